//! Writes by several clients at a time: how many a second, and how long the slowest of them wait.

use crate::{
    measure::{json, paths},
    process::{Server, TOKEN},
    wrk::Load,
};
use clap::Args;
use serde_json::json as object;
use std::{
    fs::OpenOptions,
    io::{Seek, SeekFrom, Write},
    path::PathBuf,
    time::Instant,
};

/// `writes`.
#[derive(Debug, Args)]
pub struct Writes {
    /// The server's program
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// The database that `generate` filled, or an SQLite file with a copy of it
    #[arg(long)]
    database: String,
    /// Seconds for each endpoint
    #[arg(long, default_value_t = 5)]
    seconds: u32,
    /// Requests at a time
    #[arg(long, default_value_t = 8)]
    clients: u32,
    /// The folder of whose disk it is told how long it takes to make a block durable
    #[arg(long, default_value = ".")]
    disk: PathBuf,
}

/// A write that is measured.
pub struct Case {
    /// As tables name it.
    pub name: &'static str,
    /// Its method.
    pub method: &'static str,
    /// Its path.
    pub path: String,
    /// Its body, as [`Load`] has it.
    pub body: String,
}

/// Measures the writes.
pub fn writes(command: &Writes) -> Result<(), String> {
    let server = Server::start(&command.server, &command.database, None)?;
    println!("a block of 4 kB is durable after {:.2} ms (median of 100)", durable(&command.disk)?);
    println!("| write | a second | p50 ms | p99 ms | p99 / p50 |");
    println!("|---|---|---|---|---|");
    for case in cases(&server)? {
        let load = Load {
            address: &server.address,
            token: Some(TOKEN),
            clients: command.clients,
            seconds: command.seconds,
            path: &case.path,
            write: Some((case.method, &case.body)),
        };
        let told = load.run()?;
        println!(
            "| {} | {:.0} | {:.1} | {:.1} | {:.1} |",
            case.name,
            told.rate,
            told.p50,
            told.p99,
            told.p99 / told.p50
        );
    }
    Ok(())
}

/// The writes, on rows of a generated database. What they need and it lacks is made by requests.
///
/// # Errors
/// What the server refuses.
pub fn cases(server: &Server) -> Result<Vec<Case>, String> {
    let found = paths(server, &["{session}", "{subject}"])?;
    let [session, subject] = &found[..] else { return Err("no session, no subject".into()) };
    let of_session = json(&server.get(&format!("/sessions/{session}"))?)?;
    let first = |path: &str, key: &str| -> Result<String, String> {
        let answer = json(&server.get(path)?)?;
        Ok(answer["results"][0][key].as_str().ok_or_else(|| format!("{path} has no {key}"))?.to_owned())
    };
    let made = |path: &str, body: serde_json::Value| -> Result<String, String> {
        let answer = json(&server.send("POST", path, &body.to_string())?)?;
        Ok(answer["id"].as_str().ok_or_else(|| format!("{path}: {answer}"))?.to_owned())
    };
    let name = format!("probe{:x}", uuid::Uuid::new_v4().as_u128() >> 96);
    let insertion = made("/insertions", object!({"session": session, "name": name}))?;
    let provenance = "Micro-manipulator";
    let trajectory = made(
        "/trajectories",
        object!({"probe_insertion": insertion, "provenance": provenance, "x": 1, "y": 1, "z": 1, "depth": 1, "theta": 1,
                 "phi": 1, "roll": 0}),
    )?;
    let channels: Vec<_> = (0..1000)
        .map(|n| object!({"trajectory_estimate": trajectory, "axial": n, "lateral": n % 4, "x": 1, "y": 2, "z": 3}))
        .collect();
    let of_type = first("/dataset-types?limit=1", "name")?;
    let extension = first("/data-formats?limit=1", "file_extension")?;
    let files: Vec<_> = (0..100).map(|n| format!("alf/{{n}}p{n}/{of_type}{extension}")).collect();
    let day = of_session["start_time"].as_str().and_then(|at| at.split('T').next()).unwrap_or_default();
    let place = format!(
        "{}/{day}/{:03}",
        of_session["subject"].as_str().unwrap_or_default(),
        of_session["number"].as_i64().unwrap_or(1)
    );
    let registration = object!({"path": place, "filenames": files, "name": first("/data-repository?limit=1", "name")?,
                                "created_by": first("/users?limit=1", "username")?});
    Ok(vec![
        Case {
            name: "`POST /weighings`",
            method: "POST",
            path: "/weighings".into(),
            body: object!({"subject": subject, "weight": 25.5}).to_string(),
        },
        Case {
            name: "`PATCH /sessions/{id}` json",
            method: "PATCH",
            path: format!("/sessions/{session}"),
            body: object!({"json": {"n": "{n}"}}).to_string(),
        },
        Case {
            name: "`POST /register-file` of 100 files",
            method: "POST",
            path: "/register-file".into(),
            body: registration.to_string(),
        },
        Case {
            name: "`POST /channels` of 1000",
            method: "POST",
            path: "/channels".into(),
            body: object!(channels).to_string(),
        },
    ])
}

/// How long it takes to make 4 kB durable, in milliseconds.
fn durable(folder: &std::path::Path) -> Result<f64, String> {
    let failed = |error: std::io::Error| error.to_string();
    let file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    let mut file = OpenOptions::new().write(true).open(file.path()).map_err(failed)?;
    let mut spent = Vec::new();
    for _ in 0..100 {
        let began = Instant::now();
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        file.write_all(&[7; 4096]).map_err(failed)?;
        file.sync_data().map_err(failed)?;
        spent.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    spent.sort_by(f64::total_cmp);
    Ok(spent[spent.len() / 2])
}
