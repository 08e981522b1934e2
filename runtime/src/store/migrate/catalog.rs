//! The contents of a database, read from its catalogs: tables with columns, indexes, checks and references, including those
//! that the spec doesn't know. `matching` and `differ` compare it with the spec.

use super::purpose::Purpose;
use crate::{
    store::{Dialect, Executor, Sql, fetch},
    tables::{
        Decimal, Kind,
        ddl::{postgres_type, sqlite_type},
    },
};
use sea_orm::{DbErr, QueryResult};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a database holds.
#[derive(Debug, Default)]
pub(super) struct Catalog {
    /// Tables and views by name.
    pub tables: BTreeMap<String, Table>,
    /// Indexes that PostgreSQL began to make and didn't finish: it doesn't use them.
    broken: HashSet<String>,
    /// Whether PostgreSQL's extension `btree_gist` is there.
    pub gist: Gist,
}

/// Whether an extension of PostgreSQL is there.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gist {
    /// Neither it is, nor can the role make it.
    #[default]
    No,
    /// The role can make it.
    Possible,
    /// It is.
    There,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Columns by name.
    pub columns: BTreeMap<String, Column>,
    /// References to other tables.
    pub references: Vec<Reference>,
    /// What its indexes do.
    pub indexes: Vec<Purpose>,
    /// The statements that make its indexes, by name, but for those of primary keys.
    pub statements: BTreeMap<String, String>,
    /// Checks by name, and whether all rows are known to hold them.
    pub checks: BTreeMap<String, bool>,
    /// What checks say: on SQLite the condition, on PostgreSQL the constraint in its own form.
    pub conditions: BTreeMap<String, String>,
    /// The statements that make its triggers; SQLite only.
    pub triggers: Vec<String>,
    /// Its size on disk in bytes; PostgreSQL only.
    pub size: u64,
    /// Whether the connected role may read and write it.
    pub ours: bool,
}

/// A column.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// Its place among the columns.
    pub place: i64,
    /// Its type as PostgreSQL writes it, with short names: `varchar(255)`; as it was declared on SQLite.
    pub kind: String,
    /// Whether it may be null.
    pub nullable: bool,
    /// The database's default for it.
    pub default: Option<String>,
    /// Whether the database has a default for it.
    pub filled: bool,
}

/// A foreign key of one column.
#[derive(Debug)]
pub(super) struct Reference {
    /// Its constraint; unknown on SQLite.
    pub name: String,
    pub column: String,
    pub table: String,
    pub key: String,
    /// Whether all rows are known to hold it.
    pub valid: bool,
}

impl Catalog {
    /// Whether an index of a name is there, but of no use.
    pub fn broken(&self, name: &str) -> bool {
        self.broken.contains(kept(name))
    }
}

impl Column {
    /// What it holds and how long text may be, as far as the type says; `None`: a type that no column of a spec has.
    pub fn holds(&self, dialect: Dialect) -> Option<(Kind, usize)> {
        if dialect == Dialect::Sqlite {
            let lower = self.kind.to_lowercase();
            let kinds = [Kind::Uuid, Kind::Big, Kind::Float, Kind::Text];
            return kinds.into_iter().find(|kind| sqlite_type(*kind) == lower).map(|kind| (kind, 0));
        }
        if let Some(length) = self.kind.strip_prefix("varchar(").and_then(|rest| rest.strip_suffix(')')) {
            return Some((Kind::Text, length.parse().ok()?));
        }
        if let Some(precision) = self.kind.strip_prefix("numeric(").and_then(|rest| rest.strip_suffix(')')) {
            let (digits, places) = precision.split_once(',')?;
            let of = Decimal::new(digits.parse().ok()?, places.parse().ok()?);
            let fits = (1..=Decimal::MOST).contains(&of.digits) && of.places <= of.digits;
            return fits.then_some((Kind::Decimal(of), 0));
        }
        let kinds = [
            Kind::Uuid,
            Kind::Text,
            Kind::Small,
            Kind::Int,
            Kind::Big,
            Kind::Float,
            Kind::Bool,
            Kind::Date,
            Kind::DateTime,
            Kind::Json,
            Kind::Floats,
            Kind::Ints,
            Kind::Time,
            Kind::Texts,
        ];
        kinds.into_iter().find(|kind| postgres_type(*kind, 0) == self.kind).map(|kind| (kind, 0))
    }

    /// Whether it has the type that a kind has.
    pub fn is_of(&self, dialect: Dialect, kind: Kind, max: usize) -> bool {
        match dialect {
            Dialect::Postgres => self.kind == postgres_type(kind, max),
            Dialect::Sqlite => self.kind.eq_ignore_ascii_case(sqlite_type(kind)),
        }
    }
}

