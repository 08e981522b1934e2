//! The server under test as a process of its own, and other runs of its program.

use super::{http, postgres::free_port};
use std::{
    collections::BTreeSet,
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

/// A running server; killed when dropped.
pub struct Server {
    /// `host:port`.
    pub address: String,
    child: Child,
}

impl Server {
    /// Starts `alyx serve` on a free port in a folder, with further arguments, and waits until it
    /// answers. With the environment variable `THROUGH_DEV` the server is `alyx dev` on the repository's spec: its answers
    /// must be the same.
    pub fn start(folder: &Path, args: &[&str]) -> Server {
        Server::start_otherwise(folder, args, &in_the_clear)
    }

    /// Starts `alyx` without a command, with further arguments, and waits until it answers. What it
    /// prints stands in the folder's file `out`.
    pub fn first(folder: &Path, args: &[&str]) -> Server {
        let address = format!("127.0.0.1:{}", free_port());
        let mut command = alyx(folder);
        let out = std::fs::File::create(folder.join("out")).expect("the folder can be written");
        command.args(args).env("ALYX_BIND", &address).stdout(out);
        Server::spawn(folder, command, address, &in_the_clear)
    }

    /// Starts `alyx dev` on the folder's spec, with further arguments, and waits until it answers.
    pub fn dev(folder: &Path, args: &[&str]) -> Server {
        let address = format!("127.0.0.1:{}", free_port());
        let mut command = alyx(folder);
        command.args(["dev", "--bind", &address]).args(args).stdout(Stdio::null());
        Server::spawn(folder, command, address, &in_the_clear)
    }

    /// Starts a server whose log tells its SQL too, in the folder's file `server.log`.
    pub fn telling(folder: &Path, args: &[&str]) -> Server {
        let address = format!("127.0.0.1:{}", free_port());
        let mut command = alyx(folder);
        serve(&mut command).args(["--bind", &address]).args(args).stdout(Stdio::null());
        command.env("RUST_LOG", "info,specimen::sql=debug");
        Server::spawn(folder, command, address, &in_the_clear)
    }

    /// Starts `alyx serve` as [`start`](Server::start) does, and waits until it answers in the way that is tried.
    pub fn start_otherwise(folder: &Path, args: &[&str], answers: &dyn Fn(&str) -> bool) -> Server {
        let address = format!("127.0.0.1:{}", free_port());
        let mut command = alyx(folder);
        serve(&mut command).args(["--bind", &address]).args(args).stdout(Stdio::null());
        Server::spawn(folder, command, address, answers)
    }

    /// Starts `alyx serve` as [`start`](Server::start) does, in a process that may have so many files open.
    pub fn with_files(folder: &Path, files: u32, args: &[&str]) -> Server {
        let address = format!("127.0.0.1:{}", free_port());
        let program = alyx(folder);
        let mut command = Command::new("sh");
        command.current_dir(folder).env_remove("DATABASE_URL").env_remove("RUST_LOG");
        let limited = format!("ulimit -n {files}; exec \"$0\" \"$@\"");
        command.args(["-c", &limited]).arg(program.get_program());
        serve(&mut command).args(["--bind", &address]).args(args);
        command.stdout(Stdio::null());
        Server::spawn(folder, command, address, &in_the_clear)
    }

    fn spawn(folder: &Path, mut command: Command, address: String, answers: &dyn Fn(&str) -> bool) -> Server {
        let log = std::fs::File::create(folder.join("server.log")).expect("the folder can be written");
        let child = command.stdin(Stdio::null()).stderr(log).spawn().expect("the server starts");
        let mut server = Server { address, child };
        let since = Instant::now();
        while !answers(&server.address) {
            let ended = server.child.try_wait().expect("its state can be asked");
            let log = || std::fs::read_to_string(folder.join("server.log")).unwrap_or_default();
            assert!(ended.is_none(), "the server ended ({ended:?}): {}", log());
            assert!(since.elapsed() < Duration::from_secs(240), "the server doesn't answer: {}", log());
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a request.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> http::Answer {
        http::send(&self.address, method, path, headers, body).expect("the server answers")
    }

    /// GET, with a token if there is one.
    pub fn get(&self, path: &str, token: Option<&str>) -> http::Answer {
        let token = token.map(|t| format!("Token {t}"));
        let headers: Vec<(&str, &str)> = token.iter().map(|t| ("Authorization", t.as_str())).collect();
        self.send("GET", path, &headers, b"")
    }

    /// GET with a token of what the document has no place for, with the reason: its answer isn't compared.
    pub fn get_undocumented(&self, path: &str, token: &str, reason: &str) -> http::Answer {
        let token = format!("Token {token}");
        let stream = std::net::TcpStream::connect(&self.address).unwrap_or_else(|error| panic!("{reason}: {error}"));
        let answer = http::exchange(stream, &self.address, "GET", path, &[("Authorization", &token)], b"");
        answer.unwrap_or_else(|error| panic!("{reason}: {error}"))
    }

    /// Sends JSON with a token.
    pub fn json(&self, method: &str, path: &str, token: &str, body: &serde_json::Value) -> http::Answer {
        let token = format!("Token {token}");
        let headers = [("Authorization", token.as_str()), ("Content-Type", "application/json")];
        self.send(method, path, &headers, body.to_string().as_bytes())
    }

    /// Sets the highest memory use back to what it is now, and returns it, in bytes.
    pub fn reset_peak(&self) -> u64 {
        std::fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5").expect("Linux lets the peak be reset");
        self.peak()
    }

    /// The most memory that it has used since, in bytes.
    pub fn peak(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("Linux says the peak");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") << 10
    }

    /// Lets it open so many files more than it has open, and no others.
    pub fn leave_files(&self, more: usize) {
        let open = std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).expect("Linux lists open files");
        let numbers: BTreeSet<u32> = open.filter_map(|file| file.ok()?.file_name().to_str()?.parse().ok()).collect();
        // The limit is one of numbers: a process takes the lowest that is free.
        let free = (0..).filter(|number| !numbers.contains(number));
        let limit = free.take(more).last().map_or(0, |last| last + 1);
        let (pid, limit) = (format!("--pid={}", self.child.id()), format!("--nofile={limit}:"));
        let set = Command::new("prlimit").args([&pid, &limit]).status().expect("prlimit (util-linux) is there");
        assert!(set.success(), "prlimit {pid} {limit}");
    }

    /// Kills it at once, as a loss of power would.
    pub fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Asks it to stop (SIGTERM), and returns its exit status.
    pub fn stop(mut self) -> Option<i32> {
        self.terminate();
        self.ended()
    }

    /// Asks it to stop (SIGTERM).
    pub fn terminate(&self) {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status().expect("kill is there");
    }

    /// Waits for its end, and returns its exit status.
    pub fn ended(&mut self) -> Option<i32> {
        self.child.wait().expect("it ends").code()
    }

    /// The time of processors that it has used.
    pub fn used(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).expect("the process is there");
        let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
        let ticks = |at: usize| fields[at].parse::<u64>().expect("a number");
        // User and system; the kernel counts in hundredths of a second.
        Duration::from_millis(10 * (ticks(11) + ticks(12)))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Adds the command that serves, see [`Server::start`]. `dev` is told which database `serve` takes unless another is named.
fn serve(command: &mut Command) -> &mut Command {
    match std::env::var_os("THROUGH_DEV") {
        Some(_) => command
            .args(["dev", "--spec", concat!(env!("CARGO_MANIFEST_DIR"), "/spec")])
            .env("DATABASE_URL", "sqlite://alyx.sqlite3"),
        None => command.arg("serve"),
    }
}

fn in_the_clear(address: &str) -> bool {
    http::send(address, "GET", "/", &[], b"").is_ok()
}

/// The program, in a folder, with nothing of this process's settings.
pub fn alyx(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_alyx"));
    command.current_dir(folder).env_remove("DATABASE_URL").env_remove("RUST_LOG");
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("ALYX_")) {
        command.env_remove(name);
    }
    command
}

/// Runs the program to its end.
pub fn run(folder: &Path, args: &[&str]) -> Output {
    alyx(folder).args(args).stdin(Stdio::null()).output().expect("the program starts")
}
