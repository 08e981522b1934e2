//! Pages for the work of a lab, and the history of what was done on pages; every page of every resource opens.

use crate::{
    rights::Rig,
    support::{
        browser::{Browser, Page, set, value},
        colony::Colony,
        home::Home,
    },
};
use alyx::generated::API;
use serde_json::{Value, json};

fn ann(rig: &Rig) -> Browser {
    Browser::log_in(&rig.server.address, "ann", "open sesame").expect("an administrator may log in")
}

fn opened(browser: &mut Browser, path: &str) -> Page {
    let page = browser.get(path);
    assert_eq!(page.status, 200, "{path}: {}", page.words());
    page
}

/// The key at the end of an address of a row.
fn key(row: &Value) -> String {
    let url = row["url"].as_str().expect("an address");
    url.rsplit('/').next().unwrap_or_default().to_owned()
}

#[test]
fn pages_of_all_resources_open_in_every_order_and_by_every_filter() {
    for colony in Colony::each("pages_of_all_resources_open_in_every_order_and_by_every_filter") {
        let mut ann =
            Browser::log_in(&colony.server.address, "admin", &colony.password).expect("an administrator may log in");
        let admin = API.admin.expect("there are pages");
        assert!(admin.pages.len() > 50, "{} pages", admin.pages.len());
        for page in admin.pages {
            let list = format!("/admin/{}/", page.path);
            let text = opened(&mut ann, &list).text;
            for column in page.list.columns.iter().filter(|column| !column.sort.is_empty()) {
                opened(&mut ann, &format!("{list}?o=-{}", column.sort));
            }
            for view in page.list.views {
                opened(&mut ann, &format!("{list}?view={}", view.name));
            }
            for search in ["?q=a", "?as=csv"] {
                opened(&mut ann, &format!("{list}{search}"));
            }
            for filter in page.list.filters {
                let name = filter.filter.name;
                for asked in [format!("{name}=true"), format!("{name}_from=2026-01-01&{name}_to=2026-12-31")] {
                    let answer = ann.get(&format!("{list}?{asked}"));
                    assert_eq!(answer.status, 200, "{list}?{asked}: {}", answer.words());
                }
            }
            opened(&mut ann, &format!("{list}recover/"));
            if page.form.is_some() {
                opened(&mut ann, &format!("{list}add/"));
            }
            let row = text.split("href=\"").find(|part| part.starts_with(&list) && part.contains("/change/"));
            if let Some(row) = row.and_then(|row| row.split(['"', '?']).next()) {
                let row = row.trim_end_matches("change/");
                for what in ["change/", "history/", "delete/"] {
                    opened(&mut ann, &format!("{row}{what}"));
                }
            }
        }
    }
}

