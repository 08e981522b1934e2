//! Where a cursor stands in a file that may be half written: the keys that lead there, whether a key or a value is expected,
//! and what has been typed of it.

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The keys that lead to the value, or to the mapping of the key; `[]` for an item of a list.
    pub path: Vec<String>,
    /// Whether a key is being written.
    pub is_key: bool,
    /// What stands before the cursor of it.
    pub typed: String,
}

/// A mapping or list in brackets.
enum Flow {
    Map(Option<String>),
    List,
}

/// What is open before the cursor.
#[derive(Default)]
struct Open {
    /// Keys of the mappings by indentation, each with its depth.
    block: Vec<(usize, String)>,
    flow: Vec<Flow>,
    /// The depth below which lines belong to a block of text (`|`, `>`).
    text: Option<usize>,
    /// What has been read since the last sign.
    token: String,
    quote: Option<char>,
}

/// The place before a character: line and column from 0.
pub fn cursor(text: &str, line: usize, column: usize) -> Cursor {
    let mut open = Open::default();
    for (number, whole) in text.lines().enumerate().take(line + 1) {
        let part: String = if number == line { whole.chars().take(column).collect() } else { whole.to_owned() };
        open.line(&part, number == line);
    }
    if text.lines().count() <= line {
        open.line("", true);
    }
    open.end()
}

impl Open {
    fn line(&mut self, line: &str, is_last: bool) {
        if !self.flow.is_empty() || self.quote.is_some() {
            self.token.push(' ');
            return self.signs(line);
        }
        let rest = line.trim_start();
        let mut depth = line.chars().count() - rest.chars().count();
        if let Some(least) = self.text {
            if rest.is_empty() || depth > least {
                return;
            }
            self.text = None;
        }
        if (rest.is_empty() && !is_last) || rest.starts_with('#') {
            return;
        }
        self.token.clear();
        let mut rest = rest;
        // A list may begin at the column of its key.
        let is_item = rest == "-" || rest.starts_with("- ");
        self.block.retain(|(other, key)| *other < depth || (is_item && *other == depth && key != "[]"));
        while let Some(item) = rest.strip_prefix('-').filter(|item| item.is_empty() || item.starts_with(' ')) {
            self.block.retain(|(other, key)| *other < depth || key != "[]");
            self.block.push((depth, "[]".to_owned()));
            let trimmed = item.trim_start();
            depth += 1 + item.chars().count() - trimmed.chars().count();
            rest = trimmed;
        }
        if let Some((key, value)) = split(rest) {
            self.block.push((depth, key));
            let value = value.trim_start();
            if value.starts_with(['|', '>']) {
                self.text = Some(depth);
                return;
            }
            self.token.clear();
            self.signs(value);
        } else {
            // A key under way: it isn't open yet.
            self.signs(rest);
            if self.flow.is_empty() && self.quote.is_none() {
                self.block.push((depth, String::new()));
            }
        }
    }

    /// Reads the value of a line.
    fn signs(&mut self, text: &str) {
        let mut before = ' ';
        for c in text.chars() {
            match (self.quote, c) {
                (Some(quote), c) if quote == c => self.quote = None,
                (Some(_), c) => self.token.push(c),
                (None, '#') if before == ' ' => return,
                (None, '"' | '\'') if self.token.trim().is_empty() => self.quote = Some(c),
                (None, '{') if self.token.trim().is_empty() => self.enter(Flow::Map(None)),
                (None, '[') if self.token.trim().is_empty() => self.enter(Flow::List),
                (None, '}' | ']') if !self.flow.is_empty() => {
                    self.flow.pop();
                    self.token.clear();
                }
                (None, ',') if !self.flow.is_empty() => {
                    if let Some(Flow::Map(key)) = self.flow.last_mut() {
                        *key = None;
                    }
                    self.token.clear();
                }
                (None, ':') if matches!(self.flow.last(), Some(Flow::Map(None))) => {
                    if let Some(Flow::Map(key)) = self.flow.last_mut() {
                        *key = Some(self.token.trim().to_owned());
                    }
                    self.token.clear();
                }
                (None, c) => self.token.push(c),
            }
            before = c;
        }
    }

    fn enter(&mut self, flow: Flow) {
        self.flow.push(flow);
        self.token.clear();
    }

    fn end(self) -> Cursor {
        let mut path: Vec<String> = self.block.iter().map(|(_, key)| key.clone()).collect();
        let mut is_key = self.block.last().is_none_or(|(_, key)| key.is_empty());
        if is_key {
            path.pop();
        }
        for flow in &self.flow {
            match flow {
                Flow::Map(Some(key)) => {
                    path.push(key.clone());
                    is_key = false;
                }
                Flow::Map(None) => is_key = true,
                Flow::List => {
                    path.push("[]".to_owned());
                    is_key = false;
                }
            }
        }
        Cursor { path, is_key, typed: self.token.trim_start().to_owned() }
    }
}

/// A line's key and what follows its colon.
fn split(line: &str) -> Option<(String, &str)> {
    if let Some(quote) = line.chars().next().filter(|c| ['"', '\''].contains(c)) {
        let (key, rest) = line[1..].split_once(quote)?;
        return Some((key.to_owned(), rest.trim_start().strip_prefix(':')?));
    }
    let at = line.find(": ").or_else(|| line.strip_suffix(':').map(str::len))?;
    let key = line[..at].trim_end();
    let plain = !key.is_empty() && !key.contains(['{', '[', ',', '#', '"', '\'']);
    plain.then(|| (key.to_owned(), &line[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::{Cursor, cursor};

    /// The place of `|` in a text.
    fn at(text: &str) -> String {
        let before = &text[..text.find('|').unwrap_or(text.len())];
        let (line, column) =
            (before.matches('\n').count(), before.rsplit('\n').next().map_or(0, |l| l.chars().count()));
        let Cursor { path, is_key, typed } = cursor(&text.replacen('|', "", 1), line, column);
        format!("{} {} {typed}", path.join("/"), if is_key { "key" } else { "value" })
    }

    #[test]
    fn a_place_is_found_in_half_written_files() {
        for (text, found) in [
            ("|", " key "),
            ("res|", " key res"),
            ("resource: An|", "resource value An"),
            ("fields:\n  id: { type: uu|", "fields/id/type value uu"),
            ("fields:\n  id: { type: uuid, pri|", "fields/id key pri"),
            ("fields:\n  id: { type: uuid, default: '|", "fields/id/default value "),
            ("fields:\n  id: { type: uuid }\n  ke|", "fields key ke"),
            ("fields:\n  id:\n    type: |\n", "fields/id/type value "),
            ("fields:\n  id:\n    |\n", "fields/id key "),
            ("uses: [Keyed, |", "uses/[] value "),
            ("uses:\n  - Ke|", "uses/[] key Ke"),
            ("uses:\n- Ke|", "uses/[] key Ke"),
            (
                "representations:\n  detail:\n    - id\n    - keeper: { of: na|",
                "representations/detail/[]/keeper/of value na",
            ),
            ("about: |\n", "about value "),
            ("about: >\n  text: x\n  mo|re\norder: [", "about value "),
            ("about: >\n  text: x {\norder: [na|", "order/[] value na"),
            ("about: a # b: {\norder: [na|", "order/[] value na"),
            ("write: [{ name: { default: { row: { na|", "write/[]/name/default/row key na"),
            ("order: [a]\nkey: na|", "key value na"),
        ] {
            assert_eq!(at(text), found, "{text}");
        }
    }
}
