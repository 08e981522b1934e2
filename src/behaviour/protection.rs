//! Protection of datasets by tags. Checked before datasets, or sessions with datasets, are deleted.

use specimen::{error::RequestError, hooks::WriteContext, query::render::RowView, sql, store::Sql, uuid::Uuid};

/// Names of the tags that protect a dataset, in order.
///
/// # Errors
/// Database errors.
pub async fn tags_of_dataset(context: &WriteContext<'_>, dataset: Uuid) -> Result<Vec<String>, RequestError> {
    let tags = sql!(
        context,
        "select g.name from data_tag g join data_dataset_tags j on j.tag_id = g.id \
         where g.protected = true and j.dataset_id = {dataset} order by g.name",
        dataset
    );
    texts(context, tags).await
}

/// Names of a session's protected datasets, with their collections, in order and each once.
///
/// # Errors
/// Database errors.
pub async fn datasets_of_session(context: &WriteContext<'_>, session: Uuid) -> Result<Vec<String>, RequestError> {
    let paths = sql!(
        context,
        "select distinct case when d.collection = '' then d.name else d.collection || '/' || d.name end as path \
         from data_dataset d join data_dataset_tags j on j.dataset_id = d.id join data_tag g on g.id = j.tag_id \
         where g.protected = true and d.session_id = {session} order by path",
        session
    );
    texts(context, paths).await
}

async fn texts(context: &WriteContext<'_>, sql: Sql) -> Result<Vec<String>, RequestError> {
    let rows = context.fetch(sql).await?;
    Ok(rows.iter().filter_map(|row| RowView::new(row).text(0)).collect())
}

/// Names as a message lists them: `"a", "b"`.
pub fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_in_quotes() {
        assert_eq!(listed(&["a".to_owned(), "b c".to_owned()]), r#""a", "b c""#);
    }
}
