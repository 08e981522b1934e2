//! `QC.json`: the outcomes of quality control of sessions and of their insertions, with what single checks found.
//! Written row by row. Called by `archive`.

use super::tables::{RowSource, outcome};
use serde_json::{Map, Value as Json, json};
use specimen::{
    query::render::RowView,
    sql,
    store::{fetch, sql::any},
    uuid::Uuid,
};
use std::{
    collections::HashMap,
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

/// Sessions in memory at a time: their documents may be large.
const BATCH: usize = 500;

/// Writes a JSON list with an object for each session of the table.
///
/// # Errors
/// What the database or the file says.
pub async fn write(source: &RowSource<'_>, path: &Path) -> Result<(), String> {
    let wrong = |error: io::Error| format!("{} can't be written: {error}.", path.display());
    let mut out = BufWriter::new(File::create(path).map_err(wrong)?);
    let mut after = None;
    let mut between = "[\n";
    loop {
        let sql = source.session_statement("s.qc, s.extended_qc", after.as_ref(), BATCH);
        let rows = fetch(source.on, sql).await.map_err(|error| error.to_string())?;
        let rows: Vec<RowView<'_>> = rows.iter().map(RowView::new).collect();
        let Some(last) = rows.last().and_then(|row| RowSource::place(row, 2)) else { break };
        let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.uuid(5)).collect();
        let mut insertions = insertions(source, &ids).await?;
        for (row, id) in rows.iter().zip(&ids) {
            let session = json!({
                "eid": id.to_string(),
                "qc": outcome(row.integer(0)),
                "extended_qc": row.json(1),
                "probe_insertion": insertions.remove(id).unwrap_or_default(),
            });
            write!(out, "{between}{session}").map_err(wrong)?;
            between = ",\n";
        }
        after = Some(last);
    }
    writeln!(out, "{}]", if between.starts_with('[') { "[" } else { "\n" }).map_err(wrong)?;
    out.flush().map_err(wrong)
}

/// The insertions of sessions that have an extended outcome, which is kept in their `json`.
async fn insertions(source: &RowSource<'_>, sessions: &[Uuid]) -> Result<HashMap<Uuid, Vec<Json>>, String> {
    let sql = sql!(
        source.store.dialect,
        "select p.session_id, p.id, p.name, p.json from experiments_probeinsertion p \
         where p.session_id {sessions} and p.json is not null order by p.name, p.id",
        sessions = any(sessions.iter().copied())
    );
    let rows = fetch(source.on, sql).await.map_err(|error| error.to_string())?;
    let mut insertions: HashMap<Uuid, Vec<Json>> = HashMap::new();
    for row in rows.iter().map(RowView::new) {
        let (Some(session), Some(id)) = (row.uuid(0), row.uuid(1)) else { continue };
        let Some(Json::Object(json)) = row.json(3) else { continue };
        let Some(extended) = json.get("extended_qc").filter(|extended| !extended.is_null()) else { continue };
        insertions.entry(session).or_default().push(json!({
            "pid": id.to_string(),
            "name": row.str(2),
            "qc": named(&json),
            "extended_qc": extended,
        }));
    }
    Ok(insertions)
}

/// The name of an insertion's outcome, which is kept by name, or by code.
fn named(json: &Map<String, Json>) -> String {
    match json.get("qc") {
        Some(Json::String(name)) => name.clone(),
        code => outcome(code.and_then(Json::as_i64)).to_owned(),
    }
}
