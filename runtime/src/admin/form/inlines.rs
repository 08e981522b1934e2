//! Related rows in a form: a table of inputs, or links to their forms.

use super::{
    fields::Writer,
    related,
    sheet::{self, Sheet},
    targets::Targets,
};
use crate::{
    admin::{
        caption::{self, Captioned, Wanted},
        html::Html,
        list,
        visit::{Fields, Visit},
    },
    error::RequestError,
    http::url,
    query::key,
    store::Executor,
    tables::{Act, AdminForm, AdminPage, Inline, Input, Link, Relation, Takes, Target},
    write::{body::Part, permits, rows},
};
use sea_orm::Value;
use serde_json::{Map, Value as Json};
use std::collections::HashMap;

/// Related rows that are shown in a form.
pub const MAX_ROWS: usize = 50;
/// New rows that a form takes at once.
const MAX_NEW: usize = 100;

/// The rows that an inline of a form shows.
pub struct Rows {
    /// What the tables say of it.
    pub inline: &'static Inline,
    /// How they belong to the form's row.
    pub relation: &'static Relation,
    /// Rows with inputs.
    pub rows: Vec<Row>,
    /// Rows as links.
    links: Vec<Captioned>,
    /// Whether there are more than are shown.
    more: bool,
    /// Whether rows can be changed here.
    edit: bool,
    /// Whether new rows can be added here.
    adds: bool,
    /// The address of a form for a new row, where it is added there.
    add_at: Option<String>,
}

/// A row with inputs.
pub struct Row {
    /// Its fields.
    pub sheet: Sheet,
    /// What people call it.
    caption: String,
    /// Whether it is to be deleted.
    pub delete: bool,
    /// Whether the caller may delete it here.
    may_delete: bool,
    /// Whether it was changed in the form, and somebody else has deleted it since the form was made.
    pub gone: bool,
}

/// What a form was sent to: the form's own row where it is there, and where statements run, as far as the caller sees rows, and
/// over all rows.
pub struct Met<'a> {
    /// The request.
    pub visit: &'a Visit<'a>,
    /// The rows that the caller sees.
    pub on: &'a Executor<'a>,
    /// All rows.
    pub all: &'a Executor<'a>,
    /// The form's own row.
    pub of: Option<&'a Value>,
    /// What was sent.
    pub sent: &'a Fields,
}

/// The inlines of a page that the caller may see, still without rows.
pub fn all(visit: &Visit<'_>, page: &'static AdminPage) -> Vec<Rows> {
    let inlines = page.form.as_ref().map_or(&[][..], |form| form.inlines);
    let seen = inlines.iter().filter(|inline| visit.may(inline.page.resource, Act::Read));
    let rows = seen.filter_map(|inline| {
        let relation = page.resource.relations.get(inline.relation)?;
        let (rows, links) = (Vec::new(), Vec::new());
        Some(Rows { inline, relation, rows, links, more: false, edit: false, adds: false, add_at: None })
    });
    rows.collect()
}

/// Fills inlines with the related rows of a row, whose keys are known, or of one that is still to be made; what people call that row.
///
/// # Errors
/// Database errors.
pub async fn fill(
    visit: &Visit<'_>,
    (on, all): (&Executor<'_>, &Executor<'_>),
    page: &'static AdminPage,
    found: &mut [Rows],
    of: Option<(&Value, Vec<Vec<Value>>)>,
    open: bool,
) -> Result<String, RequestError> {
    let key = of.as_ref().map(|(key, _)| *key);
    found.iter_mut().for_each(|shown| shown.edit = shown.inline.edit && open);
    let mut called = String::new();
    if let Some((of, mut keys)) = of {
        for (shown, keys) in found.iter_mut().zip(&mut keys) {
            shown.more = keys.len() > MAX_ROWS;
            keys.truncate(MAX_ROWS);
        }
        let own = Wanted::Keys(page.resource, vec![of.clone()]);
        let of_rows =
            found.iter().zip(&keys).map(|(shown, keys)| Wanted::Keys(shown.inline.page.resource, keys.clone()));
        let wanted = std::iter::once(own).chain(of_rows).collect();
        let mut captions = caption::several(visit, on, wanted).await?.into_iter();
        let own = captions.next().and_then(|mut rows| rows.pop());
        called = own.map_or_else(|| key::plain(of), |row| row.text);
        for ((shown, keys), captions) in found.iter_mut().zip(keys).zip(captions) {
            shown.fill(visit, on, all, (keys, captions)).await?;
        }
    }
    for shown in found {
        let input = shown.inline.page.form.as_ref().map(|form| form.input);
        let (sight, site) = (visit.sight()?, &visit.pages.server.site);
        let full = shown.relation.link.is_single() && !shown.rows.is_empty();
        let may_make = !full
            && input.is_some_and(|input| shown.links_back(input).is_some())
            && permits::may_make(site, &sight, shown.inline.page.resource);
        shown.adds = may_make && shown.edit;
        if let (true, false, Some(of)) = (may_make, shown.edit, key) {
            shown.add_at = Some(shown.address(visit, page, of));
        }
        if shown.adds {
            shown.add(visit, on, 0).await?;
        }
    }
    Ok(called)
}

