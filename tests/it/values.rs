//! What is stored is what was meant, and comes in an order: natural keys of fixtures, times with offsets, lists and
//! nested lists, tables for the ONE client; on both databases.

use crate::support::{home::Home, server::Server};
use arrow_array::{RecordBatch, cast::AsArray, types::Int8Type};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Value, json};
use std::io::Read;

/// Rows by natural keys, as Django's `dumpdata --natural-foreign --natural-primary` writes them; times are those of clocks
/// in London.
fn colony() -> Value {
    let dataset = |n: i32, session: Value, qc: i32| {
        json!({"model": "data.dataset", "pk": id("d", n), "fields": {"name": format!("spikes.times{n}.npy"), "session": session,
               "dataset_type": ["unknown"], "data_format": ["unknown"], "created_by": ["nat_user"], "collection": "alf",
               "qc": qc, "tags": if n == 1 { json!([["paper"]]) } else { json!([]) }}})
    };
    let copy = |n: i32, dataset: i32, repository: &str, exists: bool| {
        json!({"model": "data.filerecord", "pk": id("f", n), "fields": {"dataset": id("d", dataset), "exists": exists,
               "data_repository": [repository], "relative_path": format!("lab/{n}.npy")}})
    };
    let repository = |name: &str, url: Value| json!({"model": "data.datarepository", "fields": {"name": name, "data_url": url, "globus_is_personal": false}});
    let session = |n: i32, lab: Value, number: Value, start: Value| {
        json!({"model": "actions.session", "pk": id("a", n), "fields": {"subject": ["FWD", "lab_a"], "lab": lab, "users": [["nat_user"]],
               "number": number, "start_time": start, "qc": 10, "extended_qc": {"n": n},
               "projects": if n == 1 { json!([["zeta"], ["alpha"]]) } else { json!([["mid"]]) }}})
    };
    let weighed = |n: i32, at: &str| json!({"model": "actions.weighing", "fields": {"subject": ["FWD"], "user": ["nat_user"], "weight": n, "date_time": at}});
    let watered = |n: i32, at: &str| {
        json!({"model": "actions.wateradministration", "fields": {"subject": ["FWD"], "user": ["nat_user"],
               "water_administered": n, "date_time": at, "water_type": ["Water"]}})
    };
    let mut rows = vec![
        json!({"model": "misc.labmember", "fields": {"username": "nat_user", "password": "!x", "is_active": true,
               "date_joined": "2020-01-01T00:00:00", "groups": [["keepers"]],
               "user_permissions": [["add_session", "actions", "session"]], "allowed_users": []}}),
        json!({"model": "auth.group", "fields": {"name": "keepers", "permissions": []}}),
        json!({"model": "auth.permission", "fields": {"name": "may", "content_type": ["actions", "session"], "codename": "add_session"}}),
        json!({"model": "misc.lab", "pk": id("b", 1), "fields": {"name": "lab_a"}}),
        json!({"model": "subjects.species", "fields": {"nickname": "Laboratory mouse", "name": "Mus musculus", "json": {"seen": 1}}}),
        json!({"model": "subjects.subject", "pk": id("e", 1), "fields": {"nickname": "FWD", "lab": ["lab_a"],
               "responsible_user": ["nat_user"], "species": ["Laboratory mouse"], "projects": [["zeta"]]}}),
        json!({"model": "data.tag", "fields": {"name": "paper"}}),
        json!({"model": "actions.watertype", "fields": {"name": "Water"}}),
        repository("zserver", json!("https://z.example")),
        repository("aws_two", Value::Null),
        repository("aserver", json!("https://a.example")),
        repository("flatiron_x", json!("https://ibl.example")),
    ];
    rows.extend(
        ["zeta", "alpha", "mid"]
            .map(|name| json!({"model": "subjects.project", "fields": {"name": name, "users": []}})),
    );
    rows.extend([
        session(1, json!(["lab_a"]), json!(1), json!("2021-06-01T00:30:00")),
        session(2, json!(["lab_a"]), json!(2), json!("2021-06-01T00:10:00")),
        session(3, json!(["lab_a"]), json!(1), json!("2021-05-31T23:30:00")),
        session(4, Value::Null, json!(1), json!("2021-06-02T10:00:00")),
        session(5, json!(["lab_a"]), Value::Null, json!("2021-06-02T10:00:00")),
        session(6, json!(["lab_a"]), json!(1), Value::Null),
        dataset(1, id("a", 1).into(), 50),
        dataset(2, id("a", 3).into(), 40),
        dataset(3, id("a", 3).into(), 0),
        dataset(4, Value::Null, 10),
    ]);
    let copies = [
        ("zserver", 1),
        ("aws_two", 1),
        ("aserver", 1),
        ("flatiron_x", 1),
        ("aws_two", 2),
        ("zserver", 3),
        ("flatiron_x", 4),
    ];
    rows.extend((1..).zip(copies).map(|(n, (repository, dataset))| copy(n, dataset, repository, true)));
    rows.push(copy(9, 3, "flatiron_x", false));
    rows.extend([
        weighed(21, "2021-07-01T12:00:00"),
        weighed(23, "2021-07-03T12:00:00"),
        weighed(22, "2021-07-02T12:00:00"),
    ]);
    rows.extend([
        watered(1, "2021-07-01T13:00:00"),
        watered(3, "2021-07-03T13:00:00"),
        watered(2, "2021-07-02T13:00:00"),
    ]);
    rows.extend(insertions());
    // Rows that are referred to may come later.
    rows.reverse();
    Value::Array(rows)
}

