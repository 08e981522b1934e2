//! The changes that a spec can say by itself.

use super::{Case, all, animal};

fn case(
    name: &'static str,
    [old, new]: [&str; 2],
    fit: &'static str,
    then: (&'static str, &'static str),
    bad: Option<(&'static str, &'static [&'static str])>,
) -> Case {
    Case { name, old: animal(old), new: animal(new), fit, then, bad }
}

/// Rows with text in one field.
const TWO: &str = "insert into zoo_animal (id, size) values (1, '7'), (2, null)";

fn cases() -> Vec<Case> {
    vec![
        case(
            "a field is renamed",
            [
                "  size: { type: string, index: true, nullable: true }",
                "  weight: { type: string, index: true, nullable: true, was: size }",
            ],
            TWO,
            ("select weight from zoo_animal order by id", "7,null"),
            None,
        ),
        case(
            "a renamed field must have a value",
            ["  size: { type: string, nullable: true }", "  weight: { type: string, was: size }"],
            "insert into zoo_animal (id, size) values (1, '7')",
            ("select weight from zoo_animal", "7"),
            Some((
                "insert into zoo_animal (id, size) values (1, '7'), (5, null), (6, null)",
                &["2 rows of zoo_animal have no value in weight", "first: 5, 6", "default"],
            )),
        ),
        case(
            "null gets the default",
            ["  size: { type: integer, nullable: true }", "  size: { type: integer, default: 3 }"],
            "insert into zoo_animal (id, size) values (1, 7), (2, null)",
            ("select cast(size as text) from zoo_animal order by id", "7,3"),
            None,
        ),
        case(
            "null gets what fills it",
            ["  born: { type: date, nullable: true }", "  born: { type: date, fill: \"2020-02-29\" }"],
            "insert into zoo_animal (id, born) values (1, '2021-01-01'), (2, null)",
            ("select cast(born as text) from zoo_animal order by id", "2021-01-01,2020-02-29"),
            None,
        ),
        case(
            "null is possible",
            ["  size: { type: string }", "  size: { type: string, nullable: true }"],
            "insert into zoo_animal (id, size) values (1, 'a')",
            ("select size from zoo_animal", "a"),
            None,
        ),
        case(
            "a field is added",
            ["", "  size: { type: integer, nullable: true }\n  kind: { type: string, default: cat }"],
            "insert into zoo_animal (id) values (1)",
            ("select kind || coalesce(cast(size as text), '-') from zoo_animal", "cat-"),
            None,
        ),
        case(
            "a field is added that must have a value",
            ["", "  size: { type: integer }"],
            "select 1",
            ("select cast(count(*) as text) from zoo_animal", "0"),
            Some((
                "insert into zoo_animal (id) values (8)",
                &["1 row of zoo_animal have no value in size", "first: 8"],
            )),
        ),
        case(
            "text becomes a number",
            ["  size: { type: string, nullable: true }", "  size: { type: integer, nullable: true }"],
            TWO,
            ("select cast(size + 1 as text) from zoo_animal order by id", "8,null"),
            Some((
                "insert into zoo_animal (id, size) values (1, '7'), (2, 'large'), (3, '3000000000'), (4, '')",
                &["3 rows of zoo_animal have a value in size that can't be integer", "first: 2, 3, 4"],
            )),
        ),
        case(
            "text becomes a number with a fraction",
            ["  size: { type: string }", "  size: { type: float }"],
            "insert into zoo_animal (id, size) values (1, '7.25'), (2, '-1e3')",
            ("select cast(cast(size * 4 as integer) as text) from zoo_animal order by id", "29,-4000"),
            Some(("insert into zoo_animal (id, size) values (2, 'x1')", &["1 row", "float", "first: 2"])),
        ),
        case(
            "text becomes a decimal",
            ["  size: { type: string }", "  size: { type: decimal, digits: 5, places: 2 }"],
            "insert into zoo_animal (id, size) values (1, '12.5'), (2, '-0.010'), (3, ' 7 ')",
            ("select cast(id as text) from zoo_animal order by size", "2,3,1"),
            Some((
                "insert into zoo_animal (id, size) values (1, '1.005'), (2, '1000'), (3, 'dear'), (4, '999.99')",
                &["3 rows of zoo_animal have a value in size that can't be decimal(5,2)", "first: 1, 2, 3"],
            )),
        ),
        case(
            "a decimal becomes text",
            ["  size: { type: decimal, digits: 5, places: 2 }", "  size: { type: string }"],
            "insert into zoo_animal (id, size) values (1, 7), (2, 0)",
            ("select cast(length(size) as text) from zoo_animal order by id", "4,4"),
            None,
        ),
        case(
            "a decimal gets another place",
            ["  size: { type: decimal, digits: 6, places: 1 }", "  size: { type: decimal, digits: 6, places: 2 }"],
            "insert into zoo_animal (id, size) values (1, 7), (2, 30)",
            ("select cast(id as text) from zoo_animal order by size desc", "2,1"),
            None,
        ),
        case(
            "a number becomes a decimal",
            ["  size: { type: integer }", "  size: { type: decimal, digits: 4, places: 2 }"],
            "insert into zoo_animal (id, size) values (1, 99), (2, -99)",
            ("select cast(id as text) from zoo_animal order by size", "2,1"),
            Some((
                "insert into zoo_animal (id, size) values (1, 99), (2, 100)",
                &["1 row of zoo_animal have a value in size that can't be decimal(4,2)", "first: 2"],
            )),
        ),
        case(
            "text becomes a time of day",
            ["  size: { type: string }", "  size: { type: time }"],
            "insert into zoo_animal (id, size) values (1, '23:05'), (2, '08:30:00.5')",
            ("select substr(cast(size as text), 1, 8) from zoo_animal order by size", "08:30:00,23:05:00"),
            Some((
                "insert into zoo_animal (id, size) values (1, '25:00'), (2, '8.30')",
                &["2 rows", "time", "first: 1, 2"],
            )),
        ),
        case(
            "a number becomes a duration",
            ["  size: { type: integer }", "  size: { type: duration }"],
            "insert into zoo_animal (id, size) values (1, 5)",
            ("select cast(size as text) from zoo_animal", "5"),
            None,
        ),
        case(
            "text becomes a list of texts",
            ["  size: { type: text }", "  size: { type: texts }"],
            "insert into zoo_animal (id, size) values (1, 'a')",
            ("select 'a list' from zoo_animal where cast(size as text) in ('{a}', '[\"a\"]')", "a list"),
            None,
        ),
        case(
            "text becomes a day",
            ["  size: { type: string }", "  size: { type: date }"],
            "insert into zoo_animal (id, size) values (1, '2024-02-29')",
            ("select cast(size as text) from zoo_animal", "2024-02-29"),
            Some((
                "insert into zoo_animal (id, size) values (2, '2023-02-29'), (3, '1.2.2023')",
                &["2 rows", "first: 2, 3"],
            )),
        ),
        case(
            "text becomes an instant",
            ["  size: { type: string }", "  size: { type: datetime }"],
            "insert into zoo_animal (id, size) values (1, '2024-02-29T12:00:00.25+02:00'), (2, '2024-02-29 12:00:00')",
            (
                "select replace(substr(cast(size as text), 1, 22), ' ', 'T') from zoo_animal order by id",
                "2024-02-29T10:00:00.25,2024-02-29T12:00:00+00",
            ),
            Some((
                "insert into zoo_animal (id, size) values (2, '2024-02-29'), (3, 'now')",
                &["2 rows", "first: 2, 3"],
            )),
        ),
        case(
            "text becomes a truth value",
            ["  size: { type: string }", "  size: { type: boolean }"],
            "insert into zoo_animal (id, size) values (1, 'yes'), (2, 'False')",
            ("select case when size then 'T' else 'F' end from zoo_animal order by id", "T,F"),
            Some(("insert into zoo_animal (id, size) values (2, 'maybe')", &["1 row", "first: 2"])),
        ),
        case(
            "text becomes json",
            ["  size: { type: string }", "  size: { type: json }"],
            "insert into zoo_animal (id, size) values (1, 'a \"b\"')",
            ("select cast(size as text) from zoo_animal", "\"a \\\"b\\\"\""),
            None,
        ),
        case(
            "a number becomes text",
            ["  size: { type: integer }", "  size: { type: string, max: 5 }"],
            "insert into zoo_animal (id, size) values (1, 12345)",
            ("select size from zoo_animal", "12345"),
            Some(("insert into zoo_animal (id, size) values (2, 123456)", &["more than 5 characters", "first: 2"])),
        ),
        case(
            "a number becomes smaller",
            ["  size: { type: integer }", "  size: { type: small }"],
            "insert into zoo_animal (id, size) values (1, -32768)",
            ("select cast(size as text) from zoo_animal", "-32768"),
            Some(("insert into zoo_animal (id, size) values (2, 32768)", &["1 row", "can't be small", "first: 2"])),
        ),
        case(
            "a fraction becomes whole",
            ["  size: { type: float }", "  size: { type: integer }"],
            "insert into zoo_animal (id, size) values (1, 3.0)",
            ("select cast(size as text) from zoo_animal", "3"),
            Some(("insert into zoo_animal (id, size) values (2, 3.5)", &["1 row", "can't be integer", "first: 2"])),
        ),
        case(
            "an instant becomes a day",
            ["  size: { type: datetime }", "  size: { type: date }"],
            "insert into zoo_animal (id, size) values (1, '2024-02-29T00:00:00+00:00')",
            ("select cast(size as text) from zoo_animal", "2024-02-29"),
            Some((
                "insert into zoo_animal (id, size) values (2, '2024-02-29T00:00:01+00:00')",
                &["1 row", "can't be date", "first: 2"],
            )),
        ),
        case(
            "text is longer",
            ["  size: { type: string, max: 3 }", "  size: { type: string, max: 5 }"],
            "insert into zoo_animal (id, size) values (1, 'abc')",
            ("select size from zoo_animal", "abc"),
            None,
        ),
        case(
            "text is shorter",
            ["  size: { type: string, max: 5 }", "  size: { type: string, max: 3 }"],
            "insert into zoo_animal (id, size) values (1, 'äöü')",
            ("select size from zoo_animal", "äöü"),
            Some((
                "insert into zoo_animal (id, size) values (2, 'abcd'), (3, 'a')",
                &["1 row of zoo_animal have more than 3 characters in size", "first: 2"],
            )),
        ),
        case(
            "text has a bound",
            ["  size: { type: text }", "  size: { type: string, max: 3 }"],
            "insert into zoo_animal (id, size) values (1, 'abc')",
            ("select size from zoo_animal", "abc"),
            Some(("insert into zoo_animal (id, size) values (2, 'abcd')", &["more than 3 characters"])),
        ),
        case(
            "a default is another one",
            ["  size: { type: integer, default: 3 }", "  size: { type: integer, default: 4 }"],
            "insert into zoo_animal (id, size) values (1, 3)",
            ("select cast(size as text) from zoo_animal", "3"),
            None,
        ),
        case(
            "a choice is renamed",
            [
                "  sex: { choices: { m: Male, f: Female, x: Other } }",
                "  sex: { choices: { y: { label: Male, was: m }, f: Female, x: Other }, nullable: true }",
            ],
            "insert into zoo_animal (id, sex) values (1, 'm'), (2, 'x')",
            ("select sex from zoo_animal order by id", "y,x"),
            None,
        ),
        case(
            "choices get other values",
            [
                "  sex: { choices: { m: Male, f: Female, x: Other } }",
                "  sex: { choices: { M: { label: Male, was: m }, F: { label: Female, was: f }, x: Other } }",
            ],
            "insert into zoo_animal (id, sex) values (1, 'm'), (2, 'x'), (3, 'f')",
            ("select sex from zoo_animal order by id", "M,x,F"),
            None,
        ),
        case(
            "numbered choices get other values",
            [
                "  qc: { choices: { 1: Bad, 2: Good } }",
                "  qc: { choices: { 10: { label: Bad, was: 1 }, 20: { label: Good, was: 2 } } }",
            ],
            "insert into zoo_animal (id, qc) values (1, 2), (2, 1)",
            ("select cast(qc as text) from zoo_animal order by id", "20,10"),
            None,
        ),
        case(
            "choices are fewer",
            ["  sex: { choices: { m: Male, f: Female, x: Other } }", "  sex: { choices: { m: Male, f: Female } }"],
            "insert into zoo_animal (id, sex) values (1, 'm')",
            ("select sex from zoo_animal", "m"),
            Some((
                "insert into zoo_animal (id, sex) values (1, 'm'), (2, 'x')",
                &["1 row of zoo_animal have a value in sex that is no choice", "first: 2"],
            )),
        ),
        case(
            "choices are more",
            ["  sex: { choices: { m: Male, f: Female } }", "  sex: { choices: { m: Male, f: Female, x: Other } }"],
            "insert into zoo_animal (id, sex) values (1, 'm')",
            ("select sex from zoo_animal", "m"),
            None,
        ),
        case(
            "values are unique",
            ["  size: { type: string, nullable: true }", "  size: { type: string, nullable: true, unique: true }"],
            "insert into zoo_animal (id, size) values (1, 'a'), (2, null), (3, null)",
            ("select cast(count(*) as text) from zoo_animal", "3"),
            Some((
                "insert into zoo_animal (id, size) values (1, 'a'), (2, 'b'), (3, 'a')",
                &["2 rows of zoo_animal have the same size as another one", "first: 1, 3"],
            )),
        ),
        case(
            "values are no more unique",
            ["  size: { type: string, unique: true }", "  size: { type: string, index: true }"],
            "insert into zoo_animal (id, size) values (1, 'a')",
            ("select size from zoo_animal", "a"),
            None,
        ),
        case(
            "a field of an index is renamed",
            [
                "  a: { type: string }\n  b: { type: string }\nunique: [{ fields: [a, b], where: \"a <> 'a'\" }]\n\
                 indexes: [[b, a]]\nchecks: { a_is: \"a <> 'b'\" }",
                "  c: { type: string, was: a }\n  b: { type: string }\nunique: [{ fields: [c, b], where: \"c <> 'a'\" }]\n\
                 indexes: [[b, c]]\nchecks: { a_is: \"c <> 'b'\" }",
            ],
            "insert into zoo_animal (id, a, b) values (1, 'a', 'x'), (2, 'a', 'x')",
            ("select c || b from zoo_animal order by id", "ax,ax"),
            None,
        ),
        case(
            "a unique set has another condition",
            [
                "  a: { type: integer }\nunique: [{ fields: [a], where: \"a > 5\" }]",
                "  a: { type: integer }\nunique: [{ fields: [a], where: \"a > 3\" }]",
            ],
            "insert into zoo_animal (id, a) values (1, 3), (2, 3)",
            ("select cast(count(*) as text) from zoo_animal", "2"),
            Some(("insert into zoo_animal (id, a) values (1, 4), (2, 4), (3, 3), (4, 3)", &["2 rows", "first: 1, 2"])),
        ),
        case(
            "rows hold a check",
            ["  size: { type: integer }", "  size: { type: integer }\nchecks: { size_is: size > 0 }"],
            "insert into zoo_animal (id, size) values (1, 1)",
            ("select cast(size as text) from zoo_animal", "1"),
            Some((
                "insert into zoo_animal (id, size) values (1, 0), (2, 1)",
                &["1 row of zoo_animal don't hold the check size_is (size > 0)", "first: 1"],
            )),
        ),
        case(
            "a check is another one",
            [
                "  size: { type: integer }\nchecks: { size_is: size > 0 }",
                "  size: { type: integer }\nchecks: { size_is: size > 1 }",
            ],
            "insert into zoo_animal (id, size) values (1, 2)",
            ("select cast(size as text) from zoo_animal", "2"),
            Some(("insert into zoo_animal (id, size) values (1, 1)", &["1 row", "size > 1"])),
        ),
        case(
            "a check has gone",
            ["  size: { type: integer }\nchecks: { size_is: size > 0 }", "  size: { type: integer }"],
            "insert into zoo_animal (id, size) values (1, 2)",
            ("select cast(size as text) from zoo_animal", "2"),
            None,
        ),
        case(
            "a checked field gets another type",
            [
                "  size: { type: string }\nchecks: { size_is: \"size <> 'x'\" }",
                "  size: { type: integer }\nchecks: { size_is: size <> 5 }",
            ],
            "insert into zoo_animal (id, size) values (1, '2')",
            ("select cast(size as text) from zoo_animal", "2"),
            Some(("insert into zoo_animal (id, size) values (1, '5')", &["1 row", "size <> 5"])),
        ),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fields_change_with_their_rows() {
    all(cases(), |_, _| {}, "fields_change_with_their_rows").await;
}
