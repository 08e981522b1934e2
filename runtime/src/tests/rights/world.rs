//! A small lab with rules of access, random rows of it, and what each caller may see of them, found without SQL.

use serde_json::{Value as Json, json};
use specimen_codegen::{SourceFile, read, tables};
use std::{collections::HashSet, sync::LazyLock};

use crate::{
    hooks::Function,
    query::{condition::Condition, hooks::RuleContext},
    tables::Api,
};

/// Rules by kind of user, group, flag, path, hand-written code, and for fields.
const SPEC: &[(&str, &str)] = &[
    (
        "spec/api.yaml",
        "
api: Lab
version: { name: v1, vendor: lab }
users: { resource: User, username: name, password: password, active: active, public: guest, superuser: chief,
         groups: groups.name }
tokens: { resource: Token, user: user, created: created, lifetime: \"0\" }
mixins:
  Keyed: { fields: { id: { type: integer, primary: true, read_only: true } } }
",
    ),
    (
        "spec/user.yaml",
        "
resource: User
uses: [Keyed]
path: users
key: name
order: [name]
fields:
  name:     { type: string, max: 20, unique: true }
  password: { type: string, max: 128, blank: true, secret: true }
  active:   { type: boolean, default: true }
  guest:    { type: boolean, default: false }
  chief:    { type: boolean, default: false }
  manager:  { type: boolean, default: false }
  groups:   { to: [Group], by: name }
  salary:   { type: integer, nullable: true }
representations: { detail: [id, name, manager, salary, animals_owned: { by: name }, lab: { by: name }] }
write: [name, active, chief, manager, groups, salary, animals_owned: { of: animals_owned, by: name }, lab: { by: name }]
operations: [list, create, retrieve, update]
filters: { own: all, password: { refused: true }, lookups: where }
access:
  fields: { salary: { read: [superuser, { is: id }], write: superuser }, manager: { write: { group: office } } }
",
    ),
    ("spec/group.yaml", "{ resource: Group, uses: [Keyed], fields: { name: { type: string, max: 20, unique: true } } }"),
    (
        "spec/token.yaml",
        "
resource: Token
secret: true
fields:
  key:     { type: string, max: 40, primary: true, secret: true }
  user:    { to: User, on_delete: cascade, unique: true, back: token }
  created: { type: datetime, auto: create }
",
    ),
    (
        "spec/lab.yaml",
        "
resource: Lab
uses: [Keyed]
path: labs
key: name
order: [name]
fields:
  name:    { type: string, max: 20, unique: true }
  members: { to: [User], by: name }
representations: { detail: [id, name, members, animal: { as: brief, order: [name] }] }
operations: [list, create, retrieve, update, delete]
filters: { own: all, lookups: where }
nested: { animals: { of: Animal, by: lab }, doings: { of: Doing, by: animal.lab } }
access: { read: [superuser, { in: members }], create: superuser, update: { in: members }, delete: superuser }
",
    ),
    (
        "spec/animal.yaml",
        "
resource: Animal
uses: [Keyed]
path: animals
key: name
order: [name]
fields:
  name:   { type: string, max: 20, unique: true }
  lab:    { to: Lab, by: name, on_delete: cascade }
  owner:  { to: User, by: name, nullable: true, on_delete: set_null, back: animals_owned }
  mother: { to: Animal, by: name, nullable: true, on_delete: set_null, back: children }
  remark: { type: text, nullable: true }
  tags:   { to: [Tag], by: name }
representations:
  brief:   [name, mother]
  summary: [id, name, lab, owner, mother, remark]
  detail:  [...summary, tags, children: { by: name }, visit: { as: detail, order: [id], where: last }]
write: [name, lab, owner, mother, remark, tags]
operations: [list, create, retrieve, update, delete, bulk]
filters:
  own:    all
  lab:    lab.name
  mother: mother.name
  tag:    tags.name
  lookups: where
access:
  read:   [superuser, { is: owner }, { in: lab.members }]
  create: [superuser, { in: lab.members }]
  update: [superuser, { group: husbandry }, { is: owner }]
  delete: [superuser, { is: owner }]
  fields: { remark: { read: [superuser, { is: owner }] } }
",
    ),
    (
        "spec/visit.yaml",
        "
resource: Visit
uses: [Keyed]
path: visits
order: [-animal.remark, next.note, animal.owner.salary, id]
fields:
  animal: { to: Animal, by: name, on_delete: cascade }
  next:   { to: Visit, by: id, nullable: true, on_delete: set_null, back: previous }
  note:   { type: string, max: 40, blank: true }
  day:    { type: date, default: today }
representations: { detail: [id, animal, next, note], doing: [id, day, animal] }
operations: [list, create, retrieve, update, delete]
filters: { own: all, animal: animal.name, lookups: where }
access: { delete: { flag: manager } }
rules: [last]
",
    ),
    (
        "spec/feeding.yaml",
        "
resource: Feeding
uses: [Keyed]
fields:
  animal: { to: Animal, by: name, on_delete: cascade }
  day:    { type: date, nullable: true }
representations: { doing: [id, day, animal] }
access: { fields: { day: { read: [superuser, { is: animal.owner }] } } }
",
    ),
    (
        "spec/doing.yaml",
        "
union: Doing
parameter: type
newest: day
representation: doing
members: { visit: Visit, feeding: Feeding }
filters: { animal: animal.name }
",
    ),
    (
        "spec/notice.yaml",
        "
resource: Notice
table: Page
uses: [Keyed]
path: notices
order: [text, -animal.remark]
fields:
  text:   { type: text, nullable: true, column: Text }
  shown:  { type: boolean, default: false }
  image:  { type: image, nullable: true }
  animal: { to: Animal, by: name, nullable: true, on_delete: set_null }
  author: { to: User, by: name, back: notices, on_delete: cascade }
representations: { public: [id, text, animal], detail: [id, text, animal, author] }
write: [text, shown, animal, author]
operations: [list, create, retrieve, update, delete]
filters: { own: all, animal: animal.name, lookups: where }
access:
  list: public
  read: public
  update: token
  fields: { text: { read: [superuser, { is: author }], write: [superuser, { is: author }] }, shown: { read: superuser, write: token },
            image: { read: [superuser, { is: author }] } }
",
    ),
    (
        "spec/project.yaml",
        "
resource: Project
uses: [Keyed]
path: projects
key: name
order: [name]
fields:
  name:    { type: string, max: 20, unique: true }
  lead:    { to: User, by: name, back: leads, on_delete: cascade }
  animals: { to: [Animal], through: Stay, by: name }
representations: { detail: [id, name, lead, animals] }
operations: [list, create, retrieve, update]
filters: { own: all, animal: animals.name, lookups: where }
",
    ),
    (
        "spec/stay.yaml",
        "
resource: Stay
uses: [Keyed]
fields:
  project: { to: Project, by: name, on_delete: cascade }
  animal:  { to: Animal, by: name, on_delete: cascade }
access: { create: { is: project.lead }, delete: { is: project.lead } }
",
    ),
    (
        "spec/tag.yaml",
        "
resource: Tag
uses: [Keyed]
path: tags
order: [name]
fields: { name: { type: string, max: 20, unique: true } }
representations: { detail: [id, name, animal: { by: name }] }
operations: [list, retrieve, delete]
filters: { own: all, lookups: where }
access: { read: [superuser, { flag: manager }, { all: [{ group: 'hus*' }, { not: { is: animal.owner } }] }], delete: superuser }
",
    ),
];

/// Hand-written code: managers and superusers see all visits of an animal, others only those that no other follows.
pub const FUNCTIONS: crate::hooks::Functions = &[&[("VisitBehaviour::last_rule", Function::Rule(last))]];

fn last(asked: &RuleContext<'_>, _: &str) -> Result<Condition, String> {
    match asked.caller.is_some_and(|caller| caller.superuser || caller.flags.contains(&"manager")) {
        true => Ok(Condition::True),
        false => Ok(Condition::Test { lookup: "next__isnull".into(), value: true.into() }),
    }
}

/// The API of the spec.
pub static API: LazyLock<&'static Api> = LazyLock::new(|| {
    let files = SPEC.iter().map(|(path, text)| SourceFile { path: (*path).into(), text: (*text).into() });
    let files: Vec<SourceFile> = files.collect();
    tables(&read(&files).unwrap_or_else(|report| panic!("{report}")))
});

