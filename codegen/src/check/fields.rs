//! Fields: types, columns, choices, bounds, and which properties fit which type.

use super::{Checker, Declared, DeclaredField, bounds, names, spot, text, yes};
use crate::{
    model::{Auto, Default, Field, Kind, Place, ResourceId, TextKind},
    syntax::{At, FieldDecl, Scalar, ToDecl},
};
use specimen_tables::Decimal;

/// Types of fields.
pub const TYPES: &[&str] = &[
    "uuid", "string", "text", "small", "integer", "big", "float", "decimal", "boolean", "date", "time", "datetime",
    "duration", "json", "url", "email", "image", "floats", "integers", "texts",
];

/// What becomes of a row when the one that it refers to is deleted.
pub const ON_DELETE: &[&str] = &["cascade", "set_null", "set_default", "protect"];
/// When a column is set by itself.
pub const AUTO: &[&str] = &["create", "save"];
/// How a choice is shown.
pub const SHOW: &[&str] = &["label", "value", "number"];

/// Digits of a decimal after the point where nothing is said.
const PLACES: u8 = 2;

/// What a type's word means: its kind, the meaning of its text, and the length when none is given.
pub fn kind(word: &str) -> Option<(Kind, TextKind, usize)> {
    Some(match word {
        "uuid" => (Kind::Uuid, TextKind::Line, 0),
        "string" => (Kind::Text, TextKind::Line, 255),
        "text" => (Kind::Text, TextKind::Text, 0),
        "small" => (Kind::Small, TextKind::Line, 0),
        "integer" => (Kind::Int, TextKind::Line, 0),
        "big" => (Kind::Big, TextKind::Line, 0),
        "float" => (Kind::Float, TextKind::Line, 0),
        "boolean" => (Kind::Bool, TextKind::Line, 0),
        "date" => (Kind::Date, TextKind::Line, 0),
        "datetime" => (Kind::DateTime, TextKind::Line, 0),
        "json" => (Kind::Json, TextKind::Line, 0),
        "url" => (Kind::Text, TextKind::Url, 200),
        "email" => (Kind::Text, TextKind::Email, 254),
        "image" => (Kind::Text, TextKind::Image, 100),
        "floats" => (Kind::Floats, TextKind::Line, 0),
        "integers" => (Kind::Ints, TextKind::Line, 0),
        "decimal" => (Kind::Decimal(Decimal::new(Decimal::MAX_DIGITS, PLACES)), TextKind::Line, 0),
        "time" => (Kind::Time, TextKind::Line, 0),
        "duration" => (Kind::Duration, TextKind::Line, 0),
        "texts" => (Kind::Texts, TextKind::Line, 0),
        _ => return None,
    })
}

/// What people call a kind.
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Uuid => "a uuid",
        Kind::Text => "text",
        Kind::Small | Kind::Int | Kind::Big => "a whole number",
        Kind::Float => "a number",
        Kind::Bool => "a truth value",
        Kind::Date => "a date",
        Kind::DateTime => "a date-time",
        Kind::Json => "json",
        Kind::Floats => "a list of numbers",
        Kind::Ints => "a list of whole numbers",
        Kind::Decimal(_) => "a decimal",
        Kind::Time => "a time of day",
        Kind::Duration => "a duration",
        Kind::Texts => "a list of texts",
    }
}

fn is_integer(kind: Kind) -> bool {
    matches!(kind, Kind::Small | Kind::Int | Kind::Big)
}

