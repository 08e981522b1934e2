//! Indexes that exist already.

use super::super::{Checker, Declared, spot, yes};
use crate::{model::ResourceId, syntax::UniqueDecl};
use std::collections::HashMap;

impl Checker<'_> {
    /// Reports indexes that the database has by a key, a relation, a unique set or another index.
    pub fn needless_indexes(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        let mut known: HashMap<Vec<&str>, &str> = HashMap::new();
        let mut found = Vec::new();
        for (declared, field) in self.columns_of(id) {
            let own = match () {
                () if yes(&declared.decl.primary) => Some("the primary key has one"),
                () if field.unique => Some("unique columns have one"),
                () if field.relation.is_some() => Some("relations have one"),
                () => None,
            };
            match (own, &declared.decl.index) {
                (Some(reason), Some(at)) if at.value => {
                    found.push((spot(declared.file, at), field.name.clone(), reason, "take `index` away"));
                }
                (None, Some(at)) if at.value => {
                    known.insert(vec![&field.name], "its `index: true` makes one");
                }
                _ => {}
            }
            if let Some(reason) = own {
                known.insert(vec![&field.name], reason);
            }
        }
        for set in &decl.unique {
            let fields = match &set.value {
                UniqueDecl::Fields(fields) => fields,
                UniqueDecl::Where(with) if with.r#where.is_none() => &with.fields,
                // The index of a condition has only its rows.
                UniqueDecl::Where(_) => continue,
            };
            known.insert(fields.iter().map(|at| at.value.as_str()).collect(), "the unique set has one");
        }
        for index in &decl.indexes {
            let fields: Vec<&str> = index.value.iter().map(|at| at.value.as_str()).collect();
            let Some(first) = index.value.first() else { continue };
            let name = fields.join(", ");
            if let Some(reason) = known.insert(fields, "another line declares it") {
                found.push((spot(*file, first), name, reason, "take it away"));
            }
        }
        for (spot, fields, reason, remedy) in found {
            self.fault("S206", spot, format!("the index of `{fields}` exists already"), reason, remedy);
        }
    }
}
