//! TrajectoryEstimate: The way of a probe into the brain, as one method found it.
//! Made from spec/experiments/trajectory_estimate.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, OnDelete, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Unique, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::moment::Moment;
use specimen::query::render::RowView;
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `experiments_trajectoryestimate` (spec/experiments/trajectory_estimate.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "TrajectoryEstimate",
    label: "experiments.trajectoryestimate",
    words: "trajectory estimate",
    record: "TrajectoryEstimate",
    about: "The way of a probe into the brain, as one method found it.",
    table: "experiments_trajectoryestimate",
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
            name: "probe_insertion_id",
            field: "probe_insertion",
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
        Column {
            name: "x",
            field: "x",
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
            name: "y",
            field: "y",
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
            name: "z",
            field: "z",
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
            name: "depth",
            field: "depth",
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
            name: "theta",
            field: "theta",
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
            name: "phi",
            field: "phi",
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
            name: "roll",
            field: "roll",
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
            name: "provenance",
            field: "provenance",
            kind: Kind::Int,
            nullable: false,
            max: 0,
            default: Default::Int(10),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(70),
                    label: "Ephys aligned histology track",
                },
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "Histology track",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "Micro-manipulator",
                },
                Choice {
                    value: ChoiceValue::Int(10),
                    label: "Planned",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "coordinate_system_id",
            field: "coordinate_system",
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
            name: "probe_insertion",
            target: &super::super::experiments::probe_insertion::RESOURCE,
            link: Link::One { column: 1 },
            secret: false,
        },
        Relation {
            name: "chronic_insertion",
            target: &super::super::experiments::chronic_insertion::RESOURCE,
            link: Link::One { column: 2 },
            secret: false,
        },
        Relation {
            name: "coordinate_system",
            target: &super::super::experiments::coordinate_system::RESOURCE,
            link: Link::One { column: 11 },
            secret: false,
        },
        Relation {
            name: "channels",
            target: &super::super::experiments::channel::RESOURCE,
            link: Link::Back {
                column: 9,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[
        Unique {
            columns: &[10, 1],
            condition: "probe_insertion_id is not null",
        },
        Unique {
            columns: &[10, 2],
            condition: "probe_insertion_id is null",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `experiments_trajectoryestimate` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_trajectoryestimate")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `probe_insertion_id`.
        pub probe_insertion_id: Option<Uuid>,
        /// Column `chronic_insertion_id`.
        pub chronic_insertion_id: Option<Uuid>,
        /// Micrometres where it enters the brain, right positive.
        pub x: Option<f64>,
        /// Micrometres where it enters the brain, front positive.
        pub y: Option<f64>,
        /// Micrometres where it enters the brain, up positive.
        pub z: Option<f64>,
        /// Micrometres from there to the tip.
        pub depth: Option<f64>,
        /// Degrees from the vertical, 0 to 180.
        pub theta: Option<f64>,
        /// Degrees from the right in the horizontal plane, -180 to 360.
        pub phi: Option<f64>,
        /// Degrees around its own axis, 0 to 360.
        pub roll: Option<f64>,
        /// How it was found.
        pub provenance: i32,
        /// Column `coordinate_system_id`.
        pub coordinate_system_id: Option<Uuid>,
        /// Last change.
        pub datetime: DateTimeUtc,
        /// Anything else worth keeping.
        pub json: Option<Json>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/experiments/trajectory_estimate.yaml:32); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "TrajectoryEstimateDetail",
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
            name: "probe_insertion",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "x",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres where it enters the brain, right positive.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "y",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres where it enters the brain, front positive.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "z",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres where it enters the brain, up positive.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "depth",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres from there to the tip.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "theta",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Number,
                about: "Degrees from the vertical, 0 to 180.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "phi",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Number,
                about: "Degrees from the right in the horizontal plane, -180 to 360.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "roll",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Number,
                about: "Degrees around its own axis, 0 to 360.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "provenance",
            source: Source::Label(
                9,
                &[
                    Choice {
                        value: ChoiceValue::Int(70),
                        label: "Ephys aligned histology track",
                    },
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "Histology track",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "Micro-manipulator",
                    },
                    Choice {
                        value: ChoiceValue::Int(10),
                        label: "Planned",
                    },
                ],
            ),
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"Ephys aligned histology track\"",
                        "\"Histology track\"",
                        "\"Micro-manipulator\"",
                        "\"Planned\"",
                    ],
                ),
                about: "How it was found.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "session",
            source: Source::Object(
                10,
                &[
                    Field {
                        name: "subject",
                        source: Source::Column(11),
                        doc: Doc {
                            schema: Schema::Bounded(64),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                    Field {
                        name: "start_time",
                        source: Source::Column(12),
                        doc: Doc {
                            schema: Schema::Text("date-time"),
                            about: "",
                            nullable: true,
                            example: "",
                        },
                    },
                    Field {
                        name: "number",
                        source: Source::Column(13),
                        doc: Doc {
                            schema: Schema::Integer("int32"),
                            about: "Counts the sessions of a subject on one day.",
                            nullable: true,
                            example: "1",
                        },
                    },
                    Field {
                        name: "lab",
                        source: Source::Column(14),
                        doc: Doc {
                            schema: Schema::Bounded(255),
                            about: "Where it was done.",
                            nullable: true,
                            example: "",
                        },
                    },
                    Field {
                        name: "id",
                        source: Source::Column(10),
                        doc: Doc {
                            schema: Schema::Text("uuid"),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                    Field {
                        name: "projects",
                        source: Source::Column(15),
                        doc: Doc {
                            schema: Schema::List(&Schema::Bounded(255)),
                            about: "",
                            nullable: false,
                            example: "",
                        },
                    },
                    Field {
                        name: "task_protocol",
                        source: Source::Column(16),
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
            name: "probe_name",
            source: Source::Row(write_detail_probe_name),
            doc: Doc {
                schema: Schema::Text(""),
                about: "Name of the insertion, or of the chronic insertion.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "coordinate_system",
            source: Source::Column(19),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "datetime",
            source: Source::Column(20),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Last change.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(21),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "chronic_insertion",
            source: Source::Column(22),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"probe_insertion_id\", t.\"x\", t.\"y\", t.\"z\", t.\"depth\", t.\"theta\", t.\"phi\", t.\"roll\", t.\"provenance\", j1.\"session_id\", j3.\"nickname\", j2.\"start_time\", j2.\"number\", j4.\"name\", m1.v, j2.\"task_protocol\", j1.\"name\", j6.\"name\", j7.\"name\", t.\"datetime\", t.\"json\", t.\"chronic_insertion_id\"",
        sqlite: "t.\"id\", t.\"probe_insertion_id\", t.\"x\", t.\"y\", t.\"z\", t.\"depth\", t.\"theta\", t.\"phi\", t.\"roll\", t.\"provenance\", j1.\"session_id\", j3.\"nickname\", j2.\"start_time\", j2.\"number\", j4.\"name\", m1.v, j2.\"task_protocol\", j1.\"name\", j6.\"name\", j7.\"name\", t.\"datetime\", t.\"json\", t.\"chronic_insertion_id\"",
    },
    joins: Dialects {
        postgres: "left join \"experiments_probeinsertion\" j1 on j1.\"id\" = t.\"probe_insertion_id\" left join \"actions_session\" j2 on j2.\"id\" = j1.\"session_id\" left join \"subjects_subject\" j3 on j3.\"id\" = j2.\"subject_id\" left join \"misc_lab\" j4 on j4.\"id\" = j2.\"lab_id\" left join (select x0.\"session_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" = any(array(select p1.\"session_id\" as id from page join \"experiments_trajectoryestimate\" p0 on p0.\"id\" = page.id join \"experiments_probeinsertion\" p1 on p1.\"id\" = p0.\"probe_insertion_id\")) group by x0.\"session_id\") m1 on m1.k = j2.\"id\" left join \"experiments_chronicinsertion\" j5 on j5.\"chronicrecording_ptr_id\" = t.\"chronic_insertion_id\" left join \"actions_chronicrecording\" j6 on j6.\"id\" = j5.\"chronicrecording_ptr_id\" left join \"experiments_coordinatesystem\" j7 on j7.\"id\" = t.\"coordinate_system_id\"",
        sqlite: "left join \"experiments_probeinsertion\" j1 on j1.\"id\" = t.\"probe_insertion_id\" left join \"actions_session\" j2 on j2.\"id\" = j1.\"session_id\" left join \"subjects_subject\" j3 on j3.\"id\" = j2.\"subject_id\" left join \"misc_lab\" j4 on j4.\"id\" = j2.\"lab_id\" left join (select x0.\"session_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_session_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"session_id\" in (select p1.\"session_id\" as id from page join \"experiments_trajectoryestimate\" p0 on p0.\"id\" = page.id join \"experiments_probeinsertion\" p1 on p1.\"id\" = p0.\"probe_insertion_id\") group by x0.\"session_id\") m1 on m1.k = j2.\"id\" left join \"experiments_chronicinsertion\" j5 on j5.\"chronicrecording_ptr_id\" = t.\"chronic_insertion_id\" left join \"actions_chronicrecording\" j6 on j6.\"id\" = j5.\"chronicrecording_ptr_id\" left join \"experiments_coordinatesystem\" j7 on j7.\"id\" = t.\"coordinate_system_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Int),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Json),
        Wire::One(Kind::Uuid),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
fn write_detail_probe_name(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::text(
        out,
        <super::super::Code as TrajectoryEstimateBehaviour>::probe_name(
            now,
            row.text(17),
            row.text(18),
        ),
    );
}
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "TrajectoryEstimateInput",
    patch_schema: "TrajectoryEstimatePatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "probe_insertion",
            takes: Takes::One(
                &super::super::experiments::probe_insertion::RESOURCE,
                By::Key(0),
            ),
            target: Target::Column(1),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: Some(Default::None),
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "x",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(3),
            required: true,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres where it enters the brain, right positive.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "y",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(4),
            required: true,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres where it enters the brain, front positive.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "z",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres where it enters the brain, up positive.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "depth",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(6),
            required: true,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres from there to the tip.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "theta",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(7),
            required: true,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Degrees from the vertical, 0 to 180.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "phi",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(8),
            required: true,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Degrees from the right in the horizontal plane, -180 to 360.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "roll",
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
                about: "Degrees around its own axis, 0 to 360.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "provenance",
            takes: Takes::Label(
                &[
                    Choice {
                        value: ChoiceValue::Int(70),
                        label: "Ephys aligned histology track",
                    },
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "Histology track",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "Micro-manipulator",
                    },
                    Choice {
                        value: ChoiceValue::Int(10),
                        label: "Planned",
                    },
                ],
            ),
            target: Target::Column(10),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"Ephys aligned histology track\"",
                        "\"Histology track\"",
                        "\"Micro-manipulator\"",
                        "\"Planned\"",
                    ],
                ),
                about: "How it was found.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "coordinate_system",
            takes: Takes::One(
                &super::super::experiments::coordinate_system::RESOURCE,
                By::Key(1),
            ),
            target: Target::Column(11),
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
            target: Target::Column(13),
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
            name: "chronic_insertion",
            takes: Takes::One(
                &super::super::experiments::chronic_insertion::RESOURCE,
                By::Id,
            ),
            target: Target::Column(2),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: Some(Default::None),
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uuid"),
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
        name: "probe_insertion",
        test: FilterTest::Row(
            "probe_insertion",
            &super::super::experiments::probe_insertion::RESOURCE,
        ),
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
        name: "x",
        test: FilterTest::Number("x"),
        public: false,
        about: "",
    },
    Filter {
        name: "y",
        test: FilterTest::Number("y"),
        public: false,
        about: "",
    },
    Filter {
        name: "z",
        test: FilterTest::Number("z"),
        public: false,
        about: "",
    },
    Filter {
        name: "depth",
        test: FilterTest::Number("depth"),
        public: false,
        about: "",
    },
    Filter {
        name: "theta",
        test: FilterTest::Number("theta"),
        public: false,
        about: "",
    },
    Filter {
        name: "phi",
        test: FilterTest::Number("phi"),
        public: false,
        about: "",
    },
    Filter {
        name: "roll",
        test: FilterTest::Number("roll"),
        public: false,
        about: "",
    },
    Filter {
        name: "provenance",
        test: FilterTest::Label(
            "provenance",
            &[
                Choice {
                    value: ChoiceValue::Int(70),
                    label: "Ephys aligned histology track",
                },
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "Histology track",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "Micro-manipulator",
                },
                Choice {
                    value: ChoiceValue::Int(10),
                    label: "Planned",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "coordinate_system",
        test: FilterTest::Row(
            "coordinate_system",
            &super::super::experiments::coordinate_system::RESOURCE,
        ),
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
        name: "subject",
        test: FilterTest::Text("probe_insertion__session__subject__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "project",
        test: FilterTest::Text("probe_insertion__session__projects__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "date",
        test: FilterTest::Text("probe_insertion__session__start_time__date"),
        public: false,
        about: "Start day of the session.",
    },
    Filter {
        name: "experiment_number",
        test: FilterTest::Text("probe_insertion__session__number"),
        public: false,
        about: "Number of the session, a whole one.",
    },
    Filter {
        name: "session",
        test: FilterTest::Uuid("probe_insertion__session__id"),
        public: false,
        about: "",
    },
    Filter {
        name: "probe",
        test: FilterTest::Text("probe_insertion__name"),
        public: false,
        about: "Name of the insertion.",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// What is written by hand for TrajectoryEstimate (spec/experiments/trajectory_estimate.yaml:2): implement it for [`Code`](super::super::Code).
pub trait TrajectoryEstimateBehaviour {
    /// The value `probe_name` of a row (spec/experiments/trajectory_estimate.yaml:28). Name of the insertion, or of the chronic insertion.
    fn probe_name(
        now: &Moment,
        probe_insertion_name: Option<String>,
        chronic_insertion_chronicrecording_ptr_name: Option<String>,
    ) -> Option<String>;
}
/// The endpoints under `/trajectories`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/trajectories",
        operation: "trajectories",
        tag: "trajectories",
        title: "Trajectory Estimate List",
        words: "trajectory estimate",
        about: "The way of a probe into the brain, as one method found it.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[],
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
        path: "/trajectories/{id}",
        operation: "trajectories",
        tag: "trajectories",
        title: "Trajectory Estimate Detail",
        words: "trajectory estimate",
        about: "The way of a probe into the brain, as one method found it.",
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
/// The endpoints under `/trajectories`.
pub struct TrajectoryEstimateApi(pub Arc<Server>);
impl OpenApi for TrajectoryEstimateApi {
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
