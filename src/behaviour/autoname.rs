//! Automatic names of the subjects, litters and breeding pairs of a line: its nickname and a number that only
//! increases. Called before one without a name is stored.

use specimen::{
    error::RequestError, hooks::WriteContext, query::render::RowView, sql, store::sql::verbatim, uuid::Uuid,
};

/// What stands for "no name".
pub const UNNAMED: &str = "-";

/// The next free name of a line, whose counter moves; `None` if the line is gone.
///
/// # Errors
/// Database errors.
pub async fn next_subject(context: &WriteContext<'_>, line: Uuid) -> Result<Option<String>, RequestError> {
    loop {
        // Updating the counter locks the line, so two requests never get the same number.
        let counted = sql!(
            context,
            "update subjects_line set subject_autoname_index = subject_autoname_index + 1 where id = {line} \
             returning nickname, subject_autoname_index",
            line
        );
        let rows = context.fetch(counted).await?;
        let Some(row) = rows.first().map(RowView::new) else { return Ok(None) };
        let name = subject(&row.text(0).unwrap_or_default(), row.integer(1).unwrap_or_default());
        let same =
            sql!(context, "select 1 from subjects_subject where nickname = {name} limit 1", name = name.as_str());
        if context.fetch(same).await?.is_empty() {
            return Ok(Some(name));
        }
    }
}

/// What a line names beside its subjects.
pub enum Group {
    /// Litters, `<line>_L_001`.
    Litters,
    /// Breeding pairs, `<line>_BP_001`.
    BreedingPairs,
}

/// The next free name of a line's litter or breeding pair, whose counter moves; `None` if the line is gone.
///
/// # Errors
/// Database errors.
pub async fn next_group(context: &WriteContext<'_>, line: Uuid, group: Group) -> Result<Option<String>, RequestError> {
    let (counter, table, mark) = match group {
        Group::Litters => ("litter_autoname_index", "subjects_litter", "L"),
        Group::BreedingPairs => ("breeding_pair_autoname_index", "subjects_breedingpair", "BP"),
    };
    loop {
        let counted = sql!(
            context,
            "update subjects_line set {counter} = {counter} + 1 where id = {line} returning nickname, {counter}",
            counter = verbatim(counter),
            line
        );
        let rows = context.fetch(counted).await?;
        let Some(row) = rows.first().map(RowView::new) else { return Ok(None) };
        let name = group_name(&row.text(0).unwrap_or_default(), mark, row.integer(1).unwrap_or_default());
        let same = sql!(
            context,
            "select 1 from {table} where name = {name} limit 1",
            table = verbatim(table),
            name = name.as_str()
        );
        if context.fetch(same).await?.is_empty() {
            return Ok(Some(name));
        }
    }
}

/// The name of a line's litter or breeding pair of a number: at least three digits.
fn group_name(line: &str, mark: &str, number: i64) -> String {
    format!("{line}_{mark}_{number:03}")
}

/// The name of a line's subject of a number: at least four digits.
fn subject(line: &str, number: i64) -> String {
    format!("{line}_{number:04}")
}

/// Whether the text is a valid nickname: letters and digits of any alphabet, `_`, `.` and `-`.
pub fn is_nickname(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_four_digits_or_more() {
        assert_eq!(subject("PVC", 13), "PVC_0013");
        assert_eq!(subject("PVC", 12345), "PVC_12345");
        assert_eq!(group_name("PVC", "L", 7), "PVC_L_007");
        assert_eq!(group_name("PVC", "BP", 1234), "PVC_BP_1234");
    }

    #[test]
    fn nicknames_are_letters_digits_underscores_dots_and_dashes() {
        assert!(is_nickname("KS_005.a-b"));
        assert!(is_nickname("Mäuschen1"));
        assert!(!is_nickname("with space"));
        assert!(!is_nickname("slash/ed"));
        assert!(!is_nickname(""));
    }
}
