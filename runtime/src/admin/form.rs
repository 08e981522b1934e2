//! Forms.
use super::visit::{Fields, Visit};
use crate::{error::RequestError, hooks::Reply, tables::AdminPage};

pub async fn add(_: &Visit<'_>, _: &'static AdminPage, _: Option<&Fields>) -> Result<Reply, RequestError> {
    Err(RequestError::no_route())
}
pub async fn change(_: &Visit<'_>, _: &'static AdminPage, _: &str, _: Option<&Fields>) -> Result<Reply, RequestError> {
    Err(RequestError::no_route())
}
pub async fn delete(_: &Visit<'_>, _: &'static AdminPage, _: &str, _: Option<&Fields>) -> Result<Reply, RequestError> {
    Err(RequestError::no_route())
}
pub async fn options(_: &Visit<'_>, _: &'static AdminPage, _: &str) -> Result<Reply, RequestError> {
    Err(RequestError::no_route())
}
