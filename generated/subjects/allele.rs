//! Allele: A variant of a gene.
//! Made from spec/subjects/allele.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Kind, Link, OnDelete, Order, Relation, Resource,
};
use specimen::behaviour::NO_HOOKS;
/// The table `subjects_allele` (spec/subjects/allele.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Allele",
    label: "subjects.allele",
    words: "allele",
    record: "Allele",
    about: "A variant of a gene.",
    table: "subjects_allele",
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
    ],
    relations: &[
        Relation {
            name: "sequences",
            target: &super::super::subjects::sequence::RESOURCE,
            link: Link::Many {
                table: "subjects_allele_sequences",
                near: "allele_id",
                far: "sequence_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::Many {
                table: "subjects_line_alleles",
                near: "allele_id",
                far: "line_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Many {
                table: "subjects_zygosity",
                near: "allele_id",
                far: "subject_id",
                through: Some(&super::super::subjects::zygosity::RESOURCE),
            },
            secret: false,
        },
        Relation {
            name: "zygosity",
            target: &super::super::subjects::zygosity::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "zygosityrule",
            target: &super::super::subjects::zygosity_rule::RESOURCE,
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
            path: "nickname",
            descending: false,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `subjects_allele` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_allele")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Standard name.
        pub name: String,
        /// Column `nickname`.
        pub nickname: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
