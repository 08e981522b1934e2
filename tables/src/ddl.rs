//! The tables of the database for PostgreSQL and SQLite, as they follow from an API. Migrations compare them with what a
//! database holds; the generator prints them as SQL. The PostgreSQL form is the one that an existing installation has:
//! foreign keys deferred to the end of the transaction and without actions of their own, since the server deletes along
//! relations itself.

use crate::{Api, Column, Default, Dialects, Kind, Link, Resource};
use std::{collections::BTreeMap, fmt::Write};

/// Everything that the database must hold, written by the generator.
#[derive(Debug)]
pub struct Ddl {
    /// Tables, join tables among them. Any order: references are added when all tables are there.
    pub tables: &'static [TableDdl],
}

/// One table.
#[derive(Debug)]
pub struct TableDdl {
    /// Its name.
    pub name: &'static str,
    /// Its name before it was renamed; empty = it never was.
    pub was: &'static str,
    /// Its columns in order.
    pub columns: &'static [ColumnDdl],
    /// Checks, which stand within `create table`.
    pub checks: &'static [CheckDdl],
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
    /// Its name before it was renamed; empty = it never was.
    pub was: &'static str,
    /// What stands after the name, without the reference: `uuid not null primary key`.
    pub sql: Dialects,
    /// Value of the rows that are there when the column is added, as an SQL literal, e.g. `0`;
    /// `None` = null.
    pub fill: Option<Dialects>,
}

/// A condition on every row.
#[derive(Debug)]
pub struct CheckDdl {
    /// The constraint's name.
    pub name: &'static str,
    /// The condition, the same on both databases, e.g. `implant_weight >= 0`.
    pub sql: &'static str,
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
    /// The whole statement, e.g. `create unique index … on …`; empty = not on this database.
    pub sql: Dialects,
}

impl Ddl {
    /// The tables of an API, sorted by name. They live as long as the process: a server makes them once.
    pub fn of(api: &Api) -> Ddl {
        let mut tables: BTreeMap<&'static str, TableDdl> = BTreeMap::new();
        for resource in api.resources {
            tables.insert(resource.table, resource_table(resource));
            for relation in resource.relations {
                if let Link::Many { table, near, far, through: None, own: true } = relation.link {
                    tables.insert(table, join_table(table, [(near, resource), (far, relation.target.get())]));
                }
            }
        }
        Ddl { tables: list(tables.into_values()) }
    }

