//! Litters and breeding pairs: the names that their line gives them.

use super::autoname::{self, Group};
use crate::generated::{
    App,
    subjects::{
        breeding_pair::{BreedingPairBehaviour, BreedingPairDraft},
        litter::{LitterBehaviour, LitterDraft},
    },
};
use specimen::{
    error::RequestError,
    hooks::{HookFuture, WriteContext},
    uuid::Uuid,
};

impl LitterBehaviour for App {
    /// Runs before the unique check, so that `-` doesn't collide with other names.
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut LitterDraft) -> HookFuture<'a> {
        Box::pin(name(context, draft.row.line_id, &mut draft.row.name, Group::Litters))
    }

    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut LitterDraft) -> HookFuture<'a> {
        Box::pin(name(context, draft.row.line_id, &mut draft.row.name, Group::Litters))
    }
}

impl BreedingPairBehaviour for App {
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut BreedingPairDraft) -> HookFuture<'a> {
        Box::pin(name(context, draft.row.line_id, &mut draft.row.name, Group::BreedingPairs))
    }
}

/// Returns the next name of the line if there is no name yet, or `-` without a line.
async fn name(
    context: &WriteContext<'_>,
    line: Option<Uuid>,
    name: &mut String,
    group: Group,
) -> Result<(), RequestError> {
    if name.is_empty() {
        autoname::UNNAMED.clone_into(name);
    }
    if let (Some(line), true) = (line, name == autoname::UNNAMED)
        && let Some(next) = autoname::next_group(context, line, group).await?
    {
        *name = next;
    }
    Ok(())
}
