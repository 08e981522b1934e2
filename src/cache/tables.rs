//! The tables as Parquet files in the layout that the ONE client reads (its module one.alf.cache): columns,
//! types, pandas' own notes on index and categories, and what the tables say of themselves. All rows are of
//! one moment; a batch of them is in memory at a time.

use super::About;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Int8Array, RecordBatch, StringArray, UInt16Array, UInt64Array,
};
use arrow_schema::{DataType, Field, Schema};
use parquet::{
    arrow::ArrowWriter,
    basic::Compression,
    file::{metadata::KeyValue, properties::WriterProperties},
};
use serde_json::{Value as Json, json};
use specimen::{
    chrono::NaiveDate,
    query::render::RowView,
    sea_orm::Value,
    store::{Executor, Sql, Store, fetch},
    uuid::Uuid,
};
use std::{collections::HashMap, fs::File, path::Path, sync::Arc};

/// Rows in memory at a time.
const BATCH: usize = 20_000;
/// Outcomes of quality control from best known to worst, in the client's order.
const QC: [(i64, &str); 5] = [(0, "NOT_SET"), (10, "PASS"), (30, "WARNING"), (40, "FAIL"), (50, "CRITICAL")];

/// Writes both tables and returns their numbers of rows.
///
/// # Errors
/// What the database or the files say.
pub async fn write(
    store: &Store,
    about: &About,
    sessions: &Path,
    datasets: &Path,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<(u64, u64), String> {
    let tx = store.snapshot().await.map_err(|error| error.to_string())?;
    let on = Executor::Transaction(&tx);
    let source = Source { on: &on, store, tag: about.tag.as_deref() };
    let mut table = Table::new(sessions, session_schema(), about)?;
    let mut after = None;
    while let Some((batch, last)) = source.sessions(after).await? {
        after = Some(last);
        table.write(&batch)?;
        progress(table.rows);
    }
    let written = table.close()?;
    let mut table = Table::new(datasets, dataset_schema(), about)?;
    let mut after = None;
    while let Some((batch, last)) = source.datasets(after).await? {
        after = Some(last);
        table.write(&batch)?;
        progress(written + table.rows);
    }
    Ok((written, table.close()?))
}

/// One Parquet file being written.
struct Table {
    writer: ArrowWriter<File>,
    path: String,
    schema: Arc<Schema>,
    rows: u64,
}

impl Table {
    fn new(path: &Path, (schema, index): (Schema, &[&str]), about: &About) -> Result<Table, String> {
        let told = Json::Object(about.json()).to_string();
        let metadata = HashMap::from([
            ("one_metadata".to_owned(), told),
            ("pandas".to_owned(), pandas(&schema, index).to_string()),
        ]);
        // As notes of the schema and of the file: pyarrow reads the first, other readers the second.
        let notes = metadata.iter().map(|(name, text)| KeyValue::new(name.clone(), text.clone())).collect();
        let schema = Arc::new(schema.with_metadata(metadata));
        let properties =
            WriterProperties::builder().set_compression(Compression::SNAPPY).set_key_value_metadata(Some(notes));
        let path_text = path.display().to_string();
        let wrong = |error: &dyn std::fmt::Display| format!("{path_text} can't be written: {error}.");
        let file = File::create(path).map_err(|error| wrong(&error))?;
        let writer =
            ArrowWriter::try_new(file, schema.clone(), Some(properties.build())).map_err(|error| wrong(&error))?;
        Ok(Table { writer, path: path_text, schema, rows: 0 })
    }

    fn write(&mut self, columns: &[ArrayRef]) -> Result<(), String> {
        let batch = RecordBatch::try_new(self.schema.clone(), columns.to_vec()).map_err(|error| error.to_string())?;
        self.rows += batch.num_rows() as u64;
        // Each batch is a group of rows of its own, so that it leaves memory.
        let written = self.writer.write(&batch).and_then(|()| self.writer.flush());
        written.map_err(|error| format!("{} can't be written: {error}.", self.path))
    }

    fn close(self) -> Result<u64, String> {
        self.writer.close().map_err(|error| format!("{} can't be written: {error}.", self.path))?;
        Ok(self.rows)
    }
}

fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, false)
}

