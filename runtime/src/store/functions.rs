//! SQL functions that SQLite lacks.
