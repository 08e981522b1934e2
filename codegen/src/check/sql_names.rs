//! Names in the database: of tables, join tables and columns.

use super::{Checker, names, spot};
use crate::{
    model::{Link, ResourceId},
    syntax::At,
};

/// PostgreSQL cuts longer names, so that the table would have another name than the spec says.
const LONGEST: usize = 63;

impl Checker<'_> {
    /// The names in the database of a resource's table, its join tables and its columns. The statements of the server call
    /// what they make themselves by names that begin with `_`: no table can have such a name.
    pub fn sql_names(&mut self, id: ResourceId) {
        let declared = &self.decls[id];
        let resource = &self.api.resources[id];
        let mut names: Vec<(usize, &At<String>, String, &str, bool)> = Vec::new();
        let at = declared.decl.table.as_ref();
        names.push((
            declared.file,
            at.unwrap_or(&declared.decl.resource),
            resource.table.clone(),
            "a table",
            at.is_some(),
        ));
        for field in &declared.fields {
            if let Some(own) = resource.fields.iter().find(|own| own.name == field.name.value) {
                let at = field.decl.column.as_ref();
                names.push((field.file, at.unwrap_or(&field.name), own.column.clone(), "a column", at.is_some()));
            }
            let relation = resource.relations.iter().find(|relation| relation.name == field.name.value);
            if let Some(Link::Many { table, near, far, through: None, .. }) = relation.map(|relation| &relation.link) {
                let join = field.decl.join.as_ref().map(|join| &join.value);
                let parts = [
                    (join.and_then(|join| join.table.as_ref()), table, "a table"),
                    (join.and_then(|join| join.near.as_ref()), near, "a column"),
                    (join.and_then(|join| join.far.as_ref()), far, "a column"),
                ];
                for (at, name, what) in parts {
                    names.push((field.file, at.unwrap_or(&field.name), (*name).to_owned(), what, at.is_some()));
                }
            }
        }
        for (file, at, name, what, said) in names {
            // Names that the spec doesn't say are made of others, about which there are faults of their own.
            let (reason, remedy) = if said && !names::is_sql_name(&name) {
                let reason = "letters, digits and underscores, beginning with a letter";
                (reason.to_owned(), String::new())
            } else if what == "a table" && taken(&name) {
                ("tables of the server or the database are called so".into(), "give it another `table`".into())
            } else if name.len() > LONGEST {
                (format!("PostgreSQL knows at most {LONGEST} bytes of a name"), "give it a shorter name".into())
            } else {
                continue;
            };
            self.fault("S008", spot(file, at), format!("`{name}` can't name {what}"), reason, remedy);
        }
    }
}

/// Whether tables of the server itself, or of the database, have such a name.
fn taken(table: &str) -> bool {
    let table = table.to_ascii_lowercase();
    ["specimen_", "sqlite_", "pg_"].iter().any(|begin| table.starts_with(begin))
}
