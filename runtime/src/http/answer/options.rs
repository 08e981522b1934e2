//! The answer to OPTIONS: what a route is called, what it reads and writes, and the fields of a new or
//! changed record.

use crate::{
    http::openapi::schemas,
    tables::{
        Choice, ChoiceValue, Doc, Field, Holds, Input, InputField, Parameter, ParameterLocation, Representation, Route,
        Schema, Serves, Source, Takes,
    },
};
use serde_json::{Map, Value, json};

/// Describes a route. `writes` says whether the caller may write here and the row in the path exists;
/// without that no fields are listed.
pub fn describe(route: &Route, writes: bool) -> Value {
    let mut body = json!({
        "name": route.human_title(),
        "description": route.description(),
        "renders": ["application/json", "text/html"],
        "parses": ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
    });
    let actions = match &route.serves {
        Serves::List(list) => list.create.map(|input| json!({"POST": fields(list.created, input, true)})),
        Serves::Item(item) => {
            item.input.filter(|_| item.write).map(|input| json!({"PUT": fields(item.detail, input, false)}))
        }
        Serves::Union(_) => None,
        Serves::Custom(custom) => {
            let input = |method: &'static str| {
                let operation = custom.operations.iter().find(|operation| operation.method == method)?;
                let body = operation.takes.iter().filter(|parameter| parameter.place == ParameterLocation::Body);
                Some((method.to_owned(), Value::Object(body.map(of_parameter).collect())))
            };
            Some(Value::Object(["POST", "PUT"].into_iter().filter_map(input).collect()))
        }
    };
    if let (true, Some(actions)) = (writes, actions) {
        body["actions"] = actions;
    }
    body
}

/// What is shown and what is taken as one list: the representation's order, then inputs not shown.
fn fields(shown: &Representation, input: &Input, create: bool) -> Value {
    let mut all = Map::new();
    for field in shown.fields {
        let (name, about) = match input.fields.iter().find(|input| input.name == field.name) {
            Some(input) => of_input(input, create),
            None => (field.name.to_owned(), of_field(field)),
        };
        all.insert(name, about);
    }
    for field in input.fields.iter().filter(|field| shown.fields.iter().all(|shown| shown.name != field.name)) {
        let (name, about) = of_input(field, create);
        all.insert(name, about);
    }
    Value::Object(all)
}

/// The keys that every field has.
fn common(kind: &str, required: bool, read_only: bool, name: &str, doc: &Doc) -> Map<String, Value> {
    let mut about = Map::new();
    about.insert("type".into(), kind.into());
    about.insert("required".into(), required.into());
    about.insert("read_only".into(), read_only.into());
    about.insert("label".into(), label(name).into());
    if !doc.about.is_empty() {
        about.insert("help_text".into(), doc.about.into());
    }
    about
}

/// A name as people read it: blanks for underscores, the first letter upper case.
fn label(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => words,
    }
}

fn of_input(field: &InputField, create: bool) -> (String, Value) {
    let (kind, child) = match field.takes {
        Takes::Text(..) | Takes::Uuid => ("string", None),
        Takes::Email(_) => ("email", None),
        Takes::Url(_) => ("url", None),
        Takes::Bool => ("boolean", None),
        Takes::Int(..) => ("integer", None),
        Takes::Float(..) => ("float", None),
        Takes::Date => ("date", None),
        Takes::DateTime => ("datetime", None),
        Takes::Choice(_) | Takes::Label(_) => ("choice", None),
        Takes::Floats => ("list", Some("float")),
        Takes::Ints => ("list", Some("integer")),
        Takes::Texts(_) => ("list", Some("string")),
        Takes::Decimal(_) => ("decimal", None),
        Takes::Time => ("time", None),
        Takes::Duration => ("duration", None),
        Takes::Image(_) => ("image upload", None),
        Takes::Json | Takes::JsonObject | Takes::Kind(_) | Takes::One(..) | Takes::Many(..) => ("field", None),
    };
    let required = field.required || (create && field.required_on_create);
    let mut about = common(kind, required, field.create_only && !create, field.name, &field.doc);
    match field.takes {
        Takes::Int(least, most) => {
            about.insert("min_value".into(), least.into());
            about.insert("max_value".into(), most.into());
        }
        Takes::Float(least, most) => {
            for (key, bound) in [("min_value", least), ("max_value", most)] {
                if bound.is_finite() {
                    about.insert(key.into(), bound.into());
                }
            }
        }
        Takes::Text(most, _) | Takes::Email(most) | Takes::Url(most) | Takes::Image(most) if most > 0 => {
            about.insert("max_length".into(), most.into());
        }
        Takes::Choice(choices) => {
            about.insert("choices".into(), choices.iter().map(|choice| of_choice(choice, false)).collect());
        }
        Takes::Label(choices) => {
            about.insert("choices".into(), choices.iter().map(|choice| of_choice(choice, true)).collect());
        }
        _ => {}
    }
    if let Some(child) = child {
        about.insert("child".into(), json!({"type": child, "required": true, "read_only": false}));
    }
    (field.name.to_owned(), Value::Object(about))
}

