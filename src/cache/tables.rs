//! The rows of the tables, from the database: sessions and datasets as the ONE client knows them. All rows are of one
//! moment; a batch of them is in memory at a time.

use super::{
    About, Scope,
    table::{Layout, Table, category},
};
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Int8Array, StringArray, UInt16Array, UInt64Array};
use arrow_schema::{DataType, Field};
use specimen::{
    chrono::NaiveDate,
    query::render::RowView,
    sql,
    store::{
        Dialect, Executor, Sql, Store, fetch,
        sql::{Part, any, verbatim},
    },
    uuid::Uuid,
};
use std::{collections::HashMap, path::Path, sync::Arc};

/// Rows in memory at a time.
const BATCH: usize = 20_000;
/// Outcomes of quality control from best known to worst, in the client's order.
const QC: [(i64, &str); 5] = [(0, "NOT_SET"), (10, "PASS"), (30, "WARNING"), (40, "FAIL"), (50, "CRITICAL")];
/// Their names.
const QC_NAMES: &[&str] = &[QC[0].1, QC[1].1, QC[2].1, QC[3].1, QC[4].1];

/// The name of an outcome. Unknown codes count as not set.
pub fn outcome(code: Option<i64>) -> &'static str {
    QC[place(code)].1
}

fn place(code: Option<i64>) -> usize {
    QC.iter().position(|(known, _)| Some(*known) == code).unwrap_or(0)
}

/// The files of the tables.
pub struct Paths<'p> {
    /// Of sessions.
    pub sessions: &'p Path,
    /// Of datasets.
    pub datasets: &'p Path,
}

/// Writes both tables and returns their numbers of rows.
///
/// # Errors
/// What the database or the files say.
pub async fn write(
    source: &RowSource<'_>,
    about: &About,
    paths: Paths<'_>,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<(u64, u64), String> {
    let mut table = Table::new(paths.sessions, session_layout(), about)?;
    let mut after = None;
    while let Some((batch, last)) = source.sessions(after).await? {
        after = Some(last);
        table.write(&batch)?;
        progress(table.rows);
    }
    let written = table.close()?;
    let mut table = Table::new(paths.datasets, dataset_layout(), about)?;
    let mut after = None;
    while let Some((batch, last)) = source.datasets(after).await? {
        after = Some(last);
        table.write(&batch)?;
        progress(written + table.rows);
    }
    Ok((written, table.close()?))
}

fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, false)
}

fn session_layout() -> Layout {
    let fields = vec![
        text("id"),
        text("lab"),
        text("subject"),
        Field::new("date", DataType::Date32, false),
        Field::new("number", DataType::UInt16, false),
        text("task_protocol"),
        text("projects"),
    ];
    Layout { fields, index: &["id"], categories: &[] }
}

fn dataset_layout() -> Layout {
    let fields = vec![
        text("eid"),
        text("id"),
        text("rel_path"),
        Field::new("file_size", DataType::UInt64, true),
        Field::new("hash", DataType::Utf8, true),
        Field::new("exists", DataType::Boolean, false),
        category("qc"),
        Field::new("default_revision", DataType::Boolean, false),
    ];
    Layout { fields, index: &["eid", "id"], categories: QC_NAMES }
}

/// Where rows come from.
pub struct RowSource<'a> {
    /// Where statements run: within one snapshot.
    pub on: &'a Executor<'a>,
    /// The database.
    pub store: &'a Store,
    /// Which rows are wanted.
    pub scope: &'a Scope,
}

type Batch<Last> = Option<(Vec<ArrayRef>, Last)>;

/// What the order of sessions goes by: day, subject, number, id.
type SessionOrder = (NaiveDate, String, i64, Uuid);

