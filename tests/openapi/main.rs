//! The OpenAPI document as clients use it, and the page that shows it.

mod browser;
mod every_operation;
mod lint;
#[path = "../support/mod.rs"]
mod support;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use support::{document::Document, home::Home, http::Answer, reference, server::Server};

fn document() -> Value {
    let printed = Home::sqlite().done(&["openapi"], "");
    serde_json::from_str(&printed).expect("the document is JSON")
}

/// All operations: path, method, operation.
fn operations(document: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = document["paths"].as_object().expect("paths are an object");
    let operations = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().expect("methods are an object");
        methods.iter().map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    });
    operations.collect()
}

fn names(operation: &Value, place: &str) -> Vec<String> {
    let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
    let here = parameters.iter().filter(|parameter| parameter["in"] == place);
    here.map(|parameter| parameter["name"].as_str().expect("a parameter has a name").to_owned()).collect()
}

#[test]
fn the_list_stands_before_its_rows_and_those_before_what_they_have() {
    let document = document();
    let paths: Vec<&str> = document["paths"].as_object().expect("an object").keys().map(String::as_str).collect();
    for (at, path) in paths.iter().enumerate() {
        if let Some((parent, _)) = path.rsplit_once('/').filter(|(parent, _)| paths.contains(parent)) {
            let before = paths[..at].contains(&parent);
            assert!(before, "{parent} must stand before {path}: {paths:?}");
        }
    }
}

#[test]
fn operations_are_those_of_the_reference_pages() {
    let document = document();
    let mut have: BTreeSet<String> =
        operations(&document).iter().map(|(path, method, _)| format!("{method} {path}")).collect();
    for page in reference::pages() {
        for operation in page.operations {
            for method in operation.methods.split(", ") {
                let name = format!("{} {}", method.to_lowercase(), operation.path);
                assert!(have.remove(&name), "the document lacks {name}");
            }
        }
    }
    assert_eq!(have.into_iter().collect::<Vec<_>>(), ["get /me", "post /auth-token"]);
}

#[test]
fn each_operation_has_a_name_of_its_own_a_tag_and_its_path_parameters() {
    let document = document();
    let mut seen = BTreeSet::new();
    for (path, method, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{method} {path} has no operationId"));
        assert!(seen.insert(id), "{method} {path}: {id} is there twice");
        let first = path.split('/').nth(1).expect("a path begins with /");
        assert_eq!(operation["tags"], json!([first]), "{method} {path}");
        let in_path: Vec<&str> = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        assert_eq!(names(operation, "path"), in_path, "{method} {path}");
        assert!(operation["responses"].as_object().is_some_and(|answers| !answers.is_empty()), "{method} {path}");
    }
    for (id, verb) in [("sessions_list", "get"), ("sessions_create", "post"), ("water_type_list", "get")] {
        assert!(seen.contains(id), "{verb} has no {id}");
    }
}

#[test]
fn each_body_is_a_reference_to_a_schema_with_properties() {
    let document = document();
    let mut bodies = 0;
    for (path, method, operation) in operations(&document) {
        let Some(body) = operation.get("requestBody") else { continue };
        bodies += 1;
        for (form, content) in body["content"].as_object().expect("a body has content types") {
            let to = content["schema"]["$ref"]
                .as_str()
                .unwrap_or_else(|| panic!("{method} {path}, {form}: an inline schema"));
            let schema = to.strip_prefix("#").and_then(|pointer| document.pointer(pointer));
            let schema = schema.unwrap_or_else(|| panic!("{method} {path}, {form}: {to} is nowhere"));
            assert_eq!(schema["type"], "object", "{to}");
            let properties = schema["properties"].as_object().unwrap_or_else(|| panic!("{to} has no properties"));
            let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
            let known = required.iter().all(|name| name.as_str().is_some_and(|name| properties.contains_key(name)));
            assert!(known, "{to} requires what it doesn't have");
            assert!(method != "patch" || required.is_empty(), "{to}: a change requires nothing");
        }
        assert!(body["content"].get("application/json").is_some(), "{method} {path}");
    }
    assert!(bodies > 20, "{bodies}");
}

