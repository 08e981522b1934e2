//! One connection, from its TLS handshake to its end.

use super::{
    Serving, body,
    head::{self, RejectedRequest},
    registry::ConnectionSlot,
    stream::{Rejections, Stream},
    watch::{ActiveRequest, CloseRequest, ConnectionState},
};
use body::{Answer, Unread};
use bytes::BytesMut;
use hyper::{
    body::{Body, Incoming},
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use poem::{
    Endpoint, Request, Response,
    http::{self, uri::Scheme},
    web::{LocalAddr, RemoteAddr},
};
use std::{
    convert::Infallible,
    future::Future,
    pin::{Pin, pin},
    sync::Arc,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite},
    net::TcpStream,
};

/// What an HTTP/2 client begins with.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// Requests of one HTTP/2 connection at a time.
const MAX_STREAMS: u32 = 100;
/// Requests of an HTTP/2 connection that its client took back before they were looked at; more end it.
const MAX_RESETS: usize = 20;

/// What the requests of a connection share.
struct Peer {
    serving: Arc<Serving>,
    watched: Arc<ConnectionState>,
    local: LocalAddr,
    remote: RemoteAddr,
    scheme: Scheme,
}

/// Serves a connection until it ends, or is told to.
pub async fn serve(socket: TcpStream, remote: RemoteAddr, serving: Arc<Serving>, place: ConnectionSlot) {
    // Disable Nagle's algorithm: answers are written whole, so waiting would only delay their last packet.
    let _ = socket.set_nodelay(true);
    let Ok(local) = socket.local_addr() else { return };
    let (local, watched) = (LocalAddr(local.into()), Arc::clone(&place.watched));
    let scheme = if serving.tls.is_some() { Scheme::HTTPS } else { Scheme::HTTP };
    let peer = Peer { serving: Arc::clone(&serving), watched, local, remote, scheme };
    let Some(tls) = &serving.tls else { return talk(socket, None, peer).await };
    let socket = tokio::select! {
        _ = end(&place.watched) => return,
        socket = tls.accept(socket) => socket,
    };
    match socket {
        Ok(socket) => {
            place.watched.opened();
            let http2 = socket.get_ref().1.alpn_protocol().map(|protocol| protocol == b"h2");
            talk(socket, http2, peer).await;
        }
        Err(error) => tracing::debug!(%error, remote = %peer.remote, "no TLS"),
    }
}

/// Waits until the connection must end, whatever it does.
async fn end(watched: &ConnectionState) {
    while watched.close_requested().await != CloseRequest::End {}
}

/// Speaks HTTP. `http2` says which version was agreed on, if any was.
async fn talk<I>(mut io: I, http2: Option<bool>, peer: Peer)
where
    I: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let watched = Arc::clone(&peer.watched);
    let mut came = BytesMut::new();
    let http2 = match http2 {
        Some(http2) => http2,
        None => {
            let reading = async {
                while PREFACE.starts_with(&came) && came.len() < PREFACE.len() {
                    if !matches!(io.read_buf(&mut came).await, Ok(1..)) {
                        break;
                    }
                }
            };
            tokio::select! {
                _ = end(&watched) => return,
                () = reading => came.starts_with(PREFACE),
            }
        }
    };
    if http2 {
        let stream = TokioIo::new(Stream::other(io, came, Arc::clone(&watched)));
        let peer = Arc::new(peer);
        let service = service_fn(move |request| answer(Arc::clone(&peer), request, None, true));
        let mut builder = http2::Builder::new(TokioExecutor::new());
        builder
            .max_concurrent_streams(MAX_STREAMS)
            .max_pending_accept_reset_streams(MAX_RESETS)
            .max_header_list_size(u32::try_from(head::MAX_HEAD).unwrap_or(u32::MAX));
        drive(builder.serve_connection(stream, service), |connection| connection.graceful_shutdown(), &watched).await;
    } else {
        let refused = Arc::new(Rejections::default());
        let stream = TokioIo::new(Stream::http1(io, came, Arc::clone(&refused), Arc::clone(&watched)));
        let peer = Arc::new(peer);
        let service = service_fn(move |request| answer(Arc::clone(&peer), request, refused.next(), false));
        let mut builder = http1::Builder::new();
        // The registry watches over it.
        builder.header_read_timeout(None);
        drive(builder.serve_connection(stream, service), |connection| connection.graceful_shutdown(), &watched).await;
    }
}

/// Runs a connection. `finish` lets it answer what it was asked, and nothing more.
async fn drive<C>(connection: C, finish: impl Fn(Pin<&mut C>), watched: &ConnectionState)
where
    C: Future<Output = hyper::Result<()>>,
{
    let mut connection = pin!(connection);
    loop {
        tokio::select! {
            request = watched.close_requested() => match request {
                CloseRequest::End => return,
                CloseRequest::Finish => finish(connection.as_mut()),
            },
            ended = &mut connection => {
                if let Err(error) = ended {
                    tracing::debug!(%error, "a connection failed");
                }
                return;
            }
        }
    }
}

/// Answers one request.
async fn answer(
    peer: Arc<Peer>,
    request: http::Request<Incoming>,
    refusal: Option<RejectedRequest>,
    http2: bool,
) -> Result<http::Response<Answer>, Infallible> {
    let underway = ActiveRequest::new(&peer.watched);
    let has_body = !request.body().is_end_stream();
    let address = (peer.local.clone(), peer.remote.clone(), peer.scheme.clone());
    let mut request = Request::from((request, address.0, address.1, address.2));
    if has_body {
        let body = request.take_body();
        let rest = match request.headers().contains_key(http::header::EXPECT) {
            _ if http2 => Unread::Leave,
            true => Unread::ReadOnceBegun,
            false => Unread::Read,
        };
        request.set_body(body::timed(body, &peer.serving.limits, rest));
    }
    if let Some(refusal) = refusal {
        request.extensions_mut().insert(refusal);
    }
    let response: Response = peer.serving.endpoint.get_response(request).await;
    let (head, inner) = http::Response::from(response).into_parts();
    Ok(http::Response::from_parts(head, Answer::new(inner, underway, http2)))
}
