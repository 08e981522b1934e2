//! Names of hand-written code.

/// A piece of hand-written code that a spec names, e.g. `subject.alive`. A server looks its functions up by name once, at
/// its start, and then finds each at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hook {
    /// Its name: the resource's or endpoint's, a dot, and its own.
    pub name: &'static str,
    /// Its index in `Api::hooks`.
    pub place: usize,
}

impl Hook {
    /// A name and its place.
    pub const fn new(name: &'static str, place: usize) -> Hook {
        Hook { name, place }
    }
}

/// When hand-written code runs around writing a row, within the same transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Checks over several fields; adds messages. Runs when every field by itself is right.
    Validate,
    /// May change the draft.
    BeforeSave,
    /// The row is stored.
    AfterSave,
    /// The row is still there, and may refuse. Only for rows that are to be deleted themselves, not for those that go with
    /// another.
    BeforeDelete,
    /// The row is gone; the draft's `old` has it.
    AfterDelete,
    /// Before the transaction: how wide uploaded pictures are kept.
    PictureWidth,
}
