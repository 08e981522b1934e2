//! Fields of view: their datasets and regions, the one session of a stack, and the one default among their
//! locations.

use super::{
    brain_region::{RecordedIn, atlas_rules},
    linked_datasets::{self, FIELDS_OF_VIEW},
};
use crate::generated::{
    App,
    experiments::{
        field_of_view::{FieldOfViewBehaviour, FieldOfViewDraft},
        field_of_view_location::{FieldOfViewLocationBehaviour, FieldOfViewLocationDraft},
    },
};
use specimen::{
    error::RequestError,
    hooks::{HookFuture, RuleContext, WriteContext},
    query::{condition::Condition, render::RowView},
    sql,
};

impl FieldOfViewBehaviour for App {
    fn datasets_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(linked_datasets::named(&FIELDS_OF_VIEW, text, None))
    }

    atlas_rules!(RecordedIn::FieldsOfView);

    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut FieldOfViewDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let Some(stack) = draft.row.stack_id else { return Ok(()) };
            let first = sql!(
                context,
                "select f.session_id from experiments_fov f join actions_session s on s.id = f.session_id \
                 where f.stack_id = {stack} order by s.start_time desc, f.name limit 1",
                stack
            );
            let rows = context.fetch(first).await?;
            match rows.first().and_then(|row| RowView::new(row).uuid(0)) {
                Some(session) if session != draft.row.session_id => {
                    Err(RequestError::field("stack", "Stack fields of view must belong to the same session"))
                }
                _ => Ok(()),
            }
        })
    }

    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut FieldOfViewDraft) -> HookFuture<'a> {
        Box::pin(async move {
            match draft.sent.datasets {
                Some(_) => Ok(()),
                None => linked_datasets::relink(context, &FIELDS_OF_VIEW, draft.row.id).await,
            }
        })
    }
}

impl FieldOfViewLocationBehaviour for App {
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut FieldOfViewLocationDraft) -> HookFuture<'a> {
        Box::pin(async move {
            if !draft.row.default_provenance {
                return Ok(());
            }
            let cleared = sql!(
                context,
                "update experiments_fovlocation set default_provenance = false, auto_datetime = {now} \
                 where default_provenance = true and field_of_view_id = {field} and id <> {id}",
                now = context.now.now,
                field = draft.row.field_of_view_id,
                id = draft.row.id
            );
            context.execute(cleared).await?;
            Ok(())
        })
    }
}
