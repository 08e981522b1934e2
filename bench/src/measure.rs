//! What answers cost: requests a second and latencies by wrk, processor time of the server and of the database
//! by the kernel, statements by the server's own log, all in one table.

use crate::{
    bare,
    process::{Server, TOKEN, database_cpu},
    wrk::{Load, Told},
};
use clap::Args;
use serde_json::Value;
use std::{path::PathBuf, time::Instant};

/// Requests for which an endpoint is warmed up: statements are prepared, pages read.
const WARM: usize = 20;

/// `run`.
#[derive(Debug, Args)]
pub struct Run {
    /// The server's program
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// The database that `generate` filled
    #[arg(long)]
    database: String,
    /// Seconds for each endpoint
    #[arg(long, default_value_t = 5)]
    seconds: u32,
    /// Only endpoints that contain this, and the answer without a database
    #[arg(long, default_value = "")]
    only: String,
}

/// `flat`.
#[derive(Debug, Args)]
pub struct Flat {
    /// The server's program
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// A database that `generate` filled with few rows
    #[arg(long)]
    small: String,
    /// One that it filled with many
    #[arg(long)]
    large: String,
    /// Requests of each filter, one after the other
    #[arg(long, default_value_t = 200)]
    requests: usize,
}

/// `start`.
#[derive(Debug, Args)]
pub struct Start {
    /// The server's program
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// An existing database that `generate` filled
    #[arg(long)]
    database: String,
}

/// An answer that needs no database, asked for without a token: what the server's own HTTP costs.
const ROOT: &str = "/";

/// The busiest endpoints of a lab; names in braces stand for values that the first lists give.
pub(crate) const ENDPOINTS: [&str; 24] = [
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
    "/datasets?limit=250",
    "/datasets/{dataset}",
    "/files?limit=100",
    "/data-formats",
    "/insertions",
    "/users",
    "/labs",
    "/weighings?nickname={subject}",
    "/water-restricted-subjects",
];

/// Filters that find as many rows in a small database as in a large one.
const FILTERS: [&str; 8] = [
    "/datasets?session={session}",
    "/datasets?session={session}&name=spikes.times.bench",
    "/datasets?name=rare.table.bench",
    "/datasets?dataset_type=rare.table",
    "/datasets?tag=rare",
    "/datasets?lab=rare",
    "/datasets?created_date_gte=2020-09-14&created_date_lte=2020-09-14",
    "/sessions?subject={subject}",
];

/// Measures the endpoints.
pub fn run(command: &Run) -> Result<(), String> {
    let log = std::env::temp_dir().join(format!("specimen-bench-{}.log", std::process::id()));
    let counted = Server::start(&command.server, &command.database, Some(("warn,specimen::sql=debug", &log)))?;
    let row = paths(&counted, &[bare::ROW])?.concat();
    let wanted: Vec<&str> = ENDPOINTS.into_iter().filter(|path| path.contains(&command.only)).collect();
    let paths = paths(&counted, &wanted)?;
    let mut costs = Vec::new();
    for path in &paths {
        let before = lines(&log);
        let bytes = counted.get(path)?.len();
        costs.push((path.as_str(), lines(&log) - before, bytes));
    }
    let root = (ROOT, 0, counted.get(ROOT)?.len());
    drop(counted);
    // What it told is counted; the file was only for that.
    let _ = std::fs::remove_file(&log);

    println!("| endpoint | requests/s | p50 ms | p99 ms | server CPU ms | database CPU ms | statements | bytes |");
    println!("|---|---|---|---|---|---|---|---|");
    let bare = Server::bare(&command.database)?;
    for (name, path, statements) in [("bare constant", bare::CONSTANT, 0), ("bare row", row.as_str(), 1)] {
        let bytes = bare.get(path)?.len();
        println!("| {name} | {} | {statements} | {bytes} |", measured(&bare, path, command.seconds)?);
    }
    drop(bare);
    let server = Server::start(&command.server, &command.database, None)?;
    for (path, statements, bytes) in std::iter::once(root).chain(costs) {
        println!("| `{path}` | {} | {statements} | {bytes} |", measured(&server, path, command.seconds)?);
    }
    Ok(())
}

