//! Opening a database by its URL.

use super::Dialect;
use sea_orm::DatabaseConnection;

/// An open database: the primary, and replicas that reads may go to.
#[derive(Debug, Clone)]
pub struct Store {
    /// Which SQL it speaks.
    pub dialect: Dialect,
    /// Where everything is written.
    pub primary: DatabaseConnection,
    /// Where lists may be read; empty = the primary.
    pub replicas: Vec<DatabaseConnection>,
}

/// Why a database can't be opened.
#[derive(Debug)]
pub struct OpenError(pub String);
