//! NotificationRule: About which subjects a user wants to hear.
//! Made from spec/actions/notification_rule.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Kind, Link, Relation, Resource, Unique,
};
use specimen::behaviour::NO_HOOKS;
/// The table `actions_notificationrule` (spec/actions/notification_rule.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "NotificationRule",
    label: "actions.notificationrule",
    words: "notification rule",
    record: "NotificationRule",
    about: "About which subjects a user wants to hear.",
    table: "actions_notificationrule",
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
            name: "subjects_scope",
            field: "subjects_scope",
            kind: Kind::Text,
            nullable: false,
            max: 16,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("none"),
                    label: "none",
                },
                Choice {
                    value: ChoiceValue::Text("all"),
                    label: "all",
                },
                Choice {
                    value: ChoiceValue::Text("mine"),
                    label: "mine",
                },
                Choice {
                    value: ChoiceValue::Text("lab"),
                    label: "lab",
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
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 3 },
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
/// Rows of `actions_notificationrule` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_notificationrule")]
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
        /// Column `notification_type`.
        pub notification_type: String,
        /// Column `subjects_scope`.
        pub subjects_scope: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
