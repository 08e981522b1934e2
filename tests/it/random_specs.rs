//! Random specs: what the generator accepts has tables on both databases, and answers each operation without a fault of the
//! server; what is damaged is refused with a report, or served as well. `SPECIMEN_SPECS=1000` tries more of them.

use crate::support::postgres::Cluster;
use specimen::{
    fixture::FirstRows,
    http::app,
    poem::{Body, Endpoint, Request, Response},
    server::{Server, Settings},
    store::{
        OpenOptions, Store,
        migrate::{self, Options},
    },
    tables::{Api, ddl::Ddl},
};
use specimen_codegen::{SourceFile, emit::emit, read, tables};
use std::{fmt::Write, sync::Arc};

const API: &str = "api: Random\nversion: { name: v1, vendor: random }\n";

/// Chance by a seed, the same each time.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below another.
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most.max(1)
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// A type with what may stand beside it, values that it takes, and some that it refuses.
const TYPES: &[(&str, &[&str], &[&str])] = &[
    ("string", &["", ", max: 20", ", max: 9, min: 2", ", max: 8, matches: '^[a-z]+$'"], &["\"abc\"", "\"\"", "7"]),
    ("text", &["", ", blank: true"], &["\"a\\nb \\u0000\"", "\"ä 'x' \\\"y\\\"\""]),
    ("email", &[""], &["\"a@b.org\"", "\"no\""]),
    ("url", &[""], &["\"https://a.org/b?c\"", "3"]),
    ("uuid", &["", ", default: uuid"], &["\"6f1c3d6e-2f3b-4c55-9d0a-6a2b7f0f3b11\"", "\"x\""]),
    ("small", &["", ", min: 0, max: 9", ", default: 3"], &["3", "99999", "\"4\""]),
    ("integer", &["", ", max: 1000"], &["12", "-1", "9999999999"]),
    ("big", &["", ", default: 0"], &["123456789012", "1e30"]),
    ("float", &["", ", min: 0.5"], &["0.5", "1e308", "\"nan\""]),
    ("boolean", &["", ", default: false"], &["true", "null", "\"maybe\""]),
    ("date", &["", ", default: today", ", min: 2000-01-01"], &["\"2024-02-29\"", "\"2023-02-29\""]),
    ("datetime", &["", ", default: now", ", auto: create"], &["\"2024-02-29T12:00:00\"", "\"12\""]),
    ("json", &["", ", default: []"], &["{\"a\": [1, null]}", "[]", "\"x\""]),
    ("floats", &["", ", default: []"], &["[1, 2.5]", "[\"x\"]"]),
    ("integers", &["", ", default: []"], &["[1, 2]", "{}"]),
    ("decimal", &[", digits: 6, places: 2", ", digits: 4, places: 1, min: 0"], &["\"1.50\"", "2", "\"1e9\""]),
    ("time", &["", ", min: \"08:00\""], &["\"09:30\"", "\"25:00\""]),
    ("duration", &["", ", max: PT8H"], &["\"PT1H\"", "\"x\""]),
    ("texts", &["", ", default: []"], &["[\"a\", \"b\"]", "[1]", "\"a\""]),
];

const WORDS: &[&str] = &["mass", "kind", "note", "born", "order", "group", "user", "select", "limits", "date_of", "x1"];

/// A resource as it is made.
#[derive(Default)]
struct Made {
    text: String,
    path: String,
    /// Inputs with values that may be sent.
    values: Vec<(String, Vec<String>)>,
}

/// A sound spec: resources that refer to those before them.
fn sound(dice: &mut Dice) -> Vec<Made> {
    let count = 1 + dice.below(4);
    (0..count).map(|number| resource(dice, number)).collect()
}

