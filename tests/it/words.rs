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
        let server = Server::dev(folder.path(), &["--database", &on, "--set", "burst="]);
        Example { server, on, _folder: folder }
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.ask_with(method, path, &[], body)
    }

    fn ask_with(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let stream = TcpStream::connect(&self.server.address).expect("it listens");
        let headers = [headers, &[("Content-Type", "application/json")]].concat();
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

#[test]
fn derived_values_are_shown_filtered_and_sorted_by() {
    for on in examples("derived ", "derived_values_are_shown_filtered_and_sorted_by") {
        let made = |name: &str, room: &str| on.made("/instruments", &json!({"name": name, "room": room}))["id"].clone();
        let (scope, sheet) = (made("Confocal", "R$1 'a'"), made("Light sheet", ""));
        let shown = |id: &Value| {
            let mut row = on.ask("GET", &format!("/instruments/{id}"), &Value::Null).json();
            row.as_object_mut().map(|row| row.remove("id"));
            row
        };
        let none = json!({"name": "Light sheet", "room": "", "bookings": 0, "revenue": "0.00", "first": null, "busy": false,
                          "place": "Light sheet in "});
        assert_eq!(shown(&sheet), none, "{}", on.on);
        let reserve = |begins: &str, ends: Value, state: &str, price: &str, samples: i64| {
            let body = json!({"instrument": scope, "begins": begins, "ends": ends, "state": state, "price": price,
                              "rebate": "0.05", "samples": samples});
            on.made("/reservations", &body)
        };
        let first = reserve("2026-03-01T10:00:00", json!("2026-03-01T11:30:00.25"), "done", "100.10", 4);
        assert_eq!(
            (&first["due"], &first["tax"], &first["lasts"], &first["each"], &first["dear"]),
            (&json!("100.05"), &json!("19.0095"), &json!("PT1H30M0.25S"), &json!(25.025), &json!(true)),
            "{}: {first}",
            on.on
        );
        let hours = first["hours"].as_f64().expect("a number");
        assert!((hours - 1.500_069_444).abs() < 1e-9, "{}: {hours}", on.on);
        // The answer to a write shows the state after it.
        assert_eq!(first["revenue"], "100.10", "{}", on.on);
        let open = reserve("2026-03-02T10:00:00.5", Value::Null, "planned", "0.02", 0);
        assert_eq!(
            (&open["due"], &open["lasts"], &open["hours"], &open["each"], &open["dear"]),
            (&json!("-0.03"), &Value::Null, &Value::Null, &Value::Null, &json!(false)),
            "{}: {open}",
            on.on
        );
        reserve("2025-12-31T10:00:00", json!("2025-12-31T10:00:01"), "cancelled", "999999.99", 1);
        let both = json!({"name": "Confocal", "room": "R$1 'a'", "bookings": 2, "revenue": "100.10", "first": "2025-12-31T10:00:00",
                          "busy": true, "place": "Confocal in R$1 'a'"});
        assert_eq!(shown(&scope), both, "{}", on.on);
        let found = |path: &str, field: &str| {
            let answer = on.ask("GET", path, &Value::Null);
            assert_eq!(answer.status, 200, "{}: {path}: {}", on.on, answer.text());
            let body = answer.json();
            let rows = body["results"].as_array().expect("a list");
            rows.iter().map(|row| row[field].to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
        };
        for (query, names) in [
            ("", "Confocal Light sheet"),
            ("?busy=true", "Confocal"),
            ("?busy=false", "Light sheet"),
            ("?least=2", "Confocal"),
            ("?least=3", ""),
            ("?least=0", "Confocal Light sheet"),
            ("?place=r$1", "Confocal"),
            ("?since=2025", "Confocal"),
            ("?since=2026", ""),
            ("?where=revenue__lt,100.1", "Light sheet"),
            ("?where=revenue__range,%5B100.1,100.2%5D", "Confocal"),
            ("?where=first__isnull,True", "Light sheet"),
            ("?where=reservations__due__lt,0,busy,True", "Confocal"),
            ("?where=~bookings,2", "Light sheet"),
        ] {
            assert_eq!(found(&format!("/instruments{query}"), "name"), names, "{}: {query}", on.on);
        }
        for (query, prices) in [
            // Nulls come first in descending order.
            ("", "0.02 100.10 999999.99"),
            ("?dear=true", "100.10"),
            ("?due=-0.03,100.05", "0.02 100.10"),
            ("?longer=PT1H", "100.10"),
            ("?revenue=100.11", ""),
            ("?revenue=100.1", "0.02 100.10 999999.99"),
        ] {
            assert_eq!(found(&format!("/reservations{query}"), "price"), prices, "{}: {query}", on.on);
        }
        for path in ["/instruments?where=revenu,1", "/instruments?where=revenue__icontains,1", "/instruments?least=x"] {
            assert_eq!(on.ask("GET", path, &Value::Null).status, 400, "{}: {path}", on.on);
        }
        let schema = on.ask("GET", "/api/schema", &Value::Null).text();
        assert!(schema.contains("Reservations that were not cancelled."), "{schema}");
    }
}

#[test]
fn clients_choose_order_fields_and_words_of_a_list() {
    for on in examples("lists ", "clients_choose_order_fields_and_words_of_a_list") {
        for (name, price) in [
            ("Confocal", json!("3.10")),
            ("light Sheet", json!("20")),
            ("Camera", json!(null)),
            ("Laser", json!("3.1")),
        ] {
            on.made("/instruments", &json!({"name": name, "price": price, "parts": ["x"]}));
        }
        let rows = |query: &str| {
            let answer = on.ask("GET", &format!("/instruments?{query}"), &Value::Null);
            assert_eq!(answer.status, 200, "{}: {query}: {}", on.on, answer.text());
            answer.json()["results"].clone()
        };
        let names = |query: &str| {
            let rows = rows(query);
            let rows = rows.as_array().expect("a list");
            rows.iter().filter_map(|row| row["name"].as_str()).collect::<Vec<_>>().join(" ")
        };
        for (query, found) in [
            ("sort=price", "Confocal Laser light Sheet Camera"),
            // Equal keys are in the order of the primary key, in both directions.
            ("sort=-price", "Camera light Sheet Confocal Laser"),
            ("sort=-price,-name", "Camera light Sheet Laser Confocal"),
            ("sort=taxed,%20-name&limit=2&offset=1", "Confocal light Sheet"),
            ("sort=room.name,price", "Confocal Laser light Sheet Camera"),
            ("sort=room__name,name,name&limit=2", "Camera Confocal"),
            ("sort=", "Camera Confocal Laser light Sheet"),
            ("q=LIGHT", "light Sheet"),
            ("q=+sheet++light+", "light Sheet"),
            ("q=store+c", "Camera Confocal"),
            ("q=nothing", ""),
            ("q=c&sort=-name", "Confocal Camera"),
        ] {
            assert_eq!(names(query), found, "{}: {query}", on.on);
        }
        assert_eq!(
            rows("show=price,id,name&sort=price&limit=1"),
            json!([{"id": 1, "name": "Confocal", "price": "3.10"}]),
            "{}",
            on.on
        );
        let csv = on.ask("GET", "/instruments?show=name,taxed&sort=-price&format=csv", &Value::Null).text();
        assert_eq!(
            csv, "name,taxed\r\nCamera,\r\nlight Sheet,23.8000\r\nConfocal,3.6890\r\nLaser,3.6890\r\n",
            "{}",
            on.on
        );
        for (query, field, message) in [
            ("sort=prize", "sort", "Unknown key 'prize'. Did you mean 'price'?"),
            ("sort=-room", "sort", "Unknown key 'room'. Did you mean 'room.name'?"),
            ("show=id,pric", "show", "Unknown field 'pric'. Did you mean 'price'?"),
            ("q=a+b+c+d+e+f+g+h+i", "q", "Ensure that there are no more than 8 words."),
            ("nme=x", "nme", "Unknown parameter 'nme'. Did you mean 'name'?"),
        ] {
            let said = on.refused("GET", &format!("/instruments?{query}"), &Value::Null);
            assert_eq!(said, json!({field: [message]}), "{}: {query}", on.on);
        }
        let both = on.refused("GET", "/instruments?limits=1&sort=x&price=x", &Value::Null);
        assert_eq!(both["limits"], json!(["Unknown parameter 'limits'. Did you mean 'limit'?"]), "{}", on.on);
        assert!(both["sort"].is_array() && both["price"].is_array(), "{both}");
        let schema = on.ask("GET", "/api/schema", &Value::Null).text();
        assert!(schema.contains("large values first"), "{schema}");
    }
}

/// What several clients are answered that send at the same moment.
fn together<T: Send>(clients: usize, ask: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    let start = Barrier::new(clients);
    thread::scope(|scope| {
        let asking: Vec<_> = (0..clients)
            .map(|n| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    ask(n)
                })
            })
            .collect();
        asking.into_iter().map(|asked| asked.join().expect("it was answered")).collect()
    })
}

