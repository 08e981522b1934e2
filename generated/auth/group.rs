//! Group: A group of users of the admin pages.
//! Declared in spec/auth/group.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, auth, misc};
use specimen::generated::*;

/// The table `auth_group` (spec/auth/group.yaml:2).
pub static RESOURCE: Resource = Resource::new("Group", "auth_group")
    .named("auth.group", "group", "Group")
    .about("A group of users of the admin pages.")
    .columns(&[Column::new("id", Kind::Int), Column::new("name", Kind::Text).max(150).unique()])
    .relations(&[
        Relation::many(
            "permissions",
            &auth::permission::RESOURCE,
            ["auth_group_permissions", "group_id", "permission_id"],
        )
        .own(),
        Relation::many("user", &misc::user::RESOURCE, ["misc_labmember_groups", "group_id", "labmember_id"]),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `auth_group` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "auth_group")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub name: String,
    }
    without_relations!();
}
