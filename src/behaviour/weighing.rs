//! Weighings: who entered one stands in the log of the admin pages, and people are told of weights that are too low.

use super::{admin_log, care, statement};
use crate::generated::{
    Code,
    actions::weighing::{WeighingBehaviour, WeighingDraft},
};
use specimen::{
    behaviour::{BoxFuture, Work},
    fault::Fault,
    query::render::RowView,
    uuid::Uuid,
};

impl WeighingBehaviour for Code {
    fn after_save<'a>(work: &'a Work<'a>, draft: &'a mut WeighingDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            if draft.old.is_some() {
                return Ok(());
            }
            let subject = nickname(work, draft.row.subject_id).await?;
            let description = format!("Weighing {:.2} g for {subject}", draft.row.weight);
            admin_log::added(work, "actions", "weighing", draft.row.id, &description).await?;
            care::weighed(work, draft.row.subject_id).await
        })
    }
}

/// What a subject is called.
///
/// # Errors
/// Database errors.
pub async fn nickname(work: &Work<'_>, subject: Uuid) -> Result<String, Fault> {
    let mut sql = statement::sql(work);
    sql.push("select s.nickname from subjects_subject s where s.id = ").bind(subject);
    let rows = statement::fetch(work, sql).await?;
    Ok(rows.first().and_then(|row| RowView::new(row).text(0)).unwrap_or_default())
}
