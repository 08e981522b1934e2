//! Housing: A cage with its conditions over a period; changed conditions make a new one.
//! Made from spec/misc/housing.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Kind, Link, OnDelete, Relation, Resource,
};
use specimen::behaviour::NO_HOOKS;
/// The table `misc_housing` (spec/misc/housing.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Housing",
    label: "misc.housing",
    words: "housing",
    record: "Housing",
    about: "A cage with its conditions over a period; changed conditions make a new one.",
    table: "misc_housing",
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
            name: "cage_name",
            field: "cage_name",
            kind: Kind::Text,
            nullable: false,
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
            name: "cage_type_id",
            field: "cage_type",
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
            name: "enrichment_id",
            field: "enrichment",
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
            name: "food_id",
            field: "food",
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
            name: "cage_cleaning_frequency_days",
            field: "cage_cleaning_frequency_days",
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
            name: "light_cycle",
            field: "light_cycle",
            kind: Kind::Int,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Normal",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Inverted",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
    ],
    relations: &[
        Relation {
            name: "cage_type",
            target: &super::super::misc::cage_type::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "enrichment",
            target: &super::super::misc::enrichment::RESOURCE,
            link: Link::One { column: 5 },
            secret: false,
        },
        Relation {
            name: "food",
            target: &super::super::misc::food::RESOURCE,
            link: Link::One { column: 6 },
            secret: false,
        },
        Relation {
            name: "subjects",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Many {
                table: "misc_housingsubject",
                near: "housing_id",
                far: "subject_id",
                through: Some(&super::super::misc::housing_subject::RESOURCE),
            },
            secret: false,
        },
        Relation {
            name: "housing_subjects",
            target: &super::super::misc::housing_subject::RESOURCE,
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
/// Rows of `misc_housing` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_housing")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `cage_name`.
        pub cage_name: String,
        /// Column `cage_type_id`.
        pub cage_type_id: Option<Uuid>,
        /// Column `enrichment_id`.
        pub enrichment_id: Option<Uuid>,
        /// Column `food_id`.
        pub food_id: Option<Uuid>,
        /// Column `cage_cleaning_frequency_days`.
        pub cage_cleaning_frequency_days: Option<i32>,
        /// Column `light_cycle`.
        pub light_cycle: Option<i32>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
