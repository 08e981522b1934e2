//! Migrations by hand, interrupted ones, databases of earlier versions, and servers of two specs at once.

use super::{On, Options, Zoo, animal, databases};
use crate::store::migrate::{Action, plan};

const SPLIT: &str = "# file: migrations/0001-split-name.sqlite.sql
update zoo_animal set genus = substr(name, 1, instr(name, ' ') - 1), species = substr(name, instr(name, ' ') + 1);
# file: migrations/0001-split-name.postgres.sql
update zoo_animal set genus = split_part(name, ' ', 1), species = split_part(name, ' ', 2);
";

/// A field is split into two by SQL of one's own, which runs when these are there and before they must have a value.
async fn splits(on: On) {
    let old = animal("  name: { type: string }");
    let new = format!(
        "{}{SPLIT}",
        animal("  genus: { type: integer, was: genus_of }\n  species: { type: string, unique: true }")
    );
    let new = new.replace("genus: { type: integer, was: genus_of }", "genus: { type: string, max: 5 }");
    let zoo = Zoo::new(on).await;
    zoo.migrate(&old).await.expect("it is made");
    zoo.run("insert into zoo_animal (id, name) values (1, 'felis catus'), (2, 'canis lupus')").await;
    // The old field is dropped, or the spec would have to say what became of it.
    let drop = Options { drop: true, ..zoo.options() };
    let api = super::spec(&new);
    let planned = plan(&zoo.store, &crate::tables::ddl::Ddl::of(api), &drop).await.expect("it plans");
    let steps: Vec<&str> = planned.steps.iter().map(|step| step.what.as_str()).collect();
    let at =
        |what: &str| steps.iter().position(|step| step.contains(what)).unwrap_or_else(|| panic!("{what}: {steps:?}"));
    assert!(at("Column zoo_animal.genus") < at("by hand 0001-split-name"), "{steps:?}");
    let last = if on == On::Sqlite { "anew" } else { "Drop of zoo_animal.name" };
    assert!(at("by hand 0001-split-name") < at(last), "{steps:?}");
    assert!(planned.false_answers.iter().any(|line| line.contains("0001-split-name")), "{:?}", planned.false_answers);
    zoo.migrate_with(&new, &drop).await.expect("it splits");
    assert_eq!(zoo.ask("select genus || '+' || species from zoo_animal order by id").await, "felis+catus,canis+lupus");
    assert!(zoo.plan(&new).await.steps.is_empty());
    // It is run once, and never on a new database.
    zoo.run("update zoo_animal set genus = 'x'").await;
    assert!(zoo.migrate(&new).await.expect("nothing is to do").done.is_empty());
    assert_eq!(zoo.ask("select genus from zoo_animal order by id").await, "x,x");
    let fresh = Zoo::new(on).await;
    fresh.migrate(&new).await.expect("it is made");
    assert!(fresh.plan(&new).await.steps.is_empty());
    assert_eq!(zoo.structure().await, fresh.structure().await, "{on:?}");
}

/// Rows that are in the way after a migration by hand: nothing was changed, the migration neither.
async fn splits_in_vain(on: On) {
    let old = animal("  name: { type: string }");
    let new = format!(
        "{}{SPLIT}",
        animal(
            "  name: { type: string }\n  genus: { type: string, nullable: true }\n  species: { type: string, unique: true }"
        )
    );
    let zoo = Zoo::new(on).await;
    zoo.migrate(&old).await.expect("it is made");
    zoo.run("insert into zoo_animal (id, name) values (1, 'felis catus'), (2, 'canis catus')").await;
    let before = zoo.structure().await;
    let error = zoo.migrate(&new).await.expect_err("two have the same").to_string();
    assert!(error.contains("2 rows of zoo_animal have the same species") && error.contains("first: 1, 2"), "{error}");
    assert_eq!(zoo.structure().await, before, "{on:?}");
    zoo.run("update zoo_animal set name = 'canis lupus' where id = 2").await;
    zoo.migrate(&new).await.expect("it splits");
    assert_eq!(zoo.ask("select species from zoo_animal order by id").await, "catus,lupus");
}

