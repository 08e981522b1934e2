//! Rules over rows: bounds, trees, ranges that don't overlap, needs, checks in words, shared choices. Some are held by the
//! database, others by the server for what it writes; rows that don't hold a new one are in its way on both databases.

use super::{Case, On, Zoo, all, animal, databases};

/// A resource that requests write: bounds are those of inputs.
fn written(field: &str, rest: &str) -> String {
    let id = "  id: { type: integer, primary: true, read_only: true }";
    format!(
        "resource: Animal\npath: animals\nfields:\n{id}\n  {field}\nrepresentations: {{ detail: [id, size] }}\n\
         operations: [list, create, update]\n{rest}"
    )
}

struct Bounds {
    kind: &'static str,
    old: &'static str,
    new: &'static str,
    fit: &'static str,
    bad: (&'static str, &'static str),
}

/// Bounds that are added, and made narrower; wider ones and none are in nobody's way.
fn bounds() -> Vec<Case> {
    let all = [
        Bounds {
            kind: "integer",
            old: "",
            new: ", min: 2, max: 9",
            fit: "2, 9",
            bad: ("1, 2, 10", "less than 2 or more than 9"),
        },
        Bounds { kind: "integer", old: ", max: 9", new: ", max: 8", fit: "8", bad: ("9", "more than 8") },
        Bounds { kind: "float", old: ", min: 0", new: ", min: 0.5", fit: "0.5", bad: ("0.25", "less than 0.5") },
        Bounds {
            kind: "decimal, digits: 6, places: 2",
            old: "",
            new: ", max: 12.5",
            fit: "DEC(1250)",
            bad: ("DEC(1251)", "more than 12.50"),
        },
        Bounds {
            kind: "date",
            old: "",
            new: ", min: 2020-01-31",
            fit: "'2020-01-31'",
            bad: ("'2020-01-30'", "less than 2020-01-31"),
        },
        Bounds {
            kind: "date",
            old: "",
            new: ", max: today",
            fit: "'2020-01-31'",
            bad: ("'2999-01-31'", "more than today"),
        },
        Bounds {
            kind: "datetime",
            old: "",
            new: ", min: 2020-01-31T12:00:00Z",
            fit: "'2020-01-31T12:00:00+00:00'",
            bad: ("'2020-01-31T11:59:59.5+00:00'", "less than"),
        },
        Bounds {
            kind: "time",
            old: "",
            new: ", max: \"19:30\"",
            fit: "'19:30:00.000000'",
            bad: ("'19:30:00.000001'", "more than 19:30"),
        },
        Bounds {
            kind: "duration",
            old: "",
            new: ", min: PT15M",
            fit: "900000000",
            bad: ("899999999", "less than PT15M"),
        },
        Bounds {
            kind: "string", old: "", new: ", min: 3", fit: "'äöü', ''", bad: ("'äö'", "less than 3 characters")
        },
        Bounds {
            kind: "text", old: "", new: ", max: 3", fit: "'äöü'", bad: ("'äöüß'", "more than 3 characters")
        },
        Bounds {
            kind: "texts",
            old: ", max: 5",
            new: ", max: 3",
            fit: "LIST(abc)",
            bad: ("LIST(abcd)", "texts of more than 3"),
        },
    ];
    let mut cases = Vec::new();
    for Bounds { kind, old, new, fit, bad } in all {
        let [old, new] = [old, new].map(|more| written(&format!("size: {{ type: {kind}{more} }}"), ""));
        let rows = |values: &str| -> &'static str {
            let rows = values.split(", ").enumerate().map(|(n, value)| format!("({}, {value})", n + 1));
            let rows = rows.collect::<Vec<_>>().join(", ");
            format!("insert into zoo_animal (id, size) values {rows}").leak()
        };
        let count = fit.split(", ").count().to_string().leak();
        let says: &'static [&'static str] = vec![" of zoo_animal have ", bad.1, " in size", "  first: 1"].leak();
        cases.push(Case {
            name: format!("bounds of {kind}").leak(),
            old: old.clone(),
            new: new.clone(),
            fit: rows(fit),
            then: ("select cast(count(*) as text) from zoo_animal", count),
            bad: Some((rows(bad.0), says)),
        });
        if kind == "integer" {
            cases.push(Case {
                name: format!("wider bounds of {kind}").leak(),
                old: new,
                new: old,
                fit: rows(fit),
                then: ("select cast(count(*) as text) from zoo_animal", count),
                bad: None,
            });
        }
    }
    cases
}

