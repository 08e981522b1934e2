//! Answers of the demo colony, kept as they are: a changed answer is a readable difference in `tests/it/snapshots/`.
//! `INSTA_UPDATE=always cargo test --test it snapshots` writes them anew; then read the difference.

use crate::support::{colony::Colony, server::Server};
use alyx::generated::API;
use serde_json::Value;
use specimen::tables::Serves;

/// Values that depend on when the colony is made or asked for; their place in the answer is kept.
const CHANGING: &[&str] = &["age_weeks", "auto_datetime", "datetime", "expected_water", "remaining_water"];

/// Replaces values that change from run to run.
fn steady(value: &mut Value, address: &str) {
    match value {
        // The colony's first user is made with it.
        Value::Object(fields) if fields.get("username").is_some_and(|name| name == "admin") => {
            fields.insert("id".into(), "(changes)".into());
        }
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| match value {
            Value::Object(_) | Value::Array(_) => steady(value, address),
            value if CHANGING.contains(&name.as_str()) && !value.is_null() => *value = "(changes)".into(),
            value => steady(value, address),
        }),
        Value::Array(items) => items.iter_mut().for_each(|item| steady(item, address)),
        Value::String(text) if text.contains(address) => *text = text.replace(address, "HOST"),
        _ => {}
    }
}

fn answer(server: &Server, token: &str, path: &str) -> Value {
    let answer = server.get(path, Some(token));
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    let mut body = answer.json();
    steady(&mut body, &server.address);
    body
}

#[test]
fn lists_and_rows_of_the_demo_colony_stay_as_they_are() {
    let lists = API.routes.iter().copied().flatten().filter(|route| matches!(route.serves, Serves::List(_)));
    let paths: Vec<&str> = lists.map(|route| route.path).filter(|path| !path.contains('{')).collect();
    assert!(paths.len() > 60, "{}", paths.len());
    for colony in Colony::each("answers of the demo colony") {
        let token = colony.home.done(&["token", "admin"], "").trim().to_owned();
        for path in &paths {
            let mut list = answer(&colony.server, &token, &format!("{path}?limit=2"));
            let url = list["results"][0]["url"].as_str().map(|url| url.replace("http://HOST", ""));
            if let Some(url) = url.filter(|url| url.starts_with(path)) {
                list["first row alone"] = answer(&colony.server, &token, &url);
            }
            let text = serde_json::to_string_pretty(&list).expect("JSON");
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(path.trim_start_matches('/').replace('/', "-"), text);
            });
        }
    }
}
