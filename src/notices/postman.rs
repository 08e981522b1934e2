//! Sends notices in the background, each as soon as the request that created it has committed. Notices that it doesn't
//! send remain pending for `alyx notify`.

use super::sending::{self, Attempt, Outcome};
use specimen::{
    hooks::BoxFuture,
    server::{Runs, Server, mail::Mail},
};
use std::{pin::pin, sync::Arc, time::Duration};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

/// Capacity of the queue; further notices are left to `alyx notify`.
const QUEUE_SIZE: usize = 1000;

/// Time limit for the last message when the server stops.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(30);

/// Where hooks put what they made, once it is committed: among the server's extensions, if mail is sent.
#[derive(Clone)]
pub struct Outbox(mpsc::Sender<Uuid>);

impl Outbox {
    /// Puts a notice in.
    pub fn add(&self, notice: Uuid) {
        // The queue is full or closed: the row remains pending.
        let _ = self.0.try_send(notice);
    }
}

/// Sends beside a server, if mail is sent.
pub fn service(server: &mut Server, mail: Option<&Mail>) -> Option<Box<dyn Runs>> {
    let mail = mail?.clone();
    let (add, waiting) = mpsc::channel(QUEUE_SIZE);
    server.site.extensions.insert(Outbox(add));
    Some(Box::new(MailTask { mail, waiting }))
}

struct MailTask {
    mail: Mail,
    waiting: mpsc::Receiver<Uuid>,
}

impl Runs for MailTask {
    fn run(self: Box<Self>, server: Arc<Server>, mut stop: oneshot::Receiver<()>) -> BoxFuture<'static, ()> {
        let MailTask { mail, mut waiting } = *self;
        Box::pin(async move {
            loop {
                let notice = tokio::select! {
                    biased;
                    _ = &mut stop => return,
                    notice = waiting.recv() => notice,
                };
                let Some(notice) = notice else { return };
                let mut sending = pin!(send(&server, &mail, notice));
                let stopped = tokio::select! {
                    () = &mut sending => continue,
                    _ = &mut stop => tokio::time::timeout(SHUTDOWN_TIMEOUT, sending).await,
                };
                // The server stops once the letter under way is sent.
                if stopped.is_err() {
                    tracing::warn!("the mail server was too slow for the last notice; the job tries it again");
                }
                return;
            }
        })
    }
}

async fn send(server: &Server, mail: &Mail, notice: Uuid) {
    match sending::attempt(&server.site, mail, notice, Attempt::First).await {
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
