//! ZygosityRule: Which zygosity of an allele two test results mean, for the subjects of a line.
//! Made from spec/subjects/zygosity_rule.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Kind, Link, Relation, Resource, Unique,
};
use specimen::behaviour::NO_HOOKS;
/// The table `subjects_zygosityrule` (spec/subjects/zygosity_rule.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "ZygosityRule",
    label: "subjects.zygosityrule",
    words: "zygosity rule",
    record: "ZygosityRule",
    about: "Which zygosity of an allele two test results mean, for the subjects of a line.",
    table: "subjects_zygosityrule",
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
            name: "allele_id",
            field: "allele",
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
            name: "sequence0_id",
            field: "sequence0",
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
            name: "sequence0_result",
            field: "sequence0_result",
            kind: Kind::Int,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Absent",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Present",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "sequence1_id",
            field: "sequence1",
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
            name: "sequence1_result",
            field: "sequence1_result",
            kind: Kind::Int,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Absent",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Present",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "zygosity",
            field: "zygosity",
            kind: Kind::Int,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Absent",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Heterozygous",
                },
                Choice {
                    value: ChoiceValue::Int(2),
                    label: "Homozygous",
                },
                Choice {
                    value: ChoiceValue::Int(3),
                    label: "Present",
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
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "allele",
            target: &super::super::subjects::allele::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "sequence0",
            target: &super::super::subjects::sequence::RESOURCE,
            link: Link::One { column: 5 },
            secret: false,
        },
        Relation {
            name: "sequence1",
            target: &super::super::subjects::sequence::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[
        Unique {
            columns: &[3, 4, 5, 6, 7, 8],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `subjects_zygosityrule` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_zygosityrule")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `line_id`.
        pub line_id: Option<Uuid>,
        /// Column `allele_id`.
        pub allele_id: Option<Uuid>,
        /// Column `sequence0_id`.
        pub sequence0_id: Option<Uuid>,
        /// Column `sequence0_result`.
        pub sequence0_result: Option<i32>,
        /// Column `sequence1_id`.
        pub sequence1_id: Option<Uuid>,
        /// Column `sequence1_result`.
        pub sequence1_result: Option<i32>,
        /// Column `zygosity`.
        pub zygosity: i32,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
