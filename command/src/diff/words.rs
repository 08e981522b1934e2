//! Parts of a spec as people read them in a list of changes.

use super::change::Level;
use specimen_codegen::{
    lower::plan,
    model::{
        Api, Auto, By, ComputedForm, Default, ExtraType, Field, FilterTest, InputField, InputTarget, Item, Kind, Link,
        OnDelete, Order, OrderBy, Path, Resource, ResourceId, Shows, TextKind, ValueType,
    },
};

/// `yes` or `no`.
pub fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// The length that text may have; empty: any.
pub fn length(most: usize) -> String {
    if most == 0 { String::new() } else { format!("{most} characters") }
}

/// What happens to rows when the row that they refer to is deleted.
pub fn on_delete(what: OnDelete) -> &'static str {
    match what {
        OnDelete::Protect => "protect",
        OnDelete::Cascade => "cascade",
        OnDelete::SetNull => "set_null",
        OnDelete::SetDefault => "set_default",
    }
}

/// When a field is set without clients.
pub fn auto(auto: Auto) -> &'static str {
    match auto {
        Auto::No => "",
        Auto::Create => "create",
        Auto::Save => "save",
    }
}

/// The type of a column.
pub fn kind(kind: Kind, text: TextKind) -> &'static str {
    match (kind, text) {
        (Kind::Uuid, _) => "uuid",
        (Kind::Text, TextKind::Line) => "string",
        (Kind::Text, TextKind::Text) => "text",
        (Kind::Text, TextKind::Email) => "email",
        (Kind::Text, TextKind::Url) => "url",
        (Kind::Text, TextKind::Image) => "image",
        (Kind::Small, _) => "small",
        (Kind::Int, _) => "integer",
        (Kind::Big, _) => "big",
        (Kind::Float, _) => "float",
        (Kind::Bool, _) => "boolean",
        (Kind::Date, _) => "date",
        (Kind::DateTime, _) => "datetime",
        (Kind::Json, _) => "json",
        (Kind::Floats, _) => "floats",
        (Kind::Ints, _) => "integers",
        (Kind::Decimal(_), _) => "decimal",
        (Kind::Time, _) => "time",
        (Kind::Duration, _) => "duration",
        (Kind::Texts, _) => "texts",
    }
}

/// The type of a computed value, or of a value of an endpoint.
pub fn value(ty: ValueType) -> &'static str {
    match ty {
        ValueType::Text => "string",
        ValueType::Url => "url",
        ValueType::Integer => "integer",
        ValueType::Number => "float",
        ValueType::Boolean => "boolean",
        ValueType::Date => "date",
        ValueType::DateTime => "datetime",
        ValueType::Uuid => "uuid",
        ValueType::Json => "json",
        ValueType::Texts => "strings",
    }
}

/// Whether generated code has the same Rust types for two descriptions of types.
pub fn same_in_rust(from: &str, to: &str) -> bool {
    let plain = |text: &str| text.split(' ').map(|word| word.replace("url", "string")).collect::<Vec<_>>();
    plain(from) == plain(to)
}

/// Whether every value of a type is one of another type too, as JSON has them.
fn is_within(inner: &str, outer: &str) -> bool {
    match outer {
        "string" => matches!(inner, "text" | "url" | "email" | "image" | "uuid" | "label" | "date" | "datetime"),
        "float" => matches!(inner, "small" | "integer" | "big"),
        "json" => true,
        _ => inner == outer,
    }
}

/// How bad it is for clients that an answer has another type of value.
pub fn answered(from: &str, to: &str) -> (Level, &'static str) {
    let list = |text: &'_ str| text.strip_prefix("list of ").map(str::to_owned);
    match (list(from), list(to)) {
        (Some(from), Some(to)) => answered(&from, &to),
        (None, None) if is_within(to, from) => (Level::Safe, "answers contain fewer kinds of values"),
        (None, None) if is_within(from, to) => (Level::MayBreak, "answers may contain other values"),
        _ => (Level::Breaks, "answers contain another type of value"),
    }
}

/// How bad it is for clients that another type of value is accepted.
pub fn accepted(from: &str, to: &str) -> (Level, &'static str) {
    match (is_within(from, to), is_within(to, from)) {
        (true, _) => (Level::Safe, "more values are accepted"),
        (_, true) => (Level::MayBreak, "some values are refused"),
        _ => (Level::Breaks, "another type of value is needed"),
    }
}

/// What JSON a column is written as: types that look the same to clients have one word.
fn wire(field: &Field, label: bool) -> &'static str {
    match (field.kind, field.text) {
        _ if label => "label",
        (Kind::Small | Kind::Int | Kind::Big, _) => "integer",
        (Kind::Text, TextKind::Line | TextKind::Text) => "string",
        (of, text) => kind(of, text),
    }
}

