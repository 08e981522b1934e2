//! Token: What a user shows in place of the password.
//! Declared in spec/token.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::user;
use specimen::generated::*;

/// The table `token` (spec/token.yaml:2).
pub static RESOURCE: Resource = Resource::new("Token", "token")
    .named("microscopy.token", "token", "Token")
    .about("What a user shows in place of the password.")
    .columns(&[
        Column::new("key", Kind::Text).max(40).secret(),
        Column::new("user_id", Kind::Uuid).field("user").unique(),
        Column::new("created", Kind::DateTime).auto(Auto::Create),
    ])
    .relations(&[Relation::one("user", &user::RESOURCE, 1)])
    .secret();

/// Rows of `token` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub user_id: Uuid,
        pub created: DateTime<Utc>,
    }
    without_relations!();
}
