//! Acting in another user's name: whoever may write may do so, or only administrators, as the setting says; it is
//! logged. It concerns inputs that say who did something, not those that say whom something is for.

use crate::support::{home::Home, server::Server};
use serde_json::{Value, json};

/// A server with `bob`, who acts, and `ann`, an administrator.
struct Rig<'a> {
    home: &'a Home,
    server: Server,
    ann: String,
    bob: String,
}

impl<'a> Rig<'a> {
    fn new(home: &'a Home, act_for_others: bool) -> Rig<'a> {
        let ann = home.migrate();
        home.done(&["createuser", "bob", "--password-stdin"], "x\n");
        let bob = home.done(&["token", "bob"], "").trim().to_owned();
        let setting = format!("act_for_others={act_for_others}");
        let args = ["--database", &home.database, "--set", "burst=", "--set", &setting];
        let rig = Rig { home, server: Server::start(home.path(), &args), ann, bob };
        // Whom an animal belongs to says nothing of who acts.
        let subject = json!({"nickname": "mouse", "lab": "defaultlab", "responsible_user": "ann"});
        assert_eq!(rig.post(&rig.bob, "/subjects", &subject).0, 201);
        let session = json!({"subject": "mouse", "number": 1, "start_time": "2026-01-02T10:00:00"});
        assert_eq!(rig.post(&rig.bob, "/sessions", &session).0, 201);
        let kind = json!({"name": "raw.data", "filename_pattern": "raw.data.*"});
        assert_eq!(rig.post(&rig.ann, "/dataset-types", &kind).0, 201);
        let format = json!({"name": "npy", "file_extension": ".npy"});
        assert_eq!(rig.post(&rig.ann, "/data-formats", &format).0, 201);
        rig
    }

    fn post(&self, token: &str, path: &str, body: &Value) -> (u16, Value) {
        let answer = self.server.json("POST", path, token, body);
        (answer.status, answer.json())
    }

    /// Requests of each kind that name a user, with the field.
    fn requests(user: &str) -> Vec<(&'static str, &'static str, Value)> {
        let mouse = "mouse";
        vec![
            ("/weighings", "user", json!({"subject": mouse, "weight": 20, "user": user})),
            ("/water-administrations", "user", json!({"subject": mouse, "water_administered": 1, "user": user})),
            ("/sessions", "users", json!({"subject": mouse, "number": 2, "users": [user]})),
            ("/water-restrictions", "users", json!({"subject": mouse, "reference_weight": 20, "users": [user]})),
            ("/dataset-types", "created_by", json!({"name": format!("{user}.type"), "created_by": user})),
            (
                "/register-file",
                "created_by",
                json!({"path": "mouse/2026-01-02/001", "filenames": "raw.data.npy", "created_by": user}),
            ),
        ]
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.home.path().join("server.log")).expect("the server writes a log")
    }
}

fn each(test: &str, act_for_others: bool, check: fn(&Rig<'_>)) {
    for home in Home::each(test) {
        check(&Rig::new(&home, act_for_others));
    }
}

#[test]
fn where_everybody_may_act_for_others_it_is_logged() {
    each("where_everybody_may_act_for_others_it_is_logged", true, |rig| {
        for (path, field, body) in Rig::requests("ann") {
            let (status, answer) = rig.post(&rig.bob, path, &body);
            assert!(matches!(status, 200 | 201), "{}: {path}: {answer}", rig.home.kind);
            let log = rig.log();
            let told = log.lines().rfind(|line| line.contains("acts in another user's name"));
            let told = told.unwrap_or_else(|| panic!("{path} is not logged: {log}"));
            assert!(told.contains(field) && told.contains("bob"), "{path}: {told}");
        }
    });
}

#[test]
fn where_only_administrators_may_others_name_themselves() {
    each("where_only_administrators_may_others_name_themselves", false, |rig| {
        for (path, field, body) in Rig::requests("ann") {
            let (status, answer) = rig.post(&rig.bob, path, &body);
            assert_eq!(status, 403, "{}: {path}: {answer}", rig.home.kind);
            let detail = format!("Only superusers may name another user in `{field}`: leave it out.");
            assert_eq!(answer["detail"], detail, "{path}");
        }
        assert_eq!(rig.server.get("/weighings", Some(&rig.ann)).json()["count"], 0, "nothing is stored");
        for (token, user) in [(&rig.bob, "bob"), (&rig.ann, "bob")] {
            for (path, _, mut body) in Rig::requests(user) {
                if path == "/dataset-types" {
                    body["name"] = json!(format!("type.{}", token.len() + usize::from(token == &rig.ann)));
                }
                let (status, answer) = rig.post(token, path, &body);
                assert!(matches!(status, 200 | 201), "{}: {path}: {answer}", rig.home.kind);
            }
        }
    });
}

#[test]
fn who_is_named_already_may_stay_when_somebody_else_changes_the_row() {
    each("who_is_named_already_may_stay_when_somebody_else_changes_the_row", false, |rig| {
        let body = json!({"subject": "mouse", "number": 1, "users": ["ann"]});
        let (status, session) = rig.post(&rig.ann, "/sessions", &body);
        assert_eq!(status, 201, "{session}");
        let url = session["url"].as_str().expect("it has a page");
        let path = &url[url.find("/sessions").expect("the path of sessions")..];
        let patch = |users: &[&str]| rig.server.json("PATCH", path, &rig.bob, &json!({"users": users})).status;
        assert_eq!(patch(&["ann", "bob"]), 200);
        rig.home.done(&["createuser", "eve", "--password-stdin"], "x\n");
        assert_eq!(patch(&["ann", "bob", "eve"]), 403);
        assert_eq!(patch(&["bob"]), 200);
        assert_eq!(patch(&["ann", "bob"]), 403, "she was taken away before");
    });
}
