//! Work on the pages that changes many rows at once: culls and their undoing, animals from the stock.

use crate::{
    rights::Rig,
    support::{
        browser::{Browser, Page, set, value},
        home::Home,
        smtp::Smtp,
    },
};
use serde_json::{Value, json};

fn person(rig: &Rig, name: &str) -> Browser {
    let password = if name == "ann" { "open sesame" } else { "x" };
    Browser::log_in(&rig.server.address, name, password).expect("they are on the staff")
}

fn opened(browser: &mut Browser, path: &str) -> Page {
    let page = browser.get(path);
    assert_eq!(page.status, 200, "{path}: {}", page.words());
    page
}

fn id(row: &Value) -> String {
    row["id"].as_str().expect("a key").to_owned()
}

/// Culls `mouse`, which lives in a housing and is on restriction; then takes it back.
#[test]
fn a_cull_is_undone_with_all_that_it_ended() {
    for home in Home::each("a_cull_is_undone_with_all_that_it_ended") {
        let rig = Rig::new(&home, "open");
        let mut ann = person(&rig, "ann");
        let mouse = id(&rig.get("ann", "/subjects/mouse").1);
        let restriction = json!({"subject": "mouse", "start_time": "2026-11-01T08:00:00", "reference_weight": 20.0});
        let restriction = id(&rig.post("ann", "/water-restrictions", &restriction));
        let housing = id(&rig.post("ann", "/housings", &json!({"cage_name": "H1"})));
        let stay = json!({"subject": "mouse", "housing": housing, "start_datetime": "2026-11-02T09:00:00"});
        let stay = id(&rig.post("ann", "/housing-subjects", &stay));
        let marked = json!({"to_be_culled": true, "actual_severity": 1});
        assert_eq!(rig.ask("ann", "PATCH", "/subject-records/mouse", &marked).0, 200);
        let state = |rig: &Rig| {
            let record = rig.get("ann", "/subject-records/mouse").1;
            [
                record["death_date"].clone(),
                record["to_be_culled"].clone(),
                record["actual_severity"].clone(),
                rig.get("ann", &format!("/water-restrictions/{restriction}")).1["end_time"].clone(),
                rig.get("ann", &format!("/housing-subjects/{stay}")).1["end_datetime"].clone(),
            ]
        };
        let before = state(&rig);
        let housings = opened(&mut ann, "/admin/misc/housing/").words();
        assert!(housings.contains("H1 mouse – 2026-11-02 – 1 defaultlab"), "{housings}");
        let mut inputs = opened(&mut ann, "/admin/cull/?whose=all&q=mouse").inputs("<form method=post");
        inputs.push(("animal".into(), mouse.clone()));
        let day = value(&inputs, "date").to_owned();
        assert!(!day.is_empty(), "today is filled in");
        set(&mut inputs, "severity", "3");
        let preview = ann.post("/admin/cull/?whose=all&q=mouse", &inputs);
        let words = preview.words();
        assert!(words.contains("its water restriction ends") && words.contains("it leaves its housing"), "{words}");
        let answer = ann.post("/admin/cull/?whose=all&q=mouse", &preview.inputs("<form method=post"));
        assert_eq!(answer.status, 303, "{}", answer.words());
        let culled = state(&rig);
        assert_eq!((&culled[0], &culled[1], &culled[2]), (&json!(day), &json!(false), &json!(3)), "{}", home.kind);
        for ended in &culled[3..] {
            assert!(ended.as_str().is_some_and(|at| at.starts_with(&day)), "{}: {ended} {day}", home.kind);
        }
        assert!(!opened(&mut ann, "/admin/misc/housing/").words().contains("H1"), "nobody is inside");
        let housings = opened(&mut ann, "/admin/misc/housing/?view=all").words();
        assert!(housings.contains("H1 – mouse 2026-11-02") && housings.contains("0 defaultlab"), "{housings}");
        // The page that follows offers to undo it, ticked already.
        let page = opened(&mut ann, &answer.location);
        let undo = page.inputs("<form method=post><input type=hidden name=\"form_key\"");
        assert!(undo.iter().any(|(name, _)| name == "undo"), "{}", page.text);
        let mut nothing = undo.clone();
        nothing.retain(|(name, _)| name != "undo");
        nothing.push(("act".into(), "undo".into()));
        assert_eq!(ann.post("/admin/cull/?whose=all", &nothing).status, 400);
        let mut undo = undo;
        undo.push(("act".into(), "undo".into()));
        // Whoever may delete no cull may undo none.
        let mut bob = person(&rig, "bob");
        let page = opened(&mut bob, "/admin/cull/?whose=all");
        assert!(!page.text.contains("name=undo"), "{}", page.text);
        let mut foreign = undo.clone();
        set(&mut foreign, "form_key", page.inputs("<form method=\"post\"")[0].1.as_str());
        let refused = bob.post("/admin/cull/?whose=all", &foreign);
        assert!(refused.status == 400 || refused.status == 403, "{} {}", refused.status, refused.words());
        assert_eq!(state(&rig), culled, "{}", home.kind);
        let answer = ann.post("/admin/cull/?whose=all", &undo);
        assert_eq!(answer.status, 303, "{}", answer.words());
        assert_eq!(state(&rig), before, "{}", home.kind);
        assert_eq!(rig.get("ann", "/culls").1["count"], 0);
    }
}

