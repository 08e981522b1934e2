//! Processes as the kernel counts them: the server under test, the time that it and the database spent, and
//! its memory.

use crate::bare;
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// The token of a user in generated databases.
pub const TOKEN: &str = "be4cbe4cbe4cbe4cbe4cbe4cbe4cbe4cbe4cbe4c";

/// Ticks a second in which the kernel counts time.
const TICKS: f64 = 100.0;

/// A server that was started for measuring, and is stopped when it goes out of use.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: String,
    /// Seconds from its start to its first answer.
    pub first_answer: f64,
    /// Whether requests send the generated user's token.
    known: bool,
}

impl Server {
    /// Starts a server. `log` is what it tells, as `RUST_LOG` has it, and the file for it.
    pub fn start(binary: &str, database: &str, log: Option<(&str, &Path)>) -> Result<Server, String> {
        let mut command = Command::new(binary);
        command.args(["serve", "--database", database, "--set", "burst=", "--set", "token_lifetime=0"]);
        let told = match log {
            Some((level, path)) => {
                command.env("RUST_LOG", level);
                Stdio::from(fs::File::create(path).map_err(|error| error.to_string())?)
            }
            None => Stdio::null(),
        };
        command.stderr(told);
        Server::run(command, "/", true)
    }

    /// Starts a server that serves a spec as it is saved, with settings as `name=value`.
    pub fn dev(binary: &str, database: &str, spec: &Path, settings: &[&str]) -> Result<Server, String> {
        let mut command = Command::new(binary);
        command.args(["dev", "--database", database, "--spec"]).arg(spec).args([
            "--set",
            "burst=",
            "--set",
            "docs_rate=",
        ]);
        command.args(settings.iter().flat_map(|setting| ["--set", setting])).stderr(Stdio::null());
        Server::run(command, "/docs", false)
    }

    /// Starts this program's own server, which answers bare rows.
    pub fn bare(database: &str) -> Result<Server, String> {
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut command = Command::new(program);
        command.args(["bare", "--database", database]);
        Server::run(command, bare::CONSTANT, true)
    }

    /// Runs a program until it answers on a path.
    fn run(mut command: Command, path: &str, known: bool) -> Result<Server, String> {
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = port.map_err(|error| error.to_string())?.to_string();
        let began = Instant::now();
        let child = command.args(["--bind", &address]).stdout(Stdio::null()).spawn();
        let child = child.map_err(|error| format!("{}: {error}", command.get_program().display()))?;
        let mut server = Server { child, address, first_answer: 0.0, known };
        while server.get(path).is_err() {
            if began.elapsed() > Duration::from_secs(30) {
                return Err("The server doesn't answer.".into());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        server.first_answer = began.elapsed().as_secs_f64();
        Ok(server)
    }

    /// One request with further headers, each with its line end; the head of the answer, and its body.
    pub fn request(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Result<(String, Vec<u8>), String> {
        let failed = |error: std::io::Error| error.to_string();
        let mut stream = TcpStream::connect(&self.address).map_err(failed)?;
        let (host, length) = (&self.address, body.len());
        let request = format!(
            "{method} {path} HTTP/1.0\r\nHost: {host}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).map_err(failed)?;
        stream.write_all(body).map_err(failed)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map_err(failed)?;
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or("no answer")?;
        let body = answer.split_off(end + 4);
        Ok((String::from_utf8_lossy(&answer).replace("HTTP/1.0", "HTTP/1.1"), body))
    }

    /// A GET; the answer's body.
    ///
    /// # Errors
    /// An answer that isn't 2xx; what the network refuses.
    pub fn get(&self, path: &str) -> Result<Vec<u8>, String> {
        self.send("GET", path, "")
    }

    /// One request with a JSON body; the answer's.
    ///
    /// # Errors
    /// As [`Server::get`].
    pub fn send(&self, method: &str, path: &str, body: &str) -> Result<Vec<u8>, String> {
        let failed = |error: std::io::Error| error.to_string();
        let mut stream = TcpStream::connect(&self.address).map_err(failed)?;
        let host = &self.address;
        let token = if self.known { format!("Authorization: Token {TOKEN}\r\n") } else { String::new() };
        let json = match body {
            "" => String::new(),
            body => format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len()),
        };
        let request =
            format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n{token}{json}Connection: close\r\n\r\n{body}");
        stream.write_all(request.as_bytes()).map_err(failed)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map_err(failed)?;
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or("no answer")?;
        if !answer.starts_with(b"HTTP/1.1 2") {
            return Err(format!("{method} {path}: {}", String::from_utf8_lossy(&answer[..end.min(60)])));
        }
        Ok(answer.split_off(end + 4))
    }

    /// Seconds of processor time so far.
    pub fn cpu(&self) -> f64 {
        cpu_of(self.child.id())
    }

    /// Resident memory in megabytes.
    pub fn memory(&self) -> f64 {
        let text = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.unwrap_or_default() / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn cpu_of(pid: u32) -> f64 {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // After the name in parentheses: state is the first, user and system time the 12th and 13th.
    let fields: Vec<&str> = text.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let ticks = |n: usize| fields.get(n).and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) / TICKS
}

/// Seconds of processor time of all processes of PostgreSQL on this machine.
pub fn database_cpu() -> f64 {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let named = |pid: &u32| fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|name| name.trim() == "postgres");
    pids.filter(named).map(cpu_of).sum()
}
