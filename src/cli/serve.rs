//! `serve`, and what happens without any command: a first look with a demo colony.

use super::{
    Failure, Wait,
    data::{bring_up, is_moved, nobody, ready_as},
    https,
    log::Log,
    open,
    settings::Settings,
    stop,
    users::{row, source},
    watch::Watch,
};
use crate::{
    demo, generated,
    mail::postman::{self, Postman},
};
use clap::Args;
use specimen::{
    audit::{self, By, UserAct},
    fixture::{self, LoadOptions},
    http::{app::app, serve},
    poem::EndpointExt,
    server::Server,
    store::{
        Dialect, Store,
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
    let log = Log::of_server(settings)?;
    let result = serve_ready(settings).await;
    log.end().await;
    result
}

/// Serves; a new SQLite database first gets its tables, a demo colony and a user.
pub async fn first(settings: &Settings) -> Result<(), Failure> {
    let log = Log::of_server(settings)?;
    let result = look(settings).await;
    log.end().await;
    result
}

async fn look(settings: &Settings) -> Result<(), Failure> {
    let store = open(settings, true, Wait::ForEver).await?;
    let plan = migrate::plan(&store, super::schema()).await.map_err(|e| e.to_string())?;
    if store.dialect == Dialect::Postgres || plan.state == State::Django {
        store.close().await;
        return serve_ready(settings).await;
    }
    if plan.state == State::Empty {
        let report = bring_up(settings, &store, false).await?;
        audit::migrated(&settings.shown("database"), &report, &By::command_line());
    }
    let password = match nobody(&store).await? {
        true => Some(populate(&store).await?),
        false => None,
    };
    store.close().await;
    let (store, state) = ready_as(settings, Wait::Limited).await?;
    run(settings, store, state, password.as_deref()).await
}

async fn serve_ready(settings: &Settings) -> Result<(), Failure> {
    let (store, state) = ready_as(settings, Wait::Limited).await?;
    run(settings, store, state, None).await
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
    audit::user(UserAct::Made, "admin", accounts.superuser, &By::command_line());
    Ok(password)
}

/// Listens and answers until it is told to stop.
async fn run(settings: &Settings, store: Store, state: State, password: Option<&str>) -> Result<(), Failure> {
    let tls = settings.tls().map_err(Failure::Wrong)?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    let mut chosen = settings.server().map_err(Failure::Wrong)?;
    let moved = is_moved(&store, state).await?;
    chosen.accounts = settings.accounts(state, moved).map_err(Failure::Wrong)?;
    let rule = chosen.accounts.name();
    let mut server =
        Server::new(&generated::API, generated::FUNCTIONS, store.clone(), chosen).map_err(Failure::Wrong)?;
    server.schema = Some(super::schema());
    let mail = settings.mail().map_err(Failure::Wrong)?.map(|mail| (mail, postman::outbox()));
    if let Some((_, (outbox, _))) = &mail {
        server.extensions.insert(outbox.clone());
    }
    let server = Arc::new(server);
    let endpoint = app(server.clone()).boxed();
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
    let watch = Watch::start(settings.text("metrics_bind"), &server).await?;
    audit::started(env!("CARGO_PKG_VERSION"), &settings.shown("database"), rule, &settings.told().to_string());
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
        if let Some(watch) = watch {
            watch.stop().await;
        }
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
