//! CullMethod: A method of culling subjects.
//! Declared in spec/actions/cull_method.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, actions};
use specimen::generated::*;

/// The table `actions_cullmethod` (spec/actions/cull_method.yaml:2).
pub static RESOURCE: Resource = Resource::new("CullMethod", "actions_cullmethod")
    .named("actions.cullmethod", "cull method", "CullMethod")
    .about("A method of culling subjects.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("description", Kind::Text).default(Default::Text("")),
    ])
    .relations(&[Relation::back("cull", &actions::cull::RESOURCE, 8, OnDelete::SetNull)])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `actions_cullmethod` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_cullmethod")]
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

/// The representation `detail` (spec/actions/cull_method.yaml:13). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "CullMethodDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/cull-methods"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("description", Source::Column(2), Schema::Text("")),
        Field::new("json", Source::Column(3), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", t."name", t."description", t."json""#, &[UUID, TEXT, TEXT, JSON]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("CullMethodInput", "CullMethodPatch", &RESOURCE).fields(&[
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

/// The endpoints under `/cull-methods`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/cull-methods",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/cull-methods/{name}", &Item::new(&RESOURCE, 1, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "CullMethodAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT]))
    .select(r#"t."id", t."name""#, &[UUID, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/cullmethod", "Cull methods", &ADMIN_ROWS)
    .columns(&[AdminColumn::new("Name", 1).sort("name").link(CellLink::Row)])
    .search(&["name"])
    .form(AdminForm::plain::<3>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2]))));
