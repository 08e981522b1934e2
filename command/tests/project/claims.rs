//! What `specimen diff` says of the database is what a server does: a spec is served, a row is stored, the changed spec is
//! saved, and another row is stored.

use crate::support::{ANIMAL, API, dev::Dev, folder, specimen, until};
use serde_json::Value;
use std::fs;

/// What happens when the changed spec is saved.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Then {
    /// The tables are brought along, in these words, and the second row is stored.
    Works(&'static str),
    /// The new spec isn't served, for the tables can't be brought along.
    Refuses(&'static str),
    /// The new spec is served, but the second row can't be stored.
    RefusesRows,
}

struct Case {
    old: &'static str,
    new: &'static str,
    rows: [&'static str; 2],
    /// The worst that `diff` says of the database, and part of what it says.
    says: (&'static str, &'static str),
    then: Then,
}

const CASES: &[Case] = &[
    Case {
        old: "",
        new: "  sort: { type: text, nullable: true }",
        rows: [r#"{"name":"a"}"#, r#"{"name":"b","sort":"x"}"#],
        says: ("safe", "`migrate` adds the column; existing rows get null"),
        then: Then::Works("1 column"),
    },
    Case {
        old: "",
        new: "  size: { type: float }",
        rows: [r#"{"name":"a"}"#, r#"{"name":"b","size":1}"#],
        says: ("breaks", "`migrate` refuses to add the column"),
        then: Then::Refuses("1 row of animal have no value in size"),
    },
    Case {
        old: "  sort: { type: text }",
        new: "  kind: { type: text, was: sort }",
        rows: [r#"{"name":"a","sort":"x"}"#, r#"{"name":"b","kind":"x"}"#],
        says: ("safe", "`migrate` renames the column sort to kind"),
        then: Then::Works("1 column"),
    },
    Case {
        old: "  sort: { type: text }",
        new: "  sort: { type: text, index: true }",
        rows: [r#"{"name":"a","sort":"x"}"#, r#"{"name":"b","sort":"x"}"#],
        says: ("safe", "`migrate` makes the index"),
        then: Then::Works("1 index"),
    },
    Case {
        old: "  sort: { type: text }",
        new: "",
        rows: [r#"{"name":"a","sort":"x"}"#, r#"{"name":"b"}"#],
        says: ("safe", "the column stays, with its values, until `migrate --drop`; new rows have null there"),
        then: Then::Works("The column animal.sort stays"),
    },
    Case {
        old: "  sort: { type: text, nullable: true }",
        new: "",
        rows: [r#"{"name":"a","sort":"x"}"#, r#"{"name":"b"}"#],
        says: ("safe", "the column stays, with its values, until `migrate --drop`"),
        then: Then::Works("The column animal.sort stays"),
    },
    Case {
        old: "  size: { type: float }",
        new: "  size: { type: float, nullable: true }",
        rows: [r#"{"name":"a","size":1}"#, r#"{"name":"b","size":null}"#],
        says: ("safe", "`migrate` lets it be null"),
        then: Then::Works("null in size"),
    },
    Case {
        old: "  sort: { type: text }",
        new: "  sort: { type: text, unique: true }",
        rows: [r#"{"name":"a","sort":"x"}"#, r#"{"name":"b","sort":"x"}"#],
        says: ("may break", "refuses while two rows have the same sort"),
        then: Then::RefusesRows,
    },
    Case {
        old: "  sort: { type: text }",
        new: "  sort: { type: integer }",
        rows: [r#"{"name":"a","sort":"7"}"#, r#"{"name":"b","sort":8}"#],
        says: ("may break", "`migrate` casts the values"),
        then: Then::Works("type of sort: text → integer"),
    },
    Case {
        old: "  sort: { type: text }",
        new: "  sort: { type: integer }",
        rows: [r#"{"name":"a","sort":"x"}"#, r#"{"name":"b","sort":8}"#],
        says: ("may break", "refuses while a row has one that can't be cast"),
        then: Then::Refuses("1 row of animal have a value in sort that can't be integer"),
    },
    Case {
        old: "  size: { type: float }",
        new: "  size: { type: float }\nchecks: { size_is: size > 1 }",
        rows: [r#"{"name":"a","size":1}"#, r#"{"name":"b","size":2}"#],
        says: ("may break", "`migrate` adds the check, and refuses while rows break it"),
        then: Then::Refuses("don't hold the check size_is"),
    },
    Case {
        old: "  size: { type: float }",
        new: "  size: { type: float, min: 2 }",
        rows: [r#"{"name":"a","size":1}"#, r#"{"name":"b","size":2}"#],
        says: ("may break", "`migrate` looks at the rows"),
        then: Then::Refuses("1 row of animal have less than 2 in size"),
    },
    Case {
        old: "  sort: { type: text }",
        new: "  kind: { type: text, column: kind }",
        rows: [r#"{"name":"a","sort":"x"}"#, r#"{"name":"b","kind":"x"}"#],
        says: ("safe", "the column stays"),
        then: Then::Refuses("say `was: sort`"),
    },
];

/// A spec of one resource with a further field.
fn animal(field: &str) -> String {
    let name = field.trim_start().split(':').next().filter(|name| !name.is_empty());
    let shown = name.map_or_else(String::new, |name| format!(", {name}"));
    format!(
        "{ANIMAL}  name: {{ type: string, max: 50, unique: true }}\n{field}\npath: animals\nkey: name\n\
         operations: [list, create, retrieve]\nrepresentations: {{ detail: [url, name{shown}] }}\n"
    )
}

/// The worst that `diff` says of the database, and all that it says of it.
fn said(report: &Value) -> (String, String) {
    let changes = report["changes"].as_array().expect("a list").iter();
    let effects = changes.flat_map(|change| change["effects"].as_array().expect("a list"));
    let of_database: Vec<&Value> = effects.filter(|effect| effect["who"] == "database").collect();
    let has = |level: &&str| of_database.iter().any(|effect| effect["level"] == *level);
    let worst = ["breaks", "may break", "safe"].into_iter().find(has).unwrap_or_default();
    let texts = of_database.iter().filter_map(|effect| effect["text"].as_str());
    (worst.to_owned(), texts.collect::<Vec<_>>().join("; "))
}

#[test]
fn what_is_said_of_the_database_is_what_happens() {
    for case in CASES {
        let (old, new) = (animal(case.old), animal(case.new));
        let files =
            [("old/api.yaml", API), ("old/animal.yaml", &*old), ("new/api.yaml", API), ("new/animal.yaml", &*new)];
        let root = folder(&files);
        let (_, report, _) = specimen(root.path(), &["diff", "--json", "old", "new"]);
        let (level, texts) = said(&serde_json::from_str(&report).expect("JSON"));
        assert!(level == case.says.0 && texts.contains(case.says.1), "{:?} is said, not {level}: {texts}", case.says);

        let dev = Dev::start(root.path(), &["old"]);
        until(&dev.address, "POST", "/animals", case.rows[0], 201);
        dev.wait(0, &["  open "]);
        let begun = dev.output().len();
        fs::write(root.path().join("old/animal.yaml"), &new).expect("it can be written");
        let output = dev.wait(begun, &[" after the save", "can't be brought along"]);
        let answer = || crate::support::exchange(&dev.address, "POST", "/animals", case.rows[1]).expect("an answer");
        match case.then {
            Then::Works(words) => {
                assert!(output.contains(words), "{}: {output}", case.new);
                assert_eq!(answer().0, 201, "{}: {output}", case.new);
            }
            Then::Refuses(words) => assert!(output.contains(words), "{}: {output}", case.new),
            Then::RefusesRows => {
                let (status, text) = answer();
                assert!(status >= 400, "{}: {text}", case.new);
            }
        }
    }
}
