//! SQL text on its way to a database, with its parameters. Hand-written code writes statements whole, by the macro
//! [`sql!`](crate::sql!).

use sea_orm::{DbBackend, Statement, Value, Values, sea_query::ArrayType};
use uuid::Uuid;

/// Which SQL is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// PostgreSQL, for production.
    Postgres,
    /// SQLite, embedded.
    Sqlite,
}

impl Dialect {
    /// sea-orm's name for it.
    pub fn backend(self) -> DbBackend {
        match self {
            Dialect::Postgres => DbBackend::Postgres,
            Dialect::Sqlite => DbBackend::Sqlite,
        }
    }
}

/// SQL text and its parameters. The text of equal requests is equal, so that databases keep it
/// prepared: lists are one array parameter, never one placeholder an item.
#[derive(Debug, Clone)]
pub struct Sql {
    /// Whose SQL.
    pub dialect: Dialect,
    /// The text; parameters are `$1`, `$2`, …
    pub text: String,
    /// The parameters.
    pub params: Vec<Value>,
}

impl Sql {
    /// Nothing yet.
    pub fn new(dialect: Dialect) -> Sql {
        Sql { dialect, text: String::with_capacity(256), params: Vec::new() }
    }

    /// Appends text.
    pub fn push(&mut self, text: &str) -> &mut Sql {
        self.text.push_str(text);
        self
    }

    /// Appends the name of a table or column, in quotes: it may be a word of SQL.
    pub fn name(&mut self, name: &str) -> &mut Sql {
        self.push("\"").push(name).push("\"")
    }

    /// Appends a placeholder for a value.
    pub fn bind(&mut self, value: impl Into<Value>) -> &mut Sql {
        self.params.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.params.len().to_string());
        self
    }

    /// [`bind`](Sql::bind) for statements with thousands of values, all appended by this. SQLite searches a numbered
    /// placeholder among all others of the statement, both when it parses the text and when values are bound.
    pub fn bind_many(&mut self, value: impl Into<Value>) -> &mut Sql {
        match self.dialect {
            Dialect::Postgres => self.bind(value),
            Dialect::Sqlite => {
                self.params.push(value.into());
                self.push("?")
            }
        }
    }

    /// Appends ` = any(<list>)`: true where the expression before it equals one of the values, which
    /// are all of one type and not null. An empty list is never equal.
    pub fn any(&mut self, values: Vec<Value>) -> &mut Sql {
        match self.dialect {
            // A literal takes the type of the expression before it, which nothing else here tells.
            Dialect::Postgres if values.is_empty() => self.push(" = any('{}')"),
            Dialect::Postgres => {
                let ty = values.first().map_or(ArrayType::Uuid, array_type);
                self.push(" = any(").bind(Value::Array(ty, Some(Box::new(values)))).push(")")
            }
            Dialect::Sqlite => {
                let item = if matches!(values.first(), Some(Value::Uuid(_))) { "unhex(value)" } else { "value" };
                let list: Vec<serde_json::Value> = values.iter().map(json_item).collect();
                self.push(" in (select ").push(item).push(" from json_each(");
                self.bind(serde_json::Value::Array(list).to_string()).push("))")
            }
        }
    }

    /// Appends another text, whose placeholders are counted on from those before it, and its parameters. `$` stands for
    /// nothing but placeholders in it.
    pub fn append(&mut self, other: &Sql) -> &mut Sql {
        let by = self.params.len();
        let mut rest = other.text.as_str();
        while let Some(at) = rest.find('$') {
            let (before, after) = rest.split_at(at + 1);
            self.text.push_str(before);
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            if let Ok(number) = after[..digits].parse::<usize>() {
                self.text.push_str(&(number + by).to_string());
            }
            rest = &after[digits..];
        }
        self.text.push_str(rest);
        self.params.extend(other.params.iter().cloned());
        self
    }

    /// What a function appends, taken off again: for an implementation of [`Part`].
    pub fn part(&mut self, append: impl FnOnce(&mut Sql) -> &mut Sql) -> String {
        let at = self.text.len();
        append(self);
        self.text.split_off(at)
    }

    /// As sea-orm takes it.
    pub fn into_statement(self) -> Statement {
        Statement { sql: self.text, values: Some(Values(self.params)), db_backend: self.dialect.backend() }
    }
}

