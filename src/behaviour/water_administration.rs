//! Water administrations: the default water type, the check against the death date, and the log entry.

use super::{admin_log, statement, weighing::nickname};
use crate::generated::{
    App,
    actions::water_administration::{WaterAdministrationBehaviour, WaterAdministrationDraft},
};
use specimen::{
    behaviour::{BoxFuture, WriteContext},
    error::RequestError,
    query::render::RowView,
    uuid::Uuid,
};

impl WaterAdministrationBehaviour for App {
    fn validate<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut WaterAdministrationDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            let Some(at) = draft.row.date_time else { return Ok(()) };
            let mut sql = statement::sql(context);
            sql.push("select s.death_date from subjects_subject s where s.id = ").bind(draft.row.subject_id);
            let rows = statement::fetch(context, sql).await?;
            let death = rows.first().and_then(|row| RowView::new(row).date(0));
            if death.is_some_and(|death| context.now.local(at).date() > death) {
                return Err(RequestError::field("date_time", "Water administration date after death date"));
            }
            Ok(())
        })
    }

    fn before_save<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut WaterAdministrationDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            if draft.row.water_type_id.is_none() {
                draft.row.water_type_id = usual_type(context, draft.row.subject_id).await?;
            }
            Ok(())
        })
    }

    fn after_save<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut WaterAdministrationDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            if draft.old.is_some() {
                return Ok(());
            }
            let subject = nickname(context, draft.row.subject_id).await?;
            let description = match draft.row.water_administered {
                Some(millilitres) => format!("Water {millilitres:.2}g for {subject}"),
                None => format!("Water adlib for {subject}"),
            };
            admin_log::added(context, "actions", "wateradministration", draft.row.id, &description).await
        })
    }
}

/// What a subject drinks: the type of its latest water restriction, ended or not (which may name none);
/// water if it never was restricted.
async fn usual_type(context: &WriteContext<'_>, subject: Uuid) -> Result<Option<Uuid>, RequestError> {
    let mut sql = statement::sql(context);
    sql.push("select w.water_type_id from actions_waterrestriction w where w.subject_id = ").bind(subject);
    sql.push(" order by w.start_time desc nulls last, w.id limit 1");
    let rows = statement::fetch(context, sql).await?;
    if let Some(row) = rows.first() {
        return Ok(RowView::new(row).uuid(0));
    }
    let mut sql = statement::sql(context);
    sql.push("select k.id from actions_watertype k where k.name = 'Water'");
    let rows = statement::fetch(context, sql).await?;
    Ok(rows.first().and_then(|row| RowView::new(row).uuid(0)))
}
