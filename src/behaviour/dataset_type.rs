//! Dataset types: patterns of file names are kept in lower case, and no two types have the same.

use crate::generated::{
    App,
    data::dataset_type::{DatasetTypeBehaviour, DatasetTypeDraft, entity},
};
use specimen::{
    error::RequestError,
    hooks::{HookFuture, WriteContext},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

impl DatasetTypeBehaviour for App {
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetTypeDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let Some(pattern) = stored(draft.row.filename_pattern.as_deref()) else { return Ok(()) };
            let same = entity::Entity::find()
                .filter(entity::Column::FilenamePattern.eq(pattern))
                .filter(entity::Column::Id.ne(draft.row.id));
            if same.one(context.transaction).await?.is_none() {
                return Ok(());
            }
            Err(RequestError::field("filename_pattern", "dataset type with this filename pattern already exists."))
        })
    }

    fn before_save<'a>(_: &'a WriteContext<'a>, draft: &'a mut DatasetTypeDraft) -> HookFuture<'a> {
        Box::pin(async move {
            draft.row.filename_pattern = stored(draft.row.filename_pattern.as_deref());
            Ok(())
        })
    }
}

/// A pattern as it is stored: in lower case, and null instead of empty, since it is unique.
fn stored(pattern: Option<&str>) -> Option<String> {
    pattern.filter(|pattern| !pattern.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_kept_in_lower_case_and_never_empty() {
        assert_eq!(stored(Some("*New.Type2*.NPY")), Some("*new.type2*.npy".to_owned()));
        assert_eq!(stored(Some("")), None);
        assert_eq!(stored(None), None);
    }
}
