//! The function of an index, independent of its name. It is parsed from the `create index` statement, of the generator
//! or of PostgreSQL's catalog. `plan` compares whether one index can replace another.

/// What an index is for.
#[derive(Debug, PartialEq)]
pub(super) struct Purpose {
    unique: bool,
    method: String,
    /// Columns and expressions in order, in a form in which equal ones are equal text.
    items: Vec<String>,
    /// The rows that are in it, likewise; empty = all.
    condition: String,
}

impl Purpose {
    /// The purpose of the index that a `create index` statement makes; `None` = it can't be read.
    pub fn of(statement: &str) -> Option<Purpose> {
        let tokens = tokens(statement)?;
        let mut rest = tokens.as_slice();
        let head = rest.iter().position(|token| token == "on")?;
        let unique = rest[..head].iter().any(|token| token == "unique");
        rest = &rest[head + 1..];
        let open = rest.iter().position(|token| token == "(")?;
        let using = rest[..open].iter().position(|token| token == "using");
        let method = using.and_then(|at| rest.get(at + 1)).map_or("btree", String::as_str).to_owned();
        let (mut items, mut item, mut depth, mut close) = (Vec::new(), Vec::new(), 0, None);
        for (at, token) in rest.iter().enumerate().skip(open) {
            match token.as_str() {
                "(" => depth += 1,
                ")" => depth -= 1,
                _ => {}
            }
            if depth == 0 || (depth == 1 && token == ",") {
                items.push(ordered(plain(&item)));
                item.clear();
            } else if at > open {
                item.push(token.clone());
            }
            if depth == 0 {
                close = Some(at);
                break;
            }
        }
        let rest = &rest[close? + 1..];
        let condition = rest.iter().position(|token| token == "where").map(|at| &rest[at + 1..]).unwrap_or_default();
        Some(Purpose { unique, method, items, condition: plain(condition).join(" ") })
    }

    /// Whether this index does what the other one would. One that has further columns behind does as
    /// well for searching, but not for keeping values unique.
    pub fn serves(&self, other: &Purpose) -> bool {
        let enough = match other.unique || self.method != "btree" {
            true => self.items == other.items,
            false => self.items.starts_with(&other.items),
        };
        enough && self.method == other.method && self.condition == other.condition && (self.unique || !other.unique)
    }
}

/// Words in small letters, quoted names without quotes, strings, and signs; without the `;` at the end.
fn tokens(statement: &str) -> Option<Vec<String>> {
    let mut tokens = Vec::new();
    let mut rest = statement.trim_end().trim_end_matches(';');
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let end = |of: &dyn Fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
        let len = match first {
            c if c.is_whitespace() => end(&char::is_whitespace),
            '"' | '\'' => {
                let len = 2 + rest[1..].find(first)?;
                match first {
                    '"' => tokens.push(rest[1..len - 1].to_owned()),
                    _ => tokens.push(rest[..len].to_owned()),
                }
                len
            }
            c if is_word(c) => {
                tokens.push(rest[..end(&is_word)].to_lowercase());
                end(&is_word)
            }
            '(' | ')' | ',' | '.' | '[' | ']' => {
                tokens.push(first.to_string());
                1
            }
            _ => {
                let is_sign = |c: char| "+-*/<>=~!@#%^&|`?:".contains(c);
                let len = end(&is_sign).max(first.len_utf8());
                tokens.push(rest[..len].to_owned());
                len
            }
        };
        rest = &rest[len..];
    }
    Some(tokens)
}

/// An expression without the parentheses, casts and schemas that PostgreSQL adds in its catalog.
fn plain(tokens: &[String]) -> Vec<String> {
    let mut plain: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token.as_str() {
            "(" | ")" => {}
            "." => drop(plain.pop()),
            "::" => at += cast(&tokens[at..]),
            "!=" => plain.push("<>".into()),
            // Text of any length is ordered in the same way.
            "varchar_pattern_ops" => plain.push("text_pattern_ops".into()),
            _ => plain.push(token.clone()),
        }
    }
    plain
}