/// Two insertions of the first session.
fn insertions() -> [Value; 2] {
    let quality = [("probe00", json!({"qc": "FAIL", "extended_qc": {"drift": 1}})), ("probe01", json!({"qc": "PASS"}))];
    quality.map(|(name, json)| {
        json!({"model": "experiments.probeinsertion", "fields": {"name": name, "session": id("a", 1), "json": json, "datasets": []}})
    })
}

fn id(letter: &str, n: i32) -> String {
    format!("{}-0000-4000-8000-00000000000{n}", letter.repeat(8))
}

const ZONE: [&str; 2] = ["--set", "time_zone=Europe/London"];

struct World {
    home: Home,
    server: Server,
    token: String,
}

impl World {
    fn each(test: &str) -> Vec<World> {
        let world = |home: Home| {
            let token = home.migrate();
            home.done(&["loaddata", "-", ZONE[0], ZONE[1]], &colony().to_string());
            let server =
                Server::start(home.path(), &["--database", &home.database, "--set", "burst=", ZONE[0], ZONE[1]]);
            World { home, server, token }
        };
        Home::each(test).into_iter().map(world).collect()
    }

    fn get(&self, path: &str) -> Value {
        let answer = self.server.get(path, Some(&self.token));
        assert_eq!(answer.status, 200, "{}: {path}: {}", self.home.kind, answer.text());
        answer.json()
    }

    /// One field of all rows of a list.
    fn all(&self, path: &str, field: &str) -> Vec<Value> {
        values(&self.get(path)["results"], field)
    }
}

fn values(rows: &Value, field: &str) -> Vec<Value> {
    rows.as_array().expect("a list").iter().map(|row| row[field].clone()).collect()
}

