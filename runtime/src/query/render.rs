//! Rows as they come over the wire to JSON text.

/// Writes one hand-written value of a row.
pub type RowWriter = fn(&RowView<'_>, &crate::moment::Moment, &mut Vec<u8>);

/// One row's selected columns.
pub struct RowView<'a> {
    /// The row.
    pub row: &'a sea_orm::QueryResult,
}

/// A page's rows, for values computed for all of them.
pub struct PageRows<'a> {
    /// The rows.
    pub rows: &'a [sea_orm::QueryResult],
}
