//! Where a request came from and where it was sent: the `scheme://host` that addresses in answers
//! begin with, the check of the `Host` header, and the client's address.
//!
//! `X-Forwarded-Proto` and `X-Forwarded-For` are used only behind a proxy (a setting), because clients could forge them
//! otherwise. `X-Forwarded-Host` is never used.

use crate::{
    account::failed_log_ins::{self, Network},
    error::RequestError,
    http::server::HttpSettings,
};
use poem::{
    Request,
    http::{HeaderMap, Version, header},
};
use std::{borrow::Cow, net::Ipv6Addr};

/// `scheme://host` of the request, e.g. `https://alyx.example.org:8000`.
///
/// # Errors
/// 400 if the host is missing or invalid, or isn't served by this deployment.
pub fn base(request: &Request, settings: &HttpSettings) -> Result<String, RequestError> {
    let host = host(request)?.ok_or_else(missing)?;
    check(&host, settings)?;
    Ok(format!("{}://{host}", scheme(request, settings)))
}

/// Checks the host of a request whose answer has no addresses: HTTP/1.0 may leave it out.
///
/// # Errors
/// 400 as for [`base`], but not when HTTP/1.0 leaves it out.
pub fn check_host(request: &Request, settings: &HttpSettings) -> Result<(), RequestError> {
    match host(request)? {
        Some(host) => check(&host, settings),
        None if request.version() <= Version::HTTP_10 => Ok(()),
        None => Err(missing()),
    }
}

fn missing() -> RequestError {
    RequestError::Detail(
        400,
        "The request has no Host header: it must say which host it is for, e.g. Host: localhost.".into(),
    )
}

/// How the client reached this deployment: `http` or `https`.
pub fn scheme<'a>(request: &'a Request, settings: &HttpSettings) -> &'a str {
    let forwarded = if settings.behind_proxy { request.header("x-forwarded-proto") } else { None };
    match forwarded.and_then(|sent| sent.split(',').next()).map(str::trim) {
        Some(sent) if sent.eq_ignore_ascii_case("https") => "https",
        Some(sent) if sent.eq_ignore_ascii_case("http") => "http",
        _ => request.scheme().as_str(),
    }
}

/// The host that the request is for. One in its address, as HTTP/2 has it and HTTP/1 may, takes the place of the header.
fn host(request: &Request) -> Result<Option<Cow<'_, str>>, RequestError> {
    let mut sent = request.headers().get_all(header::HOST).iter();
    match (sent.next(), sent.next(), request.uri().authority()) {
        (Some(_), Some(_), _) => Err(RequestError::Detail(400, "The request has two Host headers.".into())),
        (None, _, Some(_)) if request.version() == Version::HTTP_11 => Err(missing()),
        (_, _, Some(host)) => Ok(Some(Cow::Borrowed(host.as_str()))),
        (Some(host), None, None) => Ok(Some(String::from_utf8_lossy(host.as_bytes()))),
        (None, _, None) => Ok(None),
    }
}

fn check(host: &str, settings: &HttpSettings) -> Result<(), RequestError> {
    if is_served(host, &settings.allowed_hosts) {
        return Ok(());
    }
    let shown: String = host.chars().filter(|char| !char.is_control()).take(255).collect();
    Err(RequestError::Detail(400, format!("The host \"{shown}\" is not served here.")))
}

/// Whether a `Host` header is well-formed and one of the allowed hosts: names without a port, `.name`
/// for a name and everything under it, `*` for all. An empty list allows all.
fn is_served(host: &str, allowed: &[String]) -> bool {
    let Some(name) = name_of(host) else { return false };
    if allowed.is_empty() {
        return true;
    }
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    allowed.iter().map(|allowed| allowed.to_ascii_lowercase()).any(|allowed| {
        allowed == "*"
            || allowed == name
            || allowed.strip_prefix('.').is_some_and(|under| name == under || name.ends_with(&allowed))
    })
}

/// Whether a text is a host, with or without a port.
pub fn is_host(text: &str) -> bool {
    name_of(text).is_some()
}

