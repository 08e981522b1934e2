//! The committed output is what the spec gives.

use specimen_codegen::files::{Layout, stale};

#[test]
fn generated_files_are_fresh() {
    let stale = stale(&Layout::below(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|failure| panic!("{failure}"));
    assert!(stale.is_empty(), "run `cargo specimen generate examples/herbarium`: {stale:#?}");
}
