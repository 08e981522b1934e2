//! `/new-download`: counts downloads of datasets by the caller, for projects.

use super::acting::caller_id;
use crate::generated::{
    App,
    data::{
        download,
        new_download::{NewDownloadEndpoint, NewDownloadPost, NewDownloadPostAnswer},
    },
};
use specimen::{
    error::RequestError,
    hooks::{BoxFuture, WriteContext, missing_caller},
    query::render::RowView,
    sea_orm::Value,
    serde_json::Value as Json,
    sql,
    store::sql::any,
    uuid::Uuid,
    write,
};

impl NewDownloadEndpoint for App {
    fn post<'a>(
        context: &'a WriteContext<'a>,
        taken: NewDownloadPost,
    ) -> BoxFuture<'a, Result<NewDownloadPostAnswer, RequestError>> {
        Box::pin(async move {
            let user = context.caller.and_then(caller_id).ok_or_else(missing_caller)?;
            let datasets = datasets(context, &ids(&taken.datasets)?).await?;
            let projects = projects(context, &taken.projects).await?;
            let (mut ids, mut counts) = (Vec::new(), Vec::new());
            for dataset in datasets {
                let (id, count) = count(context, user, dataset, &projects).await?;
                ids.push(id.to_string());
                counts.push(Json::from(count));
            }
            Ok(NewDownloadPostAnswer { download: ids, count: Json::Array(counts) })
        })
    }
}

/// The ids as texts. They are not trimmed, and empty ones are not skipped: each must be valid.
fn ids(given: &Json) -> Result<Vec<String>, RequestError> {
    let text = |item: &Json| match item {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    match given {
        Json::Array(items) => Ok(items.iter().map(text).collect()),
        Json::String(list) => Ok(list.split(',').map(str::to_owned).collect()),
        _ => Err(RequestError::field("datasets", "Not a list of ids, nor a text of ids with commas.")),
    }
}

/// The datasets of the ids, each of which must be there.
async fn datasets(context: &WriteContext<'_>, texts: &[String]) -> Result<Vec<Uuid>, RequestError> {
    let mut ids = Vec::new();
    for text in texts {
        let invalid = || RequestError::field("datasets", format!("“{text}” is not a valid UUID."));
        ids.push(Uuid::try_parse(text).map_err(|_| invalid())?);
    }
    let sql = sql!(context, "select d.id from data_dataset d where d.id {ids}", ids = any(ids.iter().copied()));
    let rows = context.fetch(sql).await?;
    let known: Vec<Uuid> = rows.iter().filter_map(|row| RowView::new(row).uuid(0)).collect();
    match ids.iter().find(|id| !known.contains(id)) {
        Some(id) => Err(RequestError::field("datasets", format!("Dataset matching query does not exist: {id}."))),
        None => Ok(ids),
    }
}

async fn projects(context: &WriteContext<'_>, names: &[String]) -> Result<Vec<Value>, RequestError> {
    let wanted = any(names.iter().map(String::as_str));
    let rows = context
        .fetch(sql!(context, "select p.id, p.name from subjects_project p where p.name {wanted}", wanted))
        .await?;
    let known: Vec<(Uuid, String)> =
        rows.iter().map(RowView::new).filter_map(|row| Some((row.uuid(0)?, row.text(1)?))).collect();
    match names.iter().find(|name| known.iter().all(|(_, known)| known != *name)) {
        Some(name) => Err(RequestError::field("projects", format!("Project matching query does not exist: {name}."))),
        None => Ok(known.into_iter().map(|(id, _)| id.into()).collect()),
    }
}

/// Counts one more download of a dataset by a user, and adds the projects; key and count of the record.
async fn count(
    context: &WriteContext<'_>,
    user: Uuid,
    dataset: Uuid,
    projects: &[Value],
) -> Result<(Uuid, i64), RequestError> {
    let resource = &download::RESOURCE;
    let values: [(&str, Value); 2] = [("user", user.into()), ("dataset", dataset.into())];
    write::insert_missing(context, resource, &values).await?;
    // One statement, so that concurrent downloads are counted correctly.
    let counted = sql!(
        context,
        "update data_download set count = count + 1, last_download = {now} \
         where user_id = {user} and dataset_id = {dataset} returning id, count",
        now = context.now.now,
        user,
        dataset
    );
    let rows = context.fetch(counted).await?;
    let row = rows.first().map(RowView::new);
    let found =
        row.and_then(|row| Some((row.uuid(0)?, row.integer(1)?))).ok_or_else(|| RequestError::no_row("Download"))?;
    for project in projects {
        let added = sql!(
            context,
            "insert into data_download_projects (download_id, project_id) values ({download}, {project}) \
             on conflict do nothing",
            download = found.0,
            project = project.clone()
        );
        context.execute(added).await?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use specimen::serde_json::json;

    #[test]
    fn ids_are_a_list_or_a_text_with_commas() {
        assert_eq!(ids(&json!(["a", "b"])).ok(), Some(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(ids(&json!("a,")).ok(), Some(vec!["a".to_owned(), String::new()]));
        assert_eq!(ids(&json!([])).ok(), Some(Vec::new()));
    }

    #[test]
    fn nothing_is_no_list_of_ids() {
        assert!(ids(&json!(null)).is_err() && ids(&json!(7)).is_err() && ids(&json!({})).is_err());
    }
}
