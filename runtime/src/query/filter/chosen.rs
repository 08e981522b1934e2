//! What a client chooses of a list beside its rows: their order, and the fields that are shown.

use crate::{
    spelling::nearest,
    tables::{Field, Order},
};

/// The keys of an order, with commas between them; `-` before one: large values first. Names are those of lookups, with dots or
/// two underscores.
///
/// # Errors
/// The key that can't be, and the nearest one.
pub(super) fn order(paths: &[&'static str], text: &str) -> Result<Vec<Order>, String> {
    let mut keys: Vec<Order> = Vec::new();
    for key in text.split(',').map(str::trim).filter(|key| !key.is_empty()) {
        let (name, descending) = key.strip_prefix('-').map_or((key, false), |name| (name, true));
        let path = name.replace('.', "__");
        let Some(path) = paths.iter().find(|known| **known == path) else {
            return Err(unknown("key", name, paths.iter().map(|path| path.replace("__", "."))));
        };
        // What comes after the first key of a path can't matter.
        if keys.iter().all(|other| other.path != *path) {
            keys.push(if descending { Order::down(path) } else { Order::up(path) });
        }
    }
    Ok(keys)
}

/// The names of fields, with commas between them.
///
/// # Errors
/// The name that no field has, and the nearest one.
pub(super) fn fields(shown: &[Field], text: &str) -> Result<Vec<&'static str>, String> {
    let names: Vec<&str> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    if let Some(name) = names.iter().find(|name| shown.iter().all(|field| field.name != **name)) {
        return Err(unknown("field", name, shown.iter().map(|field| field.name.to_owned())));
    }
    Ok(shown.iter().map(|field| field.name).filter(|name| names.contains(name)).collect())
}

fn unknown(what: &str, name: &str, known: impl Iterator<Item = String>) -> String {
    let known: Vec<String> = known.collect();
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    let begun = names.iter().copied().find(|known| !name.is_empty() && known.starts_with(name));
    format!("Unknown {what} '{name}'. Did you mean '{}'?", begun.unwrap_or_else(|| nearest(name, &names)))
}