/// PostgreSQL keeps 63 bytes of a name.
fn kept(name: &str) -> &str {
    name.get(..63).unwrap_or(name)
}

/// The tables of the schema in which unqualified names are looked for first.
const SCHEMA: &str = "(select oid from pg_namespace where nspname = current_schema())";

/// Reads the catalogs.
pub(super) async fn find(on: &Executor<'_>, dialect: Dialect) -> Result<Catalog, DbErr> {
    match dialect {
        Dialect::Postgres => postgres(on).await,
        Dialect::Sqlite => sqlite(on).await,
    }
}

async fn ask(on: &Executor<'_>, dialect: Dialect, text: &str) -> Result<Vec<QueryResult>, DbErr> {
    let mut sql = Sql::new(dialect);
    sql.push(text);
    fetch(on, sql).await
}

async fn postgres(on: &Executor<'_>) -> Result<Catalog, DbErr> {
    let ask = async |text: String| ask(on, Dialect::Postgres, &text).await;
    let mut found = Catalog::default();
    let columns = format!(
        "select c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), not a.attnotnull, \
         a.atthasdef or a.attidentity <> '', has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert') \
         and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete'), a.attnum::bigint, \
         pg_get_expr(d.adbin, d.adrelid), case c.relkind when 'r' then pg_relation_size(c.oid) else 0 end \
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped \
         left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum \
         where c.relkind in ('r', 'p', 'v', 'f') and c.relnamespace = {SCHEMA}"
    );
    for row in ask(columns).await? {
        let table = found.tables.entry(row.try_get_by_index(0)?).or_default();
        let kind: String = row.try_get_by_index(2)?;
        let kind = kind.replace("character varying", "varchar");
        let (nullable, filled) = (row.try_get_by_index(3)?, row.try_get_by_index(4)?);
        let (place, default) = (row.try_get_by_index(6)?, row.try_get_by_index(7)?);
        table.columns.insert(row.try_get_by_index(1)?, Column { place, kind, nullable, default, filled });
        table.ours = row.try_get_by_index(5)?;
        table.size = row.try_get_by_index::<i64>(8)?.unsigned_abs();
    }
    let indexes = format!(
        "select t.relname::text, i.relname::text, x.indisvalid, pg_get_indexdef(i.oid), x.indisprimary from pg_index x \
         join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid where t.relnamespace = {SCHEMA}"
    );
    for row in ask(indexes).await? {
        let (table, name): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        if !row.try_get_by_index::<bool>(2)? {
            found.broken.insert(name.clone());
        } else if let Some(table) = found.tables.get_mut(&table) {
            let statement: String = row.try_get_by_index(3)?;
            table.indexes.extend(Purpose::of(&statement));
            if !row.try_get_by_index::<bool>(4)? {
                table.statements.insert(name.clone(), statement);
            }
        }
    }
    let constraints = format!(
        "select k.conname::text, t.relname::text, a.attname::text, f.relname::text, b.attname::text, k.convalidated, \
         k.contype::text, pg_get_constraintdef(k.oid) from pg_constraint k \
         join pg_class t on t.oid = k.conrelid left join pg_class f on f.oid = k.confrelid \
         left join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] and cardinality(k.conkey) = 1 \
         left join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1] where k.connamespace = {SCHEMA}"
    );
    // An extension that is trusted needs no superuser, but the right to make things in the database.
    let gist = "select x.installed_version is not null, exists (select 1 from pg_available_extension_versions v where v.name = \
                x.name and v.version = x.default_version and (v.trusted and has_database_privilege(current_database(), \
                'create') or (select rolsuper from pg_roles where rolname = current_user))) from pg_available_extensions x \
                where x.name = 'btree_gist'";
    for row in ask(gist.to_owned()).await? {
        found.gist = match (row.try_get_by_index(0)?, row.try_get_by_index(1)?) {
            (true, _) => Gist::There,
            (false, true) => Gist::Possible,
            (false, false) => Gist::No,
        };
    }
    for row in ask(constraints).await? {
        let name: String = row.try_get_by_index(0)?;
        let of: String = row.try_get_by_index(1)?;
        let Some(of) = found.tables.get_mut(&of) else { continue };
        let valid: bool = row.try_get_by_index(5)?;
        if ["c", "x"].contains(&row.try_get_by_index::<String>(6)?.as_str()) {
            of.checks.insert(name.clone(), valid);
            of.conditions.insert(name.clone(), printed(row.try_get_by_index(7)?));
        }
        let (column, table, key) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?, row.try_get_by_index(4)?);
        if let (Some(column), Some(table), Some(key)) = (column, table, key) {
            of.references.push(Reference { name, column, table, key, valid });
        }
    }
    Ok(found)
}

