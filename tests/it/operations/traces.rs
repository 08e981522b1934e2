//! Requests and their statements as spans, sent to a collector.

use super::serve;
use crate::support::home::Home;
use opentelemetry_proto::tonic::{collector::trace::v1::ExportTraceServiceRequest, trace::v1::Span};
use prost::Message;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// A collector that keeps what it is sent.
struct Collector {
    port: u16,
    spans: Arc<Mutex<Vec<Span>>>,
}

impl Collector {
    fn start() -> Collector {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let spans: Arc<Mutex<Vec<Span>>> = Arc::default();
        let kept = spans.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = kept.clone();
                std::thread::spawn(move || serve_one(stream, &kept));
            }
        });
        Collector { port, spans }
    }

    fn spans(&self) -> Vec<Span> {
        self.spans.lock().expect("no thread panics with it").clone()
    }
}

/// Takes requests until the client goes.
fn serve_one(stream: TcpStream, kept: &Mutex<Vec<Span>>) {
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let mut writer = stream;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        assert!(line.starts_with("POST /v1/traces "), "{line}");
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).expect("a header");
            let line = line.trim().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).expect("a body");
        let sent = ExportTraceServiceRequest::decode(body.as_slice()).expect("OTLP");
        let spans = sent.resource_spans.into_iter().flat_map(|of| of.scope_spans).flat_map(|of| of.spans);
        kept.lock().expect("no thread panics with it").extend(spans);
        writer.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").expect("an answer");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_request_is_a_span_and_its_statements_are_spans_below() {
    const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
    const CALLER: &str = "b7ad6b7169203331";
    for home in Home::each("a_request_is_a_span_and_its_statements_are_spans_below") {
        let ann = home.migrate();
        let collector = Collector::start();
        let server = serve(&home, &[&format!("otlp_endpoint=http://127.0.0.1:{}", collector.port)]);
        let (token, parent) = (format!("Token {ann}"), format!("00-{TRACE}-{CALLER}-01"));
        let headers = [("Authorization", token.as_str()), ("traceparent", parent.as_str())];
        assert_eq!(server.send("GET", "/labs", &headers, b"").status, 200);
        let body = br#"{"name": "p", "users": []}"#;
        let headers = [headers[0], headers[1], ("Content-Type", "application/json")];
        assert_eq!(server.send("POST", "/projects", &headers, body).status, 201);
        // A header that is none begins a trace of its own.
        assert_eq!(server.send("GET", "/labs", &[("Authorization", &token), ("traceparent", "00-x")], b"").status, 200);
        assert_eq!(server.send("GET", "/healthz", &headers[1..2], b"").status, 200);
        let since = Instant::now();
        assert_eq!(server.stop(), Some(0));
        assert!(since.elapsed() < Duration::from_secs(30), "the last spans are sent soon");
        let all = collector.spans();
        let of_trace: Vec<&Span> = all.iter().filter(|span| hex(&span.trace_id) == TRACE).collect();
        for name in ["GET /labs", "POST /projects"] {
            let request = of_trace.iter().find(|span| span.name == name);
            let request = request.unwrap_or_else(|| panic!("{}: {name} in {all:?}", home.kind));
            assert_eq!(hex(&request.parent_span_id), CALLER, "{name}");
            let below: Vec<_> = of_trace.iter().filter(|span| span.parent_span_id == request.span_id).collect();
            assert!(!below.is_empty(), "{}: {name} has statements: {all:?}", home.kind);
            for statement in below {
                assert!(statement.start_time_unix_nano <= statement.end_time_unix_nano);
                assert!(matches!(statement.name.as_str(), "select" | "insert" | "with" | "update"), "{statement:?}");
                let text = format!("{:?}", statement.attributes);
                assert!(text.contains("db.query.text") && !text.contains(&ann), "{text}");
            }
        }
        let other = all.iter().filter(|span| span.name == "GET /labs" && hex(&span.trace_id) != TRACE).count();
        assert_eq!(other, 1, "{all:?}");
        assert!(!all.iter().any(|span| format!("{span:?}").contains("healthz")), "{all:?}");
    }
}

#[test]
fn a_collector_that_is_away_is_in_nobodys_way() {
    let home = Home::sqlite();
    let ann = home.migrate();
    let server = serve(&home, &["otlp_endpoint=http://127.0.0.1:1"]);
    for _ in 0..20 {
        assert_eq!(server.get("/labs", Some(&ann)).status, 200);
    }
    // A batch is sent every five seconds: the second failure isn't told.
    let told = || super::log(&home).lines().filter(|line| line.contains("spans are lost")).count();
    let since = Instant::now();
    while told() == 0 {
        assert!(since.elapsed() < Duration::from_secs(60), "{}", super::log(&home));
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(server.get("/labs", Some(&ann)).status, 200);
    std::thread::sleep(Duration::from_secs(7));
    assert_eq!(told(), 1, "{}", super::log(&home));
    let log = super::log(&home);
    assert!(log.contains("collector=\"http://127.0.0.1:1\"") || log.contains("collector=http://127.0.0.1:1"), "{log}");
    assert!(log.contains("at `otlp_endpoint`?") && !log.contains("opentelemetry"), "{log}");
    let since = Instant::now();
    assert_eq!(server.stop(), Some(0));
    assert!(since.elapsed() < Duration::from_secs(30), "{:?}", since.elapsed());
    let refusal = home.refused(&["serve", "--set", "otlp_endpoint=localhost:4318"], 2);
    assert!(refusal.contains("must be an address like http://127.0.0.1:4318"), "{refusal}");
}
