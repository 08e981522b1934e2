//! Writing rows.
