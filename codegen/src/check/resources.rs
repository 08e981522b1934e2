//! Resources as a whole: names, labels and tables that may not come twice, the key in the URL, orders,
//! unique sets, indexes, and hand-written behaviour.

use super::{
    Checker, Declared, names,
    paths::{End, PathUse},
    spot, text, yes,
};
use crate::{
    leak,
    model::{Access, Behaviour, Kind, Order, OrderBy, Resource, ResourceId, Unique},
    report::Spot,
    syntax::{At, OrderDecl, OrderTest, UniqueDecl},
};
use std::collections::HashMap;

/// What hand-written code may do around writes.
pub const BEHAVIOUR: &[&str] =
    &["validate", "before_save", "after_save", "before_delete", "after_delete", "picture_width"];

/// What paths of sort keys are for.
const SORTED: PathUse = PathUse { code: "S060", lookups: false, secret: false };

impl Checker<'_> {
    /// Makes every resource with its own names, and notes names that come twice.
    pub fn resources(&mut self) {
        let (mut named, mut tables, mut labels) = (HashMap::new(), HashMap::new(), HashMap::new());
        for declared in self.decls {
            let (file, decl) = (declared.file, &declared.decl);
            let lower = decl.resource.value.to_lowercase();
            let own_area =
                if declared.area.is_empty() { self.spec.api.value.to_lowercase() } else { declared.area.clone() };
            let label = decl.label.as_ref().map_or_else(|| format!("{own_area}.{lower}"), |label| label.value.clone());
            let table = decl.table.as_ref().map_or_else(
                || if declared.area.is_empty() { lower.clone() } else { format!("{}_{lower}", declared.area) },
                |table| table.value.clone(),
            );
            if !names::is_type_name(&decl.resource.value) {
                self.not_a_type_name(file, &decl.resource);
            }
            self.once("S020", "name", &mut named, file, &decl.resource, &decl.resource.value);
            if !is_area(&declared.area) {
                let message = format!("the folder `{}` can't name an area", declared.area);
                let reason = "labels, tables and modules begin with its name";
                let remedy = "rename it: small letters, digits and underscores";
                self.fault("S008", spot(file, &decl.resource), message, reason, remedy);
            }
            if !declared.broken {
                self.once("S021", "table", &mut tables, file, decl.table.as_ref().unwrap_or(&decl.resource), &table);
                self.once("S022", "label", &mut labels, file, decl.label.as_ref().unwrap_or(&decl.resource), &label);
            }
            for other in decl.label.iter().chain(&decl.also) {
                self.is_label(file, other, &own_area);
            }
            for other in &decl.also {
                self.once("S022", "label", &mut labels, file, other, &other.value);
            }
            self.api.resources.push(Resource {
                name: decl.resource.value.clone(),
                area: declared.area.clone(),
                place: self.place(file, &decl.resource),
                about: text(&decl.about),
                label,
                also: decl.also.iter().map(|also| also.value.clone()).collect(),
                words: decl
                    .words
                    .as_ref()
                    .map_or_else(|| names::words(&decl.resource.value), |words| words.value.clone()),
                record: decl.record.as_ref().map_or_else(|| decl.resource.value.clone(), |record| record.value.clone()),
                table,
                was: text(&decl.was),
                path: text(&decl.path).trim_matches('/').to_owned(),
                key: 0,
                primary: 0,
                fields: Vec::new(),
                relations: Vec::new(),
                parent: None,
                order: Vec::new(),
                unique: Vec::new(),
                indexes: Vec::new(),
                checks: Vec::new(),
                no_overlap: Vec::new(),
                secret: yes(&decl.secret),
                derived: Vec::new(),
                computed: Vec::new(),
                representations: Vec::new(),
                input: Vec::new(),
                nested_rows: Vec::new(),
                operations: Default::default(),
                archive: None,
                versions: specimen_tables::Versions::None,
                once: 0,
                strict: yes(&decl.strict),
                filters: Vec::new(),
                behaviour: Behaviour::default(),
                nested: Vec::new(),
                lists: Vec::new(),
                access: Access::default(),
                caption: Vec::new(),
            });
        }
        for union in self.unions {
            let name = &union.decl.union;
            if !names::is_type_name(&name.value) {
                self.not_a_type_name(union.file, name);
            }
            self.once("S020", "name", &mut named, union.file, name, &name.value);
        }
        for endpoint in self.endpoints {
            let name = &endpoint.decl.endpoint;
            if !names::is_type_name(&name.value) {
                self.not_a_type_name(endpoint.file, name);
            }
            self.once("S020", "name", &mut named, endpoint.file, name, &name.value);
        }
    }

    /// Reports text that is no label. `area` is that of the resource.
    pub fn is_label(&mut self, file: usize, other: &At<String>, area: &str) {
        if other.value.split('.').filter(|part| !part.is_empty()).count() != 2 {
            let remedy = format!("write `{area}.{}`", other.value.trim_matches('.').replace('.', ""));
            let message = format!("`{}` isn't a label", other.value);
            self.fault("S023", spot(file, other), message, "a label is an app and a model with a dot between", remedy);
        }
    }

    fn not_a_type_name(&mut self, file: usize, name: &At<String>) {
        let reason = "letters and digits, beginning with a capital";
        let mut chars = name.value.chars().filter(|c| c.is_ascii_alphanumeric());
        let better: String = chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect();
        let remedy = if names::is_type_name(&better) { format!("write `{better}`") } else { String::new() };
        self.fault("S008", spot(file, name), format!("`{}` can't name a resource", name.value), reason, remedy);
    }

    /// Notes a value that another resource has already. SQLite doesn't tell capital letters from small ones.
    fn once(
        &mut self,
        code: &'static str,
        what: &str,
        seen: &mut HashMap<String, String>,
        file: usize,
        at: &At<String>,
        value: &str,
    ) {
        let place = format!("{}:{}", self.files[file].path, at.line);
        if let Some(other) = seen.insert(value.to_lowercase(), place) {
            let remedy = format!("the first is at {other}; give this one another {what}");
            self.fault(code, spot(file, at), format!("the {what} `{value}` is used twice"), "the second time", remedy);
        }
    }

    /// The key in the URL.
    pub fn keys(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        let primary = self.api.resources[id].primary;
        self.api.resources[id].key = primary;
        if let Some(key) = &decl.key
            && let Some(field) = self.own_column(id, *file, key, "S061")
        {
            self.api.resources[id].key = field;
            if !self.identifies(id, field) {
                let message = format!("`{}` doesn't tell one `{}` from another", key.value, decl.resource.value);
                let reason = "the key in the URL isn't unique";
                self.fault("S059", spot(*file, key), message, reason, remedy_unique(&key.value));
            }
        }
    }

    /// Whether a field is unique, part of a unique set, or said to be a natural key all the same.
    pub fn identifies(&self, id: ResourceId, field: usize) -> bool {
        let resource = &self.api.resources[id];
        let Some(column) = resource.fields.get(field) else { return true };
        let declared = self.decls[id].fields.iter().find(|f| f.name.value == column.name);
        let in_set = self.decls[id].decl.unique.iter().any(|unique| match &unique.value {
            UniqueDecl::Fields(fields) => fields.iter().any(|f| f.value == column.name),
            UniqueDecl::Where(with) => with.fields.iter().any(|f| f.value == column.name),
        });
        field == resource.primary || column.unique || in_set || declared.is_some_and(|f| f.decl.unique.is_some())
    }

    /// A column of the resource by name; a fault when there is none.
    pub fn own_column(&mut self, id: ResourceId, file: usize, name: &At<String>, code: &'static str) -> Option<usize> {
        let resource = &self.api.resources[id];
        let found = resource.fields.iter().position(|f| f.name == name.value);
        if found.is_none() && !self.decls[id].broken {
            let known: Vec<String> = resource.fields.iter().map(|f| f.name.clone()).collect();
            let many = self.decls[id].fields.iter().any(|f| f.name.value == name.value);
            let reason = if many { "a list has no column here" } else { "unknown field" };
            let remedy = names::instead(&name.value, known.iter().map(String::as_str));
            let message = format!("`{}` has no column `{}`", self.decls[id].decl.resource.value, name.value);
            self.fault(code, spot(file, name), message, reason, remedy);
        }
        found
    }

    /// Order, unique sets and indexes.
    pub fn constraints(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        let order = self.order(id, *file, &decl.order);
        self.api.resources[id].order = order;
        for set in &decl.unique {
            let (fields, condition, message) = match &set.value {
                UniqueDecl::Fields(fields) => (fields, String::new(), String::new()),
                UniqueDecl::Where(with) => (&with.fields, text(&with.r#where), text(&with.message)),
            };
            let fields = fields.iter().filter_map(|field| self.own_column(id, *file, field, "S044")).collect();
            self.api.resources[id].unique.push(Unique { fields, condition, message });
        }
        for index in &decl.indexes {
            let columns =
                index.value.iter().filter_map(|field| self.own_column(id, *file, field, "S044")).collect::<Vec<_>>();
            let resource = &mut self.api.resources[id];
            let columns = columns.into_iter().map(|field| resource.fields[field].column.clone()).collect();
            resource.indexes.push(columns);
        }
    }

    /// Sort keys.
    pub fn order(&mut self, id: ResourceId, file: usize, keys: &[At<OrderDecl>]) -> Vec<Order> {
        let mut order = Vec::new();
        for key in keys {
            let sorted = match &key.value {
                OrderDecl::Path(path) => {
                    let path = At { value: path.clone(), line: key.line, column: key.column };
                    self.sorted_by(id, file, &path)
                }
                OrderDecl::Test(test) => self.sorted_by_test(id, file, key, test),
            };
            order.extend(sorted);
        }
        order
    }

    fn sorted_by(&mut self, id: ResourceId, file: usize, path: &At<String>) -> Option<Order> {
        let descending = path.value.starts_with('-');
        let skip = usize::from(descending);
        let found = self.walk_from(id, file, path, skip, SORTED)?;
        if matches!(found.end, End::Relation(_)) && self.field_of(&found).is_none() {
            let message = format!("`{}` can't be sorted by", &path.value[skip..]);
            let reason = "this leads to a list of rows";
            self.fault("S060", spot(file, path), message, reason, "go on to a column of theirs");
            return None;
        }
        let path = leak::text(&path.value[skip..].replace('.', "__"));
        Some(Order { path, descending, by: OrderBy::Value })
    }

    /// A test by which rows come first: of a text of their own, or of the one row that a relation leads to.
    fn sorted_by_test(&mut self, id: ResourceId, file: usize, key: &At<OrderDecl>, test: &OrderTest) -> Option<Order> {
        let (path, by) = match (&test.filled, &test.begins, &test.with) {
            (Some(path), None, None) => (path, OrderBy::Filled),
            (None, Some(path), Some(with)) => (path, OrderBy::Begins(leak::text(&with.value))),
            _ => {
                let reason = "this is neither `{ filled: path }` nor `{ begins: path, with: text }`";
                self.fault("S060", spot(file, key), "no sort key".into(), reason, "write one of these");
                return None;
            }
        };
        let found = self.walk_from(id, file, path, 0, SORTED)?;
        let field = match found.end {
            End::Field(field) => Some(&self.api.resources[found.at].fields[field]),
            End::Relation(_) | End::Derived(_) => None,
        };
        if self.many(id, &found.steps) || field.is_none_or(|field| field.kind != Kind::Text) {
            let message = format!("`{}` can't be tested for the order", path.value);
            self.fault("S060", spot(file, path), message, "this is not one text of a row", "name a column of text");
            return None;
        }
        Some(Order::up(leak::text(&path.value.replace('.', "__"))).by(by))
    }

    /// Hand-written code by name.
    pub fn behaviour(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        let first = decl.behaviour.first().or(decl.rules.first()).unwrap_or(&decl.resource);
        let mut behaviour = Behaviour { place: self.place(*file, first), ..Behaviour::default() };
        for word in &decl.behaviour {
            match word.value.as_str() {
                "validate" => behaviour.validate = true,
                "before_save" => behaviour.before_save = true,
                "after_save" => behaviour.after_save = true,
                "before_delete" => behaviour.before_delete = true,
                "after_delete" => behaviour.after_delete = true,
                "picture_width" => behaviour.picture_width = true,
                other => {
                    let remedy = names::instead(other, BEHAVIOUR.iter().copied());
                    let message = format!("there is no behaviour `{other}`");
                    self.fault("S120", spot(*file, word), message, "unknown behaviour", remedy);
                }
            }
        }
        for rule in &decl.rules {
            if !names::is_field_name(&rule.value) {
                self.not_a_field_name(*file, rule, "a rule");
            } else if behaviour.rules.iter().any(|(name, _)| *name == rule.value) {
                let message = format!("the rule `{}` is declared twice", rule.value);
                self.fault("S121", spot(*file, rule), message, "the second time", "take one of them away");
            } else {
                behaviour.rules.push((rule.value.clone(), self.place(*file, rule)));
            }
        }
        for (_, filter) in &decl.filters.0 {
            if let crate::syntax::FilterDecl::Made(form) = &filter.value
                && let Some(rule) = &form.rule
                && !behaviour.rules.iter().any(|(name, _)| *name == rule.value)
            {
                match names::is_field_name(&rule.value) {
                    true => behaviour.rules.push((rule.value.clone(), self.place(*file, rule))),
                    false => self.not_a_field_name(*file, rule, "a rule"),
                }
            }
        }
        let of_pages = self.admin_rules(id).into_iter().map(|rule| (*file, rule));
        for (file, rule) in self.access_rules(id).into_iter().chain(of_pages.collect::<Vec<_>>()) {
            if behaviour.rules.iter().any(|(name, _)| *name == rule.value) {
                continue;
            }
            match names::is_field_name(&rule.value) {
                true => behaviour.rules.push((rule.value.clone(), self.place(file, &rule))),
                false => self.not_a_field_name(file, &rule, "a rule"),
            }
        }
        self.api.resources[id].behaviour = behaviour;
    }

    /// Notes a name that can't stand in code, SQL and query strings.
    pub fn not_a_field_name(&mut self, file: usize, name: &At<String>, what: &str) {
        let spot: Spot = spot(file, name);
        let begin = format!("`{}` can't name ", name.value);
        if self.faults.iter().any(|other| other.spot.file == file && other.message.starts_with(&begin)) {
            // What shows or filters a field has its name.
            return;
        }
        let reason = "small letters, digits and single underscores, beginning with a letter";
        let better: String = names::words(&name.value).replace(['-', ' ', '.'], "_");
        let better = better.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
        let remedy = match names::is_field_name(&better) {
            true => format!("write `{better}`"),
            false => String::new(),
        };
        self.fault("S008", spot, begin + what, reason, remedy);
    }
}

/// Whether a folder can be an area; the top has none.
fn is_area(folder: &str) -> bool {
    folder.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-')
}

/// How a field becomes a natural key.
pub fn remedy_unique(field: &str) -> String {
    format!(
        "make `{field}` unique, name it in a `unique` set, or say `unique: false` there if two rows under one key may be refused as a conflict"
    )
}
