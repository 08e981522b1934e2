//! ContentType: A kind of record by its app and model, for references to records of any kind.
//! Made from spec/contenttypes/content_type.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Default, Kind, Link, OnDelete, Order, OrderBy, Relation, Resource,
    Unique,
};
use specimen::behaviour::NO_HOOKS;
/// The table `django_content_type` (spec/contenttypes/content_type.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "ContentType",
    label: "contenttypes.contenttype",
    words: "content type",
    record: "ContentType",
    about: "A kind of record by its app and model, for references to records of any kind.",
    table: "django_content_type",
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
            name: "app_label",
            field: "app_label",
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
        Column {
            name: "model",
            field: "model",
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
            name: "dataset",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::Back {
                column: 8,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "logentry",
            target: &super::super::admin::log_entry::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: true,
        },
        Relation {
            name: "note",
            target: &super::super::misc::note::RESOURCE,
            link: Link::Back {
                column: 7,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "permission",
            target: &super::super::auth::permission::RESOURCE,
            link: Link::Back {
                column: 2,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "version",
            target: &super::super::reversion::record_version::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: true,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "app_label",
            descending: false,
            by: OrderBy::Value,
        },
        Order {
            path: "model",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[
        Unique {
            columns: &[1, 2],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `django_content_type` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "django_content_type")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// Column `app_label`.
        pub app_label: String,
        /// Column `model`.
        pub model: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
