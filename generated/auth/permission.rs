//! Permission: A permission to do something with one kind of record on the admin pages.
//! Declared in spec/auth/permission.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, auth, contenttypes, misc};
use specimen::generated::*;

/// The table `auth_permission` (spec/auth/permission.yaml:2).
pub static RESOURCE: Resource = Resource::new("Permission", "auth_permission")
    .named("auth.permission", "permission", "Permission")
    .about("A permission to do something with one kind of record on the admin pages.")
    .columns(&[
        Column::new("id", Kind::Int),
        Column::new("name", Kind::Text).max(255),
        Column::new("content_type_id", Kind::Int).field("content_type"),
        Column::new("codename", Kind::Text).max(100),
    ])
    .relations(&[
        Relation::one("content_type", &contenttypes::content_type::RESOURCE, 2),
        Relation::many("group", &auth::group::RESOURCE, ["auth_group_permissions", "permission_id", "group_id"]),
        Relation::many(
            "user",
            &misc::user::RESOURCE,
            ["misc_labmember_user_permissions", "permission_id", "labmember_id"],
        ),
    ])
    .order(&[Order::up("content_type__app_label"), Order::up("content_type__model"), Order::up("codename")])
    .unique(&[Unique::new(&[2, 3])])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `auth_permission` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "auth_permission")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub name: String,
        pub content_type_id: i32,
        pub codename: String,
    }
    without_relations!();
}
