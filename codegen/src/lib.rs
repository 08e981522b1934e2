//! Specimen's generator: spec text in, files out. Pure: no network, no database, no clock.
#![deny(missing_docs)]

pub mod emit;
pub mod model;
pub mod syntax;
