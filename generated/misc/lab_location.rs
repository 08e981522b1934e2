//! LabLocation: A room or rig in a lab.
//! Made from spec/misc/lab_location.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, Input, InputField, Item,
    Kind, Link, List, OnDelete, Order, OrderBy, Relation, Representation, Resource,
    Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `misc_lablocation` (spec/misc/lab_location.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "LabLocation",
    label: "misc.lablocation",
    words: "lab location",
    record: "LabLocation",
    about: "A room or rig in a lab.",
    table: "misc_lablocation",
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
            name: "lab_id",
            field: "lab",
            kind: Kind::Uuid,
            nullable: false,
            max: 0,
            default: Default::Setting("default_lab"),
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
            name: "lab",
            target: &super::super::misc::lab::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "chronicrecording",
            target: &super::super::actions::chronic_recording::RESOURCE,
            link: Link::Back {
                column: 8,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "otheraction",
            target: &super::super::actions::other_action::RESOURCE,
            link: Link::Back {
                column: 8,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "session",
            target: &super::super::actions::session::RESOURCE,
            link: Link::Back {
                column: 8,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "surgery",
            target: &super::super::actions::surgery::RESOURCE,
            link: Link::Back {
                column: 8,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "virusinjection",
            target: &super::super::actions::virus_injection::RESOURCE,
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
                column: 8,
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
/// Rows of `misc_lablocation` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_lablocation")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `name`.
        pub name: String,
        /// Column `lab_id`.
        pub lab_id: Uuid,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/misc/lab_location.yaml:14); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "LabLocationDetail",
    resource: &RESOURCE,
    fields: &[
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
            name: "lab",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", j1.\"name\", t.\"json\"",
        sqlite: "t.\"id\", t.\"name\", j1.\"name\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_lab\" j1 on j1.\"id\" = t.\"lab_id\"",
        sqlite: "left join \"misc_lab\" j1 on j1.\"id\" = t.\"lab_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "LabLocationInput",
    patch_schema: "LabLocationPatch",
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
            name: "lab",
            takes: Takes::One(&super::super::misc::lab::RESOURCE, By::Key(2)),
            target: Target::Column(3),
            required: false,
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
    ],
    actors: &[],
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[];
/// The endpoints under `/locations`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/locations",
        operation: "locations",
        tag: "locations",
        title: "Lab Location List",
        words: "lab location",
        about: "A room or rig in a lab.",
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
                create: None,
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
        path: "/locations/{name}",
        operation: "locations",
        tag: "locations",
        title: "Lab Location Detail",
        words: "lab location",
        about: "A room or rig in a lab.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 2,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: false,
            },
        ),
    },
    Route {
        path: "/lab-locations",
        operation: "lab_locations",
        tag: "lab-locations",
        title: "Lab Location List",
        words: "lab location",
        about: "Rooms and rigs, which are made and deleted here.",
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
        path: "/lab-locations/{name}",
        operation: "lab_locations",
        tag: "lab-locations",
        title: "Lab Location Detail",
        words: "lab location",
        about: "Rooms and rigs, which are made and deleted here.",
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
/// The endpoints under `/locations`.
pub struct LabLocationApi(pub Arc<Server>);
impl OpenApi for LabLocationApi {
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
