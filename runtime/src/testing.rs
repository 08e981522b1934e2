//! For the tests of projects: who may do what, as their servers answer. The rules of access are in a spec; a table of the
//! answers shows what they come to, and what a change of them changes.

use crate::{
    account::token,
    fixture::{self, FirstRows, FixtureSource, LoadOptions},
    http::{
        app::app,
        server::{Server, Settings},
    },
    query::{key, wire::RowView},
    request_time::RequestTime,
    server::Program,
    store::{
        OpenOptions, Sql, Store, fetch,
        migrate::{Options, migrate},
    },
    tables::{Api, Resource, Serves, ddl::Ddl},
};
use poem::{
    Endpoint, EndpointExt, Request, Response,
    endpoint::BoxEndpoint,
    http::{Method, StatusCode},
};
use std::{fmt::Write, io::Cursor, sync::Arc};
use uuid::Uuid;

/// The variable that names a PostgreSQL database on which the same is asked, in a schema that goes afterwards.
pub const DATABASE: &str = "TEST_DATABASE_URL";

/// Rows of a resource that are asked for.
const ROWS: usize = 20;

/// What each user is answered to each operation on each row: a table with a line for each request and a column for each
/// user, after one for somebody without a token. A list is answered with so many rows, all else with a status; changes change nothing, and
/// what is deleted is there again for the next.
///
/// `rows`: a fixture with users and some rows. The database is SQLite in memory, and the one of PostgreSQL that
/// [`DATABASE`] names, if it is set.
///
/// # Errors
/// What is wrong with the rows or the database; where the databases answer otherwise.
pub fn rights(program: &'static Program, rows: &str) -> Result<String, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
    runtime.block_on(async {
        let table = Asked::new(program, rows, "sqlite::memory:").await?.table().await?;
        if let Ok(url) = std::env::var(DATABASE) {
            // A schema of its own, so that tests may run side by side and again.
            let schema = format!("rights_{}", Uuid::new_v4().simple());
            let store = Store::open(&url, &OpenOptions::default()).await.map_err(|error| error.0)?;
            let run = async |sql: String| store.primary().script(&sql).await.map_err(|error| error.to_string());
            run(format!("create schema {schema}")).await?;
            let more = if url.contains('?') { '&' } else { '?' };
            let other = match Asked::new(program, rows, &format!("{url}{more}options[search_path]={schema}")).await {
                Ok(asked) => asked.table().await,
                Err(error) => Err(error),
            };
            run(format!("drop schema {schema} cascade")).await?;
            let other = other?;
            if other != table {
                return Err(format!("PostgreSQL answers\n{other}\nbut SQLite\n{table}"));
            }
        }
        Ok(table)
    })
}

/// A server on a database of its own, and who asks it.
struct Asked<'a> {
    api: &'static Api,
    rows: &'a str,
    store: Store,
    endpoint: BoxEndpoint<'static, Response>,
    /// Names and tokens.
    users: Vec<(String, String)>,
}

