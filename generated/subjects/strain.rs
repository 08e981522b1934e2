//! Strain: A strain: the genetic background of animals.
//! Declared in spec/subjects/strain.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, subjects};
use specimen::generated::*;

/// The table `subjects_strain` (spec/subjects/strain.yaml:2).
pub static RESOURCE: Resource = Resource::new("Strain", "subjects_strain")
    .named("subjects.strain", "strain", "Strain")
    .about("A strain: the genetic background of animals.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("description", Kind::Text).default(Default::Text("")),
    ])
    .relations(&[
        Relation::back("line", &subjects::line::RESOURCE, 6, OnDelete::SetNull),
        Relation::back("subject", &subjects::subject::RESOURCE, 7, OnDelete::SetNull),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `subjects_strain` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_strain")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub description: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/strain.yaml:13). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "StrainDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/strains"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("description", Source::Column(2), Schema::Text("")),
        Field::new("json", Source::Column(3), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", t."name", t."description", t."json""#, &[UUID, TEXT, TEXT, JSON]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("StrainInput", "StrainPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).required(),
    InputField::new("description", Takes::Text(0, None), Target::Column(3)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/strains`.
pub static ROUTES: &[Route] = &[
    Route::list("/strains", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/strains/{name}", &Item::new(&RESOURCE, 1, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "StrainAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT]))
    .select(r#"t."id", t."name""#, &[UUID, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/strain", "Strains", &ADMIN_ROWS)
    .columns(&[AdminColumn::new("Name", 1).sort("name").link(CellLink::Row)])
    .search(&["name"])
    .form(AdminForm::plain::<3>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2]))));
