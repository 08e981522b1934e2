//! Who may do what: the words and conditions of `access`, of a resource, its mixins and the whole API.

use super::{
    Checker, Declared, names,
    paths::{End, PathUse},
    spot,
};
use crate::{
    model::{Access, Allow, FieldAccess, Kind, ResourceId},
    syntax::{AccessDecl, AllowDecl, AllowForm, At},
};

/// Words for those who ask.
const WORDS: &[&str] = &["public", "token", "superuser", "nobody"];

/// A path that rules follow. What is secret elsewhere may decide who sees a row.
const PATH: PathUse = PathUse { code: "S161", lookups: false, secret: true };

/// Where conditions stand: what they may be about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Who sees rows: everybody may.
    Read,
    /// Who writes: never the public.
    Write,
    /// No row is at hand.
    NoRow,
}

/// The list of an act in the declarations of a resource or mixin.
type Pick = fn(&AccessDecl) -> &Option<At<AllowDecl>>;

impl<'a> Checker<'a> {
    /// The access of a resource.
    pub fn access(&mut self, id: ResourceId) {
        let faults = self.faults.len();
        let (declared, defaults) = (self.access_decls(id), self.spec.access.as_ref().map(|access| &access.value));
        let secret = self.decls[id].decl.secret.as_ref().is_some_and(|secret| secret.value);
        let mut act = |pick: Pick, default: Option<&'a Option<At<AllowDecl>>>, place: Place| {
            let own = declared.iter().find_map(|(file, decl)| Some((*file, pick(decl).as_ref()?)));
            let default = default.and_then(Option::as_ref).filter(|_| !secret).map(|default| (self.api_file, default));
            own.or(default).map(|(file, allow)| self.allow(Some(id), file, allow, place))
        };
        let mut access = Access {
            update: act(|decl| &decl.update, defaults.map(|of| &of.update), Place::Write),
            create: act(|decl| &decl.create, defaults.map(|of| &of.create), Place::Write),
            delete: act(|decl| &decl.delete, defaults.map(|of| &of.delete), Place::Write),
            ..Access::default()
        };
        let own = declared.iter().find_map(|(file, decl)| Some((*file, decl.read.as_ref()?)));
        let default = defaults.and_then(|of| of.read.as_ref()).filter(|_| !secret).map(|read| (self.api_file, read));
        access.read = own.or(default).map(|(file, allow)| self.allow(Some(id), file, allow, Place::Read));
        access.extra = declared.iter().find_map(|(_, decl)| {
            let rule = &decl.extra.as_ref()?.value.rule.value;
            self.api.resources[id].behaviour.rules.iter().position(|(name, _)| name == rule)
        });
        for (file, decl) in &declared {
            self.field_access(id, *file, decl, &mut access);
        }
        if let (Some((file, decl)), None) = (declared.first(), &self.api.accounts)
            && !access.is_open()
            && self.spec.users.is_none()
            && self.faults.len() == faults
        {
            let name = &self.decls[id].decl.resource;
            let at = [&decl.read, &decl.create, &decl.update, &decl.delete].into_iter().flatten().next();
            let message = format!("nobody is known for whom `{}` could have rules", name.value);
            let spot = at.map_or_else(|| spot(*file, name), |at| spot(*file, at));
            self.fault("S167", spot, message, "the API has no users", "declare `users` and `tokens` in the `api` file");
        }
        self.api.resources[id].access = access;
    }

    /// Names of hand-written rules that a resource's access names, with their file.
    pub fn access_rules(&self, id: ResourceId) -> Vec<(usize, At<String>)> {
        let mut rules = Vec::new();
        for (file, decl) in self.access_decls(id) {
            let mut gather = |allow: &At<AllowDecl>| rules_of(allow, &mut |rule| rules.push((file, rule.clone())));
            [&decl.read, &decl.create, &decl.update, &decl.delete].into_iter().flatten().for_each(&mut gather);
            for (_, field) in &decl.fields.0 {
                [&field.value.read, &field.value.write].into_iter().flatten().for_each(&mut gather);
            }
            rules.extend(decl.extra.iter().map(|extra| (file, extra.value.rule.clone())));
        }
        rules
    }

    /// What a resource and its mixins say, itself first.
    fn access_decls(&self, id: ResourceId) -> Vec<(usize, &'a AccessDecl)> {
        let Declared { file, decl, .. } = &self.decls[id];
        let own = decl.access.as_ref().map(|access| (*file, &access.value));
        let mixins = decl.uses.iter().filter_map(|used| self.spec.mixins.get(&used.value));
        let mixins =
            mixins.filter_map(|mixin| mixin.value.access.as_ref()).map(|access| (self.api_file, &access.value));
        own.into_iter().chain(mixins).collect()
    }

    /// Who may use an endpoint written by hand.
    pub fn endpoint_access(&mut self, file: usize, access: Option<&At<AllowDecl>>) -> Option<Vec<Allow>> {
        access.map(|access| self.allow(None, file, access, Place::NoRow))
    }

    fn field_access(&mut self, id: ResourceId, file: usize, decl: &AccessDecl, access: &mut Access) {
        for (name, field) in &decl.fields.0 {
            if access.fields.iter().any(|known| known.field == name.value) {
                continue;
            }
            let resource = &self.api.resources[id];
            let column = resource.fields.iter().position(|f| f.name == name.value);
            let relation = resource.relations.iter().any(|r| r.name == name.value);
            if column.is_none() && !relation {
                if !self.vague(id) {
                    let known = self.known(id);
                    let message = format!("`{}` has no field `{}`", resource.name, name.value);
                    let remedy = names::instead(&name.value, known.iter().map(String::as_str));
                    self.fault("S165", spot(file, name), message, "unknown field", remedy);
                }
                continue;
            }
            if let Some(read) = &field.value.read
                && (column.is_none() || column == Some(resource.primary) || column == Some(resource.key))
            {
                let message = format!("`{}` can't be hidden", name.value);
                let reason = match column {
                    Some(_) => "rows are told apart and found by it",
                    None => "the rows of a list are hidden by the rules of their own resource",
                };
                self.fault("S165", spot(file, read), message, reason, "say who may read the rows, or write the field");
            }
            let read = field.value.read.as_ref().map(|allow| self.allow(Some(id), file, allow, Place::Read));
            let write = field.value.write.as_ref().map(|allow| self.allow(Some(id), file, allow, Place::Write));
            access.fields.push(FieldAccess { field: name.value.clone(), read, write });
        }
    }

    fn allow(&mut self, id: Option<ResourceId>, file: usize, at: &At<AllowDecl>, place: Place) -> Vec<Allow> {
        match &at.value {
            AllowDecl::Word(word) => self.word_of_access(file, at, word, place),
            AllowDecl::Form(form) => self.condition(id, file, at, form, place).into_iter().collect(),
            AllowDecl::Any(any) => {
                let mut all = Vec::new();
                for one in any {
                    all.extend(self.allow(id, file, one, place));
                }
                all
            }
        }
    }

    fn word_of_access(&mut self, file: usize, at: &At<AllowDecl>, word: &str, place: Place) -> Vec<Allow> {
        match word {
            "token" => vec![Allow::Token],
            "superuser" => vec![Allow::Superuser],
            "nobody" => Vec::new(),
            "public" if place == Place::Read => vec![Allow::Public],
            "public" => {
                let message = "the public can't write".to_owned();
                self.fault("S094", spot(file, at), message, "only reading can be public", "write `token`");
                Vec::new()
            }
            "update" if place == Place::Read => vec![Allow::Update],
            other if self.spec.audiences.get(other).is_some() && !self.naming.iter().any(|name| name == other) => {
                let Some(audience) = self.spec.audiences.get(other) else { return Vec::new() };
                self.naming.push(other.to_owned());
                let named =
                    self.allow(None, self.api_file, audience, if place == Place::Read { place } else { Place::NoRow });
                self.naming.pop();
                named
            }
            other => {
                let known = WORDS.iter().copied().filter(|word| place == Place::Read || *word != "public");
                let own = self.spec.audiences.0.iter().map(|(name, _)| name.value.as_str());
                let own: Vec<&str> = own.filter(|name| *name != other).collect();
                let known = known.chain((place == Place::Read).then_some("update")).chain(own);
                let remedy = names::instead(other, known);
                self.fault(
                    "S094",
                    spot(file, at),
                    format!("there is no audience `{other}`"),
                    "unknown audience",
                    remedy,
                );
                Vec::new()
            }
        }
    }

    fn condition(
        &mut self,
        id: Option<ResourceId>,
        file: usize,
        at: &At<AllowDecl>,
        form: &AllowForm,
        place: Place,
    ) -> Option<Allow> {
        let AllowForm { is, r#in, group, flag, permission, setting, rule, all, not } = form;
        let given = [is, r#in, group, flag, permission, setting, rule].into_iter().flatten().count()
            + usize::from(all.is_some())
            + usize::from(not.is_some());
        if given != 1 {
            let remedy = "give exactly one of `is in group flag permission setting rule all not`; several stand in a list, or under `all`";
            self.fault("S160", spot(file, at), "a condition without one meaning".into(), "not one condition", remedy);
            return None;
        }
        if let Some(list) = all {
            let list: Vec<Allow> = list
                .iter()
                .map(|one| {
                    let mut any = self.allow(id, file, one, place);
                    if any.len() == 1 { any.remove(0) } else { any_of(any) }
                })
                .collect();
            return Some(Allow::All(list));
        }
        if let Some(not) = not {
            let mut any = self.allow(id, file, not, place);
            return Some(Allow::Not(Box::new(if any.len() == 1 { any.remove(0) } else { any_of(any) })));
        }
        if let Some(name) = flag {
            return self.flag(file, name);
        }
        if let Some(name) = group {
            return self.group(file, name);
        }
        if let Some(name) = setting {
            return Some(Allow::Setting(name.value.clone()));
        }
        let Some(of) = id else {
            let message = "an endpoint has no row that a condition could be about".to_owned();
            let remedy = "write `token`, `superuser`, `{ group: .. }` or `{ flag: .. }`";
            self.fault("S166", spot(file, at), message, "there is no row", remedy);
            return None;
        };
        if let Some(name) = permission {
            return self.permission(file, name);
        }
        if let Some(rule) = rule {
            let rules = &self.api.resources[of].behaviour.rules;
            return rules.iter().position(|(name, _)| *name == rule.value).map(Allow::Rule);
        }
        let (path, list) = match (is, r#in) {
            (Some(path), _) => (path, false),
            (None, Some(path)) => (path, true),
            (None, None) => return None,
        };
        self.leads_to_users(of, file, path, list)
    }

    /// `is` and `in`: a path to users. `list`: it must lead to several.
    fn leads_to_users(&mut self, id: ResourceId, file: usize, path: &At<String>, list: bool) -> Option<Allow> {
        let users = self.api.accounts.as_ref()?.users;
        let found = self.walk(id, file, path, PATH)?;
        let (target, steps) = match found.end {
            End::Relation(relation) => {
                let target = self.api.resources[found.at].relations[relation].target;
                (Some(target), [found.steps, vec![relation]].concat())
            }
            // The key of a user is the user.
            End::Field(field) => ((field == self.api.resources[found.at].primary).then_some(found.at), found.steps),
        };
        if target != Some(users) {
            let name = self.api.resources[users].name.clone();
            let message = format!("`{}` doesn't lead to a user", path.value);
            let remedy = format!("end the path with a relation to `{name}`");
            self.fault("S161", spot(file, path), message, "the caller is compared with what stands there", remedy);
            return None;
        }
        if list && !self.many(id, &steps) {
            let message = format!("`{}` leads to one user", path.value);
            self.fault("S162", spot(file, path), message, "nobody can be among one", "write `is`");
            return None;
        }
        Some(Allow::Is(path.value.replace('.', "__")))
    }

    fn flag(&mut self, file: usize, name: &At<String>) -> Option<Allow> {
        let users = self.api.accounts.as_ref()?.users;
        let field = self.own_column(users, file, name, "S163")?;
        if self.api.resources[users].fields[field].kind != Kind::Bool {
            let message = format!("`{}` is neither true nor false", name.value);
            self.fault("S163", spot(file, name), message, "not a boolean field of users", "name a boolean field");
            return None;
        }
        Some(Allow::Flag(name.value.clone()))
    }

    fn group(&mut self, file: usize, name: &At<String>) -> Option<Allow> {
        if self.api.accounts.as_ref()?.groups.is_empty() {
            let message = format!("nothing says where groups such as `{}` are", name.value);
            let remedy = "add it to `users` in the `api` file, e.g. `groups: groups.name`";
            self.fault("S164", spot(file, name), message, "`users` has no `groups`", remedy);
            return None;
        }
        Some(Allow::Group(name.value.clone()))
    }

    fn permission(&mut self, file: usize, name: &At<String>) -> Option<Allow> {
        if self.api.accounts.as_ref()?.permissions.is_none() {
            let message = format!("nothing says where permissions such as `{}` are", name.value);
            let remedy = "add `permissions: { paths: [..], app: .., name: .. }` to `users` in the `api` file";
            self.fault("S164", spot(file, name), message, "`users` has no `permissions`", remedy);
            return None;
        }
        Some(Allow::Permission(name.value.clone()))
    }
}

/// Those who are among any of these: nobody if there are none.
fn any_of(any: Vec<Allow>) -> Allow {
    let none_of = any.into_iter().map(|one| Allow::Not(Box::new(one))).collect();
    Allow::Not(Box::new(Allow::All(none_of)))
}

/// Calls a function with each hand-written rule.
fn rules_of(allow: &At<AllowDecl>, act: &mut dyn FnMut(&At<String>)) {
    match &allow.value {
        AllowDecl::Word(_) => {}
        AllowDecl::Any(any) => any.iter().for_each(|one| rules_of(one, act)),
        AllowDecl::Form(form) => {
            form.rule.iter().for_each(&mut *act);
            form.all.iter().flatten().for_each(|one| rules_of(one, act));
            form.not.iter().for_each(|one| rules_of(one, act));
        }
    }
}
