//! ImagingType: A kind of imaging device, e.g. `mesoscope`.
//! Declared in spec/experiments/imaging_type.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, experiments};
use specimen::generated::*;

/// The table `experiments_imagingtype` (spec/experiments/imaging_type.yaml:2).
pub static RESOURCE: Resource = Resource::new("ImagingType", "experiments_imagingtype")
    .named("experiments.imagingtype", "imaging type", "ImagingType")
    .about("A kind of imaging device, e.g. `mesoscope`.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).unique(),
    ])
    .relations(&[Relation::back("field_of_view", &experiments::field_of_view::RESOURCE, 4, OnDelete::Cascade)])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `experiments_imagingtype` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_imagingtype")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/experiments/imaging_type.yaml:13). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "ImagingTypeDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/imaging-types"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)).example(r#""mesoscope""#),
        Field::new("json", Source::Column(2), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", t."name", t."json""#, &[UUID, TEXT, JSON]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("ImagingTypeInput", "ImagingTypePatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(2)).required().example(r#""mesoscope""#),
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/imaging-types`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/imaging-types",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/imaging-types/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "ImagingTypeAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT]))
    .select(r#"t."id", t."name""#, &[UUID, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("experiments/imagingtype", "Imaging types", &ADMIN_ROWS)
    .columns(&[AdminColumn::new("Name", 1).sort("name").link(CellLink::Row)])
    .search(&["name"])
    .form(AdminForm::plain::<2>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1]))));
