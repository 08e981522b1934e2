//! Token: The key that a user sends with requests instead of a password.
//! Declared in spec/auth/token.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::misc;
use specimen::generated::*;

/// The table `authtoken_token` (spec/auth/token.yaml:2).
pub static RESOURCE: Resource = Resource::new("Token", "authtoken_token")
    .named("authtoken.token", "token", "Token")
    .about("The key that a user sends with requests instead of a password.")
    .columns(&[
        Column::new("key", Kind::Text).max(40).secret(),
        Column::new("user_id", Kind::Uuid).field("user").unique(),
        Column::new("created", Kind::DateTime).auto(Auto::Create),
    ])
    .relations(&[Relation::one("user", &misc::user::RESOURCE, 1)])
    .secret();

/// Rows of `authtoken_token` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "authtoken_token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub user_id: Uuid,
        pub created: DateTime<Utc>,
    }
    without_relations!();
}
