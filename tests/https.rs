//! The server over HTTPS, with a certificate and key of its own.

mod support;

use rustls::{ClientConfig, ClientConnection, StreamOwned, pki_types::ServerName};
use serde_json::json;
use std::{io::Read, net::TcpStream, sync::Arc, time::Duration};
use support::{
    certificate::Certificate,
    home::Home,
    http::{self, Answer},
    server::{Server, run},
};

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
