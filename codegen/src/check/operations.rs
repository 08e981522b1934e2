//! Operations: what is offered under which path, by which representation, to whom; and paths that collide.

use super::{Checker, Declared, names, spot};
use crate::{
    model::{Operations, ResourceId},
    syntax::At,
};
use std::collections::HashMap;

/// Operations of a resource.
pub const OPERATIONS: &[&str] = &["list", "create", "retrieve", "update", "delete", "bulk"];

impl Checker<'_> {
    /// The operations of a resource.
    pub fn operations(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        let mut operations = self.offers(id, *file, &decl.operations);
        if let (Some(first), None) = (decl.operations.first(), &decl.path) {
            let message = format!("the operations of `{}` have no path", decl.resource.value);
            let remedy = format!("add `path`, e.g. `path: {}s`", names::words(&decl.resource.value).replace(' ', "-"));
            self.fault("S091", spot(*file, first), message, "nobody could ask for them", remedy);
        }
        if let (true, Some(path)) = (decl.operations.is_empty() && decl.nested.0.is_empty(), &decl.path) {
            let message = format!("nothing is offered under `{}`", path.value);
            self.fault(
                "S099",
                spot(*file, path),
                message,
                "the resource has no operations",
                "add `operations`, or take `path` away",
            );
        }
        self.answers(id, &mut operations);
        self.audiences(id, &mut operations);
        self.api.resources[id].operations = operations;
    }

    /// What words offer under a path of a resource.
    pub fn offers(&mut self, id: ResourceId, file: usize, words: &[At<String>]) -> Operations {
        let mut operations = Operations::default();
        for word in words {
            match word.value.as_str() {
                "list" => operations.list = true,
                "create" => operations.create = true,
                "retrieve" => operations.retrieve = true,
                "update" => operations.update = true,
                "delete" => operations.delete = true,
                "bulk" => operations.bulk = true,
                other => {
                    let remedy = names::instead(other, OPERATIONS.iter().copied());
                    self.fault(
                        "S090",
                        spot(file, word),
                        format!("there is no operation `{other}`"),
                        "unknown operation",
                        remedy,
                    );
                }
            }
        }
        if operations.bulk && !operations.create {
            let name = &self.decls[id].decl.resource;
            let at = words.iter().find(|word| word.value == "bulk").unwrap_or(name);
            let message = format!("`{}` takes lists of rows but no single ones", name.value);
            self.fault("S095", spot(file, at), message, "`bulk` widens `create`", "add `create`");
        }
        operations
    }

    fn answers(&mut self, id: ResourceId, operations: &mut Operations) {
        let Declared { file, decl, .. } = &self.decls[id];
        let named = |name: &str| decl.representations.0.iter().position(|(other, _)| other.value == name);
        let (summary, detail) = (named("summary"), named("detail"));
        operations.summary = summary.or(detail).unwrap_or(0);
        operations.detail = detail.or(summary).unwrap_or(0);
        operations.created = operations.detail;
        let mut answered = Vec::new();
        for (operation, name) in &decl.answers.0 {
            if !["list", "create", "retrieve"].contains(&operation.value.as_str()) {
                let known = ["list", "create", "retrieve"];
                let message = format!("the answer of `{}` can't be chosen", operation.value);
                let remedy = match names::nearest(&operation.value, known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`update` answers like `retrieve`; `delete` answers nothing".into(),
                };
                self.fault(
                    "S096",
                    spot(*file, operation),
                    message,
                    "not an operation with an answer of its own",
                    remedy,
                );
                continue;
            }
            self.offered(id, operation);
            let name = At { value: name.value.clone(), line: name.line, column: name.column };
            let Some(index) = self.representation(id, *file, &name) else { continue };
            answered.push(operation.value.as_str());
            match operation.value.as_str() {
                "list" => operations.summary = index,
                "create" => operations.created = index,
                _ => operations.detail = index,
            }
        }
        let shows = [
            ("list", operations.list),
            ("create", operations.create),
            ("retrieve", operations.retrieve),
            ("update", operations.update),
        ];
        let bare = shows.into_iter().find(|(name, offered)| *offered && !answered.contains(name));
        if let (Some((operation, _)), None) = (bare, summary.or(detail)) {
            let at = decl.operations.iter().find(|word| word.value == operation).unwrap_or(&decl.resource);
            let message = format!("`{operation}` of `{}` has nothing to answer with", decl.resource.value);
            let reason = "there is no representation `summary` or `detail`";
            self.fault(
                "S092",
                spot(*file, at),
                message,
                reason,
                "add `representations: { detail: [..] }`; lists prefer `summary`",
            );
        }
    }

    fn offered(&mut self, id: ResourceId, operation: &At<String>) -> bool {
        let Declared { file, decl, .. } = &self.decls[id];
        let offered = decl.operations.iter().any(|word| word.value == operation.value);
        if !offered {
            let message = format!("`{}` doesn't offer `{}`", decl.resource.value, operation.value);
            let remedy = names::instead(&operation.value, decl.operations.iter().map(|word| word.value.as_str()));
            self.fault("S096", spot(*file, operation), message, "not among its operations", remedy);
        }
        offered
    }

    /// Who may use which operation, as far as no row is asked about.
    fn audiences(&mut self, id: ResourceId, operations: &mut Operations) {
        let Declared { file, decl, .. } = &self.decls[id];
        operations.public = decl.representations.0.iter().position(|(name, _)| name.value == "public");
        let access = decl.access.as_ref().map(|access| &access.value);
        let named = access.map(|access| [("list", &access.list), ("retrieve", &access.retrieve)]);
        for (operation, audience) in named.into_iter().flatten() {
            let Some(audience) = audience else { continue };
            let at = At { value: operation.to_owned(), line: audience.line, column: audience.column };
            if !self.offered(id, &at) {
                continue;
            }
            match audience.value.as_str() {
                "token" => {}
                "public" if operation == "list" => {
                    operations.public_list = true;
                    if operations.public.is_none() {
                        let message =
                            format!("the list of `{}` has nothing to show to the public", decl.resource.value);
                        let reason = "there is no representation `public`";
                        self.fault("S093", spot(*file, audience), message, reason, "add `public` to `representations`");
                    }
                }
                "public" => {
                    let message = format!("`{operation}` can't be public");
                    let remedy = "take it away: a token is the default";
                    self.fault("S094", spot(*file, audience), message, "only lists can", remedy);
                }
                other => {
                    let remedy = names::instead(other, ["public", "token"]);
                    let message = format!("there is no audience `{other}`");
                    self.fault("S094", spot(*file, audience), message, "unknown audience", remedy);
                }
            }
        }
        self.public_rows(id, operations);
    }

    /// Paths that can't be used, and paths that come twice.
    pub fn routes(&mut self) {
        let mut routes: HashMap<String, String> = HashMap::new();
        for id in 0..self.decls.len() {
            let Declared { file, decl, broken, .. } = &self.decls[id];
            for (list, declared) in decl.lists.0.iter().filter(|_| !broken) {
                self.path(*file, list);
                let whole = list.value.trim_matches('/').to_owned();
                self.route(&mut routes, *file, list, whole.clone(), &decl.resource.value);
                let mut words = declared.value.operations.iter().map(|word| word.value.as_str());
                if words.any(|word| matches!(word, "retrieve" | "update" | "delete")) {
                    self.route(&mut routes, *file, list, format!("{whole}/{{key}}"), &decl.resource.value);
                }
            }
            let Some(path) = decl.path.as_ref().filter(|_| !broken) else { continue };
            self.path(*file, path);
            let own = self.api.resources[id].path.clone();
            self.route(&mut routes, *file, path, own.clone(), &decl.resource.value);
            for (nested, _) in &decl.nested.0 {
                self.path(*file, nested);
                let whole = format!("{own}/{{key}}/{}", nested.value);
                self.route(&mut routes, *file, nested, whole, &decl.resource.value);
            }
            let operations = &self.api.resources[id].operations;
            if operations.retrieve || operations.update || operations.delete {
                self.route(&mut routes, *file, path, format!("{own}/{{key}}"), &decl.resource.value);
            }
        }
        for endpoint in self.endpoints {
            let path = &endpoint.decl.path;
            let parts =
                path.value.trim_matches('/').split('/').map(|part| if is_parameter(part) { "{key}" } else { part });
            let whole = parts.collect::<Vec<_>>().join("/");
            let plain = At { value: whole.replace("{key}", "key"), line: path.line, column: path.column };
            self.path(endpoint.file, &plain);
            self.route(&mut routes, endpoint.file, path, whole, &endpoint.decl.endpoint.value);
        }
    }

    fn path(&mut self, file: usize, path: &At<String>) {
        let part = path.value.trim_matches('/');
        let fine = !part.is_empty()
            && part.split('/').all(|p| {
                !p.is_empty() && p.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c))
            });
        if !fine {
            let better: String = part
                .to_lowercase()
                .chars()
                .map(|c| if c.is_ascii_alphanumeric() || "-_./".contains(c) { c } else { '-' })
                .collect();
            let message = format!("`{}` can't be a path", path.value);
            let reason = "small letters, digits and dashes";
            self.fault("S097", spot(file, path), message, reason, format!("write `{}`", better.trim_matches('-')));
        }
    }

    fn route(&mut self, routes: &mut HashMap<String, String>, file: usize, at: &At<String>, path: String, name: &str) {
        let place = format!("{}:{}", self.files[file].path, at.line);
        if let Some(other) = routes.insert(path.clone(), format!("`{name}` ({place})")) {
            let message = format!("two files answer under `/{path}`");
            self.fault(
                "S098",
                spot(file, at),
                message,
                format!("{other} does already"),
                "give one of them another path",
            );
        }
    }
}

/// Whether a part of a path is a parameter in braces.
fn is_parameter(part: &str) -> bool {
    part.strip_prefix('{').and_then(|part| part.strip_suffix('}')).is_some_and(names::is_field_name)
}
