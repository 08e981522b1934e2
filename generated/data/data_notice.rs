//! DataNotice: Something that users of datasets should know.
//! Made from spec/data/data_notice.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Kind, Link, Order, Relation, Resource,
};
use specimen::behaviour::NO_HOOKS;
/// The table `data_datanotice` (spec/data/data_notice.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "DataNotice",
    label: "data.datanotice",
    words: "data notice",
    record: "DataNotice",
    about: "Something that users of datasets should know.",
    table: "data_datanotice",
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
            name: "importance",
            field: "importance",
            kind: Kind::Int,
            nullable: false,
            max: 0,
            default: Default::Int(20),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "Critical",
                },
                Choice {
                    value: ChoiceValue::Int(40),
                    label: "Major",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "Minor",
                },
                Choice {
                    value: ChoiceValue::Int(20),
                    label: "Insignificant",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "created_by_id",
            field: "created_by",
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
            name: "created_datetime",
            field: "created_datetime",
            kind: Kind::DateTime,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::Create,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "version_affected",
            field: "version_affected",
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
            name: "affected_date_start",
            field: "affected_date_start",
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
            name: "affected_date_end",
            field: "affected_date_end",
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
            name: "created_by",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 5 },
            secret: false,
        },
        Relation {
            name: "datasets",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::Many {
                table: "data_datanotice_datasets",
                near: "datanotice_id",
                far: "dataset_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "importance",
            descending: true,
        },
        Order {
            path: "created_datetime",
            descending: true,
        },
        Order {
            path: "name",
            descending: false,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `data_datanotice` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_datanotice")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Markdown.
        pub description: String,
        /// Column `importance`.
        pub importance: i32,
        /// Column `created_by_id`.
        pub created_by_id: Option<Uuid>,
        /// Column `created_datetime`.
        pub created_datetime: DateTimeUtc,
        /// Column `version_affected`.
        pub version_affected: String,
        /// Column `affected_date_start`.
        pub affected_date_start: Option<Date>,
        /// Included.
        pub affected_date_end: Option<Date>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
