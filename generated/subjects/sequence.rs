//! Sequence: A piece of genome that a genotype test looks for.
//! Made from spec/subjects/sequence.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Kind, Link, OnDelete, Order, Relation, Resource,
};
use specimen::behaviour::NO_HOOKS;
/// The table `subjects_sequence` (spec/subjects/sequence.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Sequence",
    label: "subjects.sequence",
    words: "sequence",
    record: "Sequence",
    about: "A piece of genome that a genotype test looks for.",
    table: "subjects_sequence",
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
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "base_pairs",
            field: "base_pairs",
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
            name: "description",
            field: "description",
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
    ],
    relations: &[
        Relation {
            name: "allele",
            target: &super::super::subjects::allele::RESOURCE,
            link: Link::Many {
                table: "subjects_allele_sequences",
                near: "sequence_id",
                far: "allele_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "genotypetest",
            target: &super::super::subjects::genotype_test::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Many {
                table: "subjects_genotypetest",
                near: "sequence_id",
                far: "subject_id",
                through: Some(&super::super::subjects::genotype_test::RESOURCE),
            },
            secret: false,
        },
        Relation {
            name: "zygosity_rule_sequence0",
            target: &super::super::subjects::zygosity_rule::RESOURCE,
            link: Link::Back {
                column: 5,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "zygosity_rule_sequence1",
            target: &super::super::subjects::zygosity_rule::RESOURCE,
            link: Link::Back {
                column: 7,
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
/// Rows of `subjects_sequence` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_sequence")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `name`.
        pub name: String,
        /// Column `base_pairs`.
        pub base_pairs: String,
        /// Column `description`.
        pub description: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
