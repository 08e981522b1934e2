//! The rules of the admin pages, which hold for REST where `rest_rules` is `admin`, and don't as shipped.

use crate::support::{home::Home, server::Server};
use alyx::generated::API;
use serde_json::{Value, json};
use specimen::tables::{Act, Allow, Kind, Resource, Serves};

/// Users by what they may: `ann` is an administrator; `bob`, `eve`, `tom` and `cleo` are on the staff, `bob` is responsible for
/// the subject `mouse` and lets `eve` act on it, `cleo` belongs to the husbandry; `vic` and `pat` have permissions by a
/// group, and `pat` is public; `zoe` has nothing but a token.
pub const USERS: [&str; 8] = ["ann", "bob", "eve", "tom", "cleo", "vic", "pat", "zoe"];

/// A server with these users, and some rows.
pub struct Rig {
    pub server: Server,
    tokens: Vec<String>,
}

impl Rig {
    pub fn new(home: &Home, rules: &str) -> Rig {
        Rig::with(home, rules, &[])
    }

    /// With further settings, as `name=value`.
    pub fn with(home: &Home, rules: &str, settings: &[&str]) -> Rig {
        let ann = home.migrate();
        let mut tokens = vec![ann];
        for user in &USERS[1..] {
            home.done(&["createuser", user, "--password-stdin"], "x\n");
            tokens.push(home.done(&["token", user], "").trim().to_owned());
        }
        // What no request sets.
        let mut users = home.rows(&["misc.labmember"]);
        for user in &mut users {
            let name = user["fields"]["username"].as_str().unwrap_or_default().to_owned();
            let fields = &mut user["fields"];
            match name.as_str() {
                "bob" | "eve" | "tom" => fields["is_staff"] = json!(true),
                "cleo" => (fields["is_staff"], fields["groups"]) = (json!(true), json!([1])),
                "vic" => fields["groups"] = json!([2]),
                "pat" => (fields["is_public_user"], fields["groups"]) = (json!(true), json!([2])),
                _ => {}
            }
        }
        let id = |name: &str| {
            let user = users.iter().find(|user| user["fields"]["username"] == name).expect("a user");
            user["pk"].clone()
        };
        let (bob, eve) = (id("bob"), id("eve"));
        let permissions = [("subjects", "subject", "view"), ("misc", "lab", "view"), ("actions", "weighing", "add")];
        let mut rows = Vec::new();
        for (n, (app, model, may)) in permissions.iter().enumerate() {
            rows.push(json!({"model": "contenttypes.contenttype", "fields": {"app_label": app, "model": model}}));
            let fields = json!({"name": may, "codename": format!("{may}_{model}"), "content_type": [app, model]});
            rows.push(json!({"model": "auth.permission", "pk": n + 1, "fields": fields}));
        }
        rows.extend([
            json!({"model": "auth.group", "pk": 1, "fields": {"name": "Husbandry team", "permissions": []}}),
            json!({"model": "auth.group", "pk": 2, "fields": {"name": "Lab members", "permissions": [1, 2, 3]}}),
        ]);
        for user in &mut users {
            if user["pk"] == bob {
                user["fields"]["allowed_users"] = json!([eve]);
            }
        }
        rows.extend(users);
        let file = home.path().join("users.json");
        std::fs::write(&file, Value::Array(rows).to_string()).expect("it is written");
        home.done(&["loaddata", &file.display().to_string()], "");
        let setting = format!("rest_rules={rules}");
        let mut args = vec!["--database", &home.database, "--set", "burst=", "--set", &setting];
        args.extend(settings.iter().flat_map(|setting| ["--set", setting]));
        let rig = Rig { server: Server::start(home.path(), &args), tokens };
        let subject = json!({"nickname": "mouse", "lab": "defaultlab", "responsible_user": "bob"});
        assert_eq!(rig.ask("ann", "POST", "/subjects", &subject).0, 201);
        let other = json!({"nickname": "rat", "lab": "defaultlab", "responsible_user": "ann"});
        assert_eq!(rig.ask("ann", "POST", "/subjects", &other).0, 201);
        for nickname in ["mouse", "rat"] {
            let weighing = json!({"subject": nickname, "weight": 20.0});
            assert_eq!(rig.ask("ann", "POST", "/weighings", &weighing).0, 201);
        }
        rig
    }

    pub fn ask(&self, user: &str, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let token = &self.tokens[USERS.iter().position(|name| *name == user).expect("a user")];
        let answer = self.server.json(method, path, token, body);
        (answer.status, if answer.body.is_empty() { Value::Null } else { answer.json() })
    }

