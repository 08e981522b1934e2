//! What a sound spec becomes: names from the other side, derived inputs, filters and defaults.

use specimen_codegen::{
    SourceFile, json_schema,
    model::{Api, By, Default, FilterTest, InputTarget, Kind, Link, NestedOf, OrderBy, Resource, Shows},
    read,
};

const SPEC: &[(&str, &str)] = &[
    (
        "spec/api.yaml",
        "
api: Zoo
version: { name: v1, vendor: zoo }
pages: { size: 50, most: 100 }
throttle: { burst: 550/minute }
users: { resource: Keeper, username: name, password: hash, active: active, public: guest, superuser: chief, own: [name] }
tokens: { resource: Token, user: keeper, created: created, lifetime: 2d }
kinds: { resource: KindOfRow, app: app, model: model }
mixins:
  Keyed:
    fields:
      id:   { type: uuid, primary: true, default: uuid }
      json: { type: json, nullable: true }
",
    ),
    (
        "spec/staff/keeper.yaml",
        "
resource: Keeper
uses: [Keyed]
path: keepers
key: name
fields:
  name:   { type: string, max: 40, unique: true, matches: '^\\w+$' }
  hash:   { type: string, secret: true, blank: true }
  active: { type: boolean, default: true }
  guest:  { type: boolean, default: false }
  chief:  { type: boolean, default: false }
  friends: { to: [Keeper], by: name }
representations: { detail: [name, active, friends, animals: { as: summary, where: alive, order: [-born, { filled: name }, { begins: mother.name, with: b }] }] }
operations: [list, retrieve, update]
nested: { animals: { of: Animal, by: keeper, order: [born] }, events: { of: Event, by: animal.keeper } }
",
    ),
    (
        "spec/staff/token.yaml",
        "
resource: Token
secret: true
fields:
  key: { type: string, max: 40, primary: true }
  keeper: { to: Keeper, on_delete: cascade, unique: true, back: token }
  created: { type: datetime, auto: create }
",
    ),
    (
        "spec/staff/kind.yaml",
        "resource: KindOfRow\nfields: { id: { type: integer, primary: true }, app: { type: string }, model: { type: string } }\n",
    ),
    (
        "spec/beasts/animal.yaml",
        "
resource: Animal
uses: [Keyed]
path: animals
key: name
order: [name, -keeper.name]
unique: [[name, keeper]]
fields:
  name:   { type: string, max: 64 }
  sex:    { choices: { M: Male, F: Female }, default: F }
  born:   { type: date, nullable: true }
  weight: { type: float, default: 1, min: 0 }
  made:   { type: datetime, auto: create }
  keeper: { to: Keeper, by: name, nullable: true, on_delete: set_null, default: $user, back: animals }
  mother: { to: Animal, nullable: true, on_delete: set_null, back: children }
  foods:  { to: [Food], by: name }
  kind:   { to: KindOfRow, on_delete: cascade, apps: [beasts] }
computed:
  alive: { type: boolean, from: [born, keeper.name] }
representations:
  public:  [name, url, born, keeper, alive]
  summary: [id, url, name, sex, born, weight, made, keeper, mother, foods, kind, alive]
  detail:  [...summary, young: { of: children, by: name }]
operations: [list, create, retrieve, update, delete]
access: { list: public }
filters:
  own: all
  except: [json]
  keeper: keeper.name.iexact
  year: born.year
  alive: { type: boolean, rule: alive }
  lookups: django
",
    ),
    ("spec/beasts/food.yaml", "resource: Food\nuses: [Keyed]\nfields: { name: { type: string, unique: true } }\n"),
    (
        "spec/beasts/bird.yaml",
        "
resource: Bird
extends: animal
path: birds
fields:
  animal: { to: Animal, primary: true, on_delete: cascade }
  wings:  { type: small, default: 2 }
representations: { detail: [id, name, wings, keeper] }
operations: [list, create]
filters: { own: all }
",
    ),
    (
        "spec/beasts/feeding.yaml",
        "
resource: Feeding
uses: [Keyed]
fields:
  animal: { to: Animal, on_delete: cascade, back: feedings }
  at: { type: datetime, default: now }
representations: { event: [type: { constant: feeding }, id, at, url] }
",
    ),
    (
        "spec/beasts/event.yaml",
        "
union: Event
parameter: type
newest: at
representation: event
members: { feeding: Feeding }
filters: { animal: animal.name, day: { range: at } }
",
    ),
];

