//! CageType: A kind of cage.
//! Declared in spec/misc/cage_type.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, misc};
use specimen::generated::*;

/// The table `misc_cagetype` (spec/misc/cage_type.yaml:2).
pub static RESOURCE: Resource = Resource::new("CageType", "misc_cagetype")
    .named("misc.cagetype", "cage type", "CageType")
    .about("A kind of cage.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("description", Kind::Text).max(1023).default(Default::Text("")),
    ])
    .relations(&[
        Relation::back("housing", &misc::housing::RESOURCE, 4, OnDelete::SetNull),
        Relation::back("lab", &misc::lab::RESOURCE, 8, OnDelete::SetNull),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `misc_cagetype` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_cagetype")]
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

/// The representation `detail` (spec/misc/cage_type.yaml:13). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "CageTypeDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/cage-types"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("description", Source::Column(2), Schema::Bounded(1023)),
        Field::new("json", Source::Column(3), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", t."name", t."description", t."json""#, &[UUID, TEXT, TEXT, JSON]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("CageTypeInput", "CageTypePatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).required(),
    InputField::new("description", Takes::Text(1023, None), Target::Column(3)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/cage-types`.
pub static ROUTES: &[Route] = &[
    Route::list("/cage-types", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/cage-types/{name}", &Item::new(&RESOURCE, 1, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "CageTypeAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT]))
    .select(r#"t."id", t."name", t."description""#, &[UUID, TEXT, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("misc/cagetype", "Cage types", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Description", 2).sort("description"),
    ])
    .search(&["name"])
    .form(AdminForm::plain::<3>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2]))));
