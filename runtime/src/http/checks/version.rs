//! Which form and version of the API an answer has: the `Accept` header and `?format=`.

use crate::{error::RequestError, tables::Api};
use poem::http::{HeaderMap, header};
use std::borrow::Cow;

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// JSON.
    Json {
        /// Spaces per level; 0 = compact.
        indent: usize,
    },
    /// A page for people, on the routes that have one.
    Page,
}

/// The API's own media type, e.g. `application/vnd.alyx.v1+json`.
pub fn media_type(api: &Api) -> String {
    format!("application/vnd.{}.{}+json", api.vendor, api.version)
}

/// The `Accept` header as [`negotiate`] takes it: several are one list; empty without any.
pub fn accept(headers: &HeaderMap) -> Cow<'_, str> {
    let mut values = headers.get_all(header::ACCEPT).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    let first = values.next().unwrap_or_default();
    values.fold(first, |all, value| Cow::Owned(format!("{all},{value}")))
}

/// Settles the form. `accept` is the header (several joined by commas), `format` the last `?format=`, `page` says
/// whether the route has a page for people; without one, clients that prefer HTML get JSON. Weights are ignored: the
/// more specific type wins, JSON before HTML. Unknown vendor versions are like any other unknown type.
///
/// # Errors
/// 404 for an unknown format, 406 when nothing acceptable is offered.
pub fn negotiate(api: &Api, accept: &str, format: Option<&str>, page: bool) -> Result<Form, RequestError> {
    let ranges = ranges(accept);
    let mut indent = 0;
    // Specificity and whether it is JSON.
    let mut best: Option<(u8, bool)> = None;
    for range in &ranges {
        let json = match range.media.as_str() {
            "*/*" | "application/*" | "application/json" => true,
            "text/*" | "text/html" => false,
            media if media.eq_ignore_ascii_case(&media_type(api)) => true,
            _ => continue,
        };
        if json {
            indent = indent.max(range.indent);
        }
        best = best.max(Some((range.specific, json)));
    }
    let html = if page { Form::Page } else { Form::Json { indent } };
    match format {
        Some("json") => Ok(Form::Json { indent }),
        Some("api") => Ok(html),
        Some(other) if !other.is_empty() => Err(RequestError::no_route()),
        _ => match best {
            Some((_, true)) => Ok(Form::Json { indent }),
            Some((_, false)) => Ok(html),
            None if ranges.is_empty() => Ok(Form::Json { indent }),
            None => Err(not_acceptable()),
        },
    }
}

/// A file that a list can be answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportForm {
    /// Comma-separated values with a line of names.
    Csv,
    /// A JSON object a line.
    Lines,
}

impl ExportForm {
    /// The `Content-Type` of the answer.
    pub fn content_type(self) -> &'static str {
        match self {
            ExportForm::Csv => "text/csv; charset=utf-8",
            ExportForm::Lines => "application/x-ndjson",
        }
    }
}

/// The file that a request on a list asks for, by `?format=` or by naming its type and not JSON in `Accept`.
pub fn export(api: &Api, accept: &str, format: Option<&str>) -> Option<ExportForm> {
    match format {
        Some("csv") => return Some(ExportForm::Csv),
        Some("ndjson") => return Some(ExportForm::Lines),
        Some(other) if !other.is_empty() => return None,
        _ => {}
    }
    // Most requests end here.
    if !["csv", "ndjson"].iter().any(|word| accept.contains(word)) {
        return None;
    }
    let ranges = ranges(accept);
    let names_json =
        |range: &Range| range.media == "application/json" || range.media.eq_ignore_ascii_case(&media_type(api));
    if ranges.iter().any(names_json) {
        return None;
    }
    ranges.iter().find_map(|range| match range.media.as_str() {
        "text/csv" => Some(ExportForm::Csv),
        "application/x-ndjson" => Some(ExportForm::Lines),
        _ => None,
    })
}

/// Form of the OpenAPI document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchemaForm {
    /// Its content type.
    pub content_type: &'static str,
    /// JSON, or else YAML.
    pub json: bool,
}

const OPENAPI_YAML: SchemaForm = SchemaForm { content_type: "application/vnd.oai.openapi; charset=utf-8", json: false };
const OPENAPI_JSON: SchemaForm = SchemaForm { content_type: "application/vnd.oai.openapi+json", json: true };