    /// Makes a row.
    pub fn post(&self, user: &str, path: &str, body: &Value) -> Value {
        let (status, answer) = self.ask(user, "POST", path, body);
        assert_eq!(status, 201, "{path} {body}: {answer}");
        answer
    }

    pub fn get(&self, user: &str, path: &str) -> (u16, Value) {
        let token = &self.tokens[USERS.iter().position(|name| *name == user).expect("a user")];
        let answer = self.server.get(path, Some(token));
        (answer.status, answer.json())
    }

    /// Which of the users get a status of 2xx, by their first letters.
    fn who(&self, method: &str, path: &str, body: &Value) -> String {
        let may = |user: &&&str| {
            let (status, answer) = match method {
                "GET" => self.get(user, path),
                _ => self.ask(user, method, path, body),
            };
            assert!(
                (200..300).contains(&status) || [403, 404].contains(&status),
                "{user} {method} {path}: {status} {answer}"
            );
            (200..300).contains(&status)
        };
        USERS.iter().filter(may).map(|user| &user[..1]).collect()
    }
}

#[test]
fn the_rules_of_the_pages_hold_where_the_setting_says_so() {
    for home in Home::each("the_rules_of_the_pages_hold_where_the_setting_says_so") {
        let rig = Rig::new(&home, "admin");
        let kind = home.kind;
        // A subject belongs to a lab, which must be there for whoever is to see it: labs are there for everybody.
        assert_eq!(rig.who("GET", "/subjects/mouse", &Value::Null), "abetcvpz", "{kind}");
        let counts = USERS.map(|user| rig.get(user, "/weighings").1["count"].as_u64());
        assert_eq!(counts, [2, 2, 2, 2, 2, 0, 0, 0].map(Some), "{kind}");
        // The responsible user, allowed users and the husbandry change a subject.
        let body = json!({"description": "calm"});
        assert_eq!(rig.who("PATCH", "/subjects/mouse", &body), "abec", "{kind}");
        assert_eq!(rig.who("PATCH", "/subjects/rat", &body), "ac", "{kind}");
        // Rows are made and deleted by permission.
        let weighing = json!({"subject": "mouse", "weight": 21.0});
        assert_eq!(rig.who("POST", "/weighings", &weighing), "av", "{kind}");
        let made = rig.get("ann", "/weighings?nickname=rat").1;
        let url = made["results"][0]["url"].as_str().expect("an address");
        let path = &url[url.find("/weighings").expect("a path")..];
        assert_eq!(rig.who("DELETE", path, &Value::Null), "a", "{kind}");
        // Nobody gives themselves more rights than they have.
        let (status, answer) = rig.ask("bob", "PATCH", "/users/bob", &json!({"is_stock_manager": true}));
        assert_eq!(status, 403, "{kind}: {answer}");
        let (status, answer) = rig.ask("tom", "PATCH", "/users/bob", &json!({"email": "x@lab.example"}));
        assert_eq!(status, 403, "{kind}: {answer}");
        // Endpoints that show or change all.
        assert_eq!(rig.who("GET", "/sync-file-status", &Value::Null), "abetc", "{kind}");
        // Cache tables have rows that not everybody may see: the staff alone gets them.
        for (user, path) in USERS.iter().flat_map(|user| ["/cache.zip", "/cache/info"].map(|path| (*user, path))) {
            let (status, answer) = rig.get(user, path);
            assert_eq!(
                status == 403,
                ["vic", "pat", "zoe"].contains(&user),
                "{kind}: {user} {path}: {status} {answer}"
            );
        }
        // Water restrictions are changed by those who change the subject, and by everybody where the setting says so.
        let restriction = rig.post("ann", "/water-restrictions", &json!({"subject": "rat"}));
        let url = restriction["url"].as_str().expect("an address");
        let path = &url[url.find("/water-restrictions").expect("a path")..];
        assert_eq!(rig.who("PATCH", path, &json!({"narrative": "x"})), "a", "{kind}");
        walk(&rig, kind);
    }
}

#[test]
fn water_restrictions_are_everybody_s_where_the_setting_says_so() {
    for home in Home::each("water_restrictions_are_everybody_s_where_the_setting_says_so") {
        let rig = Rig::with(&home, "admin", &["open_water_restrictions=yes"]);
        let restriction = rig.post("ann", "/water-restrictions", &json!({"subject": "rat"}));
        let url = restriction["url"].as_str().expect("an address");
        let path = &url[url.find("/water-restrictions").expect("a path")..];
        // Subjects are there for everybody; public users change nothing.
        assert_eq!(rig.who("PATCH", path, &json!({"narrative": "checked"})), "abetcvz", "{}", home.kind);
        assert_eq!(rig.who("PATCH", "/subjects/rat", &json!({"description": "calm"})), "ac", "{}", home.kind);
    }
}

