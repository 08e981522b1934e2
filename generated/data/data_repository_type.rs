//! DataRepositoryType: A kind of data repository.
//! Declared in spec/data/data_repository_type.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, data};
use specimen::generated::*;

/// The table `data_datarepositorytype` (spec/data/data_repository_type.yaml:2).
pub static RESOURCE: Resource = Resource::new("DataRepositoryType", "data_datarepositorytype")
    .named("data.datarepositorytype", "data repository type", "DataRepositoryType")
    .about("A kind of data repository.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).unique(),
    ])
    .relations(&[Relation::back("datarepository", &data::data_repository::RESOURCE, 3, OnDelete::Cascade)])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `data_datarepositorytype` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_datarepositorytype")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/data/data_repository_type.yaml:13). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "DataRepositoryTypeDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/data-repository-type"), Schema::Text("uri")),
        Field::new("json", Source::Column(2), Schema::Any).nullable().about("Any further data."),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
    ])
    .select(r#"t."id", t."name", t."json""#, &[UUID, TEXT, JSON]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("DataRepositoryTypeInput", "DataRepositoryTypePatch", &RESOURCE).fields(&[
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
    InputField::new(
        "name",
        Takes::Text(255, Some(&Pattern::new("^[^/]+$", "Names of repository types cannot hold slashes."))),
        Target::Column(2),
    )
    .required(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[];

/// The endpoints under `/data-repository-type`.
pub static ROUTES: &[Route] = &[
    Route::list("/data-repository-type", &List::new(&RESOURCE, &DETAIL).create(&INPUT, &DETAIL).location("url")),
    Route::item("/data-repository-type/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "DataRepositoryTypeAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT]))
    .select(r#"t."id", t."name""#, &[UUID, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("data/datarepositorytype", "Data repository types", &ADMIN_ROWS)
    .columns(&[AdminColumn::new("Name", 1).sort("name").link(CellLink::Row)])
    .search(&["name"])
    .form(AdminForm::plain::<2>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1]))));
