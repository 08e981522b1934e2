//! Weighings: who entered one stands in the log of the admin pages, and people are told of weights that are too low.

use super::{admin_log, care};
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
            let (id, subject) = (draft.row.id, draft.row.subject_id);
            let description = format!("Weighing {:.2} g for ", draft.row.weight);
            let log = admin_log::added(context, ("actions", "weighing"), id, &description, subject);
            care::after_weighing(context, subject, log).await
        })
    }
}
