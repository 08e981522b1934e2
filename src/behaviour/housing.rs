//! Housings: a cage whose conditions change becomes another housing, where its occupants live from then on; and
//! a subject lives in one housing at a time.

use crate::generated::{
    App,
    misc::{
        housing::{self, HousingBehaviour, HousingDraft, StaysRow, StaysValues, entity},
        housing_subject::{self, HousingSubjectBehaviour, HousingSubjectDraft},
    },
};
use specimen::{
    error::RequestError,
    hooks::{HookFuture, Keys, WriteContext},
    query::render::RowView,
    request_time::RequestTime,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Value},
    sql,
    store::Sql,
    uuid::Uuid,
    write,
};

impl HousingBehaviour for App {
    fn stays_rows(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql) {
        let today = now.today();
        sql!(
            sql,
            "select h.housing_id, s.nickname, h.start_datetime, h.end_datetime, l.name, \
             case when s.death_date <= {today} then 1 else 0 end from misc_housingsubject h \
             join subjects_subject s on s.id = h.subject_id join misc_lab l on l.id = s.lab_id \
             where h.housing_id {keys} order by h.start_datetime, s.nickname, h.id",
            today,
            keys
        );
    }

    fn stays(_: StaysRow, rows: &[RowView<'_>]) -> StaysValues {
        let mut stays = StaysValues {
            inside: Vec::new(),
            before: Vec::new(),
            since: rows.iter().filter_map(|row| row.date_time(2)).min().map(|at| at.date_naive()),
            until: None,
            active: None,
            home: rows.first().and_then(|row| row.text(4)),
        };
        for row in rows {
            let Some(nickname) = row.text(1) else { continue };
            let stayed = row.date_time(3).is_some() || row.integer(5) == Some(1);
            let list = if stayed { &mut stays.before } else { &mut stays.inside };
            if !list.contains(&nickname) {
                list.push(nickname);
            }
        }
        stays.before.retain(|nickname| !stays.inside.contains(nickname));
        if stays.inside.is_empty() {
            stays.until = rows.iter().filter_map(|row| row.date_time(3)).max().map(|at| at.date_naive());
        }
        stays.active = i64::try_from(stays.inside.len()).ok();
        stays
    }

    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut HousingDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let Some(old) = draft.old.clone() else { return Ok(()) };
            if same_conditions(&old, &draft.row) || !was_lived_in(context, old.id).await? {
                return Ok(());
            }
            let new = draft.row.clone();
            // The old housing keeps its conditions; only its name and json change.
            draft.row = entity::Model { name: new.name.clone(), json: new.json.clone(), ..old.clone() };
            let made = another(context, new).await?;
            move_in(context, old.id, made).await
        })
    }
}

impl HousingSubjectBehaviour for App {
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut HousingSubjectDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let (Some(subject), None) = (draft.row.subject_id, draft.row.end_datetime) else { return Ok(()) };
            let moved_out = sql!(
                context,
                "update misc_housingsubject set end_datetime = {start} \
                 where end_datetime is null and subject_id = {subject} and id <> {id}",
                start = draft.row.start_datetime,
                subject,
                id = draft.row.id
            );
            context.execute(moved_out).await?;
            Ok(())
        })
    }
}

/// Whether two housings differ in name and notes at most.
fn same_conditions(a: &entity::Model, b: &entity::Model) -> bool {
    a.cage_name == b.cage_name
        && a.cage_type_id == b.cage_type_id
        && a.enrichment_id == b.enrichment_id
        && a.food_id == b.food_id
        && a.cage_cleaning_frequency_days == b.cage_cleaning_frequency_days
        && a.light_cycle == b.light_cycle
}

async fn was_lived_in(context: &WriteContext<'_>, housing: Uuid) -> Result<bool, RequestError> {
    let stays = housing_subject::entity::Entity::find();
    let stay = stays.filter(housing_subject::entity::Column::HousingId.eq(housing)).one(context.transaction).await?;
    Ok(stay.is_some())
}

/// Makes a housing with the new conditions.
async fn another(context: &WriteContext<'_>, row: entity::Model) -> Result<Uuid, RequestError> {
    let values: [(&str, Value); 8] = [
        ("name", row.name.into()),
        ("json", row.json.into()),
        ("cage_name", row.cage_name.into()),
        ("cage_type", row.cage_type_id.into()),
        ("enrichment", row.enrichment_id.into()),
        ("food", row.food_id.into()),
        ("cage_cleaning_frequency_days", row.cage_cleaning_frequency_days.into()),
        ("light_cycle", row.light_cycle.into()),
    ];
    let draft = write::insert_new(context, &housing::RESOURCE, &values).await?;
    match write::columns::key(&draft) {
        Value::Uuid(Some(id)) => Ok(id),
        _ => Err(RequestError::no_row("Housing")),
    }
}

/// Ends the occupants' time in one housing and begins it in another, now.
async fn move_in(context: &WriteContext<'_>, from: Uuid, to: Uuid) -> Result<(), RequestError> {
    let ended = sql!(
        context,
        "update misc_housingsubject set end_datetime = {now} where housing_id = {from} and end_datetime is null \
         returning subject_id",
        now = context.now.now,
        from
    );
    let rows = context.fetch(ended).await?;
    for subject in rows.iter().filter_map(|row| RowView::new(row).uuid(0)) {
        let values: [(&str, Value); 3] =
            [("subject", subject.into()), ("housing", to.into()), ("start_datetime", context.now.now.into())];
        write::insert_new(context, &housing_subject::RESOURCE, &values).await?;
    }
    Ok(())
}
