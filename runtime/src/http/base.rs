//! Where a request came from and where it was sent: the `scheme://host` that addresses in answers
//! begin with, the check of the `Host` header, and the client's address.
//!
//! `X-Forwarded-Proto` and `X-Forwarded-For` are believed only behind a proxy (a setting), since
//! anybody else could write them. `X-Forwarded-Host` never is.

use crate::{fault::Fault, server::Settings};
use poem::{
    Request,
    http::{HeaderMap, header},
};

/// `scheme://host` of the request, e.g. `https://alyx.example.org:8000`.
///
/// # Errors
/// 400 when the host is none, or not one that this deployment serves.
pub fn base(request: &Request, settings: &Settings) -> Result<String, Fault> {
    let forwarded = if settings.behind_proxy { request.header("x-forwarded-proto") } else { None };
    let forwarded = forwarded.and_then(|sent| sent.split(',').next()).map(str::trim).unwrap_or_default();
    let scheme = match forwarded.to_ascii_lowercase().as_str() {
        "https" => "https",
        "http" => "http",
        _ => request.scheme().as_str(),
    };
    // HTTP/2 has the host in the address instead of a header.
    let sent = request.headers().get(header::HOST).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let host = sent.or_else(|| request.uri().authority().map(ToString::to_string)).unwrap_or_default();
    if !is_served(&host, &settings.allowed_hosts) {
        let shown: String = host.chars().filter(|char| !char.is_control()).take(255).collect();
        return Err(Fault::Detail(400, format!("The host \"{shown}\" is not served here.")));
    }
    Ok(format!("{scheme}://{host}"))
}

/// Whether a `Host` header is well-formed and one of the allowed hosts: names without a port, `.name`
/// for a name and everything under it, `*` for all. An empty list allows all.
fn is_served(host: &str, allowed: &[String]) -> bool {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((name, port)) if name.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.')) => {
                (&host[..name.len() + 2], port)
            }
            _ => return false,
        },
        None => match host.find(':') {
            Some(at) => host.split_at(at),
            None => (host, ""),
        },
    };
    let good = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if name.is_empty() || !(name.starts_with('[') || name.bytes().all(good)) {
        return false;
    }
    if !port.is_empty() && !port.strip_prefix(':').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit())) {
        return false;
    }
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    allowed.is_empty()
        || allowed.iter().map(|allowed| allowed.to_ascii_lowercase()).any(|allowed| {
            allowed == "*"
                || allowed == name
                || allowed.strip_prefix('.').is_some_and(|under| name == under || name.ends_with(&allowed))
        })
}

/// The client's address, to count requests by: the whole of `X-Forwarded-For` behind a proxy, else
/// the peer without its port.
pub fn client_address(request: &Request, settings: &Settings) -> String {
    if settings.behind_proxy {
        let sent = forwarded_for(request.headers());
        if !sent.is_empty() {
            return sent;
        }
    }
    match request.remote_addr().as_socket_addr() {
        Some(address) => address.ip().to_string(),
        None => request.remote_addr().to_string(),
    }
}

fn forwarded_for(headers: &HeaderMap) -> String {
    let values = headers.get_all("x-forwarded-for").iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    values.collect::<Vec<_>>().join(",").split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::testing::API;

    fn settings(behind_proxy: bool, allowed: &[&str]) -> Settings {
        let mut settings = Settings::new(&API, "/nowhere".into()).expect("the defaults are right");
        settings.behind_proxy = behind_proxy;
        settings.allowed_hosts = allowed.iter().map(|host| (*host).to_owned()).collect();
        settings
    }

    fn request(headers: &[(&str, &str)]) -> Request {
        let builder = Request::builder();
        headers.iter().fold(builder, |builder, (name, value)| builder.header(*name, *value)).finish()
    }

    #[test]
    fn the_base_is_scheme_and_host() {
        let open = settings(false, &[]);
        assert_eq!(base(&request(&[("host", "h:8000")]), &open).ok().as_deref(), Some("http://h:8000"));
        assert_eq!(base(&request(&[("host", "[::1]:80")]), &open).ok().as_deref(), Some("http://[::1]:80"));
        assert!(base(&request(&[]), &open).is_err());
    }

    #[test]
    fn only_a_proxy_may_name_the_scheme() {
        let sent = request(&[("host", "h"), ("x-forwarded-proto", "HTTPS, http"), ("x-forwarded-host", "evil")]);
        assert_eq!(base(&sent, &settings(true, &[])).ok().as_deref(), Some("https://h"));
        assert_eq!(base(&sent, &settings(false, &[])).ok().as_deref(), Some("http://h"));
        let odd = request(&[("host", "h"), ("x-forwarded-proto", "javascript")]);
        assert_eq!(base(&odd, &settings(true, &[])).ok().as_deref(), Some("http://h"));
    }

    #[test]
    fn hosts_are_checked() {
        let all: Vec<String> = Vec::new();
        for good in ["a", "a.b:1", "A-b_c", "[::1]", "1.2.3.4:80", "a."] {
            assert!(is_served(good, &all), "{good}");
        }
        for bad in ["", ":80", "a b", "a/b", "a:b", "[::1", "[x]", "a\"b", "user@a", "[::1]x"] {
            assert!(!is_served(bad, &all), "{bad}");
        }
        let some = vec!["alyx.org".to_owned(), ".lab.org".to_owned()];
        for good in ["ALYX.org:80", "lab.org", "a.lab.org", "alyx.org."] {
            assert!(is_served(good, &some), "{good}");
        }
        for bad in ["x.alyx.org", "badlab.org", "localhost"] {
            assert!(!is_served(bad, &some), "{bad}");
        }
        assert!(is_served("x", &["*".to_owned()]));
    }

    #[test]
    fn only_a_proxy_may_name_the_client() {
        let sent = request(&[("x-forwarded-for", "1.1.1.1, 2.2.2.2"), ("x-forwarded-for", "3.3.3.3")]);
        assert_eq!(client_address(&sent, &settings(true, &[])), "1.1.1.1,2.2.2.2,3.3.3.3");
        assert_ne!(client_address(&sent, &settings(false, &[])), "1.1.1.1,2.2.2.2,3.3.3.3");
    }
}
