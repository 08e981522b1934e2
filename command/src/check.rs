//! `specimen check`: all faults of a spec, for people and for editors.

use crate::{EXIT_FAILED, Failure, out, spec};
use clap::Args;
use serde_json::{Value, json};
use specimen_codegen::report::{CODES, Fault, Report};
use std::path::PathBuf;

/// Examples, shown by `--help`.
pub const HELP: &str = "\
FOLDER is a project, which contains `spec/`, or a spec itself, which contains `api.yaml`.
Nothing is written. docs/spec-language.md lists the codes of faults.

With --json the output is one object, also if there are no faults:
  { \"faults\": [ { \"code\": \"S032\", \"severity\": \"error\", \"file\": \"spec/zoo/animal.yaml\",
      \"line\": 4, \"column\": 17, \"end\": { \"line\": 4, \"column\": 20 }, \"message\": …,
      \"reason\": …, \"remedy\": …, \"rule\": … } ] }
Lines and columns count from 1, columns in characters; `end` is the character after the
last one. `reason` and `remedy` may be empty. `file` leads from the working directory.

Examples:
  specimen check
  specimen check --json examples/herbarium

Exit status: 0 no faults; 1 faults; 2 there is no spec.";

/// `specimen check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of a project or of a spec
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Print the faults as JSON, for editors and other programs
    #[arg(long)]
    json: bool,
}

/// Reports the faults of a spec.
pub fn check(command: &Check) -> Result<(), Failure> {
    let source = spec::load(&command.folder)?;
    let result = specimen_codegen::read(&source.files).map_err(|report| source.located(report));
    match (&result, command.json) {
        (Ok(_), true) => out::line(&json!({ "faults": [] }).to_string()),
        (Ok(api), false) => {
            let [resources, unions, endpoints] = [
                out::count(api.resources.len(), "resource"),
                out::count(api.unions.len(), "union"),
                out::count(api.endpoints.len(), "endpoint"),
            ];
            out::line(&format!("{}: no faults in {resources}, {unions}, {endpoints}", api.name));
            api.notes.iter().for_each(|note| out::line(&format!("note: {note}")));
        }
        (Err(report), true) => out::line(&as_json(report).to_string()),
        (Err(report), false) => out::print(&report.render(out::colours(&std::io::stdout()))),
    }
    result.map(drop).map_err(|_| Failure::Status(EXIT_FAILED))
}

fn as_json(report: &Report) -> Value {
    let fault = |fault: &Fault| {
        let rule = CODES.iter().find(|code| code.code == fault.code).map_or("", |code| code.about);
        let file = report.files.get(fault.spot.file);
        let end = fault.spot.column + file.map_or(0, |file| fault.spot.length_in(&file.text));
        json!({
            "code": fault.code,
            "severity": "error",
            "file": file.map_or("", |file| &file.path),
            "line": fault.spot.line,
            "column": fault.spot.column,
            "end": { "line": fault.spot.line, "column": end },
            "message": fault.message,
            "reason": fault.reason,
            "remedy": fault.remedy,
            "rule": rule,
        })
    };
    json!({ "faults": report.faults.iter().map(fault).collect::<Vec<_>>() })
}
