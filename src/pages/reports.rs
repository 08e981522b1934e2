//! Reports: what is due for animals, and what an authority wants to know of a period; to be read, printed and downloaded.

use super::animals::Whose;
use crate::{
    behaviour::water::alarm,
    reports::{
        Source, Table, daily,
        home_office::{self, Period},
    },
};
use specimen::{
    admin::{Html, own::PageCall},
    chrono::{Datelike, NaiveDate},
    error::{Messages, RequestError},
    hooks::{BoxFuture, Reply},
};

/// `/reports/`: all reports; `/reports/<part>/` one of a user's daily mail, `/reports/home-office/` those of a period.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        match call.rest {
            "" => Ok(overview(call)),
            "home-office" => home_office(call).await,
            part => daily_part(call, part).await,
        }
    })
}

fn overview(call: &PageCall<'_>) -> Reply {
    let mut html = Html::new();
    html.raw("<div class=cards><section class=card><h2>What is due</h2><ul>");
    for (name, title) in daily::PARTS {
        html.raw("<li>").link(call.at(format_args!("reports/{name}/")), title).raw("</li>");
    }
    html.raw("</ul></section><section class=card><h2>A period</h2><ul><li>");
    html.link(call.at("reports/home-office/"), "Home Office report").raw("</li></ul></section></div>");
    call.show(html)
}

/// A part of the daily mail, for the animals of the caller or of all.
async fn daily_part(call: &PageCall<'_>, name: &str) -> Result<Reply, RequestError> {
    let whose = Whose::asked(call);
    let of = (whose == Whose::Mine).then(|| call.caller().id.clone());
    let (on, view) = (call.on(), call.view()?);
    let on = on.seeing(&view);
    let table = daily::part(source(call, &on), name, of).await?.ok_or_else(RequestError::no_route)?;
    if let Some(file) = file(call, &table) {
        return Ok(file);
    }
    let mut html = Html::new();
    whose.tabs(&mut html, &call.at(format_args!("reports/{name}/")));
    let title = if whose == Whose::All && name == "changes" { "What was changed yesterday" } else { &table.title };
    let shown = if whose == Whose::All { "all" } else { "mine" };
    downloads(&mut html, &call.at(format_args!("reports/{name}/?whose={shown}&")));
    write(&mut html, &table);
    Ok(call.show_as(title, html))
}

fn source<'a>(call: &'a PageCall<'_>, on: &'a specimen::store::Executor<'a>) -> Source<'a> {
    let site = call.site();
    let smallest = alarm::smallest_share(site.settings.named.get("min_weight_share").map(String::as_str));
    Source { on, dialect: site.store.dialect, now: call.now(), smallest }
}

/// The lists of a period, this year if nothing is said; one of them with `list=`.
async fn home_office(call: &PageCall<'_>) -> Result<Reply, RequestError> {
    let today = call.now().today();
    let year = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
    let day = |name: &'static str, usual: NaiveDate| match call.asked(name) {
        "" => Ok(usual),
        text => text.parse::<NaiveDate>().map_err(|_| RequestError::field(name, "Choose a day, as 2026-12-31.")),
    };
    let period = Period { from: day("from", year)?, to: day("to", today)? };
    if period.to < period.from {
        let mut messages = Messages::default();
        messages.add("to", "The last day is before the first.".to_owned());
        return Err(RequestError::Fields(messages));
    }
    let (on, view) = (call.on(), call.view()?);
    let on = on.seeing(&view);
    let lists = home_office::lists(source(call, &on), period).await?;
    let address = call.at(format_args!("reports/home-office/?from={}&to={}&", period.from, period.to));
    let mut html = Html::new();
    if !call.asked("list").is_empty() {
        let found = lists.iter().find(|list| list.name == call.asked("list"));
        let table = found.ok_or_else(RequestError::no_route)?;
        if let Some(file) = file(call, table) {
            return Ok(file);
        }
        html.raw("<p>").link(address.trim_end_matches('&'), "All lists of this period").raw("</p>");
        downloads(&mut html, &format!("{address}list={}&", table.name));
        write(&mut html, table);
        return Ok(call.show_as(table.title.as_str(), html));
    }
    html.raw("<form class=filters method=get><label>From <input type=date name=from required");
    html.attr("value", period.from).raw("></label><label>to <input type=date name=to required");
    html.attr("value", period.to).raw("></label><button>Show</button></form>");
    html.raw("<div class=scroll><table class=list><thead><tr>");
    html.raw("<th scope=col>List<th scope=col>Animals<th scope=col>Download</tr></thead><tbody>");
    for table in &lists {
        let of = format!("{address}list={}", table.name);
        html.raw("<tr><th scope=row>").link(&of, &table.title).raw("</th><td>").text(&table.about).raw("</td><td>");
        html.link(format_args!("{of}&as=txt"), "Text").raw(" ").link(format_args!("{of}&as=csv"), "CSV");
        html.raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
    Ok(call.show_as("Home Office report", html))
}

/// The table as a file, if the address asks for one.
fn file(call: &PageCall<'_>, table: &Table) -> Option<Reply> {
    match call.asked("as") {
        "csv" => {
            let rows = std::iter::once(table.columns.iter().map(|column| (*column).to_owned()).collect());
            Some(call.csv(&table.name, rows.chain(table.rows.iter().cloned())))
        }
        "txt" => {
            Some(call.file(&format!("{}.txt", table.name), "text/plain; charset=utf-8", table.text().into_bytes()))
        }
        _ => None,
    }
}

fn downloads(html: &mut Html, address: &str) {
    html.raw("<p class=buttons><a class=button").attr("href", format_args!("{address}as=csv")).raw(">As CSV</a>");
    html.raw("<a class=button").attr("href", format_args!("{address}as=txt")).raw(">As text</a></p>");
}

fn write(html: &mut Html, table: &Table) {
    html.raw("<p class=count>").text(&table.about).raw("</p>");
    if table.rows.is_empty() {
        return;
    }
    // Nothing in it takes the keyboard that scrolls it.
    html.raw("<div class=scroll tabindex=0 role=region").attr("aria-label", &table.title);
    html.raw("><table class=list><thead><tr>");
    for column in &table.columns {
        html.raw("<th scope=col>").text(column).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    for row in &table.rows {
        html.raw("<tr>");
        for (n, cell) in row.iter().enumerate() {
            html.raw(if n == 0 { "<th scope=row>" } else { "<td>" }).text(cell);
            html.raw(if n == 0 { "</th>" } else { "</td>" });
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table></div>");
}
