//! Request bodies: JSON, forms, files. The dispatcher calls [`read`] once the caller, the rate and the
//! method are settled; what the fields hold is checked where they are written.

pub mod memory;

use super::url;
use crate::{
    error::RequestError,
    json::parse,
    write::body::{Body, Part},
};
use bytes::Bytes;
use futures_util::StreamExt;
use memory::{BodyMemory, MemoryShare};
use poem::http::{HeaderMap, header};
use std::{
    num::NonZeroUsize,
    sync::{Arc, LazyLock},
};
use tokio::sync::Semaphore;

mod multipart;

/// Fields that a form may have; more are refused, since each costs far more memory than its bytes.
pub const MAX_FIELDS: usize = 4_000;

/// Bytes of memory that a form's field takes beside its name and value.
const FIELD_OVERHEAD: usize = size_of::<(String, Part)>() + 64;

/// Bytes that a body may have.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Of JSON and url-encoded forms.
    pub text: usize,
    /// Of multipart forms.
    pub upload: usize,
}

/// Size up to which a body is parsed on the request's own thread. A larger one would delay other requests of that
/// thread.
const MAX_PARSED_INLINE: usize = 64 << 10;

/// Number of large bodies that are parsed in parallel: half of the processors. The other processors remain for other
/// work.
static PARSING: LazyLock<Arc<Semaphore>> = LazyLock::new(|| {
    let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    Arc::new(Semaphore::new(processors.div_ceil(2)))
});

/// Reads a body by its content type. `vendor` is the API's own media type, which is JSON too. The memory of a large
/// body stays reserved until its share is dropped.
///
/// # Errors
/// 415 for another content type, 413 for too many bytes or values, 400 for wrong syntax, 503 where there is no room.
pub async fn read(
    headers: &HeaderMap,
    body: poem::Body,
    vendor: &'static str,
    limits: Limits,
    memory: &Arc<BodyMemory>,
) -> Result<(Body, Option<MemoryShare>), RequestError> {
    let sent = headers.get(header::CONTENT_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let sent = sent.unwrap_or_default();
    let media = sent.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let multipart = media == "multipart/form-data";
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let limit = if multipart { limits.upload } else { limits.text };
    let (data, mut share) = collect(body, length.unwrap_or(0), limit, memory).await?;
    if data.is_empty() {
        return Ok((Body::Empty, share));
    }
    let (body, taken) = if data.len() <= MAX_PARSED_INLINE {
        parse(media, sent, vendor, data).await?
    } else {
        // The semaphore is never closed, so a permit always comes.
        let permit = PARSING.clone().acquire_owned().await;
        let runtime = tokio::runtime::Handle::current();
        let parsed = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            runtime.block_on(parse(media, sent, vendor, data))
        });
        parsed.await.map_err(|error| {
            tracing::error!(%error, "reading a request's body failed");
            RequestError::Detail(500, "The server failed; its log says more.".into())
        })??
    };
    reserve(&mut share, memory, taken).await?;
    Ok((body, share))
}

/// Adds memory to the share of a request, unless it is little.
///
/// # Errors
/// 503 where there is no room.
pub async fn reserve(
    share: &mut Option<MemoryShare>,
    memory: &Arc<BodyMemory>,
    bytes: usize,
) -> Result<(), RequestError> {
    if bytes > MAX_PARSED_INLINE {
        share.get_or_insert_with(|| memory.share()).take(bytes).await?;
    }
    Ok(())
}

/// The body that the bytes stand for, and about how many bytes of memory it takes.
async fn parse(media: String, sent: String, vendor: &str, data: Bytes) -> Result<(Body, usize), RequestError> {
    match media.as_str() {
        "application/json" => read_json(&sent, data),
        "application/x-www-form-urlencoded" => read_form(&data),
        "multipart/form-data" => multipart::read(&sent, data).await,
        _ if media.eq_ignore_ascii_case(vendor) => read_json(&sent, data),
        _ => Err(RequestError::Detail(415, format!("Unsupported media type \"{sent}\" in request."))),
    }
}

async fn collect(
    body: poem::Body,
    length: usize,
    limit: usize,
    memory: &Arc<BodyMemory>,
) -> Result<(Bytes, Option<MemoryShare>), RequestError> {
    let too_large = || RequestError::Detail(413, format!("The request's body is larger than {limit} bytes."));
    if length > limit {
        return Err(too_large());
    }
    let (mut data, mut share) = (Vec::new(), None);
    let mut stream = Box::pin(body.into_bytes_stream());
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|error| match error.kind() {
            std::io::ErrorKind::TimedOut => RequestError::Detail(408, "The request's body came too slowly.".into()),
            _ => RequestError::Detail(400, "The request's body broke off.".into()),
        })?;
        let size = data.len() + chunk.len();
        if size > limit {
            return Err(too_large());
        }
        if size > MAX_PARSED_INLINE {
            match &mut share {
                Some(share) => MemoryShare::take(share, chunk.len()).await?,
                // Memory is reserved for the bytes received, not for the declared length. The declared length only
                // avoids reallocation.
                None => {
                    let share = share.insert(memory.share());
                    share.take(size).await?;
                    data.reserve_exact(length.max(size) - data.len());
                }
            }
        }
        data.extend_from_slice(&chunk);
    }
    data.shrink_to_fit();
    Ok((data.into(), share))
}

