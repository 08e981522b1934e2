//! Writing rows: request bodies to checked values (`read`), checked values to rows (`save`), rows away
//! (`remove`). Handlers of endpoints and hand-written code call the functions named here; everything they do
//! happens in the transaction of one `WriteContext`.

pub mod access;
pub mod actor;
mod address;
pub(crate) mod body;
pub mod columns;
pub(crate) mod context;
mod default;
pub(crate) mod history;
mod links;
pub mod many;
pub(crate) mod permits;
pub(crate) mod picture;
pub(crate) mod preview;
pub(crate) mod read;
mod reference;
pub(crate) mod remove;
pub(crate) mod rows;
mod rules;
pub mod save;
pub(crate) mod scalar;
pub(crate) mod site;
mod spread;
#[cfg(test)]
mod tests;
pub(crate) mod time;
mod together;
mod transaction;
pub(crate) mod typed_draft;
mod unique;
pub mod upload;
pub(crate) mod users;
mod violation;
mod within;

pub use many::set_many;
pub use remove::{delete, delete_rows};
pub use save::{SavedRow, create, create_many, find, insert_missing, insert_new, load, load_all, patch, replace};
pub use site::{Settings, Site};
pub use together::{insert_all, save_all, together};
pub use transaction::{Files, Transaction};
pub use violation::explain;
