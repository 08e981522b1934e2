//! The names of a spec: where each is declared, what a text at a place of the language refers to, and which names may stand
//! there. The language's own keys and words come from its JSON Schema (`schema`).

use super::workspace::Workspace;
use specimen_codegen::outline::Entry;

/// What a text refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A resource.
    Resource,
    /// A resource or a union.
    Listed,
    /// A mixin of the `api` file.
    Mixin,
    /// Choices of the `api` file.
    Enum,
    /// A representation of a resource.
    Representation(String),
    /// A path from a resource: fields and relations with dots between.
    Path(String),
}

/// Where something is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared<'a> {
    /// Path of the file.
    pub file: &'a str,
    /// The key or value that names it.
    pub entry: &'a Entry,
}

/// A field, or a relation from another resource.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// Its name from this side.
    pub name: String,
    /// Where it is declared: the field's key, or the `back` of the other resource's field.
    pub declared: Declared<'a>,
    /// The resource that it leads to.
    pub to: Option<String>,
}

/// The names of a workspace.
pub struct Names<'a>(pub &'a Workspace);

fn is(path: &[String], pattern: &[&str]) -> bool {
    path.len() == pattern.len() && path.iter().zip(pattern).all(|(part, wanted)| *wanted == "*" || part == wanted)
}

fn ends(path: &[String], pattern: &[&str]) -> bool {
    path.len() >= pattern.len() && is(&path[path.len() - pattern.len()..], pattern)
}

