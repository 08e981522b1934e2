//! Group: A group of users of the admin pages.
//! Made from spec/auth/group.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Kind, Link, Order, OrderBy, Relation, Resource,
};
use specimen::behaviour::NO_HOOKS;
/// The table `auth_group` (spec/auth/group.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Group",
    label: "auth.group",
    words: "group",
    record: "Group",
    about: "A group of users of the admin pages.",
    table: "auth_group",
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
            max: 150,
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
            name: "permissions",
            target: &super::super::auth::permission::RESOURCE,
            link: Link::Many {
                table: "auth_group_permissions",
                near: "group_id",
                far: "permission_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::Many {
                table: "misc_labmember_groups",
                near: "group_id",
                far: "labmember_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "name",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `auth_group` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "auth_group")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// Column `name`.
        pub name: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
