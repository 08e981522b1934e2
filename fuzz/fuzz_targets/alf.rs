#![no_main]
//! Runs the entry `alf`.

#[path = "../entries.rs"]
mod entries;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::run("alf", data));