/// A user and their rights.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub id: i64,
    pub name: &'static str,
    pub chief: bool,
    pub guest: bool,
    pub manager: bool,
    pub groups: &'static [&'static str],
}

/// Somebody without a token.
pub const NOBODY: User = User { id: 0, name: "", chief: false, guest: false, manager: false, groups: &[] };

/// One of each kind.
pub const USERS: &[User] = &[
    User { id: 1, name: "ada", chief: true, guest: false, manager: false, groups: &[] },
    User { id: 2, name: "bob", chief: false, guest: false, manager: false, groups: &["husbandry"] },
    User { id: 3, name: "cy", chief: false, guest: false, manager: true, groups: &["office"] },
    User { id: 4, name: "dee", chief: false, guest: true, manager: false, groups: &[] },
    User { id: 5, name: "eve", chief: false, guest: false, manager: false, groups: &["husbandry", "office"] },
];

/// The rows of a database.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// Key and members.
    pub labs: Vec<(i64, Vec<i64>)>,
    pub animals: Vec<Animal>,
    /// Key, animal, next.
    pub visits: Vec<(i64, i64, Option<i64>)>,
    /// Key, animal, day of the month.
    pub feedings: Vec<(i64, i64, Option<i64>)>,
    /// Key, text, animal, author.
    pub notices: Vec<(i64, Option<&'static str>, Option<i64>, i64)>,
    /// Key, leading user, animals.
    pub projects: Vec<(i64, i64, Vec<i64>)>,
    pub tags: Vec<i64>,
    /// Salaries of the users by their place.
    pub salaries: Vec<Option<i64>>,
}

