//! All that generated code uses, in one import. People who write code by hand import from the rooms themselves.

pub use crate::{
    error::RequestError,
    hooks::{
        BoxFuture, Call, ComputedValues, Condition, Draft, Function, Functions, FunctionsOf, HookFuture, Keys,
        PageRows, Reply, Row, RowView, RuleContext, Sent, Settings, TypedDraft, Upload, UploadContext, WriteContext,
        endpoint, typed,
    },
    json, reference_page,
    request_time::RequestTime,
    row, save_hook,
    store::Sql,
    tables::{wire::*, *},
};
pub use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
pub use sea_orm::Value;
pub use serde_json::Value as Json;
pub use uuid::Uuid;

/// What the sea-orm entities of generated code use.
pub mod entity {
    pub use crate::without_relations;
    pub use chrono::{DateTime, NaiveDate, Utc};
    pub use sea_orm::{
        self,
        entity::prelude::{DeriveEntityModel, DerivePrimaryKey, EntityTrait, EnumIter, PrimaryKeyTrait},
    };
    pub use serde_json::Value as Json;
    pub use uuid::Uuid;
}

/// What an entity of sea-orm needs beside its columns. Relations are in the resource's table of relations.
#[doc(hidden)]
#[macro_export]
macro_rules! without_relations {
    () => {
        #[derive(Copy, Clone, Debug, $crate::sea_orm::EnumIter, $crate::sea_orm::DeriveRelation)]
        pub enum Relation {}

        impl $crate::sea_orm::ActiveModelBehavior for ActiveModel {}
    };
}

/// Implements `Row` for a sea-orm model whose fields are the resource's columns in their order, or stand at the places that
/// are given (`name = 2`).
#[doc(hidden)]
#[macro_export]
macro_rules! row {
    ($model:path, [$($column:ident),* $(,)?]) => {
        impl $crate::hooks::Row for $model {
            fn take(row: &mut [$crate::sea_orm::Value]) -> Self {
                let mut row = row.iter_mut();
                Self { $($column: $crate::typed::ColumnType::take(row.next())),* }
            }

            fn put(self, row: &mut [$crate::sea_orm::Value]) {
                let columns = [$($crate::sea_orm::Value::from(self.$column)),*];
                row.iter_mut().zip(columns).for_each(|(place, value)| *place = value);
            }

            fn restore(self, row: &mut [$crate::sea_orm::Value]) {
                let mut row = row.iter_mut();
                $($crate::typed::ColumnType::restore(self.$column, row.next());)*
            }
        }
    };
    ($model:path, [$($column:ident = $place:literal),* $(,)?]) => {
        impl $crate::hooks::Row for $model {
            fn take(row: &mut [$crate::sea_orm::Value]) -> Self {
                Self { $($column: $crate::typed::ColumnType::take(row.get_mut($place))),* }
            }

            fn put(self, row: &mut [$crate::sea_orm::Value]) {
                $(row[$place] = self.$column.into();)*
            }

            fn restore(self, row: &mut [$crate::sea_orm::Value]) {
                $($crate::typed::ColumnType::restore(self.$column, row.get_mut($place));)*
            }
        }
    };
}

/// A hook around writing that receives a typed draft, as the runtime calls it.
#[doc(hidden)]
#[macro_export]
macro_rules! save_hook {
    ($draft:ty, $hook:expr) => {
        $crate::hooks::Function::Save(|context, draft| {
            Box::pin(async move {
                let mut typed = <$draft>::take(draft);
                let result = $hook(context, &mut typed).await;
                typed.restore(draft);
                result
            })
        })
    };
}

/// A page of `docs/reference/`, with the headings of the documentation that it describes.
#[doc(hidden)]
#[macro_export]
macro_rules! reference_page {
    ($name:literal $(, $tag:literal)*) => {
        $crate::tables::ReferencePage::new($name, &[$($tag),*], include_str!(concat!("../docs/reference/", $name, ".md")))
    };
}
