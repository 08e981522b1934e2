//! Permission: What a user of the admin pages may do with one kind of record.
//! Made from spec/auth/permission.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Kind, Link, Order, OrderBy, Relation, Resource, Unique,
};
use specimen::behaviour::NO_HOOKS;
/// The table `auth_permission` (spec/auth/permission.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Permission",
    label: "auth.permission",
    words: "permission",
    record: "Permission",
    about: "What a user of the admin pages may do with one kind of record.",
    table: "auth_permission",
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
            name: "name",
            field: "name",
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
            name: "codename",
            field: "codename",
            kind: Kind::Text,
            nullable: false,
            max: 100,
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
            name: "content_type",
            target: &super::super::contenttypes::content_type::RESOURCE,
            link: Link::One { column: 2 },
            secret: false,
        },
        Relation {
            name: "group",
            target: &super::super::auth::group::RESOURCE,
            link: Link::Many {
                table: "auth_group_permissions",
                near: "permission_id",
                far: "group_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::Many {
                table: "misc_labmember_user_permissions",
                near: "permission_id",
                far: "labmember_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "content_type__app_label",
            descending: false,
            by: OrderBy::Value,
        },
        Order {
            path: "content_type__model",
            descending: false,
            by: OrderBy::Value,
        },
        Order {
            path: "codename",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[
        Unique {
            columns: &[2, 3],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `auth_permission` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "auth_permission")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// Column `name`.
        pub name: String,
        /// Column `content_type_id`.
        pub content_type_id: i32,
        /// Column `codename`.
        pub codename: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
