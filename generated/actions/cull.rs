//! Cull: The killing of a subject, with date, reason and method. A subject has at most one cull.
//! Declared in spec/actions/cull.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, misc, subjects};
use specimen::generated::*;

/// The table `actions_cull` (spec/actions/cull.yaml:2).
pub static RESOURCE: Resource = Resource::new("Cull", "actions_cull")
    .named("actions.cull", "cull", "Cull")
    .about("The killing of a subject, with date, reason and method. A subject has at most one cull.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("user_id", Kind::Uuid).field("user").default(Default::Caller).nullable(),
        Column::new("subject_id", Kind::Uuid).field("subject").unique(),
        Column::new("date", Kind::Date),
        Column::new("description", Kind::Text).default(Default::Text("")),
        Column::new("cull_reason_id", Kind::Uuid).field("cull_reason").nullable(),
        Column::new("cull_method_id", Kind::Uuid).field("cull_method").nullable(),
    ])
    .relations(&[
        Relation::one("user", &misc::user::RESOURCE, 3),
        Relation::one("subject", &subjects::subject::RESOURCE, 4),
        Relation::one("cull_reason", &actions::cull_reason::RESOURCE, 7),
        Relation::one("cull_method", &actions::cull_method::RESOURCE, 8),
    ])
    .order(&[Order::down("date")])
    .caption(&["subject__nickname", "date"])
    .hooks(&[
        (Event::Validate, hook("CullBehaviour::validate")),
        (Event::BeforeSave, hook("CullBehaviour::before_save")),
        (Event::AfterDelete, hook("CullBehaviour::after_delete")),
    ])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
        Allow::Is("user"),
    ]));

/// Rows of `actions_cull` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_cull")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        /// User who culled the subject. Default: the caller.
        pub user_id: Option<Uuid>,
        pub subject_id: Uuid,
        /// Day of the cull. It becomes the death date of the subject.
        pub date: NaiveDate,
        pub description: String,
        pub cull_reason_id: Option<Uuid>,
        pub cull_method_id: Option<Uuid>,
    }
    without_relations!();
}

