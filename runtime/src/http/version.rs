//! Which form and version of the API an answer has: the `Accept` header and `?format=`.

use crate::{fault::Fault, tables::Api};

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// JSON.
    Json {
        /// Blanks a level; 0 = compact.
        indent: usize,
    },
    /// A page for people, on the routes that have one.
    Page,
}

/// The API's own media type, e.g. `application/vnd.alyx.v1+json`.
pub fn media_type(api: &Api) -> String {
    format!("application/vnd.{}.{}+json", api.vendor, api.version)
}

/// Settles the form. `accept` is the header (several joined by commas), `format` the last `?format=`,
/// `page` says whether the route has a page for people; without one, who prefers HTML gets JSON.
/// Weights are ignored: the more specific type wins, JSON before HTML. Unknown vendor versions are
/// like any other unknown type.
///
/// # Errors
/// 404 for an unknown format, 406 when nothing acceptable is offered.
pub fn negotiate(api: &Api, accept: &str, format: Option<&str>, page: bool) -> Result<Form, Fault> {
    let html = |indent| if page { Form::Page } else { Form::Json { indent } };
    let mut indent = 0;
    let mut best: Option<(u8, bool)> = None;
    let vendor = media_type(api);
    let ranges = accept.split(',').map(str::trim).filter(|range| !range.is_empty());
    let mut none = true;
    for range in ranges {
        none = false;
        let mut parts = range.split(';').map(str::trim);
        let media = parts.next().unwrap_or_default().to_ascii_lowercase();
        let mut weight = 2;
        let mut blanks = 0;
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            if !name.trim().eq_ignore_ascii_case("q") {
                weight = 3;
            }
            if name.trim().eq_ignore_ascii_case("indent") {
                blanks = value.trim().parse::<usize>().unwrap_or(0).min(8);
            }
        }
        let found = match media.as_str() {
            "*/*" => (0, true),
            "application/*" => (1, true),
            "text/*" => (1, false),
            "application/json" => (weight, true),
            "text/html" => (weight, false),
            _ if media.eq_ignore_ascii_case(&vendor) => (weight, true),
            _ => continue,
        };
        if found.1 {
            indent = indent.max(blanks);
        }
        best = best.max(Some(found));
    }
    match format {
        Some("json") => Ok(Form::Json { indent }),
        Some("api") => Ok(html(indent)),
        Some(other) if !other.is_empty() => Err(Fault::Detail(404, "Not found.".into())),
        _ => match best {
            Some((_, true)) => Ok(Form::Json { indent }),
            Some((_, false)) => Ok(html(indent)),
            None if none => Ok(Form::Json { indent }),
            None => Err(Fault::Detail(406, "Could not satisfy the request Accept header.".into())),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::testing::API;

    const JSON: Form = Form::Json { indent: 0 };

    fn form(accept: &str) -> Result<Form, u16> {
        negotiate(&API, accept, None, true).map_err(|fault| fault.status())
    }

    #[test]
    fn json_is_what_everybody_gets() {
        for accept in ["", "*/*", "application/*", "application/json", "APPLICATION/json; charset=x", " , "] {
            assert_eq!(form(accept), Ok(JSON), "{accept}");
        }
        assert_eq!(form("text/csv, application/json;q=0.2"), Ok(JSON));
    }

    #[test]
    fn the_version_may_be_asked_for() {
        assert_eq!(form("application/vnd.zoo.v1+json"), Ok(JSON));
        assert_eq!(form("application/vnd.Zoo.V1+json; q=0.1"), Ok(JSON));
    }

    #[test]
    fn other_versions_are_refused_unless_there_is_a_choice() {
        assert_eq!(form("application/vnd.zoo.v2+json"), Err(406));
        assert_eq!(form("application/vnd.zoo+json"), Err(406));
        assert_eq!(form("application/vnd.other.v1+json"), Err(406));
        assert_eq!(form("application/vnd.zoo.v2+json, application/vnd.zoo.v1+json"), Ok(JSON));
        assert_eq!(form("application/vnd.zoo.v2+json, */*"), Ok(JSON));
    }

    #[test]
    fn what_is_not_offered_is_refused() {
        for accept in ["application/xml", "foo", "text/csv;q=1"] {
            assert_eq!(form(accept), Err(406), "{accept}");
        }
    }

    #[test]
    fn the_more_specific_type_wins_and_json_on_a_tie() {
        assert_eq!(form("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), Ok(Form::Page));
        assert_eq!(form("text/html, application/json;q=0.1"), Ok(JSON));
        assert_eq!(form("text/html;level=1, application/json"), Ok(Form::Page));
        assert_eq!(form("text/*, application/*"), Ok(JSON));
        assert_eq!(form("text/*"), Ok(Form::Page));
    }

    #[test]
    fn without_a_page_people_get_json() {
        let form = negotiate(&API, "text/html", None, false);
        assert_eq!(form.ok(), Some(JSON));
        assert_eq!(negotiate(&API, "", Some("api"), false).ok(), Some(JSON));
    }

    #[test]
    fn indentation_is_bounded() {
        assert_eq!(form("application/json; indent=4"), Ok(Form::Json { indent: 4 }));
        assert_eq!(form("application/json; indent=99"), Ok(Form::Json { indent: 8 }));
        assert_eq!(form("application/json; indent=-1"), Ok(JSON));
        assert_eq!(form("application/json; indent=x"), Ok(JSON));
    }

    #[test]
    fn the_format_parameter_decides_over_the_header() {
        let form = |format| negotiate(&API, "application/xml", Some(format), true).map_err(|fault| fault.status());
        assert_eq!(form("json"), Ok(JSON));
        assert_eq!(form("api"), Ok(Form::Page));
        assert_eq!(form("xml"), Err(404));
        assert_eq!(form("JSON"), Err(404));
        assert_eq!(form(""), Err(406));
    }
}
