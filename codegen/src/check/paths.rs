//! Paths such as `session.subject.nickname`: through relations to a column, perhaps with the words of
//! a lookup at the end. Everything that follows a name from one resource to another does it here.

use super::{Checker, names};
use crate::{
    model::{Kind, Link, Relation, ResourceId},
    report::Spot,
    syntax::{At, ToDecl},
};

/// Comparisons that a lookup may end with.
pub const COMPARISONS: &[&str] = &[
    "exact",
    "iexact",
    "contains",
    "icontains",
    "startswith",
    "istartswith",
    "endswith",
    "iendswith",
    "regex",
    "iregex",
    "gt",
    "gte",
    "lt",
    "lte",
    "range",
    "in",
    "isnull",
];
/// Parts of a date-time.
pub const PARTS: &[&str] = &[
    "date",
    "time",
    "year",
    "iso_year",
    "quarter",
    "month",
    "day",
    "week",
    "week_day",
    "iso_week_day",
    "hour",
    "minute",
    "second",
];
const OF_LISTS: &[&str] = &["contains", "contained_by", "overlap", "len", "exact", "isnull"];
/// Comparisons of exact numbers, whose texts are not looked through.
const OF_NUMBERS: &[&str] = &["exact", "gt", "gte", "lt", "lte", "range", "in", "isnull"];
const OF_RELATIONS: &[&str] = &["exact", "in", "gt", "gte", "lt", "lte", "isnull"];

/// Where a path leads.
#[derive(Debug, Clone)]
pub struct ResolvedPath {
    /// Relations followed, each an index in the relations of the resource reached so far.
    pub steps: Vec<usize>,
    /// The resource reached.
    pub at: ResourceId,
    /// What of it.
    pub end: End,
    /// What comes after: parts of a date, keys of a document, a comparison.
    pub words: Vec<String>,
}

/// The last name of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A plain column (index in `fields`).
    Field(usize),
    /// A relation (index in `relations`), own or from elsewhere.
    Relation(usize),
    /// A value that the database makes (index in `derived`).
    Derived(usize),
}

/// What a path is for.
#[derive(Debug, Clone, Copy)]
pub struct PathUse {
    /// Code of the fault when a name is unknown.
    pub code: &'static str,
    /// Whether words of a lookup may follow.
    pub lookups: bool,
    /// Whether secret columns may be read.
    pub secret: bool,
}