/// A default of the spec; empty: none.
pub fn default(api: &Api, default: &Default) -> String {
    match default {
        Default::None => String::new(),
        Default::Text(text) => format!("{text:?}"),
        Default::Int(number) => number.to_string(),
        Default::Float(number) => number.to_string(),
        Default::Bool(is) => is.to_string(),
        Default::Empty => "[]".to_owned(),
        Default::Uuid(uuid) => (*uuid).to_owned(),
        Default::Now => "now".to_owned(),
        Default::Today => "today".to_owned(),
        Default::NewUuid => "uuid".to_owned(),
        Default::Caller => "$user".to_owned(),
        Default::TimeZone => "$time_zone".to_owned(),
        Default::Setting(name) => format!("$setting.{name}"),
        Default::Row { of, column, is, .. } => {
            let of = &api.resources[*of];
            let field = of.fields.iter().find(|field| field.column == *column).map_or(*column, |field| &field.name);
            format!("{} with {field} {is}", of.name)
        }
    }
}

/// Sort keys as the spec writes them.
pub fn order(keys: &[Order]) -> String {
    let key = |order: &Order| {
        let path = order.path.replace("__", ".");
        match &order.by {
            OrderBy::Value if order.descending => format!("-{path}"),
            OrderBy::Value => path,
            OrderBy::Filled => format!("filled {path}"),
            OrderBy::Begins(text) => format!("{path} begins with {text}"),
        }
    };
    keys.iter().map(key).collect::<Vec<_>>().join(", ")
}

/// The names of a path, from the resource where it begins.
pub fn path(api: &Api, from: ResourceId, path: &Path) -> String {
    let mut at = from;
    let mut names = Vec::new();
    for step in &path.steps {
        let relation = &api.resources[at].relations[*step];
        names.push(relation.name.as_str());
        at = relation.target;
    }
    names.push(&api.resources[at].fields[path.field].name);
    names.join(".")
}

/// What an item of a representation is, as its readers see it, and where it comes from.
pub fn shown(api: &Api, id: ResourceId, item: &Item) -> (String, String) {
    let resource = &api.resources[id];
    let target = |resource: &Resource, relation: usize| resource.relations[relation].target;
    let view = |of: ResourceId, representation: usize| {
        let of = &api.resources[of];
        format!("{} {}", of.name, of.representations[representation].name)
    };
    match &item.shows {
        Shows::Column { path: at, label, .. } => {
            let of = &api.resources[plan::reached(api, id, &at.steps)];
            (wire(&of.fields[at.field], *label).to_owned(), path(api, id, at))
        }
        Shows::Derived { path: at } => {
            let of = &api.resources[plan::reached(api, id, &at.steps)].derived[at.field];
            (kind(of.kind, TextKind::Line).to_owned(), format!("made by the database: {}", of.sql.postgres))
        }
        Shows::OwnUrl => ("url".to_owned(), "the row's own address".to_owned()),
        Shows::Nothing => ("url".to_owned(), "null".to_owned()),
        Shows::Url { relation } => ("url".to_owned(), resource.relations[*relation].name.clone()),
        Shows::Kind { relation } => ("app.model".to_owned(), resource.relations[*relation].name.clone()),
        Shows::Object { through, relation, representation } => {
            let near = &api.resources[plan::reached(api, id, through)];
            (
                format!("object: {}", view(target(near, *relation), *representation)),
                near.relations[*relation].name.clone(),
            )
        }
        Shows::Keys { path: at } => {
            let of = &api.resources[plan::reached(api, id, &at.steps)];
            (format!("list of {}", wire(&of.fields[at.field], false)), path(api, id, at))
        }
        Shows::Rows { relation, representation, narrow, .. } => {
            let of = target(resource, *relation);
            let rule = narrow.map(|rule| format!(" where {}", api.resources[of].behaviour.rules[rule].0));
            let from = format!("{}{}", resource.relations[*relation].name, rule.unwrap_or_default());
            (format!("list of objects: {}", view(of, *representation)), from)
        }
        Shows::Constant(text) => ("string".to_owned(), format!("the constant {text:?}")),
        Shows::Row(index) => match resource.computed[*index].form {
            ComputedForm::Row(ty) => (value(ty).to_owned(), "computed".to_owned()),
            ComputedForm::Page { .. } => ("json".to_owned(), "computed".to_owned()),
        },
        Shows::Page(index, place) => match &resource.computed[*index].form {
            ComputedForm::Page { gives, .. } => (value(gives[*place].1).to_owned(), "computed".to_owned()),
            ComputedForm::Row(ty) => (value(*ty).to_owned(), "computed".to_owned()),
        },
    }
}

