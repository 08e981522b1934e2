//! The training week: on which days each animal on water restriction had a session.

use super::fetch;
use specimen::{
    admin::{Html, own::PageCall},
    chrono::{Datelike, Days, NaiveDate, NaiveTime},
    error::RequestError,
    hooks::{BoxFuture, Reply},
    query::wire::RowView,
    sql,
    uuid::Uuid,
};
use std::collections::BTreeMap;

/// Days of training below which an animal's row is marked.
const WANTED: usize = 5;

/// `/training/[date]/`.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let today = call.now().today();
        let day = if call.rest.is_empty() { today } else { call.rest.parse().map_err(|_| RequestError::no_route())? };
        let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
        let mut html = Html::new();
        html.raw("<nav class=buttons aria-label=Weeks>");
        for (to, text) in
            [(monday - Days::new(7), "← Week before"), (today, "This week"), (monday + Days::new(7), "Next week →")]
        {
            html.raw("<a class=button")
                .attr("href", call.at(format_args!("training/{to}/")))
                .raw(">")
                .text(text)
                .raw("</a>");
        }
        html.raw("</nav><p class=count>").text(monday).raw(" to ").text(monday + Days::new(6)).raw("</p>");
        let animals = trained(call, monday).await?;
        if animals.is_empty() {
            html.raw("<p>No animal is on water restriction.</p>");
            return Ok(call.show(html));
        }
        html.raw(
            "<div class=scroll><table class=list><thead><tr><th scope=col>Animal<th scope=col>User<th scope=col>Days",
        );
        for day in monday.iter_days().take(7) {
            html.raw("<th scope=col>").text(day.format("%a %d"));
        }
        html.raw("</tr></thead><tbody>");
        for animal in &animals {
            let count = animal.days.iter().filter(|trained| **trained).count();
            html.raw(if count < WANTED { "<tr class=few><th scope=row>" } else { "<tr><th scope=row>" });
            html.link(call.at(format_args!("subjects/subject/{}/change/", animal.id)), &animal.nickname);
            html.raw("</th><td>").text(&animal.user).raw("</td><td>").text(count);
            html.raw(if count < WANTED { " <span class=near>▲ few</span></td>" } else { "</td>" });
            for trained in animal.days {
                html.raw(if trained {
                    "<td class=yes>✓<span class=hidden> yes</span></td>"
                } else {
                    "<td class=no>✗<span class=hidden> no</span></td>"
                });
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
        Ok(call.show(html))
    })
}

struct Trained {
    id: Uuid,
    nickname: String,
    user: String,
    days: [bool; 7],
}

/// The animals with an open water restriction by user and nickname, and on which days of a week each had a session.
async fn trained(call: &PageCall<'_>, monday: NaiveDate) -> Result<Vec<Trained>, RequestError> {
    let now = call.now();
    let begins = |day: NaiveDate| now.instant(day.and_time(NaiveTime::MIN));
    let (from, to) = (begins(monday), begins(monday + Days::new(7)));
    let sql = sql!(
        call.site().store.dialect,
        "select s.id, s.nickname, coalesce(u.username, ''), e.start_time from subjects_subject s \
         left join misc_labmember u on u.id = s.responsible_user_id \
         left join actions_session e on e.subject_id = s.id and e.start_time >= {from} and e.start_time < {to} \
         where exists (select 1 from actions_waterrestriction r where r.subject_id = s.id and r.end_time is null) \
         and s.death_date is null order by 3, 2",
        from,
        to
    );
    let mut animals: BTreeMap<(String, String, Uuid), [bool; 7]> = BTreeMap::new();
    for row in fetch(call, sql).await?.iter().map(RowView::new) {
        let Some(id) = row.uuid(0) else { continue };
        let text = |at| row.text(at).unwrap_or_default();
        let days = animals.entry((text(2), text(1), id)).or_default();
        if let Some(at) = row.date_time(3) {
            let day = usize::try_from((now.local(at).date() - monday).num_days()).unwrap_or(7);
            if let Some(trained) = days.get_mut(day) {
                *trained = true;
            }
        }
    }
    Ok(animals.into_iter().map(|((user, nickname, id), days)| Trained { id, nickname, user, days }).collect())
}