#[test]
fn rows_are_loaded_by_natural_keys() {
    for World { home, .. } in World::each("rows_are_loaded_by_natural_keys") {
        let rows = home.rows(&["misc.labmember", "subjects.subject", "subjects.species", "auth"]);
        let find = |model: &str, field: &str, value: &str| {
            let mut found = rows.iter().filter(|row| row["model"] == model && row["fields"][field] == value);
            let row = found.next().unwrap_or_else(|| panic!("{}: no {model} {value}", home.kind)).clone();
            assert!(found.next().is_none(), "{}: two {model} {value}", home.kind);
            row
        };
        let user = find("misc.labmember", "username", "nat_user");
        let (group, permission) =
            (find("auth.group", "name", "keepers"), find("auth.permission", "codename", "add_session"));
        assert_eq!(user["fields"]["groups"], json!([group["pk"]]));
        assert_eq!(user["fields"]["user_permissions"], json!([permission["pk"]]));
        let (subject, species) =
            (find("subjects.subject", "nickname", "FWD"), find("subjects.species", "nickname", "Laboratory mouse"));
        assert_eq!(subject["fields"]["responsible_user"], user["pk"]);
        assert_eq!((&subject["fields"]["species"], &species["fields"]["json"]), (&species["pk"], &json!({"seen": 1})));
        // A user of that name in a file is this one; `createuser` makes another, and so refuses.
        let again = home.refused(&["createuser", "nat_user", "--password-stdin"], 1);
        assert!(again.contains("There is a user `nat_user` already"), "{again}");
        let wrong = colony().to_string().replace(r#""user":["nat_user"]"#, r#""user":["nobody"]"#);
        let error = home.run(&["loaddata", "-"], &wrong);
        let error = String::from_utf8_lossy(&error.stderr).into_owned();
        assert!(
            error.contains("field `user`: there is no misc.labmember nobody, neither in the files nor in the database"),
            "{error}"
        );
    }
}

#[test]
fn a_time_with_an_offset_is_turned_into_utc_and_then_on_the_servers_clock() {
    for world in World::each("a_time_with_an_offset_is_turned_into_utc_and_then_on_the_servers_clock") {
        for (sent, shown) in [
            ("2021-07-11T23:30:00Z", "2021-07-11T23:30:00"),
            ("2021-07-13T01:30:00+02:00", "2021-07-12T23:30:00"),
            ("2021-07-13T23:30:00", "2021-07-13T23:30:00"),
            ("2021-12-13T23:30:00Z", "2021-12-13T23:30:00"),
        ] {
            let body = json!({"subject": "FWD", "weight": 20.0, "user": "nat_user", "date_time": sent});
            let answer = world.server.json("POST", "/weighings", &world.token, &body);
            assert_eq!(
                (answer.status, &answer.json()["date_time"]),
                (201, &json!(shown)),
                "{}: {sent}",
                world.home.kind
            );
            let (day, sent) = (&shown[..10], sent.replace('+', "%2B"));
            for lookup in [
                format!("date_time__date,{day}"),
                format!("date_time,{shown}"),
                format!("date_time,{sent}"),
                format!("date_time__gte,{sent},date_time__lte,{sent}"),
                format!("date_time__hour,23,date_time__date,{day}"),
            ] {
                let found = &world.get(&format!("/weighings?django={lookup}"))["count"];
                assert_eq!(found, 1, "{}: {lookup}", world.home.kind);
            }
            let range = format!("/weighings?date_range={day},{day}");
            assert_eq!(world.get(&range)["count"], 1, "{}: {range}", world.home.kind);
        }
        assert_eq!(world.get("/weighings?django=date_time__date,2021-07-14")["count"], 0);
        // Times of a fixture have no offset: they are London's, and are dumped so.
        assert_eq!(world.get(&format!("/sessions/{}", id("a", 1)))["start_time"], "2021-06-01T00:30:00");
        let dump = world.home.done(&["dumpdata", "actions.session", ZONE[0], ZONE[1]], "");
        let rows: Vec<Value> = serde_json::from_str(&dump).expect("a dump is JSON");
        let start =
            rows.iter().find(|row| row["pk"] == id("a", 1)).expect("it is there")["fields"]["start_time"].clone();
        assert_eq!(start, "2021-06-01T00:30:00", "{}", world.home.kind);
    }
}

#[test]
fn lists_have_an_order() {
    for world in World::each("lists_have_an_order") {
        let kind = world.home.kind;
        assert_eq!(world.all("/weighings", "weight"), [23.0, 22.0, 21.0], "{kind}");
        assert_eq!(world.all("/water-administrations", "water_administered"), [3.0, 2.0, 1.0], "{kind}");
        let page = world.get("/weighings?limit=1&offset=1");
        assert_eq!(values(&page["results"], "weight"), [22.0], "{kind}");
        let subject = world.get("/subjects/FWD");
        assert_eq!(values(&subject["weighings"], "weight"), [23.0, 22.0, 21.0], "{kind}");
        assert_eq!(values(&subject["water_administrations"], "water_administered"), [3.0, 2.0, 1.0], "{kind}");
        assert_eq!(subject["session_projects"], json!(["alpha", "mid", "zeta"]), "{kind}");
        assert_eq!(
            world.get("/subjects?nickname=FWD")["results"][0]["session_projects"],
            json!(["alpha", "mid", "zeta"]),
            "{kind}"
        );
        assert_eq!(world.get(&format!("/sessions/{}", id("a", 1)))["projects"], json!(["alpha", "zeta"]), "{kind}");
        assert_eq!(world.all("/labs", "name"), ["defaultlab", "lab_a"], "{kind}");
        assert_eq!(world.all("/projects", "name"), ["alpha", "mid", "zeta"], "{kind}");
        // First those that a web server has, of these flatiron's; then the others.
        let copies = ["flatiron_x", "aserver", "zserver", "aws_two"];
        let dataset = world.get(&format!("/datasets/{}", id("d", 1)));
        assert_eq!(values(&dataset["file_records"], "data_repository"), copies, "{kind}");
        let listed = world.get("/datasets?name=spikes.times1.npy");
        assert_eq!(values(&listed["results"][0]["file_records"], "data_repository"), copies, "{kind}");
    }
}

/// The rows of a table of an archive.
fn table(archive: &[u8], name: &str) -> RecordBatch {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("it is a zip archive");
    let mut bytes = Vec::new();
    zip.by_name(name).expect("it is in the archive").read_to_end(&mut bytes).expect("it can be read");
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).expect("it is Parquet").build();
    let mut batches: Vec<RecordBatch> =
        reader.expect("it is Parquet").collect::<Result<_, _>>().expect("it can be read");
    batches.pop().expect("it has rows")
}

