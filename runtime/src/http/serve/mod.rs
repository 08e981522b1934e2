//! From the socket to the endpoint: accepts connections, bounds how many there are and how long each may wait, and lets
//! requests under way finish when the server stops. poem's own server bounds nothing of this.

mod body;
mod chunks;
mod connection;
mod head;
mod registry;
mod stream;
mod watch;

pub use head::RejectedRequest;

use poem::{Response, endpoint::BoxEndpoint, web::RemoteAddr};
use registry::{ConnectionSlot, NoSlot, Registry};
use rustix::process::{Resource, getrlimit};
use std::{
    future::Future,
    io,
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::{TlsAcceptor, rustls::ServerConfig};

/// Bounds of connections. A time of zero is no limit.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections at a time.
    pub connections: usize,
    /// Those of one address (of IPv6: a network of 64 bits); 0 = any number.
    pub per_address: usize,
    /// For the TLS handshake.
    pub handshake: Duration,
    /// For the header of a request.
    pub header: Duration,
    /// Without any byte of a body.
    pub body_pause: Duration,
    /// For a whole body.
    pub body_whole: Duration,
    /// Between two requests.
    pub idle: Duration,
    /// For a client that takes nothing of its answer.
    pub write: Duration,
    /// For requests under way when the server stops.
    pub stop: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 1024,
            per_address: 256,
            handshake: Duration::from_secs(10),
            header: Duration::from_secs(15),
            body_pause: Duration::from_secs(30),
            body_whole: Duration::from_secs(900),
            idle: Duration::from_secs(75),
            write: Duration::from_secs(30),
            stop: Duration::from_secs(27),
        }
    }
}

/// What all connections share.
struct Serving {
    endpoint: BoxEndpoint<'static, Response>,
    tls: Option<TlsAcceptor>,
    limits: Limits,
}

/// How long accepting rests when it can't go on, e.g. when files have run out.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// How often the log is told of that, and of connections that are refused.
const LOG_INTERVAL: Duration = Duration::from_secs(60);

/// Serves until `stop` is done and the requests under way are answered, or their time is over. Returns how many
/// connections were cut off in the middle of one.
pub async fn serve(
    listener: TcpListener,
    tls: Option<Arc<ServerConfig>>,
    endpoint: BoxEndpoint<'static, Response>,
    mut limits: Limits,
    stop: impl Future<Output = ()>,
) -> usize {
    let memory = memory();
    if memory < limits.connections {
        tracing::warn!(
            connections = memory,
            wanted = limits.connections,
            "few files may be open: fewer connections are served"
        );
        limits.connections = memory;
    }
    let registry = Arc::new(Registry::new(limits));
    let serving = Arc::new(Serving { endpoint, tls: tls.map(TlsAcceptor::from), limits });
    let watching = {
        let registry = Arc::clone(&registry);
        tokio::spawn(async move { registry.watch().await })
    };
    tokio::select! {
        () = stop => {}
        () = accept(&listener, &registry, &serving) => {}
    }
    // From here on, new connections are refused; clients may use another server.
    drop(listener);
    tracing::info!(seconds = limits.stop.as_secs_f32(), "the server stops: requests under way are answered");
    registry.finish();
    let mut cut = 0;
    if tokio::time::timeout(limits.stop, registry.empty()).await.is_err() {
        cut = registry.end_all();
        // Gives the tasks of the connections a moment to release their resources.
        let _ = tokio::time::timeout(ACCEPT_PAUSE, registry.empty()).await;
    }
    watching.abort();
    cut
}

/// Connections that there is room for: the files that the process may open, without those that the rest of it needs (the
/// database, uploads, the log).
fn memory() -> usize {
    let files =
        getrlimit(Resource::Nofile).current.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
    files.saturating_sub(128).max(files / 2).max(1)
}

async fn accept(listener: &TcpListener, registry: &Arc<Registry>, serving: &Arc<Serving>) {
    let (mut failures, mut refusals) = (Reports::default(), Reports::default());
    loop {
        match listener.accept().await {
            Ok((socket, remote)) => match place(registry, remote, serving.tls.is_some()).await {
                Some(place) => begin(socket, remote, serving, place),
                None => refusals.add(|count| {
                    let limit = registry.per_address();
                    tracing::warn!(%remote, count, limit, "connections are refused: their address has too many");
                }),
            },
            // The client disconnected before it was accepted.
            Err(error) if is_its_own(&error) => {}
            Err(error) => {
                let ended = registry.make_room();
                failures.add(|count| tracing::error!(%error, count, ended, "no connection can be accepted"));
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

fn begin(socket: TcpStream, remote: SocketAddr, serving: &Arc<Serving>, place: ConnectionSlot) {
    let serving = Arc::clone(serving);
    tokio::spawn(connection::serve(socket, RemoteAddr(remote.into()), serving, place));
}

/// A place for a connection; waits for one while all are taken.
async fn place(registry: &Arc<Registry>, remote: SocketAddr, tls: bool) -> Option<ConnectionSlot> {
    loop {
        match registry.admit(remote.ip(), tls) {
            Ok(place) => return Some(place),
            Err(NoSlot::Address) => return None,
            // Idle connections don't notify; they are found at the next check.
            Err(NoSlot::All) => {
                let _ = tokio::time::timeout(ACCEPT_PAUSE, registry.freed()).await;
            }
        }
    }
}

/// Whether the error concerns only this connection.
fn is_its_own(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

/// Limits a frequent log message to one a minute, with a count.
#[derive(Default)]
struct Reports {
    last: Option<Instant>,
    count: u64,
}

impl Reports {
    fn add(&mut self, report: impl Fn(u64)) {
        self.count += 1;
        if self.last.is_none_or(|last| last.elapsed() >= LOG_INTERVAL) {
            report(self.count);
            *self = Reports { last: Some(Instant::now()), count: 0 };
        }
    }
}
