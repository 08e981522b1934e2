//! Sheet: A sheet: one pressed plant, mounted on paper.
//! Declared in spec/collection/sheet.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, collection, collector, species};
use specimen::generated::*;

/// The table `collection_sheet` (spec/collection/sheet.yaml:2).
pub static RESOURCE: Resource = Resource::new("Sheet", "collection_sheet")
    .named("collection.sheet", "sheet", "Sheet")
    .about("A sheet: one pressed plant, mounted on paper.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("number", Kind::Text).max(20).default(Default::Text("")).unique(),
        Column::new("species_id", Kind::Uuid).field("species"),
        Column::new("collector_id", Kind::Uuid).field("collector"),
        Column::new("place", Kind::Text).max(200),
        Column::new("latitude", Kind::Float).nullable(),
        Column::new("collected", Kind::Date),
        Column::new("state", Kind::Text).max(1).default(Default::Text("G")).choices(STATE_CHOICES),
        Column::new("notes", Kind::Json).nullable(),
    ])
    .relations(&[
        Relation::one("species", &species::RESOURCE, 2),
        Relation::one("collector", &collector::RESOURCE, 3),
        Relation::many("loans", &collection::loan::RESOURCE, ["collection_loan_sheets", "sheet_id", "loan_id"]),
    ])
    .order(&[Order::up("number")])
    .indexes(&[&["species_id", "collected"]])
    .caption(&["number"])
    .hooks(&[(Event::BeforeSave, hook("SheetBehaviour::before_save"))])
    .access(&ACCESS);

/// Values of `state`.
pub static STATE_CHOICES: &[Choice] =
    &[Choice::text("G", "good"), Choice::text("F", "foxed"), Choice::text("E", "eaten by beetles")];

/// Rows of `collection_sheet` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "collection_sheet")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Accession number. Default: the next free number.
        pub number: String,
        pub species_id: Uuid,
        pub collector_id: Uuid,
        /// Where the plant grew.
        pub place: String,
        /// Latitude in degrees; north is positive.
        pub latitude: Option<f64>,
        /// Day on which the plant was gathered.
        pub collected: NaiveDate,
        pub state: String,
        pub notes: Option<Json>,
    }
    without_relations!();
}

