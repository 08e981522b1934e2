//! `serve`.

use super::{
    Failure, Wait,
    data::{has_no_user, is_moved, no_user, ready_as},
    log::Log,
    out::say,
    settings::{Checked, Settings},
    stop,
    watch::Watch,
};
use crate::{
    generated,
    mail::postman::{self, Postman},
};
use clap::Args;
use specimen::{
    audit,
    http::{app::app, serve},
    poem::EndpointExt,
    server::Server,
    store::{Store, migrate::State},
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
    let checked = settings.checked().map_err(Failure::Wrong)?;
    let log = Log::of_server(settings)?;
    let result = serve_ready(settings, checked, None).await;
    log.end().await;
    result
}

/// Serves a database whose tables are there. `password`: that of the first user, who was just made.
pub async fn serve_ready(settings: &Settings, checked: Checked, password: Option<&str>) -> Result<(), Failure> {
    let (store, state) = ready_as(settings, Wait::Limited).await?;
    run(settings, checked, store, state, password).await
}

/// Listens and answers until it is told to stop.
async fn run(
    settings: &Settings,
    checked: Checked,
    store: Store,
    state: State,
    password: Option<&str>,
) -> Result<(), Failure> {
    let Checked { server: mut chosen, tls, mail, limits, stop: most } = checked;
    let scheme = if tls.is_some() { "https" } else { "http" };
    let moved = is_moved(&store, state).await?;
    chosen.site.accounts = settings.accounts(state, moved).map_err(Failure::Wrong)?;
    let rule = chosen.site.accounts.name();
    let mut server =
        Server::new(&generated::API, generated::FUNCTIONS, store.clone(), chosen).map_err(Failure::Wrong)?;
    server.schema = Some(super::schema());
    let mail = mail.map(|mail| (mail, postman::outbox()));
    if let Some((_, (outbox, _))) = &mail {
        server.site.extensions.insert(outbox.clone());
    }
    let server = Arc::new(server);
    let endpoint = app(server.clone()).boxed();
    let (listener, address) = listen(settings).await?;
    let watch = Watch::start(settings.text("metrics_bind"), &server).await?;
    audit::started(env!("CARGO_PKG_VERSION"), &settings.shown("database"), rule, &settings.told().to_string());
    let stop = stop::wait(most).map_err(|e| Failure::Failed(format!("No signals: {e}.")))?;
    if has_no_user(&store).await {
        tracing::warn!("{}", no_user());
    }
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

/// Listens where the settings say.
pub async fn listen(settings: &Settings) -> Result<(TcpListener, SocketAddr), Failure> {
    let bind = settings.text("bind").to_owned();
    let refused = |e: std::io::Error| {
        let remedy = match e.kind() {
            std::io::ErrorKind::AddrInUse => "another program listens there; choose another port with --bind",
            std::io::ErrorKind::PermissionDenied => "ports below 1024 need privileges; choose a higher one with --bind",
            _ => "the address must be HOST:PORT of this machine, e.g. 127.0.0.1:8000",
        };
        Failure::Failed(format!("Can't listen on {bind}: {remedy} ({e})."))
    };
    let listener = TcpListener::bind(&bind).await.map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    Ok((listener, address))
}

/// Says where everything is.
fn announce(settings: &Settings, scheme: &str, at: SocketAddr, password: Option<&str>) {
    // An address that stands for all of them can't be visited.
    let host = if at.ip().is_unspecified() { format!("localhost:{}", at.port()) } else { at.to_string() };
    let base = format!("{scheme}://{host}");
    say!("Alyx serves {} at {base}", settings.shown("database"));
    say!("  documentation  {base}/docs");
    say!("  log in         POST {base}/auth-token with username and password");
    if let Some(password) = password {
        say!("  a first user   admin, password {password} (change it: alyx changepassword admin)");
        say!("  try            curl -d username=admin -d password={password} {base}/auth-token");
    }
}
