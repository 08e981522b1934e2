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

#[test]
fn the_reference_states_what_lookups_may_cost() {
    use specimen::query::cost::{COUNTED, MOST};
    let index = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/reference/README.md");
    let index = std::fs::read_to_string(index).expect("the reference has an index");
    assert!(
        index.contains(&format!("may cost {MOST} together")) && index.contains(&format!(": {COUNTED}.")),
        "{index}"
    );
}