/// The pages that follow from the spec, for administrators, keepers, lab members, whoever may only see, public users and strangers:
/// each page opens for those who may see its rows, shows buttons to those who may use them, and never fails.
#[test]
fn every_generated_page_keeps_to_the_rights_of_six_kinds_of_users() {
    for home in Home::each("every_generated_page_keeps_to_the_rights_of_six_kinds_of_users") {
        let rig = Rig::new(&home, "open");
        colony(&rig);
        let who = ["ann", "bob", "tom", "cleo"];
        let mut people: Vec<(&str, Browser)> = Vec::new();
        for name in who {
            let password = if name == "ann" { "open sesame" } else { "x" };
            people.push((name, Browser::log_in(&rig.server.address, name, password).expect("they are on the staff")));
        }
        // Public users, and users who aren't on the staff, don't get in.
        for name in ["pat", "zoe"] {
            assert!(Browser::log_in(&rig.server.address, name, "x").is_none(), "{name}");
        }
        people.push(("stranger", Browser::stranger(&rig.server.address)));
        let pages = API.admin.expect("there are pages").pages;
        let mut seen = 0;
        for page in pages {
            let list = format!("/admin/{}/", page.path);
            let row = {
                let text = people[0].1.get(&format!("{list}?view=every")).text;
                let row = text.split("href=\"").find(|part| part.starts_with(&list) && part.contains("/change/"));
                row.and_then(|row| row.split(['"', '?']).next()).map(str::to_owned)
            };
            // That administrators open all of them is shown above.
            for (name, browser) in people.iter_mut().skip(1) {
                let mut paths =
                    vec![list.clone(), format!("{list}?as=csv"), format!("{list}add/"), format!("{list}recover/")];
                for what in ["change", "history", "delete"] {
                    paths.extend(row.as_ref().map(|row| row.replace("/change/", &format!("/{what}/"))));
                }
                for path in paths {
                    let answer = browser.get(&path);
                    let allowed: &[u16] = match *name {
                        "stranger" => &[303],
                        _ => &[200, 403, 404],
                    };
                    assert!(
                        allowed.contains(&answer.status),
                        "{} {name} {path}: {} {}",
                        home.kind,
                        answer.status,
                        answer.words()
                    );
                    // What can't be opened isn't offered, and what is offered opens.
                    if *name != "stranger" && path == list && answer.status == 200 {
                        let offered = answer.text.contains("data-add");
                        let opens = browser.get(&format!("{list}add/")).status == 200;
                        assert_eq!(offered, opens, "{} {name} {path}", home.kind);
                    }
                    if path.ends_with("/change/") && answer.status == 200 && *name != "stranger" {
                        let deletes = answer.text.contains("/delete/");
                        let opens = browser.get(&path.replace("/change/", "/delete/")).status == 200;
                        assert!(!deletes || opens, "{} {name} {path}: a button that leads nowhere", home.kind);
                        // Without a button to save, nothing can be saved either.
                        if !answer.text.contains("value=save>") && path.contains("/subjects/subject/") {
                            let key = browser.get("/admin/password/").inputs("<form method=post");
                            let sent = browser.post(
                                &path,
                                &[("form_key".into(), value(&key, "form_key").into()), ("cage".into(), "99".into())],
                            );
                            assert_eq!(sent.status, 403, "{} {name} {path}", home.kind);
                        }
                    }
                    seen += 1;
                }
            }
        }
        assert!(seen > pages.len() * 15, "{seen} pages");
    }
}

/// A lab's day: an animal on water restriction, a litter, an animal to be culled.
fn colony(rig: &Rig) -> (String, String) {
    let restriction = json!({"subject": "mouse", "start_time": "2026-11-01T08:00:00", "reference_weight": 20.0});
    rig.post("ann", "/water-restrictions", &restriction);
    let litter = json!({"name": "L1", "birth_date": "2026-10-01"});
    let litter = rig.post("ann", "/litters", &litter)["id"].as_str().expect("a key").to_owned();
    let pup = json!({"nickname": "pup", "lab": "defaultlab", "litter": "L1", "responsible_user": "bob", "cage": "C1"});
    rig.post("ann", "/subject-records", &pup);
    let marked = json!({"nickname": "old", "lab": "defaultlab", "to_be_culled": true, "responsible_user": "bob"});
    rig.post("ann", "/subject-records", &marked);
    let mouse = rig.get("ann", "/subjects/mouse").1["id"].as_str().expect("a key").to_owned();
    (mouse, litter)
}

#[test]
fn the_work_of_a_lab_is_done_on_its_pages() {
    for home in Home::each("the_work_of_a_lab_is_done_on_its_pages") {
        let rig = Rig::new(&home, "open");
        let (mouse, litter) = colony(&rig);
        let mut ann = ann(&rig);
        for path in ["", "day/", "wean/", "cull/", "cards/", "training/", "tasks/"] {
            opened(&mut ann, &format!("/admin/{path}?whose=all"));
        }
        let today = opened(&mut ann, "/admin/?whose=all").words();
        for due in ["mouse 0.80 ml", "L1 1 pups", "old"] {
            assert!(today.contains(due), "{due}: {today}");
        }
        day(&mut ann, &rig, &mouse);
        sheet(&mut ann, &rig, &litter);
        cull(&mut ann, &rig);
        let history = opened(&mut ann, &format!("/admin/water-history/{mouse}/"));
        assert!(history.text.contains("<svg") && history.text.contains("Weighings of mouse"), "{}", history.text);
        // Alyx's address leads there.
        let old = ann.get(&format!("/admin-actions/water-history/{mouse}"));
        assert_eq!((old.status, old.location), (303, format!("/admin/water-history/{mouse}")));
        assert!(opened(&mut ann, &format!("/admin/subject-history/{mouse}/")).words().contains("Water restriction"));
        assert!(opened(&mut ann, "/admin/cards/?whose=all&cage=C1").text.contains("<svg"), "a code");
        // Whoever isn't logged in sees none of them.
        let mut nobody = Browser::stranger(&rig.server.address);
        for path in ["", "day/", "training/", "tasks/", &format!("water-history/{mouse}/"), "subjects/subject/"] {
            let answer = nobody.get(&format!("/admin/{path}"));
            assert_eq!(answer.status, 303, "{path}");
            assert!(answer.location.starts_with("/admin/login/?next="), "{}", answer.location);
        }
        // And sends little.
        let large = vec![("username".to_owned(), "x".repeat(70_000))];
        assert_eq!(nobody.post("/admin/login/", &large).status, 413);
        assert_eq!(nobody.post("/admin/subjects/subject/add/", &large).status, 303, "what is sent isn't read");
    }
}

