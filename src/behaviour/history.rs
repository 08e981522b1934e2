//! History of subjects: former values of nickname, responsible user and cage, stored in `json` under `history`. Called
//! before a subject is stored.

use specimen::{
    chrono::{NaiveDateTime, Timelike},
    json::kept,
    serde_json::{Map, Value as Json, json},
};

/// Appends former values, by field, to `history`. Other keys stay; a document that is no object, or a
/// history of another form, stays as it is.
pub fn append(document: &mut Option<Json>, changes: &[(&str, String)], at: NaiveDateTime) {
    if changes.is_empty() {
        return;
    }
    let document = document.get_or_insert(Json::Null);
    if document.is_null() {
        *document = Json::Object(Map::new());
    }
    kept::change_entry(document, "history", |history| {
        let Json::Object(mut history) = history.unwrap_or_else(|| Json::Object(Map::new())) else { return None };
        for (field, former) in changes {
            if let Some(list) = history.entry(*field).or_insert_with(|| Json::Array(Vec::new())).as_array_mut() {
                list.push(json!({"date_time": iso(at), "value": former}));
            }
        }
        Some(Json::Object(history))
    });
}

/// A former value as text; none is `None`, as readers of the history know it.
pub fn text(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| value.to_string())
}

/// Date and time with microseconds where there are any.
fn iso(at: NaiveDateTime) -> String {
    let form = if at.nanosecond() / 1000 == 0 { "%Y-%m-%dT%H:%M:%S" } else { "%Y-%m-%dT%H:%M:%S%.6f" };
    at.format(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use specimen::chrono::NaiveDate;

    fn noon() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 22).and_then(|day| day.and_hms_opt(12, 0, 0)).expect("is a time")
    }

    #[test]
    fn the_first_change_makes_the_history() {
        let mut document = None;
        append(&mut document, &[("nickname", "rs1".to_owned())], noon());
        let wanted = json!({"history": {"nickname": [{"date_time": "2026-11-22T12:00:00", "value": "rs1"}]}});
        assert_eq!(document, Some(wanted));
    }

    #[test]
    fn later_changes_are_appended_and_other_keys_stay() {
        let mut document = Some(json!({"mine": 1}));
        append(&mut document, &[("cage", text(None::<String>))], noon());
        append(&mut document, &[("cage", text(Some("5")))], noon());
        let document = document.expect("is there");
        assert_eq!(document["mine"], json!(1));
        assert_eq!(document["history"]["cage"][0]["value"], json!("None"));
        assert_eq!(document["history"]["cage"][1]["value"], json!("5"));
    }

    #[test]
    fn without_changes_nothing_is_made() {
        let mut document = None;
        append(&mut document, &[], noon());
        assert_eq!(document, None);
    }

    #[test]
    fn documents_of_another_form_stay() {
        let mut document = Some(json!([1]));
        append(&mut document, &[("cage", "5".to_owned())], noon());
        assert_eq!(document, Some(json!([1])));
    }

    #[test]
    fn microseconds_are_shown_when_there_are_any() {
        let at = noon() + specimen::chrono::TimeDelta::microseconds(250);
        assert_eq!(iso(at), "2026-11-22T12:00:00.000250");
    }
}
