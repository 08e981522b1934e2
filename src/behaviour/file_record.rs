//! File records: the address of a file, and the dataset that changes with its records.

use super::{data_url, dataset_saved};
use crate::generated::{
    App,
    data::file_record::{FileRecordBehaviour, FileRecordDraft},
};
use specimen::{
    hooks::{HookFuture, WriteContext},
    request_time::RequestTime,
    uuid::Uuid,
};

impl FileRecordBehaviour for App {
    fn data_url(
        _: &RequestTime,
        dataset: Option<Uuid>,
        relative_path: Option<String>,
        data_repository_data_url: Option<String>,
    ) -> Option<String> {
        data_url::data_url(data_repository_data_url.as_deref(), &relative_path?, dataset?)
    }

    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut FileRecordDraft) -> HookFuture<'a> {
        Box::pin(dataset_saved::saved(context, dataset_saved::Saved::Record(draft.row.dataset_id)))
    }
}
