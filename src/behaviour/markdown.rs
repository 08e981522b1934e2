//! Markdown as HTML, in the form that the pages of notices have always had: tables with a tag a line, code in
//! a `codehilite` box. Raw HTML passes through, as it always has.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Renders a text; without a line break at the end.
pub fn html(text: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut in_head = false;
    let events = Parser::new_ext(text, options).flat_map(|event| shaped(event, &mut in_head));
    let mut out = String::new();
    html::push_html(&mut out, events);
    out.truncate(out.trim_end().len());
    out
}

/// An event, tables and code as HTML of our own.
fn shaped<'a>(event: Event<'a>, in_head: &mut bool) -> Vec<Event<'a>> {
    let raw = |text: &'static str| vec![Event::Html(CowStr::Borrowed(text))];
    match event {
        Event::Start(Tag::Table(_)) => raw("<table>\n"),
        Event::End(TagEnd::Table) => raw("</tbody>\n</table>\n"),
        Event::Start(Tag::TableHead) => {
            *in_head = true;
            raw("<thead>\n<tr>\n")
        }
        Event::End(TagEnd::TableHead) => {
            *in_head = false;
            raw("</tr>\n</thead>\n<tbody>\n")
        }
        Event::Start(Tag::TableRow) => raw("<tr>\n"),
        Event::End(TagEnd::TableRow) => raw("</tr>\n"),
        Event::Start(Tag::TableCell) => raw(if *in_head { "<th>" } else { "<td>" }),
        Event::End(TagEnd::TableCell) => raw(if *in_head { "</th>\n" } else { "</td>\n" }),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)) => {
            raw("<div class=\"codehilite\"><pre><span></span><code>")
        }
        Event::End(TagEnd::CodeBlock) => raw("</code></pre></div>\n"),
        other => vec![other],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_links_are_rendered() {
        assert_eq!(html(""), "");
        assert_eq!(html("# A\n\nb **c**\nd"), "<h1>A</h1>\n<p>b <strong>c</strong>\nd</p>");
        assert_eq!(html("1. a\n2. b & <c>"), "<ol>\n<li>a</li>\n<li>b &amp; <c></li>\n</ol>");
        assert_eq!(html("[a](http://x.org)"), "<p><a href=\"http://x.org\">a</a></p>");
    }

    #[test]
    fn tables_have_a_tag_a_line() {
        let want =
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>";
        assert_eq!(html("| a |\n|---|\n| 1 |"), want);
    }

    #[test]
    fn code_stands_in_a_box_of_its_own() {
        let want = "<div class=\"codehilite\"><pre><span></span><code>a &lt; b\n</code></pre></div>";
        assert_eq!(html("```python\na < b\n```"), want);
    }
}
