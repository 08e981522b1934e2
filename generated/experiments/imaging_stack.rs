//! ImagingStack: Fields of view above each other.
//! Made from spec/experiments/imaging_stack.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Child, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::{Asked, NO_HOOKS};
use specimen::query::condition::Condition;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `experiments_imagingstack` (spec/experiments/imaging_stack.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "ImagingStack",
    label: "experiments.imagingstack",
    words: "imaging stack",
    record: "ImagingStack",
    about: "Fields of view above each other.",
    table: "experiments_imagingstack",
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
    ],
    relations: &[
        Relation {
            name: "slices",
            target: &super::super::experiments::field_of_view::RESOURCE,
            link: Link::Back {
                column: 5,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "slices__name",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `experiments_imagingstack` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_imagingstack")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `summary` (spec/experiments/imaging_stack.yaml:9); 3 statements a page.
pub static SUMMARY: Representation = Representation {
    name: "summary",
    schema: "ImagingStackSummary",
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
            name: "slices",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::experiments::field_of_view::DETAIL),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\"",
        sqlite: "t.\"id\"",
    },
    joins: Dialects {
        postgres: "",
        sqlite: "",
    },
    wires: &[Wire::One(Kind::Uuid)],
    children: &[
        Child {
            key: 0,
            representation: &super::super::experiments::field_of_view::DETAIL,
            parent: "t.\"stack_id\"",
            joins: "",
            order: &[
                Order {
                    path: "session__start_time",
                    descending: true,
                    by: OrderBy::Value,
                },
                Order {
                    path: "name",
                    descending: false,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
    ],
    groups: &[],
    statements: 3,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/experiments/imaging_stack.yaml:10); 3 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "ImagingStackDetail",
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
            name: "slices",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::experiments::field_of_view::DETAIL),
                ),
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
    children: &[
        Child {
            key: 0,
            representation: &super::super::experiments::field_of_view::DETAIL,
            parent: "t.\"stack_id\"",
            joins: "",
            order: &[
                Order {
                    path: "session__start_time",
                    descending: true,
                    by: OrderBy::Value,
                },
                Order {
                    path: "name",
                    descending: false,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
    ],
    groups: &[],
    statements: 3,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "ImagingStackInput",
    patch_schema: "ImagingStackPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(1),
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
        name: "atlas_name",
        test: FilterTest::Rule(atlas_name_rule),
        public: false,
        about: "In a region whose name contains it, or below such a region.",
    },
    Filter {
        name: "atlas_acronym",
        test: FilterTest::Rule(atlas_acronym_rule),
        public: false,
        about: "In the region of this acronym or below it.",
    },
    Filter {
        name: "atlas_id",
        test: FilterTest::Rule(atlas_id_rule),
        public: false,
        about: "In the region of this id or below it.",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// What is written by hand for ImagingStack (spec/experiments/imaging_stack.yaml:2): implement it for [`Code`](super::super::Code).
pub trait ImagingStackBehaviour {
    /// The rule `atlas_name` (spec/experiments/imaging_stack.yaml:23): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_name_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_acronym` (spec/experiments/imaging_stack.yaml:24): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_acronym_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_id` (spec/experiments/imaging_stack.yaml:25): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_id_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
}
/// The rule `atlas_name` (spec/experiments/imaging_stack.yaml:23): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_name_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ImagingStackBehaviour>::atlas_name_rule(asked, text)
}
/// The rule `atlas_acronym` (spec/experiments/imaging_stack.yaml:24): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_acronym_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ImagingStackBehaviour>::atlas_acronym_rule(asked, text)
}
/// The rule `atlas_id` (spec/experiments/imaging_stack.yaml:25): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_id_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ImagingStackBehaviour>::atlas_id_rule(asked, text)
}
/// The endpoints under `/imaging-stack`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/imaging-stack",
        operation: "imaging_stack",
        tag: "imaging-stack",
        title: "Imaging Stack List",
        words: "imaging stack",
        about: "Fields of view above each other.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &SUMMARY,
                public: None,
                order: &[
                    Order {
                        path: "slices__name",
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
        path: "/imaging-stack/{id}",
        operation: "imaging_stack",
        tag: "imaging-stack",
        title: "Imaging Stack Detail",
        words: "imaging stack",
        about: "Fields of view above each other.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 0,
                detail: &DETAIL,
                input: None,
                read: true,
                write: false,
                delete: false,
            },
        ),
    },
    Route {
        path: "/imaging-stacks",
        operation: "imaging_stacks",
        tag: "imaging-stacks",
        title: "Imaging Stack List",
        words: "imaging stack",
        about: "Stacks, to be renamed and deleted too; a stack takes its fields of view with it.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "slices__name",
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
        path: "/imaging-stacks/{id}",
        operation: "imaging_stacks",
        tag: "imaging-stacks",
        title: "Imaging Stack Detail",
        words: "imaging stack",
        about: "Stacks, to be renamed and deleted too; a stack takes its fields of view with it.",
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
/// The endpoints under `/imaging-stack`.
pub struct ImagingStackApi(pub Arc<Server>);
impl OpenApi for ImagingStackApi {
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
