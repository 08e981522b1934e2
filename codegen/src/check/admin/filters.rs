//! What narrows a list: its search, filters and saved filters.

use super::super::{
    Checker, names,
    paths::{End, PathUse},
    spot,
};
use crate::{
    leak,
    model::{Field, Filter, FilterTest, Kind, PageColumn, Path, ResourceId, View},
    names::label,
    syntax::{At, Entries, PageFilterDecl, PageFilterForm, PageFilterHow, Scalar, ViewDecl},
};

/// What paths of searches are for.
const SEARCHED: PathUse = PathUse { code: "S177", lookups: false, secret: false };

/// What paths of filters are for.
const FILTERED: PathUse = PathUse { code: "S178", lookups: true, secret: false };

/// Parameters of every list, which no filter can have as its name.
const RESERVED: &[&str] = &["q", "o", "after", "view", "as"];

/// Query parameters and their values.
type Query = Vec<(String, String)>;

/// A filter, and what people call it.
type Named = (String, Filter);

impl Checker<'_> {
    /// What a list's search looks through: texts of the caption, and texts that tell rows apart.
    pub fn usual_search(&self, id: ResourceId) -> Vec<String> {
        let resource = &self.api.resources[id];
        let mut search = Vec::new();
        let unique = resource.fields.iter().enumerate().filter(|(_, field)| field.unique && !field.secret);
        let unique = unique.map(|(field, _)| Path { steps: Vec::new(), field });
        for path in self.caption_paths(id).into_iter().chain(unique) {
            let lookup = self.lookup(id, &path);
            if self.column_at(id, &path).kind == Kind::Text && !search.contains(&lookup) {
                search.push(lookup);
            }
        }
        search
    }

    /// The declared search: paths to texts.
    pub fn declared_search(&mut self, id: ResourceId, file: usize, paths: &[At<String>]) -> Vec<String> {
        let mut search = Vec::new();
        for path in paths {
            let Some(found) = self.walk(id, file, path, SEARCHED) else { continue };
            let is_text =
                matches!(found.end, End::Field(field) if self.api.resources[found.at].fields[field].kind == Kind::Text);
            if !is_text {
                let message = format!("`{}` can't be searched", path.value);
                self.fault("S177", spot(file, path), message, "not a text", "go on to a text, or make it a filter");
                continue;
            }
            search.push(path.value.replace('.', "__"));
        }
        search
    }

    /// Filters by truth values, choices, dates and references.
    pub fn usual_filters(&self, id: ResourceId) -> Vec<Named> {
        let resource = &self.api.resources[id];
        let is_usual = |field: &Field| !field.secret && !RESERVED.contains(&field.name.as_str());
        let filters = resource.fields.iter().enumerate().filter(|(_, field)| is_usual(field));
        let filters = filters.filter_map(|(index, field)| {
            let name = leak::text(&field.name);
            let test = match field.relation {
                Some(relation) => {
                    let (is_parent, relation) = (resource.parent == Some(relation), &resource.relations[relation]);
                    let is_secret = relation.secret || self.api.resources[relation.target].secret;
                    (!is_parent && !is_secret).then_some(FilterTest::Row(name, relation.target))
                }
                None if !field.choices.is_empty() => Some(FilterTest::Choice(name, index)),
                None => match field.kind {
                    Kind::Bool => Some(FilterTest::Bool(name)),
                    Kind::Date | Kind::DateTime => Some(FilterTest::DateRange(name)),
                    _ => None,
                },
            }?;
            Some((label(&field.name), Filter::new(name, test)))
        });
        filters.collect()
    }

    /// The declared filters.
    pub fn declared_filters(&mut self, id: ResourceId, file: usize, decls: &[At<PageFilterDecl>]) -> Vec<Named> {
        let mut filters: Vec<Named> = Vec::new();
        for decl in decls {
            let (name, form) = named_filter(decl);
            if !names::is_field_name(&name.value) {
                self.not_a_field_name(file, &name, "a filter");
            }
            let problem = match name.value.as_str() {
                taken if RESERVED.contains(&taken) => Some("every list has a parameter of that name"),
                twice if filters.iter().any(|(_, other)| other.name == twice) => Some("the second time"),
                _ => None,
            };
            if let Some(reason) = problem {
                let message = format!("no filter can be called `{}`", name.value);
                self.fault("S178", spot(file, &name), message, reason, "write `{ <another name>: <path> }`");
                continue;
            }
            let test = match (&form.of, &form.rule) {
                (Some(of), Some(_)) => {
                    let message = format!("the filter `{}` has two meanings", name.value);
                    self.fault("S178", spot(file, of), message, "it has a `rule` already", "keep `of` or `rule`");
                    None
                }
                (None, Some(rule)) => self.page_rule(id, file, rule),
                (of, None) => self.page_test(id, file, of.as_ref().unwrap_or(&name)),
            };
            let heading = form.label.as_ref().map_or_else(|| label(&name.value), |label| label.value.clone());
            filters.extend(test.map(|test| (heading, Filter::new(leak::text(&name.value), test))));
        }
        filters
    }

    /// The rules that filters of pages name.
    pub fn admin_rules(&self, id: ResourceId) -> Vec<At<String>> {
        let lists = self.page_lists(id);
        let filters = lists.iter().flat_map(|list| list.filters.iter().flatten());
        filters.filter_map(|filter| named_filter(filter).1.rule).collect()
    }

    /// A hand-written rule: as the resource's own list takes it, else a truth value.
    fn page_rule(&mut self, id: ResourceId, file: usize, rule: &At<String>) -> Option<FilterTest> {
        let index = self.rule(id, file, rule)?;
        let known = self.api.resources[id].filters.iter().map(|filter| filter.test);
        let mut known =
            known.filter(|test| matches!(test, FilterTest::Rule(of) | FilterTest::BoolRule(of) if *of == index));
        Some(known.next().unwrap_or(FilterTest::BoolRule(index)))
    }

    fn page_test(&mut self, id: ResourceId, file: usize, path: &At<String>) -> Option<FilterTest> {
        let found = self.walk(id, file, path, FILTERED)?;
        let lookup = leak::text(&path.value.replace('.', "__"));
        let End::Field(index) = found.end else { return self.usual_test(id, &found, lookup, true) };
        if !found.words.is_empty() {
            return self.usual_test(id, &found, lookup, true);
        }
        let field = &self.api.resources[found.at].fields[index];
        match field.kind {
            _ if !field.choices.is_empty() && found.at == id => Some(FilterTest::Choice(lookup, index)),
            Kind::Date | Kind::DateTime => Some(FilterTest::DateRange(lookup)),
            Kind::Text if field.choices.is_empty() => {
                Some(FilterTest::Text(leak::text(&format!("{lookup}__icontains"))))
            }
            Kind::Json | Kind::Floats | Kind::Ints | Kind::Texts => {
                let message = format!("`{}` can't be a filter", path.value);
                self.fault(
                    "S178",
                    spot(file, path),
                    message,
                    "a document or list",
                    "write a lookup after it, or a `rule`",
                );
                None
            }
            _ => self.usual_test(id, &found, lookup, true),
        }
    }

    /// Saved filters.
    pub fn views(
        &mut self,
        id: ResourceId,
        file: usize,
        views: &Entries<ViewDecl>,
        (columns, filters): (&[PageColumn], &[Named]),
    ) -> Vec<View> {
        let views = views.0.iter().map(|(name, view)| {
            if !names::is_field_name(&name.value) {
                self.not_a_field_name(file, name, "a view");
            }
            let query = self.values(id, file, &view.value.r#where, filters);
            View {
                name: name.value.clone(),
                label: view.value.label.as_ref().map_or_else(|| label(&name.value), |label| label.value.clone()),
                query,
                columns: self.named_columns(file, columns, &view.value.columns),
            }
        });
        views.collect()
    }

    /// The query parameters that set filters to values.
    pub fn values(&mut self, id: ResourceId, file: usize, values: &Entries<Scalar>, filters: &[Named]) -> Query {
        let mut query = Query::new();
        for (name, value) in &values.0 {
            let Some((_, found)) = filters.iter().find(|(_, known)| known.name == name.value) else {
                let remedy = names::instead(&name.value, filters.iter().map(|(_, filter)| filter.name));
                let message = format!("the list has no filter `{}`", name.value);
                self.fault("S179", spot(file, name), message, "unknown filter", remedy);
                continue;
            };
            match self.filter_value(id, found, &value.value) {
                Ok(parameters) => query.extend(parameters),
                Err(wanted) => {
                    let message = format!("`{}` can't have this value", name.value);
                    self.fault("S179", spot(file, value), message, "the filter takes no such value", wanted);
                }
            }
        }
        query
    }

    /// The parameters that set a filter to a value, or what that should be.
    fn filter_value(&self, id: ResourceId, filter: &Filter, value: &Scalar) -> Result<Query, String> {
        let named = |text: String| vec![(filter.name.to_owned(), text)];
        let text = match value {
            Scalar::Bool(value) => value.to_string(),
            Scalar::Int(value) => value.to_string(),
            Scalar::Float(value) => value.to_string(),
            Scalar::Text(value) => value.clone(),
        };
        let users = self.api.accounts.as_ref().map(|accounts| accounts.users);
        match filter.test {
            FilterTest::Bool(_) | FilterTest::BoolRule(_) if !matches!(value, Scalar::Bool(_)) => {
                Err("write `true` or `false`".into())
            }
            FilterTest::DateRange(_) => {
                let is_day = |day: &str| day.is_empty() || day.parse::<chrono::NaiveDate>().is_ok();
                match text.split_once(',').filter(|(from, to)| is_day(from) && is_day(to)) {
                    Some((from, to)) => {
                        let ends = [("from", from), ("to", to)].into_iter().filter(|(_, day)| !day.is_empty());
                        Ok(ends.map(|(end, day)| (format!("{}_{end}", filter.name), day.to_owned())).collect())
                    }
                    None => Err("write the first and the last day with a comma between; one may be left out".into()),
                }
            }
            FilterTest::Choice(_, field) => {
                let choices = &self.api.resources[id].fields[field].choices;
                let stored: Vec<&str> = choices.iter().map(|(value, _)| value.trim_matches('"')).collect();
                match stored.contains(&text.as_str()) {
                    true => Ok(named(text)),
                    false => Err(names::instead(&text, stored)),
                }
            }
            FilterTest::Row(_, of) | FilterTest::Rows(_, of) if text == "$user" && Some(of) == users => Ok(named(text)),
            _ if text.starts_with('$') => Err("`$user` is for filters by a relation to users".into()),
            _ => Ok(named(text)),
        }
    }
}

/// The name of a filter, and what it tests.
fn named_filter(decl: &At<PageFilterDecl>) -> (At<String>, PageFilterForm) {
    let of = |path: &str, line, column| At { value: path.to_owned(), line, column };
    match &decl.value {
        PageFilterDecl::Path(path) => {
            let name = of(&path.replace('.', "_"), decl.line, decl.column);
            (name, PageFilterForm { of: Some(of(path, decl.line, decl.column)), ..PageFilterForm::default() })
        }
        PageFilterDecl::Made(one) => {
            let form = match &one.value.value {
                PageFilterHow::Form(form) => form.clone(),
                PageFilterHow::Path(path) => {
                    let path = of(path, one.value.line, one.value.column);
                    PageFilterForm { of: Some(path), ..PageFilterForm::default() }
                }
            };
            (one.key.clone(), form)
        }
    }
}
