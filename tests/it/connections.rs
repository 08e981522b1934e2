//! Connections of clients that are slow, silent, many or odd: each wait ends by itself, others are answered meanwhile, and
//! what is no sound HTTP is told why.

use crate::support::{
    home::Home,
    http,
    postgres::{Cluster, Holder},
    server::Server,
};
use serde_json::{Value, json};
use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

/// Far more than what is measured takes on a busy machine, and far less than the limits that it must not wait for.
const SOON: Duration = Duration::from_secs(10);

fn served(settings: &[&str]) -> (Home, Server) {
    let home = Home::sqlite();
    home.migrate();
    let args: Vec<&str> = settings.iter().flat_map(|setting| ["--set", setting]).collect();
    let server = Server::start(home.path(), &args);
    (home, server)
}

/// A connection that has sent something.
fn sent(server: &Server, text: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time");
    stream.write_all(text).expect("it is taken");
    stream
}

/// What comes until the connection ends, in whatever way.
fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => panic!("it never ends"),
        _ => String::from_utf8_lossy(&bytes).into_owned(),
    }
}

/// Sends a byte ten times a second until the connection ends.
fn drip(stream: &TcpStream) {
    let mut stream = stream.try_clone().expect("the same connection");
    thread::spawn(move || {
        while stream.write_all(b"x").is_ok() {
            thread::sleep(Duration::from_millis(100));
        }
    });
}

