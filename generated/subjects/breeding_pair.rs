//! BreedingPair: A father and one or two mothers that are kept together for a period.
//! Declared in spec/subjects/breeding_pair.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, subjects};
use specimen::generated::*;

/// The table `subjects_breedingpair` (spec/subjects/breeding_pair.yaml:2).
pub static RESOURCE: Resource = Resource::new("BreedingPair", "subjects_breedingpair")
    .named("subjects.breedingpair", "breeding pair", "BreedingPair")
    .about("A father and one or two mothers that are kept together for a period.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).default(Default::Text("-")),
        Column::new("line_id", Kind::Uuid).field("line").nullable(),
        Column::new("start_date", Kind::Date).nullable(),
        Column::new("end_date", Kind::Date).nullable(),
        Column::new("father_id", Kind::Uuid).field("father").nullable(),
        Column::new("mother1_id", Kind::Uuid).field("mother1").nullable(),
        Column::new("mother2_id", Kind::Uuid).field("mother2").nullable(),
        Column::new("description", Kind::Text).default(Default::Text("")),
    ])
    .relations(&[
        Relation::one("line", &subjects::line::RESOURCE, 3),
        Relation::one("father", &subjects::subject::RESOURCE, 6),
        Relation::one("mother1", &subjects::subject::RESOURCE, 7),
        Relation::one("mother2", &subjects::subject::RESOURCE, 8),
        Relation::back("litter", &subjects::litter::RESOURCE, 4, OnDelete::SetNull),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .hooks(&[(Event::BeforeSave, hook("BreedingPairBehaviour::before_save"))])
    .access(&ACCESS.update(&[Allow::Superuser, Allow::Group("*husbandry*")]));

/// Rows of `subjects_breedingpair` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_breedingpair")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        /// Name of the breeding pair. With a line, the server replaces `-` by the next name of that line.
        pub name: String,
        pub line_id: Option<Uuid>,
        pub start_date: Option<NaiveDate>,
        pub end_date: Option<NaiveDate>,
        pub father_id: Option<Uuid>,
        pub mother1_id: Option<Uuid>,
        pub mother2_id: Option<Uuid>,
        pub description: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/breeding_pair.yaml:19). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "BreedingPairDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/breeding-pairs"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)).about(
            "Name of the breeding pair. With a line, the server replaces `-` by the next name of that \
                line.",
        ),
        Field::new("line", Source::Column(2), Schema::Bounded(255))
            .nullable()
            .about("Short name of the line. Automatic names begin with it, e.g. `<nickname>_0001`."),
        Field::new("start_date", Source::Column(3), Schema::Text("date")).nullable(),
        Field::new("end_date", Source::Column(4), Schema::Text("date")).nullable(),
        Field::new("father", Source::Column(5), Schema::Bounded(64)).nullable(),
        Field::new("mother1", Source::Column(6), Schema::Bounded(64)).nullable(),
        Field::new("mother2", Source::Column(7), Schema::Bounded(64)).nullable(),
        Field::new("description", Source::Column(8), Schema::Text("")),
        Field::new("json", Source::Column(9), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."name", j1."nickname", t."start_date", t."end_date", j2."nickname", j3."nickname",
            j4."nickname", t."description", t."json""#,
        &[UUID, TEXT, TEXT, DATE, DATE, TEXT, TEXT, TEXT, TEXT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "subjects_line" j1 on j1."id" = t."line_id" left join "subjects_subject" j2 on j2."id" =
            t."father_id" left join "subjects_subject" j3 on j3."id" = t."mother1_id" left join
            "subjects_subject" j4 on j4."id" = t."mother2_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("BreedingPairInput", "BreedingPairPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(2)).blank().about(
        "Name of the breeding pair. With a line, the server replaces `-` by the next name of that \
                line.",
    ),
    InputField::new("line", Takes::One(&subjects::line::RESOURCE, By::Key(5)), Target::Column(3)).nullable(),
    InputField::new("start_date", Takes::Date, Target::Column(4)).nullable(),
    InputField::new("end_date", Takes::Date, Target::Column(5)).nullable(),
    InputField::new("father", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(6)).nullable(),
    InputField::new("mother1", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(7)).nullable(),
    InputField::new("mother2", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(8)).nullable(),
    InputField::new("description", Takes::Text(0, None), Target::Column(9)).blank(),
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("line", FilterTest::Text("line__nickname")),
    Filter::new("start_date", FilterTest::Date("start_date")),
    Filter::new("end_date", FilterTest::Date("end_date")),
    Filter::new("father", FilterTest::Text("father__nickname")),
    Filter::new("mother1", FilterTest::Text("mother1__nickname")),
    Filter::new("mother2", FilterTest::Text("mother2__nickname")),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/breeding-pairs`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/breeding-pairs",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/breeding-pairs/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "BreedingPairAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, TEXT, UUID, DATE, DATE, TEXT, UUID, TEXT, UUID, TEXT, UUID]))
    .select(
        r#"t."id", t."name", j1."cage", j2."nickname", t."line_id", t."start_date", t."end_date", j1."nickname",
            t."father_id", j3."nickname", t."mother1_id", j4."nickname", t."mother2_id""#,
        &[UUID, TEXT, TEXT, TEXT, UUID, DATE, DATE, TEXT, UUID, TEXT, UUID, TEXT, UUID],
    )
    .joins(Dialects::same(
        r#"left join "subjects_subject" j1 on j1."id" = t."father_id" left join "subjects_line" j2 on j2."id" =
            t."line_id" left join "subjects_subject" j3 on j3."id" = t."mother1_id" left join "subjects_subject"
            j4 on j4."id" = t."mother2_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/breedingpair", "Breeding pairs", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Cage", 2).sort("father__cage"),
        AdminColumn::new("Line", 3).sort("line__nickname").to(&subjects::line::RESOURCE, 4),
        AdminColumn::new("Start", 5).sort("start_date"),
        AdminColumn::new("End", 6).sort("end_date"),
        AdminColumn::new("Father", 7).sort("father__nickname").to(&subjects::subject::RESOURCE, 8),
        AdminColumn::new("Mother1", 9).sort("mother1__nickname").to(&subjects::subject::RESOURCE, 10),
        AdminColumn::new("Mother2", 11).sort("mother2__nickname").to(&subjects::subject::RESOURCE, 12),
    ])
    .search(&["name"])
    .filters(&[
        AdminFilter::by("Line", FilterTest::Row("line", &subjects::line::RESOURCE)),
        AdminFilter::new("Not started", Filter::new("started", FilterTest::Bool("start_date__isnull"))),
        AdminFilter::new("Not ended", Filter::new("current", FilterTest::Bool("end_date__isnull"))),
    ])
    .views(&[
        AdminView::new("current", "Current", &[("started", "false"), ("current", "true")]),
        AdminView::new("past", "Past", &[("current", "false")]),
        AdminView::new("all", "All", &[]),
    ])
    .form(
        AdminForm::plain::<9>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 4, 5, 6, 7, 8])))
            .narrow(&[
                Narrow::new(
                    4,
                    &[
                        ("death_date__isnull", NarrowBy::Value("true")),
                        ("responsible_user__is_stock_manager", NarrowBy::Value("true")),
                        ("sex", NarrowBy::Value("M")),
                    ],
                ),
                Narrow::new(
                    5,
                    &[
                        ("death_date__isnull", NarrowBy::Value("true")),
                        ("responsible_user__is_stock_manager", NarrowBy::Value("true")),
                        ("sex", NarrowBy::Value("F")),
                    ],
                ),
                Narrow::new(
                    6,
                    &[
                        ("death_date__isnull", NarrowBy::Value("true")),
                        ("responsible_user__is_stock_manager", NarrowBy::Value("true")),
                        ("sex", NarrowBy::Value("F")),
                    ],
                ),
            ])
            .inlines(&[Inline::new("Litters", 4, &subjects::litter::ADMIN, &[1, 3, 4]).edit()]),
    );

/// The hand-written code of BreedingPair (spec/subjects/breeding_pair.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/subjects/breeding_pair.yaml:2 needs `impl BreedingPairBehaviour for App`"
)]
pub trait BreedingPairBehaviour {
    /// Runs before the row is stored; may change it (spec/subjects/breeding_pair.yaml:33).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut BreedingPairDraft) -> HookFuture<'a>;
}

/// A row of BreedingPair before it is stored, with what the request contains.
pub type BreedingPairDraft = TypedDraft<entity::Model>;

row!(entity::Model, [id, json, name, line_id, start_date, end_date, father_id, mother1_id, mother2_id, description]);

pub const fn functions<C: BreedingPairBehaviour>() -> FunctionsOf {
    &[("BreedingPairBehaviour::before_save", save_hook!(BreedingPairDraft, C::before_save))]
}