#[test]
fn as_shipped_whoever_has_a_token_and_is_not_public_may_write() {
    for home in Home::each("as_shipped_whoever_has_a_token_and_is_not_public_may_write") {
        let rig = Rig::new(&home, "open");
        let body = json!({"description": "calm"});
        assert_eq!(rig.who("PATCH", "/subjects/rat", &body), "abetcvz", "{}", home.kind);
        let counts = USERS.map(|user| rig.get(user, "/weighings").1["count"].as_u64());
        assert_eq!(counts, [Some(2); 8], "{}", home.kind);
    }
}

/// Whether one of the users is among those whom a rule names: `None` if it depends on the row.
fn is(user: &str, resource: &Resource, who: &[Allow]) -> Option<bool> {
    let one = |allow: &Allow| match *allow {
        Allow::Public | Allow::Token => Some(true),
        Allow::Superuser => Some(user == "ann"),
        Allow::Flag("is_staff") => Some(["bob", "eve", "tom", "cleo"].contains(&user)),
        Allow::Flag("is_public_user") => Some(user == "pat"),
        Allow::Flag(_) => Some(false),
        Allow::Group(name) => Some(user == "cleo" && name == "*husbandry*"),
        Allow::Permission(name) => {
            let has = ["view subjects.subject", "view misc.lab", "add actions.weighing"];
            Some(["vic", "pat"].contains(&user) && has.contains(&format!("{name} {}", resource.label).as_str()))
        }
        Allow::Setting(_) => Some(false),
        Allow::Update => is(user, resource, resource.access.update.unwrap_or(&[Allow::Token])),
        Allow::Is(_) | Allow::Rule(_) => None,
        Allow::All(all) => {
            let all: Vec<Option<bool>> = all.iter().map(|one| is(user, resource, std::slice::from_ref(one))).collect();
            if all.contains(&Some(false)) {
                Some(false)
            } else if all.contains(&None) {
                None
            } else {
                Some(true)
            }
        }
        Allow::Not(not) => is(user, resource, std::slice::from_ref(not)).map(|holds| !holds),
    };
    let all: Vec<Option<bool>> = who.iter().map(one).collect();
    if all.contains(&Some(true)) {
        Some(true)
    } else if all.contains(&None) {
        None
    } else {
        Some(false)
    }
}

/// Each operation of each resource is refused to those whom no rule lets, and to nobody else, whatever rows there are.
fn walk(rig: &Rig, kind: &str) {
    let nobody = "00000000-0000-0000-0000-000000000000";
    let mut walked = [0, 0];
    for route in API.routes.iter().copied().flatten() {
        let (resource, path, offered): (&Resource, _, Vec<(&str, Act)>) = match &route.serves {
            Serves::List(list) if list.owner.is_none() => {
                let offered = [list.listed.then_some(("GET", Act::Read)), list.create.map(|_| ("POST", Act::Create))];
                (list.resource, route.path.to_owned(), offered.into_iter().flatten().collect())
            }
            Serves::Item(item) => {
                let offered = [
                    item.read.then_some(("GET", Act::Read)),
                    item.write.then_some(("PATCH", Act::Update)),
                    item.delete.then_some(("DELETE", Act::Delete)),
                ];
                // A key that its column could hold, of no row.
                let key = match item.resource.columns[item.key].kind {
                    Kind::Small | Kind::Int | Kind::Big => "2000000000",
                    _ => nobody,
                };
                let path = format!("{}/{key}", &route.path[..route.path.find("/{").unwrap_or_default()]);
                (item.resource, path, offered.into_iter().flatten().collect())
            }
            _ => continue,
        };
        for (method, act) in offered {
            for user in USERS {
                let rule = resource.access.of(act).map_or(Some(true), |who| is(user, resource, who));
                let may = rule != Some(false) && (user != "pat" || method == "GET");
                let status = match method {
                    "GET" => rig.get(user, &path).0,
                    // A body that is no object is refused once the caller may write.
                    _ => rig.ask(user, method, &path, &json!(null)).0,
                };
                assert_eq!(status != 403, may, "{kind}: {user} {method} {path}: {status}");
                walked[usize::from(may)] += 1;
            }
        }
    }
    assert!(walked.iter().all(|n| *n > 300), "{walked:?}");
}