#[test]
fn animals_go_from_the_stock_to_who_asked_for_them() {
    for home in Home::each("animals_go_from_the_stock_to_who_asked_for_them") {
        let rig = Rig::new(&home, "open");
        let mut users = home.rows(&["misc.labmember"]);
        users.retain(|user| user["fields"]["username"] == "cleo");
        users[0]["fields"]["is_stock_manager"] = json!(true);
        let file = home.path().join("stock.json");
        std::fs::write(&file, Value::Array(users).to_string()).expect("it is written");
        home.done(&["loaddata", &file.display().to_string()], "");
        rig.post("ann", "/lines", &json!({"nickname": "T", "name": "Tee", "lab": "defaultlab"}));
        rig.post("ann", "/projects", &json!({"name": "maze"}));
        for (n, sex) in ["F", "F", "M"].iter().enumerate() {
            let animal = json!({"nickname": format!("s{n}"), "lab": "defaultlab", "line": "Tee", "sex": sex,
                                "responsible_user": "cleo", "birth_date": "2026-09-01"});
            rig.post("ann", "/subject-records", &animal);
        }
        rig.post(
            "ann",
            "/subject-requests",
            &json!({"user": "tom", "line": "T", "count": 2, "due_date": "2026-12-24"}),
        );
        let mut cleo = person(&rig, "cleo");
        let page = opened(&mut cleo, "/admin/stock/");
        assert!(page.words().contains("T 2 1 0 2 tom: 2 by 2026-12-24"), "{}", page.words());
        let address = page
            .text
            .split("href=\"")
            .find(|part| part.starts_with("/admin/stock/?line=") && part.contains("request="));
        let address = address.and_then(|part| part.split('"').next()).expect("a link").replace("&amp;", "&");
        let form = opened(&mut cleo, &address).inputs("<form method=post");
        let animal = |name: &str| id(&rig.get("ann", &format!("/subjects/{name}")).1);
        let of = |name: &str| rig.get("ann", &format!("/subject-records/{name}")).1;
        let refused = cleo.post(&address, &form);
        assert!(refused.status == 400 && refused.words().contains("Choose animals."), "{}", refused.words());
        let mut chosen = form.clone();
        chosen.extend(["s0", "s2"].map(|name| ("animal".to_owned(), animal(name))));
        set(&mut chosen, "project", "maze");
        set(&mut chosen, "cage", "C9");
        // Who may not change the animals takes none.
        let mut tom = person(&rig, "tom");
        let mut foreign = chosen.clone();
        set(&mut foreign, "form_key", &opened(&mut tom, &address).inputs("<form method=post")[0].1.clone());
        assert_eq!(tom.post(&address, &foreign).status, 400);
        assert_eq!(of("s0")["responsible_user"], "cleo");
        let wrong = {
            let mut wrong = chosen.clone();
            set(&mut wrong, "project", "no such");
            cleo.post(&address, &wrong)
        };
        assert!(wrong.status == 400 && of("s0")["cage"].is_null(), "nothing is done by halves: {}", wrong.words());
        let answer = cleo.post(&address, &chosen);
        assert_eq!(answer.status, 303, "{}", answer.words());
        assert!(opened(&mut cleo, &answer.location).words().contains("2 animals went to tom. The request is met."));
        for name in ["s0", "s2"] {
            let row = of(name);
            assert_eq!(
                (&row["responsible_user"], &row["cage"], &row["projects"]),
                (&json!("tom"), &json!("C9"), &json!(["maze"]))
            );
            assert!(!row["request"].is_null(), "{row}");
        }
        assert_eq!(of("s1")["responsible_user"], "cleo");
        let page = opened(&mut cleo, "/admin/stock/").words();
        assert!(page.contains("T 1 0 0 0"), "{page}");
        // Without a request, to a user.
        let address = address.split("&request").next().expect("a part").to_owned();
        let mut form = opened(&mut cleo, &address).inputs("<form method=post");
        form.push(("animal".into(), animal("s1")));
        set(&mut form, "user", "bob");
        assert_eq!(cleo.post(&address, &form).status, 303);
        assert_eq!(of("s1")["responsible_user"], "bob");
    }
}

