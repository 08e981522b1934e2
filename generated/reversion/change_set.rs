//! ChangeSet: A set of changes that were made together on the admin pages.
//! Declared in spec/reversion/change_set.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{misc, reversion};
use specimen::generated::*;

/// The table `reversion_revision` (spec/reversion/change_set.yaml:2).
pub static RESOURCE: Resource = Resource::new("ChangeSet", "reversion_revision")
    .named("reversion.revision", "change set", "ChangeSet")
    .about("A set of changes that were made together on the admin pages.")
    .columns(&[
        Column::new("id", Kind::Int),
        Column::new("date_created", Kind::DateTime).index(),
        Column::new("user_id", Kind::Uuid).field("user").nullable(),
        Column::new("comment", Kind::Text).default(Default::Text("")),
    ])
    .relations(&[
        Relation::one("user", &misc::user::RESOURCE, 2),
        Relation::back("version", &reversion::record_version::RESOURCE, 1, OnDelete::Cascade).secret(),
    ])
    .secret();

/// Rows of `reversion_revision` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reversion_revision")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub date_created: DateTime<Utc>,
        pub user_id: Option<Uuid>,
        pub comment: String,
    }
    without_relations!();
}
