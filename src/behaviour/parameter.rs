//! Texts of query parameters as values, and SQL conditions that read alike on both databases: used by
//! the rules of filters.

use specimen::{query::condition::Condition, sea_orm::Value};

/// A finite number, with the bound of all filters by number.
///
/// # Errors
/// What is wrong with the text.
pub fn number(text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(number) if number.is_finite() && number > 1e50 => {
            Err("Ensure this value is less than or equal to 1e+50.".to_owned())
        }
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err("Enter a number.".to_owned()),
    }
}

/// A boolean; other texts never reach a rule of booleans.
pub fn truth(text: &str) -> bool {
    text == "true"
}

/// A condition whose SQL both databases understand.
pub fn same_sql(text: impl Into<String>, params: Vec<Value>) -> Condition {
    let text = text.into();
    Condition::sql(text.clone(), text, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_have_blanks_around_and_must_be_finite() {
        assert_eq!(number(" 66.5 "), Ok(66.5));
        for text in ["good", "", "nan", "inf", "1,5"] {
            assert_eq!(number(text), Err("Enter a number.".to_owned()), "{text}");
        }
        assert_eq!(number("1e51"), Err("Ensure this value is less than or equal to 1e+50.".to_owned()));
    }
}
