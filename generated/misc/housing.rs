//! Housing: A cage with its conditions over a period. If the conditions of an inhabited housing change, the server
//! creates a new housing and moves the subjects there.
//! Declared in spec/misc/housing.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, misc, subjects};
use specimen::generated::*;

/// The table `misc_housing` (spec/misc/housing.yaml:2).
pub static RESOURCE: Resource = Resource::new("Housing", "misc_housing")
    .named("misc.housing", "housing", "Housing")
    .about(
        "A cage with its conditions over a period. If the conditions of an inhabited housing \
                change, the server creates a new housing and moves the subjects there.",
    )
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("cage_name", Kind::Text).max(64),
        Column::new("cage_type_id", Kind::Uuid).field("cage_type").nullable(),
        Column::new("enrichment_id", Kind::Uuid).field("enrichment").nullable(),
        Column::new("food_id", Kind::Uuid).field("food").nullable(),
        Column::new("cage_cleaning_frequency_days", Kind::Int).nullable(),
        Column::new("light_cycle", Kind::Int).choices(LIGHT_CYCLE_CHOICES).nullable(),
    ])
    .relations(&[
        Relation::one("cage_type", &misc::cage_type::RESOURCE, 4),
        Relation::one("enrichment", &misc::enrichment::RESOURCE, 5),
        Relation::one("food", &misc::food::RESOURCE, 6),
        Relation::many("subjects", &subjects::subject::RESOURCE, ["misc_housingsubject", "housing_id", "subject_id"])
            .through(&misc::housing_subject::RESOURCE)
            .own(),
        Relation::back("housing_subjects", &misc::housing_subject::RESOURCE, 4, OnDelete::SetNull),
    ])
    .order(&[Order::up("cage_name")])
    .caption(&["cage_type__name"])
    .hooks(&[(Event::BeforeSave, hook("HousingBehaviour::before_save"))])
    .access(&ACCESS);

/// Values of `light_cycle`.
pub static LIGHT_CYCLE_CHOICES: &[Choice] = &[Choice::int(0, "Normal"), Choice::int(1, "Inverted")];

/// Rows of `misc_housing` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_housing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub cage_name: String,
        pub cage_type_id: Option<Uuid>,
        pub enrichment_id: Option<Uuid>,
        pub food_id: Option<Uuid>,
        pub cage_cleaning_frequency_days: Option<i32>,
        pub light_cycle: Option<i32>,
    }
    without_relations!();
}

