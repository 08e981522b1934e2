//! Rules of access, on both databases, as clients meet them.

mod document;
mod files;
mod inference;
mod matrix;
mod paths;
mod traces;
mod world;

use crate::{
    fixture::FirstRows,
    http::app::app,
    server::{Server, Settings},
    store::{
        OpenOptions, Store,
        migrate::{Options, migrate},
    },
    tables::{Api, ddl::Ddl},
};
use poem::{
    Endpoint, EndpointExt, Request, Response,
    endpoint::BoxEndpoint,
    http::{Method, StatusCode},
};
use std::{path::Path, sync::Arc};
use world::{API, World};

/// A server of the lab.
struct Lab(BoxEndpoint<'static, Response>);

/// All that a client gets: the headers as sorted lines.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Answer {
    status: StatusCode,
    headers: Vec<String>,
    body: String,
}

/// A server of an API on a database.
fn served(api: &'static Api, store: Store) -> Lab {
    served_by(api, store, true, "/nonexistent".as_ref())
}

/// The same, with the rules in force or not, and with a folder of uploaded files.
fn served_by(api: &'static Api, store: Store, rules: bool, files: &Path) -> Lab {
    let mut settings = Settings::new(api, files.to_owned()).expect("the spec's defaults");
    settings.http.burst = String::new();
    settings.site.rules = rules;
    let server = Server::new(api, world::FUNCTIONS, store, settings).expect("the settings are right");
    Lab(app(Arc::new(server)).map_to_response().boxed())
}

impl Lab {
    /// On a new database, in memory or at a URL, with these rows.
    async fn new(url: Option<&str>, world: &World) -> Lab {
        served(*API, Lab::database(url, world).await)
    }

    /// The database alone.
    async fn database(url: Option<&str>, world: &World) -> Store {
        let store = Store::open(url.unwrap_or("sqlite::memory:"), &OpenOptions::default()).await.expect("a database");
        let rows = world.fixture();
        migrate(&store, *API, &Ddl::of(*API), &FirstRows(&rows), &Options::default()).await.expect("the tables");
        store
    }

    /// Status and body of the answer to a request.
    async fn ask(
        &self,
        user: &str,
        method: Method,
        path: &str,
        body: Option<serde_json::Value>,
    ) -> (StatusCode, String) {
        let Answer { status, body, .. } = self.answer(user, method, path, body).await;
        (status, body)
    }

    /// The whole answer to a request.
    async fn answer(&self, user: &str, method: Method, path: &str, body: Option<serde_json::Value>) -> Answer {
        let request = Request::builder().method(method).uri_str(path).header("Host", "localhost");
        let request = match user {
            "" => request,
            user => request.header("Authorization", format!("Token {user}")),
        };
        let request = match body {
            Some(body) => request.content_type("application/json").body(body.to_string()),
            None => request.finish(),
        };
        let mut answer = self.0.get_response(request).await;
        let body = answer.take_body().into_string().await.expect("text");
        let mut headers: Vec<String> =
            answer.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().expect("text"))).collect();
        // Every answer has a number of its own.
        headers.retain(|line| !line.starts_with("x-request-id: ") && !line.starts_with("date: "));
        headers.sort();
        Answer { status: answer.status(), headers, body }
    }

    async fn get(&self, user: &str, path: &str) -> (StatusCode, String) {
        self.ask(user, Method::GET, path, None).await
    }
}
