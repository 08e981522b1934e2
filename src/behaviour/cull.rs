//! Culls: set the death date of the subject, end its water restrictions and, on the pages, its stay in a housing; deleting a cull clears the death
//! date.

use crate::generated::{
    App,
    actions::{
        cull::{CullBehaviour, CullDraft},
        water_restriction::{self, entity},
    },
    subjects::subject,
};
use specimen::{
    chrono::{DateTime, NaiveDate, NaiveTime, Utc},
    error::RequestError,
    hooks::{Draft, HookFuture, WriteContext},
    request_time::RequestTime,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Value},
    sql, typed,
    uuid::Uuid,
    write,
};

impl CullBehaviour for App {
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut CullDraft) -> HookFuture<'a> {
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

    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut CullDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let (id, date) = (draft.row.subject_id, draft.row.date);
            let Some(column) = subject::RESOURCE.column("death_date") else { return Ok(()) };
            let Some(subject) = load(context, id).await? else { return Ok(()) };
            if typed::date(&subject.row[column]) != Some(date) {
                end_restrictions(context, id, date).await?;
                set_death(context, id, column, Some(date)).await?;
            }
            // On the pages, whose callers are held to the rules: over REST a cull changes what Alyx's does.
            if context.caller.is_some_and(|caller| caller.ruled) {
                leave_housing(context, id, date).await?;
            }
            // The subject is no longer to be culled.
            let done =
                sql!(context, "update subjects_subject set to_be_culled = false where to_be_culled and id = {id}", id);
            context.execute(done).await?;
            Ok(())
        })
    }

    fn after_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut CullDraft) -> HookFuture<'a> {
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

/// When what a subject's death ends has ended: the beginning of the day.
pub fn end_of(day: NaiveDate, now: &RequestTime) -> DateTime<Utc> {
    now.instant(day.and_time(NaiveTime::MIN))
}

/// Ends a subject's stay in a housing at the beginning of a day; one that began later ends when it began.
async fn leave_housing(context: &WriteContext<'_>, subject: Uuid, day: NaiveDate) -> Result<(), RequestError> {
    let ended = sql!(
        context,
        "update misc_housingsubject set end_datetime = case when start_datetime > {end} then start_datetime else {end} end \
         where subject_id = {subject} and end_datetime is null",
        end = end_of(day, context.now),
        subject
    );
    context.execute(ended).await?;
    Ok(())
}

/// Ends a subject's open restrictions at the beginning of a day.
async fn end_restrictions(context: &WriteContext<'_>, subject: Uuid, day: NaiveDate) -> Result<(), RequestError> {
    let resource = &water_restriction::RESOURCE;
    let Some(column) = resource.column("end_time") else { return Ok(()) };
    let open = entity::Entity::find()
        .filter(entity::Column::SubjectId.eq(subject))
        .filter(entity::Column::StartTime.is_not_null())
        .filter(entity::Column::EndTime.is_null())
        .order_by_asc(entity::Column::StartTime)
        .select_only()
        .column(entity::Column::Id)
        .into_tuple::<Uuid>()
        .all(context.transaction)
        .await?;
    let open: Vec<Value> = open.into_iter().map(Value::from).collect();
    let end = end_of(day, context.now);
    for mut restriction in write::load_all(context, resource, &open).await? {
        restriction.row[column] = end.into();
        write::save::save(context, &mut restriction).await?;
    }
    Ok(())
}
