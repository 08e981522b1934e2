//! A throw-away PostgreSQL for the tests of this crate: made in a temporary folder on a free port, gone when the
//! test process ends.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
};

/// A running server; its watchdog stops it when this process ends, however it ends.
struct Cluster {
    port: u16,
    _watchdog: Child,
}

/// The address of a server, with the name of a database still to be appended; `None` without PostgreSQL's programs.
pub fn address() -> Option<String> {
    static SHARED: OnceLock<Option<Cluster>> = OnceLock::new();
    let cluster = SHARED.get_or_init(start).as_ref()?;
    Some(format!("postgres://postgres@127.0.0.1:{}/", cluster.port))
}

fn start() -> Option<Cluster> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let bin = versions.map(|v| v.path().join("bin")).filter(|b| b.join("initdb").is_file()).max()?;
    let made = String::from_utf8(run(Path::new("mktemp"), &["-d", "/tmp/lookups-XXXXXX"])).expect("a plain name");
    let (folder, bin): (&str, PathBuf) = (made.trim(), bin);
    let data = format!("{folder}/data");
    let stop = format!(
        "cat >/dev/null; {}/pg_ctl -D {data} -m immediate stop >/dev/null 2>&1; rm -rf {folder}",
        bin.display()
    );
    let watchdog = command(Path::new("sh"), &["-c", &stop]).stdin(Stdio::piped()).spawn().expect("a shell starts");
    run(&bin.join("initdb"), &["-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
    let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
    let options = format!("-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off");
    let log = format!("{folder}/log");
    // A zone that isn't UTC: no answer may depend on the session's.
    let options = format!("{options} -c timezone=Asia/Tokyo");
    run(&bin.join("pg_ctl"), &["-D", &data, "-l", &log, "-o", &options, "-w", "start"]);
    Some(Cluster { port, _watchdog: watchdog })
}

/// PostgreSQL refuses to run as root: then its own user runs it.
fn command(program: &Path, args: &[&str]) -> Command {
    use std::os::unix::fs::MetadataExt;
    let root = std::fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0);
    let mut command = if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.args(args).current_dir("/");
    command
}

fn run(program: &Path, args: &[&str]) -> Vec<u8> {
    let mut command = command(program, args);
    command.stdin(Stdio::null());
    if args.last() == Some(&"start") {
        // The server would keep a pipe open that it inherits.
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program starts");
        assert!(status.success(), "{} {args:?}", program.display());
        return Vec::new();
    }
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{} {args:?}: {}", program.display(), String::from_utf8_lossy(&output.stderr));
    output.stdout
}
