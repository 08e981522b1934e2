//! `specimen lsp`: a server of the Language Server Protocol, by which editors show faults as they are typed, complete names
//! and words, lead to declarations, and rename through all files.

mod cursor;
mod names;
mod rename;
mod schema;
mod server;
mod workspace;

use crate::Failure;
use tower_lsp_server::{LspService, Server};

/// Examples, shown by `--help`.
pub const HELP: &str = "\
Editors start it and speak with it by standard input and output (Language Server Protocol).
docs/editors.md says how to set up editors.";

/// Speaks with an editor until it ends.
pub fn lsp() -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Failed(format!("The editor's server can't start: {error}.")))?;
    runtime.block_on(async {
        let (service, socket) = LspService::new(server::Editor::new);
        let server = Server::new(tokio::io::stdin(), tokio::io::stdout(), socket);
        // One after the other: what is asked must see what was typed before.
        server.concurrency_level(1).serve(service).await;
    });
    Ok(())
}
