//! Generates the server's code from `spec/`; on faults prints the report and fails.

use specimen_codegen::files::{self, Layout};

fn main() {
    println!("cargo::rerun-if-changed=spec");
    if let Err(failure) = files::refresh(&Layout::below(".")) {
        eprintln!("{failure}");
        std::process::exit(1);
    }
}
