//! Datasets: the session of a new one, the default revision, links to insertions and fields of view by folder,
//! protection, and URLs.

use super::{
    data_url,
    dataset_saved::{ALONE, Saved, saved, take_defaults},
    parameter::{same_sql, truth},
    protection, session_finder, subject,
};
use crate::generated::{
    App,
    data::dataset::{DatasetBehaviour, DatasetDraft, DownloadRow, DownloadValues, TaggedRow, TaggedValues},
    experiments::probe_insertion,
};
use specimen::{
    chrono::NaiveDate,
    error::RequestError,
    hooks::{HookFuture, Keys, RuleContext, WriteContext},
    query::{
        condition::Condition,
        render::{PageRows, RowView},
    },
    request_time::RequestTime,
    sea_orm::Value,
    serde_json::json,
    sql,
    store::{Sql, sql::Part},
    uuid::Uuid,
};
use std::collections::HashMap;

/// The URLs of datasets that have one.
///
/// # Errors
/// Database errors.
pub async fn addresses(page: &PageRows<'_>, datasets: Vec<Uuid>) -> Result<HashMap<Uuid, String>, RequestError> {
    let mut sql = Sql::new(page.dialect);
    App::download_rows(page.now, &Keys::Any(datasets.into_iter().map(Value::from).collect()), &mut sql);
    let found = page.fetch(sql).await?;
    let mut addresses = HashMap::new();
    // The best file of each dataset comes first.
    for row in found.iter().map(RowView::new) {
        let Some(id) = row.uuid(0) else { continue };
        addresses.entry(id).or_insert_with(|| App::download(DownloadRow { id: Some(id) }, &[row]).data_url);
    }
    Ok(addresses.into_iter().filter_map(|(id, address)| Some((id, address?))).collect())
}

/// Whether no repository is a server. Then it isn't known which files exist.
const NO_SERVER: &str = "not exists (select 1 from data_datarepository r where r.globus_is_personal = false)";

impl DatasetBehaviour for App {
    fn default_revision(_: &RequestTime, default_dataset: Option<bool>) -> Option<String> {
        Some(if default_dataset == Some(true) { "True" } else { "False" }.to_owned())
    }

    fn download_rows(_: &RequestTime, keys: &Keys<'_>, sql: &mut Sql) {
        // Servers first, then computers of labs, then other repositories.
        sql!(
            sql,
            "select f.dataset_id, r.data_url, f.relative_path from data_filerecord f \
             join data_datarepository r on r.id = f.data_repository_id \
             where f.\"exists\" = true and r.data_url <> '' and f.dataset_id {keys} \
             order by case when r.globus_is_personal is null then 2 \
             when r.globus_is_personal = true then 1 else 0 end, r.name desc, f.relative_path",
            keys
        );
    }

    fn download(row: DownloadRow, rows: &[RowView<'_>]) -> DownloadValues {
        let best = rows.first().and_then(|file| data_url::data_url(file.str(1), file.str(2)?, row.id?));
        DownloadValues { data_url: best }
    }

    fn tagged_rows(_: &RequestTime, keys: &Keys<'_>, sql: &mut Sql) {
        sql!(
            sql,
            "select j.dataset_id, count(case when g.protected = true then 1 end), \
             count(case when g.public = true then 1 end) from data_dataset_tags j \
             join data_tag g on g.id = j.tag_id where j.dataset_id {keys} group by j.dataset_id",
            keys
        );
    }

    fn tagged(_: TaggedRow, rows: &[RowView<'_>]) -> TaggedValues {
        let count = |column| rows.first().and_then(|row| row.integer(column)).unwrap_or_default();
        TaggedValues { protected: Some(count(1)), public: Some(count(2)) }
    }

    fn exists_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded(truth(text)))
    }

