//! What was changed in all rows of a kind, or of all kinds: the newest first, narrowed by who, when and what.

use super::{
    pages::{Names, differences, written},
    read::{self, Found},
};
use crate::{
    admin::{caption, frame::Shown, html::Html, list, visit::Visit},
    error::RequestError,
    hooks::Reply,
    http::url,
    query::key,
    tables::{Act, AdminPage, Resource},
};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use std::collections::{BTreeMap, HashSet};

/// Changes of a page.
const ROWS: usize = 50;

/// What is asked of the history.
pub struct Asked<'a> {
    /// The kinds of rows.
    pub pages: Vec<&'static AdminPage>,
    /// The user name of whoever made the change; empty: anybody.
    pub user: &'a str,
    /// From this time on.
    pub from: Option<DateTime<Utc>>,
    /// Before this time.
    pub before: Option<DateTime<Utc>>,
    /// Words of what was done, or of what the row is called.
    pub words: Vec<&'a str>,
    /// Changes before this one.
    pub after: Option<i32>,
    /// How many.
    pub most: usize,
}

/// `/history/`: `kind` is the path of a page, `user` a user name, `from` and `to` days, `q` words.
///
/// # Errors
/// 403 for rows that the caller may not see, 400 for what isn't a day; database errors.
pub async fn rows(visit: &Visit<'_>) -> Result<Reply, RequestError> {
    let seen: Vec<&'static AdminPage> = kinds(visit);
    let kind = visit.asked("kind");
    let page = visit.pages.admin.pages.iter().copied().find(|page| page.path == kind);
    let pages = match (kind, page) {
        ("", _) => seen.clone(),
        (_, None) => return Err(RequestError::no_route()),
        (_, Some(page)) if visit.may(page.resource, Act::Read) => vec![page],
        (_, Some(page)) => return Err(RequestError::Detail(403, format!("You may not see {}.", page.title))),
    };
    let (from, from_wrong) = day(visit, "from", 0);
    let (before, to_wrong) = day(visit, "to", 1);
    let asked = Asked {
        pages,
        user: visit.asked("user"),
        from,
        before,
        words: visit.asked("q").split_whitespace().take(8).collect(),
        after: visit.asked("after").parse().ok(),
        most: ROWS + 1,
    };
    let mut main = Html::new();
    filters(&mut main, visit, &seen, page);
    let wrong: Vec<String> = from_wrong.into_iter().chain(to_wrong).collect();
    for wrong in &wrong {
        main.raw("<p class=errors role=alert>").text(wrong).raw("</p>");
    }
    if wrong.is_empty() {
        let mut found = read::changes(visit, &asked).await?;
        let more = found.len() > ROWS;
        found.truncate(ROWS);
        table(&mut main, visit, &found, page.is_none()).await?;
        main.raw("<nav class=pager aria-label=Pages>");
        if asked.after.is_some() {
            main.link(address(visit, ""), "First page");
        }
        if let (true, Some(last)) = (more, found.last()) {
            main.raw("<a rel=next").attr("href", address(visit, &last.version.id.to_string())).raw(">Next page</a>");
        }
        main.raw("</nav>");
    }
    let title = page.map_or_else(|| "History".to_owned(), |page| format!("History of {}", page.title.to_lowercase()));
    let shown = Shown::new(title, main);
    let shown = match page {
        Some(page) => shown.below(visit.at(format_args!("{}/", page.path)), page.title).of(page.path),
        None => shown,
    };
    let mut reply = visit.html(visit.pages.templates.page(visit, &shown));
    reply.status = if wrong.is_empty() { 200 } else { 400 };
    Ok(reply)
}