fn api() -> Api {
    let files: Vec<SourceFile> =
        SPEC.iter().map(|(path, text)| SourceFile { path: (*path).into(), text: text.trim_start().into() }).collect();
    // `where: alive` needs a rule of animals, which their filter declares.
    read(&files).unwrap_or_else(|report| panic!("{report}"))
}

fn resource<'a>(api: &'a Api, name: &str) -> &'a Resource {
    api.resources.iter().find(|r| r.name == name).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn resources_are_sorted_and_named_by_their_place() {
    let api = api();
    let names: Vec<_> = api.resources.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(names, ["Animal", "Bird", "Feeding", "Food", "Keeper", "KindOfRow", "Token"]);
    let kind = resource(&api, "KindOfRow");
    assert_eq!(
        (kind.table.as_str(), kind.label.as_str(), kind.words.as_str()),
        ("staff_kindofrow", "staff.kindofrow", "kind of row")
    );
    assert_eq!((api.page_size, api.token_lifetime, api.time_zone.as_str()), (50, 172_800, "UTC"));
    assert_eq!(api.accounts.as_ref().map(|accounts| accounts.own.as_slice()), Some(["name".to_owned()].as_slice()));
}

#[test]
fn relations_come_in_the_order_of_fields_and_then_from_elsewhere_by_name() {
    let api = api();
    let names = |name| resource(&api, name).relations.iter().map(|r| r.name.clone()).collect::<Vec<_>>();
    assert_eq!(names("Animal"), ["keeper", "mother", "foods", "kind", "bird", "children", "feedings"]);
    assert_eq!(names("Keeper"), ["friends", "animals", "keeper", "token"]);
    let animal = resource(&api, "Animal");
    assert!(matches!(animal.relations[4].link, Link::Back { single: true, .. }));
    let friends = &resource(&api, "Keeper").relations;
    let Link::Many { table, near, far, own: true, .. } = &friends[0].link else { panic!("{:?}", friends[0]) };
    assert_eq!((*table, *near, *far), ("staff_keeper_friends", "from_keeper_id", "to_keeper_id"));
    let Link::Many { near, far, own: false, .. } = &friends[2].link else { panic!("{:?}", friends[2]) };
    assert_eq!((*near, *far), ("to_keeper_id", "from_keeper_id"));
    assert!(friends[3].secret, "tokens are secret");
}

#[test]
fn defaults_have_the_type_of_their_column() {
    let api = api();
    let animal = resource(&api, "Animal");
    let default = |name: &str| animal.fields.iter().find(|f| f.name == name).map(|f| f.default);
    assert_eq!(default("id"), Some(Default::NewUuid));
    assert_eq!(default("weight"), Some(Default::Float(1.0)));
    assert_eq!(default("sex"), Some(Default::Text("F")));
    assert_eq!(default("keeper"), Some(Default::Caller));
    let kind = animal.fields.iter().find(|f| f.name == "kind").map(|f| (f.kind, f.column.clone()));
    assert_eq!(kind, Some((Kind::Int, "kind_id".into())));
}

#[test]
fn inputs_are_derived_from_the_detail() {
    let api = api();
    let animal = resource(&api, "Animal");
    let inputs: Vec<_> = animal.input.iter().map(|i| (i.name.as_str(), i.required)).collect();
    let expected = [
        ("name", true),
        ("sex", false),
        ("born", false),
        ("weight", false),
        ("keeper", false),
        ("mother", false),
        ("foods", false),
        ("kind", true),
    ];
    assert_eq!(inputs, expected);
    assert!(matches!(animal.input[4].target, InputTarget::One(0, By::Field(_))));
    assert!(matches!(animal.input[5].target, InputTarget::One(1, By::Id)));
    assert!(matches!(&animal.input[7].target, InputTarget::Kind(3, apps) if *apps == ["beasts"]));
}

