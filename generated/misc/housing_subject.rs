//! HousingSubject: The stay of a subject in a housing.
//! Declared in spec/misc/housing_subject.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, misc, subjects};
use specimen::generated::*;

/// The table `misc_housingsubject` (spec/misc/housing_subject.yaml:2).
pub static RESOURCE: Resource = Resource::new("HousingSubject", "misc_housingsubject")
    .named("misc.housingsubject", "housing subject", "HousingSubject")
    .about("The stay of a subject in a housing.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("subject_id", Kind::Uuid).field("subject").nullable(),
        Column::new("housing_id", Kind::Uuid).field("housing").nullable(),
        Column::new("start_datetime", Kind::DateTime),
        Column::new("end_datetime", Kind::DateTime).nullable(),
    ])
    .relations(&[
        Relation::one("subject", &subjects::subject::RESOURCE, 3),
        Relation::one("housing", &misc::housing::RESOURCE, 4),
    ])
    .order(&[Order::down("start_datetime")])
    .caption(&["subject__nickname", "start_datetime"])
    .hooks(&[(Event::BeforeSave, hook("HousingSubjectBehaviour::before_save"))])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
    ]));

/// Rows of `misc_housingsubject` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_housingsubject")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub subject_id: Option<Uuid>,
        pub housing_id: Option<Uuid>,
        /// Start of the stay.
        pub start_datetime: DateTime<Utc>,
        /// End of the stay; null while the subject lives there.
        pub end_datetime: Option<DateTime<Utc>>,
    }
    without_relations!();
}

/// The representation `inside` (spec/misc/housing_subject.yaml:15). A page costs 1 statement.
pub static INSIDE: Representation = Representation::new("inside", "HousingSubjectInside", &RESOURCE)
    .fields(&[
        Field::new("subject", Source::Column(1), Schema::Bounded(64)).nullable(),
        Field::new("start_datetime", Source::Column(2), Schema::Text("date-time")).about("Start of the stay."),
        Field::new("end_datetime", Source::Column(3), Schema::Text("date-time"))
            .nullable()
            .about("End of the stay; null while the subject lives there."),
    ])
    .select(r#"t."id", j1."nickname", t."start_datetime", t."end_datetime""#, &[UUID, TEXT, DATE_TIME, DATE_TIME])
    .joins(Dialects::same(r#"left join "subjects_subject" j1 on j1."id" = t."subject_id""#));

/// The representation `detail` (spec/misc/housing_subject.yaml:16). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "HousingSubjectDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/housing-subjects"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("subject", Source::Column(1), Schema::Bounded(64)).nullable(),
        Field::new("housing", Source::Column(2), Schema::Text("uuid")).nullable(),
        Field::new("start_datetime", Source::Column(3), Schema::Text("date-time")).about("Start of the stay."),
        Field::new("end_datetime", Source::Column(4), Schema::Text("date-time"))
            .nullable()
            .about("End of the stay; null while the subject lives there."),
        Field::new("name", Source::Column(5), Schema::Bounded(255)),
        Field::new("json", Source::Column(6), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."nickname", t."housing_id", t."start_datetime", t."end_datetime", t."name", t."json""#,
        &[UUID, TEXT, UUID, DATE_TIME, DATE_TIME, TEXT, JSON],
    )
    .joins(Dialects::same(r#"left join "subjects_subject" j1 on j1."id" = t."subject_id""#));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("HousingSubjectInput", "HousingSubjectPatch", &RESOURCE).fields(&[
    InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(3)).nullable(),
    InputField::new("housing", Takes::One(&misc::housing::RESOURCE, By::Id), Target::Column(4)).nullable(),
    InputField::new("start_datetime", Takes::DateTime, Target::Column(5)).required().about("Start of the stay."),
    InputField::new("end_datetime", Takes::DateTime, Target::Column(6))
        .nullable()
        .about("End of the stay; null while the subject lives there."),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("subject", FilterTest::Text("subject__nickname")),
    Filter::new("housing", FilterTest::Row("housing", &misc::housing::RESOURCE)),
    Filter::new("start_datetime", FilterTest::DateTime("start_datetime")),
    Filter::new("end_datetime", FilterTest::DateTime("end_datetime")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/housing-subjects`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/housing-subjects",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/housing-subjects/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "HousingSubjectAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, UUID, TEXT, UUID, DATE_TIME, DATE_TIME]))
    .select(
        r#"t."id", j1."nickname", t."subject_id", j3."name", t."housing_id", t."start_datetime",
            t."end_datetime""#,
        &[UUID, TEXT, UUID, TEXT, UUID, DATE_TIME, DATE_TIME],
    )
    .joins(Dialects::same(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_housing" j2 on j2."id" =
            t."housing_id" left join "misc_cagetype" j3 on j3."id" = j2."cage_type_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("misc/housingsubject", "Housing subjects", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Subject", 1).sort("subject__nickname").to(&subjects::subject::RESOURCE, 2),
        AdminColumn::new("Housing", 3).sort("housing__cage_type__name").to(&misc::housing::RESOURCE, 4),
        AdminColumn::new("Start datetime", 5).sort("start_datetime").link(CellLink::Row),
        AdminColumn::new("End datetime", 6).sort("end_datetime"),
    ])
    .search(&["subject__nickname"])
    .filters(&[
        AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
        AdminFilter::by("Housing", FilterTest::Row("housing", &misc::housing::RESOURCE)),
        AdminFilter::by("Start datetime", FilterTest::DateRange("start_datetime")),
    ])
    .form(AdminForm::plain::<5>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 5]))));

/// The hand-written code of HousingSubject (spec/misc/housing_subject.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/misc/housing_subject.yaml:2 needs `impl HousingSubjectBehaviour for App`"
)]
pub trait HousingSubjectBehaviour {
    /// Runs before the row is stored; may change it (spec/misc/housing_subject.yaml:27).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut HousingSubjectDraft) -> HookFuture<'a>;
}

/// A row of HousingSubject before it is stored, with what the request contains.
pub type HousingSubjectDraft = TypedDraft<entity::Model>;

row!(entity::Model, [id, name, json, subject_id, housing_id, start_datetime, end_datetime]);

pub const fn functions<C: HousingSubjectBehaviour>() -> FunctionsOf {
    &[("HousingSubjectBehaviour::before_save", save_hook!(HousingSubjectDraft, C::before_save))]
}
