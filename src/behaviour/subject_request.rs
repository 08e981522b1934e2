//! Requests for subjects: how many the user still has to get.

use crate::generated::{
    App,
    subjects::subject_request::{OpenRow, OpenValues, SubjectRequestBehaviour},
};
use specimen::{hooks::Keys, query::render::RowView, request_time::RequestTime, sql, store::Sql};

impl SubjectRequestBehaviour for App {
    fn open_rows(_: &RequestTime, keys: &Keys<'_>, sql: &mut Sql) {
        sql!(
            sql,
            "select r.id, r.count - count(s.id) from subjects_subjectrequest r \
             left join subjects_subject s on s.request_id = r.id and s.line_id = r.line_id \
             and s.responsible_user_id = r.user_id and s.death_date is null where r.id {keys} group by r.id, r.count",
            keys
        );
    }

    fn open(_: OpenRow, rows: &[RowView<'_>]) -> OpenValues {
        OpenValues { remaining: rows.first().and_then(|row| row.integer(1)) }
    }
}
