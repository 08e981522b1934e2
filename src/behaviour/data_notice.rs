//! Notices about datasets: their text as HTML, and the check that the last day isn't before the first.

use super::markdown;
use crate::generated::{
    App,
    data::data_notice::{DataNoticeBehaviour, DataNoticeDraft},
};
use specimen::{
    error::RequestError,
    hooks::{HookFuture, WriteContext},
    request_time::RequestTime,
};

impl DataNoticeBehaviour for App {
    fn description_html(_: &RequestTime, description: Option<String>) -> Option<String> {
        description.map(|text| markdown::html(&text))
    }

    fn validate<'a>(_: &'a WriteContext<'a>, draft: &'a mut DataNoticeDraft) -> HookFuture<'a> {
        Box::pin(async move {
            match (draft.row.affected_date_start, draft.row.affected_date_end) {
                (Some(start), Some(end)) if end < start => {
                    let message = "affected_date_end must be on or after affected_date_start.";
                    Err(RequestError::field("affected_date_end", message))
                }
                _ => Ok(()),
            }
        })
    }
}