#[test]
fn a_version_is_changed_once_whoever_asks_when() {
    for on in examples("safe ", "a_version_is_changed_once_whoever_asks_when") {
        let made = on.ask("POST", "/samples", &json!({"name": "Slide"}));
        assert_eq!(made.status, 201, "{}: {}", on.on, made.text());
        let path = format!("/samples/{}", made.json()["id"]);
        let tag = |answer: &Answer| answer.header("etag").expect("a version").to_owned();
        let read = || on.ask("GET", &path, &Value::Null);
        let first = tag(&read());
        assert!(first.starts_with('"'), "{first}");
        assert_eq!(first, tag(&made), "{}", on.on);
        let with = |method: &str, name: &str, tag: &str, body: &Value| on.ask_with(method, &path, &[(name, tag)], body);
        let held = with("GET", "If-None-Match", &format!("\"x\", {first}"), &Value::Null);
        assert_eq!((held.status, held.text().as_str()), (304, ""), "{}", on.on);
        for method in ["PUT", "PATCH", "DELETE"] {
            let body = json!({"name": "Slide", "count": 1});
            assert_eq!(on.ask(method, &path, &body).status, 428, "{}: {method}", on.on);
            for other in ["\"x\"", &format!("W/{first}"), "nothing"] {
                let answer = with(method, "If-Match", other, &body);
                assert_eq!(answer.status, 412, "{}: {method} {other}", on.on);
                assert_eq!(answer.json()["detail"], "The sample has changed since it was read: read it again.");
            }
        }
        let changed = with("PATCH", "If-Match", &format!("\"x\", {first}"), &json!({"count": 1}));
        assert_eq!((changed.status, &changed.json()["count"]), (200, &json!(1)), "{}", on.on);
        assert_ne!(tag(&changed), first);
        assert_eq!(tag(&changed), tag(&read()), "{}", on.on);
        assert_eq!(with("GET", "If-None-Match", &first, &Value::Null).status, 200, "{}", on.on);
        assert_eq!(with("PATCH", "If-Match", &first, &json!({"count": 2})).status, 412, "{}", on.on);
        assert_eq!(with("PUT", "If-Match", "*", &json!({"name": "Slide", "count": 0})).status, 200, "{}", on.on);
        // A compressed answer has bytes of its own, and is the same version.
        let packed = on.ask_with("GET", &path, &[("Accept-Encoding", "gzip")], &Value::Null);
        assert!(
            packed
                .header("etag")
                .is_some_and(|tag| tag.contains("-gzip") || packed.header("content-encoding").is_none())
        );
        let tag_of_packed = tag(&packed);
        assert_eq!(with("PATCH", "If-Match", &tag_of_packed, &json!({"name": "Slide"})).status, 200, "{}", on.on);
        for round in 0..rounds() {
            let version = tag(&read());
            let mut statuses =
                together(16, &|n| with("PATCH", "If-Match", &version, &json!({"name": format!("{round} {n}")})).status);
            statuses.sort_unstable();
            assert_eq!(statuses, [[200].as_slice(), &[412; 15]].concat(), "{}: round {round}", on.on);
        }
        // Who tries again until it is done loses nothing, and overwrites nothing.
        assert_eq!(with("PATCH", "If-Match", "*", &json!({"count": 0})).status, 200, "{}", on.on);
        together(16, &|_| {
            for _ in 0..200 {
                let seen = read();
                let count = seen.json()["count"].as_i64().expect("a number");
                match with("PATCH", "If-Match", &tag(&seen), &json!({"count": count + 1})).status {
                    200 => return,
                    412 | 409 | 503 => {}
                    other => panic!("{}: {other}", on.on),
                }
            }
            panic!("{}: it never was the newest", on.on);
        });
        let last = read();
        assert_eq!(last.json()["count"], 16, "{}", on.on);
        let version = tag(&last);
        let mut statuses = together(4, &|_| with("DELETE", "If-Match", &version, &Value::Null).status);
        statuses.sort_unstable();
        assert_eq!(statuses, [204, 404, 404, 404], "{}", on.on);
        // Where versions needn't be said, a change without one is done.
        let order = format!("/orders/{}", on.made("/orders", &json!({"what": "Oil"}))["id"]);
        assert_eq!(on.ask("PATCH", &order, &json!({"what": "Glue"})).status, 200, "{}", on.on);
        assert_eq!(
            on.ask_with("PATCH", &order, &[("If-Match", "\"x\"")], &json!({"what": "Oil"})).status,
            412,
            "{}",
            on.on
        );
        let schema = on.ask("GET", "/api/schema", &Value::Null).text();
        assert!(schema.contains("name: If-Match") && schema.contains("VersionNeeded"), "{schema}");
    }
}

