//! Forms of the pages for people, without scripts: rows are made, changed and deleted, nothing that was typed is lost, and what a
//! user may not do is refused, by hand-made requests too.

use crate::{
    rights::{Rig, USERS},
    support::{
        browser::{Browser, Inputs, Page, set, unset, value},
        home::Home,
    },
};

/// The administrator.
pub fn ann(rig: &Rig) -> Browser {
    Browser::log_in(&rig.server.address, "ann", "open sesame").expect("an administrator may log in")
}

/// The address of the form of a row, whose list shows a text.
pub fn row(browser: &mut Browser, list: &str, text: &str) -> String {
    let page = browser.get(&format!("/admin/{list}/?view=all&q={text}"));
    let end = page.text.find(&format!(">{text}</a>")).unwrap_or_else(|| panic!("no {text}: {}", page.words()));
    let from = page.text[..end].rfind("href=\"").expect("a link") + 6;
    let address = page.text[from..end].split(['"', '?']).next().unwrap_or_default();
    address.to_owned()
}

/// Where a form that was saved leads.
pub fn saved(page: &Page) -> &str {
    assert_eq!(page.status, 303, "{}", page.words());
    &page.location
}

/// A form with some inputs filled in, sent.
pub fn send(browser: &mut Browser, path: &str, with: &[(&str, &str)]) -> Page {
    let page = browser.get(path);
    assert_eq!(page.status, 200, "{path}: {}", page.words());
    let mut inputs = page.form();
    with.iter().for_each(|(name, value)| set(&mut inputs, name, value));
    browser.post(path, &inputs)
}

#[test]
fn rows_are_made_changed_and_deleted_in_forms() {
    for home in Home::each("rows_are_made_changed_and_deleted_in_forms") {
        let rig = Rig::new(&home, "open");
        let mut ann = ann(&rig);
        makes_a_row(&mut ann, &rig);
        changes_only_what_was_changed(&mut ann, &rig);
        shows_all_faults_and_loses_nothing(&mut ann);
        changes_related_rows_in_the_same_form(&mut ann, &rig);
        keeps_pictures(&mut ann);
        finds_related_rows(&mut ann, &rig);
        deletes_with_what_goes_along(&mut ann, &rig);
        lists_as_csv(&mut ann);
    }
}

fn makes_a_row(ann: &mut Browser, rig: &Rig) {
    let add = ann.get("/admin/subjects/subject/add/?nickname=new&sex=F&_back=o%3Dnickname");
    let mut inputs = add.form();
    assert_eq!((value(&inputs, "nickname"), value(&inputs, "sex")), ("new", "F"), "what the address gives");
    assert_eq!(value(&inputs, "protocol_number"), "1", "a default");
    assert!(add.text.contains("aria-required=true"), "{}", add.text);
    set(&mut inputs, "description", "calm\r\nand <b>quick</b>");
    set(&mut inputs, "_do", "continue");
    let answer = ann.post("/admin/subjects/subject/add/", &inputs);
    let form = saved(&answer).to_owned();
    let row = rig.get("ann", "/subjects/new").1;
    assert_eq!((&row["description"], &row["sex"]), (&"calm\nand <b>quick</b>".into(), &"F".into()));
    let page = ann.get(&form);
    assert!(page.words().contains("The subject “new” was added."), "{}", page.words());
    assert!(!page.text.contains("<b>quick"), "what is stored isn't HTML");
    // Back to the list as it was, to another one, or to the row.
    let inputs = page.form();
    assert_eq!(value(&inputs, "_back"), "o=nickname");
    let with = |what: &str| {
        let mut inputs = inputs.clone();
        set(&mut inputs, "_do", what);
        inputs
    };
    let path = form.split('?').next().unwrap_or_default();
    assert_eq!(saved(&ann.post(path, &with("save"))), "/admin/subjects/subject/?o=nickname");
    assert_eq!(saved(&ann.post(path, &with("another"))), "/admin/subjects/subject/add/?_back=o%3Dnickname");
    let mut elsewhere = with("save");
    set(&mut elsewhere, "_back", "//evil.example/\r\nSet-Cookie: a=b");
    let location = ann.post(path, &elsewhere).location;
    assert!(location.starts_with("/admin/subjects/subject/?%2F%2Fevil"), "{location}");
}

