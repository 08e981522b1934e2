//! The reference pages, in the order of the spec.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use specimen::generated::{ReferencePage, reference_page};

/// All of them, the index first.
pub static PAGES: &[ReferencePage] = &[
    reference_page!("README"),
    reference_page!("group"),
    reference_page!("token"),
    reference_page!("user", "users"),
    reference_page!("invoice", "invoices"),
    reference_page!("invoice_line", "invoice-lines"),
    reference_page!("booking", "bookings"),
    reference_page!("instrument", "instruments"),
    reference_page!("training", "trainings"),
];