/// Settles the form of the OpenAPI document: YAML unless JSON is asked for. Arguments and weights as
/// for [`negotiate`].
///
/// # Errors
/// 404 for an unknown format, 406 when nothing acceptable is offered.
pub fn negotiate_schema(accept: &str, format: Option<&str>) -> Result<SchemaForm, RequestError> {
    let offers = [
        ("application/vnd.oai.openapi", OPENAPI_YAML),
        ("application/yaml", SchemaForm { content_type: "application/yaml; charset=utf-8", json: false }),
        ("application/vnd.oai.openapi+json", OPENAPI_JSON),
        ("application/json", SchemaForm { content_type: "application/json", json: true }),
    ];
    match format {
        Some("json") => return Ok(OPENAPI_JSON),
        Some("yaml") => return Ok(OPENAPI_YAML),
        Some(other) if !other.is_empty() => return Err(RequestError::no_route()),
        _ => {}
    }
    let ranges = ranges(accept);
    if ranges.is_empty() {
        return Ok(OPENAPI_YAML);
    }
    let fits =
        |range: &Range, media: &str| matches!(range.media.as_str(), "*/*" | "application/*") || range.media == media;
    let mut best: Option<(u8, SchemaForm)> = None;
    // Of equally specific ones the earlier offer wins.
    for (media, form) in offers {
        let specific = ranges.iter().filter(|range| fits(range, media)).map(|range| range.specific).max();
        if let Some(specific) = specific
            && best.is_none_or(|(than, _)| specific > than)
        {
            best = Some((specific, form));
        }
    }
    best.map(|(_, form)| form).ok_or_else(not_acceptable)
}

fn not_acceptable() -> RequestError {
    RequestError::Detail(406, "Could not satisfy the request Accept header.".into())
}

/// One entry of an `Accept` header.
struct Range {
    /// Type and subtype in lower case.
    media: String,
    /// 0 for any type, 1 for any subtype, 2 for a type, 3 for one with parameters.
    specific: u8,
    /// Its parameter `indent`, 8 at most.
    indent: usize,
}

fn ranges(accept: &str) -> Vec<Range> {
    let read = |range: &str| {
        let mut parts = range.split(';').map(str::trim);
        let media = parts.next().unwrap_or_default().to_ascii_lowercase();
        let mut specific = 2;
        let mut indent = 0;
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            match name.trim().to_ascii_lowercase().as_str() {
                "q" => continue,
                "indent" => indent = value.trim().parse::<usize>().unwrap_or(0).min(8),
                _ => {}
            }
            specific = 3;
        }
        if media == "*/*" {
            specific = 0;
        } else if media.ends_with("/*") {
            specific = 1;
        }
        Range { media, specific, indent }
    };
    accept.split(',').map(str::trim).filter(|range| !range.is_empty()).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::API;

    const JSON: Form = Form::Json { indent: 0 };

    fn form(accept: &str) -> Result<Form, u16> {
        negotiate(&API, accept, None, true).map_err(|fault| fault.status())
    }

    #[test]
    fn several_accept_headers_are_one_list() {
        let mut headers = HeaderMap::new();
        assert_eq!(accept(&headers), "");
        headers.append(header::ACCEPT, header::HeaderValue::from_static("text/csv"));
        headers.append(header::ACCEPT, header::HeaderValue::from_static("application/json"));
        assert_eq!(accept(&headers), "text/csv,application/json");
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
    fn the_document_is_yaml_unless_json_is_asked_for() {
        let form = |accept, format| {
            negotiate_schema(accept, format).map(|form| (form.content_type, form.json)).map_err(|fault| fault.status())
        };
        let yaml = Ok(("application/vnd.oai.openapi; charset=utf-8", false));
        for accept in ["", "*/*", "application/*", "application/vnd.oai.openapi", "text/html, */*;q=0.8"] {
            assert_eq!(form(accept, None), yaml, "{accept}");
        }
        assert_eq!(form("application/yaml", None), Ok(("application/yaml; charset=utf-8", false)));
        let json = Ok(("application/vnd.oai.openapi+json", true));
        assert_eq!(form("application/vnd.oai.openapi+json", None), json);
        assert_eq!(form("application/json, */*", None), Ok(("application/json", true)));
        assert_eq!(form("text/html", Some("json")), json);
        assert_eq!(form("text/html", Some("yaml")), yaml);
        assert_eq!(form("", Some("xml")), Err(404));
        assert_eq!(form("text/html", None), Err(406));
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
