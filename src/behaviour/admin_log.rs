//! The log of the admin pages. Weighings and water administrations that are entered over REST are recorded there too,
//! so that it is complete.

use super::statement;
use crate::generated::admin::log_entry;
use specimen::{
    behaviour::{WriteContext, typed},
    error::RequestError,
    query::render::RowView,
    sea_orm::Value,
    uuid::Uuid,
    write::save,
};

/// How the log codes an addition.
const ADDITION: i16 = 1;
/// Characters that the log keeps of a record's description.
const DESCRIPTION: usize = 200;

/// Records that the caller added a record of a kind (`app`, `model`). Does nothing without a caller.
///
/// # Errors
/// Database errors.
pub async fn added(
    context: &WriteContext<'_>,
    app: &str,
    model: &str,
    id: Uuid,
    description: &str,
) -> Result<(), RequestError> {
    let Some(user) = context.caller.and_then(|caller| typed::uuid(&caller.id)) else { return Ok(()) };
    let mut sql = statement::sql(context);
    sql.push("select k.id from django_content_type k where k.app_label = ").bind(app);
    sql.push(" and k.model = ").bind(model);
    let kinds = statement::fetch(context, sql).await?;
    let kind = kinds.first().and_then(|row| RowView::new(row).integer(0)).and_then(|id| i32::try_from(id).ok());
    let description: String = description.chars().take(DESCRIPTION).collect();
    let values: [(&str, Value); 6] = [
        ("user", user.into()),
        ("content_type", kind.into()),
        ("object_id", id.to_string().into()),
        ("object_repr", description.into()),
        ("action_flag", ADDITION.into()),
        ("change_message", r#"[{"added": {}}]"#.into()),
    ];
    save::insert_new(context, &log_entry::RESOURCE, &values).await?;
    Ok(())
}
