//! Percent-encoding as the API's addresses use it, and query texts as pairs. Addresses in answers,
//! page links, forms and query parameters all go through here, so that they agree.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is encoded everywhere: all but letters, digits and `-._~`. `form_urlencoded` writes `~` and `*` otherwise.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

const SUB_DELIMITERS: &AsciiSet = &RESERVED.remove(b'!').remove(b'\'').remove(b'(').remove(b')').remove(b'*');

const SEGMENT: &AsciiSet = &SUB_DELIMITERS
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

const SENT_PATH: &AsciiSet = &SEGMENT.remove(b'%').remove(b'/');

/// A name or value of a query: a blank becomes `+`; letters, digits and `-._~` stay.
pub fn quote_plus(text: &str, out: &mut String) {
    for (n, word) in text.split(' ').enumerate() {
        if n > 0 {
            out.push('+');
        }
        out.extend(utf8_percent_encode(word, RESERVED));
    }
}

/// Names and values of a query, without the question mark.
pub fn push_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>, out: &mut String) {
    for (n, (name, value)) in pairs.into_iter().enumerate() {
        if n > 0 {
            out.push('&');
        }
        quote_plus(name, out);
        out.push('=');
        quote_plus(value, out);
    }
}

/// The same behind a question mark; nothing where there are none.
pub fn push_query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>, out: &mut String) {
    let mut pairs = pairs.into_iter().peekable();
    if pairs.peek().is_some() {
        out.push('?');
        push_pairs(pairs, out);
    }
}

/// A file's name in a header's `filename*`, behind `UTF-8''`.
pub fn quote_name(name: &str, out: &mut String) {
    out.extend(utf8_percent_encode(name, RESERVED));
}

/// A path as it was sent, made safe to stand in an answer: what is percent-encoded stays so.
pub fn tidy_path(path: &str, out: &mut String) {
    out.extend(utf8_percent_encode(path, SENT_PATH));
}

/// Decodes percent signs; bytes that are no UTF-8 become U+FFFD, and a percent sign without two
/// hexadecimal digits stays.
pub fn unquote(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
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
    form_urlencoded::parse(query).into_owned()
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
    fn each_has_characters_of_its_own() {
        let ascii: String = (0..0x7f).map(char::from).filter(|c| !c.is_ascii_alphanumeric()).collect();
        let kept = |write: fn(&str, &mut String)| {
            let stays = |c: &char| done(write, &c.to_string()) == c.to_string();
            ascii.chars().filter(stays).collect::<String>()
        };
        assert_eq!(kept(tidy_path), "!$%&'()*+,-./:;=@_~");
        assert_eq!([kept(quote_plus), kept(quote_name)], ["-._~", "-._~"]);
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
