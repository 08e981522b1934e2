//! ContentType: A kind of record, named by app and model. References to records of any kind use it.
//! Declared in spec/contenttypes/content_type.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, admin, auth, data, misc, reversion};
use specimen::generated::*;

/// The table `django_content_type` (spec/contenttypes/content_type.yaml:2).
pub static RESOURCE: Resource = Resource::new("ContentType", "django_content_type")
    .named("contenttypes.contenttype", "content type", "ContentType")
    .about("A kind of record, named by app and model. References to records of any kind use it.")
    .columns(&[
        Column::new("id", Kind::Int),
        Column::new("app_label", Kind::Text).max(100),
        Column::new("model", Kind::Text).max(100),
    ])
    .relations(&[
        Relation::back("dataset", &data::dataset::RESOURCE, 8, OnDelete::Cascade),
        Relation::back("logentry", &admin::log_entry::RESOURCE, 3, OnDelete::SetNull).secret(),
        Relation::back("note", &misc::note::RESOURCE, 7, OnDelete::Cascade),
        Relation::back("permission", &auth::permission::RESOURCE, 2, OnDelete::Cascade),
        Relation::back("version", &reversion::record_version::RESOURCE, 3, OnDelete::Cascade).secret(),
    ])
    .order(&[Order::up("app_label"), Order::up("model")])
    .unique(&[Unique::new(&[1, 2])])
    .access(&ACCESS);

/// Rows of `django_content_type` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "django_content_type")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub app_label: String,
        pub model: String,
    }
    without_relations!();
}