/// Requests a second, latencies, and processor time of server and database for one request, as columns of the table.
fn measured(server: &Server, path: &str, seconds: u32) -> Result<String, String> {
    for _ in 0..WARM {
        server.get(path)?;
    }
    let before = (server.cpu(), database_cpu());
    let told = wrk(server, path, seconds)?;
    let after = (server.cpu(), database_cpu());
    let a_request = |seconds: f64| seconds * 1000.0 / told.requests.max(1.0);
    let (own, database) = (a_request(after.0 - before.0), a_request(after.1 - before.1));
    Ok(format!("{:.0} | {:.2} | {:.2} | {own:.3} | {database:.3}", told.rate, told.p50, told.p99))
}

/// Compares the time of filters on a small database and on a large one.
pub fn flat(command: &Flat) -> Result<(), String> {
    let times = |database: &str| -> Result<Vec<(String, f64, u64)>, String> {
        let server = Server::start(&command.server, database, None)?;
        let mut times = Vec::new();
        for path in paths(&server, &FILTERS)? {
            let mut spent = Vec::with_capacity(command.requests);
            let mut count = 0;
            for n in 0..WARM + command.requests {
                let began = Instant::now();
                let answer = server.get(&path)?;
                if n >= WARM {
                    spent.push(began.elapsed().as_secs_f64() * 1000.0);
                    count = json(&answer)?["count"].as_u64().unwrap_or_default();
                }
            }
            spent.sort_by(f64::total_cmp);
            times.push((path, spent.get(spent.len() / 2).copied().unwrap_or_default(), count));
        }
        Ok(times)
    };
    let (small, large) = (times(&command.small)?, times(&command.large)?);
    println!("| filter | rows, small | ms | rows, large | ms | ratio |");
    println!("|---|---|---|---|---|---|");
    for ((_, few, found), ((_, many, found_large), path)) in small.iter().zip(large.iter().zip(FILTERS)) {
        println!("| `{path}` | {found} | {few:.2} | {found_large} | {many:.2} | {:.1} |", many / few);
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
        for path in ["/sessions?limit=25", "/users", "/labs", "/subjects?limit=25"] {
            requests += wrk(&server, path, 5)?.requests;
        }
    }
    let seconds = began.elapsed().as_secs();
    println!("memory after {requests:.0} requests in {seconds} s: {:.1} MB", server.memory());
    Ok(())
}

/// Statements that a server told its log of.
pub fn lines(log: &PathBuf) -> usize {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    text.lines().filter(|line| line.contains("specimen::sql")).count()
}

pub(crate) fn json(answer: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(answer).map_err(|error| error.to_string())
}

/// Paths with values in place of names.
pub(crate) fn paths(server: &Server, paths: &[&str]) -> Result<Vec<String>, String> {
    let first = |path: &str, key: &str| -> Result<String, String> {
        let answer = json(&server.get(path)?)?;
        let text = answer["results"][0][key].as_str().ok_or_else(|| format!("{path} has no {key}"))?;
        Ok(text.rsplit('/').next().unwrap_or(text).to_owned())
    };
    let names = [
        ("{session}", "/sessions?limit=1&offset=100", "id"),
        ("{subject}", "/subjects?limit=1&offset=5", "nickname"),
        ("{dataset}", "/datasets?limit=1", "url"),
    ];
    let mut filled: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
    for (name, list, key) in names {
        if filled.iter().any(|path| path.contains(name)) {
            let value = first(list, key)?;
            filled.iter_mut().for_each(|path| *path = path.replace(name, &value));
        }
    }
    Ok(filled)
}

/// Load by eight clients.
fn wrk(server: &Server, path: &str, seconds: u32) -> Result<Told, String> {
    let token = (path != ROOT).then_some(TOKEN);
    Load { address: &server.address, token, clients: 8, seconds, path, write: None }.run()
}
