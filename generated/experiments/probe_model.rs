//! ProbeModel: A kind of probe.
//! Made from spec/experiments/probe_model.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Link, OnDelete, Relation, Resource};
use specimen::behaviour::NO_HOOKS;
/// The table `experiments_probemodel` (spec/experiments/probe_model.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "ProbeModel",
    label: "experiments.probemodel",
    words: "probe model",
    record: "ProbeModel",
    about: "A kind of probe.",
    table: "experiments_probemodel",
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
            name: "probe_manufacturer",
            field: "probe_manufacturer",
            kind: Kind::Text,
            nullable: false,
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
            name: "probe_model",
            field: "probe_model",
            kind: Kind::Text,
            nullable: false,
            max: 255,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "description",
            field: "description",
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
    ],
    relations: &[
        Relation {
            name: "chronic_insertion",
            target: &super::super::experiments::chronic_insertion::RESOURCE,
            link: Link::Back {
                column: 2,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "probe_insertion",
            target: &super::super::experiments::probe_insertion::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `experiments_probemodel` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_probemodel")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `probe_manufacturer`.
        pub probe_manufacturer: String,
        /// Column `probe_model`.
        pub probe_model: String,
        /// Column `description`.
        pub description: Option<String>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