#[test]
fn every_reference_leads_somewhere() {
    fn walk<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str));
                fields.values().for_each(|value| walk(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = BTreeSet::new();
    walk(&document, &mut found);
    assert!(found.len() > 40, "{}", found.len());
    for to in found {
        assert!(to.strip_prefix('#').is_some_and(|pointer| document.pointer(pointer).is_some()), "{to} is nowhere");
    }
}

#[test]
fn parameters_of_lists_are_the_filters_of_the_reference_pages() {
    let document = document();
    let mut lists = 0;
    for page in reference::pages() {
        // Endpoints written by hand state no statements, and are no lists.
        let is_list = |o: &&reference::Operation| o.methods == "GET" && !o.path.contains('{') && o.statements.is_some();
        let list = page.operations.iter().find(is_list);
        let Some(list) = list else { continue };
        lists += 1;
        let have = names(&document["paths"][&list.path]["get"], "query");
        let mut wanted = page.filters;
        wanted.extend(["format".to_owned(), "limit".to_owned(), "offset".to_owned()]);
        wanted.sort();
        assert_eq!(have, wanted, "{}", list.path);
    }
    assert!(lists > 10, "{lists}");
}

#[test]
fn only_lists_have_pages() {
    let document = document();
    for (path, method, operation) in operations(&document) {
        let paged = names(operation, "query").contains(&"limit".to_owned());
        let list = operation["operationId"].as_str().is_some_and(|id| id.ends_with("_list"));
        assert_eq!(paged, list, "{method} {path}");
    }
}

#[test]
fn date_times_are_sent_with_an_offset_and_answered_without() {
    let document = document();
    let of = |schema: &str| document["components"]["schemas"][schema]["properties"]["start_time"].clone();
    assert_eq!(of("SessionInput")["format"], "date-time");
    let answered = of("SessionDetail");
    assert_eq!(answered["format"], "date-time-local");
    assert!(answered["pattern"].as_str().is_some_and(|pattern| pattern.starts_with('^') && pattern.ends_with('$')));
}

#[test]
fn operations_say_in_words_what_they_do() {
    let document = document();
    let mut seen = BTreeSet::new();
    for (path, method, operation) in operations(&document) {
        let text = |name: &str| operation[name].as_str().unwrap_or_default().trim();
        let (summary, description) = (text("summary"), text("description"));
        assert!(seen.insert(summary), "{method} {path}: {summary} is there twice");
        assert!((6..100).contains(&summary.len()) && !summary.ends_with('.'), "{method} {path}: {summary:?}");
        assert!(description.ends_with(['.', '!']), "{method} {path}: {description:?}");
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let about = parameter["description"].as_str().unwrap_or_default();
            assert!(parameter["in"] == "path" || !about.is_empty(), "{method} {path}: {}", parameter["name"]);
        }
    }
    for (path, method, summary) in [
        ("/fields-of-view", "get", "List fields of view"),
        ("/subjects/{nickname}/datasets", "get", "List the datasets of a subject"),
        ("/users/{username}/actions", "get", "List the actions of a user"),
        ("/other-actions", "post", "Create an action of another kind"),
        ("/register-file", "post", "Register files as datasets"),
        ("/water-types/{name}", "put", "Replace a water type"),
        ("/zygosities/{id}", "delete", "Delete a zygosity"),
    ] {
        assert_eq!(document["paths"][path][method]["summary"], summary, "{method} {path}");
    }
    let tags = document["tags"].as_array().expect("tags are a list");
    assert!(tags.len() > 60 && tags.iter().all(|tag| tag["description"].is_string()), "{tags:?}");
}

#[test]
fn only_what_is_open_needs_no_token() {
    let document = document();
    assert_eq!(document["security"], json!([{"token": []}]));
    let own: Vec<(&str, &str, &Value)> =
        operations(&document).into_iter().filter(|(.., operation)| operation.get("security").is_some()).collect();
    let own: BTreeSet<String> =
        own.iter().map(|(path, method, of)| format!("{method} {path} {}", of["security"])).collect();
    let optional = r#"[{"token":[]},{}]"#;
    let wanted = [format!("get /subjects {optional}"), format!("get /users {optional}"), "post /auth-token []".into()];
    assert_eq!(own.into_iter().collect::<Vec<_>>(), wanted);
    let either = &document["paths"]["/users"]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    assert_eq!(either["anyOf"].as_array().map(Vec::len), Some(2), "{either}");
}

