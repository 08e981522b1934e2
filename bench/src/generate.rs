//! A large lab, the same each time for the same sizes: rows are computed from their numbers and streamed by
//! COPY, so memory stays small whatever their count.

use crate::process::TOKEN;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use clap::Args;
use indicatif::ProgressBar;
use sea_orm::sqlx::{Connection, Executor, PgConnection, postgres::PgCopyIn};
use std::fmt::Write;
use uuid::Uuid;

/// Bytes that are sent at a time.
const PIECE: usize = 1 << 20;

/// `generate`.
#[derive(Debug, Args)]
pub struct Generate {
    /// postgres://user@host:port/name, made by `alyx migrate`
    #[arg(long)]
    database: String,
    /// Subjects
    #[arg(long, default_value_t = 1000)]
    subjects: u64,
    /// Sessions, spread over the subjects
    #[arg(long, default_value_t = 50_000)]
    sessions: u64,
    /// Datasets, spread over the sessions
    #[arg(long, default_value_t = 1_000_000)]
    datasets: u64,
    /// Records of files for each dataset
    #[arg(long, default_value_t = 2)]
    files: u64,
    /// Daily weighings and waterings of each of the first 250 subjects
    #[arg(long, default_value_t = 365)]
    days: u64,
    /// The last of those days
    #[arg(long, default_value = "2026-11-20")]
    until: NaiveDate,
}

