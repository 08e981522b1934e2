//! Requests for subjects: how many the user still has to get.

use crate::generated::{
    Code,
    subjects::subject_request::{OpenRow, OpenValues, SubjectRequestBehaviour},
};
use specimen::{
    behaviour::BoxFuture,
    fault::Fault,
    query::render::{PageRows, RowView},
    sea_orm::Value,
    uuid::Uuid,
};
use std::collections::HashMap;

impl SubjectRequestBehaviour for Code {
    fn open<'a>(page: &'a PageRows<'a>, rows: Vec<OpenRow>) -> BoxFuture<'a, Result<Vec<OpenValues>, Fault>> {
        Box::pin(async move {
            let mut sql = page.sql();
            sql.push("select r.id, r.count - count(s.id) from subjects_subjectrequest r ");
            sql.push("left join subjects_subject s on s.request_id = r.id and s.line_id = r.line_id ");
            sql.push("and s.responsible_user_id = r.user_id and s.death_date is null where r.id");
            sql.any(rows.iter().filter_map(|row| row.id).map(Value::from).collect());
            sql.push(" group by r.id, r.count");
            let found = page.fetch(sql).await?;
            let remaining: HashMap<Uuid, Option<i64>> =
                found.iter().map(RowView::new).filter_map(|row| Some((row.uuid(0)?, row.integer(1)))).collect();
            let of =
                |row: OpenRow| OpenValues { remaining: row.id.and_then(|id| remaining.get(&id).copied()).flatten() };
            Ok(rows.into_iter().map(of).collect())
        })
    }
}