/// The number of tokens of a type's name.
fn cast(tokens: &[String]) -> usize {
    let is = |at: usize, wanted: &str| tokens.get(at).is_some_and(|token| token == wanted);
    let mut at = 1;
    while is(at, ".") {
        at += 2;
    }
    let mut further = |words: &[&str]| {
        if words.iter().enumerate().all(|(n, word)| is(at + n, word)) {
            at += words.len();
        }
    };
    further(&["varying"]);
    further(&["precision"]);
    further(&["with", "time", "zone"]);
    further(&["without", "time", "zone"]);
    if is(at, "(") {
        at += tokens[at..].iter().position(|token| token == ")").map_or(0, |n| n + 1);
    }
    while is(at, "[") && is(at + 1, "]") {
        at += 2;
    }
    at
}

/// An item without the order that it has unless told.
fn ordered(mut item: Vec<String>) -> String {
    let ends = |item: &[String], words: &[&str]| item.len() > words.len() && item[item.len() - words.len()..] == *words;
    let last = ends(&item, &["nulls", "last"]) && !ends(&item, &["desc", "nulls", "last"]);
    if last || ends(&item, &["desc", "nulls", "first"]) {
        item.truncate(item.len() - 2);
    }
    if ends(&item, &["asc"]) {
        item.pop();
    }
    item.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serves(there: &str, wanted: &str) -> bool {
        let purpose = |text| Purpose::of(text).expect("it can be read");
        purpose(there).serves(&purpose(wanted))
    }

    #[test]
    fn the_same_index_is_known_under_another_name() {
        for (there, wanted) in [
            ("CREATE INDEX a_5f ON public.a USING btree (b)", "create index \"a_b_idx\" on \"a\" (\"b\")"),
            (
                "CREATE INDEX c ON public.a USING btree (axial, \"lateral\")",
                "create index x on a (\"axial\", \"lateral\")",
            ),
            (
                "CREATE UNIQUE INDEX c ON public.a USING btree (p, q) WHERE (q IS NOT NULL)",
                "create unique index x on a (p, q) where q is not null",
            ),
            (
                "CREATE INDEX c ON public.a USING btree (upper((name)::text) varchar_pattern_ops)",
                "create index x on a (upper(name) text_pattern_ops)",
            ),
            (
                "CREATE INDEX c ON only public.a USING gin (name public.gin_trgm_ops) WITH (fastupdate='false')",
                "create index concurrently if not exists x on a using gin (name gin_trgm_ops);",
            ),
            (
                "CREATE INDEX c ON public.a USING btree (t DESC, u) WHERE ((s)::text <> 'of'::character varying(8)::text)",
                "create index x on a (t desc nulls first, u asc) where s != 'of'",
            ),
        ] {
            assert!(serves(there, wanted), "{:?} {:?}", Purpose::of(there), Purpose::of(wanted));
        }
    }

    #[test]
    fn more_columns_serve_searches_but_keep_nothing_unique() {
        let wide = "CREATE UNIQUE INDEX c ON public.a USING btree (p, q)";
        assert!(serves(wide, "create index x on a (p)"));
        assert!(serves(wide, "create index x on a (p, q)"));
        assert!(!serves(wide, "create index x on a (q)"));
        assert!(!serves(wide, "create unique index x on a (p)"));
        assert!(!serves("CREATE INDEX c ON public.a USING btree (p, q)", "create unique index x on a (p, q)"));
    }

    #[test]
    fn another_method_order_or_condition_is_another_purpose() {
        let wanted = "create index x on a (p) where q is null";
        for there in [
            "CREATE INDEX c ON public.a USING btree (p)",
            "CREATE INDEX c ON public.a USING hash (p) WHERE (q IS NULL)",
            "CREATE INDEX c ON public.a USING btree (p) WHERE (q IS NOT NULL)",
            "CREATE INDEX c ON public.a USING btree (p DESC) WHERE (q IS NULL)",
            "CREATE INDEX c ON public.a USING btree (p text_pattern_ops) WHERE (q IS NULL)",
            "CREATE INDEX c ON public.a USING btree (lower(p)) WHERE (q IS NULL)",
        ] {
            assert!(!serves(there, wanted), "{there}");
        }
    }
}
