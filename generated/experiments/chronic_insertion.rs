//! ChronicInsertion: A probe that stays in a subject; the rest of it is a chronic recording under the same id.
//! Made from spec/experiments/chronic_insertion.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Link, OnDelete, Relation, Resource};
use specimen::behaviour::NO_HOOKS;
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
    order: &[],
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