fn rules() -> Vec<Case> {
    let count = ("select cast(count(*) as text) from zoo_animal", "3");
    let parent = |tree: &str| animal(&format!("  parent: {{ to: Animal, nullable: true{tree} }}"));
    let state = "  state: { choices: { new: New, done: Done } }\n  day: { type: date, nullable: true }\n  a: { type: integer }\n  b: { type: integer }";
    let with = |rest: &str| format!("{}{rest}\n", animal(state));
    let rows = |values: &str| -> &'static str {
        format!("insert into zoo_animal (id, state, day, a, b) values {values}").leak()
    };
    let fit = rows("(1, 'new', null, 1, 2), (2, 'done', '2026-01-01', 2, 2), (3, 'new', null, 0, 1)");
    let shared = |values: &str, field: &str| {
        format!(
            "# file: api.yaml\napi: Zoo\nversion: {{ name: v1, vendor: zoo }}\nenums: {{ sex: {{ {values} }} }}\n# file: zoo/animal.yaml\n{}",
            animal(field)
        )
    };
    let sexes = ["  sex: { enum: sex }", "  sex: { choices: { m: Male, f: Female } }"];
    let of_sex = "insert into zoo_animal (id, sex) values (1, 'm'), (2, 'f'), (3, 'm')";
    let case = |name, old, new, fit, then, bad| Case { name, old, new, fit, then, bad };
    vec![
        case(
            "a relation becomes a tree",
            parent(""),
            parent(", tree: true"),
            "insert into zoo_animal (id, parent_id) values (1, null), (2, 1), (3, 2)",
            count,
            Some((
                "insert into zoo_animal (id, parent_id) values (1, 3), (2, 1), (3, 2), (4, 3), (5, null), (6, 6)",
                &["4 rows of zoo_animal are above themselves by parent_id", "first: 1, 2, 3, 6"],
            )),
        ),
        case(
            "a tree is none any more",
            parent(", tree: true"),
            parent(""),
            "insert into zoo_animal (id, parent_id) values (1, null), (2, 1), (3, 2)",
            count,
            None,
        ),
        case(
            "a need is added",
            with(""),
            with("needs: { day: state = done }"),
            fit,
            count,
            Some((
                rows("(1, 'new', null, 1, 2), (2, 'done', null, 2, 2)"),
                &["1 row of zoo_animal don't hold the check", "first: 2"],
            )),
        ),
        case(
            "a need is another one",
            with("needs: { day: state = done }"),
            with("needs: { day: a > 1 or state = done }"),
            fit,
            count,
            Some((rows("(1, 'new', null, 2, 2)"), &["1 row of zoo_animal don't hold the check", "first: 1"])),
        ),
        case("a need has gone", with("needs: { day: state = done }"), with(""), fit, count, None),
        case(
            "a check in words is added",
            with(""),
            with("checks: { order: { is: a <= b, message: In order. } }"),
            fit,
            count,
            Some((rows("(1, 'new', null, 3, 2)"), &["1 row of zoo_animal don't hold the check order", "first: 1"])),
        ),
        case(
            "a check in words is another one",
            with("checks: { order: { is: a <= b } }"),
            with("checks: { order: { is: a < b or state = done } }"),
            fit,
            count,
            Some((rows("(1, 'new', null, 2, 2)"), &["1 row of zoo_animal don't hold the check order", "first: 1"])),
        ),
        case(
            "a check says something else",
            with("checks: { order: { is: a <= b } }"),
            with("checks: { order: { is: a <= b, message: No. } }"),
            fit,
            count,
            None,
        ),
        case("a check in words has gone", with("checks: { order: { is: a <= b } }"), with(""), fit, count, None),
        case(
            "choices are shared",
            animal(sexes[1]),
            shared("m: Male, f: Female, x: Other", sexes[0]),
            of_sex,
            count,
            None,
        ),
        case(
            "shared choices are fewer",
            shared("m: Male, f: Female", sexes[0]),
            shared("m: Male", sexes[0]),
            "insert into zoo_animal (id, sex) values (1, 'm'), (2, 'm'), (3, 'm')",
            count,
            Some((of_sex, &["1 row of zoo_animal have a value in sex that is no choice", "first: 2"])),
        ),
        case(
            "a shared choice is renamed",
            shared("m: Male, f: Female", sexes[0]),
            shared("M: { label: Male, was: m }, f: Female", sexes[0]),
            of_sex,
            ("select sex from zoo_animal order by id", "M,f,M"),
            None,
        ),
        case(
            "a decimal has fewer digits and places",
            animal("  size: { type: decimal, digits: 8, places: 3 }"),
            animal("  size: { type: decimal, digits: 4, places: 2 }"),
            "insert into zoo_animal (id, size) values (1, 20), (2, 0)",
            ("select cast(id as text) from zoo_animal order by size", "2,1"),
            Some((
                // 21345.000 or 21.345, and 1.000 or 0.001.
                "insert into zoo_animal (id, size) values (1, 21345), (2, 10), (3, 30000)",
                &["of zoo_animal have a value in size that can't be decimal(4,2)", "first: 1"],
            )),
        ),
        case(
            "a decimal has more places than its digits leave room for",
            animal("  size: { type: decimal, digits: 18, places: 0 }"),
            animal("  size: { type: decimal, digits: 18, places: 10 }"),
            "insert into zoo_animal (id, size) values (1, 99999999), (2, -5), (3, 0)",
            ("select cast(id as text) from zoo_animal order by size", "2,3,1"),
            Some((
                "insert into zoo_animal (id, size) values (1, 999999999999999999), (2, 100000000), (3, -100000000)",
                &["3 rows of zoo_animal have a value in size that can't be decimal(18,10)", "first: 1, 2, 3"],
            )),
        ),
        case(
            "a field that must have a value",
            animal("  size: { type: integer, nullable: true }"),
            animal("  size: { type: integer }"),
            "insert into zoo_animal (id, size) values (1, 1), (2, 1), (3, 1)",
            count,
            Some((
                "insert into zoo_animal (id, size) values (1, null), (2, 1)",
                &["1 row of zoo_animal have no value in size", "first: 1"],
            )),
        ),
        case(
            "an index is added",
            animal("  a: { type: integer }\n  b: { type: integer }"),
            animal("  a: { type: integer, index: true }\n  b: { type: integer }\nindexes: [[b, a]]"),
            "insert into zoo_animal (id, a, b) values (1, 1, 1), (2, 1, 1), (3, 1, 1)",
            count,
            None,
        ),
        case(
            "an index has gone",
            animal("  a: { type: integer, index: true }\n  b: { type: integer }\nindexes: [[b, a]]"),
            animal("  a: { type: integer }\n  b: { type: integer }"),
            "insert into zoo_animal (id, a, b) values (1, 1, 1), (2, 1, 1), (3, 1, 1)",
            count,
            None,
        ),
        case(
            "a unique set is added",
            animal("  a: { type: integer }\n  b: { type: integer, nullable: true }"),
            animal("  a: { type: integer }\n  b: { type: integer, nullable: true }\nunique: [[a, b]]"),
            "insert into zoo_animal (id, a, b) values (1, 1, 1), (2, 1, null), (3, 1, null)",
            count,
            Some((
                "insert into zoo_animal (id, a, b) values (1, 1, 1), (2, 1, 1), (3, 1, 2)",
                &["2 rows of zoo_animal have the same a, b as another one", "first: 1, 2"],
            )),
        ),
        case(
            "a unique set has gone",
            animal("  a: { type: integer }\n  b: { type: integer }\nunique: [[a, b]]"),
            animal("  a: { type: integer }\n  b: { type: integer }"),
            "insert into zoo_animal (id, a, b) values (1, 1, 1), (2, 1, 2), (3, 1, 3)",
            count,
            None,
        ),
        case(
            "a default has gone",
            animal("  size: { type: integer, default: 3 }"),
            animal("  size: { type: integer }"),
            "insert into zoo_animal (id, size) values (1, 3), (2, 3), (3, 3)",
            count,
            None,
        ),
    ]
}

