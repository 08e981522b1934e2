//! Wraps bodies: request bodies get time limits and are read to their end; answer bodies record whether the client
//! reads them.

use super::{
    Limits,
    watch::{ActiveRequest, PendingAnswer},
};
use bytes::{Buf, Bytes};
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt, combinators::BoxBody};
use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::time::{Instant, Sleep};

/// How long the rest of a body is read that its request was answered without.
const DISCARD_TIMEOUT: Duration = Duration::from_secs(5);

/// Gives a request's body the time limits. Readers get an error of the kind `TimedOut` if they are exceeded.
///
/// `rest`: whether the unread rest is read and discarded, for at most [`DISCARD_TIMEOUT`]. An HTTP/1 connection that is closed on
/// a client that still sends is reset, and the client loses the answer that says why its request was refused.
pub fn timed(body: poem::Body, limits: &Limits, rest: Unread) -> poem::Body {
    let inner: BoxBody<Bytes, io::Error> = body.into();
    let end = (!limits.body_whole.is_zero()).then(|| Instant::now() + limits.body_whole);
    BoxBody::new(TimedBody { inner, pause: limits.body_pause, end, wait: None, rest }).into()
}

/// What happens to the unread rest of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is read and thrown away.
    Read,
    /// The same, once reading has begun. Before that, the client waits for `100 Continue`.
    ReadOnceBegun,
    /// It is left to the protocol.
    Leave,
}

struct TimedBody {
    inner: BoxBody<Bytes, io::Error>,
    /// The longest wait for the next part; zero: no limit.
    pause: Duration,
    /// When all must have come.
    end: Option<Instant>,
    /// Made when there is something to wait for; most bodies come with their header.
    wait: Option<Pin<Box<Sleep>>>,
    rest: Unread,
}

impl TimedBody {
    /// What became of a read.
    fn read(&mut self, frame: Option<io::Result<Frame<Bytes>>>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match frame {
            Some(Ok(_)) if self.rest == Unread::ReadOnceBegun => self.rest = Unread::Read,
            Some(Ok(_)) => {}
            Some(Err(_)) | None => self.rest = Unread::Leave,
        }
        Poll::Ready(frame)
    }
}

impl Drop for TimedBody {
    fn drop(&mut self) {
        if self.rest != Unread::Read || self.inner.is_end_stream() {
            return;
        }
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let mut inner = std::mem::take(&mut self.inner);
        runtime.spawn(async move {
            let rest = async { while let Some(Ok(_)) = inner.frame().await {} };
            // A client that sends longer than this sees its connection reset.
            let _ = tokio::time::timeout(DISCARD_TIMEOUT, rest).await;
        });
    }
}

impl Body for TimedBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.inner).poll_frame(context) {
            self.wait = None;
            // Ends clients that send steadily but too slowly.
            return match self.end {
                Some(end) if frame.is_some() && Instant::now() > end => self.read(Some(Err(late()))),
                _ => self.read(frame),
            };
        }
        if self.wait.is_none() {
            let pause = (!self.pause.is_zero()).then(|| Instant::now() + self.pause);
            let Some(until) = pause.into_iter().chain(self.end).min() else { return Poll::Pending };
            self.wait = Some(Box::pin(tokio::time::sleep_until(until)));
        }
        if let Some(wait) = &mut self.wait {
            ready!(wait.as_mut().poll(context));
        }
        self.read(Some(Err(late())))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

fn late() -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, "the request's body came too slowly")
}

/// An answer's body. The request is under way until it is dropped.
pub struct Answer {
    inner: BoxBody<Bytes, io::Error>,
    underway: ActiveRequest,
    /// Of HTTP/2, where the library waits until the client has room. Of HTTP/1 the socket says so itself.
    part: Option<PendingAnswer>,
}

impl Answer {
    /// The body of an answer. `http2`: whether it is one of several on their way.
    pub fn new(inner: BoxBody<Bytes, io::Error>, underway: ActiveRequest, http2: bool) -> Answer {
        let part = http2.then(|| PendingAnswer::new(underway.watched()));
        Answer { inner, underway, part }
    }
}

impl Body for Answer {
    type Data = Piece;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Piece>>>> {
        let frame = ready!(Pin::new(&mut self.inner).poll_frame(context));
        let part = || self.part.is_some().then(|| PendingAnswer::new(self.underway.watched()));
        Poll::Ready(frame.map(|frame| Ok(frame?.map_data(|bytes| Piece { bytes, part: part() }))))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// Bytes of an answer.
pub struct Piece {
    bytes: Bytes,
    part: Option<PendingAnswer>,
}

impl Buf for Piece {
    fn remaining(&self) -> usize {
        self.bytes.remaining()
    }

    fn chunk(&self) -> &[u8] {
        self.bytes.chunk()
    }

    fn advance(&mut self, count: usize) {
        self.bytes.advance(count);
        if let Some(part) = &self.part {
            part.taken(count);
        }
    }

    fn copy_to_bytes(&mut self, count: usize) -> Bytes {
        if let Some(part) = &self.part {
            part.taken(count);
        }
        self.bytes.copy_to_bytes(count)
    }
}
