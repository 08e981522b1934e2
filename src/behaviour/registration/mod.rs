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
use crate::generated::{
    App,
    data::register_file::{RegisterFileEndpoint, RegisterFilePost, RegisterFilePostAnswer},
};
use owner::{FileOwner, detail};
use specimen::{
    error::RequestError,
    hooks::{BoxFuture, WriteContext},
    query::render::RowView,
    sql,
    store::{
        Sql,
        sql::{any, verbatim},
    },
    uuid::Uuid,
};

impl RegisterFileEndpoint for App {
    fn post<'a>(
        context: &'a WriteContext<'a>,
        taken: RegisterFilePost,
    ) -> BoxFuture<'a, Result<Vec<RegisterFilePostAnswer>, RequestError>> {
        Box::pin(register(context, taken))
    }
}

async fn register(
    context: &WriteContext<'_>,
    taken: RegisterFilePost,
) -> Result<Vec<RegisterFilePostAnswer>, RequestError> {
    let (user, username) = acting::user(context, "created_by", taken.created_by.as_deref()).await?;
    let place = repository(context, taken.name.as_deref(), taken.hostname.as_deref()).await?;
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
    let found = owner::find(context, path, kind, object, Some(user)).await?;
    if found.kind.is_some() && place.is_none() {
        return Err(detail("A valid repository name or hostname must be provided for non-session datasets."));
    }
    owner::lock(context, &found).await?;
    let places = taken.filenames.iter().map(|name| found.place(path, name)).collect::<Result<Vec<_>, _>>()?;
    let server_only = inputs::truth(taken.server_only.as_ref(), false);
    let labs: Vec<String> = taken.labs.iter().chain(&taken.projects).cloned().collect();
    let repositories = repositories(context, &found, &labs, server_only, place.as_ref()).await?;
    let exists_on = match (inputs::truth(taken.exists.as_ref(), true), server_only) {
        (false, _) => Vec::new(),
        (true, true) => repositories.iter().map(|repository| repository.id).collect(),
        (true, false) => place.iter().map(|repository| repository.id).collect(),
    };
    if inputs::truth(taken.check_protected.as_ref(), false) {
        protected::refuse(context, &found, &taken.filenames, &places).await?;
    }
    let (types, formats) = store::types_and_formats(context).await?;
    let registration = store::Registration {
        context,
        owner: found.owner,
        user,
        replaces: inputs::truth(taken.default.as_ref(), true),
        default: inputs::makes_default(taken.default.as_ref()),
        repositories,
        exists_on,
        types,
        formats,
    };
    let datasets = registration.register(&places, &files).await?;
    answer::answers(context, &found, &username, &datasets).await
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

fn select_repositories(context: &WriteContext<'_>) -> Sql {
    sql!(context, "select distinct r.id, r.name, r.globus_is_personal from data_datarepository r ")
}

async fn fetch_repositories(context: &WriteContext<'_>, sql: Sql) -> Result<Vec<Repository>, RequestError> {
    Ok(context.fetch(sql).await?.iter().map(RowView::new).filter_map(repository_of).collect())
}

/// The repository where the files are, by its name, else by the name of its host.
async fn repository(
    context: &WriteContext<'_>,
    name: Option<&str>,
    host: Option<&str>,
) -> Result<Option<Repository>, RequestError> {
    let (column, given) = match (name, host) {
        (Some(name), _) => ("name", name),
        (None, Some(host)) => ("hostname", host),
        (None, None) => return Ok(None),
    };
    let sql = sql!(
        select_repositories(context),
        "where r.{column} = {given} order by r.name",
        column = verbatim(column),
        given
    );
    let mut found = fetch_repositories(context, sql).await?;
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
    context: &WriteContext<'_>,
    found: &FileOwner,
    labs: &[String],
    server_only: bool,
    place: Option<&Repository>,
) -> Result<Vec<Repository>, RequestError> {
    let mut chosen = Vec::new();
    if found.kind.is_none() {
        let labs: Vec<Uuid> = match labs {
            [] => found.lab.into_iter().collect(),
            names => lab_ids(context, names).await?,
        };
        let sql = sql!(
            select_repositories(context),
            "join misc_lab_repositories j on j.datarepository_id = r.id where j.lab_id {labs} order by r.name",
            labs = any(labs)
        );
        chosen = fetch_repositories(context, sql).await?;
        chosen.retain(|repository| !server_only || repository.personal == Some(false));
    }
    if let Some(place) = place
        && chosen.iter().all(|repository| repository.id != place.id)
    {
        chosen.push(place.clone());
    }
    Ok(chosen)
}

async fn lab_ids(context: &WriteContext<'_>, names: &[String]) -> Result<Vec<Uuid>, RequestError> {
    let named = any(names.iter().map(String::as_str));
    let rows = context.fetch(sql!(context, "select l.id, l.name from misc_lab l where l.name {named}", named)).await?;
    let labs: Vec<(Uuid, String)> =
        rows.iter().map(RowView::new).filter_map(|row| Some((row.uuid(0)?, row.text(1)?))).collect();
    if names.iter().any(|name| labs.iter().all(|(_, lab)| lab != name)) {
        return Err(detail("One or more of the specified labs do not exist."));
    }
    Ok(labs.into_iter().map(|(id, _)| id).collect())
}
