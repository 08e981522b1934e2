//! Whether the colony fits its tables, holds together and could have happened. `columns.txt` names
//! every table's columns: type with longest text, `null`, `unique`, `->` what it refers to, `in` choices.

use super::write;
use crate::first_rows;
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Map, Value, from_slice};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::OnceLock,
};

struct Row {
    model: String,
    pk: Value,
    fields: Map<String, Value>,
}

impl Row {
    fn text(&self, field: &str) -> &str {
        self.fields.get(field).and_then(Value::as_str).unwrap_or("")
    }

    fn day(&self, field: &str) -> Option<NaiveDate> {
        self.text(field).get(..10)?.parse().ok()
    }
}

/// The fixture's text, and how many rows it is said to have.
fn fixture() -> &'static (Vec<u8>, usize) {
    static FIXTURE: OnceLock<(Vec<u8>, usize)> = OnceLock::new();
    FIXTURE.get_or_init(|| {
        let mut bytes = Vec::new();
        let count = write(&mut bytes).unwrap();
        (bytes, count)
    })
}

fn read(bytes: &[u8]) -> Vec<Row> {
    let mut rows: Vec<Map<String, Value>> = from_slice(bytes).unwrap();
    rows.iter_mut()
        .map(|row| Row {
            model: row["model"].as_str().unwrap().into(),
            pk: row["pk"].take(),
            fields: std::mem::take(row["fields"].as_object_mut().unwrap()),
        })
        .collect()
}

fn colony() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| read(&fixture().0))
}

/// What is in the database before the colony.
fn first() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| read(&first_rows::fixture("4027da48-7be3-43ec-a222-f75dffe36872", "UTC")))
}

fn of(model: &str) -> impl Iterator<Item = &'static Row> {
    colony().iter().filter(move |row| row.model == model)
}

fn by_key(model: &str) -> HashMap<&'static str, &'static Row> {
    of(model).filter_map(|row| Some((row.pk.as_str()?, row))).collect()
}

/// Tables with the words said of each of their columns; unique sets begin with `unique`.
fn tables() -> BTreeMap<&'static str, Vec<Vec<&'static str>>> {
    let mut tables = BTreeMap::new();
    let mut table = "";
    for line in include_str!("columns.txt").lines() {
        if !line.starts_with(' ') {
            table = line;
            continue;
        }
        let columns: &mut Vec<Vec<&str>> = tables.entry(table).or_default();
        columns.extend(
            line.split(',')
                .map(|column| column.split_whitespace().collect())
                .filter(|words: &Vec<_>| !words.is_empty()),
        );
    }
    tables
}

/// What a row's field is called in a failure.
fn place(row: &Row, field: &str) -> String {
    format!("{} {} {field} = {:?}", row.model, row.pk, row.fields.get(field))
}

fn fits(value: &Value, kind: &str) -> bool {
    let text = value.as_str();
    match kind {
        "int" => value.as_i64().is_some_and(|number| number.abs() < 1 << 31),
        "small" => value.as_i64().is_some_and(|number| number.abs() < 1 << 15),
        "big" => value.is_i64() || value.is_u64(),
        "float" => value.is_number(),
        "bool" => value.is_boolean(),
        "json" => true,
        "date" => text.is_some_and(|text| text.parse::<NaiveDate>().is_ok()),
        "time" => text.is_some_and(|text| text.parse::<NaiveDateTime>().is_ok()),
        "uuid" => text.is_some_and(|text| uuid::Uuid::parse_str(text).is_ok()),
        "key" => value.is_string() || value.is_i64() || value.is_array(),
        "many" | "floats" | "ints" => value.is_array(),
        _ => {
            let most: usize = kind.strip_prefix("text").unwrap().parse().unwrap_or(usize::MAX);
            text.is_some_and(|text| text.chars().count() <= most)
        }
    }
}

#[test]
fn every_run_gives_the_same_bytes() {
    let mut again = Vec::new();
    write(&mut again).unwrap();
    assert!(fixture().0 == again);
}

#[test]
fn the_count_is_that_of_the_rows() {
    assert_eq!(fixture().1, colony().len());
}

