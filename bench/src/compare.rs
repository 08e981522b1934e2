//! Two servers on one database, side by side: each request is sent to one and then to the other, so that both have the
//! same machine at the same time. The other server is started by whoever measures, and only its address is known here.

use crate::{
    measure::{ENDPOINTS, paths},
    process::{Server, TOKEN},
    writes,
    wrk::Load,
};
use clap::Args;

/// `compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// The server's program
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// The database that `generate` filled
    #[arg(long)]
    database: String,
    /// Host and port of the other server, on the same database
    #[arg(long)]
    other: String,
    /// A token that the other server takes, if not that of the generated user
    #[arg(long, default_value = TOKEN)]
    other_token: String,
    /// Seconds for each endpoint and server
    #[arg(long, default_value_t = 5)]
    seconds: u32,
    /// Requests at a time
    #[arg(long, default_value_t = 4)]
    clients: u32,
    /// Only endpoints that contain this
    #[arg(long, default_value = "")]
    only: String,
    /// Writes too: they leave rows in the database
    #[arg(long)]
    writes: bool,
}

/// Measures both.
pub fn compare(command: &Compare) -> Result<(), String> {
    let server = Server::start(&command.server, &command.database, None)?;
    println!("| request | this, a second | the other | ratio |");
    println!("|---|---|---|---|");
    let line = |name: &str, path: &str, write: Option<(&str, &str)>| -> Result<(), String> {
        let rate = |address: &str, token: &str| -> Result<f64, String> {
            let load = |seconds| Load { address, token: Some(token), clients: command.clients, seconds, path, write };
            // Statements are prepared and pages read first.
            load(1).run()?;
            Ok(load(command.seconds).run()?.rate)
        };
        let (this, other) = (rate(&server.address, TOKEN)?, rate(&command.other, &command.other_token)?);
        println!("| {name} | {this:.1} | {other:.1} | {:.1} |", this / other.max(0.001));
        Ok(())
    };
    let wanted: Vec<&str> = ENDPOINTS.into_iter().filter(|path| path.contains(&command.only)).collect();
    for (name, path) in wanted.iter().zip(paths(&server, &wanted)?) {
        line(&format!("`{name}`"), &path, None)?;
    }
    if command.writes {
        for case in writes::cases(&server)?.iter().filter(|case| case.path.contains(&command.only)) {
            line(case.name, &case.path, Some((case.method, &case.body)))?;
        }
    }
    Ok(())
}
