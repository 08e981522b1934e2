//! FileRecord: A copy of a dataset in a repository.
//! Declared in spec/data/file_record.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, data, misc};
use specimen::generated::*;

/// The table `data_filerecord` (spec/data/file_record.yaml:2).
pub static RESOURCE: Resource = Resource::new("FileRecord", "data_filerecord")
    .named("data.filerecord", "file record", "FileRecord")
    .about("A copy of a dataset in a repository.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("dataset_id", Kind::Uuid).field("dataset"),
        Column::new("data_repository_id", Kind::Uuid).field("data_repository"),
        Column::new("relative_path", Kind::Text).max(1000),
        Column::new("exists", Kind::Bool).default(Default::Bool(false)),
    ])
    .relations(&[
        Relation::one("dataset", &data::dataset::RESOURCE, 3),
        Relation::one("data_repository", &data::data_repository::RESOURCE, 4),
    ])
    .unique(&[Unique::new(&[4, 5])])
    .caption(&["dataset__name", "data_repository__name"])
    .hooks(&[(Event::AfterSave, hook("FileRecordBehaviour::after_save"))])
    .access(&ACCESS);

/// Rows of `data_filerecord` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_filerecord")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub dataset_id: Uuid,
        pub data_repository_id: Uuid,
        /// Path within the repository.
        pub relative_path: String,
        /// Whether the file is in the repository.
        pub exists: bool,
    }
    without_relations!();
}

