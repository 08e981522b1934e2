//! DatasetType: A kind of dataset. The server determines it from the file name.
//! Declared in spec/data/dataset_type.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, data, misc};
use specimen::generated::*;

/// The table `data_datasettype` (spec/data/dataset_type.yaml:2).
pub static RESOURCE: Resource = Resource::new("DatasetType", "data_datasettype")
    .named("data.datasettype", "dataset type", "DatasetType")
    .about("A kind of dataset. The server determines it from the file name.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")).unique(),
        Column::new("created_by_id", Kind::Uuid).field("created_by").nullable(),
        Column::new("description", Kind::Text).max(1023).default(Default::Text("")),
        Column::new("filename_pattern", Kind::Text).max(255).nullable().unique(),
    ])
    .relations(&[
        Relation::one("created_by", &misc::user::RESOURCE, 3),
        Relation::back("dataset", &data::dataset::RESOURCE, 15, OnDelete::SetDefault),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .hooks(&[
        (Event::Validate, hook("DatasetTypeBehaviour::validate")),
        (Event::BeforeSave, hook("DatasetTypeBehaviour::before_save")),
    ])
    .access(&ACCESS);

/// Rows of `data_datasettype` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_datasettype")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub created_by_id: Option<Uuid>,
        pub description: String,
        /// Shell pattern for file names, in lower case. Without a pattern, the type is used for files whose
        /// `object.attribute` is its name.
        pub filename_pattern: Option<String>,
    }
    without_relations!();
}

/// The representation `detail` (spec/data/dataset_type.yaml:17). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "DatasetTypeDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)).example(r#""spikes.times""#),
        Field::new("created_by", Source::Column(2), Schema::Bounded(150)).nullable(),
        Field::new("description", Source::Column(3), Schema::Bounded(1023)),
        Field::new("filename_pattern", Source::OrSent(4, r#""""#), Schema::Bounded(255))
            .nullable()
            .about(
                "Shell pattern for file names, in lower case. Without a pattern, the type is used for \
                files whose `object.attribute` is its name.",
            )
            .example(r#""*spikes.times*""#),
    ])
    .select(
        r#"t."id", t."name", j1."username", t."description", t."filename_pattern""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT],
    )
    .joins(Dialects::same(r#"left join "misc_labmember" j1 on j1."id" = t."created_by_id""#));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("DatasetTypeInput", "DatasetTypePatch", &RESOURCE)
    .fields(&[
        InputField::new("name", Takes::Text(255, None), Target::Column(2)).blank().example(r#""spikes.times""#),
        InputField::new("created_by", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(3))
            .nullable()
            .default(Default::Caller),
        InputField::new("description", Takes::Text(1023, None), Target::Column(4)).blank(),
        InputField::new("filename_pattern", Takes::Text(255, None), Target::Column(5))
            .nullable()
            .blank()
            .about(
                "Shell pattern for file names, in lower case. Without a pattern, the type is used for \
                files whose `object.attribute` is its name.",
            )
            .example(r#""*spikes.times*""#),
    ])
    .actors(&[1]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[];

/// The endpoints under `/dataset-types`.
pub static ROUTES: &[Route] = &[
    Route::list("/dataset-types", &List::new(&RESOURCE, &DETAIL).create(&INPUT, &DETAIL)),
    Route::item("/dataset-types/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "DatasetTypeAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, TEXT, TEXT, UUID]))
    .select(
        r#"t."id", t."name", t."description", t."filename_pattern", j1."username", t."created_by_id""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, UUID],
    )
    .joins(Dialects::same(r#"left join "misc_labmember" j1 on j1."id" = t."created_by_id""#));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("data/datasettype", "Dataset types", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::count("# datasets", 1),
        AdminColumn::new("Description", 2).sort("description"),
        AdminColumn::new("Filename pattern", 3).sort("filename_pattern"),
        AdminColumn::new("Created by", 4).sort("created_by__username").to(&misc::user::RESOURCE, 5),
    ])
    .search(&["name", "description", "filename_pattern", "created_by__username"])
    .filters(&[AdminFilter::by("Created by", FilterTest::Row("created_by", &misc::user::RESOURCE))])
    .form(AdminForm::plain::<5>(
        &Input::form(
            &RESOURCE,
            &InputField::joined::<5>(&[
                &INPUT.by_key([0, 2, 3, 1]),
                &[InputField::column(&RESOURCE, 1).about("Any further data.")],
            ]),
        )
        .actors(&[3]),
    ));

/// The hand-written code of DatasetType (spec/data/dataset_type.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/data/dataset_type.yaml:2 needs `impl DatasetTypeBehaviour for App`")]
pub trait DatasetTypeBehaviour {
    /// Checks several fields together, once each of them is valid (spec/data/dataset_type.yaml:23).
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetTypeDraft) -> HookFuture<'a>;

    /// Runs before the row is stored; may change it (spec/data/dataset_type.yaml:23).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetTypeDraft) -> HookFuture<'a>;
}

/// A row of DatasetType before it is stored, with what the request contains.
pub type DatasetTypeDraft = TypedDraft<entity::Model>;

row!(entity::Model, [id, json, name, created_by_id, description, filename_pattern]);

pub const fn functions<C: DatasetTypeBehaviour>() -> FunctionsOf {
    &[
        ("DatasetTypeBehaviour::validate", save_hook!(DatasetTypeDraft, C::validate)),
        ("DatasetTypeBehaviour::before_save", save_hook!(DatasetTypeDraft, C::before_save)),
    ]
}
