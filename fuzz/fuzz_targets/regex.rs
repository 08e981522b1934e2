#![no_main]
//! Runs the entry `regex`.

#[path = "../entries.rs"]
mod entries;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::run("regex", data));
