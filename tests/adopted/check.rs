//! What looking at such a database, serving it and adopting it do to it, and what `check` says.

use super::Adopted;

const TOKEN: &str = "0123456789012345678901234567890123456789";

#[test]
fn check_and_serve_change_nothing() {
    let Some(adopted) = Adopted::new("check_and_serve_change_nothing") else { return };
    adopted.user("rosa", TOKEN, "1 hour");
    let before = adopted.dump();
    adopted.check();
    let server = adopted.home.serve();
    for path in ["/subjects", "/users", "/docs", "/api/schema"] {
        assert_eq!(server.get(path, None).status, 200, "{path}");
    }
    let lists = server.get("/", Some(TOKEN)).json();
    let lists = lists.as_object().expect("the root names the endpoints");
    for (name, url) in lists {
        let path = url.as_str().and_then(|url| url.split_once(&server.address)).expect("a URL of this server").1;
        assert_eq!(server.get(path, Some(TOKEN)).status, 200, "{name}: {path}");
    }
    assert!(lists.len() > 40, "{lists:?}");
    assert_eq!(server.stop(), Some(0));
    adopted.holds(&before);
}

#[test]
fn migrate_records_that_it_serves_the_database_and_touches_nothing_else() {
    let Some(adopted) = Adopted::new("migrate_records_that_it_serves_the_database_and_touches_nothing_else") else {
        return;
    };
    let before = adopted.dump();
    let said = adopted.home.done(&["migrate"], "");
    assert!(said.starts_with("Recorded that this server serves Django's database"), "{said}");
    adopted.holds(&before);
    assert_eq!(adopted.sql("select what from specimen_migration"), "adopted");
    assert!(adopted.home.done(&["migrate"], "").contains("up to date"));
    assert_eq!(adopted.sql("select count(*) from specimen_migration"), "1");
    adopted.holds(&before);
    let (said, status) = adopted.check();
    assert!(said.contains("this server has adopted it") && said.contains("`alyx migrate` has nothing to do"), "{said}");
    assert_eq!(status, Some(0));
}

#[test]
fn check_knows_all_tables_and_proposes_indexes_that_can_be_made_as_they_stand() {
    let name = "check_knows_all_tables_and_proposes_indexes_that_can_be_made_as_they_stand";
    let Some(adopted) = Adopted::new(name) else { return };
    let (said, status) = adopted.check();
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("Django made it, and this server is not recorded there yet"), "{said}");
    let known = said.split_once("that are there (").and_then(|(_, rest)| rest.split_once("):")).expect("it counts").0;
    let (there, all) = known.split_once(" of ").expect("it counts");
    assert_eq!(there, all, "{said}");
    assert!(said.contains(" actions_session, ") && said.contains("    django_migrations\n"), "{said}");
    assert!(!said.contains("Missing (") && !said.contains("Different from"), "{said}");
    // Some are there under a name that the spec doesn't give them.
    let of_a_day = "\"actions_weighing\" (\"subject_id\", \"date_time\")";
    assert!(said.contains(of_a_day), "{said}");
    adopted.sql("create index of_a_day on actions_weighing using btree (subject_id, date_time)");
    let (said, _) = adopted.check();
    let (_, proposals) = said.split_once("the database lacks (").expect("it proposes some");
    let statements: Vec<&str> = proposals.lines().filter(|line| line.starts_with("    create")).collect();
    assert!(!statements.is_empty() && !statements.iter().any(|s| s.contains(of_a_day)), "{proposals}");
    for statement in &statements {
        assert!(statement.contains("index concurrently "), "{statement}");
        adopted.sql(statement);
    }
    let (said, status) = adopted.check();
    assert!(!said.contains("the database lacks") && status == Some(0), "{said}");
    assert!(!said.contains("--alter"), "{said}");
}

#[test]
fn an_index_that_was_begun_and_not_finished_is_to_be_made_anew() {
    let Some(adopted) = Adopted::new("an_index_that_was_begun_and_not_finished_is_to_be_made_anew") else { return };
    let statements = |said: &str| -> Vec<String> {
        let lines = said.lines().map(str::trim).filter(|line| line.contains("concurrently \"actions_weighing_subject"));
        lines.map(str::to_owned).collect()
    };
    let made = statements(&adopted.check().0);
    let [make] = made.as_slice() else { panic!("{made:?}") };
    adopted.sql(make);
    let name = make.split('"').nth(1).expect("a name");
    // That is how PostgreSQL leaves one whose making was interrupted.
    adopted.sql(&format!("update pg_index set indisvalid = false where indexrelid = '\"{name}\"'::regclass"));
    let again = statements(&adopted.check().0);
    assert_eq!(again, [format!("drop index concurrently \"{name}\";"), make.clone()]);
    again.iter().for_each(|statement| drop(adopted.sql(statement)));
    assert!(statements(&adopted.check().0).is_empty());
}

