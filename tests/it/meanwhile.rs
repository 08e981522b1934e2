//! Forms of the pages for people whose rows somebody else changes or deletes meanwhile: nothing is lost, nothing overwritten.

use crate::{
    pages::{ann, row, saved, send},
    rights::Rig,
    support::{
        browser::{Browser, Inputs, set, value},
        home::Home,
    },
};
use serde_json::json;

#[test]
fn what_others_do_meanwhile_is_shown() {
    for home in Home::each("what_others_do_meanwhile_is_shown") {
        let rig = Rig::new(&home, "open");
        let mut ann = ann(&rig);
        shows_both_values_where_two_change_a_row(&mut ann, &rig);
        shows_what_others_have_deleted(&mut ann, &rig);
    }
}

fn shows_both_values_where_two_change_a_row(ann: &mut Browser, rig: &Rig) {
    rig.post("ann", "/subjects", &json!({"nickname": "new", "lab": "defaultlab", "sex": "F"}));
    let form = row(ann, "subjects/subject", "new");
    let mine = ann.get(&form).form();
    saved(&send(ann, &form, &[("description", "theirs"), ("cage", "7"), ("ear_mark", "L")]));
    let with = |changes: &[(&str, &str)]| {
        let mut inputs = mine.clone();
        changes.iter().for_each(|(name, value)| set(&mut inputs, name, value));
        inputs
    };
    // One field both changed, one both changed alike, one only the other.
    let page = ann.post(&form, &with(&[("description", "mine"), ("cage", "7"), ("sex", "M")]));
    assert_eq!(page.status, 409, "{}", page.words());
    assert!(page.words().contains("Changed by somebody else meanwhile. Theirs: theirs"), "{}", page.words());
    let again = page.form();
    assert_eq!((value(&again, "description"), value(&again, "ear_mark"), value(&again, "sex")), ("mine", "L", "M"));
    assert!(!page.text.contains("id=\"cage:theirs\""), "the same in both");
    let stored = ann.get(&form).form();
    assert_eq!((value(&stored, "description"), value(&stored, "sex")), ("theirs", "F"), "nothing was saved");
    saved(&ann.post(&form, &again));
    let stored = ann.get(&form).form();
    let now = ["description", "cage", "ear_mark", "sex"].map(|name| value(&stored, name));
    assert_eq!(now, ["mine", "7", "L", "M"]);
}

fn shows_what_others_have_deleted(ann: &mut Browser, rig: &Rig) {
    let allele = rig.post("ann", "/alleles", &json!({"name": "Flp", "nickname": "Flp"}))["id"].clone();
    let allele = allele.as_str().expect("an id");
    let form = row(ann, "subjects/subject", "mouse");
    let zygosity = |inputs: &Inputs| {
        let is_it = |name: &str| name.starts_with("zygosity.") && !name.contains(".new") && name.ends_with(".zygosity");
        inputs.iter().find(|(name, _)| is_it(name)).map(|(name, _)| name.clone())
    };
    for keeps in [true, false] {
        let new = [("zygosity.new0.allele", allele), ("zygosity.new0.zygosity", "1")];
        saved(&send(ann, &form, &new));
        let mine = ann.get(&form).form();
        let field = zygosity(&mine).expect("the row is there");
        let delete = format!("{}:delete", field.trim_end_matches("zygosity"));
        saved(&send(ann, &form, &[(&delete, "true")]));
        // Whoever didn't change the row, or deletes it too, has nothing to decide.
        let mut same = mine.clone();
        set(&mut same, "description", if keeps { "kept" } else { "kept too" });
        saved(&ann.post(&form, &same));
        let mut mine = ann.get(&form).form().into_iter().filter(|(name, _)| !name.starts_with("zygosity.")).collect();
        for name in [field.clone(), format!("{field}:was"), field.replace("zygosity:", "x")] {
            set(&mut mine, &name, if name.ends_with(":was") { "1" } else { "2" });
        }
        let of_allele = field.replace(".zygosity", ".allele");
        set(&mut mine, &of_allele, allele);
        set(&mut mine, &format!("{of_allele}:was"), allele);
        let page = ann.post(&form, &mine);
        assert_eq!(page.status, 409, "{}", page.words());
        assert!(page.words().contains("Somebody else has deleted this zygosity meanwhile."), "{}", page.words());
        assert_eq!(zygosity(&ann.get(&form).form()), None, "nothing was saved");
        let mut again = page.form();
        let typed = again.iter().find(|(name, value)| name.ends_with(".zygosity") && value == "2");
        let typed = typed.unwrap_or_else(|| panic!("what was typed is lost: {again:?}")).0.clone();
        if !keeps {
            set(&mut again, &format!("{}:delete", typed.trim_end_matches("zygosity")), "true");
        }
        saved(&ann.post(&form, &again));
        let stored = ann.get(&form).form();
        assert_eq!(zygosity(&stored).is_some(), keeps);
        if let Some(field) = zygosity(&stored) {
            assert_eq!(value(&stored, &field), "2");
            saved(&send(ann, &form, &[(&format!("{}:delete", field.trim_end_matches("zygosity")), "true")]));
        }
    }
    // The row itself: what was typed makes another one.
    rig.post("ann", "/subjects", &json!({"nickname": "gone", "lab": "defaultlab"}));
    let form = row(ann, "subjects/subject", "gone");
    let mut mine = ann.get(&form).form();
    let delete = form.replace("/change/", "/delete/");
    let inputs = ann.get(&delete).inputs("<form method=post>");
    saved(&ann.post(&delete, &inputs));
    set(&mut mine, "description", "typed for long");
    let page = ann.post(&form, &mine);
    assert_eq!(page.status, 404, "{}", page.words());
    assert!(page.words().contains("somebody has deleted it"), "{}", page.words());
    assert!(page.text.contains("action=\"/admin/subjects/subject/add/\""), "{}", page.text);
    saved(&ann.post("/admin/subjects/subject/add/", &page.form()));
    assert_eq!(rig.get("ann", "/subjects/gone").1["description"], "typed for long");
}