fn texts(table: &RecordBatch, column: &str) -> Vec<String> {
    let column = table.column_by_name(column).expect("it is there").as_string::<i32>();
    column.iter().map(|text| text.unwrap_or_default().to_owned()).collect()
}

#[test]
fn tables_for_the_one_client_have_what_it_can_find() {
    for World { home, .. } in World::each("tables_for_the_one_client_have_what_it_can_find") {
        let kind = home.kind;
        let cache = |args: &[&str]| {
            let folder = tempfile::tempdir().expect("a folder");
            let to = folder.path().to_str().expect("plain").to_owned();
            let line = home.done(&[&["cache", "--to", to.as_str(), ZONE[0], ZONE[1]], args].concat(), "");
            let tag = folder.path().join("paper/cache.zip");
            let file = if tag.exists() { tag } else { folder.path().join("cache.zip") };
            (line, std::fs::read(file).expect("it is there"))
        };
        let (line, archive) = cache(&[]);
        assert!(line.contains("3 sessions, 2 datasets"), "{kind}: {line}");
        let sessions = table(&archive, "sessions.pqt");
        // The day of London's clock, then the number, the largest first.
        assert_eq!(texts(&sessions, "id"), [id("a", 2), id("a", 1), id("a", 3)], "{kind}");
        let days =
            sessions.column_by_name("date").expect("it is there").as_primitive::<arrow_array::types::Date32Type>();
        assert_eq!(days.value(0), days.value(1), "{kind}");
        assert_eq!(days.value(0), days.value(2) + 1, "{kind}");
        assert_eq!(texts(&sessions, "projects"), ["mid", "alpha,zeta", "mid"], "{kind}");
        let datasets = table(&archive, "datasets.pqt");
        assert_eq!(texts(&datasets, "id"), [id("d", 1), id("d", 2)], "{kind}");
        let qc = datasets.column_by_name("qc").expect("it is there").as_dictionary::<Int8Type>();
        let names: Vec<&str> = qc.values().as_string::<i32>().iter().flatten().collect();
        assert_eq!(names, ["NOT_SET", "PASS", "WARNING", "FAIL", "CRITICAL"], "{kind}");
        assert_eq!(qc.keys().values().as_ref(), [4, 3], "{kind}");
        let (line, _) = cache(&["--set", "tables_repositories="]);
        assert!(line.contains("3 sessions, 3 datasets"), "{kind}: {line}");
        let (line, _) = cache(&["--set", r#"tables_repositories=["zserver", "fl"]"#]);
        assert!(line.contains("3 sessions, 2 datasets"), "{kind}: {line}");
        let (line, tagged) = cache(&["--tag", "paper", "--qc"]);
        assert!(line.contains("1 sessions, 1 datasets"), "{kind}: {line}");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(tagged)).expect("it is a zip archive");
        let mut text = String::new();
        zip.by_name("QC.json").expect("it is there").read_to_string(&mut text).expect("it is text");
        let mut quality: Value = serde_json::from_str(&text).expect("it is JSON");
        let insertion = quality[0]["probe_insertion"][0].as_object_mut().expect("there is one");
        assert_eq!(insertion.remove("pid").and_then(|pid| pid.as_str().map(str::len)), Some(36), "{kind}");
        assert_eq!(
            quality,
            json!([{"eid": id("a", 1), "qc": "PASS", "extended_qc": {"n": 1},
                    "probe_insertion": [{"name": "probe00", "qc": "FAIL", "extended_qc": {"drift": 1}}]}]),
            "{kind}"
        );
    }
}

#[test]
fn numbers_of_documents_are_answered_alike_on_both_databases() {
    let zeros = |digits: &str, length: usize| format!("{digits:0<length$}");
    let numbers = [
        ("1e308", "1e+308".to_owned()),
        ("-1.5e300", "-1.5e+300".into()),
        ("1e20", "1e+20".into()),
        ("1e16", zeros("1", 17)),
        ("1.5e15", "1500000000000000.0".into()),
        ("1e2", "100.0".into()),
        ("0.5e-3", "0.0005".into()),
        ("1e-5", "1e-05".into()),
        ("3e-300", "3e-300".into()),
        ("9223372036854775807", "9223372036854775807".into()),
        ("123456789012345678901234567890", "123456789012345678901234567890".into()),
    ];
    let sent = format!("[{}]", numbers.iter().map(|(sent, _)| *sent).collect::<Vec<_>>().join(", "));
    let want = format!("[{}]", numbers.iter().map(|(_, shown)| shown.as_str()).collect::<Vec<_>>().join(","));
    let many = format!("[{}0]", "1e308,".repeat(3_000));
    for home in Home::each("numbers_of_documents_are_answered_alike_on_both_databases") {
        let token = home.migrate();
        let server = home.serve();
        let authorization = format!("Token {token}");
        let headers = [("Authorization", authorization.as_str()), ("Content-Type", "application/json")];
        let subject =
            format!("{{\"nickname\": \"n\", \"lab\": \"defaultlab\", \"json\": {{\"a\": {sent}, \"b\": {many}}}}}");
        let made = server.send("POST", "/subjects", &headers, subject.as_bytes());
        assert_eq!(made.status, 201, "{:.300}", made.text());
        for answer in [made, server.get("/subjects/n", Some(&token))] {
            let text = answer.text();
            assert!(text.contains(&format!("{{\"a\":{want},\"b\":[1e+308,1e+308,")), "{}: {:.600}", home.kind, text);
            // PostgreSQL's own text has fifty times this length.
            assert!(text.len() < 2 * subject.len(), "{}: {}", home.kind, text.len());
        }
        // It would take 3 MB there whenever it is read.
        let large = format!(
            "{{\"nickname\": \"m\", \"lab\": \"defaultlab\", \"json\": {{\"b\": [{}0]}}}}",
            "1e308,".repeat(10_000)
        );
        let refused = server.send("POST", "/subjects", &headers, large.as_bytes());
        assert_eq!(refused.status, 400, "{:.300}", refused.text());
        assert!(refused.text().contains("\"json\":[\"Its numbers would take 3"), "{:.300}", refused.text());
    }
}
