//! The hooks that the spec names, each as trait and method.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use specimen::generated::Hook;

/// All of them, sorted.
pub const ALL: &[&str] = &["BookingBehaviour::hours"];

/// One of them.
pub const fn hook(name: &str) -> Hook {
    Hook::find(ALL, name)
}
