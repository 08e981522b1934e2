//! The rows that the fields of a form can refer to: all of them where they are few, else those that are chosen.

use super::sheet::Sheet;
use crate::{
    admin::{
        caption::{self, Captioned, Wanted},
        visit::Visit,
    },
    error::RequestError,
    query::{key, selection::Selection, wire::RowView},
    store::{self, Executor, Sql},
    tables::{Resource, Takes},
};
use std::collections::HashMap;

/// Rows that are offered all at once; of more, people type a part of the name.
pub const FEW: u64 = 50;

/// Rows that can be referred to, by their table.
#[derive(Debug, Default)]
pub struct Targets {
    few: HashMap<&'static str, Vec<Captioned>>,
    captions: HashMap<(&'static str, String), String>,
}

impl Targets {
    /// Those of the fields of some rows: one statement counts them all, and one more fetches what is shown.
    ///
    /// # Errors
    /// Database errors.
    pub async fn load<'s>(
        visit: &Visit<'_>,
        on: &Executor<'_>,
        sheets: impl Iterator<Item = &'s Sheet>,
    ) -> Result<Targets, RequestError> {
        let mut tables: Vec<(&'static Resource, bool, Vec<String>)> = Vec::new();
        for entry in sheets.flat_map(|sheet| &sheet.entries) {
            let (Takes::One(target, _) | Takes::Many(target, _)) = entry.field.takes else { continue };
            let place = match tables.iter().position(|(of, ..)| std::ptr::eq(*of, target)) {
                Some(place) => place,
                None => {
                    tables.push((target, false, Vec::new()));
                    tables.len() - 1
                }
            };
            let (_, open, keys) = &mut tables[place];
            *open |= entry.open;
            let theirs = entry.theirs.iter().flat_map(|theirs| theirs.named());
            for key in entry.now.named().iter().chain(entry.was.named()).chain(theirs) {
                if !keys.contains(key) {
                    keys.push(key.clone());
                }
            }
        }
        let mut targets = Targets::default();
        let few = few(visit, on, tables.iter().filter(|(_, open, _)| *open).map(|(of, ..)| *of)).await?;
        let is_few = |target: &Resource, open: bool| open && few.contains(&target.table);
        let wanted = tables.iter().filter(|(target, open, _)| is_few(target, *open));
        let wanted =
            wanted.map(|(target, ..)| Wanted::First(target, FEW)).chain(tables.iter().map(|(target, _, keys)| {
                let keys = keys.iter().filter_map(|key| key::in_path(target.key(), key));
                Wanted::Keys(target, keys.collect())
            }));
        let mut found = caption::several(visit, on, wanted.collect()).await?.into_iter();
        let offered: Vec<_> =
            found.by_ref().take(tables.iter().filter(|(of, open, _)| is_few(of, *open)).count()).collect();
        for ((target, ..), rows) in tables.iter().filter(|(of, open, _)| is_few(of, *open)).zip(offered) {
            targets.captions.extend(rows.iter().map(|row| ((target.table, row.key_text()), row.text.clone())));
            targets.few.insert(target.table, rows);
        }
        for ((target, ..), rows) in tables.iter().zip(found) {
            targets.captions.extend(rows.into_iter().map(|row| ((target.table, row.key_text()), row.text)));
        }
        Ok(targets)
    }

    /// Offers no more than so many rows at once: a list would repeat them in each row.
    pub fn offer(&mut self, most: usize) {
        self.few.retain(|_, rows| rows.len() <= most);
    }

    /// All rows of a resource, where they are few.
    pub fn few(&self, of: &Resource) -> Option<&[Captioned]> {
        self.few.get(of.table).map(Vec::as_slice)
    }

    /// What people call a row; its key where nothing else is known.
    pub fn caption(&self, of: &Resource, key: &str) -> String {
        self.captions.get(&(of.table, key.to_owned())).cloned().unwrap_or_else(|| key.to_owned())
    }
}

/// The tables of those resources of which the caller sees few rows.
async fn few(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    of: impl Iterator<Item = &'static Resource>,
) -> Result<Vec<&'static str>, RequestError> {
    let dialect = visit.pages.server.site.store.dialect;
    let of: Vec<&'static Resource> = of.collect();
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(dialect);
    for (n, resource) in of.iter().enumerate() {
        sql.push(if n == 0 { "select (" } else { ", (" });
        sql.append(&Selection::new(resource, dialect, visit.now.zone).count_to(FEW + 1)).push(")");
    }
    let rows = store::fetch(on, sql).await?;
    let counts = rows.first().map(RowView::new);
    let is_few = |n: usize| {
        let count = counts.as_ref().and_then(|view| view.integer(n)).unwrap_or_default();
        u64::try_from(count).is_ok_and(|count| count <= FEW)
    };
    Ok(of.iter().enumerate().filter(|(n, _)| is_few(*n)).map(|(_, resource)| resource.table).collect())
}
