//! Water restrictions: the weight that they refer to, and the class of the subject's licence.

use super::{surgery, water};
use crate::generated::{
    App,
    actions::{
        water_restriction::{WaterRestrictionBehaviour, WaterRestrictionDraft, entity},
        weighing::entity as weighing,
    },
};
use specimen::{
    chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, Utc},
    error::RequestError,
    hooks::{HookFuture, WriteContext},
    query::render::RowView,
    request_time::RequestTime,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder},
    sql,
    uuid::Uuid,
};

/// A weighing this long before the start is too old to be the reference.
const MAX_WEIGHING_AGE: TimeDelta = TimeDelta::days(7);

impl WaterRestrictionBehaviour for App {
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