/// The representation `detail` (spec/misc/housing.yaml:25). A page costs 2 statements.
pub static DETAIL: Representation = Representation::new("detail", "HousingDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/housings"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("cage_name", Source::Column(2), Schema::Bounded(64)),
        Field::new("cage_type", Source::Column(3), Schema::Bounded(255)).nullable(),
        Field::new("enrichment", Source::Column(4), Schema::Bounded(255)).nullable(),
        Field::new("food", Source::Column(5), Schema::Bounded(255)).nullable(),
        Field::new("cage_cleaning_frequency_days", Source::Column(6), Schema::Integer("int32")).nullable(),
        Field::new("light_cycle", Source::Column(7), Schema::Choice(LIGHT_CYCLE_CHOICES)).nullable(),
        Field::new("subjects", Source::Many(0), Schema::List(&Schema::Ref(&misc::housing_subject::INSIDE))),
        Field::new("json", Source::Column(8), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."name", t."cage_name", j1."name", j2."name", j3."name", t."cage_cleaning_frequency_days",
            t."light_cycle", t."json""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, TEXT, INT, INT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "misc_cagetype" j1 on j1."id" = t."cage_type_id" left join "misc_enrichment" j2 on j2."id"
            = t."enrichment_id" left join "misc_food" j3 on j3."id" = t."food_id""#,
    ))
    .children(&[
        Child::new(0, &misc::housing_subject::INSIDE, r#"t."housing_id""#).order(&[Order::down("start_datetime")])
    ])
    .statements(2);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("HousingInput", "HousingPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("cage_name", Takes::Text(64, None), Target::Column(3)).required(),
    InputField::new("cage_type", Takes::One(&misc::cage_type::RESOURCE, By::Key(1)), Target::Column(4)).nullable(),
    InputField::new("enrichment", Takes::One(&misc::enrichment::RESOURCE, By::Key(2)), Target::Column(5)).nullable(),
    InputField::new("food", Takes::One(&misc::food::RESOURCE, By::Key(2)), Target::Column(6)).nullable(),
    InputField::new("cage_cleaning_frequency_days", Takes::Int(-2147483648, 2147483647), Target::Column(7)).nullable(),
    InputField::new("light_cycle", Takes::Choice(LIGHT_CYCLE_CHOICES), Target::Column(8)).nullable(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("cage_name", FilterTest::Text("cage_name")),
    Filter::new("cage_type", FilterTest::Row("cage_type", &misc::cage_type::RESOURCE)),
    Filter::new("enrichment", FilterTest::Row("enrichment", &misc::enrichment::RESOURCE)),
    Filter::new("food", FilterTest::Row("food", &misc::food::RESOURCE)),
    Filter::new("cage_cleaning_frequency_days", FilterTest::Number("cage_cleaning_frequency_days")),
    Filter::new("light_cycle", FilterTest::Choice("light_cycle", LIGHT_CYCLE_CHOICES)),
    Filter::new("subjects", FilterTest::Rows("subjects", &subjects::subject::RESOURCE)),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/housings`.
pub static ROUTES: &[Route] = &[
    Route::list("/housings", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/housings/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_SHOW: Representation = Representation::new("admin_show", "HousingAdminShow", &RESOURCE)
    .fields(&Field::joined::<6>(
        &Field::columns([UUID]),
        &[
            Field::new("inside", Source::Page(0, 0), Schema::List(&Schema::Text(""))).nullable(),
            Field::new("before", Source::Page(0, 1), Schema::List(&Schema::Text(""))).nullable(),
            Field::new("since", Source::Page(0, 2), Schema::Text("date")).nullable(),
            Field::new("until", Source::Page(0, 3), Schema::Text("date")).nullable(),
            Field::new("home", Source::Page(0, 5), Schema::Text("")).nullable(),
        ],
    ))
    .select(r#"t."id""#, &[UUID])
    .groups(&[Group::rows(hook("HousingBehaviour::stays"), &[0], 0, r#"t."id""#, 6)])
    .statements(2);

static ADMIN_ROWS: Representation = Representation::new("admin", "HousingAdmin", &RESOURCE)
    .fields(&Field::joined::<10>(
        &Field::columns([UUID, TEXT, TEXT, UUID]),
        &[
            Field::new("inside", Source::Page(0, 0), Schema::List(&Schema::Text(""))).nullable(),
            Field::new("before", Source::Page(0, 1), Schema::List(&Schema::Text(""))).nullable(),
            Field::new("since", Source::Page(0, 2), Schema::Text("date")).nullable(),
            Field::new("until", Source::Page(0, 3), Schema::Text("date")).nullable(),
            Field::new("active", Source::Page(0, 4), Schema::Integer("int64")).nullable(),
            Field::new("home", Source::Page(0, 5), Schema::Text("")).nullable(),
        ],
    ))
    .select(r#"t."id", t."cage_name", j1."name", t."cage_type_id""#, &[UUID, TEXT, TEXT, UUID])
    .joins(Dialects::same(r#"left join "misc_cagetype" j1 on j1."id" = t."cage_type_id""#))
    .groups(&[Group::rows(hook("HousingBehaviour::stays"), &[0], 0, r#"t."id""#, 6)])
    .statements(2);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("misc/housing", "Housings", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Cage name", 1).sort("cage_name").link(CellLink::Row),
        AdminColumn::new("Subjects", 4),
        AdminColumn::new("Old subjects", 5),
        AdminColumn::new("Start", 6),
        AdminColumn::new("End", 7),
        AdminColumn::new("# active", 8),
        AdminColumn::new("Lab", 9),
        AdminColumn::new("Cage type", 2).sort("cage_type__name").to(&misc::cage_type::RESOURCE, 3),
    ])
    .search(&["cage_name", "subjects__nickname", "subjects__lab__name"])
    .filters(&[
        AdminFilter::by("Cage type", FilterTest::Row("cage_type", &misc::cage_type::RESOURCE)),
        AdminFilter::new(
            "With subjects inside",
            Filter::new("left", FilterTest::Bool("housing_subjects__end_datetime__isnull")),
        ),
    ])
    .views(&[AdminView::new("current", "Current", &[("left", "true")]), AdminView::new("all", "All", &[])])
    .form(
        AdminForm::plain::<7>(&Input::form(&RESOURCE, &INPUT.by_key([2, 1, 3, 6, 4, 5, 7])))
            .show(&FormFacts::new(
                &ADMIN_SHOW,
                &[
                    AdminColumn::new("Subjects", 1),
                    AdminColumn::new("Old subjects", 2),
                    AdminColumn::new("Start", 3),
                    AdminColumn::new("End", 4),
                    AdminColumn::new("Lab", 5),
                ],
            ))
            .inlines(&[Inline::new("Stays", 4, &misc::housing_subject::ADMIN, &[0, 2, 3]).edit()]),
    );

/// The hand-written code of Housing (spec/misc/housing.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/misc/housing.yaml:2 needs `impl HousingBehaviour for App`")]
pub trait HousingBehaviour {
    /// Writes the statement that finds the rows from which `stays` is computed (spec/misc/housing.yaml:18). Its first
    /// column is the `id` of the row to which they belong; `keys` restricts it.
    fn stays_rows(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql);

    /// Computes the values of a row from the rows that were found for it (spec/misc/housing.yaml:18). Living subjects
    /// that are inside, subjects that were, first arrival, last departure if nobody is inside, number inside, lab of
    /// the first.
    fn stays(row: StaysRow, rows: &[RowView<'_>]) -> StaysValues;

    /// Runs before the row is stored; may change it (spec/misc/housing.yaml:34).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut HousingDraft) -> HookFuture<'a>;
}

/// The columns of a row that [`HousingBehaviour::stays`] receives.
#[derive(Debug, Clone)]
pub struct StaysRow {
    pub id: Option<Uuid>,
}

/// The values that [`HousingBehaviour::stays`] computes for a row.
#[derive(Debug, Clone)]
pub struct StaysValues {
    /// Living subjects that are inside, subjects that were, first arrival, last departure if nobody is inside, number
    /// inside, lab of the first.
    pub inside: Vec<String>,
    /// Living subjects that are inside, subjects that were, first arrival, last departure if nobody is inside, number
    /// inside, lab of the first.
    pub before: Vec<String>,
    /// Living subjects that are inside, subjects that were, first arrival, last departure if nobody is inside, number
    /// inside, lab of the first.
    pub since: Option<NaiveDate>,
    /// Living subjects that are inside, subjects that were, first arrival, last departure if nobody is inside, number
    /// inside, lab of the first.
    pub until: Option<NaiveDate>,
    /// Living subjects that are inside, subjects that were, first arrival, last departure if nobody is inside, number
    /// inside, lab of the first.
    pub active: Option<i64>,
    /// Living subjects that are inside, subjects that were, first arrival, last departure if nobody is inside, number
    /// inside, lab of the first.
    pub home: Option<String>,
}

/// A row of Housing before it is stored, with what the request contains.
pub type HousingDraft = TypedDraft<entity::Model, HousingSent>;

row!(
    entity::Model,
    [id, name, json, cage_name, cage_type_id, enrichment_id, food_id, cage_cleaning_frequency_days, light_cycle]
);

/// What a request for a row of Housing contains besides its columns.
#[derive(Debug, Clone)]
pub struct HousingSent {
    /// Keys of `subjects`, if the request sets them.
    pub subjects: Option<Vec<Uuid>>,
}

impl Sent for HousingSent {
    fn take(draft: &mut Draft) -> Self {
        Self { subjects: draft.many[3].as_deref().map(typed::keys) }
    }

    fn restore(self, draft: &mut Draft) {
        draft.many[3] = self.subjects.map(typed::values);
    }
}

pub const fn functions<C: HousingBehaviour>() -> FunctionsOf {
    &[
        (
            "HousingBehaviour::stays",
            Function::Rows(C::stays_rows, |row, columns, rows, cells| {
                let value = C::stays(StaysRow { id: row.uuid(columns[0]) }, rows);
                cells.push(|out| json::texts(out, value.inside));
                cells.push(|out| json::texts(out, value.before));
                cells.push(|out| json::date(out, value.since));
                cells.push(|out| json::date(out, value.until));
                cells.push(|out| json::integer(out, value.active));
                cells.push(|out| json::text(out, value.home));
            }),
        ),
        ("HousingBehaviour::before_save", save_hook!(HousingDraft, C::before_save)),
    ]
}
