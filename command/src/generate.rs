//! `specimen generate`: what a project's build script does, without a build; and the check that committed files are
//! what the spec gives.

use crate::{EXIT_FAILED, Failure, out, spec};
use clap::Args;
use specimen_codegen::files::{self, Failure as Generation, Layout};
use std::path::PathBuf;

/// Examples, shown by `--help`.
pub const HELP: &str = "\
Reads FOLDER/spec and writes FOLDER/generated, FOLDER/docs/reference and
FOLDER/spec/schema.json. Files that are up to date aren't touched; files there that
the spec no longer needs are removed. Commit these files, and never edit them.

Examples:
  specimen generate
  specimen generate --check examples/herbarium        in CI

Exit status: 0 done; 1 the spec has faults, or (--check) files are stale; 2 there is no spec.";

/// `specimen generate`.
#[derive(Debug, Args)]
pub struct Generate {
    /// Folder of a project, which contains `spec/`
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Write nothing: list the files that differ from what the spec gives, and fail if there are any
    #[arg(long)]
    check: bool,
}

/// Writes, or lists, the generated files that differ from what the spec gives.
pub fn generate(command: &Generate) -> Result<(), Failure> {
    let layout = Layout::below(&command.folder);
    let folder = command.folder.join(layout.spec);
    if !folder.is_dir() {
        let path = folder.display();
        return Err(Failure::Wrong(format!(
            "There is no folder {path}. Name the folder of a project, which contains `spec/`."
        )));
    }
    let result = if command.check { files::stale(&layout) } else { files::write(&layout) };
    let paths = match result {
        Ok(paths) => paths,
        Err(Generation::Spec(report)) => {
            out::report(&spec::located(&spec::shown(&folder), report));
            return Err(Failure::Status(EXIT_FAILED));
        }
        Err(failure) => return Err(Failure::Failed(failure.to_string())),
    };
    let word = if command.check { "stale" } else { "wrote" };
    for path in &paths {
        out::line(&format!("{word} {path}"));
    }
    if command.check && !paths.is_empty() { Err(Failure::Status(EXIT_FAILED)) } else { Ok(()) }
}
