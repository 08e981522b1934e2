//! The time line of an animal: everything that was done with it, newest first.

use super::{fetch, named};
use specimen::{
    admin::{Html, own::PageCall},
    error::RequestError,
    hooks::{BoxFuture, Reply},
    query::wire::RowView,
    sql,
};

/// Entries that are shown.
const MAX_ENTRIES: usize = 500;

/// `/subject-history/<subject>/`.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let (id, nickname) = named(call).await?;
        let mut sql = sql!(
            call.site().store.dialect,
            "select * from (\
             select a.id, a.start_time as at, 'Session' as kind, coalesce(a.type, '') as type, a.number as n, \
             a.n_correct_trials as correct, a.n_trials as trials, 'actions/session' as path from actions_session a \
             where a.subject_id = {id} union all \
             select a.id, a.start_time, 'Surgery', '', null, null, null, 'actions/surgery' from actions_surgery a \
             where a.subject_id = {id} union all \
             select a.id, a.start_time, 'Water restriction', coalesce(w.name, ''), null, null, null, \
             'actions/waterrestriction' from actions_waterrestriction a \
             left join actions_watertype w on w.id = a.water_type_id where a.subject_id = {id} union all \
             select a.id, a.start_time, 'Other action', '', null, null, null, 'actions/otheraction' \
             from actions_otheraction a where a.subject_id = {id} union all \
             select a.id, a.start_time, 'Virus injection', '', null, null, null, 'actions/virusinjection' \
             from actions_virusinjection a where a.subject_id = {id}) e order by e.at desc nulls last",
            id
        );
        sql.push(&format!(" limit {MAX_ENTRIES}"));
        let rows = fetch(call, sql).await?;
        let mut html = Html::new();
        html.raw("<p class=buttons><a class=button")
            .attr("href", call.at(format_args!("subjects/subject/{id}/change/")));
        html.raw(">").text(&nickname).raw("</a><a class=button");
        html.attr("href", call.at(format_args!("water-history/{id}/"))).raw(">Water history</a></p>");
        html.raw("<p class=count>").text(rows.len()).raw(" entries</p><div class=scroll><table class=list><thead><tr>");
        html.raw("<th scope=col>Time<th scope=col>What<th scope=col>Type<th scope=col>Details</tr></thead><tbody>");
        for row in rows.iter().map(RowView::new) {
            let text = |at| row.text(at).unwrap_or_default();
            html.raw("<tr><th scope=row>");
            let time = row.date_time(1).map(|at| call.now().local(at).format("%Y-%m-%d %H:%M").to_string());
            let id = row.uuid(0).unwrap_or_default();
            html.link(call.at(format_args!("{}/{id}/change/", text(7))), time.as_deref().unwrap_or("no time"));
            html.raw("</th><td>").text(text(2)).raw("</td><td>").text(text(3)).raw("</td><td>");
            if let Some(number) = row.integer(4) {
                html.raw("number ").text(number);
            }
            if let (Some(correct), Some(trials)) = (row.integer(5), row.integer(6)) {
                html.raw(", ").text(correct).raw(" of ").text(trials).raw(" trials correct");
            }
            html.raw("</td></tr>");
        }
        html.raw("</tbody></table></div>");
        Ok(call.show_as(format!("History of {nickname}"), html))
    })
}
