//! Logging in with what Django stored, and whether what this server writes is as Django would have it.

use super::{Adopted, PASSWORD, support::server::Server};
use serde_json::{Value, json};

const TOKEN: &str = "00112233445566778899aabbccddeeff00112233";

impl Adopted {
    /// Creates a row, and returns the answer.
    fn create(&self, server: &Server, path: &str, body: &Value) -> Value {
        let answer = server.json("POST", path, TOKEN, body);
        assert_eq!(answer.status, 201, "{path}: {}", answer.text());
        answer.json()
    }

    /// The columns that the database numbers, and the number that each gives next beside the greatest there.
    fn behind(&self) -> String {
        let columns = self.sql(
            "select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind = 'r' \
             and c.relnamespace = 'public'::regnamespace and a.attnum > 0 \
             and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null",
        );
        let asks = columns.lines().map(|line| {
            let (table, column) = line.split_once('|').expect("two columns");
            format!(
                "select '{table}', nextval(pg_get_serial_sequence('{table}', '{column}')) as next, \
                 coalesce(max({column}), 0) as most from {table}"
            )
        });
        let asks: Vec<String> = asks.collect();
        assert!(asks.len() > 30, "{columns}");
        self.sql(&format!("select * from ({}) n where next <= most", asks.join(" union all ")))
    }
}

fn log_in(server: &Server, user: &str, password: &str) -> (u16, Value) {
    let body = json!({"username": user, "password": password}).to_string();
    let answer = server.send("POST", "/auth-token", &[("Content-Type", "application/json")], body.as_bytes());
    (answer.status, answer.json())
}

#[test]
fn passwords_and_tokens_of_django_are_good() {
    let Some(adopted) = Adopted::new("passwords_and_tokens_of_django_are_good") else { return };
    let old = "ffeeddccbbaa99887766554433221100ffeeddcc";
    adopted.user("rosa", TOKEN, "23 hours");
    adopted.user("emil", old, "25 hours");
    let server = adopted.home.serve();
    assert_eq!(server.get("/weighings?limit=1", Some(TOKEN)).status, 200);
    assert_eq!(log_in(&server, "rosa", PASSWORD.0), (200, json!({"token": TOKEN})), "the living one");
    assert_eq!(log_in(&server, "rosa", "tiny squeal").0, 400);
    // Tokens end after a day, unless the setting says otherwise.
    assert_eq!(server.get("/weighings?limit=1", Some(old)).status, 403);
    drop(server);
    let args = ["--database", &adopted.home.database, "--set", "token_lifetime=0"];
    let server = Server::start(adopted.home.path(), &args);
    assert_eq!(server.get("/weighings?limit=1", Some(old)).status, 200);
    drop(server);
    let server = adopted.home.serve();
    let (status, body) = log_in(&server, "emil", PASSWORD.0);
    let new = body["token"].as_str().expect("a token").to_owned();
    assert!(status == 200 && new != old, "{body}");
    let stored = "select t.key, now() - created < '1 minute' from authtoken_token t join misc_labmember u on u.id = user_id \
                  where username = 'emil'";
    assert_eq!(adopted.sql(stored), format!("{new}|t"), "it takes the old one's place");
}