fn day(ann: &mut Browser, rig: &Rig, mouse: &str) {
    let page = opened(ann, "/admin/day/?whose=all&fill=1");
    let mut inputs = page.inputs("<form method=post");
    let needed: f64 = value(&inputs, &format!("water-{mouse}")).parse().expect("what it needs is filled in");
    assert!(needed > 0.0);
    set(&mut inputs, &format!("weight-{mouse}"), "heavy");
    let refused = ann.post("/admin/day/?whose=all", &inputs);
    assert_eq!(refused.status, 400);
    assert!(refused.words().contains("heavy is no number"), "{}", refused.words());
    assert_eq!(rig.get("ann", "/weighings?nickname=mouse").1["count"], 1, "nothing was saved");
    set(&mut inputs, &format!("weight-{mouse}"), "19,5");
    assert_eq!(ann.post("/admin/day/?whose=all", &inputs).status, 303);
    let weighings = rig.get("ann", "/weighings?nickname=mouse").1;
    assert_eq!((&weighings["count"], &weighings["results"][0]["weight"]), (&json!(2), &json!(19.5)));
    assert_eq!(weighings["results"][0]["user"], "ann");
    let water = rig.get("ann", "/water-administrations?nickname=mouse").1;
    assert_eq!((&water["count"], &water["results"][0]["water_administered"]), (&json!(1), &json!(needed)));
}

fn sheet(ann: &mut Browser, rig: &Rig, litter: &str) {
    let path = format!("/admin/litter/{litter}/");
    let pup = rig.get("ann", "/subjects/pup").1["id"].as_str().expect("a key").to_owned();
    let mut inputs = opened(ann, &path).inputs("<form method=post");
    set(&mut inputs, &format!("ear-{pup}"), "TL");
    set(&mut inputs, &format!("wean-{pup}"), "2026-10-25");
    assert_eq!(ann.post(&path, &inputs).status, 303);
    let record = rig.get("ann", "/subject-records/pup").1;
    assert_eq!((&record["ear_mark"], &record["wean_date"]), (&json!("TL"), &json!("2026-10-25")));
    // Without a line, nothing could name the new ones.
    set(&mut inputs, "new-F", "2");
    let refused = ann.post(&path, &inputs);
    assert_eq!(refused.status, 400);
    assert!(refused.words().contains("no line"), "{}", refused.words());
}

fn cull(ann: &mut Browser, rig: &Rig) {
    let page = opened(ann, "/admin/cull/?whose=all");
    let mut inputs = page.inputs("<form method=post");
    let old = rig.get("ann", "/subjects/old").1["id"].as_str().expect("a key").to_owned();
    inputs.push(("animal".to_owned(), old));
    set(&mut inputs, "date", "2026-11-20");
    let refused = ann.post("/admin/cull/?whose=all", &inputs);
    assert_eq!(refused.status, 400, "the severity is wanted: {}", refused.words());
    set(&mut inputs, "severity", "2");
    let preview = ann.post("/admin/cull/?whose=all", &inputs);
    assert_eq!(preview.status, 200);
    assert!(preview.words().contains("1 animals will be culled on 2026-11-20"), "{}", preview.words());
    assert_eq!(rig.get("ann", "/culls").1["count"], 0, "nothing has happened yet");
    assert_eq!(ann.post("/admin/cull/?whose=all", &preview.inputs("<form method=post")).status, 303);
    let record = rig.get("ann", "/subject-records/old").1;
    assert_eq!((&record["death_date"], &record["to_be_culled"]), (&json!("2026-11-20"), &json!(false)));
    assert_eq!(rig.get("ann", "/culls?subject=old").1["count"], 1);
}

