#![no_main]
//! Runs the entry `spec`.

#[path = "../entries.rs"]
mod entries;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::run("spec", data));
