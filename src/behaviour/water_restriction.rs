//! Water restrictions: the weight that they refer to, and the class of the subject's licence.

use super::{
    surgery,
    water::{self, Control, When},
};
use crate::generated::{
    App,
    actions::{
        water_restriction::{TodayRow, TodayValues, WaterRestrictionBehaviour, WaterRestrictionDraft, entity},
        weighing::entity as weighing,
    },
};
use specimen::{
    chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, Utc},
    error::RequestError,
    hooks::{BoxFuture, HookFuture, WriteContext},
    query::render::{PageRows, RowView},
    request_time::RequestTime,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder},
    sql,
    uuid::Uuid,
};

/// The figures of an animal today, as people read them.
fn today(control: &Control<'_>) -> TodayValues {
    let grams = |number: f64| Some(format!("{number:.1}"));
    let water = |number: f64| Some(format!("{number:.2}"));
    let given = control.given_water(When::Now);
    TodayValues {
        weight: grams(control.weight(When::Now)),
        weight_ref: grams(control.reference_weight(When::Now)),
        weight_exp: grams(control.expected_weight(When::Now)),
        weight_min: grams(control.min_weight(When::Now)),
        weight_pct: water::state::text(control, When::Now),
        water_reward: water(given.reward),
        water_suppl: water(given.supplement),
        water_tot: water(given.total),
        water_exp: water(control.expected_water(When::Now)),
        water_excess: water(-control.remaining_water(When::Now)),
        implant: grams(control.implant(When::Now)),
    }
}

/// A weighing this long before the start is too old to be the reference.
const MAX_WEIGHING_AGE: TimeDelta = TimeDelta::days(7);

impl WaterRestrictionBehaviour for App {
    fn today<'a>(page: &'a PageRows<'a>, rows: Vec<TodayRow>) -> BoxFuture<'a, Result<Vec<TodayValues>, RequestError>> {
        Box::pin(async move {
            let subject = |row: TodayRow| water::Subject {
                // Never null: each restriction has a subject.
                id: row.subject_id.unwrap_or_default(),
                sex: row.subject_sex.unwrap_or_default(),
                birth_date: row.subject_birth_date,
                timezone: row.subject_lab_timezone.unwrap_or_default(),
                reference_weight_pct: row.subject_lab_reference_weight_pct.unwrap_or_default(),
                zscore_weight_pct: row.subject_lab_zscore_weight_pct.unwrap_or_default(),
            };
            let of: Vec<water::Subject> = rows.into_iter().map(subject).collect();
            let mut subjects: Vec<water::Subject> = Vec::new();
            let mut place = |of: &water::Subject| match subjects.iter().position(|known| known.id == of.id) {
                Some(place) => place,
                None => {
                    subjects.push(of.clone());
                    subjects.len() - 1
                }
            };
            let places: Vec<usize> = of.iter().map(&mut place).collect();
            let inputs = water::fetch::load(page, &subjects).await?;
            let all: Vec<TodayValues> = inputs.iter().map(|inputs| today(&Control::new(inputs, page.now))).collect();
            Ok(places.into_iter().filter_map(|place| all.get(place).cloned()).collect())
        })
    }

    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterRestrictionDraft) -> HookFuture<'a> {
        Box::pin(async move {
            match reference(context, &draft.row).await? {
                Some((start, at, _)) if is_too_old(start, at) => {
                    let text = format!(
                        "The last weighing, at {at}, is 7 days or more from the start: weigh the subject, or give the \
                         reference weight."
                    );
                    Err(RequestError::field("reference_weight", text))
                }
                Some((.., weight)) => {
                    draft.row.reference_weight = weight;
                    Ok(())
                }
                None => Ok(()),
            }
        })
    }

    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterRestrictionDraft) -> HookFuture<'a> {
        Box::pin(async move {
            surgery::update_subject(context, draft.row.subject_id, None).await?;
            match &draft.old {
                Some(old) if old.subject_id != draft.row.subject_id => {
                    surgery::update_subject(context, old.subject_id, None).await
                }
                _ => Ok(()),
            }
        })
    }

    fn after_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterRestrictionDraft) -> HookFuture<'a> {
        Box::pin(surgery::update_subject(context, draft.row.subject_id, None))
    }
}

/// The start and the weighing that a restriction without a reference weight refers to: its subject's last on or
/// before the day of the start. Times are those of clocks: of the server for the start, of the lab for the
/// weighing.
async fn reference(
    context: &WriteContext<'_>,
    row: &entity::Model,
) -> Result<Option<(NaiveDateTime, NaiveDateTime, f64)>, RequestError> {
    let Some(start) = row.start_time.filter(|_| row.reference_weight == 0.0) else { return Ok(None) };
    let start = context.now.local(start);
    let lab = lab_clock(context, row.subject_id).await?;
    let next = lab.instant((start.date() + Days::new(1)).and_time(NaiveTime::MIN));
    let last = last_weighing(context, row.subject_id, next).await?;
    Ok(last.map(|(at, weight)| (start, lab.local(at), weight)))
}

fn is_too_old(start: NaiveDateTime, weighing: NaiveDateTime) -> bool {
    (start - weighing).abs() >= MAX_WEIGHING_AGE
}

async fn lab_clock(context: &WriteContext<'_>, subject: Uuid) -> Result<RequestTime, RequestError> {
    let zone = sql!(
        context,
        "select l.timezone from subjects_subject s join misc_lab l on l.id = s.lab_id where s.id = {subject}",
        subject
    );
    let rows = context.fetch(zone).await?;
    let zone = rows.first().and_then(|row| RowView::new(row).text(0)).unwrap_or_default();
    Ok(RequestTime { now: context.now.now, zone: water::lab_zone(&zone, context.now.zone) })
}

async fn last_weighing(
    context: &WriteContext<'_>,
    subject: Uuid,
    before: DateTime<Utc>,
) -> Result<Option<(DateTime<Utc>, f64)>, RequestError> {
    let last = weighing::Entity::find()
        .filter(weighing::Column::SubjectId.eq(subject))
        .filter(weighing::Column::DateTime.lt(before))
        .order_by_desc(weighing::Column::DateTime)
        .order_by_desc(weighing::Column::Id)
        .one(context.transaction)
        .await?;
    Ok(last.and_then(|last| Some((last.date_time?, last.weight))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("is a time")
    }

    #[test]
    fn a_weighing_of_the_week_around_the_start_counts() {
        let weighing = at("2026-06-03 20:00");
        assert!(!is_too_old(at("2026-06-03 09:00"), weighing));
        assert!(!is_too_old(at("2026-06-10 09:00"), weighing));
        assert!(is_too_old(at("2026-06-20 09:00"), weighing));
        assert!(is_too_old(at("2026-06-10 20:00"), weighing));
    }
}