/// The representation `dataset` (spec/data/file_record.yaml:20). A page costs 1 statement.
pub static DATASET: Representation = Representation::new("dataset", "FileRecordDataset", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("data_repository", Source::Column(1), Schema::Bounded(255)),
        Field::new("data_repository_path", Source::Column(2), Schema::Bounded(1000))
            .about("Base folder at its Globus endpoint; relative paths of files begin there."),
        Field::new("relative_path", Source::Column(3), Schema::Bounded(1000))
            .about("Path within the repository.")
            .example(r#""cortexlab/Subjects/KS005/2019-04-04/001/alf/spikes.times.npy""#),
        Field::new("data_url", Source::Row(hook("FileRecordBehaviour::data_url"), &[4, 3, 5]), Schema::Text(""))
            .nullable()
            .about(
                "URL of the file: `data_url` of the repository, followed by the relative path with the id \
                of the dataset in the file name. A `#` in the path is not escaped. Null if the repository \
                has no `data_url`.",
            ),
        Field::new("exists", Source::Column(6), Schema::Boolean).about("Whether the file is in the repository."),
    ])
    .select(
        r#"t."id", j1."name", j1."globus_path", t."relative_path", t."dataset_id", j1."data_url", t."exists""#,
        &[UUID, TEXT, TEXT, TEXT, UUID, TEXT, BOOL],
    )
    .joins(Dialects::same(r#"left join "data_datarepository" j1 on j1."id" = t."data_repository_id""#));

/// The representation `detail` (spec/data/file_record.yaml:21). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "FileRecordDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/files"), Schema::Text("uri")),
        Field::new("dataset", Source::Url(1, "/datasets"), Schema::Text("uri")),
        Field::new("data_repository", Source::Column(2), Schema::Bounded(255)),
        Field::new("name", Source::Column(3), Schema::Bounded(255)),
        Field::new("json", Source::Column(4), Schema::Any).nullable().about("Any further data."),
        Field::new("relative_path", Source::Column(5), Schema::Bounded(1000))
            .about("Path within the repository.")
            .example(r#""cortexlab/Subjects/KS005/2019-04-04/001/alf/spikes.times.npy""#),
        Field::new("exists", Source::Column(6), Schema::Boolean).about("Whether the file is in the repository."),
    ])
    .select(
        r#"t."id", t."dataset_id", j1."name", t."name", t."json", t."relative_path", t."exists""#,
        &[UUID, UUID, TEXT, TEXT, JSON, TEXT, BOOL],
    )
    .joins(Dialects::same(r#"left join "data_datarepository" j1 on j1."id" = t."data_repository_id""#));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("FileRecordInput", "FileRecordPatch", &RESOURCE).fields(&[
    InputField::new("dataset", Takes::One(&data::dataset::RESOURCE, By::Url("/datasets")), Target::Column(3))
        .required(),
    InputField::new("data_repository", Takes::One(&data::data_repository::RESOURCE, By::Key(2)), Target::Column(4))
        .required(),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
    InputField::new(
        "relative_path",
        Takes::Text(1000, Some(&Pattern::new("^[a-zA-Z0-9_][^\\\\:]+$", "Invalid path"))),
        Target::Column(5),
    )
    .required()
    .about("Path within the repository.")
    .example(r#""cortexlab/Subjects/KS005/2019-04-04/001/alf/spikes.times.npy""#),
    InputField::new("exists", Takes::Bool, Target::Column(6)).about("Whether the file is in the repository."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("dataset", FilterTest::Row("dataset", &data::dataset::RESOURCE)),
    Filter::new("data_repository", FilterTest::Text("data_repository__name")),
    Filter::new("relative_path", FilterTest::Text("relative_path")),
    Filter::new("exists", FilterTest::Bool("exists")),
    Filter::new("lab", FilterTest::Text("dataset__session__lab__name")),
    Filter::new("globus_is_personal", FilterTest::Bool("data_repository__globus_is_personal")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/files`.
pub static ROUTES: &[Route] = &[
    Route::list("/files", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/files/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "FileRecordAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, UUID, TEXT, UUID, TEXT, UUID, DATE_TIME, BOOL]))
    .select(
        r#"t."id", t."relative_path", j1."name", t."data_repository_id", j2."name", t."dataset_id",
            j3."username", j2."created_by_id", j2."created_datetime", t."exists""#,
        &[UUID, TEXT, TEXT, UUID, TEXT, UUID, TEXT, UUID, DATE_TIME, BOOL],
    )
    .joins(Dialects::same(
        r#"left join "data_datarepository" j1 on j1."id" = t."data_repository_id" left join "data_dataset" j2 on
            j2."id" = t."dataset_id" left join "misc_labmember" j3 on j3."id" = j2."created_by_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("data/filerecord", "File records", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Relative path", 1).sort("relative_path").link(CellLink::Row),
        AdminColumn::new("Data repository", 2).sort("data_repository__name").to(&data::data_repository::RESOURCE, 3),
        AdminColumn::new("Dataset", 4).sort("dataset__name").to(&data::dataset::RESOURCE, 5),
        AdminColumn::new("Created by", 6).sort("dataset__created_by__username").to(&misc::user::RESOURCE, 7),
        AdminColumn::new("Created", 8).sort("dataset__created_datetime"),
        AdminColumn::new("Exists", 9).sort("exists"),
    ])
    .search(&["dataset__created_by__username", "dataset__name", "relative_path", "data_repository__name"])
    .filters(&[
        AdminFilter::by("Exists", FilterTest::Bool("exists")),
        AdminFilter::by("Data repository", FilterTest::Row("data_repository", &data::data_repository::RESOURCE)),
    ])
    .order(&[Order::down("dataset__created_datetime")])
    .form(AdminForm::plain::<5>(&Input::form(&RESOURCE, &INPUT.by_key([4, 1, 0, 5, 3]))));

/// The hand-written code of FileRecord (spec/data/file_record.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/data/file_record.yaml:2 needs `impl FileRecordBehaviour for App`")]
pub trait FileRecordBehaviour {
    /// The value `data_url` of a row (spec/data/file_record.yaml:17). URL of the file: `data_url` of the repository,
    /// followed by the relative path with the id of the dataset in the file name. A `#` in the path is not escaped.
    /// Null if the repository has no `data_url`.
    fn data_url(
        now: &RequestTime,
        dataset: Option<Uuid>,
        relative_path: Option<String>,
        data_repository_data_url: Option<String>,
    ) -> Option<String>;

    /// Runs after the row is stored, in the same transaction (spec/data/file_record.yaml:33).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut FileRecordDraft) -> HookFuture<'a>;
}

/// A row of FileRecord before it is stored, with what the request contains.
pub type FileRecordDraft = TypedDraft<entity::Model>;

row!(entity::Model, [id, name, json, dataset_id, data_repository_id, relative_path, exists]);

pub const fn functions<C: FileRecordBehaviour>() -> FunctionsOf {
    &[
        (
            "FileRecordBehaviour::data_url",
            Function::Row(|row, columns, now, out| {
                json::text(out, C::data_url(now, row.uuid(columns[0]), row.text(columns[1]), row.text(columns[2])))
            }),
        ),
        ("FileRecordBehaviour::after_save", save_hook!(FileRecordDraft, C::after_save)),
    ]
}
