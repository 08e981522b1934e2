//! What clients send may be large, hostile or simply much: memory stays in proportion, others are answered meanwhile,
//! and passwords can't be guessed.

use crate::support::{home::Home, http::Answer, postgres::Cluster, server::Server};
use serde_json::{Value, json};
use std::{
    io::{Cursor, Read, Write},
    net::TcpStream,
    process::Command,
    time::{Duration, Instant},
};

const MB: usize = 1 << 20;

/// A served database with a subject.
struct World {
    home: Home,
    server: Server,
    token: String,
}

impl World {
    fn new(home: Home, settings: &[&str]) -> World {
        let token = home.migrate();
        let mut args = vec!["--database", home.database.as_str(), "--set", "burst="];
        args.extend(settings.iter().flat_map(|setting| ["--set", setting]));
        let server = Server::start(home.path(), &args);
        let made = server.json("POST", "/subjects", &token, &json!({"nickname": "mouse", "lab": "defaultlab"}));
        assert_eq!(made.status, 201, "{}", made.text());
        World { home, server, token }
    }

    fn post(&self, path: &str, content_type: &str, body: &[u8]) -> Answer {
        let token = format!("Token {}", self.token);
        self.server.send("POST", path, &[("Authorization", &token), ("Content-Type", content_type)], body)
    }

    /// Sends a note with a picture; `file` says what it is called.
    fn note(&self, file: &str, picture: &[u8], width: &str) -> Answer {
        let subject = self.server.get("/subjects/mouse", Some(&self.token)).json()["id"].clone();
        let mut body = Vec::new();
        let object = subject.as_str().expect("a subject has an id");
        for (name, value) in [("user", "ann"), ("content_type", "subject"), ("object_id", object), ("width", width)] {
            write!(body, "--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").expect("memory");
        }
        write!(body, "--B\r\nContent-Disposition: form-data; name=\"image\"; {file}\r\n\r\n").expect("memory");
        body.extend(picture);
        body.extend(b"\r\n--B--\r\n");
        self.post("/notes", "multipart/form-data; boundary=B", &body)
    }

    /// Logs in from an address, as the proxy says it.
    fn log_in(&self, address: &str, user: &str, password: &str) -> Answer {
        let body = json!({"username": user, "password": password}).to_string();
        let headers = [("Content-Type", "application/json"), ("X-Forwarded-For", address)];
        self.server.send("POST", "/auth-token", &headers, body.as_bytes())
    }
}

fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(width, height).write_to(&mut out, image::ImageFormat::Png).expect("memory");
    out.into_inner()
}

/// A PNG file that says how large it is, and has next to nothing of that.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([1, 0, 0, 0, 0]);
    for (kind, data) in [(b"IHDR", header.as_slice()), (b"IDAT", &[]), (b"IEND", &[])] {
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(data);
        file.extend(u32::try_from(data.len()).expect("a short piece").to_be_bytes());
        file.extend(kind);
        file.extend(data);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}

