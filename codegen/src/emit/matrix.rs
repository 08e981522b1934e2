//! Who may do what with the rows of a resource, as a table for its reference page: a column for each kind of users that
//! its rules name, a row for each operation and field.

use crate::model::{Access, Allow, Api, Resource};
use serde::Serialize;

/// The table.
#[derive(Serialize)]
pub struct Matrix {
    kinds: Vec<String>,
    rows: Vec<Row>,
    /// What the columns don't say.
    notes: Vec<String>,
}

/// What is done, and for which rows by each kind.
#[derive(Serialize)]
struct Row {
    name: String,
    cells: Vec<String>,
}

/// A kind of users: what the one who asks has, beside a token.
#[derive(Clone, Copy, PartialEq)]
enum Kind<'a> {
    Nobody,
    User,
    Superuser,
    Flag(&'a str),
    Group(&'a str),
    Permission(&'a str),
}

impl Kind<'_> {
    fn name(self) -> String {
        match self {
            Kind::Nobody => "without a token".into(),
            Kind::User => "a user".into(),
            Kind::Superuser => "superuser".into(),
            Kind::Flag(field) => format!("`{field}`"),
            Kind::Group(name) => format!("group `{name}`"),
            Kind::Permission(name) => format!("permission `{name}`"),
        }
    }
}

/// With which rows.
#[derive(Clone, PartialEq)]
enum Cell {
    All,
    None,
    /// Those for which the text is true.
    Where(String),
}

/// The table of a resource; `None`: nothing is said of it.
pub fn matrix(api: &Api, resource: &Resource) -> Option<Matrix> {
    let access = &resource.access;
    if access.is_open() {
        return None;
    }
    let mut kinds = Vec::new();
    if resource.operations.public_list {
        kinds.push(Kind::Nobody);
    }
    kinds.extend([Kind::User, Kind::Superuser]);
    let fields = access.fields.iter().flat_map(|field| [&field.read, &field.write]);
    let lists = [&access.read, &access.create, &access.update, &access.delete].into_iter().chain(fields);
    lists.flatten().flatten().for_each(|allow| kinds_of(allow, &mut kinds));
    // Those who write nothing are told of below.
    let public = api.accounts.as_ref().map_or("", |accounts| &accounts.public);
    kinds.retain(|kind| *kind != Kind::Flag(public));

    let mut rows = Vec::new();
    let mut row = |name: String, who: &Option<Vec<Allow>>, open: bool| {
        let cells = kinds.iter().map(|kind| match (who, *kind) {
            (None, Kind::Nobody) => {
                if open {
                    Cell::All
                } else {
                    Cell::None
                }
            }
            (None, _) => Cell::All,
            (Some(who), kind) if open || kind != Kind::Nobody => any(access, resource, who, kind),
            (Some(_), _) => Cell::None,
        });
        let cells: Vec<Cell> = cells.collect();
        let user = kinds.iter().position(|kind| *kind == Kind::User).map(|at| cells[at].clone());
        let cells = cells.iter().zip(&kinds).map(|(cell, kind)| match cell {
            Cell::All => "yes".to_owned(),
            Cell::None => "no".to_owned(),
            Cell::Where(_) if *kind != Kind::User && user.as_ref() == Some(cell) => "as a user".to_owned(),
            Cell::Where(rows) => rows.clone(),
        });
        rows.push(Row { name, cells: cells.collect() });
    };
    row("see a row".into(), &access.read, true);
    row("make a row".into(), &access.create, false);
    row("change a row".into(), &access.update, false);
    row("delete a row".into(), &access.delete, false);
    for field in &access.fields {
        if field.read.is_some() {
            row(format!("see `{}`", field.field), &field.read, true);
        }
        let writers = if field.write.is_some() { &field.write } else { &field.read };
        row(format!("write `{}`", field.field), writers, false);
    }
    let mut notes = vec![
        "The columns are what one who asks has, beside a token. A cell with names says for which rows it is so: those from which the path leads to the user who asks.".to_owned(),
    ];
    if let Some(rule) = access.extra {
        notes.push(format!("A row must pass the rule `{}`, too, to be there.", resource.behaviour.rules[rule].0));
    }
    if let Some(accounts) = &api.accounts {
        notes.push(format!("Users for whom `{}` is true write nothing.", accounts.public));
    }
    if api.accounts.as_ref().is_some_and(|accounts| api.resources[accounts.users].name == resource.name) {
        notes.push("The setting `accounts` says, too, who may make, change and delete users.".into());
    }
    if !api.rules {
        notes.push(
            "All this holds for requests where the setting `rest_rules` is `admin`; as shipped it is `open`.".into(),
        );
    }
    Some(Matrix { kinds: kinds.iter().map(|kind| kind.name()).collect(), rows, notes })
}

fn kinds_of<'a>(allow: &'a Allow, kinds: &mut Vec<Kind<'a>>) {
    let kind = match allow {
        Allow::Flag(field) => Kind::Flag(field),
        Allow::Group(name) => Kind::Group(name),
        Allow::Permission(name) => Kind::Permission(name),
        Allow::All(all) => return all.iter().for_each(|one| kinds_of(one, kinds)),
        Allow::Not(not) => return kinds_of(not, kinds),
        _ => return,
    };
    if !kinds.contains(&kind) {
        kinds.push(kind);
    }
}

fn any(access: &Access, resource: &Resource, who: &[Allow], kind: Kind<'_>) -> Cell {
    joined(who.iter().map(|allow| is(access, resource, allow, kind)), Cell::All, Cell::None, ", ")
}

fn is(access: &Access, resource: &Resource, allow: &Allow, kind: Kind<'_>) -> Cell {
    let known = |holds: bool| if holds { Cell::All } else { Cell::None };
    match allow {
        Allow::Public => Cell::All,
        Allow::Token => known(kind != Kind::Nobody),
        Allow::Superuser => known(kind == Kind::Superuser),
        Allow::Flag(field) => known(kind == Kind::Flag(field)),
        Allow::Group(name) => known(kind == Kind::Group(name)),
        Allow::Permission(name) => known(kind == Kind::Permission(name)),
        Allow::Update => match &access.update {
            Some(who) if kind != Kind::Nobody => any(access, resource, who, kind),
            Some(_) => Cell::None,
            None => known(kind != Kind::Nobody),
        },
        Allow::Is(_) | Allow::Setting(_) if kind == Kind::Nobody => Cell::None,
        Allow::Setting(name) => Cell::Where(format!("all where the setting `{name}` is true")),
        Allow::Is(path) => Cell::Where(format!("`{}`", path.replace("__", "."))),
        Allow::Rule(rule) => Cell::Where(format!("rule `{}`", resource.behaviour.rules[*rule].0)),
        Allow::All(all) => {
            joined(all.iter().map(|one| is(access, resource, one, kind)), Cell::None, Cell::All, " and ")
        }
        Allow::Not(not) => match is(access, resource, not, kind) {
            Cell::All => Cell::None,
            Cell::None => Cell::All,
            Cell::Where(rows) => Cell::Where(format!("not {rows}")),
        },
    }
}

/// Cells joined: `decides` alone decides, `neutral` says nothing.
fn joined(cells: impl Iterator<Item = Cell>, decides: Cell, neutral: Cell, between: &str) -> Cell {
    let mut texts: Vec<String> = Vec::new();
    for cell in cells {
        match cell {
            cell if cell == decides => return decides,
            Cell::Where(rows) if !texts.contains(&rows) => texts.push(rows),
            _ => {}
        }
    }
    if texts.is_empty() { neutral } else { Cell::Where(texts.join(between)) }
}
