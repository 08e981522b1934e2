//! A demonstration colony: two labs of an invented institute from 2023 to 2025, as a fixture in the
//! form of Django's `dumpdata`. The command line loads it into a fresh database. Every run gives the
//! same bytes, and a row refers only to rows before it.

mod animals;
mod brain;
mod breeding;
mod care;
mod datasets;
mod people;
mod recordings;
mod remarks;
mod rows;
mod sessions;
#[cfg(test)]
mod tests;
mod vocabulary;

use rows::Rows;
use std::io::{self, Write};

/// The colony, as a JSON list of rows.
///
/// # Errors
/// None that memory gives.
pub fn rows() -> io::Result<Vec<u8>> {
    let mut rows = Vec::new();
    write(&mut rows)?;
    Ok(rows)
}

/// Writes the colony as a JSON list of rows and tells how many there are.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut impl Write) -> io::Result<usize> {
    let mut rows = Rows::new(out);
    vocabulary::write(&mut rows)?;
    brain::write(&mut rows)?;
    people::write(&mut rows)?;
    let animals = animals::plan();
    breeding::write(&mut rows, &animals)?;
    let sessions = sessions::plan(&animals);
    sessions::write(&mut rows, &sessions)?;
    care::write(&mut rows, &animals)?;
    datasets::write(&mut rows, &sessions)?;
    recordings::write(&mut rows, &animals, &sessions)?;
    remarks::write(&mut rows, &animals, &sessions)?;
    rows.finish()
}
