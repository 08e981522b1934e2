//! Pages of the history: of a row, of one version of it, and of rows that were deleted.

use super::read::{Version, Wanted, versions};
use crate::{
    admin::{
        caption,
        frame::Shown,
        html::Html,
        list,
        own::reason,
        visit::{Fields, Visit},
        work::{self, Step},
    },
    error::RequestError,
    fixture,
    hooks::Reply,
    query::{key, rights::Verdict},
    store::Executor,
    tables::{Act, AdminPage, InputField, Link, Resource, Takes},
};
use sea_orm::Value;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};

/// Words of a long value that are shown.
const MAX_SHOWN: usize = 300;

/// The row that an address names, if it is there for the caller, and what it is called.
async fn row(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    key: &str,
    on: &Executor<'_>,
) -> Result<(Value, String), RequestError> {
    let missing = || RequestError::no_row(page.resource.record);
    let key = key::in_path(page.resource.key(), key).ok_or_else(missing)?;
    let found = caption::of_keys(visit, on, page.resource, vec![key.clone()]).await?;
    let called = found.into_iter().next().ok_or_else(missing)?.text;
    Ok((key, called))
}

/// `…/<key>/history/`: what was changed, by whom, the newest first.
///
/// # Errors
/// 404 for a row that isn't there for the caller; database errors.
pub async fn history(visit: &Visit<'_>, page: &'static AdminPage, key: &str) -> Result<Reply, RequestError> {
    let (plain, view) = (visit.pages.server.site.store.primary(), visit.view()?);
    let on = plain.seeing(&view);
    let (_, called) = row(visit, page, key, &on).await?;
    // Histories are the server's own tables, which no rule hides; the row is there for the caller.
    let found = versions(visit, &plain, page.resource, Wanted::Of(key)).await?;
    let mut html = Html::new();
    if found.is_empty() {
        html.raw("<p class=count>Nothing is kept: the row was made by a program, or before its history was.</p>");
        return Ok(shown(visit, page, key, &called, "History", html));
    }
    let differences: Vec<Vec<(String, Json, Json)>> =
        (0..found.len()).map(|n| differences(&found[n], found.get(n + 1))).collect();
    let names = Names::of(visit, &on, page.resource, differences.iter().flatten()).await?;
    html.raw("<div class=scroll><table class=list><thead><tr><th scope=col>When<th scope=col>Who<th scope=col>What");
    html.raw("<th scope=col>From → to</tr></thead><tbody>");
    for (version, differences) in found.iter().zip(&differences) {
        html.raw("<tr><th scope=row><a");
        html.attr("href", visit.at(format_args!("{}/{key}/history/{}/", page.path, version.id))).raw(">");
        html.text(version.at.map(|at| caption::clock(at, &visit.now)).unwrap_or_default());
        html.raw("</a></th><td>").text(&version.user).raw("</td><td>").text(&version.comment).raw("</td><td>");
        written(&mut html, &names, page.resource, differences);
        html.raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
    Ok(shown(visit, page, key, &called, "History", html))
}

/// Writes what was changed, a line for each field.
pub fn written(html: &mut Html, names: &Names, resource: &'static Resource, differences: &[(String, Json, Json)]) {
    for (field, from, to) in differences {
        html.raw("<div>").text(words(field)).raw(": <del>").text(names.shown(resource, field, from));
        html.raw("</del> → <ins>").text(names.shown(resource, field, to)).raw("</ins></div>");
    }
}

fn shown(visit: &Visit<'_>, page: &'static AdminPage, key: &str, called: &str, title: &str, html: Html) -> Reply {
    let shown = Shown::new(format!("{title}: {called}"), html)
        .below(visit.at(format_args!("{}/", page.path)), page.title)
        .below(list::change(visit, page, key), called)
        .of(page.path);
    visit.html(visit.pages.templates.page(visit, &shown))
}

/// `birth_date` as `Birth date`.
fn words(field: &str) -> String {
    let words = field.replace('_', " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Fields in which a version differs from the one before: their names, and both values.
pub fn differences(version: &Version, before: Option<&Version>) -> Vec<(String, Json, Json)> {
    let Some(before) = before else { return Vec::new() };
    let names: BTreeSet<&String> = version.fields.keys().chain(before.fields.keys()).collect();
    names
        .into_iter()
        .map(|name| {
            let value = |of: &Version| of.fields.get(name).cloned().unwrap_or_default();
            (name.clone(), value(before), value(version))
        })
        .filter(|(_, from, to)| from != to)
        .collect()
}

/// What related rows are called, by table and key.
pub struct Names(BTreeMap<(&'static str, String), String>);

impl Names {
    /// The names of all rows to which some values refer. Rows that are gone, or that the caller may not see, keep their keys.
    pub async fn of(
        visit: &Visit<'_>,
        on: &Executor<'_>,
        resource: &'static Resource,
        values: impl Iterator<Item = &(String, Json, Json)>,
    ) -> Result<Names, RequestError> {
        let mut wanted: BTreeMap<&'static str, (&'static Resource, BTreeSet<String>)> = BTreeMap::new();
        for (field, from, to) in values {
            let Some(target) = target(resource, field) else { continue };
            let keys = &mut wanted.entry(target.table).or_insert((target, BTreeSet::new())).1;
            for value in [from, to] {
                match value {
                    Json::Array(items) => keys.extend(items.iter().map(plain)),
                    Json::Null => {}
                    one => drop(keys.insert(plain(one))),
                }
            }
        }
        let mut names = BTreeMap::new();
        for (table, (target, keys)) in wanted {
            let keys = keys.iter().filter_map(|key| key::in_path(target.key(), key)).collect();
            for row in caption::of_keys(visit, on, target, keys).await? {
                names.insert((table, row.key_text()), row.text);
            }
        }
        Ok(Names(names))
    }

    fn shown(&self, resource: &'static Resource, field: &str, value: &Json) -> String {
        let name = |value: &Json| {
            let known = target(resource, field).and_then(|target| self.0.get(&(target.table, plain(value))));
            known.cloned().unwrap_or_else(|| plain(value))
        };
        let text = match value {
            Json::Null => "–".to_owned(),
            Json::String(text) if text.is_empty() => "–".to_owned(),
            Json::Array(items) => items.iter().map(name).collect::<Vec<_>>().join(", "),
            value => name(value),
        };
        if text.chars().count() > MAX_SHOWN { text.chars().take(MAX_SHOWN).chain(['…']).collect() } else { text }
    }
}

fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The resource to which a field refers.
fn target(resource: &'static Resource, field: &str) -> Option<&'static Resource> {
    resource.relations.iter().find_map(|relation| {
        let is_it = match relation.link {
            Link::One { column } => resource.columns[column].field == field,
            Link::Many { through: None, .. } => relation.name == field,
            _ => false,
        };
        is_it.then(|| relation.target.get())
    })
}

/// `…/<key>/history/<version>/`: the row as it was, beside what it is; fields that are chosen are set back.
///
/// # Errors
/// 404 for another row or version; what the caller may not change (403); database errors.
pub async fn version(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    key: &str,
    version: &str,
    sent: Option<&Fields>,
) -> Result<Reply, RequestError> {
    let (site, view) = (&visit.pages.server.site, visit.view()?);
    let plain = site.store.primary();
    let on = plain.seeing(&view);
    let (id, called) = row(visit, page, key, &on).await?;
    let wanted = version.parse().map_err(|_| RequestError::no_route())?;
    let found = versions(visit, &plain, page.resource, Wanted::One(wanted)).await?;
    let then = found.into_iter().find(|found| found.object_id == key).ok_or_else(RequestError::no_route)?;
    let now = fixture::records(&on, site.store.dialect, site.api, page.resource, vec![id.clone()], &visit.now).await?;
    let now =
        now.first().and_then(|record| record.get("fields")).and_then(Json::as_object).cloned().unwrap_or_default();
    let inputs = page.form.as_ref().map_or(&[][..], |form| form.input.fields);
    let settable = |field: &str| inputs.iter().find(|input| input.name == field && !input.create_only);
    let mut wrong = None;
    if let Some(sent) = sent {
        let chosen = sent.all("field").filter_map(settable);
        let fields: Map<String, Json> =
            chosen.map(|input| (input.name.to_owned(), given(input, then.fields.get(input.name)))).collect();
        if fields.is_empty() {
            wrong = Some((400, "Choose fields to set back.".to_owned()));
        } else {
            match work::run(visit, &[Step::Change(page.path, id, Json::Object(fields))]).await {
                Ok(_) => return Ok(visit.done(&list::change(visit, page, key), "The fields were set back.")),
                Err(refused) if refused.error.status() < 500 => {
                    wrong = Some((refused.error.status(), reason(&refused.error)))
                }
                Err(refused) => return Err(refused.error),
            }
        }
    }
    let values: Vec<(String, Json, Json)> = then
        .fields
        .iter()
        .map(|(field, value)| (field.clone(), value.clone(), now.get(field).cloned().unwrap_or_default()))
        .collect();
    let names = Names::of(visit, &on, page.resource, values.iter()).await?;
    let mut html = Html::new();
    if let Some((_, wrong)) = &wrong {
        html.raw("<p class=errors role=alert tabindex=-1>").text(wrong).raw("</p>");
    }
    html.raw("<p class=count>").text(then.at.map(|at| caption::clock(at, &visit.now)).unwrap_or_default()).raw(" ");
    html.text(&then.user).raw(" – ").text(&then.comment).raw("</p>");
    let may = visit.may(page.resource, Act::Update);
    html.raw("<form method=post>").hidden("form_key", &visit.session.form);
    html.raw("<div class=scroll><table class=list><thead><tr>");
    html.raw(if may { "<th scope=col>Set back</th>" } else { "" });
    html.raw("<th scope=col>Field<th scope=col>Then<th scope=col>Now</tr></thead><tbody>");
    for (field, was, is) in &values {
        let differs = was != is;
        html.raw("<tr>");
        if may {
            html.raw("<td>");
            if differs && settable(field).is_some() {
                html.raw("<input type=checkbox name=field").attr("value", field);
                html.attr("aria-label", format_args!("Set {} back", words(field))).raw(">");
            }
            html.raw("</td>");
        }
        html.raw("<th scope=row>").text(words(field)).raw("</th><td>");
        html.raw(if differs { "<ins>" } else { "<span>" }).text(names.shown(page.resource, field, was));
        html.raw(if differs { "</ins></td><td><del>" } else { "</span></td><td><span>" });
        html.text(names.shown(page.resource, field, is)).raw(if differs {
            "</del></td></tr>"
        } else {
            "</span></td></tr>"
        });
    }
    html.raw("</tbody></table></div>");
    if may {
        html.raw("<p class=\"buttons bar\"><button class=primary>Set chosen fields back</button></p>");
    }
    html.raw("</form>");
    let mut reply = shown(visit, page, key, &called, "As it was", html);
    reply.status = wrong.map_or(200, |(status, _)| status);
    Ok(reply)
}

/// A value of a fixture as an input takes it.
fn given(input: &InputField, value: Option<&Json>) -> Json {
    match (input.takes, value) {
        (_, None) => Json::Null,
        (Takes::Kind(_), Some(Json::Array(parts))) => {
            let parts: Vec<&str> = parts.iter().filter_map(Json::as_str).collect();
            Json::String(parts.join("."))
        }
        (Takes::Label(choices), Some(value)) => {
            let stored = plain(value);
            let label = choices.iter().find(|choice| crate::admin::filters::stored(choice) == stored);
            label.map_or_else(|| value.clone(), |choice| choice.label.into())
        }
        (_, Some(value)) => value.clone(),
    }
}

/// `…/recover/`: rows that are gone, as far as their history is kept; one is made again with its old key.
///
/// # Errors
/// 403 for whoever may make no rows; what is wrong with the row (400); database errors.
pub async fn recover(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    sent: Option<&Fields>,
) -> Result<Reply, RequestError> {
    // Which rows somebody could see isn't known any more: this is for those who see all.
    let sees = visit.sight()?.verdict(page.resource, Act::Read) == Verdict::Always;
    if !sees || !visit.may(page.resource, Act::Create) {
        return Err(RequestError::Detail(
            403,
            format!("You may not make deleted {} again.", page.title.to_lowercase()),
        ));
    }
    let plain = visit.pages.server.site.store.primary();
    let (resource, mut wrong) = (page.resource, None);
    // All rows count, those too that the caller may not see.
    let gone = versions(visit, &plain, resource, Wanted::Gone).await?;
    if let Some(sent) = sent {
        let chosen = gone.iter().find(|version| version.id.to_string() == sent.text("version"));
        let chosen = chosen.ok_or_else(RequestError::no_route)?;
        match work::run(visit, &[Step::Recover(page.path, chosen.object_id.clone(), chosen.fields.clone())]).await {
            Ok(_) => {
                let notice = format!("{} is there again.", chosen.called);
                return Ok(visit.done(&list::change(visit, page, &chosen.object_id), &notice));
            }
            Err(refused) if refused.error.status() < 500 => wrong = Some(reason(&refused.error)),
            Err(refused) => return Err(refused.error),
        }
    }
    let mut html = Html::new();
    if let Some(wrong) = &wrong {
        html.raw("<p class=errors role=alert tabindex=-1>").text(wrong).raw("</p>");
    }
    html.raw("<p class=count>").text(gone.len()).raw(" deleted rows of which the history is kept</p>");
    if !gone.is_empty() {
        html.raw("<div class=scroll><table class=list><thead><tr><th scope=col>Row<th scope=col>Last change");
        html.raw("<th scope=col>Who<th scope=col>What<th scope=col>Make again</tr></thead><tbody>");
        for version in &gone {
            html.raw("<tr><th scope=row>").text(&version.called).raw("</th><td>");
            html.text(version.at.map(|at| caption::clock(at, &visit.now)).unwrap_or_default()).raw("</td><td>");
            html.text(&version.user).raw("</td><td>").text(&version.comment).raw("</td><td><form method=post>");
            html.hidden("form_key", &visit.session.form).hidden("version", version.id);
            html.raw("<button").attr("aria-label", format_args!("Make {} again", version.called));
            html.raw(">Make again</button></form></td></tr>");
        }
        html.raw("</tbody></table></div>");
    }
    let shown = Shown::new(format!("Deleted {}", page.title.to_lowercase()), html)
        .below(visit.at(format_args!("{}/", page.path)), page.title)
        .of(page.path);
    let mut reply = visit.html(visit.pages.templates.page(visit, &shown));
    reply.status = if wrong.is_some() { 400 } else { 200 };
    Ok(reply)
}
