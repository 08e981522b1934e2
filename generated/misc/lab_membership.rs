//! LabMembership: Who belongs to which lab, and when.
//! Made from spec/misc/lab_membership.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Auto, Column, Default, Kind, Link, Relation, Resource};
use specimen::behaviour::NO_HOOKS;
/// The table `misc_labmembership` (spec/misc/lab_membership.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "LabMembership",
    label: "misc.labmembership",
    words: "lab membership",
    record: "LabMembership",
    about: "Who belongs to which lab, and when.",
    table: "misc_labmembership",
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
            name: "lab_id",
            field: "lab",
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
            name: "role",
            field: "role",
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
            name: "start_date",
            field: "start_date",
            kind: Kind::Date,
            nullable: true,
            max: 0,
            default: Default::Today,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "end_date",
            field: "end_date",
            kind: Kind::Date,
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
            name: "lab",
            target: &super::super::misc::lab::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `misc_labmembership` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_labmembership")]
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
        /// Column `lab_id`.
        pub lab_id: Uuid,
        /// Column `role`.
        pub role: String,
        /// Null - never a member.
        pub start_date: Option<Date>,
        /// The last day; null while it lasts.
        pub end_date: Option<Date>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
