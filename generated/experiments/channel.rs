//! Channel: A recording site along a trajectory.
//! Made from spec/experiments/channel.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Link, Relation, Resource, Unique};
use specimen::behaviour::NO_HOOKS;
/// The table `experiments_channel` (spec/experiments/channel.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Channel",
    label: "experiments.channel",
    words: "channel",
    record: "Channel",
    about: "A recording site along a trajectory.",
    table: "experiments_channel",
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
            name: "axial",
            field: "axial",
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
            name: "lateral",
            field: "lateral",
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
            name: "brain_region_id",
            field: "brain_region",
            kind: Kind::Int,
            nullable: true,
            max: 0,
            default: Default::Int(0),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "trajectory_estimate_id",
            field: "trajectory_estimate",
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
            name: "brain_region",
            target: &super::super::experiments::brain_region::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
        Relation {
            name: "trajectory_estimate",
            target: &super::super::experiments::trajectory_estimate::RESOURCE,
            link: Link::One { column: 9 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[
        Unique {
            columns: &[3, 4, 9],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `experiments_channel` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_channel")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Micrometres along the probe from its tip.
        pub axial: Option<f64>,
        /// Micrometres across the probe.
        pub lateral: Option<f64>,
        /// Micrometres, right positive.
        pub x: Option<f64>,
        /// Micrometres, front positive.
        pub y: Option<f64>,
        /// Micrometres, up positive.
        pub z: Option<f64>,
        /// Column `brain_region_id`.
        pub brain_region_id: Option<i32>,
        /// Column `trajectory_estimate_id`.
        pub trajectory_estimate_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
