//! Outcomes of quality control as query parameters name them: used by the filters of sessions and by registration.

/// Codes and labels, best known last as in the spec.
const OUTCOMES: [(i32, &str); 5] = [(0, "NOT_SET"), (10, "PASS"), (30, "WARNING"), (40, "FAIL"), (50, "CRITICAL")];

/// The code of `NOT_SET`.
pub const NOT_SET: i32 = 0;

/// The code of `FAIL`, the default limit for the quality of datasets in filters.
pub const FAIL: i32 = 40;

/// The code of a label in any letter case, or of a code.
///
/// # Errors
/// What is wrong with the text.
pub fn code(text: &str) -> Result<i32, String> {
    let wanted = text.trim();
    OUTCOMES
        .iter()
        .find(|(code, label)| wanted.eq_ignore_ascii_case(label) || wanted.parse() == Ok(*code))
        .map(|(code, _)| *code)
        .ok_or_else(|| format!("{text} is not a valid QC"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_any_case_and_codes_are_understood() {
        assert_eq!(code("warning"), Ok(30));
        assert_eq!(code("NOT_SET"), Ok(0));
        assert_eq!(code("50"), Ok(50));
    }

    #[test]
    fn other_labels_and_codes_are_refused() {
        assert_eq!(code("GREAT"), Err("GREAT is not a valid QC".to_owned()));
        assert_eq!(code("20"), Err("20 is not a valid QC".to_owned()));
    }
}
