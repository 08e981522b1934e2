//! Every answer that a test gets is compared with the document that the program prints.

use super::{document::Document, http::Answer, server::run};
use std::sync::OnceLock;

/// The document of the program, read once a process.
pub fn document() -> &'static Document {
    static DOCUMENT: OnceLock<Document> = OnceLock::new();
    DOCUMENT.get_or_init(|| {
        let folder = tempfile::tempdir().expect("the temporary folder can be written");
        let printed = run(folder.path(), &["openapi"]).stdout;
        Document::new(serde_json::from_slice(&printed).expect("the document is JSON"))
    })
}

/// Fails the test where an answer isn't as the document says.
pub fn check(method: &str, path: &str, answer: &Answer) {
    // Part of HTTP rather than of operations: it answers `If-None-Match`, and has no body.
    if answer.status == 304 {
        assert!(answer.body.is_empty(), "{method} {path}: 304 with a body");
        return;
    }
    if let Err(why) = document().check(method, path, answer) {
        let body: String = answer.text().chars().take(2000).collect();
        panic!("{method} {path}: {} isn't as the document says: {why}\n{body}", answer.status);
    }
}
