//! The header of an HTTP/1 request before the HTTP library sees it: characters in its address that browsers and scripts
//! leave unescaped are escaped, and a header that the library would refuse without a message becomes a [`RejectedRequest`].
//!
//! A header is only changed when it is certain where it begins, so what its body is follows from here too. Ambiguous
//! bodies (two lengths, a length and chunks) are refused: proxies may interpret them differently.

use bytes::{Buf, Bytes, BytesMut};
use httparse::{Error, Status};
use poem::http::{Uri, header};
use std::mem::MaybeUninit;

/// Bytes that a header may have. Names and values of HTTP/2 have the same bound.
pub const MAX_HEAD: usize = 128 << 10;
/// Bytes of an address, which the HTTP library can hold.
const MAX_ADDRESS: usize = 65_534;
/// Headers of a request; the HTTP library has the same bound.
const MAX_HEADERS: usize = 100;

/// Why a request isn't served; the connection ends after the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedRequest {
    /// HTTP status.
    pub status: u16,
    /// What is wrong.
    pub detail: String,
    /// Method and address for the log, as far as they are known.
    pub method: String,
    /// Path of the address.
    pub path: String,
}

/// What follows a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// So many bytes.
    Length(u64),
    /// Chunks.
    Chunks,
}

/// Takes a header from the front of what came; `None` while it isn't complete.
///
/// # Errors
/// It isn't served. What came is of no use then.
pub fn take(came: &mut BytesMut) -> Result<Option<(Bytes, Follows)>, RejectedRequest> {
    let refuse = |came: &BytesMut, status, detail: &str| RejectedRequest::new(came, status, detail);
    // Not filled with anything: most requests have far fewer headers.
    let mut headers = [const { MaybeUninit::uninit() }; MAX_HEADERS];
    let mut request = httparse::Request::new(&mut []);
    let length = match request.parse_with_uninit_headers(came, &mut headers) {
        Ok(Status::Complete(length)) => length,
        Ok(Status::Partial) if came.len() < MAX_HEAD => return Ok(None),
        Ok(Status::Partial) if !came.contains(&b'\n') => return Err(refuse(came, 414, ADDRESS_TOO_LONG)),
        Ok(Status::Partial) => return Err(refuse(came, 431, "The request's header is too large.")),
        Err(Error::TooManyHeaders) => {
            return Err(refuse(came, 431, &format!("The request has more than {MAX_HEADERS} headers.")));
        }
        Err(error) => {
            let known = (request.method.is_some(), request.path.is_some());
            if known == (true, false) && escape_line(came) {
                return take(came);
            }
            if error == Error::Version && known.1 {
                match version(came) {
                    // RFC 9110 has such a request treated as one of the highest minor version that is known.
                    Some((b'1', minor)) if came[minor] > b'1' => {
                        came[minor] = b'1';
                        return take(came);
                    }
                    // Something else stands between the address and the version.
                    Some((b'1', _)) | None => {}
                    Some(_) => return Err(refuse(came, 505, "The versions that are served are HTTP/1.0, 1.1 and 2.")),
                }
            }
            return Err(refuse(came, 400, explain(error, known)));
        }
    };
    if length > MAX_HEAD {
        return Err(refuse(came, 431, "The request's header is too large."));
    }
    let address = request.path.unwrap_or_default();
    let escaped = escaped(address.as_bytes());
    if escaped.as_ref().map_or(address.len(), Vec::len) > MAX_ADDRESS {
        return Err(refuse(came, 414, ADDRESS_TOO_LONG));
    }
    // An address that begins with a slash has nothing left that the library refuses.
    if !address.starts_with('/') {
        let uri = Uri::try_from(escaped.as_deref().unwrap_or(address.as_bytes()));
        // The library takes a bare word for a host, which is only right for CONNECT.
        let bare = address == "*" || request.method == Some("CONNECT");
        if !uri.is_ok_and(|uri| uri.scheme().is_some() || bare) {
            return Err(refuse(came, 400, "The request's address is no path, and no URL."));
        }
    }
    let follows = follows(request.headers, request.version == Some(1)).map_err(|detail| refuse(came, 400, detail))?;
    let Some(escaped) = escaped else {
        return Ok(Some((came.split_to(length).freeze(), follows)));
    };
    let start = address.as_ptr() as usize - came.as_ptr() as usize;
    let address = start..start + address.len();
    let mut changed = Vec::with_capacity(length + escaped.len() - address.len());
    changed.extend_from_slice(&came[..address.start]);
    changed.extend_from_slice(&escaped);
    changed.extend_from_slice(&came[address.end..length]);
    came.advance(length);
    Ok(Some((changed.into(), follows)))
}

