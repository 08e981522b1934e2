//! DatasetType: What a dataset holds, recognised by the name of its file.
//! Made from spec/data/dataset_type.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, Input, InputField, Item,
    Kind, Link, List, OnDelete, Order, OrderBy, Relation, Representation, Resource,
    Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::{BoxFuture, Draft, Hooks, Work, typed};
use specimen::fault::Fault;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `data_datasettype` (spec/data/dataset_type.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "DatasetType",
    label: "data.datasettype",
    words: "dataset type",
    record: "DatasetType",
    about: "What a dataset holds, recognised by the name of its file.",
    table: "data_datasettype",
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
            name: "name",
            field: "name",
            kind: Kind::Text,
            nullable: false,
            max: 255,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "created_by_id",
            field: "created_by",
            kind: Kind::Uuid,
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
            name: "description",
            field: "description",
            kind: Kind::Text,
            nullable: false,
            max: 1023,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "filename_pattern",
            field: "filename_pattern",
            kind: Kind::Text,
            nullable: true,
            max: 255,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
    ],
    relations: &[
        Relation {
            name: "created_by",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "dataset",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::Back {
                column: 15,
                single: false,
                on_delete: OnDelete::SetDefault,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "name",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `data_datasettype` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_datasettype")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `name`.
        pub name: String,
        /// Column `created_by_id`.
        pub created_by_id: Option<Uuid>,
        /// Column `description`.
        pub description: String,
        /// Shell pattern of file names in lower case; without one the name is `object.attribute`.
        pub filename_pattern: Option<String>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/data/dataset_type.yaml:17); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "DatasetTypeDetail",
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
            name: "name",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "\"spikes.times\"",
            },
        },
        Field {
            name: "created_by",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "description",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(1023),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "filename_pattern",
            source: Source::OrSent(4, "\"\""),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Shell pattern of file names in lower case; without one the name is `object.attribute`.",
                nullable: true,
                example: "\"*spikes.times*\"",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", j1.\"username\", t.\"description\", t.\"filename_pattern\"",
        sqlite: "t.\"id\", t.\"name\", j1.\"username\", t.\"description\", t.\"filename_pattern\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"created_by_id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"created_by_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "DatasetTypeInput",
    patch_schema: "DatasetTypePatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(2),
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
                example: "\"spikes.times\"",
            },
        },
        InputField {
            name: "created_by",
            takes: Takes::One(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: Some(Default::Caller),
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "description",
            takes: Takes::Text(1023, None),
            target: Target::Column(4),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(1023),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "filename_pattern",
            takes: Takes::Text(255, None),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Shell pattern of file names in lower case; without one the name is `object.attribute`.",
                nullable: true,
                example: "\"*spikes.times*\"",
            },
        },
    ],
    actors: &[1],
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[];
/// What is written by hand for DatasetType (spec/data/dataset_type.yaml:2): implement it for [`Code`](super::super::Code).
pub trait DatasetTypeBehaviour {
    /// Checks over several fields, when each by itself is right (spec/data/dataset_type.yaml:23).
    fn validate<'a>(
        work: &'a Work<'a>,
        draft: &'a mut DatasetTypeDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// Before the row is stored; may change it (spec/data/dataset_type.yaml:23).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut DatasetTypeDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn validate_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = DatasetTypeDraft::read(draft);
        <super::super::Code as DatasetTypeBehaviour>::validate(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = DatasetTypeDraft::read(draft);
        <super::super::Code as DatasetTypeBehaviour>::before_save(work, &mut typed)
            .await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: Some(validate_hook),
    before_save: Some(before_save_hook),
    after_save: None,
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A dataset type on its way into the database.
#[derive(Debug, Clone)]
pub struct DatasetTypeDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl DatasetTypeDraft {
    const FIELDS: &[&str] = &[
        "id",
        "json",
        "name",
        "created_by",
        "description",
        "filename_pattern",
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
            json: typed::json(&row[1]),
            name: typed::text(&row[2]).unwrap_or_default(),
            created_by_id: typed::uuid(&row[3]),
            description: typed::text(&row[4]).unwrap_or_default(),
            filename_pattern: typed::text(&row[5]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.json.into();
        draft.row[2] = self.row.name.into();
        draft.row[3] = self.row.created_by_id.into();
        draft.row[4] = self.row.description.into();
        draft.row[5] = self.row.filename_pattern.into();
    }
}
/// The endpoints under `/dataset-types`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/dataset-types",
        operation: "dataset_types",
        tag: "dataset-types",
        title: "Dataset Type List",
        words: "dataset type",
        about: "What a dataset holds, recognised by the name of its file.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "name",
                        descending: false,
                        by: OrderBy::Value,
                    },
                ],
                filters: FILTERS,
                create: Some(&INPUT),
                created: &DETAIL,
                bulk: false,
                owner: None,
                location: None,
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/dataset-types/{name}",
        operation: "dataset_types",
        tag: "dataset-types",
        title: "Dataset Type Detail",
        words: "dataset type",
        about: "What a dataset holds, recognised by the name of its file.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 2,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
];
/// The endpoints under `/dataset-types`.
pub struct DatasetTypeApi(pub Arc<Server>);
impl OpenApi for DatasetTypeApi {
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
