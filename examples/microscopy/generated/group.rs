//! Group: A group of users who may do the same.
//! Declared in spec/group.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::{ACCESS, user};
use specimen::generated::*;

/// The table `group` (spec/group.yaml:2).
pub static RESOURCE: Resource = Resource::new("Group", "group")
    .named("microscopy.group", "group", "Group")
    .about("A group of users who may do the same.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(50).unique(),
    ])
    .relations(&[Relation::many("user", &user::RESOURCE, ["user_groups", "group_id", "user_id"])])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `group` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "group")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
    }
    without_relations!();
}
