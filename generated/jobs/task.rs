//! Task: A step of a pipeline that works on the data of a session.
//! Made from spec/jobs/task.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, Order, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Unique, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `jobs_task` (spec/jobs/task.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Task",
    label: "jobs.task",
    words: "task",
    record: "Task",
    about: "A step of a pipeline that works on the data of a session.",
    table: "jobs_task",
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
        Column {
            name: "priority",
            field: "priority",
            kind: Kind::Small,
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
            name: "io_charge",
            field: "io_charge",
            kind: Kind::Small,
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
            name: "level",
            field: "level",
            kind: Kind::Small,
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
            name: "gpu",
            field: "gpu",
            kind: Kind::Small,
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
            name: "cpu",
            field: "cpu",
            kind: Kind::Small,
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
            name: "ram",
            field: "ram",
            kind: Kind::Small,
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
            name: "time_out_secs",
            field: "time_out_secs",
            kind: Kind::Small,
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
            name: "time_elapsed_secs",
            field: "time_elapsed_secs",
            kind: Kind::Float,
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
            name: "executable",
            field: "executable",
            kind: Kind::Text,
            nullable: true,
            max: 128,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "graph",
            field: "graph",
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
        Column {
            name: "status",
            field: "status",
            kind: Kind::Int,
            nullable: false,
            max: 0,
            default: Default::Int(20),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(20),
                    label: "Waiting",
                },
                Choice {
                    value: ChoiceValue::Int(25),
                    label: "Held",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "Started",
                },
                Choice {
                    value: ChoiceValue::Int(40),
                    label: "Errored",
                },
                Choice {
                    value: ChoiceValue::Int(45),
                    label: "Abandoned",
                },
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "Empty",
                },
                Choice {
                    value: ChoiceValue::Int(55),
                    label: "Incomplete",
                },
                Choice {
                    value: ChoiceValue::Int(60),
                    label: "Complete",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "log",
            field: "log",
            kind: Kind::Text,
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
            name: "session_id",
            field: "session",
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
            name: "version",
            field: "version",
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
        Column {
            name: "datetime",
            field: "datetime",
            kind: Kind::DateTime,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::Save,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "arguments",
            field: "arguments",
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
            name: "data_repository_id",
            field: "data_repository",
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
            name: "session",
            target: &super::super::actions::session::RESOURCE,
            link: Link::One { column: 14 },
            secret: false,
        },
        Relation {
            name: "data_repository",
            target: &super::super::data::data_repository::RESOURCE,
            link: Link::One { column: 18 },
            secret: false,
        },
        Relation {
            name: "parents",
            target: &RESOURCE,
            link: Link::Many {
                table: "jobs_task_parents",
                near: "from_task_id",
                far: "to_task_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "children",
            target: &RESOURCE,
            link: Link::Many {
                table: "jobs_task_parents",
                near: "to_task_id",
                far: "from_task_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "level",
            descending: false,
        },
        Order {
            path: "priority",
            descending: true,
        },
        Order {
            path: "session__start_time",
            descending: true,
        },
    ],
    unique: &[
        Unique {
            columns: &[1, 14, 17],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `jobs_task` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs_task")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: Option<String>,
        /// Large first.
        pub priority: Option<i16>,
        /// How much it reads and writes.
        pub io_charge: Option<i16>,
        /// Steps below those without a parent.
        pub level: Option<i16>,
        /// Graphics processors it needs.
        pub gpu: Option<i16>,
        /// Processors it needs.
        pub cpu: Option<i16>,
        /// Gigabytes it needs.
        pub ram: Option<i16>,
        /// Seconds after which it is stopped.
        pub time_out_secs: Option<i16>,
        /// Seconds that it took.
        pub time_elapsed_secs: Option<f64>,
        /// Column `executable`.
        pub executable: Option<String>,
        /// Pipeline that it belongs to.
        pub graph: Option<String>,
        /// Column `status`.
        pub status: i32,
        /// Column `log`.
        pub log: Option<String>,
        /// Column `session_id`.
        pub session_id: Option<Uuid>,
        /// Column `version`.
        pub version: Option<String>,
        /// Last change.
        pub datetime: DateTimeUtc,
        /// Column `arguments`.
        pub arguments: Option<Json>,
        /// Column `data_repository_id`.
        pub data_repository_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/jobs/task.yaml:33); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "TaskDetail",
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
            name: "parents",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "session",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "data_repository",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "status",
            source: Source::Label(
                4,
                &[
                    Choice {
                        value: ChoiceValue::Int(20),
                        label: "Waiting",
                    },
                    Choice {
                        value: ChoiceValue::Int(25),
                        label: "Held",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "Started",
                    },
                    Choice {
                        value: ChoiceValue::Int(40),
                        label: "Errored",
                    },
                    Choice {
                        value: ChoiceValue::Int(45),
                        label: "Abandoned",
                    },
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "Empty",
                    },
                    Choice {
                        value: ChoiceValue::Int(55),
                        label: "Incomplete",
                    },
                    Choice {
                        value: ChoiceValue::Int(60),
                        label: "Complete",
                    },
                ],
            ),
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"Waiting\"",
                        "\"Held\"",
                        "\"Started\"",
                        "\"Errored\"",
                        "\"Abandoned\"",
                        "\"Empty\"",
                        "\"Incomplete\"",
                        "\"Complete\"",
                    ],
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "priority",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Large first.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "io_charge",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "How much it reads and writes.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "level",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Steps below those without a parent.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "gpu",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Graphics processors it needs.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "cpu",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Processors it needs.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "ram",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Gigabytes it needs.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "time_out_secs",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Seconds after which it is stopped.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "time_elapsed_secs",
            source: Source::Column(13),
            doc: Doc {
                schema: Schema::Number,
                about: "Seconds that it took.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "executable",
            source: Source::Column(14),
            doc: Doc {
                schema: Schema::Bounded(128),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "graph",
            source: Source::Column(15),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Pipeline that it belongs to.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "log",
            source: Source::Column(16),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "version",
            source: Source::Column(17),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "datetime",
            source: Source::Column(18),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Last change.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "arguments",
            source: Source::Column(19),
            doc: Doc {
                schema: Schema::Any,
                about: "",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", m1.v, t.\"session_id\", j1.\"name\", t.\"status\", t.\"name\", t.\"priority\", t.\"io_charge\", t.\"level\", t.\"gpu\", t.\"cpu\", t.\"ram\", t.\"time_out_secs\", t.\"time_elapsed_secs\", t.\"executable\", t.\"graph\", t.\"log\", t.\"version\", t.\"datetime\", t.\"arguments\"",
        sqlite: "t.\"id\", m1.v, t.\"session_id\", j1.\"name\", t.\"status\", t.\"name\", t.\"priority\", t.\"io_charge\", t.\"level\", t.\"gpu\", t.\"cpu\", t.\"ram\", t.\"time_out_secs\", t.\"time_elapsed_secs\", t.\"executable\", t.\"graph\", t.\"log\", t.\"version\", t.\"datetime\", t.\"arguments\"",
    },
    joins: Dialects {
        postgres: "left join (select x0.\"from_task_id\" as k, array_agg(r0.\"id\" order by r0.\"level\" nulls last, r0.\"priority\" desc nulls first, r0.\"id\") as v from \"jobs_task_parents\" x0 join \"jobs_task\" r0 on r0.\"id\" = x0.\"to_task_id\" where x0.\"from_task_id\" = any(array(select id from page)) group by x0.\"from_task_id\") m1 on m1.k = t.\"id\" left join \"data_datarepository\" j1 on j1.\"id\" = t.\"data_repository_id\"",
        sqlite: "left join (select x0.\"from_task_id\" as k, json_group_array(pg_uuid(r0.\"id\") order by r0.\"level\" nulls last, r0.\"priority\" desc nulls first, r0.\"id\") as v from \"jobs_task_parents\" x0 join \"jobs_task\" r0 on r0.\"id\" = x0.\"to_task_id\" where x0.\"from_task_id\" in (select id from page) group by x0.\"from_task_id\") m1 on m1.k = t.\"id\" left join \"data_datarepository\" j1 on j1.\"id\" = t.\"data_repository_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::List(Kind::Uuid),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::One(Kind::Small),
        Wire::One(Kind::Small),
        Wire::One(Kind::Small),
        Wire::One(Kind::Small),
        Wire::One(Kind::Small),
        Wire::One(Kind::Small),
        Wire::One(Kind::Small),
        Wire::One(Kind::Float),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "TaskInput",
    patch_schema: "TaskPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "parents",
            takes: Takes::Many(&RESOURCE, By::Key(0)),
            target: Target::Relation(2),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "session",
            takes: Takes::One(&super::super::actions::session::RESOURCE, By::Key(0)),
            target: Target::Column(14),
            required: false,
            required_on_create: true,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "data_repository",
            takes: Takes::One(
                &super::super::data::data_repository::RESOURCE,
                By::Key(2),
            ),
            target: Target::Column(18),
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
            name: "status",
            takes: Takes::Label(
                &[
                    Choice {
                        value: ChoiceValue::Int(20),
                        label: "Waiting",
                    },
                    Choice {
                        value: ChoiceValue::Int(25),
                        label: "Held",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "Started",
                    },
                    Choice {
                        value: ChoiceValue::Int(40),
                        label: "Errored",
                    },
                    Choice {
                        value: ChoiceValue::Int(45),
                        label: "Abandoned",
                    },
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "Empty",
                    },
                    Choice {
                        value: ChoiceValue::Int(55),
                        label: "Incomplete",
                    },
                    Choice {
                        value: ChoiceValue::Int(60),
                        label: "Complete",
                    },
                ],
            ),
            target: Target::Column(12),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"Waiting\"",
                        "\"Held\"",
                        "\"Started\"",
                        "\"Errored\"",
                        "\"Abandoned\"",
                        "\"Empty\"",
                        "\"Incomplete\"",
                        "\"Complete\"",
                    ],
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "name",
            takes: Takes::Text(64, None),
            target: Target::Column(1),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: Some(Default::None),
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "priority",
            takes: Takes::Int(-32768, 32767),
            target: Target::Column(2),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Large first.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "io_charge",
            takes: Takes::Int(-32768, 32767),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "How much it reads and writes.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "level",
            takes: Takes::Int(-32768, 32767),
            target: Target::Column(4),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Steps below those without a parent.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "gpu",
            takes: Takes::Int(-32768, 32767),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Graphics processors it needs.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "cpu",
            takes: Takes::Int(-32768, 32767),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Processors it needs.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "ram",
            takes: Takes::Int(-32768, 32767),
            target: Target::Column(7),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Gigabytes it needs.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "time_out_secs",
            takes: Takes::Int(-32768, 32767),
            target: Target::Column(8),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Seconds after which it is stopped.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "time_elapsed_secs",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(9),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Seconds that it took.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "executable",
            takes: Takes::Text(128, None),
            target: Target::Column(10),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(128),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "graph",
            takes: Takes::Text(64, None),
            target: Target::Column(11),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Pipeline that it belongs to.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "log",
            takes: Takes::Text(0, None),
            target: Target::Column(13),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "version",
            takes: Takes::Text(64, None),
            target: Target::Column(15),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "arguments",
            takes: Takes::Json,
            target: Target::Column(17),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: Some(Default::None),
            create_only: false,
            doc: Doc {
                schema: Schema::Any,
                about: "",
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
        name: "priority",
        test: FilterTest::Number("priority"),
        public: false,
        about: "",
    },
    Filter {
        name: "io_charge",
        test: FilterTest::Number("io_charge"),
        public: false,
        about: "",
    },
    Filter {
        name: "level",
        test: FilterTest::Number("level"),
        public: false,
        about: "",
    },
    Filter {
        name: "gpu",
        test: FilterTest::Number("gpu"),
        public: false,
        about: "",
    },
    Filter {
        name: "cpu",
        test: FilterTest::Number("cpu"),
        public: false,
        about: "",
    },
    Filter {
        name: "ram",
        test: FilterTest::Number("ram"),
        public: false,
        about: "",
    },
    Filter {
        name: "time_out_secs",
        test: FilterTest::Number("time_out_secs"),
        public: false,
        about: "",
    },
    Filter {
        name: "time_elapsed_secs",
        test: FilterTest::Number("time_elapsed_secs"),
        public: false,
        about: "",
    },
    Filter {
        name: "executable",
        test: FilterTest::Text("executable"),
        public: false,
        about: "",
    },
    Filter {
        name: "graph",
        test: FilterTest::Text("graph"),
        public: false,
        about: "",
    },
    Filter {
        name: "status",
        test: FilterTest::Label(
            "status",
            &[
                Choice {
                    value: ChoiceValue::Int(20),
                    label: "Waiting",
                },
                Choice {
                    value: ChoiceValue::Int(25),
                    label: "Held",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "Started",
                },
                Choice {
                    value: ChoiceValue::Int(40),
                    label: "Errored",
                },
                Choice {
                    value: ChoiceValue::Int(45),
                    label: "Abandoned",
                },
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "Empty",
                },
                Choice {
                    value: ChoiceValue::Int(55),
                    label: "Incomplete",
                },
                Choice {
                    value: ChoiceValue::Int(60),
                    label: "Complete",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "log",
        test: FilterTest::Text("log"),
        public: false,
        about: "",
    },
    Filter {
        name: "session",
        test: FilterTest::Row("session", &super::super::actions::session::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "version",
        test: FilterTest::Text("version"),
        public: false,
        about: "",
    },
    Filter {
        name: "datetime",
        test: FilterTest::DateTime("datetime"),
        public: false,
        about: "",
    },
    Filter {
        name: "arguments",
        test: FilterTest::Text("arguments"),
        public: false,
        about: "",
    },
    Filter {
        name: "data_repository",
        test: FilterTest::Row(
            "data_repository",
            &super::super::data::data_repository::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "parents",
        test: FilterTest::Rows("parents", &RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "lab",
        test: FilterTest::Text("session__lab__name"),
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
/// The endpoints under `/tasks`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/tasks",
        operation: "tasks",
        tag: "tasks",
        title: "Task List",
        words: "task",
        about: "A step of a pipeline that works on the data of a session.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "level",
                        descending: false,
                    },
                    Order {
                        path: "priority",
                        descending: true,
                    },
                    Order {
                        path: "session__start_time",
                        descending: true,
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
        path: "/tasks/{id}",
        operation: "tasks",
        tag: "tasks",
        title: "Task Detail",
        words: "task",
        about: "A step of a pipeline that works on the data of a session.",
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
/// The endpoints under `/tasks`.
pub struct TaskApi(pub Arc<Server>);
impl OpenApi for TaskApi {
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
