//! What follows when datasets are saved: others of their names are the default no more, and they are linked to the
//! insertions and fields of view of their sessions. For all datasets that are saved together at once.

use super::{
    dataset::Owner,
    linked_datasets::{FIELDS_OF_VIEW, INSERTIONS, Join},
};
use specimen::{
    error::RequestError,
    hooks::{HookFuture, WriteContext},
    query::render::RowView,
    sea_orm::{Value, sea_query::ArrayType},
    serde_json::{Value as Json, json},
    sql,
    store::{
        Dialect, Sql,
        sql::{Part, any, verbatim},
    },
    uuid::Uuid,
};
use std::collections::{HashMap, HashSet};

/// Said of a new dataset ([`WriteContext::is_first`]) when no stored one of its name is the default.
pub const ALONE: &str = "no other dataset is the default";

/// Clears `default_dataset` of the owners' datasets with some collections and names, because others become the defaults.
///
/// # Errors
/// Database errors.
pub fn take_defaults<'a>(context: &'a WriteContext<'a>, names: Vec<(Owner, (String, String))>) -> HookFuture<'a> {
    Box::pin(async move {
        let mut by_owner: HashMap<Owner, Vec<(String, String)>> = HashMap::new();
        for (owner, name) in names {
            by_owner.entry(owner).or_default().push(name);
        }
        for (owner, names) in by_owner {
            let cleared = sql!(
                context,
                "update data_dataset as d set default_dataset = false, auto_datetime = {now} \
                 where d.default_dataset = true and {owner} and (d.collection, d.name) in ({names})",
                now = context.now.now,
                owner,
                names = Pairs(names.into_iter().map(|(collection, name)| [collection.into(), name.into()]).collect())
            );
            context.execute(cleared).await?;
        }
        Ok(())
    })
}

/// A dataset that was saved, or whose file records were.
pub enum Saved {
    /// The dataset itself.
    Now {
        /// Its key.
        id: Uuid,
        /// Its session.
        session: Option<Uuid>,
        /// Its folder.
        collection: String,
    },
    /// A file record of the dataset with a key, which changes with it.
    Record(Uuid),
}

/// Notes that a dataset was saved: its links follow, and after a change of its records its time of change.
///
/// # Errors
/// Database errors.
pub async fn saved(context: &WriteContext<'_>, saved: Saved) -> Result<(), RequestError> {
    context.gather("saved datasets", saved, follow).await
}

fn follow<'a>(context: &'a WriteContext<'a>, saved: Vec<Saved>) -> HookFuture<'a> {
    Box::pin(async move {
        let mut datasets: HashMap<Uuid, (Option<Uuid>, String)> = HashMap::new();
        let mut touched: HashSet<Uuid> = HashSet::new();
        for saved in saved {
            match saved {
                Saved::Now { id, session, collection } => {
                    datasets.insert(id, (session, collection));
                }
                Saved::Record(id) => {
                    touched.insert(id);
                }
            }
        }
        // Those that were saved themselves have their time of change.
        touched.retain(|id| !datasets.contains_key(id));
        if !touched.is_empty() {
            let touched = sql!(
                context,
                "update data_dataset as d set auto_datetime = {now} where d.id {touched} \
                 returning id, session_id, collection",
                now = context.now.now,
                touched = any(touched)
            );
            let rows = context.fetch(touched).await?;
            let rows = rows.iter().map(RowView::new);
            datasets
                .extend(rows.filter_map(|row| Some((row.uuid(0)?, (row.uuid(1), row.text(2).unwrap_or_default())))));
        }
        let named = datasets.into_iter().filter_map(|(id, (session, collection))| {
            Some(NamedDataset { id, session: session?, name: named_by(&collection)?.to_owned() })
        });
        link(context, &named.collect::<Vec<_>>()).await
    })
}

/// A dataset with the name of what it is linked to.
struct NamedDataset {
    id: Uuid,
    session: Uuid,
    name: String,
}

