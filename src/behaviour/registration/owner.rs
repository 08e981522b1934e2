//! The owner of registered files: the session that their path names, or another record that the request names by kind
//! and id. Shared by `/register-file` and `/check-protected`.

use super::alf::{self, AlfPath};
use crate::behaviour::{
    dataset::Owner,
    generic_reference,
    session_finder::{self, MissingSession},
    subject::nickname,
};
use crate::generated::{contenttypes::content_type::entity as content_type, subjects::subject::entity as subject};
use specimen::{
    chrono::NaiveDate,
    error::RequestError,
    hooks::WriteContext,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Value},
    serde_json::json,
    tables::Resource,
    uuid::Uuid,
};

/// The owner of the files, as far as answers need it.
#[derive(Debug)]
pub struct FileOwner {
    /// Its key.
    pub owner: Owner,
    /// Its resource.
    pub resource: &'static Resource,
    /// Nickname, where it is or has a subject.
    pub subject: Option<String>,
    /// Lab of the session's subject.
    pub lab: Option<Uuid>,
    /// `app.model` of a record that is no session.
    pub kind: Option<String>,
}

impl FileOwner {
    /// Primary key of the owner's row.
    pub fn id(&self) -> Uuid {
        match self.owner {
            Owner::Session(id) | Owner::Record(_, id) => id,
        }
    }

    /// Where a file lies.
    ///
    /// # Errors
    /// 400 for a folder that can't be read.
    pub fn place(&self, path: &str, name: &str) -> Result<AlfPath, RequestError> {
        let place = match self.owner {
            Owner::Session(_) => alf::in_session(path, name),
            Owner::Record(..) => alf::elsewhere(path, name),
        };
        place.map_err(detail)
    }
}

/// 400 with a `detail`.
pub fn detail(text: impl Into<String>) -> RequestError {
    RequestError::Detail(400, text.into())
}

/// 400 with an `error`, as some refusals of registration have it.
pub fn error(text: impl Into<String>) -> RequestError {
    RequestError::Body(400, json!({"status_code": 400, "error": text.into()}))
}

/// Finds the owner. `user` becomes one of the session's users, if given.
///
/// # Errors
/// 400 for a path without session, unknown subjects, sessions, kinds and records; 409 for a nickname that two
/// subjects have.
pub async fn find(
    context: &WriteContext<'_>,
    path: &str,
    content_type: Option<&str>,
    object_id: Option<&str>,
    user: Option<Uuid>,
) -> Result<FileOwner, RequestError> {
    match (content_type, object_id) {
        (Some(kind), Some(id)) => record(context, kind, id).await,
        (None, None) => session(context, path, user).await,
        _ => Err(error("Both content_type and object_id should be provided together.")),
    }
}

async fn record(context: &WriteContext<'_>, given: &str, id: &str) -> Result<FileOwner, RequestError> {
    let unknown = || detail(format!("Invalid content type: {given}"));
    let (app, model) = match given.split('.').collect::<Vec<_>>()[..] {
        [model] => (None, model),
        [app, model] => (Some(app), model),
        _ => return Err(unknown()),
    };
    let kinds = content_type::Entity::find()
        .filter(content_type::Column::Model.eq(model))
        .apply_if(app, |query, app| query.filter(content_type::Column::AppLabel.eq(app)))
        .all(context.transaction)
        .await?;
    let kinds: Vec<(i64, String)> =
        kinds.into_iter().map(|kind| (kind.id.into(), format!("{}.{}", kind.app_label, kind.model))).collect();
    let (kind, label) = match kinds.as_slice() {
        [] => return Err(unknown()),
        [one] => one,
        several => {
            let labels: Vec<&str> = several.iter().map(|(_, label)| label.as_str()).collect();
            return Err(detail(format!("Ambiguous content type: {given} is one of {}", labels.join(", "))));
        }
    };
    let no_row = || detail(format!("Invalid object ID: {id}"));
    let (Some(resource), Ok(key)) = (generic_reference::resource(context, label), Uuid::try_parse(id)) else {
        return Err(no_row());
    };
    if !generic_reference::exists(context, resource, key).await? {
        return Err(no_row());
    }
    let subject = match label.as_str() {
        "subjects.subject" => nickname(context, key).await?,
        _ => None,
    };
    Ok(FileOwner { owner: Owner::Record(*kind, key), resource, subject, lab: None, kind: Some(label.clone()) })
}

async fn session(context: &WriteContext<'_>, path: &str, user: Option<Uuid>) -> Result<FileOwner, RequestError> {
    let unfit = || error(format!("The path {path} should be `nickname/YYYY-MM-DD/n/..."));
    let head = alf::session_head(path).ok_or_else(unfit)?;
    let day: NaiveDate = head.day.parse().map_err(|_| unfit())?;
    let subjects: Vec<(Uuid, Option<Uuid>)> = subject::Entity::find()
        .filter(subject::Column::Nickname.eq(head.subject.as_str()))
        .order_by_asc(subject::Column::Id)
        .select_only()
        .columns([subject::Column::Id, subject::Column::LabId])
        .into_tuple()
        .all(context.transaction)
        .await?;
    let nickname = head.subject;
    let (subject, lab) = match subjects.as_slice() {
        [] => return Err(error(format!("A subject with nickname \"{nickname}\" does not exist."))),
        [one] => *one,
        several => {
            let ids: Vec<String> = several.iter().map(|(id, _)| id.to_string()).collect();
            let text = format!("{} subjects have the nickname \"{nickname}\": {}.", ids.len(), ids.join(", "));
            return Err(RequestError::Detail(409, text));
        }
    };
    let found = match session_finder::find(context, subject, day, Some(head.number)).await? {
        Ok(found) => found,
        Err(missing @ (MissingSession::Base | MissingSession::Numbered)) => {
            return Err(error(missing.text(&nickname, day, Some(head.number))));
        }
    };
    if user.is_some() {
        session_finder::join(context, found, user).await?;
    }
    let resource = &crate::generated::actions::session::RESOURCE;
    let owner = Owner::Session(found.session);
    Ok(FileOwner { owner, resource, subject: Some(nickname), lab, kind: None })
}

/// Locks the owner until the transaction ends, so that two concurrent registrations of a file don't create two
/// datasets.
///
/// # Errors
/// Database errors.
pub async fn lock(context: &WriteContext<'_>, found: &FileOwner) -> Result<(), RequestError> {
    specimen::write::load(context, found.resource, &Value::from(found.id())).await?;
    Ok(())
}