#[test]
fn check_names_what_is_missing_and_what_is_different() {
    let Some(adopted) = Adopted::new("check_names_what_is_missing_and_what_is_different") else { return };
    adopted.sql(
        "drop table data_revision cascade; alter table misc_note drop column image; \
         alter table data_filerecord drop column dataset_id; \
         do $$ begin execute (select format('alter table actions_weighing drop constraint %I', conname) \
         from pg_constraint where conrelid = 'actions_weighing'::regclass and confrelid = 'subjects_subject'::regclass); \
         end $$; \
         alter table actions_session alter number type bigint; alter table actions_session alter narrative drop not null; \
         alter table misc_lab alter name type varchar(20); alter table misc_housing alter cage_type_id set not null; \
         alter table subjects_subject add color text default 'x' not null; \
         alter table subjects_subject alter color drop default; alter table subjects_subject add shade text; \
         alter table subjects_subject alter nickname type text; \
         create table labx_implant (id serial primary key, subject_id uuid not null references subjects_subject)",
    );
    let before = adopted.dump();
    let (said, status) = adopted.check();
    assert_eq!(status, Some(3), "{said}");
    for line in [
        "labx_implant holds on to rows of subjects_subject (subject_id): these can't be deleted.",
        "Table data_revision",
        "Column misc_note.image",
        "have no value in dataset_id, which is new and can't be null",
        "Reference data_dataset.revision_id to data_revision",
        "Reference actions_weighing.subject_id to subjects_subject",
        "Column actions_session.number is bigint, in the spec integer: requests that touch it may fail",
        "Column actions_session.narrative may be null, in the spec it may not: rows without it may be unreadable",
        "Column misc_housing.cage_type_id may not be null, in the spec it may: rows without it are refused",
        "Column misc_lab.name is varchar(20), in the spec varchar(255): longer texts than 20 are refused",
        "Column subjects_subject.color isn't in the spec, may not be null and has no default: rows can't be added",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let (_, different) = said.split_once("Different from the spec (").expect("there are some");
    assert!(!different.contains("shade") && !different.contains("nickname"), "{different}");
    // It says so at its start too, and serves what can be served.
    let server = adopted.home.serve();
    assert_eq!(server.get("/subjects?limit=1", None).status, 200);
    assert_eq!(server.stop(), Some(0));
    let log = std::fs::read_to_string(adopted.home.path().join("server.log")).expect("it logs");
    assert!(log.contains("the database isn't as the spec wants it"), "{log}");
    // What can't be done is refused, and nothing is half done.
    let refused = adopted.home.refused(&["migrate", "--alter"], 1);
    assert!(
        refused.contains("was not changed. ") && refused.contains("no value in dataset_id, which is new"),
        "{refused}"
    );
    adopted.holds(&before);
    assert_eq!(adopted.sql("select to_regclass('specimen_migration') is null"), "t");
}

#[test]
fn alter_adds_what_is_missing_and_the_indexes() {
    let Some(adopted) = Adopted::new("alter_adds_what_is_missing_and_the_indexes") else { return };
    let before = adopted.sql("select count(*) from data_dataset; select count(*) from misc_note");
    adopted.sql("drop table misc_housingsubject; alter table misc_note drop column image");
    let plain = adopted.home.done(&["migrate"], "");
    assert!(plain.contains("Missing in this database") && plain.contains("  Table misc_housingsubject\n"), "{plain}");
    assert_eq!(adopted.sql("select to_regclass('misc_housingsubject') is null"), "t");
    let done = adopted.home.done(&["migrate", "--alter"], "");
    for line in [
        "Table misc_housingsubject",
        "Column misc_note.image",
        "Reference misc_housingsubject.housing_id to misc_housing",
    ] {
        assert!(done.lines().any(|done| done == line), "{line}\n{done}");
    }
    let (said, status) = adopted.check();
    assert!(status == Some(0) && !said.contains("Missing (") && !said.contains("the database lacks"), "{said}");
    assert!(said.contains("this server has adopted it"), "{said}");
    assert!(adopted.home.done(&["migrate", "--alter"], "").contains("up to date"));
    assert_eq!(adopted.sql("select count(*) from data_dataset; select count(*) from misc_note"), before);
}

#[test]
fn check_names_tables_that_the_role_may_not_write() {
    let Some(adopted) = Adopted::new("check_names_tables_that_the_role_may_not_write") else { return };
    adopted.sql(
        "grant select, insert, update, delete on all tables in schema public to locked; \
         revoke insert on actions_weighing from locked",
    );
    let url = adopted.home.database.replace("postgres://postgres@", "postgres://locked:right@");
    let output = super::support::server::run(adopted.home.path(), &["check", "--database", &url]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("Different from the spec (1)"), "{said}");
    assert!(said.contains("Table actions_weighing: the role may not read and write it"), "{said}");
}
