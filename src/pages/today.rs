//! The first page: what is due today, for the caller's animals or for all.

use super::{
    animals::{self, Whose},
    fetch, wean,
};
use crate::behaviour::water::When;
use specimen::{
    admin::{Html, own::PageCall},
    chrono::TimeDelta,
    error::RequestError,
    hooks::{BoxFuture, Reply},
    query::wire::RowView,
    sql,
    store::Sql,
};

/// Animals that are named in each part.
const NAMED: usize = 12;
/// Errors of tasks are told for so long.
const RECENT: TimeDelta = TimeDelta::days(7);

/// `/`.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let whose = Whose::asked(call);
        let mut html = Html::new();
        whose.tabs(&mut html, &call.at(""));
        html.raw("<div class=cards>");
        water(call, whose, &mut html).await?;
        litters(call, whose, &mut html).await?;
        let today = call.now().today();
        let dialect = call.site().store.dialect;
        let genotype = sql!(dialect, "s.to_be_genotyped and (s.death_date is null or s.death_date > {today})", today);
        subjects(call, whose, &mut html, "To be genotyped", "subjects/subject/?view=to_genotype", genotype).await?;
        let cull = sql!(dialect, "s.to_be_culled and (s.death_date is null or s.death_date > {today})", today);
        subjects(call, whose, &mut html, "To be culled", "cull/", cull).await?;
        let reduce = sql!(dialect, "s.death_date <= {today} and s.reduced_date is null", today);
        subjects(call, whose, &mut html, "To be reduced", "subjects/subject/?view=to_reduce", reduce).await?;
        requests(call, &mut html).await?;
        tasks(call, &mut html).await?;
        html.raw("</div>");
        Ok(call.show(html))
    })
}

fn begin(html: &mut Html, call: &PageCall<'_>, title: &str, count: u64, address: &str) {
    html.raw("<section class=card><h2>").link(call.at(address), title).raw(" <span class=count>").text(count);
    html.raw("</span></h2><ul>");
}

async fn water(call: &PageCall<'_>, whose: Whose, html: &mut Html) -> Result<(), RequestError> {
    let animals = animals::on_restriction(call, whose).await?;
    let whose = if whose == Whose::All { "all" } else { "mine" };
    begin(html, call, "On water restriction", animals.len() as u64, &format!("day/?whose={whose}"));
    let due = animals.iter().filter_map(|animal| {
        let control = animal.control(call);
        let (remaining, weighed) = (control.remaining_water(When::Now), control.weighing_at(When::Now).is_some());
        (remaining > 0.005 || !weighed).then_some((animal, remaining, weighed))
    });
    let due: Vec<_> = due.collect();
    if due.is_empty() && !animals.is_empty() {
        html.raw("<li>All are weighed and have their water.</li>");
    }
    for (animal, remaining, weighed) in due.iter().take(NAMED) {
        html.raw("<li>").link(call.at(format_args!("water-history/{}/", animal.id)), &animal.nickname).raw("<span>");
        if *remaining > 0.005 {
            html.text(format_args!("{remaining:.2} ml"));
        }
        html.raw(if *weighed { "" } else { " not weighed" }).raw("</span></li>");
    }
    end(html, due.len());
    Ok(())
}

fn end(html: &mut Html, count: usize) {
    if count > NAMED {
        html.raw("<li>and ").text(count - NAMED).raw(" more</li>");
    }
    html.raw("</ul></section>");
}

async fn litters(call: &PageCall<'_>, whose: Whose, html: &mut Html) -> Result<(), RequestError> {
    let litters = wean::due(call, whose).await?;
    begin(html, call, "To be weaned", litters.len() as u64, "wean/");
    for litter in litters.iter().take(NAMED) {
        html.raw("<li>").link(call.at(format_args!("litter/{}/", litter.id)), &litter.name).raw("<span>");
        html.text(litter.pups).raw(" pups, ").text(litter.days).raw(" days</span></li>");
    }
    end(html, litters.len());
    Ok(())
}

async fn subjects(
    call: &PageCall<'_>,
    whose: Whose,
    html: &mut Html,
    title: &str,
    address: &str,
    which: Sql,
) -> Result<(), RequestError> {
    let mut sql = Sql::new(call.site().store.dialect);
    sql.push("select s.id, s.nickname from subjects_subject s where ").append(&which);
    animals::keep(call, whose, &mut sql);
    sql.push(&format!(" order by 2 limit {}", animals::MAX_ANIMALS));
    let rows = fetch(call, sql).await?;
    begin(html, call, title, rows.len() as u64, address);
    for row in rows.iter().take(NAMED).map(RowView::new) {
        let (id, nickname) = (row.uuid(0).unwrap_or_default(), row.text(1).unwrap_or_default());
        html.raw("<li>").link(call.at(format_args!("subjects/subject/{id}/change/")), nickname).raw("</li>");
    }
    end(html, rows.len());
    Ok(())
}

/// Requests for animals that the caller has made and that aren't met.
async fn requests(call: &PageCall<'_>, html: &mut Html) -> Result<(), RequestError> {
    let (user, today) = (call.caller().id.clone(), call.now().today());
    let sql = sql!(
        call.site().store.dialect,
        "select r.id, coalesce(l.nickname, ''), r.due_date, r.count - (select count(*) from subjects_subject s \
         where s.request_id = r.id and s.line_id = r.line_id and s.responsible_user_id = r.user_id \
         and (s.death_date is null or s.death_date > {today})) as remaining from subjects_subjectrequest r \
         left join subjects_line l on l.id = r.line_id where r.user_id = {user} order by r.due_date, 2",
        today,
        user
    );
    let rows = fetch(call, sql).await?;
    let open: Vec<RowView<'_>> =
        rows.iter().map(RowView::new).filter(|row| row.integer(3).is_some_and(|remaining| remaining > 0)).collect();
    begin(html, call, "My open requests", open.len() as u64, "subjects/subjectrequest/");
    for row in open.iter().take(NAMED) {
        let line = row.text(1).unwrap_or_default();
        html.raw("<li>");
        html.link(call.at(format_args!("subjects/subjectrequest/{}/change/", row.uuid(0).unwrap_or_default())), line);
        html.raw("<span>").text(row.integer(3).unwrap_or_default()).raw(" missing");
        if let Some(day) = row.date(2) {
            html.raw(", by ").text(day);
        }
        html.raw("</span></li>");
    }
    end(html, open.len());
    Ok(())
}

/// Tasks that failed lately.
async fn tasks(call: &PageCall<'_>, html: &mut Html) -> Result<(), RequestError> {
    let since = call.now().now - RECENT;
    let mut sql = sql!(
        call.site().store.dialect,
        "select t.id, coalesce(t.name, ''), t.datetime from jobs_task t where t.status = 40 and t.datetime > {since} \
         order by t.datetime desc",
        since
    );
    sql.push(&format!(" limit {}", animals::MAX_ANIMALS));
    let rows = fetch(call, sql).await?;
    begin(html, call, "Tasks that failed this week", rows.len() as u64, "tasks/");
    for row in rows.iter().take(NAMED).map(RowView::new) {
        let name = row.text(1).unwrap_or_default();
        html.raw("<li>").link(call.at(format_args!("jobs/task/{}/change/", row.uuid(0).unwrap_or_default())), name);
        html.raw("</li>");
    }
    end(html, rows.len());
    Ok(())
}
