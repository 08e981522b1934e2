//! Line: A breeding line; it numbers its subjects, litters and breeding pairs.
//! Made from spec/subjects/line.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Kind, Link, OnDelete, Order, Relation, Resource, Unique,
};
use specimen::behaviour::NO_HOOKS;
/// The table `subjects_line` (spec/subjects/line.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Line",
    label: "subjects.line",
    words: "line",
    record: "Line",
    about: "A breeding line; it numbers its subjects, litters and breeding pairs.",
    table: "subjects_line",
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
            name: "target_phenotype",
            field: "target_phenotype",
            kind: Kind::Text,
            nullable: false,
            max: 1023,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "nickname",
            field: "nickname",
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
            name: "strain_id",
            field: "strain",
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
            name: "source_id",
            field: "source",
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
            name: "source_identifier",
            field: "source_identifier",
            kind: Kind::Text,
            nullable: false,
            max: 64,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "source_url",
            field: "source_url",
            kind: Kind::Text,
            nullable: false,
            max: 200,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "expression_data_url",
            field: "expression_data_url",
            kind: Kind::Text,
            nullable: false,
            max: 200,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "species_id",
            field: "species",
            kind: Kind::Uuid,
            nullable: true,
            max: 0,
            default: Default::Row {
                of: &super::super::subjects::species::RESOURCE,
                column: "nickname",
                is: "Laboratory mouse",
                make: false,
            },
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "subject_autoname_index",
            field: "subject_autoname_index",
            kind: Kind::Int,
            nullable: false,
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
            name: "breeding_pair_autoname_index",
            field: "breeding_pair_autoname_index",
            kind: Kind::Int,
            nullable: false,
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
            name: "litter_autoname_index",
            field: "litter_autoname_index",
            kind: Kind::Int,
            nullable: false,
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
            name: "is_active",
            field: "is_active",
            kind: Kind::Bool,
            nullable: false,
            max: 0,
            default: Default::Bool(true),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "lab_id",
            field: "lab",
            kind: Kind::Uuid,
            nullable: false,
            max: 0,
            default: Default::Setting("default_lab"),
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
            name: "strain",
            target: &super::super::subjects::strain::RESOURCE,
            link: Link::One { column: 6 },
            secret: false,
        },
        Relation {
            name: "source",
            target: &super::super::subjects::source::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
        Relation {
            name: "species",
            target: &super::super::subjects::species::RESOURCE,
            link: Link::One { column: 11 },
            secret: false,
        },
        Relation {
            name: "lab",
            target: &super::super::misc::lab::RESOURCE,
            link: Link::One { column: 16 },
            secret: false,
        },
        Relation {
            name: "alleles",
            target: &super::super::subjects::allele::RESOURCE,
            link: Link::Many {
                table: "subjects_line_alleles",
                near: "line_id",
                far: "allele_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "breedingpair",
            target: &super::super::subjects::breeding_pair::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "litter",
            target: &super::super::subjects::litter::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Back {
                column: 9,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "subjectrequest",
            target: &super::super::subjects::subject_request::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "zygosityrule",
            target: &super::super::subjects::zygosity_rule::RESOURCE,
            link: Link::Back {
                column: 3,
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
    unique: &[
        Unique {
            columns: &[5, 16],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `subjects_line` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_line")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `description`.
        pub description: String,
        /// Column `target_phenotype`.
        pub target_phenotype: String,
        /// Begins the names that it gives, e.g. `<nickname>_0001`.
        pub nickname: String,
        /// Column `strain_id`.
        pub strain_id: Option<Uuid>,
        /// Column `source_id`.
        pub source_id: Option<Uuid>,
        /// Column `source_identifier`.
        pub source_identifier: String,
        /// Column `source_url`.
        pub source_url: String,
        /// Column `expression_data_url`.
        pub expression_data_url: String,
        /// Column `species_id`.
        pub species_id: Option<Uuid>,
        /// Number of the last subject named.
        pub subject_autoname_index: i32,
        /// Column `breeding_pair_autoname_index`.
        pub breeding_pair_autoname_index: i32,
        /// Column `litter_autoname_index`.
        pub litter_autoname_index: i32,
        /// Column `is_active`.
        pub is_active: bool,
        /// Column `lab_id`.
        pub lab_id: Uuid,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
