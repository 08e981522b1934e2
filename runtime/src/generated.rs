//! All that generated code uses, in one import. People who write code by hand import from the rooms themselves.

pub use crate::{
    fault::Fault,
    hooks::{
        Asked, BoxFuture, Call, Cells, Condition, Draft, Function, Functions, Keys, PageRows, Reply, RowView, Sent,
        Settings, Upload, Work, endpoint, typed,
    },
    json,
    moment::Moment,
    store::Sql,
    tables::{wire::*, *},
};
pub use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
pub use sea_orm::Value;
pub use serde_json::Value as Json;
pub use uuid::Uuid;
