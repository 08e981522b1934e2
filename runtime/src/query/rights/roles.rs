//! What rules ask of users: their groups, permissions and flags, as part of the statement that knows the caller.

use crate::{
    caller::Caller,
    error::RequestError,
    query::{
        lookup::path::{self, Reach},
        selection::quoted,
    },
    store::{Dialect, Sql},
    tables::{Link, Relation, Resource, Roles},
};
use sea_orm::QueryResult;

/// Columns that [`roles`] adds beside the flags: groups and permissions.
const LISTS: usize = 2;

/// Appends what rules ask of the user with the alias `u`, each after a comma: flags, groups and permissions. Nothing where
/// the spec names none.
pub fn roles(users: &'static Resource, roles: &Roles, sql: &mut Sql) {
    for column in roles.flags {
        sql.push(", u.").push(&quoted(column));
    }
    if roles.groups.is_empty() && roles.permissions.is_empty() {
        return;
    }
    sql.push(", ");
    names(users, &[roles.groups.to_owned()], "", sql);
    sql.push(", ");
    let (app, name) = roles.permission;
    let paths: Vec<String> = roles.permissions.iter().map(|path| format!("{path}__{name}")).collect();
    names(users, &paths, app, sql);
}

/// Writes a JSON list of the texts at the end of paths from the user. `app`: a path from the row before, whose text stands
/// before each with a dot.
fn names(users: &'static Resource, paths: &[String], app: &str, sql: &mut Sql) {
    let aggregate = match sql.dialect {
        Dialect::Postgres => "(select cast(json_agg(x.name) as text) from (",
        Dialect::Sqlite => "(select json_group_array(x.name) from (",
    };
    let mut lists = Vec::new();
    for path in paths.iter().filter(|path| !path.is_empty()) {
        let Ok(found) = path::find(users, path, Reach::Trusted) else { continue };
        let mut from = Chain::new();
        let at = from.follow(users, "u", &found.hops);
        let mut name = format!("{at}.{}", quoted(found.resource.columns[found.column].name));
        if !app.is_empty()
            && let Ok(found) = path::find(found.resource, app, Reach::Trusted)
        {
            let owner = found.hops.first().map_or(found.resource, |_| from.last);
            let at = from.follow(owner, &at, &found.hops);
            name = format!("{at}.{} || '.' || {name}", quoted(found.resource.columns[found.column].name));
        }
        lists.push(format!("select {name} as name from {} where {}", from.text, from.on));
    }
    if lists.is_empty() {
        sql.push("null");
        return;
    }
    sql.push(aggregate).push(&lists.join(" union ")).push(") x)");
}

/// Tables joined along relations from a row.
struct Chain {
    text: String,
    /// What links the first table to the row.
    on: String,
    aliases: usize,
    /// The resource at the end.
    last: &'static Resource,
}

impl Chain {
    fn new() -> Chain {
        static NOTHING: Resource = Resource::new("", "");
        Chain { text: String::new(), on: String::new(), aliases: 0, last: &NOTHING }
    }

    /// Joins the tables of some relations; the alias of the row at their end.
    fn follow(&mut self, from: &'static Resource, alias: &str, hops: &[&'static Relation]) -> String {
        let (mut from, mut alias) = (from, alias.to_owned());
        for hop in hops {
            let target = hop.target.get();
            let key = format!("{alias}.{}", quoted(from.key().name));
            alias = match hop.link {
                Link::One { column } => {
                    let own = format!("{alias}.{}", quoted(from.columns[column].name));
                    self.join(target.table, target.key().name, &own)
                }
                Link::Back { column, .. } | Link::Loose { column } => {
                    self.join(target.table, target.columns[column].name, &key)
                }
                Link::Many { table, near, far, .. } => {
                    let link = self.join(table, near, &key);
                    self.join(target.table, target.key().name, &format!("{link}.{}", quoted(far)))
                }
            };
            from = target;
        }
        self.last = from;
        alias
    }

    fn join(&mut self, table: &str, column: &str, other: &str) -> String {
        self.aliases += 1;
        let alias = format!("g{}", self.aliases);
        let on = format!("{alias}.{} = {other}", quoted(column));
        if self.text.is_empty() {
            self.text = format!("{} {alias}", quoted(table));
            self.on = on;
        } else {
            self.text += &format!(" join {} {alias} on {on}", quoted(table));
        }
        alias
    }
}

/// Reads what [`roles`] selects into the caller, from the columns that begin at an index; how many there are.
///
/// # Errors
/// Database errors.
pub fn read_roles(roles: &Roles, row: &QueryResult, at: usize, caller: &mut Caller) -> Result<usize, RequestError> {
    for (n, column) in roles.flags.iter().enumerate() {
        if row.try_get_by_index::<Option<bool>>(at + n)?.unwrap_or_default() {
            caller.flags.push(column);
        }
    }
    let flags = roles.flags.len();
    if roles.groups.is_empty() && roles.permissions.is_empty() {
        return Ok(flags);
    }
    let list = |at: usize| -> Result<Vec<String>, RequestError> {
        let text: Option<String> = row.try_get_by_index(at)?;
        let mut names: Vec<String> = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        // Callers with the same roles share what is computed from them.
        names.sort();
        Ok(names)
    };
    caller.groups = list(at + flags)?;
    caller.permissions = list(at + flags + 1)?;
    Ok(flags + LISTS)
}