#[tokio::test]
async fn a_field_is_split_by_hand() {
    for on in databases("a_field_is_split_by_hand") {
        splits(on).await;
        splits_in_vain(on).await;
    }
}

/// A database of an earlier version keeps no spec: what is there is compared with the spec.
#[tokio::test]
async fn a_database_without_an_applied_spec_is_compared_as_it_is() {
    for on in databases("a_database_without_an_applied_spec_is_compared_as_it_is") {
        let old = animal(
            "  size: { type: string, index: true }\n  name: { type: string, nullable: true }\n  age: { type: integer }",
        );
        let zoo = Zoo::new(on).await;
        zoo.migrate(&old).await.expect("it is made");
        zoo.run("drop table specimen_spec; insert into zoo_animal (id, size, name, age) values (1, '7', 'cat', 3)")
            .await;
        assert!(zoo.plan(&old).await.steps.is_empty(), "{on:?}");
        let report = zoo.migrate(&old).await.expect("nothing is to do");
        assert!(report.done.is_empty(), "{on:?}: {:?}", report.done);
        assert_eq!(
            zoo.ask("select cast(count(*) as text) from specimen_spec").await,
            "1",
            "{on:?}: it is kept from now on"
        );
        zoo.run("drop table specimen_spec").await;
        let new = animal("  weight: { type: big, was: size }\n  name: { type: string }\n  age: { type: string }\nchecks: { a: weight > 0 }")
            .replace("resource: Animal", "resource: Beast\nwas: zoo.animal");
        zoo.migrate(&new).await.unwrap_or_else(|error| panic!("{on:?}: {error}"));
        assert_eq!(zoo.ask("select cast(weight as text) || name || age from zoo_beast").await, "7cat3", "{on:?}");
        let plan = zoo.plan(&new).await;
        assert!(plan.steps.is_empty() && plan.false_answers.is_empty(), "{on:?}: {:?}", plan.steps);
    }
}

/// What a database has beside the spec stays as it is when SQLite makes a table anew.
#[tokio::test]
async fn strangers_survive() {
    for on in databases("strangers_survive") {
        let zoo = Zoo::new(on).await;
        zoo.migrate(&animal("  size: { type: string }")).await.expect("it is made");
        zoo.run(
            "alter table zoo_animal add column extra text default 'e'; create index mine on zoo_animal (extra, size); \
             create table log (n integer); insert into zoo_animal (id, size, extra) values (1, '7', 'x')",
        )
        .await;
        if on == On::Sqlite {
            zoo.run("create trigger told after insert on zoo_animal begin insert into log values (new.size); end")
                .await;
        }
        let new = animal("  weight: { type: integer, was: size }");
        zoo.migrate(&new).await.unwrap_or_else(|error| panic!("{on:?}: {error}"));
        assert_eq!(zoo.ask("select cast(weight as text) || extra from zoo_animal").await, "7x", "{on:?}");
        zoo.run("insert into zoo_animal (id, weight) values (2, 8)").await;
        assert_eq!(zoo.ask("select extra from zoo_animal where id = 2").await, "e", "{on:?}");
        assert!(zoo.structure().await.iter().any(|line| line.starts_with("mine ")), "{on:?}");
        if on == On::Sqlite {
            assert_eq!(zoo.ask("select cast(n as text) from log").await, "8");
        }
    }
}