#[test]
fn reports_are_mailed_printed_written_and_shown() {
    for home in Home::each("reports_are_mailed_printed_written_and_shown") {
        let rig = Rig::new(&home, "open");
        let smtp = Smtp::start();
        assert_eq!(rig.ask("ann", "PATCH", "/users/bob", &json!({"email": "bob@lab.example"})).0, 200);
        assert_eq!(rig.ask("ann", "PATCH", "/labs/defaultlab", &json!({"reference_weight_pct": 0.85})).0, 200);
        let restriction = json!({"subject": "mouse", "start_time": "2020-11-01T08:00:00", "reference_weight": 30.0});
        rig.post("ann", "/water-restrictions", &restriction);
        let made = |nickname: &str, fields: Value| {
            let mut row = json!({"nickname": nickname, "lab": "defaultlab", "responsible_user": "bob"});
            row.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
            rig.post("ann", "/subject-records", &row);
        };
        made("gone", json!({"to_be_culled": true, "cage": "C1"}));
        made("old", json!({"sex": "M", "birth_date": "2024-01-01", "death_date": "2025-05-05", "actual_severity": 2}));
        made(
            "older",
            json!({"sex": "F", "birth_date": "2024-01-01", "death_date": "2025-06-05", "protocol_number": "4"}),
        );
        // Printed.
        let printed = home.done(&["report", "print", "restriction", "cull", "--user", "bob"], "");
        assert!(printed.contains("Animals on water restriction\n1 animal\n") && printed.contains("mouse"), "{printed}");
        assert!(printed.contains("To be culled\n1 animal\n") && printed.contains("gone"), "{printed}");
        assert!(!printed.contains("genotyped"), "{printed}");
        assert!(home.done(&["report", "print", "cull", "--user", "ann"], "").contains("0 animals"));
        assert!(
            home.refused(&["report", "print", "--user", "nobody"], 2).contains("There is no active user `nobody`.")
        );
        home.refused(&["report", "print", "weather"], 2);
        // Mailed, to those for whose animals something is due.
        let settings = smtp.settings();
        let mut args = vec!["report", "mail", "underweight", "cull"];
        args.extend(settings.iter().map(String::as_str));
        let out = home.done(&args, "");
        assert!(out.contains("1 sent."), "{out}");
        let letters = smtp.wait(1);
        assert_eq!(letters.len(), 1);
        let text = format!("{:?}", letters[0]);
        for said in ["bob@lab.example", "Your animals on ", "mouse", "too low", "gone"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(home.refused(&["report", "mail"], 2).contains("mail_server"));
        // The lists of a period.
        let folder = home.path().join("report");
        let into = folder.display().to_string();
        let asked = ["report", "home-office", "--from", "2025-01-01", "--to", "2025-12-31", "--into", &into];
        assert!(home.done(&asked, "").contains("all.txt: 2 animals, 50.0 % males"));
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("it is written");
        assert!(read("severity-2.txt").contains("old") && !read("severity-2.txt").contains("older"));
        assert!(read("protocol-4.txt").contains("older"), "{}", read("protocol-4.txt"));
        assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 12);
        home.refused(&["report", "home-office", "--from", "2025-12-31", "--to", "2025-01-01"], 2);
        // The same on pages.
        let mut ann = person(&rig, "ann");
        opened(&mut ann, "/admin/reports/");
        for part in ["restriction", "underweight", "surgery", "changes", "training", "genotype", "cull", "reduce"] {
            opened(&mut ann, &format!("/admin/reports/{part}/?whose=all"));
        }
        assert!(opened(&mut ann, "/admin/reports/cull/?whose=all").words().contains("gone bob C1"));
        assert!(opened(&mut ann, "/admin/reports/cull/").words().contains("0 animals"));
        let csv = opened(&mut ann, "/admin/reports/cull/?whose=all&as=csv").text;
        assert!(csv.contains("Animal,User,Cage,Ear mark,Line,Born\r\ngone,bob,C1,,,"), "{csv}");
        let period = "/admin/reports/home-office/?from=2025-01-01&to=2025-12-31";
        assert!(opened(&mut ann, period).words().contains("2 animals, 50.0 % males"));
        assert_eq!(opened(&mut ann, &format!("{period}&list=all&as=txt")).text, read("all.txt"));
        opened(&mut ann, &format!("{period}&list=used"));
        assert_eq!(ann.get("/admin/reports/home-office/?from=soon").status, 400);
        assert_eq!(ann.get("/admin/reports/weather/").status, 404);
        assert_eq!(Browser::stranger(&rig.server.address).get("/admin/reports/").status, 303);
    }
}