impl Checker<'_> {
    /// A name of a resource, or of one that it extends: relations to follow first, then the end.
    pub fn name(&self, from: ResourceId, name: &str) -> Option<(Vec<usize>, ResourceId, End)> {
        let (mut steps, mut at) = (Vec::new(), from);
        // A chain of extended resources longer than there are resources is a circle.
        for _ in 0..=self.api.resources.len() {
            let resource = &self.api.resources[at];
            if name == "pk" && !resource.fields.is_empty() {
                return Some((steps, at, self.end_of_field(at, resource.primary)));
            }
            if let Some(index) = resource.relations.iter().position(|r| r.name == name) {
                return Some((steps, at, End::Relation(index)));
            }
            if self.lost(at).any(|(lost, _)| lost == name) {
                return None;
            }
            if let Some(index) = resource.fields.iter().position(|f| f.name == name) {
                return Some((steps, at, End::Field(index)));
            }
            if let Some(index) = resource.derived.iter().position(|of| of.name == name) {
                return Some((steps, at, End::Derived(index)));
            }
            let parent = resource.parent?;
            at = resource.relations[parent].target;
            steps.push(parent);
        }
        None
    }

    fn end_of_field(&self, at: ResourceId, field: usize) -> End {
        match self.api.resources[at].fields.get(field).and_then(|f| f.relation) {
            Some(relation) => End::Relation(relation),
            None => End::Field(field),
        }
    }

    /// Follows a path. `None` if a fault was reported, or if the path leads into a faulty file.
    pub fn walk(&mut self, from: ResourceId, file: usize, path: &At<String>, purpose: PathUse) -> Option<ResolvedPath> {
        self.walk_from(from, file, path, 0, purpose)
    }

    /// Follows a path that begins after some characters of the text (`-` of a sort key).
    pub fn walk_from(
        &mut self,
        from: ResourceId,
        file: usize,
        path: &At<String>,
        skip: usize,
        purpose: PathUse,
    ) -> Option<ResolvedPath> {
        let text = path.value.get(skip..).unwrap_or("");
        let mut place = skip;
        let mut found: Option<ResolvedPath> = None;
        let parts: Vec<&str> = text.split('.').collect();
        for (number, part) in parts.iter().enumerate() {
            let spot = self.within(file, path, place, part.chars().count().max(1));
            place += part.chars().count() + 1;
            let last = number + 1 == parts.len();
            let here = match &found {
                None => from,
                Some(ResolvedPath { end: End::Relation(relation), at, words, .. }) if words.is_empty() => {
                    self.api.resources[*at].relations[*relation].target
                }
                Some(end) => {
                    let end = end.clone();
                    found = Some(self.word(end, part, last, spot, purpose)?);
                    continue;
                }
            };
            match self.name(here, part) {
                Some((parents, at, end)) => {
                    let mut steps = found.take().map_or_else(Vec::new, |f| match f.end {
                        End::Relation(relation) => [f.steps, vec![relation]].concat(),
                        End::Field(_) | End::Derived(_) => f.steps,
                    });
                    steps.extend(parents);
                    self.allowed(at, end, part, &spot, purpose)?;
                    found = Some(ResolvedPath { steps, at, end, words: Vec::new() });
                }
                None => match found.take() {
                    Some(relation) if purpose.lookups && OF_RELATIONS.contains(part) && last => {
                        found = Some(ResolvedPath { words: vec![(*part).to_owned()], ..relation });
                    }
                    _ => return self.unknown(here, part, spot, purpose),
                },
            }
        }
        found
    }

    fn allowed(&mut self, at: ResourceId, end: End, part: &str, spot: &Spot, purpose: PathUse) -> Option<()> {
        let resource = &self.api.resources[at];
        let secret = match end {
            End::Field(field) => resource.fields[field].secret,
            End::Relation(relation) => resource.relations[relation].secret,
            End::Derived(_) => false,
        };
        if secret && !purpose.secret {
            let message = format!("`{part}` of `{}` is secret", resource.name);
            let reason = "no lookup may reach it and no representation shows it";
            self.fault(
                "S106",
                spot.clone(),
                message,
                reason,
                "leave it out, or take `secret` away where it is declared",
            );
            return None;
        }
        Some(())
    }

    fn unknown(&mut self, here: ResourceId, part: &str, spot: Spot, purpose: PathUse) -> Option<ResolvedPath> {
        if self.vague(here) {
            return None;
        }
        let resource = &self.api.resources[here];
        let name = resource.name.clone();
        if self.decls[here]
            .decl
            .computed
            .0
            .iter()
            .any(|(computed, c)| computed.value == part || c.value.page.0.iter().any(|(value, _)| value.value == part))
        {
            let message = format!("`{part}` of `{name}` is computed by hand-written code");
            let reason = "the database has no such column";
            self.fault(purpose.code, spot, message, reason, "use the columns that it is computed from, or a rule");
            return None;
        }
        let known = self.known(here);
        let remedy = names::instead(part, known.iter().map(String::as_str));
        self.fault(purpose.code, spot, format!("`{name}` has no field `{part}`"), "leads nowhere", remedy);
        None
    }

    /// Declared relations of a resource that lead to no resource of the spec: names, and what they should lead to.
    fn lost(&self, id: ResourceId) -> impl Iterator<Item = (&str, &str)> {
        let made = &self.api.resources[id].relations;
        self.decls[id].fields.iter().filter_map(move |field| {
            let to = match &field.decl.to.as_ref()?.value {
                ToDecl::One(name) => name.as_str(),
                ToDecl::Many(names) => names.first()?.value.as_str(),
            };
            let name = field.name.value.as_str();
            made.iter().all(|relation| relation.name != name).then_some((name, to))
        })
    }

    /// Whether the names of a resource can't all be known, because its file has faults, or a relation that leads nowhere
    /// was meant to lead to it or from it. What isn't found then is a consequence, and no fault of its own.
    pub fn vague(&self, id: ResourceId) -> bool {
        let names = || self.decls.iter().map(|decl| decl.decl.resource.value.as_str());
        let meant = |to: &str| names::nearest(to, names()) == Some(self.api.resources[id].name.as_str());
        if (0..self.decls.len()).any(|other| self.lost(other).any(|(_, to)| other == id || meant(to))) {
            return true;
        }
        let mut at = id;
        for _ in 0..=self.api.resources.len() {
            if self.decls[at].broken {
                return true;
            }
            match self.api.resources[at].parent {
                Some(parent) => at = self.api.resources[at].relations[parent].target,
                None => return self.any_broken(at),
            }
        }
        false
    }

    /// Whether a broken file may refer to this resource, and so give it names from the other side.
    fn any_broken(&self, id: ResourceId) -> bool {
        let name = &self.api.resources[id].name;
        self.decls.iter().any(|d| d.broken && self.files[d.file].text.contains(name.as_str()))
    }

    /// Names that can be followed from a resource.
    pub fn known(&self, id: ResourceId) -> Vec<String> {
        let resource = &self.api.resources[id];
        let fields = resource.fields.iter().filter(|f| !f.secret).map(|f| f.name.clone());
        let relations = resource.relations.iter().filter(|r| !r.secret).map(|r| r.name.clone());
        let mut known: Vec<String> = fields.collect();
        relations.chain(resource.derived.iter().map(|of| of.name.clone())).for_each(|name| {
            if !known.contains(&name) {
                known.push(name)
            }
        });
        if let Some(parent) =
            resource.parent.map(|parent| resource.relations[parent].target).filter(|parent| *parent != id)
        {
            self.known(parent).into_iter().for_each(|name| {
                if !known.contains(&name) {
                    known.push(name)
                }
            });
        }
        known
    }

    /// A word after a column: a part of a date, a key of a document, or a comparison.
    fn word(
        &mut self,
        mut found: ResolvedPath,
        part: &str,
        last: bool,
        spot: Spot,
        purpose: PathUse,
    ) -> Option<ResolvedPath> {
        let Some((name, kind)) = self.value_at(found.at, found.end) else {
            let message = format!("nothing can follow the comparison `{}`", found.words.join("."));
            self.fault("S102", spot, message, "a comparison ends a lookup", "");
            return None;
        };
        if !purpose.lookups {
            let message = format!("`{name}` is a column, nothing can follow it");
            self.fault(purpose.code, spot, message, "the path should end before", "");
            return None;
        }
        let closed = found.words.last().is_some_and(|word| COMPARISONS.contains(&word.as_str()) && kind != Kind::Json);
        let known: Vec<&str> = match kind {
            Kind::Json => Vec::new(),
            Kind::Floats | Kind::Ints | Kind::Texts => OF_LISTS.to_vec(),
            Kind::Decimal(_) | Kind::Duration => OF_NUMBERS.to_vec(),
            Kind::Time => {
                let parts = PARTS.iter().filter(|part| ["hour", "minute", "second"].contains(part));
                parts.chain(COMPARISONS).copied().collect()
            }
            Kind::DateTime => PARTS.iter().chain(COMPARISONS).copied().collect(),
            Kind::Date => PARTS
                .iter()
                .filter(|p| !["date", "time", "hour", "minute", "second"].contains(p))
                .chain(COMPARISONS)
                .copied()
                .collect(),
            _ => COMPARISONS.to_vec(),
        };
        let fine = kind == Kind::Json || (!closed && known.contains(&part) && (last || !COMPARISONS.contains(&part)));
        if !fine {
            let message = format!("`{name}` has no lookup `{part}`");
            let misplaced = COMPARISONS.contains(&part) && known.contains(&part);
            match closed || misplaced {
                true => {
                    let message = format!("a lookup on `{name}` goes on after its comparison");
                    let remedy = "write the part first, e.g. `date.gte`";
                    self.fault("S102", spot, message, "a comparison ends a lookup", remedy);
                }
                false => self.fault("S102", spot, message, "unknown lookup", names::instead(part, known)),
            }
            return None;
        }
        found.words.push(part.to_owned());
        Some(found)
    }

    /// The name and the kind of a path's value, if it is one.
    pub fn value_at(&self, at: ResourceId, end: End) -> Option<(String, Kind)> {
        let resource = &self.api.resources[at];
        match end {
            End::Field(field) => Some((resource.fields[field].name.clone(), resource.fields[field].kind)),
            End::Derived(of) => Some((resource.derived[of].name.clone(), resource.derived[of].kind)),
            End::Relation(_) => None,
        }
    }

    /// The column or relation that a path ends with: its field where there is one.
    pub fn field_of(&self, found: &ResolvedPath) -> Option<usize> {
        match found.end {
            End::Field(field) => Some(field),
            End::Relation(relation) => match self.api.resources[found.at].relations[relation].link {
                Link::One { column: field } => Some(field),
                _ => None,
            },
            End::Derived(_) => None,
        }
    }

    /// Whether any of the relations followed from a resource leads to several rows.
    pub fn many(&self, from: ResourceId, steps: &[usize]) -> bool {
        let mut at = from;
        steps.iter().any(|step| {
            let relation = &self.api.resources[at].relations[*step];
            at = relation.target;
            !single(relation)
        })
    }
}

/// Whether a relation leads to at most one row.
pub fn single(relation: &Relation) -> bool {
    matches!(relation.link, Link::One { .. } | Link::Back { single: true, .. })
}