const ADDRESS_TOO_LONG: &str = "The request's address is too long.";

fn explain(error: Error, (method, path): (bool, bool)) -> &'static str {
    match error {
        Error::Token if !method => "The request's first line doesn't begin with a method, e.g. GET.",
        Error::Token if !path => {
            "The request's address has a character that must be escaped, e.g. a control character."
        }
        Error::Version if path => {
            "The request's first line must be METHOD ADDRESS HTTP/1.1; in the address, a space is written %20."
        }
        Error::HeaderName => "The name of a header has a character that it may not have.",
        Error::HeaderValue => "The value of a header has a control character.",
        _ => "The request is no HTTP.",
    }
}

/// Whether a character of an address is left unescaped by some clients, though it must not be. The library refuses some of
/// them in some places; all mean the same when they are escaped.
const fn must_be_escaped(byte: u8) -> bool {
    matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | 0x80..)
}

/// The same by the character: every request's address is looked at.
const ESCAPED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = must_be_escaped(byte as u8);
        byte += 1;
    }
    table
};

/// The address with such characters escaped; `None`: it has none.
fn escaped(address: &[u8]) -> Option<Vec<u8>> {
    let first = address.iter().position(|byte| ESCAPED[usize::from(*byte)])?;
    let mut out = Vec::with_capacity(address.len() + 32);
    out.extend_from_slice(&address[..first]);
    for byte in &address[first..] {
        match must_be_escaped(*byte) {
            true => out.extend([b'%', hex(byte >> 4), hex(byte & 15)]),
            false => out.push(*byte),
        }
    }
    Some(out)
}

/// Escapes the first line where its address is no UTF-8, which the parser refuses; whether there was anything to escape.
fn escape_line(came: &mut BytesMut) -> bool {
    let end = came.iter().position(|byte| *byte == b'\n').unwrap_or(came.len());
    let start = came[..end].iter().position(|byte| *byte == b' ').unwrap_or(end);
    let Some(escaped) = escaped(&came[start..end]) else { return false };
    *came = [&came[..start], &escaped, &came[end..]].concat().as_slice().into();
    true
}

/// The major version at the end of the first line, and where its minor version stands; `None`: it ends with something else.
fn version(came: &[u8]) -> Option<(u8, usize)> {
    let begin = came.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
    let end = came[begin..].iter().position(|byte| matches!(byte, b'\r' | b'\n')).map_or(came.len(), |at| begin + at);
    match came[begin..end].last_chunk() {
        Some([b' ', b'H', b'T', b'T', b'P', b'/', major, b'.', minor]) => {
            (major.is_ascii_digit() && minor.is_ascii_digit()).then_some((*major, end - 1))
        }
        _ => None,
    }
}

fn hex(digit: u8) -> u8 {
    b"0123456789ABCDEF"[usize::from(digit)]
}

