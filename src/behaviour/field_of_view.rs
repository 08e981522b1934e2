//! Fields of view: their datasets and regions, the one session of a stack, and the one default among their
//! locations.

use super::{
    brain_region::{Recorded, Wanted, recorded_in},
    linked_datasets::{self, FIELDS_OF_VIEW},
    statement,
};
use crate::generated::{
    Code,
    experiments::{
        field_of_view::{FieldOfViewBehaviour, FieldOfViewDraft},
        field_of_view_location::{FieldOfViewLocationBehaviour, FieldOfViewLocationDraft},
    },
};
use specimen::{
    behaviour::{Asked, BoxFuture, Work},
    fault::Fault,
    query::{condition::Condition, render::RowView},
};

impl FieldOfViewBehaviour for Code {
    fn datasets_rule(_: &Asked<'_>, text: &str) -> Result<Condition, String> {
        Ok(linked_datasets::named(&FIELDS_OF_VIEW, text, None))
    }

    fn atlas_name_rule(_: &Asked<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(Recorded::FieldsOfView, Wanted::Name(text.to_owned())))
    }

    fn atlas_acronym_rule(_: &Asked<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(Recorded::FieldsOfView, Wanted::Acronym(text.to_owned())))
    }

    fn atlas_id_rule(_: &Asked<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(Recorded::FieldsOfView, Wanted::id(text)?))
    }

    fn validate<'a>(work: &'a Work<'a>, draft: &'a mut FieldOfViewDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            let Some(stack) = draft.row.stack_id else { return Ok(()) };
            let mut sql = statement::sql(work);
            sql.push("select f.session_id from experiments_fov f join actions_session s on s.id = f.session_id ");
            sql.push("where f.stack_id = ").bind(stack).push(" order by s.start_time desc, f.name limit 1");
            let rows = statement::fetch(work, sql).await?;
            match rows.first().and_then(|row| RowView::new(row).uuid(0)) {
                Some(session) if session != draft.row.session_id => {
                    Err(Fault::field("stack", "Stack fields of view must belong to the same session"))
                }
                _ => Ok(()),
            }
        })
    }

    fn after_save<'a>(work: &'a Work<'a>, draft: &'a mut FieldOfViewDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            match draft.datasets {
                Some(_) => Ok(()),
                None => linked_datasets::relink(work, &FIELDS_OF_VIEW, draft.row.id).await,
            }
        })
    }
}

impl FieldOfViewLocationBehaviour for Code {
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut FieldOfViewLocationDraft,
    ) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            if !draft.row.default_provenance {
                return Ok(());
            }
            let mut sql = statement::sql(work);
            sql.push("update experiments_fovlocation set default_provenance = false, auto_datetime = ");
            sql.bind(work.now.now).push(" where default_provenance = true and field_of_view_id = ");
            sql.bind(draft.row.field_of_view_id).push(" and id <> ").bind(draft.row.id);
            statement::execute(work, sql).await?;
            Ok(())
        })
    }
}