/// The name or address of a host without its port; `None`: it is no host.
fn name_of(host: &str) -> Option<&str> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => {
            let end = rest.find(']')?;
            rest[..end].parse::<Ipv6Addr>().ok()?;
            host.split_at(end + 2)
        }
        None => {
            let (name, port) = host.find(':').map_or((host, ""), |at| host.split_at(at));
            let good = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
            let label = |label: &str| (1..=63).contains(&label.len()) && label.bytes().all(good);
            let whole = name.strip_suffix('.').unwrap_or(name);
            (name.len() <= 255 && whole.split('.').all(label)).then_some((name, port))?
        }
    };
    let good = |port: &str| {
        port.is_empty()
            || port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
    };
    (port.is_empty() || port.strip_prefix(':').is_some_and(good)).then_some(name)
}

/// The client's address, to count requests by: the whole of `X-Forwarded-For` behind a proxy, else
/// the peer without its port.
pub fn client_address(request: &Request, settings: &HttpSettings) -> String {
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

/// The network that the client belongs to.
pub fn client_network(request: &Request, settings: &HttpSettings) -> Network {
    match request.remote_addr().as_socket_addr() {
        Some(address) if !settings.behind_proxy => address.ip().into(),
        _ => failed_log_ins::network(&client_address(request, settings)),
    }
}

fn forwarded_for(headers: &HeaderMap) -> String {
    let values = headers.get_all("x-forwarded-for").iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    values.collect::<Vec<_>>().join(",").split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::API;

    fn settings(behind_proxy: bool, allowed: &[&str]) -> HttpSettings {
        let mut settings = HttpSettings::new(&API);
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
    fn two_hosts_are_none() {
        let sent = request(&[("host", "h"), ("host", "h")]);
        assert!(base(&sent, &settings(false, &[])).is_err() && check_host(&sent, &settings(false, &[])).is_err());
        let some = settings(false, &["h"]);
        let old = || Request::builder().version(Version::HTTP_10).finish();
        assert!(check_host(&old(), &some).is_ok() && base(&old(), &some).is_err());
        assert!(check_host(&request(&[]), &some).is_err() && check_host(&request(&[("host", "")]), &some).is_err());
        assert!(check_host(&request(&[("host", "other")]), &some).is_err());
    }

    #[test]
    fn a_host_in_the_address_takes_the_place_of_the_header() {
        let some = settings(false, &["h"]);
        let with = |version, address: &str, host: &str| {
            let address = address.parse().expect("an address");
            let builder = Request::builder().version(version).uri(address);
            let builder = if host.is_empty() { builder } else { builder.header("host", host) };
            base(&builder.finish(), &some)
        };
        let served = Some("http://h:8000");
        for version in [Version::HTTP_10, Version::HTTP_11, Version::HTTP_2] {
            assert_eq!(with(version, "http://h:8000/labs", "other").ok().as_deref(), served, "{version:?}");
            assert!(with(version, "http://other/labs", "h").is_err(), "{version:?}");
            assert!(with(version, "http://me@h/labs", "h").is_err(), "{version:?}");
        }
        assert_eq!(with(Version::HTTP_2, "http://h:8000/labs", "").ok().as_deref(), served);
        assert!(with(Version::HTTP_11, "http://h:8000/labs", "").is_err());
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
        for good in ["a", "a.b:1", "A-b_c", "[::1]", "[::ffff:1.2.3.4]:80", "1.2.3.4:80", "a.", "a:", "a:65535"] {
            assert!(is_served(good, &all), "{good}");
        }
        let long = format!("{}.org", "a".repeat(64));
        for bad in [
            "",
            ":80",
            "a b",
            "a/b",
            "a:b",
            "[::1",
            "[x]",
            "a\"b",
            "user@a",
            "[::1]x",
            "..",
            ".",
            "a..b",
            ".a",
            "a:0",
            "a:65536",
            "a:99999999",
            "a:+80",
            "a:80:80",
            "[:::1]",
            &long,
        ] {
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