#[test]
fn a_creation_is_done_once_for_each_key() {
    for on in examples("safe ", "a_creation_is_done_once_for_each_key") {
        let send = |path: &str, key: &str, body: &Value| on.ask_with("POST", path, &[("Idempotency-Key", key)], body);
        let count = |path: &str| on.ask("GET", path, &Value::Null).json()["count"].clone();
        let slide = json!({"name": "Slide"});
        for round in 0..rounds() {
            let key = format!("key {round}");
            let answers = together(16, &|_| send("/samples", &key, &slide));
            let one = &answers[0];
            for answer in &answers {
                assert_eq!((answer.status, answer.text()), (201, one.text()), "{}: round {round}", on.on);
                assert_eq!(answer.header("etag"), one.header("etag"));
            }
            assert_eq!(count("/samples"), round + 1, "{}", on.on);
        }
        let other = send("/samples", "key 0", &json!({"name": "Other"}));
        assert_eq!(other.status, 422, "{}: {}", on.on, other.text());
        // The answer is the one of then.
        let first = send("/samples", "key 0", &slide).json();
        let path = format!("/samples/{}", first["id"]);
        assert_eq!(on.ask_with("DELETE", &path, &[("If-Match", "*")], &Value::Null).status, 204, "{}", on.on);
        assert_eq!(send("/samples", "key 0", &slide).json(), first, "{}", on.on);
        // What was refused may be sent again.
        assert_eq!(send("/samples", "key a", &json!({"name": ""})).status, 400, "{}", on.on);
        assert_eq!(send("/samples", "key a", &slide).status, 201, "{}", on.on);
        assert_eq!(send("/samples", "key b", &json!([slide])).status, 400, "{}", on.on);
        assert_eq!(send("/samples", &"x".repeat(256), &slide).status, 400, "{}", on.on);
        // Keys of another path are others; answers end.
        let oil = json!({"what": "Oil"});
        let made = send("/orders", "key 0", &oil);
        assert_eq!(made.status, 201, "{}: {}", on.on, made.text());
        let again = send("/orders", "key 0", &oil);
        assert!(
            made.json()["url"].is_string() && again.header("location") == made.header("location"),
            "{}",
            again.text()
        );
        thread::sleep(std::time::Duration::from_millis(1500));
        let later = send("/orders", "key 0", &oil);
        assert_eq!(later.status, 201, "{}: {}", on.on, later.text());
        assert_ne!(later.json()["id"], made.json()["id"], "{}", on.on);
        let schema = on.ask("GET", "/api/schema", &Value::Null).text();
        assert!(schema.contains("name: Idempotency-Key"), "{schema}");
    }
}

