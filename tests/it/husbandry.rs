//! What only people enter: lines and the names that they give, genotypes by rules, culls, vocabularies.

use crate::support::{home::Home, http::Answer, server::Server};
use serde_json::{Value, json};

struct World {
    server: Server,
    token: String,
    kind: &'static str,
    _home: Home,
}

/// One of each kind of database, with a line `T` whose subjects are of the strain `B6`.
fn worlds(test: &str) -> Vec<World> {
    let worlds = Home::each(test).into_iter().map(|home| {
        let token = home.migrate();
        let world = World { server: home.serve(), token, kind: home.kind, _home: home };
        world.made("/strains", json!({"name": "B6"}));
        for sequence in ["Cre", "WT"] {
            world.made("/sequences", json!({"name": sequence}));
        }
        world.made("/alleles", json!({"nickname": "al", "sequences": ["Cre", "WT"]}));
        let line = json!({"nickname": "T", "name": "Tee", "lab": "defaultlab", "strain": "B6", "alleles": ["al"]});
        world.made("/lines", line);
        world
    });
    worlds.collect()
}

impl World {
    fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.server.json(method, path, &self.token, body)
    }

    fn get(&self, path: &str) -> Value {
        self.server.get(path, Some(&self.token)).json()
    }

    fn made(&self, path: &str, body: Value) -> Value {
        let answer = self.send("POST", path, &body);
        assert_eq!(answer.status, 201, "{}: {path} {body}: {}", self.kind, answer.text());
        answer.json()
    }

    fn refused(&self, path: &str, body: Value, messages: Value) {
        let answer = self.send("POST", path, &body);
        assert_eq!(answer.status, 400, "{}: {path} {body}: {}", self.kind, answer.text());
        let mut wanted = messages;
        wanted["status_code"] = 400.into();
        assert_eq!(answer.json(), wanted, "{}: {path} {body}", self.kind);
    }
}

#[test]
fn a_line_names_what_has_no_name() {
    for world in worlds("a_line_names_what_has_no_name") {
        let name = |path: &str, body: Value, field: &str| world.made(path, body)[field].as_str().map(str::to_owned);
        // One without a line stays unnamed, and stands in nobody's way.
        assert_eq!(name("/litters", json!({}), "name").as_deref(), Some("-"));
        world.refused("/litters", json!({}), json!({"name": ["litter with this name already exists."]}));
        world.refused("/litters", json!({"name": ""}), json!({"name": ["litter with this name already exists."]}));
        for (sent, wanted) in [
            (json!({"line": "T"}), "T_L_001"),
            (json!({"line": "T", "name": "-"}), "T_L_002"),
            (json!({"line": "T", "name": ""}), "T_L_003"),
            (json!({"line": "T", "name": "own"}), "own"),
        ] {
            assert_eq!(name("/litters", sent, "name").as_deref(), Some(wanted), "{}", world.kind);
        }
        world.refused(
            "/litters",
            json!({"line": "T", "name": "own"}),
            json!({"name": ["litter with this name already exists."]}),
        );
        assert_eq!(name("/breeding-pairs", json!({"line": "T"}), "name").as_deref(), Some("T_BP_001"));
        assert_eq!(name("/breeding-pairs", json!({}), "name").as_deref(), Some("-"));
        let pup = world.made("/subjects", json!({"lab": "defaultlab", "line": "Tee"}));
        assert_eq!((&pup["nickname"], &pup["strain"]), (&json!("T_0001"), &json!("B6")));
        let line = world.get("/lines/T");
        let counters = ["subject_autoname_index", "litter_autoname_index", "breeding_pair_autoname_index"];
        assert_eq!(counters.map(|counter| line[counter].as_i64()), [Some(1), Some(3), Some(1)], "{}", world.kind);
    }
}