#[test]
fn bodies_take_memory_in_proportion() {
    /// What a request may take whatever its size.
    const SLACK: u64 = 3 * MB as u64;
    let world = World::new(Home::sqlite(), &[]);
    let (json, form) = ("application/json", "application/x-www-form-urlencoded");
    // Small and dense, on a server that has freed nothing yet.
    let before = world.server.reset_peak();
    for size in [30_000, 300_000] {
        let list = |item: &str| format!("[{}{item}]", format!("{item},").repeat(size / (item.len() + 1)));
        let keys: Vec<String> = (0..size / 11).map(|n| format!("\"{n:06}\":0")).collect();
        let zeros = format!("[{}0]", "0,".repeat(1000));
        let documents: Vec<String> = (0..size / 2012).map(|n| format!("\"{n:06}\":{zeros}")).collect();
        for (what, path, content_type, body) in [
            ("references", "/projects", json, format!("{{\"name\":\"x\",\"users\":{}}}", list("0"))),
            ("no references", "/projects", json, format!("{{\"name\":\"x\",\"users\":{}}}", list("\"\""))),
            ("a date", "/subjects", json, format!("{{\"nickname\":\"x\",\"birth_date\":{}}}", list("[]"))),
            ("names of files", "/register-file", json, format!("{{\"filenames\":{}}}", list("\"a\""))),
            ("keys", "/projects", json, format!("{{{}}}", keys.join(","))),
            ("documents", "/projects", json, format!("{{{}}}", documents.join(","))),
            (
                "a document",
                "/subjects",
                json,
                format!("{{\"nickname\":\"mouse\",\"json\":{{\"a\":{}}}}}", list("{\"a\":0}")),
            ),
            ("fields", "/subjects", form, "a=b&".repeat(size / 4)),
        ] {
            world.server.reset_peak();
            let answer = world.post(path, content_type, body.as_bytes());
            assert!(matches!(answer.status, 400 | 413), "{what}: {:.300}", answer.text());
            let (took, most) = (world.server.peak().saturating_sub(before), 6 * body.len() as u64 + SLACK);
            println!("{what} of {} bytes: {took} bytes", body.len());
            assert!(took <= most, "{what} of {} bytes: {took} bytes", body.len());
        }
    }
    // Large enough that what a server takes whatever the size is a small part.
    let size = 4 * MB;
    let many = |open: &str, piece: &str, close: &str| {
        format!("{open}{}{close}", piece.repeat(size / piece.len())).into_bytes()
    };
    let part = "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n";
    let long = format!("--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n{}\r\n--B--\r\n", "x".repeat(size));
    // None of them so large that it stays text.
    let fields: Vec<String> = (0..size / 12).map(|n| format!("\"{n:07}\":0")).collect();
    let fields = format!("{{{}}}", fields.join(","));
    let cases = [
        ("one part", "multipart/form-data; boundary=B", long.into_bytes(), 400),
        ("parts", "multipart/form-data; boundary=B", many("", part, "--B--\r\n"), 400),
        ("zeros", json, many("[", "0,", "0]"), 400),
        ("objects", json, many("[", "{\"a\":{\"a\":0}},", "0]"), 400),
        ("short texts", json, many("[", "\"\",", "0]"), 400),
        ("lists", json, many("[", "[],", "0]"), 400),
        ("references", json, format!("{{\"name\": \"x\", \"users\": [{}0]}}", "0,".repeat(size / 2)).into_bytes(), 400),
        ("fields of JSON", json, fields.into_bytes(), 413),
        ("a long text", json, many("{\"name\": \"", "x", "\"}"), 400),
        ("escapes", json, many("{\"name\": \"", "\\u00e9", "\"}"), 400),
        ("a lonely bracket", json, many("[\"", "x", "\""), 400),
        ("fields", form, many("", "a=b&", ""), 400),
        ("one field", form, many("name=", "%41", ""), 400),
    ];
    // Before all of them: what is freed stays with the process, and would hide what the next takes. So large blocks come
    // first: in memory that many small ones left in pieces, they would find no room.
    let before = world.server.reset_peak();
    for (what, content_type, body, status) in cases {
        world.server.reset_peak();
        let answer = world.post("/projects", content_type, &body);
        let text = answer.text();
        assert_eq!(answer.status, status, "{what}: {}", text.chars().take(300).collect::<String>());
        let (took, most) = (world.server.peak().saturating_sub(before), 6 * body.len() as u64 + SLACK);
        println!("{what}: {:.1} times its size", took as f64 / body.len() as f64);
        assert!(took <= most, "{what} of {} bytes: {took} bytes", body.len());
    }
    let items = format!("[{}0]", "0,".repeat(50_000));
    let subject = format!("{{\"nickname\": \"big\", \"lab\": \"defaultlab\", \"json\": {{\"all\": {items}}}}}");
    let made = world.post("/subjects", json, subject.as_bytes());
    assert_eq!(made.status, 201, "{}", made.text().chars().take(300).collect::<String>());
    assert_eq!(made.json()["json"]["all"].to_string(), items);
    let before = world.server.reset_peak();
    let rows = format!("[{}{{}}]", "{\"n\":1},".repeat(130_000));
    assert_eq!(world.post("/channels", json, rows.as_bytes()).status, 413);
    let times = world.server.peak().saturating_sub(before) as f64 / rows.len() as f64;
    assert!(times <= 6.0, "rows: {times} times their size");
    let rows = format!("[{}{{}}]", "{},".repeat(10_000));
    let refused = world.post("/channels", json, rows.as_bytes());
    assert!(refused.status == 413 && refused.text().contains("10000 rows"), "{}", refused.text());
}

