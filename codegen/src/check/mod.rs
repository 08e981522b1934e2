//! Declarations to model: every name resolved, every default applied, every fault collected. `read`
//! calls `check`; each topic has its file, and the order of the steps stands here.

mod access;
mod admin;
mod api;
mod bounds;
mod computed;
mod conditions;
mod defaults;
mod derived;
mod endpoints;
mod expressions;
mod fields;
mod files;
mod filters;
mod guard;
mod hidden;
mod inputs;
mod migrations;
mod names;
mod nested;
mod nested_rows;
mod operations;
mod paths;
mod public;
mod relations;
mod repeated;
mod representations;
mod resources;
mod rules;
mod sense;
mod sql_names;
mod structure;
pub mod tree;
mod unions;
mod were;
mod yaml;

pub use structure::schema;

use crate::{
    SourceFile,
    model::{Api, Path, Place, ResourceId},
    report::{Fault, Report, Spot},
    syntax::{ApiFile, At, EndpointFile, FieldDecl, ResourceFile, UnionFile},
};

/// A resource as declared, its mixins' fields before its own.
pub struct Declared {
    /// Index of its file.
    pub file: usize,
    /// Folder of its file.
    pub area: String,
    /// Whether its file has faults, so that its names are unknown.
    pub broken: bool,
    /// The declaration.
    pub decl: ResourceFile,
    /// Fields with the files that they stand in.
    pub fields: Vec<DeclaredField>,
}

/// A field and the file that it stands in (a mixin's is `api.yaml`).
pub struct DeclaredField {
    /// Index of the file.
    pub file: usize,
    /// Its name.
    pub name: At<String>,
    /// The declaration.
    pub decl: FieldDecl,
}

/// A union as declared.
pub struct DeclaredUnion {
    /// Index of its file.
    pub file: usize,
    /// The declaration.
    pub decl: UnionFile,
}

/// An endpoint as declared.
pub struct DeclaredEndpoint {
    /// Index of its file.
    pub file: usize,
    /// Folder of its file.
    pub area: String,
    /// The declaration.
    pub decl: EndpointFile,
}

/// What all steps share: the declarations, the model as far as it is made, and the faults found.
pub struct Checker<'a> {
    files: &'a [SourceFile],
    api_file: usize,
    spec: &'a ApiFile,
    decls: &'a [Declared],
    unions: &'a [DeclaredUnion],
    endpoints: &'a [DeclaredEndpoint],
    api: Api,
    /// Audiences that are being read, each within the one before.
    naming: Vec<String>,
    /// What people call a row, by resource, where the spec says it.
    captions: Vec<Option<Vec<Path>>>,
    faults: Vec<Fault>,
}

/// Checks a whole spec.
pub fn check(files: &[SourceFile]) -> Result<Api, Report> {
    let mut faults = Vec::new();
    let Some(read) = files::read(files, &mut faults) else {
        return Err(Report::new(faults, files));
    };
    let mut checker = Checker {
        files,
        api_file: read.api.0,
        spec: &read.api.1,
        decls: &read.resources,
        unions: &read.unions,
        endpoints: &read.endpoints,
        api: Api::default(),
        naming: Vec::new(),
        captions: Vec::new(),
        faults,
    };
    checker.resources();
    checker.all(Checker::fields);
    checker.all(Checker::own_relations);
    checker.back_relations();
    checker.all(Checker::sql_names);
    checker.all(Checker::parent);
    checker.circles();
    checker.api();
    checker.all(Checker::keys);
    checker.all(Checker::defaults);
    checker.all(Checker::fills);
    checker.all(Checker::derived);
    checker.all(Checker::constraints);
    checker.all(Checker::rules);
    checker.all(Checker::former_names);
    checker.migrations();
    checker.all(Checker::computed);
    checker.all(Checker::behaviour);
    checker.all(Checker::access);
    checker.all(Checker::hidden_chains);
    checker.representations();
    checker.all(Checker::operations);
    checker.all(Checker::lists);
    checker.all(Checker::repeated);
    checker.all(Checker::archive);
    checker.endpoints();
    checker.routes();
    checker.all(Checker::inputs);
    checker.all(Checker::filters);
    checker.unions();
    checker.all(Checker::nested);
    checker.sense();
    // Pages lead from any resource to any other, so they are made only of whole ones.
    if checker.decls.iter().all(|of| !of.broken) && checker.api.resources.iter().all(|of| !of.fields.is_empty()) {
        checker.captions();
        checker.admin();
    }
    checker.guard();
    match checker.faults.is_empty() {
        true => Ok(checker.api),
        false => Err(Report::new(checker.faults, files)),
    }
}

impl<'a> Checker<'a> {
    /// Runs a step for every resource whose file is sound.
    fn all(&mut self, step: fn(&mut Checker<'a>, ResourceId)) {
        for id in 0..self.decls.len() {
            if !self.decls[id].broken {
                step(self, id);
            }
        }
    }

    fn fault(
        &mut self,
        code: &'static str,
        spot: Spot,
        message: String,
        reason: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.faults.push(Fault { code, message, spot, reason: reason.into(), remedy: remedy.into() });
    }

    fn place<T>(&self, file: usize, at: &At<T>) -> Place {
        Place { file: self.files[file].path.clone(), line: at.line }
    }

    /// The spot of some characters within a scalar, counted after its opening quote.
    fn within<T>(&self, file: usize, at: &At<T>, skip: usize, length: usize) -> Spot {
        let line = self.files[file].text.lines().nth(at.line.saturating_sub(1)).unwrap_or("");
        let quoted = line.chars().nth(at.column.saturating_sub(1)).is_some_and(|c| c == '"' || c == '\'');
        Spot { file, line: at.line, column: at.column + usize::from(quoted) + skip, length }
    }

    /// The resource of a name; a fault when there is none.
    fn resource(&mut self, file: usize, name: &At<String>) -> Option<ResourceId> {
        self.resource_at(spot(file, name), &name.value)
    }

    fn resource_at(&mut self, spot: Spot, name: &str) -> Option<ResourceId> {
        let found = self.decls.iter().position(|decl| decl.decl.resource.value == name);
        if found.is_none() {
            let remedy = names::instead(name, self.decls.iter().map(|decl| decl.decl.resource.value.as_str()));
            self.fault("S050", spot, format!("no resource is called `{name}`"), "unknown resource", remedy);
        }
        found
    }
}

/// The spot of a scalar.
fn spot<T>(file: usize, at: &At<T>) -> Spot {
    Spot { file, line: at.line, column: at.column, length: 0 }
}

/// Whether an optional boolean is given and true.
fn yes(value: &Option<At<bool>>) -> bool {
    value.as_ref().is_some_and(|value| value.value)
}

/// An optional text, empty when absent.
fn text(value: &Option<At<String>>) -> String {
    value.as_ref().map_or_else(String::new, |value| value.value.clone())
}