#[test]
fn what_may_be_null_says_so_in_a_sound_way() {
    fn walk(value: &Value, place: &str, found: &mut usize) {
        if value["nullable"] == true {
            *found += 1;
            assert!(value["type"].is_string(), "{place}: `nullable` means nothing without a type beside it");
            if let Some(values) = value["enum"].as_array() {
                assert!(values.contains(&Value::Null), "{place}: its values lack null");
            }
        }
        match value {
            Value::Object(fields) => {
                fields.iter().for_each(|(name, field)| walk(field, &format!("{place}/{name}"), found))
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, place, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = 0;
    walk(&document["components"]["schemas"], "", &mut found);
    assert!(found > 100, "{found}");
    let checks = Document::new(document.clone());
    for (schema, field) in [
        ("SubjectRecord", "actual_severity"),
        ("HousingDetail", "light_cycle"),
        ("ZygosityRuleDetail", "sequence0_result"),
        ("InsertionSummary", "session_info"),
    ] {
        let Some(field) = document["components"]["schemas"][schema]["properties"].get(field) else { continue };
        assert_eq!(checks.walk(field, &Value::Null), Ok(()), "{schema}: {field}");
    }
}

#[test]
fn answers_that_are_otherwise_are_noticed() {
    let checks = Document::new(document());
    let answer = |status: u16, kind: &str, body: &Value| {
        let headers = [("content-type", kind), ("x-request-id", "a"), ("allow", "GET")];
        let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        Answer { status, headers: headers.collect(), body: body.to_string().into_bytes() }
    };
    let json = "application/json";
    let cage = json!({"url": "http://x/cage-types/a", "id": "4027da48-7be3-43ec-a222-f75dffe36872", "name": "a",
        "description": "", "json": null});
    let with = |field: &str, value: Value| {
        let mut cage = cage.clone();
        cage[field] = value;
        cage
    };
    let path = "/cage-types/a?x=1";
    assert_eq!(checks.check("GET", path, &answer(200, json, &cage)), Ok(()));
    assert_eq!(checks.check("GET", "/unknown", &answer(404, json, &json!({"detail": "Not found."}))), Ok(()));
    for (method, path, answer, why) in [
        ("GET", path, answer(200, json, &with("id", json!("no"))), "at `.id`: \"no\" is no uuid"),
        ("GET", path, answer(200, json, &with("name", Value::Null)), "at `.name`: null is of another type"),
        ("GET", path, answer(200, json, &with("more", json!(1))), "at `.more`: the schema has no such field"),
        ("GET", path, answer(200, json, &with("description", json!("x".repeat(2000)))), "2000 characters"),
        ("GET", path, answer(200, json, &json!({"name": "a"})), "is missing"),
        ("GET", path, answer(200, "text/html", &cage), "content type"),
        ("GET", path, answer(418, json, &json!({})), "lacks this status"),
        ("GET", path, answer(404, json, &json!({"detail": 7})), "at `.detail`"),
        ("GET", path, answer(429, json, &json!({"detail": "a"})), "no header Retry-After"),
        ("DELETE", path, answer(204, json, &json!({})), "there is a body"),
        ("POST", path, answer(200, json, &json!({})), "lacks this method"),
        ("GET", "/unknown", answer(200, json, &json!({})), "lacks this path"),
        (
            "GET",
            "/cage-types",
            answer(200, json, &json!({"count": 1, "next": null, "previous": null, "results": [7]})),
            "at `.results[0]`",
        ),
    ] {
        let found = checks.check(method, path, &answer).expect_err(why);
        assert!(found.contains(why), "{method} {path}: {found}; not {why}");
    }
}

#[test]
fn examples_fit_their_schemas() {
    fn walk(checks: &Document, value: &Value, found: &mut usize) {
        if let Some(example) = value.get("example") {
            *found += 1;
            assert_eq!(checks.walk(value, example), Ok(()), "{value}");
        }
        match value {
            Value::Object(fields) => fields.values().for_each(|value| walk(checks, value, found)),
            Value::Array(items) => items.iter().for_each(|item| walk(checks, item, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = 0;
    walk(&Document::new(document.clone()), &document["components"]["schemas"], &mut found);
    assert!(found > 10, "{found}");
}

#[test]
fn operations_say_what_they_refuse() {
    let document = document();
    for (path, method, operation) in operations(&document) {
        let answers = operation["responses"].as_object().expect("answers are an object");
        let body = operation.get("requestBody").is_some();
        for status in ["400", "403", "404", "406", "413", "415", "429", "503"] {
            let said = answers.contains_key(status);
            assert!(said || (!body && matches!(status, "413" | "415")), "{method} {path}: {status}");
        }
        assert_eq!(answers.contains_key("507"), method != "get", "{method} {path}");
        for (status, answer) in answers.iter().filter(|(status, _)| status.as_str() >= "400") {
            let shared = answer["$ref"].as_str().and_then(|to| document.pointer(to.trim_start_matches('#')));
            let answer = shared.unwrap_or(answer);
            let schema = answer["content"]["application/json"]["schema"]["$ref"].as_str().unwrap_or_default();
            assert!(schema.starts_with("#/components/schemas/Error"), "{method} {path}: {status}");
            let waits = answer["headers"].get("Retry-After").is_some();
            assert_eq!(waits, matches!(status.as_str(), "429" | "503"), "{method} {path}: {status}");
        }
    }
    assert!(document["paths"]["/sync-file-status"]["post"]["responses"].get("501").is_some());
    assert!(document["paths"]["/sessions"]["post"]["responses"]["201"]["headers"].get("Location").is_some());
}

fn served() -> (Home, Server) {
    let home = Home::sqlite();
    home.done(&["migrate"], "");
    let server = home.serve();
    (home, server)
}

#[test]
fn what_is_served_and_what_is_printed_agree_in_both_forms() {
    let (home, server) = served();
    let document = document();
    let asked = |accept: &str| server.send("GET", "/api/schema", &[("Accept", accept), ("Accept-Version", "3.0")], b"");
    let json = asked("application/vnd.oai.openapi+json");
    assert_eq!(json.header("content-type"), Some("application/vnd.oai.openapi+json"));
    assert_eq!(json.json(), document);
    let yaml = asked("*/*");
    assert!(yaml.header("content-type").is_some_and(|form| form.starts_with("application/vnd.oai.openapi")));
    let parsed: Value = serde_yaml::from_slice(&yaml.body).expect("the other form is YAML");
    assert_eq!(parsed, document);
    let printed: Value = serde_yaml::from_str(&home.done(&["openapi", "--yaml"], "")).expect("it is YAML");
    assert_eq!(printed, document);
    let version = document["openapi"].as_str().unwrap_or_default();
    assert!(version.starts_with("3.0."), "{version}");
}

#[test]
fn the_page_loads_nothing_from_elsewhere() {
    let (_home, server) = served();
    for path in ["/docs", "/docs/"] {
        let answer = server.get(path, None);
        assert_eq!(answer.status, 200);
        assert!(answer.header("content-type").is_some_and(|form| form.starts_with("text/html")));
        let page = answer.text();
        for tag in ["<script", "<link", "<img", "<iframe"] {
            // Only real tags: what follows the name is white space or the end. Scripts hold such words too.
            for start in page.match_indices(tag).map(|(at, _)| at + tag.len()) {
                let text = page[start..].split('>').next().unwrap_or_default();
                let foreign = ["src=\"http", "src='http", "src=\"//", "href=\"http", "href='http", "href=\"//"];
                let loads = text.len() < 300 && foreign.iter().any(|place| text.contains(place));
                assert!(!loads, "{path} loads {tag}{text}>");
            }
        }
        let policy = answer.header("content-security-policy").expect("pages have a policy");
        assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe"), "{policy}");
        assert!(!page.contains("<style") && !page.contains("<script>"), "{path}: {page}");
        let files = page.split(['"', '>']).filter(|text| [".css", ".js"].iter().any(|ending| text.ends_with(ending)));
        let forms: Vec<String> = files
            .map(|file| {
                let answer = server.get(file, None);
                assert_eq!(answer.status, 200, "{file}");
                assert!(!answer.text().contains("@import url(http") && !answer.text().contains("url(http"), "{file}");
                answer.header("content-type").unwrap_or_default().to_owned()
            })
            .collect();
        assert_eq!(
            forms,
            ["text/css", "text/css", "text/javascript", "text/javascript", "text/css"]
                .map(|form| format!("{form}; charset=utf-8"))
        );
        assert!(
            server.get("/docs/start.js", None).text().contains("'/api/schema?format=json'"),
            "{path} shows the document"
        );
    }
}
