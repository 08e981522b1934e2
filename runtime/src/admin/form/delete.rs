//! Deleting rows.
use crate::{
    admin::visit::{Fields, Visit},
    error::RequestError,
    hooks::Reply,
    tables::AdminPage,
};

pub async fn delete(_: &Visit<'_>, _: &'static AdminPage, _: &str, _: Option<&Fields>) -> Result<Reply, RequestError> {
    Err(RequestError::no_route())
}
pub async fn several(_: &Visit<'_>, _: &'static AdminPage, _: Option<&Fields>) -> Result<Reply, RequestError> {
    Err(RequestError::no_route())
}
