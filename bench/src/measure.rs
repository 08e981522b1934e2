//! What answers cost: requests a second and latencies by wrk, processor time of the server and of the database
//! by the kernel, statements by the server's own log, all in one table.

use crate::process::{Server, database_cpu};
use clap::Args;
use serde_json::Value;
use std::{path::PathBuf, process::Command, time::Instant};

/// Requests at a time.
const CLIENTS: &str = "8";

/// `run`.
#[derive(Debug, Args)]
pub struct Run {
    /// The server's program
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// The database that `generate` filled
    #[arg(long)]
    database: String,
    /// A user's token, from `alyx token NAME`
    #[arg(long)]
    token: String,
    /// Seconds for each endpoint
    #[arg(long, default_value_t = 5)]
    seconds: u32,
    /// Only endpoints that contain this
    #[arg(long, default_value = "")]
    only: String,
}

/// `start`.
#[derive(Debug, Args)]
pub struct Start {
    /// The server's program
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// An existing database
    #[arg(long)]
    database: String,
    /// A user's token, from `alyx token NAME`
    #[arg(long)]
    token: String,
}

/// The busiest endpoints of a lab; names in braces stand for values that the first lists give.
const ENDPOINTS: [&str; 21] = [
    "/",
    "/sessions?limit=250",
    "/sessions/{session}",
    "/sessions?subject={subject}",
    "/sessions?lab=lab3&limit=100",
    "/sessions?date_range=2020-10-01,2020-10-05",
    "/sessions?project=project7&limit=100",
    "/sessions?task_protocol=protocol_3&limit=100",
    "/sessions?django=pk,{session}",
    "/subjects?limit=250",
    "/subjects/{subject}",
    "/datasets?session={session}",
    "/datasets?session={session}&name=spikes.times.bench",
    "/datasets?dataset_type=spikes.times_0&limit=100",
    "/datasets?tag=tag3&limit=100",
    "/datasets?lab=lab3&limit=100",
    "/datasets/{dataset}",
    "/files?limit=100",
    "/users",
    "/labs",
    "/weighings?nickname={subject}",
];

/// Measures the endpoints.
pub fn run(command: &Run) -> Result<(), String> {
    let log = std::env::temp_dir().join(format!("specimen-bench-{}.log", std::process::id()));
    let counted = Server::start(&command.server, &command.database, Some(("warn,specimen::sql=debug", &log)))?;
    let paths = paths(&counted, &command.token, &command.only)?;
    let mut statements = Vec::new();
    let mut bytes = Vec::new();
    for path in &paths {
        let before = lines(&log);
        bytes.push(counted.get(path, &command.token)?.len());
        statements.push(lines(&log) - before);
    }
    drop(counted);
    // What it told is counted; the file was only for that.
    let _ = std::fs::remove_file(&log);

    let server = Server::start(&command.server, &command.database, None)?;
    println!("| endpoint | requests/s | p50 ms | p99 ms | server CPU ms | database CPU ms | statements | bytes |");
    println!("|---|---|---|---|---|---|---|---|");
    for ((path, statements), bytes) in paths.iter().zip(statements).zip(bytes) {
        for _ in 0..20 {
            server.get(path, &command.token)?;
        }
        let before = (server.cpu(), database_cpu());
        let told = wrk(&server.address, path, &command.token, command.seconds)?;
        let after = (server.cpu(), database_cpu());
        let a_request = |seconds: f64| seconds * 1000.0 / told.requests.max(1.0);
        println!(
            "| `{path}` | {:.0} | {:.2} | {:.2} | {:.3} | {:.3} | {statements} | {bytes} |",
            told.rate,
            told.p50,
            told.p99,
            a_request(after.0 - before.0),
            a_request(after.1 - before.1),
        );
    }
    Ok(())
}

/// Measures start and memory.
pub fn start(command: &Start) -> Result<(), String> {
    let server = Server::start(&command.server, &command.database, None)?;
    println!("start to first answer: {:.3} s", server.first_answer);
    println!("memory idle: {:.1} MB", server.memory());
    let began = Instant::now();
    let mut requests = 0.0;
    while requests < 100_000.0 {
        for path in ["/sessions?limit=25", "/users", "/datasets?limit=25", "/subjects?limit=25"] {
            requests += wrk(&server.address, path, &command.token, 5)?.requests;
        }
    }
    let seconds = began.elapsed().as_secs();
    println!("memory after {requests:.0} requests in {seconds} s: {:.1} MB", server.memory());
    Ok(())
}

fn lines(log: &PathBuf) -> usize {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    text.lines().filter(|line| line.contains("specimen::sql")).count()
}

/// The endpoints with values in place of names.
fn paths(server: &Server, token: &str, only: &str) -> Result<Vec<String>, String> {
    let first = |path: &str, key: &str| -> Result<String, String> {
        let answer: Value = serde_json::from_slice(&server.get(path, token)?).map_err(|error| error.to_string())?;
        let text = answer["results"][0][key].as_str().ok_or_else(|| format!("{path} has no {key}"))?;
        Ok(text.rsplit('/').next().unwrap_or(text).to_owned())
    };
    let values = [
        ("{session}", first("/sessions?limit=1&offset=100", "id")?),
        ("{subject}", first("/subjects?limit=1&offset=100", "nickname")?),
        ("{dataset}", first("/datasets?limit=1", "url")?),
    ];
    let filled = |path: &str| values.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value));
    Ok(ENDPOINTS.into_iter().filter(|path| path.contains(only) || *path == "/").map(filled).collect())
}

/// What wrk tells.
struct Told {
    requests: f64,
    rate: f64,
    p50: f64,
    p99: f64,
}

fn wrk(address: &str, path: &str, token: &str, seconds: u32) -> Result<Told, String> {
    let output = Command::new("wrk")
        .args(["-t1", "-c", CLIENTS, "--latency", "-d"])
        .arg(format!("{seconds}s"))
        .args(["-H", &format!("Authorization: Token {token}")])
        .arg(format!("http://{address}{path}"))
        .output()
        .map_err(|error| format!("wrk: {error} (it is in most distributions' packages)"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if text.contains("Non-2xx") {
        return Err(format!("{path}: {text}"));
    }
    let after = |name: &str| text.lines().find_map(|line| line.trim().strip_prefix(name)).unwrap_or_default().trim();
    let count = text.lines().find(|line| line.contains(" requests in ")).unwrap_or_default();
    Ok(Told {
        requests: count.split_whitespace().next().and_then(|text| text.parse().ok()).unwrap_or_default(),
        rate: after("Requests/sec:").parse().unwrap_or_default(),
        p50: milliseconds(after("50%")),
        p99: milliseconds(after("99%")),
    })
}

/// A span as wrk writes it: `1.23ms`, `456.00us`, `1.02s`.
fn milliseconds(text: &str) -> f64 {
    let number = |unit: &str| text.strip_suffix(unit).and_then(|text| text.parse::<f64>().ok());
    number("us")
        .map(|n| n / 1000.0)
        .or_else(|| number("ms"))
        .or_else(|| number("s").map(|n| n * 1000.0))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_in_milliseconds() {
        assert_eq!([milliseconds("1.50ms"), milliseconds("500.00us"), milliseconds("2.00s")], [1.5, 0.5, 2000.0]);
    }
}
