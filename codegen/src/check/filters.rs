//! Query parameters: own fields by equality, paths with lookups, hand-written rules, and what the
//! public may use.

use super::{
    Checker, Declared, names,
    paths::{End, PARTS, PathUse, ResolvedPath},
    spot, text,
};
use crate::{
    leak,
    model::{Field, Filter, FilterTest, Kind, Link, ResourceId},
    report::Spot,
    syntax::{At, FilterDecl, FilterForm},
};

/// How a parameter is read where the column's type doesn't say.
pub const READS: &[&str] = &["string", "uuid", "number", "boolean", "date", "datetime", "day", "uuids"];

const PURPOSE: PathUse = PathUse { code: "S100", lookups: true, secret: false };

impl Checker<'_> {
    /// The filters of a resource's list.
    pub fn filters(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        if let Some((first, _)) = decl.filters.0.first()
            && !self.api.resources[id].operations.list
        {
            let message = format!("`{}` has filters but no list", decl.resource.value);
            self.fault(
                "S107",
                spot(*file, first),
                message,
                "filters belong to a list",
                "add `list` to `operations`, or take them away",
            );
        }
        let mut filters: Vec<Filter> = Vec::new();
        if let Some(own) = decl.filters.get("own") {
            filters = self.own_filters(id, *file, own);
        }
        if let Some(except) = decl.filters.get("except") {
            self.except(id, *file, except, &mut filters);
        }
        if let Some(field) = self.api.resources[id].archive {
            let field = &self.api.resources[id].fields[field];
            let name = leak::text(&field.name);
            let (lookup, live) = match field.kind {
                Kind::Bool => (name, false),
                _ => (leak::text(&format!("{name}__isnull")), true),
            };
            filters.retain(|filter| filter.name != name);
            filters.push(Filter::new(name, FilterTest::Archived(lookup, live)));
        }
        let public = self.public_paths(id);
        for (name, filter) in &decl.filters.0 {
            match name.value.as_str() {
                "own" | "except" => {}
                "lookups" => match &filter.value {
                    FilterDecl::Path(language) => {
                        filters.push(Filter::new(leak::text(language), FilterTest::Lookups));
                    }
                    _ => self.not_own(*file, filter, "lookups", "the parameter's name, e.g. `lookups: django`"),
                },
                _ => {
                    if let Some(filter) = self.filter(id, *file, name, filter, true) {
                        match filters.iter_mut().find(|other| other.name == filter.name) {
                            Some(other) => *other = filter,
                            None => filters.push(filter),
                        }
                    }
                }
            }
        }
        for filter in &mut filters {
            filter.public = self.api.resources[id].operations.public_list && self.is_public(id, &filter.test, &public);
        }
        self.api.resources[id].filters = filters;
    }

    fn not_own<T>(&mut self, file: usize, at: &At<T>, key: &str, wanted: &str) {
        let message = format!("`{key}` of the filters needs {wanted}");
        let reason = format!("`{key}` is a word of the language here");
        self.fault("S105", spot(file, at), message, reason, "a parameter of that name is not possible");
    }

    fn own_filters(&mut self, id: ResourceId, file: usize, own: &At<FilterDecl>) -> Vec<Filter> {
        let possible = self.own_names(id);
        let names: Vec<String> = match &own.value {
            FilterDecl::Path(all) if all == "all" => possible,
            FilterDecl::Fields(fields) => {
                let mut names = Vec::new();
                for field in fields {
                    match possible.contains(&field.value) {
                        true => names.push(field.value.clone()),
                        false if self.vague(id) => {}
                        false => {
                            let remedy = names::instead(&field.value, possible.iter().map(String::as_str));
                            let message =
                                format!("`{}` has no field `{}` of its own", self.api.resources[id].name, field.value);
                            self.fault("S105", spot(file, field), message, "unknown field", remedy);
                        }
                    }
                }
                names
            }
            _ => {
                self.not_own(file, own, "own", "`all`, or a list of fields");
                Vec::new()
            }
        };
        let filters = names.into_iter().filter_map(|name| {
            let (_, at, end) = self.name(id, &name)?;
            let name = leak::text(&name);
            Some(Filter::new(name, self.equality(id, at, end, name, false)?))
        });
        filters.collect()
    }

    /// Columns and lists of a resource and of those that it extends, without secrets.
    pub fn own_names(&self, id: ResourceId) -> Vec<String> {
        let resource = &self.api.resources[id];
        let parent = resource.parent.map(|parent| &resource.relations[parent]);
        let mut names = Vec::new();
        for field in &self.decls[id].fields {
            let name = &field.name.value;
            let is_parent = parent.is_some_and(|parent| parent.name == *name);
            let secret = resource.fields.iter().any(|f| f.name == *name && f.secret)
                || resource.relations.iter().any(|r| r.name == *name && r.secret);
            let known =
                resource.fields.iter().any(|f| f.name == *name) || resource.relations.iter().any(|r| r.name == *name);
            if known && !secret && !is_parent {
                names.push(name.clone());
            }
        }
        if let Some(parent) = parent.map(|parent| parent.target).filter(|parent| *parent != id) {
            self.own_names(parent).into_iter().for_each(|name| {
                if !names.contains(&name) {
                    names.push(name)
                }
            });
        }
        names
    }

    fn except(&mut self, id: ResourceId, file: usize, except: &At<FilterDecl>, filters: &mut Vec<Filter>) {
        let FilterDecl::Fields(fields) = &except.value else {
            return self.not_own(file, except, "except", "a list of fields");
        };
        for field in fields {
            let before = filters.len();
            filters.retain(|filter| filter.name != field.value);
            if filters.len() == before && !self.vague(id) {
                let remedy = names::instead(&field.value, filters.iter().map(|filter| filter.name));
                let message = format!("`{}` isn't among the own filters", field.value);
                self.fault("S105", spot(file, field), message, "nothing to leave out", remedy);
            }
        }
    }

    /// Equality with a column or relation, as its kind is compared.
    fn equality(
        &self,
        id: ResourceId,
        at: ResourceId,
        end: End,
        lookup: &'static str,
        plain: bool,
    ) -> Option<FilterTest> {
        let resource = &self.api.resources[at];
        Some(match end {
            End::Relation(relation) => {
                let relation = &resource.relations[relation];
                match relation.link {
                    Link::One { .. } | Link::Back { single: true, .. } => FilterTest::Row(lookup, relation.target),
                    _ => FilterTest::Rows(lookup, relation.target),
                }
            }
            End::Field(index) => {
                let field = &resource.fields[index];
                if !field.choices.is_empty() && at == id && !plain {
                    return Some(FilterTest::Choice(lookup, index));
                }
                by_kind(field.kind, lookup)
            }
            End::Derived(index) => by_kind(resource.derived[index].kind, lookup),
        })
    }

    /// One parameter; `whole`: of a resource's own list, where rules and choices are possible.
    pub fn filter(
        &mut self,
        id: ResourceId,
        file: usize,
        name: &At<String>,
        decl: &At<FilterDecl>,
        whole: bool,
    ) -> Option<Filter> {
        match &decl.value {
            FilterDecl::Path(path) => {
                let path = At { value: path.clone(), line: decl.line, column: decl.column };
                let test = self.path_test(id, file, &path, None, whole)?;
                Some(Filter::new(leak::text(&name.value), test))
            }
            FilterDecl::Fields(_) => {
                let message = format!("the filter `{}` has no meaning", name.value);
                let remedy = "write one path, e.g. `lab: lab.name`";
                self.fault(
                    "S103",
                    spot(file, decl),
                    message,
                    "a list of fields is only for `own` and `except`",
                    remedy,
                );
                None
            }
            FilterDecl::Made(form) => {
                let test = self.form_test(id, file, name, form, whole)?;
                Some(Filter::new(leak::text(&name.value), test).about(leak::text(&text(&form.about))))
            }
        }
    }

    fn form_test(
        &mut self,
        id: ResourceId,
        file: usize,
        name: &At<String>,
        form: &FilterForm,
        whole: bool,
    ) -> Option<FilterTest> {
        let refused = form.refused.as_ref().filter(|refused| refused.value);
        let chosen = form.fields.as_ref().filter(|fields| fields.value);
        let meanings: [(&str, Option<Spot>); 11] = [
            ("of", form.of.as_ref().map(|at| spot(file, at))),
            ("rule", form.rule.as_ref().map(|at| spot(file, at))),
            ("all_of", form.all_of.as_ref().map(|at| spot(file, at))),
            ("range", form.range.as_ref().map(|at| spot(file, at))),
            ("label", form.label.as_ref().map(|at| spot(file, at))),
            ("pairs", form.pairs.as_ref().map(|at| spot(file, at))),
            ("row", form.row.as_ref().map(|at| spot(file, at))),
            ("order", form.order.first().map(|at| spot(file, at))),
            ("search", form.search.first().map(|at| spot(file, at))),
            ("fields", chosen.map(|at| spot(file, at))),
            ("refused", refused.map(|at| spot(file, at))),
        ];
        let given: Vec<_> = meanings.into_iter().filter_map(|(key, at)| at.map(|at| (key, at))).collect();
        match given.as_slice() {
            [] if form.r#type.is_none() && form.about.is_none() => {
                let message = format!("the filter `{}` has no meaning", name.value);
                let remedy = "give one of `of`, `rule`, `all_of`, `range`, `label`, `pairs`, `row`, `order`, `search`, `fields: true`, `refused: true`";
                self.fault("S103", spot(file, name), message, "nothing says what it tests", remedy);
                return None;
            }
            [(first, _), (second, at), ..] => {
                let message = format!("the filter `{}` has two meanings", name.value);
                let reason = format!("it has `{first}` already");
                self.fault("S103", at.clone(), message, reason, format!("keep `{first}` or `{second}`"));
                return None;
            }
            _ => {}
        }
        let read = form.r#type.as_ref();
        if let Some(word) = read.filter(|word| !READS.contains(&word.value.as_str())) {
            let remedy = names::instead(&word.value, READS.iter().copied());
            self.fault(
                "S101",
                spot(file, word),
                format!("no filter has the type `{}`", word.value),
                "unknown type",
                remedy,
            );
            return None;
        }
        if let Some(word) = read.filter(|_| given.iter().any(|(key, _)| !["of", "rule"].contains(key))) {
            let message = format!("the type of `{}` is known already", name.value);
            self.fault("S103", spot(file, word), message, "only `of` and `rule` take a type", "take `type` away");
        }
        if let Some(rule) = &form.rule {
            return self.rule_test(id, file, rule, read, whole);
        }
        if refused.is_some() {
            return Some(FilterTest::Refused);
        }
        if let Some(first) = form.order.first().or(form.search.first()) {
            if !whole {
                self.not_of_unions(file, first);
                return None;
            }
            return self.of_list(id, file, form);
        }
        if let Some(chosen) = chosen {
            if !whole {
                self.not_of_unions(file, chosen);
                return None;
            }
            return Some(FilterTest::Fields);
        }
        let special = [
            ("all_of", &form.all_of),
            ("range", &form.range),
            ("label", &form.label),
            ("pairs", &form.pairs),
            ("row", &form.row),
        ];
        for (key, path) in special {
            if let Some(path) = path {
                return self.special_test(id, file, key, path, whole);
            }
        }
        self.path_test(id, file, form.of.as_ref().unwrap_or(name), read, whole)
    }

    fn not_of_unions<T>(&mut self, file: usize, at: &At<T>) {
        let message = "a union has one order, and shows all fields".to_owned();
        self.fault("S143", spot(file, at), message, "only for lists of one resource", "take it away");
    }

    /// Keys of the order, or texts that are searched.
    fn of_list(&mut self, id: ResourceId, file: usize, form: &FilterForm) -> Option<FilterTest> {
        let mut paths: Vec<&'static str> = Vec::new();
        for key in form.order.iter().chain(&form.search) {
            let is_order = !form.order.is_empty();
            let found = self.walk(id, file, key, PathUse { lookups: false, ..PURPOSE })?;
            let kind = self.value_at(found.at, found.end).map(|(_, kind)| kind);
            let lookup = leak::text(&key.value.replace('.', "__"));
            let (fits, reason, remedy) = match is_order {
                true => (
                    !self.many(id, &found.steps) && kind.is_some_and(|kind| kind != Kind::Json && !kind.is_list()),
                    "this isn't one value of a row that has an order",
                    "name a column, own or along relations to one, or a derived value",
                ),
                false => {
                    (kind == Some(Kind::Text), "this isn't text", "go on to a text, or make a filter of its own for it")
                }
            };
            if !fits {
                let what = if is_order { "nothing is sorted by" } else { "no words are found in" };
                self.fault("S196", spot(file, key), format!("{what} `{}`", key.value), reason, remedy);
                return None;
            }
            if paths.contains(&lookup) {
                let message = format!("`{}` comes twice", key.value);
                self.fault("S196", spot(file, key), message, "the second time", "take one of them away");
                return None;
            }
            paths.push(lookup);
        }
        let paths = leak::list(paths);
        Some(if form.order.is_empty() { FilterTest::Search(paths) } else { FilterTest::Order(paths) })
    }

    fn rule_test(
        &mut self,
        id: ResourceId,
        file: usize,
        rule: &At<String>,
        read: Option<&At<String>>,
        whole: bool,
    ) -> Option<FilterTest> {
        if !whole {
            let message = format!("the rule `{}` can't filter a union", rule.value);
            self.fault(
                "S143",
                spot(file, rule),
                message,
                "a rule belongs to one resource",
                "use a path that every member has",
            );
            return None;
        }
        let index = self.api.resources[id].behaviour.rules.iter().position(|(name, _)| *name == rule.value)?;
        match read.map(|word| word.value.as_str()) {
            Some("boolean") => Some(FilterTest::BoolRule(index)),
            Some("day" | "uuids") => {
                let message = format!("the rule `{}` can't take this type", rule.value);
                let remedy = "write `date` or `uuid`, or leave it out and read the text in the rule";
                self.fault(
                    "S108",
                    read.map_or(spot(file, rule), |at| spot(file, at)),
                    message,
                    "only for columns",
                    remedy,
                );
                None
            }
            _ => Some(FilterTest::Rule(index)),
        }
    }

    fn special_test(
        &mut self,
        id: ResourceId,
        file: usize,
        key: &str,
        path: &At<String>,
        whole: bool,
    ) -> Option<FilterTest> {
        let found = self.walk(id, file, path, PathUse { lookups: false, ..PURPOSE })?;
        let lookup = leak::text(&path.value.replace('.', "__"));
        let field: Option<&Field> = match found.end {
            End::Field(field) => Some(&self.api.resources[found.at].fields[field]),
            End::Relation(_) | End::Derived(_) => None,
        };
        let kind = self.value_at(found.at, found.end).map(|(_, kind)| kind);
        let test = match (key, found.end) {
            ("all_of", _) if kind == Some(Kind::Text) => Some(FilterTest::AllOf(lookup)),
            ("range", _) if matches!(kind, Some(Kind::DateTime | Kind::Date)) => Some(FilterTest::DateRange(lookup)),
            ("label", End::Field(index)) if whole && found.at == id && field.is_some_and(|f| !f.choices.is_empty()) => {
                Some(FilterTest::Label(lookup, index))
            }
            ("pairs", End::Field(_)) if kind == Some(Kind::Json) => Some(FilterTest::Pairs(lookup)),
            ("row", end @ End::Relation(_)) => self.equality(id, found.at, end, lookup, true).map(|test| match test {
                FilterTest::Row(lookup, target) if self.many(id, &found.steps) => FilterTest::Rows(lookup, target),
                test => test,
            }),
            _ => None,
        };
        if test.is_none() {
            let wanted = match key {
                "all_of" => "text",
                "range" => "a date or date-time",
                "label" if !whole => "a resource's own list, not a union",
                "label" => "a field of this resource with `choices`",
                "pairs" => "a json field",
                _ => "a relation",
            };
            let code = if whole { "S104" } else { "S143" };
            let message = format!("`{key}` can't test `{}`", path.value);
            self.fault(
                code,
                spot(file, path),
                message,
                format!("`{key}` needs {wanted}"),
                "name another path, or use `of`",
            );
        }
        test
    }

    /// A path with a lookup, read by the type given or by that of the column.
    fn path_test(
        &mut self,
        id: ResourceId,
        file: usize,
        path: &At<String>,
        read: Option<&At<String>>,
        whole: bool,
    ) -> Option<FilterTest> {
        let found = self.walk(id, file, path, PURPOSE)?;
        let lookup = leak::text(&path.value.replace('.', "__"));
        let usual = self.usual_test(id, &found, lookup, whole)?;
        let Some(word) = read else { return Some(usual) };
        let uuid = match &usual {
            FilterTest::Uuid(_) | FilterTest::UuidIn(_) => true,
            FilterTest::Row(_, target) | FilterTest::Rows(_, target) => self.primary_of(*target) == Some(Kind::Uuid),
            _ => false,
        };
        let json =
            self.field_of(&found).is_some_and(|field| self.api.resources[found.at].fields[field].kind == Kind::Json);
        let instant = matches!(usual, FilterTest::Date(_) | FilterTest::DateTime(_) | FilterTest::Day(_));
        let (test, fits) = match word.value.as_str() {
            "uuid" => (FilterTest::Uuid(lookup), uuid),
            "uuids" => (FilterTest::UuidIn(lookup), uuid),
            "number" => {
                let integer_key = match &usual {
                    FilterTest::Row(_, target) | FilterTest::Rows(_, target) => {
                        self.primary_of(*target) != Some(Kind::Uuid)
                    }
                    _ => false,
                };
                (
                    FilterTest::Number(lookup),
                    integer_key || json || matches!(usual, FilterTest::Number(_) | FilterTest::Choice(..)),
                )
            }
            "boolean" => (FilterTest::Bool(lookup), json || matches!(usual, FilterTest::Bool(_))),
            "date" => (FilterTest::Date(lookup), instant),
            "datetime" => (FilterTest::DateTime(lookup), instant),
            "day" => (FilterTest::Day(lookup), instant),
            _ => (FilterTest::Text(lookup), true),
        };
        if !fits {
            let message = format!("`{}` can't be read as `{}`", path.value, word.value);
            self.fault(
                "S108",
                spot(file, word),
                message,
                "the column has another type",
                "leave `type` out: the column's is used",
            );
            return None;
        }
        Some(test)
    }

    fn primary_of(&self, id: ResourceId) -> Option<Kind> {
        let resource = &self.api.resources[id];
        resource.fields.get(resource.primary).map(|field| field.kind)
    }

    /// How a path is tested where nothing else is said.
    pub fn usual_test(
        &self,
        id: ResourceId,
        found: &ResolvedPath,
        lookup: &'static str,
        whole: bool,
    ) -> Option<FilterTest> {
        let words: Vec<&str> = found.words.iter().map(String::as_str).collect();
        let comparison = words.last().copied().filter(|word| !PARTS.contains(word));
        if comparison == Some("isnull") {
            return Some(FilterTest::Bool(lookup));
        }
        let kind = match found.end {
            End::Field(field) => self.api.resources[found.at].fields[field].kind,
            End::Derived(of) => self.api.resources[found.at].derived[of].kind,
            End::Relation(_) => {
                return match comparison {
                    Some("in") => Some(FilterTest::UuidIn(lookup)),
                    _ => self.equality(id, found.at, found.end, lookup, !whole).map(|test| match test {
                        FilterTest::Row(lookup, target) if self.many(id, &found.steps) => {
                            FilterTest::Rows(lookup, target)
                        }
                        test => test,
                    }),
                };
            }
        };
        let textual = [
            "iexact",
            "contains",
            "icontains",
            "startswith",
            "istartswith",
            "endswith",
            "iendswith",
            "regex",
            "iregex",
        ];
        Some(match (kind, words.as_slice()) {
            (_, []) => return self.equality(id, found.at, found.end, lookup, !whole || !found.steps.is_empty()),
            (Kind::Json, _) => FilterTest::Text(lookup),
            (Kind::Texts, _) => FilterTest::Text(lookup),
            (_, [.., last]) if textual.contains(last) => FilterTest::Text(lookup),
            (Kind::Uuid, [.., "in"]) => FilterTest::UuidIn(lookup),
            // Several values with commas between them.
            (_, [.., "in" | "range"]) => FilterTest::Text(lookup),
            (Kind::Floats | Kind::Ints, _) => FilterTest::Number(lookup),
            (Kind::Date | Kind::DateTime, ["date", ..]) => FilterTest::Date(lookup),
            (Kind::Date | Kind::DateTime, ["time", ..]) => FilterTest::Text(lookup),
            (Kind::Date | Kind::DateTime, [part, ..]) if PARTS.contains(part) => FilterTest::Number(lookup),
            (Kind::Time, [part, ..]) if PARTS.contains(part) => FilterTest::Number(lookup),
            (kind, _) => by_kind(kind, lookup),
        })
    }
}

fn by_kind(kind: Kind, lookup: &'static str) -> FilterTest {
    match kind {
        Kind::Uuid => FilterTest::Uuid(lookup),
        Kind::Text | Kind::Json => FilterTest::Text(lookup),
        Kind::Small | Kind::Int | Kind::Big | Kind::Float | Kind::Decimal(_) => FilterTest::Number(lookup),
        Kind::Time | Kind::Duration => FilterTest::Text(lookup),
        Kind::Texts => FilterTest::Text(leak::text(&format!("{lookup}__contains"))),
        Kind::Floats | Kind::Ints => FilterTest::Number(leak::text(&format!("{lookup}__contains"))),
        Kind::Bool => FilterTest::Bool(lookup),
        Kind::Date => FilterTest::Date(lookup),
        Kind::DateTime => FilterTest::DateTime(lookup),
    }
}
