//! Defaults, typed by the column that they are for: constants, words such as `now`, and rows by a value.

use super::{
    Checker, bounds,
    fields::{self, kind_word},
    names, spot,
};
use crate::{
    leak,
    model::{Default, Kind, Link, ResourceId},
    syntax::{At, DefaultDecl, RowDefault, Scalar},
};
use specimen_tables::exact::{microseconds, time_of_day};

/// What a default is for.
pub struct Holder<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Kind of the column.
    pub kind: Kind,
    /// Resource that it refers to, if it does.
    pub target: Option<ResourceId>,
    /// Stored choices as JSON text.
    pub choices: &'a [(String, String)],
    /// Whether null can stand.
    pub nullable: bool,
}

impl Checker<'_> {
    /// Defaults of a resource's columns, and what they must have for `on_delete`.
    pub fn defaults(&mut self, id: ResourceId) {
        for declared in &self.decls[id].fields {
            let Some(index) = self.api.resources[id].fields.iter().position(|f| f.name == declared.name.value) else {
                continue;
            };
            if let Some(decl) = &declared.decl.default {
                let field = &self.api.resources[id].fields[index];
                let (kind, nullable, choices) = (field.kind, field.nullable, field.choices.clone());
                let target = field.relation.map(|relation| self.api.resources[id].relations[relation].target);
                let holder = Holder { name: &declared.name.value, kind, target, choices: &choices, nullable };
                let default = self.default(declared.file, decl, &holder);
                self.api.resources[id].fields[index].default = default.unwrap_or_default();
            }
            let Some(word) = &declared.decl.on_delete else { continue };
            let field = &self.api.resources[id].fields[index];
            if word.value == "set_null" && !field.nullable {
                let message = format!("`{}` can't be set to null", declared.name.value);
                let remedy = "add `nullable: true`, or choose `cascade` or `protect`";
                self.fault("S042", spot(declared.file, word), message, "the field isn't nullable", remedy);
            } else if word.value == "set_default" && declared.decl.default.is_none() {
                let message = format!("`{}` has no default to be set to", declared.name.value);
                self.fault(
                    "S043",
                    spot(declared.file, word),
                    message,
                    "the field has no `default`",
                    "add one, or choose another word",
                );
            }
        }
    }

    /// A default for a column; a fault when its type or value doesn't fit.
    pub fn default(&mut self, file: usize, decl: &At<DefaultDecl>, holder: &Holder) -> Option<Default> {
        match &decl.value {
            DefaultDecl::Null if holder.nullable => Some(Default::None),
            DefaultDecl::Null => self.wrong_default(file, decl, holder, "null"),
            DefaultDecl::Empty if holder.kind.is_list() || holder.kind == Kind::Json => Some(Default::Empty),
            DefaultDecl::Empty => self.wrong_default(file, decl, holder, "a list"),
            DefaultDecl::Row(row) => self.row_default(file, decl, row, holder),
            DefaultDecl::Scalar(Scalar::Text(text)) if text.starts_with('$') => {
                self.dollar_word(file, decl, text, holder)
            }
            DefaultDecl::Scalar(scalar) => self.constant(file, decl, scalar, holder),
        }
    }

    fn constant(&mut self, file: usize, decl: &At<DefaultDecl>, scalar: &Scalar, holder: &Holder) -> Option<Default> {
        let default = match (holder.kind, scalar) {
            (Kind::Text | Kind::Json, Scalar::Text(text)) => Default::Text(leak::text(text)),
            (Kind::Uuid, Scalar::Text(text)) if text == "uuid" && holder.target.is_none() => Default::NewUuid,
            (Kind::Uuid, Scalar::Text(text)) if is_uuid(text) => Default::Uuid(leak::text(&text.to_lowercase())),
            (Kind::Date, Scalar::Text(text)) if text == "today" => Default::Today,
            (Kind::DateTime, Scalar::Text(text)) if text == "now" => Default::Now,
            (Kind::Small | Kind::Int | Kind::Big, Scalar::Int(value)) => Default::Int(*value),
            (Kind::Float, Scalar::Int(value)) => Default::Float(*value as f64),
            (Kind::Float, Scalar::Float(value)) => Default::Float(*value),
            (Kind::Json, Scalar::Int(value)) => Default::Int(*value),
            (Kind::Json, Scalar::Float(value)) => Default::Float(*value),
            (Kind::Bool | Kind::Json, Scalar::Bool(value)) => Default::Bool(*value),
            (Kind::Decimal(of), scalar) if bounds::units(of, scalar).is_some() => {
                bounds::units(of, scalar).map_or(Default::None, Default::Int)
            }
            (Kind::Duration, Scalar::Text(text)) if microseconds(text).is_some() => {
                microseconds(text).map_or(Default::None, Default::Int)
            }
            (Kind::Time, Scalar::Text(text)) if time_of_day(text).is_some() => {
                time_of_day(text).map_or(Default::None, |time| Default::Text(leak::text(&time)))
            }
            (Kind::Date, Scalar::Text(text)) if bounds::is_day(text) => Default::Text(leak::text(text)),
            (Kind::DateTime, Scalar::Text(text)) if bounds::is_instant(text) => Default::Text(leak::text(text)),
            (_, other) => {
                let found = match other {
                    Scalar::Bool(_) => "a truth value",
                    Scalar::Int(_) => "a whole number",
                    Scalar::Float(_) => "a number",
                    Scalar::Text(_) => "text",
                };
                return self.wrong_default(file, decl, holder, found);
            }
        };
        let stored = match &default {
            Default::Text(text) => serde_json::json!(text).to_string(),
            Default::Int(value) => value.to_string(),
            _ => String::new(),
        };
        if !holder.choices.is_empty() && !holder.choices.iter().any(|(value, _)| *value == stored) {
            let message = format!("the default of `{}` is not among its choices", holder.name);
            let known = holder.choices.iter().map(|(value, _)| value.trim_matches('"'));
            let by_label =
                holder.choices.iter().find(|(_, label)| fields::json(&Scalar::Text(label.clone())) == stored);
            let remedy = match by_label {
                Some((value, label)) => format!("`{label}` is a label; write its value `{}`", value.trim_matches('"')),
                None => format!("known: {}", names::listed(known)),
            };
            self.fault("S036", spot(file, decl), message, "no choice has this value", remedy);
            return None;
        }
        Some(default)
    }

    fn wrong_default(&mut self, file: usize, decl: &At<DefaultDecl>, holder: &Holder, found: &str) -> Option<Default> {
        let message = format!("the default of `{}` doesn't fit its type", holder.name);
        let wanted = match (holder.kind, holder.target) {
            (Kind::Uuid, None) => "`uuid` for a new one, or one uuid",
            (_, Some(_)) => "`$user`, `$setting.<name>`, `{ row: { field: value } }`, or a key",
            (Kind::Date, _) => "`today`, or a day, e.g. `2020-01-31`",
            (Kind::DateTime, _) => "`now`, or an instant, e.g. `2020-01-31T12:00:00Z`",
            (Kind::Floats | Kind::Ints | Kind::Texts, _) => "`[]`",
            (Kind::Decimal(_), _) => "a number with no more digits and places than the field has",
            (Kind::Time, _) => "a time of day, e.g. `\"08:30\"`",
            (Kind::Duration, _) => "a duration, e.g. `PT1H30M`",
            (kind, _) => kind_word(kind),
        };
        let reason = format!("this is {found}, it needs {}", kind_word(holder.kind));
        self.fault("S035", spot(file, decl), message, reason, format!("write {wanted}"));
        None
    }

    fn dollar_word(&mut self, file: usize, decl: &At<DefaultDecl>, text: &str, holder: &Holder) -> Option<Default> {
        let users = self.spec.users.as_ref().map(|users| users.value.resource.value.as_str());
        match text {
            "$user" => {
                let refers =
                    holder.target.is_some_and(|target| Some(self.api.resources[target].name.as_str()) == users);
                if !refers {
                    let message = format!("`{}` can't default to the caller", holder.name);
                    let remedy = match users {
                        Some(users) => format!("only a relation to `{users}` can"),
                        None => "name the resource of the users in the `api` file".into(),
                    };
                    self.fault("S035", spot(file, decl), message, "doesn't refer to a user", remedy);
                    return None;
                }
                Some(Default::Caller)
            }
            "$time_zone" if holder.kind == Kind::Text => Some(Default::TimeZone),
            "$time_zone" => self.wrong_default(file, decl, holder, "the name of a time zone"),
            other => match other.strip_prefix("$setting.") {
                Some(name) if names::is_field_name(name) => Some(Default::Setting(leak::text(name))),
                _ => {
                    let remedy = names::instead(other, ["$user", "$time_zone", "$setting.<name>"]);
                    self.fault("S037", spot(file, decl), format!("there is no word `{other}`"), "unknown word", remedy);
                    None
                }
            },
        }
    }

    fn row_default(
        &mut self,
        file: usize,
        decl: &At<DefaultDecl>,
        row: &RowDefault,
        holder: &Holder,
    ) -> Option<Default> {
        let Some(of) = holder.target else {
            return self.wrong_default(file, decl, holder, "a related row");
        };
        let field = self.own_column(of, file, &row.row.key, "S044")?;
        Some(Default::Row {
            of,
            column: leak::text(&self.api.resources[of].fields[field].column),
            is: leak::text(&row.row.value.value),
            make: row.make,
        })
    }

    /// The column of a to-one relation.
    pub fn column_of(&self, id: ResourceId, relation: usize) -> Option<usize> {
        match self.api.resources[id].relations[relation].link {
            Link::One { column: field } => Some(field),
            _ => None,
        }
    }
}

/// Whether text is a uuid with dashes.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text
            .char_indices()
            .all(|(at, c)| if [8, 13, 18, 23].contains(&at) { c == '-' } else { c.is_ascii_hexdigit() })
}
