//! Entity tags of rows and lists, and 304 for a client that has the answer already.
//!
//! A tag stands for all from which an answer is made: the request, its caller, and the state of the database in which the caller's
//! token was read ([`Snapshot`]). The rows are read afterwards, perhaps in a later state. Still, a tag that comes back equal proves that
//! the answer is the same: the state is that of both requests, so that nothing has changed between them, and the rows of the
//! first were read in between. Two answers of different bytes may get one tag, if a change comes
//! between a token and its rows; then the tag never comes back equal, because the state has passed. Tags of this kind, and of answers that may be compressed, are
//! weak ones (RFC 9110, 8.8.1); `If-None-Match` compares them as it does strong ones.
//!
//! There is no tag where an answer may depend on more: on the clock or other sources (hand-written code, rules of access), or on a replica,
//! which lags behind the state of the primary database. Nor on SQLite, whose states are those of one connection.

use crate::{
    http::handlers::Request,
    tables::{Field, FilterTest, List, Representation, Source},
};
use poem::http::{HeaderMap, header};
use sha2::{Digest, Sha256};
use std::{
    fmt::{self, Write},
    sync::LazyLock,
};
use uuid::Uuid;

/// Tells processes apart: other versions and settings answer differently.
static PROCESS: LazyLock<Uuid> = LazyLock::new(Uuid::new_v4);

/// Whether the rows of a list are made from the request and the database alone.
pub fn is_steady_list(list: &List, query: &[(String, String)]) -> bool {
    let by_hand = |name: &str| {
        list.filters
            .iter()
            .any(|filter| filter.name == name && matches!(filter.test, FilterTest::Rule(_) | FilterTest::BoolRule(_)))
    };
    list.narrow.is_none()
        && is_steady(list.summary)
        && list.public.is_none_or(is_steady)
        && !query.iter().any(|(name, _)| by_hand(name))
}

/// Whether a representation has no values and lists that hand-written code makes.
pub fn is_steady(representation: &Representation) -> bool {
    fn fields(all: &[Field]) -> bool {
        all.iter().all(|field| match field.source {
            Source::Row(..) | Source::Page(..) => false,
            Source::Object(_, inner) => fields(inner),
            _ => true,
        })
    }
    representation.groups.is_empty()
        && fields(representation.fields)
        && representation.children.iter().all(|child| child.narrow.is_none() && is_steady(child.representation))
}

/// The tag of the answer to a request whose rows are steady; `None` where it isn't known.
pub fn of(request: &Request<'_>) -> Option<String> {
    let site = &request.server.site;
    let snapshot = request.snapshot.as_ref().filter(|_| site.store.reads_primary() && !site.hides())?;
    struct Into(Sha256);
    impl Write for Into {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.update(text.as_bytes());
            Ok(())
        }
    }
    let (caller, accept) = (request.caller.as_ref().map(|caller| &caller.id), request.headers.get(header::ACCEPT));
    let mut into = Into(Sha256::new());
    // Texts are quoted, so that no two requests are written alike. Writing to a digest doesn't fail.
    let _ = write!(
        into,
        "{} {snapshot:?} {caller:?} {:?} {:?} {:?} {:?} {accept:?}",
        *PROCESS, request.base, request.path, request.key, request.query
    );
    let digest = into.0.finalize();
    let mut tag = String::with_capacity(40);
    tag.push_str("W/\"");
    for byte in &digest[..16] {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    Some(tag)
}

/// The strong tag of a row: of the very bytes by which it is shown.
pub fn of_row(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    let mut tag = String::with_capacity(34);
    tag.push('"');
    for byte in &digest[..16] {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}

/// The tag of an answer that was encoded, e.g. by `gzip`: its bytes are others, so a strong tag says how.
pub fn encoded(tag: &str, coding: &str) -> Option<String> {
    let strong = tag.strip_prefix('"')?.strip_suffix('"')?;
    Some(format!("\"{strong}-{coding}\""))
}

/// A tag without the encoding of its answer.
fn plain(tag: &str) -> String {
    match tag.split_once('-') {
        Some((tag, _)) if tag.starts_with('"') => format!("{tag}\""),
        _ => tag.to_owned(),
    }
}

/// The version of a row that a request wants to change.
#[derive(Debug, PartialEq)]
pub enum Wanted {
    /// Nothing is said of it.
    Unsaid,
    /// Any (`*`).
    Any,
    /// One of these. Weak tags don't tell versions apart, so they aren't among them.
    Tags(Vec<String>),
}

impl Wanted {
    /// What a request says by `If-Match`.
    pub fn of(headers: &HeaderMap) -> Wanted {
        let mut said = headers.get_all(header::IF_MATCH).iter().peekable();
        if said.peek().is_none() {
            return Wanted::Unsaid;
        }
        let texts: Vec<&str> =
            said.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).collect();
        if texts.iter().any(|text| text.trim() == "*") {
            return Wanted::Any;
        }
        Wanted::Tags(texts.into_iter().map(|text| plain(text.trim())).filter(|tag| tag.starts_with('"')).collect())
    }
}

/// Whether the client has the answer of a tag. `*`, which asks for any, isn't a tag.
pub fn is_held(headers: &HeaderMap, tag: &str) -> bool {
    let opaque = |tag: &str| plain(tag.strip_prefix("W/").unwrap_or(tag));
    let tag = opaque(tag);
    let values = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|held| opaque(held.trim()) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use poem::http::HeaderValue;

    #[test]
    fn versions_are_compared_as_strong_tags_whatever_their_encoding() {
        let wanted = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_MATCH, HeaderValue::from_static(text));
            Wanted::of(&headers)
        };
        assert_eq!(Wanted::of(&HeaderMap::new()), Wanted::Unsaid);
        assert_eq!(wanted("*"), Wanted::Any);
        let tag = of_row(b"{}");
        assert_eq!(wanted("\"a\", W/\"b\" ,\"c-gzip\""), Wanted::Tags(vec!["\"a\"".into(), "\"c\"".into()]));
        assert_eq!(plain(&encoded(&tag, "br").expect("a strong tag")), tag);
        assert_eq!(encoded("W/\"a\"", "br"), None);
        assert_ne!(of_row(b"{} "), tag);
    }

    #[test]
    fn tags_are_found_among_others_and_never_in_parts() {
        let held = |texts: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for text in texts {
                headers.append(header::IF_NONE_MATCH, HeaderValue::from_static(text));
            }
            is_held(&headers, "W/\"ab\"")
        };
        for texts in [&["W/\"ab\""][..], &["\"ab\""], &["\"x\", W/\"ab\" ,\"y\""], &["\"x\"", "W/\"ab\""]] {
            assert!(held(texts), "{texts:?}");
        }
        for texts in [&[][..], &["*"], &["W/\"a\""], &["W/\"abc\""], &["ab"], &["w/\"ab\""]] {
            assert!(!held(texts), "{texts:?}");
        }
    }
}
