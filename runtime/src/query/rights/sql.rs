//! Tests of rows as SQL. Tables stand in it with their schema, so that a rule looks at all rows, whatever its caller sees
//! of them.

use super::{Sight, Test, Verdict, failed};
use crate::{
    error::RequestError,
    query::{
        lookup::path::{self, Reach},
        resolved::Resolved,
        selection::{Selection, quoted},
    },
    store::{Dialect, Sql, view::VisibleTable},
    tables::{Act, Allow, Hook, Link, Relation, Resource},
};
use sea_orm::Value;

/// The alias of a table's rows in the query for those that are visible.
pub(super) const ROW: &str = "v";

impl Test {
    /// Whether any of the tests passes.
    pub fn any(tests: impl IntoIterator<Item = Test>) -> Test {
        let mut parts = Vec::new();
        for test in tests {
            match test {
                Test::Always => return Test::Always,
                Test::Never => {}
                Test::When(sql) => parts.push(sql),
            }
        }
        joined(parts, " or ", Test::Never)
    }

    /// Whether all tests pass.
    pub fn all(tests: impl IntoIterator<Item = Test>) -> Test {
        let mut parts = Vec::new();
        for test in tests {
            match test {
                Test::Always => {}
                Test::Never => return Test::Never,
                Test::When(sql) => parts.push(sql),
            }
        }
        joined(parts, " and ", Test::Always)
    }

    /// Whether the test fails, or is unknown.
    fn not(test: Test) -> Test {
        match test {
            Test::Always => Test::Never,
            Test::Never => Test::Always,
            Test::When(sql) => Test::When(around(&sql, "(", ") is not true")),
        }
    }

    /// As a condition of a statement that follows.
    pub fn push(&self, sql: &mut Sql) {
        match self {
            Test::Always => sql.push("true"),
            Test::Never => sql.push("false"),
            Test::When(test) => sql.append(test),
        };
    }
}

fn joined(mut parts: Vec<Sql>, between: &str, none: Test) -> Test {
    if parts.len() < 2 {
        return parts.pop().map_or(none, Test::When);
    }
    let mut sql = Sql::new(parts[0].dialect);
    for (n, part) in parts.iter().enumerate() {
        sql.push(if n == 0 { "(" } else { between }).append(part);
    }
    sql.push(")");
    Test::When(sql)
}

fn around(inner: &Sql, before: &str, after: &str) -> Sql {
    let mut sql = Sql::new(inner.dialect);
    sql.push(before).append(inner).push(after);
    sql
}