#[test]
fn large_documents_are_stored_as_they_are_and_take_memory_in_proportion() {
    let cluster = Cluster::shared("large_documents_are_stored_as_they_are_and_take_memory_in_proportion");
    let homes = std::iter::once(Home::sqlite()).chain(cluster.map(Home::postgres));
    for home in homes {
        let world = World::new(home, &[]);
        let field = |size: usize, what: &str| {
            let pieces = what.repeat(size / what.len());
            format!("{{\"bb\":[{pieces}null],\"a\": {{\"x\": 1e2, \"x\": \"\\u00e9\"}}}}")
        };
        for what in ["0,", "{\"k\":[]},"] {
            let json = field(300_000, what);
            let body = format!("{{\"nickname\": \"large\", \"lab\": \"defaultlab\", \"json\": {json}}}");
            let before = world.server.reset_peak();
            let made = world.post("/subjects", "application/json", body.as_bytes());
            assert_eq!(made.status, 201, "{}", made.text().chars().take(300).collect::<String>());
            let times = world.server.peak().saturating_sub(before) as f64 / body.len() as f64;
            println!("{what}: {times:.1} times its size");
            // With the answer, which has the same size, and what the database needs; the values would take fifty times.
            assert!(times < 24.0, "{what}: {times:.1} times its size");
            let url = made.header("location").expect("it says where").to_owned();
            let want: Value = serde_json::from_str(&json).expect("JSON");
            assert!(made.json()["json"] == want && url.ends_with("/subjects/large"), "{url}");
            // A change of something else, by code that writes into the document, and one of the document.
            let renamed = world.server.json("PATCH", "/subjects/large", &world.token, &json!({"description": "x"}));
            assert_eq!(renamed.status, 200, "{}", renamed.text().chars().take(300).collect::<String>());
            assert!(renamed.json()["json"]["bb"] == want["bb"]);
            let body = format!("{{\"nickname\": \"small\", \"json\": {}}}", field(MB / 8, what));
            let token = format!("Token {}", world.token);
            let headers = [("Authorization", token.as_str()), ("Content-Type", "application/json")];
            let changed = world.server.send("PATCH", "/subjects/large", &headers, body.as_bytes());
            assert_eq!(changed.status, 200, "{}", changed.text().chars().take(300).collect::<String>());
            let changed = changed.json();
            assert!(changed["json"]["a"]["x"] == "é" && changed["json"]["history"]["nickname"][0]["value"] == "large");
            assert_eq!(world.server.send("DELETE", "/subjects/small", &headers, b"").status, 204);
        }
        // What no document may hold is told as it is in small ones.
        for (inside, why) in [("NaN", "valid JSON"), ("\"\\u0000\"", "Null characters"), ("\"\\ud800\"", "U+D800")] {
            let body = format!(
                "{{\"nickname\": \"x\", \"lab\": \"defaultlab\", \"json\": {{\"x\": [{}{inside}]}}}}",
                "0,".repeat(50_000)
            );
            let refused = world.post("/subjects", "application/json", body.as_bytes());
            assert!(refused.status == 400 && refused.text().contains(why), "{inside}: {:.300}", refused.text());
        }
        // A text, a number and a list of names aren't documents.
        let zeros = format!("[{}0]", "0,".repeat(50_000));
        for (name, why) in [("nickname", "Not a valid string."), ("birth_date", "Date has wrong format"), ("lab", "")] {
            let refused = world.post("/subjects", "application/json", format!("{{\"{name}\": {zeros}}}").as_bytes());
            let text = refused.text();
            assert!(refused.status == 400 && text.contains(why), "{name}: {text:.300}");
            assert!(!text.contains("Document"), "{name}: {text:.300}");
        }
        let names: Vec<String> = (0..2_000).map(|n| format!("nobody {n}")).collect();
        let refused = world.server.json("POST", "/projects", &world.token, &json!({"name": "x", "users": names}));
        assert!(
            refused.status == 400 && refused.json()["users"].to_string().contains("nobody 0"),
            "{}",
            refused.status
        );
    }
}

