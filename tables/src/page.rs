//! Reference pages: what the generator writes for people.

/// A generated page that describes a resource or an endpoint, or the index of these pages.
#[derive(Debug, Clone, Copy)]
pub struct ReferencePage {
    /// Its name, e.g. `water_type`; that of the index is [`ReferencePage::INDEX`].
    pub name: &'static str,
    /// Headings of the documentation ([`Route::tag`](crate::Route::tag)) whose operations it describes.
    pub tags: &'static [&'static str],
    /// Its text.
    pub markdown: &'static str,
}

impl ReferencePage {
    /// Name of the index.
    pub const INDEX: &'static str = "README";

    /// A page.
    pub const fn new(name: &'static str, tags: &'static [&'static str], markdown: &'static str) -> ReferencePage {
        ReferencePage { name, tags, markdown }
    }
}
