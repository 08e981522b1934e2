//! Rates.

/// Counts of recent requests.
#[derive(Debug, Default)]
pub struct Throttle {}
