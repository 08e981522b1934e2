//! Tag: A mark on datasets, e.g. of a publication; it may protect them or make them public.
//! Made from spec/data/tag.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input, InputField,
    Item, Kind, Link, List, Order, OrderBy, Relation, Representation, Resource, Route,
    Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `data_tag` (spec/data/tag.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Tag",
    label: "data.tag",
    words: "tag",
    record: "Tag",
    about: "A mark on datasets, e.g. of a publication; it may protect them or make them public.",
    table: "data_tag",
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
            name: "protected",
            field: "protected",
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
        Column {
            name: "public",
            field: "public",
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
        Column {
            name: "hash",
            field: "hash",
            kind: Kind::Text,
            nullable: true,
            max: 64,
            default: Default::None,
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
            name: "datasets",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::Many {
                table: "data_dataset_tags",
                near: "tag_id",
                far: "dataset_id",
                through: None,
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
    hooks: &NO_HOOKS,
};
/// Rows of `data_tag` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_tag")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `name`.
        pub name: String,
        /// Column `description`.
        pub description: String,
        /// Its datasets can't be replaced or deleted.
        pub protected: bool,
        /// Column `public`.
        pub public: bool,
        /// Checksum of the ids of its datasets.
        pub hash: Option<String>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/data/tag.yaml:17); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "TagDetail",
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
            name: "json",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
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
            name: "protected",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Boolean,
                about: "Its datasets can't be replaced or deleted.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "public",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Boolean,
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "hash",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Checksum of the ids of its datasets.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"json\", t.\"name\", t.\"description\", t.\"protected\", t.\"public\", t.\"hash\"",
        sqlite: "t.\"id\", t.\"json\", t.\"name\", t.\"description\", t.\"protected\", t.\"public\", t.\"hash\"",
    },
    joins: Dialects {
        postgres: "",
        sqlite: "",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Json),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Bool),
        Wire::One(Kind::Bool),
        Wire::One(Kind::Text),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "TagInput",
    patch_schema: "TagPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "json",
            takes: Takes::Json,
            target: Target::Column(1),
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
                example: "",
            },
        },
        InputField {
            name: "description",
            takes: Takes::Text(1023, None),
            target: Target::Column(3),
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
            name: "protected",
            takes: Takes::Bool,
            target: Target::Column(4),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Boolean,
                about: "Its datasets can't be replaced or deleted.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "public",
            takes: Takes::Bool,
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Boolean,
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "hash",
            takes: Takes::Text(64, None),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Checksum of the ids of its datasets.",
                nullable: true,
                example: "",
            },
        },
    ],
    actors: &[],
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter {
        name: "name",
        test: FilterTest::Text("name"),
        public: false,
        about: "",
    },
];
/// The endpoints under `/tags`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/tags",
        operation: "tags",
        tag: "tags",
        title: "Tag List",
        words: "tag",
        about: "A mark on datasets, e.g. of a publication; it may protect them or make them public.",
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
        path: "/tags/{name}",
        operation: "tags",
        tag: "tags",
        title: "Tag Detail",
        words: "tag",
        about: "A mark on datasets, e.g. of a publication; it may protect them or make them public.",
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
/// The endpoints under `/tags`.
pub struct TagApi(pub Arc<Server>);
impl OpenApi for TagApi {
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
