//! Zygosity: How many copies of an allele a subject has.
//! Made from spec/subjects/zygosity.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Kind, Link,
    Relation, Representation, Resource, Schema, Source, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::query::json;
use specimen::serde_json::Value as Json;
use specimen::uuid::Uuid;
///The table `subjects_zygosity` (spec/subjects/zygosity.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Zygosity",
    label: "subjects.zygosity",
    words: "zygosity",
    record: "Zygosity",
    about: "How many copies of an allele a subject has.",
    table: "subjects_zygosity",
    primary: 0usize,
    columns: &[
        Column {
            name: "id",
            field: "id",
            kind: Kind::Uuid,
            nullable: false,
            max: 0usize,
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
            max: 255usize,
            default: Default::None,
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
            max: 0usize,
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
            max: 0usize,
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
            max: 0usize,
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
            max: 0usize,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(0i64),
                    label: "Absent",
                },
                Choice {
                    value: ChoiceValue::Int(1i64),
                    label: "Heterozygous",
                },
                Choice {
                    value: ChoiceValue::Int(2i64),
                    label: "Homozygous",
                },
                Choice {
                    value: ChoiceValue::Int(3i64),
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
            link: Link::One { column: 3usize },
            secret: false,
        },
        Relation {
            name: "allele",
            target: &super::super::subjects::allele::RESOURCE,
            link: Link::One { column: 4usize },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
///Rows of `subjects_zygosity` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_zygosity")]
    pub struct Model {
        ///Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        ///Column `name`.
        pub name: String,
        ///Anything else worth keeping.
        pub json: Option<Json>,
        ///Column `subject_id`.
        pub subject_id: Uuid,
        ///Column `allele_id`.
        pub allele_id: Uuid,
        ///Column `zygosity`.
        pub zygosity: i32,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
///The representation `genotype` (spec/subjects/zygosity.yaml:12); 1 statement a page.
pub static GENOTYPE: Representation = Representation {
    name: "genotype",
    schema: "ZygosityGenotype",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "allele",
            source: Source::Column(1usize),
            doc: Doc {
                schema: Schema::Bounded(255usize),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "zygosity",
            source: Source::Column(2usize),
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
    statements: 1usize,
};