fn answers(server: &Server) {
    let began = Instant::now();
    assert_eq!(server.get("/", None).status, 200);
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

const BODY: &[u8] =
    b"POST /auth-token HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{";

/// A request whose body is awaited, and the rest of that body, which is no JSON.
fn half_a_request(server: &Server, header: &str) -> TcpStream {
    let text = format!(
        "POST /auth-token HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{header}\
         Expect: 100-continue\r\n\r\n",
        REST.len()
    );
    let mut stream = sent(server, text.as_bytes());
    let mut told = [0; 25];
    stream.read_exact(&mut told).expect("it is told to go on");
    assert_eq!(&told, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream
}

const REST: &[u8] = b"{\"username\":";

#[test]
fn each_wait_ends() {
    let times = ["header_timeout=1s", "body_timeout=1s", "upload_timeout=2s", "idle_timeout=1s", "write_timeout=1s"];
    let (_home, server) = served(&times);
    let half = b"GET / HTTP/1.1\r\nHost: h\r\nX: ";
    let used = b"GET /api/schema HTTP/1.1\r\nHost: h\r\nX-Request-Id: used\r\n\r\n";
    let long = b"POST /auth-token HTTP/1.1\r\nHost: h\r\nContent-Length: 10000\r\n\r\n";
    let cases: [(&str, &[u8], bool, &str); 6] = [
        ("nothing", b"", false, ""),
        ("half a header", half, false, ""),
        ("a header byte by byte", half, true, ""),
        ("no second request", used, false, "HTTP/1.1 200 OK"),
        ("half a body", BODY, false, "HTTP/1.1 408 Request Timeout"),
        ("a body byte by byte", long, true, "HTTP/1.1 408 Request Timeout"),
    ];
    thread::scope(|scope| {
        for (what, text, drips, answer) in cases {
            let server = &server;
            scope.spawn(move || {
                let (began, mut stream) = (Instant::now(), sent(server, text));
                if drips {
                    drip(&stream);
                }
                let came = rest(&mut stream);
                assert!(came.starts_with(answer) && came.is_empty() == answer.is_empty(), "{what}: {came:.200}");
                let took = began.elapsed();
                assert!(took > Duration::from_millis(700) && took < SOON, "{what}: {took:?}");
            });
        }
        answers(&server);
    });
    answers(&server);
}

#[test]
fn an_answer_that_nobody_reads_ends_and_costs_little() {
    const CLIENTS: usize = 40;
    const EACH: usize = 30;
    let (_home, server) = served(&["write_timeout=1s"]);
    let whole = server.get("/api/schema", None).body.len();
    let before = server.peak();
    let request = b"GET /api/schema HTTP/1.1\r\nHost: h\r\n\r\n".repeat(EACH);
    let mut clients: Vec<TcpStream> = (0..CLIENTS).map(|_| sent(&server, &request)).collect();
    thread::sleep(Duration::from_millis(2500));
    let grown = server.peak().saturating_sub(before);
    assert!(grown < (CLIENTS * whole / 2) as u64, "{grown} bytes for {CLIENTS} answers of {whole}");
    answers(&server);
    for client in &mut clients {
        let came = rest(client).len();
        assert!(came < EACH * whole, "all {came} bytes were kept for a client that didn't read");
    }
}

#[test]
fn http2_has_the_same_limits() {
    let (_home, server) = served(&["write_timeout=1s", "idle_timeout=1s"]);
    // The preface, settings with a window of nothing for each answer, and GET for a path: https://www.rfc-editor.org/rfc/rfc9113
    let hello = |window: u8| {
        let settings = [0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 4, 0, 0, window, 0];
        [&b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"[..], &settings].concat()
    };
    let get = |path: &str| {
        let mut block = vec![0x82, 0x86, 0x41, 1, b'h', 0x04, u8::try_from(path.len()).expect("a short path")];
        block.extend_from_slice(path.as_bytes());
        let mut frame = vec![0, 0, u8::try_from(block.len()).expect("a short block"), 1, 5, 0, 0, 0, 1];
        frame.extend(block);
        frame
    };
    // Of each frame its kind, and for headers the first byte: 0x88 is the status 200.
    let frames = |stream: &mut TcpStream| {
        let (mut bytes, mut frames, mut at) = (Vec::new(), Vec::new(), 0);
        let _ = stream.read_to_end(&mut bytes);
        while at + 9 < bytes.len() {
            let length = usize::from(bytes[at + 1]) * 256 + usize::from(bytes[at + 2]);
            frames.push((bytes[at + 3], if bytes[at + 3] == 1 { bytes[at + 9] } else { 0 }));
            at += 9 + length;
        }
        frames
    };
    let began = Instant::now();
    let mut reads = sent(&server, &[hello(255), get("/docs")].concat());
    let mut stuck = sent(&server, &[hello(0), get("/api/schema")].concat());
    let reads = frames(&mut reads);
    assert!(reads.contains(&(1, 0x88)) && reads.iter().any(|(kind, _)| *kind == 0), "{reads:?}");
    let stuck = frames(&mut stuck);
    assert!(stuck.contains(&(1, 0x88)) && !stuck.iter().any(|(kind, _)| *kind == 0), "{stuck:?}");
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

#[test]
fn a_server_with_few_files_goes_on() {
    let home = Home::sqlite();
    home.migrate();
    let server = Server::with_files(home.path(), 64, &[]);
    let began = Instant::now();
    let _open: Vec<TcpStream> = (0..80).map(|_| sent(&server, b"GET / HT")).collect();
    answers(&server);
    let used = server.used();
    thread::sleep(Duration::from_secs(1));
    let used = server.used().saturating_sub(used);
    assert!(used < Duration::from_millis(500), "it is busy with nothing: {used:?}");
    answers(&server);
    assert!(began.elapsed() < Duration::from_secs(14), "the limit of headers helped: {:?}", began.elapsed());
}

#[test]
fn a_server_whose_files_run_out_goes_on_and_says_so_once() {
    let (home, server) = served(&[]);
    answers(&server);
    // Fewer than it has counted on: the limit falls while it runs.
    server.leave_files(12);
    let open: Vec<TcpStream> = (0..40).map(|_| sent(&server, b"GET / HT")).collect();
    // Who has sent no whole request yet makes room.
    answers(&server);
    let told = || {
        let log = std::fs::read_to_string(home.path().join("server.log")).expect("a log");
        log.lines().filter(|line| line.contains("no connection can be accepted")).count()
    };
    assert_eq!(told(), 1);
    drop(open);
    for _ in 0..20 {
        answers(&server);
    }
    assert_eq!(told(), 1);
}

#[test]
fn only_the_hosts_of_the_settings_are_served_wherever_they_stand() {
    let (_home, server) = served(&["allowed_hosts=lab.example.org"]);
    for (line, host, status) in [
        ("/docs HTTP/1.1", "Host: lab.example.org\r\n", 200),
        ("/docs HTTP/1.1", "Host: other.host\r\n", 400),
        ("http://lab.example.org/docs HTTP/1.1", "Host: other.host\r\n", 200),
        ("http://other.host/docs HTTP/1.1", "Host: lab.example.org\r\n", 400),
        ("http://other.host/docs HTTP/1.0", "", 400),
        ("/docs HTTP/1.0", "", 200),
        ("/ HTTP/1.0", "", 400),
        ("/healthz HTTP/1.0", "", 200),
        ("/healthz HTTP/1.1", "Host: other.host\r\n", 200),
    ] {
        let answer = raw(&server, format!("GET {line}\r\n{host}Connection: close\r\n\r\n").as_bytes());
        assert_eq!(answer.get(9..12), Some(status.to_string().as_str()), "{line} {host}: {answer:.300}");
        let why = if host.is_empty() && !line.starts_with("http:") { "no Host header" } else { "not served here" };
        assert!(status == 200 || answer.contains(why), "{line} {host}: {answer}");
    }
}

#[test]
fn connections_are_bounded_in_all_and_for_each_address() {
    let (_home, all) = served(&["max_connections=2"]);
    let (_other, address) = served(&["connections_per_address=2"]);
    // Connections that wait for a request make room, those with one don't.
    let mut idle = sent(&all, b"");
    let close = "Connection: close\r\n";
    let [mut first, _second] = [half_a_request(&all, close), half_a_request(&all, close)];
    assert_eq!(rest(&mut idle), "");
    let mut third = sent(&all, b"GET /docs HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    third.set_read_timeout(Some(Duration::from_millis(500))).expect("a time");
    assert!(third.read(&mut [0]).is_err_and(|error| error.kind() == ErrorKind::WouldBlock), "it must wait");
    third.set_read_timeout(Some(SOON)).expect("a time");
    first.write_all(REST).expect("it is taken");
    assert!(rest(&mut first).starts_with("HTTP/1.1 400"));
    assert!(rest(&mut third).starts_with("HTTP/1.1 200"));

    let _busy = [half_a_request(&address, ""), half_a_request(&address, "")];
    let refused = http::send(&address.address, "GET", "/", &[], b"");
    assert!(refused.is_err(), "{refused:?}");
}

#[test]
fn the_server_ends_when_requests_are_answered() {
    let (home, mut server) = served(&["stop_timeout=60s"]);
    let mut idle = sent(&server, b"GET /docs HTTP/1.1\r\nHost: h\r\n\r\n");
    while idle.peek(&mut [0; 64]).expect("an answer") < 64 {}
    let mut busy = half_a_request(&server, "");
    let began = Instant::now();
    server.terminate();
    assert!(rest(&mut idle).starts_with("HTTP/1.1 200"));
    assert!(TcpStream::connect(&server.address).is_err(), "it listens no more");
    busy.write_all(REST).expect("it is read");
    // Whether the answer says that the connection ends depends on which came first; it ends.
    let answer = rest(&mut busy);
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert_eq!(server.ended(), Some(0));
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    let log = std::fs::read_to_string(home.path().join("server.log")).expect("a log");
    assert!(log.contains("stopped") && !log.contains("cut off"), "{log}");
}

#[test]
fn the_server_ends_in_time_whatever_runs() {
    let test = "the_server_ends_in_time_whatever_runs";
    let Some(cluster) = Cluster::shared(test) else { return };
    let home = Home::postgres(cluster);
    let token = home.migrate();
    let args = ["--database", &home.database, "--set", "stop_timeout=2s"];
    let mut server = Server::start(home.path(), &args);
    let name = home.database.rsplit('/').next().expect("a URL");
    let lock = Holder::new(cluster, name, "lock table misc_lab");
    let waiting = format!("select count(*) from pg_stat_activity where datname = '{name}' and wait_event = 'relation'");
    let request = format!("GET /labs HTTP/1.1\r\nHost: h\r\nAuthorization: Token {token}\r\n\r\n");
    let mut stuck = sent(&server, request.as_bytes());
    while cluster.sql("postgres", &waiting).trim() == "0" {
        thread::sleep(Duration::from_millis(20));
    }
    let half = half_a_request(&server, "");
    let began = Instant::now();
    server.terminate();
    let status = server.ended();
    let took = began.elapsed();
    assert!(took > Duration::from_secs(1) && took < SOON, "{took:?}");
    let log = std::fs::read_to_string(home.path().join("server.log")).expect("a log");
    assert!(status.is_some() && log.contains("cut off"), "{status:?}: {log}");
    assert_eq!(rest(&mut stuck), "");
    drop(half);
    drop(lock);
}

/// The answers to requests as they are written, one after the other on one connection.
fn raw(server: &Server, text: &[u8]) -> String {
    let mut stream = sent(server, text);
    rest(&mut stream)
}

#[test]
fn characters_that_are_left_unescaped_are_understood() {
    let (home, server) = served(&[]);
    let token = home.done(&["token", "ann"], "").trim().to_owned();
    let head = format!("HTTP/1.1\r\nHost: h\r\nAuthorization: Token {token}\r\n");
    for (raw_query, escaped) in [
        (r#"/labs?django=name__in,["defaultlab","x"]"#, "/labs?django=name__in,[%22defaultlab%22,%22x%22]"),
        ("/labs?name=<a>|{b}^`\\é", "/labs?name=%3Ca%3E%7C%7Bb%7D%5E%60%5C%C3%A9"),
        ("/labs/\"é\"", "/labs/%22%C3%A9%22"),
    ] {
        let body = |path: &str| {
            let answer = raw(&server, format!("GET {path} {head}Connection: close\r\n\r\n").as_bytes());
            let (top, body) = answer.split_once("\r\n\r\n").expect("an answer");
            (top.lines().next().unwrap_or_default().to_owned(), body.to_owned())
        };
        assert_eq!(body(raw_query), body(escaped), "{raw_query}");
    }
    // As the ONE client's users type it: the rows of both subjects, a page of one.
    for nickname in ["MN_001", "MN_002", "MN_003"] {
        let subject = json!({"nickname": nickname, "lab": "defaultlab"});
        assert_eq!(server.json("POST", "/subjects", &token, &subject).status, 201);
        let session = json!({"subject": nickname, "number": 1, "start_time": "2020-01-01T10:00:00", "users": ["ann"]});
        let made = server.json("POST", "/sessions", &token, &session);
        assert_eq!(made.status, 201, "{}", made.text());
    }
    let path = r#"/sessions?django=subject__nickname__in,["MN_001","MN_003"]&limit=1"#;
    let answer = raw(&server, format!("GET {path} {head}Connection: close\r\n\r\n").as_bytes());
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("{\"count\":2,"), "{answer}");
    // Requests behind one another: what looks like a request line in a body is left alone, whatever way its length is told.
    let json = r#"{"name": "GET /\"<é> HTTP/1.1", "users": []}"#;
    let length = json.len();
    let post = format!("POST /projects {head}Content-Type: application/json\r\n");
    let get = format!("GET /labs?name=\"<é>\" {head}");
    let text = format!(
        "{post}Content-Length: {length}\r\n\r\n{json}\r\n{get}\r\n{post}Transfer-Encoding: chunked\r\n\r\n{length:x}\r\n{json}\r\n0\r\n\r\n\
         {get}\r\nDELETE /labs?x=\"y z\" {head}\r\nGET /never {head}\r\n"
    );
    let came = raw(&server, text.as_bytes());
    let statuses: Vec<&str> = came.split("HTTP/1.1 ").skip(1).filter_map(|answer| answer.get(..3)).collect();
    assert_eq!(statuses, ["201", "200", "400", "200", "400"], "{came}");
    assert!(came.contains(r#""name":"GET /\"<é> HTTP/1.1""#), "{came}");
}

#[test]
fn a_client_that_reads_once_all_is_sent_gets_the_answer_that_came_before() {
    let (home, server) = served(&["max_body=1MB"]);
    let token = format!("Token {}", home.done(&["token", "ann"], "").trim());
    // More than the buffers of the system take.
    let large = vec![b'x'; 12 << 20];
    let json = ("Content-Type", "application/json");
    for (method, path, headers, status) in [
        ("POST", "/projects", &[("Authorization", token.as_str()), json][..], 413),
        ("POST", "/projects", &[json], 403),
        ("POST", "/nowhere", &[json], 404),
        ("PUT", "/projects", &[("Authorization", token.as_str()), json], 405),
    ] {
        let answer = server.send(method, path, headers, &large);
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.text());
    }
    // The connection is good for the next request.
    let size = 8 << 20;
    let head = |length: usize, more: &str| {
        format!("POST /nowhere HTTP/1.1\r\nHost: h\r\nContent-Length: {length}\r\n{more}\r\n")
    };
    let text = [head(size, "").as_bytes(), &large[..size], head(0, "Connection: close\r\n").as_bytes()].concat();
    assert_eq!(raw(&server, &text).matches("HTTP/1.1 404").count(), 2);
}

#[test]
fn what_is_no_sound_request_is_told_why() {
    let (home, server) = served(&["cors_origins=https://app.example.org"]);
    let long = "x".repeat(70_000);
    let many = "X: y\r\n".repeat(101);
    for (request, status, why) in [
        ("GET /labs?x=a b HTTP/1.1\r\nHost: h\r\n\r\n", 400, "%20"),
        ("GET /a\u{1} HTTP/1.1\r\nHost: h\r\n\r\n", 400, "control character"),
        ("nonsense\r\n\r\n", 400, "method"),
        ("GET labs HTTP/1.1\r\nHost: h\r\n\r\n", 400, "path"),
        (&format!("GET /{long} HTTP/1.1\r\nHost: h\r\n\r\n"), 414, "too long"),
        (&format!("GET / HTTP/1.1\r\nHost: h\r\n{many}\r\n"), 431, "100 headers"),
        (
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            400,
            "Content-Length",
        ),
        ("GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", 400, "two Host"),
        ("GET / HTTP/1.1\r\nHost: ..\r\n\r\n", 400, "host"),
        ("GET / HTTP/1.1\r\nHost: h:99999999\r\n\r\n", 400, "host"),
        ("GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "host"),
        ("GET /docs HTTP/1.1\r\nHost: ..\r\n\r\n", 400, "host"),
        ("GET /docs/start.js HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", 400, "two Host"),
        ("GET / HTTP/1.0\r\n\r\n", 400, "no Host header"),
        ("GET /docs HTTP/1.1\r\n\r\n", 400, "no Host header"),
        ("GET http://h/docs HTTP/1.1\r\n\r\n", 400, "no Host header"),
        ("GET / HTTP/2.0\r\nHost: h\r\n\r\n", 505, "HTTP/1.0, 1.1 and 2"),
        ("GET / HTTP/3.0\r\nHost: h\r\n\r\n", 505, "HTTP/1.0, 1.1 and 2"),
    ] {
        let shown: String = request.chars().take(50).collect();
        let text = request.replacen("\r\n\r\n", "\r\nConnection: close\r\n\r\n", 1);
        let answer = raw(&server, text.as_bytes());
        let body = answer.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
        let body: Value = serde_json::from_str(body).unwrap_or_else(|_| panic!("{shown}: {answer}"));
        assert_eq!(body["status_code"], status, "{shown}: {answer}");
        assert!(body["detail"].as_str().is_some_and(|text| text.contains(why)), "{shown}: {answer}");
    }
    assert!(raw(&server, b"GET /docs HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 200"));
    let newer = raw(&server, b"GET / HTTP/1.2\r\nHost: h\r\nConnection: close\r\n\r\n");
    assert!(newer.starts_with("HTTP/1.1 200"), "{newer}");
    let log = std::fs::read_to_string(home.path().join("server.log")).expect("a log");
    let line = log.lines().find(|line| line.contains("status=414")).expect("it is in the log");
    assert!(line.contains("too long") && line.contains("method=\"GET\""), "{line}");

    // Whatever was uploaded runs nothing, and only pictures are shown.
    let folder = home.path().join("uploaded");
    std::fs::create_dir_all(&folder).expect("the folder can be written");
    let token = home.done(&["token", "ann"], "").trim().to_owned();
    for (name, form, shown) in
        [("a.html", "application/octet-stream", "attachment;"), ("a.png", "image/png", "inline;")]
    {
        std::fs::write(folder.join(name), "<script>").expect("the folder can be written");
        let answer = server.get(&format!("/uploaded/{name}"), Some(&token));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(form)));
        assert_eq!(answer.header("content-security-policy"), Some("default-src 'none'; sandbox"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(answer.header("content-disposition").is_some_and(|text| text.starts_with(shown)), "{name}");
    }

    // Pages of an origin that the settings name may ask, others are answered without leave.
    let asks = [("Origin", "https://app.example.org"), ("Access-Control-Request-Method", "PATCH")];
    let answer = server.send("OPTIONS", "/sessions", &asks, b"");
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (204, Some("https://app.example.org")));
    let answer = server.send("GET", "/nowhere", &asks[..1], b"");
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (404, Some("https://app.example.org")));
    let answer = server.send("GET", "/docs", &[("Origin", "https://evil.example")], b"");
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, None));
}
