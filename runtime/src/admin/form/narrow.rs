//! Which rows a field offers, where the spec narrows them.

use crate::{
    admin::visit::Visit,
    query::{condition::Condition, key},
    tables::{AdminForm, Narrow, NarrowBy},
};

/// How a field of a form is narrowed; `None`: it isn't.
pub fn of(form: &AdminForm, name: &str) -> Option<&'static Narrow> {
    let at = form.input.fields.iter().position(|field| field.name == name)?;
    form.narrow.iter().find(|narrow| narrow.field == at)
}

/// The names of the fields whose values narrow a field, with spaces between.
pub fn with(form: &AdminForm, narrow: &Narrow) -> String {
    let fields = narrow.by.iter().filter_map(|(_, by)| match by {
        NarrowBy::Field(field) => form.input.fields.get(*field).map(|field| field.name),
        NarrowBy::Value(_) | NarrowBy::User => None,
    });
    fields.collect::<Vec<_>>().join(" ")
}

/// The conditions of the rows that a field offers; the request says as `with.<field>` what stands in other fields.
pub fn conditions(visit: &Visit<'_>, form: &AdminForm, narrow: &Narrow) -> Vec<Condition> {
    let condition = |(path, by): &(&'static str, NarrowBy)| {
        let path = (*path).to_owned();
        match by {
            NarrowBy::Value(text) => Some(match *text {
                "true" => Condition::lookup(path, true),
                "false" => Condition::lookup(path, false),
                text => Condition::lookup(path, text),
            }),
            NarrowBy::User => Some(Condition::lookup(path, key::plain(&visit.caller.id))),
            NarrowBy::Field(field) => {
                let name = form.input.fields.get(*field)?.name;
                let text = visit.asked(&format!("with.{name}"));
                (!text.is_empty()).then(|| Condition::lookup(path, text))
            }
        }
    };
    narrow.by.iter().filter_map(condition).collect()
}
