//! Notes: the record that a note is about must be there; its image is made smaller, named for the record, and removed
//! with the note.

use super::{
    generic_reference,
    note_image::{self, Width},
};
use crate::generated::{
    App,
    contenttypes::content_type,
    misc::note::{NoteBehaviour, NoteDraft, entity},
};
use specimen::{
    error::RequestError,
    hooks::{HookFuture, Settings, Upload, UploadContext, WriteContext},
    sea_orm::EntityTrait,
    write::upload,
};

/// Characters of the path of an image.
const PATH: usize = 100;
/// Setting with the width in pixels that images are shrunk to where nobody says.
const WIDTH_SETTING: &str = "note_image_width";

impl NoteBehaviour for App {
    fn picture_width(settings: &Settings, sent: UploadContext<'_>) -> Option<u32> {
        match sent.text("width").map(note_image::width) {
            Some(Ok(Width::Original)) => None,
            Some(Ok(Width::Most(most))) => Some(most),
            // An invalid width is reported with the other fields.
            Some(Err(_)) | None => Some(usual_width(settings)),
        }
    }

    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut NoteDraft) -> HookFuture<'a> {
        Box::pin(async move {
            if let Some(text) = &draft.sent.width {
                note_image::width(text).map_err(|message| RequestError::field("width", message))?;
            }
            let about = |row: &entity::Model| (row.content_type_id, row.object_id);
            if draft.old.as_ref().map(about) != Some(about(&draft.row)) && !target_exists(context, &draft.row).await? {
                let message = format!("Invalid pk \"{}\" - object does not exist.", draft.row.object_id);
                return Err(RequestError::field("object_id", message));
            }
            Ok(())
        })
    }

    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut NoteDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let Some(Upload { name, data, .. }) = draft.sent.image_file.take() else { return Ok(()) };
            let name = note_image::name(&name, &draft.row.object_id.to_string(), PATH);
            draft.row.image = Some(upload::keep(context, &name, data).await?);
            Ok(())
        })
    }

    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut NoteDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let former = draft.old.as_ref().and_then(|old| old.image.clone());
            if former != draft.row.image {
                upload::discard(context, former.unwrap_or_default());
            }
            Ok(())
        })
    }

    fn after_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut NoteDraft) -> HookFuture<'a> {
        Box::pin(async move {
            upload::discard(context, draft.row.image.take().unwrap_or_default());
            Ok(())
        })
    }
}

fn usual_width(settings: &Settings) -> u32 {
    let setting = settings.named.get(WIDTH_SETTING);
    setting.and_then(|width| width.parse().ok()).filter(|width| *width > 0).unwrap_or(note_image::WIDTH)
}

/// Whether the record that a note is about is there.
async fn target_exists(context: &WriteContext<'_>, row: &entity::Model) -> Result<bool, RequestError> {
    let kind = content_type::entity::Entity::find_by_id(row.content_type_id).one(context.transaction).await?;
    let Some(kind) = kind else { return Ok(false) };
    let label = format!("{}.{}", kind.app_label, kind.model);
    match generic_reference::resource(context, &label) {
        Some(resource) => generic_reference::exists(context, resource, row.object_id).await,
        None => Ok(false),
    }
}
