//! Weighings: who entered one stands in the log of the admin pages, and people are told of weights that are too low.

use super::{admin_log, care, statement};
use crate::generated::{
    App,
    actions::weighing::{WeighingBehaviour, WeighingDraft},
};
use specimen::{
    behaviour::{BoxFuture, WriteContext},
    error::RequestError,
    query::render::RowView,
    uuid::Uuid,
};

impl WeighingBehaviour for App {
    fn after_save<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut WeighingDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            if draft.old.is_some() {
                return Ok(());
            }
            let subject = nickname(context, draft.row.subject_id).await?;
            let description = format!("Weighing {:.2} g for {subject}", draft.row.weight);
            admin_log::added(context, "actions", "weighing", draft.row.id, &description).await?;
            care::weighed(context, draft.row.subject_id).await
        })
    }
}

/// What a subject is called.
///
/// # Errors
/// Database errors.
pub async fn nickname(context: &WriteContext<'_>, subject: Uuid) -> Result<String, RequestError> {
    let mut sql = statement::sql(context);
    sql.push("select s.nickname from subjects_subject s where s.id = ").bind(subject);
    let rows = statement::fetch(context, sql).await?;
    Ok(rows.first().and_then(|row| RowView::new(row).text(0)).unwrap_or_default())
}
