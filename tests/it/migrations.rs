//! Migrations of a database with rows, by the command line: a database that is behind the spec is shown what it lacks, isn't
//! served, and is brought up to date, by two at once and after an interruption too.

use crate::support::{
    home::Home,
    server::{Server, alyx},
};
use serde_json::json;
use std::{
    process::{Output, Stdio},
    time::Instant,
};

/// What an earlier spec didn't have: a column, and a set of values that differ.
const BEHIND: &[&str] = &[
    "alter table misc_lab drop column institution",
    "drop index misc_lab_name_uniq",
    "drop index subjects_subject_lab_id_idx",
    "alter table subjects_subject drop column description",
];

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_database_that_is_behind_is_shown_refused_and_migrated() {
    for home in Home::each("a_database_that_is_behind_is_shown_refused_and_migrated") {
        let kind = home.kind;
        home.migrate();
        let lab = json!([{"model": "misc.lab", "fields": {"name": "other"}}]);
        let file = home.path().join("lab.json");
        std::fs::write(&file, lab.to_string()).expect("it is written");
        home.done(&["loaddata", &file.display().to_string()], "");
        home.beside(BEHIND);
        home.beside(&["update misc_lab set name = 'defaultlab'"]);

        // Two labs have one name: nothing is changed, and both are named.
        let plan = home.run(&["migrate", "--plan"], "");
        assert_eq!(plan.status.code(), Some(3), "{kind}: {}", text(&plan));
        let told = text(&plan);
        for part in
            ["Column misc_lab.institution", "2 rows of misc_lab have the same name as another one", "all: select"]
        {
            assert!(told.contains(part), "{kind}: no `{part}` in {told}");
        }
        let refused = home.refused(&["migrate"], 1);
        assert!(refused.contains("The database was not changed. 2 rows of misc_lab have the same name"), "{refused}");
        let refused = home.refused(&["serve", "--bind", "127.0.0.1:0"], 1);
        for part in ["answers would be false", "Column misc_lab.institution", "serve_any_database"] {
            assert!(refused.contains(part), "{kind}: no `{part}` in {refused}");
        }

        // Both ends of the story: the rows are mended, and the server starts.
        home.beside(&["update misc_lab set name = 'south' where id in (select id from misc_lab limit 1)"]);
        let plan = home.done(&["migrate", "--plan"], "");
        assert!(plan.contains("Column misc_lab.institution"), "{kind}: {plan}");
        assert_eq!(home.done(&["migrate", "--plan"], ""), plan, "{kind}: a plan changes nothing");
        assert!(home.done(&["migrate"], "").contains("Column misc_lab.institution"), "{kind}");
        let plan = home.done(&["migrate", "--plan"], "");
        assert!(plan.contains("up to date"), "{kind}: {plan}");
        let token = home.done(&["token", "ann"], "");
        let server = home.serve();
        let labs = server.json("GET", "/labs", token.trim(), &json!(null)).json();
        assert_eq!((&labs["count"], &labs["results"][0]["institution"]), (&json!(2), &json!("")), "{kind}: {labs}");
    }
}

#[test]
fn two_migrate_at_once_and_an_interrupted_one_goes_on() {
    for home in Home::each("two_migrate_at_once_and_an_interrupted_one_goes_on") {
        let kind = home.kind;
        home.migrate();
        let start = |args: &[&str]| {
            let mut command = alyx(home.path());
            command.args(["migrate", "--database", &home.database]).args(args);
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
        };
        home.beside(BEHIND);
        let both = [start(&[]), start(&[])].map(|child| child.wait_with_output().expect("it ends"));
        let told = both.each_ref().map(text);
        assert!(both.iter().all(|output| output.status.success()), "{kind}: {told:?}");
        let made = told.iter().filter(|told| told.contains("Column misc_lab.institution")).count();
        let late = told.iter().filter(|told| told.contains("up to date")).count();
        assert_eq!((made, late), (1, 1), "{kind}: {told:?}");

        // Killed at some point or other; what was done or not, the next one ends with the whole.
        home.beside(BEHIND);
        let began = Instant::now();
        home.done(&["migrate", "--online"], "");
        let whole = began.elapsed();
        for percent in [40, 60, 70, 80, 90, 96] {
            home.beside(BEHIND);
            let mut child = start(&["--online"]);
            std::thread::sleep(whole * percent / 100);
            let _ = child.kill();
            let _ = child.wait();
            home.done(&["migrate"], "");
            assert!(
                home.done(&["migrate"], "").contains("up to date"),
                "{kind}, killed after {percent} % of {whole:?}"
            );
        }
        let server: Server = home.serve();
        drop(server);
    }
}
