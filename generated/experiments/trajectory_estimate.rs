//! TrajectoryEstimate: The way of a probe into the brain, as one method found it.
//! Made from spec/experiments/trajectory_estimate.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Kind, Link, OnDelete, Relation, Resource,
    Unique,
};
use specimen::behaviour::NO_HOOKS;
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
        /// Degrees from the vertical.
        pub theta: Option<f64>,
        /// Degrees from the right in the horizontal plane.
        pub phi: Option<f64>,
        /// Degrees around its own axis.
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