/// The forms of Alyx show what nobody fills in, offer what fits, and begin with what was done last.
#[test]
fn forms_show_narrow_remember_and_begin_with_templates() {
    for home in Home::each("forms_show_narrow_remember_and_begin_with_templates") {
        let rig = Rig::new(&home, "open");
        let mut ann = person(&rig, "ann");
        rig.post("ann", "/strains", &json!({"name": "B6"}));
        rig.post("ann", "/sequences", &json!({"name": "Cre"}));
        rig.post("ann", "/alleles", &json!({"nickname": "al", "sequences": ["Cre"]}));
        for (line, active) in [("T", true), ("U", true), ("V", false)] {
            let row = json!({"nickname": line, "name": line, "lab": "defaultlab", "is_active": active});
            rig.post("ann", "/lines", &row);
            rig.post("ann", "/litters", &json!({"line": line, "name": format!("litter-{line}")}));
        }
        assert_eq!(rig.ask("ann", "PATCH", "/labs/defaultlab", &json!({"reference_weight_pct": 0.85})).0, 200);
        let restriction = json!({"subject": "mouse", "start_time": "2020-11-01T08:00:00", "reference_weight": 24.0});
        rig.post("ann", "/water-restrictions", &restriction);
        let mouse = id(&rig.get("ann", "/subjects/mouse").1);
        // What is shown of a row, its picture, and where its cells lead.
        let path = format!("/admin/subjects/subject/{mouse}/change/");
        let form = opened(&mut ann, &path);
        let facts =
            form.text.split("<dl class=facts>").nth(1).and_then(|rest| rest.split("</dl>").next()).expect("facts");
        assert!(facts.contains("<dt>Age weeks</dt>") && facts.contains("<dt>Genotype</dt>"), "{facts}");
        assert!(form.text.contains(&format!("src=\"/admin/weighing-plot/{mouse}/\"")), "{}", form.text);
        let list = opened(&mut ann, "/admin/subjects/subject/?view=all");
        assert!(list.words().contains("▼ 83.3 % – too low"), "{}", list.words());
        assert!(list.text.contains(&format!("href=\"/admin/water-history/{mouse}/\"")), "{}", list.text);
        for list in ["waterrestriction", "weighing"] {
            let words = opened(&mut ann, &format!("/admin/actions/{list}/")).words();
            assert!(words.contains("▼ 83.3 % – too low"), "{list}: {words}");
        }
        // Notes stand in the form; what is typed there is about the row.
        let mut inputs = form.form();
        set(&mut inputs, "notes.new0.text", "left ear torn");
        set(&mut inputs, "_do", "save");
        let saved = ann.post(&path, &inputs);
        assert_eq!(saved.status, 303, "{}", saved.words());
        let notes = rig.get("ann", "/notes").1;
        assert_eq!(
            (&notes["results"][0]["text"], &notes["results"][0]["object_id"]),
            (&json!("left ear torn"), &json!(mouse))
        );
        // Choices that another field narrows.
        let mut offered = |field: &str, with: &str| -> Vec<String> {
            let page = opened(&mut ann, &format!("/admin/subjects/subject/options/{field}?q=&{with}"));
            let rows: Value = serde_json::from_str(&page.text).expect("JSON");
            rows.as_array().expect("rows").iter().map(|row| row["text"].as_str().expect("a text").to_owned()).collect()
        };
        assert_eq!(offered("line", "").len(), 2, "only active lines");
        let line = id(&rig.get("ann", "/lines/T").1);
        let litters = offered("litter", &format!("with.line={line}"));
        assert!(litters.len() == 1 && litters[0].contains("litter-T"), "{litters:?}");
        assert_eq!(offered("litter", "").len(), 3, "without a line, all");
        assert!(offered("litter", "with.line=x").is_empty(), "a line that can't be");
        // What was chosen last is chosen in the next form, in this session.
        let path = "/admin/actions/weighing/add/";
        let mut inputs = opened(&mut ann, path).form();
        assert_eq!(value(&inputs, "subject"), "");
        set(&mut inputs, "subject", &mouse);
        set(&mut inputs, "weight", "20");
        set(&mut inputs, "_do", "save");
        assert_eq!(ann.post(path, &inputs).status, 303);
        for form in ["wateradministration", "surgery", "session"] {
            let inputs = opened(&mut ann, &format!("/admin/actions/{form}/add/")).form();
            assert_eq!(value(&inputs, "subject"), mouse, "{form}");
        }
        let mut other = person(&rig, "ann");
        assert_eq!(value(&opened(&mut other, path).form(), "subject"), "", "not in another session");
        let narrative = opened(&mut ann, "/admin/actions/surgery/add/").text;
        assert!(narrative.contains("data-templates=\"{&quot;Headplate implant"), "{narrative}");
        // Genotypes narrow the list.
        rig.post("ann", "/zygosities", &json!({"subject": "mouse", "allele": "al", "zygosity": 0}));
        rig.post("ann", "/zygosities", &json!({"subject": "rat", "allele": "al", "zygosity": 2}));
        for (filter, kept, left) in
            [("negative", "mouse", "rat"), ("positive", "rat", "mouse"), ("homo", "rat", "mouse")]
        {
            let words = opened(&mut ann, &format!("/admin/subjects/subject/?view=every&{filter}=true")).words();
            assert!(words.contains(&format!("{kept} ")) && !words.contains(&format!("{left} ")), "{filter}: {words}");
        }
        assert!(opened(&mut ann, "/admin/cull/?whose=all&zygosity=negative").words().contains("al -/-"));
        chosen_rows_go_to_pages(&rig, &mut ann, &mouse);
    }
}