#[test]
fn a_change_beside_a_large_document_does_not_parse_it() {
    for home in Home::each("a_change_beside_a_large_document_does_not_parse_it") {
        let world = World::new(home, &[]);
        let zeros = format!("[{}0]", "0,".repeat(MB));
        let body =
            format!("{{\"nickname\": \"large\", \"lab\": \"defaultlab\", \"json\": {{\"z\": {zeros}, \"a\": 1}}}}");
        let made = world.post("/subjects", "application/json", body.as_bytes());
        assert_eq!(made.status, 201, "{:.300}", made.text());
        // The second is recorded in the document.
        for change in [json!({"description": "x"}), json!({"nickname": "other"})] {
            let before = world.server.reset_peak();
            let changed = world.server.json("PATCH", "/subjects/large", &world.token, &change);
            assert_eq!(changed.status, 200, "{:.300}", changed.text());
            let times = world.server.peak().saturating_sub(before) as f64 / body.len() as f64;
            println!("{}: {change}: {times:.1} times the document", world.home.kind);
            // Parsed, it would take a hundred times its size.
            assert!(times < 20.0, "{}: {change}: {times:.1} times the document", world.home.kind);
        }
        let text = world.server.get("/subjects/other", Some(&world.token)).text();
        let history = "\"history\":{\"nickname\":[{\"value\":\"large\"";
        assert!(text.contains(&format!("{{\"a\":1,\"z\":{zeros},{history}")), "{text:.300}");
    }
}

#[test]
fn without_a_token_little_may_be_sent_and_many_large_bodies_wait_for_room() {
    let world = World::new(Home::sqlite(), &["max_body_memory=6000000"]);
    // Refused by its head: nothing of the body has come.
    let mut stream = TcpStream::connect(&world.server.address).expect("the server listens");
    let head =
        "POST /auth-token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 65537\r\n\r\n";
    stream.write_all(head.as_bytes()).expect("the head is sent");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time");
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 413");
    let password = " ".repeat(60_000);
    let body = json!({"username": "ann", "password": password}).to_string();
    let answer = world.server.send("POST", "/auth-token", &[("Content-Type", "application/json")], body.as_bytes());
    assert_eq!(answer.status, 400, "{}", answer.text());

    let body = format!("{{\"name\": \"{}\"}}", "x".repeat(4 * MB)).into_bytes();
    let answers: Vec<Answer> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..6).map(|_| scope.spawn(|| world.post("/projects", "application/json", &body))).collect();
        threads.into_iter().map(|thread| thread.join().expect("an answer")).collect()
    });
    for answer in answers {
        assert!(matches!(answer.status, 400 | 503), "{}", answer.status);
        assert_eq!(answer.header("retry-after").is_some(), answer.status == 503);
    }
    // The room is free again.
    assert_eq!(world.post("/projects", "application/json", &body).status, 400);
}

#[test]
fn passwords_cannot_be_guessed_and_their_owners_still_get_in() {
    let world = World::new(Home::sqlite(), &["behind_proxy=true"]);
    let since = Instant::now();
    assert_eq!(world.log_in("10.0.0.2", "ann", "open sesame").status, 200);
    let once = since.elapsed();
    let (guesses, owner, others) = std::thread::scope(|scope| {
        let guesses: Vec<_> = (0..100)
            .map(|n| {
                scope.spawn({
                    let world = &world;
                    move || world.log_in("10.0.0.1", "ann", &n.to_string())
                })
            })
            .collect();
        std::thread::sleep(3 * once);
        let since = Instant::now();
        assert_eq!(world.log_in("10.0.0.2", "ann", "open sesame").status, 200);
        let owner = since.elapsed();
        let since = Instant::now();
        assert_eq!(world.server.get("/labs", Some(&world.token)).status, 200);
        let others = since.elapsed();
        let guesses: Vec<Answer> = guesses.into_iter().map(|thread| thread.join().expect("an answer")).collect();
        (guesses, owner, others)
    });
    let with = |status| guesses.iter().filter(|answer| answer.status == status).count();
    // A busy machine refuses some for their wait (503) before they are refused for their number.
    let (tried, refused, late) = (with(400), with(429), with(503));
    assert!((5..=20).contains(&tried) && refused > 0 && tried + refused + late == 100, "{tried} {refused} {late}");
    // A turn or two, not a hundred.
    assert!(owner < 10 * once + Duration::from_secs(1), "{owner:?}, alone {once:?}");
    assert!(others < 10 * once + Duration::from_secs(1), "{others:?}");
    let refused = guesses.iter().find(|answer| answer.status == 429).expect("one is refused");
    assert!(
        refused
            .header("retry-after")
            .is_some_and(|seconds| seconds.parse::<u64>().is_ok_and(|n| (1..=900).contains(&n)))
    );
    assert!(refused.text().starts_with("{\"detail\":\"Request was throttled."), "{}", refused.text());
    let wrong = guesses.iter().find(|answer| answer.status == 400).expect("one is answered");
    assert_eq!(wrong.text(), "{\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}");
    // The address is refused this user, with the right password too, and no other user.
    assert_eq!(world.log_in("10.0.0.1", "ann", "open sesame").status, 429);
    assert_eq!(world.log_in("10.0.0.1", "bob", "x").status, 400);
}

