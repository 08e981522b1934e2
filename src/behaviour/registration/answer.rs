//! The answer of a registration: each dataset with all its file records, in the order of the files.

use super::owner::FileOwner;
use crate::{
    behaviour::dataset::Owner,
    generated::data::register_file::{RegisterFilePostAnswer, RegisterFilePostFileRecords},
};
use specimen::{
    chrono::NaiveDateTime, error::RequestError, hooks::WriteContext, query::render::RowView, sql, store::sql::any,
    uuid::Uuid,
};
use std::collections::HashMap;

/// The session's own part of an answer.
#[derive(Debug, Default, Clone)]
struct Session {
    number: Option<i64>,
    start: Option<NaiveDateTime>,
    users: String,
}

/// The answers for the datasets, in their order, with two statements.
///
/// # Errors
/// Database errors.
pub async fn answers(
    context: &WriteContext<'_>,
    found: &FileOwner,
    username: &str,
    datasets: &[Uuid],
) -> Result<Vec<RegisterFilePostAnswer>, RequestError> {
    let session = match found.owner {
        Owner::Session(id) => Some((id, session(context, id).await?)),
        Owner::Record(..) => None,
    };
    // The records in the order of the datasets' own pages.
    let stored = sql!(
        context,
        "select d.id, d.name, d.file_size, d.created_datetime, t.name, x.name, d.collection, v.name, \
         d.default_dataset, d.qc, f.id, r.name, f.relative_path, f.\"exists\" from data_dataset d \
         join data_datasettype t on t.id = d.dataset_type_id join data_dataformat x on x.id = d.data_format_id \
         left join data_revision v on v.id = d.revision_id \
         left join (data_filerecord f join data_datarepository r on r.id = f.data_repository_id) on f.dataset_id = d.id \
         where d.id {datasets} order by (case when coalesce(r.data_url, '') <> '' then 0 else 1 end), \
         (case when substr(r.name, 1, 8) = 'flatiron' then 0 else 1 end), r.name, f.relative_path",
        datasets = any(datasets.iter().copied())
    );
    let found_rows = context.fetch(stored).await?;
    let mut rows: HashMap<Uuid, RowView<'_>> = HashMap::new();
    let mut records: HashMap<Uuid, Vec<RegisterFilePostFileRecords>> = HashMap::new();
    for row in found_rows.iter().map(RowView::new) {
        let Some(dataset) = row.uuid(0) else { continue };
        if let Some(id) = row.uuid(10) {
            records.entry(dataset).or_default().push(RegisterFilePostFileRecords {
                id,
                data_repository: row.text(11).unwrap_or_default(),
                relative_path: row.text(12).unwrap_or_default(),
                exists: row.boolean(13).unwrap_or_default(),
            });
        }
        rows.entry(dataset).or_insert(row);
    }
    let of = |id: &Uuid| {
        let row = rows.get(id)?;
        Some(RegisterFilePostAnswer {
            id: *id,
            name: row.text(1)?,
            file_size: row.integer(2),
            subject: found.subject.clone(),
            created_by: Some(username.to_owned()),
            created_datetime: row.date_time(3).map(|at| context.now.local(at)),
            dataset_type: row.text(4)?,
            data_format: row.text(5)?,
            session: session.as_ref().map(|(id, _)| *id),
            session_number: session.as_ref().map(|(_, session)| session.number),
            session_users: session.as_ref().map(|(_, session)| session.users.clone()),
            session_start_time: session.as_ref().map(|(_, session)| session.start),
            content_type: found.kind.clone(),
            object_id: found.kind.as_ref().map(|_| found.id()),
            collection: row.text(6)?,
            revision: row.text(7).unwrap_or_default(),
            default: row.boolean(8)?,
            qc: row.integer(9)?,
            file_records: records.get(id).cloned().unwrap_or_default(),
        })
    };
    Ok(datasets.iter().filter_map(of).collect())
}

async fn session(context: &WriteContext<'_>, id: Uuid) -> Result<Session, RequestError> {
    let session = sql!(
        context,
        "select s.number, s.start_time, u.username from actions_session s \
         left join actions_session_users j on j.session_id = s.id \
         left join misc_labmember u on u.id = j.labmember_id where s.id = {id} order by u.username",
        id
    );
    let rows = context.fetch(session).await?;
    let rows: Vec<RowView<'_>> = rows.iter().map(RowView::new).collect();
    let users: Vec<&str> = rows.iter().filter_map(|row| row.str(2)).collect();
    Ok(Session {
        number: rows.first().and_then(|row| row.integer(0)),
        start: rows.first().and_then(|row| row.date_time(1)).map(|at| context.now.local(at)),
        users: users.join(","),
    })
}
