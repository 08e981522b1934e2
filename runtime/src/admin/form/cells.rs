//! Cells of a list as inputs: some fields of the rows of a page of the list are changed there, all of them together or none.

use super::{
    fields::Writer,
    sheet::{Entry, Sheet},
    targets::Targets,
};
use crate::{
    admin::{
        html::Html,
        list,
        visit::{Fields, Visit},
        work::Work,
    },
    error::{Messages, RequestError},
    hooks::Reply,
    http::retry::Retry,
    query::key,
    store::Executor,
    tables::{Act, AdminPage, Target},
    write::{self, Transaction, body::Body, permits},
};
use sea_orm::Value;
use std::collections::{BTreeMap, HashMap};

/// Rows that are changed at once at most: those of a page of a list.
const MAX_ROWS: usize = 50;

/// Related rows that a cell offers; of more, people type the name.
const OFFERED: usize = 12;

/// What stands before the names of the inputs of rows, before their keys.
const ROW: &str = "row.";

/// The inputs of the rows of a list.
pub struct Cells {
    page: &'static AdminPage,
    rows: BTreeMap<String, Sheet>,
    targets: Targets,
    /// What is wrong with rows that aren't shown.
    pub wrong: Vec<String>,
}

impl Cells {
    /// The inputs of rows with some keys; `None` where the caller may change none of them.
    ///
    /// # Errors
    /// Database errors.
    pub async fn of(
        visit: &Visit<'_>,
        page: &'static AdminPage,
        keys: &[Value],
        on: &Executor<'_>,
    ) -> Result<Option<Cells>, RequestError> {
        let rows = sheets(visit, page, keys, on).await?;
        if !rows.values().flat_map(|sheet| &sheet.entries).any(|entry| entry.open) {
            return Ok(None);
        }
        let mut targets = Targets::load(visit, on, rows.values()).await?;
        targets.offer(OFFERED);
        Ok(Some(Cells { page, rows, targets, wrong: Vec::new() }))
    }

    /// Writes a cell as an input; false where it isn't one.
    pub fn write(&self, html: &mut Html, visit: &Visit<'_>, (key, column): (&Value, usize), row: &str) -> bool {
        let field = self.page.list.edit.iter().find(|(of, _)| *of == column).map(|(_, field)| *field);
        let Some(sheet) = self.rows.get(&key::plain(key)) else { return false };
        let Some(entry) = sheet.entries.iter().find(|entry| Some(entry.at) == field && entry.open) else {
            return false;
        };
        let writer = Writer { visit, page: self.page, targets: &self.targets, of: String::new(), form: None };
        writer.cell(html, sheet, entry, row);
        true
    }

    /// What is wrong with a row as a whole.
    pub fn errors(&self, key: &Value) -> &[String] {
        self.rows.get(&key::plain(key)).map_or(&[], |sheet| &sheet.errors)
    }
}

/// The fields that are changed in a list, of the rows with some keys.
async fn sheets(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    keys: &[Value],
    on: &Executor<'_>,
) -> Result<BTreeMap<String, Sheet>, RequestError> {
    let mut rows = BTreeMap::new();
    let Some(form) = page.form.as_ref().filter(|_| visit.may(page.resource, Act::Update)) else { return Ok(rows) };
    // Related rows of each would be a statement a row.
    let is_column = |at: &usize| form.input.fields.get(*at).is_some_and(|of| matches!(of.target, Target::Column(_)));
    let fields: Vec<usize> = page.list.edit.iter().map(|(_, field)| *field).filter(is_column).collect();
    if fields.is_empty() || keys.is_empty() {
        return Ok(rows);
    }
    let (site, sight, all) = (&visit.pages.server.site, visit.sight()?, visit.pages.server.site.store.primary());
    let (permits, values) = permits::with_rows(site, &sight, (on, &all), page.resource, keys.to_vec()).await?;
    for row in values {
        let Some(key) = row.get(page.resource.primary).cloned() else { continue };
        let Some(permits) = permits.get(&key) else { continue };
        let text = key::plain(&key);
        let prefix = format!("{ROW}{text}.");
        let sheet = Sheet::of_row(visit, on, (form.input, &fields), (row, &HashMap::new()), permits, prefix).await?;
        rows.insert(text, sheet);
    }
    Ok(rows)
}

