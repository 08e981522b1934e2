//! The tables of the database for PostgreSQL and SQLite, as they follow from an API. Migrations compare them with what a
//! database holds; the generator prints them as SQL. The PostgreSQL form is the one that an existing installation has:
//! foreign keys deferred to the end of the transaction and without actions of their own, since the server deletes along
//! relations itself.

mod rules;

use crate::{Api, Choice, Column, Default, Dialects, History, Kind, Link, Migration, NoOverlap, Relation, Resource};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// Everything that the database must hold.
#[derive(Debug)]
pub struct Ddl {
    /// Tables, join tables among them. Any order: references are added when all tables are there.
    pub tables: &'static [TableDdl],
    /// Where labels of kinds of rows are kept.
    pub kinds: Option<KindsDdl>,
    /// Changes of the rows that are written by hand, in their order.
    pub migrations: &'static [Migration],
}

/// The table that names kinds of rows.
#[derive(Debug)]
pub struct KindsDdl {
    /// Its name.
    pub table: &'static str,
    /// Its column with the app's name.
    pub app: &'static str,
    /// Its column with the model's name.
    pub model: &'static str,
}

/// One table.
#[derive(Debug)]
pub struct TableDdl {
    /// Its name.
    pub name: &'static str,
    /// The label of its resource; of a join table, that of the resource that declares it.
    pub label: &'static str,
    /// Of a join table: the field that declares it; else empty.
    pub field: &'static str,
    /// Its former label, of a join table its former field; empty = it was never renamed.
    pub was: &'static str,
    /// Its columns in order.
    pub columns: &'static [ColumnDdl],
    /// Checks, which stand within `create table`.
    pub checks: &'static [CheckDdl],
    /// Rules that the server holds for what it writes.
    pub rules: &'static [RuleDdl],
    /// Foreign keys.
    pub references: &'static [ReferenceDdl],
    /// Indexes. Columns that are unique, alone or together, are unique indexes too.
    pub indexes: &'static [IndexDdl],
}

/// One column.
#[derive(Debug)]
pub struct ColumnDdl {
    /// Its name.
    pub name: &'static str,
    /// Its field in the spec.
    pub field: &'static str,
    /// Its name, or that of its field, before it was renamed; empty = it never was.
    pub was: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Characters at most; 0 = no bound.
    pub max: usize,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether it is the primary key.
    pub primary: bool,
    /// Its closed set of values; empty = any.
    pub choices: &'static [Choice],
    /// What stands after the name, without the reference: `uuid not null primary key`.
    pub sql: Dialects,
    /// Value of the rows that are there when the column is added, as an SQL literal, e.g. `0`;
    /// `None` = null.
    pub fill: Option<Dialects>,
    /// Value of the rows without one when the column may not be null any more: what the spec says, likewise.
    pub given: Option<Dialects>,
}

/// A condition on every row.
#[derive(Debug)]
pub struct CheckDdl {
    /// The constraint's name.
    pub name: &'static str,
    /// The condition, e.g. `implant_weight >= 0`; of a constraint on pairs of rows, what stands after its name.
    pub sql: Dialects,
    /// On pairs of rows, which only PostgreSQL has.
    pub pairs: Option<PairsDdl>,
}

/// A constraint on pairs of rows.
#[derive(Debug, Clone, Copy)]
pub struct PairsDdl {
    /// The condition in SQL on the rows `t` and `u` that may not both be there.
    pub condition: &'static str,
    /// The condition on rows that it isn't about; empty = it is about all.
    pub unless: &'static str,
    /// Whether it needs PostgreSQL's extension `btree_gist`.
    pub gist: bool,
}

impl CheckDdl {
    /// What stands after the name of the constraint.
    pub fn body(&self, pick: fn(&Dialects) -> &'static str) -> String {
        let sql = pick(&self.sql);
        if self.pairs.is_some() { sql.to_owned() } else { format!("check ({sql})") }
    }
}

