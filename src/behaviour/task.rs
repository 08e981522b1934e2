//! Tasks: a new one says which session it is about, if any.

use crate::generated::{
    Code,
    jobs::task::{TaskBehaviour, TaskDraft},
};
use specimen::{
    behaviour::{BoxFuture, Work},
    fault::Fault,
};

impl TaskBehaviour for Code {
    fn validate<'a>(_: &'a Work<'a>, draft: &'a mut TaskDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            // Null is an answer; leaving it out is none. Clients hear of it once all else is right.
            if draft.old.is_none() && !draft.given.contains(&"session") {
                return Err(Fault::field("session", "This field is required."));
            }
            Ok(())
        })
    }
}
