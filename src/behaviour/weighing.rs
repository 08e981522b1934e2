//! Weighings: who entered one stands in the log of the admin pages, and people are told of weights that are too low.

use super::{admin_log, care, subject};
use crate::generated::{
    App,
    actions::weighing::{WeighingBehaviour, WeighingDraft},
};
use specimen::hooks::{HookFuture, WriteContext};

impl WeighingBehaviour for App {
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WeighingDraft) -> HookFuture<'a> {
        Box::pin(async move {
            if draft.old.is_some() {
                return Ok(());
            }
            let subject = subject::nickname(context, draft.row.subject_id).await?.unwrap_or_default();
            let description = format!("Weighing {:.2} g for {subject}", draft.row.weight);
            admin_log::added(context, "actions", "weighing", draft.row.id, &description).await?;
            care::after_weighing(context, draft.row.subject_id).await
        })
    }
}