#[test]
fn deleted_rows_are_archived_and_restored() {
    for on in examples("archive ", "deleted_rows_are_archived_and_restored") {
        on.made("/shelves", &json!({"name": "A"}));
        let ids: Vec<Value> =
            ["x", "y", "z"].map(|label| on.made("/boxes", &json!({"label": label, "shelf": "A"}))["id"].clone()).into();
        let labels = |path: &str| {
            let answer = on.ask("GET", path, &Value::Null);
            assert_eq!(answer.status, 200, "{}: {path}: {}", on.on, answer.text());
            let body = answer.json();
            let rows = body["results"].as_array().expect("a list");
            assert_eq!(body["count"], rows.len(), "{}: {path}", on.on);
            rows.iter().filter_map(|row| row["label"].as_str()).collect::<Vec<_>>().join(" ")
        };
        let path = format!("/boxes/{}", ids[0]);
        for _ in 0..2 {
            assert_eq!(on.ask("DELETE", &path, &Value::Null).status, 204, "{}", on.on);
        }
        assert_eq!(on.ask("DELETE", "/boxes/999", &Value::Null).status, 404, "{}", on.on);
        let row = on.ask("GET", &path, &Value::Null).json();
        assert!(row["archived"].is_string() && row["shelf"] == "A", "{}: {row}", on.on);
        for (query, found) in [
            ("/boxes", "y z"),
            ("/boxes?archived=false", "y z"),
            ("/boxes?archived=true", "x"),
            ("/boxes?archived=all", "x y z"),
            ("/boxes?archived=all&label=x", "x"),
            ("/boxes?label=x", ""),
            ("/shelves/A/boxes", "y z"),
            ("/shelves/A/boxes?archived=true", "x"),
        ] {
            assert_eq!(labels(query), found, "{}: {query}", on.on);
        }
        assert_eq!(on.ask("GET", "/boxes?format=ndjson", &Value::Null).text().lines().count(), 2, "{}", on.on);
        let said = on.refused("GET", "/boxes?archived=yes", &Value::Null);
        assert_eq!(said, json!({"archived": ["Must be true, false or all."]}), "{}", on.on);
        assert_eq!(on.ask("GET", "/shelves/A", &Value::Null).json()["stored"], 2, "{}", on.on);
        // The label is free; so the old row can't come back while another has it.
        let other = on.made("/boxes", &json!({"label": "x"}))["id"].clone();
        let taken = json!({"label": ["There is a box of this label."]});
        assert_eq!(on.refused("PATCH", &path, &json!({"archived": null})), taken, "{}", on.on);
        assert_eq!(on.refused("POST", "/boxes", &json!({"label": "x"})), taken, "{}", on.on);
        assert_eq!(on.ask("DELETE", &format!("/boxes/{other}"), &Value::Null).status, 204, "{}", on.on);
        assert_eq!(on.ask("PATCH", &path, &json!({"archived": null})).status, 200, "{}", on.on);
        assert_eq!(labels("/boxes"), "x y z", "{}", on.on);
        // A boolean; references stay.
        assert_eq!(on.ask("DELETE", "/shelves/A", &Value::Null).status, 204, "{}", on.on);
        assert_eq!(on.ask("GET", "/shelves", &Value::Null).json()["count"], 0, "{}", on.on);
        assert_eq!(on.ask("GET", "/shelves?gone=true", &Value::Null).json()["count"], 1, "{}", on.on);
        assert_eq!(on.ask("GET", &path, &Value::Null).json()["shelf"], "A", "{}", on.on);
        assert_eq!(
            on.refused("POST", "/shelves", &json!({"name": "A"})),
            json!({"name": ["shelf with this name already exists."]})
        );
        let schema = on.ask("GET", "/api/schema", &Value::Null).text();
        assert!(schema.contains("The row is archived."), "{schema}");
    }
}

