//! Files to declarations: YAML, the kind of each file, its structure, its types, and the fields that
//! resources take over from mixins.

use super::{
    Declared, DeclaredEndpoint, DeclaredField, DeclaredUnion, names, spot,
    structure::{self, FileKind},
    tree::{self, Node, NotYaml, Value},
    yaml,
};
use crate::{
    SourceFile,
    report::{Fault, Spot},
    syntax::{ApiFile, At, ResourceFile},
};
use serde::de::DeserializeOwned;

/// All declarations; resources in faulty files have only their name.
pub struct Declarations {
    /// `api.yaml` with its index.
    pub api: (usize, ApiFile),
    /// Resources, sorted by area and name.
    pub resources: Vec<Declared>,
    /// Unions, sorted by name.
    pub unions: Vec<DeclaredUnion>,
    /// Endpoints, sorted by area and name.
    pub endpoints: Vec<DeclaredEndpoint>,
}

/// Reads all files. `None` if there is no valid `api.yaml`.
pub fn read(files: &[SourceFile], faults: &mut Vec<Fault>) -> Option<Declarations> {
    let schemas = FileKind::ALL.map(|kind| (kind, structure::schema_of(kind)));
    let (mut apis, mut resources, mut unions, mut endpoints) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, file) in files.iter().enumerate().filter(|(_, file)| !file.path.ends_with(".sql")) {
        let before = faults.len();
        let node = match tree::read(&file.text) {
            Ok(node) => Some(node),
            Err(error) => {
                faults.push(yaml::fault(index, &file.text, &error));
                None
            }
        };
        let kind = node.as_ref().and_then(|node| kind(index, node, faults));
        if let (Some(node), Some(kind)) = (&node, kind) {
            let (_, schema) = &schemas[kind as usize];
            structure::check(index, node, schema, faults);
        }
        let sound = faults.len() == before;
        match kind {
            Some(FileKind::Api) if sound => apis.extend(typed::<ApiFile>(index, file, faults).map(|api| (index, api))),
            Some(FileKind::Union) if sound => {
                unions.extend(typed(index, file, faults).map(|decl| DeclaredUnion { file: index, decl }));
            }
            Some(FileKind::Endpoint) if sound => {
                let area = area(&file.path);
                endpoints.extend(typed(index, file, faults).map(|decl| DeclaredEndpoint { file: index, area, decl }));
            }
            Some(FileKind::Resource) if sound => match typed(index, file, faults) {
                Some(decl) => resources.push(declared(index, file, decl, false)),
                None => resources.extend(by_name(index, file)),
            },
            _ => resources.extend(by_name(index, file)),
        }
    }
    let named = files.iter().any(|file| first_key(&file.text) == Some("api"));
    match apis.as_slice() {
        [] if !named => faults.push(no_api(files)?),
        [_, others @ ..] => {
            let remedy = format!("the first is {}; take the other away", files[apis[0].0].path);
            faults.extend(others.iter().map(|(index, api)| Fault {
                code: "S009",
                message: "the spec has two `api` files".into(),
                spot: spot(*index, &api.api),
                reason: "the second one".into(),
                remedy: remedy.clone(),
            }));
        }
        [] => {}
    }
    let api = apis.into_iter().next()?;
    resources.iter_mut().filter(|resource| !resource.broken).for_each(|resource| {
        mixins(resource, &api, faults);
        enums(resource, &api.1, faults);
    });
    resources.sort_by(|a, b| (&a.area, &a.decl.resource.value).cmp(&(&b.area, &b.decl.resource.value)));
    unions.sort_by(|a, b| a.decl.union.value.cmp(&b.decl.union.value));
    endpoints.sort_by(|a, b| (&a.area, &a.decl.endpoint.value).cmp(&(&b.area, &b.decl.endpoint.value)));
    Some(Declarations { api, resources, unions, endpoints })
}

fn no_api(files: &[SourceFile]) -> Option<Fault> {
    files.first()?;
    Some(Fault {
        code: "S009",
        message: "the spec has no `api` file".into(),
        spot: Spot { file: 0, line: 1, column: 1, length: 0 },
        reason: "no file of the spec begins with `api`".into(),
        remedy: "write `spec/api.yaml` with `api` (the title) and `version`".into(),
    })
}

fn typed<T: DeserializeOwned>(file: usize, source: &SourceFile, faults: &mut Vec<Fault>) -> Option<T> {
    match tree::typed(&source.text) {
        Ok(value) => Some(value),
        Err(NotYaml { message, line, column }) => {
            let spot = Spot { file, line, column, length: 0 };
            faults.push(Fault { code: "S006", message, spot, reason: String::new(), remedy: String::new() });
            None
        }
    }
}