#[test]
fn the_first_rule_entered_decides_a_zygosity() {
    for world in worlds("the_first_rule_entered_decides_a_zygosity") {
        let rule = |cre: u8, wt: Option<u8>, zygosity: u8| {
            let wild = wt.map(|_| "WT");
            world.made(
                "/zygosity-rules",
                json!({"line": "T", "allele": "al", "sequence0": "Cre", "sequence0_result": cre,
                       "sequence1": wild, "sequence1_result": wt, "zygosity": zygosity}),
            )
        };
        rule(1, Some(1), 1);
        rule(1, Some(0), 2);
        // Enough of them that no other order has the first ones first by chance.
        for _ in 0..6 {
            rule(1, None, 3);
        }
        rule(0, None, 0);
        world.made("/subjects", json!({"lab": "defaultlab", "line": "Tee"}));
        let zygosity = || world.get("/subjects/T_0001")["genotype"][0]["zygosity"].clone();
        let test = |sequence: &str, result: u8| {
            world.made("/genotype-tests", json!({"subject": "T_0001", "sequence": sequence, "test_result": result}))
        };
        test("Cre", 1);
        assert_eq!(zygosity(), 1, "{}: WT is not tested", world.kind);
        let wild = test("WT", 0);
        assert_eq!(zygosity(), 2, "{}", world.kind);
        assert_eq!(world.get("/subjects?nickname=T_0001")["results"][0]["genotype"], json!(["al +/+"]));
        let path = format!("/genotype-tests/{}", wild["id"].as_str().expect("it has an id"));
        assert_eq!(world.send("PATCH", &path, &json!({"test_result": 1})).status, 200);
        assert_eq!(zygosity(), 1, "{}", world.kind);
        // Of several tests of one sequence the last counts; a test that goes changes nothing.
        test("Cre", 0);
        assert_eq!(zygosity(), 0, "{}", world.kind);
        assert_eq!(world.send("DELETE", &path, &json!({})).status, 204);
        assert_eq!(zygosity(), 0, "{}", world.kind);
    }
}

#[test]
fn a_cull_is_the_end_and_never_before_the_birth() {
    for world in worlds("a_cull_is_the_end_and_never_before_the_birth") {
        world.made("/subjects", json!({"nickname": "m", "lab": "defaultlab", "birth_date": "2020-05-05"}));
        let date = |date: &str| json!({"subject": "m", "date": date});
        world.refused("/culls", date("2020-05-04"), json!({"date": ["Cull date must be after birth date."]}));
        assert_eq!(world.get("/subjects/m")["death_date"], Value::Null);
        let cull = world.made("/culls", date("2021-01-01"));
        assert_eq!(world.get("/subjects/m")["death_date"], "2021-01-01");
        world.refused("/culls", date("2021-01-01"), json!({"subject": ["cull with this subject already exists."]}));
        let path = format!("/culls/{}", cull["id"].as_str().expect("it has an id"));
        assert_eq!(world.send("PATCH", "/subjects/m", &json!({"death_date": "2021-02-02"})).status, 200);
        assert_eq!(world.get(&path)["date"], "2021-02-02");
        assert_eq!(world.send("DELETE", &path, &json!({})).status, 204);
        assert_eq!(world.get("/subjects/m")["death_date"], Value::Null);
    }
}

#[test]
fn what_is_found_by_its_name_has_one() {
    for world in worlds("what_is_found_by_its_name_has_one") {
        let required = json!({"name": ["This field is required."]});
        let blank = json!({"name": ["This field may not be blank."]});
        for path in ["/strains", "/sources", "/cage-types", "/cull-methods", "/cull-reasons", "/coordinate-systems"] {
            world.refused(path, json!({}), required.clone());
            world.refused(path, json!({"name": " "}), blank.clone());
        }
        world.refused("/lines", json!({"nickname": "U"}), required.clone());
        let count = json!({"count": ["Ensure this value is greater than or equal to 1."]});
        world.refused("/subject-requests", json!({"line": "T", "count": 0}), count);
    }
}

