//! Determines the filters that are allowed without a token: those whose path begins with a field that the
//! representation `public` shows.

use super::{Checker, paths::End, relations::Key};
use crate::model::{ComputedForm, FilterTest, ResourceId};

impl Checker<'_> {
    /// Dotted paths that the public representation shows, and the computed values by name.
    pub fn public_paths(&self, id: ResourceId) -> Vec<String> {
        let Some(public) = self.api.resources[id].operations.public else { return Vec::new() };
        let resource = &self.api.resources[id];
        let mut paths = Vec::new();
        for item in self.shown(id, public) {
            let of = item.how.and_then(|how| how.of.as_ref()).unwrap_or(&item.name);
            let nested = item.how.is_some_and(|how| how.r#as.is_some() || how.constant.is_some());
            let computed = resource.computed.iter().any(|c| match &c.form {
                ComputedForm::Row(_) => c.name == of.value,
                ComputedForm::Page { gives, .. } => gives.iter().any(|(name, ..)| *name == of.value),
            });
            if nested || computed {
                paths.extend(computed.then(|| item.name.value.clone()));
                continue;
            }
            if of.value == "url" && self.name(id, "url").is_none() {
                paths.extend(resource.fields.get(resource.key).map(|field| field.name.clone()));
                continue;
            }
            let Some(at) = self.follow(id, &of.value) else { continue };
            match at.1 {
                End::Field(_) | End::Derived(_) => paths.push(of.value.clone()),
                End::Relation(relation) => {
                    let target = &self.api.resources[self.api.resources[at.0].relations[relation].target];
                    let by = item.how.and_then(|how| how.by.as_ref());
                    let field = match (by, self.key_of(at.0, relation)) {
                        (Some(by), _) => target.fields.iter().position(|f| f.name == by.value),
                        (None, Key::Field(field)) => Some(field),
                        (None, Key::Url) => Some(target.key),
                        (None, Key::Kind) => None,
                    };
                    if let Some(field) = field.and_then(|field| target.fields.get(field).map(|f| (field, f))) {
                        paths.push(format!("{}.{}", of.value, field.1.name));
                        if field.0 == target.primary {
                            paths.push(of.value.clone());
                        }
                    }
                }
            }
        }
        paths
    }

    /// Follows a path that was found right before.
    fn follow(&self, id: ResourceId, path: &str) -> Option<(ResourceId, End)> {
        let mut here = id;
        let mut last = None;
        for part in path.split('.') {
            if let Some((at, End::Relation(relation))) = last {
                here = self.api.resources[at as ResourceId].relations[relation].target;
            }
            let (_, at, end) = self.name(here, part)?;
            last = Some((at, end));
        }
        last
    }

    pub fn is_public(&self, id: ResourceId, test: &FilterTest, public: &[String]) -> bool {
        let lookup = match test {
            FilterTest::Lookups => return true,
            FilterTest::Rule(rule) | FilterTest::BoolRule(rule) => {
                return public.contains(&self.api.resources[id].behaviour.rules[*rule].0);
            }
            FilterTest::Order(paths) | FilterTest::Search(paths) => {
                return paths.iter().all(|path| self.is_public(id, &FilterTest::Text(path), public));
            }
            FilterTest::Archived(path, _) => {
                return self.is_public(id, &FilterTest::Text(path.trim_end_matches("__isnull")), public);
            }
            FilterTest::Fields => return true,
            test => test.lookup(),
        };
        let Some(lookup) = lookup else { return false };
        let path = lookup.replace("__", ".");
        public.iter().any(|shown| {
            let rest = path.strip_prefix(shown.as_str());
            // A relation that is shown by its key doesn't make the other columns of its target public.
            let behind = self.follow(id, shown).is_some_and(|(_, end)| matches!(end, End::Relation(_)));
            rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('.') && !behind))
        })
    }
}
