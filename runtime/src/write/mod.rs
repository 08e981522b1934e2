//! Writing rows: request bodies to checked values (`read`), checked values to rows (`save`), rows away
//! (`remove`). Handlers of endpoints and hand-written code call the functions named here; everything they do
//! happens in the transaction of one `behaviour::Work`.

mod address;
pub mod columns;
mod default;
mod many;
mod python;
mod read;
mod reference;
mod remove;
mod rows;
mod save;
mod scalar;
#[cfg(test)]
mod tests;
mod time;
mod unique;
mod upload;
mod violation;

pub use many::set_many;
pub use read::{Given, Mode, read};
pub use remove::{delete, delete_rows};
pub use save::{create, create_many, find, insert_new, load, load_all, patch, replace, save};
pub use upload::keep as keep_upload;
pub use violation::explain;