#[test]
fn what_clients_only_read_has_a_path_where_people_enter_it() {
    for world in worlds("what_clients_only_read_has_a_path_where_people_enter_it") {
        assert_eq!(world.send("POST", "/locations", &json!({"name": "rig 1"})).status, 405);
        world.refused("/lab-locations", json!({}), json!({"name": ["This field is required."]}));
        world.made("/lab-locations", json!({"name": "rig 1", "lab": "defaultlab"}));
        assert_eq!(world.get("/locations/rig%201")["lab"], "defaultlab");
        assert_eq!(world.send("PATCH", "/lab-locations/rig%201", &json!({"name": "rig 2"})).status, 200);
        assert_eq!(world.send("DELETE", "/locations/rig%202", &json!({})).status, 405);
        assert_eq!(world.send("DELETE", "/lab-locations/rig%202", &json!({})).status, 204);
        assert_eq!(world.send("GET", "/locations/rig%202", &json!({})).status, 404);

        world.made("/subjects", json!({"nickname": "m", "lab": "defaultlab"}));
        assert_eq!(world.send("POST", "/surgeries", &json!({"subject": "m", "implant_weight": 1})).status, 405);
        let required = ["This field is required."];
        world.refused("/surgery-records", json!({}), json!({"subject": required, "implant_weight": required}));
        let surgery = world.made("/surgery-records", json!({"subject": "m", "implant_weight": 1, "outcome_type": "r"}));
        let id = surgery["id"].as_str().expect("it has an id");
        assert_eq!(world.get(&format!("/surgeries/{id}")), surgery);
        assert_eq!(world.get("/surgery-records?subject=m")["count"], 1, "{}", world.kind);
        assert_eq!(world.send("DELETE", &format!("/surgery-records/{id}"), &json!({})).status, 204);
        assert_eq!(world.get("/surgeries")["count"], 0, "{}", world.kind);
    }
}

#[test]
fn a_record_has_what_the_keepers_of_a_subject_enter() {
    for world in worlds("a_record_has_what_the_keepers_of_a_subject_enter") {
        let kind = world.kind;
        let entered = json!({"lab": "defaultlab", "line": "Tee", "cage": "5", "ear_mark": "LR", "wean_date": "2020-06-01",
            "birth_date": "2020-05-05", "protocol_number": "4", "to_be_genotyped": true, "actual_severity": 2,
            "adverse_effects": "barbering"});
        let made = world.made("/subject-records", entered.clone());
        assert_eq!((&made["nickname"], &made["strain"]), (&json!("T_0001"), &json!("B6")), "{kind}: named by its line");
        for (field, value) in entered.as_object().expect("an object") {
            assert_eq!(made[field], *value, "{kind}: {field}");
        }
        let path = "/subject-records/T_0001";
        assert_eq!(world.get(path), made, "{kind}");
        assert_eq!(world.get("/subject-records?cage=5&actual_severity=2")["results"], json!([made]), "{kind}");

        // What Alyx's own path shows and takes stays as clients know it.
        let subject = world.send("PATCH", "/subjects/T_0001", &json!({"cage": "9", "description": "calm"})).json();
        assert!(subject.get("cage").is_none() && subject.get("ear_mark").is_none(), "{kind}: {subject}");
        let record = world.get(path);
        assert_eq!((&record["cage"], &record["description"]), (&json!("5"), &json!("calm")), "{kind}");

        let patched = |body: Value| {
            let answer = world.send("PATCH", path, &body);
            assert_eq!(answer.status, 200, "{kind}: {body}: {}", answer.text());
            answer.json()
        };
        let refused = |body: Value, field: &str, message: &str| {
            let answer = world.send("PATCH", path, &body);
            let wanted = json!({field: [message], "status_code": 400});
            assert_eq!((answer.status, answer.json()), (400, wanted), "{kind}: {body}");
        };
        let moved = patched(json!({"cage": "6"}));
        assert_eq!(moved["json"]["history"]["cage"][0]["value"], "5", "{kind}: {moved}");
        refused(json!({"protocol_number": "5"}), "protocol_number", "\"5\" is not a valid choice.");
        world.made("/surgery-records", json!({"subject": "T_0001", "implant_weight": 1, "outcome_type": "r"}));
        assert_eq!(world.get(path)["protocol_number"], "2", "{kind}: the rules go on working it out");
        assert_eq!(patched(json!({"genotype_date": "2020-06-02"}))["to_be_genotyped"], false, "{kind}");

        let user = json!({"username": "bea", "password": "x", "subjects_responsible": [], "allowed_users": []});
        world.made("/users", user);
        patched(json!({"responsible_user": "bea"}));
        let notices = world.get("/notifications");
        let title = notices["results"][0]["title"].as_str().unwrap_or_default();
        assert!(title.starts_with("Responsible user of T_0001 changed"), "{kind}: {notices}");

        assert_eq!(patched(json!({"to_be_culled": true}))["to_be_culled"], true, "{kind}");
        world.made("/culls", json!({"subject": "T_0001", "date": "2021-01-01"}));
        let ended = world.get(path);
        assert_eq!((&ended["to_be_culled"], &ended["death_date"]), (&json!(false), &json!("2021-01-01")), "{kind}");
        assert_eq!(patched(json!({"to_be_culled": true}))["to_be_culled"], false, "{kind}: it is done");
        refused(json!({"reduced_date": "2020-05-04"}), "reduced_date", "Reduced date must be after birth date.");
        refused(json!({"reduced_date": "2020-12-31"}), "reduced_date", "Reduced date must be after cull date.");
        assert_eq!(patched(json!({"reduced_date": "2021-01-02"}))["reduced_date"], "2021-01-02", "{kind}");
        assert_eq!(world.send("DELETE", path, &json!({})).status, 204, "{kind}");
        assert_eq!(world.send("GET", "/subjects/T_0001", &json!({})).status, 404, "{kind}");
    }
}