fn resource(dice: &mut Dice, number: usize) -> Made {
    let mut made = Made { path: format!("things{number}"), ..Made::default() };
    let (mut fields, mut shown) = (String::new(), vec!["id".to_owned()]);
    let primary = dice.of(&["uuid, primary: true, default: uuid", "integer, primary: true", "big, primary: true"]);
    let _ = writeln!(fields, "  id: {{ type: {primary} }}");
    let _ = writeln!(fields, "  name: {{ type: string, max: 30, unique: true }}");
    made.values.push(("name".into(), vec!["\"one\"".into(), "\"two/three\"".into(), "\"\"".into()]));
    shown.push("name".to_owned());
    for (at, word) in WORDS.iter().enumerate() {
        if !dice.one_in(3) {
            continue;
        }
        let (kind, beside, values) = dice.of(TYPES);
        let (mut beside, name) =
            (dice.of(beside).to_owned(), format!("{word}{}", if at % 2 == 0 { "" } else { "_of" }));
        if dice.one_in(2) && !beside.contains("auto") {
            beside += ", nullable: true";
        }
        if dice.one_in(5) && !["json", "floats", "integers", "texts"].contains(&kind) {
            beside += ", index: true";
        }
        let _ = writeln!(fields, "  {name}: {{ type: {kind}{beside} }}");
        made.values.push((name.clone(), values.iter().map(|value| (*value).to_owned()).collect()));
        shown.push(name);
    }
    if dice.one_in(2) {
        let _ = writeln!(fields, "  state: {{ type: string, choices: {{ new: New, old: Old }}, default: new }}");
        made.values.push(("state".into(), vec!["\"old\"".into(), "\"none\"".into()]));
        shown.push("state".into());
    }
    for to in 0..=number {
        if dice.one_in(2) {
            let (by, many) = (dice.of(&["", ", by: name"]), dice.one_in(3));
            let null = if to == number || dice.one_in(2) { ", nullable: true" } else { "" };
            let delete = if null.is_empty() { dice.of(&["cascade", "protect"]) } else { "set_null" };
            let _ = match many {
                true => writeln!(fields, "  all{to}: {{ to: [Thing{to}]{by}, back: from{number} }}"),
                false => {
                    writeln!(fields, "  to{to}: {{ to: Thing{to}{by}{null}, back: rows{number}, on_delete: {delete} }}")
                }
            };
            let name = if many { format!("all{to}") } else { format!("to{to}") };
            let values = if many { ["[\"one\"]", "[]", "[1]"] } else { ["\"one\"", "null", "1"] };
            made.values.push((name.clone(), values.map(str::to_owned).to_vec()));
            shown.push(name);
        }
    }
    let key = dice.of(&["", "key: name\n"]);
    let order = dice.of(&["", "order: [name]\n", "order: [-name, id]\n"]);
    let operations =
        dice.of(&["list, create, retrieve, update, delete", "list, create, retrieve, update, delete, bulk"]);
    let shown = shown.join(", ");
    made.text = format!(
        "resource: Thing{number}\npath: {}\n{key}{order}operations: [{operations}]\nfilters: {{ own: all, where: all }}\n\
         representations: {{ detail: [{shown}] }}\nfields:\n{fields}",
        made.path
    )
    .replace("where: all", "lookups: where");
    made
}

fn files(made: &[Made]) -> Vec<SourceFile> {
    let file = |path: String, text: &str| SourceFile { path, text: text.to_owned() };
    let resources = made.iter().enumerate().map(|(at, made)| file(format!("spec/things/t{at}.yaml"), &made.text));
    std::iter::once(file("spec/api.yaml".into(), API)).chain(resources).collect()
}

/// Damages a text as hands do: a line goes, comes twice or moves, a word or sign becomes another, an end is lost.
fn damage(dice: &mut Dice, text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..=dice.below(3) {
        let at = dice.below(lines.len());
        let line = lines[at].clone();
        match dice.below(8) {
            0 if lines.len() > 1 => drop(lines.remove(at)),
            1 => lines.insert(at, line),
            2 => lines[at] = format!("{}{line}", dice.of(&[" ", "\t", "   ", "- "])),
            3 => lines[at] = line.chars().take(dice.below(line.len() + 1)).collect(),
            4 => {
                lines[at] =
                    line.replacen(dice.of(&[",", ":", "{", "}", "[", "]"]), dice.of(&["", ":", " #", "'", "]"]), 1)
            }
            5 => {
                let word = dice.of(&["name", "string", "true", "id", "Thing0", "detail", "integer", "uuid", "cascade"]);
                lines[at] =
                    line.replacen(word, dice.of(&["nam", "3", "null", "id", "Thing0", "list", "ö", "json", "[]"]), 1);
            }
            6 => lines[at] = line.replacen(' ', "", 1),
            _ => {
                let other = dice.below(lines.len());
                lines.swap(at, other);
            }
        }
        if lines.is_empty() {
            break;
        }
    }
    lines.join("\n") + "\n"
}

/// Answers of a server: how many there are, how many of them are good, and faults of the server.
#[derive(Default)]
struct Answers {
    all: usize,
    good: usize,
    wrong: Vec<String>,
}