impl Sight<'_> {
    /// Whether the caller is among some of those who ask, for a row of a resource, which the SQL names by an alias.
    pub(super) fn test(&self, resource: &'static Resource, who: &[Allow], alias: &str) -> Result<Test, RequestError> {
        let by_row = |allow: &&Allow| self.any(Some(resource), std::slice::from_ref(*allow)) == Verdict::Some;
        let several = who.iter().filter(by_row).count() > 1;
        let tests = who.iter().map(|allow| match allow {
            // PostgreSQL finds rows of one test or another by their indexes only if it can compare their columns with lists.
            Allow::Is(path) if several && self.lists && self.dialect == Dialect::Postgres => {
                self.is_listed(resource, path, alias)
            }
            allow => self.one(resource, allow, alias),
        });
        Ok(Test::any(tests.collect::<Result<Vec<_>, _>>()?))
    }

    fn one(&self, resource: &'static Resource, allow: &Allow, alias: &str) -> Result<Test, RequestError> {
        match (self.any(Some(resource), std::slice::from_ref(allow)), allow) {
            (Verdict::Always, _) => Ok(Test::Always),
            (Verdict::Never, _) => Ok(Test::Never),
            (_, Allow::Is(path)) => self.leads_to_caller(resource, path, alias),
            (_, Allow::Update) => self.may(resource, Act::Update, alias),
            (_, Allow::Rule(rule)) => self.passes(resource, *rule, alias),
            (_, Allow::All(all)) => {
                let all = all.iter().map(|one| self.one(resource, one, alias));
                Ok(Test::all(all.collect::<Result<Vec<_>, _>>()?))
            }
            (_, Allow::Not(not)) => Ok(Test::not(self.one(resource, not, alias)?)),
            // The others never depend on a row.
            (_, _) => Ok(Test::Never),
        }
    }

    /// Whether a path leads from the row to the caller.
    fn leads_to_caller(&self, resource: &'static Resource, path: &str, alias: &str) -> Result<Test, RequestError> {
        let Some(caller) = self.caller else { return Ok(Test::Never) };
        let found = path::find(resource, path, Reach::Trusted).map_err(|text| failed(path, &text))?;
        let mut sql = Sql::new(self.dialect);
        self.follow(&mut sql, resource, alias, &found.hops, &caller.id);
        Ok(Test::When(sql))
    }

    /// The same, for statements that look for many rows: the keys from which the path leads on to the caller are listed once.
    fn is_listed(&self, resource: &'static Resource, path: &str, alias: &str) -> Result<Test, RequestError> {
        let Some(caller) = self.caller else { return Ok(Test::Never) };
        let found = path::find(resource, path, Reach::Trusted).map_err(|text| failed(path, &text))?;
        let Some((hop, rest)) = found.hops.split_first() else { return self.leads_to_caller(resource, path, alias) };
        let (target, inner) = (hop.target.get(), "a");
        let (own, listed) = match hop.link {
            Link::One { .. } if rest.is_empty() => return self.leads_to_caller(resource, path, alias),
            Link::One { column: own } => (resource.columns[own].name, column(inner, target.key().name)),
            Link::Back { column: own, .. } | Link::Loose { column: own } => {
                (resource.key().name, column(inner, target.columns[own].name))
            }
            Link::Many { near, .. } => (resource.key().name, column("l", near)),
        };
        let mut sql = Sql::new(self.dialect);
        sql.push(&column(alias, own)).push(" = any(array(select ").push(&listed).push(" from ");
        match hop.link {
            Link::Many { table, far, .. } => {
                sql.push(&self.table(table)).push(" l join ").push(&self.table(target.table)).push(" ").push(inner);
                sql.push(" on ").push(&column(inner, target.key().name)).push(" = ").push(&column("l", far));
            }
            _ => {
                sql.push(&self.table(target.table)).push(" ").push(inner);
            }
        }
        sql.push(" where ");
        self.follow(&mut sql, target, inner, rest, &caller.id);
        sql.push("))");
        Ok(Test::When(sql))
    }

    /// Writes whether relations lead from a row to the user with a key.
    fn follow(&self, sql: &mut Sql, from: &'static Resource, alias: &str, hops: &[&'static Relation], user: &Value) {
        let Some((hop, rest)) = hops.split_first() else {
            sql.push(&column(alias, from.key().name)).push(" = ").bind(user.clone());
            return;
        };
        let target = hop.target.get();
        // Each alias is one letter longer than that of the row before.
        let inner = &format!("{}a", if alias.chars().all(|c| c == 'a') { alias } else { "" });
        match hop.link {
            Link::One { column: own } if rest.is_empty() => {
                sql.push(&column(alias, from.columns[own].name)).push(" = ").bind(user.clone());
            }
            Link::One { column: own } => {
                let on = format!("{} = {}", column(inner, target.key().name), column(alias, from.columns[own].name));
                self.exists(sql, target, inner, &on, rest, user);
            }
            Link::Back { column: own, .. } | Link::Loose { column: own } => {
                let on = format!("{} = {}", column(inner, target.columns[own].name), column(alias, from.key().name));
                self.exists(sql, target, inner, &on, rest, user);
            }
            Link::Many { table, near, far, .. } => {
                let link = &format!("{inner}_");
                sql.push("exists (select 1 from ").push(&self.table(table)).push(" ").push(link);
                if !rest.is_empty() {
                    let on = format!(" on {} = {}", column(inner, target.key().name), column(link, far));
                    sql.push(" join ").push(&self.table(target.table)).push(" ").push(inner).push(&on);
                }
                sql.push(" where ").push(&column(link, near)).push(" = ").push(&column(alias, from.key().name));
                sql.push(" and ");
                if rest.is_empty() {
                    sql.push(&column(link, far)).push(" = ").bind(user.clone());
                } else {
                    self.follow(sql, target, inner, rest, user);
                }
                sql.push(")");
            }
        }
    }

    fn exists(
        &self,
        sql: &mut Sql,
        target: &'static Resource,
        inner: &str,
        on: &str,
        rest: &[&'static Relation],
        user: &Value,
    ) {
        sql.push("exists (select 1 from ").push(&self.table(target.table)).push(" ").push(inner);
        sql.push(" where ").push(on).push(" and ");
        self.follow(sql, target, inner, rest, user);
        sql.push(")");
    }

    /// Whether the row passes a hand-written rule.
    fn passes(&self, resource: &'static Resource, rule: Hook, alias: &str) -> Result<Test, RequestError> {
        let condition = self.rule(rule)?;
        let resolved = Resolved::without_sql(resource, condition, self.now).map_err(|text| failed(rule.name, &text))?;
        let mut rows = Selection::of_schema(resource, self.dialect, self.now.zone, self.schema);
        rows.keep_resolved(&resolved);
        let key = resource.key().name;
        let mut sql = Sql::new(self.dialect);
        sql.push(&column(alias, key)).push(" in (select ").push(&column("t", key)).push(" from ");
        sql.append(&rows.rows()).push(")");
        Ok(Test::When(sql))
    }

    /// Whether a row is there for the caller. `seen`: the resources whose rows lead here.
    fn visible(
        &self,
        resource: &'static Resource,
        alias: &str,
        seen: &mut Vec<&'static Resource>,
    ) -> Result<Test, RequestError> {
        if seen.iter().any(|known| std::ptr::eq(*known, resource)) {
            return Ok(Test::Always);
        }
        let mut tests = vec![self.may(resource, Act::Read, alias)?];
        if let Some(rule) = resource.access.extra {
            tests.push(self.passes(resource, rule, alias)?);
        }
        seen.push(resource);
        for (own, target) in references(resource) {
            if !resource.columns[own].nullable {
                tests.push(self.reference_visible(resource, own, target, alias, seen)?);
            }
        }
        seen.pop();
        Ok(Test::all(tests))
    }

    /// Whether the row to which a column refers is there.
    fn reference_visible(
        &self,
        resource: &'static Resource,
        own: usize,
        target: &'static Resource,
        alias: &str,
        seen: &mut Vec<&'static Resource>,
    ) -> Result<Test, RequestError> {
        let inner = format!("r{}", seen.len());
        Ok(match self.visible(target, &inner, seen)? {
            Test::When(test) => {
                let mut sql = Sql::new(self.dialect);
                sql.push("exists (select 1 from ").push(&self.table(target.table)).push(" ").push(&inner);
                sql.push(" where ").push(&column(&inner, target.key().name)).push(" = ");
                sql.push(&column(alias, resource.columns[own].name)).push(" and ").append(&test).push(")");
                Test::When(sql)
            }
            test => test,
        })
    }

    /// What the caller sees of a resource's table; `None`: all of it. `own`: the keys of rows that are there if they pass a
    /// test.
    pub(super) fn visible_table(
        &self,
        resource: &'static Resource,
        own: Option<(&[Value], Test)>,
    ) -> Result<Option<VisibleTable>, RequestError> {
        let mut visible = self.visible(resource, ROW, &mut Vec::new())?;
        if let Some((keys, passes)) = own
            && !matches!((&visible, &passes), (Test::Always, Test::Always))
        {
            let mut sql = Sql::new(self.dialect);
            sql.push("case when ").push(&column(ROW, resource.key().name));
            match keys {
                [key] => sql.push(" = ").bind(key.clone()),
                keys => sql.any(keys.to_vec()),
            };
            sql.push(" then ");
            passes.push(&mut sql);
            sql.push(" else ");
            visible.push(&mut sql);
            sql.push(" end");
            visible = Test::When(sql);
        }
        let mut hidden = false;
        let mut sql = Sql::new(self.dialect);
        sql.push("select ");
        for (n, of) in resource.columns.iter().enumerate() {
            let name = column(ROW, of.name);
            sql.push(if n == 0 { "" } else { ", " });
            match self.column_visible(resource, n, ROW)? {
                Test::Always => {
                    sql.push(&name);
                }
                test => {
                    hidden = true;
                    sql.push("case when ");
                    test.push(&mut sql);
                    sql.push(" then ").push(&name).push(" end as ").push(&quoted(of.name));
                }
            }
        }
        if !hidden {
            sql = Sql::new(self.dialect);
            sql.push("select ").push(ROW).push(".*");
        }
        sql.push(" from ").push(&self.table(resource.table)).push(" ").push(ROW);
        match &visible {
            Test::Always if !hidden => return Ok(None),
            Test::Always => {}
            test => {
                sql.push(" where ");
                test.push(&mut sql);
            }
        }
        Ok(Some(VisibleTable { name: resource.table, rows: sql }))
    }

    /// Whether the caller sees the value of a column (index) of a row.
    pub(super) fn column_visible(
        &self,
        resource: &'static Resource,
        index: usize,
        alias: &str,
    ) -> Result<Test, RequestError> {
        let of = &resource.columns[index];
        let read = resource.access.field(of.field).and_then(|field| field.read);
        let read = read.map_or(Ok(Test::Always), |who| self.test(resource, who, alias))?;
        let referred = references(resource).find(|(own, _)| *own == index && of.nullable);
        let there = match referred {
            Some((own, target)) => self.reference_visible(resource, own, target, alias, &mut Vec::new())?,
            None => Test::Always,
        };
        Ok(Test::all([read, there]))
    }

    /// What the caller sees of a join table: the links whose both ends are there.
    pub(super) fn visible_join(
        &self,
        table: &'static str,
        ends: [(&'static str, &'static Resource); 2],
    ) -> Result<Option<VisibleTable>, RequestError> {
        let mut tests = Vec::new();
        for (name, resource) in ends {
            tests.push(match self.visible(resource, "r", &mut Vec::new())? {
                Test::When(test) => {
                    let mut sql = Sql::new(self.dialect);
                    sql.push("exists (select 1 from ").push(&self.table(resource.table)).push(" r where ");
                    sql.push(&column("r", resource.key().name)).push(" = ").push(&column(ROW, name));
                    sql.push(" and ").append(&test).push(")");
                    Test::When(sql)
                }
                test => test,
            });
        }
        Ok(match Test::all(tests) {
            Test::Always => None,
            test => {
                let mut sql = Sql::new(self.dialect);
                sql.push("select ").push(ROW).push(".* from ").push(&self.table(table)).push(" ").push(ROW);
                sql.push(" where ");
                test.push(&mut sql);
                Some(VisibleTable { name: table, rows: sql })
            }
        })
    }

    /// A table with its schema.
    fn table(&self, name: &str) -> String {
        format!("{}.{}", quoted(self.schema), quoted(name))
    }
}

/// The columns of a resource that refer to others, and to which.
pub(super) fn references(resource: &'static Resource) -> impl Iterator<Item = (usize, &'static Resource)> {
    resource.relations.iter().filter_map(|relation| match relation.link {
        Link::One { column } => Some((column, relation.target.get())),
        _ => None,
    })
}

fn column(alias: &str, name: &str) -> String {
    format!("{alias}.{}", quoted(name))
}
