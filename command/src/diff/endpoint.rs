//! Differences of endpoints written by hand: what they take and give.

use super::{
    change::{
        Changes, Effect, Element, How,
        Level::{self, Breaks, MayBreak, Safe},
        code, readers, writers,
    },
    words::{self, yes},
};
use specimen_codegen::model::{Api, Endpoint, EndpointOperation, Given, GivenShape, Taken, TakenFrom};

/// Compares the endpoints that are written by hand.
pub fn compare(old: &Api, new: &Api, changes: &mut Changes) {
    for endpoint in &old.endpoints {
        changes.of(&endpoint.name);
        match new.endpoints.iter().find(|other| other.name == endpoint.name) {
            Some(same) => both(endpoint, same, changes),
            None => {
                let text = format!("/{} answers 404", endpoint.path);
                let effects = endpoint.operations.iter().map(|of| clients(of, Breaks, &text));
                changes.add(Element::Whole, "", How::Removed, effects);
            }
        }
    }
    for endpoint in &new.endpoints {
        if old.endpoints.iter().all(|other| other.name != endpoint.name) {
            changes.of(&endpoint.name);
            let effects = endpoint.operations.iter().map(|of| clients(of, Safe, "it is offered"));
            changes.add(Element::Whole, "", How::Added, effects);
        }
    }
}

/// An effect on those who send an operation.
fn clients(operation: &EndpointOperation, level: Level, text: &str) -> Effect {
    if operation.writes() { writers(level, text) } else { readers(level, text) }
}

fn both(old: &Endpoint, new: &Endpoint, changes: &mut Changes) {
    let text = "the old path answers 404";
    let effects = old.operations.iter().map(|of| clients(of, Breaks, text));
    changes.property((Element::Whole, ""), "path", [format!("/{}", old.path), format!("/{}", new.path)], effects);
    for operation in &old.operations {
        let name = operation.method.to_uppercase();
        match new.operations.iter().find(|other| other.method == operation.method) {
            Some(same) => differences(&name, operation, same, changes),
            None => {
                let effect = clients(operation, Breaks, "it answers 405");
                changes.add(Element::Operation, &name, How::Removed, [effect]);
            }
        }
    }
    for operation in &new.operations {
        if old.operations.iter().all(|other| other.method != operation.method) {
            let effect = clients(operation, Safe, "it is offered");
            changes.add(Element::Operation, &operation.method.to_uppercase(), How::Added, [effect]);
        }
    }
}

fn differences(name: &str, old: &EndpointOperation, new: &EndpointOperation, changes: &mut Changes) {
    let element = (Element::Operation, name);
    let effect = |level: Level, text: &str| clients(new, level, text);
    let types = || code(Breaks, "the method has other types");
    let status = [old.status.to_string(), new.status.to_string()];
    changes.property(element, "status", status, [effect(MayBreak, "it answers with another status")]);
    let answer = |of: &EndpointOperation| match (of.media.as_str(), of.value, of.many) {
        ("", Some(value), many) => format!("{}{}", if many { "list of " } else { "" }, words::value(value)),
        ("", None, many) => if many { "list of objects" } else { "object" }.to_owned(),
        (media, ..) => media.to_owned(),
    };
    let effects = [effect(Breaks, "it answers in another form"), types()];
    changes.property(element, "answer", [answer(old), answer(new)], effects);
    let also =
        |of: &EndpointOperation| of.also.iter().map(|(status, _)| status.to_string()).collect::<Vec<_>>().join(", ");
    let text = "there are other errors to expect";
    changes.property(element, "also", [also(old), also(new)], [effect(MayBreak, text)]);
    for taken in &old.takes {
        let name = format!("{name} takes {}", taken.name);
        match new.takes.iter().find(|other| other.name == taken.name) {
            Some(same) => takes((Element::Input, &name), new, [taken, same], changes),
            None => changes.add(Element::Input, &name, How::Removed, [effect(Breaks, "it is ignored"), types()]),
        }
    }
    for taken in &new.takes {
        if old.takes.iter().all(|other| other.name != taken.name) {
            let effect = match taken.required {
                true => effect(Breaks, "requests without it are refused"),
                false => effect(Safe, "it may be sent"),
            };
            changes.add(Element::Input, &format!("{name} takes {}", taken.name), How::Added, [effect]);
        }
    }
    gives(&format!("{name} gives "), new, [&old.gives, &new.gives], changes);
}

fn takes(element: (Element, &str), of: &EndpointOperation, [old, new]: [&Taken; 2], changes: &mut Changes) {
    let types = || code(Breaks, "the value has another Rust type");
    let is_type = [words::value(old.value), words::value(new.value)];
    let (level, text) = words::accepted(is_type[0], is_type[1]);
    let rust = (!words::same_in_rust(is_type[0], is_type[1])).then(types);
    changes.property(element, "type", is_type, [clients(of, level, text)].into_iter().chain(rust));
    let place = |taken: &Taken| match taken.from {
        TakenFrom::Path => "path",
        TakenFrom::Query => "query",
        TakenFrom::Body => "body",
    };
    changes.property(element, "place", [place(old), place(new)], [clients(of, Breaks, "it is needed elsewhere")]);
    let (level, text) = match new.required {
        true => (Breaks, "requests without it are refused"),
        false => (Safe, "it may be left out"),
    };
    changes.property(element, "required", [yes(old.required), yes(new.required)], [clients(of, level, text), types()]);
    let (level, text) = match new.nullable {
        true => (Safe, "null is accepted"),
        false => (Breaks, "null is refused"),
    };
    changes.property(element, "nullable", [yes(old.nullable), yes(new.nullable)], [clients(of, level, text)]);
}

/// Compares the fields of answers; `prefix` leads to them.
fn gives(prefix: &str, of: &EndpointOperation, [old, new]: [&[Given]; 2], changes: &mut Changes) {
    let types = || code(Breaks, "the answer has other Rust types");
    for field in old {
        let name = format!("{prefix}{}", field.name);
        let element = (Element::Value, name.as_str());
        let Some(same) = new.iter().find(|other| other.name == field.name) else {
            let effect = clients(of, Breaks, "answers no longer have it");
            changes.add(element.0, element.1, How::Removed, [effect, types()]);
            continue;
        };
        let form = |given: &Given| match &given.shape {
            GivenShape::Value(value) => words::value(*value),
            GivenShape::Object(_) => "object",
            GivenShape::List(_) => "list of objects",
        };
        let forms = [form(field), form(same)];
        let (level, text) = words::answered(forms[0], forms[1]);
        let rust = (!words::same_in_rust(forms[0], forms[1])).then(types);
        changes.property(element, "type", forms, [clients(of, level, text)].into_iter().chain(rust));
        for (property, [before, after], may) in [
            ("nullable", [field.nullable, same.nullable], "answers may contain null"),
            ("optional", [field.optional, same.optional], "answers may lack it"),
        ] {
            let effect = match after {
                true => clients(of, Breaks, may),
                false => clients(of, Safe, "answers always contain it"),
            };
            changes.property(element, property, [yes(before), yes(after)], [effect, types()]);
        }
        gives(&format!("{name}."), of, [inner(field), inner(same)], changes);
    }
    for field in new.iter().filter(|field| old.iter().all(|other| other.name != field.name)) {
        let effects = [clients(of, Safe, "answers have it"), types()];
        changes.add(Element::Value, &format!("{prefix}{}", field.name), How::Added, effects);
    }
}

fn inner(given: &Given) -> &[Given] {
    match &given.shape {
        GivenShape::Value(_) => &[],
        GivenShape::Object(fields) | GivenShape::List(fields) => fields,
    }
}
