//! Collector: Somebody who gathers and presses plants.
//! Made from spec/collector.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Child, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy, Owner, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `collector` (spec/collector.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Collector",
    label: "herbarium.collector",
    words: "collector",
    record: "Collector",
    about: "Somebody who gathers and presses plants.",
    table: "collector",
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
            max: 100,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "institute",
            field: "institute",
            kind: Kind::Text,
            nullable: false,
            max: 200,
            default: Default::Text(""),
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
            name: "sheets",
            target: &super::collection::sheet::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Protect,
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
/// Rows of `collector` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "collector")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Where the field books are kept.
        pub institute: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/collector.yaml:14); 2 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "CollectorDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(1, "/collectors"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "",
                nullable: false,
                example: "\"M. Merian\"",
            },
        },
        Field {
            name: "institute",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(200),
                about: "Where the field books are kept.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "sheets",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(&Schema::Ref(&super::collection::sheet::BRIEF)),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", t.\"institute\"",
        sqlite: "t.\"id\", t.\"name\", t.\"institute\"",
    },
    joins: Dialects {
        postgres: "",
        sqlite: "",
    },
    wires: &[Wire::One(Kind::Uuid), Wire::One(Kind::Text), Wire::One(Kind::Text)],
    children: &[
        Child {
            key: 0,
            representation: &super::collection::sheet::BRIEF,
            parent: "t.\"collector_id\"",
            joins: "",
            order: &[
                Order {
                    path: "collected",
                    descending: false,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
    ],
    groups: &[],
    statements: 2,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "CollectorInput",
    patch_schema: "CollectorPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "name",
            takes: Takes::Text(100, None),
            target: Target::Column(1),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "",
                nullable: false,
                example: "\"M. Merian\"",
            },
        },
        InputField {
            name: "institute",
            takes: Takes::Text(200, None),
            target: Target::Column(2),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(200),
                about: "Where the field books are kept.",
                nullable: false,
                example: "",
            },
        },
    ],
    actors: &[],
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
        name: "institute",
        test: FilterTest::Text("institute"),
        public: false,
        about: "",
    },
];
/// The endpoints under `/collectors`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/collectors",
        operation: "collectors",
        tag: "collectors",
        title: "Collector List",
        words: "collector",
        about: "Somebody who gathers and presses plants.",
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
                location: Some("url"),
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/collectors/{name}",
        operation: "collectors",
        tag: "collectors",
        title: "Collector Detail",
        words: "collector",
        about: "Somebody who gathers and presses plants.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 1,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
    Route {
        path: "/collectors/{name}/sheets",
        operation: "collectors_sheets",
        tag: "collectors",
        title: "Sheet List",
        words: "sheet",
        about: "What the collector brought in, newest first.",
        serves: Serves::List(
            &List {
                resource: &super::collection::sheet::RESOURCE,
                summary: &super::collection::sheet::DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "collected",
                        descending: true,
                        by: OrderBy::Value,
                    },
                ],
                filters: super::collection::sheet::FILTERS,
                create: None,
                created: &super::collection::sheet::DETAIL,
                bulk: false,
                owner: Some(Owner {
                    resource: &RESOURCE,
                    key: 1,
                    path: "collector",
                }),
                location: None,
                listed: true,
                narrow: None,
            },
        ),
    },
];
/// The endpoints under `/collectors`.
pub struct CollectorApi(pub Arc<Server>);
impl OpenApi for CollectorApi {
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
