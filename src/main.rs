#[rustfmt::skip]
#[path = "../generated/mod.rs"]
mod generated;
fn main() {}
