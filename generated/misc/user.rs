//! User: A person or a program with an account.
//! Declared in spec/misc/user.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, admin, auth, data, misc, reversion, subjects};
use specimen::generated::*;

/// The table `misc_labmember` (spec/misc/user.yaml:2).
pub static RESOURCE: Resource = Resource::new("User", "misc_labmember")
    .named("misc.labmember", "user", "LabMember")
    .about("A person or a program with an account.")
    .primary(10)
    .columns(&[
        Column::new("password", Kind::Text).max(128).default(Default::Text("")).secret(),
        Column::new("last_login", Kind::DateTime).nullable(),
        Column::new("is_superuser", Kind::Bool).default(Default::Bool(false)),
        Column::new("username", Kind::Text).max(150).unique().taken("A user with that username already exists."),
        Column::new("first_name", Kind::Text).max(150).default(Default::Text("")),
        Column::new("last_name", Kind::Text).max(150).default(Default::Text("")),
        Column::new("email", Kind::Text).max(254).default(Default::Text("")),
        Column::new("is_staff", Kind::Bool).default(Default::Bool(false)),
        Column::new("is_active", Kind::Bool).default(Default::Bool(true)),
        Column::new("date_joined", Kind::DateTime).default(Default::Now),
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("is_stock_manager", Kind::Bool).default(Default::Bool(false)),
        Column::new("is_public_user", Kind::Bool).default(Default::Bool(false)),
    ])
    .relations(&[
        Relation::many("groups", &auth::group::RESOURCE, ["misc_labmember_groups", "labmember_id", "group_id"]).own(),
        Relation::many(
            "user_permissions",
            &auth::permission::RESOURCE,
            ["misc_labmember_user_permissions", "labmember_id", "permission_id"],
        )
        .own(),
        Relation::many(
            "allowed_users",
            &RESOURCE,
            ["misc_labmember_allowed_users", "from_labmember_id", "to_labmember_id"],
        )
        .own(),
        Relation::back_one("auth_token", &auth::token::RESOURCE, 1, OnDelete::Cascade).secret(),
        Relation::many(
            "chronicrecording",
            &actions::chronic_recording::RESOURCE,
            ["actions_chronicrecording_users", "labmember_id", "chronicrecording_id"],
        ),
        Relation::back("cull", &actions::cull::RESOURCE, 3, OnDelete::SetNull),
        Relation::back("data_dataset_created_by_related", &data::dataset::RESOURCE, 4, OnDelete::Cascade),
        Relation::back("data_datasettype_created_by_related", &data::dataset_type::RESOURCE, 3, OnDelete::Cascade),
        Relation::back("data_notices", &data::data_notice::RESOURCE, 5, OnDelete::SetNull),
        Relation::back("download", &data::download::RESOURCE, 3, OnDelete::Cascade),
        Relation::many(
            "labmember",
            &RESOURCE,
            ["misc_labmember_allowed_users", "to_labmember_id", "from_labmember_id"],
        ),
        Relation::back("labmembership", &misc::lab_membership::RESOURCE, 3, OnDelete::Cascade),
        Relation::back("logentry", &admin::log_entry::RESOURCE, 2, OnDelete::Cascade).secret(),
        Relation::back("note", &misc::note::RESOURCE, 3, OnDelete::Cascade),
        Relation::many(
            "notification",
            &actions::notification::RESOURCE,
            ["actions_notification_users", "labmember_id", "notification_id"],
        ),
        Relation::back("notificationrule", &actions::notification_rule::RESOURCE, 3, OnDelete::Cascade),
        Relation::many(
            "otheraction",
            &actions::other_action::RESOURCE,
            ["actions_otheraction_users", "labmember_id", "otheraction_id"],
        ),
        Relation::many(
            "project",
            &subjects::project::RESOURCE,
            ["subjects_project_users", "labmember_id", "project_id"],
        ),
        Relation::back("revision", &reversion::change_set::RESOURCE, 2, OnDelete::SetNull).secret(),
        Relation::many("session", &actions::session::RESOURCE, ["actions_session_users", "labmember_id", "session_id"]),
        Relation::back("subjects_requested", &subjects::subject_request::RESOURCE, 3, OnDelete::SetNull),
        Relation::back("subjects_responsible", &subjects::subject::RESOURCE, 14, OnDelete::SetNull),
        Relation::many("surgery", &actions::surgery::RESOURCE, ["actions_surgery_users", "labmember_id", "surgery_id"]),
        Relation::many(
            "virusinjection",
            &actions::virus_injection::RESOURCE,
            ["actions_virusinjection_users", "labmember_id", "virusinjection_id"],
        ),
        Relation::back("wateradministration", &actions::water_administration::RESOURCE, 3, OnDelete::SetNull),
        Relation::many(
            "waterrestriction",
            &actions::water_restriction::RESOURCE,
            ["actions_waterrestriction_users", "labmember_id", "waterrestriction_id"],
        ),
        Relation::back("weighing", &actions::weighing::RESOURCE, 3, OnDelete::SetNull),
    ])
    .order(&[Order::up("username")])
    .caption(&["username"])
    .access(&ACCESS.read(&[Allow::Public, Allow::Token]).update(&[Allow::Superuser, Allow::Is("id")]).fields(&[
        FieldAccess::new("is_stock_manager").write(&[Allow::Superuser]),
        FieldAccess::new("is_superuser").write(&[Allow::Superuser]),
        FieldAccess::new("is_active").write(&[Allow::Superuser]),
        FieldAccess::new("is_public_user").write(&[Allow::Superuser]),
        FieldAccess::new("is_staff").write(&[Allow::Superuser]),
        FieldAccess::new("groups").write(&[Allow::Superuser]),
        FieldAccess::new("user_permissions").write(&[Allow::Superuser]),
    ]));