    fn probe_insertion_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let insertion = Uuid::try_parse(text.trim()).map_err(|_| "Enter a valid UUID.".to_owned())?;
        let is = Condition::lookup("id", insertion);
        let missing = "ProbeInsertion matching query does not exist.";
        let with = |contains: &str| {
            format!(
                "exists (select 1 from experiments_probeinsertion i where i.id = $1 \
                 and i.session_id = t.session_id and {contains})"
            )
        };
        let postgres = with("strpos(upper(t.collection), upper(i.name)) > 0");
        let sqlite = with("instr(pg_upper(t.collection), pg_upper(i.name)) > 0");
        let keep = Condition::sql(postgres, sqlite, vec![insertion.into()]);
        Ok(Condition::provided(&probe_insertion::RESOURCE, is, missing, keep))
    }

    fn public_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let public = Condition::lookup("tags__public", true);
        Ok(if truth(text) { public } else { Condition::not(public) })
    }

    fn protected_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let protected = Condition::lookup("tags__protected", true);
        Ok(if truth(text) { protected } else { Condition::not(protected) })
    }

    fn on_server_rule(_: &RuleContext<'_>, _: &str) -> Result<Condition, String> {
        Ok(recorded(true))
    }

    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetDraft) -> HookFuture<'a> {
        Box::pin(async move {
            named_once(draft)?;
            let Some((subject, day)) = names_session(draft) else { return Ok(()) };
            let Err(missing) = session_finder::find(context, subject, day, draft.sent.number).await? else {
                return Ok(());
            };
            let nickname = subject::nickname(context, subject).await?.unwrap_or_default();
            let field = match missing {
                session_finder::MissingSession::Base => "date",
                session_finder::MissingSession::Numbered => "number",
            };
            Err(RequestError::field(field, missing.text(&nickname, day, draft.sent.number)))
        })
    }

    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetDraft) -> HookFuture<'a> {
        Box::pin(async move {
            if draft.old.is_some() {
                return Ok(());
            }
            if let Some((subject, day)) = names_session(draft)
                && let Ok(found) = session_finder::find(context, subject, day, draft.sent.number).await?
            {
                session_finder::join(context, found, draft.row.created_by_id).await?;
                draft.row.session_id = Some(found.session);
                // As in Alyx, datasets that name their session in this way have no creator.
                draft.row.created_by_id = None;
            }
            if let Some(session) = draft.row.session_id
                && draft.row.default_dataset
                && context.is_first(ALONE, draft.row.id)
            {
                let name = (draft.row.collection.clone(), draft.row.name.clone());
                context.gather("default datasets", (Owner::Session(session), name), take_defaults).await?;
            }
            Ok(())
        })
    }

    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let (id, session, collection) = (draft.row.id, draft.row.session_id, draft.row.collection.clone());
            saved(context, Saved::Now { id, session, collection }).await
        })
    }

    fn before_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let tags = protection::tags_of_dataset(context, draft.row.id).await?;
            if tags.is_empty() {
                return Ok(());
            }
            let (name, tags) = (&draft.row.name, protection::listed(&tags));
            let detail = format!("Failed to delete dataset {name} due to protected tag(s) {tags}");
            Err(RequestError::Body(403, json!({"status_code": 403, "detail": detail})))
        })
    }
}

/// Datasets with a file record on a server whose `exists` has this value; all datasets if there is no server.
fn recorded(exists: bool) -> Condition {
    same_sql(on_server("t", exists), vec![])
}

/// The same in SQL, of datasets by an alias.
pub fn on_server(alias: &str, exists: bool) -> String {
    format!(
        "({NO_SERVER} or exists (select 1 from data_filerecord f \
         join data_datarepository r on r.id = f.data_repository_id \
         where f.dataset_id = {alias}.id and f.\"exists\" = {exists} and r.globus_is_personal = false))"
    )
}

/// Subject and day by which a new dataset names its session, where it doesn't name the session itself.
fn names_session(draft: &DatasetDraft) -> Option<(Uuid, NaiveDate)> {
    if draft.old.is_some() || draft.row.session_id.is_some() {
        return None;
    }
    draft.sent.subject.zip(draft.sent.date)
}

/// Refuses a new dataset that names its session in two ways or by a number alone, and one without a session whose
/// `default_dataset` is null, or left out of a form.
fn named_once(draft: &DatasetDraft) -> Result<(), RequestError> {
    if draft.old.is_some() {
        return Ok(());
    }
    let names = [
        ("subject", draft.sent.subject.is_some()),
        ("date", draft.sent.date.is_some()),
        ("number", draft.sent.number.is_some()),
    ];
    match draft.row.session_id {
        Some(_) => match names.into_iter().find(|(_, given)| *given) {
            Some((field, _)) => Err(RequestError::field(field, "Leave it out: `session` names the session already.")),
            None => Ok(()),
        },
        None if draft.sent.number.is_some() && (draft.sent.subject.is_none() || draft.sent.date.is_none()) => {
            Err(RequestError::field("number", "It names a session together with `subject` and `date` only: give both."))
        }
        None if draft.nulled.contains(&"default_dataset") && names_session(draft).is_none() => {
            Err(RequestError::field(
                "default_dataset",
                "It may not be null, nor left out of a form, where the dataset has no session: say true or false.",
            ))
        }
        None => Ok(()),
    }
}

/// What datasets belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// A session.
    Session(Uuid),
    /// Another record: key of its kind, and its id.
    Record(i64, Uuid),
}

/// The condition that datasets, alias `d`, belong to it.
impl Part for Owner {
    fn put(self, sql: &mut Sql) -> String {
        sql.part(|sql| match self {
            Owner::Session(session) => sql!(sql, "d.session_id = {session}", session),
            Owner::Record(kind, id) => {
                sql!(sql, "d.session_id is null and d.content_type_id = {kind} and d.object_id = {id}", kind, id)
            }
        })
    }
}