/// Links datasets to the insertions and fields of view of their sessions that their second folders name.
/// Where there are none, links stay as they are.
async fn link(context: &WriteContext<'_>, datasets: &[NamedDataset]) -> Result<(), RequestError> {
    if datasets.is_empty() {
        return Ok(());
    }
    let (of_insertions, of_fields) = (verbatim(INSERTIONS.of), verbatim(FIELDS_OF_VIEW.of));
    let sessions: HashSet<Uuid> = datasets.iter().map(|dataset| dataset.session).collect();
    let names: HashSet<&str> = datasets.iter().map(|dataset| dataset.name.as_str()).collect();
    let named = sql!(
        context,
        "select 0, x.id, x.session_id, x.name from {of_insertions} x where x.session_id {sessions} and x.name {names} \
         union all select 1, y.id, y.session_id, y.name from {of_fields} y where y.session_id {again} and y.name {too}",
        of_insertions,
        sessions = any(sessions.iter().copied()),
        names = any(names.iter().copied()),
        of_fields,
        again = any(sessions),
        too = any(names)
    );
    let rows = context.fetch(named).await?;
    let rows: Vec<RowView<'_>> = rows.iter().map(RowView::new).collect();
    for (number, join) in [INSERTIONS, FIELDS_OF_VIEW].iter().enumerate() {
        let mut keys: HashMap<(Uuid, &str), Vec<Uuid>> = HashMap::new();
        for row in rows.iter().filter(|row| row.integer(0) == i64::try_from(number).ok()) {
            if let (Some(key), Some(session), Some(name)) = (row.uuid(1), row.uuid(2), row.str(3)) {
                keys.entry((session, name)).or_default().push(key);
            }
        }
        let links: Vec<(Uuid, &[Uuid])> = datasets
            .iter()
            .filter_map(|dataset| Some((dataset.id, keys.get(&(dataset.session, dataset.name.as_str()))?.as_slice())))
            .collect();
        if !links.is_empty() {
            relink(context, join, &links).await?;
        }
    }
    Ok(())
}

/// Makes the links of some datasets exactly those to some keys.
async fn relink(context: &WriteContext<'_>, join: &Join, links: &[(Uuid, &[Uuid])]) -> Result<(), RequestError> {
    let pairs = || {
        let pairs = links.iter().flat_map(|(id, keys)| keys.iter().map(|key| [Value::from(*id), Value::from(*key)]));
        Pairs(pairs.collect())
    };
    let (table, key) = (verbatim(join.table), verbatim(join.key));
    let unlinked = sql!(
        context,
        "delete from {table} where dataset_id {datasets} and (dataset_id, {key}) not in ({pairs})",
        table,
        datasets = any(links.iter().map(|(id, _)| *id)),
        key,
        pairs = pairs()
    );
    context.execute(unlinked).await?;
    let linked = sql!(
        context,
        "insert into {table} (dataset_id, {key}) {pairs} on conflict do nothing",
        table,
        key,
        pairs = pairs()
    );
    context.execute(linked).await?;
    Ok(())
}

/// A query of pairs, all texts or all ids. Its text doesn't depend on their number.
struct Pairs(Vec<[Value; 2]>);

impl Part for Pairs {
    fn put(self, sql: &mut Sql) -> String {
        let ids = matches!(self.0.first(), Some([Value::Uuid(_), _]));
        sql.part(|sql| match sql.dialect {
            Dialect::Postgres => {
                let (first, second) = self.0.into_iter().map(|[first, second]| (first, second)).unzip();
                let array = |values: Vec<Value>| {
                    Value::Array(if ids { ArrayType::Uuid } else { ArrayType::String }, Some(Box::new(values)))
                };
                let (first, second) = (array(first), array(second));
                sql!(sql, "select * from unnest({first}, {second})", first, second)
            }
            Dialect::Sqlite => {
                let item = |value: Value| match value {
                    Value::Uuid(Some(id)) => Json::from(id.simple().to_string()),
                    Value::String(Some(text)) => Json::from(text),
                    _ => Json::Null,
                };
                let pairs: Vec<Json> = self.0.into_iter().map(|[a, b]| json!([item(a), item(b)])).collect();
                let pairs = Json::Array(pairs).to_string();
                match ids {
                    true => {
                        sql!(sql, "select unhex(value->>0), unhex(value->>1) from json_each({pairs}) where true", pairs)
                    }
                    false => sql!(sql, "select value->>0, value->>1 from json_each({pairs})", pairs),
                }
            }
        })
    }
}

/// The folder of a collection that names an insertion or a field of view: the second.
fn named_by(collection: &str) -> Option<&str> {
    collection.split('/').nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_folder_names_an_insertion() {
        assert_eq!(named_by("alf/probe00/pykilosort"), Some("probe00"));
        assert_eq!(named_by("alf"), None);
        assert_eq!(named_by(""), None);
    }
}
