//! BrowserSession: The log-in of a user on the admin pages.
//! Declared in spec/sessions/browser_session.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use specimen::generated::*;

/// The table `django_session` (spec/sessions/browser_session.yaml:2).
pub static RESOURCE: Resource = Resource::new("BrowserSession", "django_session")
    .named("sessions.session", "browser session", "BrowserSession")
    .about("The log-in of a user on the admin pages.")
    .columns(&[
        Column::new("session_key", Kind::Text).max(40).secret(),
        Column::new("session_data", Kind::Text).secret(),
        Column::new("expire_date", Kind::DateTime).index(),
    ])
    .secret();

/// Rows of `django_session` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "django_session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_key: String,
        pub session_data: String,
        pub expire_date: DateTime<Utc>,
    }
    without_relations!();
}
