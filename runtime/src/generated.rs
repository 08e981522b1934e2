//! All that generated code uses, in one import. People who write code by hand import from the rooms themselves.

pub use crate::{
    error::RequestError,
    hooks::{
        BoxFuture, Call, ComputedValues, Condition, Draft, Function, Functions, Keys, PageRows, Reply, RowView,
        RuleContext, Settings, Upload, UploadContext, WriteContext, endpoint, typed,
    },
    json,
    request_time::RequestTime,
    store::Sql,
    tables::{wire::*, *},
};
pub use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
pub use sea_orm::Value;
pub use serde_json::Value as Json;
pub use uuid::Uuid;
