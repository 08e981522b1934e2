//! The water of an animal, day by day.

use super::{named, plot};
use crate::behaviour::water::{
    Control,
    daily::{self, Day},
    fetch::{self, ReadContext},
};
use specimen::{
    admin::{Html, own::PageCall},
    chrono::{Days, NaiveDate},
    error::RequestError,
    hooks::{BoxFuture, Reply},
    uuid::Uuid,
};

/// Days of a page.
const DAYS: u64 = 60;
/// Days of which the plot tells.
const PLOTTED: u64 = 365;

/// `/water-history/<subject>/`.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let (id, nickname) = named(call).await?;
        let (days, share) = days(call, id).await?;
        let mut html = Html::new();
        html.raw("<p>").link(call.at(format_args!("subjects/subject/{id}/change/")), &nickname).raw("</p>");
        html.append(&plot::svg(&nickname, &days, share));
        let until = call.asked("until").parse::<NaiveDate>().ok();
        let shown: Vec<&Day> =
            days.iter().rev().filter(|day| until.is_none_or(|until| day.date <= until)).take(DAYS as usize).collect();
        table(&mut html, &shown);
        html.raw("<nav class=pager aria-label=Pages>");
        if until.is_some() {
            html.link(call.at(format_args!("water-history/{id}/")), "The last days");
        }
        if let (Some(last), Some(first)) = (shown.last(), days.first())
            && last.date > first.date
            && let Some(before) = last.date.checked_sub_days(Days::new(1))
        {
            html.link(call.at(format_args!("water-history/{id}/?until={before}")), "Days before");
        }
        html.raw("</nav>");
        Ok(call.show_as(format!("Water history of {nickname}"), html))
    })
}

/// The days of an animal up to today, and its lab's smallest share of the expected weight.
///
/// # Errors
/// 404; database errors.
pub async fn days(call: &PageCall<'_>, id: Uuid) -> Result<(Vec<Day>, f64), RequestError> {
    let (on, view) = (call.on(), call.view()?);
    let on = on.seeing(&view);
    let source = ReadContext { on: &on, dialect: call.site().store.dialect, now: call.now() };
    let missing = || RequestError::no_row("Subject");
    let (animal, _) = fetch::subject(source, id).await?.ok_or_else(missing)?;
    let share = animal.reference_weight_pct + animal.zscore_weight_pct;
    let loaded = fetch::load_all(source, std::slice::from_ref(&animal)).await?;
    let control = Control::new(loaded.first().ok_or_else(missing)?, call.now());
    let from = call.now().today().checked_sub_days(Days::new(PLOTTED));
    let from = match (from, control.first_record()) {
        (Some(from), Some(first)) if first.date() < from => Some(from),
        _ => None,
    };
    Ok((daily::requirement(&control, from, None).map_or_else(Vec::new, |table| table.records), share))
}

fn table(html: &mut Html, days: &[&Day]) {
    html.raw("<div class=scroll tabindex=0 role=region aria-label=\"Water day by day\"><table class=list><thead><tr>");
    for heading in [
        "Day",
        "Weight, g",
        "Reference",
        "Expected",
        "Of expected",
        "At least",
        "Reward, ml",
        "Supplement",
        "Total",
        "Needed",
        "Excess",
        "Implant, g",
    ] {
        html.raw("<th scope=col>").text(heading).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    for day in days {
        html.raw(if day.is_water_restricted { "<tr>" } else { "<tr class=off>" });
        html.raw("<th scope=row>").text(day.date.format("%a %Y-%m-%d"));
        if !day.is_water_restricted {
            html.raw("<span class=hidden> off restriction</span>");
        }
        html.raw("</th><td><b>");
        if let Some(weight) = day.weighing_at {
            html.text(format_args!("{weight:.1}"));
        }
        html.raw("</b></td>");
        for (value, digits) in [
            (day.reference_weight, 1),
            (day.expected_weight, 1),
            (day.percentage_weight, 1),
            (day.min_weight, 1),
            (day.given_water_reward, 2),
            (day.given_water_supplement, 2),
            (day.given_water_total, 2),
            (day.expected_water, 2),
            (day.excess_water, 2),
            (day.implant_weight, 1),
        ] {
            html.raw("<td>").text(format_args!("{value:.digits$}")).raw("</td>");
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table></div>");
}
