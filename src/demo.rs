//! The demo colony, which the first start without any database shows.

use std::io::{self, Write};

/// Writes the colony's rows as a fixture.
///
/// # Errors
/// What the output says.
pub fn write(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"[]")
}
