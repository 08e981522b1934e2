//! Hooks: names of hand-written code.

/// A piece of hand-written code that a spec names, e.g. `subject.alive`. A server resolves the names once, when it
/// starts, and then finds functions by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hook {
    /// Its name: the resource's or endpoint's, a dot, and its own.
    pub name: &'static str,
    /// Its index in `Api::hooks`.
    pub place: usize,
}

impl Hook {
    /// The hook of a name, by its place in a sorted list of all names. Generated code asks while it is compiled.
    ///
    /// # Panics
    /// If the list lacks the name.
    pub const fn find(names: &'static [&'static str], name: &str) -> Hook {
        let mut place = 0;
        while place < names.len() {
            if same(names[place].as_bytes(), name.as_bytes()) {
                return Hook { name: names[place], place };
            }
            place += 1;
        }
        panic!("the list of hooks lacks this name")
    }

    /// A name and its place.
    pub const fn new(name: &'static str, place: usize) -> Hook {
        Hook { name, place }
    }
}

/// Whether two texts are the same, as constants can ask it.
const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
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
    /// Before the row is deleted; may refuse. Runs only for rows that are deleted directly, not for dependent rows.
    BeforeDelete,
    /// The row is gone; the draft's `old` has it.
    AfterDelete,
    /// Before the transaction: returns the maximum width of uploaded pictures.
    PictureWidth,
}
