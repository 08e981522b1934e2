//! What the tables of a spec are, as plain data: kept in the database as JSON when a migration has applied the spec, so that
//! the next one knows what is renamed, what has gone, and which indexes and checks are ours.

use crate::tables::{
    ChoiceValue, Kind,
    ddl::{CheckDdl, ColumnDdl, Ddl, RuleDdl, TableDdl},
};
use serde::{Deserialize, Serialize};

/// The form in which it is kept.
const FORMAT: u32 = 1;

/// The tables of a spec.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    format: u32,
    pub tables: Vec<Table>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    pub name: String,
    /// The label of its resource; of a join table, that of the resource that declares it.
    pub label: String,
    /// Of a join table: the field that declares it; else empty.
    pub field: String,
    /// Its former label, of a join table its former field.
    #[serde(skip)]
    pub was: String,
    pub columns: Vec<Column>,
    pub checks: Vec<Check>,
    /// What the server holds for the rows that it writes; `None`: an earlier version, which didn't say, has kept it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<Rule>>,
    pub references: Vec<Reference>,
    pub indexes: Vec<Index>,
    /// What constraints of the database say, as the server says it.
    #[serde(skip)]
    pub constrained: Vec<Rule>,
    /// Whether the spec has it no more: it stays until it is dropped.
    #[serde(default)]
    pub left: bool,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
    pub field: String,
    /// Its former name, or that of its field.
    #[serde(skip)]
    pub was: String,
    #[serde(with = "words")]
    pub kind: Kind,
    /// Characters at most; 0 = no bound.
    pub max: usize,
    pub nullable: bool,
    pub primary: bool,
    /// Its closed set of values, as SQL literals.
    pub choices: Vec<String>,
    /// Choices that were renamed: the value, and the former one, as SQL literals.
    #[serde(skip)]
    pub renamed: Vec<(String, String)>,
    /// What rows that are there get when it is added, as an SQL literal.
    pub fill: Option<String>,
    /// What rows without a value get when it may not be null any more.
    #[serde(skip)]
    pub given: Option<String>,
    /// What stands after its name in `create table`.
    #[serde(skip)]
    pub sql: String,
    /// Whether the spec has it no more: it stays until it is dropped.
    #[serde(default)]
    pub left: bool,
}

/// A condition on every row, or on pairs of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    pub name: String,
    /// The condition; of pairs, what stands after the constraint's name.
    pub sql: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairs: Option<Pairs>,
    /// As PostgreSQL wrote it when it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
}

/// A rule that the server holds for the rows that it writes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    pub name: String,
    /// What rows do that don't hold it.
    #[serde(skip)]
    pub told: String,
    /// SQL on such a row `t`.
    wrong: String,
}

impl Rule {
    /// SQL on a row `t` that doesn't hold it, with a relation for all rows.
    pub fn wrong(&self, rows: &str) -> String {
        self.wrong.replace(RuleDdl::ROWS, rows)
    }

    /// Whether another one says the same, when its columns have new names.
    pub fn is(&self, other: &Rule, names: &[(String, String)]) -> bool {
        renamed(&other.wrong, names) == self.wrong
    }

    /// Whether it is about a column.
    pub fn mentions(&self, column: &str) -> bool {
        renamed(&self.wrong, &[(column.to_owned(), String::new())]) != self.wrong
    }
}

/// Which pairs of rows can't be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pairs {
    /// SQL on the rows `t` and `u`.
    pub condition: String,
    /// SQL on rows that it isn't about; empty = it is about all.
    pub unless: String,
    /// Whether it needs the extension `btree_gist`.
    pub gist: bool,
}

impl Check {
    /// Whether it needs the extension `btree_gist`.
    pub fn needs_gist(&self) -> bool {
        self.pairs.as_ref().is_some_and(|pairs| pairs.gist)
    }

    /// What stands after the constraint's name.
    pub fn body(&self) -> String {
        if self.pairs.is_some() { self.sql.clone() } else { format!("check ({})", self.sql) }
    }
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    pub name: String,
    pub column: String,
    pub table: String,
    pub key: String,
}

