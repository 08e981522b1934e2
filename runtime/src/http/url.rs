//! Percent-encoding as the API's addresses use it, and query texts as pairs. Addresses in answers,
//! page links, forms and query parameters all go through here, so that they agree.

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// A key as one segment of a path: letters, digits and `-._~!$&'()*+,;=:@` stay, everything else, the
/// slash too, is percent-encoded. A quote stays as it is, so JSON writers still have to escape.
pub fn quote_key(key: &str, out: &mut String) {
    encode(key, out, b"-._~!$&'()*+,;=:@");
}

/// A relative path of a file: like [`quote_key`] for ordinary characters, but slashes stay and
/// `$&+,;=:@` are encoded.
pub fn quote_path(path: &str, out: &mut String) {
    encode(path, out, b"-._~!*'()/");
}

/// A name or value of a query: a blank becomes `+`; letters, digits and `-._~` stay.
pub fn quote_plus(text: &str, out: &mut String) {
    for (n, word) in text.split(' ').enumerate() {
        if n > 0 {
            out.push('+');
        }
        encode(word, out, b"-._~");
    }
}

/// A file's name in a header's `filename*`, behind `UTF-8''`.
pub fn quote_name(name: &str, out: &mut String) {
    encode(name, out, b"-._~");
}

/// A path as it was sent, made safe to stand in an answer: what is percent-encoded stays so.
pub fn tidy_path(path: &str, out: &mut String) {
    encode(path, out, b"%/-._~!$&'()*+,;=:@");
}

fn encode(text: &str, out: &mut String, keep: &[u8]) {
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || keep.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Decodes percent signs; bytes that are no UTF-8 become U+FFFD, and a percent sign without two
/// hexadecimal digits stays.
pub fn unquote(text: &str) -> String {
    decode(text.as_bytes(), false)
}

/// Decodes a path parameter: `None` when it holds a slash, since no key of a path does.
pub fn unquote_key(text: &str) -> Option<String> {
    let key = unquote(text);
    if key.contains('/') { None } else { Some(key) }
}

/// The pairs of a query or of a url-encoded form, decoded, in order. A name without `=` has an empty
/// value; empty pairs are skipped.
pub fn parse_query(query: &[u8]) -> Vec<(String, String)> {
    pairs(query).collect()
}

/// The same one by one, for callers that count.
pub fn pairs(query: &[u8]) -> impl Iterator<Item = (String, String)> + '_ {
    query.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).map(|pair| {
        let end = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
        (decode(&pair[..end], true), decode(pair.get(end + 1..).unwrap_or_default(), true))
    })
}

fn decode(text: &[u8], plus: bool) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            b'+' if plus => bytes.push(b' '),
            b'%' => match (digit(text.get(at + 1)), digit(text.get(at + 2))) {
                (Some(high), Some(low)) => {
                    bytes.push(high << 4 | low);
                    at += 2;
                }
                _ => bytes.push(b'%'),
            },
            byte => bytes.push(byte),
        }
        at += 1;
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(bad) => String::from_utf8_lossy(bad.as_bytes()).into_owned(),
    }
}

fn digit(byte: Option<&u8>) -> Option<u8> {
    // A hexadecimal digit is less than 16, so it fits.
    byte.and_then(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(write: fn(&str, &mut String), text: &str) -> String {
        let mut out = String::new();
        write(text, &mut out);
        out
    }

    #[test]
    fn a_key_is_one_segment() {
        assert_eq!(done(quote_key, "Water 15% Sucrose"), "Water%2015%25%20Sucrose");
        assert_eq!(done(quote_key, "a/b?c#d"), "a%2Fb%3Fc%23d");
        assert_eq!(done(quote_key, "ü@+,x"), "%C3%BC@+,x");
    }

    #[test]
    fn queries_are_encoded_as_forms() {
        assert_eq!(done(quote_plus, "a b,c/d'e[](f)-_.~é"), "a+b%2Cc%2Fd%27e%5B%5D%28f%29-_.~%C3%A9");
        assert_eq!(done(quote_plus, " "), "+");
    }

    #[test]
    fn a_sent_path_keeps_its_encoding() {
        assert_eq!(done(tidy_path, "/tags/a%20b\"c"), "/tags/a%20b%22c");
    }

    #[test]
    fn queries_split_into_pairs() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            parse_query(b"a=1&&b&c=x+y%2Cz&a=%zz&d=a=b"),
            vec![pair("a", "1"), pair("b", ""), pair("c", "x y,z"), pair("a", "%zz"), pair("d", "a=b")]
        );
        assert!(parse_query(b"").is_empty());
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced() {
        assert_eq!(unquote("%FFa+b"), "\u{fffd}a+b");
    }

    #[test]
    fn an_encoded_slash_is_in_no_key() {
        assert_eq!(unquote_key("a%2Fb"), None);
        assert_eq!(unquote_key("a%2fb"), None);
        assert_eq!(unquote_key("a%20b"), Some("a b".to_owned()));
    }
}