/// What follows, by the headers.
fn follows(headers: &[httparse::Header<'_>], chunks_are_known: bool) -> Result<Follows, &'static str> {
    let (mut length, mut chunks) = (None, false);
    for header in headers {
        if header.name.eq_ignore_ascii_case(header::CONTENT_LENGTH.as_str()) {
            let digits = std::str::from_utf8(header.value.trim_ascii()).ok();
            let digits = digits.filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
            let said =
                digits.and_then(|text| text.parse::<u64>().ok()).ok_or("The header Content-Length is no number.")?;
            if length.is_some_and(|length| length != said) {
                return Err("The request has two different headers Content-Length.");
            }
            length = Some(said);
        } else if header.name.eq_ignore_ascii_case(header::TRANSFER_ENCODING.as_str()) {
            if chunks || !header.value.trim_ascii().eq_ignore_ascii_case(b"chunked") {
                return Err("The only Transfer-Encoding that is read is chunked.");
            }
            chunks = true;
        }
    }
    match (length, chunks) {
        (_, true) if !chunks_are_known => Err("HTTP/1.0 has no Transfer-Encoding."),
        (Some(_), true) => Err("The request has Content-Length and Transfer-Encoding: only one can be right."),
        (_, true) => Ok(Follows::Chunks),
        (length, false) => Ok(Follows::Length(length.unwrap_or(0))),
    }
}

impl RejectedRequest {
    /// Refuses what came; its first line says what was asked for.
    pub fn new(came: &[u8], status: u16, detail: &str) -> RejectedRequest {
        let line = came.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
        let mut words = line.split(|byte| *byte == b' ');
        let mut word = |most: usize| {
            let word = words.next().unwrap_or_default();
            let text = String::from_utf8_lossy(&word[..word.len().min(most)]).into_owned();
            text.split('?').next().unwrap_or_default().to_owned()
        };
        RejectedRequest { status, detail: detail.to_owned(), method: word(16), path: word(256) }
    }

    /// A valid request that replaces the refused one. The server answers it with the refusal and closes the connection.
    pub fn replacement(&self) -> Bytes {
        Bytes::from_static(match self.method.as_str() {
            "HEAD" => b"HEAD / HTTP/1.1\r\nhost: refused\r\nconnection: close\r\n\r\n",
            _ => b"GET / HTTP/1.1\r\nhost: refused\r\nconnection: close\r\n\r\n",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &[u8]) -> Result<Option<(String, Follows)>, (u16, String)> {
        let mut came = BytesMut::from(text);
        let taken = take(&mut came).map_err(|refusal| (refusal.status, refusal.detail))?;
        Ok(taken.map(|(bytes, follows)| (String::from_utf8_lossy(&bytes).into_owned(), follows)))
    }

    fn refused(text: &str) -> (u16, String) {
        taken(text.as_bytes()).expect_err(text)
    }

    #[test]
    fn characters_that_must_be_escaped_are() {
        let sent = "GET /a<b>?x=\"1\",[2]&y={z}|^`\\é HTTP/1.1\r\nA: \"<é>\r\n\r\n";
        let want = "GET /a%3Cb%3E?x=%221%22,[2]&y=%7Bz%7D%7C%5E%60%5C%C3%A9 HTTP/1.1\r\nA: \"<é>\r\n\r\n";
        assert_eq!(taken(sent.as_bytes()), Ok(Some((want.to_owned(), Follows::Length(0)))));
        let (changed, _) = taken(b"GET /?\xff HTTP/1.0\n\n").expect("it is served").expect("it is complete");
        assert_eq!(changed, "GET /?%FF HTTP/1.0\n\n");
    }

    #[test]
    fn a_sound_header_is_left_as_it_is_and_what_follows_stays() {
        let head = b"POST /a?b=%20!$&'()*+,;=:@/?~-._[]#c HTTP/1.1\r\nContent-Length: 3\r\n\r\n";
        let mut came = BytesMut::from(&head[..]);
        came.extend_from_slice(b"\"{}GET");
        let taken = take(&mut came);
        assert_eq!(taken, Ok(Some((Bytes::from_static(head), Follows::Length(3)))));
        assert_eq!(&came[..], b"\"{}GET");
    }

    #[test]
    fn every_printable_character_of_an_address_is_served_by_the_library() {
        let printable: Vec<u8> = (b'!'..=0xff).filter(|byte| *byte != 0x7f && *byte != b'#').collect();
        for place in ["/", "/?"] {
            let address = [place.as_bytes(), &printable].concat();
            let address = escaped(&address).expect("some must be escaped");
            assert!(Uri::try_from(&address[..]).is_ok(), "{}", String::from_utf8_lossy(&address));
        }
    }

    #[test]
    fn a_higher_minor_version_is_read_as_the_highest_that_is_known() {
        for minor in b'2'..=b'9' {
            let sent = format!("POST /<a HTTP/1.{}\r\nContent-Length: 3\r\n\r\n", char::from(minor));
            let want = "POST /%3Ca HTTP/1.1\r\nContent-Length: 3\r\n\r\n".to_owned();
            assert_eq!(taken(sent.as_bytes()), Ok(Some((want, Follows::Length(3)))));
            assert_eq!(taken(&sent.as_bytes()[..sent.len() - 1]), Ok(None));
        }
        assert_eq!(taken(b"GET / HTTP/1.2"), Ok(None));
        let chunks = "POST / HTTP/1.9\nTransfer-Encoding: chunked\n\n";
        assert_eq!(taken(chunks.as_bytes()), Ok(Some((chunks.replace(".9", ".1"), Follows::Chunks))));
    }

    #[test]
    fn a_part_of_a_header_waits_for_the_rest() {
        let head = b"GET / HTTP/1.1\r\nHost: h\r\n\r\n";
        for end in 0..head.len() {
            assert_eq!(taken(&head[..end]), Ok(None), "{end}");
        }
    }

    #[test]
    fn what_cannot_be_served_says_why() {
        let long = "x".repeat(MAX_ADDRESS);
        for (sent, status, why) in [
            ("GET /a b HTTP/1.1\r\n\r\n", 400, "%20"),
            ("GET /a b HTTP/1.2\r\n\r\n", 400, "%20"),
            ("GET /a\u{1}b HTTP/1.1\r\n\r\n", 400, "control character"),
            ("G(T / HTTP/1.1\r\n\r\n", 400, "method"),
            ("GET / HTTP/9.1\r\n\r\n", 505, "HTTP/1.0, 1.1 and 2"),
            ("GET / HTTP/0.9\r\n\r\n", 505, "HTTP/1.0, 1.1 and 2"),
            ("GET / HTTP/2.0\r\nHost: h\r\n\r\n", 505, "HTTP/1.0, 1.1 and 2"),
            ("GET / HTTP/3.0", 505, "HTTP/1.0, 1.1 and 2"),
            ("GET / HTTP/1.22\r\n\r\n", 400, ""),
            ("GET / HTTP/1,1\r\n\r\n", 400, "HTTP/1.1"),
            ("GET / HTTP/11.1\r\n\r\n", 400, "HTTP/1.1"),
            ("GET / http/1.2\r\n\r\n", 400, "HTTP/1.1"),
            ("GET /a HTTP/1.2 HTTP/1.3 x\r\n\r\n", 400, "HTTP/1.1"),
            ("\u{16}\u{3}\u{1}", 400, "method"),
            ("GET / HTTP/1.1\r\na b: c\r\n\r\n", 400, "name of a header"),
            ("GET / HTTP/1.1\r\na: \u{1}\r\n\r\n", 400, "value of a header"),
            ("GET subjects HTTP/1.1\r\n\r\n", 400, "no path"),
            (&format!("GET /{long} HTTP/1.1\r\n\r\n"), 414, "too long"),
            (&format!("GET /{} HTTP/1.1\r\n\r\n", "<".repeat(MAX_ADDRESS / 2)), 414, "too long"),
            (&format!("GET /{}", long.repeat(3)), 414, "too long"),
            (&format!("GET / HTTP/1.1\r\na: {}", long.repeat(3)), 431, "too large"),
            (&format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(101)), 431, "100 headers"),
        ] {
            let (said, detail) = refused(sent);
            let shown: String = sent.chars().take(40).collect();
            assert!(said == status && detail.contains(why), "{shown:?}: {said} {detail}");
        }
    }

    #[test]
    fn a_length_that_others_may_read_differently_is_refused() {
        let with = |headers: &str| taken(format!("POST / HTTP/1.1\r\n{headers}\r\n").as_bytes());
        for headers in [
            "Content-Length: 1\r\ncontent-length: 2\r\n",
            "Content-Length: -1\r\n",
            "Content-Length: +1\r\n",
            "Content-Length: 1, 1\r\n",
            "Content-Length:\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: xchunked\r\n",
        ] {
            assert_eq!(with(headers).map_err(|(status, _)| status), Err(400), "{headers}");
        }
        let follows = |headers: &str| with(headers).ok().flatten().map(|(_, follows)| follows);
        assert_eq!(follows("CONTENT-LENGTH: 7\r\nContent-Length: 7\r\n"), Some(Follows::Length(7)));
        assert_eq!(follows("transfer-encoding: Chunked\r\n"), Some(Follows::Chunks));
        assert_eq!(taken(b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n").map_err(|e| e.0), Err(400));
    }

    #[test]
    fn a_refusal_knows_what_was_asked_for() {
        let refusal = RejectedRequest::new(b"HEAD /a?secret b HTTP/1.1\r\nx", 400, "why");
        assert_eq!((refusal.method.as_str(), refusal.path.as_str()), ("HEAD", "/a"));
        assert!(refusal.replacement().starts_with(b"HEAD / "));
        let refusal = RejectedRequest::new(&[0xff; 1000], 400, "why");
        assert!(refusal.replacement().starts_with(b"GET / ") && refusal.path.is_empty());
    }
}
