//! The log of the admin pages. Weighings and water administrations that are entered over REST are recorded there too,
//! so that it is complete.

use crate::generated::{admin::log_entry, contenttypes::content_type::entity};
use specimen::{
    error::RequestError,
    hooks::{WriteContext, typed},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Value},
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
    let kind = entity::Entity::find()
        .filter(entity::Column::AppLabel.eq(app))
        .filter(entity::Column::Model.eq(model))
        .one(context.transaction)
        .await?;
    let description: String = description.chars().take(DESCRIPTION).collect();
    let values: [(&str, Value); 6] = [
        ("user", user.into()),
        ("content_type", kind.map(|kind| kind.id).into()),
        ("object_id", id.to_string().into()),
        ("object_repr", description.into()),
        ("action_flag", ADDITION.into()),
        ("change_message", r#"[{"added": {}}]"#.into()),
    ];
    save::insert_new(context, &log_entry::RESOURCE, &values).await?;
    Ok(())
}
