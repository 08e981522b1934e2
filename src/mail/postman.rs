//! Sends notices beside the server, each as soon as the request that made it has committed. What it doesn't get
//! to stays to be sent: `alyx notify` does that.

use super::{
    Mail,
    sending::{self, Outcome, Try},
};
use specimen::server::Server;
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};
use uuid::Uuid;

/// Notices that may wait; more are left to the job.
const ROOM: usize = 1000;

/// How long the last letter may take when the server stops.
const LAST_WORDS: Duration = Duration::from_secs(30);

/// Where hooks put what they made, once it is committed: among the server's extensions, if mail is sent.
#[derive(Clone)]
pub struct Outbox(mpsc::Sender<Uuid>);

/// What waits in an outbox.
pub struct Waiting(mpsc::Receiver<Uuid>);

/// An outbox and its other end.
pub fn outbox() -> (Outbox, Waiting) {
    let (add, waiting) = mpsc::channel(ROOM);
    (Outbox(add), Waiting(waiting))
}

impl Outbox {
    /// Puts a notice in.
    pub fn add(&self, notice: Uuid) {
        // Full, or closed as the server stops: its row says that it is to be sent.
        let _ = self.0.try_send(notice);
    }
}

/// The task that sends.
pub struct Postman {
    task: JoinHandle<()>,
    stop: oneshot::Sender<()>,
}

impl Postman {
    /// Begins to send.
    pub fn start(server: Arc<Server>, mail: Mail, waiting: Waiting) -> Postman {
        let (stop, mut stopped) = oneshot::channel();
        let Waiting(mut waiting) = waiting;
        let task = tokio::spawn(async move {
            loop {
                let notice = tokio::select! {
                    biased;
                    _ = &mut stopped => return,
                    notice = waiting.recv() => notice,
                };
                let Some(notice) = notice else { return };
                send(&server, &mail, notice).await;
            }
        });
        Postman { task, stop }
    }

    /// Ends it when the letter under way is sent.
    pub async fn stop(self) {
        // It has ended already where nobody hears this.
        let _ = self.stop.send(());
        if tokio::time::timeout(LAST_WORDS, self.task).await.is_err() {
            tracing::warn!("the mail server was too slow for the last notice; the job tries it again");
        }
    }
}

async fn send(server: &Server, mail: &Mail, notice: Uuid) {
    match sending::attempt(&server.site, mail, notice, Try::First).await {
        Ok(outcome) => log(notice, &outcome),
        Err(fault) => tracing::error!(%notice, "a notice could not be read or stored: {}", fault.body()),
    }
}

/// Tells the log what a try came to.
pub fn log(notice: Uuid, outcome: &Outcome) {
    match outcome {
        Outcome::NotOurs => {}
        Outcome::Nobody => tracing::warn!(%notice, "nobody who gets this notice has an e-mail address"),
        Outcome::Sent(refused) => {
            tracing::info!(%notice, "a notice was sent");
            for (address, reason) in refused {
                tracing::warn!(%notice, "but not to {address}: {reason}");
            }
        }
        Outcome::Failed(reason) => tracing::warn!(%notice, "a notice could not be sent: {reason}"),
        Outcome::GivenUp(reason) => tracing::error!(%notice, "a notice will not be sent any more: {reason}"),
    }
}
