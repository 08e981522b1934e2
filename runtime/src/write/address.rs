//! Whether text is an e-mail address or a URL, by Django's rules, which existing databases follow.

use fancy_regex::Regex;
use std::{net::Ipv6Addr, str::FromStr, sync::LazyLock};

static URL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let letters = r"a-z\x{a1}-\x{ffff}";
    let octet = "(?:0|25[0-5]|2[0-4][0-9]|1[0-9]?[0-9]?|[1-9][0-9]?)";
    let label = format!(r"[{letters}0-9](?:[{letters}0-9-]{{0,61}}[{letters}0-9])?");
    let domain = format!(r"(?:\.(?!-)[{letters}0-9-]{{1,63}}(?<!-))*");
    let top = format!(r"\.(?!-)(?:[{letters}-]{{2,63}}|xn--[a-z0-9]{{1,59}})(?<!-)\.?");
    Regex::new(&format!(
        r"(?i)^(?:https?|ftps?)://(?:[^\s:@/]+(?::[^\s:@/]*)?@)?(?:{octet}(?:\.{octet}){{3}}|\[[0-9a-f:.]+\]|{label}{domain}{top}|localhost)(?::[0-9]{{1,5}})?(?:[/?#][^\s]*)?\z"
    ))
    .ok()
});

static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let atom = r"[-!#$%&'*+/=?^_`{}|\x7e0-9A-Z]+";
    let quoted = r#""(?:[\x01-\x08\x0b\x0c\x0e-\x1f!#-\[\]-\x7f]|\\[\x01-\x09\x0b\x0c\x0e-\x7f])*""#;
    let domain = r"(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+[A-Z0-9-]{2,63}(?<!-)";
    Regex::new(&format!(r"(?i)^(?:{atom}(?:\.{atom})*|{quoted})@(?:{domain}|localhost|\[[A-F0-9:.]+\])\z")).ok()
});

/// Longest host name, in ASCII.
const MAX_HOST_LENGTH: usize = 253;

/// Whether the text is a URL: `http`, `https`, `ftp` or `ftps`, with a host that can be one.
pub fn is_url(text: &str) -> bool {
    let Some((_, rest)) = text.split_once("://") else { return false };
    if text.chars().count() > 2048 || !found(&URL, text) {
        return false;
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    match host.strip_prefix('[').and_then(|host| host.split(']').next()) {
        Some(address) => Ipv6Addr::from_str(address).is_ok(),
        None => host.split(':').next().is_some_and(|name| name.len() <= MAX_HOST_LENGTH),
    }
}

/// Whether the text is an e-mail address.
pub fn is_email(text: &str) -> bool {
    if text.chars().count() > 320 || !found(&EMAIL, text) {
        return false;
    }
    match text.rsplit_once('@').map(|(_, host)| host.trim_matches(['[', ']'])) {
        Some(host) if text.ends_with(']') => host.parse::<std::net::IpAddr>().is_ok(),
        host => host.is_some(),
    }
}

fn found(regex: &LazyLock<Option<Regex>>, text: &str) -> bool {
    regex.as_ref().is_some_and(|regex| regex.is_match(text).unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_told_from_other_text() {
        for text in [
            "http://a.org",
            "https://user:pw@data.a-b.org:8080/x/y?z#q",
            "ftp://127.0.0.1/",
            "http://localhost:8000",
            "http://[::1]/x",
            "http://münchen.de/",
            "HTTP://A.ORG",
        ] {
            assert!(is_url(text), "{text}");
        }
        for text in [
            "no url",
            "a.org",
            "http://",
            "http://a",
            "mailto:a@b.org",
            "http://a b.org",
            "http://[::g]/",
            "http://-a.org",
        ] {
            assert!(!is_url(text), "{text}");
        }
    }

    #[test]
    fn addresses_are_told_from_other_text() {
        for text in ["a@b.org", "a.b+c@d-e.co.uk", "\"a@b\"@c.org", "a@localhost", "a@[127.0.0.1]"] {
            assert!(is_email(text), "{text}");
        }
        for text in ["not-an-address", "a@b", "a@@b.org", ".a@b.org", "a@b-.org", "a b@c.org", "a@[x]", "a@b.org\n"] {
            assert!(!is_email(text), "{text}");
        }
    }
}