#[test]
fn rows_that_this_server_writes_are_as_django_would_have_them() {
    let Some(adopted) = Adopted::new("rows_that_this_server_writes_are_as_django_would_have_them") else { return };
    adopted.user("rosa", TOKEN, "1 hour");
    let (procedure, project) = (
        adopted.sql("select name from actions_proceduretype order by name limit 1"),
        adopted.sql("select name from subjects_project order by name limit 1"),
    );
    let lab = adopted.sql("select name from misc_lab order by name limit 1");
    let another = adopted.sql("select username from misc_labmember where username <> 'rosa' and is_active limit 1");
    let server = adopted.home.serve();
    adopted.create(&server, "/subjects", &json!({"nickname": "vole", "lab": lab, "projects": [project]}));
    let session = adopted.create(
        &server,
        "/sessions",
        &json!({"subject": "vole", "users": ["rosa", another], "procedures": [procedure], "projects": [project],
            "start_time": "2026-03-04T05:06:07.000008", "json": {"rig": [1, 2.5, null, "ü"]}, "extended_qc": null}),
    );
    let id = session["id"].as_str().expect("an id");
    let weighing = adopted.create(&server, "/weighings", &json!({"subject": "vole", "weight": 20.5}));
    let weighing = weighing["url"].as_str().and_then(|url| url.rsplit('/').next()).expect("a URL");
    let water =
        adopted.create(&server, "/water-administrations", &json!({"subject": "vole", "water_administered": 1.5}));
    let water = water["url"].as_str().and_then(|url| url.rsplit('/').next()).expect("a URL");
    let note = json!({"user": "rosa", "content_type": "session", "object_id": id, "text": "quiet"});
    let note = adopted.create(&server, "/notes", &note);

    let counts = format!(
        "select (select count(*) from actions_session_users where session_id = '{id}'), \
         (select count(*) from actions_session_procedures where session_id = '{id}'), \
         (select count(*) from actions_session_projects where session_id = '{id}'), \
         (select count(*) from subjects_subject_projects p join subjects_subject s on s.id = subject_id \
          where nickname = 'vole')"
    );
    assert_eq!(adopted.sql(&counts), "2|1|1|1");
    let row = format!(
        "select start_time = '2026-03-04T05:06:07.000008Z', json = '{{\"rig\": [1, 2.5, null, \"ü\"]}}', \
         extended_qc is null, qc, task_protocol = '' and name = '' and narrative = '', \
         now() - auto_datetime < '1 minute' from actions_session where id = '{id}'"
    );
    assert_eq!(adopted.sql(&row), "t|t|t|0|t|t");
    let note = note["id"].as_str().expect("an id");
    let kind = format!(
        "select app_label, model from django_content_type k join misc_note n on n.content_type_id = k.id where n.id = '{note}'"
    );
    assert_eq!(adopted.sql(&kind), "actions|session");

    // What people see in the admin pages' history: who added what.
    let logged = "select app_label, model, object_id, username, action_flag, change_message, object_repr <> '', \
                  now() - action_time < '1 minute' from django_admin_log l join misc_labmember u on u.id = l.user_id \
                  join django_content_type k on k.id = l.content_type_id order by model desc";
    assert_eq!(
        adopted.sql(logged),
        format!(
            "actions|weighing|{weighing}|rosa|1|[{{\"added\": {{}}}}]|t|t\n\
             actions|wateradministration|{water}|rosa|1|[{{\"added\": {{}}}}]|t|t"
        )
    );
    assert_eq!(adopted.behind(), "");

    // Changed and deleted, nothing stays behind.
    let answer = server.json("PATCH", &format!("/sessions/{id}"), TOKEN, &json!({"users": ["rosa"], "procedures": []}));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(adopted.sql(&counts), "1|0|1|1");
    let answer = server.json("DELETE", "/subjects/vole", TOKEN, &Value::Null);
    assert_eq!(answer.status, 204, "{}", answer.text());
    assert_eq!(adopted.sql(&counts), "0|0|0|0");
    let rest = format!("select count(*) from actions_session where id = '{id}'");
    assert_eq!(adopted.sql(&rest), "0");
}

#[test]
fn loaded_rows_leave_numbers_free_that_django_gave_away() {
    let Some(adopted) = Adopted::new("loaded_rows_leave_numbers_free_that_django_gave_away") else { return };
    // Django has taken a number for a row that it hasn't committed yet.
    adopted.sql("select nextval(pg_get_serial_sequence('auth_group', 'id')) from generate_series(1, 50)");
    let group = |id: i32, name: &str| {
        json!([{"model": "auth.group", "pk": id, "fields": {"name": name, "permissions": []}}]).to_string()
    };
    adopted.home.done(&["loaddata", "-"], &group(7, "surgeons"));
    let next = "select nextval(pg_get_serial_sequence('auth_group', 'id'))";
    assert_eq!(adopted.sql(next), "51");
    adopted.home.done(&["loaddata", "-"], &group(80, "keepers"));
    assert_eq!(adopted.sql(next), "81");
    assert_eq!(adopted.behind(), "");
}