/// `…/act/edit/`: changes the cells of a list.
///
/// # Errors
/// 403 for what the caller may not change; database errors.
pub async fn save(visit: &Visit<'_>, page: &'static AdminPage, sent: &Fields) -> Result<Reply, RequestError> {
    let (plain, view) = (visit.pages.server.site.store.primary(), visit.view()?);
    let on = plain.seeing(&view);
    let mut keys: Vec<Value> = Vec::new();
    for (name, _) in &sent.0 {
        let row = name.strip_prefix(ROW).and_then(|rest| rest.rsplit_once('.'));
        let Some(key) = row.and_then(|(key, _)| key::in_path(page.resource.key(), key)) else { continue };
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.len() > MAX_ROWS {
        return Err(RequestError::Detail(400, format!("{MAX_ROWS} rows are changed at once at the most.")));
    }
    let mut mine = sheets(visit, page, &keys, &on).await?;
    let mut wrong: Vec<String> = Vec::new();
    for key in keys.iter().map(key::plain).filter(|key| !mine.contains_key(key)) {
        let typed = page.list.edit.iter().any(|(_, field)| {
            let name = page.form.as_ref().and_then(|form| form.input.fields.get(*field)).map_or("", |of| of.name);
            let name = format!("{ROW}{key}.{name}");
            sent.find(&name).is_some_and(|text| text != sent.text(&format!("{name}:was")))
        });
        if typed {
            wrong.push(format!("The {} {key} isn’t there any more; it wasn’t changed.", page.resource.words));
        }
    }
    for sheet in mine.values_mut() {
        sheet.send(sent)?;
        sheet.resolve(visit, &on).await?;
        sheet.entries.retain(Entry::changed);
    }
    mine.retain(|_, sheet| !sheet.entries.is_empty());
    let back = visit.at(format_args!("{}/", page.path)) + &list::parameters_of(visit, page);
    let met = change(visit, &mut mine).await?;
    if wrong.is_empty() && !met && mine.values().all(Sheet::is_right) {
        let notice = match mine.len() {
            0 => "Nothing was changed.".to_owned(),
            1 => format!("1 {} was saved.", page.resource.words),
            many => format!("{many} {} were saved.", page.title.to_lowercase()),
        };
        return Ok(visit.done(&back, &notice));
    }
    if mine.values().any(|sheet| !sheet.is_right()) || met {
        wrong.push("Nothing was saved: correct what is marked, and save again.".to_owned());
    }
    let mut reply = list::shown(visit, page, Some((mine, wrong))).await?;
    reply.status = if met { 409 } else { 400 };
    Ok(reply)
}

/// What was typed into rows, to be shown again, and what is wrong beside.
pub type Typed = (BTreeMap<String, Sheet>, Vec<String>);

impl Cells {
    /// Shows what was typed, and what is wrong with it.
    pub fn take(&mut self, (typed, wrong): Typed) {
        self.wrong = wrong;
        for (key, mut sheet) in typed {
            let Some(shown) = self.rows.get_mut(&key) else {
                self.wrong.push(format!("The {} {key} isn’t on this page any more.", self.page.resource.words));
                continue;
            };
            shown.errors = std::mem::take(&mut sheet.errors);
            for entry in sheet.entries {
                if let Some(place) = shown.entries.iter().position(|other| other.at == entry.at) {
                    shown.entries[place] = entry;
                }
            }
        }
    }
}

/// Changes rows in one transaction: all of them, or none. Whether somebody else has changed one meanwhile.
async fn change(visit: &Visit<'_>, rows: &mut BTreeMap<String, Sheet>) -> Result<bool, RequestError> {
    let bodies: Vec<(String, Body)> = rows.iter_mut().map(|(key, sheet)| (key.clone(), sheet.body())).collect();
    // Then it is done all the same, to find all that is wrong, and taken back.
    let doomed = !rows.values().all(Sheet::is_right);
    let (site, mut retry) = (&visit.pages.server.site, Retry::new(false));
    let (done, faults, met) = loop {
        let transaction = Transaction::begin(site).await?;
        let context = transaction.context(site, &visit.now, Some(&visit.caller));
        let work = Work::new(visit, &context);
        let (mut faults, mut met) = (Vec::new(), Vec::new());
        let mut done = Ok(());
        for (key, body) in &bodies {
            let Some(sheet) = rows.get(key) else { continue };
            let changed = one(visit, &work, sheet, body, &mut met).await;
            match changed {
                Ok(()) => {}
                Err(RequestError::Fields(messages)) => faults.push((key.clone(), messages)),
                Err(RequestError::Detail(400 | 404 | 409, text)) => {
                    let mut messages = Messages::default();
                    messages.add("non_field_errors", text);
                    faults.push((key.clone(), messages));
                }
                Err(fault) => {
                    done = Err(fault);
                    break;
                }
            }
        }
        if done.is_ok() {
            let at_fault = doomed || !faults.is_empty() || !met.is_empty();
            done = if at_fault { Err(RequestError::Detail(400, String::new())) } else { work.keep().await };
        }
        match transaction.finish(done).await {
            Err(RequestError::Database(error)) => {
                if !retry.again(&visit.pages.server, &error).await {
                    return Err(error.into());
                }
            }
            done => break (done, faults, met),
        }
    };
    let stopped = doomed || !faults.is_empty() || !met.is_empty();
    for (key, messages) in &faults {
        if let Some(sheet) = rows.get_mut(key) {
            sheet.blame(messages);
        }
    }
    for (key, stored) in &met {
        if let Some(sheet) = rows.get_mut(key) {
            sheet.meet(stored);
        }
    }
    match done {
        Err(fault) if !stopped => Err(fault),
        _ => Ok(!met.is_empty()),
    }
}

/// Changes a row, unless somebody else has changed one of its fields meanwhile: then it goes to `met` as it is stored now.
async fn one(
    visit: &Visit<'_>,
    work: &Work<'_>,
    sheet: &Sheet,
    body: &Body,
    met: &mut Vec<(String, Sheet)>,
) -> Result<(), RequestError> {
    let Some(key) = &sheet.key else { return Ok(()) };
    write::load(work.context, sheet.input.resource, key).await?;
    let (on, view) = (Executor::from(work.context.transaction), work.context.view()?);
    let fields: Vec<usize> = sheet.entries.iter().map(|entry| entry.at).collect();
    let permits = permits::Permits::default();
    let stored = Sheet::stored(visit, &on.seeing(&view), (sheet.input, &fields), key, &permits, String::new()).await?;
    let stored = stored.ok_or_else(|| RequestError::no_row(sheet.input.resource.record))?;
    if sheet.is_met_by(&stored) {
        met.push((key::plain(key), stored));
        return Ok(());
    }
    match body {
        Body::Filled(values, files) if values.is_empty() && files.is_empty() => Ok(()),
        body => work.change_with(sheet.input, key, body).await.map(drop),
    }
}
