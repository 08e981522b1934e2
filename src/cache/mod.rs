//! The tables of sessions and datasets that the ONE client searches without asking the server: `tables`
//! reads their rows from the database, `table` writes them, `quality` the outcomes of quality control, `archive` packs
//! them all, `root` is where they are kept and served from.

pub mod archive;
mod quality;
pub mod root;
mod table;
mod tables;

use chrono_tz::Tz;
use serde_json::{Map, Value as Json, json};

/// Name of the archive in its folder.
pub const ARCHIVE: &str = "cache.zip";
/// Name of the file that tells of the archive.
pub const INFO: &str = "cache_info.json";
/// The lowest version of the ONE client that reads such tables.
const LOWEST_CLIENT: &str = "2.10";

/// Name of the file with outcomes of quality control.
pub const QUALITY: &str = "QC.json";

/// Which rows are in the tables.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Only datasets with this tag, and their sessions.
    pub tag: Option<String>,
    /// Only datasets with an existing copy in a repository whose name begins so; empty = in any.
    pub repositories: Vec<String>,
    /// Zone of the server's clock, for the days of sessions.
    pub zone: Tz,
    /// Whether outcomes of quality control come with the tables.
    pub quality: bool,
}

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
