//! FileRecord: A copy of a dataset in a repository.
//! Made from spec/data/file_record.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, Pattern, Relation, Representation, Resource,
    Route, Schema, Serves, Source, Takes, Target, Unique, Wire,
};
use specimen::behaviour::{BoxFuture, Draft, Hooks, Work, typed};
use specimen::fault::Fault;
use specimen::moment::Moment;
use specimen::query::render::RowView;
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `data_filerecord` (spec/data/file_record.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "FileRecord",
    label: "data.filerecord",
    words: "file record",
    record: "FileRecord",
    about: "A copy of a dataset in a repository.",
    table: "data_filerecord",
    primary: 0,
    columns: &[
        Column {
            name: "id",
            field: "id",
            kind: Kind::Uuid,
            nullable: false,
            max: 0,
            default: Default::NewUuid,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "name",
            field: "name",
            kind: Kind::Text,
            nullable: false,
            max: 255,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "json",
            field: "json",
            kind: Kind::Json,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "dataset_id",
            field: "dataset",
            kind: Kind::Uuid,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "data_repository_id",
            field: "data_repository",
            kind: Kind::Uuid,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "relative_path",
            field: "relative_path",
            kind: Kind::Text,
            nullable: false,
            max: 1000,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "exists",
            field: "exists",
            kind: Kind::Bool,
            nullable: false,
            max: 0,
            default: Default::Bool(false),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
    ],
    relations: &[
        Relation {
            name: "dataset",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "data_repository",
            target: &super::super::data::data_repository::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[
        Unique {
            columns: &[4, 5],
            condition: "",
        },
    ],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `data_filerecord` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_filerecord")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `dataset_id`.
        pub dataset_id: Uuid,
        /// Column `data_repository_id`.
        pub data_repository_id: Uuid,
        /// Within the repository.
        pub relative_path: String,
        /// Whether the file is there.
        pub exists: bool,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `dataset` (spec/data/file_record.yaml:20); 1 statement a page.
pub static DATASET: Representation = Representation {
    name: "dataset",
    schema: "FileRecordDataset",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "id",
            source: Source::Column(0),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "data_repository",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "data_repository_path",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(1000),
                about: "Folder at its Globus endpoint that the paths of its files are added to.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "relative_path",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(1000),
                about: "Within the repository.",
                nullable: false,
                example: "\"cortexlab/Subjects/KS005/2019-04-04/001/alf/spikes.times.npy\"",
            },
        },
        Field {
            name: "data_url",
            source: Source::Row(write_dataset_data_url),
            doc: Doc {
                schema: Schema::Text(""),
                about: "Where it can be fetched: a plain joining of address and path, `#` of revisions included.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "exists",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Boolean,
                about: "Whether the file is there.",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"name\", j1.\"globus_path\", t.\"relative_path\", t.\"dataset_id\", j1.\"data_url\", t.\"exists\"",
        sqlite: "t.\"id\", j1.\"name\", j1.\"globus_path\", t.\"relative_path\", t.\"dataset_id\", j1.\"data_url\", t.\"exists\"",
    },
    joins: Dialects {
        postgres: "left join \"data_datarepository\" j1 on j1.\"id\" = t.\"data_repository_id\"",
        sqlite: "left join \"data_datarepository\" j1 on j1.\"id\" = t.\"data_repository_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Bool),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
fn write_dataset_data_url(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::text(
        out,
        <super::super::Code as FileRecordBehaviour>::data_url(
            now,
            row.uuid(4),
            row.text(3),
            row.text(5),
        ),
    );
}
/// The representation `detail` (spec/data/file_record.yaml:21); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "FileRecordDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/files"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "dataset",
            source: Source::Url(1, "/datasets"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "data_repository",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "relative_path",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(1000),
                about: "Within the repository.",
                nullable: false,
                example: "\"cortexlab/Subjects/KS005/2019-04-04/001/alf/spikes.times.npy\"",
            },
        },
        Field {
            name: "exists",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Boolean,
                about: "Whether the file is there.",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"dataset_id\", j1.\"name\", t.\"name\", t.\"json\", t.\"relative_path\", t.\"exists\"",
        sqlite: "t.\"id\", t.\"dataset_id\", j1.\"name\", t.\"name\", t.\"json\", t.\"relative_path\", t.\"exists\"",
    },
    joins: Dialects {
        postgres: "left join \"data_datarepository\" j1 on j1.\"id\" = t.\"data_repository_id\"",
        sqlite: "left join \"data_datarepository\" j1 on j1.\"id\" = t.\"data_repository_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
        Wire::One(Kind::Text),
        Wire::One(Kind::Bool),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "FileRecordInput",
    patch_schema: "FileRecordPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "dataset",
            takes: Takes::One(
                &super::super::data::dataset::RESOURCE,
                By::Url("/datasets"),
            ),
            target: Target::Column(3),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "data_repository",
            takes: Takes::One(
                &super::super::data::data_repository::RESOURCE,
                By::Key(2),
            ),
            target: Target::Column(4),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(1),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "json",
            takes: Takes::Json,
            target: Target::Column(2),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "relative_path",
            takes: Takes::Text(1000, Some(&RELATIVE_PATH_PATTERN)),
            target: Target::Column(5),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(1000),
                about: "Within the repository.",
                nullable: false,
                example: "\"cortexlab/Subjects/KS005/2019-04-04/001/alf/spikes.times.npy\"",
            },
        },
        InputField {
            name: "exists",
            takes: Takes::Bool,
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Boolean,
                about: "Whether the file is there.",
                nullable: false,
                example: "",
            },
        },
    ],
    actors: &[],
};
/// What `relative_path` must match.
static RELATIVE_PATH_PATTERN: Pattern = Pattern {
    regex: "^[a-zA-Z0-9_][^\\\\:]+$",
    message: "Invalid path",
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter {
        name: "id",
        test: FilterTest::Uuid("id"),
        public: false,
        about: "",
    },
    Filter {
        name: "name",
        test: FilterTest::Text("name"),
        public: false,
        about: "",
    },
    Filter {
        name: "dataset",
        test: FilterTest::Row("dataset", &super::super::data::dataset::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "data_repository",
        test: FilterTest::Text("data_repository__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "relative_path",
        test: FilterTest::Text("relative_path"),
        public: false,
        about: "",
    },
    Filter {
        name: "exists",
        test: FilterTest::Bool("exists"),
        public: false,
        about: "",
    },
    Filter {
        name: "lab",
        test: FilterTest::Text("dataset__session__lab__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "globus_is_personal",
        test: FilterTest::Bool("data_repository__globus_is_personal"),
        public: false,
        about: "",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// What is written by hand for FileRecord (spec/data/file_record.yaml:2): implement it for [`Code`](super::super::Code).
pub trait FileRecordBehaviour {
    /// The value `data_url` of a row (spec/data/file_record.yaml:17). Where it can be fetched: a plain joining of address and path, `#` of revisions included.
    fn data_url(
        now: &Moment,
        dataset: Option<Uuid>,
        relative_path: Option<String>,
        data_repository_data_url: Option<String>,
    ) -> Option<String>;
    /// After the row is stored, in the same transaction (spec/data/file_record.yaml:33).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut FileRecordDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = FileRecordDraft::read(draft);
        <super::super::Code as FileRecordBehaviour>::after_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: None,
    before_save: None,
    after_save: Some(after_save_hook),
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A file record on its way into the database.
#[derive(Debug, Clone)]
pub struct FileRecordDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl FileRecordDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "dataset",
        "data_repository",
        "relative_path",
        "exists",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            dataset_id: typed::uuid(&row[3]).unwrap_or_default(),
            data_repository_id: typed::uuid(&row[4]).unwrap_or_default(),
            relative_path: typed::text(&row[5]).unwrap_or_default(),
            exists: typed::boolean(&row[6]).unwrap_or_default(),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.dataset_id.into();
        draft.row[4] = self.row.data_repository_id.into();
        draft.row[5] = self.row.relative_path.into();
        draft.row[6] = self.row.exists.into();
    }
}
/// The endpoints under `/files`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/files",
        operation: "files",
        tag: "files",
        title: "File Record List",
        words: "file record",
        about: "A copy of a dataset in a repository.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[],
                filters: FILTERS,
                create: Some(&INPUT),
                created: &DETAIL,
                bulk: false,
                owner: None,
                location: Some("url"),
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/files/{id}",
        operation: "files",
        tag: "files",
        title: "File Record Detail",
        words: "file record",
        about: "A copy of a dataset in a repository.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 0,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
];
/// The endpoints under `/files`.
pub struct FileRecordApi(pub Arc<Server>);
impl OpenApi for FileRecordApi {
    fn meta() -> Vec<MetaApi> {
        routes::meta(ROUTES)
    }
    fn register(registry: &mut Registry) {
        routes::register(registry, ROUTES);
    }
    fn add_routes(
        self,
        table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>,
    ) {
        routes::add(&self.0, table, ROUTES);
    }
}
