//! The fields of one row in a form: what the database has, what the form was made with, and what was sent.

use super::{
    content::{self, Content},
    default::default,
};
use crate::{
    admin::{
        caption,
        list::messages_text,
        visit::{Fields, Visit},
    },
    error::{Messages, RequestError},
    query::key,
    store::{self, Executor, Sql},
    tables::{Input, InputField, Resource, Takes, Target},
    write::{
        body::{Body, Part, Upload},
        many,
        permits::{self, Permits},
        picture, rows,
    },
};
use sea_orm::Value;
use serde_json::Map;
use std::collections::HashMap;

/// Related rows of a field that can be changed in a form; of more, only the number is shown.
pub const MAX_RELATED: usize = 300;

/// A field of a row.
#[derive(Debug)]
pub struct Entry {
    /// Its index in the input.
    pub at: usize,
    /// What it takes.
    pub field: &'static InputField,
    /// Whether it can be written in this form.
    pub open: bool,
    /// What the form was made with.
    pub was: Content,
    /// What its input contains.
    pub now: Content,
    /// What stands in the text of a related row that isn't known yet.
    pub typed: Option<String>,
    /// A file that was sent.
    pub file: Option<Upload>,
    /// What is stored now, if somebody else has changed it since the form was made.
    pub theirs: Option<Content>,
    /// What is wrong with it.
    pub errors: Vec<String>,
}

impl Entry {
    fn new(at: usize, field: &'static InputField, open: bool, was: Content) -> Entry {
        let now = was.clone();
        Entry { at, field, open, was, now, typed: None, file: None, theirs: None, errors: Vec::new() }
    }

    /// Whether what was sent differs from what the form was made with.
    pub fn changed(&self) -> bool {
        self.file.is_some() || self.now != self.was || self.typed.is_some()
    }
}

/// The fields of a row.
#[derive(Debug)]
pub struct Sheet {
    /// What stands before the names of its inputs; empty for the form's own row.
    pub prefix: String,
    /// What writes it.
    pub input: &'static Input,
    /// The row's key; `None`: a new row.
    pub key: Option<Value>,
    /// Its fields.
    pub entries: Vec<Entry>,
    /// What is wrong with the row as a whole.
    pub errors: Vec<String>,
}