#[test]
fn rows_are_written_with_their_row_or_not_at_all() {
    for on in examples("nested ", "rows_are_written_with_their_row_or_not_at_all") {
        for name in ["DAPI", "GFP", "RFP"] {
            on.made("/dyes", &json!({"name": name}));
        }
        let stain = |dye: &str, amount: Value| json!({"dye": dye, "amount": amount});
        let slide = on.made(
            "/samples",
            &json!({"name": "Slide", "stains": [stain("GFP", json!("1.5")), stain("DAPI", json!(2))]}),
        );
        let of = |row: &Value| {
            let stains = row["stains"].as_array().expect("a list").iter();
            let stains = stains
                .map(|of| format!("{} {}", of["dye"].as_str().unwrap_or("?"), of["amount"].as_str().unwrap_or("?")));
            stains.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(
            (of(&slide).as_str(), &slide["used"]),
            ("GFP 1.50, DAPI 2.00", &json!("3.50")),
            "{}: {slide}",
            on.on
        );
        let plain = on.made("/samples", &json!({"name": "Plain"}));
        assert_eq!(plain["stains"], json!([]), "{}", on.on);
        let path = format!("/samples/{}", slide["id"]);
        let count = || on.ask("GET", "/samples", &Value::Null).json()["count"].clone();
        // All is said at once, by its path, and nothing is kept.
        let wrong = json!({"name": "", "stains": [stain("GFP", json!(1)), stain("XXX", json!(0)), "x", {"amount": 1}]});
        assert_eq!(
            on.refused("POST", "/samples", &wrong),
            json!({
                "name": ["This field may not be blank."],
                "stains.1.dye": ["Object with name=XXX does not exist."],
                "stains.1.amount": ["Ensure this value is greater than or equal to 0.01."],
                "stains.2": ["Invalid data. Expected a dictionary, but got str."],
                "stains.3.dye": ["This field is required."]
            }),
            "{}",
            on.on
        );
        let twice = json!({"name": "Twice", "stains": [stain("GFP", json!(1)), stain("GFP", json!(2)), stain("RFP", json!("x"))]});
        let said = on.refused("POST", "/samples", &twice);
        assert_eq!(said["stains.1"], json!(["This dye is there already."]), "{}: {said}", on.on);
        assert!(said["stains.2.amount"].is_array(), "{}: {said}", on.on);
        assert_eq!(count(), 2, "{}", on.on);
        let said = on.refused("POST", "/samples", &json!({"name": "None", "stains": {"dye": "GFP"}}));
        assert_eq!(said, json!({"stains": ["Expected a list of items but got type \"dict\"."]}), "{}", on.on);
        // The list says which there are: one is changed, one goes, one is new.
        let kept = &slide["stains"][0]["id"];
        let body = json!({"stains": [{"id": kept, "amount": "9"}, stain("RFP", json!("0.25"))]});
        let changed = on.ask("PATCH", &path, &body);
        assert_eq!(changed.status, 200, "{}: {}", on.on, changed.text());
        let changed = changed.json();
        assert_eq!((of(&changed).as_str(), &changed["stains"][0]["id"]), ("GFP 9.00, RFP 0.25", kept), "{}", on.on);
        // Without the list they stay; the rows of another can't be taken.
        assert_eq!(of(&on.ask("PUT", &path, &json!({"name": "Slide 2"})).json()), "GFP 9.00, RFP 0.25", "{}", on.on);
        let theft = json!({"stains": [{"id": kept, "amount": 1}]});
        let said = on.refused("PATCH", &format!("/samples/{}", plain["id"]), &theft);
        assert_eq!(
            said["stains.0.id"],
            json!(["No such row belongs to this one, or it comes twice."]),
            "{}: {said}",
            on.on
        );
        let twice = json!({"stains": [{"id": kept, "amount": 1}, {"id": kept, "amount": 2}]});
        assert!(on.refused("PATCH", &path, &twice)["stains.1.id"].is_array(), "{}", on.on);
        assert_eq!(of(&on.ask("GET", &path, &Value::Null).json()), "GFP 9.00, RFP 0.25", "{}", on.on);
        assert_eq!(of(&on.ask("PATCH", &path, &json!({"stains": []})).json()), "", "{}", on.on);
        let schema = on.ask("GET", "/api/schema", &Value::Null).text();
        assert!(schema.contains("SampleStainsInput") && schema.contains("Its stains, all of them."), "{schema}");
    }
}
