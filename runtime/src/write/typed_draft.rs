//! The typed draft of a row: what the hooks of hand-written code read and change. Its values are moved out of the draft
//! before a hook runs, and back afterwards, so that texts and documents aren't copied.

use super::context::Draft;
use sea_orm::Value;

/// A row before it is stored, with what the request contains. Generated code names one for each resource whose spec
/// has hooks: `Row` is the resource's sea-orm model, `Sent` what requests contain besides its columns.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TypedDraft<Row, Sent = ()> {
    /// The row as it will be stored.
    pub row: Row,
    /// The stored row, when it exists already. Only to be read.
    pub old: Option<Row>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// What the request contains besides columns: keys of rows, uploaded files, inputs that aren't stored.
    pub sent: Sent,
}

/// A sea-orm model whose columns are those of a resource. Generated code implements it by the macro `row!`.
pub trait Row: Sized {
    /// Moves the values out of a row.
    fn take(row: &mut [Value]) -> Self;

    /// The values for a row, at their columns.
    fn put(self, row: &mut [Value]);

    /// Moves back what `take` moved out.
    fn restore(self, row: &mut [Value]);
}

/// What requests contain besides columns.
pub trait Sent: Sized {
    /// Moves it out of the draft.
    fn take(draft: &mut Draft) -> Self;

    /// Moves back what a hook may change.
    fn restore(self, draft: &mut Draft);
}

impl Sent for () {
    fn take(_: &mut Draft) {}

    fn restore(self, _: &mut Draft) {}
}

impl<R: Row, S: Sent> TypedDraft<R, S> {
    /// Moves the values out of a draft.
    #[doc(hidden)]
    pub fn take(draft: &mut Draft) -> Self {
        let given = draft.resource.columns.iter().zip(&draft.given).filter(|(_, given)| **given);
        TypedDraft {
            given: given.map(|(column, _)| column.field).collect(),
            row: R::take(&mut draft.row),
            old: draft.old.as_deref_mut().map(R::take),
            nulled: draft.nulled.clone(),
            sent: S::take(draft),
        }
    }

    /// Moves them back.
    #[doc(hidden)]
    pub fn restore(self, draft: &mut Draft) {
        self.row.put(&mut draft.row);
        if let (Some(old), Some(row)) = (self.old, &mut draft.old) {
            old.restore(row);
        }
        self.sent.restore(draft);
    }
}
