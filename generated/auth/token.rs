//! Token: What a user shows in place of the password.
//! Made from spec/auth/token.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Link, Relation, Resource};
use specimen::behaviour::NO_HOOKS;
/// The table `authtoken_token` (spec/auth/token.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Token",
    label: "authtoken.token",
    words: "token",
    record: "Token",
    about: "What a user shows in place of the password.",
    table: "authtoken_token",
    primary: 0,
    columns: &[
        Column {
            name: "key",
            field: "key",
            kind: Kind::Text,
            nullable: false,
            max: 40,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: true,
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
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "created",
            field: "created",
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
    ],
    relations: &[
        Relation {
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 1 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[],
    secret: true,
    hooks: &NO_HOOKS,
};
/// Rows of `authtoken_token` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "authtoken_token")]
    pub struct Model {
        /// Column `key`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        /// Column `user_id`.
        pub user_id: Uuid,
        /// Column `created`.
        pub created: DateTimeUtc,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
