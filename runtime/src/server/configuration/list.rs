//! Settings that are lists: how they are written, and which items are host names. Called by `settings`.

/// What a list must be, for messages.
pub const FORM: &str = "texts with commas between (a,b) or a JSON list of texts ([\"a\", \"b\"])";
/// What the items of `allowed_hosts` must be, for messages.
pub const HOSTS: &str = "a list of host names without ports, e.g. alyx.example.org, .example.org (and everything under it), \
                         127.0.0.1, [::1] or * (any)";

/// The items of a list: a JSON list of texts, or texts with commas between. `None`: it is neither.
pub fn items(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    let items = match text.starts_with('[') && !text.starts_with("[:") {
        true => serde_json::from_str::<Vec<String>>(text).ok()?,
        false => text.split(',').map(str::to_owned).collect(),
    };
    Some(items.iter().map(|item| item.trim()).filter(|item| !item.is_empty()).map(str::to_owned).collect())
}

/// Whether an item can be the host of a request: a name, one with everything under it (`.name`), an address, or `*`.
pub fn is_host(item: &str) -> bool {
    if let Some(address) = item.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok();
    }
    let name = item.strip_prefix('.').unwrap_or(item);
    let good = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let is_label = |label: &str| (1..=63).contains(&label.len()) && label.bytes().all(good);
    item == "*" || (name.len() <= 253 && name.split('.').all(is_label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_written_with_commas_or_as_json() {
        for text in ["a.org,b.org", " a.org , b.org, ", r#"["a.org", "b.org"]"#, r#" ["a.org"," b.org "] "#] {
            assert_eq!(items(text), Some(vec!["a.org".to_owned(), "b.org".to_owned()]), "{text}");
        }
        assert_eq!(items(r#"["postgres://u:a,b@h/x"]"#), Some(vec!["postgres://u:a,b@h/x".to_owned()]));
        assert_eq!(items("[::1],a.org"), Some(vec!["[::1]".to_owned(), "a.org".to_owned()]));
        for text in ["", " ", "[]", ","] {
            assert_eq!(items(text), Some(Vec::new()), "{text}");
        }
        for text in ["[a.org]", r#"["a.org""#, "[1]", r#"[["a.org"]]"#] {
            assert_eq!(items(text), None, "{text}");
        }
    }

    #[test]
    fn hosts_are_names_or_addresses_without_ports() {
        for host in
            ["alyx.example.org", ".example.org", "localhost", "my_host", "127.0.0.1", "[::1]", "*", "xn--bcher-kva.de"]
        {
            assert!(is_host(host), "{host}");
        }
        for host in [
            "[\"good.example\"]",
            "a.org:8000",
            "http://a.org",
            "a..org",
            "a.org.",
            "..",
            ".",
            "",
            "a b",
            "bücher.de",
            "*.a.org",
            "[::1",
        ] {
            assert!(!is_host(host), "{host}");
        }
    }
}
