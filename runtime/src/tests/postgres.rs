//! A throw-away PostgreSQL server for the tests of one binary: made in a temporary folder on a free
//! port, and gone when the test process ends, however it ends.
#![allow(dead_code, reason = "each test binary uses some of it")]

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// A running PostgreSQL server. User `postgres` needs no password; user `locked` has the password
/// `right`.
pub struct Cluster {
    bin: PathBuf,
    dir: PathBuf,
    /// Port on 127.0.0.1.
    pub port: u16,
    /// Stops the server and removes the folder when its standard input closes.
    watchdog: Child,
}

impl Cluster {
    /// The server that all tests of this process share; `None`, and a line that says so, when this
    /// machine has no PostgreSQL.
    pub fn shared(test: &str) -> Option<&'static Cluster> {
        static SHARED: OnceLock<Option<Cluster>> = OnceLock::new();
        let cluster = SHARED.get_or_init(|| Cluster::start(false)).as_ref();
        if cluster.is_none() {
            println!("SKIPPED {test}: no PostgreSQL server binaries");
        }
        cluster
    }

    /// Starts a server of one's own. `durable`: whether it really writes to disk (slower).
    pub fn start(durable: bool) -> Option<Cluster> {
        let cluster = Cluster::folder(binaries()?);
        let data = cluster.data();
        run(
            &cluster.bin.join("initdb"),
            &["-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
        );
        let hba = format!("sed -i '1i host all locked 127.0.0.1/32 scram-sha-256' {data}/pg_hba.conf");
        run(Path::new("sh"), &["-c", &hba]);
        let safe = if durable { "on" } else { "off" };
        let options = format!("fsync = {safe}\nsynchronous_commit = {safe}\nfull_page_writes = {safe}\n");
        cluster.configure(&format!("{options}max_connections = 200\n"));
        cluster.launch();
        cluster.sql("postgres", "create role locked login password 'right'");
        Some(cluster)
    }

    /// Starts a server that follows this one.
    pub fn replica(&self) -> Cluster {
        let replica = Cluster::folder(self.bin.clone());
        let port = self.port.to_string();
        let from = [
            "-h",
            "127.0.0.1",
            "-p",
            &port,
            "-U",
            "postgres",
            "-D",
            &replica.data(),
            "-X",
            "stream",
            "-R",
            "-c",
            "fast",
        ];
        run(&self.bin.join("pg_basebackup"), &from);
        replica.configure("");
        replica.launch();
        replica
    }

    /// Waits until a replica has all that this server has.
    pub fn is_followed_by(&self, replica: &Cluster) {
        // Commits don't wait for the log here; one that does takes those before it along.
        self.sql("postgres", "set synchronous_commit = on; select pg_logical_emit_message(true, 'test', '')");
        let here = self.sql("postgres", "select pg_current_wal_lsn()");
        let there = format!("select pg_last_wal_replay_lsn() >= '{}'", here.trim());
        let since = Instant::now();
        while replica.sql("postgres", &there).trim() != "t" {
            assert!(since.elapsed() < Duration::from_secs(30), "the replica doesn't follow");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// A folder for a server, which goes when the test process ends, and the server with it.
    fn folder(bin: PathBuf) -> Cluster {
        let dir = PathBuf::from(text(run(Path::new("mktemp"), &["-d", "/tmp/specimen-pg-XXXXXX"])).trim());
        // It outlives the test process just long enough to clean up, however that ends.
        let script = format!(
            "cat >/dev/null; {0}/pg_ctl -D {1}/data -m immediate -w stop >/dev/null 2>&1; rm -rf {1}",
            bin.display(),
            dir.display()
        );
        let watchdog = command(Path::new("sh"), &["-c", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        Cluster { bin, dir, port: free_port(), watchdog }
    }

    fn data(&self) -> String {
        format!("{}/data", self.dir.display())
    }

    /// Adds settings; the last of a name counts.
    fn configure(&self, settings: &str) {
        let own = format!(
            "port = {}\nunix_socket_directories = '{}'\nlisten_addresses = '127.0.0.1'\n",
            self.port,
            self.dir.display()
        );
        let add = format!("printf \"%b\" \"{settings}{own}\" >> {}/postgresql.conf", self.data());
        run(Path::new("sh"), &["-c", &add]);
    }

    /// Starts the server, for the first time or after a crash.
    pub fn launch(&self) {
        let log = format!("{}/log", self.dir.display());
        run(&self.bin.join("pg_ctl"), &["-D", &self.data(), "-l", &log, "-w", "-t", "60", "start"]);
    }

    /// Ends the server as a crash would.
    pub fn crash(&self) {
        run(&self.bin.join("pg_ctl"), &["-D", &self.data(), "-m", "immediate", "-w", "stop"]);
    }

    /// Makes an empty database with a name of its own, and gives its URL.
    pub fn database(&self) -> String {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        self.sql("postgres", &format!("create database {name}"));
        self.url(&name)
    }

    /// Makes a tablespace in a new folder, whose parents everybody may enter.
    pub fn tablespace(&self, name: &str, folder: &Path) {
        let path = folder.display().to_string();
        run(Path::new("mkdir"), &[&path]);
        self.sql("postgres", &format!("create tablespace {name} location '{path}'"));
    }

    /// The URL of a database of this server.
    pub fn url(&self, name: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{name}", self.port)
    }

    /// Runs SQL on a database and returns what `psql` prints, unadorned.
    pub fn sql(&self, name: &str, sql: &str) -> String {
        let port = self.port.to_string();
        let options = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", "postgres"];
        let mut args = options.to_vec();
        args.extend(["-p", &port, "-d", name, "-c", sql]);
        text(run(&self.bin.join("psql"), &args))
    }

    /// Starts a `psql` on a database that reads statements from its input.
    fn psql(&self, name: &str) -> Child {
        let port = self.port.to_string();
        let args = ["-X", "-q", "-A", "-t", "-h", "127.0.0.1", "-U", "postgres", "-p", &port, "-d", name];
        let mut command = command(&self.bin.join("psql"), &args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("psql starts")
    }

    /// Runs a dump (plain SQL, as `pg_dump` writes it) on a database.
    pub fn restore(&self, name: &str, dump: &[u8]) {
        let port = self.port.to_string();
        let options =
            ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", "postgres", "-p", &port, "-d", name];
        let mut command = command(&self.bin.join("psql"), &options);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("psql starts");
        child.stdin.take().expect("it is piped").write_all(dump).expect("psql reads it all");
        assert!(child.wait().expect("it ends").success(), "the dump can't be restored");
    }

    /// All that a database holds, schema, rows and sequences, but for tables of a pattern.
    pub fn dump(&self, name: &str, without: &str) -> String {
        let port = self.port.to_string();
        let args = ["-h", "127.0.0.1", "-U", "postgres", "-p", &port, "-T", without, name];
        let text = text(run(&self.bin.join("pg_dump"), &args));
        // Newer ones write a line with a random word.
        text.lines().filter(|line| !line.contains("restrict ")).collect::<Vec<_>>().join("\n")
    }

    /// What the server has written to its log so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.dir.join("log")).expect("whoever runs PostgreSQL's programs may read it")
    }

    /// Restarts the server: all connections are closed.
    pub fn restart(&self) {
        let log = format!("{}/log", self.dir.display());
        run(&self.bin.join("pg_ctl"), &["-D", &self.data(), "-l", &log, "-m", "fast", "-w", "restart"]);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.watchdog.stdin.take());
        // It has nothing to tell.
        let _ = self.watchdog.wait();
    }
}

/// Another program that holds a lock: psql in a transaction, until this is dropped.
pub struct Holder(Child);

impl Holder {
    /// `lock`: the statement that takes it.
    pub fn new(cluster: &Cluster, database: &str, lock: &str) -> Holder {
        let mut child = cluster.psql(database);
        let mut input = child.stdin.as_ref().expect("it is piped");
        writeln!(input, "begin; {lock}; select 'it holds';").expect("psql reads");
        let output = BufReader::new(child.stdout.take().expect("it is piped"));
        assert!(output.lines().map_while(Result::ok).any(|line| line == "it holds"), "{lock}");
        Holder(child)
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        // At the end of its input psql ends, and its transaction is rolled back.
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// A port that nobody listened on a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it is bound").port()
}

fn binaries() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<PathBuf> = versions.map(|entry| entry.path().join("bin")).collect();
    versions.sort();
    folders.extend(versions.into_iter().rev());
    // A link in PATH may stand for one program only: its own folder has all of them.
    let real = folders.into_iter().filter_map(|folder| folder.join("initdb").canonicalize().ok());
    let mut real = real.filter_map(|initdb| initdb.parent().map(Path::to_path_buf));
    real.find(|folder| folder.join("pg_ctl").is_file() && folder.join("psql").is_file())
}

/// PostgreSQL refuses to run as root: then another user runs it.
fn command(program: &Path, args: &[&str]) -> Command {
    let root = std::fs::metadata("/proc/self").map(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0).unwrap_or(false);
    let mut command = if root {
        let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        let user = if users.lines().any(|l| l.starts_with("postgres:")) { "postgres" } else { "nobody" };
        let mut command = Command::new("runuser");
        command.args(["-u", user, "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.args(args).current_dir("/");
    command
}

fn run(program: &Path, args: &[&str]) -> Vec<u8> {
    // A server that pg_ctl starts keeps what it inherits open: give it nothing to hold on to.
    let starts = args.last().is_some_and(|last| *last == "start" || *last == "restart");
    let mut command = command(program, args);
    command.stdin(Stdio::null());
    if starts {
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program starts");
        assert!(status.success(), "{} {args:?} failed", program.display());
        return Vec::new();
    }
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{} {args:?}: {}", program.display(), String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("PostgreSQL's programs print UTF-8")
}