#[test]
fn rows_give_exactly_the_columns_of_their_table() {
    let tables = tables();
    for row in colony() {
        let columns = tables[row.model.as_str()].iter().filter(|words| words[0] != "unique");
        let wanted: HashSet<&str> = columns.map(|words| words[0]).collect();
        let given: HashSet<&str> = row.fields.keys().map(String::as_str).collect();
        assert_eq!(given, wanted, "{} {}", row.model, row.pk);
    }
}

#[test]
fn values_fit_their_columns() {
    let tables = tables();
    for row in colony() {
        for words in tables[row.model.as_str()].iter().filter(|words| words[0] != "unique") {
            let value = &row.fields[words[0]];
            if value.is_null() {
                assert!(words.contains(&"null"), "{}", place(row, words[0]));
                continue;
            }
            assert!(fits(value, words[1]), "{}", place(row, words[0]));
            if let Some(at) = words.iter().position(|word| *word == "in") {
                let value = value.as_str().map_or(value.to_string(), str::to_owned);
                assert!(words[at + 1].split('/').any(|choice| choice == value), "{}", place(row, words[0]));
            }
        }
    }
}

#[test]
fn references_lead_to_rows_before() {
    let tables = tables();
    let mut known: HashMap<&str, HashSet<&Value>> = HashMap::new();
    for row in first().iter().filter(|row| row.model != "experiments.brainregion") {
        known.entry(&row.model).or_default().insert(&row.pk);
    }
    for row in colony() {
        for words in &tables[row.model.as_str()] {
            let Some(target) = words.iter().find_map(|word| word.strip_prefix("->")) else { continue };
            let keys = match &row.fields[words[0]] {
                Value::Null => &[][..],
                Value::Array(kind) if target == "contenttypes.contenttype" => {
                    let model = format!("{}.{}", kind[0].as_str().unwrap(), kind[1].as_str().unwrap());
                    assert!(known[model.as_str()].contains(&row.fields["object_id"]), "{}", place(row, "object_id"));
                    continue;
                }
                Value::Array(keys) => keys,
                key => std::slice::from_ref(key),
            };
            assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len(), "{}", place(row, words[0]));
            for key in keys {
                assert!(known.get(target).is_some_and(|keys| keys.contains(key)), "{}", place(row, words[0]));
            }
        }
        assert!(known.entry(&row.model).or_default().insert(&row.pk), "{} {} twice", row.model, row.pk);
    }
}

#[test]
fn unique_sets_hold() {
    for (table, columns) in tables() {
        for words in columns.iter().filter(|words| words.contains(&"unique")) {
            let fields = if words[0] == "unique" { &words[1..] } else { &words[..1] };
            let mut seen = HashSet::new();
            let before = first().iter().filter(|row| row.model == table && table != "experiments.brainregion");
            for row in before.chain(of(table)) {
                let value = |field: &&str| row.fields.get(*field).unwrap_or(&Value::Null);
                let values: Vec<&Value> = fields.iter().map(value).collect();
                let free = fields.len() == 1 && values[0].is_null();
                assert!(free || seen.insert(values.clone()), "{table}: {fields:?} = {values:?} twice");
            }
        }
    }
}

#[test]
fn rows_that_migration_makes_are_left_to_it() {
    // The atlas alone brings a void of its own, which has the regions' place in its numbers.
    for row in first().iter().filter(|row| row.model != "experiments.brainregion") {
        assert!(of(&row.model).all(|other| other.pk != row.pk), "{} {}", row.model, row.pk);
        assert!(row.text("name").is_empty() || of(&row.model).all(|other| other.text("name") != row.text("name")));
    }
}

#[test]
fn nobody_can_come_in_with_a_password() {
    assert!(of("misc.labmember").all(|row| row.text("password") == "!" && row.fields["is_superuser"] == false));
}

#[test]
fn what_happens_to_animals_happens_in_their_lives() {
    let animals = by_key("subjects.subject");
    for row in colony().iter().filter(|row| row.model.starts_with("actions.") && row.fields.contains_key("subject")) {
        let animal = animals[row.text("subject")];
        let (birth, death) = (animal.day("birth_date").unwrap(), animal.day("death_date"));
        for field in ["start_time", "end_time", "date_time", "date"] {
            let Some(day) = row.day(field) else { continue };
            assert!(
                day > birth && death.is_none_or(|death| day <= death),
                "{} of {}",
                place(row, field),
                animal.text("nickname")
            );
        }
        assert!(
            row.text("end_time").is_empty() || row.text("start_time") <= row.text("end_time"),
            "{}",
            place(row, "end_time")
        );
    }
}