/// A rule over rows that the server holds for what it writes. Whether the rows that are there hold it, a migration asks.
#[derive(Debug)]
pub struct RuleDdl {
    /// What messages call it.
    pub name: &'static str,
    /// What rows do that don't hold it.
    pub told: &'static str,
    /// SQL on such a row `t`, in which [`RuleDdl::ROWS`] stands for all rows.
    pub wrong: Dialects,
    /// The constraint that says the same, where the database has it; empty = no database does.
    pub constraint: &'static str,
}

impl RuleDdl {
    /// What stands for all rows of the table.
    pub const ROWS: &'static str = "{rows}";
}

/// A foreign key; checked when a transaction ends, without an action of its own, as Django has it.
#[derive(Debug)]
pub struct ReferenceDdl {
    /// The constraint's name.
    pub name: &'static str,
    /// The column that refers.
    pub column: &'static str,
    /// The table that it refers to.
    pub table: &'static str,
    /// That table's key.
    pub key: &'static str,
}

/// One index.
#[derive(Debug)]
pub struct IndexDdl {
    /// Its name.
    pub name: &'static str,
    /// The table's columns in it.
    pub columns: &'static [&'static str],
    /// Whether rows with the same values are refused.
    pub unique: bool,
    /// SQL condition of the rows that it is of; empty = all.
    pub condition: &'static str,
    /// The whole statement, e.g. `create unique index … on …`; empty = not on this database.
    pub sql: Dialects,
}

impl Ddl {
    /// The tables of an API, sorted by name. They live as long as the process: a server makes them once.
    pub fn of(api: &Api) -> Ddl {
        let bounds = rules::bounds(api);
        let mut tables: BTreeMap<&'static str, TableDdl> = BTreeMap::new();
        let own = api.admin.into_iter().flat_map(|admin| {
            let sessions = admin.sessions.are_own().then_some(admin.sessions.resource);
            let history = matches!(admin.history, History::Own).then_some(History::TABLE);
            sessions.into_iter().chain(history)
        });
        for resource in api.resources.iter().copied().chain(own) {
            tables.insert(resource.table, resource_table(resource, rules::rules(resource, &bounds)));
            for relation in resource.relations {
                if let Link::Many { table, near, far, through: None, own: true } = relation.link {
                    tables.insert(table, join_table(table, (resource, relation), [near, far]));
                }
            }
        }
        let kinds = api.kinds.map(|kinds| KindsDdl { table: kinds.resource.table, app: kinds.app, model: kinds.model });
        Ddl { tables: list(tables.into_values()), kinds, migrations: api.migrations }
    }

    /// The statements that make all tables on an empty database, for people who compare two versions of a spec.
    pub fn script(&self, pick: fn(&Dialects) -> &'static str) -> String {
        let mut sql = String::new();
        let checks = || self.tables.iter().flat_map(|table| table.checks);
        if checks().any(|check| !pick(&check.sql).is_empty() && check.pairs.is_some_and(|pairs| pairs.gist)) {
            sql += "create extension if not exists btree_gist;\n\n";
        }
        for table in self.tables {
            let column = |column: &ColumnDdl| {
                let reference = table.references.iter().find(|reference| reference.column == column.name);
                let reference = reference.map_or_else(String::new, |ReferenceDdl { name, table, key, .. }| {
                    format!(" constraint \"{name}\" references \"{table}\" (\"{key}\") deferrable initially deferred")
                });
                format!("\"{}\" {}{reference}", column.name, pick(&column.sql))
            };
            let mut lines: Vec<String> = table.columns.iter().map(column).collect();
            let checks = table.checks.iter().filter(|check| !pick(&check.sql).is_empty());
            lines.extend(checks.map(|check| format!("constraint \"{}\" {}", check.name, check.body(pick))));
            let _ = write!(sql, "create table \"{}\" (\n  {}\n);\n", table.name, lines.join(",\n  "));
            for index in table.indexes.iter().map(|index| pick(&index.sql)).filter(|sql| !sql.is_empty()) {
                let _ = writeln!(sql, "{index};");
            }
            sql.push('\n');
        }
        sql.truncate(sql.trim_end().len());
        sql.push('\n');
        sql
    }
}

