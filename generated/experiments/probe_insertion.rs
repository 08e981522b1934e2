//! ProbeInsertion: A probe in the brain during a session.
//! Made from spec/experiments/probe_insertion.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Compute, Default, Dialects, Doc, Field, Filter, FilterTest, Group,
    Input, InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Unique, Wire,
};
use specimen::behaviour::{Asked, BoxFuture, Cells, Draft, Hooks, Work, typed};
use specimen::fault::Fault;
use specimen::query::condition::Condition;
use specimen::query::render::PageRows;
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::serde_json::Value as Json;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `experiments_probeinsertion` (spec/experiments/probe_insertion.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "ProbeInsertion",
    label: "experiments.probeinsertion",
    words: "probe insertion",
    record: "ProbeInsertion",
    about: "A probe in the brain during a session.",
    table: "experiments_probeinsertion",
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
        Column {
            name: "chronic_insertion_id",
            field: "chronic_insertion",
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
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "model",
            target: &super::super::experiments::probe_model::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "chronic_insertion",
            target: &super::super::experiments::chronic_insertion::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
        Relation {
            name: "datasets",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::Many {
                table: "experiments_probeinsertion_datasets",
                near: "probeinsertion_id",
                far: "dataset_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "trajectory_estimate",
            target: &super::super::experiments::trajectory_estimate::RESOURCE,
            link: Link::Back {
                column: 1,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
    ],
    parent: None,
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
    unique: &[
        Unique {
            columns: &[1, 3],
            condition: "",
        },
    ],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `experiments_probeinsertion` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_probeinsertion")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `session_id`.
        pub session_id: Option<Uuid>,
        /// Column `model_id`.
        pub model_id: Option<Uuid>,
        /// Serial number of the probe.
        pub serial: String,
        /// Last change.
        pub auto_datetime: Option<DateTimeUtc>,
        /// Where the probe stays in the subject.
        pub chronic_insertion_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `chronic` (spec/experiments/probe_insertion.yaml:23); 1 statement a page.
pub static CHRONIC: Representation = Representation {
    name: "chronic",
    schema: "ProbeInsertionChronic",
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
            name: "model",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "serial",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Serial number of the probe.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "session_info",
            source: Source::Object(
                4,
                &[
                    Field {
                        name: "subject",
                        source: Source::Column(5),
                        doc: Doc {
                            schema: Schema::Bounded(64),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                    Field {
                        name: "start_time",
                        source: Source::Column(6),
                        doc: Doc {
                            schema: Schema::Text("date-time"),
                            about: "",
                            nullable: true,
                            example: "",
                        },
                    },
                    Field {
                        name: "number",
                        source: Source::Column(7),
                        doc: Doc {
                            schema: Schema::Integer("int32"),
                            about: "Counts the sessions of a subject on one day.",
                            nullable: true,
                            example: "1",
                        },
                    },
                    Field {
                        name: "lab",
                        source: Source::Column(8),
                        doc: Doc {
                            schema: Schema::Bounded(255),
                            about: "Where it was done.",
                            nullable: true,
                            example: "",
                        },
                    },
                    Field {
                        name: "id",
                        source: Source::Column(4),
                        doc: Doc {
                            schema: Schema::Text("uuid"),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                    Field {
                        name: "projects",
                        source: Source::Column(9),
                        doc: Doc {
                            schema: Schema::List(&Schema::Bounded(255)),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                    Field {
                        name: "task_protocol",
                        source: Source::Column(10),
                        doc: Doc {
                            schema: Schema::Bounded(1023),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                ],
            ),
            doc: Doc {
                schema: Schema::Ref(&super::super::actions::session::INFO),
                about: "",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", j1.\"name\", t.\"serial\", t.\"session_id\", j3.\"nickname\", j2.\"start_time\", j2.\"number\", j4.\"name\", m1.v, j2.\"task_protocol\"",
        sqlite: "t.\"id\", t.\"name\", j1.\"name\", t.\"serial\", t.\"session_id\", j3.\"nickname\", j2.\"start_time\", j2.\"number\", j4.\"name\", m1.v, j2.\"task_protocol\"",
    },
    joins: Dialects {
        postgres: "left join \"experiments_probemodel\" j1 on j1.\"id\" = t.\"model_id\" left join \"actions_session\" j2 on j2.\"id\" = t.\"session_id\" left join \"subjects_subject\" j3 on j3.\"id\" = j2.\"subject_id\" left join \"misc_lab\" j4 on j4.\"id\" = j2.\"lab_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" = any(array(select p0.\"session_id\" as id from page join \"experiments_probeinsertion\" p0 on p0.\"id\" = page.id)) group by x0.\"session_id\") m1 on m1.k = j2.\"id\"",
        sqlite: "left join \"experiments_probemodel\" j1 on j1.\"id\" = t.\"model_id\" left join \"actions_session\" j2 on j2.\"id\" = t.\"session_id\" left join \"subjects_subject\" j3 on j3.\"id\" = j2.\"subject_id\" left join \"misc_lab\" j4 on j4.\"id\" = j2.\"lab_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" in (select p0.\"session_id\" as id from page join \"experiments_probeinsertion\" p0 on p0.\"id\" = page.id) group by x0.\"session_id\") m1 on m1.k = j2.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
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
/// The representation `summary` (spec/experiments/probe_insertion.yaml:24); 1 statement a page.
pub static SUMMARY: Representation = Representation {
    name: "summary",
    schema: "ProbeInsertionSummary",
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
            name: "session",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "model",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "session_info",
            source: Source::Object(
                1,
                &[
                    Field {
                        name: "subject",
                        source: Source::Column(3),
                        doc: Doc {
                            schema: Schema::Bounded(64),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                    Field {
                        name: "start_time",
                        source: Source::Column(4),
                        doc: Doc {
                            schema: Schema::Text("date-time"),
                            about: "",
                            nullable: true,
                            example: "",
                        },
                    },
                    Field {
                        name: "number",
                        source: Source::Column(5),
                        doc: Doc {
                            schema: Schema::Integer("int32"),
                            about: "Counts the sessions of a subject on one day.",
                            nullable: true,
                            example: "1",
                        },
                    },
                    Field {
                        name: "lab",
                        source: Source::Column(6),
                        doc: Doc {
                            schema: Schema::Bounded(255),
                            about: "Where it was done.",
                            nullable: true,
                            example: "",
                        },
                    },
                    Field {
                        name: "id",
                        source: Source::Column(1),
                        doc: Doc {
                            schema: Schema::Text("uuid"),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                    Field {
                        name: "projects",
                        source: Source::Column(7),
                        doc: Doc {
                            schema: Schema::List(&Schema::Bounded(255)),
                            about: "",
                            nullable: false,
                            example: "",
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
                ],
            ),
            doc: Doc {
                schema: Schema::Ref(&super::super::actions::session::INFO),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "serial",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Serial number of the probe.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "auto_datetime",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Last change.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "chronic_insertion",
            source: Source::Column(13),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "Where the probe stays in the subject.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "datasets",
            source: Source::Column(14),
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"session_id\", j1.\"probe_model\", j3.\"nickname\", j2.\"start_time\", j2.\"number\", j4.\"name\", m1.v, j2.\"task_protocol\", t.\"name\", t.\"json\", t.\"serial\", t.\"auto_datetime\", t.\"chronic_insertion_id\", m2.v",
        sqlite: "t.\"id\", t.\"session_id\", j1.\"probe_model\", j3.\"nickname\", j2.\"start_time\", j2.\"number\", j4.\"name\", m1.v, j2.\"task_protocol\", t.\"name\", t.\"json\", t.\"serial\", t.\"auto_datetime\", t.\"chronic_insertion_id\", m2.v",
    },
    joins: Dialects {
        postgres: "left join \"experiments_probemodel\" j1 on j1.\"id\" = t.\"model_id\" left join \"actions_session\" j2 on j2.\"id\" = t.\"session_id\" left join \"subjects_subject\" j3 on j3.\"id\" = j2.\"subject_id\" left join \"misc_lab\" j4 on j4.\"id\" = j2.\"lab_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" = any(array(select p0.\"session_id\" as id from page join \"experiments_probeinsertion\" p0 on p0.\"id\" = page.id)) group by x0.\"session_id\") m1 on m1.k = j2.\"id\" left join (select x0.\"probeinsertion_id\" as k, array_agg(x0.\"dataset_id\" order by x0.\"dataset_id\") as v from \"experiments_probeinsertion_datasets\" x0 where x0.\"probeinsertion_id\" = any(array(select id from page)) group by x0.\"probeinsertion_id\") m2 on m2.k = t.\"id\"",
        sqlite: "left join \"experiments_probemodel\" j1 on j1.\"id\" = t.\"model_id\" left join \"actions_session\" j2 on j2.\"id\" = t.\"session_id\" left join \"subjects_subject\" j3 on j3.\"id\" = j2.\"subject_id\" left join \"misc_lab\" j4 on j4.\"id\" = j2.\"lab_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" in (select p0.\"session_id\" as id from page join \"experiments_probeinsertion\" p0 on p0.\"id\" = page.id) group by x0.\"session_id\") m1 on m1.k = j2.\"id\" left join (select x0.\"probeinsertion_id\" as k, json_group_array(pg_uuid(x0.\"dataset_id\") order by x0.\"dataset_id\") as v from \"experiments_probeinsertion_datasets\" x0 where x0.\"probeinsertion_id\" in (select id from page) group by x0.\"probeinsertion_id\") m2 on m2.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Uuid),
        Wire::List(Kind::Uuid),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/experiments/probe_insertion.yaml:25); 3 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "ProbeInsertionDetail",
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
            name: "session",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "model",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "session_info",
            source: Source::Object(
                1,
                &[
                    Field {
                        name: "subject",
                        source: Source::Column(3),
                        doc: Doc {
                            schema: Schema::Bounded(64),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                    Field {
                        name: "start_time",
                        source: Source::Column(4),
                        doc: Doc {
                            schema: Schema::Text("date-time"),
                            about: "",
                            nullable: true,
                            example: "",
                        },
                    },
                    Field {
                        name: "number",
                        source: Source::Column(5),
                        doc: Doc {
                            schema: Schema::Integer("int32"),
                            about: "Counts the sessions of a subject on one day.",
                            nullable: true,
                            example: "1",
                        },
                    },
                    Field {
                        name: "lab",
                        source: Source::Column(6),
                        doc: Doc {
                            schema: Schema::Bounded(255),
                            about: "Where it was done.",
                            nullable: true,
                            example: "",
                        },
                    },
                    Field {
                        name: "id",
                        source: Source::Column(1),
                        doc: Doc {
                            schema: Schema::Text("uuid"),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                    Field {
                        name: "projects",
                        source: Source::Column(7),
                        doc: Doc {
                            schema: Schema::List(&Schema::Bounded(255)),
                            about: "",
                            nullable: false,
                            example: "",
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
                ],
            ),
            doc: Doc {
                schema: Schema::Ref(&super::super::actions::session::INFO),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "datasets",
            source: Source::Page(0, 0),
            doc: Doc {
                schema: Schema::Any,
                about: "Datasets of its session on a server, in a collection with its name.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "serial",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Serial number of the probe.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "auto_datetime",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Last change.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "chronic_insertion",
            source: Source::Column(13),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "Where the probe stays in the subject.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"session_id\", j1.\"probe_model\", j3.\"nickname\", j2.\"start_time\", j2.\"number\", j4.\"name\", m1.v, j2.\"task_protocol\", t.\"name\", t.\"json\", t.\"serial\", t.\"auto_datetime\", t.\"chronic_insertion_id\"",
        sqlite: "t.\"id\", t.\"session_id\", j1.\"probe_model\", j3.\"nickname\", j2.\"start_time\", j2.\"number\", j4.\"name\", m1.v, j2.\"task_protocol\", t.\"name\", t.\"json\", t.\"serial\", t.\"auto_datetime\", t.\"chronic_insertion_id\"",
    },
    joins: Dialects {
        postgres: "left join \"experiments_probemodel\" j1 on j1.\"id\" = t.\"model_id\" left join \"actions_session\" j2 on j2.\"id\" = t.\"session_id\" left join \"subjects_subject\" j3 on j3.\"id\" = j2.\"subject_id\" left join \"misc_lab\" j4 on j4.\"id\" = j2.\"lab_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" = any(array(select p0.\"session_id\" as id from page join \"experiments_probeinsertion\" p0 on p0.\"id\" = page.id)) group by x0.\"session_id\") m1 on m1.k = j2.\"id\"",
        sqlite: "left join \"experiments_probemodel\" j1 on j1.\"id\" = t.\"model_id\" left join \"actions_session\" j2 on j2.\"id\" = t.\"session_id\" left join \"subjects_subject\" j3 on j3.\"id\" = j2.\"subject_id\" left join \"misc_lab\" j4 on j4.\"id\" = j2.\"lab_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" in (select p0.\"session_id\" as id from page join \"experiments_probeinsertion\" p0 on p0.\"id\" = page.id) group by x0.\"session_id\") m1 on m1.k = j2.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Uuid),
    ],
    children: &[],
    groups: &[
        Group {
            columns: &[0],
            compute: Compute::Page(inside_for_page),
        },
    ],
    statements: 3,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "ProbeInsertionInput",
    patch_schema: "ProbeInsertionPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "session",
            takes: Takes::One(&super::super::actions::session::RESOURCE, By::Key(0)),
            target: Target::Column(3),
            required: false,
            required_on_create: true,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
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
            target: Target::Column(4),
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
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(1),
            required: true,
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
        InputField {
            name: "serial",
            takes: Takes::Text(255, None),
            target: Target::Column(5),
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
            name: "chronic_insertion",
            takes: Takes::One(
                &super::super::experiments::chronic_insertion::RESOURCE,
                By::Id,
            ),
            target: Target::Column(7),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "Where the probe stays in the subject.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "datasets",
            takes: Takes::Many(&super::super::data::dataset::RESOURCE, By::Id),
            target: Target::Relation(3),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: true,
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "In place of those whose collection has its name.",
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
        name: "session",
        test: FilterTest::Uuid("session__id"),
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
        name: "serial",
        test: FilterTest::Text("serial"),
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
        name: "chronic_insertion",
        test: FilterTest::Row(
            "chronic_insertion",
            &super::super::experiments::chronic_insertion::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "datasets",
        test: FilterTest::Rule(datasets_rule),
        public: false,
        about: "With datasets of these names, of at most this outcome, FAIL unless said.",
    },
    Filter {
        name: "subject",
        test: FilterTest::Text("session__subject__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "date",
        test: FilterTest::Text("session__start_time__date"),
        public: false,
        about: "Start day of the session.",
    },
    Filter {
        name: "experiment_number",
        test: FilterTest::Text("session__number"),
        public: false,
        about: "Number of the session, a whole one.",
    },
    Filter {
        name: "lab",
        test: FilterTest::Text("session__lab__name__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "project",
        test: FilterTest::Text("session__projects__name__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "task_protocol",
        test: FilterTest::Text("session__task_protocol__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "tag",
        test: FilterTest::Text("datasets__tags__name__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "dataset_types",
        test: FilterTest::AllOf("datasets__dataset_type__name"),
        public: false,
        about: "With datasets of all these types.",
    },
    Filter {
        name: "dataset_qc_lte",
        test: FilterTest::Rule(dataset_qc_lte_rule),
        public: false,
        about: "With a dataset of at most this outcome, by label or number.",
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
/// What is written by hand for ProbeInsertion (spec/experiments/probe_insertion.yaml:2): implement it for [`Code`](super::super::Code).
pub trait ProbeInsertionBehaviour {
    /// Values for all rows of a page, in their order (spec/experiments/probe_insertion.yaml:19). Datasets of its session on a server, in a collection with its name.
    fn inside<'a>(
        page: &'a PageRows<'a>,
        rows: Vec<InsideRow>,
    ) -> BoxFuture<'a, Result<Vec<InsideValues>, Fault>>;
    /// The rule `datasets` (spec/experiments/probe_insertion.yaml:47): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn datasets_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `dataset_qc_lte` (spec/experiments/probe_insertion.yaml:48): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn dataset_qc_lte_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_name` (spec/experiments/probe_insertion.yaml:49): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_name_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_acronym` (spec/experiments/probe_insertion.yaml:50): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_acronym_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_id` (spec/experiments/probe_insertion.yaml:51): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_id_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// Checks over several fields, when each by itself is right (spec/experiments/probe_insertion.yaml:54).
    fn validate<'a>(
        work: &'a Work<'a>,
        draft: &'a mut ProbeInsertionDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is stored, in the same transaction (spec/experiments/probe_insertion.yaml:54).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut ProbeInsertionDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
/// What [`ProbeInsertionBehaviour::inside`] is given of a row.
#[derive(Debug, Clone)]
pub struct InsideRow {
    /// `id` of the row.
    pub id: Option<Uuid>,
}
/// What [`ProbeInsertionBehaviour::inside`] computes for a row.
#[derive(Debug, Clone)]
pub struct InsideValues {
    /// Datasets of its session on a server, in a collection with its name.
    pub session_datasets: Option<Json>,
}
/// Calls [`ProbeInsertionBehaviour::inside`] for a page.
pub fn inside_for_page<'a>(
    page: &'a PageRows<'a>,
) -> BoxFuture<'a, Result<Cells, Fault>> {
    Box::pin(async move {
        let columns = page.columns;
        let rows = page
            .views()
            .map(|row| InsideRow {
                id: row.uuid(columns[0]),
            })
            .collect();
        let mut cells = Cells::new(1);
        for value in <super::super::Code as ProbeInsertionBehaviour>::inside(page, rows)
            .await?
        {
            cells.push(|out| json::value(out, value.session_datasets));
        }
        Ok(cells)
    })
}
/// The rule `datasets` (spec/experiments/probe_insertion.yaml:47): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn datasets_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ProbeInsertionBehaviour>::datasets_rule(asked, text)
}
/// The rule `dataset_qc_lte` (spec/experiments/probe_insertion.yaml:48): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn dataset_qc_lte_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ProbeInsertionBehaviour>::dataset_qc_lte_rule(asked, text)
}
/// The rule `atlas_name` (spec/experiments/probe_insertion.yaml:49): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_name_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ProbeInsertionBehaviour>::atlas_name_rule(asked, text)
}
/// The rule `atlas_acronym` (spec/experiments/probe_insertion.yaml:50): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_acronym_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ProbeInsertionBehaviour>::atlas_acronym_rule(asked, text)
}
/// The rule `atlas_id` (spec/experiments/probe_insertion.yaml:51): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_id_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as ProbeInsertionBehaviour>::atlas_id_rule(asked, text)
}
fn validate_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = ProbeInsertionDraft::read(draft);
        <super::super::Code as ProbeInsertionBehaviour>::validate(work, &mut typed)
            .await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = ProbeInsertionDraft::read(draft);
        <super::super::Code as ProbeInsertionBehaviour>::after_save(work, &mut typed)
            .await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: Some(validate_hook),
    before_save: None,
    after_save: Some(after_save_hook),
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A probe insertion on its way into the database.
#[derive(Debug, Clone)]
pub struct ProbeInsertionDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// Keys of `datasets`, where the request sets them.
    pub datasets: Option<Vec<Uuid>>,
}
impl ProbeInsertionDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "session",
        "model",
        "serial",
        "auto_datetime",
        "chronic_insertion",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
            datasets: draft
                .many[3]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            session_id: typed::uuid(&row[3]),
            model_id: typed::uuid(&row[4]),
            serial: typed::text(&row[5]).unwrap_or_default(),
            auto_datetime: typed::date_time(&row[6]),
            chronic_insertion_id: typed::uuid(&row[7]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.session_id.into();
        draft.row[4] = self.row.model_id.into();
        draft.row[5] = self.row.serial.into();
        draft.row[6] = self.row.auto_datetime.into();
        draft.row[7] = self.row.chronic_insertion_id.into();
        draft.many[3] = self
            .datasets
            .map(|keys| keys.into_iter().map(Into::into).collect());
    }
}
/// The endpoints under `/insertions`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/insertions",
        operation: "insertions",
        tag: "insertions",
        title: "Probe Insertion List",
        words: "probe insertion",
        about: "A probe in the brain during a session.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &SUMMARY,
                public: None,
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
                filters: FILTERS,
                create: Some(&INPUT),
                created: &SUMMARY,
                bulk: false,
                owner: None,
                location: None,
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/insertions/{id}",
        operation: "insertions",
        tag: "insertions",
        title: "Probe Insertion Detail",
        words: "probe insertion",
        about: "A probe in the brain during a session.",
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
/// The endpoints under `/insertions`.
pub struct ProbeInsertionApi(pub Arc<Server>);
impl OpenApi for ProbeInsertionApi {
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
