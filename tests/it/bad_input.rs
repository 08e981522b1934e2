//! Bad input of every kind is refused: the refusal names the place and what helps, and nothing is half
//! done.

use crate::support::{home::Home, http::Answer, postgres::Cluster, server::Server};
use serde_json::{Value, json};

/// A served database with nothing in it but its first rows.
struct World {
    home: Home,
    server: Server,
    token: String,
}

/// One of each kind of database.
fn worlds(test: &str) -> Vec<World> {
    let worlds = Home::each(test).into_iter().map(|home| {
        let token = home.migrate();
        let server = home.serve();
        World { home, server, token }
    });
    worlds.collect()
}

impl World {
    fn get(&self, path: &str) -> Answer {
        self.server.get(path, Some(&self.token))
    }

    fn post(&self, path: &str, form: &str, body: &[u8]) -> Answer {
        let token = format!("Token {}", self.token);
        self.server.send("POST", path, &[("Authorization", &token), ("Content-Type", form)], body)
    }

    /// The answer must have a status, say a text somewhere, and end with its status.
    fn refuses(&self, what: &str, answer: &Answer, status: u16, text: &str) {
        let kind = self.home.kind;
        assert_eq!(answer.status, status, "{kind}: {what}: {}", answer.text());
        let body = answer.json();
        assert!(body.to_string().contains(text), "{kind}: {what}: {text} is missing: {body}");
        assert_eq!(body["status_code"], status, "{kind}: {what}: {body}");
    }

    fn count(&self, path: &str) -> u64 {
        self.get(path).json()["count"].as_u64().expect("a list has a count")
    }
}

