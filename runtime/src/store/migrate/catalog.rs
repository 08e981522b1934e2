//! The contents of a database, read from its catalogs: tables with columns, indexes and references, including those
//! that the spec doesn't know. `plan` and `differ` compare it with the spec.

use super::purpose::Purpose;
use crate::store::{Dialect, Executor, Sql, fetch};
use sea_orm::DbErr;
use std::collections::{BTreeMap, HashSet};

/// What a database holds.
pub(super) struct Catalog {
    /// Tables and views by name.
    pub tables: BTreeMap<String, Table>,
    /// Names of indexes and constraints.
    names: HashSet<String>,
    /// Indexes that PostgreSQL began to make and didn't finish: it doesn't use them.
    broken: HashSet<String>,
}

/// A table.
#[derive(Default)]
pub(super) struct Table {
    /// Columns by name.
    pub columns: BTreeMap<String, Column>,
    /// References to other tables; PostgreSQL only.
    pub references: Vec<Reference>,
    /// What its indexes do; PostgreSQL only.
    pub indexes: Vec<Purpose>,
    /// Whether the connected role may read and write it.
    pub ours: bool,
}

/// A column. SQLite's are only known to be there.
#[derive(Default)]
pub(super) struct Column {
    /// Its type as PostgreSQL writes it, with short names: `varchar(255)`.
    pub kind: String,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether the database has a default for it.
    pub filled: bool,
}

/// A foreign key of one column.
pub(super) struct Reference {
    pub column: String,
    pub table: String,
    pub key: String,
}

impl Catalog {
    pub fn column(&self, table: &str, column: &str) -> bool {
        self.tables.get(table).is_some_and(|table| table.columns.contains_key(column))
    }

    /// Whether an index or constraint of a name is there.
    pub fn named(&self, name: &str) -> bool {
        self.names.contains(kept(name))
    }

    /// Whether an index of a name is there, but of no use.
    pub fn broken(&self, name: &str) -> bool {
        self.broken.contains(kept(name))
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

async fn postgres(on: &Executor<'_>) -> Result<Catalog, DbErr> {
    let ask = async |text: String| {
        let mut sql = Sql::new(Dialect::Postgres);
        sql.push(&text);
        fetch(on, sql).await
    };
    let mut found = Catalog { tables: BTreeMap::new(), names: HashSet::new(), broken: HashSet::new() };
    let columns = format!(
        "select c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), not a.attnotnull, \
         a.atthasdef or a.attidentity <> '', has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert') \
         and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete') \
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped \
         where c.relkind in ('r', 'p', 'v', 'f') and c.relnamespace = {SCHEMA}"
    );
    for row in ask(columns).await? {
        let table = found.tables.entry(row.try_get_by_index(0)?).or_default();
        let kind: String = row.try_get_by_index(2)?;
        let kind = kind.replace("character varying", "varchar");
        let (nullable, filled) = (row.try_get_by_index(3)?, row.try_get_by_index(4)?);
        table.columns.insert(row.try_get_by_index(1)?, Column { kind, nullable, filled });
        table.ours = row.try_get_by_index(5)?;
    }
    let indexes = format!(
        "select t.relname::text, i.relname::text, x.indisvalid, pg_get_indexdef(i.oid) from pg_index x \
         join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid where t.relnamespace = {SCHEMA}"
    );
    for row in ask(indexes).await? {
        let (table, name): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        if !row.try_get_by_index::<bool>(2)? {
            found.broken.insert(name.clone());
        } else if let (Some(table), Some(purpose)) =
            (found.tables.get_mut(&table), Purpose::of(&row.try_get_by_index::<String>(3)?))
        {
            table.indexes.push(purpose);
        }
        found.names.insert(name);
    }
    let constraints = format!(
        "select k.conname::text, t.relname::text, a.attname::text, f.relname::text, b.attname::text from pg_constraint k \
         join pg_class t on t.oid = k.conrelid left join pg_class f on f.oid = k.confrelid \
         left join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] and cardinality(k.conkey) = 1 \
         left join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1] where k.connamespace = {SCHEMA}"
    );
    for row in ask(constraints).await? {
        found.names.insert(row.try_get_by_index(0)?);
        let of: String = row.try_get_by_index(1)?;
        let (column, table, key) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?, row.try_get_by_index(4)?);
        if let (Some(of), Some(column), Some(table), Some(key)) = (found.tables.get_mut(&of), column, table, key) {
            of.references.push(Reference { column, table, key });
        }
    }
    Ok(found)
}

async fn sqlite(on: &Executor<'_>) -> Result<Catalog, DbErr> {
    let ask = async |text: &str| {
        let mut sql = Sql::new(Dialect::Sqlite);
        sql.push(text);
        fetch(on, sql).await
    };
    let mut found = Catalog { tables: BTreeMap::new(), names: HashSet::new(), broken: HashSet::new() };
    let columns = "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'";
    for row in ask(columns).await? {
        let table = found.tables.entry(row.try_get_by_index(0)?).or_default();
        table.columns.insert(row.try_get_by_index(1)?, Column::default());
        table.ours = true;
    }
    for row in ask("select name from sqlite_master where type = 'index'").await? {
        found.names.insert(row.try_get_by_index(0)?);
    }
    Ok(found)
}