#[test]
fn rows_that_tables_unknown_here_refer_to_stay() {
    let Some(adopted) = Adopted::new("rows_that_tables_unknown_here_refer_to_stay") else { return };
    adopted.user("rosa", TOKEN, "1 hour");
    let lab = adopted.sql("select name from misc_lab order by name limit 1");
    let server = adopted.home.serve();
    for (table, when) in [("labx_implant", "deferrable initially deferred"), ("labx_collar", "not deferrable")] {
        adopted.create(&server, "/subjects", &json!({"nickname": "vole", "lab": lab}));
        adopted.create(&server, "/weighings", &json!({"subject": "vole", "weight": 20.5}));
        adopted.sql(&format!(
            "create table {table} (id serial primary key, subject_id uuid not null references subjects_subject {when}); \
             insert into {table} (subject_id) select id from subjects_subject where nickname = 'vole'"
        ));
        let before = adopted.dump();
        let answer = server.json("DELETE", "/subjects/vole", TOKEN, &Value::Null);
        let detail = answer.json()["detail"].as_str().unwrap_or_default().to_owned();
        assert_eq!(answer.status, 409, "{}", answer.text());
        assert!(detail.starts_with(&format!("Rows of the table {table} refer to a row that was to go")), "{detail}");
        adopted.holds(&before);
        adopted.sql(&format!("delete from {table}"));
        let answer = server.json("DELETE", "/subjects/vole", TOKEN, &Value::Null);
        assert_eq!(answer.status, 204, "{}", answer.text());
    }
}

#[test]
fn a_column_that_only_django_fills_is_named_and_nothing_is_stored() {
    let Some(adopted) = Adopted::new("a_column_that_only_django_fills_is_named_and_nothing_is_stored") else { return };
    adopted.user("rosa", TOKEN, "1 hour");
    adopted.sql(
        "alter table actions_session_users add since text default '' not null; \
         alter table actions_session_users alter since drop default; \
         alter table actions_weighing add scale text default '' not null; \
         alter table actions_weighing alter scale drop default",
    );
    let subject = adopted.sql("select nickname from subjects_subject where death_date is null limit 1");
    let server = adopted.home.serve();
    let before = adopted.dump();
    for (path, body, column) in [
        ("/weighings", json!({"subject": subject, "weight": 20.5}), "scale"),
        ("/sessions", json!({"subject": subject, "users": ["rosa"]}), "since"),
    ] {
        let answer = server.json("POST", path, TOKEN, &body);
        assert_eq!(answer.status, 409, "{}", answer.text());
        let wanted = format!("The database wants a value for its column {column}, which this server doesn't know");
        assert!(answer.text().contains(&wanted), "{}", answer.text());
    }
    // Failed insertions take numbers, as they do in any database.
    let rows = |dump: &str| dump.lines().filter(|line| !line.contains("setval")).collect::<Vec<_>>().join("\n");
    assert!(rows(&adopted.dump()) == rows(&before));
}

#[test]
fn whoever_may_write_may_change_users_as_in_alyx_unless_told() {
    let Some(adopted) = Adopted::new("whoever_may_write_may_change_users_as_in_alyx_unless_told") else { return };
    adopted.user("rosa", TOKEN, "1 hour");
    adopted.user("emil", "ffeeddccbbaa99887766554433221100ffeeddcc", "1 hour");
    let change =
        |server: &Server| server.json("PATCH", "/users/emil", TOKEN, &json!({"email": "e@lab.example"})).status;
    let server = adopted.home.serve();
    assert_eq!(change(&server), 200);
    drop(server);
    let args = ["--database", &adopted.home.database, "--set", "accounts=own"];
    assert_eq!(change(&Server::start(adopted.home.path(), &args)), 403);
}
