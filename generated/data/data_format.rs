//! DataFormat: A file format, with the functions that load such files.
//! Declared in spec/data/data_format.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, data};
use specimen::generated::*;

/// The table `data_dataformat` (spec/data/data_format.yaml:2).
pub static RESOURCE: Resource = Resource::new("DataFormat", "data_dataformat")
    .named("data.dataformat", "data format", "DataFormat")
    .about("A file format, with the functions that load such files.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).unique(),
        Column::new("description", Kind::Text).max(255).default(Default::Text("")),
        Column::new("file_extension", Kind::Text).max(255),
        Column::new("matlab_loader_function", Kind::Text).max(255).default(Default::Text("")),
        Column::new("python_loader_function", Kind::Text).max(255).default(Default::Text("")),
    ])
    .relations(&[Relation::back("dataset", &data::dataset::RESOURCE, 16, OnDelete::SetDefault)])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `data_dataformat` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_dataformat")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub description: String,
        pub file_extension: String,
        pub matlab_loader_function: String,
        pub python_loader_function: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/data/data_format.yaml:17). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "DataFormatDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("json", Source::Column(1), Schema::Any).nullable().about("Any further data."),
        Field::new("name", Source::Column(2), Schema::Bounded(255)).example(r#""npy""#),
        Field::new("description", Source::Column(3), Schema::Bounded(255)),
        Field::new("file_extension", Source::Column(4), Schema::Bounded(255)).example(r#"".npy""#),
        Field::new("matlab_loader_function", Source::Column(5), Schema::Bounded(255)),
        Field::new("python_loader_function", Source::Column(6), Schema::Bounded(255)),
    ])
    .select(
        r#"t."id", t."json", t."name", t."description", t."file_extension", t."matlab_loader_function",
            t."python_loader_function""#,
        &[UUID, JSON, TEXT, TEXT, TEXT, TEXT, TEXT],
    );

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("DataFormatInput", "DataFormatPatch", &RESOURCE).fields(&[
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
    InputField::new("name", Takes::Text(255, None), Target::Column(2)).required().example(r#""npy""#),
    InputField::new("description", Takes::Text(255, None), Target::Column(3)).blank(),
    InputField::new(
        "file_extension",
        Takes::Text(255, Some(&Pattern::new("^\\.[^\\.]+$", "Invalid file extension, should start with a dot"))),
        Target::Column(4),
    )
    .required()
    .example(r#"".npy""#),
    InputField::new("matlab_loader_function", Takes::Text(255, None), Target::Column(5)).blank(),
    InputField::new("python_loader_function", Takes::Text(255, None), Target::Column(6)).blank(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[];

/// The endpoints under `/data-formats`.
pub static ROUTES: &[Route] = &[
    Route::list("/data-formats", &List::new(&RESOURCE, &DETAIL).create(&INPUT, &DETAIL)),
    Route::item("/data-formats/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "DataFormatAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, TEXT, TEXT]))
    .select(
        r#"t."id", t."name", t."description", t."file_extension", t."matlab_loader_function""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT],
    );

pub(crate) static ADMIN: AdminPage = AdminPage::rows("data/dataformat", "Data formats", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Description", 2).sort("description"),
        AdminColumn::new("File extension", 3).sort("file_extension"),
        AdminColumn::new("Matlab loader function", 4).sort("matlab_loader_function"),
    ])
    .search(&["name"])
    .form(AdminForm::plain::<6>(&Input::form(&RESOURCE, &INPUT.by_key([1, 2, 3, 4, 5, 0]))));