impl Rows {
    /// Reads the rows with some keys, whose captions are known.
    async fn fill(
        &mut self,
        visit: &Visit<'_>,
        on: &Executor<'_>,
        all: &Executor<'_>,
        (keys, mut captions): (Vec<Value>, Vec<Captioned>),
    ) -> Result<(), RequestError> {
        let target = self.inline.page.resource;
        let place = |key: &Value| keys.iter().position(|known| known == key);
        captions.sort_by_key(|row| place(&row.key));
        let Some(input) = self.inline.page.form.as_ref().map(|form| form.input) else {
            self.links = captions;
            return Ok(());
        };
        if keys.is_empty() {
            return Ok(());
        }
        let (site, sight, edit) = (&visit.pages.server.site, visit.sight()?, self.edit);
        let (mut permits, mut values) = match edit {
            true => permits::with_rows(site, &sight, (on, all), target, keys.clone()).await?,
            false => (HashMap::new(), rows::shown(on, site.store.dialect, target, keys.clone()).await?),
        };
        values.sort_by_key(|row| row.get(target.primary).and_then(place));
        let none = HashMap::new();
        for row in values {
            let Some(key) = row.get(target.primary).cloned() else { continue };
            let permits = permits.remove(&key).unwrap_or_default();
            let prefix = format!("{}.{}.", self.relation.name, key::plain(&key));
            let mut fields = self.fields(input);
            if !edit {
                // Related rows of each would be a statement a row.
                fields.retain(|at| matches!(input.fields[*at].target, Target::Column(_)));
            }
            let sheet = Sheet::of_row(visit, on, (input, &fields), (row, &none), &permits, prefix).await?;
            let caption = captions.iter().find(|row| row.key == key).map(|row| row.text.clone());
            self.rows.push(Row {
                sheet,
                caption: caption.unwrap_or_else(|| key::plain(&key)),
                delete: false,
                may_delete: self.inline.delete && permits.delete,
                gone: false,
            });
        }
        Ok(())
    }

    /// The fields that are shown: not those that refer to the form's own row.
    fn fields(&self, input: &'static Input) -> Vec<usize> {
        let own = self.links_back(input).unwrap_or_default();
        let is_own = |at: &usize| input.fields.get(*at).is_some_and(|field| own.contains(&field.name));
        let known = self.inline.fields.iter().copied().filter(|at| *at < input.fields.len());
        known.filter(|at| !is_own(at)).collect()
    }

