//! Random changes of a spec, several in one step, on random rows: each is refused with nothing changed, or done whole; the
//! database is then the one that the new spec makes, and values that didn't change are there.

use super::{On, Zoo, databases};
use std::fmt::Write;

/// Random numbers that a seed determines.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn roll(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as usize % n
    }

    fn of<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.roll(n) == 0
    }
}

/// Types, and values of each as SQL of both databases, some of which are values of other types, too.
const TYPES: &[(&str, &[&str])] = &[
    ("type: string, max: 12", &["'7'", "'x'", "'true'", "'2020-01-31'", "' 12 '", "'1.5'", "'a b c d e'"]),
    ("type: string, max: 4", &["'7'", "'x'", "'-3'", "'no'"]),
    ("type: text", &["'7'", "'40000'", "'2021-02-29'", "'2020-01-31T10:00:00Z'", "'[1]'"]),
    ("type: integer", &["0", "1", "7", "70000"]),
    ("type: small", &["0", "1", "-3"]),
    ("type: big", &["1", "5000000000"]),
    ("type: float", &["1.5", "7.0", "0.0"]),
    ("type: boolean", &["true", "false"]),
    ("type: date", &["'2020-01-31'", "'1999-12-31'"]),
    ("choices: { a: A, b: B, c: C }", &["'a'", "'b'", "'c'"]),
    ("choices: { a: A, b: B }", &["'a'", "'b'"]),
    ("choices: { 1: one, 7: seven }", &["1", "7"]),
    ("type: json", &["'7'", "'\"x\"'", "'{\"a\": 1}'", "'null'"]),
    ("type: datetime", &["'2020-01-31T00:00:00+00:00'", "'2020-01-31T10:00:00+00:00'"]),
];

/// What a field gets where it must have a value, by its type's place.
const FILLS: &[&str] = &["'x'", "'x'", "'x'", "1", "1", "1", "1", "true", "'2020-02-02'", "a", "a", "1", "", "now"];

#[derive(Clone)]
struct Field {
    name: String,
    kind: usize,
    nullable: bool,
    filled: bool,
    unique: bool,
    index: bool,
    was: Option<String>,
    /// Of a reference: whether it is one to many, and what is done when the other row is deleted.
    leads: Option<(bool, &'static str)>,
}

impl Field {
    fn random(name: String, dice: &mut Dice) -> Field {
        let leads = dice.one_in(5).then(|| (false, dice.of(&["cascade", "protect"])));
        Field {
            name,
            kind: dice.roll(TYPES.len()),
            nullable: dice.one_in(2),
            filled: dice.one_in(2),
            unique: dice.one_in(5),
            index: dice.one_in(4),
            was: None,
            leads,
        }
    }

    /// Changes some of it.
    fn change(&mut self, dice: &mut Dice) {
        if dice.one_in(3) && self.leads.is_none() {
            self.kind = dice.roll(TYPES.len());
        }
        if dice.one_in(4) {
            let name = format!("n{}", &self.name[1..]);
            self.was = Some(std::mem::replace(&mut self.name, name));
        }
        let flip = |flag: &mut bool, yes: bool| *flag ^= yes;
        flip(&mut self.nullable, dice.one_in(3));
        flip(&mut self.filled, dice.one_in(3));
        flip(&mut self.unique, dice.one_in(5));
        flip(&mut self.index, dice.one_in(5));
        if let Some((many, on_delete)) = &mut self.leads {
            *many = dice.one_in(3);
            *on_delete = dice.of(&["cascade", "protect"]);
        }
    }

