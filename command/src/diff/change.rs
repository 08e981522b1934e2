//! What differs between two specs, and for whom it breaks.

use std::fmt;

/// Who depends on an API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Who {
    /// Clients that read.
    Readers,
    /// Clients that create, change and delete.
    Writers,
    /// Whoever runs the server's database.
    Database,
    /// Servers of the old spec that go on beside new ones on one database, during a rolling update.
    Servers,
    /// Hand-written code of the project.
    Code,
}

impl Who {
    /// All, in the order in which they are listed.
    pub const ALL: [Who; 5] = [Who::Readers, Who::Writers, Who::Database, Who::Servers, Who::Code];

    /// The word for it in results and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Who::Readers => "readers",
            Who::Writers => "writers",
            Who::Database => "database",
            Who::Servers => "servers",
            Who::Code => "code",
        }
    }
}

/// How bad a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing has to be done; of a database: `migrate` does it.
    Safe,
    /// It depends on clients, data or code.
    MayBreak,
    /// Somebody has to do something first.
    Breaks,
}

impl Level {
    /// The words for it in results.
    pub fn words(self) -> &'static str {
        match self {
            Level::Safe => "safe",
            Level::MayBreak => "may break",
            Level::Breaks => "breaks",
        }
    }
}

/// What a change means for one party.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Effect {
    /// The party.
    pub who: Who,
    /// How bad it is.
    pub level: Level,
    /// What happens, or what to do.
    pub text: String,
}

/// An effect on clients that read.
pub fn readers(level: Level, text: impl Into<String>) -> Effect {
    Effect { who: Who::Readers, level, text: text.into() }
}

/// An effect on clients that write.
pub fn writers(level: Level, text: impl Into<String>) -> Effect {
    Effect { who: Who::Writers, level, text: text.into() }
}

/// An effect on the database.
pub fn database(level: Level, text: impl Into<String>) -> Effect {
    Effect { who: Who::Database, level, text: text.into() }
}

/// An effect on servers of the old spec.
pub fn servers(level: Level, text: impl Into<String>) -> Effect {
    Effect { who: Who::Servers, level, text: text.into() }
}

/// An effect on hand-written code.
pub fn code(level: Level, text: impl Into<String>) -> Effect {
    Effect { who: Who::Code, level, text: text.into() }
}

/// How something differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// Only the new spec has it.
    Added,
    /// Only the old spec has it.
    Removed,
    /// It has another name: the new one.
    Renamed(String),
    /// A property of it is another one.
    Changed {
        /// Which property.
        property: &'static str,
        /// Its value in the old spec.
        from: String,
        /// Its value in the new spec.
        to: String,
    },
}

/// What kind of thing differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// The API, a resource, a union or an endpoint as a whole.
    Whole,
    /// A field of a resource, where it is stored, shown or written.
    Field,
    /// A value that clients read and that isn't a field.
    Value,
    /// A value that clients write and that isn't a field.
    Input,
    /// A query parameter of a list.
    Filter,
    /// An operation at a path.
    Operation,
    /// A list under a row, or a further list of the same rows.
    List,
    /// Columns that are unique together, an index or a check.
    Constraint,
    /// A join table.
    Table,
    /// Hand-written code that the spec names.
    Hook,
}

impl Element {
    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            Element::Whole => "",
            Element::Field => "field",
            Element::Value => "value",
            Element::Input => "input",
            Element::Filter => "filter",
            Element::Operation => "operation",
            Element::List => "list",
            Element::Constraint => "constraint",
            Element::Table => "join table",
            Element::Hook => "hook",
        }
    }

    /// Whether it is one of the names under which clients know data.
    fn is_data(self) -> bool {
        matches!(self, Element::Field | Element::Value | Element::Input)
    }
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The resource, union or endpoint; empty: the API.
    pub of: String,
    /// The kind of thing.
    pub element: Element,
    /// Its name; empty for a whole.
    pub name: String,
    /// How it differs.
    pub how: How,
    /// What that means, the worst first.
    pub effects: Vec<Effect>,
}

impl Change {
    /// The worst that it does to a party; `None`: it doesn't concern that party.
    pub fn level(&self, who: Who) -> Option<Level> {
        self.effects.iter().filter(|effect| effect.who == who).map(|effect| effect.level).max()
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = [self.element.word(), &self.name].map(str::to_owned).into_iter().filter(|word| !word.is_empty());
        let subject = subject.collect::<Vec<_>>().join(" ");
        let colon = if subject.is_empty() { "" } else { ": " };
        match &self.how {
            How::Added => write!(f, "{subject}{colon}added"),
            How::Removed => write!(f, "{subject}{colon}removed"),
            How::Renamed(name) => write!(f, "{subject}{colon}renamed to {name}"),
            How::Changed { property, from, to } => {
                let shown = |value: &str| if value.is_empty() { "none".to_owned() } else { value.to_owned() };
                write!(f, "{subject}{colon}{property} {} → {}", shown(from), shown(to))
            }
        }
    }
}

/// The differences found so far, in the order in which they were found.
#[derive(Debug, Default)]
pub struct Changes {
    list: Vec<Change>,
    of: String,
}

impl Changes {
    /// What follows is about this resource, union or endpoint; empty: the API.
    pub fn of(&mut self, name: &str) {
        name.clone_into(&mut self.of);
    }

    /// Adds a difference. Where a field differs in the same way as it is stored, shown and written, that is one change.
    pub fn add(&mut self, element: Element, name: &str, how: How, effects: impl IntoIterator<Item = Effect>) {
        let same = self.list.iter().position(|change| {
            let alike = change.element == element || change.element.is_data() && element.is_data();
            change.of == self.of && change.name == name && change.how == how && alike
        });
        let at = same.unwrap_or_else(|| {
            let (of, name) = (self.of.clone(), name.to_owned());
            self.list.push(Change { of, element, name, how, effects: Vec::new() });
            self.list.len() - 1
        });
        let known = &mut self.list[at].effects;
        for effect in effects {
            if !known.contains(&effect) {
                known.push(effect);
            }
        }
    }

    /// Adds a difference of a property, if there is any.
    pub fn property(
        &mut self,
        (element, name): (Element, &str),
        property: &'static str,
        [from, to]: [impl Into<String>; 2],
        effects: impl IntoIterator<Item = Effect>,
    ) {
        let (from, to) = (from.into(), to.into());
        if from != to {
            self.add(element, name, How::Changed { property, from, to }, effects);
        }
    }

    /// All differences, each resource's together, as found; those that concern nobody are left out.
    pub fn finish(self) -> Vec<Change> {
        let mut list: Vec<Change> = self.list.into_iter().filter(|change| !change.effects.is_empty()).collect();
        for change in &mut list {
            change.effects.sort_by(|a, b| b.level.cmp(&a.level).then(a.who.cmp(&b.who)));
        }
        let mut order: Vec<String> = Vec::new();
        for change in &list {
            if !order.contains(&change.of) {
                order.push(change.of.clone());
            }
        }
        list.sort_by_key(|change| order.iter().position(|of| *of == change.of));
        list
    }
}