/// An index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Index {
    pub name: String,
    pub columns: Vec<String>,
    pub unique: bool,
    pub condition: String,
}

impl Schema {
    /// The tables of a spec on a database.
    pub fn of(ddl: &Ddl, postgres: bool) -> Schema {
        Schema { format: FORMAT, tables: ddl.tables.iter().map(|table| Table::of(table, postgres)).collect() }
    }

    /// As it is kept.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was kept; `None`: a later version of the server has written it.
    pub fn read(text: &str) -> Option<Schema> {
        serde_json::from_str(text).ok().filter(|schema: &Schema| schema.format == FORMAT)
    }

    /// Without what needs PostgreSQL's extension `btree_gist`.
    pub fn without_gist(&mut self) {
        for table in &mut self.tables {
            let (lost, kept) = std::mem::take(&mut table.checks).into_iter().partition(Check::needs_gist);
            table.checks = kept;
            let lost: Vec<Check> = lost;
            // The server holds them instead.
            table.constrained.retain(|rule| {
                let is_lost = lost.iter().any(|check| check.name == rule.name);
                if is_lost {
                    table.rules.get_or_insert_default().push(rule.clone());
                }
                !is_lost
            });
        }
    }

    /// With the checks as PostgreSQL writes them, by table and name.
    pub fn printed(mut self, written: impl Fn(&str, &str) -> Option<String>) -> Schema {
        for table in &mut self.tables {
            for check in &mut table.checks {
                check.printed = written(&table.name, &check.name);
            }
        }
        self
    }

    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

impl Table {
    fn of(table: &TableDdl, postgres: bool) -> Table {
        let own = |text: &str| text.to_owned();
        let checks: Vec<Check> = table.checks.iter().filter_map(|check| Check::of(check, postgres)).collect();
        let is_check = |rule: &&RuleDdl| checks.iter().any(|check| check.name == rule.constraint);
        let (constrained, rules): (Vec<&RuleDdl>, Vec<&RuleDdl>) = table.rules.iter().partition(is_check);
        let rule = |rule: &RuleDdl| Rule {
            name: own(rule.name),
            told: own(rule.told),
            wrong: own(if postgres { rule.wrong.postgres } else { rule.wrong.sqlite }),
        };
        Table {
            name: own(table.name),
            label: own(table.label),
            field: own(table.field),
            was: own(table.was),
            columns: table.columns.iter().map(|column| Column::of(column, postgres)).collect(),
            checks,
            rules: Some(rules.into_iter().map(rule).collect()),
            constrained: constrained.into_iter().map(rule).collect(),
            references: table
                .references
                .iter()
                .map(|of| Reference {
                    name: own(of.name),
                    column: own(of.column),
                    table: own(of.table),
                    key: own(of.key),
                })
                .collect(),
            indexes: table
                .indexes
                .iter()
                .map(|of| Index {
                    name: own(of.name),
                    columns: of.columns.iter().map(|column| own(column)).collect(),
                    unique: of.unique,
                    condition: own(of.condition),
                })
                .collect(),
            left: false,
        }
    }

    /// The resource or relation that it is of, for messages and to know it again.
    pub fn is_join(&self) -> bool {
        !self.field.is_empty()
    }

    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The name of its primary key.
    pub fn key(&self) -> &str {
        self.columns.iter().find(|column| column.primary).map_or("", |column| &column.name)
    }