/// Rows of `misc_labmember` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_labmember")]
    pub struct Model {
        /// Hash of the password.
        pub password: String,
        pub last_login: Option<DateTime<Utc>>,
        /// Whether the user is an administrator.
        pub is_superuser: bool,
        pub username: String,
        pub first_name: String,
        pub last_name: String,
        pub email: String,
        /// Whether the user may use the admin pages.
        pub is_staff: bool,
        /// Whether the user may log in.
        pub is_active: bool,
        pub date_joined: DateTime<Utc>,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Whether the user manages the stock: the animals that are not assigned to an experiment.
        pub is_stock_manager: bool,
        /// Whether the user may only read.
        pub is_public_user: bool,
    }
    without_relations!();
}

/// The representation `public` (spec/misc/user.yaml:35). A page costs 1 statement.
pub static PUBLIC: Representation = Representation::new("public", "UserPublic", &RESOURCE)
    .fields(&[
        Field::new("username", Source::Column(1), Schema::Bounded(150)),
        Field::new("url", Source::Url(1, "/users"), Schema::Text("uri")),
        Field::new("subjects_responsible", Source::Column(2), Schema::List(&Schema::Bounded(64))),
    ])
    .select(r#"t."id", t."username", m1.v"#, &[UUID, TEXT, TEXT_LIST])
    .joins(Dialects::new(
        r#"left join (select r0."responsible_user_id" as k, array_agg(r0."nickname" order by r0."nickname" nulls
            last, r0."birth_date" desc nulls first, r0."nickname") as v from "subjects_subject" r0 where
            r0."responsible_user_id" = any(array(select id from _ids)) group by r0."responsible_user_id") m1 on
            m1.k = t."id""#,
        r#"left join (select r0."responsible_user_id" as k, json_group_array(r0."nickname" order by
            r0."nickname" nulls last, r0."birth_date" desc nulls first, r0."nickname") as v from
            "subjects_subject" r0 where r0."responsible_user_id" in (select id from _ids) group by
            r0."responsible_user_id") m1 on m1.k = t."id""#,
    ));

