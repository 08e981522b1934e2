//! A core facility for microscopes: what `spec/` gives, and the one value that is computed by hand.

#[path = "../generated/mod.rs"]
pub mod generated;

use generated::{App, facility::booking::BookingBehaviour};
use specimen::{
    chrono::{DateTime, Utc},
    request_time::RequestTime,
    server::Program,
};

/// The program `microscopy`.
pub static PROGRAM: Program =
    Program::new("microscopy", env!("CARGO_PKG_VERSION"), &generated::API, generated::FUNCTIONS)
        .reference(generated::reference_pages::PAGES)
        .about("Serves the bookings of a core facility for microscopes.");

impl BookingBehaviour for App {
    fn hours(_: &RequestTime, begins: Option<DateTime<Utc>>, ends: Option<DateTime<Utc>>) -> Option<f64> {
        Some((ends? - begins?).num_seconds() as f64 / 3600.0)
    }
}