/// A constraint as PostgreSQL writes it, whether or not it was validated.
fn printed(text: String) -> String {
    text.strip_suffix(" NOT VALID").map_or(text.clone(), str::to_owned)
}

/// The checks of all tables as PostgreSQL writes them.
pub(super) async fn written_checks(on: &Executor<'_>) -> Result<HashMap<(String, String), String>, DbErr> {
    let text = format!(
        "select t.relname::text, k.conname::text, pg_get_constraintdef(k.oid) from pg_constraint k join pg_class t on t.oid = \
         k.conrelid where k.contype in ('c', 'x') and k.connamespace = {SCHEMA}"
    );
    let mut written = HashMap::new();
    for row in ask(on, Dialect::Postgres, &text).await? {
        let of = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        written.insert(of, printed(row.try_get_by_index(2)?));
    }
    Ok(written)
}

async fn sqlite(on: &Executor<'_>) -> Result<Catalog, DbErr> {
    let ask = async |text: &str| ask(on, Dialect::Sqlite, text).await;
    let mut found = Catalog::default();
    let columns = "select m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, m.sql, c.cid from sqlite_master m, \
                   pragma_table_info(m.name) c where m.type = 'table'";
    for row in ask(columns).await? {
        let table = found.tables.entry(row.try_get_by_index(0)?).or_default();
        let nullable = row.try_get_by_index::<i64>(3)? == 0 && row.try_get_by_index::<i64>(5)? == 0;
        let (kind, default): (String, Option<String>) = (row.try_get_by_index(2)?, row.try_get_by_index(4)?);
        let filled = default.is_some();
        let place = row.try_get_by_index(7)?;
        table.columns.insert(row.try_get_by_index(1)?, Column { place, kind, nullable, default, filled });
        table.ours = true;
        if table.conditions.is_empty() {
            table.conditions = checks(&row.try_get_by_index::<String>(6)?);
            table.checks = table.conditions.keys().map(|name| (name.clone(), true)).collect();
        }
    }
    let references = "select m.name, f.\"from\", f.\"table\", f.\"to\" from sqlite_master m, \
                      pragma_foreign_key_list(m.name) f where m.type = 'table'";
    for row in ask(references).await? {
        let of: String = row.try_get_by_index(0)?;
        let (column, table) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        let key: Option<String> = row.try_get_by_index(3)?;
        let reference = Reference { name: String::new(), column, table, key: key.unwrap_or_default(), valid: true };
        found.tables.entry(of).or_default().references.push(reference);
    }
    for row in ask("select type, name, tbl_name, sql from sqlite_master where type in ('index', 'trigger')").await? {
        let (kind, name): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let (of, sql): (String, Option<String>) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
        if let (Some(table), Some(sql)) = (found.tables.get_mut(&of), sql) {
            if kind == "trigger" {
                table.triggers.push(sql);
                continue;
            }
            table.indexes.extend(Purpose::of(&sql));
            table.statements.insert(name.clone(), sql);
        }
    }
    Ok(found)
}

/// The named checks of a `create table` statement, and their conditions.
fn checks(sql: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = sql;
    while let Some(at) = rest.to_ascii_lowercase().find("constraint \"") {
        rest = &rest[at + "constraint \"".len()..];
        let Some((name, after)) = rest.split_once('"') else { break };
        let after = after.trim_start();
        let begins = after.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("check"));
        let condition = if begins { after[5..].trim_start().strip_prefix('(') } else { None };
        if let Some(condition) = condition {
            let (mut depth, mut text) = (1, false);
            let end = condition.find(|c| {
                match c {
                    '\'' => text = !text,
                    '(' if !text => depth += 1,
                    ')' if !text => depth -= 1,
                    _ => {}
                }
                depth == 0
            });
            if let Some(end) = end {
                found.insert(name.to_owned(), condition[..end].trim().to_owned());
            }
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_read_from_the_statement_that_made_the_table() {
        let sql = "create table \"t\" (\n \"a\" blob constraint \"t_a_fk\" references \"u\" (\"id\"),\n \
                   constraint \"one\" check (a >= (1) and b <> ')'),\n CONSTRAINT \"two\" CHECK (b > 0)\n)";
        let found = checks(sql);
        assert_eq!(found.get("one").map(String::as_str), Some("a >= (1) and b <> ')'"));
        assert_eq!(found.get("two").map(String::as_str), Some("b > 0"));
        assert_eq!(found.len(), 2);
    }
}