/// Whether an item may be null.
pub fn may_be_null(api: &Api, id: ResourceId, item: &Item) -> bool {
    let nullable = |resource: &Resource, relation: usize| match resource.relations[relation].link {
        Link::One { column: field } => resource.fields[field].nullable,
        Link::Back { .. } | Link::Many { .. } | Link::Loose { .. } => true,
    };
    let along = |steps: &[usize]| {
        let mut at = id;
        steps.iter().any(|step| {
            let resource = &api.resources[at];
            at = resource.relations[*step].target;
            nullable(resource, *step)
        })
    };
    let resource = &api.resources[id];
    match &item.shows {
        Shows::Column { path, empty, .. } => {
            let of = &api.resources[plan::reached(api, id, &path.steps)];
            empty.is_empty() && (of.fields[path.field].nullable || along(&path.steps))
        }
        Shows::Derived { path } => {
            let of = &api.resources[plan::reached(api, id, &path.steps)];
            of.derived[path.field].nullable || along(&path.steps)
        }
        Shows::Url { relation } | Shows::Kind { relation } => nullable(resource, *relation),
        Shows::Object { through, relation, .. } => {
            let near = &api.resources[plan::reached(api, id, through)];
            along(through) || nullable(near, *relation)
        }
        Shows::OwnUrl => resource.path.is_empty(),
        Shows::Constant(_) | Shows::Keys { .. } | Shows::Rows { .. } => false,
        Shows::Nothing | Shows::Row(_) | Shows::Page(..) => true,
    }
}

fn by(of: &Resource, by: By) -> String {
    match by {
        By::Field(field) => format!("{} by {}", of.name, of.fields[field].name),
        By::Id | By::Pk => format!("{} by id", of.name),
        By::Url => format!("{} by url", of.name),
    }
}

/// The resource and target of an input: those of the row that the resource extends, where it writes that.
pub fn written<'a>(api: &'a Api, resource: &'a Resource, input: &'a InputField) -> (&'a Resource, &'a InputTarget) {
    match &input.target {
        InputTarget::Parent(inner) => {
            let parent = resource.parent.map(|relation| &api.resources[resource.relations[relation].target]);
            (parent.unwrap_or(resource), inner)
        }
        own => (resource, own),
    }
}

/// What an input takes.
pub fn taken(api: &Api, resource: &Resource, input: &InputField) -> String {
    let (of, target) = written(api, resource, input);
    let to = |relation: usize| &api.resources[of.relations[relation].target];
    match target {
        InputTarget::Column(field) => wire(&of.fields[*field], of.fields[*field].by_label).to_owned(),
        InputTarget::One(relation, how) => by(to(*relation), *how),
        InputTarget::Many(relation, how) => format!("list of {}", by(to(*relation), *how)),
        InputTarget::Kind(_, apps) if apps.is_empty() => "app.model".to_owned(),
        InputTarget::Kind(_, apps) => format!("app.model of {}", apps.join(", ")),
        InputTarget::Extra(ExtraType::Value(of)) => kind(*of, TextKind::Line).to_owned(),
        InputTarget::Extra(ExtraType::One(of, how)) => by(&api.resources[*of], *how),
        InputTarget::Parent(_) => String::new(),
    }
}

/// What a filter takes, and what it compares.
pub fn filter(api: &Api, resource: &Resource, test: &FilterTest) -> (String, String) {
    let takes = match test {
        FilterTest::Text(_) | FilterTest::Rule(_) => "string",
        FilterTest::Uuid(_) => "uuid",
        FilterTest::Number(_) => "number",
        FilterTest::Bool(_) | FilterTest::BoolRule(_) => "boolean",
        FilterTest::Date(_) => "date",
        FilterTest::DateTime(_) => "datetime",
        FilterTest::Day(_) => "day",
        FilterTest::Choice(..) => "stored choice",
        FilterTest::Label(..) => "label",
        FilterTest::Row(..) => "id",
        FilterTest::Rows(..) => "ids",
        FilterTest::UuidIn(_) => "uuids",
        FilterTest::AllOf(_) => "all of",
        FilterTest::DateRange(_) => "two days",
        FilterTest::Lookups | FilterTest::Pairs(_) => "lookups",
        FilterTest::Order(_) => "keys of the order",
        FilterTest::Search(_) => "words",
        FilterTest::Archived(..) => "whether archived",
        FilterTest::Fields => "names of fields",
        FilterTest::Refused => "refused",
    };
    let compares = match test {
        FilterTest::Rule(rule) | FilterTest::BoolRule(rule) => {
            let name = resource.behaviour.rules.get(*rule).map_or("", |(name, _)| name);
            return (takes.to_owned(), format!("the rule {name}"));
        }
        FilterTest::Row(path, of) | FilterTest::Rows(path, of) => format!("{path} ({})", api.resources[*of].name),
        FilterTest::Order(paths) | FilterTest::Search(paths) => paths.join(", "),
        test => test.lookup().unwrap_or_default().to_owned(),
    };
    (takes.to_owned(), compares.replace("__", "."))
}
