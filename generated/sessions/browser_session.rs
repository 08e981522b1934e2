//! BrowserSession: Somebody logged in on the admin pages.
//! Made from spec/sessions/browser_session.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Resource};
use specimen::behaviour::NO_HOOKS;
/// The table `django_session` (spec/sessions/browser_session.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "BrowserSession",
    label: "sessions.session",
    words: "browser session",
    record: "BrowserSession",
    about: "Somebody logged in on the admin pages.",
    table: "django_session",
    primary: 0,
    columns: &[
        Column {
            name: "session_key",
            field: "session_key",
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
            name: "session_data",
            field: "session_data",
            kind: Kind::Text,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: true,
            file: false,
        },
        Column {
            name: "expire_date",
            field: "expire_date",
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
    ],
    relations: &[],
    parent: None,
    order: &[],
    unique: &[],
    secret: true,
    hooks: &NO_HOOKS,
};
/// Rows of `django_session` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "django_session")]
    pub struct Model {
        /// Column `session_key`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_key: String,
        /// Column `session_data`.
        pub session_data: String,
        /// Column `expire_date`.
        pub expire_date: DateTimeUtc,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