#[test]
fn guesses_from_very_many_addresses_keep_nobody_out() {
    let world = World::new(Home::sqlite(), &["behind_proxy=true"]);
    let since = Instant::now();
    assert_eq!(world.log_in("10.0.0.1", "ann", "open sesame").status, 200);
    let once = since.elapsed();
    // A token is as good as a password for being known somewhere.
    let token = format!("Token {}", world.token);
    let headers = [("Authorization", token.as_str()), ("X-Forwarded-For", "10.0.0.2")];
    assert_eq!(world.server.send("GET", "/labs", &headers, b"").status, 200);
    let begin = |address: &str, user: &str, password: &str| {
        let body = json!({"username": user, "password": password}).to_string();
        let mut stream = TcpStream::connect(&world.server.address).expect("the server listens");
        let head = format!("POST /auth-token HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {address}\r\n");
        let head = format!("{head}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n", body.len());
        stream.write_all((head + &body).as_bytes()).expect("a log-in is sent");
        stream
    };
    // Half of them at one user, the others at users of all names.
    let guess = |n: usize| {
        let user = if n.is_multiple_of(2) { "ann".to_owned() } else { format!("user {n}") };
        let stream = begin(&format!("10.1.0.{n}"), &user, "x");
        stream.set_nonblocking(true).expect("a stream that is read without waiting");
        stream
    };
    let mut guesses: Vec<TcpStream> = (0..20).map(guess).collect();
    let since = Instant::now();
    let known = ["10.0.0.1", "10.0.0.2"].map(|address| begin(address, "ann", "open sesame"));
    guesses.extend((20..120).map(guess));
    let mut waits = known.map(|mut stream| {
        let mut answer = [0; 12];
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time");
        stream.read_exact(&mut answer).expect("an answer");
        assert_eq!(&answer, b"HTTP/1.1 200");
        since.elapsed()
    });
    // Somebody who comes from elsewhere is the newest.
    let since = Instant::now();
    assert_eq!(world.log_in("10.0.0.3", "ann", "open sesame").status, 200);
    waits[0] = waits[0].max(since.elapsed());
    let unanswered = |mut guess: &TcpStream| guess.read(&mut [0]).is_err();
    let waiting = guesses.iter().filter(|guess| unanswered(guess)).count();
    assert!(waiting > 80, "{waiting} of 120: most still wait for their turn");
    for wait in waits {
        assert!(wait < 10 * once + Duration::from_secs(1), "{waits:?}, alone {once:?}");
    }
}

#[test]
fn accounts_are_locked_where_the_deployment_wants_it() {
    let world = World::new(Home::sqlite(), &["behind_proxy=true", "lock_after=3", "lock_time=4s"]);
    for n in 0..3 {
        assert_eq!(world.log_in(&format!("10.0.0.{n}"), "ann", "x").status, 400);
    }
    let since = Instant::now();
    let locked = world.log_in("10.0.0.9", "ann", "open sesame");
    if since.elapsed() < Duration::from_secs(1) {
        assert_eq!((locked.status, locked.header("retry-after").is_some()), (429, true), "{}", locked.text());
    }
    std::thread::sleep(Duration::from_secs(4));
    assert_eq!(world.log_in("10.0.0.9", "ann", "open sesame").status, 200);
}

