//! Enrichment: An object that is put into a cage to keep the animals occupied.
//! Declared in spec/misc/enrichment.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, misc};
use specimen::generated::*;

/// The table `misc_enrichment` (spec/misc/enrichment.yaml:2).
pub static RESOURCE: Resource = Resource::new("Enrichment", "misc_enrichment")
    .named("misc.enrichment", "enrichment", "Enrichment")
    .about("An object that is put into a cage to keep the animals occupied.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).unique(),
        Column::new("description", Kind::Text).max(1023).default(Default::Text("")),
    ])
    .relations(&[
        Relation::back("housing", &misc::housing::RESOURCE, 5, OnDelete::SetNull),
        Relation::back("lab", &misc::lab::RESOURCE, 9, OnDelete::SetNull),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `misc_enrichment` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_enrichment")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub description: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/misc/enrichment.yaml:14). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "EnrichmentDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/enrichments"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("description", Source::Column(2), Schema::Bounded(1023)),
        Field::new("json", Source::Column(3), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", t."name", t."description", t."json""#, &[UUID, TEXT, TEXT, JSON]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("EnrichmentInput", "EnrichmentPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(2)).required(),
    InputField::new("description", Takes::Text(1023, None), Target::Column(3)).blank(),
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/enrichments`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/enrichments",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/enrichments/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "EnrichmentAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT]))
    .select(r#"t."id", t."name", t."description""#, &[UUID, TEXT, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("misc/enrichment", "Enrichments", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Description", 2).sort("description"),
    ])
    .search(&["name"])
    .form(AdminForm::plain::<3>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2]))));
