//! Water administrations: the default water type, the check against the death date, and the log entry.

use super::admin_log;
use crate::generated::{
    App,
    actions::{
        water_administration::{WaterAdministrationBehaviour, WaterAdministrationDraft},
        water_type::entity as water_type,
    },
    subjects::subject::entity as subject,
};
use specimen::{
    chrono::NaiveDate,
    error::RequestError,
    hooks::{HookFuture, WriteContext},
    query::render::RowView,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect},
    sql,
    uuid::Uuid,
};

impl WaterAdministrationBehaviour for App {
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterAdministrationDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let Some(at) = draft.row.date_time else { return Ok(()) };
            let subject = subject::Entity::find_by_id(draft.row.subject_id);
            let death = subject.select_only().column(subject::Column::DeathDate).into_tuple::<Option<NaiveDate>>();
            let death = death.one(context.transaction).await?.flatten();
            if death.is_some_and(|death| context.now.local(at).date() > death) {
                return Err(RequestError::field("date_time", "Water administration date after death date"));
            }
            Ok(())
        })
    }

    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterAdministrationDraft) -> HookFuture<'a> {
        Box::pin(async move {
            if draft.row.water_type_id.is_none() {
                draft.row.water_type_id = usual_type(context, draft.row.subject_id).await?;
            }
            Ok(())
        })
    }

    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterAdministrationDraft) -> HookFuture<'a> {
        Box::pin(async move {
            if draft.old.is_some() {
                return Ok(());
            }
            let description = match draft.row.water_administered {
                Some(millilitres) => format!("Water {millilitres:.2}g for "),
                None => "Water adlib for ".to_owned(),
            };
            let kind = ("actions", "wateradministration");
            if let Some(log) = admin_log::added(context, kind, draft.row.id, &description, draft.row.subject_id) {
                context.execute(log).await?;
            }
            Ok(())
        })
    }
}

/// What a subject drinks: the type of its latest water restriction, ended or not (which may name none);
/// water if it never was restricted.
async fn usual_type(context: &WriteContext<'_>, subject: Uuid) -> Result<Option<Uuid>, RequestError> {
    let latest = sql!(
        context,
        "select w.water_type_id from actions_waterrestriction w where w.subject_id = {subject} \
         order by w.start_time desc nulls last, w.id limit 1",
        subject
    );
    if let Some(row) = context.fetch(latest).await?.first() {
        return Ok(RowView::new(row).uuid(0));
    }
    let water = water_type::Entity::find().filter(water_type::Column::Name.eq("Water"));
    Ok(water.one(context.transaction).await?.map(|water| water.id))
}
