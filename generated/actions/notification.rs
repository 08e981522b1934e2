//! Notification: A message to users about a subject.
//! Made from spec/actions/notification.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Kind, Link, Relation, Resource,
};
use specimen::behaviour::NO_HOOKS;
/// The table `actions_notification` (spec/actions/notification.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Notification",
    label: "actions.notification",
    words: "notification",
    record: "Notification",
    about: "A message to users about a subject.",
    table: "actions_notification",
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
            name: "send_at",
            field: "send_at",
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
            name: "sent_at",
            field: "sent_at",
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
        Column {
            name: "notification_type",
            field: "notification_type",
            kind: Kind::Text,
            nullable: false,
            max: 32,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("responsible_user_change"),
                    label: "responsible user has changed",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_underweight"),
                    label: "mouse is underweight",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_water"),
                    label: "water to give to mouse",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_training"),
                    label: "check training days",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_not_weighed"),
                    label: "no weight entered for date",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "title",
            field: "title",
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
            name: "message",
            field: "message",
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
            name: "status",
            field: "status",
            kind: Kind::Text,
            nullable: false,
            max: 16,
            default: Default::Text("to-send"),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("no-send"),
                    label: "do not send",
                },
                Choice {
                    value: ChoiceValue::Text("to-send"),
                    label: "to send",
                },
                Choice {
                    value: ChoiceValue::Text("sent"),
                    label: "sent",
                },
            ],
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
            link: Link::One { column: 8 },
            secret: false,
        },
        Relation {
            name: "users",
            target: &super::super::misc::user::RESOURCE,
            link: Link::Many {
                table: "actions_notification_users",
                near: "notification_id",
                far: "labmember_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `actions_notification` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_notification")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `send_at`.
        pub send_at: DateTimeUtc,
        /// Column `sent_at`.
        pub sent_at: Option<DateTimeUtc>,
        /// Column `notification_type`.
        pub notification_type: String,
        /// Column `title`.
        pub title: String,
        /// Column `message`.
        pub message: String,
        /// Column `subject_id`.
        pub subject_id: Option<Uuid>,
        /// Column `status`.
        pub status: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
