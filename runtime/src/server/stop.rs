//! Shutdown: waits for SIGTERM or SIGINT on a separate thread, and ends the process in time even if all other threads
//! are blocked.

use std::{
    process::exit,
    thread,
    time::{Duration, Instant},
};
use tokio::{
    runtime::Builder,
    signal::unix::{SignalKind, signal},
    sync::oneshot,
};

/// Told when the server must stop.
pub type Stop = oneshot::Receiver<Instant>;

/// Begins to wait for a signal. After it, the process ends in the time given, and at once at a second signal.
///
/// # Errors
/// No thread, or no signals.
pub fn wait(most: Duration) -> std::io::Result<Stop> {
    let (tell, told) = oneshot::channel();
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let signals = {
        let _entered = runtime.enter();
        [signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?]
    };
    thread::Builder::new().name("signals".into()).spawn(move || {
        runtime.block_on(async move {
            let [mut terminate, mut interrupt] = signals;
            let mut next = async || {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
                }
            };
            next().await;
            // If the receiver is gone, the server is stopping already.
            let _ = tell.send(Instant::now());
            match tokio::time::timeout(most, next()).await {
                Ok(()) => tracing::warn!("a second signal: the server ends at once"),
                Err(_) => tracing::error!(seconds = most.as_secs(), "something still runs: the server ends without it"),
            }
            exit(1)
        });
    })?;
    Ok(told)
}
