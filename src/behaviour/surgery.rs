//! Surgeries: what they do to the subject's licence, severity and life.

use super::water;
use crate::generated::{
    App,
    actions::surgery::{SurgeryBehaviour, SurgeryDraft},
    subjects::subject,
};
use specimen::{
    chrono::NaiveDate,
    error::RequestError,
    hooks::{Draft, HookFuture, WriteContext},
    sea_orm::Value,
    store::Executor,
    typed,
    uuid::Uuid,
    write,
};

/// Severity before a surgery, and after one.
const MILD: i64 = 2;
const MODERATE: i32 = 3;

impl SurgeryBehaviour for App {
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut SurgeryDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let ends = matches!(draft.row.outcome_type.as_str(), "a" | "n");
            let death = draft.row.end_time.filter(|_| ends).map(|at| context.now.local(at).date());
            update_subject(context, draft.row.subject_id, Some(SurgeryEffect { death })).await?;
            match &draft.old {
                // Also update the subject from which the surgery was moved away.
                Some(old) if old.subject_id != draft.row.subject_id => {
                    update_subject(context, old.subject_id, None).await
                }
                _ => Ok(()),
            }
        })
    }

    fn after_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut SurgeryDraft) -> HookFuture<'a> {
        Box::pin(update_subject(context, draft.row.subject_id, None))
    }
}

/// What a surgery means for its subject.
pub struct SurgeryEffect {
    /// The day on which it ended the subject's life, if it did.
    pub death: Option<NaiveDate>,
}

/// Brings a subject up to date after one of its surgeries or restrictions changed: the class of its licence,
/// and what an operation does. The subject is saved, with all that this means; nothing where it is gone.
///
/// # Errors
/// Database errors.
pub async fn update_subject(
    context: &WriteContext<'_>,
    subject: Uuid,
    effect: Option<SurgeryEffect>,
) -> Result<(), RequestError> {
    let on = Executor::from(context.transaction);
    let source = water::fetch::ReadContext { on: &on, dialect: context.site.store.dialect, now: context.now };
    let Some(number) = water::fetch::protocol_number(source, subject).await? else { return Ok(()) };
    let Some(mut draft) = write::load(context, &subject::RESOURCE, &subject.into()).await? else { return Ok(()) };
    set(&mut draft, "protocol_number", number.into());
    if let Some(effect) = effect {
        if get(&draft, "actual_severity").and_then(typed::big) == Some(MILD) {
            set(&mut draft, "actual_severity", MODERATE.into());
        }
        let alive = get(&draft, "death_date").and_then(typed::date).is_none();
        if let (Some(day), true) = (effect.death, alive) {
            set(&mut draft, "death_date", day.into());
        }
    }
    write::save::save(context, &mut draft).await
}

fn get<'a>(draft: &'a Draft, field: &str) -> Option<&'a Value> {
    draft.row.get(draft.resource.column(field)?)
}

fn set(draft: &mut Draft, field: &str, value: Value) {
    if let Some(column) = draft.resource.column(field) {
        draft.row[column] = value;
    }
}
