//! Reports about animals: what is due for the animals of a user, sent by mail every day, and what an authority wants to know of a
//! period. Commands print and send them, pages show them.

pub mod daily;
pub mod home_office;

use specimen::{
    chrono::NaiveDate,
    error::RequestError,
    query::wire::RowView,
    request_time::RequestTime,
    sea_orm::{QueryResult, Value},
    store::{self, Dialect, Executor, Sql},
};
use std::fmt::Write;

/// Where reports read, and when.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// Where statements run, and what they see.
    pub on: &'a Executor<'a>,
    /// Whose SQL.
    pub dialect: Dialect,
    /// Now.
    pub now: &'a RequestTime,
    /// The share of the expected weight at which every lab is warned, unless its own is larger.
    pub smallest: f64,
}

impl Source<'_> {
    async fn fetch(self, sql: Sql) -> Result<Vec<QueryResult>, RequestError> {
        Ok(store::fetch(self.on, sql).await?)
    }
}

/// Whose animals a report is about: of the user with this key; `None`: all.
pub type Of = Option<Value>;

/// A table of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it is called in addresses, on the command line, and as a file.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What is said before its rows.
    pub about: String,
    /// Its columns.
    pub columns: Vec<&'static str>,
    /// Its rows, a text for each column.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// As text: title, what is said before, and a line a row with columns below each other.
    pub fn text(&self) -> String {
        let mut widths: Vec<usize> = self.columns.iter().map(|column| column.chars().count()).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        let mut out = format!("{}\n", self.title);
        if !self.about.is_empty() {
            out.push_str(&self.about);
            out.push('\n');
        }
        if self.rows.is_empty() {
            return out;
        }
        let heading: Vec<String> = self.columns.iter().map(|column| (*column).to_owned()).collect();
        for row in std::iter::once(&heading).chain(&self.rows) {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                // Writing to a string can't fail.
                let _ = write!(line, "{cell:<width$}  ");
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// A day as reports have it; empty without one.
fn day(row: RowView<'_>, at: usize) -> String {
    row.date(at).map(|day: NaiveDate| day.to_string()).unwrap_or_default()
}

fn text(row: RowView<'_>, at: usize) -> String {
    row.text(at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let rows = vec![vec!["a".to_owned(), "10".to_owned()], vec!["née".to_owned(), String::new()]];
        let table = Table {
            name: "x".into(),
            title: "Title".into(),
            about: "2 animals".into(),
            columns: vec!["Name", "g"],
            rows,
        };
        assert_eq!(table.text(), "Title\n2 animals\nName  g\na     10\nnée\n");
    }
}
