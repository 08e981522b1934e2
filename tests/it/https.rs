//! The server over HTTPS, with a certificate and key of its own.

use crate::support::{
    certificate::Certificate,
    home::Home,
    http::{self, Answer},
    server::{Server, run},
};
use http_body_util::{BodyExt, StreamBody, combinators::BoxBody};
use hyper::{
    Request,
    body::{Bytes, Frame},
    client::conn::http2::{SendRequest, handshake},
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use serde_json::json;
use std::{io::Read, net::TcpStream, sync::Arc, time::Duration};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, StreamOwned, pki_types::ServerName};

/// A connection of a client that trusts an authority.
fn connect(trusting: &Arc<ClientConfig>, address: &str) -> std::io::Result<StreamOwned<ClientConnection, TcpStream>> {
    let name = ServerName::try_from("127.0.0.1").expect("an address");
    let tls = ClientConnection::new(Arc::clone(trusting), name).map_err(std::io::Error::other)?;
    Ok(StreamOwned::new(tls, TcpStream::connect(address)?))
}

/// The answer to a client that trusts an authority and has nothing to say.
fn root(trusting: &Arc<ClientConfig>, address: &str) -> std::io::Result<Answer> {
    http::over(connect(trusting, address)?, address, "GET", "/", &[], b"")
}

#[test]
fn requests_come_encrypted_and_addresses_say_https() {
    let home = Home::sqlite();
    let token = home.migrate();
    let lab = Certificate::by("Lab");
    let (certificate, key) = (home.path().join("chain.pem"), home.path().join("key.pem"));
    lab.write(&certificate, &key);
    let trusting = lab.client();
    let args = ["--tls-cert", "chain.pem", "--tls-key", "key.pem", "--set", "tls_timeout=1s"];
    let answers = |address: &str| root(&trusting, address).is_ok();
    let server = Server::start_otherwise(home.path(), &args, &answers);
    let credentials = format!("Token {token}");
    let headers = [("Authorization", credentials.as_str()), ("Content-Type", "application/json")];
    let body = json!({"nickname": "mouse", "lab": "defaultlab"}).to_string();
    let stream = connect(&trusting, &server.address).expect("a connection");
    let made = http::over(stream, &server.address, "POST", "/subjects", &headers, body.as_bytes()).expect("an answer");
    assert_eq!(made.status, 201, "{}", made.text());
    assert_eq!(made.json()["url"], format!("https://{}/subjects/mouse", server.address));

    // Browsers are told to stay, and whoever begins no handshake is left.
    let page = root(&trusting, &server.address).expect("an answer");
    assert_eq!(page.header("strict-transport-security"), Some("max-age=31536000"));
    let mut silent = TcpStream::connect(&server.address).expect("a connection");
    silent.set_read_timeout(Some(Duration::from_secs(10))).expect("a time");
    assert_eq!(silent.read(&mut [0]).expect("it ends"), 0);

    // Nothing is told in the clear, nor to a client that trusts somebody else.
    let clear = http::send(&server.address, "GET", "/subjects/mouse", &headers, b"");
    assert!(clear.is_err(), "{clear:?}");
    let other = root(&Certificate::by("Another").client(), &server.address);
    let refusal = other.expect_err("the certificate isn't trusted").to_string();
    assert!(refusal.contains("invalid peer certificate"), "{refusal}");
}

type Sender = SendRequest<BoxBody<Bytes, std::convert::Infallible>>;

