//! `specimen diff`: what differs between two specs, and for whom it breaks. It is computed from the checked specs and
//! the tables that follow from them, so the order of keys, comments and ways of writing the same don't count.

mod access;
mod change;
mod compare;
mod database;
mod endpoint;
mod field;
mod filter;
mod input;
mod operation;
mod shown;
mod words;

use crate::{EXIT_FAILED, Failure, out, spec};
use change::{Change, How, Level, Who};
use clap::Args;
use serde_json::{Value, json};
use specimen_codegen::model::Api;
use std::collections::BTreeMap;

/// Something breaks, and `--fail-on-breaking` is given.
const BREAKS: u8 = 3;

/// Examples, shown by `--help`.
pub const HELP: &str = "\
OLD and NEW are folders of projects or specs, or REVISION:FOLDER for a version in git,
with the folder relative to the top of the repository.

Each change has its effects on `readers` (clients that read), `writers` (clients that
create, change and delete), the `database`, `servers` of the old spec that go on beside
new ones during a rolling update, and hand-written `code`. `breaks`: something has to be
changed first; `may break`: it depends on clients, data or code; `safe`: nothing has to be
done, or `migrate` does it. Descriptions and examples aren't compared.

Examples:
  specimen diff old/spec spec
  specimen diff main:spec .
  specimen diff --fail-on-breaking=readers,writers v1.2.0:spec spec     in CI
  specimen diff --json HEAD~1:examples/herbarium examples/herbarium

Exit status: 0 compared; 1 a spec has faults or can't be read; 2 the command line is
wrong; 3 something breaks for those that --fail-on-breaking names.";

/// `specimen diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The spec before: a folder, or REVISION:FOLDER
    old: String,
    /// The spec after: a folder, or REVISION:FOLDER
    new: String,
    /// Print the changes as JSON
    #[arg(long)]
    json: bool,
    /// End with status 3 if something breaks, for anybody or for those who are named
    #[arg(long, value_name = "WHO", value_delimiter = ',', num_args = 0.., require_equals = true)]
    fail_on_breaking: Option<Vec<Who>>,
}

/// Lists the changes between two specs.
pub fn diff(command: &Diff) -> Result<(), Failure> {
    let (old, new) = (load(&command.old)?, load(&command.new)?);
    let changes = compare::compare(&old, &new);
    if command.json {
        out::line(&as_json(&changes).to_string());
    } else {
        out::print(&as_text(&changes));
    }
    let breaks = |who: &Who| changes.iter().any(|change| change.level(*who) == Some(Level::Breaks));
    match &command.fail_on_breaking {
        Some(who) if if who.is_empty() { Who::ALL.iter().any(breaks) } else { who.iter().any(breaks) } => {
            Err(Failure::Status(BREAKS))
        }
        _ => Ok(()),
    }
}

fn load(place: &str) -> Result<Api, Failure> {
    let source = spec::find(place)?;
    specimen_codegen::read(&source.files).map_err(|report| {
        out::report(&source.located(report));
        Failure::Status(EXIT_FAILED)
    })
}

fn as_text(changes: &[Change]) -> String {
    let mut text = String::new();
    let mut of = None;
    for change in changes {
        if of != Some(&change.of) {
            of = Some(&change.of);
            text += if change.of.is_empty() { "the API" } else { &change.of };
            text += "\n";
        }
        text += &format!("  {change}\n");
        for effect in &change.effects {
            text += &format!("    {:9}  {:8}  {}\n", effect.level.words(), effect.who.word(), effect.text);
        }
    }
    let breaking: Vec<String> = (numbers(changes).into_iter())
        .filter(|(_, numbers)| numbers[0] > 0)
        .map(|(who, numbers)| format!("{} for {}", numbers[0], who.word()))
        .collect();
    let breaking =
        if breaking.is_empty() { "nothing breaks".to_owned() } else { format!("breaking: {}", breaking.join(", ")) };
    if changes.is_empty() {
        return "no changes\n".to_owned();
    }
    text + &format!("{}; {breaking}\n", out::count(changes.len(), "change"))
}

/// How many changes break, and may break, for each party.
fn numbers(changes: &[Change]) -> BTreeMap<Who, [usize; 2]> {
    let count = |who: Who, level: Level| changes.iter().filter(|change| change.level(who) == Some(level)).count();
    Who::ALL.into_iter().map(|who| (who, [count(who, Level::Breaks), count(who, Level::MayBreak)])).collect()
}

fn as_json(changes: &[Change]) -> Value {
    let change = |change: &Change| {
        let effects = change
            .effects
            .iter()
            .map(|effect| json!({ "who": effect.who.word(), "level": effect.level.words(), "text": effect.text }));
        let mut object = json!({
            "of": change.of,
            "element": change.element.word(),
            "name": change.name,
            "change": match change.how {
                How::Added => "added",
                How::Removed => "removed",
                How::Renamed(_) => "renamed",
                How::Changed { .. } => "changed",
            },
            "effects": effects.collect::<Vec<_>>(),
        });
        match &change.how {
            How::Renamed(name) => object["to"] = json!(name),
            How::Changed { property, from, to } => {
                object["property"] = json!(property);
                object["from"] = json!(from);
                object["to"] = json!(to);
            }
            How::Added | How::Removed => {}
        }
        object
    };
    let numbers: serde_json::Map<String, Value> = numbers(changes)
        .into_iter()
        .map(|(who, [breaks, may])| (who.word().to_owned(), json!({ "breaks": breaks, "may break": may })))
        .collect();
    json!({ "changes": changes.iter().map(change).collect::<Vec<_>>(), "numbers": numbers })
}
