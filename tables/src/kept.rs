//! Answers to requests that are kept, so that a request that is sent again is answered again and not done again.

use crate::{Api, Column, Kind, Resource, Serves};

/// The table of kept answers, which the server makes where a list keeps them.
pub static KEPT_ANSWERS: Resource = Resource::new("KeptAnswer", "specimen_answer")
    .secret()
    .columns(&[
        // Digest of caller, path and key.
        Column::new("id", Kind::Text).max(64),
        Column::new("caller", Kind::Text).long(),
        // Digest of what was sent.
        Column::new("sent", Kind::Text).max(64),
        Column::new("at", Kind::DateTime).index(),
        Column::new("headers", Kind::Text).long(),
        Column::new("body", Kind::Text).long(),
    ])
    .indexes(&[&["caller", "at"]]);

impl Api {
    /// Whether any list keeps answers.
    pub fn keeps_answers(&self) -> bool {
        let routes = self.routes.iter().flat_map(|routes| routes.iter());
        routes.into_iter().any(|route| matches!(route.serves, Serves::List(list) if list.once > 0))
    }
}
