//! Litter: The offspring of one birth of a breeding pair.
//! Declared in spec/subjects/litter.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, subjects};
use specimen::generated::*;

/// The table `subjects_litter` (spec/subjects/litter.yaml:2).
pub static RESOURCE: Resource = Resource::new("Litter", "subjects_litter")
    .named("subjects.litter", "litter", "Litter")
    .about("The offspring of one birth of a breeding pair.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).default(Default::Text("-")),
        Column::new("line_id", Kind::Uuid).field("line").nullable(),
        Column::new("breeding_pair_id", Kind::Uuid).field("breeding_pair").nullable(),
        Column::new("description", Kind::Text).default(Default::Text("")),
        Column::new("birth_date", Kind::Date).nullable(),
    ])
    .relations(&[
        Relation::one("line", &subjects::line::RESOURCE, 3),
        Relation::one("breeding_pair", &subjects::breeding_pair::RESOURCE, 4),
        Relation::back("subject", &subjects::subject::RESOURCE, 5, OnDelete::SetNull),
    ])
    .order(&[Order::up("name"), Order::down("birth_date")])
    .unique(&[Unique::new(&[2])])
    .caption(&["name"])
    .hooks(&[
        (Event::Validate, hook("LitterBehaviour::validate")),
        (Event::BeforeSave, hook("LitterBehaviour::before_save")),
    ])
    .access(&ACCESS.update(&[Allow::Superuser, Allow::Group("*husbandry*")]));

/// Rows of `subjects_litter` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_litter")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        /// Name of the litter. With a line, the server replaces `-` by the next name of that line.
        pub name: String,
        pub line_id: Option<Uuid>,
        pub breeding_pair_id: Option<Uuid>,
        pub description: String,
        pub birth_date: Option<NaiveDate>,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/litter.yaml:18). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "LitterDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/litters"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255))
            .about("Name of the litter. With a line, the server replaces `-` by the next name of that line."),
        Field::new("line", Source::Column(2), Schema::Bounded(255))
            .nullable()
            .about("Short name of the line. Automatic names begin with it, e.g. `<nickname>_0001`."),
        Field::new("breeding_pair", Source::Column(3), Schema::Text("uuid")).nullable(),
        Field::new("birth_date", Source::Column(4), Schema::Text("date")).nullable(),
        Field::new("description", Source::Column(5), Schema::Text("")),
        Field::new("json", Source::Column(6), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."name", j1."nickname", t."breeding_pair_id", t."birth_date", t."description", t."json""#,
        &[UUID, TEXT, TEXT, UUID, DATE, TEXT, JSON],
    )
    .joins(Dialects::same(r#"left join "subjects_line" j1 on j1."id" = t."line_id""#));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("LitterInput", "LitterPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(2))
        .blank()
        .about("Name of the litter. With a line, the server replaces `-` by the next name of that line."),
    InputField::new("line", Takes::One(&subjects::line::RESOURCE, By::Key(5)), Target::Column(3)).nullable(),
    InputField::new("breeding_pair", Takes::One(&subjects::breeding_pair::RESOURCE, By::Id), Target::Column(4))
        .nullable(),
    InputField::new("birth_date", Takes::Date, Target::Column(6)).nullable(),
    InputField::new("description", Takes::Text(0, None), Target::Column(5)).blank(),
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("line", FilterTest::Text("line__nickname")),
    Filter::new("breeding_pair", FilterTest::Row("breeding_pair", &subjects::breeding_pair::RESOURCE)),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("birth_date", FilterTest::Date("birth_date")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/litters`.
pub static ROUTES: &[Route] = &[
    Route::list("/litters", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/litters/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "LitterAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, UUID, TEXT, UUID, DATE]))
    .select(
        r#"t."id", t."name", j1."nickname", t."line_id", j2."name", t."breeding_pair_id", t."birth_date""#,
        &[UUID, TEXT, TEXT, UUID, TEXT, UUID, DATE],
    )
    .joins(Dialects::same(
        r#"left join "subjects_line" j1 on j1."id" = t."line_id" left join "subjects_breedingpair" j2 on j2."id"
            = t."breeding_pair_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/litter", "Litters", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Line", 2).sort("line__nickname").to(&subjects::line::RESOURCE, 3),
        AdminColumn::new("Breeding pair", 4).sort("breeding_pair__name").to(&subjects::breeding_pair::RESOURCE, 5),
        AdminColumn::new("Birth date", 6).sort("birth_date"),
        AdminColumn::count("Pups", 2),
    ])
    .search(&["name"])
    .filters(&[
        AdminFilter::by("Line", FilterTest::Row("line", &subjects::line::RESOURCE)),
        AdminFilter::by("Birth date", FilterTest::DateRange("birth_date")),
    ])
    .form(
        AdminForm::plain::<6>(&Input::form(&RESOURCE, &INPUT.by_key([1, 0, 2, 3, 4, 5])))
            .narrow(&[
                Narrow::new(0, &[("is_active", NarrowBy::Value("true"))]),
                Narrow::new(2, &[("line", NarrowBy::Field(0))]),
            ])
            .inlines(&[Inline::new("Pups", 2, &subjects::subject::ADMIN, &[0, 1, 20, 8, 5, 7, 6, 10]).edit()]),
    );

/// The hand-written code of Litter (spec/subjects/litter.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/subjects/litter.yaml:2 needs `impl LitterBehaviour for App`")]
pub trait LitterBehaviour {
    /// Checks several fields together, once each of them is valid (spec/subjects/litter.yaml:29).
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut LitterDraft) -> HookFuture<'a>;

    /// Runs before the row is stored; may change it (spec/subjects/litter.yaml:29).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut LitterDraft) -> HookFuture<'a>;
}

/// A row of Litter before it is stored, with what the request contains.
pub type LitterDraft = TypedDraft<entity::Model>;

row!(entity::Model, [id, json, name, line_id, breeding_pair_id, description, birth_date]);

pub const fn functions<C: LitterBehaviour>() -> FunctionsOf {
    &[
        ("LitterBehaviour::validate", save_hook!(LitterDraft, C::validate)),
        ("LitterBehaviour::before_save", save_hook!(LitterDraft, C::before_save)),
    ]
}
