//! SubjectRequest: A request of a user for subjects of a line.
//! Declared in spec/subjects/subject_request.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, misc, subjects};
use specimen::generated::*;

/// The table `subjects_subjectrequest` (spec/subjects/subject_request.yaml:2).
pub static RESOURCE: Resource = Resource::new("SubjectRequest", "subjects_subjectrequest")
    .named("subjects.subjectrequest", "subject request", "SubjectRequest")
    .about("A request of a user for subjects of a line.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("user_id", Kind::Uuid).field("user").default(Default::Caller).nullable(),
        Column::new("line_id", Kind::Uuid).field("line").nullable(),
        Column::new("count", Kind::Int).nullable(),
        Column::new("date_time", Kind::Date).default(Default::Today).nullable(),
        Column::new("due_date", Kind::Date).nullable(),
        Column::new("description", Kind::Text).default(Default::Text("")),
    ])
    .relations(&[
        Relation::one("user", &misc::user::RESOURCE, 3),
        Relation::one("line", &subjects::line::RESOURCE, 4),
        Relation::back("subject", &subjects::subject::RESOURCE, 17, OnDelete::SetNull),
    ])
    .order(&[Order::down("date_time")])
    .caption(&["line__nickname", "date_time"])
    .access(&ACCESS);

/// Rows of `subjects_subjectrequest` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_subjectrequest")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub user_id: Option<Uuid>,
        pub line_id: Option<Uuid>,
        /// Number of subjects that the user asks for.
        pub count: Option<i32>,
        /// Day of the request.
        pub date_time: Option<NaiveDate>,
        /// Day by which the user needs them.
        pub due_date: Option<NaiveDate>,
        pub description: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/subject_request.yaml:20). A page costs 2 statements.
