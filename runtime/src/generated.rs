//! All that generated code uses, in one import. People who write code by hand import from the rooms themselves.

pub use crate::{
    behaviour::{Asked, BoxFuture, Cells, Draft, Keys, Sent, Work, typed},
    fault::Fault,
    hooks::{Function, Functions},
    http::{Call, Reply, body::Upload, endpoint},
    moment::Moment,
    query::{
        condition::Condition,
        json,
        render::{PageRows, RowView},
    },
    server::Settings,
    store::Sql,
    tables::{wire::*, *},
};
pub use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
pub use sea_orm::Value;
pub use serde_json::Value as Json;
pub use uuid::Uuid;