fn of_parameter(parameter: &Parameter) -> (String, Value) {
    let kind = match parameter.holds {
        Holds::Text | Holds::Uuid => "string",
        Holds::Integer => "integer",
        Holds::Number => "float",
        Holds::Boolean => "boolean",
        Holds::Date => "date",
        Holds::DateTime => "datetime",
        Holds::Json => "field",
        Holds::Texts => "list",
    };
    let about = common(kind, parameter.required, false, parameter.name, &parameter.doc);
    (parameter.name.to_owned(), Value::Object(about))
}

/// A choice as it is written: by its label or by its stored value.
fn of_choice(choice: &Choice, by_label: bool) -> Value {
    let value = match choice.value {
        _ if by_label => choice.label.into(),
        ChoiceValue::Int(value) => Value::from(value),
        ChoiceValue::Text(value) => value.into(),
    };
    json!({"value": value, "display_name": choice.label})
}

/// A field that is only shown.
fn of_field(field: &Field) -> Value {
    match &field.source {
        Source::Url(..) | Source::Row(..) | Source::Page(..) => {
            Value::Object(common("field", false, true, field.name, &field.doc))
        }
        _ => of_schema(&field.doc.schema, field.name, &field.doc),
    }
}

fn of_schema(schema: &Schema, name: &str, doc: &Doc) -> Value {
    let kind = match schema {
        Schema::Any => "field",
        Schema::Text("date") => "date",
        Schema::Text("date-time") => "datetime",
        Schema::Text("email") | Schema::Blank("email") => "email",
        Schema::Text("uri") | Schema::Blank("uri") => "url",
        Schema::Text("binary") => "image upload",
        Schema::Text(_) | Schema::Blank(_) | Schema::Bounded(_) => "string",
        Schema::Integer(_) => "integer",
        Schema::Number => "float",
        Schema::Boolean => "boolean",
        Schema::Choice(_) | Schema::ChoiceOrBlank(_) | Schema::Label(_) => "choice",
        Schema::List(_) => "list",
        Schema::Ref(_) | Schema::Object(_) => "nested object",
    };
    let mut about = common(kind, false, true, name, doc);
    let children = |fields: &[Field]| -> Value {
        Value::Object(fields.iter().map(|field| (field.name.to_owned(), of_field(field))).collect())
    };
    match schema {
        Schema::Bounded(most) => {
            about.insert("max_length".into(), (*most).into());
        }
        Schema::List(item) => {
            about.insert("child".into(), of_schema(item, name, doc));
        }
        Schema::Ref(shown) => {
            about.insert("children".into(), children(shown.fields));
        }
        Schema::Object(fields) => {
            about.insert("children".into(), children(fields));
        }
        Schema::Choice(_) | Schema::ChoiceOrBlank(_) | Schema::Label(_) => {
            let values = schema.values().into_iter().map(schemas::value);
            let choices = values.map(|value| json!({"value": value, "display_name": value}));
            about.insert("choices".into(), choices.collect());
        }
        _ => {}
    }
    Value::Object(about)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Dialects, Item, List, Target};
    use std::sync::OnceLock;

    const fn doc(schema: Schema) -> Doc {
        Doc { schema, about: "", nullable: false, example: "" }
    }

    const fn input(name: &'static str, takes: Takes, required: bool) -> InputField {
        InputField {
            within: None,
            name,
            takes,
            target: Target::Column(0),
            required,
            required_on_create: true,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: doc(Schema::Any),
        }
    }

    static SEXES: [Choice; 1] = [Choice::text("M", "Male")];
    static INPUT: Input = Input {
        schema: "In",
        patch_schema: "InPatch",
        resource: &crate::tests::zoo::USERS,
        fields: &[
            input("sex", Takes::Choice(&SEXES), false),
            input("nick_name", Takes::Text(64, None), true),
            input("age", Takes::Int(0, 9), false),
        ],
        actors: &[],
        nested: &[],
    };
    static SHOWN: Representation = Representation {
        name: "detail",
        schema: "Shown",
        resource: &crate::tests::zoo::USERS,
        fields: &[
            Field { name: "url", source: Source::Url(0, "/x"), doc: doc(Schema::Text("uri")) },
            Field { name: "nick_name", source: Source::Column(0), doc: doc(Schema::Text("")) },
            Field { name: "weights", source: Source::Column(1), doc: doc(Schema::List(&Schema::Number)) },
        ],
        select: Dialects { postgres: "", sqlite: "" },
        joins: Dialects { postgres: "", sqlite: "" },
        wires: &[],
        children: &[],
        groups: &[],
        statements: 1,
        single: OnceLock::new(),
    };
    static LIST: List = List {
        resource: &crate::tests::zoo::USERS,
        summary: &SHOWN,
        public: None,
        order: &[],
        filters: &[],
        create: Some(&INPUT),
        created: &SHOWN,
        bulk: false,
        owner: None,
        location: None,
        listed: true,
        versions: false,
        once: 0,
        strict: false,
        narrow: None,
    };
    static ITEM: Item = Item {
        resource: &crate::tests::zoo::USERS,
        key: 0,
        detail: &SHOWN,
        input: Some(&INPUT),
        read: true,
        write: true,
        delete: false,
        versions: crate::tables::Versions::None,
        archive: None,
    };

    fn route(serves: Serves) -> Route {
        Route { path: "/x", operation: "x", title: "X List", words: "x", about: "Said.", serves }
    }

    #[test]
    fn a_list_describes_what_creation_takes() {
        let body = describe(&route(Serves::List(&LIST)), true);
        assert_eq!((&body["name"], &body["description"]), (&json!("X List"), &json!("Said.")));
        let fields = &body["actions"]["POST"];
        let names: Vec<&str> = fields.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["url", "nick_name", "weights", "sex", "age"]);
        assert_eq!(fields["url"], json!({"type": "field", "required": false, "read_only": true, "label": "Url"}));
        let want = r#"{"type":"string","required":true,"read_only":false,"label":"Nick name","max_length":64}"#;
        assert_eq!(fields["nick_name"].to_string(), want);
        assert_eq!(fields["weights"]["child"]["type"], "float");
        assert_eq!(fields["sex"]["choices"], json!([{"value": "M", "display_name": "Male"}]));
        assert_eq!((&fields["age"]["min_value"], &fields["age"]["max_value"]), (&json!(0), &json!(9)));
        assert_eq!(fields["age"]["required"], true);
    }

    #[test]
    fn an_item_describes_what_replacing_takes() {
        let body = describe(&route(Serves::Item(&ITEM)), true);
        assert_eq!(body["actions"]["PUT"]["age"]["required"], false);
        assert!(body["actions"].get("POST").is_none());
    }

    #[test]
    fn who_may_not_write_sees_no_fields() {
        assert!(describe(&route(Serves::Item(&ITEM)), false).get("actions").is_none());
    }

    #[test]
    fn allow_follows_the_tables() {
        use crate::http::checks::methods::allow;
        assert_eq!(allow(&route(Serves::List(&LIST))), "GET, POST, HEAD, OPTIONS");
        assert_eq!(allow(&route(Serves::Item(&ITEM))), "GET, PUT, PATCH, HEAD, OPTIONS");
    }
}
