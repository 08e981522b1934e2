//! `/sync-file-status`: files that have not yet arrived on a server. Looking for them is the task of a transfer
//! service. There is an interface for one, but no implementation.

use crate::generated::{App, data::sync_file_status::SyncFileStatusEndpoint};
use specimen::{
    error::RequestError,
    hooks::{BoxFuture, Call, HookFuture, WriteContext},
    query::render::RowView,
    sql,
    store::{self, Dialect, Lane, Sql, sql::verbatim},
};

/// A service that moves files between repositories and can look for them.
pub trait TransferService: Sync {
    /// Looks for the files that have yet to reach a server, and notes which exist, and their sizes.
    ///
    /// # Errors
    /// What the service or the database says.
    fn search<'a>(&'a self, context: &'a WriteContext<'a>) -> HookFuture<'a>;
}

/// No service: says so.
struct NoService;

impl TransferService for NoService {
    fn search<'a>(&'a self, _: &'a WriteContext<'a>) -> HookFuture<'a> {
        Box::pin(async {
            let text = "No transfer service is configured: this server can't look for files in repositories. \
                        GET lists what it would look for; PATCH /files/{id} notes what exists.";
            Err(RequestError::Detail(501, text.into()))
        })
    }
}

impl SyncFileStatusEndpoint for App {
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Vec<String>, RequestError>> {
        Box::pin(async move {
            let (on, view) = (call.read(Lane::List(call.asker())).await, call.view()?);
            let rows = store::fetch(&on.seeing(&view), pending(call.site.store.dialect)).await?;
            let mut paths = Vec::new();
            for row in rows.iter().map(RowView::new) {
                paths.extend(row.text(0));
            }
            Ok(paths)
        })
    }

    fn post<'a>(context: &'a WriteContext<'a>) -> BoxFuture<'a, Result<String, RequestError>> {
        Box::pin(async move {
            NoService.search(context).await?;
            Ok("ok".to_owned())
        })
    }
}

/// Paths of the records, on labs' machines or in transfer, of datasets that a server lacks; newest first.
fn pending(dialect: Dialect) -> Sql {
    let transfer = match dialect {
        Dialect::Postgres => "f.json ? 'transfer_pending'",
        Dialect::Sqlite => "json_type(f.json, '$.transfer_pending') is not null",
    };
    sql!(
        dialect,
        "select f.relative_path from data_filerecord f join data_dataset d on d.id = f.dataset_id \
         join data_datarepository r on r.id = f.data_repository_id where (r.globus_is_personal = true or {transfer}) \
         and exists (select 1 from data_filerecord o join data_datarepository s on s.id = o.data_repository_id \
         where o.dataset_id = d.id and o.\"exists\" = false and s.globus_is_personal = false \
         and upper(s.name) like '%FLATIRON%') \
         group by f.relative_path, d.created_datetime order by d.created_datetime desc nulls first, f.relative_path",
        transfer = verbatim(transfer)
    )
}
