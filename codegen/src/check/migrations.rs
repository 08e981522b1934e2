//! Changes of the rows that are written by hand: the files of `migrations/`.

use super::Checker;
use crate::{
    leak,
    model::{MIGRATIONS, Migration},
    report::Spot,
};
use std::collections::BTreeMap;

/// The files of a migration: for both databases, or for one of them.
#[derive(Default)]
struct Texts {
    both: Option<usize>,
    postgres: Option<usize>,
    sqlite: Option<usize>,
}

impl Checker<'_> {
    /// Migrations by hand, in the order of their numbers.
    pub fn migrations(&mut self) {
        let mut found: BTreeMap<String, Texts> = BTreeMap::new();
        for (index, file) in self.files.iter().enumerate() {
            let within = file.path.split_once('/').map_or("", |(_, within)| within);
            let Some(name) = within.strip_prefix(MIGRATIONS).and_then(|name| name.strip_suffix(".sql")) else {
                continue;
            };
            let (name, database) = match name.rsplit_once('.') {
                Some((name, database)) => (name, database),
                None => (name, ""),
            };
            let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
            let is_name = name.split_once('-').is_some_and(|(number, rest)| {
                number.len() == 4
                    && number.bytes().all(|byte| byte.is_ascii_digit())
                    && !rest.is_empty()
                    && rest.chars().all(is_word)
            });
            if !is_name || !matches!(database, "" | "sqlite" | "postgres") {
                let message = "this file's name says nothing about its order and database".to_owned();
                let reason = "a number of four digits, a name of small letters, and the database, if it is for one";
                let remedy = "write e.g. `0001-split-name.sql`, or `0001-split-name.sqlite.sql` and \
                              `0001-split-name.postgres.sql`";
                self.fault("S170", first(index), message, reason, remedy);
                continue;
            }
            let texts = found.entry(name.to_owned()).or_default();
            match database {
                "sqlite" => texts.sqlite = Some(index),
                "postgres" => texts.postgres = Some(index),
                _ => texts.both = Some(index),
            }
        }
        let mut last: Option<String> = None;
        for (name, texts) in found {
            let Texts { both, postgres, sqlite } = texts;
            let one = postgres.or(sqlite).or(both).unwrap_or_default();
            let number = |name: &str| name.get(..4).unwrap_or_default().to_owned();
            if let Some(last) = last.as_deref().filter(|last| number(last) == number(&name)) {
                let message = format!("`{name}` and `{last}` have one number");
                self.fault("S172", first(one), message, "the second time", "give the later one the next number");
            }
            let pair = (
                postgres.or(both).filter(|_| both.is_none() || postgres.is_none() && sqlite.is_none()),
                sqlite.or(both),
            );
            match pair {
                (Some(postgres), Some(sqlite)) => {
                    let sql = |file: usize| leak::text(&self.files[file].text);
                    let migration = Migration::new(leak::text(&name), sql(postgres), sql(sqlite));
                    self.api.migrations.push(migration);
                }
                _ => {
                    let message = format!("`{name}` isn't written once for each database");
                    let reason = "one file is for both databases, or one file is for each";
                    let remedy = format!(
                        "keep `{name}.sql`, or `{name}.sqlite.sql` and `{name}.postgres.sql`; a file may be empty where \
                         nothing is to do"
                    );
                    self.fault("S171", first(one), message, reason, remedy);
                }
            }
            last = Some(name);
        }
    }
}

fn first(file: usize) -> Spot {
    Spot { file, line: 1, column: 1, length: 0 }
}
