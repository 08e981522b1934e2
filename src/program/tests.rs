//! The settings of Alyx, and what its documents say of them.

use super::*;
use specimen::server::Origin;
use std::path::PathBuf;

fn with(file: &str, pairs: &[(&str, &str)]) -> Configuration {
    let folder = tempfile::tempdir().expect("the temporary folder can be written");
    let path: PathBuf = folder.path().join("alyx.toml");
    std::fs::write(&path, file).expect("it can be written");
    let given: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned(), format!("--set {n}"))).collect();
    Configuration::gather(&PROGRAM, Some(&path), std::iter::empty(), &given).expect("it can be read")
}

#[test]
fn wrong_values_of_its_own_settings_are_refused() {
    assert_eq!(with("", &[]).check(), Ok(()));
    assert_eq!(with("", &[("default_lab", "")]).check(), Ok(()));
    for (name, value) in [("tables_root", "ftp://h/x"), ("default_lab", "x"), ("min_weight_share", "2")] {
        let error = with("", &[(name, value)]).check().expect_err("it is wrong");
        assert!(error.starts_with(&format!("The setting `{name}` (--set {name})")), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}

/// The block of settings in the documents is read by the program itself.
#[test]
fn the_documents_have_all_settings_with_their_defaults() {
    let page = include_str!("../../docs/operate/settings.md");
    let block = page
        .split("In `alyx.toml`, with the defaults:\n\n```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("the page has the block");
    let (said, usual) = (with(block, &[]), with("", &[]));
    assert_eq!(said.check(), Ok(()));
    for name in usual.names() {
        assert_ne!(said.origin(name), &Origin::Default, "{name} is missing");
        assert_eq!(said.list(name).ok(), usual.list(name).ok(), "{name}");
    }
}