impl Sheet {
    /// The fields of a stored row, as far as the caller sees it; `None`: there is no such row.
    ///
    /// # Errors
    /// Database errors.
    pub async fn stored(
        visit: &Visit<'_>,
        on: &Executor<'_>,
        (input, fields): (&'static Input, &[usize]),
        key: &Value,
        permits: &Permits,
        prefix: String,
    ) -> Result<Option<Sheet>, RequestError> {
        let dialect = visit.pages.server.site.store.dialect;
        match rows::shown(on, dialect, input.resource, vec![key.clone()]).await?.pop() {
            Some(row) => {
                let none = HashMap::new();
                Ok(Some(Sheet::of_row(visit, on, (input, fields), (row, &none), permits, prefix).await?))
            }
            None => Ok(None),
        }
    }

    /// The fields of a stored row, by its values and by the keys of related rows, as far as these are known.
    ///
    /// # Errors
    /// Database errors.
    pub async fn of_row(
        visit: &Visit<'_>,
        on: &Executor<'_>,
        (input, fields): (&'static Input, &[usize]),
        (row, related): (Vec<Value>, &HashMap<usize, Vec<Value>>),
        permits: &Permits,
        prefix: String,
    ) -> Result<Sheet, RequestError> {
        let (resource, dialect) = (input.resource, visit.pages.server.site.store.dialect);
        let Some(key) = row.get(resource.primary) else { return Err(RequestError::no_row(resource.record)) };
        let mut entries = Vec::with_capacity(fields.len());
        for at in fields {
            let Some(field) = input.fields.get(*at) else { continue };
            let mut open = permits.lets(resource, field) && !field.create_only;
            let was = match field.target {
                Target::Column(place) => {
                    let value = row.get(place).cloned().unwrap_or(Value::String(None));
                    match content::of_value(&field.takes, &value, &visit.now) {
                        Ok(text) => Content::Text(text),
                        Err(text) => {
                            open = false;
                            Content::Text(text)
                        }
                    }
                }
                Target::Relation(relation) => {
                    let keys: Vec<String> = match related.get(&relation) {
                        Some(keys) => keys.iter().map(key::plain).collect(),
                        None => {
                            let most = Some(MAX_RELATED + 1);
                            let keys = many::stored_on(on, dialect, resource, relation, key, most).await?;
                            keys.iter().map(key::plain).collect()
                        }
                    };
                    open &= keys.len() <= MAX_RELATED;
                    match field.takes {
                        Takes::Many(..) => Content::keys(keys),
                        _ => Content::Text(keys.into_iter().next().unwrap_or_default()),
                    }
                }
                Target::Extra(_) => Content::nothing(&field.takes),
            };
            entries.push(Entry::new(*at, field, open, was));
        }
        let mut sheet = Sheet { prefix, input, key: Some(key.clone()), entries, errors: Vec::new() };
        sheet.name_kinds(visit, on).await?;
        Ok(sheet)
    }

    /// The fields of a row that is still to be made, with their defaults.
    ///
    /// # Errors
    /// Database errors.
    pub async fn fresh(
        visit: &Visit<'_>,
        on: &Executor<'_>,
        (input, fields): (&'static Input, &[usize]),
        prefix: String,
    ) -> Result<Sheet, RequestError> {
        let sight = visit.sight()?;
        let mut entries = Vec::with_capacity(fields.len());
        for at in fields {
            let Some(field) = input.fields.get(*at) else { continue };
            if !permits::may_give(&sight, input.resource, field) {
                continue;
            }
            let was = Content::Text(default(visit, on, input.resource, field).await?);
            let was = if matches!(field.takes, Takes::Many(..)) { Content::nothing(&field.takes) } else { was };
            entries.push(Entry::new(*at, field, true, was));
        }
        let mut sheet = Sheet { prefix, input, key: None, entries, errors: Vec::new() };
        sheet.name_kinds(visit, on).await?;
        Ok(sheet)
    }

    /// Fills in the key of a related row.
    pub fn begin_with(&mut self, field: &InputField, key: Option<&str>) {
        let entry = self.entries.iter_mut().find(|entry| entry.field.name == field.name);
        if let (Some(entry), Some(key)) = (entry, key) {
            entry.now = Content::Text(key.to_owned());
        }
    }

    /// Fills in what the address gives for fields.
    ///
    /// # Errors
    /// Database errors.
    pub async fn prefill(&mut self, visit: &Visit<'_>, on: &Executor<'_>) -> Result<(), RequestError> {
        for entry in &mut self.entries {
            let given: Vec<&str> =
                visit.query.iter().filter(|(name, _)| name == entry.field.name).map(|(_, value)| &**value).collect();
            match (entry.field.takes, given.as_slice()) {
                (_, []) | (Takes::Image(_), _) => {}
                (Takes::Many(..), given) => {
                    entry.now = Content::keys(given.iter().map(|key| (*key).to_owned()).collect());
                }
                (Takes::One(target, _), [.., text]) if key::in_path(target.key(), text).is_none() => {
                    entry.typed = Some((*text).to_owned());
                }
                (_, [.., text]) => entry.now = Content::Text(lines_of(text)),
            }
        }
        self.resolve(visit, on).await?;
        // What an address gives and nothing is called so is left out.
        for entry in &mut self.entries {
            entry.typed = None;
            entry.errors.clear();
        }
        Ok(())
    }

    /// The name of an input.
    pub fn name(&self, entry: &Entry) -> String {
        format!("{}{}", self.prefix, entry.field.name)
    }

    /// Takes what was sent.
    ///
    /// # Errors
    /// 403 for a field that the caller may not write.
    pub fn send(&mut self, sent: &Fields) -> Result<(), RequestError> {
        for entry in &mut self.entries {
            let name = format!("{}{}", self.prefix, entry.field.name);
            let was = sent.find(&format!("{name}:was"));
            let is_there = sent.has(&name);
            if !entry.open {
                if is_there && sent.find(&name).is_none_or(|text| lines(entry, text) != entry.now.text()) {
                    let text = format!("You may not write `{}` of this row; nothing was changed.", entry.field.name);
                    return Err(RequestError::Detail(403, text));
                }
                continue;
            }
            // What a form didn't show stays as it is.
            if was.is_none() && !is_there {
                continue;
            }
            if let Some(was) = was {
                entry.was = Content::from_carried(&entry.field.takes, was);
            }
            let typed = sent.find(&format!("{name}:text")).map(str::trim);
            entry.typed = None;
            match entry.field.takes {
                Takes::Many(..) => {
                    let keys = sent.all(&name).filter(|key| !key.is_empty()).map(str::to_owned).collect();
                    entry.now = Content::keys(keys);
                    entry.typed = typed.filter(|text| !text.is_empty()).map(str::to_owned);
                }
                Takes::One(..) => {
                    let is_cap = |text| text == sent.text(&format!("{name}:cap")) && !sent.text(&name).is_empty();
                    let known = typed.is_none_or(is_cap);
                    let key = if typed == Some("") || !known { "" } else { sent.text(&name) };
                    entry.now = Content::Text(key.to_owned());
                    entry.typed = typed.filter(|text| !known && !text.is_empty()).map(str::to_owned);
                }
                Takes::Image(_) => {
                    entry.file = sent.file(&name).cloned();
                    let removed = sent.find(&format!("{name}:remove")).is_some();
                    entry.now = if removed { Content::Text(String::new()) } else { entry.was.clone() };
                }
                Takes::Bool if !entry.field.nullable => {
                    let is_so = matches!(sent.find(&name), Some("true" | "on"));
                    entry.now = Content::Text(is_so.to_string());
                }
                _ => entry.now = Content::Text(lines(entry, sent.text(&name))),
            }
        }
        Ok(())
    }

    /// Finds the rows that typed texts mean.
    ///
    /// # Errors
    /// Database errors.
    pub async fn resolve(&mut self, visit: &Visit<'_>, on: &Executor<'_>) -> Result<(), RequestError> {
        for entry in self.entries.iter_mut().filter(|entry| entry.typed.is_some()) {
            let (Takes::One(target, _) | Takes::Many(target, _)) = entry.field.takes else { continue };
            let typed = entry.typed.clone().unwrap_or_default();
            match meant(visit, on, target, &typed).await? {
                Ok(key) => {
                    entry.typed = None;
                    entry.now = match &entry.now {
                        Content::Text(_) => Content::Text(key),
                        Content::Keys(keys) => Content::keys(keys.iter().cloned().chain([key]).collect()),
                    };
                }
                Err(message) => entry.errors.push(message),
            }
        }
        Ok(())
    }

    /// What a body says of the fields that were filled in (for a new row) or changed. Fields that are wrong already are left out.
    pub fn body(&mut self) -> Body {
        let (mut values, mut files) = (Map::new(), Vec::new());
        let is_new = self.key.is_none();
        for entry in self.entries.iter_mut().filter(|entry| entry.open && entry.errors.is_empty()) {
            if let Some(file) = &entry.file {
                files.push((entry.field.name.to_owned(), file.clone()));
            } else if entry.changed() || (is_new && !entry.now.is_empty()) {
                if matches!(entry.field.takes, Takes::Image(_)) && !entry.now.is_empty() {
                    continue;
                }
                match content::to_json(entry.field, &entry.now) {
                    Ok(value) => {
                        values.insert(entry.field.name.to_owned(), value);
                    }
                    Err(wrong) => entry.errors.push(messages_text(&wrong)),
                }
            }
        }
        Body::Filled(values, files)
    }

    /// Whether any field was changed.
    pub fn is_changed(&self) -> bool {
        self.entries.iter().any(|entry| entry.open && entry.changed())
    }

    /// Whether nothing is wrong so far.
    pub fn is_right(&self) -> bool {
        self.errors.is_empty() && self.entries.iter().all(|entry| entry.errors.is_empty())
    }

    /// Keeps messages with the fields that they are about.
    pub fn blame(&mut self, messages: &Messages) {
        for (name, what) in &messages.0 {
            let text = messages_text(what);
            match self.entries.iter_mut().find(|entry| entry.field.name == name) {
                // What was found out before says more.
                Some(entry) if !entry.errors.is_empty() => {}
                Some(entry) => entry.errors.push(text),
                None if name == "non_field_errors" => self.errors.push(text),
                None => self.errors.push(format!("{}: {text}", label(name))),
            }
        }
    }

    /// Whether any input takes a file.
    pub fn takes_files(&self) -> bool {
        self.entries.iter().any(|entry| entry.open && matches!(entry.field.takes, Takes::Image(_)))
    }

    /// Whether somebody else has changed a field since the form was made, otherwise than this form does.
    pub fn is_met_by(&self, stored: &Sheet) -> bool {
        self.entries.iter().filter(|entry| entry.open).any(|entry| {
            let theirs = stored.entries.iter().find(|other| other.at == entry.at);
            theirs.is_some_and(|theirs| theirs.was != entry.was && (theirs.was != entry.now || entry.file.is_some()))
        })
    }

    /// Compares what the form was made with to what is stored now. Where somebody else has changed a field, both values are kept,
    /// and what the form was made with becomes what is stored now.
    pub fn meet(&mut self, stored: &Sheet) {
        for entry in self.entries.iter_mut().filter(|entry| entry.open) {
            let Some(theirs) = stored.entries.iter().find(|other| other.at == entry.at) else { continue };
            if theirs.was == entry.was {
                continue;
            }
            let mine = entry.changed();
            entry.was = theirs.was.clone();
            // Both came to the same.
            if entry.now == theirs.was && entry.file.is_none() {
                continue;
            }
            entry.theirs = Some(theirs.was.clone());
            if !mine {
                entry.now = theirs.was.clone();
            }
        }
    }

    /// Looks at the pictures that were sent, before a transaction begins.
    pub async fn look(&mut self, visit: &Visit<'_>) {
        if self.entries.iter().all(|entry| entry.file.is_none()) {
            return;
        }
        let part = |entry: &Entry| match &entry.file {
            Some(file) => Part::File(file.clone()),
            None => Part::Text(entry.now.text().to_owned()),
        };
        let parts = self.entries.iter().map(|entry| (entry.field.name.to_owned(), part(entry))).collect();
        let mut body = Body::Form(parts);
        picture::prepare(&visit.pages.server.site, self.input, self.key.is_none(), &mut body).await;
        let Body::Form(parts) = body else { return };
        for (entry, (_, part)) in self.entries.iter_mut().zip(parts) {
            if let Part::File(upload) = part {
                entry.file = Some(upload);
            }
        }
    }

    /// Stored kinds of generic references, by their names in place of their keys.
    async fn name_kinds(&mut self, visit: &Visit<'_>, on: &Executor<'_>) -> Result<(), RequestError> {
        let site = &visit.pages.server.site;
        let Some(kinds) = site.api.kinds else { return Ok(()) };
        for entry in &mut self.entries {
            let Takes::Kind(_) = entry.field.takes else { continue };
            let Some(key) = key::in_path(kinds.resource.key(), entry.was.text()) else { continue };
            let mut sql = Sql::new(site.store.dialect);
            sql.push("select ").name(kinds.app).push(", ").name(kinds.model).push(" from ").name(kinds.resource.table);
            sql.push(" where ").name(kinds.resource.key().name).push(" = ").bind(key);
            if let Some(row) = store::fetch(on, sql).await?.first() {
                let (app, model): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
                entry.was = Content::Text(format!("{app}.{model}"));
                entry.now = entry.was.clone();
            }
        }
        Ok(())
    }
}

/// What was sent for a field, as it is compared: an input of one line can't have more.
fn lines(entry: &Entry, text: &str) -> String {
    match entry.field.takes {
        Takes::Text(..) | Takes::Json | Takes::JsonObject => lines_of(text),
        _ => text.trim().to_owned(),
    }
}

fn lines_of(text: &str) -> String {
    content::lines(text)
}

/// The key of the row that a typed text means, or what is said where it means none, or several.
///
/// # Errors
/// Database errors.
pub async fn meant(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    target: &'static Resource,
    text: &str,
) -> Result<Result<String, String>, RequestError> {
    let mut found = caption::named(visit, on, target, text).await?;
    if found.is_empty() {
        // The whole caption, as lists show it.
        found = caption::search(visit, on, target, text, 20).await?;
        found.retain(|row| row.text.to_lowercase() == text.to_lowercase());
    }
    let words = target.words;
    Ok(match found.as_slice() {
        [row] => Ok(row.key_text()),
        [] => Err(format!("No {words} is called “{text}”. Check the spelling, or enter its key.")),
        several => {
            let keys: Vec<String> = several.iter().map(|row| format!("{} ({})", row.key_text(), row.text)).collect();
            Err(format!(
                "More than one {words} is called “{text}”. Enter the key of the one that you mean: {}, …",
                keys.join(", ")
            ))
        }
    })
}

/// What people call a row, with its article.
pub fn article(words: &str) -> String {
    let vowel = words.starts_with(['a', 'e', 'i', 'o']);
    format!("{} {words}", if vowel { "an" } else { "a" })
}

/// A field's name as people read it: `birth_date` as `Birth date`.
pub fn label(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