    fn spec(&self) -> String {
        let Field { name, kind, nullable, filled, unique, index, was, leads } = self;
        let mut text = match leads {
            Some((true, _)) => format!("  {name}: {{ to: [Lab], back: animals_{name}"),
            Some((false, on_delete)) => {
                let on_delete =
                    if *on_delete == "protect" { String::new() } else { format!(", on_delete: {on_delete}") };
                format!("  {name}: {{ to: Lab, back: animals_{name}{on_delete}")
            }
            None => format!("  {name}: {{ {}", TYPES[*kind].0),
        };
        let many = matches!(leads, Some((true, _)));
        if *nullable && !many {
            text += ", nullable: true";
        }
        if *filled && leads.is_none() && !FILLS[*kind].is_empty() {
            let key = if TYPES[*kind].0 == "type: date" { "fill" } else { "default" };
            let _ = write!(text, ", {key}: {}", FILLS[*kind]);
        }
        if *unique && leads.is_none() {
            text += ", unique: true";
        }
        if *index && !*unique && leads.is_none() {
            text += ", index: true";
        }
        if let Some(was) = was {
            let _ = write!(text, ", was: {was}");
        }
        text + " }\n"
    }
}

struct Change {
    old: String,
    new: String,
    rows: String,
    /// Queries over the old and the new database that must give the same.
    kept: Vec<(String, String)>,
}

fn spec(resource: &str, was: &str, fields: &[Field]) -> String {
    let fields: String = fields.iter().map(Field::spec).collect();
    let was = if was.is_empty() { String::new() } else { format!("was: zoo.{was}\n") };
    format!(
        "resource: {resource}\n{was}fields:\n  id: {{ type: integer, primary: true }}\n{fields}\
         # file: zoo/lab.yaml\nresource: Lab\nfields:\n  id: {{ type: integer, primary: true }}\n"
    )
}

fn change(seed: u64) -> Change {
    let dice = &mut Dice::new(seed);
    let old: Vec<Field> = (0..1 + dice.roll(4)).map(|n| Field::random(format!("f{n}"), dice)).collect();
    let mut new = old.clone();
    new.iter_mut().for_each(|field| field.change(dice));
    let mut kept = Vec::new();
    if new.len() > 1 && dice.one_in(6) {
        new.pop();
    }
    if dice.one_in(3) {
        new.push(Field::random(format!("f{}", old.len() + 1), dice));
    }
    let renamed = dice.one_in(4);
    let (table, label) = if renamed { ("zoo_beast", "Beast") } else { ("zoo_animal", "Animal") };
    let mut rows = "insert into zoo_lab (id) values (1), (2);".to_owned();
    for id in 1..=dice.roll(5) {
        let names = old
            .iter()
            .map(|field| if field.leads.is_some() { format!("{}_id", field.name) } else { field.name.clone() });
        let values = old.iter().map(|field| match (field.nullable && dice.one_in(3), field.leads) {
            (true, _) => "null".to_owned(),
            (_, Some(_)) => dice.of(&["1", "2"]).to_owned(),
            // What is unique differs in most rows.
            _ if field.unique && dice.roll(4) > 0 => {
                TYPES[field.kind].1.get(id - 1).copied().unwrap_or("null").to_owned()
            }
            _ => dice.of(TYPES[field.kind].1).to_owned(),
        });
        let (names, values): (Vec<String>, Vec<String>) = (names.collect(), values.collect());
        let _ = write!(rows, "insert into zoo_animal (id, {}) values ({id}, {});", names.join(", "), values.join(", "));
    }
    for (before, after) in old.iter().zip(&new) {
        let same = before.kind == after.kind && before.leads.is_none() && (after.nullable || !before.nullable);
        if same && (after.name == before.name || after.was.as_ref() == Some(&before.name)) {
            let list = |name: &str, table: &str| format!("select cast({name} as text) from {table} order by id");
            kept.push((list(&before.name, "zoo_animal"), list(&after.name, table)));
        }
        if let (Some(_), Some((many, _))) = (before.leads, after.leads) {
            let of = &after.name;
            let ask = match many {
                true => format!("select cast(lab_id as text) from {table}_{of} order by {}_id", label.to_lowercase()),
                false => format!("select cast({of}_id as text) from {table} where {of}_id is not null order by id"),
            };
            let old = &before.name;
            kept.push((
                format!("select cast({old}_id as text) from zoo_animal where {old}_id is not null order by id"),
                ask,
            ));
        }
    }
    let count = |table: &str| format!("select cast(count(*) as text) from {table}");
    kept.push((count("zoo_animal"), count(table)));
    Change { old: spec("Animal", "", &old), new: spec(label, if renamed { "animal" } else { "" }, &new), rows, kept }
}

/// Whether it was done.
async fn try_change(seed: u64, on: On) -> bool {
    let Change { old, new, rows, kept } = change(seed);
    let name = format!("seed {seed} on {on:?}\n{old}\n{rows}\n{new}");
    let zoo = Zoo::new(on).await;
    zoo.migrate(&old).await.unwrap_or_else(|error| panic!("{name}: {error}"));
    // Rows that the old spec refuses are left out.
    for row in rows.split_inclusive(';') {
        let _ = zoo.store.primary().script(row).await;
    }
    let mut before = Vec::new();
    for (ask, _) in &kept {
        before.push(zoo.ask(ask).await);
    }
    let structure = zoo.structure().await;
    let plan = zoo.try_plan(&new).await.unwrap_or_else(|error| panic!("{name}: {error}"));
    let refused = !(plan.in_the_way.is_empty() && plan.questions.is_empty() && plan.impossible.is_empty());
    match zoo.migrate(&new).await {
        Ok(_) => {
            assert!(!refused, "{name}: {plan:?}");
            for ((_, ask), before) in kept.iter().zip(before) {
                assert_eq!(zoo.ask(ask).await, before, "{name}: {ask}");
            }
            let after = zoo.plan(&new).await;
            let left: Vec<&String> = after.steps.iter().map(|step| &step.what).collect();
            assert!(left.is_empty() && after.false_answers.is_empty(), "{name}: {left:?} {:?}", after.false_answers);
            if after.notes.is_empty() {
                let fresh = Zoo::new(on).await;
                fresh.migrate(&new).await.expect("it is made");
                let (found, wanted) = (zoo.structure().await, fresh.structure().await);
                let differs: Vec<&String> = found.symmetric_difference(&wanted).collect();
                assert!(differs.is_empty(), "{name}: {differs:#?}");
            }
            true
        }
        Err(error) => {
            assert!(refused, "{name}: the plan has nothing against it, but: {error}");
            assert_eq!(zoo.structure().await, structure, "{name}: nothing was changed");
            for ((ask, _), before) in kept.iter().zip(before) {
                assert_eq!(zoo.ask(ask).await, before, "{name}");
            }
            assert!(zoo.plan(&old).await.steps.is_empty(), "{name}");
            false
        }
    }
}

async fn try_changes(seeds: std::ops::Range<u64>, on: On) {
    let (mut done, mut refused) = (0, 0);
    let mut failed = Vec::new();
    for seed in seeds {
        match tokio::spawn(try_change(seed, on)).await {
            Ok(true) => done += 1,
            Ok(false) => refused += 1,
            Err(_) => failed.push(seed),
        }
    }
    assert!(failed.is_empty(), "seeds {failed:?}, as said above");
    assert!(done > 0 && refused > 0, "{done} done, {refused} refused");
}

#[tokio::test]
async fn random_changes_are_done_whole_or_not_at_all() {
    let many = std::env::var("SPECIMEN_DICE").ok().and_then(|text| text.parse().ok());
    let only: Option<String> = std::env::var("DICE_ON").ok();
    for on in databases("random_changes_are_done_whole_or_not_at_all") {
        if only.as_ref().is_some_and(|only| *only != format!("{on:?}")) {
            continue;
        }
        let usual = if on == On::Sqlite { 120 } else { 30 };
        try_changes(1..1 + many.unwrap_or(usual), on).await;
    }
}
