//! LogEntry: A record that a user added, changed or deleted on the admin pages. Weighings and water administrations
//! that are created by requests are recorded here too.
//! Declared in spec/admin/log_entry.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{contenttypes, misc};
use specimen::generated::*;

/// The table `django_admin_log` (spec/admin/log_entry.yaml:2).
pub static RESOURCE: Resource = Resource::new("LogEntry", "django_admin_log")
    .named("admin.logentry", "log entry", "LogEntry")
    .about(
        "A record that a user added, changed or deleted on the admin pages. Weighings and water \
                administrations that are created by requests are recorded here too.",
    )
    .columns(&[
        Column::new("id", Kind::Int),
        Column::new("action_time", Kind::DateTime).default(Default::Now),
        Column::new("user_id", Kind::Uuid).field("user"),
        Column::new("content_type_id", Kind::Int).field("content_type").nullable(),
        Column::new("object_id", Kind::Text).nullable(),
        Column::new("object_repr", Kind::Text).max(200),
        Column::new("action_flag", Kind::Small).choices(ACTION_FLAG_CHOICES),
        Column::new("change_message", Kind::Text).default(Default::Text("")),
    ])
    .relations(&[
        Relation::one("user", &misc::user::RESOURCE, 2),
        Relation::one("content_type", &contenttypes::content_type::RESOURCE, 3),
    ])
    .order(&[Order::down("action_time")])
    .checks(&[Check::new("django_admin_log_action_flag_check", "action_flag >= 0")])
    .secret();

/// Values of `action_flag`.
pub static ACTION_FLAG_CHOICES: &[Choice] =
    &[Choice::int(1, "Addition"), Choice::int(2, "Change"), Choice::int(3, "Deletion")];

/// Rows of `django_admin_log` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "django_admin_log")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub action_time: DateTime<Utc>,
        pub user_id: Uuid,
        pub content_type_id: Option<i32>,
        pub object_id: Option<String>,
        pub object_repr: String,
        pub action_flag: i16,
        pub change_message: String,
    }
    without_relations!();
}
