//! Pages of lists: `limit` and `offset`, the addresses of the pages around, and the envelope.

use crate::{http::url, json, tables::Api};

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Rows at most.
    pub limit: u64,
    /// Rows left out before.
    pub offset: u64,
}

impl Page {
    /// Reads `limit` and `offset`; invalid numbers are ignored; of repeated parameters the last one is used. An offset
    /// never exceeds what a database's integer holds.
    pub fn read(api: &Api, query: &[(String, String)]) -> Page {
        let last = |name: &str| query.iter().rev().find(|(key, _)| key == name).and_then(|(_, value)| number(value));
        Page {
            limit: last("limit").filter(|limit| *limit > 0).unwrap_or(api.page_size).min(api.page_most),
            offset: last("offset").unwrap_or(0),
        }
    }

    /// The addresses of the pages after and before, of a list of `count` rows. `base` is
    /// `scheme://host`, `path` the request's path as sent.
    pub fn links(
        &self,
        base: &str,
        path: &str,
        query: &[(String, String)],
        count: u64,
    ) -> (Option<String>, Option<String>) {
        let next = self.offset.saturating_add(self.limit);
        let before = self.offset.saturating_sub(self.limit);
        let after = (next < count).then(|| self.link(base, path, query, next));
        (after, (self.offset > 0).then(|| self.link(base, path, query, before)))
    }

    fn link(&self, base: &str, path: &str, query: &[(String, String)], offset: u64) -> String {
        let (limit, offset) = (self.limit.to_string(), offset.to_string());
        let mut pairs: Vec<(&str, &str)> = query
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "limit" | "offset"))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        pairs.push(("limit", &limit));
        if offset != "0" {
            pairs.push(("offset", &offset));
        }
        // Stable: repeats of a name keep their order.
        pairs.sort_by_key(|(name, _)| *name);
        let mut link = base.to_owned();
        url::tidy_path(path.strip_suffix('/').unwrap_or(path), &mut link);
        url::push_query(pairs, &mut link);
        link
    }

    /// Writes the envelope around the rows' JSON texts, which have about `size` bytes together.
    pub fn envelope<'a>(
        count: u64,
        links: &(Option<String>, Option<String>),
        rows: impl Iterator<Item = &'a [u8]>,
        size: usize,
    ) -> Vec<u8> {
        let mut out = Vec::with_capacity(size + 1024);
        out.extend_from_slice(b"{\"count\":");
        out.extend_from_slice(count.to_string().as_bytes());
        for (name, link) in [("next", &links.0), ("previous", &links.1)] {
            out.extend_from_slice(b",\"");
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\":");
            match link {
                Some(link) => json::string(&mut out, link),
                None => out.extend_from_slice(b"null"),
            }
        }
        out.extend_from_slice(b",\"results\":[");
        for (n, row) in rows.enumerate() {
            if n > 0 {
                out.push(b',');
            }
            out.extend_from_slice(row);
        }
        out.extend_from_slice(b"]}");
        out
    }
}

/// An integer from 0 on, with blanks and a plus sign around if they like; huge ones are cut.
fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    let (minus, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let most = i64::MAX.unsigned_abs();
    let number = digits.parse::<u64>().unwrap_or(most).min(most);
    if minus && number > 0 { None } else { Some(number) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::API;

    fn read(query: &str) -> (u64, u64) {
        let page = Page::read(&API, &url::parse_query(query.as_bytes()));
        (page.limit, page.offset)
    }

    fn links(path: &str, query: &str, count: u64) -> (Option<String>, Option<String>) {
        let query = url::parse_query(query.as_bytes());
        Page::read(&API, &query).links("http://host", path, &query, count)
    }

    #[test]
    fn limit_and_offset_are_forgiving() {
        assert_eq!(read(""), (250, 0));
        assert_eq!(read("limit=5&offset=7"), (5, 7));
        for bad in ["0", "-3", "", "many", "2.5", "1e2", "%2B", "- 3"] {
            assert_eq!(read(&format!("limit={bad}")), (250, 0), "{bad}");
            assert_eq!(read(&format!("offset={bad}")).1, 0, "{bad}");
        }
        assert_eq!(read("limit=2000"), (1000, 0));
        assert_eq!(read("limit=99999999999999999999"), (1000, 0));
        assert_eq!(read("limit=%205&offset=%2B6+"), (5, 6));
        assert_eq!(read("limit=3&limit=4"), (4, 0));
        assert_eq!(read("offset=99999999999999999999"), (250, 9_223_372_036_854_775_807));
    }

    #[test]
    fn links_have_sorted_and_encoded_parameters() {
        let (next, previous) = links("/sessions", "date_range=2019-04-01,2019-04-05&limit=1", 5);
        let want = "http://host/sessions?date_range=2019-04-01%2C2019-04-05&limit=1&offset=1";
        assert_eq!((next.as_deref(), previous), (Some(want), None));
        let (next, _) = links("/x", "zoo=&b=2&B=1&b=1&name=visual area%27[](/)", 1000);
        let want = "http://host/x?B=1&b=2&b=1&limit=250&name=visual+area%27%5B%5D%28%2F%29&offset=250&zoo=";
        assert_eq!(next.as_deref(), Some(want));
    }

    #[test]
    fn the_last_page_has_no_next() {
        assert_eq!(
            links("/subjects", "offset=980&limit=5", 983),
            (None, Some("http://host/subjects?limit=5&offset=975".into()))
        );
        assert_eq!(links("/x", "limit=3", 3), (None, None));
        assert_eq!(links("/x", "offset=99999", 983), (None, Some("http://host/x?limit=250&offset=99749".into())));
    }

    #[test]
    fn the_first_page_needs_no_offset() {
        assert_eq!(links("/x", "limit=2&offset=2", 3), (None, Some("http://host/x?limit=2".into())));
        assert_eq!(links("/x", "limit=2&offset=1", 3), (None, Some("http://host/x?limit=2".into())));
    }

    #[test]
    fn the_limit_in_effect_is_written_and_the_slash_dropped() {
        let want = "http://host/x?limit=1000&offset=1000";
        assert_eq!(links("/x/", "limit=5000&offset=-7", 1328).0.as_deref(), Some(want));
    }

    #[test]
    fn the_envelope_keeps_its_order() {
        let text = |bytes| String::from_utf8(bytes).expect("text");
        let none = Page::envelope(0, &(None, None), std::iter::empty(), 0);
        assert_eq!(text(none), r#"{"count":0,"next":null,"previous":null,"results":[]}"#);
        let some = Page::envelope(5, &(Some("a".into()), Some("b\"".into())), [b"{}".as_slice(); 2].into_iter(), 4);
        assert_eq!(text(some), r#"{"count":5,"next":"a","previous":"b\"","results":[{},{}]}"#);
    }
}