    /// The inputs that refer to the form's own row; `None`: a new row can't.
    fn links_back(&self, input: &'static Input) -> Option<Vec<&'static str>> {
        let (column, loose) = match self.relation.link {
            Link::Back { column, .. } => (column, false),
            Link::Loose { column } => (column, true),
            Link::Many { .. } | Link::One { .. } => return None,
        };
        let is_it = |target: Target| matches!(target, Target::Column(place) if place == column);
        let mut names = vec![input.fields.iter().find(|field| is_it(field.target))?.name];
        if loose {
            names.push(input.fields.iter().find(|field| matches!(field.takes, Takes::Kind(_)))?.name);
        }
        Some(names)
    }

    /// The address of a form for a new row that refers to the form's own row.
    fn address(&self, visit: &Visit<'_>, page: &AdminPage, of: &Value) -> String {
        let mut address = visit.at(format_args!("{}/add/", self.inline.page.path));
        let mut values = Map::new();
        self.refer(page, of, &mut values);
        let pairs = values.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap_or_default()));
        url::push_query(pairs, &mut address);
        address
    }

    /// What a body of a new row says of the form's own row.
    pub fn refer(&self, page: &AdminPage, of: &Value, values: &mut Map<String, Json>) {
        let Some(input) = self.inline.page.form.as_ref().map(|form| form.input) else { return };
        let names = self.links_back(input).unwrap_or_default();
        for (name, text) in names.into_iter().zip([key::plain(of), page.resource.label.to_owned()]) {
            values.insert(name.to_owned(), Json::from(text));
        }
    }

    /// Adds an empty row.
    async fn add(&mut self, visit: &Visit<'_>, on: &Executor<'_>, number: usize) -> Result<(), RequestError> {
        let Some(AdminForm { input, .. }) = &self.inline.page.form else { return Ok(()) };
        let prefix = format!("{}.new{number}.", self.relation.name);
        let sheet = Sheet::fresh(visit, on, (input, &self.fields(input)), prefix).await?;
        let caption = format!("the new row {}", number + 1);
        self.rows.push(Row { sheet, caption, delete: false, may_delete: false, gone: false });
        Ok(())
    }

    /// Takes what was sent.
    ///
    /// # Errors
    /// 403 for what the caller may not write; database errors.
    pub async fn send(&mut self, met: &Met<'_>) -> Result<(), RequestError> {
        let Met { visit, on, sent, .. } = *met;
        let gone = if self.edit { self.find_others(met).await? } else { Vec::new() };
        let begin = format!("{}.new", self.relation.name);
        let number = |name: &str| name.strip_prefix(&begin)?.split_once('.')?.0.parse::<usize>().ok();
        let new = sent.0.iter().filter_map(|(name, _)| number(name)).max().map_or(0, |last| last + 1);
        if new > MAX_NEW {
            return Err(RequestError::Detail(400, format!("A form takes {MAX_NEW} new rows at the most.")));
        }
        if !self.adds {
            // A row that was left as it was made isn't one yet.
            let is_filled = |(name, part): &(String, Part)| {
                let is_input = number(name).is_some() && !name.contains(':');
                is_input && !matches!(part, Part::Text(text) if text == sent.text(&format!("{name}:was")))
            };
            if !sent.0.iter().any(is_filled) {
                self.send_stored(visit, on, sent).await?;
                return self.keep_gone(met, gone).await;
            }
            return Err(RequestError::Detail(403, format!("You may not add to {}.", self.inline.title)));
        }
        let more =
            self.adds && sent.find("_do").and_then(|what| what.strip_prefix("more:")) == Some(self.relation.name);
        for number in 1..new + usize::from(more) {
            self.add(visit, on, number).await?;
        }
        self.send_stored(visit, on, sent).await?;
        self.keep_gone(met, gone).await
    }

    /// Reads the rows that were sent and aren't among those that are shown: others stand before them by now. The keys of those
    /// that aren't there any more.
    async fn find_others(&mut self, met: &Met<'_>) -> Result<Vec<Value>, RequestError> {
        if self.inline.page.form.is_none() {
            return Ok(Vec::new());
        }
        let (target, begin) = (self.inline.page.resource, format!("{}.", self.relation.name));
        let mut missing: Vec<Value> = Vec::new();
        for (name, _) in &met.sent.0 {
            let Some((key, _)) = name.strip_prefix(&begin).and_then(|rest| rest.rsplit_once('.')) else { continue };
            let Some(key) = key::in_path(target.key(), key) else { continue };
            let known = self.rows.iter().any(|row| row.sheet.key.as_ref() == Some(&key));
            let is_new = key::plain(&key).strip_prefix("new").is_some_and(|number| number.parse::<usize>().is_ok());
            if !known && !is_new && !missing.contains(&key) && missing.len() < MAX_ROWS {
                missing.push(key);
            }
        }
        if let (Some(of), false) = (met.of, missing.is_empty()) {
            let found = related::known(met, (self.inline, self.relation), of, &missing).await?;
            missing.retain(|key| !found.contains(key));
            let captions = caption::of_keys(met.visit, met.on, target, found.clone()).await?;
            self.fill(met.visit, met.on, met.all, (found, captions)).await?;
        }
        Ok(missing)
    }

    /// Keeps what was typed into rows that somebody else has deleted since: as new rows, where the caller may make some.
    async fn keep_gone(&mut self, met: &Met<'_>, gone: Vec<Value>) -> Result<(), RequestError> {
        let Some(input) = self.inline.page.form.as_ref().map(|form| form.input) else { return Ok(()) };
        for key in gone {
            let prefix = format!("{}.{}.", self.relation.name, key::plain(&key));
            if met.sent.has(&format!("{prefix}:delete")) {
                continue;
            }
            let mut sheet = Sheet::fresh(met.visit, met.on, (input, &self.fields(input)), prefix).await?;
            sheet.send(met.sent)?;
            if !sheet.is_changed() {
                continue;
            }
            sheet.resolve(met.visit, met.on).await?;
            let new = self.rows.iter().filter(|row| row.sheet.key.is_none()).count();
            sheet.prefix = format!("{}.new{new}.", self.relation.name);
            sheet.entries.iter_mut().for_each(|entry| entry.open &= self.adds);
            sheet.errors.push(format!(
                "Somebody else has deleted this {} meanwhile. {}",
                self.inline.page.resource.words,
                match self.adds {
                    true => "Saving again makes a new one of what stands here, unless “Delete” is ticked.",
                    false => "What stands here can’t be saved.",
                }
            ));
            let caption = format!("the deleted row {}", new + 1);
            self.rows.push(Row { sheet, caption, delete: false, may_delete: self.adds, gone: true });
        }
        Ok(())
    }

    /// Takes what was sent of the rows that are there.
    async fn send_stored(&mut self, visit: &Visit<'_>, on: &Executor<'_>, sent: &Fields) -> Result<(), RequestError> {
        for row in &mut self.rows {
            row.sheet.send(sent)?;
            row.sheet.resolve(visit, on).await?;
            row.delete = sent.find(&format!("{}:delete", row.sheet.prefix)).is_some();
            // A new row may always be left out.
            row.may_delete |= row.delete && row.sheet.key.is_none();
            if row.delete && !row.may_delete {
                return Err(RequestError::Detail(403, format!("You may not delete {} here.", row.caption)));
            }
        }
        Ok(())
    }

    /// Writes the rows.
    pub fn write(&self, html: &mut Html, visit: &Visit<'_>, page: &'static AdminPage, targets: &Targets) {
        html.raw("<section class=inline").attr("id", format_args!("inline:{}", self.relation.name)).raw("><h2>");
        html.text(self.inline.title).raw("</h2>");
        if self.rows.is_empty() {
            self.write_links(html, visit);
        } else {
            let of = format!("{}.", self.relation.name);
            self.write_table(html, &Writer { visit, page, targets, of, form: None });
        }
        if self.more {
            html.raw("<p class=help>There are more than are shown here.</p>");
        }
        if let Some(address) = &self.add_at {
            html.raw("<p class=buttons><a class=button").attr("href", address).raw(">Add ");
            html.text(sheet::article(self.inline.page.resource.words)).raw("</a></p>");
        }
        html.raw("</section>");
    }

    fn write_links(&self, html: &mut Html, visit: &Visit<'_>) {
        let to = self.inline.page;
        if self.links.is_empty() {
            html.raw("<p class=none>None.</p>");
            return;
        }
        html.raw("<ul class=links>");
        for row in &self.links {
            html.raw("<li>");
            match to.form.is_some() {
                true => html.link(list::change(visit, &to, &row.key_text()), &row.text),
                false => html.text(&row.text),
            };
            html.raw("</li>");
        }
        html.raw("</ul>");
    }

    fn write_table(&self, html: &mut Html, writer: &Writer<'_>) {
        let columns: Vec<(usize, &str)> = self.columns();
        let deletes = self.rows.iter().any(|row| row.may_delete);
        html.raw("<div class=scroll><table class=inputs><thead><tr><th scope=col><span class=hidden>Row</span></th>");
        for (_, name) in &columns {
            html.raw("<th scope=col>").text(sheet::label(name)).raw("</th>");
        }
        html.raw(if deletes { "<th scope=col>Delete</th></tr></thead><tbody>" } else { "</tr></thead><tbody>" });
        for row in &self.rows {
            html.raw("<tr")
                .flag("data-new", row.sheet.key.is_none())
                .flag("data-gone", row.gone)
                .raw("><th scope=row>");
            match &row.sheet.key {
                Some(key) => {
                    let address = list::change(writer.visit, &self.inline.page, &key::plain(key));
                    html.link(address, &row.caption)
                }
                None => html.raw(if row.gone { "deleted" } else { "new" }),
            };
            for error in &row.sheet.errors {
                html.raw("<span class=error>").text(error).raw("</span>");
            }
            html.raw("</th>");
            for (at, _) in &columns {
                html.raw("<td>");
                if let Some(entry) = row.sheet.entries.iter().find(|entry| entry.at == *at) {
                    writer.cell(html, &row.sheet, entry, &row.caption);
                }
                html.raw("</td>");
            }
            if deletes {
                html.raw("<td>");
                if row.may_delete {
                    html.raw("<input type=checkbox value=true")
                        .attr("name", format_args!("{}:delete", row.sheet.prefix));
                    html.attr("aria-label", format_args!("Delete {}", row.caption));
                    html.flag("checked", row.delete).raw(">");
                }
                html.raw("</td>");
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
        if self.adds {
            html.raw("<p class=buttons><button name=_do data-more")
                .attr("value", format_args!("more:{}", self.relation.name));
            html.raw(">Add another row</button></p>");
        }
    }

    /// The columns of the table: index and name of fields that any of the rows has.
    fn columns(&self) -> Vec<(usize, &'static str)> {
        let mut columns: Vec<(usize, &'static str)> = Vec::new();
        for entry in self.rows.iter().flat_map(|row| &row.sheet.entries) {
            if !columns.iter().any(|(at, _)| *at == entry.at) {
                columns.push((entry.at, entry.field.name));
            }
        }
        columns.sort_by_key(|(at, _)| self.inline.fields.iter().position(|field| field == at));
        columns
    }
}
