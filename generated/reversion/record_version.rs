//! RecordVersion: One record as a change left it.
//! Made from spec/reversion/record_version.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Link, Relation, Resource, Unique};
use specimen::behaviour::NO_HOOKS;
/// The table `reversion_version` (spec/reversion/record_version.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "RecordVersion",
    label: "reversion.version",
    words: "record version",
    record: "RecordVersion",
    about: "One record as a change left it.",
    table: "reversion_version",
    primary: 0,
    columns: &[
        Column {
            name: "id",
            field: "id",
            kind: Kind::Int,
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
            name: "revision_id",
            field: "revision",
            kind: Kind::Int,
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
            name: "object_id",
            field: "object_id",
            kind: Kind::Text,
            nullable: false,
            max: 191,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "content_type_id",
            field: "content_type",
            kind: Kind::Int,
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
            name: "db",
            field: "db",
            kind: Kind::Text,
            nullable: false,
            max: 191,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "format",
            field: "format",
            kind: Kind::Text,
            nullable: false,
            max: 255,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "serialized_data",
            field: "serialized_data",
            kind: Kind::Text,
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
            name: "object_repr",
            field: "object_repr",
            kind: Kind::Text,
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
    ],
    relations: &[
        Relation {
            name: "revision",
            target: &super::super::reversion::change_set::RESOURCE,
            link: Link::One { column: 1 },
            secret: true,
        },
        Relation {
            name: "content_type",
            target: &super::super::contenttypes::content_type::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[
        Unique {
            columns: &[4, 3, 2, 1],
            condition: "",
        },
    ],
    secret: true,
    hooks: &NO_HOOKS,
};
/// Rows of `reversion_version` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reversion_version")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// Column `revision_id`.
        pub revision_id: i32,
        /// Column `object_id`.
        pub object_id: String,
        /// Column `content_type_id`.
        pub content_type_id: i32,
        /// Column `db`.
        pub db: String,
        /// Column `format`.
        pub format: String,
        /// Column `serialized_data`.
        pub serialized_data: String,
        /// Column `object_repr`.
        pub object_repr: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