impl<'a> Names<'a> {
    /// All resources.
    pub fn resources(&self) -> Vec<Declared<'a>> {
        self.values(&["resource"])
    }

    /// All unions.
    pub fn unions(&self) -> Vec<Declared<'a>> {
        self.values(&["union"])
    }

    /// All mixins.
    pub fn mixins(&self) -> Vec<Declared<'a>> {
        self.keys(&["mixins"])
    }

    /// All shared choices.
    pub fn enums(&self) -> Vec<Declared<'a>> {
        self.keys(&["enums"])
    }

    fn values(&self, path: &[&str]) -> Vec<Declared<'a>> {
        self.find(|entry| !entry.is_key && is(&entry.path, path))
    }

    fn keys(&self, path: &[&str]) -> Vec<Declared<'a>> {
        self.find(|entry| entry.is_key && is(&entry.path, path))
    }

    fn find(&self, wanted: impl Fn(&Entry) -> bool) -> Vec<Declared<'a>> {
        let files = self.0.outlines();
        files
            .flat_map(|(file, entries)| entries.iter().map(move |entry| Declared { file, entry }))
            .filter(|declared| wanted(declared.entry))
            .collect()
    }

    /// The resource that a file declares.
    pub fn resource_of(&self, file: &str) -> Option<String> {
        let entries = self.0.outline(file);
        entries.iter().find(|entry| !entry.is_key && is(&entry.path, &["resource"])).map(|entry| entry.text.clone())
    }

    /// The representations of a resource.
    pub fn representations(&self, resource: &str) -> Vec<Declared<'a>> {
        let Some(of) = self.resources().into_iter().find(|of| of.entry.text == resource) else { return Vec::new() };
        let entries = self.0.outline(of.file).iter();
        let keys = entries.filter(|entry| entry.is_key && is(&entry.path, &["representations"]));
        keys.map(|entry| Declared { file: of.file, entry }).collect()
    }

    /// The fields of a resource, those of its mixins, and the relations of others that lead to it.
    pub fn fields(&self, resource: &str) -> Vec<Field<'a>> {
        let mut fields = Vec::new();
        let resources = self.resources();
        if let Some(own) = resources.iter().find(|of| of.entry.text == resource) {
            let entries = self.0.outline(own.file);
            let uses: Vec<&str> =
                entries.iter().filter(|e| !e.is_key && is(&e.path, &["uses", "[]"])).map(|e| e.text.as_str()).collect();
            for (file, entries) in self.0.outlines() {
                let mixed = |path: &[String]| is(path, &["mixins", "*", "fields"]) && uses.contains(&path[1].as_str());
                let here = |path: &[String]| file == own.file && is(path, &["fields"]);
                for entry in entries.iter().filter(|entry| entry.is_key && (here(&entry.path) || mixed(&entry.path))) {
                    let to = value_under(entries, entry, "to");
                    fields.push(Field { name: entry.text.clone(), declared: Declared { file, entry }, to });
                }
            }
        }
        for other in &resources {
            let entries = self.0.outline(other.file);
            for field in entries.iter().filter(|entry| entry.is_key && is(&entry.path, &["fields"])) {
                if value_under(entries, field, "to").as_deref() != Some(resource) {
                    continue;
                }
                let mut path = field.path.clone();
                path.extend([field.text.clone(), "back".to_owned()]);
                if let Some(back) = entries.iter().find(|entry| !entry.is_key && entry.path == path) {
                    let declared = Declared { file: other.file, entry: back };
                    fields.push(Field { name: back.text.clone(), declared, to: Some(other.entry.text.clone()) });
                }
            }
        }
        fields
    }

    /// The fields along a path, as far as they are known.
    pub fn along(&self, resource: &str, path: &str) -> Vec<Option<Field<'a>>> {
        let mut at = Some(resource.to_owned());
        path.trim_start_matches('-')
            .split('.')
            .map(|part| {
                let field = self.fields(at.as_deref()?).into_iter().find(|field| field.name == part);
                at = field.as_ref().and_then(|field| field.to.clone());
                field
            })
            .collect()
    }

    /// What a text at a place refers to. `is_key`: of keys, only those of representations and inputs refer to something.
    pub fn meaning(&self, file: &str, path: &[String], is_key: bool) -> Option<Meaning> {
        let own = self.resource_of(file);
        let target = |field: &str| {
            let fields = self.fields(own.as_deref()?);
            fields.into_iter().find(|of| of.name == field)?.to
        };
        let sibling = |key: &str| {
            let mut beside = path.to_vec();
            *beside.last_mut()? = key.to_owned();
            let entries = self.0.outline(file).iter();
            entries.into_iter().find(|entry| !entry.is_key && entry.path == beside).map(|entry| entry.text.clone())
        };
        if is_key {
            let shows = ["representations", "*", "[]"];
            return (is(path, &shows) || is(path, &["write", "[]"])).then_some(Meaning::Path(own?));
        }
        if ends(path, &["to"])
            || ends(path, &["to", "[]"])
            || is(path, &["members", "*"])
            || is(path, &["related", "*", "of"])
        {
            return Some(Meaning::Resource);
        }
        if ["users", "tokens", "kinds"].iter().any(|key| is(path, &[key, "resource"])) {
            return Some(Meaning::Resource);
        }
        match path {
            _ if is(path, &["nested", "*", "of"]) => Some(Meaning::Listed),
            _ if is(path, &["uses", "[]"]) => Some(Meaning::Mixin),
            _ if is(path, &["fields", "*", "enum"]) => Some(Meaning::Enum),
            _ if is(path, &["answers", "*"]) => Some(Meaning::Representation(own?)),
            _ if is(path, &["fields", "*", "by"]) => Some(Meaning::Path(target(&path[1])?)),
            _ if is(path, &["nested", "*", "by"]) || is(path, &["related", "*", "by"]) => {
                Some(Meaning::Path(sibling("of")?))
            }
            _ if is(path, &["representations", "*", "[]", "*", "as"]) => {
                let shown = sibling("of").unwrap_or_else(|| path[3].clone());
                let field = self.along(&own?, &shown).pop()??;
                Some(Meaning::Representation(field.to?))
            }
            _ if is(path, &["representations", "*", "[]", "*", "of"])
                || is(path, &["representations", "*", "[]"])
                || is(path, &["write", "[]"])
                || is(path, &["write", "[]", "*", "of"])
                || is(path, &["key"])
                || is(path, &["extends"])
                || is(path, &["order", "[]"])
                || is(path, &["unique", "[]", "[]"])
                || is(path, &["unique", "[]", "fields", "[]"])
                || is(path, &["indexes", "[]", "[]"])
                || is(path, &["computed", "*", "from", "[]"])
                || (is(path, &["filters", "*"]) && !["own", "except", "lookups"].contains(&path[1].as_str()))
                || is(path, &["filters", "own", "[]"])
                || is(path, &["filters", "except", "[]"])
                || is(path, &["filters", "*", "of"])
                || is(path, &["admin", "caption"])
                || (path.first().is_some_and(|first| first == "admin")
                    && ["columns", "search", "fields", "caption", "edit"]
                        .iter()
                        .any(|key| ends(path, &[key, "[]"])))
                || (path.first().is_some_and(|first| first == "access")
                    && (ends(path, &["is"]) || ends(path, &["in"]))) =>
            {
                Some(Meaning::Path(own?))
            }
            _ => None,
        }
    }

    /// The names that may stand at a place, with what they are; of a path the next part.
    pub fn possible(&self, meaning: &Meaning, typed: &str) -> Vec<(String, String)> {
        let names = |all: Vec<Declared<'a>>, what: &str| {
            all.into_iter()
                .map(|of| (of.entry.text.clone(), format!("{what} ({}:{})", of.file, of.entry.line)))
                .collect()
        };
        match meaning {
            Meaning::Resource => names(self.resources(), "resource"),
            Meaning::Listed => names([self.resources(), self.unions()].concat(), "resource or union"),
            Meaning::Mixin => names(self.mixins(), "mixin"),
            Meaning::Enum => names(self.enums(), "choices"),
            Meaning::Representation(of) => names(self.representations(of), "representation"),
            Meaning::Path(of) => {
                let at = match typed.trim_start_matches('-').rsplit_once('.') {
                    None => Some(of.clone()),
                    Some((before, _)) => self.along(of, before).pop().flatten().and_then(|field| field.to),
                };
                let fields = at.map_or_else(Vec::new, |at| self.fields(&at));
                let what = |field: &Field| match &field.to {
                    Some(to) => format!("to {to} ({}:{})", field.declared.file, field.declared.entry.line),
                    None => format!("field ({}:{})", field.declared.file, field.declared.entry.line),
                };
                fields.iter().map(|field| (field.name.clone(), what(field))).collect()
            }
        }
    }

    /// Where what a text refers to is declared: for a path that of the part at a character.
    pub fn declared(&self, meaning: &Meaning, text: &str, at: usize) -> Option<Declared<'a>> {
        let named = |all: Vec<Declared<'a>>| all.into_iter().find(|of| of.entry.text == text);
        match meaning {
            Meaning::Resource => named(self.resources()),
            Meaning::Listed => named([self.resources(), self.unions()].concat()),
            Meaning::Mixin => named(self.mixins()),
            Meaning::Enum => named(self.enums()),
            Meaning::Representation(of) => named(self.representations(of)),
            Meaning::Path(of) => {
                let part = text.chars().take(at).filter(|c| *c == '.').count();
                self.along(of, text).into_iter().nth(part).flatten().map(|field| field.declared)
            }
        }
    }
}

/// The text under a key of a field's mapping; of a list its first item.
fn value_under(entries: &[Entry], field: &Entry, key: &str) -> Option<String> {
    let mut path = field.path.clone();
    path.extend([field.text.clone(), key.to_owned()]);
    let value = entries.iter().find(|entry| !entry.is_key && entry.path.starts_with(&path))?;
    Some(value.text.clone())
}
