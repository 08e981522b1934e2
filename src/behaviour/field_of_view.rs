//! Fields of view: their datasets and regions, the one session of a stack, and the one default among their
//! locations.

use super::{
    brain_region::{RecordedIn, RegionFilter, recorded_in},
    linked_datasets::{self, FIELDS_OF_VIEW},
    statement,
};
use crate::generated::{
    App,
    experiments::{
        field_of_view::{FieldOfViewBehaviour, FieldOfViewDraft},
        field_of_view_location::{FieldOfViewLocationBehaviour, FieldOfViewLocationDraft},
    },
};
use specimen::{
    behaviour::{BoxFuture, RuleContext, WriteContext},
    error::RequestError,
    query::{condition::Condition, render::RowView},
};

impl FieldOfViewBehaviour for App {
    fn datasets_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(linked_datasets::named(&FIELDS_OF_VIEW, text, None))
    }

    fn atlas_name_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(RecordedIn::FieldsOfView, RegionFilter::Name(text.to_owned())))
    }

    fn atlas_acronym_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(RecordedIn::FieldsOfView, RegionFilter::Acronym(text.to_owned())))
    }

    fn atlas_id_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(RecordedIn::FieldsOfView, RegionFilter::id(text)?))
    }

    fn validate<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut FieldOfViewDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            let Some(stack) = draft.row.stack_id else { return Ok(()) };
            let mut sql = statement::sql(context);
            sql.push("select f.session_id from experiments_fov f join actions_session s on s.id = f.session_id ");
            sql.push("where f.stack_id = ").bind(stack).push(" order by s.start_time desc, f.name limit 1");
            let rows = statement::fetch(context, sql).await?;
            match rows.first().and_then(|row| RowView::new(row).uuid(0)) {
                Some(session) if session != draft.row.session_id => {
                    Err(RequestError::field("stack", "Stack fields of view must belong to the same session"))
                }
                _ => Ok(()),
            }
        })
    }

    fn after_save<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut FieldOfViewDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            match draft.datasets {
                Some(_) => Ok(()),
                None => linked_datasets::relink(context, &FIELDS_OF_VIEW, draft.row.id).await,
            }
        })
    }
}

impl FieldOfViewLocationBehaviour for App {
    fn before_save<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut FieldOfViewLocationDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            if !draft.row.default_provenance {
                return Ok(());
            }
            let mut sql = statement::sql(context);
            sql.push("update experiments_fovlocation set default_provenance = false, auto_datetime = ");
            sql.bind(context.now.now).push(" where default_provenance = true and field_of_view_id = ");
            sql.bind(draft.row.field_of_view_id).push(" and id <> ").bind(draft.row.id);
            statement::execute(context, sql).await?;
            Ok(())
        })
    }
}