/// The kinds of rows that the caller sees some of: of several pages of the same rows, the first.
fn kinds(visit: &Visit<'_>) -> Vec<&'static AdminPage> {
    let mut tables = HashSet::new();
    let pages = visit.pages.admin.pages.iter().copied();
    pages.filter(|page| visit.may(page.resource, Act::Read) && tables.insert(page.resource.table)).collect()
}

/// The beginning of the day that a parameter names, some days later, or why it is none.
fn day(visit: &Visit<'_>, name: &str, later: i64) -> (Option<DateTime<Utc>>, Option<String>) {
    let text = visit.asked(name);
    if text.is_empty() {
        return (None, None);
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let begin = day.and_then(|day| {
        let day = day.checked_add_signed(TimeDelta::days(later))?;
        visit.now.zone.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest()
    });
    match begin {
        Some(begin) => (Some(begin.to_utc()), None),
        None => (None, Some(format!("{name}: “{text}” is not a day; write it as 2024-12-31."))),
    }
}

/// The address of this page with another place in the list.
fn address(visit: &Visit<'_>, after: &str) -> String {
    let mut out = String::from("?");
    let kept = visit.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = kept.filter(|(name, _)| *name != "after");
    url::push_pairs(kept.chain([("after", after)]).filter(|(_, value)| !value.is_empty()), &mut out);
    out
}

fn filters(html: &mut Html, visit: &Visit<'_>, seen: &[&'static AdminPage], page: Option<&AdminPage>) {
    html.raw("<form class=filters method=get role=search><input type=search name=q id=q autocomplete=off");
    html.raw(" placeholder=\"Row or field\" aria-label=\"Row or field\"").attr("value", visit.asked("q")).raw(">");
    html.raw("<details open><summary>Filters</summary><div class=grid>");
    html.raw("<p class=field><label for=f-kind>Of</label><select id=f-kind name=kind><option value=\"\">all</option>");
    // A further list of rows that another page has, too, stands for itself.
    let other = page.filter(|page| !seen.iter().any(|known| known.path == page.path));
    for known in seen.iter().copied().chain(other) {
        html.raw("<option").attr("value", known.path);
        html.flag("selected", page.is_some_and(|page| page.path == known.path)).raw(">").text(known.title);
        html.raw("</option>");
    }
    html.raw("</select></p><p class=field><label for=f-user>User name</label><input id=f-user name=user");
    html.raw(" autocomplete=off").attr("value", visit.asked("user")).raw("></p>");
    for (name, label) in [("from", "From"), ("to", "To")] {
        html.raw("<p class=field><label").attr("for", format_args!("f-{name}")).raw(">").text(label);
        html.raw("</label><input type=date").attr("id", format_args!("f-{name}")).attr("name", name);
        html.attr("value", visit.asked(name)).raw("></p>");
    }
    html.raw("</div></details><button>Show</button></form>");
}

async fn table(html: &mut Html, visit: &Visit<'_>, found: &[Found], of_all: bool) -> Result<(), RequestError> {
    if found.is_empty() {
        html.raw("<p class=count>Nothing is kept that matches.</p>");
        return Ok(());
    }
    let (plain, view) = (visit.pages.server.site.store.primary(), visit.view()?);
    let on = plain.seeing(&view);
    let changed: Vec<_> = found.iter().map(|found| differences(&found.version, found.before.as_ref())).collect();
    let mut of: BTreeMap<&'static str, (&'static Resource, Vec<usize>)> = BTreeMap::new();
    for (n, found) in found.iter().enumerate() {
        of.entry(found.page.resource.table).or_insert((found.page.resource, Vec::new())).1.push(n);
    }
    let (mut names, mut there) = (BTreeMap::new(), HashSet::new());
    for (table, (resource, places)) in of {
        let values = places.iter().flat_map(|n| &changed[*n]);
        names.insert(table, Names::of(visit, &on, resource, values).await?);
        let keys = places.iter().filter_map(|n| key::in_path(resource.key(), &found[*n].version.object_id));
        let rows = caption::of_keys(visit, &on, resource, keys.collect()).await?;
        there.extend(rows.iter().map(|row| (table, row.key_text())));
    }
    html.raw("<div class=scroll><table class=list><thead><tr><th scope=col>When<th scope=col>Who");
    html.raw(if of_all { "<th scope=col>Of" } else { "" });
    html.raw("<th scope=col>Row<th scope=col>What<th scope=col>From → to</tr></thead><tbody>");
    for (found, changed) in found.iter().zip(&changed) {
        let (page, version) = (found.page, &found.version);
        html.raw("<tr><td>").text(version.at.map(|at| caption::clock(at, &visit.now)).unwrap_or_default());
        html.raw("</td><td>").text(&version.user);
        if of_all {
            html.raw("</td><td>").text(page.resource.words);
        }
        html.raw("</td><th scope=row>");
        if there.contains(&(page.resource.table, version.object_id.clone())) && page.form.is_some() {
            let change = list::change(visit, page, &version.object_id);
            let history = change.strip_suffix("change/").unwrap_or(&change);
            html.link(format_args!("{history}history/"), &version.called);
        } else {
            html.text(&version.called);
        }
        html.raw("</th><td>").text(&version.comment).raw("</td><td>");
        if let Some(names) = names.get(page.resource.table) {
            written(html, names, page.resource, changed);
        }
        html.raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
    Ok(())
}
