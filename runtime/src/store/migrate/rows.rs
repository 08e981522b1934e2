//! Rows in the way of a change: how many they are, the first of them by their keys, and the statement that shows all.

use super::{
    change::Change,
    schema::{Pairs, Table, quoted, renamed},
};
use crate::{
    store::{Dialect, Executor, Sql, fetch},
    tables::{Kind, ddl::postgres_type},
};
use sea_orm::DbErr;

/// How many rows are named.
const NAMED: usize = 10;

/// What would be in the way of a step.
#[derive(Debug, Clone)]
pub(super) struct Obstacle {
    /// The table, as the spec names it.
    pub table: String,
    /// What the rows do: `have no value in size`.
    pub what: String,
    /// What helps.
    pub remedy: String,
    /// From where the rows are read: a table, or a query in parentheses.
    relation: String,
    /// Which rows.
    condition: String,
    /// The key as text.
    key: String,
    /// Whether it can be asked only if nothing is in the way of the casts.
    pub after_casts: bool,
    /// A further table that is asked.
    target: String,
}

/// Rows that are in the way.
#[derive(Debug, Clone)]
pub struct InTheWay {
    /// How many.
    pub rows: u64,
    /// The first of them, by their keys.
    pub first: Vec<String>,
    /// What they do, and what helps.
    pub what: String,
    /// The statement that shows all of them.
    pub show: String,
}

impl std::fmt::Display for InTheWay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let InTheWay { rows, first, what, show } = self;
        let word = if *rows == 1 { "row" } else { "rows" };
        let more = if *rows > first.len() as u64 { ", …" } else { "" };
        write!(f, "{rows} {word} {what}\n  first: {}{more}\n  all: {show}", first.join(", "))
    }
}

impl Obstacle {
    /// The tables that are asked.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        [self.table.as_str(), &self.target].into_iter()
    }

    /// Looks for rows.
    pub async fn look(&self, on: &Executor<'_>, dialect: Dialect) -> Result<Option<InTheWay>, DbErr> {
        let Obstacle { relation, condition, key, .. } = self;
        let ask = async |text: String| {
            let mut sql = Sql::new(dialect);
            sql.push(&text);
            fetch(on, sql).await
        };
        let count = ask(format!("select count(*) from {relation} t where {condition}")).await?;
        let count: i64 = count.first().map_or(Ok(0), |row| row.try_get_by_index(0))?;
        if count == 0 {
            return Ok(None);
        }
        let first = ask(format!("select {key} from {relation} t where {condition} order by 1 limit {NAMED}")).await?;
        let first = first.iter().map(|row| row.try_get_by_index::<Option<String>>(0).map(Option::unwrap_or_default));
        let first = first.collect::<Result<_, _>>()?;
        let what = format!("of {} {}. {}", self.table, self.what, self.remedy);
        let show = format!("select * from {relation} t where {condition}");
        Ok(Some(InTheWay { rows: count.unsigned_abs(), first, what, show }))
    }
}

/// Where rows are looked for: in the database as it is, or after its tables and columns have got their new names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Before,
    Renamed,
}

/// The rows of a table by the names of the spec. `cooked`: with the values that they will have.
fn relation(dialect: Dialect, change: &Change<'_>, when: When, cooked: bool, needed: &[&str]) -> String {
    let pair = change.pair;
    let table = if when == When::Before { &pair.name } else { &pair.new.name };
    let mut plain = true;
    let columns: Vec<String> = (pair.columns.iter())
        .map(|column| {
            let name = quoted(&column.new.name);
            let value = match (&column.old, when) {
                (Some(old), When::Before) => quoted(&old.name),
                (Some(_), When::Renamed) => name.clone(),
                (None, When::Before) => {
                    let fill = column.new.fill.as_deref().unwrap_or("null");
                    match dialect {
                        // A constant has the type of the column that it stands for.
                        Dialect::Postgres => {
                            format!("cast({fill} as {})", postgres_type(column.new.kind, column.new.max))
                        }
                        Dialect::Sqlite => fill.to_owned(),
                    }
                }
                (None, When::Renamed) => name.clone(),
            };
            let value = if cooked { change.cooked(&column.new.name, &value) } else { value };
            plain &= value == name || !needed.contains(&column.new.name.as_str());
            format!("{value} as {name}")
        })
        .collect();
    if plain { quoted(table) } else { format!("(select {} from {})", columns.join(", "), quoted(table)) }
}

