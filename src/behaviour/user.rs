//! Users: the labs that they are members of today.

use crate::generated::{
    App,
    misc::user::{LabsRow, LabsValues, UserBehaviour},
};
use specimen::{hooks::Keys, query::render::RowView, request_time::RequestTime, sql, store::Sql};

impl UserBehaviour for App {
    fn labs_rows(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql) {
        sql!(
            sql,
            "select distinct m.user_id, l.name from misc_labmembership m join misc_lab l on l.id = m.lab_id \
             where m.start_date <= {today} and (m.end_date is null or m.end_date >= {today}) and m.user_id {keys} \
             order by l.name",
            today = now.today(),
            keys
        );
    }

    fn labs(_: LabsRow, rows: &[RowView<'_>]) -> LabsValues {
        LabsValues { lab: rows.iter().filter_map(|row| row.text(1)).collect() }
    }
}