/// Text that lives as long as the process.
fn text(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// A list that lives as long as the process.
fn list<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Box::leak(items.into_iter().collect())
}

fn resource_table(resource: &'static Resource, rules: &'static [RuleDdl]) -> TableDdl {
    let table = resource.table;
    let one = |column: usize| {
        let to_one = |link: Link| matches!(link, Link::One { column: own } if own == column);
        resource.relations.iter().find(|relation| to_one(relation.link))
    };
    let columns =
        resource.columns.iter().enumerate().map(|(index, column)| column_of(column, index == resource.primary));
    let checks = resource.checks.iter().map(|check| CheckDdl { name: check.name, sql: check.sql, pairs: None });
    let apart = resource.no_overlap.iter().map(|of| exclusion(resource, of));
    let checks = checks.chain(apart);
    let references = resource
        .columns
        .iter()
        .enumerate()
        .filter_map(|(index, column)| Some(reference(table, column.name, one(index)?.target.get())));
    let mut indexes = Vec::new();
    for (position, column) in resource.columns.iter().enumerate() {
        if position == resource.primary {
        } else if column.unique {
            indexes.push(index(table, &[column.name], true, ""));
        } else if column.index || one(position).is_some() {
            indexes.push(index(table, &[column.name], false, ""));
        }
    }
    for unique in resource.unique {
        let columns: Vec<&'static str> = unique.columns.iter().map(|column| resource.columns[*column].name).collect();
        indexes.push(index(table, &columns, true, unique.condition));
    }
    for of in resource.no_overlap {
        // Most rows that are there end before a new one begins.
        let places = of.within.iter().chain(&of.range[1..]);
        let columns: Vec<&'static str> = places.map(|place| resource.columns[*place].name).collect();
        indexes.push(index(table, &columns, false, ""));
    }
    indexes.extend(resource.indexes.iter().map(|columns| index(table, columns, false, "")));
    let mut names = BTreeSet::new();
    indexes.retain(|index| names.insert(index.name));
    TableDdl {
        name: table,
        label: resource.label,
        field: "",
        was: resource.was,
        columns: list(columns),
        checks: list(checks),
        rules,
        references: list(references),
        indexes: list(indexes),
    }
}

/// The constraint by which PostgreSQL keeps ranges from overlapping.
fn exclusion(resource: &Resource, of: &NoOverlap) -> CheckDdl {
    let column = |place: usize| resource.columns[place];
    let [from, to] = of.range.map(column);
    let function = match from.kind {
        Kind::Date => "daterange",
        Kind::DateTime => "tstzrange",
        Kind::Decimal(_) => "numrange",
        Kind::Big | Kind::Duration => "int8range",
        _ => "int4range",
    };
    let ends = if of.closed { "[]" } else { "[)" };
    let mut keys: Vec<String> = of.within.iter().map(|place| format!("\"{}\" with =", column(*place).name)).collect();
    keys.push(format!("{function}(\"{}\", \"{}\", '{ends}') with &&", from.name, to.name));
    let unless = of.unless.postgres;
    let rows = if unless.is_empty() { String::new() } else { format!(" where (({unless}) is not true)") };
    let sql = text(format!("exclude using gist ({}){rows}", keys.join(", ")));
    let range = |row: &str| format!("{function}({row}.\"{}\", {row}.\"{}\", '{ends}')", from.name, to.name);
    let same = of.within.iter().map(|place| format!("t.\"{0}\" = u.\"{0}\" and ", column(*place).name));
    let condition = text(format!("{}{} && {}", same.collect::<String>(), range("t"), range("u")));
    let pairs = PairsDdl { condition, unless, gist: !of.within.is_empty() };
    CheckDdl { name: of.name, sql: Dialects::new(sql, ""), pairs: Some(pairs) }
}