/// The representation `detail` (spec/actions/cull.yaml:17). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "CullDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/culls"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("date", Source::Column(2), Schema::Text("date"))
            .about("Day of the cull. It becomes the death date of the subject."),
        Field::new("user", Source::Column(3), Schema::Bounded(150))
            .nullable()
            .about("User who culled the subject. Default: the caller."),
        Field::new("cull_reason", Source::Column(4), Schema::Bounded(255)).nullable(),
        Field::new("cull_method", Source::Column(5), Schema::Bounded(255)).nullable(),
        Field::new("description", Source::Column(6), Schema::Text("")),
        Field::new("name", Source::Column(7), Schema::Bounded(255)),
        Field::new("json", Source::Column(8), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."nickname", t."date", j2."username", j3."name", j4."name", t."description", t."name",
            t."json""#,
        &[UUID, TEXT, DATE, TEXT, TEXT, TEXT, TEXT, TEXT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_labmember" j2 on j2."id"
            = t."user_id" left join "actions_cullreason" j3 on j3."id" = t."cull_reason_id" left join
            "actions_cullmethod" j4 on j4."id" = t."cull_method_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("CullInput", "CullPatch", &RESOURCE)
    .fields(&[
        InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(4)).required(),
        InputField::new("date", Takes::Date, Target::Column(5))
            .required()
            .about("Day of the cull. It becomes the death date of the subject."),
        InputField::new("user", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(3))
            .nullable()
            .about("User who culled the subject. Default: the caller."),
        InputField::new("cull_reason", Takes::One(&actions::cull_reason::RESOURCE, By::Key(1)), Target::Column(7))
            .nullable(),
        InputField::new("cull_method", Takes::One(&actions::cull_method::RESOURCE, By::Key(1)), Target::Column(8))
            .nullable(),
        InputField::new("description", Takes::Text(0, None), Target::Column(6)).blank(),
        InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
        InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
    ])
    .actors(&[2]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("user", FilterTest::Text("user__username")),
    Filter::new("subject", FilterTest::Text("subject__nickname")),
    Filter::new("date", FilterTest::Date("date")),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("cull_reason", FilterTest::Row("cull_reason", &actions::cull_reason::RESOURCE)),
    Filter::new("cull_method", FilterTest::Row("cull_method", &actions::cull_method::RESOURCE)),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/culls`.
pub static ROUTES: &[Route] = &[
    Route::list("/culls", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/culls/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "CullAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, DATE, TEXT, UUID, TEXT, UUID, TEXT, UUID, TEXT, UUID, TEXT_LIST]))
    .select(
        r#"t."id", t."date", j1."nickname", t."subject_id", j2."username", t."user_id", j3."name",
            t."cull_reason_id", j4."name", t."cull_method_id", m1.v"#,
        &[UUID, DATE, TEXT, UUID, TEXT, UUID, TEXT, UUID, TEXT, UUID, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_labmember" j2 on j2."id"
            = t."user_id" left join "actions_cullreason" j3 on j3."id" = t."cull_reason_id" left join
            "actions_cullmethod" j4 on j4."id" = t."cull_method_id" left join (select x0."subject_id" as k,
            array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from "subjects_subject_projects"
            x0 join "subjects_project" r0 on r0."id" = x0."project_id" where x0."subject_id" = any(array(select
            p0."subject_id" as id from _ids join "actions_cull" p0 on p0."id" = _ids.id)) group by
            x0."subject_id") m1 on m1.k = j1."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_labmember" j2 on j2."id"
            = t."user_id" left join "actions_cullreason" j3 on j3."id" = t."cull_reason_id" left join
            "actions_cullmethod" j4 on j4."id" = t."cull_method_id" left join (select x0."subject_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" in (select p0."subject_id" as id from _ids join "actions_cull" p0 on p0."id" =
            _ids.id) group by x0."subject_id") m1 on m1.k = j1."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/cull", "Culls", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Date", 1).sort("date").link(CellLink::Row),
        AdminColumn::new("Subject", 2).sort("subject__nickname").to(&subjects::subject::RESOURCE, 3),
        AdminColumn::new("User", 4).sort("user__username").to(&misc::user::RESOURCE, 5),
        AdminColumn::new("Cull reason", 6).sort("cull_reason__name").to(&actions::cull_reason::RESOURCE, 7),
        AdminColumn::new("Cull method", 8).sort("cull_method__name").to(&actions::cull_method::RESOURCE, 9),
        AdminColumn::new("Projects", 10),
    ])
    .search(&["user__username", "subject__nickname", "subject__projects__name"])
    .filters(&[
        AdminFilter::new(
            "Responsible user",
            Filter::new("responsible_user", FilterTest::Row("subject__responsible_user", &misc::user::RESOURCE)),
        ),
        AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
        AdminFilter::by("Cull reason", FilterTest::Row("cull_reason", &actions::cull_reason::RESOURCE)),
        AdminFilter::by("Cull method", FilterTest::Row("cull_method", &actions::cull_method::RESOURCE)),
        AdminFilter::by("Date", FilterTest::DateRange("date")),
    ])
    .form(AdminForm::plain::<7>(&Input::form(&RESOURCE, &INPUT.by_key([1, 0, 2, 3, 4, 5, 7])).actors(&[2])));

/// The hand-written code of Cull (spec/actions/cull.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/actions/cull.yaml:2 needs `impl CullBehaviour for App`")]
pub trait CullBehaviour {
    /// Checks several fields together, once each of them is valid (spec/actions/cull.yaml:29).
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut CullDraft) -> HookFuture<'a>;

    /// Runs before the row is stored; may change it (spec/actions/cull.yaml:29).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut CullDraft) -> HookFuture<'a>;

    /// Runs after the row is deleted, in the same transaction (spec/actions/cull.yaml:29).
    fn after_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut CullDraft) -> HookFuture<'a>;
}

/// A row of Cull before it is stored, with what the request contains.
pub type CullDraft = TypedDraft<entity::Model>;

row!(entity::Model, [id, name, json, user_id, subject_id, date, description, cull_reason_id, cull_method_id]);

pub const fn functions<C: CullBehaviour>() -> FunctionsOf {
    &[
        ("CullBehaviour::validate", save_hook!(CullDraft, C::validate)),
        ("CullBehaviour::before_save", save_hook!(CullDraft, C::before_save)),
        ("CullBehaviour::after_delete", save_hook!(CullDraft, C::after_delete)),
    ]
}
