//! The commands that only Alyx has.

mod cache;
mod notify;
mod report;

pub use cache::Cache;
pub use notify::Notify;
pub use report::Report;

use specimen::{error::RequestError, server::Failure};

/// What a command says of an error of a request's kind.
fn failed(fault: RequestError) -> Failure {
    Failure::Failed(match fault {
        RequestError::Database(error) => error.to_string(),
        other => other.body().to_string(),
    })
}