#[test]
fn what_others_fall_back_on_stays_while_it_is_needed() {
    for world in worlds("what_others_fall_back_on_stays_while_it_is_needed") {
        let kind = world.kind;
        world.made("/subjects", json!({"nickname": "m", "lab": "defaultlab"}));
        let session = world.made("/sessions", json!({"subject": "m", "number": 1}))["url"].clone();
        for (path, word, field) in
            [("/dataset-types", "dataset type", "dataset_type"), ("/data-formats", "data format", "data_format")]
        {
            let unknown = format!("{path}/unknown");
            // A dataset of a kind that is deleted afterwards, so that it has `unknown` instead.
            let left = || {
                world.made(path, json!({"name": "spikes", "filename_pattern": "spikes*", "file_extension": ".s"}));
                let mut body = json!({"name": "x.npy", "session": session, "collection": "alf",
                    "dataset_type": "unknown", "data_format": "unknown"});
                body[field] = "spikes".into();
                let made = world.made("/datasets", body);
                let dataset = made["url"].as_str().and_then(|url| url.rsplit('/').next()).map(str::to_owned);
                let dataset = format!("/datasets/{}", dataset.expect("it has an address"));
                assert_eq!(world.send("DELETE", &format!("{path}/spikes"), &json!({})).status, 204, "{kind}");
                assert_eq!(world.get(&dataset)[field], "unknown", "{kind}");
                dataset
            };
            let dataset = left();
            let refused = world.send("DELETE", &unknown, &json!({}));
            assert_eq!(refused.status, 409, "{kind}: {}", refused.text());
            let id = dataset.rsplit('/').next().unwrap_or_default();
            let wanted = format!(
                "The {word} \"unknown\" can't be deleted, because records need it: 1 dataset ({id}). It is what they get \
                 whose {field} is deleted; give them another {field} first."
            );
            assert_eq!(refused.json()["detail"], wanted, "{kind}");
            assert_eq!(world.get(&unknown)["name"], "unknown", "{kind}");
            // When nothing has it, it goes like any other, and is made again when it is needed.
            assert_eq!(world.send("DELETE", &dataset, &json!({})).status, 204, "{kind}");
            assert_eq!(world.send("DELETE", &unknown, &json!({})).status, 204, "{kind}");
            assert_eq!(world.send("GET", &unknown, &json!({})).status, 404, "{kind}");
            assert_eq!(world.send("DELETE", &left(), &json!({})).status, 204, "{kind}");
        }
    }
}