/// Rows that would have no value in a column that is added.
pub(super) fn unfilled(dialect: Dialect, changes: &[Change<'_>]) -> Vec<Obstacle> {
    let is_new = |change: &&Change<'_>| change.required.iter().any(|name| change.pair.old_name(name).is_none());
    let names = changes.iter().filter(is_new).flat_map(|change| {
        let new = change.required.iter().filter(|name| change.pair.old_name(name).is_none());
        new.map(move |name| (change, name))
    });
    names
        .map(|(change, name)| Obstacle {
            table: change.pair.name.clone(),
            what: format!("have no value in {name}, which is new and can't be null"),
            remedy: "Give the field a default, or let it be nullable.".to_owned(),
            relation: quoted(&change.pair.name),
            condition: "true".to_owned(),
            key: key(dialect, change, When::Before),
            after_casts: false,
            target: String::new(),
        })
        .collect()
}

/// Rows that have null where the spec has none.
pub(super) fn unreadable(dialect: Dialect, changes: &[Change<'_>]) -> Vec<Obstacle> {
    let mut found = Vec::new();
    for change in changes {
        for name in &change.required {
            let Some(old) = change.pair.old_name(name) else { continue };
            found.push(Obstacle {
                table: change.pair.name.clone(),
                what: format!("have no value in {old}, which the spec says they have"),
                remedy: "Run `migrate`.".to_owned(),
                relation: quoted(&change.pair.name),
                condition: format!("{} is null", quoted(old)),
                key: key(dialect, change, When::Before),
                after_casts: false,
                target: String::new(),
            });
        }
    }
    found
}

/// All that may be in the way of the changes.
pub(super) fn obstacles(dialect: Dialect, changes: &[Change<'_>], when: When) -> Vec<Obstacle> {
    let mut found = Vec::new();
    for change in changes {
        let table = change.pair.new;
        let make = |what: String, remedy: &str, cooked: bool, needed: &[&str], condition: String| {
            let mut needed = needed.to_vec();
            needed.push(table.key());
            Obstacle {
                table: table.name.clone(),
                what,
                remedy: remedy.to_owned(),
                relation: relation(dialect, change, when, cooked, &needed),
                condition,
                key: key(dialect, change, When::Renamed),
                after_casts: cooked,
                target: String::new(),
            }
        };
        for (name, cast) in &change.casts {
            let Some(fits) = &cast.fits else { continue };
            let (column, is) = (quoted(name), change.words(name));
            found.push(make(
                format!("have a value in {name} that can't be {is}"),
                "Change or clear them, or change the spec.",
                false,
                &[name],
                format!("{column} is not null and not ({fits})"),
            ));
        }
        for (name, max) in &change.shorter {
            let length = if dialect == Dialect::Postgres { "char_length" } else { "length" };
            found.push(make(
                format!("have more than {max} characters in {name}"),
                "Shorten them, or let the field be longer.",
                true,
                &[name],
                format!("{length}({}) > {max}", quoted(name)),
            ));
        }
        for name in &change.required {
            let remedy =
                "Give the field a `default` or `fill`, fill them by a file in `migrations/`, or let it be nullable.";
            found.push(make(
                format!("have no value in {name}, which may not be null"),
                remedy,
                true,
                &[name],
                format!("{} is null", quoted(name)),
            ));
        }
        for name in &change.fewer {
            let Some(pairing) = change.pair.pairing(name) else { continue };
            let list = pairing.new.choices.join(", ");
            found.push(make(
                format!("have a value in {name} that is no choice"),
                "Change them, say `was` at the choice that they are now, or keep the choice.",
                true,
                &[name],
                format!("{0} is not null and {0} not in ({list})", quoted(name)),
            ));
        }
        for index in change.unique_indexes() {
            let names: Vec<&str> = index.columns.iter().map(String::as_str).collect();
            let list = names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
            let filled =
                names.iter().map(|name| format!("{} is not null", quoted(name))).collect::<Vec<_>>().join(" and ");
            let filter = match index.condition.is_empty() {
                true => filled,
                false => format!("{filled} and ({})", index.condition),
            };
            let mut needed = names.clone();
            let words = renamed(&index.condition, &[]);
            needed.extend(table.columns.iter().map(|column| column.name.as_str()).filter(|name| words.contains(name)));
            let rows = relation(dialect, change, when, true, &needed);
            found.push(make(
                format!("have the same {} as another one", names.join(", ")),
                "Change or delete them.",
                true,
                &needed,
                format!(
                    "{filter} and ({list}) in (select {list} from {rows} u where {filter} group by {list} having count(*) > 1)"
                ),
            ));
        }
        for check in change.tried_checks() {
            let needed: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            if let Some(Pairs { condition, unless, .. }) = &check.pairs {
                let about = if unless.is_empty() { "true".to_owned() } else { format!("({unless}) is not true") };
                let (rows, id) = (relation(dialect, change, when, true, &needed), quoted(table.key()));
                found.push(make(
                    format!("overlap another one, which {} refuses", check.name),
                    "Change or delete them.",
                    true,
                    &needed,
                    format!(
                        "{about} and exists (select 1 from (select * from {rows} r where {about}) u where u.{id} <> t.{id} and \
                         {condition})"
                    ),
                ));
                continue;
            }
            found.push(make(
                format!("don't hold the check {} ({})", check.name, check.sql),
                "Change them, or the check.",
                true,
                &needed,
                format!("not ({})", check.sql),
            ));
        }
        for rule in change.tried_rules() {
            let needed: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            let rows = relation(dialect, change, when, true, &needed);
            found.push(make(
                rule.told.clone(),
                "Change or delete them, or change the spec.",
                true,
                &needed,
                rule.wrong(&rows),
            ));
        }
        for reference in change.tried_references() {
            let target = changes.iter().find(|other| other.pair.new.name == reference.table);
            let column = quoted(&reference.column);
            let condition = match target {
                Some(target) => {
                    let rows = relation(dialect, target, when, true, &[&reference.key]);
                    format!(
                        "{column} is not null and not exists (select 1 from {rows} r where r.{} = t.{column})",
                        quoted(&reference.key)
                    )
                }
                // The table that it refers to is new, and has no rows.
                None => format!("{column} is not null"),
            };
            let mut obstacle = make(
                format!("refer by {} to no row of {}", reference.column, reference.table),
                "Change or delete them.",
                true,
                &[&reference.column],
                condition,
            );
            obstacle.target.clone_from(&reference.table);
            found.push(obstacle);
        }
    }
    found
}

/// The key of a row as text.
fn key(dialect: Dialect, change: &Change<'_>, when: When) -> String {
    let table: &Table = change.pair.new;
    let new = table.key();
    let name = if when == When::Before { change.pair.old_name(new).unwrap_or(new) } else { new };
    let is_uuid = || {
        let pairing = change.pair.pairing(new);
        pairing.and_then(|pairing| pairing.old.as_ref()).is_some_and(|old| old.kind == Some(Kind::Uuid))
    };
    match dialect {
        Dialect::Postgres => format!("{}::text", quoted(name)),
        Dialect::Sqlite if is_uuid() => format!("pg_uuid({})", quoted(name)),
        Dialect::Sqlite => format!("cast({} as text)", quoted(name)),
    }
}