/// A column: what stands after its name, and what rows that are there get.
fn column_of(column: &'static Column, primary: bool) -> ColumnDdl {
    let max = if column.kind == Kind::Text && !column.long { column.max } else { 0 };
    let dialects = |of: Option<(String, String)>| {
        of.map(|(postgres, sqlite)| Dialects { postgres: text(postgres), sqlite: text(sqlite) })
    };
    let given = literal(&column.fill, column.kind).or_else(|| literal(&column.default, column.kind));
    let fill = given.clone().or_else(|| if column.nullable { None } else { implied(column.kind) });
    ColumnDdl {
        name: column.name,
        field: column.field,
        was: column.was,
        kind: column.kind.stored(),
        max,
        nullable: column.nullable && !primary,
        primary,
        choices: column.choices,
        sql: column_sql(column.kind, max, column.nullable, primary),
        fill: dialects(fill),
        given: dialects(given),
    }
}

/// What stands after a column's name: `character varying(20) not null`.
fn column_sql(kind: Kind, max: usize, nullable: bool, primary: bool) -> Dialects {
    let end = match (primary, nullable) {
        // SQLite lets a primary key be null unless it is told.
        (true, _) => " not null primary key",
        (false, true) => "",
        (false, false) => " not null",
    };
    let identity = if primary && kind == Kind::Int { " generated by default as identity" } else { "" };
    Dialects {
        postgres: text(format!("{}{identity}{end}", postgres_type(kind, max))),
        sqlite: text(format!("{}{end}", sqlite_type(kind))),
    }
}

fn join_table(
    table: &'static str,
    (resource, relation): (&'static Resource, &'static Relation),
    names: [&'static str; 2],
) -> TableDdl {
    let plain = |name: &'static str, kind: Kind, max: usize, primary: bool, sql: Dialects| ColumnDdl {
        name,
        field: name,
        was: "",
        kind,
        max,
        nullable: false,
        primary,
        choices: &[],
        sql,
        fill: None,
        given: None,
    };
    let id =
        Dialects { postgres: "integer generated by default as identity primary key", sqlite: "integer primary key" };
    let id = plain("id", Kind::Int, 0, true, id);
    let [near, far] = names;
    let sides = [(near, resource), (far, relation.target.get())];
    let keys = sides.map(|(name, resource)| {
        let key = resource.key();
        let max = if key.long { 0 } else { key.max };
        plain(name, key.kind, max, false, column_sql(key.kind, max, false, false))
    });
    let references = sides.map(|(name, resource)| reference(table, name, resource));
    let indexes =
        [index(table, &[near, far], true, ""), index(table, &[near], false, ""), index(table, &[far], false, "")];
    TableDdl {
        name: table,
        label: resource.label,
        field: relation.name,
        was: relation.was,
        columns: list([id].into_iter().chain(keys)),
        checks: &[],
        rules: &[],
        references: list(references),
        indexes: list(indexes),
    }
}

fn reference(table: &str, column: &'static str, target: &Resource) -> ReferenceDdl {
    let name = text(bounded(&format!("{table}_{column}_fk")));
    ReferenceDdl { name, column, table: target.table, key: target.key().name }
}

