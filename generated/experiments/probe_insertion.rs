//! ProbeInsertion: A probe in the brain during a session.
//! Made from spec/experiments/probe_insertion.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Dialects, Doc, Field, Kind, Link, OnDelete, Order, Relation,
    Representation, Resource, Schema, Source, Unique, Wire,
};
use specimen::behaviour::NO_HOOKS;
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
        },
        Order {
            path: "name",
            descending: false,
        },
    ],
    unique: &[
        Unique {
            columns: &[1, 3],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
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
/// The representation `summary` (spec/experiments/probe_insertion.yaml:18); 1 statement a page.
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
        postgres: "left join \"experiments_probemodel\" j1 on j1.\"id\" = t.\"model_id\" left join \"actions_session\" j2 on j2.\"id\" = t.\"session_id\" left join \"subjects_subject\" j3 on j3.\"id\" = j2.\"subject_id\" left join \"misc_lab\" j4 on j4.\"id\" = j2.\"lab_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"name\" order by r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" = any(array(select p0.\"session_id\" from page join \"experiments_probeinsertion\" p0 on p0.\"id\" = page.id)) group by x0.\"session_id\") m1 on m1.k = j2.\"id\" left join (select x0.\"probeinsertion_id\" as k, array_agg(x0.\"dataset_id\" order by x0.\"dataset_id\") as v from \"experiments_probeinsertion_datasets\" x0 where x0.\"probeinsertion_id\" = any(array(select id from page)) group by x0.\"probeinsertion_id\") m2 on m2.k = t.\"id\"",
        sqlite: "left join \"experiments_probemodel\" j1 on j1.\"id\" = t.\"model_id\" left join \"actions_session\" j2 on j2.\"id\" = t.\"session_id\" left join \"subjects_subject\" j3 on j3.\"id\" = j2.\"subject_id\" left join \"misc_lab\" j4 on j4.\"id\" = j2.\"lab_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" in (select p0.\"session_id\" from page join \"experiments_probeinsertion\" p0 on p0.\"id\" = page.id) group by x0.\"session_id\") m1 on m1.k = j2.\"id\" left join (select x0.\"probeinsertion_id\" as k, json_group_array(pg_uuid(x0.\"dataset_id\") order by x0.\"dataset_id\") as v from \"experiments_probeinsertion_datasets\" x0 where x0.\"probeinsertion_id\" in (select id from page) group by x0.\"probeinsertion_id\") m2 on m2.k = t.\"id\"",
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
};
