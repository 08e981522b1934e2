//! A large table that changes while clients read and write: how long the longest request waits.

use crate::process::Server;
use clap::Args;
use specimen::{
    fixture::FirstRows,
    store::{
        OpenOptions, Store,
        migrate::{Options, Report, migrate},
    },
    tables::{Api, ddl::Ddl},
};
use specimen_codegen::SourceFile;
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

/// Measures a migration.
#[derive(Debug, Args)]
pub struct Migration {
    /// An empty PostgreSQL database
    #[arg(long)]
    database: String,
    /// The server's program, which needs the command `dev`
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// Rows of the table
    #[arg(long, default_value_t = 10_000_000)]
    rows: u64,
    /// Clients; every other request of each writes
    #[arg(long, default_value_t = 8)]
    clients: usize,
}

const API: &str = "api: Bench\nversion: { name: v1, vendor: bench }\n";

/// What is measured: a name, and the fields of the spec after it.
const CHANGES: [(&str, &str); 5] = [
    ("nothing, for ten seconds", FIELDS),
    ("a column", "  note: { type: string, default: none }\n"),
    ("an index", "  note: { type: string, default: none }\nindexes: [[size, note]]\n"),
    (
        "not null",
        "  note: { type: string, default: none }\n  weight: { type: integer, default: 1 }\nindexes: [[size, note]]\n",
    ),
    (
        "a check",
        "  note: { type: string, default: none }\n  weight: { type: integer, default: 1 }\nindexes: [[size, note]]\n\
         checks: { size_is: size >= 0 }\n",
    ),
];

const FIELDS: &str = "";

fn spec(more: &str) -> String {
    let weight = if more.contains("weight:") { "" } else { "  weight: { type: integer, nullable: true }\n" };
    format!(
        "resource: Item\nfields:\n  id: {{ type: integer, primary: true }}\n  size: {{ type: integer }}\n{weight}{more}path: items\n\
         operations: [list, create, retrieve, update]\nrepresentations: {{ detail: [id, size] }}\n"
    )
}

fn tables(more: &str) -> Result<&'static Api, String> {
    let file = |path: &str, text: String| SourceFile { path: path.into(), text };
    let files = [file("spec/api.yaml", API.to_owned()), file("spec/item.yaml", spec(more))];
    let api = specimen_codegen::read(&files).map_err(|report| report.to_string())?;
    Ok(specimen_codegen::tables(&api))
}

/// Fills a table, and changes its spec while clients read and write.
pub async fn migration(command: &Migration) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    fs::write(folder.path().join("api.yaml"), API).map_err(|error| error.to_string())?;
    fs::write(folder.path().join("item.yaml"), spec(FIELDS)).map_err(|error| error.to_string())?;
    let store = Store::open(&command.database, &OpenOptions::default()).await.map_err(|error| error.to_string())?;
    apply(&store, FIELDS).await?;
    let began = Instant::now();
    let fill = format!("insert into item (id, size) select n, n % 1000 from generate_series(1, {}) n", command.rows);
    store.primary().script(&fill).await.map_err(|error| error.to_string())?;
    store.primary().script("vacuum analyze item").await.map_err(|error| error.to_string())?;
    println!("{} rows, filled in {:.0} s", command.rows, began.elapsed().as_secs_f64());
    let server = Server::dev(&command.server, &command.database, folder.path(), &[])?;
    println!(
        "{:26} {:>8} {:>9} {:>12} {:>12} {:>6}",
        "change", "seconds", "requests", "99 % within", "longest", "errors"
    );
    for (name, more) in CHANGES {
        let stop = Arc::new(AtomicBool::new(false));
        let clients: Vec<_> = (0..command.clients)
            .map(|client| {
                let (address, stop, rows) = (server.address.clone(), Arc::clone(&stop), command.rows);
                std::thread::spawn(move || use_it(&address, client as u64, rows, &stop))
            })
            .collect();
        tokio::time::sleep(Duration::from_secs(1)).await;
        let began = Instant::now();
        if more == FIELDS {
            tokio::time::sleep(Duration::from_secs(10)).await;
        }
        let report = apply(&store, more).await;
        let took = began.elapsed();
        tokio::time::sleep(Duration::from_secs(1)).await;
        stop.store(true, Ordering::Relaxed);
        let (mut times, mut errors) = (Vec::new(), 0);
        for client in clients {
            let (own, failed) = client.join().map_err(|_| "a client broke off".to_owned())?;
            times.extend(own);
            errors += failed;
        }
        report?;
        times.sort();
        let at =
            |share: f64| times.get((times.len() as f64 * share) as usize).or(times.last()).copied().unwrap_or_default();
        let ms = |time: Duration| format!("{:.0} ms", time.as_secs_f64() * 1000.0);
        println!(
            "{name:26} {:>8.1} {:>9} {:>12} {:>12} {errors:>6}",
            took.as_secs_f64(),
            times.len(),
            ms(at(0.99)),
            ms(at(1.0))
        );
    }
    Ok(())
}

async fn apply(store: &Store, more: &str) -> Result<Report, String> {
    let api = tables(more)?;
    migrate(store, api, &Ddl::of(api), &FirstRows(b""), &Options::default()).await.map_err(|error| error.to_string())
}

/// Reads and changes rows in turn until it is stopped: how long each request took, and how many failed.
fn use_it(address: &str, client: u64, rows: u64, stop: &AtomicBool) -> (Vec<Duration>, usize) {
    let (mut times, mut errors) = (Vec::new(), 0);
    let mut number = client.wrapping_mul(7919);
    while !stop.load(Ordering::Relaxed) {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let id = (number >> 33) % rows + 1;
        let writes = times.len() % 2 == 1;
        let began = Instant::now();
        let body = if writes { format!("{{\"size\":{}}}", id % 997) } else { String::new() };
        let method = if writes { "PATCH" } else { "GET" };
        let answered = request(address, method, &format!("/items/{id}"), &body).is_some_and(|status| status == 200);
        times.push(began.elapsed());
        errors += usize::from(!answered);
    }
    (times, errors)
}

fn request(address: &str, method: &str, path: &str, body: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(address).ok()?;
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\n"
    );
    stream.write_all(format!("{head}Content-Length: {length}\r\n\r\n{body}").as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.split(' ').nth(1)?.parse().ok()
}
