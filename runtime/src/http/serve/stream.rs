//! A connection as the HTTP library sees it: headers of HTTP/1 requests are checked and corrected
//! ([`head`](super::head)), bodies and HTTP/2 pass unchanged, and the stream records what the connection waits for.

use super::{
    chunks::{self, Chunks},
    head::{self, Follows, RejectedRequest},
    watch::ConnectionState,
};
use bytes::{Buf, Bytes, BytesMut};
use std::{
    io,
    pin::{Pin, pin},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Poll, ready},
};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf};

/// Why the last request of a connection is refused. The stream finds out; the service, which is asked to answer the
/// stand-in, reads it.
#[derive(Debug, Default)]
pub struct Rejections {
    /// Requests that the service was asked for.
    asked: AtomicU64,
    /// Which request of the connection it is, counted from 1; 0: none.
    number: AtomicU64,
    why: Mutex<Option<RejectedRequest>>,
}

impl Rejections {
    fn set(&self, number: u64, refusal: RejectedRequest) {
        *self.why.lock().unwrap_or_else(PoisonError::into_inner) = Some(refusal);
        self.number.store(number, Relaxed);
    }

    /// The next request of the connection is asked for: its refusal, if it is refused. The library asks for one request after
    /// the other, in the order in which they came.
    pub fn next(&self) -> Option<RejectedRequest> {
        if self.asked.fetch_add(1, Relaxed) + 1 != self.number.load(Relaxed) {
            return None;
        }
        self.why.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// What comes next from the client.
enum Expected {
    /// A header.
    Head,
    /// So many bytes of a body.
    Length(u64),
    /// A body in chunks.
    Chunks(Chunks),
    /// Anything: it isn't looked at.
    Anything,
    /// Nothing that is read: a request was refused.
    Nothing,
}

/// What the library waits for until the client takes something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WriteWait {
    Nothing,
    Write,
    Flush,
}

/// A connection.
pub struct Stream<I> {
    io: I,
    /// What came and wasn't handed on.
    came: BytesMut,
    /// Bytes of it that were looked at, and are no complete header.
    seen: usize,
    /// What was looked at and goes to the library.
    ready: Bytes,
    next: Expected,
    waits: WriteWait,
    /// Headers so far.
    count: u64,
    refused: Arc<Rejections>,
    watched: Arc<ConnectionState>,
}

/// Bytes that are read from the socket at a time while headers are awaited.
const READ_SIZE: usize = 8 << 10;

impl<I: AsyncRead + AsyncWrite + Unpin> Stream<I> {
    /// HTTP/1, from its beginning; `came` was read already.
    pub fn http1(io: I, came: BytesMut, refused: Arc<Rejections>, watched: Arc<ConnectionState>) -> Stream<I> {
        Stream {
            io,
            came,
            seen: 0,
            ready: Bytes::new(),
            next: Expected::Head,
            waits: WriteWait::Nothing,
            count: 0,
            refused,
            watched,
        }
    }

    /// Another protocol: nothing is looked at.
    pub fn other(io: I, came: BytesMut, watched: Arc<ConnectionState>) -> Stream<I> {
        let refused = Arc::default();
        Stream {
            io,
            came,
            seen: 0,
            ready: Bytes::new(),
            next: Expected::Anything,
            waits: WriteWait::Nothing,
            count: 0,
            refused,
            watched,
        }
    }

    /// Reads from the socket; the number of bytes, 0 at the end.
    fn read(&mut self, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        self.came.reserve(READ_SIZE);
        // Cancellation-safe: the read has either happened or not.
        pin!(self.io.read_buf(&mut self.came)).poll(context)
    }

    /// Looks for a header in what came.
    fn find_header(&mut self) -> bool {
        // Line breaks between requests are allowed, and mean nothing.
        let blank = self.came.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.came.advance(blank);
        self.seen = self.seen.saturating_sub(blank);
        // A header ends with a line break; headers sent byte by byte aren't rescanned each time.
        let new = &self.came[self.seen.min(self.came.len())..];
        if self.came.is_empty() || (self.seen > 0 && self.came.len() < head::MAX_HEAD && !new.contains(&b'\n')) {
            return false;
        }
        self.seen = self.came.len();
        match head::take(&mut self.came) {
            Ok(None) => return false,
            Ok(Some((bytes, follows))) => {
                self.ready = bytes;
                self.count += 1;
                self.next = match follows {
                    Follows::Length(length) => Expected::Length(length),
                    Follows::Chunks => Expected::Chunks(chunks::BEGIN),
                };
            }
            Err(refusal) => self.refuse(refusal),
        }
        self.seen = 0;
        self.watched.header_ends();
        true
    }

