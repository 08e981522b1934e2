//! Task: A step of a pipeline that works on the data of a session.
//! Made from spec/jobs/task.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Kind, Link, Order, Relation, Resource,
    Unique,
};
use specimen::behaviour::NO_HOOKS;
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