    /// What a column refers to.
    pub fn reference(&self, column: &str) -> Option<&Reference> {
        self.references.iter().find(|reference| reference.column == column)
    }
}

impl Check {
    fn of(check: &CheckDdl, postgres: bool) -> Option<Check> {
        let sql = if postgres { check.sql.postgres } else { check.sql.sqlite };
        let pairs = check.pairs.map(|pairs| Pairs {
            condition: pairs.condition.to_owned(),
            unless: pairs.unless.to_owned(),
            gist: pairs.gist,
        });
        (!sql.is_empty()).then(|| Check { name: check.name.to_owned(), sql: sql.to_owned(), pairs, printed: None })
    }
}

impl Column {
    fn of(column: &ColumnDdl, postgres: bool) -> Column {
        let pick = |of: &crate::tables::Dialects| if postgres { of.postgres } else { of.sqlite }.to_owned();
        let literal = |value: ChoiceValue| match value {
            ChoiceValue::Int(number) => number.to_string(),
            ChoiceValue::Text(text) => quoted_text(text),
        };
        let renamed = |choice: &crate::tables::Choice| Some((literal(choice.value), literal(choice.was?)));
        Column {
            name: column.name.to_owned(),
            field: column.field.to_owned(),
            was: column.was.to_owned(),
            kind: column.kind,
            max: column.max,
            nullable: column.nullable,
            primary: column.primary,
            choices: column.choices.iter().map(|choice| literal(choice.value)).collect(),
            renamed: column.choices.iter().filter_map(renamed).collect(),
            fill: column.fill.as_ref().map(pick),
            given: column.given.as_ref().map(pick),
            sql: pick(&column.sql),
            left: false,
        }
    }
}

impl Index {
    /// The statement that makes it.
    pub fn sql(&self, table: &str) -> String {
        let kind = if self.unique { "unique " } else { "" };
        let columns = self.columns.iter().map(|column| quoted(column)).collect::<Vec<_>>().join(", ");
        let clause = if self.condition.is_empty() { String::new() } else { format!(" where {}", self.condition) };
        format!("create {kind}index {} on {} ({columns}){clause}", quoted(&self.name), quoted(table))
    }
}

/// A name as SQL takes it, whatever it is.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Text as an SQL literal.
pub fn quoted_text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// SQL with names of columns replaced: words outside of strings.
pub fn renamed(sql: &str, names: &[(String, String)]) -> String {
    let mut out = String::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let len = match first {
            '\'' => rest[1..].find('\'').map_or(rest.len(), |end| end + 2),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (word, after) = rest.split_at(len);
        out += names.iter().find(|(old, _)| old == word).map_or(word, |(_, new)| new);
        rest = after;
    }
    out
}

/// Kinds as they are kept: by the words of the spec.
mod words {
    use super::Kind;
    use crate::tables::Decimal;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use std::borrow::Cow;

    const WORDS: [(Kind, &str); 15] = [
        (Kind::Uuid, "uuid"),
        (Kind::Text, "text"),
        (Kind::Small, "small"),
        (Kind::Int, "integer"),
        (Kind::Big, "big"),
        (Kind::Float, "float"),
        (Kind::Bool, "boolean"),
        (Kind::Date, "date"),
        (Kind::DateTime, "datetime"),
        (Kind::Json, "json"),
        (Kind::Floats, "floats"),
        (Kind::Ints, "integers"),
        (Kind::Time, "time"),
        (Kind::Duration, "duration"),
        (Kind::Texts, "texts"),
    ];

    pub fn word(kind: Kind) -> Cow<'static, str> {
        if let Kind::Decimal(of) = kind {
            return format!("decimal({},{})", of.digits, of.places).into();
        }
        WORDS.iter().find(|(of, _)| *of == kind).map_or("text", |(_, word)| word).into()
    }

    fn decimal(word: &str) -> Option<Kind> {
        let (digits, places) = word.strip_prefix("decimal(")?.strip_suffix(')')?.split_once(',')?;
        Some(Kind::Decimal(Decimal::new(digits.parse().ok()?, places.parse().ok()?)))
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub fn serialize<S: Serializer>(kind: &Kind, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&word(*kind))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
        let word = String::deserialize(from)?;
        let found = WORDS.iter().find(|(_, other)| *other == word);
        found
            .map(|(kind, _)| *kind)
            .or_else(|| decimal(&word))
            .ok_or_else(|| D::Error::custom("an unknown kind of column"))
    }
}

pub use words::word;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced_as_words_and_not_in_strings() {
        let names = [("size".to_owned(), "weight".to_owned())];
        assert_eq!(
            renamed("size > 0 and \"size\" <> 'size' and sizes = 1", &names),
            "weight > 0 and \"weight\" <> 'size' and sizes = 1"
        );
    }
}
