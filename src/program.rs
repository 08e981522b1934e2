//! What the command line of Alyx has beyond that of every server: settings, commands, first rows and the demo colony.

use crate::{
    cache::root::Storage,
    commands::{Cache, Notify, Report},
    demo, first_rows,
    generated::{API, FUNCTIONS, reference_pages},
    notices::postman,
    pages,
};
use specimen::{
    server::{Configuration, Demo, FirstRows, OwnCommand, Program, Setting},
    uuid::Uuid,
};
use std::collections::BTreeMap;

/// The program `alyx`.
pub static PROGRAM: Program = Program::new("alyx", env!("CARGO_PKG_VERSION"), &API, FUNCTIONS)
    .reference(reference_pages::PAGES)
    .pages(pages::PAGES)
    .about("Serves the metadata of a research lab: the Alyx v1 API on SQLite or PostgreSQL.")
    .settings(SETTINGS)
    .commands(COMMANDS)
    .services(&[postman::service])
    .first_rows(first)
    .demo(Demo { what: "a demo colony", rows: demo::rows });

static COMMANDS: &[OwnCommand] = &[OwnCommand::of::<Cache>(), OwnCommand::of::<Notify>(), OwnCommand::of::<Report>()];

static SETTINGS: &[Setting] = &[
    Setting::new("tables_root", "tables for the ONE client: a folder, https://… or s3://bucket/folder")
        .default("tables")
        .url()
        .checked(tables),
    Setting::new(
        "tables_repositories",
        "beginnings of names of the repositories whose datasets are in these tables: a list; empty = any",
    )
    .default("flatiron,aws")
    .may_be_empty(),
    Setting::new("origin", "what these tables call this database").default("alyx"),
    Setting::new(
        "min_weight_share",
        "share of the expected weight at which every lab is warned, unless its own is larger",
    )
    .default("0.75")
    .checked(weight_share),
    Setting::new("default_lab", "key of the lab that new subjects get")
        .default("4027da48-7be3-43ec-a222-f75dffe36872")
        .may_be_empty()
        .checked(|configuration| default_lab(configuration).map(drop)),
    Setting::new("narrative_templates", "texts with which narratives begin, by names of procedures: a JSON object")
        .default(NARRATIVES)
        .may_be_empty()
        .checked(narratives),
    Setting::new("default_source", "name of the source that new subjects get"),
    Setting::new(
        "open_water_restrictions",
        "true: everybody who isn't public may change water restrictions, on pages and by rules",
    )
    .default("false")
    .checked(|configuration| configuration.boolean("open_water_restrictions").map(drop)),
];

fn tables(configuration: &Configuration) -> Result<(), String> {
    let root = Storage::read(configuration.text("tables_root"));
    root.map(drop).map_err(|failure| configuration.blamed("tables_root", &failure.to_string()))
}

/// The templates as shipped.
const NARRATIVES: &str = include_str!("narratives.json").trim_ascii();

fn narratives(configuration: &Configuration) -> Result<(), String> {
    let text = configuration.text("narrative_templates");
    if text.is_empty() {
        return Ok(());
    }
    serde_json::from_str::<BTreeMap<String, String>>(text).map(drop).map_err(|error| {
        let wanted = format!("a JSON object of names of procedures and texts ({error})");
        configuration.wrong("narrative_templates", &wanted)
    })
}

fn weight_share(configuration: &Configuration) -> Result<(), String> {
    let share = configuration.text("min_weight_share").parse::<f64>().ok();
    let share = share.filter(|share| (0.0..=1.0).contains(share));
    share.map(drop).ok_or_else(|| configuration.wrong("min_weight_share", "from 0 to 1"))
}

/// The key of the lab that new subjects get; empty: they get none.
fn default_lab(configuration: &Configuration) -> Result<&str, String> {
    let key = configuration.text("default_lab");
    match key.is_empty() || key.parse::<Uuid>().is_ok() {
        true => Ok(key),
        false => Err(configuration.wrong("default_lab", "the key of a lab, a UUID; or empty")),
    }
}

fn first(configuration: &Configuration) -> Result<FirstRows, String> {
    let all = first_rows::fixture(default_lab(configuration)?, configuration.zone()?.name());
    Ok(FirstRows { all, replaceable: first_rows::replaceable() })
}

#[cfg(test)]
mod tests;
