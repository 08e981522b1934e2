//! Representations: what each item shows, and that none includes itself.

use super::{
    Checker, fields, names,
    paths::{End, PathUse, ResolvedPath, single},
    relations::Key,
    spot, text, yes,
};
use crate::{
    model::{ComputedForm, Item, Link, Path, Representation, ResourceId, Shows},
    report::Spot,
    syntax::{At, ItemDecl, ShownDecl},
};

/// An item after resolving spreads: its name and its declaration.
#[derive(Clone)]
pub struct Shown<'a> {
    /// Name and place.
    pub name: At<String>,
    /// How, when more than the name is given.
    pub how: Option<&'a ShownDecl>,
}

/// One representation nested in another, and where.
struct Edge {
    from: (ResourceId, usize),
    to: (ResourceId, usize),
    spot: Spot,
    name: String,
}

const PURPOSE: PathUse = PathUse { code: "S080", lookups: false, secret: false };

impl<'a> Checker<'a> {
    /// All representations of all resources.
    pub fn representations(&mut self) {
        let mut edges = Vec::new();
        for (id, declared) in self.decls.iter().enumerate() {
            for (index, (name, items)) in declared.decl.representations.0.iter().enumerate() {
                if items.value.is_empty() {
                    let message = format!("the representation `{}` shows nothing", name.value);
                    self.fault(
                        "S087",
                        spot(declared.file, name),
                        message,
                        "it has no items",
                        "name the fields that it shows",
                    );
                }
                let mut shown = Vec::new();
                self.flatten(id, index, &mut vec![index], &mut shown, None);
                let mut made = Vec::new();
                for item in shown {
                    let Some((shows, about, example)) = self.item(id, declared.file, &item) else { continue };
                    let to = match &shows {
                        Shows::Object { through, relation, representation } => {
                            Some((self.reached(id, through, *relation), *representation))
                        }
                        Shows::Rows { relation, representation, .. } => {
                            Some((self.reached(id, &[], *relation), *representation))
                        }
                        _ => None,
                    };
                    if let Some(to) = to {
                        let spot = spot(declared.file, &item.name);
                        edges.push(Edge { from: (id, index), to, spot, name: item.name.value.clone() });
                    }
                    made.push(Item { name: item.name.value.clone(), about, example, shows });
                }
                let place = self.place(declared.file, name);
                self.api.resources[id].representations.push(Representation {
                    name: name.value.clone(),
                    place,
                    items: made,
                });
            }
        }
        for edge in &edges {
            if reaches(&edges, edge.to, edge.from) {
                let name = |(id, index): (ResourceId, usize)| {
                    let of = &self.api.resources[id];
                    format!("`{}.{}`", of.name, of.representations.get(index).map_or("?", |r| &r.name))
                };
                let message = format!("{} includes itself by way of `{}`", name(edge.from), edge.name);
                let remedy = format!("let it show {} by a smaller representation, or by a key", edge.name);
                self.fault(
                    "S082",
                    edge.spot.clone(),
                    message,
                    format!("shows {} again and again", name(edge.to)),
                    remedy,
                );
            }
        }
    }

    fn reached(&self, id: ResourceId, through: &[usize], relation: usize) -> ResourceId {
        let at = through.iter().fold(id, |at, step| self.api.resources[at].relations[*step].target);
        self.api.resources[at].relations[relation].target
    }

