//! The reference pages, in the order of the spec.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use specimen::generated::ReferencePage;

/// All of them, the index first.
pub static PAGES: &[ReferencePage] = &[
    ReferencePage::new("README", &[], include_str!("../docs/reference/README.md")),
    ReferencePage::new("collector", &["collectors"], include_str!("../docs/reference/collector.md")),
    ReferencePage::new("species", &["species"], include_str!("../docs/reference/species.md")),
    ReferencePage::new("token", &[], include_str!("../docs/reference/token.md")),
    ReferencePage::new("user", &["users"], include_str!("../docs/reference/user.md")),
    ReferencePage::new("loan", &["loans"], include_str!("../docs/reference/loan.md")),
    ReferencePage::new("sheet", &["sheets"], include_str!("../docs/reference/sheet.md")),
];
