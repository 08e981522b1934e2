//! Download: How often a user fetched a dataset.
//! Made from spec/data/download.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Link, Relation, Resource, Unique};
use specimen::behaviour::NO_HOOKS;
/// The table `data_download` (spec/data/download.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Download",
    label: "data.download",
    words: "download",
    record: "Download",
    about: "How often a user fetched a dataset.",
    table: "data_download",
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
            name: "user_id",
            field: "user",
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
            name: "dataset_id",
            field: "dataset",
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
            name: "first_download",
            field: "first_download",
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
            name: "last_download",
            field: "last_download",
            kind: Kind::DateTime,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::Save,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "count",
            field: "count",
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
    ],
    relations: &[
        Relation {
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "dataset",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "projects",
            target: &super::super::subjects::project::RESOURCE,
            link: Link::Many {
                table: "data_download_projects",
                near: "download_id",
                far: "project_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[
        Unique {
            columns: &[3, 4],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `data_download` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_download")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `user_id`.
        pub user_id: Uuid,
        /// Column `dataset_id`.
        pub dataset_id: Uuid,
        /// Column `first_download`.
        pub first_download: DateTimeUtc,
        /// Column `last_download`.
        pub last_download: DateTimeUtc,
        /// Column `count`.
        pub count: i32,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
