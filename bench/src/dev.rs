//! How long it takes from saving a spec to the first answer of the new API, under `dev`.

use crate::process::Server;
use clap::Args;
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// Measures `dev`.
#[derive(Debug, Args)]
pub struct Dev {
    /// The server's program
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// Folder of the spec; a copy of it is changed
    #[arg(long, default_value = "spec")]
    spec: PathBuf,
    /// Changes of each kind
    #[arg(long, default_value_t = 20)]
    times: usize,
}

/// What is measured: a name, and the file of a resource of the benchmark's own in a round.
type Kind = (&'static str, fn(usize) -> String);

const KINDS: [Kind; 3] = [
    ("a description", |round| resource(&format!("Round {round}."), "")),
    ("a new field", |round| {
        let fields: String = (0..=round).map(|n| format!("  f{n}: {{ type: integer, nullable: true }}\n")).collect();
        resource(&format!("Field of round {round}."), &fields)
    }),
    ("a new resource", |round| {
        let further = resource(&format!("Resource of round {round}."), "");
        further
            .replace("resource: Bench", &format!("resource: Bench{round}"))
            .replace("path: bench", &format!("path: bench-{round}"))
    }),
];

fn resource(about: &str, fields: &str) -> String {
    format!(
        "resource: Bench\nabout: {about}\npath: bench\nfields:\n  id: {{ type: uuid, primary: true, default: uuid }}\n{fields}\
         representations: {{ detail: [id] }}\noperations: [list]\n"
    )
}

/// Changes a copy of a spec, and prints the median time to the first new answer for each kind of change.
pub fn dev(command: &Dev) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let spec = folder.path().join("spec");
    copy(&command.spec, &spec).map_err(|error| format!("{}: {error}", command.spec.display()))?;
    let database = format!("sqlite://{}", folder.path().join("dev.sqlite3").display());
    let server = Server::dev(&command.server, &database, &spec, &[])?;
    for (kind, text) in KINDS {
        let mut times = Vec::new();
        for round in 0..command.times {
            let text = text(round);
            let file =
                spec.join(if kind == "a new resource" { format!("bench_{round}.yaml") } else { "bench.yaml".into() });
            let about = text.lines().find_map(|line| line.strip_prefix("about: ")).unwrap_or_default();
            let began = Instant::now();
            fs::write(&file, &text).map_err(|error| error.to_string())?;
            wait(began, || server.get("/api/schema?format=json").is_ok_and(|answer| holds(&answer, about)))?;
            times.push(began.elapsed());
        }
        print(kind, times);
    }
    let mut times = Vec::new();
    for _ in 0..command.times {
        let began = Instant::now();
        fs::write(spec.join("bench.yaml"), "resource: Bench\nfield: {}\n").map_err(|error| error.to_string())?;
        wait(began, || server.get("/docs").is_err())?;
        times.push(began.elapsed());
        fs::write(spec.join("bench.yaml"), resource("Mended.", "")).map_err(|error| error.to_string())?;
        wait(Instant::now(), || server.get("/docs").is_ok())?;
    }
    print("a fault", times);
    Ok(())
}

fn print(kind: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |place: usize| times.get(place).map_or(0.0, Duration::as_secs_f64);
    println!("{kind}: median {:.3} s, longest {:.3} s", at(times.len() / 2), at(times.len().saturating_sub(1)));
}

fn wait(since: Instant, done: impl Fn() -> bool) -> Result<(), String> {
    while !done() {
        if since.elapsed() > Duration::from_secs(30) {
            return Err("The new API never came.".into());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}

fn holds(answer: &[u8], text: &str) -> bool {
    answer.windows(text.len()).any(|part| part == text.as_bytes())
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
