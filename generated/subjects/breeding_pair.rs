//! BreedingPair: A father and one or two mothers, while they are kept together.
//! Made from spec/subjects/breeding_pair.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Kind, Link, OnDelete, Order, Relation, Resource,
};
use specimen::behaviour::NO_HOOKS;
/// The table `subjects_breedingpair` (spec/subjects/breeding_pair.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "BreedingPair",
    label: "subjects.breedingpair",
    words: "breeding pair",
    record: "BreedingPair",
    about: "A father and one or two mothers, while they are kept together.",
    table: "subjects_breedingpair",
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
            name: "start_date",
            field: "start_date",
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
        Column {
            name: "end_date",
            field: "end_date",
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
        Column {
            name: "father_id",
            field: "father",
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
            name: "mother1_id",
            field: "mother1",
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
            name: "mother2_id",
            field: "mother2",
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
    ],
    relations: &[
        Relation {
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "father",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 6 },
            secret: false,
        },
        Relation {
            name: "mother1",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
        Relation {
            name: "mother2",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
        Relation {
            name: "litter",
            target: &super::super::subjects::litter::RESOURCE,
            link: Link::Back {
                column: 4,
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
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `subjects_breedingpair` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_breedingpair")]
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
        /// Column `start_date`.
        pub start_date: Option<Date>,
        /// Column `end_date`.
        pub end_date: Option<Date>,
        /// Column `father_id`.
        pub father_id: Option<Uuid>,
        /// Column `mother1_id`.
        pub mother1_id: Option<Uuid>,
        /// Column `mother2_id`.
        pub mother2_id: Option<Uuid>,
        /// Column `description`.
        pub description: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
