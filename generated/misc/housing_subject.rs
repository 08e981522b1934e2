//! HousingSubject: Which subject lived in which housing, from when to when.
//! Made from spec/misc/housing_subject.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Link, Relation, Resource};
use specimen::behaviour::NO_HOOKS;
/// The table `misc_housingsubject` (spec/misc/housing_subject.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "HousingSubject",
    label: "misc.housingsubject",
    words: "housing subject",
    record: "HousingSubject",
    about: "Which subject lived in which housing, from when to when.",
    table: "misc_housingsubject",
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
            name: "housing_id",
            field: "housing",
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
            name: "start_datetime",
            field: "start_datetime",
            kind: Kind::DateTime,
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
            name: "end_datetime",
            field: "end_datetime",
            kind: Kind::DateTime,
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
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "housing",
            target: &super::super::misc::housing::RESOURCE,
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
/// Rows of `misc_housingsubject` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_housingsubject")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `subject_id`.
        pub subject_id: Option<Uuid>,
        /// Column `housing_id`.
        pub housing_id: Option<Uuid>,
        /// Column `start_datetime`.
        pub start_datetime: DateTimeUtc,
        /// Null while the subject lives there.
        pub end_datetime: Option<DateTimeUtc>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
