//! The routes of a resource: its own path, lists under one row, and further lists of the same rows.

use super::{Lowering, list, text, value};
use crate::{
    model::{NestedOf, Operations, Resource, ResourceId},
    names::{singular, snake},
};
use specimen_tables::{Input, Item, List, Member, Owner, Route, Union, Versions};

/// What is offered under one path of a resource: its own, or that of a further list.
struct Under<'a> {
    path: &'a str,
    /// What one row is called there.
    words: String,
    about: &'a str,
    offered: &'a Operations,
    filters: bool,
    narrow: Option<usize>,
    input: Option<&'static Input>,
}

impl Under<'_> {
    /// Sets the texts of a route that can't be derived from its resource.
    fn named(&self, resource: &Resource, route: Route) -> Route {
        let words = if self.words == resource.words { "" } else { &self.words };
        let about = if self.about == resource.about { "" } else { self.about };
        route.words(text(words)).about(text(about))
    }
}

impl Lowering<'_> {
    /// Routes of a resource; none where it has no path.
    pub(super) fn routes(&self, id: ResourceId, inputs: &[(String, &'static Input)]) -> &'static [Route] {
        let resource = &self.api.resources[id];
        if resource.path.is_empty() {
            return &[];
        }
        let input = |path: &str| {
            let own = inputs.iter().find(|(of, _)| of == path).or(inputs.first());
            own.map(|(_, input)| *input)
        };
        let own = Under {
            path: &resource.path,
            words: resource.words.clone(),
            about: &resource.about,
            offered: &resource.operations,
            filters: resource.operations.list,
            narrow: None,
            input: input(""),
        };
        let further = resource.lists.iter().map(|list| Under {
            path: &list.path,
            words: singular(&list.path.replace('-', " ")),
            about: &list.about,
            offered: &list.operations,
            filters: list.filters,
            narrow: list.narrow,
            input: input(&list.path),
        });
        let both = |under: &Under| self.collection(id, under).into_iter().chain(self.item(id, under));
        let further: Vec<Route> = further.flat_map(|under| both(&under).collect::<Vec<_>>()).collect();
        list(both(&own).chain(self.nested(id)).chain(further))
    }

    fn collection(&self, id: ResourceId, under: &Under) -> Option<Route> {
        let (resource, offered) = (&self.api.resources[id], under.offered);
        if !offered.list && !offered.create {
            return None;
        }
        let shows_url = resource.representations[offered.created].items.iter().any(|item| item.name == "url");
        let served = List {
            resource: self.resource(id),
            summary: self.representation(id, offered.summary),
            public: offered.public.filter(|_| offered.public_list).map(|public| self.representation(id, public)),
            order: list(resource.order.iter().copied()),
            filters: if under.filters { self.filters[id] } else { &[] },
            create: under.input.filter(|_| offered.create),
            created: self.representation(id, offered.created),
            bulk: offered.bulk,
            owner: None,
            location: (offered.create && shows_url).then_some("url"),
            versions: resource.versions != Versions::None && offered.created == offered.detail,
            once: if offered.create { resource.once } else { 0 },
            listed: offered.list,
            strict: resource.strict,
            narrow: under.narrow.map(|rule| self.rule(id, rule)),
        };
        Some(under.named(resource, Route::list(text(&format!("/{}", under.path)), value(served))))
    }

    fn item(&self, id: ResourceId, under: &Under) -> Option<Route> {
        let resource = &self.api.resources[id];
        let Operations { retrieve: read, update: write, delete, .. } = *under.offered;
        if !read && !write && !delete {
            return None;
        }
        let served = Item {
            resource: self.resource(id),
            key: resource.key,
            detail: self.representation(id, under.offered.detail),
            input: under.input.filter(|_| write),
            read,
            write,
            delete,
            versions: resource.versions,
            archive: resource.archive,
        };
        let path = text(&format!("/{}/{{{}}}", under.path, parameter(resource)));
        Some(under.named(resource, Route::item(path, value(served))))
    }

    fn nested(&self, id: ResourceId) -> Vec<Route> {
        let resource = &self.api.resources[id];
        let route = |nested: &crate::model::Nested| {
            let owner = |by: &str| Owner { resource: self.resource(id), key: resource.key, path: text(by) };
            let path = text(&format!("/{}/{{{}}}/{}", resource.path, parameter(resource), nested.path));
            let route = match &nested.of {
                NestedOf::Resource(of, by, order) => {
                    let listed = &self.api.resources[*of];
                    let summary = self.representation(*of, listed.operations.summary);
                    let served = List {
                        order: list(if order.is_empty() { &listed.order } else { order }.iter().copied()),
                        filters: self.filters[*of],
                        owner: Some(owner(by)),
                        strict: listed.strict,
                        ..List::new(self.resource(*of), summary)
                    };
                    Route::list(path, value(served))
                }
                NestedOf::Union(of, by) => {
                    let union = &self.api.unions[*of];
                    let members = union.members.iter().map(|(name, member, representation)| {
                        Member::new(text(name), self.representation(*member, *representation), text(by))
                    });
                    let served = Union {
                        owner: owner(by),
                        members: list(members),
                        parameter: text(&union.parameter),
                        newest: text(&union.newest),
                        filters: self.filters(id, &union.filters),
                        schema: text(&union.name),
                    };
                    Route::union(path, value(served)).words(text(&snake(&union.name).replace('_', " ")))
                }
            };
            route.about(text(&nested.about))
        };
        resource.nested.iter().map(route).collect()
    }
}

/// Name of the path's parameter: the key field, `id` for the primary key.
pub fn parameter(resource: &Resource) -> &str {
    if resource.key == resource.primary { "id" } else { &resource.fields[resource.key].name }
}