#[test]
fn weights_are_those_of_mice() {
    let animals = by_key("subjects.subject");
    for row in of("actions.weighing") {
        let grams = row.fields["weight"].as_f64().unwrap();
        let nickname = animals[row.text("subject")].text("nickname");
        assert!((10.0..40.0).contains(&grams), "{nickname} {}", place(row, "weight"));
    }
}

#[test]
fn one_weighing_a_day_at_most() {
    let mut seen = HashSet::new();
    assert!(of("actions.weighing").all(|row| seen.insert((row.text("subject"), row.day("date_time")))));
}

#[test]
fn pups_have_grown_up_parents() {
    let (animals, pairs) = (by_key("subjects.subject"), by_key("subjects.breedingpair"));
    for litter in of("subjects.litter") {
        let pair = pairs[litter.text("breeding_pair")];
        let born = litter.day("birth_date").unwrap();
        for (role, sex) in [("father", "M"), ("mother1", "F"), ("mother2", "F")] {
            let Some(parent) = animals.get(pair.text(role)) else {
                assert_eq!(role, "mother2", "{}", litter.text("name"));
                continue;
            };
            assert_eq!(parent.text("sex"), sex);
            assert!((born - parent.day("birth_date").unwrap()).num_days() > 70, "{}", parent.text("nickname"));
            assert!(parent.day("death_date").is_none_or(|death| death > born), "{}", parent.text("nickname"));
        }
        let pups = animals.values().filter(|animal| animal.fields["litter"] == litter.pk);
        assert!(pups.into_iter().all(|pup| pup.day("birth_date") == Some(born)));
    }
}

#[test]
fn sessions_of_a_day_are_counted() {
    let mut seen = HashSet::new();
    assert!(of("actions.session").all(|row| seen.insert((
        row.text("subject"),
        row.day("start_time"),
        row.fields["number"].to_string()
    ))));
}

#[test]
fn notices_name_datasets() {
    assert!(of("data.datanotice").all(|row| row.fields["datasets"].as_array().is_some_and(|keys| !keys.is_empty())));
}

#[test]
fn trials_are_correct_at_most() {
    for row in of("actions.session") {
        assert!(row.fields["n_correct_trials"].as_i64() <= row.fields["n_trials"].as_i64(), "{}", row.pk);
    }
}

#[test]
fn regions_are_nested_sets() {
    let number = |row: &Row, field: &str| row.fields[field].as_i64().unwrap();
    let mut sides = HashSet::new();
    for row in of("experiments.brainregion") {
        let (left, right) = (number(row, "lft"), number(row, "rght"));
        assert!(left < right, "{}", row.text("acronym"));
        for side in [left, right] {
            assert!(sides.insert((number(row, "tree_id"), side)), "{} shares {side}", row.text("acronym"));
        }
        let Some(parent) = of("experiments.brainregion").find(|parent| parent.pk == row.fields["parent"]) else {
            assert_eq!((left, number(row, "level")), (1, 0), "{}", row.text("acronym"));
            continue;
        };
        assert!(left > number(parent, "lft") && right < number(parent, "rght"), "{}", row.text("acronym"));
        assert_eq!(number(row, "level"), number(parent, "level") + 1, "{}", row.text("acronym"));
        assert_eq!(number(row, "tree_id"), number(parent, "tree_id"), "{}", row.text("acronym"));
    }
}

#[test]
fn file_names_tell_their_format_and_place() {
    let (formats, datasets) = (by_key("data.dataformat"), by_key("data.dataset"));
    for row in of("data.filerecord") {
        let dataset = datasets[row.text("dataset")];
        let extension = formats[dataset.text("data_format")].text("file_extension");
        assert!(dataset.text("name").ends_with(extension), "{}", place(dataset, "name"));
        let (path, name) = (row.text("relative_path"), dataset.text("name"));
        assert!(path.ends_with(&format!("/{name}")), "{path}");
        assert!(path.contains(&format!("/{}/", dataset.text("collection"))), "{path}");
    }
}
