//! Values that the database makes of a row: of its related rows (`count`, `sum`, `min`, `max`, `exists`), or of its own columns
//! (`is`). They become expressions in SQL.

use super::{
    Checker, names,
    paths::{End, PathUse, single},
    spot, text,
};
use crate::{
    leak,
    model::{Decimal, Derived, Kind, Link, ResourceId},
    syntax::{At, DerivedDecl},
};
use specimen_tables::{Derived as Table, Dialects};

/// What paths to related rows are for.
const RELATED: PathUse = PathUse { code: "S194", lookups: false, secret: false };

/// Where the related rows stand in a subquery.
struct Related {
    /// Their tables.
    from: String,
    /// What links them to the row.
    link: String,
    /// The alias of the last table.
    alias: String,
}

/// A value's SQL for PostgreSQL and SQLite, and what it is.
pub struct Made {
    /// Expressions.
    pub sql: [String; 2],
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be null.
    pub nullable: bool,
    /// Own fields that it is made of.
    pub fields: Vec<usize>,
}

/// Whole numbers beyond this are null, on both databases: those of 18 digits.
pub const LARGEST: i64 = 999_999_999_999_999_999;

/// An expression with a whole number, null where it has more than 18 digits.
pub fn bounded([postgres, sqlite]: [String; 2]) -> [String; 2] {
    [postgres, sqlite].map(|sql| format!("(case when {sql} between -{LARGEST} and {LARGEST} then {sql} end)"))
}

/// A float of which sums and products of a few stay within what a float holds; null where it is beyond.
pub fn float(column: &str) -> String {
    format!("(case when {column} = 0 or abs({column}) between 1e-60 and 1e60 then {column} end)")
}