/// Values that both databases store in their own way.
fn of_database(case: &mut Case, on: On) {
    let sqlite = on == On::Sqlite;
    let dialect = |text: &str| {
        let mut text = text.to_owned();
        for (mark, form) in [("DEC(", 0), ("LIST(", 1)] {
            while let Some((before, rest)) = text.split_once(mark) {
                let (value, after) = rest.split_once(')').expect("it ends");
                let value = match (form, sqlite) {
                    (0, true) => value.to_owned(),
                    (0, false) => format!("{}.{}", &value[..2], &value[2..]),
                    (_, true) => format!("'[\"{value}\"]'"),
                    (_, false) => format!("'{{{value}}}'"),
                };
                text = format!("{before}{value}{after}");
            }
        }
        &*text.leak()
    };
    case.fit = dialect(case.fit);
    case.bad = case.bad.map(|(rows, says)| (dialect(rows), says));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bounds_change_with_their_rows() {
    all(bounds(), of_database, "bounds_change_with_their_rows").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rules_over_rows_change_with_them() {
    all(rules(), |_, _| {}, "rules_over_rows_change_with_them").await;
}

/// A check that somebody changed under its name isn't the one of the spec.
#[tokio::test]
async fn a_check_that_was_changed_under_its_name_is_seen() {
    let spec = animal("  size: { type: integer }\nchecks: { size_is: size > 0 }");
    for on in databases("a_check_that_was_changed_under_its_name_is_seen") {
        let zoo = Zoo::new(on).await;
        zoo.migrate(&spec).await.expect("it is made");
        zoo.run(match on {
            On::Sqlite => {
                "drop table zoo_animal; create table zoo_animal (\"id\" integer not null primary key, \"size\" integer not null, \
                 constraint \"size_is\" check (size > -5))"
            }
            _ => {
                "alter table zoo_animal drop constraint size_is; alter table zoo_animal add constraint size_is check (size > -5)"
            }
        })
        .await;
        zoo.run("insert into zoo_animal (id, size) values (1, -1), (2, 1)").await;
        let plan = zoo.plan(&spec).await;
        assert!(plan.steps.iter().any(|step| step.what.contains("size_is")), "{on:?}: {:?}", plan.steps);
        let error = zoo.migrate(&spec).await.expect_err("a row is in the way").to_string();
        assert!(
            error.contains("1 row of zoo_animal don't hold the check size_is") && error.contains("first: 1"),
            "{error}"
        );
        zoo.run("delete from zoo_animal where id = 1").await;
        zoo.migrate(&spec).await.unwrap_or_else(|error| panic!("{on:?}: {error}"));
        assert!(zoo.plan(&spec).await.steps.is_empty(), "{on:?}");
        let refused = zoo.store.primary().script("insert into zoo_animal (id, size) values (3, -1)").await;
        assert!(refused.is_err(), "{on:?}: the check of the spec is held again");
        // A migration that has nothing else to do keeps how PostgreSQL writes it.
        zoo.run("update specimen_spec set spec = replace(spec, '\"printed\"', '\"ignored\"')").await;
        assert!(zoo.migrate(&spec).await.expect("nothing is to do").done.is_empty(), "{on:?}");
        if on != On::Sqlite {
            assert!(zoo.ask("select spec from specimen_spec").await.contains("\"printed\""), "{on:?}");
        }
    }
}

/// What an earlier version kept says nothing of the server's rules: they are no news.
#[tokio::test]
async fn rules_that_an_earlier_version_didnt_keep_are_no_news() {
    let spec = written("size: { type: integer, max: 9 }", "");
    for on in databases("rules_that_an_earlier_version_didnt_keep_are_no_news") {
        let zoo = Zoo::new(on).await;
        zoo.migrate(&spec).await.expect("it is made");
        zoo.run("insert into zoo_animal (id, size) values (1, 10)").await;
        assert!(zoo.plan(&spec).await.steps.is_empty(), "{on:?}: the server alone holds them");
        zoo.run("update specimen_spec set spec = replace(spec, '\"rules\"', '\"unknown\"')").await;
        let plan = zoo.plan(&spec).await;
        assert!(plan.steps.is_empty() && plan.in_the_way.is_empty(), "{on:?}: {:?}", plan.steps);
        assert!(zoo.migrate(&spec).await.expect("it is kept").done.is_empty(), "{on:?}");
        let error = zoo.migrate(&spec.replace("max: 9", "max: 8")).await.expect_err("a row is in the way").to_string();
        assert!(error.contains("more than 8 in size") && error.contains("first: 1"), "{on:?}: {error}");
    }
}