fn changes_only_what_was_changed(ann: &mut Browser, rig: &Rig) {
    // A time to the microsecond, and a number of many digits.
    let made = serde_json::json!({"subject": "mouse", "weight": 20.123_456_789_012_3, "date_time": "2026-01-02T03:04:05.678901"});
    let url = rig.post("ann", "/weighings", &made)["url"].as_str().expect("an address").to_owned();
    let path = url[url.find("/weighings").expect("a path")..].to_owned();
    let id = path.rsplit('/').next().unwrap_or_default().to_owned();
    let form = format!("/admin/actions/weighing/{id}/change/");
    let inputs = ann.get(&form).form();
    assert_eq!(value(&inputs, "date_time"), "2026-01-02T03:04:05");
    saved(&send(ann, &form, &[("json", "{\"a\": 1}")]));
    let row = rig.get("ann", &path).1;
    assert_eq!(row["date_time"], "2026-01-02T03:04:05.678901");
    assert_eq!(row["weight"], 20.123_456_789_012_3);
    saved(&send(ann, &form, &[("date_time", "2026-01-02T03:04"), ("weight", "21")]));
    let row = rig.get("ann", &path).1;
    assert_eq!((&row["date_time"], &row["weight"]), (&"2026-01-02T03:04:00".into(), &21.0.into()));
}