    /// The items of a representation, without reporting faults, for derived declarations.
    pub fn shown(&self, id: ResourceId, index: usize) -> Vec<Shown<'a>> {
        let mut shown = Vec::new();
        let mut todo = vec![(index, 0)];
        let representations = &self.decls[id].decl.representations.0;
        // A stack of places in lists; spreads of a list that stands on the stack are left out.
        while let Some((index, at)) = todo.pop() {
            let Some(item) = representations.get(index).and_then(|(_, items)| items.value.get(at)) else { continue };
            todo.push((index, at + 1));
            match spread(&item.value) {
                Some(name) => {
                    let other = representations.iter().position(|(other, _)| other.value == name);
                    todo.extend(other.filter(|other| todo.iter().all(|(on, _)| on != other)).map(|other| (other, 0)));
                }
                None => shown.extend(self.one(id, index, at)),
            }
        }
        shown
    }

    fn one(&self, id: ResourceId, index: usize, at: usize) -> Option<Shown<'a>> {
        let item = self.decls[id].decl.representations.0.get(index)?.1.value.get(at)?;
        match &item.value {
            ItemDecl::Name(name) => {
                let name = At { value: name.clone(), line: item.line, column: item.column };
                Some(Shown { name, how: None })
            }
            ItemDecl::Made(one) => Some(Shown { name: one.key.clone(), how: Some(&one.value.value) }),
        }
    }

    fn flatten(
        &mut self,
        id: ResourceId,
        index: usize,
        stack: &mut Vec<usize>,
        shown: &mut Vec<Shown<'a>>,
        via: Option<&Spot>,
    ) {
        let declared = &self.decls[id];
        let representations = &declared.decl.representations.0;
        for (at, item) in representations[index].1.value.iter().enumerate() {
            let here = spot(declared.file, item);
            if let Some(name) = spread(&item.value) {
                match representations.iter().position(|(other, _)| other.value == name) {
                    Some(other) if stack.contains(&other) => {
                        let message = format!("the representation `{name}` includes itself");
                        self.fault("S082", here, message, "spreads in a circle", "take one of the spreads away");
                    }
                    Some(other) => {
                        stack.push(other);
                        self.flatten(id, other, stack, shown, Some(via.unwrap_or(&here)));
                        stack.pop();
                    }
                    None => {
                        let remedy = names::instead(name, representations.iter().map(|(name, _)| name.value.as_str()));
                        let message = format!("`{}` has no representation `{name}`", declared.decl.resource.value);
                        self.fault("S081", here, message, "unknown representation", remedy);
                    }
                }
                continue;
            }
            let Some(item) = self.one(id, index, at) else { continue };
            if shown.iter().any(|other| other.name.value == item.name.value) {
                let message = format!("`{}` is shown twice", item.name.value);
                let (spot, reason) = match via {
                    Some(via) => (via.clone(), "brings it a second time"),
                    None => (spot(declared.file, &item.name), "the second time"),
                };
                self.fault("S083", spot, message, reason, "take one of them away; a spread can't be changed in parts");
                continue;
            }
            if !names::is_field_name(&item.name.value) {
                self.not_a_field_name(declared.file, &item.name, "an item");
            }
            shown.push(item);
        }
    }

    /// What an item shows, its description and its example.
    fn item(&mut self, id: ResourceId, file: usize, item: &Shown<'a>) -> Option<(Shows, String, String)> {
        let usual = ShownDecl::default();
        let how = item.how.unwrap_or(&usual);
        let of = how.of.as_ref().unwrap_or(&item.name);
        let example = how.example.as_ref().map_or_else(String::new, |example| fields::json(&example.value));
        let about = text(&how.about);
        if let Some(constant) = &how.constant {
            self.only(file, &item.name, how, "a constant", &["constant"])?;
            return Some((Shows::Constant(constant.value.clone()), about, example));
        }
        if let Some((shows, usual)) = self.computed_item(id, &of.value) {
            self.only(file, &item.name, how, "a computed value", &["of"])?;
            return Some((shows, if about.is_empty() { usual } else { about }, example));
        }
        let plain = self.name(id, &of.value);
        if of.value == "url" && plain.is_none() {
            self.only(file, &item.name, how, "the row's address", &["of"])?;
            let resource = &self.api.resources[id];
            if resource.path.is_empty() {
                // Members of a union all show the same names; rows without a path have a null URL.
                let name = &resource.name;
                if self.unions.iter().any(|union| union.decl.members.0.iter().any(|(_, of)| of.value == *name)) {
                    return Some((Shows::Nothing, about, example));
                }
                let message = format!("`{}` has no address", resource.name);
                let remedy = format!("give `{}` a `path`, or don't show `url`", resource.name);
                self.fault("S086", spot(file, of), message, "it has no `path`", remedy);
            }
            return Some((Shows::OwnUrl, about, example));
        }
        if plain.is_none() && !of.value.contains('.') && !self.vague(id) {
            let mut known = self.known(id);
            let computed = &self.api.resources[id].computed;
            known.extend(computed.iter().flat_map(|computed| match &computed.form {
                ComputedForm::Row(_) => vec![computed.name.clone()],
                ComputedForm::Page { gives, .. } => gives.iter().map(|(name, ..)| name.clone()).collect(),
            }));
            known.push("url".into());
            let message = format!("`{}` has no field `{}`", self.api.resources[id].name, of.value);
            let remedy = names::instead(&of.value, known.iter().map(String::as_str));
            self.fault(
                "S080",
                spot(file, of),
                message,
                "a representation shows fields, relations, computed values and `url`",
                remedy,
            );
            return None;
        }
        let found = self.walk(id, file, of, PURPOSE)?;
        let field = self.field_of(&found).map(|field| &self.api.resources[found.at].fields[field]);
        let about = match field {
            Some(field) if about.is_empty() && found.steps.is_empty() => field.about.clone(),
            _ => about,
        };
        let example = match field {
            Some(field) if example.is_empty() && matches!(found.end, End::Field(_)) => field.example.clone(),
            _ => example,
        };
        let shows = match found.end {
            End::Field(field) => self.column_item(id, file, &item.name, how, found, field),
            End::Relation(relation) => self.relation_item(id, file, &item.name, how, found, relation),
            End::Derived(of) => self.derived_item(id, file, &item.name, how, found, of),
        };
        Some((shows?, about, example))
    }

    /// A computed value of a name, and its description.
    pub fn computed_item(&self, id: ResourceId, name: &str) -> Option<(Shows, String)> {
        self.api.resources[id].computed.iter().enumerate().find_map(|(index, computed)| match &computed.form {
            ComputedForm::Row(_) if computed.name == name => Some((Shows::Row(index), computed.about.clone())),
            ComputedForm::Row(_) => None,
            ComputedForm::Page { gives, .. } => {
                let place = gives.iter().position(|(value, ..)| value == name)?;
                Some((Shows::Page(index, place), gives[place].2.clone()))
            }
        })
    }

    fn column_item(
        &mut self,
        id: ResourceId,
        file: usize,
        name: &At<String>,
        how: &ShownDecl,
        found: ResolvedPath,
        field: usize,
    ) -> Option<Shows> {
        let many = self.many(id, &found.steps);
        let column = &self.api.resources[found.at].fields[field];
        let (by_label, choices) = (column.by_label, !column.choices.is_empty());
        let path = Path { steps: found.steps, field };
        if many {
            self.only(file, name, how, "a list of values", &["of"])?;
            return Some(Shows::Keys { path });
        }
        self.only(file, name, how, "a column", &["of", "empty", "sent_null", "show"])?;
        let label = match &how.show {
            None => by_label,
            Some(show) => {
                if !fields::SHOW.contains(&show.value.as_str()) {
                    let remedy = names::instead(&show.value, fields::SHOW.iter().copied());
                    self.fault(
                        "S034",
                        spot(file, show),
                        format!("`show` can't be `{}`", show.value),
                        "unknown word",
                        remedy,
                    );
                } else if !choices {
                    let message = format!("`{}` has no labels to show", name.value);
                    self.fault("S084", spot(file, show), message, "the field has no `choices`", "take `show` away");
                }
                show.value == "label"
            }
        };
        let empty = how.empty.as_ref().map_or_else(String::new, |empty| serde_json::json!(empty.value).to_string());
        let sent_null = yes(&how.sent_null);
        if let Some(at) = how.sent_null.as_ref().filter(|_| sent_null && (empty.is_empty() || !path.steps.is_empty())) {
            let message = format!("`{}` shows null as it is", name.value);
            let reason = "`sent_null` is for an own field that shows another text for null";
            self.fault("S084", spot(file, at), message, reason, "add `empty`, or take `sent_null` away");
        }
        Some(Shows::Column { path, empty, sent_null, label })
    }

    fn derived_item(
        &mut self,
        id: ResourceId,
        file: usize,
        name: &At<String>,
        how: &ShownDecl,
        found: ResolvedPath,
        of: usize,
    ) -> Option<Shows> {
        self.only(file, name, how, "a derived value", &["of"])?;
        if self.many(id, &found.steps) {
            let message = format!("`{}` leads to many values", name.value);
            let reason = "a derived value is shown of one row";
            let remedy = "nest those rows: `as: <a representation that shows it>`";
            self.fault("S084", spot(file, how.of.as_ref().unwrap_or(name)), message, reason, remedy);
            return None;
        }
        Some(Shows::Derived { path: Path { steps: found.steps, field: of } })
    }

    fn relation_item(
        &mut self,
        id: ResourceId,
        file: usize,
        name: &At<String>,
        how: &ShownDecl,
        found: ResolvedPath,
        index: usize,
    ) -> Option<Shows> {
        let relation = self.api.resources[found.at].relations[index].clone();
        let (target, is_single) = (relation.target, single(&relation));
        let many_before = self.many(id, &found.steps);
        if let Some(name_of) = &how.r#as {
            let keys: &[&str] = if is_single { &["of", "as"] } else { &["of", "as", "where", "order"] };
            self.only(file, name, how, "nested rows", keys)?;
            let representation = self.representation(target, file, name_of)?;
            if is_single && !many_before {
                return Some(Shows::Object { through: found.steps, relation: index, representation });
            }
            if !found.steps.is_empty() {
                let message = format!("`{}` can't nest rows of a list further away", name.value);
                let reason = "a nested list begins at this resource";
                self.fault(
                    "S084",
                    spot(file, name_of),
                    message,
                    reason,
                    "nest it where it begins, or show it by a key: `by: id`",
                );
                return None;
            }
            let order = self.order(target, file, &how.order);
            let narrow = match &how.r#where {
                Some(rule) => Some(self.rule(target, file, rule)?),
                None => None,
            };
            return Some(Shows::Rows { relation: index, representation, order, narrow });
        }
        self.only(file, name, how, "a key", if is_single { &["of", "by", "empty"] } else { &["of", "by"] })?;
        let key = match &how.by {
            Some(by) if by.value == "url" => Key::Url,
            Some(by) => Key::Field(self.shown_by(target, file, by)?),
            None => self.key_of(found.at, index),
        };
        let empty = how.empty.as_ref().map_or_else(String::new, |empty| serde_json::json!(empty.value).to_string());
        match key {
            Key::Kind | Key::Url if !found.steps.is_empty() || !is_single => {
                let message = format!("`{}` can't be shown by address or kind", name.value);
                let reason = "only a row that this one refers to itself can";
                self.fault(
                    "S084",
                    spot(file, how.by.as_ref().unwrap_or(name)),
                    message,
                    reason,
                    "show it by a key: `by: id`",
                );
                None
            }
            Key::Kind => Some(Shows::Kind { relation: index }),
            Key::Url => {
                self.has_address(target, file, how.by.as_ref().unwrap_or(name));
                Some(Shows::Url { relation: index })
            }
            Key::Field(field) => {
                let path = match relation.link {
                    Link::One { column: own } if field == self.api.resources[target].primary => {
                        Path { steps: found.steps, field: own }
                    }
                    _ => Path { steps: [found.steps, vec![index]].concat(), field },
                };
                match is_single && !many_before {
                    true => Some(Shows::Column { path, empty, sent_null: false, label: false }),
                    false => Some(Shows::Keys { path }),
                }
            }
        }
    }

    /// Reports a resource that is shown by its address and has none.
    fn has_address(&mut self, target: ResourceId, file: usize, at: &At<String>) {
        if self.decls[target].decl.path.is_none() && !self.decls[target].broken {
            let other = &self.api.resources[target].name;
            let (message, remedy) =
                (format!("`{other}` has no address"), format!("give `{other}` a `path`, or show another field"));
            self.fault("S086", spot(file, at), message, "it has no `path`", remedy);
        }
    }

    /// The field that a relation is shown by, which needn't be unique.
    fn shown_by(&mut self, target: ResourceId, file: usize, by: &At<String>) -> Option<usize> {
        let resource = &self.api.resources[target];
        let field = resource.fields.iter().position(|f| f.name == by.value && !f.secret);
        match field {
            None if by.value == "id" => Some(resource.primary),
            // Says why it can't be.
            None => self.natural_key(target, file, by).filter(|_| !self.decls[target].broken),
            found => found,
        }
    }

    /// A representation of a resource by name.
    pub fn representation(&mut self, id: ResourceId, file: usize, name: &At<String>) -> Option<usize> {
        let known = &self.decls[id].decl.representations.0;
        let found = known.iter().position(|(other, _)| other.value == name.value);
        if found.is_none() && !self.decls[id].broken {
            let resource = &self.decls[id].decl.resource.value;
            let remedy = match names::instead(&name.value, known.iter().map(|(name, _)| name.value.as_str())) {
                empty if empty.is_empty() => format!("declare it under `representations` of `{resource}`"),
                remedy => remedy,
            };
            let message = format!("`{resource}` has no representation `{}`", name.value);
            self.fault("S081", spot(file, name), message, "unknown representation", remedy);
        }
        found
    }

    /// The rule of a name; a fault when it isn't declared.
    pub fn rule(&mut self, id: ResourceId, file: usize, name: &At<String>) -> Option<usize> {
        let rules = &self.api.resources[id].behaviour.rules;
        let found = rules.iter().position(|(rule, _)| *rule == name.value);
        if found.is_none() && !self.decls[id].broken {
            let resource = self.api.resources[id].name.clone();
            let near = names::nearest(&name.value, rules.iter().map(|(rule, _)| rule.as_str()));
            let remedy = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("name it under `rules` of `{resource}`, and write it in Rust"),
            };
            let message = format!("`{resource}` has no rule `{}`", name.value);
            self.fault("S085", spot(file, name), message, "unknown rule", remedy);
        }
        found
    }

    /// Notes properties that have no meaning for what an item shows.
    fn only(&mut self, file: usize, name: &At<String>, how: &ShownDecl, what: &str, allowed: &[&str]) -> Option<()> {
        let given = [
            ("of", how.of.as_ref().map(|at| spot(file, at))),
            ("as", how.r#as.as_ref().map(|at| spot(file, at))),
            ("by", how.by.as_ref().map(|at| spot(file, at))),
            ("where", how.r#where.as_ref().map(|at| spot(file, at))),
            ("order", how.order.first().map(|at| spot(file, at))),
            ("empty", how.empty.as_ref().map(|at| spot(file, at))),
            ("sent_null", how.sent_null.as_ref().map(|at| spot(file, at))),
            ("show", how.show.as_ref().map(|at| spot(file, at))),
            ("constant", how.constant.as_ref().map(|at| spot(file, at))),
        ];
        let wrong = given.into_iter().find_map(|(key, at)| at.filter(|_| !allowed.contains(&key)).map(|at| (key, at)));
        let Some((key, spot)) = wrong else { return Some(()) };
        let message = format!("`{key}` doesn't fit `{}`, which shows {what}", name.value);
        self.fault("S084", spot, message, "has no meaning here", format!("take `{key}` away"));
        None
    }
}

/// The name that `...name` spreads.
fn spread(item: &ItemDecl) -> Option<&str> {
    match item {
        ItemDecl::Name(name) => name.strip_prefix("..."),
        ItemDecl::Made(_) => None,
    }
}

fn reaches(edges: &[Edge], from: (ResourceId, usize), to: (ResourceId, usize)) -> bool {
    let (mut seen, mut todo) = (Vec::new(), vec![from]);
    while let Some(at) = todo.pop() {
        if at == to {
            return true;
        }
        if !seen.contains(&at) {
            seen.push(at);
            todo.extend(edges.iter().filter(|edge| edge.from == at).map(|edge| edge.to));
        }
    }
    false
}
