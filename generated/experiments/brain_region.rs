//! BrainRegion: A region of the brain atlas; regions form a tree of nested sets.
//! Made from spec/experiments/brain_region.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Kind, Link, OnDelete, Order, Relation, Resource,
};
use specimen::behaviour::NO_HOOKS;
/// The table `experiments_brainregion` (spec/experiments/brain_region.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "BrainRegion",
    label: "experiments.brainregion",
    words: "brain region",
    record: "BrainRegion",
    about: "A region of the brain atlas; regions form a tree of nested sets.",
    table: "experiments_brainregion",
    primary: 2,
    columns: &[
        Column {
            name: "acronym",
            field: "acronym",
            kind: Kind::Text,
            nullable: false,
            max: 64,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
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
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "id",
            field: "id",
            kind: Kind::Int,
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
            name: "parent_id",
            field: "parent",
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
            name: "ontology",
            field: "ontology",
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
            name: "description",
            field: "description",
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
            name: "lft",
            field: "lft",
            kind: Kind::Int,
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
            name: "rght",
            field: "rght",
            kind: Kind::Int,
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
            name: "tree_id",
            field: "tree_id",
            kind: Kind::Int,
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
            name: "level",
            field: "level",
            kind: Kind::Int,
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
    ],
    relations: &[
        Relation {
            name: "parent",
            target: &RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "brain_region",
            target: &super::super::experiments::field_of_view_location::RESOURCE,
            link: Link::Many {
                table: "experiments_fovlocation_brain_region",
                near: "brainregion_id",
                far: "fovlocation_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "channels",
            target: &super::super::experiments::channel::RESOURCE,
            link: Link::Back {
                column: 8,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "children",
            target: &RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "tree_id",
            descending: false,
        },
        Order {
            path: "lft",
            descending: false,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `experiments_brainregion` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_brainregion")]
    pub struct Model {
        /// Column `acronym`.
        pub acronym: String,
        /// Column `name`.
        pub name: String,
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// Column `parent_id`.
        pub parent_id: Option<i32>,
        /// Column `ontology`.
        pub ontology: Option<String>,
        /// Column `description`.
        pub description: Option<String>,
        /// Smaller than that of every region below.
        pub lft: i32,
        /// Greater than that of every region below.
        pub rght: i32,
        /// Column `tree_id`.
        pub tree_id: i32,
        /// Steps below the root, which has 0.
        pub level: i32,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
