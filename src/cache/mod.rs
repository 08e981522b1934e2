//! The tables of sessions and datasets that the ONE client searches without asking the server: `tables`
//! writes them from the database, `archive` packs them, `root` is where they are kept and served from.

pub mod archive;
pub mod root;
mod tables;

use serde_json::{Map, Value as Json, json};

/// Name of the archive in its folder.
pub const ARCHIVE: &str = "cache.zip";
/// Name of the file that tells of the archive.
pub const INFO: &str = "cache_info.json";
/// The lowest version of the ONE client that reads such tables.
const LOWEST_CLIENT: &str = "2.10";

/// What the tables say of themselves.
#[derive(Debug, Clone)]
pub struct About {
    /// `YYYY-MM-DD HH:MM`, on the server's clock.
    pub created: String,
    /// Name of the database that they are of.
    pub origin: String,
    /// Only datasets with this tag are in them.
    pub tag: Option<String>,
}

impl About {
    /// As JSON, without the tables.
    fn json(&self) -> Map<String, Json> {
        let mut about = Map::new();
        about.insert("date_created".into(), self.created.as_str().into());
        about.insert("origin".into(), self.origin.as_str().into());
        about.insert("min_api_version".into(), LOWEST_CLIENT.into());
        if let Some(tag) = &self.tag {
            about.insert("database_tags".into(), json!([tag]));
        }
        about
    }
}
