//! Steps of a migration: what they do, by which statements, and whom they block.

use super::schema::quoted;
use std::fmt::Write;

/// One change.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// What it does, in words, e.g. `Column misc_lab.address`.
    pub what: String,
    /// How.
    pub actions: Vec<Action>,
    /// Whether it is done after the transaction with all other steps, so that others go on reading and writing.
    pub apart: bool,
    /// Whom it blocks on PostgreSQL.
    pub blocks: String,
    /// The query for how many rows it concerns.
    pub rows: Option<String>,
    /// Whether it is an index on what is there already: faster with it, right without.
    pub is_proposal: bool,
    /// Whether it adds what is missing, and changes nothing that is there.
    pub is_addition: bool,
    /// Whether it takes something away that can't be had back.
    pub loses: bool,
    /// When it is done.
    pub(super) phase: Phase,
}

/// The order of steps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    Extensions,
    RenameTables,
    RenameColumns,
    MakeTables,
    AddColumns,
    ByHand,
    /// Constraints and indexes that go.
    Release,
    Carry,
    Update,
    Types,
    Nulls,
    Checks,
    Indexes,
    References,
    Drop,
    Kinds,
    #[default]
    Names,
}

/// A part of a step.
#[derive(Debug, Clone)]
pub enum Action {
    /// Statements, in a transaction.
    Sql(String),
    /// A statement that can't be in a transaction.
    Alone(String),
    /// A change of many rows, a thousand at a time.
    Batches {
        /// The table.
        table: String,
        /// Its key.
        key: String,
        /// What follows `set`.
        set: String,
        /// Which rows.
        condition: String,
    },
}

/// How many rows are changed at a time: whoever wants to change one of them waits until all are changed.
const BATCH: usize = 1000;

impl Action {
    /// As people read it.
    pub fn text(&self) -> String {
        match self {
            Action::Sql(sql) | Action::Alone(sql) => sql.clone(),
            Action::Batches { table, set, condition, .. } => {
                format!("update {} set {set} where {condition} -- {BATCH} rows at a time", quoted(table))
            }
        }
    }

    /// The statement that changes the rows of one batch after a key and says which was the last; `None`: all at once.
    pub fn batch(&self, after: Option<&str>) -> Option<String> {
        let Action::Batches { table, key, set, condition } = self else { return None };
        let (table, key) = (quoted(table), quoted(key));
        let mut sql = format!("with page as (select {key} as page_key from {table}");
        if let Some(after) = after {
            let _ = write!(sql, " where {key} > {}", super::schema::quoted_text(after));
        }
        let _ = write!(
            sql,
            " order by {key} limit {BATCH}), changed as (update {table} set {set} from page where {key} = page_key and \
             ({condition}) returning 1) select page_key::text, (select count(*) from changed) from page order by page_key \
             desc limit 1"
        );
        Some(sql)
    }
}

impl Step {
    pub(super) fn new(phase: Phase, what: String, sql: impl IntoIterator<Item = String>) -> Step {
        Step { phase, what, actions: sql.into_iter().map(Action::Sql).collect(), ..Step::default() }
    }

    pub(super) fn blocks(mut self, blocks: impl Into<String>) -> Step {
        self.blocks = blocks.into();
        self
    }

    pub(super) fn rows(mut self, query: String) -> Step {
        self.rows = Some(query);
        self
    }

    pub(super) fn addition(mut self) -> Step {
        self.is_addition = true;
        self
    }

    pub(super) fn proposal(mut self, is: bool) -> Step {
        self.is_proposal = is;
        self
    }

    pub(super) fn loses(mut self) -> Step {
        self.loses = true;
        self
    }

    /// After the transaction.
    pub(super) fn apart(mut self, actions: impl IntoIterator<Item = Action>) -> Step {
        self.apart = true;
        self.actions = actions.into_iter().collect();
        self
    }

    /// The statements, as people read them.
    pub fn statements(&self) -> impl Iterator<Item = String> + '_ {
        self.actions.iter().map(Action::text)
    }
}
