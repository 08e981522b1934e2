//! Litter: The offspring that a breeding pair has at one time.
//! Made from spec/subjects/litter.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Kind, Link, OnDelete, Order, Relation, Resource, Unique,
};
use specimen::behaviour::NO_HOOKS;
/// The table `subjects_litter` (spec/subjects/litter.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Litter",
    label: "subjects.litter",
    words: "litter",
    record: "Litter",
    about: "The offspring that a breeding pair has at one time.",
    table: "subjects_litter",
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
            name: "name",
            field: "name",
            kind: Kind::Text,
            nullable: false,
            max: 255,
            default: Default::Text("-"),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "line_id",
            field: "line",
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
            name: "breeding_pair_id",
            field: "breeding_pair",
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
            name: "description",
            field: "description",
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
            name: "birth_date",
            field: "birth_date",
            kind: Kind::Date,
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
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "breeding_pair",
            target: &super::super::subjects::breeding_pair::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Back {
                column: 5,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "name",
            descending: false,
        },
        Order {
            path: "birth_date",
            descending: true,
        },
    ],
    unique: &[
        Unique {
            columns: &[2],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `subjects_litter` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_litter")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// With a line, `-` becomes the next name of that line.
        pub name: String,
        /// Column `line_id`.
        pub line_id: Option<Uuid>,
        /// Column `breeding_pair_id`.
        pub breeding_pair_id: Option<Uuid>,
        /// Column `description`.
        pub description: String,
        /// Column `birth_date`.
        pub birth_date: Option<Date>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
