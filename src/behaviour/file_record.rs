//! File records: the address of a file, and the dataset that changes with its records.

use super::{data_url, dataset};
use crate::generated::{
    Code,
    data::file_record::{FileRecordBehaviour, FileRecordDraft},
};
use specimen::{
    behaviour::{BoxFuture, Work},
    fault::Fault,
    moment::Moment,
    uuid::Uuid,
};

impl FileRecordBehaviour for Code {
    fn data_url(
        _: &Moment,
        dataset: Option<Uuid>,
        relative_path: Option<String>,
        data_repository_data_url: Option<String>,
    ) -> Option<String> {
        data_url::data_url(data_repository_data_url.as_deref(), &relative_path?, dataset?)
    }

    fn after_save<'a>(work: &'a Work<'a>, draft: &'a mut FileRecordDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(dataset::touch(work, draft.row.dataset_id))
    }
}
