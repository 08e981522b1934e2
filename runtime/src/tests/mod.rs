//! What tests of several rooms share, and tests of the whole package.

mod floors;
mod rights;
pub(crate) mod postgres;
pub(crate) mod zoo;