    /// The statements that make all tables on an empty database, for people who compare two versions of a spec.
    pub fn script(&self, pick: fn(&Dialects) -> &'static str) -> String {
        let mut sql = String::new();
        for table in self.tables {
            let column = |column: &ColumnDdl| {
                let reference = table.references.iter().find(|reference| reference.column == column.name);
                let reference = reference.map_or_else(String::new, |ReferenceDdl { name, table, key, .. }| {
                    format!(" constraint \"{name}\" references \"{table}\" (\"{key}\") deferrable initially deferred")
                });
                format!("\"{}\" {}{reference}", column.name, pick(&column.sql))
            };
            let mut lines: Vec<String> = table.columns.iter().map(column).collect();
            lines.extend(
                table.checks.iter().map(|check| format!("constraint \"{}\" check ({})", check.name, check.sql)),
            );
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

fn resource_table(resource: &'static Resource) -> TableDdl {
    let table = resource.table;
    let one = |column: usize| {
        let to_one = |link: Link| matches!(link, Link::One { column: own } if own == column);
        resource.relations.iter().find(|relation| to_one(relation.link))
    };
    let columns = resource.columns.iter().enumerate().map(|(index, column)| {
        let primary = index == resource.primary;
        let end = match (primary, column.nullable) {
            // SQLite lets a primary key be null unless it is told.
            (true, _) => " not null primary key",
            (false, true) => "",
            (false, false) => " not null",
        };
        let sql = Dialects {
            postgres: text(format!("{}{end}", postgres_type(column, primary))),
            sqlite: text(format!("{}{end}", sqlite_type(column))),
        };
        let fill = fill(column).map(|(postgres, sqlite)| Dialects { postgres: text(postgres), sqlite: text(sqlite) });
        ColumnDdl { name: column.name, was: column.was, sql, fill }
    });
    let checks = resource.checks.iter().map(|check| CheckDdl { name: check.name, sql: check.sql });
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
    indexes.extend(resource.indexes.iter().map(|columns| index(table, columns, false, "")));
    TableDdl {
        name: table,
        was: "",
        columns: list(columns),
        checks: list(checks),
        references: list(references),
        indexes: list(indexes),
    }
}

fn join_table(table: &'static str, sides: [(&'static str, &'static Resource); 2]) -> TableDdl {
    let id =
        Dialects { postgres: "integer generated by default as identity primary key", sqlite: "integer primary key" };
    let id = ColumnDdl { name: "id", was: "", sql: id, fill: None };
    let keys = sides.map(|(name, resource)| {
        let primary = resource.key();
        let sql = Dialects {
            postgres: text(format!("{} not null", postgres_type(primary, false))),
            sqlite: text(format!("{} not null", sqlite_type(primary))),
        };
        ColumnDdl { name, was: "", sql, fill: None }
    });
    let references = sides.map(|(name, resource)| reference(table, name, resource));
    let [near, far] = sides.map(|(name, _)| name);
    let indexes =
        [index(table, &[near, far], true, ""), index(table, &[near], false, ""), index(table, &[far], false, "")];
    TableDdl {
        name: table,
        was: "",
        columns: list([id].into_iter().chain(keys)),
        checks: &[],
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
    IndexDdl { name, columns: list(columns.iter().copied()), sql: Dialects::same(statement) }
}

/// PostgreSQL cuts names at 63 bytes: longer ones keep their ends apart by a hash of the whole (FNV-1a).
fn bounded(name: &str) -> String {
    if name.len() <= 63 {
        return name.to_owned();
    }
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let cut = name.char_indices().take_while(|(at, c)| at + c.len_utf8() <= 54).count();
    format!("{}_{hash:08x}", name.chars().take(cut).collect::<String>())
}

/// What rows that are there get when a column is added; `None` is null.
fn fill(column: &Column) -> Option<(String, String)> {
    let same = |text: String| Some((text.clone(), text));
    match &column.default {
        Default::Text(text) => same(format!("'{}'", text.replace('\'', "''"))),
        Default::Int(number) => same(number.to_string()),
        Default::Float(number) => same(number.to_string()),
        Default::Bool(truth) => Some((truth.to_string(), u8::from(*truth).to_string())),
        Default::Empty => Some(("'{}'".into(), "'[]'".into())),
        _ if column.nullable => None,
        _ => match column.kind {
            Kind::Text => same("''".into()),
            Kind::Bool => Some(("false".into(), "0".into())),
            Kind::DateTime => Some(("now()".into(), "'1970-01-01T00:00:00+00:00'".into())),
            _ => None,
        },
    }
}

fn postgres_type(column: &Column, primary: bool) -> String {
    match column.kind {
        Kind::Uuid => "uuid".into(),
        Kind::Text if column.long || column.max == 0 => "text".into(),
        Kind::Text => format!("varchar({})", column.max),
        Kind::Small => "smallint".into(),
        Kind::Int if primary => "integer generated by default as identity".into(),
        Kind::Int => "integer".into(),
        Kind::Big => "bigint".into(),
        Kind::Float => "double precision".into(),
        Kind::Bool => "boolean".into(),
        Kind::Date => "date".into(),
        Kind::DateTime => "timestamp with time zone".into(),
        Kind::Json => "jsonb".into(),
        Kind::Floats => "double precision[]".into(),
        Kind::Ints => "integer[]".into(),
    }
}

fn sqlite_type(column: &Column) -> &'static str {
    match column.kind {
        Kind::Uuid => "blob",
        Kind::Small | Kind::Int | Kind::Big | Kind::Bool => "integer",
        Kind::Float => "real",
        Kind::Text | Kind::Date | Kind::DateTime | Kind::Json | Kind::Floats | Kind::Ints => "text",
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
