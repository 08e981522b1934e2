//! The hand-written code that the spec names: trait and method.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use specimen::generated::Hook;

pub const SHEET_BEFORE_SAVE: Hook = Hook::new("SheetBehaviour::before_save", 0);

pub const SHEET_SEASON: Hook = Hook::new("SheetBehaviour::season", 1);

pub const SPECIES_GENUS: Hook = Hook::new("SpeciesBehaviour::genus", 2);

/// All of them.
pub const ALL: &[Hook] = &[SHEET_BEFORE_SAVE, SHEET_SEASON, SPECIES_GENUS];