pub static DETAIL: Representation = Representation::new("detail", "SubjectRequestDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/subject-requests"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("user", Source::Column(1), Schema::Bounded(150)).nullable(),
        Field::new("line", Source::Column(2), Schema::Bounded(255))
            .nullable()
            .about("Short name of the line. Automatic names begin with it, e.g. `<nickname>_0001`."),
        Field::new("count", Source::Column(3), Schema::Integer("int32"))
            .nullable()
            .about("Number of subjects that the user asks for."),
        Field::new("remaining", Source::Page(0, 0), Schema::Integer("int64"))
            .nullable()
            .about("Number of subjects that the user has not received yet."),
        Field::new("date_time", Source::Column(4), Schema::Text("date")).nullable().about("Day of the request."),
        Field::new("due_date", Source::Column(5), Schema::Text("date"))
            .nullable()
            .about("Day by which the user needs them."),
        Field::new("description", Source::Column(6), Schema::Text("")),
        Field::new("name", Source::Column(7), Schema::Bounded(255)),
        Field::new("json", Source::Column(8), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."username", j2."nickname", t."count", t."date_time", t."due_date", t."description",
            t."name", t."json""#,
        &[UUID, TEXT, TEXT, INT, DATE, DATE, TEXT, TEXT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "misc_labmember" j1 on j1."id" = t."user_id" left join "subjects_line" j2 on j2."id" =
            t."line_id""#,
    ))
    .groups(&[Group::rows(hook("SubjectRequestBehaviour::open"), &[0], 0, r#"t."id""#, 1)])
    .statements(2);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("SubjectRequestInput", "SubjectRequestPatch", &RESOURCE)
    .fields(&[
        InputField::new("user", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(3)).nullable(),
        InputField::new("line", Takes::One(&subjects::line::RESOURCE, By::Key(5)), Target::Column(4)).nullable(),
        InputField::new("count", Takes::Int(1, 2147483647), Target::Column(5))
            .nullable()
            .about("Number of subjects that the user asks for."),
        InputField::new("date_time", Takes::Date, Target::Column(6)).nullable().about("Day of the request."),
        InputField::new("due_date", Takes::Date, Target::Column(7))
            .nullable()
            .about("Day by which the user needs them."),
        InputField::new("description", Takes::Text(0, None), Target::Column(8)).blank(),
        InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
        InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
    ])
    .actors(&[0]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("user", FilterTest::Text("user__username")),
    Filter::new("line", FilterTest::Text("line__nickname")),
    Filter::new("count", FilterTest::Number("count")),
    Filter::new("date_time", FilterTest::Date("date_time")),
    Filter::new("due_date", FilterTest::Date("due_date")),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/subject-requests`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/subject-requests",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/subject-requests/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_SHOW: Representation = Representation::new("admin_show", "SubjectRequestAdminShow", &RESOURCE)
    .fields(&Field::joined::<2>(
        &Field::columns([UUID]),
        &[Field::new("remaining", Source::Page(0, 0), Schema::Integer("int64")).nullable()],
    ))
    .select(r#"t."id""#, &[UUID])
    .groups(&[Group::rows(hook("SubjectRequestBehaviour::open"), &[0], 0, r#"t."id""#, 1)])
    .statements(2);

static ADMIN_ROWS: Representation = Representation::new("admin", "SubjectRequestAdmin", &RESOURCE)
    .fields(&Field::joined::<9>(
        &Field::columns([UUID, TEXT, UUID, TEXT, UUID, INT, DATE, DATE]),
        &[Field::new("remaining", Source::Page(0, 0), Schema::Integer("int64")).nullable()],
    ))
    .select(
        r#"t."id", j1."nickname", t."line_id", j2."username", t."user_id", t."count", t."date_time",
            t."due_date""#,
        &[UUID, TEXT, UUID, TEXT, UUID, INT, DATE, DATE],
    )
    .joins(Dialects::same(
        r#"left join "subjects_line" j1 on j1."id" = t."line_id" left join "misc_labmember" j2 on j2."id" =
            t."user_id""#,
    ))
    .groups(&[Group::rows(hook("SubjectRequestBehaviour::open"), &[0], 0, r#"t."id""#, 1)])
    .statements(2);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/subjectrequest", "Subject requests", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Line", 1).sort("line__nickname").link(CellLink::Row),
        AdminColumn::new("User", 3).sort("user__username").to(&misc::user::RESOURCE, 4),
        AdminColumn::new("Count", 5).sort("count"),
        AdminColumn::new("Remaining", 8),
        AdminColumn::new("Date time", 6).sort("date_time"),
        AdminColumn::new("Due date", 7).sort("due_date"),
    ])
    .search(&["line__nickname"])
    .filters(&[
        AdminFilter::by("User", FilterTest::Row("user", &misc::user::RESOURCE)),
        AdminFilter::by("Line", FilterTest::Row("line", &subjects::line::RESOURCE)),
        AdminFilter::by("Date time", FilterTest::DateRange("date_time")),
    ])
    .views(&[AdminView::new("mine", "Mine", &[("user", "$user")]), AdminView::new("all", "All", &[])])
    .form(
        AdminForm::plain::<7>(&Input::form(&RESOURCE, &INPUT.by_key([1, 2, 3, 4, 5, 0, 7])).actors(&[5]))
            .show(&FormFacts::new(&ADMIN_SHOW, &[AdminColumn::new("Remaining", 1)]))
            .inlines(&[Inline::new("Subjects", 2, &subjects::subject::ADMIN, &[0, 2, 3])]),
    );

/// The hand-written code of SubjectRequest (spec/subjects/subject_request.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/subjects/subject_request.yaml:2 needs `impl SubjectRequestBehaviour for App`"
)]
pub trait SubjectRequestBehaviour {
    /// Writes the statement that finds the rows from which `open` is computed (spec/subjects/subject_request.yaml:17).
    /// Its first column is the `id` of the row to which they belong; `keys` restricts it.
    fn open_rows(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql);

    /// Computes the values of a row from the rows that were found for it (spec/subjects/subject_request.yaml:17).
    /// Number of subjects that the user has not received yet.
    fn open(row: OpenRow, rows: &[RowView<'_>]) -> OpenValues;
}

/// The columns of a row that [`SubjectRequestBehaviour::open`] receives.
#[derive(Debug, Clone)]
pub struct OpenRow {
    pub id: Option<Uuid>,
}

/// The values that [`SubjectRequestBehaviour::open`] computes for a row.
#[derive(Debug, Clone)]
pub struct OpenValues {
    /// Number of subjects that the user has not received yet.
    pub remaining: Option<i64>,
}

pub const fn functions<C: SubjectRequestBehaviour>() -> FunctionsOf {
    &[(
        "SubjectRequestBehaviour::open",
        Function::Rows(C::open_rows, |row, columns, rows, cells| {
            let value = C::open(OpenRow { id: row.uuid(columns[0]) }, rows);
            cells.push(|out| json::integer(out, value.remaining));
        }),
    )]
}
