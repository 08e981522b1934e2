//! Endpoints written by hand: their methods, what they take and what they answer.

use super::{
    Checker, DeclaredEndpoint,
    computed::{VALUES, value_type},
    fields, names, spot, text, yes,
};
use crate::{
    model::{Endpoint, EndpointOperation, Given, GivenShape, Taken, TakenFrom, ValueType},
    syntax::{At, Entries, GivenDecl, OperationDecl, Scalar, TakenDecl},
};

/// Errors that every operation of an endpoint may answer with.
const USUAL: [u16; 8] = [400, 403, 404, 406, 409, 413, 415, 429];

/// Methods that an endpoint can offer.
pub const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

impl Checker<'_> {
    /// All endpoints.
    pub fn endpoints(&mut self) {
        for DeclaredEndpoint { file, area, decl } in self.endpoints {
            let file = *file;
            if decl.operations.0.is_empty() {
                let message = format!("the endpoint `{}` offers nothing", decl.endpoint.value);
                let remedy = "name its methods: `operations: { get: { gives: { .. } } }`";
                self.fault("S150", spot(file, &decl.endpoint), message, "it has no operations", remedy);
            }
            let path = decl.path.value.trim_matches('/').to_owned();
            let mut operations = Vec::new();
            for (name, operation) in &decl.operations.0 {
                let Some(method) = METHODS.into_iter().find(|method| *method == name.value) else {
                    let remedy = names::instead(&name.value, METHODS);
                    let message = format!("there is no method `{}`", name.value);
                    self.fault("S151", spot(file, name), message, "unknown method", remedy);
                    continue;
                };
                let about = [&operation.value.about, &decl.about].into_iter().map(text).find(|about| !about.is_empty());
                operations.push(EndpointOperation {
                    method,
                    place: self.place(file, name),
                    about: about.unwrap_or_default(),
                    access: self.endpoint_access(file, operation.value.access.as_ref()),
                    takes: self.takes(file, &decl.path, &path, (name, method), &operation.value),
                    gives: self.gives(file, &operation.value.gives),
                    value: operation.value.r#type.as_ref().map(|word| self.value_of(file, word)),
                    many: yes(&operation.value.many),
                    media: self.media(file, &operation.value),
                    status: self.status(file, method, &operation.value.status),
                    also: self.also(file, &operation.value.also),
                });
            }
            self.api.endpoints.push(Endpoint {
                name: decl.endpoint.value.clone(),
                area: area.clone(),
                place: self.place(file, &decl.endpoint),
                about: text(&decl.about),
                path,
                operations,
            });
        }
    }

    fn takes(
        &mut self,
        file: usize,
        at: &At<String>,
        path: &str,
        (operation, method): (&At<String>, &str),
        decl: &OperationDecl,
    ) -> Vec<Taken> {
        let in_path: Vec<&str> = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        let takes: Vec<Taken> = decl
            .takes
            .0
            .iter()
            .map(|(name, decl)| {
                let from = match method {
                    _ if in_path.contains(&name.value.as_str()) => TakenFrom::Path,
                    "get" | "delete" => TakenFrom::Query,
                    _ => TakenFrom::Body,
                };
                self.taken(file, name, from, &decl.value)
            })
            .collect();
        for name in in_path.into_iter().filter(|name| takes.iter().all(|taken| taken.name != *name)) {
            let message = format!("`{}` doesn't take the path's `{name}`", operation.value);
            let remedy = format!("add it to its `takes`: `{name}: {{ type: string }}`");
            self.fault("S152", spot(file, at), message, "every operation takes what the path names", remedy);
        }
        takes
    }

    fn taken(&mut self, file: usize, name: &At<String>, from: TakenFrom, decl: &TakenDecl) -> Taken {
        if !names::is_field_name(&name.value) {
            self.not_a_field_name(file, name, "a parameter");
        }
        Taken {
            name: name.value.clone(),
            value: self.value_of(file, &decl.r#type),
            from,
            required: from == TakenFrom::Path || yes(&decl.required),
            nullable: decl.nullable.as_ref().is_none_or(|at| at.value),
            about: text(&decl.about),
            example: example(&decl.example),
        }
    }

    fn value_of(&mut self, file: usize, word: &At<String>) -> ValueType {
        value_type(&word.value).unwrap_or_else(|| {
            let remedy = names::instead(&word.value, VALUES.iter().copied());
            let message = format!("there is no type `{}`", word.value);
            self.fault("S153", spot(file, word), message, "unknown type", remedy);
            ValueType::Json
        })
    }

    fn gives(&mut self, file: usize, entries: &Entries<GivenDecl>) -> Vec<Given> {
        entries.0.iter().map(|(name, decl)| self.given(file, name, &decl.value)).collect()
    }

    fn given(&mut self, file: usize, name: &At<String>, decl: &GivenDecl) -> Given {
        if !names::is_field_name(&name.value) {
            self.not_a_field_name(file, name, "a field");
        }
        let (object, many) = (!decl.fields.0.is_empty(), yes(&decl.many));
        let shape = match &decl.r#type {
            Some(word) if !object && !many => GivenShape::Value(self.value_of(file, word)),
            None if object && many => GivenShape::List(self.gives(file, &decl.fields)),
            None if object => GivenShape::Object(self.gives(file, &decl.fields)),
            given => {
                let message = format!("`{}` doesn't say what it holds", name.value);
                let reason = match given {
                    Some(_) => "`type` is for one value, `fields` and `many` for objects",
                    None => "neither `type` nor `fields` is given",
                };
                let remedy = "write `{ type: string }`, `{ fields: { .. } }` or `{ many: true, fields: { .. } }`";
                self.fault("S154", spot(file, name), message, reason, remedy);
                GivenShape::Value(ValueType::Json)
            }
        };
        Given {
            name: name.value.clone(),
            shape,
            nullable: yes(&decl.nullable),
            optional: yes(&decl.optional),
            about: text(&decl.about),
            example: example(&decl.example),
        }
    }

    /// The content type of an answer; faults where the answer is described in two ways.
    fn media(&mut self, file: usize, decl: &OperationDecl) -> String {
        let fields = !decl.gives.0.is_empty() || decl.many.is_some();
        let twice = match (&decl.media, &decl.r#type) {
            (Some(at), _) if fields => Some((at, "media", "fields")),
            (_, Some(at)) if fields => Some((at, "type", "fields")),
            (Some(at), Some(_)) => Some((at, "media", "type")),
            _ => None,
        };
        if let Some((at, one, other)) = twice {
            let message = format!("an answer can't have both `{one}` and {other}");
            let reason = "fields describe an object, `type` one value, `media` what isn't JSON";
            self.fault("S155", spot(file, at), message, reason, format!("take `{one}` away"));
        }
        text(&decl.media)
    }

    /// Statuses that hand-written code answers with, beside the good one and those that every operation has.
    fn also(&mut self, file: usize, entries: &Entries<String>) -> Vec<(u16, String)> {
        let mut also = Vec::new();
        for (name, about) in &entries.0 {
            match name.value.parse().ok().filter(|status| (300..600).contains(status) && !USUAL.contains(status)) {
                Some(status) => also.push((status, about.value.trim().to_owned())),
                None => {
                    let message = format!("{} is no further status", name.value);
                    let reason = "every operation has the usual errors, and `status` is that of the good answer";
                    let usual = USUAL.map(|status| status.to_string()).join(", ");
                    let remedy = format!("write a number from 300 to 599 that is none of {usual}");
                    self.fault("S157", spot(file, name), message, reason, remedy);
                }
            }
        }
        also
    }

    fn status(&mut self, file: usize, method: &str, decl: &Option<At<u64>>) -> u16 {
        let usual = if method == "post" { 201 } else { 200 };
        let Some(at) = decl else { return usual };
        match u16::try_from(at.value).ok().filter(|status| (200..300).contains(status)) {
            Some(status) => status,
            None => {
                let message = format!("{} is no status of a good answer", at.value);
                let reason = "hand-written code gives errors their status";
                self.fault("S156", spot(file, at), message, reason, "write a number from 200 to 299, or leave it out");
                usual
            }
        }
    }
}

fn example(example: &Option<At<Scalar>>) -> String {
    example.as_ref().map_or_else(String::new, |example| fields::json(&example.value))
}
