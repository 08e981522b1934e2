//! The herbarium's server: `herbarium FILE ADDRESS` opens a SQLite database, making it where there is
//! none, serves it, and says where.

use herbarium::generated;
use specimen::{
    fixture::FirstRows,
    http::{app::app, serve},
    poem::EndpointExt,
    server::{Server, Settings},
    store::{OpenOptions, Store, migrate::migrate},
    tables::ddl::Ddl,
};
use std::{error::Error, process::ExitCode, sync::Arc};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, address] = arguments.as_slice() else {
        eprintln!("herbarium FILE ADDRESS, e.g. herbarium herbarium.sqlite3 127.0.0.1:8000");
        return ExitCode::from(2);
    };
    match serve(file, address).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Serves a database until the process ends.
async fn serve(file: &str, address: &str) -> Result<(), Box<dyn Error>> {
    let options = OpenOptions { create: true, ..OpenOptions::default() };
    let store = Store::open(&format!("sqlite://{file}"), &options).await?;
    migrate(&store, &generated::API, &Ddl::of(&generated::API), &FirstRows(b""), false).await?;
    let settings = Settings::new(&generated::API, "uploaded".into())?;
    let server = Arc::new(Server::new(&generated::API, generated::FUNCTIONS, store, settings)?);
    let listener = TcpListener::bind(address).await?;
    println!("{}", listener.local_addr()?);
    let endpoint = app(server).boxed();
    serve::serve(listener, None, endpoint, serve::Limits::default(), std::future::pending()).await;
    Ok(())
}
