//! `serve`.

use super::{
    Failure,
    database::{Wait, has_no_user, is_moved, no_user, ready_as},
};
use crate::{
    admin::app,
    audit,
    http::serve,
    server::{
        Program, Server,
        configuration::{Checked, Configuration},
        log::Log,
        stop,
        watch::Watch,
    },
    store::{Store, migrate::State},
};
use clap::Args;
use poem::EndpointExt;
use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// Arguments of `serve`.
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
pub async fn serve(configuration: &Configuration) -> Result<(), Failure> {
    let checked = configuration.checked().map_err(Failure::Wrong)?;
    let log = Log::of_server(configuration)?;
    let result = serve_ready(configuration, checked, None).await;
    log.end().await;
    result
}

/// Serves a database whose tables are there. `password`: that of the first user, who was just made.
pub async fn serve_ready(
    configuration: &Configuration,
    checked: Checked,
    password: Option<&str>,
) -> Result<(), Failure> {
    let (store, state) = ready_as(configuration, Wait::Limited).await?;
    run(configuration, checked, store, state, password).await
}

/// Listens and answers until it is told to stop.
async fn run(
    configuration: &Configuration,
    checked: Checked,
    store: Store,
    state: State,
    password: Option<&str>,
) -> Result<(), Failure> {
    let program = configuration.program;
    let Checked { server: mut chosen, pages, tls, mail, limits, stop: most } = checked;
    let scheme = if tls.is_some() { "https" } else { "http" };
    let moved = is_moved(&store, state).await?;
    chosen.site.accounts = configuration.accounts(state, moved).map_err(Failure::Wrong)?;
    let rule = chosen.site.accounts.name();
    let mut server = Server::new(program.api, program.functions, store.clone(), chosen).map_err(Failure::Wrong)?;
    server.schema = Some(program.schema());
    server.reference = program.reference;
    let services: Vec<_> = program.services.iter().filter_map(|service| service(&mut server, mail.as_ref())).collect();
    let server = Arc::new(server);
    let endpoint = app(server.clone(), &pages).map_err(Failure::Wrong)?.boxed();
    let (listener, address) = listen(configuration).await?;
    let watch = Watch::start(configuration.text("metrics_bind"), &server).await?;
    audit::started(program.version, &configuration.shown("database"), rule, &configuration.logged().to_string());
    let stop = stop::wait(most).map_err(|e| Failure::Failed(format!("No signals: {e}.")))?;
    if has_no_user(configuration.program.api, &store).await {
        tracing::warn!("{}", no_user(configuration));
    }
    announce(configuration, scheme, address, password);
    let services: Vec<(oneshot::Sender<()>, JoinHandle<()>)> = services
        .into_iter()
        .map(|service| {
            let (stop, stopped) = oneshot::channel();
            (stop, tokio::spawn(service.run(Arc::clone(&server), stopped)))
        })
        .collect();
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
        for (stop, service) in services {
            // The task may have ended already.
            let _ = stop.send(());
            let _ = service.await;
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
pub async fn listen(configuration: &Configuration) -> Result<(TcpListener, SocketAddr), Failure> {
    let bind = configuration.text("bind").to_owned();
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
fn announce(configuration: &Configuration, scheme: &str, at: SocketAddr, password: Option<&str>) {
    // An address that stands for all of them can't be visited.
    let host = if at.ip().is_unspecified() { format!("localhost:{}", at.port()) } else { at.to_string() };
    let base = format!("{scheme}://{host}");
    let Program { name, api, reference, .. } = configuration.program;
    print_line!("{} serves {} at {base}", api.name, configuration.shown("database"));
    print_line!("  open           {base}/docs");
    if !reference.is_empty() {
        print_line!("  reference      {base}/docs/reference");
    }
    let pages = configuration.text("admin_path").trim_end_matches('/');
    if api.admin.is_some() && !pages.is_empty() {
        print_line!("  pages          {base}{pages}/");
    }
    if api.accounts.is_some() {
        print_line!("  log in         POST {base}/auth-token with username and password");
    }
    if let Some(password) = password {
        print_line!("  a first user   admin, password {password} (change it: {name} changepassword admin)");
        print_line!("  try            curl -d username=admin -d password={password} {base}/auth-token");
    }
}