impl RowSource<'_> {
    /// The day on which a session, alias `s`, began, on the server's clock.
    fn day(&self) -> String {
        let zone = self.scope.zone.name();
        match self.store.dialect {
            Dialect::Postgres => format!("cast(s.start_time at time zone '{zone}' as date)"),
            Dialect::Sqlite => format!("pg_part('date', s.start_time, '{zone}')"),
        }
    }

    /// Begins the statement of the sessions that have a path, with these columns before their place in the order.
    pub fn session_statement(&self, columns: &str, after: Option<&SessionOrder>, most: usize) -> Sql {
        let day = self.day();
        let day = verbatim(&day);
        let mut sql = sql!(
            self.store.dialect,
            "select {columns}, {day} as day, u.nickname, s.number, s.id \
             from actions_session s join subjects_subject u on u.id = s.subject_id \
             join misc_lab l on l.id = s.lab_id where s.start_time is not null and s.number is not null",
            columns = verbatim(columns),
            day
        );
        if let Some(tag) = self.scope.tag.as_deref() {
            let tagged = Tagged(tag);
            sql =
                sql!(sql, " and exists (select 1 from data_dataset d where d.session_id = s.id and {tagged})", tagged);
        }
        if let Some((last, nickname, number, id)) = after {
            sql = sql!(
                sql,
                " and ({day}, u.nickname, s.number, s.id) < ({last}, {nickname}, {number}, {id})",
                day,
                last = *last,
                nickname = nickname.as_str(),
                number = *number,
                id = *id
            );
        }
        sql!(
            sql,
            " order by day desc, u.nickname desc, s.number desc, s.id desc limit {most}",
            most = verbatim(&most.to_string())
        )
    }

    /// The place of a session in the order, from the column on.
    pub fn place(row: &RowView<'_>, column: usize) -> Option<SessionOrder> {
        Some((row.date(column)?, row.text(column + 1)?, row.integer(column + 2)?, row.uuid(column + 3)?))
    }

    /// The next sessions, the latest first. One without a lab, a number or a start has no path, so it is left out.
    async fn sessions(&self, after: Option<SessionOrder>) -> Result<Batch<SessionOrder>, String> {
        let sql = self.session_statement("l.name, s.task_protocol", after.as_ref(), BATCH);
        let rows = fetch(self.on, sql).await.map_err(|error| error.to_string())?;
        let rows: Vec<RowView<'_>> = rows.iter().map(RowView::new).collect();
        let Some(last) = rows.last().and_then(|row| Self::place(row, 2)) else { return Ok(None) };
        let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.uuid(5)).collect();
        let projects = self.projects(&ids).await?;
        let days = rows.iter().map(|row| row.date(2).map_or(0, days));
        let numbers = rows.iter().map(|row| row.integer(4).and_then(|n| u16::try_from(n).ok()).unwrap_or(0));
        let columns: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from_iter_values(ids.iter().map(Uuid::to_string))),
            texts(&rows, 0),
            texts(&rows, 3),
            Arc::new(Date32Array::from_iter_values(days)),
            Arc::new(UInt16Array::from_iter_values(numbers)),
            texts(&rows, 1),
            Arc::new(StringArray::from_iter_values(ids.iter().map(|id| projects.get(id).map_or("", String::as_str)))),
        ];
        Ok(Some((columns, last)))
    }

    /// Names of the sessions' projects, with commas between.
    async fn projects(&self, sessions: &[Uuid]) -> Result<HashMap<Uuid, String>, String> {
        let sql = sql!(
            self.store.dialect,
            "select j.session_id, p.name from actions_session_projects j join subjects_project p on p.id = j.project_id \
             where j.session_id {sessions} order by p.name",
            sessions = any(sessions.iter().copied())
        );
        let rows = fetch(self.on, sql).await.map_err(|error| error.to_string())?;
        let mut projects: HashMap<Uuid, String> = HashMap::new();
        for row in rows.iter().map(RowView::new) {
            let (Some(session), Some(name)) = (row.uuid(0), row.str(1)) else { continue };
            let names = projects.entry(session).or_default();
            if !names.is_empty() {
                names.push(',');
            }
            names.push_str(name);
        }
        Ok(projects)
    }

    /// The next datasets of sessions, by session and id: those with a copy, so that all exist.
    async fn datasets(&self, after: Option<(Uuid, Uuid)>) -> Result<Batch<(Uuid, Uuid)>, String> {
        let mut sql = sql!(
            self.store.dialect,
            "select d.session_id, d.id, d.collection, r.name, d.name, d.file_size, d.hash, d.qc, d.default_dataset \
             from data_dataset d left join data_revision r on r.id = d.revision_id \
             where d.session_id is not null and {copied}",
            copied = Copied(&self.scope.repositories)
        );
        if let Some(tag) = self.scope.tag.as_deref() {
            sql = sql!(sql, " and {tagged}", tagged = Tagged(tag));
        }
        if let Some((session, dataset)) = after {
            sql = sql!(sql, " and (d.session_id, d.id) > ({session}, {dataset})", session, dataset);
        }
        let sql = sql!(sql, " order by d.session_id, d.id limit {most}", most = verbatim(&BATCH.to_string()));
        let rows = fetch(self.on, sql).await.map_err(|error| error.to_string())?;
        let rows: Vec<RowView<'_>> = rows.iter().map(RowView::new).collect();
        let last = rows.last().and_then(|row| Some((row.uuid(0)?, row.uuid(1)?)));
        let Some(last) = last else { return Ok(None) };
        let ids = |column: usize| -> ArrayRef {
            let text = |row: &RowView<'_>| row.uuid(column).map(|id| id.to_string()).unwrap_or_default();
            Arc::new(StringArray::from_iter_values(rows.iter().map(text)))
        };
        let defaults = rows.iter().map(|row| Some(row.boolean(8).unwrap_or_default()));
        let paths = rows.iter().map(|row| path(row.str(2), row.str(3), row.str(4).unwrap_or_default()));
        let sizes = rows.iter().map(|row| row.integer(5).and_then(|size| u64::try_from(size).ok()));
        let hashes = rows.iter().map(|row| row.str(6).filter(|hash| !hash.is_empty()));
        let columns: Vec<ArrayRef> = vec![
            ids(0),
            ids(1),
            Arc::new(StringArray::from_iter_values(paths)),
            Arc::new(UInt64Array::from_iter(sizes)),
            Arc::new(StringArray::from_iter(hashes)),
            Arc::new(BooleanArray::from(vec![true; rows.len()])),
            Arc::new(Int8Array::from_iter_values(rows.iter().map(|row| place(row.integer(7)) as i8))),
            Arc::new(BooleanArray::from_iter(defaults)),
        ];
        Ok(Some((columns, last)))
    }
}