#[test]
fn bodies_that_are_wrong_change_nothing() {
    for world in worlds("bodies_that_are_wrong_change_nothing") {
        let made =
            world.server.json("POST", "/subjects", &world.token, &json!({"nickname": "mouse", "lab": "defaultlab"}));
        assert_eq!(made.status, 201, "{}", made.text());
        let before = world.get("/subjects/mouse").text();
        let cases: [(&str, &[u8], &str); 9] = [
            ("/projects", br#"{"name": "#, "JSON parse error - "),
            ("/projects", br#"{"name": "x", "users": []} x"#, "JSON parse error - "),
            ("/projects", b"{\"name\": \"\xff\"}", "JSON parse error - "),
            ("/projects", b"[1]", "Expected a dictionary, but got list."),
            ("/projects", br#"{"name": "x", "users": ["nobody"]}"#, "Object with username=nobody does not exist."),
            ("/weighings", b"{}", r#"{"subject":["This field is required."],"weight":["This field is required."]"#),
            ("/weighings", br#"{"subject": "mouse", "weight": "heavy"}"#, "A valid number is required."),
            ("/weighings", br#"{"subject": "mouse", "weight": -1}"#, "greater than or equal to 0"),
            ("/subjects", br#"{"nickname": "a b", "lab": "defaultlab"}"#, "Nicknames must only contain"),
        ];
        for (path, body, text) in cases {
            let what = format!("POST {path} {}", String::from_utf8_lossy(body));
            world.refuses(&what, &world.post(path, "application/json", body), 400, text);
        }
        let deep = "[".repeat(100_000);
        let answer = world.post("/projects", "application/json", deep.as_bytes());
        world.refuses("a body of 100000 brackets", &answer, 400, "JSON parse error - ");
        world.refuses("text/plain", &world.post("/projects", "text/plain", b"x"), 415, "text/plain");
        let answer = world.post("/projects", "multipart/form-data", b"x");
        world.refuses("multipart", &answer, 400, "Invalid boundary");
        let patch = json!({"description": "changed", "lab": "nolab"});
        let answer = world.server.json("PATCH", "/subjects/mouse", &world.token, &patch);
        world.refuses("PATCH", &answer, 400, "Object with name=nolab does not exist.");
        assert_eq!(world.get("/subjects/mouse").text(), before, "{}", world.home.kind);
        assert_eq!((world.count("/projects"), world.count("/weighings"), world.count("/subjects")), (0, 0, 1));
    }
}

#[test]
fn datasets_and_downloads_that_say_too_little_or_too_much_are_refused() {
    for world in worlds("datasets_and_downloads_that_say_too_little_or_too_much_are_refused") {
        let send = |method: &str, path: &str, body: Value| world.server.json(method, path, &world.token, &body);
        let made = send("POST", "/subjects", json!({"nickname": "mouse", "lab": "defaultlab"}));
        assert_eq!(made.status, 201, "{}", made.text());
        let made = send("POST", "/sessions", json!({"subject": "mouse", "start_time": "2021-01-01T10:00:00"}));
        assert_eq!(made.status, 201, "{}", made.text());
        let session = made.json()["url"].clone();
        let made = send("POST", "/datasets", json!({"name": "a.npy", "dataset_type": "unknown"}));
        assert_eq!(made.status, 201, "{}", made.text());
        let dataset =
            made.json()["url"].as_str().and_then(|url| url.rsplit_once('/')).expect("an address").1.to_owned();
        let cases = [
            (json!({"session": session, "number": 1}), "number"),
            (json!({"session": session, "subject": "mouse", "date": "2021-01-01"}), "subject"),
            (json!({"number": 1}), "number"),
            (json!({"subject": "mouse", "number": 1}), "number"),
            (json!({"default_dataset": null}), "default_dataset"),
        ];
        for (mut body, field) in cases {
            let what = body.to_string();
            body["name"] = "b.npy".into();
            body["dataset_type"] = "unknown".into();
            world.refuses(&what, &send("POST", "/datasets", body), 400, &format!("\"{field}\":"));
        }
        // A form without it says null, which only a session gives a meaning.
        let form = "application/x-www-form-urlencoded";
        let answer = world.post("/datasets", form, b"name=b.npy&dataset_type=unknown");
        world.refuses("a form", &answer, 400, "default_dataset");
        let path = format!("/datasets/{dataset}");
        world.refuses("null", &send("PATCH", &path, json!({"default_dataset": null})), 400, "may not be null");
        world.refuses("an unused subject", &send("PATCH", &path, json!({"subject": "nobody"})), 400, "nickname=nobody");
        for body in [json!({}), json!({"datasets": null}), json!({"datasets": ""}), json!({"datasets": [dataset, "x"]})]
        {
            let what = body.to_string();
            world.refuses(&what, &send("POST", "/new-download", body), 400, "datasets");
        }
        assert_eq!(world.count("/datasets"), 1, "{}", world.home.kind);
        assert_eq!(world.count("/downloads"), 0, "{}", world.home.kind);
    }
}

#[test]
fn a_body_beyond_the_limit_is_refused() {
    let home = Home::sqlite();
    let token = format!("Token {}", home.migrate());
    let server = Server::start(home.path(), &["--set", "max_body=1000"]);
    let headers = [("Authorization", token.as_str()), ("Content-Type", "application/json")];
    let project = |length: usize| {
        let body = json!({"name": "x", "description": "x".repeat(length), "users": []}).to_string();
        server.send("POST", "/projects", &headers, body.as_bytes()).status
    };
    assert_eq!((project(1000), project(900)), (413, 201));
}

#[test]
fn queries_that_are_wrong_are_refused_by_the_parameter_s_name() {
    for world in worlds("queries_that_are_wrong_are_refused_by_the_parameter_s_name") {
        let cases = [
            ("/sessions?django=sbject,1", "django", "Did you mean 'subject'?"),
            ("/sessions?django=subject__nickname", "django", "has no value"),
            ("/sessions?django=number__regx,1", "django", "regex"),
            ("/sessions?django=task_protocol__regex,(", "django", ""),
            ("/users?django=password__startswith,p", "django", "Unknown field 'password'"),
            ("/subjects?django=responsible_user__password__startswith,p", "django", "password"),
            ("/sessions?date_range=2020", "date_range", "YYYY-MM-DD,YYYY-MM-DD"),
            ("/sessions?date_range=2020-13-01,2020-13-02", "date_range", "YYYY-MM-DD"),
            ("/sessions?number=x", "number", "Enter a number."),
            ("/sessions?id=x", "id", "Enter a valid UUID."),
            ("/sessions?qc=XX", "qc", "choices are: CRITICAL"),
            ("/sessions?task_protocol=%00", "task_protocol", "Null characters are not allowed."),
            ("/datasets?experiment_number=1.5", "experiment_number", "needs a number"),
            ("/datasets?date=03/05/2021", "date", "YYYY-MM-DD"),
            ("/insertions?date=2021-03-05T00:00", "date", "YYYY-MM-DD"),
            ("/subjects?birth_date=x", "birth_date", "Enter a valid date."),
            ("/insertions?experiment_number=1.5", "experiment_number", "needs a number"),
            ("/insertions?atlas_id=1e51", "atlas_id", "less than or equal to 1e+50"),
            ("/fov-location?x=left", "x", "Enter a number."),
            ("/users/ann/actions?type=x", "type", "experiment"),
        ];
        for (path, parameter, text) in cases {
            let answer = world.get(path);
            world.refuses(path, &answer, 400, text);
            assert!(answer.json().get(parameter).is_some(), "{}: {path}: {}", world.home.kind, answer.text());
        }
        // More than the column holds is no row's number.
        assert_eq!(world.count("/sessions?number=99999999999999999999"), 0, "{}", world.home.kind);
        let answer = world.get("/sessions?nosuch=1");
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert!(answer.header("alyx-api-notice").is_some_and(|notice| notice.contains("nosuch")));
        for path in
            ["/sessions/x", "/subjects/nobody", "/nowhere", "/labs?format=xml", "/users/nobody/actions", "/labs/%00"]
        {
            world.refuses(path, &world.get(path), 404, "");
        }
        world.refuses(
            "DELETE /sessions",
            &world.server.json("DELETE", "/sessions", &world.token, &json!({})),
            405,
            "DELETE",
        );
        let accept = [("Authorization", &*format!("Token {}", world.token)), ("Accept", "application/xml")];
        world.refuses("Accept", &world.server.send("GET", "/labs", &accept, b""), 406, "Accept");
    }
}

#[test]
fn a_request_is_refused_by_the_first_check_that_fails() {
    const ID: &str = "5e8bd03b-2f5d-4e0e-9c1f-7b0c7c8f1aef";
    for world in worlds("a_request_is_refused_by_the_first_check_that_fails") {
        let token = format!("Token {}", world.token);
        let anonymous = |method: &str, path: &str| world.server.send(method, path, &[], b"");
        let send = |method: &str, path: &str| {
            let headers = [("Authorization", token.as_str()), ("Content-Type", "text/plain")];
            world.server.send(method, path, &headers, b"x")
        };
        // A path whose key is none of the route's is no path: not even a token is asked for.
        let upper = format!("/sessions/{}", ID.to_uppercase());
        let plain = format!("/sessions/{}", ID.replace('-', ""));
        for path in ["/sessions/x", &upper, &plain, "/brain-regions/CA1", "/brain-regions/-1", "/labs/a%2Fb"] {
            world.refuses(path, &anonymous("GET", path), 404, "Not found.");
            world.refuses(path, &send("POST", path), 404, "Not found.");
        }
        assert_eq!(anonymous("GET", &format!("/sessions/{ID}")).status, 403);
        // Methods of nobody's making pass the same checks as others.
        assert_eq!(anonymous("BREW", "/labs").status, 403);
        let answer = send("BREW", "/labs");
        world.refuses("BREW", &answer, 405, "Method \\\"BREW\\\" not allowed.");
        assert_eq!(answer.header("allow"), Some("GET, POST, HEAD, OPTIONS"));
        world.refuses("BREW /nowhere", &send("BREW", "/nowhere"), 404, "Not found.");
        // A missing row comes before what is wrong with the body.
        for method in ["PUT", "PATCH"] {
            world.refuses(method, &send(method, &format!("/sessions/{ID}")), 404, "No Session matches");
            world.refuses(method, &send(method, "/labs/defaultlab"), 415, "text/plain");
        }
    }
}

#[test]
fn images_are_files_that_are_named_as_images() {
    // A picture of one white pixel.
    const PIXEL: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x00\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";
    for world in worlds("images_are_files_that_are_named_as_images") {
        let subject = json!({"nickname": "mouse", "lab": "defaultlab"});
        let subject = world.server.json("POST", "/subjects", &world.token, &subject).json();
        let user = world.get("/me").json()["username"].as_str().expect("it has a name").to_owned();
        let note = |header: &str, data: &[u8]| {
            let mut body = Vec::new();
            let id = subject["id"].as_str().expect("it has an id");
            for (name, value) in [("user", user.as_str()), ("content_type", "subject"), ("object_id", id)] {
                let part = format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
                body.extend_from_slice(part.as_bytes());
            }
            let part = format!("--X\r\nContent-Disposition: form-data; name=\"image\"{header}\r\n\r\n");
            body.extend_from_slice(part.as_bytes());
            body.extend_from_slice(data);
            body.extend_from_slice(b"\r\n--X--\r\n");
            world.post("/notes", "multipart/form-data; boundary=X", &body)
        };
        for name in ["dot.png.html", "dot"] {
            let answer = note(&format!("; filename=\"{name}\""), PIXEL);
            world.refuses(name, &answer, 400, "is not allowed. Allowed extensions are: gif, jpg");
        }
        let answer = note("; filename=\"dot.gif\"", b"junk");
        world.refuses("junk", &answer, 400, "Upload a valid image.");
        world.refuses("text", &note("", b"dot.gif"), 400, "The submitted data was not a file.");
        assert_eq!(world.count("/notes"), 0, "{}", world.home.kind);
        // What a browser sends where no file was chosen.
        let answer = note("; filename=\"\"", b"");
        assert_eq!((answer.status, &answer.json()["image"]), (201, &Value::Null), "{}", answer.text());
        let answer = note("; filename=\"dot.GIF\"", PIXEL);
        assert_eq!(answer.status, 201, "{}", answer.text());
    }
}

#[test]
fn rows_without_what_they_must_have_are_refused_by_its_name() {
    for world in worlds("rows_without_what_they_must_have_are_refused_by_its_name") {
        let post = |path: &str, body: Value| world.server.json("POST", path, &world.token, &body);
        let required = "This field is required.";
        post("/subjects", json!({"nickname": "mouse", "lab": "defaultlab"}));
        let session = post("/sessions", json!({"subject": "mouse"})).json()["id"].clone();
        let cases = [
            ("/fields-of-view", json!({"name": "FOV", "session": session}), "imaging_type", required),
            ("/chronic-insertions", json!({"name": "implant"}), "subject", required),
            ("/insertions", json!({"name": "probe00"}), "session", required),
            ("/insertions", json!({}), "name", required),
            ("/channels", json!({"axial": 20}), "trajectory_estimate", required),
            ("/tasks", json!({"status": "Held"}), "session", required),
            ("/water-type", json!({"name": "sweet/sour"}), "name", "slashes"),
        ];
        for (path, body, field, text) in cases {
            let answer = post(path, body);
            world.refuses(path, &answer, 400, text);
            assert_eq!(answer.json().as_object().map(|body| body.len()), Some(2), "{path}: {}", answer.text());
            assert!(answer.json().get(field).is_some(), "{path}: {}", answer.text());
        }
    }
}

#[test]
fn credentials_that_are_wrong_are_refused_everywhere() {
    for world in worlds("credentials_that_are_wrong_are_refused_everywhere") {
        let cases = [
            ("Token 0123456789012345678901234567890123456789", "Invalid token."),
            ("Token", "No credentials provided."),
            ("Token a b", "should not contain spaces"),
            ("Token \u{e9}", "invalid characters"),
        ];
        for (header, text) in cases {
            let row = "/sessions/4027da48-7be3-43ec-a222-f75dffe36872";
            for path in ["/labs", "/", "/api/schema", "/users", "/labs/none", row] {
                let answer = world.server.send("GET", path, &[("Authorization", header)], b"");
                assert_eq!(answer.status, 403, "{header} {path}: {}", answer.text());
                let detail = answer.json()["detail"].as_str().unwrap_or_default().to_owned();
                assert!(detail.contains(text), "{header} {path}: {detail}");
            }
        }
        let answer = world.server.get("/labs", None);
        assert_eq!((answer.status, answer.text().contains("were not provided")), (403, true));
        let form = [("Content-Type", "application/x-www-form-urlencoded")];
        let log_in = |body: &str| world.server.send("POST", "/auth-token", &form, body.as_bytes());
        let answer = log_in("username=ann&password=wrong");
        assert_eq!(answer.status, 400);
        assert_eq!(answer.json(), json!({"non_field_errors": ["Unable to log in with provided credentials."]}));
        world.refuses("nothing", &log_in(""), 400, "This field is required.");
    }
}

#[test]
fn a_table_that_is_missing_is_no_matter_of_those_who_may_not_read() {
    let test = "a_table_that_is_missing_is_no_matter_of_those_who_may_not_read";
    for world in worlds(test).into_iter().filter(|world| world.home.kind == "PostgreSQL") {
        let cluster = Cluster::shared(test).expect("the world is in it");
        cluster.sql(world.home.database.rsplit('/').next().unwrap_or_default(), "drop table misc_note cascade");
        let row = "/sessions/4027da48-7be3-43ec-a222-f75dffe36872";
        let unknown = world.server.get(row, Some("0123456789012345678901234567890123456789"));
        assert_eq!(unknown.status, 403, "{}", unknown.text());
        let failed = world.server.get_undocumented(row, &world.token, "a failure of the server is no promise");
        world.refuses(row, &failed, 500, "the log says more");
    }
}

#[test]
fn urls_of_databases_that_are_wrong_are_refused_with_what_helps() {
    let home = Home::sqlite();
    std::fs::write(home.path().join("junk"), "x".repeat(4096)).expect("the folder can be written");
    let cases = [
        ("nonsense", 2, "begins with `sqlite://` or `postgres://`"),
        ("mysql://me:secret@host/name", 2, "begins with `sqlite://` or `postgres://`"),
        ("sqlite://", 1, "names no file"),
        ("sqlite://nofolder/x.sqlite3", 1, "mkdir -p"),
        ("sqlite://.", 1, "is a folder"),
        ("sqlite://junk", 1, "no SQLite database"),
        ("postgres://me:secret@127.0.0.1:99999/name", 2, "postgres://user:password@host:port/name"),
        ("postgres://me:secret@127.0.0.1:1/name", 1, "Nothing answers at me@127.0.0.1:1/name"),
    ];
    for (url, status, text) in cases {
        for command in ["migrate", "serve", "check", "dumpdata"] {
            let output = crate::support::server::run(home.path(), &[command, "--database", url]);
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(status), "{command} {url}: {complaint}");
            assert!(complaint.contains(text), "{command} {url}: {complaint}");
            assert!(!complaint.contains("secret"), "{command} {url}: {complaint}");
        }
    }
    for world in worlds("urls_of_databases_that_are_wrong_are_refused_with_what_helps").iter().skip(1) {
        let missing = format!("{}_missing", world.home.database);
        let output = crate::support::server::run(home.path(), &["migrate", "--database", &missing]);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && complaint.contains("createdb"), "{complaint}");
        let wrong = world.home.database.replace("postgres@", "locked:wrong@");
        let output = crate::support::server::run(home.path(), &["migrate", "--database", &wrong]);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(complaint.contains("password") && !complaint.contains("wrong@"), "{complaint}");
    }
    let left: Vec<_> = std::fs::read_dir(home.path()).expect("it is there").flatten().map(|e| e.file_name()).collect();
    assert_eq!(left, ["junk"], "nothing was made");
}

#[test]
fn settings_that_are_wrong_are_refused_by_their_names() {
    let home = Home::sqlite();
    home.done(&["migrate"], "");
    let cases = [
        ("burst = [", "alyx.toml"),
        ("brust = \"1/minute\"", "there is no setting `brust`"),
        ("burst = \"many\"", "many"),
        ("token_lifetime = \"soon\"", "15min, 24h or 7d"),
        ("time_zone = \"Mars\"", "Europe/Lisbon"),
        ("pool = \"some\"", "`pool`"),
        ("max_body = \"12 MBit\"", "64kB, 16MB, 16MiB"),
        ("tables_root = \"ftp://h/x\"", "`tables_root`"),
    ];
    for (text, wanted) in cases {
        std::fs::write(home.path().join("alyx.toml"), text).expect("the folder can be written");
        let complaint = home.refused(&["serve"], 2);
        assert_eq!(home.refused(&["check"], 2), complaint, "{text}");
        assert!(complaint.contains(wanted), "{text}: {complaint}");
    }
}

#[test]
fn a_fixture_with_a_bad_row_loads_nothing() {
    let good =
        json!({"model": "subjects.project", "pk": "11111111-1111-4111-8111-111111111111", "fields": {"name": "good"}});
    let row = |model: &str, fields: Value| {
        json!([good.clone(), {"model": model, "pk": "11111111-1111-4111-8111-111111111112", "fields": fields}])
            .to_string()
    };
    let lab = "4027da48-7be3-43ec-a222-f75dffe36872";
    let nobody = "11111111-1111-4111-8111-11111111111f";
    let cut = row("subjects.project", json!({"name": "bad"}));
    let cases = [
        (row("subjects.projct", json!({"name": "bad"})), "row 2", "`subjects.project`"),
        (row("subjects.project", json!({"nme": "bad"})), "field `nme`", "`name`"),
        (row("subjects.project", json!({"name": "good"})), "row 2", ""),
        (row("subjects.project", json!({"name": null})), "row 2", ""),
        (row("subjects.project", json!({"name": "bad", "users": [nobody]})), "row 2", nobody),
        (row("actions.weighing", json!({"subject": nobody, "weight": 1})), "field `subject`", nobody),
        (
            row("subjects.subject", json!({"nickname": "x", "lab": lab, "birth_date": "2020-13-01"})),
            "field `birth_date`",
            "",
        ),
        (row("subjects.subject", json!({"nickname": "x", "lab": "x"})), "field `lab`", ""),
        (row("subjects.subject", json!({"nickname": "x".repeat(100), "lab": lab})), "row 2", ""),
        (cut[..cut.len() - 9].to_owned(), "bad.json", "line 1 column"),
        (json!({"model": "subjects.project"}).to_string(), "bad.json", "`fields`"),
        (json!("subjects.project").to_string(), "bad.json", "a list of rows"),
    ];
    for home in Home::each("a_fixture_with_a_bad_row_loads_nothing") {
        home.done(&["migrate"], "");
        std::fs::write(home.path().join("good.json"), json!([good]).to_string()).expect("the folder can be written");
        let before = home.rows(&[]);
        for (text, place, remedy) in &cases {
            std::fs::write(home.path().join("bad.json"), text).expect("the folder can be written");
            // The good file before it isn't loaded either.
            let complaint = home.refused(&["loaddata", "good.json", "bad.json"], 1);
            for part in ["Nothing was loaded.", "bad.json", place, remedy] {
                assert!(complaint.contains(part), "{}: {text}: {part} is missing: {complaint}", home.kind);
            }
        }
        std::fs::write(home.path().join("bad.json.gz"), b"\x1f\x8b\x08junk").expect("the folder can be written");
        assert!(home.refused(&["loaddata", "bad.json.gz"], 1).contains("bad.json.gz"));
        assert!(home.refused(&["loaddata", "good.json", "missing.json"], 1).contains("missing.json can't be read"));
        assert_eq!(home.rows(&[]), before, "{}", home.kind);
        assert_eq!(home.done(&["loaddata", "good.json"], "").trim(), "1 rows loaded.");
    }
}
