//! Brings the records that water control needs from the database: for whole pages of animals, with four
//! statements whatever their number. `load` has what the present figures need, `load_all` everything.

use super::{Administration, Control, Implant, Inputs, Restriction, Subject, Weighing, lab_zone};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use sea_orm::{QueryResult, Value, sea_query::ArrayType};
use serde_json::json;
use specimen::{
    error::RequestError,
    query::{render::PageRows, wire::RowView},
    request_time::RequestTime,
    sql,
    store::{
        self, Dialect, Executor, Sql,
        sql::{Any, Part, any, sqlite_time},
    },
};
use std::collections::HashMap;
use uuid::Uuid;

/// Where records are read, and when.
#[derive(Clone, Copy)]
pub struct ReadContext<'a> {
    /// The pool or a transaction.
    pub on: &'a Executor<'a>,
    /// Its SQL.
    pub dialect: Dialect,
    /// The request's time.
    pub now: &'a RequestTime,
}

impl<'a> ReadContext<'a> {
    /// That of a page of rows.
    pub fn of(page: &PageRows<'a>) -> ReadContext<'a> {
        ReadContext { on: page.on, dialect: page.dialect, now: page.now }
    }

    async fn rows(&self, sql: Sql) -> Result<Vec<QueryResult>, RequestError> {
        Ok(store::fetch(self.on, sql).await?)
    }
}

/// What the present figures of a page of animals are computed from, in the animals' order: of the weighings
/// only the last and, where it is asked for, that of the reference; of the water only today's. A year of
/// daily weighings stays in the database. Answers about other days would be wrong.
///
/// # Errors
/// Database errors.
pub async fn load(page: &PageRows<'_>, subjects: &[Subject]) -> Result<Vec<Inputs>, RequestError> {
    load_now(ReadContext::of(page), subjects).await
}

/// As [`load`], outside of a page.
///
/// # Errors
/// Database errors.
pub async fn load_now(source: ReadContext<'_>, subjects: &[Subject]) -> Result<Vec<Inputs>, RequestError> {
    let mut loaded = begin(source, subjects).await?;
    if subjects.is_empty() {
        return Ok(loaded.inputs);
    }
    let given = present_weighings(source, &mut loaded).await?;
    let rows = source.rows(administrations_within(source.dialect, given)).await?;
    loaded.administrations(&rows);
    Ok(loaded.inputs)
}

/// As [`load_now`], for weights alone: two statements.
///
/// # Errors
/// Database errors.
pub async fn load_weights(source: ReadContext<'_>, subjects: &[Subject]) -> Result<Vec<Inputs>, RequestError> {
    let mut loaded = LoadedRecords::new(subjects);
    if subjects.is_empty() {
        return Ok(loaded.inputs);
    }
    let both = sql!(
        source.dialect,
        "select r.subject_id, r.start_time, r.end_time, r.reference_weight, 0, r.id from actions_waterrestriction r \
         where r.subject_id {subjects} and r.start_time is not null union all \
         select s.subject_id, s.start_time, null, s.implant_weight, 1, s.id from actions_surgery s where s.subject_id {operated} \
         and s.implant_weight <> 0 and s.start_time is not null order by 2, 6",
        subjects = keys(subjects),
        operated = keys(subjects)
    );
    let rows = source.rows(both).await?;
    let (restrictions, implants): (Vec<QueryResult>, Vec<QueryResult>) =
        rows.into_iter().partition(|row| RowView::new(row).integer(4) == Some(0));
    loaded.restrictions(&restrictions);
    loaded.implants_at(&implants, 3);
    present_weighings(source, &mut loaded).await?;
    Ok(loaded.inputs)
}

/// Adds the weighings that present figures are computed from; the days of which water is asked for.
async fn present_weighings(source: ReadContext<'_>, loaded: &mut LoadedRecords) -> Result<TimeSpans, RequestError> {
    let mut weighed = TimeSpans::default();
    let mut given = TimeSpans::default();
    for inputs in &loaded.inputs {
        let control = Control::new(inputs, source.now);
        let lab = RequestTime { now: source.now.now, zone: lab_zone(&inputs.subject.timezone, source.now.zone) };
        let (today, tomorrow) = (begins(&lab, lab.today()), begins(&lab, after(lab.today())));
        weighed.push(inputs.subject.id, DateTime::UNIX_EPOCH, tomorrow);
        if let Some(day) = control.reference_day() {
            weighed.push(inputs.subject.id, DateTime::UNIX_EPOCH, begins(&lab, after(day)));
        }
        given.push(inputs.subject.id, today, tomorrow);
    }
    let rows = source.rows(last_weighings(source.dialect, weighed)).await?;
    loaded.weighings(&rows);
    // The weighing of the reference and the last one come in any order, and are often the same.
    for inputs in &mut loaded.inputs {
        inputs.weighings.sort_by_key(|weighing| weighing.at);
        inputs.weighings.dedup();
    }
    Ok(given)
}

/// Adds to a query of one animal what its present weight is compared with: a row for each record, with the kind, a time, an
/// end and a number behind the query's own columns.
pub fn with_records(query: Sql, subject: Uuid, now: &RequestTime) -> Sql {
    // A lab's day ends after now; the last weighing is one of those from now on, or the last before.
    let mut sql = Sql::new(query.dialect);
    sql.push("select a.*, x.kind, x.at, x.until, x.number from (").append(&query);
    sql!(
        sql,
        ") a left join (select 0 as kind, r.start_time as at, r.end_time as until, r.reference_weight as number, r.id \
         from actions_waterrestriction r where r.subject_id = {subject} and r.start_time is not null \
         union all select 1, s.start_time, null, s.implant_weight, s.id from actions_surgery s \
         where s.subject_id = {subject} and s.implant_weight <> 0 and s.start_time is not null \
         union all select 2, w.date_time, null, w.weight, w.id from actions_weighing w \
         where w.subject_id = {subject} and w.date_time >= {now} \
         union all select * from (select 2, w.date_time, cast(null as timestamptz), w.weight, w.id from actions_weighing w \
         where w.subject_id = {subject} and w.date_time < {now} order by w.date_time desc, w.id desc limit 1) l \
         ) x on true order by x.at, x.id",
        subject,
        now = now.now
    )
}

/// What an animal's present weight is compared with, from the rows of [`with_records`], whose query has some columns.
/// The weighing of the reference is looked for if it is needed; the water given is left out.
///
/// # Errors
/// Database errors.
pub async fn to_compare(
    source: ReadContext<'_>,
    subject: &Subject,
    rows: &[QueryResult],
    columns: usize,
) -> Result<Inputs, RequestError> {
    let lab = RequestTime { now: source.now.now, zone: lab_zone(&subject.timezone, source.now.zone) };
    let tomorrow = begins(&lab, after(lab.today()));
    let mut loaded = LoadedRecords::new(std::slice::from_ref(subject));
    let Some(inputs) = loaded.inputs.first_mut() else { return Err(RequestError::no_row("Subject")) };
    for row in rows.iter().map(RowView::new) {
        let (Some(kind), Some(at)) = (row.integer(columns), row.date_time(columns + 1)) else { continue };
        let number = row.number(columns + 3).unwrap_or_default();
        match kind {
            0 => {
                inputs.restrictions.push(Restriction { start: at, end: row.date_time(columns + 2), reference: number })
            }
            1 => inputs.implants.push(Implant { at, weight: number }),
            _ if at < tomorrow => inputs.weighings.push(Weighing { at, weight: number }),
            _ => {}
        }
    }
    if let Some(day) = Control::new(inputs, source.now).reference_day() {
        let mut weighed = TimeSpans::default();
        weighed.push(subject.id, DateTime::UNIX_EPOCH, begins(&lab, after(day)));
        let rows = source.rows(last_weighings(source.dialect, weighed)).await?;
        loaded.weighings(&rows);
    }
    let mut inputs = loaded.inputs.swap_remove(0);
    inputs.weighings.sort_by_key(|weighing| weighing.at);
    inputs.weighings.dedup();
    Ok(inputs)
}

/// All records of the animals, in the animals' order: for the day-by-day table.
///
/// # Errors
/// Database errors.
pub async fn load_all(source: ReadContext<'_>, subjects: &[Subject]) -> Result<Vec<Inputs>, RequestError> {
    let mut loaded = begin(source, subjects).await?;
    if subjects.is_empty() {
        return Ok(loaded.inputs);
    }
    let weighings = sql!(
        source.dialect,
        "select w.subject_id, w.date_time, w.weight from actions_weighing w \
         where w.subject_id {subjects} and w.date_time is not null order by w.date_time, w.id",
        subjects = keys(subjects)
    );
    loaded.weighings(&source.rows(weighings).await?);
    let administrations = sql!(
        source.dialect,
        "select a.subject_id, a.date_time, a.water_administered, a.session_id from actions_wateradministration a \
         where a.subject_id {subjects} and a.date_time is not null order by a.date_time, a.id",
        subjects = keys(subjects)
    );
    loaded.administrations(&source.rows(administrations).await?);
    Ok(loaded.inputs)
}

/// The animal with a key, as water control sees it, and whether it ever had a surgery; `None` if there is none.
///
/// # Errors
/// Database errors.
pub async fn subject(source: ReadContext<'_>, id: Uuid) -> Result<Option<(Subject, bool)>, RequestError> {
    let subject = sql!(
        source.dialect,
        "select t.sex, t.birth_date, l.timezone, l.reference_weight_pct, l.zscore_weight_pct, \
         exists (select 1 from actions_surgery s where s.subject_id = t.id) as operated \
         from subjects_subject t join misc_lab l on l.id = t.lab_id where t.id = {id}",
        id
    );
    let rows = source.rows(subject).await?;
    Ok(rows.first().map(RowView::new).map(|row| {
        let subject = Subject {
            id,
            sex: row.text(0).unwrap_or_default(),
            birth_date: row.date(1),
            timezone: row.text(2).unwrap_or_default(),
            reference_weight_pct: row.number(3).unwrap_or_default(),
            zscore_weight_pct: row.number(4).unwrap_or_default(),
        };
        (subject, row.boolean(5).unwrap_or_default())
    }))
}

/// The class of the licence that an animal's records call for now; `None` if there is no such animal.
///
/// # Errors
/// Database errors.
pub async fn protocol_number(source: ReadContext<'_>, id: Uuid) -> Result<Option<&'static str>, RequestError> {
    let Some((subject, operated)) = subject(source, id).await? else { return Ok(None) };
    let mut loaded = LoadedRecords::new(std::slice::from_ref(&subject));
    loaded.restrictions(&source.rows(restrictions(source.dialect, keys(&[subject]))).await?);
    Ok(loaded.inputs.first().map(|inputs| Control::new(inputs, source.now).protocol_number(operated)))
}

/// Restrictions and implants, of which an animal has few.
async fn begin(source: ReadContext<'_>, subjects: &[Subject]) -> Result<LoadedRecords, RequestError> {
    let mut loaded = LoadedRecords::new(subjects);
    if subjects.is_empty() {
        return Ok(loaded);
    }
    loaded.restrictions(&source.rows(restrictions(source.dialect, keys(subjects))).await?);
    loaded.implants(&source.rows(implants(source.dialect, keys(subjects))).await?);
    Ok(loaded)
}

fn keys(subjects: &[Subject]) -> Any {
    any(subjects.iter().map(|subject| subject.id))
}

fn restrictions(dialect: Dialect, subjects: Any) -> Sql {
    sql!(
        dialect,
        "select r.subject_id, r.start_time, r.end_time, r.reference_weight from actions_waterrestriction r \
         where r.subject_id {subjects} and r.start_time is not null order by r.start_time, r.id",
        subjects
    )
}

fn implants(dialect: Dialect, subjects: Any) -> Sql {
    sql!(
        dialect,
        "select s.subject_id, s.start_time, s.implant_weight from actions_surgery s where s.subject_id {subjects} \
         and s.implant_weight <> 0 and s.start_time is not null order by s.start_time, s.id",
        subjects
    )
}

/// The last weighing before each of the wanted ends, however long ago. The subquery reads one animal's rows through the index on
/// its key and keeps one of them, so nothing is sorted or sent beyond that.
fn last_weighings(dialect: Dialect, wanted: TimeSpans) -> Sql {
    sql!(
        dialect,
        "with wanted(subject, since, until) as ({wanted}), \
         latest as materialized (select (select w.id from actions_weighing w \
         where w.subject_id = wanted.subject and w.date_time < wanted.until \
         order by w.date_time desc, w.id desc limit 1) as id from wanted) \
         select w.subject_id, w.date_time, w.weight from latest join actions_weighing w on w.id = latest.id",
        wanted
    )
}

/// The water given within each of the wanted spans.
fn administrations_within(dialect: Dialect, wanted: TimeSpans) -> Sql {
    sql!(
        dialect,
        "with wanted(subject, since, until) as ({wanted}) \
         select a.subject_id, a.date_time, a.water_administered, a.session_id from wanted \
         join actions_wateradministration a on a.subject_id = wanted.subject \
         and a.date_time >= wanted.since and a.date_time < wanted.until order by a.date_time, a.id",
        wanted
    )
}

/// Spans of time, each of one animal: they differ by lab and restriction. The start is included.
#[derive(Default)]
struct TimeSpans {
    subjects: Vec<Uuid>,
    since: Vec<DateTime<Utc>>,
    until: Vec<DateTime<Utc>>,
}

impl TimeSpans {
    fn push(&mut self, subject: Uuid, since: DateTime<Utc>, until: DateTime<Utc>) {
        self.subjects.push(subject);
        self.since.push(since);
        self.until.push(until);
    }
}

/// A query of the spans: subject, start and end. Its text doesn't depend on their number.
impl Part for TimeSpans {
    fn put(self, sql: &mut Sql) -> String {
        sql.part(|sql| match sql.dialect {
            Dialect::Postgres => sql!(
                sql,
                "select * from unnest({subjects}, {since}, {until})",
                subjects = array(ArrayType::Uuid, self.subjects),
                since = array(ArrayType::ChronoDateTimeUtc, self.since),
                until = array(ArrayType::ChronoDateTimeUtc, self.until)
            ),
            Dialect::Sqlite => {
                let spans = self.subjects.iter().zip(&self.since).zip(&self.until);
                let spans = spans.map(|((subject, since), until)| {
                    json!([subject.simple().to_string(), sqlite_time(since), sqlite_time(until)])
                });
                let spans = serde_json::Value::Array(spans.collect()).to_string();
                sql!(sql, "select unhex(value->>0), value->>1, value->>2 from json_each({spans})", spans)
            }
        })
    }
}

fn array<T: Into<Value>>(ty: ArrayType, values: Vec<T>) -> Value {
    Value::Array(ty, Some(Box::new(values.into_iter().map(Into::into).collect())))
}

/// When a day begins on a lab's clock.
fn begins(lab: &RequestTime, day: NaiveDate) -> DateTime<Utc> {
    lab.instant(day.and_time(NaiveTime::MIN))
}

/// The next day; the last day that can be written is its own.
fn after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

/// Records as they arrive, by animal.
struct LoadedRecords {
    inputs: Vec<Inputs>,
    /// Places in `inputs`: an animal may be asked for twice.
    places: HashMap<Uuid, Vec<usize>>,
}

impl LoadedRecords {
    fn new(subjects: &[Subject]) -> LoadedRecords {
        let mut places: HashMap<Uuid, Vec<usize>> = HashMap::with_capacity(subjects.len());
        let mut inputs = Vec::with_capacity(subjects.len());
        for subject in subjects {
            places.entry(subject.id).or_default().push(inputs.len());
            inputs.push(Inputs {
                subject: subject.clone(),
                restrictions: Vec::new(),
                implants: Vec::new(),
                weighings: Vec::new(),
                administrations: Vec::new(),
            });
        }
        LoadedRecords { inputs, places }
    }

    /// Hands each row that has an animal (column 0) and a time (column 1) to that animal's records.
    fn each(&mut self, rows: &[QueryResult], mut add: impl FnMut(&mut Inputs, DateTime<Utc>, &RowView<'_>)) {
        for row in rows.iter().map(RowView::new) {
            let (Some(subject), Some(at)) = (row.uuid(0), row.date_time(1)) else { continue };
            for place in self.places.get(&subject).into_iter().flatten() {
                add(&mut self.inputs[*place], at, &row);
            }
        }
    }

    fn restrictions(&mut self, rows: &[QueryResult]) {
        self.each(rows, |inputs, start, row| {
            let reference = row.number(3).unwrap_or_default();
            inputs.restrictions.push(Restriction { start, end: row.date_time(2), reference });
        });
    }

    fn implants(&mut self, rows: &[QueryResult]) {
        self.implants_at(rows, 2);
    }

    /// Those whose weight is a column.
    fn implants_at(&mut self, rows: &[QueryResult], weight: usize) {
        self.each(rows, |inputs, at, row| {
            inputs.implants.push(Implant { at, weight: row.number(weight).unwrap_or_default() });
        });
    }

    fn weighings(&mut self, rows: &[QueryResult]) {
        self.each(rows, |inputs, at, row| {
            inputs.weighings.push(Weighing { at, weight: row.number(2).unwrap_or_default() });
        });
    }

    fn administrations(&mut self, rows: &[QueryResult]) {
        self.each(rows, |inputs, at, row| {
            let in_session = row.uuid(3).is_some();
            inputs.administrations.push(Administration { at, volume: row.number(2), in_session });
        });
    }
}
