//! A herbarium: what `spec/` gives and the little that is written by hand for it. The program beside it serves the two.

mod behaviour;
#[path = "../generated/mod.rs"]
pub mod generated;

use specimen::server::Program;

/// The program `herbarium`.
pub static PROGRAM: Program =
    Program::new("herbarium", env!("CARGO_PKG_VERSION"), &generated::API, generated::FUNCTIONS)
        .reference(generated::reference_pages::PAGES)
        .about("Serves the sheets of a herbarium.");