/// The condition that datasets, alias `d`, have a tag.
struct Tagged<'t>(&'t str);

impl Part for Tagged<'_> {
    fn put(self, sql: &mut Sql) -> String {
        sql.part(|sql| {
            sql!(
                sql,
                "exists (select 1 from data_dataset_tags j join data_tag g on g.id = j.tag_id \
                 where j.dataset_id = d.id and g.name = {tag})",
                tag = self.0
            )
        })
    }
}

/// The condition that datasets, alias `d`, have a copy in a repository whose name begins with one of the texts, or in
/// any if there is no text.
struct Copied<'t>(&'t [String]);

impl Part for Copied<'_> {
    fn put(self, sql: &mut Sql) -> String {
        let begins = self.0.iter().map(|begin| {
            let length = i32::try_from(begin.chars().count()).unwrap_or(i32::MAX);
            sql.part(|sql| sql!(sql, "substr(o.name, 1, {length}) = {begin}", length, begin = begin.as_str()))
        });
        let begins: Vec<String> = begins.collect();
        let begins = if begins.is_empty() { "true".to_owned() } else { begins.join(" or ") };
        sql.part(|sql| {
            sql!(
                sql,
                "exists (select 1 from data_filerecord f join data_datarepository o on o.id = f.data_repository_id \
                 where f.dataset_id = d.id and f.\"exists\" = true and ({begins}))",
                begins = verbatim(&begins)
            )
        })
    }
}

fn texts(rows: &[RowView<'_>], column: usize) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(rows.iter().map(|row| row.str(column).unwrap_or_default())))
}

/// Days since 1970.
fn days(day: NaiveDate) -> i32 {
    // Days of a calendar of 260,000 years fit.
    (day - NaiveDate::default()).num_days() as i32
}

/// Path below the session's folder.
fn path(collection: Option<&str>, revision: Option<&str>, name: &str) -> String {
    let revision = revision.map(|revision| format!("#{revision}#"));
    let parts = [collection, revision.as_deref(), Some(name)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_below_the_session() {
        assert_eq!(path(Some("alf/probe00"), Some("2022-01-01"), "a.b.npy"), "alf/probe00/#2022-01-01#/a.b.npy");
        assert_eq!(path(Some(""), None, "a.b.npy"), "a.b.npy");
    }

    #[test]
    fn days_count_from_1970() {
        assert_eq!(days(NaiveDate::from_ymd_opt(1970, 1, 3).expect("a day")), 2);
    }
}