fn chosen_rows_go_to_pages(rig: &Rig, ann: &mut Browser, mouse: &str) {
    let list = opened(ann, "/admin/subjects/subject/?view=all");
    assert!(list.text.contains("/act/cull/") && list.text.contains("/act/cards/"), "{}", list.text);
    let key = value(&list.inputs("<form method=post"), "form_key").to_owned();
    let act = |ann: &mut Browser, what: &str, more: &[(&str, &str)]| {
        let mut inputs = vec![("form_key".to_owned(), key.clone())];
        inputs.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        ann.post(&format!("/admin/subjects/subject/act/{what}/?view=all"), &inputs)
    };
    assert_eq!(act(ann, "cull", &[]).status, 400, "nothing was chosen");
    assert_eq!(act(ann, "weather", &[("_key", mouse)]).status, 404);
    let answer = act(ann, "cull", &[("_key", mouse)]);
    assert_eq!(answer.status, 303);
    let page = opened(ann, &answer.location);
    assert!(page.words().contains("1 living animals found") && page.text.contains(" checked>"), "{}", page.words());
    let all = act(ann, "cull", &[("_rows", "all")]);
    assert!(opened(ann, &all.location).words().contains("2 living animals found"));
    assert_eq!(rig.ask("ann", "PATCH", "/subject-records/mouse", &json!({"cage": "C7"})).0, 200);
    let answer = act(ann, "cards", &[("_key", mouse)]);
    let cards = opened(ann, &answer.location);
    assert!(cards.words().contains("C7") && cards.text.contains("<svg"), "{}", cards.words());
}