/// A number that looks random, from a row's number and a purpose (splitmix64).
fn mixed(purpose: u64, n: u64) -> u64 {
    let mut z = purpose.wrapping_mul(0xa076_1d64_78bd_642f).wrapping_add(n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The key of a kind's row of a number.
fn key(kind: u64, n: u64) -> Uuid {
    let bytes = Uuid::from_u64_pair(mixed(kind, n), mixed(kind + 100, n)).into_bytes();
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

const LAB: u64 = 1;
const PROJECT: u64 = 2;
const USER: u64 = 3;
const SUBJECT: u64 = 4;
const SESSION: u64 = 5;
const DATASET: u64 = 6;
const FILE: u64 = 7;
const TYPE: u64 = 8;
const FORMAT: u64 = 9;
const REPOSITORY: u64 = 10;
const WEIGHING: u64 = 11;
const WATER: u64 = 12;
const RESTRICTION: u64 = 13;
const TAG: u64 = 14;

/// Rows of what is rare: as many in a small database as in a large one.
const RARE: u64 = 100;

const LABS: u64 = 10;
const PROJECTS: u64 = 20;
const USERS: u64 = 20;
const TYPES: u64 = 100;
const TAGS: u64 = 10;
const OBJECTS: [&str; 10] =
    ["spikes", "clusters", "trials", "wheel", "camera", "channels", "licks", "ephys", "probes", "templates"];
const ATTRIBUTES: [&str; 10] =
    ["times", "amps", "depths", "intervals", "position", "table", "features", "labels", "waveforms", "metrics"];

fn began() -> DateTime<Utc> {
    DateTime::from_timestamp(1_600_000_000, 0).unwrap_or_default()
}

fn type_name(n: u64) -> String {
    format!("{}.{}", OBJECTS[(n % 10) as usize], ATTRIBUTES[(n / 10 % 10) as usize])
}

/// A table being filled.
struct Table<'a> {
    copy: PgCopyIn<&'a mut PgConnection>,
    piece: String,
}

impl<'a> Table<'a> {
    async fn new(on: &'a mut PgConnection, table: &str, columns: &str) -> Result<Table<'a>, String> {
        let copy = on.copy_in_raw(&format!("copy {table} ({columns}) from stdin")).await;
        let copy = copy.map_err(|error| format!("{table}: {error}"))?;
        Ok(Table { copy, piece: String::with_capacity(PIECE + 4096) })
    }

    /// One row: values with tabs between.
    async fn row(&mut self, row: std::fmt::Arguments<'_>) -> Result<(), String> {
        writeln!(self.piece, "{row}").map_err(|error| error.to_string())?;
        if self.piece.len() >= PIECE { self.send().await } else { Ok(()) }
    }

    async fn send(&mut self) -> Result<(), String> {
        self.copy.send(self.piece.as_bytes()).await.map_err(|error| error.to_string())?;
        self.piece.clear();
        Ok(())
    }

    async fn end(mut self) -> Result<(), String> {
        self.send().await?;
        self.copy.finish().await.map(|_| ()).map_err(|error| error.to_string())
    }
}

/// Fills the database.
pub async fn generate(command: &Generate) -> Result<(), String> {
    let mut on = PgConnection::connect(&command.database).await.map_err(|error| error.to_string())?;
    on.execute("set session_replication_role = replica")
        .await
        .map_err(|error| format!("As superuser only: {error}"))?;
    let Generate { subjects, sessions, datasets, files, .. } = *command;
    let bar = ProgressBar::new(subjects + sessions + datasets * (1 + files) + 2 * command.measured());
    fill_people(&mut on).await?;
    fill_kinds(&mut on, files).await?;
    fill_subjects(&mut on, subjects, &bar).await?;
    fill_sessions(&mut on, command, &bar).await?;
    fill_datasets(&mut on, command, &bar).await?;
    fill_files(&mut on, command, &bar).await?;
    fill_measurements(&mut on, command, &bar).await?;
    bar.finish_and_clear();
    on.execute("set session_replication_role = default").await.map_err(|error| error.to_string())?;
    on.execute("analyze").await.map_err(|error| error.to_string())?;
    println!("{subjects} subjects, {sessions} sessions, {datasets} datasets, {} records of files", datasets * files);
    Ok(())
}

impl Generate {
    /// How many weighings there are, and as many waterings.
    fn measured(&self) -> u64 {
        self.subjects.min(250) * self.days
    }
}

/// Labs, projects, users, and the token of the first user.
async fn fill_people(on: &mut PgConnection) -> Result<(), String> {
    let mut table =
        Table::new(on, "misc_lab", "id, name, institution, address, timezone, reference_weight_pct, zscore_weight_pct")
            .await?;
    for n in 0..=LABS {
        let name = if n < LABS { format!("lab{n}") } else { "rare".into() };
        table.row(format_args!("{}\t{name}\t\t\tUTC\t0.85\t0", key(LAB, n))).await?;
    }
    table.end().await?;
    let mut table = Table::new(on, "subjects_project", "id, name, description").await?;
    for n in 0..PROJECTS {
        table.row(format_args!("{}\tproject{n}\t", key(PROJECT, n))).await?;
    }
    table.end().await?;
    let columns = "id, username, password, first_name, last_name, email, is_superuser, is_staff, is_active, \
                   is_stock_manager, is_public_user, date_joined";
    let mut table = Table::new(on, "misc_labmember", columns).await?;
    for n in 0..USERS {
        table.row(format_args!("{}\tuser{n}\t!\t\t\t\tf\tf\tt\tf\tf\t{}", key(USER, n), began())).await?;
    }
    table.end().await?;
    let mut table = Table::new(on, "authtoken_token", "key, created, user_id").await?;
    table.row(format_args!("{TOKEN}\t{}\t{}", began(), key(USER, 0))).await?;
    table.end().await
}

/// Types and formats of datasets, repositories, tags.
async fn fill_kinds(on: &mut PgConnection, files: u64) -> Result<(), String> {
    let mut table = Table::new(on, "data_datasettype", "id, name, description").await?;
    for n in 0..TYPES {
        table.row(format_args!("{}\t{}_{n}\t", key(TYPE, n), type_name(n))).await?;
    }
    table.row(format_args!("{}\trare.table\t", key(TYPE, TYPES))).await?;
    table.end().await?;
    let columns = "id, name, description, file_extension, matlab_loader_function, python_loader_function";
    let mut table = Table::new(on, "data_dataformat", columns).await?;
    table.row(format_args!("{}\tbench\t\t.bench\t\t", key(FORMAT, 0))).await?;
    table.end().await?;
    let columns = "id, name, timezone, globus_path, hostname, data_url, globus_is_personal";
    let mut table = Table::new(on, "data_datarepository", columns).await?;
    for n in 0..files {
        let personal = if n % 2 == 1 { "t" } else { "f" };
        table
            .row(format_args!(
                "{}\trepository{n}\tUTC\t/data/\t\thttps://data{n}.example.org/\t{personal}",
                key(REPOSITORY, n)
            ))
            .await?;
    }
    table.end().await?;
    let mut table = Table::new(on, "data_tag", "id, name, description, protected, public").await?;
    for n in 0..=TAGS {
        let name = if n < TAGS { format!("tag{n}") } else { "rare".into() };
        table.row(format_args!("{}\t{name}\t\tf\tf", key(TAG, n))).await?;
    }
    table.end().await
}

/// Subjects.
async fn fill_subjects(on: &mut PgConnection, subjects: u64, bar: &ProgressBar) -> Result<(), String> {
    let columns = "id, name, nickname, sex, birth_date, responsible_user_id, lab_id, ear_mark, protocol_number, \
                   description, adverse_effects, to_be_genotyped, to_be_culled";
    let mut table = Table::new(on, "subjects_subject", columns).await?;
    for n in 0..subjects {
        let born = began().date_naive() + Days::new(n % 900);
        let sex = if n % 2 == 0 { "M" } else { "F" };
        let (user, lab) = (key(USER, n % USERS), key(LAB, n % LABS));
        table.row(format_args!("{}\t\tS{n:06}\t{sex}\t{born}\t{user}\t{lab}\t\t1\t\t\tf\tf", key(SUBJECT, n))).await?;
        bar.inc(1);
    }
    table.end().await
}

/// Sessions with their projects and users.
async fn fill_sessions(on: &mut PgConnection, command: &Generate, bar: &ProgressBar) -> Result<(), String> {
    let Generate { subjects, sessions, .. } = *command;
    let columns = "id, name, lab_id, narrative, start_time, subject_id, type, number, task_protocol, n_trials, \
                   n_correct_trials, qc, json";
    let mut table = Table::new(on, "actions_session", columns).await?;
    for n in 0..sessions {
        let subject = n % subjects.max(1);
        let start = began() + TimeDelta::minutes(i64::try_from(n * 20).unwrap_or_default());
        table
            .row(format_args!(
                "{}\t\t{}\t\t{start}\t{}\tExperiment\t1\ttask_protocol_{}\t500\t{}\t{}\t{{\"n\": {n}}}",
                key(SESSION, n),
                key(LAB, if n < RARE / 20 { LABS } else { subject % LABS }),
                key(SUBJECT, subject),
                n % 7,
                mixed(20, n) % 500,
                [0, 10, 30, 40][(n % 4) as usize],
            ))
            .await?;
        bar.inc(1);
    }
    table.end().await?;
    let mut table = Table::new(on, "actions_session_projects", "session_id, project_id").await?;
    for n in 0..sessions {
        table.row(format_args!("{}\t{}", key(SESSION, n), key(PROJECT, n % PROJECTS))).await?;
        if n % 3 == 0 {
            table.row(format_args!("{}\t{}", key(SESSION, n), key(PROJECT, (n + 1) % PROJECTS))).await?;
        }
    }
    table.end().await?;
    let mut table = Table::new(on, "actions_session_users", "session_id, labmember_id").await?;
    for n in 0..sessions {
        table.row(format_args!("{}\t{}", key(SESSION, n), key(USER, n % USERS))).await?;
    }
    table.end().await
}

/// Datasets with their tags.
async fn fill_datasets(on: &mut PgConnection, command: &Generate, bar: &ProgressBar) -> Result<(), String> {
    let Generate { sessions, datasets, .. } = *command;
    let columns = "id, name, session_id, created_by_id, created_datetime, generating_software, file_size, hash, version, \
                   collection, dataset_type_id, data_format_id, auto_datetime, default_dataset, qc";
    let mut table = Table::new(on, "data_dataset", columns).await?;
    for n in 0..datasets {
        let rare = n < RARE;
        let kind = if rare { TYPES } else { mixed(21, n) % TYPES };
        let name = if rare { "rare.table".into() } else { type_name(kind) };
        let at = began() + TimeDelta::seconds(i64::try_from(n * 30).unwrap_or_default());
        table
            .row(format_args!(
                "{}\t{name}.bench\t{}\t{}\t{at}\t\t{}\t{:016x}\t1.0\talf/probe0{}\t{}\t{}\t{at}\tt\t{}",
                key(DATASET, n),
                key(SESSION, n % sessions.max(1)),
                key(USER, n % USERS),
                mixed(22, n) % 1_000_000_000,
                mixed(23, n),
                n % 2,
                key(TYPE, kind),
                key(FORMAT, 0),
                [0, 10, 30, 40][(n % 4) as usize],
            ))
            .await?;
        bar.inc(1);
    }
    table.end().await?;
    let mut table = Table::new(on, "data_dataset_tags", "dataset_id, tag_id").await?;
    for n in (0..datasets).step_by(10) {
        table.row(format_args!("{}\t{}", key(DATASET, n), key(TAG, n / 10 % TAGS))).await?;
    }
    for n in 0..RARE.min(datasets) {
        table.row(format_args!("{}\t{}", key(DATASET, n), key(TAG, TAGS))).await?;
    }
    table.end().await
}

/// Records of the files of datasets.
async fn fill_files(on: &mut PgConnection, command: &Generate, bar: &ProgressBar) -> Result<(), String> {
    let Generate { datasets, files, .. } = *command;
    let columns = "id, name, dataset_id, data_repository_id, relative_path, \"exists\"";
    let mut table = Table::new(on, "data_filerecord", columns).await?;
    for n in 0..datasets {
        for copy in 0..files {
            table
                .row(format_args!(
                    "{}\t\t{}\t{}\tlab/S/2020-01-01/001/{n}/{copy}.bench\tt",
                    key(FILE, n * files + copy),
                    key(DATASET, n),
                    key(REPOSITORY, copy)
                ))
                .await?;
        }
        bar.inc(files);
    }
    table.end().await
}

/// Weighings, waterings and restrictions of water.
async fn fill_measurements(on: &mut PgConnection, command: &Generate, bar: &ProgressBar) -> Result<(), String> {
    let Generate { subjects, days, .. } = *command;
    let last = command.until.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(9);
    let mut table = Table::new(on, "actions_weighing", "id, name, subject_id, user_id, date_time, weight").await?;
    for n in 0..command.measured() {
        let (subject, day) = (n / days.max(1), n % days.max(1));
        let at = last - TimeDelta::days(i64::try_from(day).unwrap_or_default());
        let weight = 20.0 + (mixed(24, n) % 800) as f64 / 100.0;
        let row = format_args!("{}\t\t{}\t{}\t{at}\t{weight}", key(WEIGHING, n), key(SUBJECT, subject), key(USER, 0));
        table.row(row).await?;
        bar.inc(1);
    }
    table.end().await?;
    let columns = "id, name, subject_id, user_id, date_time, water_administered, adlib";
    let mut table = Table::new(on, "actions_wateradministration", columns).await?;
    for n in 0..command.measured() {
        let (subject, day) = (n / days.max(1), n % days.max(1));
        let at = last - TimeDelta::days(i64::try_from(day).unwrap_or_default());
        let row = format_args!("{}\t\t{}\t{}\t{at}\t0.8\tf", key(WATER, n), key(SUBJECT, subject), key(USER, 0));
        table.row(row).await?;
        bar.inc(1);
    }
    table.end().await?;
    let columns = "id, name, subject_id, narrative, start_time, reference_weight";
    let mut table = Table::new(on, "actions_waterrestriction", columns).await?;
    for n in 0..subjects.min(250) {
        let at = last - TimeDelta::days(i64::try_from(days / 2).unwrap_or_default());
        table.row(format_args!("{}\t\t{}\t\t{at}\t25", key(RESTRICTION, n), key(SUBJECT, n))).await?;
    }
    table.end().await
}