/// Writes a statement, or more of one: SQL text with values in place.
///
/// The first argument says where the text goes: with a [`Dialect`], a [`WriteContext`](crate::hooks::WriteContext) or
/// [`PageRows`](crate::hooks::PageRows) it is a new statement; to an [`Sql`] it is appended. The text is one literal.
/// Each `{name}` in it is a value of the list that follows, where `name` alone is short for `name = name`. Values are
/// always bound as parameters, never part of the text. The compiler refuses a name without a value and a value without
/// a name. Values are computed in the order of the list; one that is named twice is one parameter.
///
/// ```
/// use specimen::{sql, store::{Dialect, sql::any}};
///
/// let (day, subject) = ("2026-03-01", 7);
/// let statement = sql!(
///     Dialect::Postgres,
///     "update actions_cull set date = {day} where subject_id = {subject} and date <> {day}",
///     day,
///     subject
/// );
/// assert_eq!(statement.text, "update actions_cull set date = $1 where subject_id = $2 and date <> $1");
/// assert_eq!(statement.params, [day.into(), subject.into()]);
///
/// // A list stands in the place of a comparison with it.
/// let names = ["ibl", "churchland"];
/// let statement = sql!(Dialect::Postgres, "select p.id from project p where p.name {names}", names = any(names));
/// assert_eq!(statement.text, "select p.id from project p where p.name = any($1)");
/// ```
///
/// The text is no value that could hold what a client sent, and takes no variable that isn't listed:
///
/// ```compile_fail
/// # use specimen::{sql, store::Dialect};
/// let name = "a";
/// sql!(Dialect::Sqlite, "select 1 from project p where p.name = {name}");
/// ```
///
/// What isn't a value goes into the text as a [`Part`]: a constant by [`verbatim`], and a condition of several forms by
/// an implementation.
#[macro_export]
macro_rules! sql {
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
    ($onto:expr, $text:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::store::sql::Target::write($onto, |_sql| {
            ::std::format!(
                // `concat!` keeps the text from taking variables that aren't listed.
                ::std::concat!($text),
                $($name = $crate::store::sql::Part::put($crate::sql!(@value $name $(= $value)?), _sql)),*
            )
        })
    };
}

/// Where [`sql!`](crate::sql!) writes to.
pub trait Target {
    /// What comes of it.
    type Written;

    /// Appends the text that a function makes.
    fn write(self, text: impl FnOnce(&mut Sql) -> String) -> Self::Written;
}

impl Target for Sql {
    type Written = Sql;

    fn write(mut self, text: impl FnOnce(&mut Sql) -> String) -> Sql {
        let text = text(&mut self);
        self.text.push_str(&text);
        self
    }
}

impl Target for Dialect {
    type Written = Sql;

    fn write(self, text: impl FnOnce(&mut Sql) -> String) -> Sql {
        Sql::new(self).write(text)
    }
}

impl<'a> Target for &'a mut Sql {
    type Written = &'a mut Sql;

    fn write(self, text: impl FnOnce(&mut Sql) -> String) -> &'a mut Sql {
        let text = text(self);
        self.push(&text)
    }
}

