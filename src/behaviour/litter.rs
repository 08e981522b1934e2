//! Litters and breeding pairs: the names that their line gives them.

use super::autoname::{self, Group};
use crate::generated::{
    Code,
    subjects::{
        breeding_pair::{BreedingPairBehaviour, BreedingPairDraft},
        litter::{LitterBehaviour, LitterDraft},
    },
};
use specimen::{
    behaviour::{BoxFuture, Work},
    fault::Fault,
    uuid::Uuid,
};

impl LitterBehaviour for Code {
    /// Runs before the unique check, so that `-` doesn't collide with other names.
    fn validate<'a>(work: &'a Work<'a>, draft: &'a mut LitterDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(name(work, draft.row.line_id, &mut draft.row.name, Group::Litters))
    }

    fn before_save<'a>(work: &'a Work<'a>, draft: &'a mut LitterDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(name(work, draft.row.line_id, &mut draft.row.name, Group::Litters))
    }
}

impl BreedingPairBehaviour for Code {
    fn before_save<'a>(work: &'a Work<'a>, draft: &'a mut BreedingPairDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(name(work, draft.row.line_id, &mut draft.row.name, Group::BreedingPairs))
    }
}

/// Returns the next name of the line if there is no name yet, or `-` without a line.
async fn name(work: &Work<'_>, line: Option<Uuid>, name: &mut String, group: Group) -> Result<(), Fault> {
    if name.is_empty() {
        autoname::UNNAMED.clone_into(name);
    }
    if let (Some(line), true) = (line, name == autoname::UNNAMED)
        && let Some(next) = autoname::next_group(work, line, group).await?
    {
        *name = next;
    }
    Ok(())
}
