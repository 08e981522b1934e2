//! The spec's rules of access for relations to many that a request writes. A row whose column refers here is changed when
//! it comes or leaves; a link is a change of the row whose field declares it, or a row of its own.

use super::{
    access::name,
    columns,
    context::{Draft, WriteContext},
    many,
};
use crate::{
    error::RequestError,
    query::rights::{Sight, Test, Verdict},
    store::{self, Executor, Sql},
    tables::{Act, FieldAccess, Link, Relation, Resource},
};
use sea_orm::Value;
use std::collections::HashSet;

/// What comes to a relation, or leaves it.
#[derive(Debug)]
pub struct Moved {
    relation: &'static Relation,
    /// Rows at the other end.
    keys: Vec<Value>,
}

/// What is written of other rows by a relation.
enum Written {
    /// The rows at its other end, in one of their fields.
    Targets(&'static str),
    /// Rows of a resource, which link both.
    Links(&'static Resource, (&'static str, &'static str)),
}

/// `None`: the links are the row's own.
fn written(of: &'static Relation) -> Option<Written> {
    let target = of.target.get();
    match of.link {
        Link::Back { column, .. } | Link::Loose { column } => Some(Written::Targets(target.columns[column].field)),
        Link::Many { through: Some(links), near, far, .. } => Some(Written::Links(links.get(), (near, far))),
        Link::Many { table, own: false, .. } => {
            let declared = target
                .relations
                .iter()
                .find(|relation| matches!(relation.link, Link::Many { table: other, own: true, .. } if other == table));
            declared.map(|relation| Written::Targets(relation.name))
        }
        Link::Many { .. } | Link::One { .. } => None,
    }
}

/// Whether the caller may make a relation lead to these rows; what must be asked of those that come and go, once they are
/// stored.
///
/// # Errors
/// 403 for a row that the caller may not change, or a link that they may not delete; those of the database.
pub async fn may_move(
    context: &WriteContext<'_>,
    sight: &Sight<'_>,
    resource: &'static Resource,
    relation: usize,
    keys: &[Value],
    stored: Option<&Draft>,
) -> Result<Option<Moved>, RequestError> {
    let Some(of) = columns::relation(resource, relation) else { return Ok(None) };
    let Some(written) = written(of) else { return Ok(None) };
    let target = of.target.get();
    let free = match written {
        Written::Links(links, _) => {
            let verdicts = [sight.verdict(links, Act::Create), sight.verdict(links, Act::Delete)];
            verdicts == [Verdict::Always; 2] && links.access.fields.is_empty()
        }
        Written::Targets(field) => {
            sight.verdict(target, Act::Update) == Verdict::Always && target.access.field(field).is_none()
        }
    };
    if free {
        return Ok(None);
    }
    let have = match stored {
        Some(stored) => many::stored(context, resource, relation, &columns::key(stored)).await?,
        None => HashSet::new(),
    };
    let wanted: HashSet<&Value> = keys.iter().collect();
    let gone: Vec<Value> = have.iter().filter(|key| !wanted.contains(key)).cloned().collect();
    let come: Vec<Value> = keys.iter().filter(|key| !have.contains(key)).cloned().collect();
    match written {
        Written::Links(links, ends) => {
            if let (Some(stored), false) = (stored, gone.is_empty()) {
                let test = sight.may(links, Act::Delete, &name(links))?;
                all_pass(context, of, links, Some((ends, &columns::key(stored))), gone, test).await?;
            }
            Ok((!come.is_empty()).then_some(Moved { relation: of, keys: come }))
        }
        Written::Targets(field) => {
            let moved = [gone, come].concat();
            if moved.is_empty() {
                return Ok(None);
            }
            let mut test = sight.may(target, Act::Update, &name(target))?;
            if let Some(field) = target.access.field(field) {
                test = Test::all([test, sight.may_write(target, field, &name(target))?]);
            }
            all_pass(context, of, target, None, moved.clone(), test).await?;
            Ok(Some(Moved { relation: of, keys: moved }))
        }
    }
}

/// Asks of what came to relations of a row, or left them, whether the caller may leave it so: as rows that they may change
/// again, or may make.
///
/// # Errors
/// 403 if not; those of the database.
pub async fn moved(context: &WriteContext<'_>, key: &Value, moved: &[Moved]) -> Result<(), RequestError> {
    let Some(sight) = context.sight() else { return Ok(()) };
    for Moved { relation: of, keys } in moved {
        match written(of) {
            Some(Written::Links(links, ends)) => {
                let alias = name(links);
                let closed = |field: &&FieldAccess| {
                    let column = links.column(field.field).map(|column| links.columns[column].name);
                    column.is_some_and(|column| column == ends.0 || column == ends.1)
                };
                let mut tests = vec![sight.may(links, Act::Create, &alias)?];
                for field in links.access.fields.iter().filter(closed) {
                    tests.push(sight.may_write(links, field, &alias)?);
                }
                all_pass(context, of, links, Some((ends, key)), keys.clone(), Test::all(tests)).await?;
            }
            Some(Written::Targets(_)) => {
                let (target, alias) = (of.target.get(), name(of.target.get()));
                let test =
                    Test::any([sight.may(target, Act::Update, &alias)?, sight.may(target, Act::Create, &alias)?]);
                all_pass(context, of, target, None, keys.clone(), test).await?;
            }
            None => {}
        }
    }
    Ok(())
}

/// Refuses rows that don't pass a test: those of a resource with these keys, or its rows that link the row of a key with
/// these.
async fn all_pass(
    context: &WriteContext<'_>,
    of: &'static Relation,
    rows: &'static Resource,
    links: Option<((&'static str, &'static str), &Value)>,
    keys: Vec<Value>,
    test: Test,
) -> Result<(), RequestError> {
    let refused = || {
        let detail =
            format!("You do not have permission to change all of these: each {} of `{}`.", rows.words, of.name);
        RequestError::Detail(403, detail)
    };
    if matches!(test, Test::Always) {
        return Ok(());
    }
    let alias = name(rows);
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select 1 from ").push(&alias).push(" where ").push(&alias).push(".");
    match links {
        Some(((near, far), key)) => {
            columns::name(&mut sql, near);
            sql.push(" = ").bind(key.clone()).push(" and ").push(&alias).push(".");
            columns::name(&mut sql, far);
        }
        None => columns::name(&mut sql, rows.key().name),
    }
    sql.any(keys).push(" and (");
    test.push(&mut sql);
    sql.push(") is not true limit 1");
    match store::fetch(&Executor::from(context.transaction), sql).await?.is_empty() {
        true => Ok(()),
        false => Err(refused()),
    }
}