fn session_schema() -> (Schema, &'static [&'static str]) {
    let fields = vec![
        text("id"),
        text("lab"),
        text("subject"),
        Field::new("date", DataType::Date32, false),
        Field::new("number", DataType::UInt16, false),
        text("task_protocol"),
        text("projects"),
    ];
    (Schema::new(fields), &["id"])
}

fn dataset_schema() -> (Schema, &'static [&'static str]) {
    let codes = DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8));
    #[allow(deprecated, reason = "the order is kept in the schema only by this; the client compares by it")]
    let qc = Field::new_dict("qc", codes, false, 0, true);
    let fields = vec![
        text("eid"),
        text("id"),
        text("rel_path"),
        Field::new("file_size", DataType::UInt64, true),
        Field::new("hash", DataType::Utf8, true),
        Field::new("exists", DataType::Boolean, false),
        qc,
        Field::new("default_revision", DataType::Boolean, false),
    ];
    (Schema::new(fields), &["eid", "id"])
}

/// What pandas notes of a table: which columns are its index, and their types in memory.
fn pandas(schema: &Schema, index: &[&str]) -> Json {
    let column = |field: &Arc<Field>| {
        let (kind, held, more) = match field.data_type() {
            DataType::Date32 => ("date", "object", Json::Null),
            DataType::UInt16 => ("uint16", "uint16", Json::Null),
            DataType::UInt64 => ("uint64", "UInt64", Json::Null),
            DataType::Boolean => ("bool", "bool", Json::Null),
            DataType::Dictionary(..) => ("categorical", "int8", json!({"num_categories": QC.len(), "ordered": true})),
            _ => ("unicode", "object", Json::Null),
        };
        let name = field.name();
        json!({"name": name, "field_name": name, "pandas_type": kind, "numpy_type": held, "metadata": more})
    };
    json!({
        "index_columns": index,
        "column_indexes": [{"name": null, "field_name": null, "pandas_type": "unicode", "numpy_type": "object", "metadata": {"encoding": "UTF-8"}}],
        "columns": schema.fields().iter().map(column).collect::<Vec<_>>(),
        "creator": {"library": "specimen", "version": env!("CARGO_PKG_VERSION")},
        "pandas_version": "2.0.0",
    })
}

/// Where rows come from.
struct Source<'a> {
    on: &'a Executor<'a>,
    store: &'a Store,
    tag: Option<&'a str>,
}

type Batch<Last> = Option<(Vec<ArrayRef>, Last)>;