#[test]
fn a_resource_that_extends_another_has_its_fields_too() {
    let api = api();
    let bird = resource(&api, "Bird");
    let parent = bird.parent.expect("a parent");
    let steps: Vec<_> = bird.representations[0]
        .items
        .iter()
        .map(|item| match &item.shows {
            Shows::Column { path, .. } => path.steps.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(steps, [vec![parent], vec![parent], vec![], vec![parent, 0]]);
    let inputs: Vec<_> =
        bird.input.iter().map(|i| (i.name.as_str(), matches!(i.target, InputTarget::Parent(_)))).collect();
    assert_eq!(inputs, [("name", true), ("wings", false), ("keeper", true)]);
    let filters: Vec<_> = bird.filters.iter().map(|f| f.name).collect();
    assert_eq!(
        filters,
        ["wings", "id", "json", "name", "sex", "born", "weight", "made", "keeper", "mother", "foods", "kind"]
    );
}

#[test]
fn own_filters_are_tested_by_kind_and_explicit_ones_win() {
    let api = api();
    let animal = resource(&api, "Animal");
    let tests: Vec<_> = animal.filters.iter().map(|f| format!("{} {:?}", f.name, f.test)).collect();
    let expected = [
        "id Uuid(\"id\")",
        "name Text(\"name\")",
        "sex Choice(\"sex\", 3)",
        "born Date(\"born\")",
        "weight Number(\"weight\")",
        "made DateTime(\"made\")",
        "keeper Text(\"keeper__name__iexact\")",
        "mother Row(\"mother\", 0)",
        "foods Rows(\"foods\", 3)",
        "kind Row(\"kind\", 5)",
        "year Number(\"born__year\")",
        "alive BoolRule(0)",
        "django Lookups",
    ];
    assert_eq!(tests, expected);
}

#[test]
fn the_public_may_use_filters_on_what_it_sees() {
    let api = api();
    let public: Vec<_> = resource(&api, "Animal").filters.iter().filter(|f| f.public).map(|f| f.name).collect();
    assert_eq!(public, ["name", "born", "keeper", "year", "alive", "django"]);
    assert!(resource(&api, "Bird").filters.iter().all(|f| !f.public));
}

#[test]
fn nested_lists_are_ordered_and_narrowed() {
    let api = api();
    let keeper = resource(&api, "Keeper");
    let Shows::Rows { narrow, order, .. } = &keeper.representations[0].items[3].shows else { panic!("{keeper:?}") };
    assert_eq!((*narrow, order[0].path, order[0].descending), (Some(0), "born", true));
    assert_eq!((order[1].path, &order[1].by), ("name", &OrderBy::Filled));
    assert_eq!((order[2].path, &order[2].by), ("mother__name", &OrderBy::Begins("b")));
    assert!(matches!(&keeper.nested[0].of, NestedOf::Resource(0, path, order) if path == "keeper" && order.len() == 1));
    assert!(matches!(&keeper.nested[1].of, NestedOf::Union(0, path) if path == "animal__keeper"));
    assert!(matches!(&api.unions[0].filters[1].test, FilterTest::DateRange("at")));
}

#[test]
fn the_schema_offers_the_words_of_the_language() {
    let schema: serde_json::Value = serde_json::from_str(&json_schema()).expect("json");
    assert_eq!(schema["anyOf"].as_array().map(Vec::len), Some(4), "api, resource, union, endpoint");
    assert_eq!(schema["anyOf"][1]["properties"]["operations"]["items"]["enum"][0], "list");
    for (definition, property) in
        [("FieldDecl", "type"), ("FieldDecl", "on_delete"), ("FilterForm", "type"), ("InputDecl", "type")]
    {
        assert!(schema["$defs"][definition]["properties"][property]["enum"].is_array(), "{definition}.{property}");
    }
    assert!(!json_schema().contains("\"null\""), "an absent key is how the language says nothing");
}
