//! Words of the spec language as `docs/spec-language.md` shows them: its examples, served on both databases.

use crate::support::{
    http::{self, Answer},
    postgres::Cluster,
    server::Server,
};
use serde_json::{Value, json};
use std::{fs, net::TcpStream, sync::Barrier, thread};

const PAGE: &str = include_str!("../../docs/spec-language.md");

/// A server of the examples that are marked by a word.
struct Example {
    server: Server,
    on: String,
    _folder: tempfile::TempDir,
}

/// The same on each database that there is.
fn examples(mark: &str, test: &str) -> Vec<Example> {
    let mut databases = vec!["sqlite://dev.sqlite3".to_owned()];
    databases.extend(Cluster::shared(test).map(Cluster::database));
    databases.into_iter().map(|on| Example::new(mark, on)).collect()
}

impl Example {
    fn new(mark: &str, on: String) -> Example {
        let folder = tempfile::tempdir().expect("the temporary folder can be written");
        let spec = folder.path().join("spec");
        fs::create_dir(&spec).expect("the folder can be made");
        let mut files = 0;
        for block in PAGE.split("```yaml ").skip(1) {
            let Some((head, rest)) = block.split_once('\n') else { continue };
            let Some(file) = head.strip_prefix(mark) else { continue };
            let text = rest.split("```").next().unwrap_or_default();
            fs::write(spec.join(file.trim()), text).expect("it can be written");
            files += 1;
        }
        assert!(files > 1, "the page has no example `{mark}`");
        let server = Server::dev(folder.path(), &["--database", &on]);
        Example { server, on, _folder: folder }
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        let stream = TcpStream::connect(&self.server.address).expect("it listens");
        let headers = [("Content-Type", "application/json")];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        http::exchange(stream, &self.server.address, method, path, &headers, body.as_bytes()).expect("an answer")
    }

    fn made(&self, path: &str, body: &Value) -> Value {
        let answer = self.ask("POST", path, body);
        assert_eq!(answer.status, 201, "{}: {body}: {}", self.on, answer.text());
        answer.json()
    }

    /// What is said of a body that is refused.
    fn refused(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.ask(method, path, body);
        assert_eq!(answer.status, 400, "{}: {method} {path} {body}: {}", self.on, answer.text());
        let mut said = answer.json();
        said.as_object_mut().map(|said| said.remove("status_code"));
        said
    }

    /// The users of the rows that a query finds, in their order.
    fn users(&self, query: &str) -> String {
        let answer = self.ask("GET", &format!("/bookings?{query}"), &Value::Null);
        assert_eq!(answer.status, 200, "{}: {query}: {}", self.on, answer.text());
        let body = answer.json();
        let rows = body["results"].as_array().expect("a list");
        rows.iter().filter_map(|row| row["user"].as_str()).collect::<Vec<_>>().join(" ")
    }
}

fn booking(user: &str, from: &str, length: &str, price: Value) -> Value {
    json!({"user": user, "day": "2026-03-01", "from": from, "length": length, "price": price})
}

