//! The separate listener for administrators: `/metrics`, `/healthz` and `/readyz`.

use super::Failure;
use super::Server;
use crate::http::watch;
use poem::{
    Server as Listening,
    listener::{Acceptor, Listener, TcpListener},
};
use std::{io, sync::Arc, time::Duration};
use tokio::{sync::oneshot, task::JoinHandle};

/// How long requests under way may take when the server stops.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(1);

/// A listener of its own.
pub struct Watch {
    stop: oneshot::Sender<()>,
    task: JoinHandle<io::Result<()>>,
}

impl Watch {
    /// Listens at an address; without one, nothing listens.
    ///
    /// # Errors
    /// The address can't be listened on.
    pub async fn start(bind: &str, server: &Arc<Server>) -> Result<Option<Watch>, Failure> {
        if bind.is_empty() {
            return Ok(None);
        }
        let acceptor = TcpListener::bind(bind.to_owned()).into_acceptor().await;
        let acceptor = acceptor.map_err(|e| {
            let remedy = "name a free port of this machine in `metrics_bind`, e.g. 127.0.0.1:9000";
            Failure::Failed(format!("Can't listen on {bind}: {remedy} ({e})."))
        })?;
        if let Some(at) = acceptor.local_addr().first().and_then(|at| at.as_socket_addr()) {
            tracing::info!("figures at http://{at}/metrics");
        }
        let (stop, stopped) = oneshot::channel::<()>();
        let until = async { drop(stopped.await) };
        let listening = Listening::new_with_acceptor(acceptor);
        let serve = listening.run_with_graceful_shutdown(watch::app(server.clone()), until, Some(SHUTDOWN_TIMEOUT));
        Ok(Some(Watch { stop, task: tokio::spawn(serve) }))
    }

    /// Stops it.
    pub async fn stop(self) {
        // The task may have ended already.
        let _ = self.stop.send(());
        let _ = self.task.await;
    }
}
