//! RecordVersion: The state of a record after a change.
//! Declared in spec/reversion/record_version.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{contenttypes, reversion};
use specimen::generated::*;

/// The table `reversion_version` (spec/reversion/record_version.yaml:2).
pub static RESOURCE: Resource = Resource::new("RecordVersion", "reversion_version")
    .named("reversion.version", "record version", "RecordVersion")
    .about("The state of a record after a change.")
    .columns(&[
        Column::new("id", Kind::Int),
        Column::new("revision_id", Kind::Int).field("revision"),
        Column::new("object_id", Kind::Text).max(191),
        Column::new("content_type_id", Kind::Int).field("content_type"),
        Column::new("db", Kind::Text).max(191),
        Column::new("format", Kind::Text).max(255),
        Column::new("serialized_data", Kind::Text),
        Column::new("object_repr", Kind::Text),
    ])
    .relations(&[
        Relation::one("revision", &reversion::change_set::RESOURCE, 1).secret(),
        Relation::one("content_type", &contenttypes::content_type::RESOURCE, 3),
    ])
    .unique(&[Unique::new(&[4, 3, 2, 1])])
    .secret();

/// Rows of `reversion_version` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reversion_version")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub revision_id: i32,
        pub object_id: String,
        pub content_type_id: i32,
        pub db: String,
        pub format: String,
        pub serialized_data: String,
        pub object_repr: String,
    }
    without_relations!();
}
