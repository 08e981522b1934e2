//! Cull: The end of a subject.
//! Made from spec/actions/cull.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Link, Relation, Resource};
use specimen::behaviour::NO_HOOKS;
/// The table `actions_cull` (spec/actions/cull.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Cull",
    label: "actions.cull",
    words: "cull",
    record: "Cull",
    about: "The end of a subject.",
    table: "actions_cull",
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
            name: "subject_id",
            field: "subject",
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
            name: "date",
            field: "date",
            kind: Kind::Date,
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
            name: "description",
            field: "description",
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
            name: "cull_reason_id",
            field: "cull_reason",
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
            name: "cull_method_id",
            field: "cull_method",
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
    ],
    relations: &[
        Relation {
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "cull_reason",
            target: &super::super::actions::cull_reason::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
        Relation {
            name: "cull_method",
            target: &super::super::actions::cull_method::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `actions_cull` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_cull")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `user_id`.
        pub user_id: Option<Uuid>,
        /// Column `subject_id`.
        pub subject_id: Uuid,
        /// Column `date`.
        pub date: Date,
        /// Column `description`.
        pub description: String,
        /// Column `cull_reason_id`.
        pub cull_reason_id: Option<Uuid>,
        /// Column `cull_method_id`.
        pub cull_method_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