/// A connection that speaks HTTP/2, as agreed on by TLS.
async fn http2(trusting: &ClientConfig, address: &str) -> Sender {
    let mut config = trusting.clone();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let name = ServerName::try_from("127.0.0.1").expect("an address");
    let socket = tokio::net::TcpStream::connect(address).await.expect("a connection");
    let tls = tokio_rustls::TlsConnector::from(Arc::new(config)).connect(name, socket).await.expect("TLS");
    assert_eq!(tls.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let (sender, connection) = handshake(TokioExecutor::new(), TokioIo::new(tls)).await.expect("HTTP/2");
    tokio::spawn(connection);
    sender
}

#[tokio::test]
async fn http2_is_spoken_with_a_bound_on_requests_at_a_time() {
    /// Requests of one connection at a time.
    const STREAMS: usize = 100;
    let home = Home::sqlite();
    let token = home.migrate();
    let lab = Certificate::by("Lab");
    lab.write(&home.path().join("chain.pem"), &home.path().join("key.pem"));
    let trusting = lab.client();
    let args = ["--tls-cert", "chain.pem", "--tls-key", "key.pem"];
    let answers = |address: &str| root(&trusting, address).is_ok();
    let server = Server::start_otherwise(home.path(), &args, &answers);
    let base = format!("https://{}", server.address);
    let mut sender = http2(&trusting, &server.address).await;

    let request = |method: &str, path: &str| {
        Request::builder()
            .method(method)
            .uri(format!("{base}{path}"))
            .header("Authorization", format!("Token {token}"))
            .header("Content-Type", "application/json")
    };
    let whole = |text: String| http_body_util::Full::new(Bytes::from(text)).boxed();
    let body = json!({"nickname": "mouse", "lab": "defaultlab"}).to_string();
    let made = sender.send_request(request("POST", "/subjects").body(whole(body)).expect("a request")).await;
    let made = made.expect("an answer");
    assert_eq!((made.status().as_u16(), made.version()), (201, hyper::Version::HTTP_2));
    let made = made.into_body().collect().await.expect("a body").to_bytes();
    let made: serde_json::Value = serde_json::from_slice(&made).expect("JSON");
    assert_eq!(made["url"], format!("{base}/subjects/mouse"));

    // Bodies that never end keep their requests under way: one more waits until one of them goes.
    let unending = || {
        let begin = futures_util::stream::once(async { Ok(Frame::data(Bytes::from_static(b"{"))) });
        BodyExt::boxed(StreamBody::new(futures_util::StreamExt::chain(begin, futures_util::stream::pending())))
    };
    let mut under_way = Vec::new();
    for _ in 0..STREAMS {
        sender.ready().await.expect("a connection");
        let request = request("POST", "/subjects").body(unending()).expect("a request");
        under_way.push(tokio::spawn(sender.send_request(request)));
    }
    let labs = request("GET", "/labs").body(whole(String::new())).expect("a request");
    let mut labs = tokio::spawn(sender.send_request(labs));
    let early = tokio::time::timeout(Duration::from_secs(1), &mut labs).await;
    assert!(early.is_err(), "{early:?}");
    let another = http2(&trusting, &server.address).await;
    let mut another = another;
    let others = another.send_request(request("GET", "/labs").body(whole(String::new())).expect("a request")).await;
    assert_eq!(others.expect("an answer").status().as_u16(), 200);
    under_way.remove(0).abort();
    let labs = tokio::time::timeout(Duration::from_secs(20), labs).await.expect("its turn comes");
    assert_eq!(labs.expect("no panic").expect("an answer").status().as_u16(), 200);
    assert!(under_way.iter().all(|request| !request.is_finished()));
}

#[test]
fn a_certificate_without_its_key_is_refused_by_name() {
    let home = Home::sqlite();
    home.migrate();
    let file = |name: &str| home.path().join(name);
    Certificate::by("Lab").write(&file("chain.pem"), &file("key.pem"));
    Certificate::by("Lab").write(&file("other.pem"), &file("other-key.pem"));
    for (key, wanted) in [
        ("other-key.pem", "chain.pem and other-key.pem are no certificate and key in PEM that fit"),
        ("chain.pem", "chain.pem and chain.pem are no certificate and key in PEM that fit"),
        ("nowhere.pem", "nowhere.pem can't be read"),
    ] {
        let output = run(home.path(), &["serve", "--bind", "127.0.0.1:0", "--tls-cert", "chain.pem", "--tls-key", key]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && told.contains(wanted), "{key}: {told}");
    }
}
