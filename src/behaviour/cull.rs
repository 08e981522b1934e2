//! Culls: set the death date of the subject and end its water restrictions; deleting a cull clears the death date.

use super::statement;
use crate::generated::{
    App,
    actions::{
        cull::{CullBehaviour, CullDraft},
        water_restriction,
    },
    subjects::subject,
};
use specimen::{
    behaviour::{BoxFuture, Draft, WriteContext},
    chrono::{NaiveDate, NaiveTime},
    error::RequestError,
    query::render::RowView,
    sea_orm::Value,
    typed,
    uuid::Uuid,
    write,
};

impl CullBehaviour for App {
    fn validate<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut CullDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            let Some(column) = subject::RESOURCE.column("birth_date") else { return Ok(()) };
            let Some(subject) = load(context, draft.row.subject_id).await? else { return Ok(()) };
            match typed::date(&subject.row[column]) {
                Some(birth) if draft.row.date < birth => {
                    Err(RequestError::field("date", "Cull date must be after birth date."))
                }
                _ => Ok(()),
            }
        })
    }

    fn before_save<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut CullDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            let (id, date) = (draft.row.subject_id, draft.row.date);
            let Some(column) = subject::RESOURCE.column("death_date") else { return Ok(()) };
            let Some(subject) = load(context, id).await? else { return Ok(()) };
            if typed::date(&subject.row[column]) != Some(date) {
                end_restrictions(context, id, date).await?;
                set_death(context, id, column, Some(date)).await?;
            }
            // The subject is no longer to be culled.
            let mut sql = statement::sql(context);
            sql.push("update subjects_subject set to_be_culled = false where to_be_culled and id = ").bind(id);
            statement::execute(context, sql).await?;
            Ok(())
        })
    }

    fn after_delete<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut CullDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            let Some(column) = subject::RESOURCE.column("death_date") else { return Ok(()) };
            set_death(context, draft.row.subject_id, column, None).await
        })
    }
}

async fn load(context: &WriteContext<'_>, subject: Uuid) -> Result<Option<Draft>, RequestError> {
    write::load(context, &subject::RESOURCE, &subject.into()).await
}

/// Sets the death date of a subject and saves it with its hooks. Does nothing if the subject no longer exists.
async fn set_death(
    context: &WriteContext<'_>,
    id: Uuid,
    column: usize,
    day: Option<NaiveDate>,
) -> Result<(), RequestError> {
    let Some(mut subject) = load(context, id).await? else { return Ok(()) };
    subject.row[column] = day.into();
    write::save::save(context, &mut subject).await
}

/// Ends a subject's open restrictions at the beginning of a day.
async fn end_restrictions(context: &WriteContext<'_>, subject: Uuid, day: NaiveDate) -> Result<(), RequestError> {
    let resource = &water_restriction::RESOURCE;
    let Some(column) = resource.column("end_time") else { return Ok(()) };
    let mut sql = statement::sql(context);
    sql.push("select r.id from actions_waterrestriction r where r.subject_id = ").bind(subject);
    sql.push(" and r.start_time is not null and r.end_time is null order by r.start_time");
    let rows = statement::fetch(context, sql).await?;
    let open: Vec<Value> = rows.iter().filter_map(|row| RowView::new(row).uuid(0)).map(Value::from).collect();
    let end = context.now.instant(day.and_time(NaiveTime::MIN));
    for mut restriction in write::load_all(context, resource, &open).await? {
        restriction.row[column] = end.into();
        write::save::save(context, &mut restriction).await?;
    }
    Ok(())
}