impl Checker<'_> {
    /// The values of a resource that the database makes.
    pub fn derived(&mut self, id: ResourceId) {
        let declared = &self.decls[id];
        let (file, decl) = (declared.file, &declared.decl);
        for (name, of) in &decl.derived.0 {
            if !names::is_field_name(&name.value) {
                self.not_a_field_name(file, name, "a derived value");
                continue;
            }
            let known = |other: &str| other == name.value;
            let resource = &self.api.resources[id];
            let taken = declared.fields.iter().any(|field| known(&field.name.value))
                || resource.relations.iter().any(|relation| known(&relation.name))
                || resource.derived.iter().any(|other| known(&other.name))
                || decl.computed.0.iter().any(|(other, of)| {
                    known(&other.value) || of.value.page.0.iter().any(|(value, _)| known(&value.value))
                });
            if taken {
                let message = format!("`{}` has two meanings on `{}`", name.value, decl.resource.value);
                let reason = "a field, a relation or another value has this name";
                self.fault("S026", spot(file, name), message, reason, "give one of them another name");
                continue;
            }
            let Some(made) = self.made(id, file, name, &of.value) else { continue };
            let [postgres, sqlite] = made.sql;
            let place = self.place(file, name);
            self.api.resources[id].derived.push(Derived {
                name: name.value.clone(),
                place,
                about: text(&of.value.about),
                kind: made.kind,
                nullable: made.nullable,
                fields: made.fields,
                related: of.value.is.is_none(),
                sql: Dialects::new(leak::text(&format!("({postgres})")), leak::text(&format!("({sqlite})"))),
            });
        }
    }

    fn made(&mut self, id: ResourceId, file: usize, name: &At<String>, of: &DerivedDecl) -> Option<Made> {
        let given: Vec<(&str, &At<String>)> = [
            ("count", &of.count),
            ("sum", &of.sum),
            ("min", &of.min),
            ("max", &of.max),
            ("exists", &of.exists),
            ("is", &of.is),
        ]
        .into_iter()
        .filter_map(|(word, at)| Some((word, at.as_ref()?)))
        .collect();
        let (word, at) = match given.as_slice() {
            [one] => *one,
            [] => {
                let message = format!("the derived value `{}` has no meaning", name.value);
                let remedy = "give it one of `count`, `sum`, `min`, `max`, `exists`, `is`";
                self.fault("S193", spot(file, name), message, "nothing says what it is", remedy);
                return None;
            }
            [(first, _), (second, at), ..] => {
                let message = format!("the derived value `{}` has two meanings", name.value);
                let remedy = format!("keep `{first}` or `{second}`");
                self.fault("S193", spot(file, at), message, format!("it has `{first}` already"), remedy);
                return None;
            }
        };
        if word != "is" {
            return self.of_related(id, file, word, at, of.r#where.as_ref());
        }
        if let Some(condition) = &of.r#where {
            let message = format!("`{}` is made of one row", name.value);
            let remedy = "take `where` away, or write it into `is`";
            self.fault("S193", spot(file, condition), message, "there are no rows to narrow", remedy);
            return None;
        }
        self.expression(id, file, at)
    }

    /// A value of related rows.
    fn of_related(
        &mut self,
        id: ResourceId,
        file: usize,
        word: &str,
        path: &At<String>,
        condition: Option<&At<String>>,
    ) -> Option<Made> {
        let found = self.walk(id, file, path, RELATED)?;
        let of_rows = matches!(word, "count" | "exists");
        let (steps, at, field) = match found.end {
            End::Relation(relation) if of_rows => {
                let target = self.api.resources[found.at].relations[relation].target;
                ([found.steps, vec![relation]].concat(), target, None)
            }
            End::Field(field) if !of_rows => (found.steps, found.at, Some(field)),
            _ => {
                let message = format!("`{word}` can't be of `{}`", path.value);
                let (reason, remedy) = match of_rows {
                    true => ("this is one value", "name a relation to many"),
                    false => ("this isn't a column", "go on to a column of the related rows"),
                };
                self.fault("S194", spot(file, path), message, reason, remedy);
                return None;
            }
        };
        let mut here = id;
        let mut many = 0;
        for step in &steps {
            let relation = &self.api.resources[here].relations[*step];
            many += usize::from(!single(relation));
            here = relation.target;
        }
        if many != 1 {
            let message = format!("`{word}` can't be of `{}`", path.value);
            let (reason, remedy) = match many {
                0 => ("the path leads to one row at most", "name a relation to many, or show the path itself"),
                _ => ("rows could be met several times along it", "follow one relation to many, and others to one"),
            };
            self.fault("S194", spot(file, path), message, reason, remedy);
            return None;
        }
        // Of a faulty file nothing more is said here.
        let along = steps.iter().scan(id, |here, step| {
            *here = self.api.resources[*here].relations[*step].target;
            Some(*here)
        });
        if std::iter::once(id).chain(along).any(|of| self.api.resources[of].fields.is_empty()) {
            return None;
        }
        let related = self.related(id, &steps);
        let narrowed = match condition {
            Some(condition) => {
                let sql = self.condition_of(at, file, condition, &format!("{}.", related.alias), false)?;
                [format!(" and ({})", sql.postgres), format!(" and ({})", sql.sqlite)]
            }
            None => Default::default(),
        };
        let select = |shown: [String; 2]| {
            let mut sides = shown.into_iter().zip(&narrowed);
            let mut next = || {
                sides.next().map_or_else(String::new, |(shown, narrowed)| {
                    format!("select {shown} from {} where {}{narrowed}", related.from, related.link)
                })
            };
            [next(), next()]
        };
        let same = |sql: &str| [sql.to_owned(), sql.to_owned()];
        let made = |sql, kind, nullable| Some(Made { sql, kind, nullable, fields: Vec::new() });
        let Some(field) = field else {
            return match word {
                "count" => made(select(same("count(*)")), Kind::Big, false),
                _ => made(select(same("1")).map(|sql| format!("exists ({sql})")), Kind::Bool, false),
            };
        };
        let field = &self.api.resources[at].fields[field];
        let (kind, column) = (field.kind, format!("{}.\"{}\"", related.alias, field.column));
        if word != "sum" {
            let ordered = matches!(
                kind,
                Kind::Small
                    | Kind::Int
                    | Kind::Big
                    | Kind::Float
                    | Kind::Decimal(_)
                    | Kind::Date
                    | Kind::DateTime
                    | Kind::Time
                    | Kind::Duration
            ) && field.choices.is_empty()
                && field.relation.is_none();
            if !ordered {
                let message = format!("`{}` has no `{word}`", path.value);
                let reason = "its values have no order that both databases share";
                self.fault("S194", spot(file, path), message, reason, "name a number, date, time or duration");
                return None;
            }
            return made(select(same(&format!("{word}({column})"))), kind, true);
        }
        // So many rows of a few digits stay within the numbers that both databases add exactly.
        let is_small = |digits: u8| digits <= 8;
        let number = field.choices.is_empty() && field.relation.is_none();
        let whole = format!("coalesce(sum({column}), 0)");
        let exact =
            format!("coalesce(sum({column} / 1000000000), 0) * 1000000000 + coalesce(sum({column} % 1000000000), 0)");
        match kind {
            Kind::Small | Kind::Int if number => made(select(same(&whole)), Kind::Big, false),
            Kind::Big | Kind::Duration if number => {
                // SQLite fails where a sum has more than 64 bits; its products become doubles instead.
                let [postgres, sqlite] = bounded([whole, format!("({exact})")]);
                let kind = if kind == Kind::Big { Kind::Big } else { Kind::Duration };
                made(select([format!("{postgres}::bigint"), sqlite]), kind, true)
            }
            Kind::Decimal(of) => {
                let kind = Kind::Decimal(Decimal { digits: Decimal::MAX_DIGITS, ..of });
                if is_small(of.digits) {
                    return made(select(same(&whole)), kind, false);
                }
                let most = kind_text(kind);
                let postgres = format!("(case when {whole} between -{most} and {most} then {whole} end)");
                let [_, sqlite] = bounded([String::new(), format!("({exact})")]);
                made(select([postgres, sqlite]), kind, true)
            }
            Kind::Float => {
                let sum = format!("coalesce(sum({}), 0.0)", float(&column));
                made(select(same(&sum)), Kind::Float, false)
            }
            _ => {
                let message = format!("`{}` has no sum", path.value);
                self.fault("S194", spot(file, path), message, "not a number or duration", "count the rows instead");
                None
            }
        }
    }

    /// The tables of a path's rows. Each is called `dv` and its number: nothing else in a statement is.
    fn related(&self, id: ResourceId, steps: &[usize]) -> Related {
        let (mut near, mut at) = (Table::ROW.to_owned(), id);
        let mut made = Related { from: String::new(), link: String::new(), alias: String::new() };
        for (n, step) in steps.iter().enumerate() {
            let here = &self.api.resources[at];
            let relation = &here.relations[*step];
            let target = &self.api.resources[relation.target];
            let key = |of: &crate::model::Resource| of.fields[of.primary].column.clone();
            let (alias, schema) = (format!("dv{n}"), Table::SCHEMA);
            let table = format!("{schema}\"{}\" {alias}", target.table);
            let (tables, on) = match &relation.link {
                Link::One { column } => {
                    (table, format!("{alias}.\"{}\" = {near}.\"{}\"", key(target), here.fields[*column].column))
                }
                Link::Back { column, .. } | Link::Loose { column } => {
                    (table, format!("{alias}.\"{}\" = {near}.\"{}\"", target.fields[*column].column, key(here)))
                }
                Link::Many { table: join, near: own, far, .. } => {
                    let both = format!(
                        "({schema}\"{join}\" dm{n} join {table} on {alias}.\"{}\" = dm{n}.\"{far}\")",
                        key(target)
                    );
                    (both, format!("dm{n}.\"{own}\" = {near}.\"{}\"", key(here)))
                }
            };
            match n {
                0 => (made.from, made.link) = (tables, on),
                _ => made.from += &format!(" join {tables} on {on}"),
            }
            near.clone_from(&alias);
            (made.alias, at) = (alias, relation.target);
        }
        made
    }
}

/// The largest number of a decimal kind as text.
pub fn kind_text(kind: Kind) -> String {
    match kind {
        Kind::Decimal(of) => of.text(LARGEST),
        _ => LARGEST.to_string(),
    }
}