/// Steps apart that end in the middle are gone on with.
#[tokio::test]
async fn an_interrupted_migration_is_continued() {
    if !databases("an_interrupted_migration_is_continued").contains(&On::Online) {
        return;
    }
    let old =
        animal("  size: { type: integer, nullable: true }\n  name: { type: string }\n  sex: { choices: { m: Male } }");
    let new = animal(
        "  size: { type: integer, default: 4 }\n  name: { type: string, unique: true }\n  sex: { choices: { M: { label: Male, was: m } } }\n\
         checks: { size_is: size < 10 }",
    );
    let api = super::spec(&new);
    let ddl = crate::tables::ddl::Ddl::of(api);
    let mut rest = 0;
    loop {
        // As if the connection had broken off after so many parts of the steps apart.
        let zoo = Zoo::new(On::Online).await;
        zoo.migrate(&old).await.expect("it is made");
        zoo.run("insert into zoo_animal (id, size, name, sex) values (1, null, 'cat', 'm'), (2, 5, 'dog', 'm')").await;
        let plan = plan(&zoo.store, &ddl, &zoo.options()).await.expect("it plans");
        let parts: Vec<Action> =
            plan.steps.iter().filter(|step| step.apart).flat_map(|step| step.actions.clone()).collect();
        assert!(parts.len() > 6, "{parts:?}");
        // Event triggers see what all schemas of the database do.
        let schema = zoo.ask("select current_schema()::text").await;
        zoo.run(&format!(
            "create function stop() returns event_trigger language plpgsql as $$ begin if current_schema() = '{schema}' then \
             raise 'stop'; end if; end $$"
        ))
        .await;
        // The first one fails, so that only the transaction is done.
        zoo.run(&format!(
            "create event trigger stop_{schema} on ddl_command_end when tag in ('CREATE INDEX') execute function stop()"
        ))
        .await;
        let error = zoo.migrate(&new).await.err().map(|error| error.to_string());
        zoo.run(&format!("drop event trigger stop_{schema}")).await;
        let error = error.expect("it was stopped");
        assert!(error.contains("These are left"), "{error}");
        for part in parts.iter().take(rest) {
            match part {
                Action::Batches { .. } => zoo.run(&part.batch(None).expect("a batch")).await,
                Action::Sql(sql) if sql.contains("set not null") => {
                    // Between the two statements it is in a transaction.
                    zoo.store.primary().script(sql).await.ok();
                }
                other => {
                    zoo.store.primary().script(&other.text()).await.ok();
                }
            }
        }
        let report = zoo.migrate(&new).await.unwrap_or_else(|error| panic!("after {rest}: {error}"));
        assert!(!report.done.is_empty());
        assert_eq!(
            zoo.ask("select sex || cast(size as text) from zoo_animal order by id").await,
            "M4,M5",
            "after {rest}"
        );
        let fresh = Zoo::new(On::Online).await;
        fresh.migrate(&new).await.expect("it is made");
        assert_eq!(zoo.structure().await, fresh.structure().await, "after {rest}");
        rest += 2;
        if rest > parts.len() {
            break;
        }
    }
}

/// A lock that others hold is waited for without holding up everybody behind it.
#[tokio::test]
async fn locks_of_others_are_waited_for_shortly() {
    if !databases("locks_of_others_are_waited_for_shortly").contains(&On::Online) {
        return;
    }
    let zoo = Zoo::new(On::Postgres).await;
    zoo.migrate(&animal("  size: { type: integer }")).await.expect("it is made");
    let holder = zoo.store.begin().await.expect("it begins");
    crate::store::execute(&(&holder).into(), {
        let mut sql = crate::store::Sql::new(crate::store::Dialect::Postgres);
        sql.push("insert into zoo_animal (id, size) values (1, 1)");
        sql
    })
    .await
    .expect("it writes");
    let new = animal("  size: { type: integer }\n  name: { type: string, nullable: true }");
    let migrating = zoo.migrate(&new);
    let meanwhile = async {
        tokio::time::sleep(std::time::Duration::from_millis(900)).await;
        // A reader isn't held up by the one who waits: he gives up after less than half a second.
        let began = std::time::Instant::now();
        zoo.ask("select cast(count(*) as text) from zoo_animal").await;
        let waited = began.elapsed();
        holder.commit().await.expect("it commits");
        waited
    };
    let (report, waited) = tokio::join!(migrating, meanwhile);
    assert_eq!(report.expect("it migrates").done.len(), 1);
    assert!(waited < std::time::Duration::from_secs(5), "{waited:?}");
    assert_eq!(zoo.ask("select coalesce(name, 'null') from zoo_animal").await, "null");
}
