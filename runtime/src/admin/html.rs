//! HTML as it is written: text and attributes are escaped, everything else is a literal of the program.

use std::fmt::{self, Display, Write};

/// HTML that is being written.
#[derive(Debug, Default, Clone)]
pub struct Html(String);

impl Html {
    /// Nothing yet.
    pub fn new() -> Html {
        Html::default()
    }

    /// Appends HTML that stands in the program.
    pub fn raw(&mut self, html: &'static str) -> &mut Html {
        self.0.push_str(html);
        self
    }

    /// Appends text, escaped.
    pub fn text(&mut self, text: impl Display) -> &mut Html {
        // Writing to a string can't fail.
        let _ = write!(Escaping(&mut self.0), "{text}");
        self
    }

    /// Appends ` name="value"`, the value escaped.
    pub fn attr(&mut self, name: &'static str, value: impl Display) -> &mut Html {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.text(value);
        self.0.push('"');
        self
    }

    /// Appends ` name` where it is so.
    pub fn flag(&mut self, name: &'static str, is_so: bool) -> &mut Html {
        if is_so {
            self.0.push(' ');
            self.0.push_str(name);
        }
        self
    }

    /// Appends HTML that was written before.
    pub fn append(&mut self, other: &Html) -> &mut Html {
        self.0.push_str(&other.0);
        self
    }

    /// Appends a hidden input.
    pub fn hidden(&mut self, name: impl Display, value: impl Display) -> &mut Html {
        self.raw("<input type=hidden").attr("name", name).attr("value", value).raw(">")
    }

    /// Appends a link.
    pub fn link(&mut self, address: impl Display, text: impl Display) -> &mut Html {
        self.raw("<a").attr("href", address).raw(">").text(text).raw("</a>")
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

struct Escaping<'a>(&'a mut String);

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let escaped = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                b'\'' => "&#39;",
                _ => continue,
            };
            self.0.push_str(&text[from..at]);
            self.0.push_str(escaped);
            from = at + 1;
        }
        self.0.push_str(&text[from..]);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut html = Html::new();
        html.raw("<p").attr("title", "a \"b\" & 'c'").flag("hidden", true).raw(">").text("<script>é").raw("</p>");
        assert_eq!(html.as_str(), "<p title=\"a &quot;b&quot; &amp; &#39;c&#39;\" hidden>&lt;script&gt;é</p>");
    }
}
