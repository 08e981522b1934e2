//! Users: the labs that they are members of today.

use crate::generated::{
    App,
    misc::user::{LabsRow, LabsValues, UserBehaviour},
};
use specimen::{behaviour::Keys, query::render::RowView, request_time::RequestTime, store::Sql};

impl UserBehaviour for App {
    fn labs_rows(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql) {
        let today = now.today();
        sql.push("select distinct m.user_id, l.name from misc_labmembership m join misc_lab l on l.id = m.lab_id ");
        sql.push("where m.start_date <= ").bind(today);
        sql.push(" and (m.end_date is null or m.end_date >= ").bind(today).push(") and m.user_id");
        keys.test(sql);
        sql.push(" order by l.name");
    }

    fn labs(_: LabsRow, rows: &[RowView<'_>]) -> LabsValues {
        LabsValues { lab: rows.iter().filter_map(|row| row.text(1)).collect() }
    }
}
