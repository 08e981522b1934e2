//! Checks of sense: what is well written and would still go wrong when it is served.

mod comments;
mod indexes;
mod names;
mod rows;
#[cfg(feature = "emit")]
mod sql;
mod values;

use super::{Checker, DeclaredField};
use crate::model::{Field, ResourceId};

impl Checker<'_> {
    /// Runs the checks of sense.
    pub fn sense(&mut self) {
        self.own_paths();
        self.own_parameters();
        self.all(Checker::areas);
        self.cut_texts();
        self.all(Checker::own_values);
        self.all(Checker::needless_indexes);
        #[cfg(feature = "emit")]
        self.all(Checker::sql_conditions);
        // What rows need, and what shows a union, follows from other declarations: a fault there would have consequences
        // here.
        if self.faults.is_empty() {
            self.unused_unions();
            self.needed_values();
            self.needed_rows();
        }
    }

    /// The columns of a resource with their declarations.
    fn columns_of(&self, id: ResourceId) -> impl Iterator<Item = (&DeclaredField, &Field)> {
        let fields = &self.api.resources[id].fields;
        let of = |name: &str| fields.iter().find(|field| field.name == name);
        self.decls[id].fields.iter().filter_map(move |declared| Some((declared, of(&declared.name.value)?)))
    }
}