#[test]
fn decimals_times_durations_and_lists_of_texts_are_exact() {
    for on in examples("words ", "decimals_times_durations_and_lists_of_texts_are_exact") {
        let mut first = booking("ada", "07:00", "PT90M", json!("1000.10"));
        first["rate"] = json!(0.125);
        first["dyes"] = json!(["DAPI", "a, \"b\" {c} \\"]);
        let made = on.made("/bookings", &first);
        assert_eq!(
            made,
            json!({"id": made["id"], "user": "ada", "day": "2026-03-01", "from": "07:00:00", "length": "PT1H30M",
                   "price": "1000.10", "rate": 0.125, "dyes": first["dyes"], "state": "planned"}),
            "{}",
            on.on
        );
        on.made("/bookings", &booking("bob", "19:30:00", "PT8H", json!(0.1)));
        let without =
            json!({"user": "cyd", "day": "2026-03-01", "from": "12:00:00.5", "length": "PT15M", "dyes": ["DAPI"]});
        let made = on.made("/bookings", &without);
        assert_eq!(
            (&made["price"], &made["rate"], &made["from"]),
            (&json!("0.00"), &Value::Null, &json!("12:00:00.500000"))
        );
        // The price is no text: 1000.10 comes after 0.10.
        assert_eq!(on.users(""), "cyd bob ada", "{}", on.on);
        for (query, found) in [
            ("price=0.1", "bob"),
            ("price=0.10", "bob"),
            ("price=0.101", ""),
            ("cheaper=0.1", "cyd"),
            ("cheaper=0.101", "cyd bob"),
            ("cheaper=1e3", "cyd bob"),
            ("where=price__range,[0.1,2000]", "bob ada"),
            ("where=price__in,[0.1,1000.1,0.0001]", "bob ada"),
            ("where=price__gte,99999999999999999999", ""),
            ("rate=0.125", "ada"),
            ("longer=PT1H", "bob ada"),
            ("length=PT1H30M", "ada"),
            ("after=12:00:00.5", "cyd bob"),
            ("from=07:00", "ada"),
            ("where=from__hour,19", "bob"),
            ("where=from__in,['07:00','19:30']", "bob ada"),
            ("dyes=DAPI", "cyd ada"),
            ("where=dyes__len,2", "ada"),
            ("where=dyes__0,DAPI", "cyd ada"),
            ("where=dyes__overlap,['DAPI','x']", "cyd ada"),
            ("state=done", ""),
        ] {
            assert_eq!(on.users(&query.replace('[', "%5B").replace(']', "%5D")), found, "{}: {query}", on.on);
        }
        // What is said of a value that can't be, all at once.
        let wrong = on.ask(
            "POST",
            "/bookings",
            &json!({"user": "xy", "day": "2019-12-31", "from": "06:59", "length": "PT9H", "price": "9999.96", "rate": "1.0001",
                    "dyes": ["x".repeat(21)], "state": "lost"}),
        );
        assert_eq!(wrong.status, 400, "{}", on.on);
        let said = wrong.json();
        for (field, message) in [
            ("user", "Ensure this field has at least 3 characters."),
            ("day", "Ensure this value is greater than or equal to 2020-01-01."),
            ("from", "Ensure this value is greater than or equal to 07:00:00."),
            ("length", "Ensure this value is less than or equal to PT8H."),
            ("price", "Ensure this value is less than or equal to 9999.95."),
            ("rate", "Ensure that there are no more than 3 decimal places."),
            ("state", "\"lost\" is not a valid choice."),
        ] {
            assert_eq!(said[field], json!([message]), "{}: {said}", on.on);
        }
        assert_eq!(said["dyes"]["0"], json!(["Ensure this field has no more than 20 characters."]));
        for (field, value) in
            [("price", json!("1,5")), ("price", json!(true)), ("from", json!("25:00")), ("length", json!("P1M"))]
        {
            let mut body = first.clone();
            body[field] = value;
            assert_eq!(on.ask("POST", "/bookings", &body).status, 400, "{body}");
        }
        let schema = on.ask("GET", "/api/schema", &Value::Null).text();
        assert!(
            schema.contains("format: decimal")
                && schema.contains("format: duration")
                && schema.contains("format: time")
        );
        // A changed row keeps what isn't sent.
        let path = format!("/bookings/{}", on.made("/bookings", &booking("dan", "08:00", "PT1H", json!("0.30")))["id"]);
        let changed = on.ask("PATCH", &path, &json!({"length": "PT20M"})).json();
        assert_eq!((&changed["length"], &changed["price"]), (&json!("PT20M"), &json!("0.30")), "{}", on.on);
    }
}

/// What several clients are answered that send the same at the same moment.
fn at_once(
    on: &Example,
    clients: usize,
    method: &str,
    path: &(dyn Fn(usize) -> String + Sync),
    body: &Value,
) -> Vec<u16> {
    let start = Barrier::new(clients);
    let ask = |n: usize| {
        start.wait();
        on.ask(method, &path(n), body).status
    };
    let ask = &ask;
    let mut statuses: Vec<u16> = thread::scope(|scope| {
        let asking: Vec<_> = (0..clients).map(|n| scope.spawn(move || ask(n))).collect();
        asking.into_iter().map(|asked| asked.join().expect("it was answered")).collect()
    });
    statuses.sort_unstable();
    statuses
}