#[test]
fn pictures_are_bounded_and_nobody_waits_for_them() {
    let world = World::new(Home::sqlite(), &["max_pixels=4000000"]);
    let refused = world.note("filename=\"bomb.png\"", &bomb(20_000, 20_000), "400");
    assert_eq!(refused.status, 400, "{}", refused.text());
    assert!(refused.text().contains("20000 x 20000 pixels; 4000000 are allowed"), "{}", refused.text());
    let avif = world.note("filename=\"a.avif\"", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "400");
    assert!(
        avif.status == 400 && avif.text().contains("Supported formats are: BMP, GIF, JPEG, PNG, TIFF, WEBP."),
        "{}",
        avif.text()
    );
    let odd = world.note("filename*=UTF-8''t%C3%A4st.png", &picture(4, 4), "400");
    assert!(
        odd.status == 201 && odd.json()["image"].as_str().is_some_and(|url| url.contains("t%C3%A4st.")),
        "{}",
        odd.text()
    );

    let large = picture(2000, 2000);
    let before = world.server.reset_peak();
    std::thread::scope(|scope| {
        let notes: Vec<_> =
            (0..8).map(|_| scope.spawn(|| world.note("filename=\"large.png\"", &large, "100"))).collect();
        std::thread::sleep(Duration::from_millis(100));
        let since = Instant::now();
        let body = json!({"nickname": "other", "lab": "defaultlab"});
        assert_eq!(world.server.json("POST", "/subjects", &world.token, &body).status, 201);
        let waited = since.elapsed();
        for note in notes {
            let note = note.join().expect("an answer");
            assert_eq!(note.status, 201, "{}", note.text());
        }
        // All of them take longer than this, were they decoded while a transaction is open.
        assert!(waited < since.elapsed() / 2 + Duration::from_secs(1), "{waited:?} of {:?}", since.elapsed());
    });
    // Decoded, one has 12 MB, and eight 96.
    let peak = world.server.peak().saturating_sub(before);
    assert!(peak < 60 * MB as u64, "{} MB", peak >> 20);
}

#[test]
fn a_full_disk_is_said_and_leaves_nothing() {
    let home = Home::sqlite();
    let media = home.path().join("uploaded");
    std::fs::create_dir(&media).expect("the folder can be made");
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(&media).status();
    if !mounted.is_ok_and(|status| status.success()) {
        println!("SKIPPED a_full_disk_is_said_and_leaves_nothing: no small file system can be mounted");
        return;
    }
    let result = std::panic::catch_unwind(|| {
        let world = World::new(home, &[]);
        let noise = image::RgbImage::from_fn(200, 200, |x, y| {
            let n = x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503).rotate_left(7);
            image::Rgb([n as u8, (n >> 8) as u8, (n >> 16) as u8])
        });
        let mut large = Cursor::new(Vec::new());
        noise.write_to(&mut large, image::ImageFormat::Bmp).expect("memory");
        let refused = world.note("filename=\"large.bmp\"", large.get_ref(), "orig");
        assert_eq!(refused.status, 507, "{}", refused.text());
        assert!(refused.text().contains("no room"), "{}", refused.text());
        assert_eq!(world.server.get("/notes", Some(&world.token)).json()["count"], 0);
        let small = world.note("filename=\"small.png\"", &picture(4, 4), "orig");
        assert_eq!(small.status, 201, "{}", small.text());
    });
    // What still uses it may keep it from going at once.
    let _ = Command::new("umount").arg("-l").arg(&media).status();
    result.expect("all holds");
}

#[test]
fn whole_numbers_keep_their_digits() {
    const BIG: &str = "123456789012345678901234567890";
    for home in Home::each("whole_numbers_keep_their_digits") {
        let world = World::new(home, &[]);
        let kind = world.home.kind;
        let token = format!("Token {}", world.token);
        let send = |method: &str, path: &str, body: &str| {
            let headers = [("Authorization", token.as_str()), ("Content-Type", "application/json")];
            let answer = world.server.send(method, path, &headers, body.as_bytes());
            assert!(answer.status < 300, "{kind}: {}", answer.text());
            answer.text()
        };
        let wanted = format!("{{\"z\":1.5,\"big\":{BIG},\"low\":-{BIG}}}");
        let sent = format!("{{\"json\": {{\"big\": {BIG}, \"z\": 1.50, \"low\": -{BIG}}}}}");
        assert!(send("PATCH", "/subjects/mouse", &sent).contains(&wanted), "{kind}");
        assert!(send("GET", "/subjects/mouse", "").contains(&wanted), "{kind}");
        let found = |value: &str| {
            let text = send("GET", &format!("/subjects?django=json__big,{value}"), "");
            serde_json::from_str::<Value>(&text).expect("JSON")["count"].as_u64()
        };
        assert_eq!((found(BIG), found("123456789012345678901234567891")), (Some(1), Some(0)), "{kind}");

        // Numbers that others wrote stay as they are when the history is written beside them.
        let others = format!("{{\"z\": 1.50, \"big\": {BIG}}}");
        world.home.beside(&[&format!("update subjects_subject set json = '{others}'")]);
        let renamed = send("PATCH", "/subjects/mouse", "{\"nickname\": \"rat\"}");
        assert!(
            renamed.contains("\"history\"") && renamed.contains(&format!("\"z\":1.50,\"big\":{BIG}")),
            "{kind}: {renamed}"
        );
    }
}