impl Checker<'_> {
    /// The columns of a resource; relations get theirs too, and `relations` says where they lead.
    pub fn fields(&mut self, id: ResourceId) {
        let declared = &self.decls[id];
        let mut primaries: Vec<(usize, usize)> = Vec::new();
        for (number, field) in declared.fields.iter().enumerate() {
            if !names::is_field_name(&field.name.value) || field.name.value == "pk" {
                self.not_a_field_name(field.file, &field.name, "a field");
            }
            let is_column = self.fit(declared, field);
            if !is_column {
                continue;
            }
            let field = self.field(field);
            let others = &mut self.api.resources[id].fields;
            if let Some(other) = others.iter().find(|other| other.column.eq_ignore_ascii_case(&field.column)) {
                let message = format!("`{}` and `{}` have one column, `{}`", other.name, field.name, field.column);
                let declared = &declared.fields[number];
                let at = declared.decl.column.as_ref().unwrap_or(&declared.name);
                let spot = spot(declared.file, at);
                self.fault("S029", spot, message, "the second time", "give one of them another `column`");
            }
            if yes(&declared.fields[number].decl.primary) {
                primaries.push((self.api.resources[id].fields.len(), number));
            }
            self.api.resources[id].fields.push(field);
        }
        match primaries.as_slice() {
            [] => {
                let message = format!("`{}` has no primary key", declared.decl.resource.value);
                let remedy = "add `id: { type: uuid, primary: true, default: uuid }`, or a mixin that has it";
                self.fault(
                    "S027",
                    spot(declared.file, &declared.decl.resource),
                    message,
                    "no field says `primary: true`",
                    remedy,
                );
            }
            [(only, _)] => self.api.resources[id].primary = *only,
            [(first, _), others @ ..] => {
                self.api.resources[id].primary = *first;
                for (_, number) in others {
                    let other = &declared.fields[*number];
                    let message = format!("`{}` has two primary keys", declared.decl.resource.value);
                    let at = other.decl.primary.as_ref().map_or(spot(other.file, &other.name), |p| spot(other.file, p));
                    let remedy = "keep one; columns that are unique together stand in `unique`";
                    self.fault("S028", at, message, "the second one", remedy);
                }
            }
        }
    }

    /// Reports properties that don't apply; returns whether the field is a column.
    fn fit(&mut self, declared: &Declared, field: &DeclaredField) -> bool {
        if !self.has_known_type(declared, field) {
            return true;
        }
        let decl = &field.decl;
        let to_one = matches!(decl.to.as_ref().map(|to| &to.value), Some(ToDecl::One(_)));
        let to_many = matches!(decl.to.as_ref().map(|to| &to.value), Some(ToDecl::Many(_)));
        let (kind, ..) = self.kind_of(field);
        self.keys_fit(field, kind, to_one, to_many);
        self.words(field);
        self.messages_fit(field);
        self.digits_fit(field);
        self.bounds(field, kind);
        !to_many
    }

    /// Whether a field has a type that exists; a field without a type, or with a type and a related resource, is
    /// checked further.
    fn has_known_type(&mut self, declared: &Declared, field: &DeclaredField) -> bool {
        let (file, decl, name) = (field.file, &field.decl, &field.name);
        match (&decl.r#type, &decl.to) {
            (None, None) if decl.choices.0.is_empty() && decl.r#enum.is_none() => {
                let message = format!("`{}` of `{}` has no type", name.value, declared.decl.resource.value);
                let reason = "neither `type`, `to` nor `choices` is given";
                self.fault(
                    "S030",
                    spot(file, name),
                    message,
                    reason,
                    "say what it holds, e.g. `type: string`, or where it leads, e.g. `to: User`",
                );
            }
            (Some(_), Some(to)) => {
                let message = format!("`{}` has both a type and a related resource", name.value);
                self.fault(
                    "S031",
                    spot(file, to),
                    message,
                    "a relation's type is that of the other key",
                    "take `type` or `to` away",
                );
            }
            (Some(word), None) if kind(&word.value).is_none() => {
                let remedy = names::instead(&word.value, TYPES.iter().copied());
                self.fault(
                    "S032",
                    spot(file, word),
                    format!("there is no type `{}`", word.value),
                    "unknown type",
                    remedy,
                );
                return false;
            }
            _ => {}
        }
        true
    }

    /// Reports keys that don't fit what a field is.
    fn keys_fit(&mut self, field: &DeclaredField, kind: Kind, to_one: bool, to_many: bool) {
        let (file, decl, name) = (field.file, &field.decl, &field.name);
        let (numeric, textual) = (is_integer(kind) || kind == Kind::Float, kind == Kind::Text);
        let is_decimal = matches!(kind, Kind::Decimal(_));
        let bounded = numeric
            || textual
            || is_decimal
            || matches!(kind, Kind::Date | Kind::DateTime | Kind::Time | Kind::Duration);
        let plain = !to_one && !to_many;
        let what = match (to_one, to_many) {
            (true, _) => "a relation to one",
            (_, true) => "a relation to many",
            _ => kind_word(kind),
        };
        let rules = [
            ("by", at(&decl.by), to_one || to_many),
            ("back", at(&decl.back), to_one || to_many),
            ("on_delete", at(&decl.on_delete), to_one),
            ("actor", at(&decl.actor), to_one || to_many),
            ("apps", decl.apps.first().map(|a| (a.line, a.column)), to_one),
            ("through", at(&decl.through), to_many),
            ("join", at(&decl.join), to_many),
            ("column", at(&decl.column), !to_many),
            ("was", at(&decl.was), !to_many || decl.through.is_none()),
            ("fill", at(&decl.fill), plain),
            ("primary", at(&decl.primary), !to_many),
            ("nullable", at(&decl.nullable), !to_many),
            ("blank", at(&decl.blank), plain && (textual || kind == Kind::Json)),
            ("max", at(&decl.max), plain && (bounded || kind == Kind::Texts)),
            ("min", at(&decl.min), plain && bounded),
            ("digits", at(&decl.digits), plain && is_decimal),
            ("places", at(&decl.places), plain && is_decimal),
            ("matches", at(&decl.matches), plain && textual),
            ("default", at(&decl.default), !to_many),
            ("auto", at(&decl.auto), plain && matches!(kind, Kind::Date | Kind::DateTime)),
            ("choices", decl.choices.0.first().map(|(key, _)| (key.line, key.column)), plain),
            ("show", at(&decl.show), plain && (is_decimal || !decl.choices.0.is_empty())),
            ("unique", at(&decl.unique), !to_many),
            ("index", at(&decl.index), !to_many),
        ];
        for (key, place, fits) in rules {
            if let Some((line, column)) = place
                && !fits
            {
                let at = At { value: (), line, column };
                let message = format!("`{key}` doesn't fit `{}`, which is {what}", name.value);
                let reason = match key {
                    "show" => "it has no `choices`, and is no decimal",
                    _ => "has no meaning here",
                };
                self.fault(
                    "S033",
                    spot(file, &at),
                    message,
                    reason,
                    format!("take `{key}` away, or change what `{}` is", name.value),
                );
            }
        }
    }

    /// Reports messages that are never said, and a pattern that is none.
    fn messages_fit(&mut self, field: &DeclaredField) {
        let (file, decl, name) = (field.file, &field.decl, &field.name);
        if let (Some(message), None) = (&decl.message, &decl.matches) {
            let text = format!("`{}` has a message for a pattern that it doesn't have", name.value);
            self.fault("S041", spot(file, message), text, "never said", "add `matches`, or take `message` away");
        }
        if let (Some(taken), false) = (&decl.taken, yes(&decl.unique)) {
            let text = format!("`{}` has a message for values that are taken but isn't unique", name.value);
            self.fault("S041", spot(file, taken), text, "never said", "add `unique: true`, or take `taken` away");
        }
        if let Some(pattern) = &decl.matches
            && let Err(error) = fancy_regex::Regex::new(&pattern.value)
        {
            let message = format!("the pattern of `{}` is no regular expression", name.value);
            let reason = error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
            self.fault("S039", spot(file, pattern), message, reason, "escape what stands for itself with `\\`");
        }
    }

    fn words(&mut self, field: &DeclaredField) {
        let decl = &field.decl;
        let sets = [("on_delete", &decl.on_delete, ON_DELETE), ("auto", &decl.auto, AUTO), ("show", &decl.show, SHOW)];
        for (key, word, known) in sets {
            if let Some(word) = word
                && !known.contains(&word.value.as_str())
            {
                let message = format!("`{key}` can't be `{}`", word.value);
                let remedy = names::instead(&word.value, known.iter().copied());
                self.fault("S034", spot(field.file, word), message, "unknown word", remedy);
            }
        }
    }

    /// Kind of a declared field; of a relation to one, that of the other resource's primary key.
    pub fn kind_of(&self, field: &DeclaredField) -> (Kind, TextKind, usize) {
        let decl = &field.decl;
        if let Some(ToDecl::One(target)) = decl.to.as_ref().map(|to| &to.value) {
            return self.primary_kind(target);
        }
        match decl.r#type.as_ref().map(|word| kind(&word.value)) {
            Some(Some((Kind::Decimal(_), text, length))) => (Kind::Decimal(decimal(decl)), text, length),
            Some(Some(kind)) => kind,
            None if !decl.choices.0.is_empty()
                && decl.choices.0.iter().all(|(key, _)| key.value.parse::<i64>().is_ok()) =>
            {
                (Kind::Int, TextKind::Line, 0)
            }
            _ => (Kind::Text, TextKind::Line, 255),
        }
    }

    fn primary_kind(&self, target: &str) -> (Kind, TextKind, usize) {
        let mut name = target.to_owned();
        // A primary key may itself be a relation; more steps than resources would be a circle.
        for _ in 0..=self.decls.len() {
            let Some(declared) = self.decls.iter().find(|d| d.decl.resource.value == name) else { break };
            let Some(primary) = declared.fields.iter().find(|field| yes(&field.decl.primary)) else { break };
            match primary.decl.to.as_ref().map(|to| &to.value) {
                Some(ToDecl::One(next)) => name.clone_from(next),
                _ => {
                    let (kind, text, length) = self.kind_of(primary);
                    let length = primary.decl.max.as_ref().map_or(length, |max| length_of(&max.value));
                    return (kind, text, length);
                }
            }
        }
        (Kind::Uuid, TextKind::Line, 0)
    }

    fn field(&mut self, field: &DeclaredField) -> Field {
        let DeclaredField { file, name, decl } = field;
        let (kind, text_kind, usual) = self.kind_of(field);
        let choices = self.choices(field, kind);
        let longest = decl.choices.0.iter().map(|(key, _)| key.value.chars().count()).max();
        let is_text = kind == Kind::Text;
        let max = match (&decl.max, longest) {
            _ if !is_text && kind != Kind::Texts => 0,
            (Some(max), _) => length_of(&max.value),
            (None, Some(longest)) if decl.to.is_none() => longest,
            _ => usual,
        };
        let numeric = (is_integer(kind) || kind == Kind::Float) && decl.to.is_none();
        let column = match (&decl.column, &decl.to) {
            (Some(column), _) => column.value.clone(),
            (None, Some(_)) => format!("{}_id", name.value),
            (None, None) => name.value.clone(),
        };
        Field {
            name: name.value.clone(),
            column,
            place: Place { file: self.files[*file].path.clone(), line: name.line },
            about: text(&decl.about),
            example: decl.example.as_ref().map_or_else(String::new, |example| json(&example.value)),
            kind,
            text: text_kind,
            nullable: yes(&decl.nullable),
            blank: yes(&decl.blank),
            max,
            at_least: decl.min.as_ref().filter(|_| numeric).and_then(|min| bounds::number(&min.value)),
            at_most: decl.max.as_ref().filter(|_| numeric).and_then(|max| bounds::number(&max.value)),
            within: bounds::within(decl, kind),
            pattern: decl.matches.as_ref().map(|pattern| {
                let usual = "Enter a valid value.".to_owned();
                (pattern.value.clone(), decl.message.as_ref().map_or(usual, |message| message.value.clone()))
            }),
            default: match kind {
                Kind::Text if decl.to.is_none() && yes(&decl.blank) && !yes(&decl.nullable) => Default::Text(""),
                _ => Default::None,
            },
            auto: match decl.auto.as_ref().map(|auto| auto.value.as_str()) {
                Some("create") => Auto::Create,
                Some("save") => Auto::Save,
                _ => Auto::No,
            },
            renamed_choices: self.renamed_choices(field, kind),
            choices,
            by_label: decl.show.as_ref().is_some_and(|show| show.value == "label"),
            unique: yes(&decl.unique),
            was: text(&decl.was),
            fill: Default::None,
            taken: text(&decl.taken),
            index: yes(&decl.index),
            tree: false,
            secret: yes(&decl.secret),
            read_only: yes(&decl.read_only),
            relation: None,
        }
    }

    fn choices(&mut self, field: &DeclaredField, kind: Kind) -> Vec<(String, String)> {
        let mut choices = Vec::new();
        for (key, label) in &field.decl.choices.0 {
            let value = match kind {
                Kind::Text => Some(json(&Scalar::Text(key.value.clone()))),
                _ if is_integer(kind) => key.value.parse::<i64>().ok().map(|value| value.to_string()),
                _ => None,
            };
            match value {
                Some(value) => choices.push((value, label.value.label().to_owned())),
                None => {
                    let message = format!(
                        "`{}` can't be a choice of `{}`, which is {}",
                        key.value,
                        field.name.value,
                        kind_word(kind)
                    );
                    let reason = "choices are text or whole numbers, as the type says";
                    self.fault("S038", spot(field.file, key), message, reason, "change `type`, or the choice");
                }
            }
        }
        choices
    }
}

