//! Who may make, change and delete users by requests, as the setting `accounts` says.

use super::serve;
use crate::support::{home::Home, server::Server};
use serde_json::{Value, json};

/// A server with `ann`, a superuser, and `bob` and `eve`, who are none.
struct Rig {
    kind: &'static str,
    server: Server,
    ann: String,
    bob: String,
}

impl Rig {
    fn new(home: &Home, settings: &[&str]) -> Rig {
        let ann = home.migrate();
        for name in ["bob", "eve"] {
            home.done(&["createuser", name, "--password-stdin"], "x\n");
        }
        let bob = home.done(&["token", "bob"], "").trim().to_owned();
        Rig { kind: home.kind, server: serve(home, settings), ann, bob }
    }

    fn ask(&self, token: &str, method: &str, path: &str, body: Value) -> (u16, String) {
        let answer = self.server.json(method, path, token, &body);
        let text = answer.text();
        let detail =
            serde_json::from_str::<Value>(&text).ok().and_then(|body| Some(body["detail"].as_str()?.to_owned()));
        (answer.status, detail.unwrap_or(text))
    }

    fn refused(&self, method: &str, path: &str, body: Value, why: &str) {
        let (status, detail) = self.ask(&self.bob, method, path, body);
        assert_eq!((status, detail.as_str()), (403, why), "{}: {method} {path}", self.kind);
    }

    fn done(&self, token: &str, method: &str, path: &str, body: Value) {
        let (status, text) = self.ask(token, method, path, body);
        assert!(matches!(status, 200..=204), "{}: {method} {path}: {status} {text}", self.kind);
    }

    fn user(&self, name: &str) -> Value {
        self.server.get(&format!("/users/{name}"), Some(&self.ann)).json()
    }
}

fn newcomer() -> Value {
    json!({"username": "newcomer", "subjects_responsible": [], "allowed_users": []})
}

#[test]
fn as_shipped_users_change_their_own_name_and_address_alone() {
    for home in Home::each("as_shipped_users_change_their_own_name_and_address_alone") {
        let rig = Rig::new(&home, &[]);
        rig.refused("POST", "/users", newcomer(), "Only superusers may make users.");
        // What is wrong with a body is for those who may send one.
        rig.refused("POST", "/users", json!({"username": "ann"}), "Only superusers may make users.");
        let others = "Only superusers may change other users than themselves.";
        rig.refused("PATCH", "/users/eve", json!({"email": "e@lab.example"}), others);
        rig.refused("PATCH", "/users/ann", json!({"email": "a@lab.example"}), others);
        rig.refused("DELETE", "/users/eve", json!({}), "Only superusers may delete users.");
        rig.refused("DELETE", "/users/bob", json!({}), "Only superusers may delete users.");
        for (field, value) in [
            ("is_stock_manager", json!(true)),
            ("allowed_users", json!(["eve"])),
            ("subjects_responsible", json!(["m"])),
        ] {
            if field == "subjects_responsible" {
                let subject = json!({"nickname": "m", "lab": "defaultlab", "responsible_user": "eve"});
                rig.done(&rig.ann, "POST", "/subjects", subject);
            }
            let why = format!(
                "Only superusers may change `{field}` of a user: of yourself you may change `username` and `email`."
            );
            rig.refused("PATCH", "/users/bob", json!({"email": "b@lab.example", field: value}), &why);
        }
        assert_eq!(rig.user("bob")["email"], "", "nothing of a refused request is stored");
        // No input makes anybody more than they are.
        let more = json!({"is_superuser": true, "is_staff": true, "is_active": false, "password": "x",
            "is_public_user": true, "email": "bob@lab.example"});
        rig.done(&rig.bob, "PATCH", "/users/bob", more);
        let rows = home.rows(&["misc.labmember"]);
        let bob = rows.iter().find(|row| row["fields"]["username"] == "bob").expect("bob is there");
        let of = |name: &str| bob["fields"][name].clone();
        assert_eq!([of("is_superuser"), of("is_staff"), of("is_active")], [json!(false), json!(false), json!(true)]);
        assert!(of("password").as_str().is_some_and(|hash| hash.starts_with("pbkdf2_sha256$")), "{bob}");
        // A whole body whose other fields are as they were.
        let whole =
            json!({"username": "robert", "email": "r@lab.example", "subjects_responsible": [], "allowed_users": []});
        rig.done(&rig.bob, "PUT", "/users/bob", whole);
        assert_eq!(rig.user("robert")["email"], "r@lab.example", "{}", rig.kind);
        // Superusers all.
        rig.done(&rig.ann, "POST", "/users", newcomer());
        rig.done(&rig.ann, "PATCH", "/users/robert", json!({"is_stock_manager": true, "allowed_users": ["eve"]}));
        rig.done(&rig.ann, "DELETE", "/users/newcomer", json!({}));
    }
}

#[test]
fn superusers_alone_where_the_setting_says_so() {
    let rig = Rig::new(&Home::sqlite(), &["accounts=superuser"]);
    rig.refused("POST", "/users", newcomer(), "Only superusers may make users.");
    rig.refused("PATCH", "/users/bob", json!({"email": "b@lab.example"}), "Only superusers may change users.");
    rig.refused("DELETE", "/users/bob", json!({}), "Only superusers may delete users.");
    rig.done(&rig.ann, "PATCH", "/users/bob", json!({"email": "b@lab.example"}));
}

#[test]
fn whoever_may_write_where_the_setting_says_so() {
    let rig = Rig::new(&Home::sqlite(), &["accounts=open"]);
    rig.done(&rig.bob, "POST", "/users", newcomer());
    rig.done(&rig.bob, "PATCH", "/users/ann", json!({"email": "a@lab.example", "is_stock_manager": true}));
    rig.done(&rig.bob, "DELETE", "/users/newcomer", json!({}));
}

#[test]
fn another_rule_is_refused_at_the_start() {
    let home = Home::sqlite();
    home.migrate();
    let refusal = home.refused(&["serve", "--set", "accounts=nobody"], 2);
    assert!(refusal.contains("but must be open, own, superuser or auto"), "{refusal}");
    let said = home.done(&["check"], "");
    assert!(said.contains("Who may change users by requests: own."), "{said}");
}