#[derive(Clone, Debug)]
pub struct Animal {
    pub id: i64,
    pub lab: i64,
    pub owner: Option<i64>,
    pub mother: Option<i64>,
    pub remark: Option<&'static str>,
    pub tags: Vec<i64>,
}

/// Random numbers that a seed determines.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn roll(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }

    pub fn of<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }

    fn some(&mut self, of: &[i64], one_in: usize) -> Vec<i64> {
        of.iter().copied().filter(|_| self.roll(one_in) == 0).collect()
    }

    fn maybe(&mut self, of: &[i64]) -> Option<i64> {
        if of.is_empty() || self.roll(3) == 0 { None } else { Some(self.of(of)) }
    }
}

impl World {
    pub fn random(seed: u64) -> World {
        let mut dice = Dice::new(seed);
        let users: Vec<i64> = USERS.iter().map(|user| user.id).collect();
        let mut world = World { tags: (1..=3).collect(), ..World::default() };
        world.labs = (1..=4).map(|id| (id, dice.some(&users, 3))).collect();
        for id in 1..=12 {
            let mothers: Vec<i64> = (1..id).collect();
            world.animals.push(Animal {
                id,
                lab: dice.of(&[1, 2, 3, 4]),
                owner: dice.maybe(&users),
                mother: dice.maybe(&mothers),
                remark: dice.of(&[None, Some("calm"), Some("bites")]),
                tags: dice.some(&[1, 2, 3], 3),
            });
        }
        for id in 1..=14 {
            let before: Vec<i64> = (1..id).collect();
            let animal = 1 + dice.roll(12) as i64;
            world.visits.push((id, animal, dice.maybe(&before)));
        }
        world.salaries = USERS.iter().map(|_| dice.of(&[None, Some(100), Some(200)])).collect();
        let animals: Vec<i64> = (1..=12).collect();
        for id in 1..=8 {
            world.feedings.push((id, dice.of(&animals), Some(1 + dice.roll(28) as i64)));
            let text = dice.of(&[None, Some("lost"), Some("found"), Some("sold")]);
            world.notices.push((id, text, dice.maybe(&animals), dice.of(&users)));
        }
        world.projects = (1..=3).map(|id| (id, dice.of(&users), dice.some(&animals, 3))).collect();
        world
    }

