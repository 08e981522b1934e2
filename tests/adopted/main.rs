//! On the database of a Django installation that is there: nothing is altered, what it lacks is said,
//! and both write on beside each other. The database is a dump that stands beside the project; without
//! it, or without PostgreSQL, these tests say SKIPPED.

mod check;
mod django;
#[path = "../support/mod.rs"]
mod support;
mod writing;

use flate2::read::GzDecoder;
use std::{
    fs::File,
    io::Read,
    path::Path,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};
use support::{home::Home, postgres::Cluster};

/// The dump, from the project's folder.
const DUMP: &str = "../shared/conformance/fixtures/alyx_database.sql.gz";

/// A password, and its hash as Django made it.
const PASSWORD: (&str, &str) =
    ("tiny squeak", "pbkdf2_sha256$1000$0123456789abcdefABCDEF$Yf+NCi+Y4LJOdlkJDHSh/coK2S4RSiHM/UrGnF3tfDw=");

/// A copy of that database, and a folder to run the program in.
struct Adopted {
    cluster: &'static Cluster,
    name: String,
    home: Home,
}

impl Adopted {
    /// A fresh copy; `None`, and a line that says why, where there can't be one.
    fn new(test: &str) -> Option<Adopted> {
        static LOADED: OnceLock<()> = OnceLock::new();
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let Ok(file) = File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join(DUMP)) else {
            println!("SKIPPED {test}: no {DUMP} beside the project");
            return None;
        };
        let cluster = Cluster::shared(test)?;
        LOADED.get_or_init(|| {
            let mut dump = Vec::new();
            GzDecoder::new(file).read_to_end(&mut dump).expect("the dump is whole");
            cluster.sql("postgres", "create database django");
            cluster.restore("django", &dump);
        });
        let name = format!("adopted_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        cluster.sql("postgres", &format!("create database {name} template django"));
        Some(Adopted { cluster, home: Home::at(cluster.url(&name)), name })
    }

    /// Runs SQL and returns what it finds: rows as lines, columns between `|`.
    fn sql(&self, sql: &str) -> String {
        self.cluster.sql(&self.name, sql).trim_end().to_owned()
    }

    /// All that the database holds but for this server's own table.
    fn dump(&self) -> String {
        self.cluster.dump(&self.name, "specimen_migration*")
    }

    /// Asserts that the database holds what it held.
    fn holds(&self, before: &str) {
        let now = self.dump();
        let differing = || now.lines().zip(before.lines()).find(|(now, before)| now != before);
        assert!(now == before, "{:?}, {} bytes, then {}", differing(), before.len(), now.len());
    }

    /// Makes a user as Django stores one, with `PASSWORD` and a token that is `age` old.
    fn user(&self, name: &str, token: &str, age: &str) {
        self.sql(&format!(
            "insert into misc_labmember (id, password, is_superuser, username, first_name, last_name, email, is_staff, \
             is_active, date_joined, is_stock_manager, is_public_user) values (gen_random_uuid(), '{}', false, '{name}', \
             '', '', '', false, true, now(), false, false); insert into authtoken_token (key, created, user_id) \
             select '{token}', now() - interval '{age}', id from misc_labmember where username = '{name}'",
            PASSWORD.1
        ));
    }

    /// What `check` says of the database, and its exit status.
    fn check(&self) -> (String, Option<i32>) {
        let output = self.home.run(&["check"], "");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let about = text.split_once("\nDatabase ").unwrap_or_else(|| panic!("{text}")).1;
        (about.to_owned(), output.status.code())
    }
}