    fn refuse(&mut self, refusal: RejectedRequest) {
        self.ready = refusal.replacement();
        self.count += 1;
        self.refused.set(self.count, refusal);
        self.came = BytesMut::new();
        self.next = Expected::Nothing;
    }

    /// Reads until something is ready, or the socket has been read into the library's own room, or the end came.
    fn fill(&mut self, context: &mut Context<'_>, memory: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        while self.ready.is_empty() {
            match &mut self.next {
                Expected::Nothing => return Poll::Pending,
                Expected::Anything if self.came.is_empty() => return Pin::new(&mut self.io).poll_read(context, memory),
                Expected::Anything => self.ready = self.came.split().freeze(),
                Expected::Length(0) | Expected::Chunks(Chunks::Done) => self.next = Expected::Head,
                Expected::Chunks(Chunks::Lost) => self.next = Expected::Anything,
                Expected::Length(missing) if self.came.is_empty() => {
                    let most = usize::try_from(*missing).unwrap_or(usize::MAX).min(memory.remaining());
                    let mut part = ReadBuf::new(memory.initialize_unfilled_to(most));
                    ready!(Pin::new(&mut self.io).poll_read(context, &mut part))?;
                    let read = part.filled().len();
                    memory.advance(read);
                    *missing -= read as u64;
                    return Poll::Ready(Ok(()));
                }
                Expected::Length(missing) => {
                    let most = usize::try_from(*missing).unwrap_or(usize::MAX).min(self.came.len());
                    *missing -= most as u64;
                    self.ready = self.came.split_to(most).freeze();
                }
                Expected::Chunks(chunks) => match chunks.follow(&self.came) {
                    0 if ready!(self.read(context))? == 0 => return Poll::Ready(Ok(())),
                    taken => self.ready = self.came.split_to(taken).freeze(),
                },
                Expected::Head => {
                    if !self.came.is_empty() {
                        self.watched.header_begins();
                        if self.find_header() {
                            continue;
                        }
                    }
                    if ready!(self.read(context))? == 0 {
                        if self.came.is_empty() {
                            return Poll::Ready(Ok(()));
                        }
                        self.refuse(RejectedRequest::new(
                            &self.came,
                            400,
                            "The request ended in the middle of its header.",
                        ));
                    }
                }
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<I: AsyncRead + AsyncWrite + Unpin> AsyncRead for Stream<I> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, memory: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.fill(context, memory))?;
        let most = this.ready.len().min(memory.remaining());
        memory.put_slice(&this.ready[..most]);
        this.ready.advance(most);
        if this.ready.is_empty() {
            // Dropped, so that the buffer can be reused.
            this.ready = Bytes::new();
        }
        Poll::Ready(Ok(()))
    }
}

impl<I: AsyncWrite + Unpin> Stream<I> {
    /// Records what a call says about the client: it takes something when more can be written. A plain socket is flushed whether
    /// it takes more or not, so that ends only the wait for a flush, which TLS knows.
    fn record_wait<T>(&mut self, kind: WriteWait, result: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        match result {
            Poll::Pending if self.waits == WriteWait::Nothing => {
                self.waits = kind;
                self.watched.write_waits();
            }
            Poll::Ready(_) if self.waits != WriteWait::Nothing && (kind == WriteWait::Write || self.waits == kind) => {
                self.waits = WriteWait::Nothing;
                self.watched.write_goes_on();
            }
            _ => {}
        }
        result
    }
}

impl<I: AsyncWrite + Unpin> AsyncWrite for Stream<I> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.io).poll_write(context, bytes);
        self.record_wait(WriteWait::Write, result)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let result = Pin::new(&mut self.io).poll_flush(context);
        self.record_wait(WriteWait::Flush, result)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let result = Pin::new(&mut self.io).poll_shutdown(context);
        self.record_wait(WriteWait::Flush, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.io).poll_write_vectored(context, slices);
        self.record_wait(WriteWait::Write, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }
}
