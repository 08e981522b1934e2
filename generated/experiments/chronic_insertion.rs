//! ChronicInsertion: A probe that stays in a subject; the rest of it is a chronic recording under the same id.
//! Made from spec/experiments/chronic_insertion.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Child, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
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
/// The table `experiments_chronicinsertion` (spec/experiments/chronic_insertion.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "ChronicInsertion",
    label: "experiments.chronicinsertion",
    words: "chronic insertion",
    record: "ChronicInsertion",
    about: "A probe that stays in a subject; the rest of it is a chronic recording under the same id.",
    table: "experiments_chronicinsertion",
    primary: 0,
    columns: &[
        Column {
            name: "chronicrecording_ptr_id",
            field: "chronicrecording_ptr",
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
            name: "serial",
            field: "serial",
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
            name: "model_id",
            field: "model",
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
    ],
    relations: &[
        Relation {
            name: "chronicrecording_ptr",
            target: &super::super::actions::chronic_recording::RESOURCE,
            link: Link::One { column: 0 },
            secret: false,
        },
        Relation {
            name: "model",
            target: &super::super::experiments::probe_model::RESOURCE,
            link: Link::One { column: 2 },
            secret: false,
        },
        Relation {
            name: "probe_insertion",
            target: &super::super::experiments::probe_insertion::RESOURCE,
            link: Link::Back {
                column: 7,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "trajectory_estimate",
            target: &super::super::experiments::trajectory_estimate::RESOURCE,
            link: Link::Back {
                column: 2,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
    ],
    parent: Some(0),
    order: &[
        Order {
            path: "start_time",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `experiments_chronicinsertion` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_chronicinsertion")]
    pub struct Model {
        /// Column `chronicrecording_ptr_id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub chronicrecording_ptr_id: Uuid,
        /// Serial number of the probe.
        pub serial: String,
        /// Column `model_id`.
        pub model_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/experiments/chronic_insertion.yaml:14); 2 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "ChronicInsertionDetail",
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
            name: "subject",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "model",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "start_time",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "serial",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Serial number of the probe.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "probe_insertion",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::experiments::probe_insertion::CHRONIC),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"chronicrecording_ptr_id\", j1.\"name\", j2.\"nickname\", j3.\"name\", j4.\"probe_model\", j1.\"start_time\", t.\"serial\", j1.\"json\"",
        sqlite: "t.\"chronicrecording_ptr_id\", j1.\"name\", j2.\"nickname\", j3.\"name\", j4.\"probe_model\", j1.\"start_time\", t.\"serial\", j1.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"actions_chronicrecording\" j1 on j1.\"id\" = t.\"chronicrecording_ptr_id\" left join \"subjects_subject\" j2 on j2.\"id\" = j1.\"subject_id\" left join \"misc_lab\" j3 on j3.\"id\" = j1.\"lab_id\" left join \"experiments_probemodel\" j4 on j4.\"id\" = t.\"model_id\"",
        sqlite: "left join \"actions_chronicrecording\" j1 on j1.\"id\" = t.\"chronicrecording_ptr_id\" left join \"subjects_subject\" j2 on j2.\"id\" = j1.\"subject_id\" left join \"misc_lab\" j3 on j3.\"id\" = j1.\"lab_id\" left join \"experiments_probemodel\" j4 on j4.\"id\" = t.\"model_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
    ],
    children: &[
        Child {
            key: 0,
            representation: &super::super::experiments::probe_insertion::CHRONIC,
            parent: "t.\"chronic_insertion_id\"",
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
    statements: 2,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "ChronicInsertionInput",
    patch_schema: "ChronicInsertionPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(4),
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
            name: "subject",
            takes: Takes::One(&super::super::subjects::subject::RESOURCE, By::Key(3)),
            target: Target::Column(10),
            required: false,
            required_on_create: true,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "lab",
            takes: Takes::One(&super::super::misc::lab::RESOURCE, By::Key(2)),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Where it was done.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "model",
            takes: Takes::One(
                &super::super::experiments::probe_model::RESOURCE,
                By::Key(4),
            ),
            target: Target::Column(2),
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
            name: "start_time",
            takes: Takes::DateTime,
            target: Target::Column(8),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "serial",
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
                about: "Serial number of the probe.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "json",
            takes: Takes::Json,
            target: Target::Column(5),
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
        name: "serial",
        test: FilterTest::Text("serial"),
        public: false,
        about: "",
    },
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
        name: "narrative",
        test: FilterTest::Text("narrative"),
        public: false,
        about: "",
    },
    Filter {
        name: "start_time",
        test: FilterTest::DateTime("start_time"),
        public: false,
        about: "",
    },
    Filter {
        name: "end_time",
        test: FilterTest::DateTime("end_time"),
        public: false,
        about: "",
    },
    Filter {
        name: "subject",
        test: FilterTest::Text("subject__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "lab",
        test: FilterTest::Text("lab__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "location",
        test: FilterTest::Row("location", &super::super::misc::lab_location::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "users",
        test: FilterTest::Rows("users", &super::super::misc::user::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "procedures",
        test: FilterTest::Rows(
            "procedures",
            &super::super::actions::procedure_type::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "model",
        test: FilterTest::Text("model__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "probe",
        test: FilterTest::Uuid("probe_insertion__id"),
        public: false,
        about: "Id of an insertion.",
    },
    Filter {
        name: "session",
        test: FilterTest::Uuid("probe_insertion__session__id"),
        public: false,
        about: "Id of the session of an insertion.",
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
/// What is written by hand for ChronicInsertion (spec/experiments/chronic_insertion.yaml:2): implement it for [`Code`](super::super::Code).
pub trait ChronicInsertionBehaviour {
    /// The rule `atlas_name` (spec/experiments/chronic_insertion.yaml:35): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_name_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_acronym` (spec/experiments/chronic_insertion.yaml:36): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_acronym_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_id` (spec/experiments/chronic_insertion.yaml:37): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_id_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
}
/// The rule `atlas_name` (spec/experiments/chronic_insertion.yaml:35): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_name_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ChronicInsertionBehaviour>::atlas_name_rule(asked, text)
}
/// The rule `atlas_acronym` (spec/experiments/chronic_insertion.yaml:36): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_acronym_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ChronicInsertionBehaviour>::atlas_acronym_rule(asked, text)
}
/// The rule `atlas_id` (spec/experiments/chronic_insertion.yaml:37): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_id_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ChronicInsertionBehaviour>::atlas_id_rule(asked, text)
}
/// The endpoints under `/chronic-insertions`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/chronic-insertions",
        operation: "chronic_insertions",
        tag: "chronic-insertions",
        title: "Chronic Insertion List",
        words: "chronic insertion",
        about: "A probe that stays in a subject; the rest of it is a chronic recording under the same id.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "start_time",
                        descending: true,
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
        path: "/chronic-insertions/{id}",
        operation: "chronic_insertions",
        tag: "chronic-insertions",
        title: "Chronic Insertion Detail",
        words: "chronic insertion",
        about: "A probe that stays in a subject; the rest of it is a chronic recording under the same id.",
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
/// The endpoints under `/chronic-insertions`.
pub struct ChronicInsertionApi(pub Arc<Server>);
impl OpenApi for ChronicInsertionApi {
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