#[test]
fn changes_on_pages_have_a_history_and_can_be_set_back() {
    for home in Home::each("changes_on_pages_have_a_history_and_can_be_set_back") {
        let rig = Rig::new(&home, "open");
        let mut ann = ann(&rig);
        let mouse = rig.get("ann", "/subjects/mouse").1["id"].as_str().expect("a key").to_owned();
        let row = format!("/admin/subjects/subject/{mouse}/");
        let users = [("bob", "calm"), ("eve", "wild")];
        for (_, description) in users {
            let path = format!("{row}change/");
            let mut inputs = opened(&mut ann, &path).form();
            set(&mut inputs, "description", description);
            set(&mut inputs, "_do", "save");
            assert_eq!(ann.post(&path, &inputs).status, 303);
        }
        let history = opened(&mut ann, &format!("{row}history/"));
        let words = history.words();
        assert!(words.contains("Description: calm → wild") && words.contains("Description: – → calm"), "{words}");
        assert!(words.contains("ann") && words.contains("Changed description."), "{words}");
        // In the tables of Django's pages.
        let versions = home.rows(&["reversion.version"]);
        assert_eq!(versions.len(), 3, "as it was before, and after each change");
        let kept: Value =
            serde_json::from_str(versions[2]["fields"]["serialized_data"].as_str().expect("a text")).expect("JSON");
        assert_eq!(
            (&kept[0]["model"], &kept[0]["fields"]["description"]),
            (&json!("subjects.subject"), &json!("wild"))
        );
        let log = home.rows(&["admin.logentry"]);
        let last = log.last().expect("the log has lines");
        assert_eq!(last["fields"]["change_message"], r#"[{"changed":{"fields":["description"]}}]"#);
        // Set back to the first.
        let first = history.text.rfind("/history/").map(|at| &history.text[at + 9..]).expect("versions");
        let version = format!("{row}history/{}/", first.split('/').next().unwrap_or_default());
        let page = opened(&mut ann, &version);
        let mut inputs = page.inputs("<form method=post>");
        assert_eq!(ann.post(&version, &inputs).status, 400, "nothing was chosen");
        inputs.push(("field".to_owned(), "description".to_owned()));
        assert_eq!(ann.post(&version, &inputs).status, 303);
        assert_eq!(rig.get("ann", "/subjects/mouse").1["description"], "");
        deleted_rows_come_back(&mut ann, &rig);
        no_history_has_secrets(&mut ann, &rig, &home);
        // Who may not change the row sets nothing back.
        let mut tom = Browser::log_in(&rig.server.address, "tom", "x").expect("tom is on the staff");
        let inputs = inputs_of(&mut tom, &version);
        let refused = tom.post(&version, &inputs);
        assert_eq!(refused.status, 403, "{}", refused.words());
        assert_eq!(tom.get("/admin/actions/weighing/recover/").status, 403);
    }
}

/// Password hashes stand neither in what is kept nor on a page.
fn no_history_has_secrets(ann: &mut Browser, rig: &Rig, home: &Home) {
    let bob = rig.get("ann", "/users/bob").1["id"].as_str().map(str::to_owned);
    let list = opened(ann, "/admin/misc/labmember/?q=bob").text;
    let row =
        list.split("href=\"").find(|part| part.starts_with("/admin/misc/labmember/") && part.contains("/change/"));
    let row = row.and_then(|row| row.split(['"', '?']).next()).unwrap_or_else(|| panic!("{bob:?}: {list}")).to_owned();
    let mut inputs = opened(ann, &row).form();
    set(&mut inputs, "email", "bob@lab.example");
    set(&mut inputs, "_do", "save");
    assert_eq!(ann.post(&row, &inputs).status, 303);
    let history = opened(ann, &row.replace("change", "history"));
    assert!(history.words().contains("Email: – → bob@lab.example"), "{}", history.words());
    let version = history.text.rfind("/history/").map(|at| &history.text[at + 9..]).expect("a version");
    let version = version.split('/').next().unwrap_or_default();
    let page = opened(ann, &format!("{}{version}/", row.replace("change", "history")));
    let kept = Value::Array(home.rows(&["reversion.version"])).to_string();
    assert!(kept.contains("bob@lab.example"));
    for text in [history.text, page.text, kept] {
        assert!(!text.contains("pbkdf2"), "{text}");
    }
}

/// A form of somebody who sees no button.
fn inputs_of(browser: &mut Browser, path: &str) -> Vec<(String, String)> {
    let mut inputs = browser.get(path).inputs("<form method=post>");
    inputs.push(("field".to_owned(), "description".to_owned()));
    inputs
}

fn deleted_rows_come_back(ann: &mut Browser, rig: &Rig) {
    let made = rig.post("ann", "/weighings", &json!({"subject": "rat", "weight": 31.25}));
    let row = format!("/admin/actions/weighing/{}/", key(&made));
    let path = format!("{row}delete/");
    let inputs = opened(ann, &path).inputs("<form method=post");
    assert_eq!(ann.post(&path, &inputs).status, 303);
    assert_eq!(ann.get(&format!("{row}change/")).status, 404);
    let recover = "/admin/actions/weighing/recover/";
    let inputs = opened(ann, recover).inputs("<form method=post><input type=hidden name=\"form_key\"");
    let answer = ann.post(recover, &inputs);
    assert_eq!((answer.status, answer.location), (303, format!("{row}change/")));
    let form = opened(ann, &format!("{row}change/")).form();
    assert_eq!(value(&form, "weight"), "31.25");
    // Once is enough.
    assert_eq!(ann.post(recover, &inputs).status, 404);
}

#[test]
fn the_history_of_all_rows_has_changes_of_requests_where_it_is_set() {
    for home in Home::each("the_history_of_all_rows_has_changes_of_requests_where_it_is_set") {
        let rig = Rig::with(&home, "open", &["history=all"]);
        let mut ann = ann(&rig);
        let mouse = rig.get("ann", "/subjects/mouse").1["id"].as_str().expect("a key").to_owned();
        assert_eq!(rig.ask("ann", "PATCH", "/subjects/mouse", &json!({"description": "calm"})).0, 200);
        assert_eq!(rig.ask("bob", "PATCH", "/subjects/mouse", &json!({"description": "wild"})).0, 200);
        let path = format!("/admin/subjects/subject/{mouse}/change/");
        let mut inputs = opened(&mut ann, &path).form();
        set(&mut inputs, "cage", "8");
        assert_eq!(ann.post(&path, &inputs).status, 303);
        let rat = rig.post("ann", "/weighings", &json!({"subject": "rat", "weight": 31.25}));
        assert_eq!(rig.ask("ann", "DELETE", &format!("/weighings/{}", key(&rat)), &json!({})).0, 204);
        // What fails leaves nothing.
        assert_eq!(rig.ask("ann", "PATCH", "/subjects/mouse", &json!({"description": "9", "sex": "?"})).0, 400);
        let page = opened(&mut ann, "/admin/history/?kind=subjects/subject&q=mouse");
        let words = page.words();
        for said in [
            "Description: – → calm",
            "Description: calm → wild",
            "Cage: – → 8",
            "Changed description. Over the API.",
            "Changed cage.",
            "bob",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(!words.contains("wild → 9"), "{words}");
        assert!(page.text.contains(&format!("/admin/subjects/subject/{mouse}/history/")), "{}", page.text);
        let of = |query: &str, ann: &mut Browser| opened(ann, &format!("/admin/history/?{query}")).words();
        let weighings = of("kind=actions/weighing", &mut ann);
        assert!(
            weighings.contains("Added. Over the API.") && weighings.contains("Deleted. Over the API."),
            "{weighings}"
        );
        let by_bob = of("user=BOB", &mut ann);
        assert!(
            by_bob.contains("calm → wild") && !by_bob.contains("– → calm") && !by_bob.contains("31.25"),
            "{by_bob}"
        );
        assert!(of("q=cage", &mut ann).contains("Cage: – → 8"));
        assert!(of("to=2020-01-01", &mut ann).contains("Nothing is kept that matches."));
        assert!(of("from=2020-01-01&to=2999-01-01", &mut ann).contains("Cage: – → 8"));
        assert_eq!(ann.get("/admin/history/?from=soon").status, 400);
        assert_eq!(ann.get("/admin/history/?kind=no/such").status, 404);
        // Others see what was done with the rows that they see.
        for (user, password) in [("bob", "x"), ("eve", "x"), ("tom", "x"), ("cleo", "x")] {
            let mut browser = Browser::log_in(&rig.server.address, user, password).expect("they are on the staff");
            let words = opened(&mut browser, "/admin/history/").words();
            assert_eq!(words.contains("calm → wild"), browser.get(&path).status == 200, "{user}: {words}");
            let gone = words.contains("Deleted. Over the API.");
            assert!(!gone || browser.get("/admin/actions/weighing/").status == 200, "{user}: {words}");
        }
        // A row is made again from what a request deleted.
        let recover = "/admin/actions/weighing/recover/";
        let inputs = opened(&mut ann, recover).inputs("<form method=post><input type=hidden name=\"form_key\"");
        assert_eq!(ann.post(recover, &inputs).status, 303);
        // More changes than a page shows.
        for n in 0..60 {
            assert_eq!(rig.ask("ann", "PATCH", "/subjects/rat", &json!({"description": format!("c{n}")})).0, 200);
        }
        let first = opened(&mut ann, "/admin/history/?kind=subjects/subject&q=rat");
        assert!(first.words().contains("c10 → c11") && !first.words().contains("c8 → c9"), "{}", first.words());
        let next = first.text.split("rel=next href=\"").nth(1).and_then(|part| part.split('"').next()).expect("more");
        let next = opened(&mut ann, &format!("/admin/history/{}", next.replace("&amp;", "&"))).words();
        assert!(next.contains("c8 → c9") && !next.contains("c10 → c11"), "{next}");
    }
}

#[test]
fn only_pages_keep_a_history_as_shipped() {
    let home = Home::sqlite();
    let rig = Rig::new(&home, "open");
    assert_eq!(rig.ask("ann", "PATCH", "/subjects/mouse", &json!({"description": "calm"})).0, 200);
    assert_eq!(home.rows(&["reversion.version"]).len(), 0);
}

#[test]
fn people_see_and_end_their_own_sessions() {
    for home in Home::each("people_see_and_end_their_own_sessions") {
        let rig = Rig::new(&home, "open");
        let (mut ann, mut other, mut third) = (ann(&rig), self::ann(&rig), self::ann(&rig));
        let mut bob = Browser::log_in(&rig.server.address, "bob", "x").expect("bob is on the staff");
        let page = opened(&mut ann, "/admin/account/");
        assert_eq!(page.text.matches("name=session").count(), 2, "{}", page.text);
        assert!(page.words().contains("this one") && page.words().contains("127.0.0.1"), "{}", page.words());
        let keys: Vec<&str> =
            page.text.split("name=session value=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
        let inputs = page.inputs("<form method=post>");
        let with = |inputs: &[(String, String)], name: &str, value: &str| {
            let mut inputs = inputs.to_vec();
            set(&mut inputs, name, value);
            inputs
        };
        // Nobody ends those of others.
        let of_bob = opened(&mut bob, "/admin/account/");
        assert_eq!(of_bob.text.matches("name=session").count(), 0, "{}", of_bob.text);
        bob.post("/admin/account/", &with(&of_bob.inputs("<form method=post>"), "session", keys[0]));
        assert_eq!(opened(&mut ann, "/admin/account/").text.matches("name=session").count(), 2);
        assert_eq!(ann.post("/admin/account/", &inputs).status, 400, "nothing was chosen");
        assert_eq!(ann.post("/admin/account/", &with(&inputs, "session", keys[0])).status, 303);
        let alive = [&mut other, &mut third].map(|browser| browser.get("/admin/account/").status == 200);
        assert_eq!(alive.iter().filter(|is_so| **is_so).count(), 1);
        assert_eq!(ann.post("/admin/account/", &with(&inputs, "others", "all")).status, 303);
        assert_eq!([other.get("/admin/account/").status, third.get("/admin/account/").status], [303, 303]);
        opened(&mut ann, "/admin/account/");
        opened(&mut bob, "/admin/account/");
    }
}
