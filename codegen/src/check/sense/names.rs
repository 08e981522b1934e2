//! Names that are taken: paths and parameters of the server's own, modules, and unions that nothing names.

use super::super::{Checker, Declared, spot};
use crate::{
    model::{NestedOf, ResourceId},
    names::snake,
    report::Spot,
    syntax::{At, FilterDecl},
};
use specimen_tables::{OWN_PARAMETERS, OWN_PATHS};

impl Checker<'_> {
    /// Paths that begin like those that the server answers itself.
    pub fn own_paths(&mut self) {
        let (decls, endpoints) = (self.decls, self.endpoints);
        let resources = decls.iter().filter(|of| !of.broken).flat_map(|Declared { file, decl, .. }| {
            decl.path.iter().chain(decl.lists.0.iter().map(|(path, _)| path)).map(move |path| (*file, path))
        });
        let paths = resources.chain(endpoints.iter().map(|of| (of.file, &of.decl.path)));
        for (file, path) in paths {
            let first = path.value.trim_matches('/').split('/').next().unwrap_or_default();
            if OWN_PATHS.contains(&first) {
                let message = format!("the path `{}` is the server's own", path.value);
                let reason = format!("the server answers `/{first}` itself");
                self.fault("S200", spot(file, path), message, reason, "choose another path");
            }
        }
    }

    /// Parameters of lists that are called like those of the server.
    pub fn own_parameters(&mut self) {
        for id in 0..self.decls.len() {
            let Declared { file, decl, broken, .. } = &self.decls[id];
            for (name, filter) in decl.filters.0.iter().filter(|_| !broken) {
                match (name.value.as_str(), &filter.value) {
                    ("own", FilterDecl::Fields(fields)) => {
                        for field in fields {
                            let remedy = format!("name it otherwise: `{0}_is: {0}`", field.value);
                            self.own_parameter(spot(*file, field), &field.value, &remedy);
                        }
                    }
                    ("own", _) => {
                        let names = self.own_names(id);
                        let except = match decl.filters.get("except").map(|except| &except.value) {
                            Some(FilterDecl::Fields(fields)) => fields.iter().map(|at| at.value.clone()).collect(),
                            _ => Vec::new(),
                        };
                        for taken in names.iter().filter(|name| !except.contains(name)) {
                            let remedy = format!("add `except: [{taken}]`, and `{taken}_is: {taken}` if you need it");
                            self.own_parameter(spot(*file, name), taken, &remedy);
                        }
                    }
                    ("lookups", FilterDecl::Path(parameter)) => {
                        self.own_parameter(spot(*file, filter), parameter, "give the parameter another name");
                    }
                    ("except", _) => {}
                    (parameter, _) => {
                        self.own_parameter(spot(*file, name), parameter, "give the parameter another name");
                    }
                }
            }
        }
        for union in self.unions {
            let filters = union.decl.filters.0.iter().map(|(name, _)| name);
            for name in filters.chain([&union.decl.parameter]) {
                self.own_parameter(spot(union.file, name), &name.value, "give the parameter another name");
            }
        }
    }

    fn own_parameter(&mut self, spot: Spot, name: &str, remedy: &str) {
        if OWN_PARAMETERS.contains(&name) {
            let message = format!("the parameter `{name}` is the server's own");
            self.fault("S201", spot, message, format!("every list has `{name}` already"), remedy);
        }
    }

    /// A resource at the top whose module is called like that of an area.
    pub fn areas(&mut self, id: ResourceId) {
        let Declared { file, area, decl, .. } = &self.decls[id];
        let module = snake(&decl.resource.value);
        let areas = self.decls.iter().map(|of| &of.area).chain(self.endpoints.iter().map(|of| &of.area));
        if area.is_empty() && areas.into_iter().any(|area| !area.is_empty() && snake(area) == module) {
            self.area_too(*file, &decl.resource, &module);
        }
    }

    fn area_too(&mut self, file: usize, name: &At<String>, module: &str) {
        let message = format!("`{}` is called like the folder `{module}`", name.value);
        let remedy = "move the file into that folder, or give one of them another name";
        self.fault("S211", spot(file, name), message, "both would be one module", remedy);
    }

    /// Unions that no list shows.
    pub fn unused_unions(&mut self) {
        let lists = self.api.resources.iter().flat_map(|resource| &resource.nested);
        let shown: Vec<usize> = lists
            .filter_map(|list| match list.of {
                NestedOf::Union(union, _) => Some(union),
                NestedOf::Resource(..) => None,
            })
            .collect();
        let unions = self.unions;
        for (_, union) in unions.iter().enumerate().filter(|(index, _)| !shown.contains(index)) {
            let name = &union.decl.union;
            let message = format!("nothing shows the union `{}`", name.value);
            let remedy = format!("name it under `nested` of a resource, e.g. `all: {{ of: {}, by: .. }}`", name.value);
            self.fault("S208", spot(union.file, name), message, "no list of it", remedy);
        }
    }
}
