//! Zygosity: How many copies of an allele a subject has.
//! Made from spec/subjects/zygosity.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Kind, Link,
    Relation, Representation, Resource, Schema, Source, Wire,
};
use specimen::behaviour::NO_HOOKS;
/// The table `subjects_zygosity` (spec/subjects/zygosity.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Zygosity",
    label: "subjects.zygosity",
    words: "zygosity",
    record: "Zygosity",
    about: "How many copies of an allele a subject has.",
    table: "subjects_zygosity",
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
            name: "subject_id",
            field: "subject",
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
            name: "allele_id",
            field: "allele",
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
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "allele",
            target: &super::super::subjects::allele::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `subjects_zygosity` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_zygosity")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `subject_id`.
        pub subject_id: Uuid,
        /// Column `allele_id`.
        pub allele_id: Uuid,
        /// Column `zygosity`.
        pub zygosity: i32,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `genotype` (spec/subjects/zygosity.yaml:12); 1 statement a page.
pub static GENOTYPE: Representation = Representation {
    name: "genotype",
    schema: "ZygosityGenotype",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "allele",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "zygosity",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Choice(&["0", "1", "2", "3"]),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"zygosity\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"zygosity\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_allele\" j1 on j1.\"id\" = t.\"allele_id\"",
        sqlite: "left join \"subjects_allele\" j1 on j1.\"id\" = t.\"allele_id\"",
    },
    wires: &[Wire::One(Kind::Uuid), Wire::One(Kind::Text), Wire::One(Kind::Int)],
    children: &[],
    groups: &[],
    statements: 1,
};
