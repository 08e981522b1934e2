//! Culls: set the death date of the subject and end its water restrictions; deleting a cull clears the death date.

use super::statement;
use crate::generated::{
    Code,
    actions::{
        cull::{CullBehaviour, CullDraft},
        water_restriction,
    },
    subjects::subject,
};
use specimen::{
    behaviour::{BoxFuture, Draft, Work},
    chrono::{NaiveDate, NaiveTime},
    fault::Fault,
    query::render::RowView,
    sea_orm::Value,
    typed,
    uuid::Uuid,
    write,
};

impl CullBehaviour for Code {
    fn validate<'a>(work: &'a Work<'a>, draft: &'a mut CullDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            let Some(column) = subject::RESOURCE.column("birth_date") else { return Ok(()) };
            let Some(subject) = load(work, draft.row.subject_id).await? else { return Ok(()) };
            match typed::date(&subject.row[column]) {
                Some(birth) if draft.row.date < birth => {
                    Err(Fault::field("date", "Cull date must be after birth date."))
                }
                _ => Ok(()),
            }
        })
    }

    fn before_save<'a>(work: &'a Work<'a>, draft: &'a mut CullDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            let (id, date) = (draft.row.subject_id, draft.row.date);
            let Some(column) = subject::RESOURCE.column("death_date") else { return Ok(()) };
            let Some(subject) = load(work, id).await? else { return Ok(()) };
            if typed::date(&subject.row[column]) != Some(date) {
                end_restrictions(work, id, date).await?;
                set_death(work, id, column, Some(date)).await?;
            }
            // The subject is no longer to be culled.
            let mut sql = statement::sql(work);
            sql.push("update subjects_subject set to_be_culled = false where to_be_culled and id = ").bind(id);
            statement::execute(work, sql).await?;
            Ok(())
        })
    }

    fn after_delete<'a>(work: &'a Work<'a>, draft: &'a mut CullDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            let Some(column) = subject::RESOURCE.column("death_date") else { return Ok(()) };
            set_death(work, draft.row.subject_id, column, None).await
        })
    }
}

async fn load(work: &Work<'_>, subject: Uuid) -> Result<Option<Draft>, Fault> {
    write::load(work, &subject::RESOURCE, &subject.into()).await
}

/// Sets the death date of a subject and saves it with its hooks. Does nothing if the subject no longer exists.
async fn set_death(work: &Work<'_>, id: Uuid, column: usize, day: Option<NaiveDate>) -> Result<(), Fault> {
    let Some(mut subject) = load(work, id).await? else { return Ok(()) };
    subject.row[column] = day.into();
    write::save::save(work, &mut subject).await
}

/// Ends a subject's open restrictions at the beginning of a day.
async fn end_restrictions(work: &Work<'_>, subject: Uuid, day: NaiveDate) -> Result<(), Fault> {
    let resource = &water_restriction::RESOURCE;
    let Some(column) = resource.column("end_time") else { return Ok(()) };
    let mut sql = statement::sql(work);
    sql.push("select r.id from actions_waterrestriction r where r.subject_id = ").bind(subject);
    sql.push(" and r.start_time is not null and r.end_time is null order by r.start_time");
    let rows = statement::fetch(work, sql).await?;
    let open: Vec<Value> = rows.iter().filter_map(|row| RowView::new(row).uuid(0)).map(Value::from).collect();
    let end = work.now.instant(day.and_time(NaiveTime::MIN));
    for mut restriction in write::load_all(work, resource, &open).await? {
        restriction.row[column] = end.into();
        write::save::save(work, &mut restriction).await?;
    }
    Ok(())
}
