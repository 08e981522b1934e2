//! What tests of several rooms share, and tests of the whole package.

mod floors;
mod own_paths;
pub(crate) mod postgres;
mod rights;
pub(crate) mod zoo;
