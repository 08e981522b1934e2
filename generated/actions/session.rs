//! Session: One recording or training of a subject; its datasets hang on it.
//! Made from spec/actions/session.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Child, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy,
    Relation, Representation, Resource, Route, Schema, Serves, Source, Takes, Target,
    Wire,
};
use specimen::behaviour::{Asked, BoxFuture, Draft, Hooks, Work, typed};
use specimen::fault::Fault;
use specimen::query::condition::Condition;
use specimen::http::routes;
use specimen::server::Server;
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `actions_session` (spec/actions/session.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Session",
    label: "actions.session",
    words: "session",
    record: "Session",
    about: "One recording or training of a subject; its datasets hang on it.",
    table: "actions_session",
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
        Column {
            name: "lab_id",
            field: "lab",
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
            name: "narrative",
            field: "narrative",
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
        Column {
            name: "start_time",
            field: "start_time",
            kind: Kind::DateTime,
            nullable: true,
            max: 0,
            default: Default::Now,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "end_time",
            field: "end_time",
            kind: Kind::DateTime,
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
            name: "subject_id",
            field: "subject",
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
            name: "location_id",
            field: "location",
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
            name: "parent_session_id",
            field: "parent_session",
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
            name: "type",
            field: "type",
            kind: Kind::Text,
            nullable: true,
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
            name: "number",
            field: "number",
            kind: Kind::Int,
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
            name: "task_protocol",
            field: "task_protocol",
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
            name: "n_trials",
            field: "n_trials",
            kind: Kind::Int,
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
            name: "n_correct_trials",
            field: "n_correct_trials",
            kind: Kind::Int,
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
            name: "qc",
            field: "qc",
            kind: Kind::Int,
            nullable: false,
            max: 0,
            default: Default::Int(0),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "CRITICAL",
                },
                Choice {
                    value: ChoiceValue::Int(40),
                    label: "FAIL",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "WARNING",
                },
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "NOT_SET",
                },
                Choice {
                    value: ChoiceValue::Int(10),
                    label: "PASS",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "extended_qc",
            field: "extended_qc",
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
            name: "auto_datetime",
            field: "auto_datetime",
            kind: Kind::DateTime,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::Save,
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
            name: "users",
            target: &super::super::misc::user::RESOURCE,
            link: Link::Many {
                table: "actions_session_users",
                near: "session_id",
                far: "labmember_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "procedures",
            target: &super::super::actions::procedure_type::RESOURCE,
            link: Link::Many {
                table: "actions_session_procedures",
                near: "session_id",
                far: "proceduretype_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
        Relation {
            name: "location",
            target: &super::super::misc::lab_location::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
        Relation {
            name: "parent_session",
            target: &RESOURCE,
            link: Link::One { column: 9 },
            secret: false,
        },
        Relation {
            name: "projects",
            target: &super::super::subjects::project::RESOURCE,
            link: Link::Many {
                table: "actions_session_projects",
                near: "session_id",
                far: "project_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "notes",
            target: &super::super::misc::note::RESOURCE,
            link: Link::Loose { column: 8 },
            secret: false,
        },
        Relation {
            name: "data_dataset_session_related",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "field_of_view",
            target: &super::super::experiments::field_of_view::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "probe_insertion",
            target: &super::super::experiments::probe_insertion::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "session",
            target: &RESOURCE,
            link: Link::Back {
                column: 9,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "tasks",
            target: &super::super::jobs::task::RESOURCE,
            link: Link::Back {
                column: 14,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "wateradmin_session_related",
            target: &super::super::actions::water_administration::RESOURCE,
            link: Link::Back {
                column: 6,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "start_time",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `actions_session` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_session")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Where it was done.
        pub lab_id: Option<Uuid>,
        /// Column `narrative`.
        pub narrative: String,
        /// Column `start_time`.
        pub start_time: Option<DateTimeUtc>,
        /// Column `end_time`.
        pub end_time: Option<DateTimeUtc>,
        /// Column `subject_id`.
        pub subject_id: Uuid,
        /// Column `location_id`.
        pub location_id: Option<Uuid>,
        /// The session of the whole day.
        pub parent_session_id: Option<Uuid>,
        /// Column `type`.
        #[sea_orm(column_name = "type")]
        pub r#type: Option<String>,
        /// Counts the sessions of a subject on one day.
        pub number: Option<i32>,
        /// Column `task_protocol`.
        pub task_protocol: String,
        /// Column `n_trials`.
        pub n_trials: Option<i32>,
        /// Column `n_correct_trials`.
        pub n_correct_trials: Option<i32>,
        /// Column `qc`.
        pub qc: i32,
        /// Outcomes of single checks.
        pub extended_qc: Option<Json>,
        /// Last change.
        pub auto_datetime: Option<DateTimeUtc>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `info` (spec/actions/session.yaml:28); 1 statement a page.
pub static INFO: Representation = Representation {
    name: "info",
    schema: "SessionInfo",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "subject",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "start_time",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "number",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Counts the sessions of a subject on one day.",
                nullable: true,
                example: "1",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Where it was done.",
                nullable: true,
                example: "",
            },
        },
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
            name: "projects",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "task_protocol",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Bounded(1023),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"start_time\", t.\"number\", j2.\"name\", m1.v, t.\"task_protocol\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"start_time\", t.\"number\", j2.\"name\", m1.v, t.\"task_protocol\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" = any(array(select id from page)) group by x0.\"session_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" in (select id from page) group by x0.\"session_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `action` (spec/actions/session.yaml:29); 1 statement a page.
pub static ACTION: Representation = Representation {
    name: "action",
    schema: "SessionAction",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "type",
            source: Source::Constant("experiment"),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
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
            name: "url",
            source: Source::Url(0, "/sessions"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "subject",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
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
                about: "Where it was done.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "start_time",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "end_time",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "location",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "users",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(150)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "procedures",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", j2.\"name\", t.\"start_time\", t.\"end_time\", j3.\"name\", m1.v, m2.v",
        sqlite: "t.\"id\", j1.\"nickname\", j2.\"name\", t.\"start_time\", t.\"end_time\", j3.\"name\", m1.v, m2.v",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_session_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"session_id\" = any(array(select id from page)) group by x0.\"session_id\") m1 on m1.k = t.\"id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"session_id\" = any(array(select id from page)) group by x0.\"session_id\") m2 on m2.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_session_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"session_id\" in (select id from page) group by x0.\"session_id\") m1 on m1.k = t.\"id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"session_id\" in (select id from page) group by x0.\"session_id\") m2 on m2.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::List(Kind::Text),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `summary` (spec/actions/session.yaml:30); 1 statement a page.
pub static SUMMARY: Representation = Representation {
    name: "summary",
    schema: "SessionSummary",
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
            name: "subject",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "start_time",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "number",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Counts the sessions of a subject on one day.",
                nullable: true,
                example: "1",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Where it was done.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "projects",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "url",
            source: Source::Url(0, "/sessions"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "task_protocol",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Bounded(1023),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"start_time\", t.\"number\", j2.\"name\", m1.v, t.\"task_protocol\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"start_time\", t.\"number\", j2.\"name\", m1.v, t.\"task_protocol\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" = any(array(select id from page)) group by x0.\"session_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" in (select id from page) group by x0.\"session_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/actions/session.yaml:31); 8 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "SessionDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "subject",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "users",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(150)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "location",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "procedures",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Where it was done.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "projects",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "type",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "\"Experiment\"",
            },
        },
        Field {
            name: "task_protocol",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Bounded(1023),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "number",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Counts the sessions of a subject on one day.",
                nullable: true,
                example: "1",
            },
        },
        Field {
            name: "start_time",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "end_time",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "narrative",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "parent_session",
            source: Source::Url(13, "/sessions"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "The session of the whole day.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "n_correct_trials",
            source: Source::Column(14),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "n_trials",
            source: Source::Column(15),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "url",
            source: Source::Url(0, "/sessions"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "extended_qc",
            source: Source::Column(16),
            doc: Doc {
                schema: Schema::Any,
                about: "Outcomes of single checks.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "qc",
            source: Source::Label(
                17,
                &[
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "CRITICAL",
                    },
                    Choice {
                        value: ChoiceValue::Int(40),
                        label: "FAIL",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "WARNING",
                    },
                    Choice {
                        value: ChoiceValue::Int(0),
                        label: "NOT_SET",
                    },
                    Choice {
                        value: ChoiceValue::Int(10),
                        label: "PASS",
                    },
                ],
            ),
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"CRITICAL\"",
                        "\"FAIL\"",
                        "\"WARNING\"",
                        "\"NOT_SET\"",
                        "\"PASS\"",
                    ],
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "wateradmin_session_related",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::actions::water_administration::SESSION),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "data_dataset_session_related",
            source: Source::Many(1),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::data::dataset::SESSION),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "auto_datetime",
            source: Source::Column(18),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Last change.",
                nullable: true,
                example: "",
            },
        },
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
            source: Source::Column(19),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "probe_insertion",
            source: Source::Many(2),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::experiments::probe_insertion::SUMMARY),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "field_of_view",
            source: Source::Many(3),
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
            name: "notes",
            source: Source::Many(4),
            doc: Doc {
                schema: Schema::List(&Schema::Ref(&super::super::misc::note::DETAIL)),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", m1.v, j2.\"name\", m2.v, j3.\"name\", m3.v, t.\"type\", t.\"task_protocol\", t.\"number\", t.\"start_time\", t.\"end_time\", t.\"narrative\", t.\"parent_session_id\", t.\"n_correct_trials\", t.\"n_trials\", t.\"extended_qc\", t.\"qc\", t.\"auto_datetime\", t.\"json\"",
        sqlite: "t.\"id\", j1.\"nickname\", m1.v, j2.\"name\", m2.v, j3.\"name\", m3.v, t.\"type\", t.\"task_protocol\", t.\"number\", t.\"start_time\", t.\"end_time\", t.\"narrative\", t.\"parent_session_id\", t.\"n_correct_trials\", t.\"n_trials\", t.\"extended_qc\", t.\"qc\", t.\"auto_datetime\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_session_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"session_id\" = any(array(select id from page)) group by x0.\"session_id\") m1 on m1.k = t.\"id\" left join \"misc_lablocation\" j2 on j2.\"id\" = t.\"location_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"session_id\" = any(array(select id from page)) group by x0.\"session_id\") m2 on m2.k = t.\"id\" left join \"misc_lab\" j3 on j3.\"id\" = t.\"lab_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" = any(array(select id from page)) group by x0.\"session_id\") m3 on m3.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_session_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"session_id\" in (select id from page) group by x0.\"session_id\") m1 on m1.k = t.\"id\" left join \"misc_lablocation\" j2 on j2.\"id\" = t.\"location_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"session_id\" in (select id from page) group by x0.\"session_id\") m2 on m2.k = t.\"id\" left join \"misc_lab\" j3 on j3.\"id\" = t.\"lab_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" in (select id from page) group by x0.\"session_id\") m3 on m3.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Int),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Int),
        Wire::One(Kind::Int),
        Wire::One(Kind::Json),
        Wire::One(Kind::Int),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Json),
    ],
    children: &[
        Child {
            key: 0,
            representation: &super::super::actions::water_administration::SESSION,
            parent: "t.\"session_id\"",
            joins: "",
            order: &[
                Order {
                    path: "date_time",
                    descending: true,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
        Child {
            key: 0,
            representation: &super::super::data::dataset::SESSION,
            parent: "t.\"session_id\"",
            joins: "",
            order: &[],
            narrow: Some(super::super::data::dataset::on_server_rule),
        },
        Child {
            key: 0,
            representation: &super::super::experiments::probe_insertion::SUMMARY,
            parent: "t.\"session_id\"",
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
        Child {
            key: 0,
            representation: &super::super::experiments::field_of_view::DETAIL,
            parent: "t.\"session_id\"",
            joins: "",
            order: &[
                Order {
                    path: "name",
                    descending: false,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
        Child {
            key: 0,
            representation: &super::super::misc::note::DETAIL,
            parent: "t.\"object_id\"",
            joins: "",
            order: &[
                Order {
                    path: "date_time",
                    descending: true,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
    ],
    groups: &[],
    statements: 8,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "SessionInput",
    patch_schema: "SessionPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "subject",
            takes: Takes::One(&super::super::subjects::subject::RESOURCE, By::Key(3)),
            target: Target::Column(7),
            required: true,
            required_on_create: false,
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
            name: "users",
            takes: Takes::Many(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Relation(1),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(150)),
                about: "Left out or empty when the session is made: the caller.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "location",
            takes: Takes::One(&super::super::misc::lab_location::RESOURCE, By::Key(2)),
            target: Target::Column(8),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "procedures",
            takes: Takes::Many(
                &super::super::actions::procedure_type::RESOURCE,
                By::Key(2),
            ),
            target: Target::Relation(2),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
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
                about: "Where it was done.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "projects",
            takes: Takes::Many(&super::super::subjects::project::RESOURCE, By::Key(2)),
            target: Target::Relation(6),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "type",
            takes: Takes::Text(255, None),
            target: Target::Column(10),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "\"Experiment\"",
            },
        },
        InputField {
            name: "task_protocol",
            takes: Takes::Text(1023, None),
            target: Target::Column(12),
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
            name: "number",
            takes: Takes::Int(-2147483648, 2147483647),
            target: Target::Column(11),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Counts the sessions of a subject on one day.",
                nullable: true,
                example: "1",
            },
        },
        InputField {
            name: "start_time",
            takes: Takes::DateTime,
            target: Target::Column(5),
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
            name: "end_time",
            takes: Takes::DateTime,
            target: Target::Column(6),
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
            name: "narrative",
            takes: Takes::Text(0, None),
            target: Target::Column(4),
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
        InputField {
            name: "parent_session",
            takes: Takes::One(&RESOURCE, By::Url("/sessions")),
            target: Target::Column(9),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "The session of the whole day.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "n_correct_trials",
            takes: Takes::Int(-2147483648, 2147483647),
            target: Target::Column(14),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "n_trials",
            takes: Takes::Int(-2147483648, 2147483647),
            target: Target::Column(13),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "extended_qc",
            takes: Takes::Json,
            target: Target::Column(16),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Any,
                about: "Outcomes of single checks.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "qc",
            takes: Takes::Label(
                &[
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "CRITICAL",
                    },
                    Choice {
                        value: ChoiceValue::Int(40),
                        label: "FAIL",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "WARNING",
                    },
                    Choice {
                        value: ChoiceValue::Int(0),
                        label: "NOT_SET",
                    },
                    Choice {
                        value: ChoiceValue::Int(10),
                        label: "PASS",
                    },
                ],
            ),
            target: Target::Column(15),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"CRITICAL\"",
                        "\"FAIL\"",
                        "\"WARNING\"",
                        "\"NOT_SET\"",
                        "\"PASS\"",
                    ],
                ),
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
    actors: &[1],
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
        name: "json",
        test: FilterTest::Pairs("json"),
        public: false,
        about: "",
    },
    Filter {
        name: "lab",
        test: FilterTest::Text("lab__name__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "users",
        test: FilterTest::AllOf("users__username"),
        public: false,
        about: "With all these users.",
    },
    Filter {
        name: "procedures",
        test: FilterTest::Text("procedures__name__icontains"),
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
        test: FilterTest::Text("subject__nickname__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "location",
        test: FilterTest::Text("location__name__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "parent_session",
        test: FilterTest::Row("parent_session", &RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "type",
        test: FilterTest::Text("type__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "number",
        test: FilterTest::Number("number"),
        public: false,
        about: "",
    },
    Filter {
        name: "task_protocol",
        test: FilterTest::Text("task_protocol__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "n_trials",
        test: FilterTest::Number("n_trials"),
        public: false,
        about: "",
    },
    Filter {
        name: "n_correct_trials",
        test: FilterTest::Number("n_correct_trials"),
        public: false,
        about: "",
    },
    Filter {
        name: "qc",
        test: FilterTest::Label(
            "qc",
            &[
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "CRITICAL",
                },
                Choice {
                    value: ChoiceValue::Int(40),
                    label: "FAIL",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "WARNING",
                },
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "NOT_SET",
                },
                Choice {
                    value: ChoiceValue::Int(10),
                    label: "PASS",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "extended_qc",
        test: FilterTest::Pairs("extended_qc"),
        public: false,
        about: "",
    },
    Filter {
        name: "auto_datetime",
        test: FilterTest::DateTime("auto_datetime"),
        public: false,
        about: "",
    },
    Filter {
        name: "projects",
        test: FilterTest::Text("projects__name__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "nickname",
        test: FilterTest::Text("subject__nickname__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "project",
        test: FilterTest::Text("projects__name__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "date_range",
        test: FilterTest::DateRange("start_time"),
        public: false,
        about: "First and last start day, e.g. `2019-04-01,2019-04-05`.",
    },
    Filter {
        name: "dataset_types",
        test: FilterTest::AllOf("data_dataset_session_related__dataset_type__name"),
        public: false,
        about: "With datasets of all these types.",
    },
    Filter {
        name: "datasets",
        test: FilterTest::Rule(datasets_rule),
        public: false,
        about: "With datasets of all these names on a server, of at most this outcome, FAIL unless said.",
    },
    Filter {
        name: "dataset_qc_lte",
        test: FilterTest::Rule(dataset_qc_lte_rule),
        public: false,
        about: "With a dataset of at most this outcome, by label or number.",
    },
    Filter {
        name: "performance_gte",
        test: FilterTest::Rule(performance_gte_rule),
        public: false,
        about: "Whole percent of trials that were correct.",
    },
    Filter {
        name: "performance_lte",
        test: FilterTest::Rule(performance_lte_rule),
        public: false,
        about: "Whole percent of trials that were correct.",
    },
    Filter {
        name: "atlas_name",
        test: FilterTest::Rule(atlas_name_rule),
        public: false,
        about: "Recorded in a region whose name contains it, or below such a region.",
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
        name: "histology",
        test: FilterTest::BoolRule(histology_rule),
        public: false,
        about: "Whether the subject has a session with the procedure `Histology`.",
    },
    Filter {
        name: "tag",
        test: FilterTest::Text("data_dataset_session_related__tags__name__icontains"),
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
/// What is written by hand for Session (spec/actions/session.yaml:2): implement it for [`Code`](super::super::Code).
pub trait SessionBehaviour {
    /// The rule `datasets` (spec/actions/session.yaml:58): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn datasets_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `dataset_qc_lte` (spec/actions/session.yaml:60): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn dataset_qc_lte_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `performance_gte` (spec/actions/session.yaml:61): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn performance_gte_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `performance_lte` (spec/actions/session.yaml:62): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn performance_lte_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_name` (spec/actions/session.yaml:63): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_name_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_acronym` (spec/actions/session.yaml:64): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_acronym_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_id` (spec/actions/session.yaml:65): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_id_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `histology` (spec/actions/session.yaml:66): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn histology_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// Before the row is stored; may change it (spec/actions/session.yaml:70).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut SessionDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// Before the row is deleted (spec/actions/session.yaml:70).
    fn before_delete<'a>(
        work: &'a Work<'a>,
        draft: &'a mut SessionDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
/// The rule `datasets` (spec/actions/session.yaml:58): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn datasets_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SessionBehaviour>::datasets_rule(asked, text)
}
/// The rule `dataset_qc_lte` (spec/actions/session.yaml:60): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn dataset_qc_lte_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SessionBehaviour>::dataset_qc_lte_rule(asked, text)
}
/// The rule `performance_gte` (spec/actions/session.yaml:61): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn performance_gte_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SessionBehaviour>::performance_gte_rule(asked, text)
}
/// The rule `performance_lte` (spec/actions/session.yaml:62): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn performance_lte_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SessionBehaviour>::performance_lte_rule(asked, text)
}
/// The rule `atlas_name` (spec/actions/session.yaml:63): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_name_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SessionBehaviour>::atlas_name_rule(asked, text)
}
/// The rule `atlas_acronym` (spec/actions/session.yaml:64): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_acronym_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SessionBehaviour>::atlas_acronym_rule(asked, text)
}
/// The rule `atlas_id` (spec/actions/session.yaml:65): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_id_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SessionBehaviour>::atlas_id_rule(asked, text)
}
/// The rule `histology` (spec/actions/session.yaml:66): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn histology_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SessionBehaviour>::histology_rule(asked, text)
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = SessionDraft::read(draft);
        <super::super::Code as SessionBehaviour>::before_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn before_delete_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = SessionDraft::read(draft);
        <super::super::Code as SessionBehaviour>::before_delete(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: None,
    before_save: Some(before_save_hook),
    after_save: None,
    before_delete: Some(before_delete_hook),
    after_delete: None,
    picture_width: None,
};
/// A session on its way into the database.
#[derive(Debug, Clone)]
pub struct SessionDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// Keys of `users`, where the request sets them.
    pub users: Option<Vec<Uuid>>,
    /// Keys of `procedures`, where the request sets them.
    pub procedures: Option<Vec<Uuid>>,
    /// Keys of `projects`, where the request sets them.
    pub projects: Option<Vec<Uuid>>,
}
impl SessionDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "lab",
        "narrative",
        "start_time",
        "end_time",
        "subject",
        "location",
        "parent_session",
        "type",
        "number",
        "task_protocol",
        "n_trials",
        "n_correct_trials",
        "qc",
        "extended_qc",
        "auto_datetime",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
            users: draft
                .many[1]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
            procedures: draft
                .many[2]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
            projects: draft
                .many[6]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            lab_id: typed::uuid(&row[3]),
            narrative: typed::text(&row[4]).unwrap_or_default(),
            start_time: typed::date_time(&row[5]),
            end_time: typed::date_time(&row[6]),
            subject_id: typed::uuid(&row[7]).unwrap_or_default(),
            location_id: typed::uuid(&row[8]),
            parent_session_id: typed::uuid(&row[9]),
            r#type: typed::text(&row[10]),
            number: typed::int(&row[11]),
            task_protocol: typed::text(&row[12]).unwrap_or_default(),
            n_trials: typed::int(&row[13]),
            n_correct_trials: typed::int(&row[14]),
            qc: typed::int(&row[15]).unwrap_or_default(),
            extended_qc: typed::json(&row[16]),
            auto_datetime: typed::date_time(&row[17]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.lab_id.into();
        draft.row[4] = self.row.narrative.into();
        draft.row[5] = self.row.start_time.into();
        draft.row[6] = self.row.end_time.into();
        draft.row[7] = self.row.subject_id.into();
        draft.row[8] = self.row.location_id.into();
        draft.row[9] = self.row.parent_session_id.into();
        draft.row[10] = self.row.r#type.into();
        draft.row[11] = self.row.number.into();
        draft.row[12] = self.row.task_protocol.into();
        draft.row[13] = self.row.n_trials.into();
        draft.row[14] = self.row.n_correct_trials.into();
        draft.row[15] = self.row.qc.into();
        draft.row[16] = self.row.extended_qc.into();
        draft.row[17] = self.row.auto_datetime.into();
        draft.many[1] = self
            .users
            .map(|keys| keys.into_iter().map(Into::into).collect());
        draft.many[2] = self
            .procedures
            .map(|keys| keys.into_iter().map(Into::into).collect());
        draft.many[6] = self
            .projects
            .map(|keys| keys.into_iter().map(Into::into).collect());
    }
}
/// The endpoints under `/sessions`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/sessions",
        operation: "sessions",
        tag: "sessions",
        title: "Session List",
        words: "session",
        about: "One recording or training of a subject; its datasets hang on it.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &SUMMARY,
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
                location: Some("url"),
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/sessions/{id}",
        operation: "sessions",
        tag: "sessions",
        title: "Session Detail",
        words: "session",
        about: "One recording or training of a subject; its datasets hang on it.",
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
/// The endpoints under `/sessions`.
pub struct SessionApi(pub Arc<Server>);
impl OpenApi for SessionApi {
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