impl<'a> Asked<'a> {
    async fn new(program: &'static Program, rows: &'a str, url: &str) -> Result<Asked<'a>, String> {
        let api = program.api;
        let options = OpenOptions { create: true, ..OpenOptions::default() };
        let store = Store::open(url, &options).await.map_err(|error| error.0)?;
        let made = migrate(&store, api, &Ddl::of(api), &FirstRows(b""), &Options::default()).await;
        made.map_err(|error| error.to_string())?;
        let mut settings = Settings::new(api, "uploaded".into())?;
        settings.http.burst = String::new();
        let server = Server::new(api, program.functions, store.clone(), settings)?;
        let endpoint = app(Arc::new(server)).map_to_response().boxed();
        let mut asked = Asked { api, rows, store, endpoint, users: Vec::new() };
        asked.reset().await?;
        Ok(asked)
    }

    /// Makes the rows as they are given, and tokens for all users.
    async fn reset(&mut self) -> Result<(), String> {
        let rows = self.rows.as_bytes().to_vec();
        let source = FixtureSource { name: "the rows".into(), reader: Box::new(Cursor::new(rows)) };
        let loaded = fixture::load(&self.store, self.api, vec![source], LoadOptions::default(), &mut |_| {}).await;
        loaded.map_err(|error| error.to_string())?;
        self.users = vec![("nobody".to_owned(), String::new())];
        let Some(accounts) = self.api.accounts else { return Ok(()) };
        let name = accounts.users.column(accounts.username).unwrap_or_default();
        let on = self.store.primary();
        let now = RequestTime::now(LoadOptions::default().zone);
        for row in self.columns(accounts.users, [accounts.users.primary, name]).await? {
            let (user, name) = (&row[0], key::plain(&row[1]));
            let token = token::token(&on, self.store.dialect, accounts, user, 0, &now).await;
            self.users.push((name, token.map_err(|error| error.to_string())?.key));
        }
        Ok(())
    }

    /// Two columns of a resource's first rows.
    async fn columns(&self, of: &'static Resource, columns: [usize; 2]) -> Result<Vec<[sea_orm::Value; 2]>, String> {
        let [first, second] = columns.map(|column| &of.columns[column]);
        let mut sql = Sql::new(self.store.dialect);
        sql.push("select ").name(first.name).push(", ").name(second.name).push(" from ").name(of.table);
        sql.push(" order by ").name(second.name).push(&format!(" limit {ROWS}"));
        let rows = fetch(&self.store.primary(), sql).await.map_err(|error| error.to_string())?;
        let values = |row| [(0, first), (1, second)].map(|(n, column)| RowView::new(row).value(n, column.kind));
        Ok(rows.iter().map(values).collect())
    }

    /// All requests: those that read first, and last those that make rows.
    async fn requests(&self) -> Result<Vec<(Method, String)>, String> {
        let mut requests = Vec::new();
        for route in self.api.routes.iter().copied().flatten() {
            match &route.serves {
                Serves::List(list) if list.owner.is_none() => {
                    requests.extend(list.listed.then(|| (Method::GET, route.path.to_owned())));
                    requests.extend(list.create.map(|_| (Method::POST, route.path.to_owned())));
                }
                Serves::Item(item) => {
                    for row in self.columns(item.resource, [item.key; 2]).await? {
                        let begin = route.path.split('{').next().unwrap_or_default();
                        let path = format!("{begin}{}", key::plain(&row[0]));
                        let methods =
                            [(Method::GET, item.read), (Method::PATCH, item.write), (Method::DELETE, item.delete)];
                        let methods = methods.into_iter().filter(|(_, offered)| *offered);
                        requests.extend(methods.map(|(method, _)| (method, path.clone())));
                    }
                }
                _ => {}
            }
        }
        let when = |method: &Method| [Method::GET, Method::PATCH, Method::DELETE].iter().position(|m| m == method);
        requests.sort_by_key(|(method, _)| when(method).unwrap_or(usize::MAX));
        Ok(requests)
    }

    async fn table(mut self) -> Result<String, String> {
        let mut lines = Vec::new();
        for (method, path) in self.requests().await? {
            let mut answers = vec![format!("{method} {path}")];
            for n in 0..self.users.len() {
                let (status, body) = self.ask(&self.users[n].1, &method, &path).await?;
                let count =
                    serde_json::from_str::<serde_json::Value>(&body).ok().and_then(|list| list["count"].as_u64());
                answers.push(match count.filter(|_| status.is_success()) {
                    Some(1) => "1 row".to_owned(),
                    Some(count) => format!("{count} rows"),
                    None => status.as_u16().to_string(),
                });
                if method == Method::DELETE && status.is_success() {
                    self.reset().await?;
                }
            }
            lines.push(answers);
        }
        lines.sort_by(|one, other| one[0].split(' ').rev().cmp(other[0].split(' ').rev()));
        lines
            .insert(0, std::iter::once(String::new()).chain(self.users.iter().map(|(name, _)| name.clone())).collect());
        let width = |n: usize| lines.iter().map(|line| line[n].chars().count()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..=self.users.len()).map(width).collect();
        let mut table = String::new();
        for line in &lines {
            let mut text = String::new();
            for (cell, width) in line.iter().zip(&widths) {
                let _ = write!(text, "{cell:<width$}  ");
            }
            table += text.trim_end();
            table.push('\n');
        }
        Ok(table)
    }

    async fn ask(&self, token: &str, method: &Method, path: &str) -> Result<(StatusCode, String), String> {
        let mut request = Request::builder().method(method.clone()).uri_str(path).header("Host", "localhost");
        if !token.is_empty() {
            request = request.header("Authorization", format!("Token {token}"));
        }
        let request = match *method == Method::PATCH || *method == Method::POST {
            true => request.content_type("application/json").body("{}"),
            false => request.finish(),
        };
        let mut answer = self.endpoint.get_response(request).await;
        let body = answer.take_body().into_string().await.map_err(|error| error.to_string())?;
        Ok((answer.status(), body))
    }
}
