//! LogEntry: Who added, changed or deleted a record on the admin pages; weighings and water given over REST stand here too.
//! Made from spec/admin/log_entry.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Kind, Link, Order, OrderBy, Relation,
    Resource,
};
use specimen::behaviour::NO_HOOKS;
/// The table `django_admin_log` (spec/admin/log_entry.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "LogEntry",
    label: "admin.logentry",
    words: "log entry",
    record: "LogEntry",
    about: "Who added, changed or deleted a record on the admin pages; weighings and water given over REST stand here too.",
    table: "django_admin_log",
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
            name: "action_time",
            field: "action_time",
            kind: Kind::DateTime,
            nullable: false,
            max: 0,
            default: Default::Now,
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
            name: "content_type_id",
            field: "content_type",
            kind: Kind::Int,
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
            name: "object_id",
            field: "object_id",
            kind: Kind::Text,
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
            name: "object_repr",
            field: "object_repr",
            kind: Kind::Text,
            nullable: false,
            max: 200,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "action_flag",
            field: "action_flag",
            kind: Kind::Small,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Addition",
                },
                Choice {
                    value: ChoiceValue::Int(2),
                    label: "Change",
                },
                Choice {
                    value: ChoiceValue::Int(3),
                    label: "Deletion",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "change_message",
            field: "change_message",
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
            name: "content_type",
            target: &super::super::contenttypes::content_type::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "action_time",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: true,
    hooks: &NO_HOOKS,
};
/// Rows of `django_admin_log` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "django_admin_log")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// Column `action_time`.
        pub action_time: DateTimeUtc,
        /// Column `user_id`.
        pub user_id: Uuid,
        /// Column `content_type_id`.
        pub content_type_id: Option<i32>,
        /// Column `object_id`.
        pub object_id: Option<String>,
        /// Column `object_repr`.
        pub object_repr: String,
        /// Column `action_flag`.
        pub action_flag: i16,
        /// Column `change_message`.
        pub change_message: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
