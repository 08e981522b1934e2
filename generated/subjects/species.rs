//! Species: A species, with its scientific name and its common name.
//! Declared in spec/subjects/species.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, subjects};
use specimen::generated::*;

/// The table `subjects_species` (spec/subjects/species.yaml:2).
pub static RESOURCE: Resource = Resource::new("Species", "subjects_species")
    .named("subjects.species", "species", "Species")
    .about("A species, with its scientific name and its common name.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("nickname", Kind::Text).max(255).unique(),
    ])
    .relations(&[
        Relation::back("line", &subjects::line::RESOURCE, 11, OnDelete::SetNull),
        Relation::back("subject", &subjects::subject::RESOURCE, 4, OnDelete::SetNull),
    ])
    .order(&[Order::up("nickname")])
    .caption(&["nickname"])
    .access(&ACCESS);

/// Rows of `subjects_species` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_species")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        /// Common name.
        pub nickname: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/species.yaml:13). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "SpeciesDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/species"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("nickname", Source::Column(1), Schema::Bounded(255))
            .about("Common name.")
            .example(r#""Laboratory mouse""#),
        Field::new("name", Source::Column(2), Schema::Bounded(255)),
        Field::new("json", Source::Column(3), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", t."nickname", t."name", t."json""#, &[UUID, TEXT, TEXT, JSON]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("SpeciesInput", "SpeciesPatch", &RESOURCE).fields(&[
    InputField::new("nickname", Takes::Text(255, None), Target::Column(3))
        .required()
        .about("Common name.")
        .example(r#""Laboratory mouse""#),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("nickname", FilterTest::Text("nickname")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/species`.
pub static ROUTES: &[Route] = &[
    Route::list("/species", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/species/{nickname}", &Item::new(&RESOURCE, 3, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "SpeciesAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT]))
    .select(r#"t."id", t."name", t."nickname""#, &[UUID, TEXT, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/species", "Species", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Nickname", 2).sort("nickname"),
    ])
    .search(&["nickname"])
    .form(AdminForm::plain::<3>(&Input::form(&RESOURCE, &INPUT.by_key([1, 0, 2]))));
