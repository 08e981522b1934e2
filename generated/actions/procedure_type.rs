//! ProcedureType: A kind of procedure, e.g. `Behavior training/tasks`.
//! Made from spec/actions/procedure_type.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Dialects, Doc, Field, Filter, Input, InputField, Item, Kind,
    Link, List, Order, OrderBy, Relation, Representation, Resource, Route, Schema,
    Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `actions_proceduretype` (spec/actions/procedure_type.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "ProcedureType",
    label: "actions.proceduretype",
    words: "procedure type",
    record: "ProcedureType",
    about: "A kind of procedure, e.g. `Behavior training/tasks`.",
    table: "actions_proceduretype",
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
            max: 0,
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
            name: "chronicrecording",
            target: &super::super::actions::chronic_recording::RESOURCE,
            link: Link::Many {
                table: "actions_chronicrecording_procedures",
                near: "proceduretype_id",
                far: "chronicrecording_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "otheraction",
            target: &super::super::actions::other_action::RESOURCE,
            link: Link::Many {
                table: "actions_otheraction_procedures",
                near: "proceduretype_id",
                far: "otheraction_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "session",
            target: &super::super::actions::session::RESOURCE,
            link: Link::Many {
                table: "actions_session_procedures",
                near: "proceduretype_id",
                far: "session_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "surgery",
            target: &super::super::actions::surgery::RESOURCE,
            link: Link::Many {
                table: "actions_surgery_procedures",
                near: "proceduretype_id",
                far: "surgery_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "virusinjection",
            target: &super::super::actions::virus_injection::RESOURCE,
            link: Link::Many {
                table: "actions_virusinjection_procedures",
                near: "proceduretype_id",
                far: "virusinjection_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "waterrestriction",
            target: &super::super::actions::water_restriction::RESOURCE,
            link: Link::Many {
                table: "actions_waterrestriction_procedures",
                near: "proceduretype_id",
                far: "waterrestriction_id",
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
/// Rows of `actions_proceduretype` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_proceduretype")]
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
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/actions/procedure_type.yaml:14); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "ProcedureTypeDetail",
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
            name: "description",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", t.\"json\", t.\"description\"",
        sqlite: "t.\"id\", t.\"name\", t.\"json\", t.\"description\"",
    },
    joins: Dialects {
        postgres: "",
        sqlite: "",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
        Wire::One(Kind::Text),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "ProcedureTypeInput",
    patch_schema: "ProcedureTypePatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(2),
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
            name: "description",
            takes: Takes::Text(0, None),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    actors: &[],
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[];
/// The endpoints under `/procedures`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/procedures",
        operation: "procedures",
        tag: "procedures",
        title: "Procedure Type List",
        words: "procedure type",
        about: "A kind of procedure, e.g. `Behavior training/tasks`.",
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
        path: "/procedure-types",
        operation: "procedure_types",
        tag: "procedure-types",
        title: "Procedure Type List",
        words: "procedure type",
        about: "Kinds of procedure, which are changed and deleted here.",
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
        path: "/procedure-types/{name}",
        operation: "procedure_types",
        tag: "procedure-types",
        title: "Procedure Type Detail",
        words: "procedure type",
        about: "Kinds of procedure, which are changed and deleted here.",
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
/// The endpoints under `/procedures`.
pub struct ProcedureTypeApi(pub Arc<Server>);
impl OpenApi for ProcedureTypeApi {
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
