//! Tasks by lab and graph: what waits, and how the tasks of each session stand.

use super::fetch;
use specimen::{
    admin::{Html, own::PageCall},
    error::RequestError,
    hooks::{BoxFuture, Reply},
    query::wire::RowView,
    sql,
    store::sql::any,
    uuid::Uuid,
};
use std::collections::BTreeMap;

/// Sessions of a page.
const SESSIONS: usize = 50;

/// What the status of a task is called, and the class of its cell.
fn status(number: i64) -> (&'static str, &'static str) {
    match number {
        20 => ("Waiting", ""),
        25 => ("Held", "near"),
        30 => ("Started", ""),
        40 => ("Errored", "bad"),
        45 => ("Abandoned", "bad"),
        50 => ("Empty", "near"),
        55 => ("Incomplete", "near"),
        60 => ("Complete", "fine"),
        _ => ("?", ""),
    }
}

/// `/tasks/[graph/[lab/]]`.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let mut parts = call.rest.splitn(3, '/').map(specimen::admin::own::decoded);
        let (graph, lab) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let mut html = Html::new();
        labs(call, &mut html).await?;
        sessions(call, &mut html, &graph, &lab).await?;
        Ok(call.show(html))
    })
}

async fn labs(call: &PageCall<'_>, html: &mut Html) -> Result<(), RequestError> {
    let sql = sql!(
        call.site().store.dialect,
        "select l.name, coalesce(t.graph, ''), sum(case when t.status = 20 then 1 else 0 end), max(t.datetime) from jobs_task t \
         join actions_session e on e.id = t.session_id join misc_lab l on l.id = e.lab_id group by 1, 2 order by 1, 2",
    );
    let rows = fetch(call, sql).await?;
    if rows.is_empty() {
        html.raw("<p class=count>There are no tasks.</p>");
        return Ok(());
    }
    html.raw(
        "<div class=scroll><table class=list><thead><tr><th scope=col>Lab<th scope=col>Graph<th scope=col>Waiting",
    );
    html.raw("<th scope=col>Last activity</tr></thead><tbody>");
    for row in rows.iter().map(RowView::new) {
        let text = |at| row.text(at).unwrap_or_default();
        let (lab, graph) = (text(0), text(1));
        html.raw("<tr><th scope=row>").text(&lab).raw("</th><td>");
        html.link(
            call.at(format_args!(
                "tasks/{}/{}/",
                specimen::admin::own::encoded(&graph),
                specimen::admin::own::encoded(&lab)
            )),
            if graph.is_empty() { "none" } else { &graph },
        );
        html.raw("</td><td>").text(row.integer(2).unwrap_or_default()).raw("</td><td>");
        if let Some(at) = row.date_time(3) {
            html.text(call.now().local(at).format("%Y-%m-%d %H:%M"));
        }
        html.raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
    Ok(())
}

async fn sessions(call: &PageCall<'_>, html: &mut Html, graph: &str, lab: &str) -> Result<(), RequestError> {
    let mut sql = sql!(
        call.site().store.dialect,
        "select e.id, e.start_time, s.nickname, e.task_protocol, e.qc from actions_session e \
         join subjects_subject s on s.id = e.subject_id left join misc_lab l on l.id = e.lab_id where e.qc < 50 \
         and ({lab} = '' or l.name = {lab}) and exists (select 1 from jobs_task t where t.session_id = e.id \
         and ({graph} = '' or t.graph = {graph})) order by e.start_time desc, e.id",
        lab,
        graph
    );
    sql.push(&format!(" limit {SESSIONS}"));
    let rows = fetch(call, sql).await?;
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| RowView::new(row).uuid(0)).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let tasks = sql!(
        call.site().store.dialect,
        "select t.session_id, t.id, coalesce(t.name, ''), t.status from jobs_task t where t.session_id {ids} \
         and ({graph} = '' or t.graph = {graph}) order by coalesce(t.level, 0), t.name",
        ids = any(ids),
        graph
    );
    let mut of: BTreeMap<Uuid, Vec<(Uuid, String, i64)>> = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    for row in fetch(call, tasks).await?.iter().map(RowView::new) {
        let (Some(session), Some(id), name) = (row.uuid(0), row.uuid(1), row.text(2).unwrap_or_default()) else {
            continue;
        };
        if !names.contains(&name) {
            names.push(name.clone());
        }
        of.entry(session).or_default().push((id, name, row.integer(3).unwrap_or_default()));
    }
    html.raw("<h2>").text(if graph.is_empty() { "All graphs" } else { graph }).raw(" ").text(lab).raw("</h2>");
    html.raw("<div class=scroll><table class=list><thead><tr><th scope=col>Session<th scope=col>Protocol");
    for name in &names {
        html.raw("<th scope=col>").text(name).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    for row in rows.iter().map(RowView::new) {
        let Some(id) = row.uuid(0) else { continue };
        let text = |at| row.text(at).unwrap_or_default();
        let time = row.date_time(1).map(|at| call.now().local(at).format("%Y-%m-%d %H:%M").to_string());
        html.raw("<tr><th scope=row>");
        let name = format!("{} {}", text(2), time.unwrap_or_default());
        html.link(call.at(format_args!("actions/session/{id}/change/")), name)
            .raw("</th><td>")
            .text(text(3))
            .raw("</td>");
        let tasks = of.get(&id).map_or(&[][..], Vec::as_slice);
        for name in &names {
            match tasks.iter().find(|(_, of, _)| of == name) {
                Some((task, _, number)) => {
                    let (word, class) = status(*number);
                    html.raw("<td").attr("class", class).raw(">");
                    html.link(call.at(format_args!("jobs/task/{task}/change/")), word).raw("</td>");
                }
                None => {
                    html.raw("<td class=none>–</td>");
                }
            }
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table></div>");
    Ok(())
}