impl Source<'_> {
    fn sql(&self) -> Sql {
        Sql::new(self.store.dialect)
    }

    /// The condition that datasets, alias `d`, have the tag.
    fn tagged(&self, sql: &mut Sql) {
        if let Some(tag) = self.tag {
            sql.push(" and exists (select 1 from data_dataset_tags j join data_tag g on g.id = j.tag_id ");
            sql.push("where j.dataset_id = d.id and g.name = ").bind(tag).push(")");
        }
    }

    /// The next sessions by id. A session without a start has no path, so it is left out.
    async fn sessions(&self, after: Option<Uuid>) -> Result<Batch<Uuid>, String> {
        let mut sql = self.sql();
        sql.push("select s.id, l.name, u.nickname, s.start_time, s.number, s.task_protocol from actions_session s ");
        sql.push("join subjects_subject u on u.id = s.subject_id left join misc_lab l on l.id = s.lab_id ");
        sql.push("where s.start_time is not null");
        if self.tag.is_some() {
            sql.push(" and exists (select 1 from data_dataset d where d.session_id = s.id");
            self.tagged(&mut sql);
            sql.push(")");
        }
        if let Some(after) = after {
            sql.push(" and s.id > ").bind(after);
        }
        sql.push(" order by s.id limit ").push(&BATCH.to_string());
        let rows = fetch(self.on, sql).await.map_err(|error| error.to_string())?;
        let rows: Vec<RowView<'_>> = rows.iter().map(RowView::new).collect();
        let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.uuid(0)).collect();
        let Some(last) = ids.last().copied() else { return Ok(None) };
        let projects = self.projects(&ids).await?;
        let days = rows.iter().map(|row| row.date_time(3).map_or(0, |at| days(at.date_naive())));
        let numbers = rows.iter().map(|row| row.integer(4).and_then(|n| u16::try_from(n).ok()).unwrap_or(0));
        let columns: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from_iter_values(ids.iter().map(Uuid::to_string))),
            texts(&rows, 1),
            texts(&rows, 2),
            Arc::new(Date32Array::from_iter_values(days)),
            Arc::new(UInt16Array::from_iter_values(numbers)),
            texts(&rows, 5),
            Arc::new(StringArray::from_iter_values(ids.iter().map(|id| projects.get(id).map_or("", String::as_str)))),
        ];
        Ok(Some((columns, last)))
    }

    /// Names of the sessions' projects, with commas between.
    async fn projects(&self, sessions: &[Uuid]) -> Result<HashMap<Uuid, String>, String> {
        let mut sql = self.sql();
        sql.push("select j.session_id, p.name from actions_session_projects j ");
        sql.push("join subjects_project p on p.id = j.project_id where j.session_id");
        sql.any(sessions.iter().map(|id| Value::from(*id)).collect()).push(" order by p.name");
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

    /// The next datasets of sessions, by session and id. A dataset exists where a server has it; without any
    /// server, where any repository does.
    async fn datasets(&self, after: Option<(Uuid, Uuid)>) -> Result<Batch<(Uuid, Uuid)>, String> {
        let mut sql = self.sql();
        sql.push("select d.session_id, d.id, d.collection, r.name, d.name, d.file_size, d.hash, ");
        sql.push("exists (select 1 from data_filerecord f join data_datarepository o on o.id = f.data_repository_id ");
        sql.push("where f.dataset_id = d.id and f.\"exists\" = true and (o.globus_is_personal = false or not exists ");
        sql.push(
            "(select 1 from data_datarepository s where s.globus_is_personal = false))), d.qc, d.default_dataset ",
        );
        sql.push("from data_dataset d join actions_session s on s.id = d.session_id and s.start_time is not null ");
        sql.push("left join data_revision r on r.id = d.revision_id where true");
        self.tagged(&mut sql);
        if let Some((session, dataset)) = after {
            sql.push(" and (d.session_id, d.id) > (").bind(session).push(", ").bind(dataset).push(")");
        }
        sql.push(" order by d.session_id, d.id limit ").push(&BATCH.to_string());
        let rows = fetch(self.on, sql).await.map_err(|error| error.to_string())?;
        let rows: Vec<RowView<'_>> = rows.iter().map(RowView::new).collect();
        let last = rows.last().and_then(|row| Some((row.uuid(0)?, row.uuid(1)?)));
        let Some(last) = last else { return Ok(None) };
        let ids = |column: usize| -> ArrayRef {
            let text = |row: &RowView<'_>| row.uuid(column).map(|id| id.to_string()).unwrap_or_default();
            Arc::new(StringArray::from_iter_values(rows.iter().map(text)))
        };
        let truths = |column: usize| -> ArrayRef {
            Arc::new(BooleanArray::from_iter(rows.iter().map(|row| Some(row.boolean(column).unwrap_or_default()))))
        };
        let paths = rows.iter().map(|row| path(row.str(2), row.str(3), row.str(4).unwrap_or_default()));
        let sizes = rows.iter().map(|row| row.integer(5).and_then(|size| u64::try_from(size).ok()));
        let hashes = rows.iter().map(|row| row.str(6).filter(|hash| !hash.is_empty()));
        let columns: Vec<ArrayRef> = vec![
            ids(0),
            ids(1),
            Arc::new(StringArray::from_iter_values(paths)),
            Arc::new(UInt64Array::from_iter(sizes)),
            Arc::new(StringArray::from_iter(hashes)),
            truths(7),
            outcomes(rows.iter().map(|row| row.integer(8)))?,
            truths(9),
        ];
        Ok(Some((columns, last)))
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

/// Codes as an ordered category. Codes that nobody knows count as not set.
fn outcomes(codes: impl Iterator<Item = Option<i64>>) -> Result<ArrayRef, String> {
    let place = |code: Option<i64>| QC.iter().position(|(known, _)| Some(*known) == code).unwrap_or(0) as i8;
    let keys = Int8Array::from_iter_values(codes.map(place));
    let labels = StringArray::from_iter_values(QC.iter().map(|(_, label)| label));
    let array = DictionaryArray::try_new(keys, Arc::new(labels)).map_err(|error| error.to_string())?;
    Ok(Arc::new(array))
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
