//! Multipart forms. The parts are read by multer; what a file is called is read here, since browsers and Python's
//! writers say names beyond ASCII as `filename*` alone.

use super::{FIELD_OVERHEAD, MAX_FIELDS, parameter, too_many};
use crate::{
    error::RequestError,
    write::body::{Body, Part, Upload},
};
use bytes::{Bytes, BytesMut};
use futures_util::stream;
use multer::{Field, Multipart};
use poem::http::header;
use std::convert::Infallible;

/// The fields of a form, and about how many bytes of memory they take.
pub(super) async fn read(content_type: &str, data: Bytes) -> Result<(Body, usize), RequestError> {
    let wrong = |reason: String| RequestError::Detail(400, format!("Multipart form parse error - {reason}"));
    let boundary = parameter(content_type, "boundary");
    let good = |text: &str| !text.is_empty() && text.len() <= 200 && text.bytes().all(|b| matches!(b, b' '..=b'~'));
    let Some(boundary) = boundary.as_deref().filter(|text| good(text)) else {
        let shown = boundary.unwrap_or_else(|| "None".into());
        return Err(wrong(format!("Invalid boundary in multipart: {shown}")));
    };
    let size = data.len();
    // In one piece: multer copies it once, and the values of fields are parts of that copy.
    let mut form = Multipart::new(stream::iter([Ok::<_, Infallible>(data)]), boundary);
    let mut fields = Vec::new();
    let mut taken = size;
    while let Some(field) = form.next_field().await.map_err(|error| wrong(error.to_string()))? {
        let name = field.name().map(|name| name.trim().to_owned());
        let file = sent_name(&field).as_deref().map(file_name).filter(|name| !name.is_empty());
        let content_type = field.content_type().map(ToString::to_string).unwrap_or_default();
        let data = value(field).await.map_err(|error| wrong(error.to_string()))?;
        // A part without a name is ignored; one with an empty file name is text.
        let Some(name) = name else { continue };
        if fields.len() == MAX_FIELDS {
            return Err(too_many());
        }
        taken += FIELD_OVERHEAD + name.capacity();
        let part = match file {
            Some(name) => Part::File(Upload { name, content_type, data, checked: None }),
            None => {
                taken += data.len();
                Part::Text(String::from_utf8_lossy(&data).into_owned())
            }
        };
        fields.push((name, part));
    }
    Ok((Body::Form(fields), taken))
}

/// A field's bytes, copied only where they come in pieces.
async fn value(mut field: Field<'_>) -> multer::Result<Bytes> {
    let first = field.chunk().await?.unwrap_or_default();
    let Some(mut next) = field.chunk().await? else { return Ok(first) };
    let mut all = BytesMut::from(first);
    loop {
        all.extend_from_slice(&next);
        match field.chunk().await? {
            Some(chunk) => next = chunk,
            None => return Ok(all.freeze()),
        }
    }
}

/// The name of a file as the client says: `filename*`, which says its charset, counts more than `filename`.
fn sent_name(field: &Field<'_>) -> Option<String> {
    let disposition = field.headers().get(header::CONTENT_DISPOSITION)?;
    let disposition = String::from_utf8_lossy(disposition.as_bytes());
    let extended = parameter(&disposition, "filename*").and_then(|value| extended(&value));
    extended.or_else(|| field.file_name().map(str::to_owned))
}

/// A value as RFC 8187 writes it, e.g. `UTF-8''t%C3%A4st.png`: charset, language, bytes. `None` where it isn't one, or
/// the charset is another than the two that the RFC has writers use.
fn extended(value: &str) -> Option<String> {
    let (charset, rest) = value.split_once('\'')?;
    let (_, text) = rest.split_once('\'')?;
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
        bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
    }
    match charset.trim().to_ascii_lowercase().as_str() {
        "utf-8" | "us-ascii" => String::from_utf8(bytes).ok(),
        "iso-8859-1" => Some(bytes.into_iter().map(char::from).collect()),
        _ => None,
    }
}

/// A file's name without folders (of either kind of slash) and control characters.
fn file_name(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|char| !char.is_control()).collect();
    match name.trim() {
        "." | ".." => String::new(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn names(parameters: &str) -> Option<String> {
        let body = format!("--B\r\nContent-Disposition: form-data; name=\"f\"; {parameters}\r\n\r\nx\r\n--B--\r\n");
        let Ok((Body::Form(fields), _)) = read("multipart/form-data; boundary=B", body.into()).await else {
            panic!("no form: {parameters}")
        };
        match fields.into_iter().next() {
            Some((_, Part::File(file))) => Some(file.name),
            Some((_, Part::Text(text))) => {
                assert_eq!(text, "x");
                None
            }
            None => panic!("no field: {parameters}"),
        }
    }

    #[tokio::test]
    async fn a_file_is_named_by_the_extended_form_where_it_has_one() {
        for (parameters, name) in [
            ("filename*=UTF-8''t%C3%A4st.png", Some("täst.png")),
            ("filename*=utf-8'de'%E2%82%AC%20rates.png", Some("€ rates.png")),
            ("filename*=iso-8859-1''t%E4st.png", Some("täst.png")),
            ("filename=\"plain.png\"; filename*=UTF-8''t%C3%A4st.png", Some("täst.png")),
            ("filename*=UTF-8''t%C3%A4st.png; filename=\"plain.png\"", Some("täst.png")),
            ("filename=\"plain.png\"; filename*=KOI8-R''%F4.png", Some("plain.png")),
            ("filename=\"plain.png\"; filename*=UTF-8''%FF.png", Some("plain.png")),
            ("filename=\"plain.png\"; filename*=UTF-8''%4.png", Some("plain.png")),
            ("filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", Some("passwd")),
            ("filename*=UTF-8''a%00b.png", Some("ab.png")),
            ("filename*=UTF-8''", None),
            ("filename*=nothing", None),
            ("filename=\"\"", None),
        ] {
            assert_eq!(names(parameters).await.as_deref(), name, "{parameters}");
        }
    }
}
