//! A folder to run the program in, with a database of either kind: what most tests begin with.

use super::{
    postgres::Cluster,
    server::{Server, alyx},
};
use specimen::sea_orm::{ConnectionTrait, Database};
use std::{
    io::Write,
    path::Path,
    process::{Output, Stdio},
};

/// A folder and a database; the folder goes when this is dropped.
pub struct Home {
    folder: tempfile::TempDir,
    /// URL of the database.
    pub database: String,
    /// `SQLite` or `PostgreSQL`, for messages.
    pub kind: &'static str,
}

impl Home {
    /// A folder whose database will be SQLite; there is none yet.
    pub fn sqlite() -> Home {
        Home { folder: folder(), database: "sqlite://alyx.sqlite3".into(), kind: "SQLite" }
    }

    /// A folder, and an empty database of a PostgreSQL server.
    pub fn postgres(cluster: &Cluster) -> Home {
        Home { folder: folder(), database: cluster.database(), kind: "PostgreSQL" }
    }

    /// A folder, and a database of a PostgreSQL server that is there.
    pub fn at(database: String) -> Home {
        Home { folder: folder(), database, kind: "PostgreSQL" }
    }

    /// One home of each kind; without PostgreSQL on this machine, a line says that it is left out.
    pub fn each(test: &str) -> Vec<Home> {
        let postgres = Cluster::shared(test).map(Home::postgres);
        std::iter::once(Home::sqlite()).chain(postgres).collect()
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a command of the program on the database.
    pub fn run(&self, args: &[&str], input: &str) -> Output {
        let mut command = alyx(self.path());
        command.args(args).args(["--database", &self.database]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        // It may have failed before it read anything.
        let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input.as_bytes()));
        child.wait_with_output().expect("it ends")
    }

    /// Runs a command that must succeed, and returns what it prints.
    pub fn done(&self, args: &[&str], input: &str) -> String {
        let output = self.run(args, input);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{}: {args:?}: {}", self.kind, text(&output.stderr));
        text(&output.stdout)
    }

    /// Runs a command that must fail with a status, and returns its complaint.
    pub fn refused(&self, args: &[&str], status: i32) -> String {
        let output = self.run(args, "");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(status), "{}: {args:?}: {text}", self.kind);
        text
    }

    /// Makes the tables and a superuser `ann` with the password `open sesame`; returns her token.
    pub fn migrate(&self) -> String {
        self.done(&["migrate"], "");
        self.done(&["createuser", "ann", "--superuser", "--password-stdin"], "open sesame\n");
        self.done(&["token", "ann"], "").trim().to_owned()
    }

    /// Serves the database without a limit of requests.
    pub fn serve(&self) -> Server {
        Server::start(self.path(), &["--database", &self.database, "--set", "burst="])
    }

    /// Runs statements on the database, from beside the program.
    pub fn beside(&self, statements: &[&str]) {
        let url = match self.database.strip_prefix("sqlite://") {
            Some(file) => format!("sqlite://{}", self.path().join(file).display()),
            None => self.database.clone(),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let database = Database::connect(url).await.expect("the database answers");
            for statement in statements {
                database.execute_unprepared(statement).await.unwrap_or_else(|e| panic!("{statement}: {e}"));
            }
        });
    }

    /// The rows that `dumpdata` writes of some models.
    pub fn rows(&self, models: &[&str]) -> Vec<serde_json::Value> {
        let args: Vec<&str> = std::iter::once("dumpdata").chain(models.iter().copied()).collect();
        serde_json::from_str(&self.done(&args, "")).expect("a dump is a JSON list")
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("the temporary folder can be written")
}
