//! Weighings: who entered one stands in the log of the admin pages, and people are told of weights that are too low.

use super::{
    admin_log, care,
    water::{self, Control, When, fetch::ReadContext},
};
use crate::generated::{
    App,
    actions::weighing::{StateRow, StateValues, WeighingBehaviour, WeighingDraft},
};
use specimen::{
    error::RequestError,
    hooks::{BoxFuture, HookFuture, WriteContext},
    query::render::PageRows,
    request_time::RequestTime,
};

impl WeighingBehaviour for App {
    fn state<'a>(page: &'a PageRows<'a>, rows: Vec<StateRow>) -> BoxFuture<'a, Result<Vec<StateValues>, RequestError>> {
        Box::pin(async move {
            let mut subjects: Vec<water::Subject> = Vec::new();
            let mut weighings = Vec::with_capacity(rows.len());
            for row in rows {
                let at = row.date_time;
                let subject = water::Subject {
                    // Never null: each weighing has a subject.
                    id: row.subject_id.unwrap_or_default(),
                    sex: row.subject_sex.unwrap_or_default(),
                    birth_date: row.subject_birth_date,
                    timezone: row.subject_lab_timezone.unwrap_or_default(),
                    reference_weight_pct: row.subject_lab_reference_weight_pct.unwrap_or_default(),
                    zscore_weight_pct: row.subject_lab_zscore_weight_pct.unwrap_or_default(),
                };
                let place = match subjects.iter().position(|known| known.id == subject.id) {
                    Some(place) => place,
                    None => {
                        subjects.push(subject);
                        subjects.len() - 1
                    }
                };
                weighings.push((place, at));
            }
            let inputs = water::fetch::load_all(ReadContext::of(page), &subjects).await?;
            let text = |(place, at): (usize, Option<_>)| {
                let (inputs, at) = (inputs.get(place)?, at?);
                let zone = water::lab_zone(&inputs.subject.timezone, page.now.zone);
                let when = When::At(RequestTime { now: at, zone }.local(at));
                water::state::text(&Control::new(inputs, page.now), when)
            };
            Ok(weighings.into_iter().map(|of| StateValues { percentage: text(of) }).collect())
        })
    }

    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WeighingDraft) -> HookFuture<'a> {
        Box::pin(async move {
            if draft.old.is_some() {
                return Ok(());
            }
            let (id, subject) = (draft.row.id, draft.row.subject_id);
            let description = format!("Weighing {:.2} g for ", draft.row.weight);
            let log = admin_log::added(context, ("actions", "weighing"), id, &description, subject);
            care::after_weighing(context, subject, log).await
        })
    }
}