/// Serves tables on a database, and asks for all that they offer.
async fn served(api: &'static Api, made: &[Made], url: &str, dice: &mut Dice) -> Answers {
    let mut answers = Answers::default();
    let store = Store::open(url, &OpenOptions::default()).await.expect("the database opens");
    let ddl: &'static Ddl = Box::leak(Box::new(Ddl::of(api)));
    if let Err(error) = migrate::migrate(&store, api, ddl, &FirstRows(&[]), &Options::default()).await {
        answers.wrong.push(format!("tables: {error}"));
        return answers;
    }
    let settings = Settings::new(api, "/nonexistent".into()).expect("the spec's defaults are right");
    let server = Server::new(api, &[], store.clone(), settings).expect("the settings are right");
    let app = app::app(Arc::new(server));
    for of in made {
        let body = |dice: &mut Dice, first: bool| {
            let pick = |dice: &mut Dice, values: &[String]| {
                if first { values[0].clone() } else { values[dice.below(values.len())].clone() }
            };
            let pairs: Vec<_> =
                of.values.iter().map(|(name, values)| format!("\"{name}\": {}", pick(dice, values))).collect();
            format!("{{{}}}", pairs.join(", "))
        };
        let path = format!("/{}", of.path);
        let mut asked = vec![("GET", path.clone(), String::new()), ("OPTIONS", path.clone(), String::new())];
        for first in [true, false, false] {
            asked.push(("POST", path.clone(), body(dice, first)));
        }
        asked.push(("POST", path.clone(), format!("[{}, {}]", body(dice, false), body(dice, false))));
        for (name, values) in &of.values {
            let value = values[dice.below(values.len())].bytes().filter(|byte| *byte != b'"');
            let value = value.fold(String::new(), |text, byte| text + &format!("%{byte:02X}"));
            asked.push(("GET", format!("{path}?{name}={value}"), String::new()));
            let lookup = dice.of(&["isnull", "gte", "in", "icontains", "year", "range", "regex", "len"]);
            asked.push(("GET", format!("{path}?where={name}__{lookup},{value}"), String::new()));
        }
        for key in ["one", "1", "6f1c3d6e-2f3b-4c55-9d0a-6a2b7f0f3b11"] {
            for (method, body) in [
                ("GET", String::new()),
                ("PATCH", body(dice, false)),
                ("PUT", body(dice, false)),
                ("DELETE", String::new()),
            ] {
                asked.push((method, format!("{path}/{key}"), body));
            }
        }
        for (method, path, body) in asked {
            let request = Request::builder()
                .method(method.parse().expect("a method"))
                .uri_str(&path)
                .header("Host", "localhost")
                .content_type("application/json")
                .body(Body::from(body.clone()));
            let response: Response = app.call(request).await.unwrap_or_else(|error| error.into_response());
            answers.all += 1;
            answers.good += usize::from(response.status().is_success());
            if response.status().is_server_error() {
                let status = response.status();
                let text = response.into_body().into_string().await.unwrap_or_default();
                answers.wrong.push(format!("{method} {path} {body}: {status} {text}"));
            }
        }
    }
    store.close().await;
    answers
}

/// How many specs are tried.
fn count(usual: u64) -> u64 {
    std::env::var("SPECIMEN_SPECS").ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

fn shown(files: &[SourceFile]) -> String {
    files.iter().skip(1).map(|file| file.text.as_str()).collect::<Vec<_>>().join("---\n")
}

#[tokio::test]
async fn sound_specs_are_accepted_and_served_on_both_databases() {
    let cluster = Cluster::shared("sound_specs_are_accepted_and_served_on_both_databases");
    let (mut all, mut good) = (0, 0);
    for seed in 0..count(12) {
        let mut dice = Dice::new(seed);
        let made = sound(&mut dice);
        let files = files(&made);
        let api = read(&files).unwrap_or_else(|report| panic!("seed {seed}: {report}\n{}", shown(&files)));
        let printed = emit(&api);
        assert!(printed.rust.len() > made.len(), "seed {seed}");
        let api = tables(&api);
        let mut urls = vec!["sqlite::memory:".to_owned()];
        urls.extend(cluster.filter(|_| seed % 2 == 0).map(Cluster::database));
        for url in urls {
            let Answers { all: asked, good: well, wrong } = served(api, &made, &url, &mut dice).await;
            assert!(wrong.is_empty(), "seed {seed} on {url}:\n{}\n{}", wrong.join("\n"), shown(&files));
            (all, good) = (all + asked, good + well);
        }
    }
    println!("{good} of {all} answers are good");
    assert!(good > all / 4, "{good} of {all} answers are good");
}

#[tokio::test]
async fn damaged_specs_are_refused_or_served() {
    let (mut refused, mut accepted) = (0, 0);
    for seed in 0..count(150) {
        let mut dice = Dice::new(seed + 1_000_000);
        let made = sound(&mut dice);
        let mut files = files(&made);
        let at = 1 + dice.below(files.len() - 1);
        files[at].text = damage(&mut dice, &files[at].text);
        match read(&files) {
            Err(report) => {
                refused += 1;
                for fault in &report.faults {
                    let lines = files[fault.spot.file].text.lines().count();
                    assert!((1..=lines + 1).contains(&fault.spot.line), "seed {seed}: {report}");
                }
                assert!(report.to_string().contains("error[S"), "seed {seed}");
            }
            Ok(api) => {
                accepted += 1;
                emit(&api);
                if accepted % 8 == 0 {
                    let Answers { wrong, .. } = served(tables(&api), &made, "sqlite::memory:", &mut dice).await;
                    assert!(wrong.is_empty(), "seed {seed}:\n{}\n{}", wrong.join("\n"), shown(&files));
                }
            }
        }
    }
    assert!(refused > accepted / 4 && accepted > 0, "{refused} refused, {accepted} accepted");
}
