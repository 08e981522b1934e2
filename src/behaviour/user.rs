//! Users: the labs that they are members of today.

use crate::generated::{
    Code,
    misc::user::{LabsRow, LabsValues, UserBehaviour},
};
use specimen::{
    behaviour::BoxFuture,
    fault::Fault,
    query::render::{PageRows, RowView},
    sea_orm::Value,
    uuid::Uuid,
};
use std::collections::HashMap;

impl UserBehaviour for Code {
    fn labs<'a>(page: &'a PageRows<'a>, rows: Vec<LabsRow>) -> BoxFuture<'a, Result<Vec<LabsValues>, Fault>> {
        Box::pin(async move {
            let today = page.now.today();
            let mut sql = page.sql();
            sql.push("select distinct m.user_id, l.name from misc_labmembership m join misc_lab l on l.id = m.lab_id ");
            sql.push("where m.start_date <= ").bind(today);
            sql.push(" and (m.end_date is null or m.end_date >= ").bind(today).push(") and m.user_id");
            sql.any(rows.iter().filter_map(|row| row.id).map(Value::from).collect());
            sql.push(" order by l.name");
            let mut labs: HashMap<Uuid, Vec<String>> = HashMap::new();
            for row in page.fetch(sql).await?.iter().map(RowView::new) {
                if let (Some(user), Some(lab)) = (row.uuid(0), row.text(1)) {
                    labs.entry(user).or_default().push(lab);
                }
            }
            let of = |row: LabsRow| LabsValues { lab: row.id.and_then(|id| labs.remove(&id)).unwrap_or_default() };
            Ok(rows.into_iter().map(of).collect())
        })
    }
}
