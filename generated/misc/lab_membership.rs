//! LabMembership: The membership of a user in a lab, with its period.
//! Declared in spec/misc/lab_membership.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, misc};
use specimen::generated::*;

/// The table `misc_labmembership` (spec/misc/lab_membership.yaml:2).
pub static RESOURCE: Resource = Resource::new("LabMembership", "misc_labmembership")
    .named("misc.labmembership", "lab membership", "LabMembership")
    .about("The membership of a user in a lab, with its period.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("user_id", Kind::Uuid).field("user"),
        Column::new("lab_id", Kind::Uuid).field("lab"),
        Column::new("role", Kind::Text).max(255).default(Default::Text("")),
        Column::new("start_date", Kind::Date).default(Default::Today).nullable(),
        Column::new("end_date", Kind::Date).nullable(),
    ])
    .relations(&[Relation::one("user", &misc::user::RESOURCE, 3), Relation::one("lab", &misc::lab::RESOURCE, 4)])
    .order(&[Order::down("start_date")])
    .caption(&["user__username", "start_date"])
    .access(&ACCESS);

/// Rows of `misc_labmembership` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_labmembership")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub user_id: Uuid,
        pub lab_id: Uuid,
        pub role: String,
        /// First day of the membership. If it is null, the user is not a member.
        pub start_date: Option<NaiveDate>,
        /// Last day of the membership; null while it lasts.
        pub end_date: Option<NaiveDate>,
    }
    without_relations!();
}

/// The representation `detail` (spec/misc/lab_membership.yaml:16). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "LabMembershipDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/lab-memberships"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("user", Source::Column(1), Schema::Bounded(150)),
        Field::new("lab", Source::Column(2), Schema::Bounded(255)),
        Field::new("role", Source::Column(3), Schema::Bounded(255)),
        Field::new("start_date", Source::Column(4), Schema::Text("date"))
            .nullable()
            .about("First day of the membership. If it is null, the user is not a member."),
        Field::new("end_date", Source::Column(5), Schema::Text("date"))
            .nullable()
            .about("Last day of the membership; null while it lasts."),
        Field::new("name", Source::Column(6), Schema::Bounded(255)),
        Field::new("json", Source::Column(7), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."username", j2."name", t."role", t."start_date", t."end_date", t."name", t."json""#,
        &[UUID, TEXT, TEXT, TEXT, DATE, DATE, TEXT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "misc_labmember" j1 on j1."id" = t."user_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("LabMembershipInput", "LabMembershipPatch", &RESOURCE).fields(&[
    InputField::new("user", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(3)).required(),
    InputField::new("lab", Takes::One(&misc::lab::RESOURCE, By::Key(2)), Target::Column(4)).required(),
    InputField::new("role", Takes::Text(255, None), Target::Column(5)).blank(),
    InputField::new("start_date", Takes::Date, Target::Column(6))
        .nullable()
        .about("First day of the membership. If it is null, the user is not a member."),
    InputField::new("end_date", Takes::Date, Target::Column(7))
        .nullable()
        .about("Last day of the membership; null while it lasts."),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("user", FilterTest::Text("user__username")),
    Filter::new("lab", FilterTest::Text("lab__name")),
    Filter::new("role", FilterTest::Text("role")),
    Filter::new("start_date", FilterTest::Date("start_date")),
    Filter::new("end_date", FilterTest::Date("end_date")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/lab-memberships`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/lab-memberships",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/lab-memberships/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "LabMembershipAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, UUID, TEXT, UUID, TEXT, DATE, DATE]))
    .select(
        r#"t."id", j1."username", t."user_id", j2."name", t."lab_id", t."role", t."start_date", t."end_date""#,
        &[UUID, TEXT, UUID, TEXT, UUID, TEXT, DATE, DATE],
    )
    .joins(Dialects::same(
        r#"left join "misc_labmember" j1 on j1."id" = t."user_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("misc/labmembership", "Lab memberships", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("User", 1).sort("user__username").link(CellLink::Row),
        AdminColumn::new("Lab", 3).sort("lab__name").to(&misc::lab::RESOURCE, 4),
        AdminColumn::new("Role", 5).sort("role"),
        AdminColumn::new("Start date", 6).sort("start_date"),
        AdminColumn::new("End date", 7).sort("end_date"),
    ])
    .search(&["user__username"])
    .filters(&[
        AdminFilter::by("User", FilterTest::Row("user", &misc::user::RESOURCE)),
        AdminFilter::by("Lab", FilterTest::Row("lab", &misc::lab::RESOURCE)),
    ])
    .form(AdminForm::plain::<6>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 4, 6]))));
