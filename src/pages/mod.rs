//! Pages for the work of a lab, beside the lists and forms that follow from the spec: what is due today, weighing and giving water,
//! the water of an animal day by day, training.

mod animals;
mod cards;
mod cull;
mod day;
mod plot;
mod reports;
mod stock;
mod subject;
mod tasks;
mod today;
mod training;
mod undo;
mod water;
mod wean;

use specimen::{
    admin::own::{OwnPage, PageCall},
    error::RequestError,
    query::{key, wire::RowView},
    sea_orm::QueryResult,
    store::{self, Sql},
    uuid::Uuid,
};

/// All of them.
pub static PAGES: &[OwnPage] = &[
    OwnPage::new("", "Today", today::page),
    OwnPage::new("day", "Day sheet", day::page),
    OwnPage::new("wean", "Wean", wean::page),
    OwnPage::new("cull", "Cull", cull::page),
    OwnPage::new("stock", "Take from stock", stock::page),
    OwnPage::new("cards", "Cage cards", cards::page),
    OwnPage::new("training", "Training", training::page).also("/admin-actions/training"),
    OwnPage::new("reports", "Reports", reports::page),
    OwnPage::new("tasks", "Tasks", tasks::page).also("/admin-tasks/status"),
    // The addresses that Alyx's pages have, so that links in mails and notebooks still work.
    OwnPage::new("water-history", "Water history", water::page)
        .also("/admin-actions/water-history")
        .about("subjects/subject"),
    OwnPage::new("weighing-plot", "Weighing plot", plot::page).also("/admin-actions/weighing-plot").unlisted(),
    OwnPage::new("subject-history", "Time line", subject::page)
        .also("/admin-actions/subject-history")
        .about("subjects/subject"),
    OwnPage::new("litter", "Litter sheet", wean::sheet).about("subjects/litter"),
];

/// Runs a statement that answers the caller: rows that the caller may not see aren't there.
async fn fetch(call: &PageCall<'_>, sql: Sql) -> Result<Vec<QueryResult>, RequestError> {
    let (on, view) = (call.on(), call.view()?);
    Ok(store::fetch(&on.seeing(&view), sql).await?)
}

/// The animal that follows in the address: its key and nickname.
async fn named(call: &PageCall<'_>) -> Result<(Uuid, String), RequestError> {
    named_row(call, "subjects_subject", "nickname", "Subject").await
}

/// The row that follows in the address: its key, and what it is called.
async fn named_row(
    call: &PageCall<'_>,
    table: &'static str,
    column: &'static str,
    record: &'static str,
) -> Result<(Uuid, String), RequestError> {
    let missing = || RequestError::no_row(record);
    let id = key::id_in_path(call.rest).ok_or_else(missing)?;
    let mut sql = Sql::new(call.site().store.dialect);
    sql.push("select t.").name(column).push(" from ").name(table).push(" t where t.id = ").bind(id);
    let rows = fetch(call, sql).await?;
    let name = rows.first().and_then(|row| RowView::new(row).text(0)).ok_or_else(missing)?;
    Ok((id, name))
}
