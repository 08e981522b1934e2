//! Servers of two specs on one database, as during a rolling update. What is done here, `specimen diff` calls safe for
//! `servers`.

use super::{On, Options, Zoo, databases, spec};
use crate::{
    http::app::app,
    server::{Server, Settings},
    store::Store,
};
use poem::{
    Endpoint, EndpointExt, Request, Response,
    endpoint::BoxEndpoint,
    http::{Method, StatusCode},
};
use std::sync::Arc;

/// A server of a spec.
struct Serves(BoxEndpoint<'static, Response>);

impl Serves {
    fn new(text: &str, store: &Store) -> Serves {
        let api = spec(text);
        let mut settings = Settings::new(api, "/nonexistent".into()).expect("the spec's defaults");
        settings.http.burst = String::new();
        let server = Server::new(api, &[], store.clone(), settings).expect("the settings are right");
        Serves(app(Arc::new(server)).map_to_response().boxed())
    }

    async fn ask(&self, method: Method, path: &str, body: &str) -> (StatusCode, String) {
        let request = Request::builder().method(method).uri_str(path).header("Host", "localhost");
        let mut answer = self.0.get_response(request.content_type("application/json").body(body.to_owned())).await;
        let text = answer.take_body().into_string().await.expect("text");
        (answer.status(), text)
    }

    async fn list(&self) -> String {
        let (status, text) = self.ask(Method::GET, "/animals", "").await;
        assert_eq!(status, StatusCode::OK, "{text}");
        let rows = text.split_once("\"results\":").and_then(|(_, rows)| rows.strip_suffix('}'));
        rows.expect("a page").to_owned()
    }

    async fn adds(&self, body: &str) {
        let (status, text) = self.ask(Method::POST, "/animals", body).await;
        assert_eq!(status, StatusCode::CREATED, "{text}");
    }
}

fn animal(fields: &str, shown: &str) -> String {
    format!(
        "resource: Animal\nfields:\n  id: {{ type: integer, primary: true }}\n  name: {{ type: string, unique: true }}\n{fields}\n\
         path: animals\nkey: name\norder: [name]\noperations: [list, create, retrieve, update]\n\
         representations: {{ detail: [{shown}] }}\n"
    )
}

async fn together(on: On) {
    let (first, second, third, fourth) = (
        animal("  size: { type: string }", "name, size"),
        // A column is added.
        animal("  size: { type: string }\n  kind: { type: string, default: cat }", "name, size, kind"),
        // One is dropped in two steps: it may be null, then it goes, and at last its column.
        animal("  size: { type: string, nullable: true }\n  kind: { type: string, default: cat }", "name, size, kind"),
        animal("  kind: { type: string, default: cat }", "name, kind"),
    );
    let zoo = Zoo::new(on).await;
    zoo.migrate(&first).await.expect("it is made");
    let old = Serves::new(&first, &zoo.store);
    old.adds(r#"{"name":"a","size":"1"}"#).await;

    zoo.migrate(&second).await.expect("it adds");
    let new = Serves::new(&second, &zoo.store);
    old.adds(r#"{"name":"b","size":"2"}"#).await;
    new.adds(r#"{"name":"c","size":"3","kind":"dog"}"#).await;
    assert_eq!(old.list().await, r#"[{"name":"a","size":"1"},{"name":"b","size":"2"},{"name":"c","size":"3"}]"#);
    let all = r#"[{"name":"a","size":"1","kind":"cat"},{"name":"b","size":"2","kind":"cat"},{"name":"c","size":"3","kind":"dog"}]"#;
    assert_eq!(new.list().await, all);
    // The old one may even start anew: nothing that it answers would be false.
    assert!(zoo.plan(&first).await.false_answers.is_empty(), "{on:?}");

    zoo.migrate(&third).await.expect("null is possible");
    let old = Serves::new(&third, &zoo.store);
    zoo.migrate(&fourth).await.expect("nothing is lost");
    let new = Serves::new(&fourth, &zoo.store);
    new.adds(r#"{"name":"d","kind":"eel"}"#).await;
    old.adds(r#"{"name":"e","size":"5","kind":"fox"}"#).await;
    let shown = r#"{"name":"d","size":null,"kind":"eel"},{"name":"e","size":"5","kind":"fox"}"#;
    assert!(old.list().await.contains(shown), "{on:?}: {}", old.list().await);
    assert!(new.list().await.ends_with(r#"{"name":"d","kind":"eel"},{"name":"e","kind":"fox"}]"#));
    assert!(zoo.plan(&third).await.false_answers.is_empty(), "{on:?}");

    // The last old server has stopped.
    let drop = Options { drop: true, ..zoo.options() };
    zoo.migrate_with(&fourth, &drop).await.expect("it drops");
    assert!(new.list().await.ends_with(r#"{"name":"d","kind":"eel"},{"name":"e","kind":"fox"}]"#));
    // Now it would answer what isn't true.
    let plan = zoo.plan(&third).await;
    assert_eq!(plan.false_answers, ["Column zoo_animal.size"], "{on:?}");
}

#[tokio::test]
async fn servers_of_two_specs_go_on_side_by_side() {
    for on in databases("servers_of_two_specs_go_on_side_by_side") {
        together(on).await;
    }
}
