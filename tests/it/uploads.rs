//! Uploaded files live and die with their rows: no file without a note, no note without its file, whatever fails and
//! whoever goes away.

use crate::support::{home::Home, http::Answer, server::Server};
use serde_json::{Value, json};
use std::{
    io::Write,
    net::TcpStream,
    path::Path,
    time::{Duration, Instant},
};

const BOUNDARY: &str = "limes";

/// A served database with a subject, which the notes are about.
struct World<'a> {
    home: &'a Home,
    server: Server,
    token: String,
    subject: String,
}

fn each(test: &str, act: impl Fn(&World<'_>)) {
    for home in Home::each(test) {
        let token = home.migrate();
        let server = home.serve();
        let made = server.json("POST", "/subjects", &token, &json!({"nickname": "mouse", "lab": "defaultlab"}));
        assert_eq!(made.status, 201, "{}", made.text());
        let subject = made.json()["id"].as_str().expect("a subject has an id").to_owned();
        act(&World { home: &home, server, token, subject });
    }
}

impl World<'_> {
    /// The body of a note with an image.
    fn body(&self, text: &str) -> Vec<u8> {
        let mut body = Vec::new();
        for (name, value) in
            [("user", "ann"), ("content_type", "subjects.subject"), ("object_id", &self.subject), ("text", text)]
        {
            let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.as_bytes());
        }
        let head = "Content-Disposition: form-data; name=\"image\"; filename=\"dot.bmp\"\r\nContent-Type: image/bmp";
        body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n").as_bytes());
        body.extend(picture());
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        body
    }

    fn headers(&self) -> [(&'static str, String); 2] {
        [
            ("Authorization", format!("Token {}", self.token)),
            ("Content-Type", format!("multipart/form-data; boundary={BOUNDARY}")),
        ]
    }

    fn send(&self, method: &str, path: &str, text: &str) -> Answer {
        let headers = self.headers();
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.server.send(method, path, &headers, &self.body(text))
    }

    /// Sends a note, or only its beginning, and goes away without waiting for an answer.
    fn go_away(&self, bytes: usize, pause: Duration) {
        let body = self.body("gone");
        let mut head =
            format!("POST /notes HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n", self.server.address, body.len());
        for (name, value) in self.headers() {
            head += &format!("{name}: {value}\r\n");
        }
        let mut stream = TcpStream::connect(&self.server.address).expect("the server listens");
        stream.write_all(format!("{head}\r\n").as_bytes()).expect("the head is sent");
        stream.write_all(&body[..bytes.min(body.len())]).expect("the body is sent");
        std::thread::sleep(pause);
    }

    /// Paths of the files there are, and those that notes name, in order.
    fn files(&self) -> (Vec<String>, Vec<String>) {
        let root = self.home.path().join("uploaded");
        let mut there = Vec::new();
        collect(&root, &root, &mut there);
        let notes = self.home.rows(&["misc.note"]);
        let mut named: Vec<String> =
            notes.iter().filter_map(|note| Some(note["fields"]["image"].as_str()?.to_owned())).collect();
        there.sort();
        named.sort();
        (there, named)
    }
}

/// A picture of some size, in a form that is simple to write.
fn picture() -> Vec<u8> {
    let (width, height) = (64_u32, 64_u32);
    let size = 54 + width * height * 3;
    let mut bytes = b"BM".to_vec();
    for number in [size, 0, 54, 40, width, height, 0x0018_0001, 0, width * height * 3, 0, 0, 0, 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.resize(size as usize, 120);
    bytes
}

fn collect(root: &Path, folder: &Path, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, out);
        } else {
            out.push(path.strip_prefix(root).expect("it is below").display().to_string());
        }
    }
}

#[test]
fn an_image_goes_with_its_note_and_not_before() {
    each("an_image_goes_with_its_note_and_not_before", |world| {
        let made = world.send("POST", "/notes", "first");
        assert_eq!(made.status, 201, "{}", made.text());
        let path = format!("/notes/{}", made.json()["id"].as_str().expect("a note has an id"));
        let (there, named) = world.files();
        assert_eq!((there.len(), &there), (1, &named), "{}", world.home.kind);
        // Another image in its place.
        let changed = world.send("PATCH", &path, "second");
        assert_eq!(changed.status, 200, "{}", changed.text());
        let (now, named) = world.files();
        assert_eq!((now.len(), &now), (1, &named), "{}", world.home.kind);
        assert_ne!(there, now);
        // What refers to the note forbids to delete it: the file stays.
        let kind = if world.home.kind == "SQLite" { "blob" } else { "uuid" };
        world.home.beside(&[
            &format!("create table pinned (note {kind} references misc_note (id))"),
            "insert into pinned select id from misc_note",
        ]);
        let refused = world.server.json("DELETE", &path, &world.token, &Value::Null);
        assert_eq!(refused.status, 409, "{}: {}", world.home.kind, refused.text());
        assert_eq!(world.files(), (now.clone(), now), "{}", world.home.kind);
        world.home.beside(&["drop table pinned"]);
        let deleted = world.server.json("DELETE", &path, &world.token, &Value::Null);
        assert_eq!(deleted.status, 204, "{}: {}", world.home.kind, deleted.text());
        assert_eq!(world.files(), (vec![], vec![]), "{}", world.home.kind);
    });
}

#[test]
fn an_upload_whose_note_is_refused_by_the_database_leaves_no_file() {
    each("an_upload_whose_note_is_refused_by_the_database_leaves_no_file", |world| {
        if world.home.kind == "SQLite" {
            world.home.beside(&["create trigger no before insert on misc_note when new.text = 'no' begin \
                            select raise(abort, 'CHECK constraint failed: no'); end"]);
        } else {
            world.home.beside(&["alter table misc_note add constraint no check (text <> 'no')"]);
        }
        let refused = world.send("POST", "/notes", "no");
        assert!([400, 409].contains(&refused.status), "{}: {}", world.home.kind, refused.text());
        assert_eq!(world.files(), (vec![], vec![]), "{}", world.home.kind);
        assert_eq!(world.send("POST", "/notes", "yes").status, 201);
    });
}

#[test]
fn a_client_that_goes_away_leaves_a_whole_note_or_none() {
    each("a_client_that_goes_away_leaves_a_whole_note_or_none", |world| {
        // In the middle of the body.
        for bytes in [0, 100, 5_000] {
            world.go_away(bytes, Duration::ZERO);
        }
        assert_eq!(world.files(), (vec![], vec![]), "{}", world.home.kind);
        // After it, at various moments of the server's work.
        for pause in 0..24 {
            world.go_away(usize::MAX, Duration::from_millis(pause * 2));
        }
        let since = Instant::now();
        let mut last = world.files();
        loop {
            std::thread::sleep(Duration::from_millis(500));
            let now = world.files();
            if now == last && now.0 == now.1 {
                break;
            }
            assert!(since.elapsed() < Duration::from_secs(20), "{}: {now:?}", world.home.kind);
            last = now;
        }
        assert_eq!(world.send("POST", "/notes", "after").status, 201, "{}", world.home.kind);
    });
}
