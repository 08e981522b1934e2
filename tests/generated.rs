//! The committed output is what the spec gives: nobody changed it by hand or forgot to generate.

use specimen_codegen::files::{Layout, stale};

#[test]
fn generated_files_are_fresh() {
    let stale = stale(&Layout::below(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|failure| panic!("{failure}"));
    assert!(
        stale.is_empty(),
        "these files differ from what `spec/` gives; run `cargo run -p specimen-codegen`:\n{}",
        stale.join("\n")
    );
}