/// Rounds of what is tried at the same moment: more by `SPECIMEN_ROUNDS`.
fn rounds() -> usize {
    std::env::var("SPECIMEN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(4)
}

#[test]
fn ranges_never_overlap_whoever_asks_when() {
    for on in examples("rules ", "ranges_never_overlap_whoever_asks_when") {
        let scope = on.made("/instruments", &json!({"name": "Confocal"}))["id"].clone();
        let other = on.made("/instruments", &json!({"name": "Light sheet"}))["id"].clone();
        let at = |instrument: &Value, begins: &str, ends: &str| {
            let ends = if ends.is_empty() { Value::Null } else { format!("2026-03-{ends}:00").into() };
            json!({"instrument": instrument, "begins": format!("2026-03-{begins}:00"), "ends": ends})
        };
        let said = |body: &Value| on.refused("POST", "/reservations", body);
        let busy = json!({"non_field_errors": ["The instrument is booked at this time."]});
        let first = on.made("/reservations", &at(&scope, "01T10:00", "01T12:00"));
        for (begins, ends) in [
            ("01T10:00", "01T12:00"),
            ("01T11:59", "01T13:00"),
            ("01T09:00", "01T10:01"),
            ("01T10:30", "01T11:00"),
            ("01T08:00", "01T23:00"),
            ("01T08:00", ""),
        ] {
            assert_eq!(said(&at(&scope, begins, ends)), busy, "{}: {begins} {ends}", on.on);
        }
        // The end doesn't belong to it, another instrument is free, and what is cancelled takes no place.
        let after = on.made("/reservations", &at(&scope, "01T12:00", "01T13:00"));
        on.made("/reservations", &at(&other, "01T10:00", "01T12:00"));
        let mut cancelled = at(&scope, "01T10:00", "01T12:00");
        cancelled["state"] = "cancelled".into();
        let cancelled = on.made("/reservations", &cancelled);
        let path = |row: &Value| format!("/reservations/{}", row["id"]);
        assert_eq!(on.refused("PATCH", &path(&cancelled), &json!({"state": "planned"})), busy, "{}", on.on);
        assert_eq!(on.refused("PATCH", &path(&after), &json!({"begins": "2026-03-01T11:00:00"})), busy, "{}", on.on);
        assert_eq!(on.ask("PATCH", &path(&after), &json!({"instrument": other})).status, 200, "{}", on.on);
        assert_eq!(on.ask("PATCH", &path(&first), &json!({"ends": "2026-03-01T13:00:00"})).status, 200, "{}", on.on);
        // A row doesn't overlap itself; ranges have an order.
        assert_eq!(on.ask("PATCH", &path(&first), &json!({"begins": "2026-03-01T09:00:00"})).status, 200, "{}", on.on);
        let backwards = json!({"ends": ["This must be after begins."]});
        assert_eq!(said(&at(&scope, "05T10:00", "05T10:00")), backwards, "{}", on.on);
        assert_eq!(said(&at(&scope, "05T10:00", "05T09:00")), backwards, "{}", on.on);
        // Rows of one list are compared with each other: none is kept.
        let list = json!([at(&scope, "06T10:00", "06T12:00"), at(&scope, "06T11:00", "06T13:00")]);
        assert_eq!(said(&list), json!({"non_field_errors": [{}, busy]}), "{}", on.on);
        on.made("/reservations", &json!([at(&scope, "06T10:00", "06T12:00"), at(&scope, "06T12:00", "06T13:00")]));

        if on.on.starts_with("postgres") {
            // Other programs are held to it, too.
            let name = on.on.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default();
            let cluster = Cluster::shared("ranges_never_overlap_whoever_asks_when").expect("it served this database");
            let made =
                "select count(*) from pg_constraint where conname = 'reservation_begins_ends_apart' and contype = 'x'";
            assert_eq!(cluster.sql(name, made).trim(), "1");
        }
        for round in 0..rounds() {
            let slot = json!({"instrument": scope, "begins": format!("{}-01-01T10:00:00", 3000 + round),
                              "ends": format!("{}-01-01T11:00:00", 3000 + round)});
            let statuses = at_once(&on, 16, "POST", &|_| "/reservations".to_owned(), &slot);
            assert_eq!(statuses, [[201].as_slice(), &[400; 15]].concat(), "{}: round {round}", on.on);
            // The same for rows that are moved there.
            let ids: Vec<Value> = (0..4)
                .map(|n| {
                    let mut body = slot.clone();
                    body["begins"] = format!("{}-02-0{}T10:00:00", 3000 + round, n + 1).into();
                    body["ends"] = format!("{}-02-0{}T11:00:00", 3000 + round, n + 1).into();
                    on.made("/reservations", &body)["id"].clone()
                })
                .collect();
            let day = |hour: u32| format!("{}-03-01T{hour}:00:00", 3000 + round);
            let moved = json!({"begins": day(10), "ends": day(11)});
            let statuses = at_once(&on, 4, "PATCH", &|n| format!("/reservations/{}", ids[n]), &moved);
            assert_eq!(statuses, [200, 400, 400, 400], "{}: round {round}", on.on);
        }
    }
}

#[test]
fn checks_and_needs_are_said_at_once_with_their_messages() {
    for on in examples("rules ", "checks_and_needs_are_said_at_once_with_their_messages") {
        let scope = on.made("/instruments", &json!({"name": "Confocal"}))["id"].clone();
        let said_of = |body: &Value| on.refused("POST", "/reservations", body);
        let twice = on.refused("POST", "/instruments", &json!({"name": "Confocal"}));
        assert_eq!(twice, json!({"non_field_errors": ["This room has an instrument of this name."]}), "{}", on.on);
        let body = json!({"instrument": scope, "begins": "2026-03-01T10:00:00", "state": "done", "price": "100.01", "rebate": "100.02"});
        assert_eq!(
            said_of(&body),
            json!({"ends": ["This field is required."], "grant": ["Dear bookings need a grant."],
                         "rebate": ["The rebate is more than the price."]}),
            "{}",
            on.on
        );
        let free = json!({"instrument": scope, "begins": "2026-03-01T10:00:00", "grant": "ERC"});
        let answer = said_of(&free);
        assert_eq!(answer, json!({"non_field_errors": ["Ensure that price > 0 or grant is empty."]}), "{}", on.on);
        let mut right = body.clone();
        for (field, value) in
            [("ends", "2026-03-01T11:00:00"), ("grant", "ERC"), ("rebate", "100.01"), ("day", "2026-03-02")]
        {
            right[field] = value.into();
        }
        let made = on.made("/reservations", &right);
        let path = format!("/reservations/{}", made["id"]);
        let answer = on.refused("PATCH", &path, &json!({"price": "50"}));
        assert_eq!(answer, json!({"rebate": ["The rebate is more than the price."]}), "{}", on.on);
        assert_eq!(
            on.ask("PATCH", &path, &json!({"price": "100", "rebate": "0", "grant": ""})).status,
            200,
            "{}",
            on.on
        );
        // Lists of dates and filters by two values.
        let shown = on.ask("GET", &format!("/instruments/{scope}"), &Value::Null).json();
        assert_eq!(
            (&shown["begins"], &shown["days"]),
            (&json!(["2026-03-01T10:00:00"]), &json!(["2026-03-02"])),
            "{}",
            on.on
        );
        for (query, count) in [
            ("period=2026-03-01T10:00:00,2026-03-01T10:00:00", 1),
            ("period=2026-03-01T10:00:01,2026-04-01", 0),
            ("cost=99.99,100", 1),
            ("cost=100.001,200", 0),
            ("states=planned,done", 1),
            ("states=planned", 0),
            ("years=2025,2026", 1),
            ("years=2027,2028", 0),
        ] {
            let answer = on.ask("GET", &format!("/reservations?{query}"), &Value::Null);
            assert_eq!(answer.json()["count"], count, "{}: {query}: {}", on.on, answer.text());
        }
    }
}

#[test]
fn trees_have_no_circles_whoever_asks_when() {
    for on in examples("rules ", "trees_have_no_circles_whoever_asks_when") {
        let made = |name: &str, parent: &Value| {
            on.made("/instruments", &json!({"name": name, "parent": parent}))["id"].clone()
        };
        let path = |id: &Value| format!("/instruments/{id}");
        let stand = made("Stand", &Value::Null);
        let stage = made("Stage", &stand);
        let insert = made("Insert", &stage);
        for (of, parent) in [(&stand, &insert), (&stand, &stage), (&stage, &insert), (&stage, &stage)] {
            let said = on.refused("PATCH", &path(of), &json!({"parent": parent}));
            assert_eq!(said, json!({"parent": ["This would make a circle."]}), "{}", on.on);
        }
        assert_eq!(on.ask("PATCH", &path(&insert), &json!({"parent": stand})).status, 200, "{}", on.on);
        for round in 0..rounds() {
            let one = made(&format!("One {round}"), &Value::Null);
            let two = made(&format!("Two {round}"), &Value::Null);
            let pair = [(&one, &two), (&two, &one)];
            let start = Barrier::new(2);
            let mut statuses: Vec<u16> = thread::scope(|scope| {
                let asking = pair.map(|(of, parent)| {
                    let (start, on, path) = (&start, &on, path(of));
                    scope.spawn(move || {
                        start.wait();
                        on.ask("PATCH", &path, &json!({"parent": parent})).status
                    })
                });
                asking.into_iter().map(|asked| asked.join().expect("it was answered")).collect()
            });
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 400], "{}: round {round}", on.on);
        }
    }
}
