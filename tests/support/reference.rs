//! The generated reference pages, read back: what they promise is what the server must do.

use std::path::Path;

/// One operation of a page.
pub struct Operation {
    /// Methods, with commas between.
    pub methods: String,
    /// Path with the key in braces.
    pub path: String,
    /// What it answers.
    pub answer: String,
    /// SQL statements on SQLite and on PostgreSQL, where the page says.
    pub statements: Option<(usize, usize)>,
}

/// What a page says of one resource or endpoint.
pub struct Page {
    /// Its operations.
    pub operations: Vec<Operation>,
    /// Names of the parameters that filter its list, without those that are refused.
    pub filters: Vec<String>,
}

/// All pages of resources that have paths.
pub fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the reference pages").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    let pages = paths.iter().map(|path| page(&std::fs::read_to_string(path).expect("a page is text")));
    pages.filter(|page| !page.operations.is_empty()).collect()
}

/// The SQL statements that the pages state for `GET` of a path, on SQLite and on PostgreSQL.
pub fn statements(path: &str) -> (usize, usize) {
    let pages = pages();
    let found = pages.iter().flat_map(|page| &page.operations).find(|o| o.methods == "GET" && o.path == path);
    found.and_then(|o| o.statements).unwrap_or_else(|| panic!("no page states the statements of GET {path}"))
}

fn page(text: &str) -> Page {
    let operations = table(text, "Operations").into_iter().filter_map(|cells| {
        let (methods, path) = cells.first()?.trim_matches('`').rsplit_once(' ')?;
        Some(Operation {
            methods: methods.to_owned(),
            path: path.to_owned(),
            answer: cells.get(1)?.clone(),
            statements: counts(cells.get(2)?),
        })
    });
    // Endpoints written by hand have a heading for each operation.
    let headings = text.lines().filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`')?.split_once(' '));
    let by_hand = headings.map(|(method, path)| Operation {
        methods: method.to_owned(),
        path: path.to_owned(),
        answer: String::new(),
        statements: None,
    });
    let operations = operations.chain(by_hand);
    let filters =
        table(text, "Filters").into_iter().filter(|cells| cells.get(1).is_none_or(|takes| takes != "refused"));
    let filters = filters.filter_map(|cells| Some(cells.first()?.trim_matches('`').to_owned()));
    Page { operations: operations.collect(), filters: filters.collect() }
}

/// `2` or `8; 1 on PostgreSQL`.
fn counts(cell: &str) -> Option<(usize, usize)> {
    let (sqlite, postgres) = cell.split_once("; ").unwrap_or((cell, cell));
    Some((sqlite.parse().ok()?, postgres.strip_suffix(" on PostgreSQL").unwrap_or(postgres).parse().ok()?))
}

/// The rows of the table under a heading.
fn table(text: &str, heading: &str) -> Vec<Vec<String>> {
    let after = text.split_once(&format!("## {heading}\n")).map_or("", |(_, after)| after);
    let section = after.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}