fn read_json(content_type: &str, data: Bytes) -> Result<(Body, usize), RequestError> {
    let wrong = |reason: String| RequestError::Detail(400, format!("JSON parse error - {reason}"));
    let text = decode(parameter(content_type, "charset").as_deref(), data).map_err(wrong)?;
    if text.starts_with('\u{feff}') {
        return Err(wrong("Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)".into()));
    }
    Body::json(text).map_err(|unread| match unread {
        parse::ParseError::Syntax(reason) => wrong(reason),
        parse::ParseError::Large(most) => RequestError::Detail(
            413,
            format!("The request's body has too many values: they would take more than {most} bytes of memory."),
        ),
    })
}

/// Text in the charset that the header names; an unknown one is ignored, that is, UTF-8 is tried.
fn decode(charset: Option<&str>, data: Bytes) -> Result<String, String> {
    let charset = charset.unwrap_or_default().to_ascii_lowercase().replace(['_', ' '], "-");
    let utf16 = |data: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = data.as_chunks::<2>();
        let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
        match (text, rest) {
            (Ok(text), []) => Ok(text),
            _ => Err(format!("'{charset}' codec can't decode the bytes")),
        }
    };
    let utf8 = |data: Bytes| {
        // Nobody else has the bytes, so they aren't copied.
        String::from_utf8(data.into()).map_err(|bad| {
            let at = bad.utf8_error().valid_up_to();
            format!("'utf-8' codec can't decode byte {:#04x} in position {at}", bad.as_bytes()[at])
        })
    };
    match charset.as_str() {
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" => Ok(data.iter().map(|b| char::from(*b)).collect()),
        "ascii" | "us-ascii" => match data.iter().position(|byte| !byte.is_ascii()) {
            None => utf8(data),
            Some(at) => Err(format!("'ascii' codec can't decode byte {:#04x} in position {at}", data[at])),
        },
        "utf-16-le" | "utf-16le" => utf16(&data, u16::from_le_bytes),
        "utf-16-be" | "utf-16be" => utf16(&data, u16::from_be_bytes),
        "utf-16" | "utf16" => match &data[..] {
            [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
            [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
            _ => utf16(&data, u16::from_le_bytes),
        },
        _ => utf8(data),
    }
}

fn read_form(data: &[u8]) -> Result<(Body, usize), RequestError> {
    let mut fields = Vec::new();
    let mut taken = 0;
    for (name, value) in url::pairs(data) {
        if fields.len() == MAX_FIELDS {
            return Err(too_many());
        }
        taken += FIELD_OVERHEAD + name.capacity() + value.capacity();
        fields.push((name, Part::Text(value)));
    }
    Ok((Body::Form(fields), taken))
}

fn too_many() -> RequestError {
    RequestError::Detail(400, format!("The form has more than {MAX_FIELDS} fields."))
}

/// A parameter of a header such as `Content-Type`, unquoted.
fn parameter(header: &str, name: &str) -> Option<String> {
    let mut rest = header.split_once(';')?.1;
    loop {
        let (key, value) = rest.split_once('=')?;
        let key = key.rsplit(';').next().unwrap_or_default().trim();
        let value = value.trim_start();
        let (text, after) = match value.strip_prefix('"') {
            Some(quoted) => unquoted(quoted),
            None => {
                let end = value.find(';').unwrap_or(value.len());
                (value[..end].trim().to_owned(), &value[end..])
            }
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(text);
        }
        rest = after;
    }
}

/// The text up to the closing quote, and what follows it.
fn unquoted(quoted: &str) -> (String, &str) {
    let mut text = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return (text, &quoted[at + 1..]),
            '\\' => text.extend(chars.next().map(|(_, char)| char)),
            _ => text.push(char),
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const VENDOR: &str = "application/vnd.zoo.v1+json";
    const LIMITS: Limits = Limits { text: 1000, upload: 2000 };

    async fn body(content_type: &str, data: impl Into<poem::Body>) -> Result<Body, RequestError> {
        let mut headers = HeaderMap::new();
        if !content_type.is_empty() {
            headers.insert(header::CONTENT_TYPE, content_type.parse().expect("a header"));
        }
        read(&headers, data.into(), VENDOR, LIMITS, &BodyMemory::new(1 << 30)).await.map(|(body, _)| body)
    }

    async fn detail(content_type: &str, data: impl Into<poem::Body>) -> (u16, String) {
        match body(content_type, data).await {
            Err(RequestError::Detail(status, detail)) => (status, detail),
            other => panic!("{other:?}"),
        }
    }

    async fn json_of(content_type: &str, data: impl Into<poem::Body>) -> serde_json::Value {
        match body(content_type, data).await {
            Ok(Body::Json(value)) => value,
            other => panic!("{other:?}"),
        }
    }

    async fn texts(content_type: &str, data: impl Into<poem::Body>) -> Vec<(String, String)> {
        let Ok(Body::Form(fields)) = body(content_type, data).await else { panic!("no form") };
        let text = |part| match part {
            Part::Text(text) => text,
            Part::File(file) => format!("{} {} {:?}", file.name, file.content_type, file.data),
        };
        fields.into_iter().map(|(name, part)| (name, text(part))).collect()
    }

    #[tokio::test]
    async fn no_bytes_are_an_empty_body_whatever_the_type() {
        for content_type in ["", "text/plain", "application/json", "multipart/form-data"] {
            assert!(matches!(body(content_type, "").await, Ok(Body::Empty)), "{content_type}");
        }
    }

    #[tokio::test]
    async fn json_is_read() {
        assert_eq!(json_of("Application/JSON ; charset=UTF-8", r#"{"a":"ü"}"#).await, json!({"a": "ü"}));
        assert_eq!(json_of(VENDOR, "1").await, json!(1));
        assert!(matches!(body("application/json", "[1]").await, Ok(Body::List(list)) if list.len() == 1));
    }

    #[tokio::test]
    async fn charsets_are_honoured() {
        assert_eq!(json_of("application/json; charset=latin-1", &b"\"\xfc\""[..]).await, json!("ü"));
        assert_eq!(json_of("application/json; charset=\"utf-16\"", &b"\xff\xfe1\0"[..]).await, json!(1));
        assert_eq!(json_of("application/json; charset=utf-16-be", &b"\x001"[..]).await, json!(1));
        assert_eq!(json_of("application/json; charset=klingon", "\"ü\"").await, json!("ü"));
        let (status, text) = detail("application/json; charset=ascii", "\"ü\"").await;
        assert_eq!((status, text.starts_with("JSON parse error - 'ascii' codec")), (400, true), "{text}");
        assert!(detail("application/json; charset=utf-16", "1").await.1.starts_with("JSON parse error - 'utf-16'"));
    }

    #[tokio::test]
    async fn wrong_json_says_where() {
        let want = "JSON parse error - Expecting property name enclosed in double quotes: line 1 column 2 (char 1)";
        assert_eq!(detail("application/json", "{").await, (400, want.into()));
        assert!(
            detail("application/json", "\u{feff}{}").await.1.starts_with("JSON parse error - Unexpected UTF-8 BOM")
        );
        assert!(detail("application/json", &b"\"\xff\""[..]).await.1.starts_with("JSON parse error - 'utf-8' codec"));
    }

    #[tokio::test]
    async fn other_types_are_refused_as_sent() {
        assert_eq!(detail("", "x").await, (415, "Unsupported media type \"\" in request.".into()));
        let want = "Unsupported media type \"text/plain; a=b\" in request.";
        assert_eq!(detail("text/plain; a=b", "x").await, (415, want.into()));
    }

    #[tokio::test]
    async fn url_encoded_forms_are_read() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let got = texts("application/x-www-form-urlencoded", "a=two+words&b=&a=%C3%BC").await;
        assert_eq!(got, vec![pair("a", "two words"), pair("b", ""), pair("a", "ü")]);
    }

    #[tokio::test]
    async fn multipart_has_texts_and_files() {
        let data = concat!(
            "--a b\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nü\r\n",
            "--a b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\x/y.png\"\r\n",
            "Content-Type: image/png\r\n\r\n12\r\n",
            "--a b\r\nContent-Disposition: form-data; name=\"e\"; filename=\"\"\r\n\r\n\r\n",
            "--a b--\r\n"
        );
        let got = texts("multipart/form-data; x=y; boundary=\"a b\"", data).await;
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(got, vec![pair("t", "ü"), pair("f", "y.png image/png b\"12\""), pair("e", "")]);
        let want = "Multipart form parse error - Invalid boundary in multipart: None";
        assert_eq!(detail("multipart/form-data", "x").await, (400, want.into()));
        let (status, text) = detail("multipart/form-data; boundary=a", "--a\r\nbroken").await;
        assert_eq!((status, text.starts_with("Multipart form parse error - ")), (400, true), "{text}");
    }

    #[tokio::test]
    async fn large_bodies_are_refused() {
        assert_eq!(detail("application/json", " ".repeat(1001)).await.0, 413);
        assert_ne!(detail("multipart/form-data; boundary=a", " ".repeat(1001)).await.0, 413);
        assert_eq!(detail("multipart/form-data; boundary=a", " ".repeat(2001)).await.0, 413);
    }

    #[tokio::test]
    async fn forms_of_endless_fields_are_refused() {
        let form = "a&".repeat(MAX_FIELDS + 1);
        assert!(matches!(read_form(form.as_bytes()), Err(RequestError::Detail(400, _))));
    }

    #[test]
    fn parameters_are_found() {
        assert_eq!(parameter("a/b; c=\"x;\\\"d=1\"; D = 2 ;e", "d").as_deref(), Some("2"));
        assert_eq!(parameter("a/b; flag; d=2", "d").as_deref(), Some("2"));
        assert_eq!(parameter("a/b", "d"), None);
        assert_eq!(parameter("a/b; c=\"open", "d"), None);
    }
}
