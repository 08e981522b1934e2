//! `/register-file`: files become datasets of a session, or of another record, with a record of each copy.
//! The steps and their order are those that clients know; everything is one transaction, so a refused
//! registration changes nothing.

mod alf;
mod answer;
mod inputs;
mod owner;
mod protected;
mod store;

use super::acting;
use super::statement;
use crate::generated::{
    Code,
    data::register_file::{RegisterFileEndpoint, RegisterFilePost, RegisterFilePostAnswer},
};
use owner::{Found, detail};
use specimen::{
    behaviour::{BoxFuture, Work},
    fault::Fault,
    query::render::RowView,
    sea_orm::Value,
    store::Sql,
    uuid::Uuid,
};

impl RegisterFileEndpoint for Code {
    fn post<'a>(
        work: &'a Work<'a>,
        taken: RegisterFilePost,
    ) -> BoxFuture<'a, Result<Vec<RegisterFilePostAnswer>, Fault>> {
        Box::pin(register(work, taken))
    }
}

async fn register(work: &Work<'_>, taken: RegisterFilePost) -> Result<Vec<RegisterFilePostAnswer>, Fault> {
    let (user, username) = acting::user(work, "created_by", taken.created_by.as_deref()).await?;
    let place = repository(work, taken.name.as_deref(), taken.hostname.as_deref()).await?;
    let path = alf::slashes(&taken.path);
    let path = path.trim_matches('/');
    let files = inputs::files(
        taken.filenames.len(),
        taken.hashes.as_ref(),
        taken.filesizes.as_ref(),
        taken.versions.as_ref(),
        taken.qc.as_ref(),
    )?;
    let (kind, object) = (taken.content_type.as_deref(), taken.object_id.as_deref());
    let found = owner::find(work, path, kind, object, Some(user)).await?;
    if found.kind.is_some() && place.is_none() {
        return Err(detail("A valid repository name or hostname must be provided for non-session datasets."));
    }
    owner::lock(work, &found).await?;
    let places = taken.filenames.iter().map(|name| found.place(path, name)).collect::<Result<Vec<_>, _>>()?;
    let server_only = inputs::truth(taken.server_only.as_ref(), false);
    let labs: Vec<String> = taken.labs.iter().chain(&taken.projects).cloned().collect();
    let repositories = repositories(work, &found, &labs, server_only, place.as_ref()).await?;
    let exists_on = match (inputs::truth(taken.exists.as_ref(), true), server_only) {
        (false, _) => Vec::new(),
        (true, true) => repositories.iter().map(|repository| repository.id).collect(),
        (true, false) => place.iter().map(|repository| repository.id).collect(),
    };
    if inputs::truth(taken.check_protected.as_ref(), false) {
        protected::refuse(work, &found, &taken.filenames, &places).await?;
    }
    let shelf = store::Shelf {
        work,
        owner: found.owner,
        user,
        replaces: inputs::truth(taken.default.as_ref(), true),
        default: inputs::makes_default(taken.default.as_ref()),
        repositories,
        exists_on,
        types: store::types(work).await?,
        formats: store::formats(work).await?,
    };
    let mut datasets = Vec::new();
    for (place, file) in places.iter().zip(&files) {
        datasets.push(shelf.register(place, file).await?);
    }
    answer::answers(work, &found, &username, &datasets).await
}

/// A place where files are kept.
#[derive(Debug, Clone)]
struct Repository {
    id: Uuid,
    name: String,
    /// A lab's own machine, a server, or neither.
    personal: Option<bool>,
}

fn repository_of(row: RowView<'_>) -> Option<Repository> {
    Some(Repository { id: row.uuid(0)?, name: row.text(1)?, personal: row.boolean(2) })
}

fn select_repositories(work: &Work<'_>) -> Sql {
    let mut sql = statement::sql(work);
    sql.push("select distinct r.id, r.name, r.globus_is_personal from data_datarepository r ");
    sql
}

async fn fetch_repositories(work: &Work<'_>, sql: Sql) -> Result<Vec<Repository>, Fault> {
    Ok(statement::fetch(work, sql).await?.iter().map(RowView::new).filter_map(repository_of).collect())
}

/// The repository where the files are, by its name, else by the name of its host.
async fn repository(work: &Work<'_>, name: Option<&str>, host: Option<&str>) -> Result<Option<Repository>, Fault> {
    let (column, given) = match (name, host) {
        (Some(name), _) => ("name", name),
        (None, Some(host)) => ("hostname", host),
        (None, None) => return Ok(None),
    };
    let mut sql = select_repositories(work);
    sql.push("where r.").push(column).push(" = ").bind(given).push(" order by r.name");
    let mut found = fetch_repositories(work, sql).await?;
    if let [_, _, ..] = found.as_slice() {
        let names: Vec<&str> = found.iter().map(|repository| repository.name.as_str()).collect();
        return Err(detail(format!(
            "Several repositories have this host: give the `name` of one of {}.",
            names.join(", ")
        )));
    }
    found.pop().map(Some).ok_or_else(|| detail("The specified repository does not exist."))
}

/// The repositories that get the files: those of the labs, and the one where the files are.
async fn repositories(
    work: &Work<'_>,
    found: &Found,
    labs: &[String],
    server_only: bool,
    place: Option<&Repository>,
) -> Result<Vec<Repository>, Fault> {
    let mut chosen = Vec::new();
    if found.kind.is_none() {
        let labs: Vec<Value> = match labs {
            [] => found.lab.into_iter().map(Value::from).collect(),
            names => lab_ids(work, names).await?.into_iter().map(Value::from).collect(),
        };
        let mut sql = select_repositories(work);
        sql.push("join misc_lab_repositories j on j.datarepository_id = r.id where j.lab_id").any(labs);
        sql.push(" order by r.name");
        chosen = fetch_repositories(work, sql).await?;
        chosen.retain(|repository| !server_only || repository.personal == Some(false));
    }
    if let Some(place) = place
        && chosen.iter().all(|repository| repository.id != place.id)
    {
        chosen.push(place.clone());
    }
    Ok(chosen)
}

async fn lab_ids(work: &Work<'_>, names: &[String]) -> Result<Vec<Uuid>, Fault> {
    let mut sql = statement::sql(work);
    sql.push("select l.id, l.name from misc_lab l where l.name").any(names.iter().map(|n| n.as_str().into()).collect());
    let rows = statement::fetch(work, sql).await?;
    let labs: Vec<(Uuid, String)> =
        rows.iter().map(RowView::new).filter_map(|row| Some((row.uuid(0)?, row.text(1)?))).collect();
    if names.iter().any(|name| labs.iter().all(|(_, lab)| lab != name)) {
        return Err(detail("One or more of the specified labs do not exist."));
    }
    Ok(labs.into_iter().map(|(id, _)| id).collect())
}
