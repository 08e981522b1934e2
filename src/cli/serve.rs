//! `serve`, and what happens without any command: a first look with a demo colony.

use super::{
    Failure,
    data::{bring_up, ready},
    https, open,
    settings::Settings,
    start_log, stop,
    users::{row, source},
};
use crate::{
    demo, generated,
    mail::postman::{self, Postman},
};
use clap::Args;
use specimen::{
    fixture::{self, LoadOptions},
    http::{app::app, serve},
    poem::EndpointExt,
    server::Server,
    store::{
        Dialect, Sql, Store, fetch,
        migrate::{self, State},
    },
    uuid::Uuid,
};
use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::net::TcpListener;

/// `alyx serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Address and port [default: 127.0.0.1:8000]
    #[arg(long, value_name = "HOST:PORT")]
    pub bind: Option<String>,
    /// Certificate chain (PEM) for HTTPS
    #[arg(long, value_name = "FILE")]
    pub tls_cert: Option<PathBuf>,
    /// Private key (PEM) for HTTPS
    #[arg(long, value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
}

/// Serves a database whose tables are there.
pub async fn serve(settings: &Settings) -> Result<(), Failure> {
    start_log(settings)?;
    let store = ready(settings).await?;
    run(settings, store, None).await
}

/// Serves; a new SQLite database first gets its tables, a demo colony and a user.
pub async fn first(settings: &Settings) -> Result<(), Failure> {
    start_log(settings)?;
    let store = open(settings, true).await?;
    let plan = migrate::plan(&store, &generated::schema::DDL).await.map_err(|e| e.to_string())?;
    if store.dialect == Dialect::Postgres || plan.state == State::Django {
        store.close().await;
        return serve_ready(settings).await;
    }
    if plan.state == State::Empty {
        bring_up(settings, &store, false).await?;
    }
    let password = match nobody(&store).await? {
        true => Some(populate(&store).await?),
        false => None,
    };
    store.close().await;
    run(settings, ready(settings).await?, password.as_deref()).await
}

async fn serve_ready(settings: &Settings) -> Result<(), Failure> {
    let store = ready(settings).await?;
    run(settings, store, None).await
}

/// Whether the database has no user yet.
async fn nobody(store: &Store) -> Result<bool, Failure> {
    let Some(accounts) = generated::API.accounts else { return Ok(false) };
    let mut sql = Sql::new(store.dialect);
    sql.push("select 1 from ").push(accounts.users.table).push(" limit 1");
    Ok(fetch(&store.primary(), sql).await.map_err(|e| e.to_string())?.is_empty())
}

/// Loads the demo colony and a user `admin`, whose password is returned.
async fn populate(store: &Store) -> Result<String, Failure> {
    let Some(accounts) = generated::API.accounts else { return Ok(String::new()) };
    let mut colony = Vec::new();
    demo::write(&mut colony).map_err(|e| e.to_string())?;
    let password: String = Uuid::new_v4().simple().to_string().chars().take(12).collect();
    let user = row(accounts, "admin", &password, "", true, false);
    let sources = vec![source("the demo colony", colony), source("the user admin", user)];
    let result = fixture::load(store, &generated::API, sources, LoadOptions::default(), &mut |_| {}).await;
    result.map_err(|e| e.to_string())?;
    Ok(password)
}

/// Listens and answers until it is told to stop.
async fn run(settings: &Settings, store: Store, password: Option<&str>) -> Result<(), Failure> {
    let tls = settings.tls().map_err(Failure::Wrong)?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    let server = Server::new(&generated::API, store.clone(), settings.server().map_err(Failure::Wrong)?);
    let mut server = server.map_err(Failure::Wrong)?;
    let mail = settings.mail().map_err(Failure::Wrong)?.map(|mail| (mail, postman::outbox()));
    if let Some((_, (outbox, _))) = &mail {
        server.extensions.insert(outbox.clone());
    }
    let server = Arc::new(server);
    let endpoint = app(server.clone(), generated::Endpoints).boxed();
    let (limits, most) = (settings.connections().map_err(Failure::Wrong)?, settings.stop().map_err(Failure::Wrong)?);
    let bind = settings.text("bind").to_owned();
    let refused = |e: std::io::Error| {
        let remedy = match e.kind() {
            std::io::ErrorKind::AddrInUse => "another program listens there; choose another port with --bind",
            std::io::ErrorKind::PermissionDenied => "ports below 1024 need privileges; choose a higher one with --bind",
            _ => "the address must be HOST:PORT of this machine, e.g. 127.0.0.1:8000",
        };
        Failure::Failed(format!("Can't listen on {bind}: {remedy} ({e})."))
    };
    let tls = tls.map(|(chain, key)| https::certificate(&chain, &key)).transpose()?;
    let listener = TcpListener::bind(&bind).await.map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    let stop = stop::wait(most).map_err(|e| Failure::Failed(format!("No signals: {e}.")))?;
    announce(settings, scheme, address, password);
    let postman = mail.map(|(mail, (_, waiting))| Postman::start(server, mail, waiting));
    let mut began = None;
    let stopped = async {
        began = Some(stop.await.unwrap_or_else(|_| Instant::now()));
    };
    let cut = serve::serve(listener, tls, endpoint, limits, stopped).await;
    if cut > 0 {
        tracing::warn!(connections = cut, "their time is over: requests were cut off");
    }
    let close = async {
        if let Some(postman) = postman {
            postman.stop().await;
        }
        store.close().await;
    };
    // What holds a connection to the database is not waited for longer than this.
    let left = (most * 19 / 20).saturating_sub(began.map_or(Duration::ZERO, |began| began.elapsed()));
    match tokio::time::timeout(left, close).await {
        Ok(()) => tracing::info!("stopped"),
        Err(_) => tracing::warn!("stopped; a statement still ran"),
    }
    Ok(())
}

/// Says where everything is.
fn announce(settings: &Settings, scheme: &str, at: SocketAddr, password: Option<&str>) {
    // An address that stands for all of them can't be visited.
    let host = if at.ip().is_unspecified() { format!("localhost:{}", at.port()) } else { at.to_string() };
    let base = format!("{scheme}://{host}");
    println!("Alyx serves {} at {base}", settings.shown("database"));
    println!("  documentation  {base}/docs");
    println!("  log in         POST {base}/auth-token with username and password");
    if let Some(password) = password {
        println!("  a first user   admin, password {password} (change it: alyx changepassword admin)");
        println!("  try            curl -d username=admin -d password={password} {base}/auth-token");
    }
}
