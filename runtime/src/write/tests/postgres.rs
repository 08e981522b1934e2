//! The behaviours of `saving` and `removing` on a throw-away PostgreSQL, and what needs two connections.
//! Without PostgreSQL's programs on the machine these tests pass unseen.

use super::*;
use crate::write::{insert_new, load, patch};
use sea_orm::Database;
use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A server in a folder of its own, which ends with this value.
struct Cluster {
    folder: tempfile::TempDir,
    programs: PathBuf,
    port: u16,
}

impl Cluster {
    fn start() -> Option<Cluster> {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let mut programs: Vec<PathBuf> = versions.flatten().map(|version| version.path().join("bin")).collect();
        programs.sort();
        let programs = programs.pop().filter(|programs| programs.join("initdb").exists())?;
        let folder = tempfile::tempdir().ok()?;
        let port = std::net::TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
        let _ = Command::new("chown").arg("postgres").arg(folder.path()).status();
        let cluster = Cluster { folder, programs, port };
        let data = cluster.data();
        let options =
            format!("-p {port} -k {} -c fsync=off -c listen_addresses=127.0.0.1", cluster.folder.path().display());
        let made = cluster.run("initdb", &["-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]);
        let log = Path::new(&data).join("log").display().to_string();
        let started = made && cluster.run("pg_ctl", &["-D", &data, "-l", &log, "-o", &options, "-w", "start"]);
        started.then_some(cluster)
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    /// Runs a program, as the user that PostgreSQL wants when this one is root.
    fn run(&self, program: &str, arguments: &[&str]) -> bool {
        let program = self.programs.join(program);
        let root = std::env::var("USER").is_ok_and(|user| user == "root") || Path::new("/root").read_dir().is_ok();
        let mut command = match root {
            true => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(program);
                command
            }
            false => Command::new(program),
        };
        let quiet = command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
        quiet.status().is_ok_and(|status| status.success())
    }

    /// A server of ours on a new database.
    async fn zoo(&self, name: &str) -> Zoo {
        let address = |database: &str| format!("postgres://postgres@127.0.0.1:{}/{database}", self.port);
        let first = Database::connect(address("postgres")).await.expect("the cluster runs");
        // Names of behaviours are longer than PostgreSQL's names may be.
        let database = &name[..name.len().min(60)];
        first.execute_unprepared(&format!("create database {database}")).await.expect("the name is new");
        first.close().await.expect("it was open");
        let mut zoo = Zoo::at(&address(database)).await;
        zoo.populate().await;
        zoo
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "stop"]);
    }
}

/// Runs behaviours, each on a database of its own.
macro_rules! each {
    ($cluster:expr, $memory:ident: $($name:ident),* $(,)?) => {
        $(super::$memory::$name(&$cluster.zoo(stringify!($name)).await).await;)*
    };
}

#[tokio::test]
async fn everything_holds_on_postgresql() {
    let Some(cluster) = Cluster::start() else { return };
    each!(cluster, saving:
        defaults_fill_a_new_row,
        patch_changes_what_it_names,
        what_a_request_left_null_is_told,
        replace_falls_back_to_input_defaults_only,
        a_row_itself_does_not_count_as_another,
        conditions_bound_unique_sets,
        lists_of_rows_are_checked_before_any_is_written,
        long_lists_are_read_in_parts_that_know_of_each_other,
        to_many_sets_become_the_given_ones,
        rows_that_refer_back_are_moved_and_freed,
        two_tables_make_one_row,
        what_only_a_new_row_needs_is_missed_at_last,
        equal_documents_are_the_same_in_unique_sets,
        only_changed_columns_are_written,
        hooks_may_change_the_draft,
        what_constraints_refuse_reads_like_a_check,
        a_missing_row_is_not_found,
    );
    each!(cluster, removing:
        what_belongs_to_a_row_goes_with_it,
        references_become_null_or_a_default,
        protected_rows_stay,
        join_rows_go_from_both_sides,
        code_is_told_and_may_refuse,
        circles_are_followed_to_their_end,
    );
    let zoo = cluster.zoo("races").await;
    two_requests_for_one_default(&zoo).await;
    two_requests_for_one_name(&zoo).await;
    two_changes_of_one_row(&zoo).await;
    a_row_that_goes_while_it_is_referred_to(&zoo).await;
}

/// Both need a species that isn't there yet; the second one waits and takes the first one's.
async fn two_requests_for_one_default(zoo: &Zoo) {
    let (a, b) = tokio::join!(zoo.animal(animal("one", json!({}))), zoo.animal(animal("two", json!({}))));
    assert!(a.is_ok() && b.is_ok());
    assert_eq!(zoo.count("species").await, 1);
}

/// Both pass the check; the second one waits for the first and is told by the constraint.
async fn two_requests_for_one_name(zoo: &Zoo) {
    // So that neither waits for the other's species.
    zoo.animal(animal("first", json!({}))).await.expect("nothing is wrong");
    let body = Body::Json(animal("race", json!({})));
    let tx = Transaction::begin(&zoo.site).await.expect("a connection is free");
    let first = tx.context(&zoo.site, &zoo.now, zoo.caller.as_ref());
    crate::write::create(&first, &ANIMAL_INPUT, &body).await.expect("nothing is wrong");
    let second = zoo.animal(animal("race", json!({})));
    let commit = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        tx.finish(Ok(())).await
    };
    let (second, committed) = tokio::join!(second, commit);
    committed.expect("the first succeeds");
    let sets = refused_field(second, "non_field_errors");
    assert_eq!(sets, json!(["The fields name, lab must make a unique set."]));
}

/// The second one waits for the first, and neither change is lost.
async fn two_changes_of_one_row(zoo: &Zoo) {
    let key = zoo.animal(animal("both", json!({"json": {"n": 0}}))).await.expect("nothing is wrong");
    let add = async || {
        zoo.write(async |context| {
            let mut draft = load(context, &ANIMAL, &key).await?.expect("made");
            let Value::Json(Some(json)) = &mut draft.row[12] else { panic!("it holds a document") };
            json["n"] = (json["n"].as_i64().unwrap_or(0) + 1).into();
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            crate::write::save::save(context, &mut draft).await
        })
        .await
    };
    let (a, b, c) = tokio::join!(add(), add(), add());
    assert!(a.is_ok() && b.is_ok() && c.is_ok());
    assert_eq!(zoo.texts("select json::text from animal where name = 'both'").await, ["{\"n\": 3}"]);
}

/// The deferred constraint speaks at commit, as 409.
async fn a_row_that_goes_while_it_is_referred_to(zoo: &Zoo) {
    let tag = zoo.write(async |context| insert_new(context, &TAG, &[("name", "short".into())]).await).await;
    let tag = tag.expect("nothing is wrong").row.remove(0);
    let key = zoo.animal(animal("late", json!({}))).await.expect("nothing is wrong");
    let Value::Int(Some(id)) = tag else { panic!("the key is an integer") };
    let referring = zoo.write(async |context| {
        patch(context, &ANIMAL_INPUT, &key, &Body::Json(json!({"tags": [id]}))).await?;
        zoo.site.store.primary().script(&format!("delete from tag where id = {id}")).await?;
        Ok(())
    });
    assert_eq!(refused(referring.await)["status_code"], 409);
}
