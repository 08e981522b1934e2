//! Specs in empty folders, runs of the program, and a small HTTP client.
#![allow(dead_code, reason = "each test binary uses some of it")]

pub mod dev;
#[path = "../../../runtime/src/tests/postgres.rs"]
pub mod postgres;

use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, Output},
    time::{Duration, Instant},
};
use tempfile::TempDir;

pub const API: &str = "api: Zoo\nversion: { name: v1, vendor: zoo }\n";
pub const ANIMAL: &str = "resource: Animal\nfields:\n  id: { type: uuid, primary: true, default: uuid }\n";

/// A folder that contains files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("it is below the root")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    root
}

/// A run of `specimen` in a folder: exit status, standard output and standard error.
pub fn specimen(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specimen"));
    let Output { status, stdout, stderr } =
        command.args(arguments).current_dir(folder).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (status.code().expect("no signal"), text(stdout), text(stderr))
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}

/// The status and body of an answer; `None`: there is none.
pub fn exchange(address: &str, method: &str, path: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
    let length = body.len();
    let head = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAccept: */*\r\n");
    let head = format!("{head}Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}");
    stream.write_all(head.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
}

/// Whether a path is answered well.
pub fn answers(address: &str, path: &str) -> bool {
    exchange(address, "GET", path, "").is_some_and(|(status, _)| status == 200)
}

/// The body of an answer once it has a status: a server may not be there yet.
pub fn until(address: &str, method: &str, path: &str, body: &str, status: u16) -> String {
    let since = Instant::now();
    loop {
        match exchange(address, method, path, body) {
            Some((found, text)) if found == status => return text,
            other => assert!(since.elapsed() < Duration::from_secs(60), "{method} {path}: {other:?}"),
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
