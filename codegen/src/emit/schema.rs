//! The tables of the database, as SQL for PostgreSQL and SQLite. The PostgreSQL form is the one that an
//! existing installation has: foreign keys deferred to the end of the transaction and without actions of
//! their own, since the server deletes along relations itself.

use crate::model::{Api, Field, Kind, Link, Resource, TextKind};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// `generated/schema.rs`.
pub fn emit(api: &Api) -> String {
    let tables: Vec<TokenStream> = tables(api)
        .iter()
        .map(|table| {
            let Table { name, postgres, sqlite, constraints, indexes, columns } = table;
            let constraints = constraints.iter().map(|(name, sql)| quote!(Named { name: #name, sql: #sql }));
            let indexes = indexes.iter().map(|(name, sql)| quote!(Named { name: #name, sql: #sql }));
            let columns = columns.iter().map(|(name, postgres, sqlite)| {
                quote!(ColumnDdl { name: #name, add: Dialects { postgres: #postgres, sqlite: #sqlite } })
            });
            quote!(TableDdl {
                name: #name,
                create: Dialects { postgres: #postgres, sqlite: #sqlite },
                columns: &[#(#columns),*],
                constraints: &[#(#constraints),*],
                indexes: &[#(#indexes),*],
            })
        })
        .collect();
    let tokens = quote! {
        use specimen::store::migrate::{ColumnDdl, Ddl, Named, TableDdl};
        use specimen::tables::Dialects;

        /// All tables, sorted by name.
        pub static DDL: Ddl = Ddl { tables: &[#(#tables),*] };
    };
    super::format("The tables of the database, as SQL.", &tokens)
}

/// One table's SQL.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// `create table` for PostgreSQL.
    pub postgres: String,
    /// `create table` for SQLite.
    pub sqlite: String,
    /// Foreign keys of PostgreSQL, added when all tables are there.
    pub constraints: Vec<(String, String)>,
    /// Indexes, alike for both.
    pub indexes: Vec<(String, String)>,
    /// Columns: name and definitions for adding it later.
    pub columns: Vec<(String, String, String)>,
}

/// All tables of an API, sorted by name.
pub fn tables(api: &Api) -> Vec<Table> {
    let mut tables = BTreeMap::new();
    for resource in &api.resources {
        tables.insert(resource.table.clone(), resource_table(api, resource));
        for relation in &resource.relations {
            if let Link::Many { table, near, far, through: None, own: true } = &relation.link {
                let target = &api.resources[relation.target];
                tables.insert(table.clone(), join_table(table, (near, resource), (far, target)));
            }
        }
    }
    tables.into_values().collect()
}

#[derive(serde::Serialize)]
struct Column {
    name: String,
    r#type: String,
    primary: bool,
    nullable: bool,
    unique: bool,
    references: String,
}

#[derive(serde::Serialize)]
struct Check<'a> {
    name: &'a str,
    sql: &'a str,
}

fn render(name: &str, columns: &[Column], sets: &[String], checks: &[Check], options: &str) -> String {
    let mut context = tera::Context::new();
    context.insert("name", &name);
    context.insert("columns", &columns);
    context.insert("sets", &sets);
    context.insert("checks", &checks);
    context.insert("options", &options);
    // The template is part of the generator and all that it names is inserted here; a test renders it.
    tera::Tera::one_off(include_str!("templates/table.sql"), &context, false)
        .unwrap_or_else(|error| format!("-- {error}"))
}

fn resource_table(api: &Api, resource: &Resource) -> Table {
    let columns = |sqlite: bool| -> Vec<Column> {
        resource
            .fields
            .iter()
            .enumerate()
            .map(|(index, field)| Column {
                name: field.column.clone(),
                r#type: if sqlite { sqlite_type(field) } else { postgres_type(field, index == resource.primary) },
                primary: index == resource.primary,
                nullable: field.nullable,
                unique: field.unique,
                references: match target(api, resource, field) {
                    Some(target) if sqlite => references(target),
                    _ => String::new(),
                },
            })
            .collect()
    };
    let quoted = |fields: &[usize]| {
        fields.iter().map(|f| format!("\"{}\"", resource.fields[*f].column)).collect::<Vec<_>>().join(", ")
    };
    let sets: Vec<String> =
        resource.unique.iter().filter(|u| u.condition.is_empty()).map(|u| quoted(&u.fields)).collect();
    let checks: Vec<Check> = resource.checks.iter().map(|(name, sql)| Check { name, sql }).collect();
    let table = &resource.table;
    let mut constraints = Vec::new();
    let mut indexes = Vec::new();
    for (index, field) in resource.fields.iter().enumerate() {
        let reference = target(api, resource, field);
        if let Some(target) = reference {
            constraints.push(foreign_key(table, &field.column, target));
        }
        if (reference.is_some() || field.index) && !field.unique && index != resource.primary {
            indexes.push(create_index(table, std::slice::from_ref(&field.column), ""));
        }
    }
    for unique in resource.unique.iter().filter(|u| !u.condition.is_empty()) {
        let names: Vec<String> = unique.fields.iter().map(|f| resource.fields[*f].column.clone()).collect();
        indexes.push(create_index(table, &names, &unique.condition));
    }
    for index in &resource.indexes {
        indexes.push(create_index(table, index, ""));
    }
    let added = resource.fields.iter().enumerate().map(|(index, field)| {
        (field.column.clone(), postgres_type(field, index == resource.primary), sqlite_type(field))
    });
    Table {
        name: table.clone(),
        postgres: render(table, &columns(false), &sets, &checks, ""),
        sqlite: render(table, &columns(true), &sets, &checks, " strict"),
        constraints,
        indexes,
        columns: added.collect(),
    }
}

fn join_table(table: &str, near: (&str, &Resource), far: (&str, &Resource)) -> Table {
    let columns = |sqlite: bool| -> Vec<Column> {
        let id = Column {
            name: "id".into(),
            r#type: if sqlite { "integer".into() } else { "integer generated by default as identity".into() },
            primary: true,
            nullable: false,
            unique: false,
            references: String::new(),
        };
        let key = |(name, resource): (&str, &Resource)| {
            let primary = &resource.fields[resource.primary];
            Column {
                name: name.to_owned(),
                r#type: if sqlite { sqlite_type(primary) } else { postgres_type(primary, false) },
                primary: false,
                nullable: false,
                unique: false,
                references: if sqlite { references(resource) } else { String::new() },
            }
        };
        vec![id, key(near), key(far)]
    };
    let sets = [format!("\"{}\", \"{}\"", near.0, far.0)];
    let name = |column: &str| vec![column.to_owned()];
    let definitions = columns(false).into_iter().zip(columns(true));
    Table {
        name: table.to_owned(),
        postgres: render(table, &columns(false), &sets, &[], ""),
        sqlite: render(table, &columns(true), &sets, &[], " strict"),
        constraints: vec![foreign_key(table, near.0, near.1), foreign_key(table, far.0, far.1)],
        indexes: vec![create_index(table, &name(near.0), ""), create_index(table, &name(far.0), "")],
        columns: definitions.map(|(postgres, sqlite)| (postgres.name, postgres.r#type, sqlite.r#type)).collect(),
    }
}

fn target<'a>(api: &'a Api, resource: &Resource, field: &Field) -> Option<&'a Resource> {
    field.relation.map(|relation| &api.resources[resource.relations[relation].target])
}

fn references(target: &Resource) -> String {
    let key = &target.fields[target.primary].column;
    format!("references \"{}\" (\"{key}\") deferrable initially deferred", target.table)
}

fn foreign_key(table: &str, column: &str, target: &Resource) -> (String, String) {
    let name = bounded(&format!("{table}_{column}_fk"));
    let sql =
        format!("alter table \"{table}\" add constraint \"{name}\" foreign key (\"{column}\") {}", references(target));
    (name, sql)
}

fn create_index(table: &str, columns: &[String], condition: &str) -> (String, String) {
    let unique = if condition.is_empty() { "" } else { "unique " };
    let suffix = if condition.is_empty() { "idx" } else { "uniq" };
    let name = bounded(&format!("{table}_{}_{suffix}", columns.join("_")));
    let list = columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
    let clause = if condition.is_empty() { String::new() } else { format!(" where {condition}") };
    (name.clone(), format!("create {unique}index \"{name}\" on \"{table}\" ({list}){clause}"))
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

fn postgres_type(field: &Field, primary: bool) -> String {
    match field.kind {
        Kind::Uuid => "uuid".into(),
        Kind::Text if field.text == TextKind::Text || field.max == 0 => "text".into(),
        Kind::Text => format!("varchar({})", field.max),
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

fn sqlite_type(field: &Field) -> String {
    match field.kind {
        Kind::Uuid => "blob",
        Kind::Small | Kind::Int | Kind::Big | Kind::Bool => "integer",
        Kind::Float => "real",
        Kind::Text | Kind::Date | Kind::DateTime | Kind::Json | Kind::Floats | Kind::Ints => "text",
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_rendered_with_its_keys_and_sets() {
        let column = |name: &str, primary: bool| Column {
            name: name.into(),
            r#type: "uuid".into(),
            primary,
            nullable: false,
            unique: false,
            references: String::new(),
        };
        let sql = render("a", &[column("id", true), column("b", false)], &["\"b\"".into()], &[], " strict");
        assert_eq!(
            sql.trim(),
            "create table \"a\" (\n    \"id\" uuid primary key,\n    \"b\" uuid not null,\n    unique (\"b\")\n) strict"
        );
    }

    #[test]
    fn long_names_stay_apart_and_within_the_bound() {
        let (one, two) = (bounded(&"a".repeat(80)), bounded(&"a".repeat(81)));
        assert!(one.len() <= 63 && two.len() <= 63 && one != two);
    }
}
