//! ChangeSet: Changes that were made together on the admin pages.
//! Made from spec/reversion/change_set.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Link, OnDelete, Relation, Resource};
use specimen::behaviour::NO_HOOKS;
/// The table `reversion_revision` (spec/reversion/change_set.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "ChangeSet",
    label: "reversion.revision",
    words: "change set",
    record: "ChangeSet",
    about: "Changes that were made together on the admin pages.",
    table: "reversion_revision",
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
            name: "date_created",
            field: "date_created",
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
            name: "user_id",
            field: "user",
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
            name: "comment",
            field: "comment",
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
    ],
    relations: &[
        Relation {
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 2 },
            secret: false,
        },
        Relation {
            name: "version",
            target: &super::super::reversion::record_version::RESOURCE,
            link: Link::Back {
                column: 1,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: true,
        },
    ],
    parent: None,
    order: &[],
    unique: &[],
    secret: true,
    hooks: &NO_HOOKS,
};
/// Rows of `reversion_revision` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reversion_revision")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// Column `date_created`.
        pub date_created: DateTimeUtc,
        /// Column `user_id`.
        pub user_id: Option<Uuid>,
        /// Column `comment`.
        pub comment: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
