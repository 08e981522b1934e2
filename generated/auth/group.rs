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
    .access(&ACCESS.fields(&[
        FieldAccess::new("name").write(&[Allow::Superuser]),
        FieldAccess::new("permissions").write(&[Allow::Superuser]),
    ]));

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

static ADMIN_ROWS: Representation = Representation::new("admin", "GroupAdmin", &RESOURCE)
    .fields(&Field::columns([INT, TEXT]))
    .select(r#"t."id", t."name""#, &[INT, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("auth/group", "Groups", &ADMIN_ROWS)
    .columns(&[AdminColumn::new("Name", 1).sort("name").link(CellLink::Row)])
    .search(&["name"])
    .form(AdminForm::plain::<2>(&Input::form(
        &RESOURCE,
        &InputField::joined::<2>(&[
            &InputField::columns(&RESOURCE, [1]),
            &[InputField::new("permissions", Takes::Many(&auth::permission::RESOURCE, By::Id), Target::Relation(0))],
        ]),
    )));