/// The representation `detail` (spec/misc/user.yaml:36). A page costs 2 statements.
pub static DETAIL: Representation = Representation::new("detail", "UserDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("username", Source::Column(1), Schema::Bounded(150)),
        Field::new("email", Source::Column(2), Schema::Blank("email")),
        Field::new("subjects_responsible", Source::Column(3), Schema::List(&Schema::Bounded(64))),
        Field::new("lab", Source::Page(0, 0), Schema::List(&Schema::Text("")))
            .nullable()
            .about("Names of the labs of which the user is a member today."),
        Field::new("allowed_users", Source::Column(4), Schema::List(&Schema::Bounded(150))),
        Field::new("is_stock_manager", Source::Column(5), Schema::Boolean)
            .about("Whether the user manages the stock: the animals that are not assigned to an experiment."),
    ])
    .select(
        r#"t."id", t."username", t."email", m1.v, m2.v, t."is_stock_manager""#,
        &[UUID, TEXT, TEXT, TEXT_LIST, TEXT_LIST, BOOL],
    )
    .joins(Dialects::new(
        r#"left join (select r0."responsible_user_id" as k, array_agg(r0."nickname" order by r0."nickname" nulls
            last, r0."birth_date" desc nulls first, r0."nickname") as v from "subjects_subject" r0 where
            r0."responsible_user_id" = any(array(select id from _ids)) group by r0."responsible_user_id") m1 on
            m1.k = t."id" left join (select x0."from_labmember_id" as k, array_agg(r0."username" order by
            r0."username" nulls last, r0."username") as v from "misc_labmember_allowed_users" x0 join
            "misc_labmember" r0 on r0."id" = x0."to_labmember_id" where x0."from_labmember_id" = any(array(select
            id from _ids)) group by x0."from_labmember_id") m2 on m2.k = t."id""#,
        r#"left join (select r0."responsible_user_id" as k, json_group_array(r0."nickname" order by
            r0."nickname" nulls last, r0."birth_date" desc nulls first, r0."nickname") as v from
            "subjects_subject" r0 where r0."responsible_user_id" in (select id from _ids) group by
            r0."responsible_user_id") m1 on m1.k = t."id" left join (select x0."from_labmember_id" as k,
            json_group_array(r0."username" order by r0."username" nulls last, r0."username") as v from
            "misc_labmember_allowed_users" x0 join "misc_labmember" r0 on r0."id" = x0."to_labmember_id" where
            x0."from_labmember_id" in (select id from _ids) group by x0."from_labmember_id") m2 on m2.k = t."id""#,
    ))
    .groups(&[Group::rows(hook("UserBehaviour::labs"), &[0], 0, r#"t."id""#, 1)])
    .statements(2);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("UserInput", "UserPatch", &RESOURCE).fields(&[
    InputField::new(
        "username",
        Takes::Text(
            150,
            Some(&Pattern::new(
                "^[\\w.@+-]+$",
                "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ \
                characters.",
            )),
        ),
        Target::Column(3),
    )
    .required(),
    InputField::new("email", Takes::Email(254), Target::Column(6)).blank(),
    InputField::new(
        "subjects_responsible",
        Takes::Many(&subjects::subject::RESOURCE, By::Key(3)),
        Target::Relation(21),
    )
    .required()
    .schema(Schema::List(&Schema::Bounded(64))),
    InputField::new("allowed_users", Takes::Many(&RESOURCE, By::Key(3)), Target::Relation(2))
        .required()
        .schema(Schema::List(&Schema::Bounded(150))),
    InputField::new("is_stock_manager", Takes::Bool, Target::Column(11))
        .about("Whether the user manages the stock: the animals that are not assigned to an experiment."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("last_login", FilterTest::DateTime("last_login")),
    Filter::new("is_superuser", FilterTest::Bool("is_superuser")),
    Filter::new("username", FilterTest::Text("username")).public(),
    Filter::new("first_name", FilterTest::Text("first_name")),
    Filter::new("last_name", FilterTest::Text("last_name")),
    Filter::new("email", FilterTest::Text("email")),
    Filter::new("is_staff", FilterTest::Bool("is_staff")),
    Filter::new("is_active", FilterTest::Bool("is_active")),
    Filter::new("date_joined", FilterTest::DateTime("date_joined")),
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("is_stock_manager", FilterTest::Bool("is_stock_manager")),
    Filter::new("is_public_user", FilterTest::Bool("is_public_user")),
    Filter::new("groups", FilterTest::Rows("groups", &auth::group::RESOURCE)),
    Filter::new("user_permissions", FilterTest::Rows("user_permissions", &auth::permission::RESOURCE)),
    Filter::new("allowed_users", FilterTest::Rows("allowed_users", &RESOURCE)),
    Filter::new("password", FilterTest::Refused),
    Filter::new("django", FilterTest::Lookups).public(),
];

/// The endpoints under `/users`.
pub static ROUTES: &[Route] = &[
    Route::list("/users", &List::new(&RESOURCE, &DETAIL).public(&PUBLIC).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/users/{username}", &Item::new(&RESOURCE, 3, &DETAIL).read().write(&INPUT).delete()),
    Route::union(
        "/users/{username}/actions",
        &Union {
            owner: Owner::new(&RESOURCE, 3, "users"),
            members: &[
                Member::new("experiment", &actions::session::ACTION, "users"),
                Member::new("surgery", &actions::surgery::ACTION, "users"),
                Member::new("virus_injection", &actions::virus_injection::ACTION, "users"),
                Member::new("chronic_recording", &actions::chronic_recording::ACTION, "users"),
                Member::new("water_restriction", &actions::water_restriction::ACTION, "users"),
                Member::new("other", &actions::other_action::ACTION, "users"),
            ],
            parameter: "type",
            newest: "start_time",
            filters: &[
                Filter::new("date_range", FilterTest::DateRange("start_time"))
                    .about("Start time within these two days, both included, e.g. `2019-04-01,2019-04-05`."),
                Filter::new("lab", FilterTest::Text("lab__name__iexact")),
                Filter::new("location", FilterTest::Text("location__name__icontains")),
                Filter::new("procedures", FilterTest::Text("procedures__name__icontains")),
            ],
            schema: "Action",
        },
    )
    .words("action")
    .about("Actions that the user performed on subjects."),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "UserAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, TEXT, TEXT, BOOL, BOOL, BOOL, BOOL, TEXT_LIST, TEXT_LIST]))
    .select(
        r#"t."id", t."username", t."email", t."first_name", t."last_name", t."is_staff", t."is_superuser",
            t."is_stock_manager", t."is_public_user", m1.v, m2.v"#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, BOOL, BOOL, BOOL, BOOL, TEXT_LIST, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join (select x0."labmember_id" as k, array_agg(r0."name" order by r0."name" nulls last,
            r0."name") as v from "misc_labmember_groups" x0 join "auth_group" r0 on r0."id" = x0."group_id" where
            x0."labmember_id" = any(array(select id from _ids)) group by x0."labmember_id") m1 on m1.k = t."id"
            left join (select x0."from_labmember_id" as k, array_agg(r0."username" order by r0."username" nulls
            last, r0."username") as v from "misc_labmember_allowed_users" x0 join "misc_labmember" r0 on r0."id"
            = x0."to_labmember_id" where x0."from_labmember_id" = any(array(select id from _ids)) group by
            x0."from_labmember_id") m2 on m2.k = t."id""#,
        r#"left join (select x0."labmember_id" as k, json_group_array(r0."name" order by r0."name" nulls last,
            r0."name") as v from "misc_labmember_groups" x0 join "auth_group" r0 on r0."id" = x0."group_id" where
            x0."labmember_id" in (select id from _ids) group by x0."labmember_id") m1 on m1.k = t."id" left join
            (select x0."from_labmember_id" as k, json_group_array(r0."username" order by r0."username" nulls
            last, r0."username") as v from "misc_labmember_allowed_users" x0 join "misc_labmember" r0 on r0."id"
            = x0."to_labmember_id" where x0."from_labmember_id" in (select id from _ids) group by
            x0."from_labmember_id") m2 on m2.k = t."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("misc/labmember", "Lab members", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Username", 1).sort("username").link(CellLink::Row),
        AdminColumn::new("Email", 2).sort("email"),
        AdminColumn::new("First name", 3).sort("first_name"),
        AdminColumn::new("Last name", 4).sort("last_name"),
        AdminColumn::new("Groups", 9),
        AdminColumn::new("Allowed users", 10),
        AdminColumn::new("Is staff", 5).sort("is_staff"),
        AdminColumn::new("Is superuser", 6).sort("is_superuser"),
        AdminColumn::new("Is stock manager", 7).sort("is_stock_manager"),
        AdminColumn::new("Is public user", 8).sort("is_public_user"),
    ])
    .search(&["username", "first_name", "last_name", "email"])
    .filters(&[
        AdminFilter::by("Is staff", FilterTest::Bool("is_staff")),
        AdminFilter::by("Is superuser", FilterTest::Bool("is_superuser")),
        AdminFilter::by("Is active", FilterTest::Bool("is_active")),
        AdminFilter::by("Groups", FilterTest::Rows("groups", &auth::group::RESOURCE)),
    ])
    .edit(&[(8, 7), (9, 8)])
    .form(AdminForm::new(
        &Input::form(
            &RESOURCE,
            &InputField::joined::<12>(&[
                &INPUT.by_key([0]),
                &InputField::columns(&RESOURCE, [4, 5]),
                &INPUT.by_key([1]),
                &[
                    InputField::column(&RESOURCE, 8).about("Whether the user may log in."),
                    InputField::column(&RESOURCE, 7).about("Whether the user may use the admin pages."),
                    InputField::column(&RESOURCE, 2).about("Whether the user is an administrator."),
                ],
                &INPUT.by_key([4]),
                &[
                    InputField::column(&RESOURCE, 12).about("Whether the user may only read."),
                    InputField::new("groups", Takes::Many(&auth::group::RESOURCE, By::Id), Target::Relation(0)),
                    InputField::new(
                        "user_permissions",
                        Takes::Many(&auth::permission::RESOURCE, By::Id),
                        Target::Relation(1),
                    ),
                ],
                &INPUT.by_key([3]),
            ]),
        ),
        &[
            FormGroup::new("Person", &[0, 1, 2, 3]),
            FormGroup::new("Rights", &[4, 5, 6, 7, 8, 9, 10]),
            FormGroup::new("Animals", &[11]),
        ],
    ));

/// The hand-written code of User (spec/misc/user.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/misc/user.yaml:2 needs `impl UserBehaviour for App`")]
pub trait UserBehaviour {
    /// Writes the statement that finds the rows from which `labs` is computed (spec/misc/user.yaml:32). Its first
    /// column is the `id` of the row to which they belong; `keys` restricts it.
    fn labs_rows(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql);

    /// Computes the values of a row from the rows that were found for it (spec/misc/user.yaml:32). Names of the labs of
    /// which the user is a member today.
    fn labs(row: LabsRow, rows: &[RowView<'_>]) -> LabsValues;
}

/// The columns of a row that [`UserBehaviour::labs`] receives.
#[derive(Debug, Clone)]
pub struct LabsRow {
    pub id: Option<Uuid>,
}

/// The values that [`UserBehaviour::labs`] computes for a row.
#[derive(Debug, Clone)]
pub struct LabsValues {
    /// Names of the labs of which the user is a member today.
    pub lab: Vec<String>,
}

pub const fn functions<C: UserBehaviour>() -> FunctionsOf {
    &[(
        "UserBehaviour::labs",
        Function::Rows(C::labs_rows, |row, columns, rows, cells| {
            let value = C::labs(LabsRow { id: row.uuid(columns[0]) }, rows);
            cells.push(|out| json::texts(out, value.lab));
        }),
    )]
}