/// What may stand in the place of a `{name}` of [`sql!`](crate::sql!): a value, a list of them ([`any`]), a constant
/// ([`verbatim`]), or a condition that a type of hand-written code writes.
///
/// ```
/// use specimen::{sql, store::{Dialect, Sql, sql::Part}};
///
/// /// Whose files.
/// enum Owner { Session(i64), Nobody }
///
/// impl Part for Owner {
///     fn put(self, sql: &mut Sql) -> String {
///         sql.part(|sql| match self {
///             Owner::Session(id) => sql!(sql, "f.session_id = {id}", id),
///             Owner::Nobody => sql!(sql, "f.session_id is null"),
///         })
///     }
/// }
///
/// let of = |owner| sql!(Dialect::Sqlite, "select 1 from file f where f.name = {name} and {owner}", name = "a", owner);
/// assert_eq!(of(Owner::Session(3)).text, "select 1 from file f where f.name = $1 and f.session_id = $2");
/// assert_eq!(of(Owner::Nobody).text, "select 1 from file f where f.name = $1 and f.session_id is null");
/// ```
pub trait Part {
    /// Adds its parameters to the statement, and returns the text that stands for it.
    fn put(self, sql: &mut Sql) -> String;
}

impl<T: Into<Value>> Part for T {
    fn put(self, sql: &mut Sql) -> String {
        sql.params.push(self.into());
        format!("${}", sql.params.len())
    }
}

/// A list that a column is compared with.
#[derive(Debug, Clone)]
pub struct Any(Vec<Value>);

/// A comparison with a list: `where d.id {ids}` is true where the column equals one of the values, which are all of one
/// type and not null. An empty list is never equal.
pub fn any<T: Into<Value>>(values: impl IntoIterator<Item = T>) -> Any {
    Any(values.into_iter().map(Into::into).collect())
}

impl Part for Any {
    fn put(self, sql: &mut Sql) -> String {
        let text = sql.part(|sql| sql.any(self.0));
        text.trim_start().to_owned()
    }
}

/// SQL that stands in a statement as it is.
#[derive(Debug, Clone, Copy)]
pub struct Verbatim<'t>(&'t str);

/// SQL that stands in a statement as it is: the name of a table, or an expression that differs between databases. Never
/// what a client sent.
pub fn verbatim(text: &str) -> Verbatim<'_> {
    Verbatim(text)
}

impl Part for Verbatim<'_> {
    fn put(self, _: &mut Sql) -> String {
        self.0.to_owned()
    }
}

fn array_type(value: &Value) -> ArrayType {
    match value {
        Value::Bool(_) => ArrayType::Bool,
        Value::SmallInt(_) => ArrayType::SmallInt,
        Value::Int(_) => ArrayType::Int,
        Value::BigInt(_) => ArrayType::BigInt,
        Value::Double(_) => ArrayType::Double,
        Value::ChronoDate(_) => ArrayType::ChronoDate,
        Value::ChronoDateTimeUtc(_) => ArrayType::ChronoDateTimeUtc,
        Value::Uuid(_) => ArrayType::Uuid,
        Value::Json(_) => ArrayType::Json,
        _ => ArrayType::String,
    }
}

fn json_item(value: &Value) -> serde_json::Value {
    match value {
        Value::Bool(Some(v)) => i64::from(*v).into(),
        Value::SmallInt(Some(v)) => (*v).into(),
        Value::Int(Some(v)) => (*v).into(),
        Value::BigInt(Some(v)) => (*v).into(),
        Value::Double(Some(v)) => (*v).into(),
        Value::String(Some(v)) => v.clone().into(),
        Value::Uuid(Some(v)) => hex(v).into(),
        Value::ChronoDate(Some(v)) => v.to_string().into(),
        Value::ChronoDateTimeUtc(Some(v)) => sqlite_time(v).into(),
        Value::Json(Some(v)) => v.to_string().into(),
        _ => serde_json::Value::Null,
    }
}

fn hex(id: &Uuid) -> String {
    id.simple().to_string()
}

/// An instant as SQLite holds it: RFC 3339 in UTC, as sqlx writes it, so that equal instants are
/// equal texts and the order of texts is that of instants.
pub fn sqlite_time(at: &chrono::DateTime<chrono::Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}