fn index(table: &str, columns: &[&'static str], unique: bool, condition: &str) -> IndexDdl {
    let (kind, suffix) = if unique { ("unique ", "uniq") } else { ("", "idx") };
    let name = text(bounded(&format!("{table}_{}_{suffix}", columns.join("_"))));
    let quoted = columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
    let clause = if condition.is_empty() { String::new() } else { format!(" where {condition}") };
    let statement = text(format!("create {kind}index \"{name}\" on \"{table}\" ({quoted}){clause}"));
    let condition = text(condition.to_owned());
    IndexDdl { name, columns: list(columns.iter().copied()), unique, condition, sql: Dialects::same(statement) }
}

/// A name within the 63 bytes at which PostgreSQL cuts names: longer ones keep their ends apart by a hash of the whole (FNV-1a).
pub fn bounded(name: &str) -> String {
    if name.len() <= 63 {
        return name.to_owned();
    }
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let cut = name.char_indices().take_while(|(at, c)| at + c.len_utf8() <= 54).count();
    format!("{}_{hash:08x}", name.chars().take(cut).collect::<String>())
}

/// A constant as SQL for PostgreSQL and SQLite; `None`: it isn't one.
fn literal(default: &Default, kind: Kind) -> Option<(String, String)> {
    let same = |text: String| Some((text.clone(), text));
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    match (default, kind) {
        (Default::Text(text), Kind::Json) => {
            same(quoted(&format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))))
        }
        (Default::Int(_) | Default::Float(_) | Default::Bool(_), Kind::Json) => {
            let value = match default {
                Default::Int(number) => number.to_string(),
                Default::Float(number) => number.to_string(),
                Default::Bool(truth) => truth.to_string(),
                _ => return None,
            };
            same(quoted(&value))
        }
        (Default::Empty, Kind::Json) => same("'[]'".into()),
        (Default::Empty, _) => Some(("'{}'".into(), "'[]'".into())),
        (Default::Text(text), Kind::DateTime) => Some((quoted(text), quoted(&text.replace('Z', "+00:00")))),
        (Default::Text(text), _) => same(quoted(text)),
        (Default::Uuid(uuid), _) => Some((quoted(uuid), format!("x'{}'", uuid.replace('-', "")))),
        (Default::Int(units), Kind::Decimal(of)) => Some((of.text(*units), units.to_string())),
        (Default::Int(number), _) => same(number.to_string()),
        (Default::Float(number), _) => same(number.to_string()),
        (Default::Bool(truth), _) => Some((truth.to_string(), u8::from(*truth).to_string())),
        _ => None,
    }
}

/// What rows that are there get when a column without a default is added that can't be null; `None`: there is nothing that
/// goes without saying.
fn implied(kind: Kind) -> Option<(String, String)> {
    match kind {
        Kind::Text => Some(("''".into(), "''".into())),
        Kind::Bool => Some(("false".into(), "0".into())),
        Kind::DateTime => Some(("now()".into(), "'1970-01-01T00:00:00+00:00'".into())),
        _ => None,
    }
}

/// A type of PostgreSQL, as its catalog writes it.
pub fn postgres_type(kind: Kind, max: usize) -> String {
    match kind {
        Kind::Uuid => "uuid".into(),
        Kind::Text if max == 0 => "text".into(),
        Kind::Text => format!("varchar({max})"),
        Kind::Small => "smallint".into(),
        Kind::Int => "integer".into(),
        Kind::Big => "bigint".into(),
        Kind::Float => "double precision".into(),
        Kind::Bool => "boolean".into(),
        Kind::Date => "date".into(),
        Kind::DateTime => "timestamp with time zone".into(),
        Kind::Json => "jsonb".into(),
        Kind::Floats => "double precision[]".into(),
        Kind::Ints => "integer[]".into(),
        Kind::Decimal(of) => format!("numeric({},{})", of.digits, of.places),
        Kind::Time => "time without time zone".into(),
        Kind::Duration => "bigint".into(),
        Kind::Texts => "text[]".into(),
    }
}

/// A type of SQLite.
pub fn sqlite_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Uuid => "blob",
        Kind::Small | Kind::Int | Kind::Big | Kind::Bool | Kind::Decimal(_) | Kind::Duration => "integer",
        Kind::Float => "real",
        Kind::Text
        | Kind::Date
        | Kind::DateTime
        | Kind::Time
        | Kind::Json
        | Kind::Floats
        | Kind::Ints
        | Kind::Texts => "text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_stay_apart_and_within_the_bound() {
        let (one, two) = (bounded(&"a".repeat(80)), bounded(&"a".repeat(81)));
        assert!(one.len() <= 63 && two.len() <= 63 && one != two);
    }
}