fn kind(file: usize, node: &Node, faults: &mut Vec<Fault>) -> Option<FileKind> {
    let first = match &node.value {
        Value::Map(entries) => entries.first().map(|(key, _)| key),
        _ => None,
    };
    let kind = match first.map(|key| key.value.as_str()) {
        Some("api") => return Some(FileKind::Api),
        Some("resource") => return Some(FileKind::Resource),
        Some("union") => return Some(FileKind::Union),
        Some("endpoint") => return Some(FileKind::Endpoint),
        other => other,
    };
    let (message, spot) = match (kind, first) {
        (Some(name), Some(key)) => (format!("a file can't begin with `{name}`"), spot(file, key)),
        _ => match node.value {
            Value::List(_) => ("a file can't be a list".to_owned(), spot(file, node)),
            Value::Null | Value::Map(_) => ("the file is empty".to_owned(), spot(file, node)),
            _ => ("a file can't be a single value".to_owned(), spot(file, node)),
        },
    };
    faults.push(Fault {
        code: "S002",
        message,
        spot,
        reason: "the first key says what a file declares".into(),
        remedy: "begin it with `api`, `resource`, `union` or `endpoint`".into(),
    });
    None
}

fn first_key(text: &str) -> Option<&str> {
    let line = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#') && *line != "---")?;
    line.split_once(':').map(|(key, _)| key)
}

fn area(path: &str) -> String {
    let inner = path.split_once('/').map_or("", |(_, inner)| inner);
    inner.rsplit_once('/').map_or("", |(area, _)| area).replace('/', "_")
}

fn declared(file: usize, source: &SourceFile, decl: ResourceFile, broken: bool) -> Declared {
    Declared { file, area: area(&source.path), broken, decl, fields: Vec::new() }
}

/// A resource in a faulty file, by its name, so that references to it aren't reported as further faults.
fn by_name(file: usize, source: &SourceFile) -> Option<Declared> {
    let line = source.text.lines().find(|line| line.starts_with("resource:"))?;
    let name = line.trim_start_matches("resource:").split('#').next()?.trim();
    let decl = names::is_type_name(name).then(|| tree::typed(&format!("resource: {name}")).ok())??;
    Some(declared(file, source, decl, true))
}

fn mixins(resource: &mut Declared, (api_file, api): &(usize, ApiFile), faults: &mut Vec<Fault>) {
    for used in &resource.decl.uses {
        match api.mixins.get(&used.value) {
            Some(mixin) => {
                add(resource.file, *api_file, &mixin.value.fields.0, &mut resource.fields, Some(used), faults)
            }
            None => faults.push(Fault {
                code: "S024",
                message: format!("no mixin is called `{}`", used.value),
                spot: spot(resource.file, used),
                reason: "unknown mixin".into(),
                remedy: match names::instead(&used.value, api.mixins.0.iter().map(|(name, _)| name.value.as_str())) {
                    empty if empty.is_empty() => "declare it under `mixins` of the `api` file".into(),
                    remedy => remedy,
                },
            }),
        }
    }
    add(resource.file, resource.file, &resource.decl.fields.0, &mut resource.fields, None, faults);
}

/// Gives fields the choices that they name.
fn enums(resource: &mut Declared, api: &ApiFile, faults: &mut Vec<Fault>) {
    for DeclaredField { file, name, decl } in &mut resource.fields {
        let Some(named) = &decl.r#enum else { continue };
        let Some(choices) = api.enums.get(&named.value) else {
            faults.push(Fault {
                code: "S190",
                message: format!("no enum is called `{}`", named.value),
                spot: spot(*file, named),
                reason: "unknown enum".into(),
                remedy: match names::instead(&named.value, api.enums.0.iter().map(|(name, _)| name.value.as_str())) {
                    empty if empty.is_empty() => "declare it under `enums` of the `api` file".into(),
                    remedy => remedy,
                },
            });
            continue;
        };
        if !decl.choices.0.is_empty() {
            faults.push(Fault {
                code: "S190",
                message: format!("`{}` has choices of its own and an enum", name.value),
                spot: spot(*file, named),
                reason: "only one of both is possible".into(),
                remedy: "take `enum` or `choices` away".into(),
            });
            continue;
        }
        // What is wrong with a choice is shown where the field names them.
        let here = |text: &At<String>| At { value: text.value.clone(), line: named.line, column: named.column };
        decl.choices.0 = choices
            .value
            .0
            .iter()
            .map(|(key, choice)| {
                let choice = At { value: choice.value.clone(), line: named.line, column: named.column };
                (here(key), choice)
            })
            .collect();
    }
}

fn add(
    resource: usize,
    file: usize,
    from: &[(At<String>, At<crate::syntax::FieldDecl>)],
    fields: &mut Vec<DeclaredField>,
    used: Option<&At<String>>,
    faults: &mut Vec<Fault>,
) {
    for (name, decl) in from {
        if fields.iter().any(|other| other.name.value == name.value) {
            let spot = used.map_or_else(|| spot(file, name), |used| spot(resource, used));
            let remedy = "a mixin's field can't be changed; use a mixin without it, or another name";
            faults.push(Fault {
                code: "S025",
                message: format!("the field `{}` is declared twice", name.value),
                spot,
                reason: "comes from a mixin already".into(),
                remedy: remedy.into(),
            });
        } else {
            fields.push(DeclaredField { file, name: name.clone(), decl: decl.value.clone() });
        }
    }
}