/// The representation `public` (spec/collection/sheet.yaml:24). A page costs 1 statement.
pub static PUBLIC: Representation = Representation::new("public", "SheetPublic", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/sheets"), Schema::Text("uri")),
        Field::new("number", Source::Column(1), Schema::Bounded(20))
            .about("Accession number. Default: the next free number.")
            .example(r#""H-000017""#),
        Field::new("species", Source::Column(2), Schema::Bounded(100)),
        Field::new("place", Source::Column(3), Schema::Bounded(200))
            .about("Where the plant grew.")
            .example(r#""Basel""#),
        Field::new("collected", Source::Column(4), Schema::Text("date")).about("Day on which the plant was gathered."),
    ])
    .select(r#"t."id", t."number", j1."name", t."place", t."collected""#, &[UUID, TEXT, TEXT, TEXT, DATE])
    .joins(Dialects::same(r#"left join "species" j1 on j1."id" = t."species_id""#));

/// The representation `brief` (spec/collection/sheet.yaml:25). A page costs 1 statement.
pub static BRIEF: Representation = Representation::new("brief", "SheetBrief", &RESOURCE)
    .fields(&[
        Field::new("number", Source::Column(1), Schema::Bounded(20))
            .about("Accession number. Default: the next free number.")
            .example(r#""H-000017""#),
        Field::new("species", Source::Column(2), Schema::Bounded(100)),
        Field::new("collected", Source::Column(3), Schema::Text("date")).about("Day on which the plant was gathered."),
    ])
    .select(r#"t."id", t."number", j1."name", t."collected""#, &[UUID, TEXT, TEXT, DATE])
    .joins(Dialects::same(r#"left join "species" j1 on j1."id" = t."species_id""#));

/// The representation `detail` (spec/collection/sheet.yaml:26). A page costs 2 statements.
pub static DETAIL: Representation = Representation::new("detail", "SheetDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/sheets"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("number", Source::Column(1), Schema::Bounded(20))
            .about("Accession number. Default: the next free number.")
            .example(r#""H-000017""#),
        Field::new("species", Source::Column(2), Schema::Bounded(100)),
        Field::new("collector", Source::Column(3), Schema::Bounded(100)),
        Field::new("place", Source::Column(4), Schema::Bounded(200))
            .about("Where the plant grew.")
            .example(r#""Basel""#),
        Field::new("latitude", Source::Column(5), Schema::Number)
            .nullable()
            .about("Latitude in degrees; north is positive."),
        Field::new("collected", Source::Column(6), Schema::Text("date")).about("Day on which the plant was gathered."),
        Field::new("season", Source::Row(hook("SheetBehaviour::season"), &[6, 5]), Schema::Text(""))
            .nullable()
            .about("Season at the place and day of gathering; null if the latitude is unknown."),
        Field::new("state", Source::Column(7), Schema::Choice(STATE_CHOICES)),
        Field::new("notes", Source::Column(8), Schema::Any).nullable(),
        Field::new("loans", Source::Many(0), Schema::List(&Schema::Ref(&collection::loan::BRIEF))),
    ])
    .select(
        r#"t."id", t."number", j1."name", j2."name", t."place", t."latitude", t."collected", t."state",
            t."notes""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, FLOAT, DATE, TEXT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "species" j1 on j1."id" = t."species_id" left join "collector" j2 on j2."id" =
            t."collector_id""#,
    ))
    .children(&[Child::new(0, &collection::loan::BRIEF, r#"x."sheet_id""#)
        .joins(r#"join "collection_loan_sheets" x on x."loan_id" = t."id""#)
        .order(&[Order::down("lent")])])
    .statements(2);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("SheetInput", "SheetPatch", &RESOURCE).fields(&[
    InputField::new(
        "number",
        Takes::Text(20, Some(&Pattern::new("^[\\w-]+$", "Enter a valid value."))),
        Target::Column(1),
    )
    .blank()
    .about("Accession number. Default: the next free number.")
    .example(r#""H-000017""#),
    InputField::new("species", Takes::One(&species::RESOURCE, By::Key(1)), Target::Column(2)).required(),
    InputField::new("collector", Takes::One(&collector::RESOURCE, By::Key(1)), Target::Column(3)).required(),
    InputField::new("place", Takes::Text(200, None), Target::Column(4))
        .required()
        .about("Where the plant grew.")
        .example(r#""Basel""#),
    InputField::new("latitude", Takes::Float(-90.0, 90.0), Target::Column(5))
        .nullable()
        .about("Latitude in degrees; north is positive."),
    InputField::new("collected", Takes::Date, Target::Column(6))
        .required()
        .about("Day on which the plant was gathered."),
    InputField::new("state", Takes::Choice(STATE_CHOICES), Target::Column(7)),
    InputField::new("notes", Takes::Json, Target::Column(8)).nullable(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("number", FilterTest::Text("number")).public(),
    Filter::new("species", FilterTest::Text("species__name")).public(),
    Filter::new("collector", FilterTest::Text("collector__name")),
    Filter::new("place", FilterTest::Text("place")).public(),
    Filter::new("latitude", FilterTest::Number("latitude")),
    Filter::new("collected", FilterTest::Date("collected")).public(),
    Filter::new("state", FilterTest::Choice("state", STATE_CHOICES)),
    Filter::new("family", FilterTest::Text("species__family__iexact")),
    Filter::new("years", FilterTest::DateRange("collected"))
        .public()
        .about("Gathered within these two days, both included, e.g. `1900-01-01,1909-12-31`."),
    Filter::new("where", FilterTest::Lookups).public(),
];

/// The endpoints under `/sheets`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/sheets",
        &List::new(&RESOURCE, &DETAIL).public(&PUBLIC).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/sheets/{number}", &Item::new(&RESOURCE, 1, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "SheetAdmin", &RESOURCE)
    .fields(&Field::joined::<11>(
        &Field::columns([UUID, TEXT, TEXT, UUID, TEXT, UUID, TEXT, FLOAT, DATE]),
        &[
            Field::new("season", Source::Row(hook("SheetBehaviour::season"), &[8, 7]), Schema::Text("")).nullable(),
            Field::label("state", 9, STATE_CHOICES),
        ],
    ))
    .select(
        r#"t."id", t."number", j1."name", t."species_id", j2."name", t."collector_id", t."place", t."latitude",
            t."collected", t."state""#,
        &[UUID, TEXT, TEXT, UUID, TEXT, UUID, TEXT, FLOAT, DATE, TEXT],
    )
    .joins(Dialects::same(
        r#"left join "species" j1 on j1."id" = t."species_id" left join "collector" j2 on j2."id" =
            t."collector_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("collection/sheet", "Sheets", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Number", 1).sort("number").link(CellLink::Row),
        AdminColumn::new("Species", 2).sort("species__name").to(&species::RESOURCE, 3),
        AdminColumn::new("Collector", 4).sort("collector__name").to(&collector::RESOURCE, 5),
        AdminColumn::new("Place", 6).sort("place"),
        AdminColumn::new("Latitude", 7).sort("latitude"),
        AdminColumn::new("Collected", 8).sort("collected"),
        AdminColumn::new("Season", 9),
        AdminColumn::new("State", 10).sort("state"),
    ])
    .search(&["number"])
    .filters(&[
        AdminFilter::by("Species", FilterTest::Row("species", &species::RESOURCE)),
        AdminFilter::by("Collector", FilterTest::Row("collector", &collector::RESOURCE)),
        AdminFilter::by("Collected", FilterTest::DateRange("collected")),
        AdminFilter::by("State", FilterTest::Choice("state", STATE_CHOICES)),
    ])
    .form(AdminForm::plain::<8>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 4, 5, 6, 7]))));

/// The hand-written code of Sheet (spec/collection/sheet.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/collection/sheet.yaml:2 needs `impl SheetBehaviour for App`")]
pub trait SheetBehaviour {
    /// The value `season` of a row (spec/collection/sheet.yaml:21). Season at the place and day of gathering; null if
    /// the latitude is unknown.
    fn season(now: &RequestTime, collected: Option<NaiveDate>, latitude: Option<f64>) -> Option<String>;

    /// Runs before the row is stored; may change it (spec/collection/sheet.yaml:41).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut SheetDraft) -> HookFuture<'a>;
}

/// A row of Sheet before it is stored, with what the request contains.
pub type SheetDraft = TypedDraft<entity::Model>;

row!(entity::Model, [id, number, species_id, collector_id, place, latitude, collected, state, notes]);

pub const fn functions<C: SheetBehaviour>() -> FunctionsOf {
    &[
        (
            "SheetBehaviour::season",
            Function::Row(|row, columns, now, out| {
                json::text(out, C::season(now, row.date(columns[0]), row.number(columns[1])))
            }),
        ),
        ("SheetBehaviour::before_save", save_hook!(SheetDraft, C::before_save)),
    ]
}
