//! WaterType: What subjects are given to drink.
//! Made from spec/actions/water_type.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Dialects, Doc, Field, Filter, Input, InputField, Item, Kind,
    Link, List, OnDelete, Order, OrderBy, Pattern, Relation, Representation, Resource,
    Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `actions_watertype` (spec/actions/water_type.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "WaterType",
    label: "actions.watertype",
    words: "water type",
    record: "WaterType",
    about: "What subjects are given to drink.",
    table: "actions_watertype",
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
            max: 128,
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
            name: "wateradministration",
            target: &super::super::actions::water_administration::RESOURCE,
            link: Link::Back {
                column: 8,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "waterrestriction",
            target: &super::super::actions::water_restriction::RESOURCE,
            link: Link::Back {
                column: 10,
                single: false,
                on_delete: OnDelete::SetNull,
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
/// Rows of `actions_watertype` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_watertype")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `name`.
        pub name: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/actions/water_type.yaml:13); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "WaterTypeDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(1, "/water-type"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(128),
                about: "",
                nullable: false,
                example: "\"Water 10% Sucrose\"",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", t.\"json\"",
        sqlite: "t.\"id\", t.\"name\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "",
        sqlite: "",
    },
    wires: &[Wire::One(Kind::Uuid), Wire::One(Kind::Text), Wire::One(Kind::Json)],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "WaterTypeInput",
    patch_schema: "WaterTypePatch",
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
            takes: Takes::Text(128, Some(&NAME_PATTERN)),
            target: Target::Column(2),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(128),
                about: "",
                nullable: false,
                example: "\"Water 10% Sucrose\"",
            },
        },
    ],
    actors: &[],
};
/// What `name` must match.
static NAME_PATTERN: Pattern = Pattern {
    regex: "^[^/]+$",
    message: "Names of water types cannot hold slashes.",
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[];
/// The endpoints under `/water-type`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/water-type",
        operation: "water_type",
        tag: "water-type",
        title: "Water Type List",
        words: "water type",
        about: "What subjects are given to drink.",
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
        path: "/water-type/{name}",
        operation: "water_type",
        tag: "water-type",
        title: "Water Type Detail",
        words: "water type",
        about: "What subjects are given to drink.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 2,
                detail: &DETAIL,
                input: None,
                read: true,
                write: false,
                delete: false,
            },
        ),
    },
    Route {
        path: "/water-types",
        operation: "water_types",
        tag: "water-types",
        title: "Water Type List",
        words: "water type",
        about: "Kinds of water, which are changed and deleted here.",
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
        path: "/water-types/{name}",
        operation: "water_types",
        tag: "water-types",
        title: "Water Type Detail",
        words: "water type",
        about: "Kinds of water, which are changed and deleted here.",
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
/// The endpoints under `/water-type`.
pub struct WaterTypeApi(pub Arc<Server>);
impl OpenApi for WaterTypeApi {
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
