#![no_main]
//! Runs the entry `multipart`.

#[path = "../entries.rs"]
mod entries;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::run("multipart", data));