/// A decimal as a field declares it; what doesn't fit is reported elsewhere.
fn decimal(decl: &FieldDecl) -> Decimal {
    let of = |given: &Option<At<i64>>, least: u8, usual: u8| {
        let fits = |number: &u8| (least..=Decimal::MAX_DIGITS).contains(number);
        given.as_ref().and_then(|given| u8::try_from(given.value).ok()).filter(fits).unwrap_or(usual)
    };
    let digits = of(&decl.digits, 1, Decimal::MAX_DIGITS);
    let made = Decimal::new(digits, of(&decl.places, 0, PLACES.min(digits)).min(digits));
    if decl.show.as_ref().is_some_and(|show| show.value == "number") { made.number() } else { made }
}

/// Characters of text at most; what is no length is reported elsewhere.
fn length_of(max: &Scalar) -> usize {
    bounds::number(max).unwrap_or_default() as usize
}

fn at<T>(value: &Option<At<T>>) -> Option<(usize, usize)> {
    value.as_ref().map(|value| (value.line, value.column))
}

/// A scalar as JSON text.
pub fn json(value: &Scalar) -> String {
    match value {
        Scalar::Bool(value) => value.to_string(),
        Scalar::Int(value) => value.to_string(),
        Scalar::Float(value) => serde_json::json!(value).to_string(),
        Scalar::Text(value) => serde_json::json!(value).to_string(),
    }
}