    /// The database as a caller should find it: without the rows that aren't there, with references to them null, and with
    /// hidden fields null.
    pub fn seen_by(&self, caller: &User) -> World {
        let labs: Vec<(i64, Vec<i64>)> =
            self.labs.iter().filter(|(_, members)| caller.chief || members.contains(&caller.id)).cloned().collect();
        let lab_there: HashSet<i64> = labs.iter().map(|(id, _)| *id).collect();
        let is_member = |lab: i64| self.labs.iter().any(|(id, members)| *id == lab && members.contains(&caller.id));
        let animal_there: HashSet<i64> = self
            .animals
            .iter()
            .filter(|animal| caller.chief || animal.owner == Some(caller.id) || is_member(animal.lab))
            .filter(|animal| lab_there.contains(&animal.lab))
            .map(|animal| animal.id)
            .collect();
        let husbandry = caller.groups.iter().any(|name| name.starts_with("hus"));
        let owns = |tag: i64| self.animals.iter().any(|a| a.tags.contains(&tag) && a.owner == Some(caller.id));
        let tags: Vec<i64> = self
            .tags
            .iter()
            .copied()
            .filter(|tag| caller.chief || caller.manager || (husbandry && !owns(*tag)))
            .collect();
        let animals = self.animals.iter().filter(|animal| animal_there.contains(&animal.id)).map(|animal| Animal {
            mother: animal.mother.filter(|mother| animal_there.contains(mother)),
            remark: animal.remark.filter(|_| caller.chief || animal.owner == Some(caller.id)),
            tags: animal.tags.iter().copied().filter(|tag| tags.contains(tag)).collect(),
            ..animal.clone()
        });
        let visit_there: HashSet<i64> =
            self.visits.iter().filter(|(_, animal, _)| animal_there.contains(animal)).map(|(id, ..)| *id).collect();
        let visits = self.visits.iter().filter(|(id, ..)| visit_there.contains(id));
        let visits = visits.map(|(id, animal, next)| (*id, *animal, next.filter(|next| visit_there.contains(next))));
        let salaries = USERS
            .iter()
            .zip(&self.salaries)
            .map(|(user, salary)| salary.filter(|_| caller.chief || user.id == caller.id));
        let owner = |id: i64| self.animals.iter().find(|animal| animal.id == id).and_then(|animal| animal.owner);
        let feedings = self.feedings.iter().filter(|(_, animal, _)| animal_there.contains(animal));
        let feedings = feedings
            .map(|(id, animal, day)| (*id, *animal, day.filter(|_| caller.chief || owner(*animal) == Some(caller.id))));
        let notices = self.notices.iter().map(|(id, text, animal, author)| {
            let text = text.filter(|_| caller.chief || *author == caller.id);
            (*id, text, animal.filter(|animal| animal_there.contains(animal)), *author)
        });
        let projects = self.projects.iter().map(|(id, lead, animals)| {
            (*id, *lead, animals.iter().copied().filter(|animal| animal_there.contains(animal)).collect())
        });
        World {
            labs,
            feedings: feedings.collect(),
            notices: notices.collect(),
            projects: projects.collect(),
            animals: animals.collect(),
            visits: visits.collect(),
            tags: tags.clone(),
            salaries: salaries.collect(),
        }
    }

    /// The rows as a fixture. Names are those of keys: `lab1`, `a1`, `t1`.
    pub fn fixture(&self) -> Vec<u8> {
        let mut rows: Vec<Json> = Vec::new();
        let mut row = |model: &str, pk: Json, fields: Json| {
            rows.push(json!({"model": format!("lab.{model}"), "pk": pk, "fields": fields}));
        };
        for (n, name) in ["husbandry", "office"].iter().enumerate() {
            row("group", json!(n + 1), json!({"name": name}));
        }
        for (user, salary) in USERS.iter().zip(&self.salaries) {
            let groups: Vec<usize> = ["husbandry", "office"]
                .iter()
                .enumerate()
                .filter(|(_, name)| user.groups.contains(name))
                .map(|(n, _)| n + 1)
                .collect();
            let fields = json!({
                "name": user.name, "password": "!", "active": true, "guest": user.guest, "chief": user.chief,
                "manager": user.manager, "groups": groups, "salary": salary,
            });
            row("user", json!(user.id), fields);
            row("token", json!(user.name), json!({"user": user.id, "created": "2026-01-01T00:00:00Z"}));
        }
        for (id, members) in &self.labs {
            row("lab", json!(id), json!({"name": format!("lab{id}"), "members": members}));
        }
        for id in &self.tags {
            row("tag", json!(id), json!({"name": format!("t{id}")}));
        }
        for animal in &self.animals {
            let fields = json!({
                "name": format!("a{}", animal.id), "lab": animal.lab, "owner": animal.owner, "mother": animal.mother,
                "remark": animal.remark, "tags": animal.tags,
            });
            row("animal", json!(animal.id), fields);
        }
        for (id, animal, next) in &self.visits {
            let day = format!("2026-01-{:02}", 1 + id % 28);
            row(
                "visit",
                json!(id),
                json!({"animal": animal, "next": next, "note": format!("n{}", id % 3), "day": day}),
            );
        }
        for (id, animal, day) in &self.feedings {
            let day = day.map(|day| format!("2026-01-{day:02}"));
            row("feeding", json!(id), json!({"animal": animal, "day": day}));
        }
        for (id, text, animal, author) in &self.notices {
            row(
                "notice",
                json!(id),
                json!({"text": text, "animal": animal, "author": author, "shown": id % 2 == 0, "image": format!("n{id}.png")}),
            );
        }
        for (id, lead, animals) in &self.projects {
            row("project", json!(id), json!({"name": format!("p{id}"), "lead": lead}));
            for animal in animals {
                row("stay", json!(100 * id + animal), json!({"project": id, "animal": animal}));
            }
        }
        Json::Array(rows).to_string().into_bytes()
    }
}