fn shows_all_faults_and_loses_nothing(ann: &mut Browser) {
    let path = "/admin/subjects/subject/add/";
    let wrong =
        [("nickname", "a b"), ("birth_date", "soon"), ("json", "{"), ("lab", ""), ("description", "long <text>")];
    let page = send(ann, path, &wrong);
    assert_eq!(page.status, 400, "{}", page.words());
    let words = page.words();
    for said in [
        "Nicknames must only contain",
        "Date has wrong format",
        "Value must be valid JSON.",
        "This field may not be null.",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let inputs = page.form();
    for (name, typed) in wrong {
        assert_eq!(value(&inputs, name), typed, "{name}");
    }
    for tied in [
        "id=\"birth_date:error\"",
        "aria-describedby=\"birth_date:error\"",
        "href=\"#birth_date\"",
        "aria-invalid=true",
    ] {
        assert!(page.text.contains(tied), "{tied}: {}", page.text);
    }
    // What hand-written code refuses stands at its field, too.
    let dates = [("nickname", "dated"), ("birth_date", "2026-02-01"), ("reduced_date", "2026-01-01")];
    let page = send(ann, path, &dates);
    assert_eq!(page.status, 400, "{}", page.words());
    assert!(page.text.contains("id=\"reduced_date:error\""), "{}", page.words());
}

fn changes_related_rows_in_the_same_form(ann: &mut Browser, rig: &Rig) {
    let allele = rig.post("ann", "/alleles", &serde_json::json!({"name": "Cre", "nickname": "Cre"}))["id"].clone();
    let allele = allele.as_str().expect("an id");
    let form = row(ann, "subjects/subject", "mouse");
    let (new, nothing) =
        ([("zygosity.new0.allele", allele), ("zygosity.new0.zygosity", "1")], [("description", "not kept")]);
    saved(&send(ann, &form, &new));
    let inputs = ann.get(&form).form();
    let of = |inputs: &Inputs, ending: &str| {
        let found = inputs
            .iter()
            .find(|(name, _)| name.starts_with("zygosity.") && !name.contains(".new") && name.ends_with(ending));
        found.map(|(name, value)| (name.clone(), value.clone()))
    };
    let (zygosity, stored) = of(&inputs, ".zygosity").expect("the row is there");
    assert_eq!(stored, "1");
    // All of the form, or nothing.
    let half = [nothing[0], ("zygosity.new0.allele", allele), ("zygosity.new0.zygosity", "")];
    let page = send(ann, &form, &half);
    assert_eq!(page.status, 400, "{}", page.words());
    assert!(page.text.contains("id=\"zygosity.new0.zygosity:error\""), "{}", page.text);
    assert_eq!(value(&ann.get(&form).form(), "description"), "");
    saved(&send(ann, &form, &[(&zygosity, "2")]));
    assert_eq!(of(&ann.get(&form).form(), ".zygosity").expect("it is there").1, "2");
    // One row more without a script, then away with the one that is there.
    let page = send(ann, &form, &[("_do", "more:zygosity"), ("description", "typed")]);
    assert_eq!((page.status, value(&page.form(), "description")), (200, "typed"));
    assert!(page.text.contains("name=\"zygosity.new1.allele\""), "{}", page.text);
    let delete = format!("{}:delete", zygosity.trim_end_matches("zygosity"));
    saved(&send(ann, &form, &[(&delete, "true")]));
    assert_eq!(of(&ann.get(&form).form(), ".zygosity"), None);
}

/// A picture of one point.
const PICTURE: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

fn keeps_pictures(ann: &mut Browser) {
    let path = "/admin/misc/note/add/";
    let page = ann.get(path);
    assert!(page.text.contains("enctype=\"multipart/form-data\""), "{}", page.text);
    let mut inputs = page.form();
    let mouse = row(ann, "subjects/subject", "mouse");
    let id = mouse.trim_end_matches("/change/").rsplit('/').next().unwrap_or_default();
    for (name, value) in
        [("text", "an ear"), ("content_type", "subjects.subject"), ("object_id", id), ("_do", "continue")]
    {
        set(&mut inputs, name, value);
    }
    let user = page.text.split("<option value=\"").skip(1).find(|option| option.contains(">ann<"));
    set(&mut inputs, "user", user.and_then(|option| option.split('"').next()).expect("ann may be chosen"));
    let page = ann.upload(path, &inputs, "image", ("ear.txt", b"no picture"));
    assert!(page.status == 400 && page.words().contains("Upload a valid image."), "{}", page.words());
    let form = saved(&ann.upload(path, &inputs, "image", ("ear.png", PICTURE))).to_owned();
    let page = ann.get(&form);
    let at = page.text.find("/admin/uploaded/").unwrap_or_else(|| panic!("no picture: {}", page.text));
    let address = page.text[at..].split('"').next().unwrap_or_default().to_owned();
    let picture = ann.get(&address);
    assert!(picture.status == 200 && picture.text.contains("PNG"), "{address}: {}", picture.text);
    // Without another file it stays.
    let mut inputs = page.form();
    set(&mut inputs, "text", "a left ear");
    saved(&ann.post(&form, &inputs));
    assert!(ann.get(&form).text.contains(&address));
    // Or it is taken away.
    let mut inputs = ann.get(&form).form();
    set(&mut inputs, "image:remove", "true");
    saved(&ann.post(&form, &inputs));
    assert!(!ann.get(&form).text.contains(&address));
}

fn finds_related_rows(ann: &mut Browser, rig: &Rig) {
    // Few rows are a choice; of many, the name is typed.
    let few = ann.get("/admin/actions/weighing/add/");
    assert!(few.text.contains("<select name=\"subject\""), "{}", few.text);
    let many: Vec<_> =
        (0..60).map(|n| serde_json::json!({"nickname": format!("many{n}"), "lab": "defaultlab"})).collect();
    for subject in &many {
        rig.post("ann", "/subjects", subject);
    }
    let path = "/admin/actions/weighing/add/";
    let page = ann.get(path);
    assert!(page.text.contains("data-combobox") && !page.text.contains("many7"), "{}", page.text);
    let found = ann.get("/admin/actions/weighing/options/subject?q=many5").text;
    let found: serde_json::Value = serde_json::from_str(&found).expect("a list");
    assert_eq!(found.as_array().map(Vec::len), Some(11), "{found}");
    assert_eq!(ann.get("/admin/actions/weighing/options/subject?q=many").text.matches("\"key\"").count(), 20);
    assert_eq!(ann.get("/admin/actions/weighing/options/weight").status, 404);
    saved(&send(ann, path, &[("subject:text", "many7"), ("weight", "20")]));
    let page = send(ann, path, &[("subject:text", "nobody"), ("weight", "20")]);
    assert_eq!(page.status, 400);
    assert!(page.words().contains("No subject is called “nobody”."), "{}", page.words());
    assert_eq!(value(&page.form(), "subject:text"), "nobody");
    // Filters by several related rows are found in the same way; chosen or not, they narrow the list.
    let found = ann.get("/admin/actions/session/options/filter-users?q=bob").text;
    let found: serde_json::Value = serde_json::from_str(&found).expect("a list");
    let bob = found[0]["key"].as_str().expect("a key");
    let page = ann.get(&format!("/admin/actions/session/?users={bob}&projects="));
    assert!(page.status == 200 && page.text.contains("data-name=\"users\""), "{}", page.words());
    assert!(page.text.contains("value=\"bob\""), "{}", page.text);
    // Without scripts, a name that was typed leads to the address with the key; one that isn't known is said to be none.
    let typed = "/admin/actions/session/?users%3Atext=bob&users=&users%3Acap=&q=x";
    assert_eq!(saved(&ann.get(typed)), format!("/admin/actions/session/?q=x&users={bob}"));
    let other = format!("/admin/actions/session/?users%3Atext=ann&users={bob}&users%3Acap=bob");
    let ann_key = saved(&ann.get(&other)).rsplit('=').next().unwrap_or_default().to_owned();
    assert!(!ann_key.is_empty() && ann_key != bob, "{ann_key}");
    let same = format!("/admin/actions/session/?users%3Atext=bob&users={bob}&users%3Acap=bob");
    assert_eq!(saved(&ann.get(&same)), format!("/admin/actions/session/?users={bob}"));
    let emptied = format!("/admin/actions/session/?users%3Atext=&users={bob}&users%3Acap=bob");
    assert_eq!(saved(&ann.get(&emptied)), "/admin/actions/session/?");
    let page = ann.get("/admin/actions/session/?users%3Atext=nobody&users=&users%3Acap=");
    assert!(page.status == 200 && page.words().contains("is called “nobody”"), "{}", page.words());
    assert!(page.text.contains("value=\"nobody\"") && !page.text.contains("<table"), "{}", page.text);
    // What a view sets and people take away stays away on the way through the list.
    let page = ann.get("/admin/subjects/subject/?view=mine&responsible_user=&alive=");
    assert!(page.text.contains("view=mine&amp;responsible_user=&amp;alive=&amp;o="), "{}", page.text);
    // Two of one name.
    rig.post("ann", "/labs", &serde_json::json!({"name": "other"}));
    for (lab, user) in [("defaultlab", "bob"), ("other", "ann")] {
        rig.post("ann", "/subjects", &serde_json::json!({"nickname": "twice", "lab": lab, "responsible_user": user}));
    }
    let page = send(ann, path, &[("subject:text", "twice"), ("weight", "20")]);
    assert!(page.words().contains("More than one subject is called “twice”."), "{}", page.words());
    let count = rig.get("ann", "/weighings?nickname=many7").1;
    assert_eq!(count["count"], 1);
}

fn deletes_with_what_goes_along(ann: &mut Browser, rig: &Rig) {
    let form = row(ann, "subjects/subject", "rat");
    let delete = form.replace("/change/", "/delete/");
    let page = ann.get(&delete);
    let words = page.words();
    assert!(words.contains("Delete rat?") && words.contains("1 × weighing: rat"), "{words}");
    let inputs = page.inputs("<form method=post>");
    assert_eq!(saved(&ann.post(&delete, &inputs)), "/admin/subjects/subject/");
    assert_eq!(ann.get(&form).status, 404);
    assert_eq!(rig.get("ann", "/weighings?nickname=rat").1["count"], 0);
    // Several rows: chosen ones, then all that match.
    let list = ann.get("/admin/subjects/subject/?view=all&q=many1");
    let action = "/admin/subjects/subject/act/delete/?view=all&q=many1";
    let button = format!("<button formaction=\"{}\"", action.replace('&', "&amp;"));
    assert!(list.text.contains(&button), "{}", list.text);
    let form = "data-cells>";
    let chosen: Vec<String> = list
        .text
        .split("name=_key value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(chosen.len(), 11);
    let mut inputs = list.inputs(form);
    inputs.push(("_key".into(), chosen[0].clone()));
    inputs.push(("_key".into(), chosen[1].clone()));
    let page = ann.post(action, &inputs);
    assert!(page.words().contains("Delete 2 subjects?"), "{}", page.words());
    assert_eq!(rig.get("ann", "/subjects?limit=1").1["count"], 64, "only shown yet");
    saved(&ann.post(action, &page.inputs("<form method=post>")));
    let mut inputs = list.inputs(form);
    set(&mut inputs, "_rows", "all");
    let page = ann.post(action, &inputs);
    assert!(page.words().contains("Delete 9 subjects?"), "{}", page.words());
    // Other rows match than those that were shown.
    rig.post("ann", "/subjects", &serde_json::json!({"nickname": "many1more", "lab": "defaultlab"}));
    let again = ann.post(action, &page.inputs("<form method=post>"));
    assert!(again.words().contains("Delete 10 subjects?"), "{}", again.words());
    saved(&ann.post(action, &again.inputs("<form method=post>")));
    assert_eq!(ann.get("/admin/subjects/subject/?view=all&q=many1").text.matches("name=_key").count(), 0);
}

fn lists_as_csv(ann: &mut Browser) {
    saved(&send(ann, "/admin/subjects/subject/add/", &[("nickname", "-5x"), ("cage", "=1+1")]));
    let csv = ann.get("/admin/subjects/subject/?as=csv&view=all&q=many&o=-nickname");
    assert_eq!(csv.status, 200);
    let lines: Vec<&str> = csv.text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 50, "{}", csv.text);
    assert!(lines[0].starts_with("Nickname") && lines[1].contains("many9"), "{}", csv.text);
    let csv = ann.get("/admin/subjects/subject/?as=csv&view=all&q=-5x").text;
    assert!(csv.contains("'-5x"), "{csv}");
}

/// What a user gets for a form that somebody else filled in: its form key stands in place of theirs.
fn hand_made(browser: &mut Browser, path: &str, inputs: &Inputs) -> Page {
    let key = browser.get("/admin/password/").inputs("<form method=post");
    let mut inputs = inputs.clone();
    set(&mut inputs, "form_key", value(&key, "form_key"));
    browser.post(path, &inputs)
}

#[test]
fn what_a_user_may_not_do_is_refused_in_forms_too() {
    for home in Home::each("what_a_user_may_not_do_is_refused_in_forms_too") {
        let rig = Rig::new(&home, "open");
        let mut ann = ann(&rig);
        let mut others: Vec<(&str, Browser)> = USERS[1..]
            .iter()
            .filter_map(|user| Some((*user, Browser::log_in(&rig.server.address, user, "x")?)))
            .collect();
        let names: Vec<&str> = others.iter().map(|(user, _)| *user).collect();
        assert!(names.starts_with(&["bob", "eve", "tom", "cleo"]), "{names:?}");
        let mice = [row(&mut ann, "subjects/subject", "mouse"), row(&mut ann, "subjects/subject", "rat")];
        for (user, browser) in &mut others {
            // Its responsible user, whom that user lets, and the husbandry.
            for (n, form) in mice.iter().enumerate() {
                let may = *user == "cleo" || (n == 0 && ["bob", "eve"].contains(user));
                let page = browser.get(form);
                if page.status == 404 || page.status == 403 {
                    assert!(!may, "{user}");
                } else {
                    assert_eq!(page.text.contains("data-form"), may, "{user} {form}: {}", page.words());
                }
                let mut inputs = ann.get(form).form();
                // New rows in the form begin with its user.
                inputs.retain(|(name, _)| !name.contains(".new"));
                set(&mut inputs, "description", &format!("by {user}"));
                let answer = hand_made(browser, form, &inputs);
                let refused = if page.status == 404 { 404 } else { 403 };
                assert_eq!(answer.status, if may { 303 } else { refused }, "{user} {form}: {}", answer.words());
            }
            deletes_nothing(user, browser, &mice[1]);
        }
        assert_eq!(value(&ann.get(&mice[1]).form(), "description"), "by cleo");
        accounts(&mut ann, &mut others);
        foreign(&mut ann, &mut others[0].1, &mice[0]);
    }
}

/// Deleting asks the rule of deletion, which lets administrators alone.
fn deletes_nothing(user: &str, browser: &mut Browser, form: &str) {
    let delete = form.replace("/change/", "/delete/");
    let status = browser.get(&delete).status;
    assert!([403, 404].contains(&status), "{user}: {status}");
    let status = hand_made(browser, &delete, &Inputs::new()).status;
    assert!([403, 404].contains(&status), "{user}: {status}");
    let key = form.trim_end_matches("/change/").rsplit('/').next().unwrap_or_default();
    let several = vec![("_key".to_owned(), key.to_owned()), ("_sure".to_owned(), "1".to_owned())];
    let answer = hand_made(browser, "/admin/subjects/subject/act/delete/", &several);
    assert!(answer.status == 403 || answer.location == "/admin/subjects/subject/", "{user}: {}", answer.words());
    let all = vec![("_rows".to_owned(), "all".to_owned()), ("_sure".to_owned(), "2".to_owned())];
    let answer = hand_made(browser, "/admin/subjects/subject/act/delete/", &all);
    assert!(answer.status == 403 || answer.location == "/admin/subjects/subject/", "{user}: {}", answer.words());
}

/// Nobody gives themselves, or others, more rights.
fn accounts(ann: &mut Browser, others: &mut [(&str, Browser)]) {
    let bob = row(ann, "misc/labmember", "bob");
    let page = ann.get(&bob);
    let mut inputs = page.form();
    let flags: Vec<&str> = ["is_superuser", "is_staff", "is_stock_manager", "is_public_user"]
        .into_iter()
        .filter(|flag| page.text.contains(&format!("name=\"{flag}\"")))
        .collect();
    assert!(flags.contains(&"is_stock_manager"), "{}", page.words());
    for (user, browser) in others {
        for flag in &flags {
            let was = inputs.iter().any(|(name, _)| name == flag);
            let (form, mut changed) = (bob.clone(), inputs.clone());
            if was {
                unset(&mut changed, flag)
            } else {
                set(&mut changed, flag, "true")
            }
            let answer = hand_made(browser, &form, &changed);
            assert!([403, 404].contains(&answer.status), "{user} {flag}: {} {}", answer.status, answer.words());
        }
        let answer = hand_made(browser, "/admin/misc/labmember/add/", &inputs);
        assert_eq!(answer.status, 403, "{user}: {}", answer.words());
    }
    set(&mut inputs, "_do", "save");
    let now = ann.get(&bob).form();
    for flag in flags {
        assert_eq!(value(&now, flag), value(&inputs, flag), "{flag}");
    }
}

/// A form of another session, or of none.
fn foreign(ann: &mut Browser, bob: &mut Browser, form: &str) {
    let theirs = ann.get(form).form();
    assert_eq!(bob.post(form, &theirs).status, 403);
    let mut without = bob.get(form).form();
    unset(&mut without, "form_key");
    assert_eq!(bob.post(form, &without).status, 403);
}

#[test]
fn cells_of_a_list_are_changed_together() {
    for home in Home::each("cells_of_a_list_are_changed_together") {
        let rig = Rig::new(&home, "open");
        let mut ann = ann(&rig);
        let list = "/admin/subjects/cullsubject/?view=every&o=nickname";
        let act = "/admin/subjects/cullsubject/act/edit/?view=every&o=nickname";
        let id = |nickname: &str| {
            rig.get("ann", &format!("/subjects/{nickname}")).1["id"].as_str().unwrap_or_default().to_owned()
        };
        let (mouse, rat) = (id("mouse"), id("rat"));
        let cell = |key: &str, field: &str| format!("row.{key}.{field}");
        let stored = |nickname: &str| rig.get("ann", &format!("/subject-records/{nickname}")).1;
        let page = ann.get(list);
        let old = page.inputs("data-cells>");
        let with = |inputs: &Inputs, changes: &[(String, &str)]| {
            let mut inputs = inputs.clone();
            changes.iter().for_each(|(name, value)| set(&mut inputs, name, value));
            inputs
        };
        let changes = [(cell(&mouse, "to_be_culled"), "true"), (cell(&rat, "reduced_date"), "2026-11-01")];
        assert_eq!(saved(&ann.post(act, &with(&old, &changes))), "/admin/subjects/cullsubject/?view=every&o=nickname");
        assert!(ann.get(list).words().contains("2 cull subjects were saved."));
        assert_eq!((&stored("mouse")["to_be_culled"], &stored("rat")["to_be_culled"]), (&true.into(), &false.into()));
        let history = ann.get(&format!("/admin/subjects/subject/{mouse}/history/")).words();
        assert!(history.contains("To be culled: false → true"), "{history}");
        // One that is wrong keeps all from being saved, and nothing that was typed is lost.
        let now = ann.get(list).inputs("data-cells>");
        let changes = [(cell(&mouse, "actual_severity"), "2"), (cell(&rat, "reduced_date"), "soon")];
        let page = ann.post(act, &with(&now, &changes));
        assert!(page.status == 400 && page.words().contains("Date has wrong format"), "{}", page.words());
        let again = page.inputs("data-cells>");
        assert_eq!(value(&again, &cell(&rat, "reduced_date")), "soon");
        assert_eq!(value(&again, &cell(&mouse, "actual_severity")), "2");
        assert_eq!(stored("mouse")["actual_severity"], rig.get("ann", "/subject-records/rat").1["actual_severity"]);
        saved(&ann.post(act, &with(&again, &[(cell(&rat, "reduced_date"), "2026-11-02")])));
        assert_eq!(stored("rat")["reduced_date"], "2026-11-02");
        // What somebody else has changed since is shown beside; what others changed elsewhere stays.
        let page = ann.post(act, &with(&old, &[(cell(&rat, "reduced_date"), "2026-11-03")]));
        assert!(page.status == 409 && page.words().contains("Theirs: 2026-11-02"), "{}", page.words());
        saved(&ann.post(act, &with(&old, &[(cell(&rat, "actual_severity"), "1")])));
        assert_eq!(
            (&stored("rat")["reduced_date"], &stored("mouse")["to_be_culled"]),
            (&"2026-11-02".into(), &true.into())
        );
        // Fields that the list doesn't have aren't changed by it.
        saved(&ann.post(act, &with(&old, &[(cell(&rat, "description"), "by hand")])));
        assert_eq!(stored("rat")["description"], "");
        // Each row has its own rule.
        let mut bob = Browser::log_in(&rig.server.address, "bob", "x").expect("bob is on the staff");
        let page = bob.get(list);
        assert!(page.text.contains(&cell(&mouse, "reduced_date")), "bob is responsible for it: {}", page.words());
        assert!(!page.text.contains(&cell(&rat, "reduced_date")), "{}", page.words());
        let wrong = with(
            &page.inputs("data-cells>"),
            &[(cell(&rat, "reduced_date"), "2026-11-09"), (cell(&rat, "reduced_date:was"), "2026-11-02")],
        );
        assert_eq!(bob.post(act, &wrong).status, 403);
        assert_eq!(stored("rat")["reduced_date"], "2026-11-02");
        // A row that is gone is told of.
        let mut gone = with(&bob.get(list).inputs("data-cells>"), &[]);
        gone.push((format!("row.{}.reduced_date", uuid_of_nothing()), "2026-01-01".to_owned()));
        let page = bob.post(act, &gone);
        assert!(page.status == 400 && page.words().contains("isn’t there any more"), "{}", page.words());
        let many: Inputs =
            (0..60).map(|n| (format!("row.00000000-0000-4000-8000-0000000000{n:02}.x"), String::new())).collect();
        let many = [vec![("form_key".to_owned(), value(&gone, "form_key").to_owned())], many].concat();
        assert_eq!(bob.post(act, &many).status, 400);
    }
}

fn uuid_of_nothing() -> &'static str {
    "00000000-0000-4000-8000-000000000000"
}
