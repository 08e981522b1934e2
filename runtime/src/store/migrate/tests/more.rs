//! Changes of resources and relations, and of what is dropped.

use super::{Case, On, Options, Zoo, all, animal, databases};

/// Specs of more than one resource.
fn case(
    name: &'static str,
    [old, new]: [&str; 2],
    fit: &'static str,
    then: (&'static str, &'static str),
    bad: Option<(&'static str, &'static [&'static str])>,
) -> Case {
    Case { name, old: old.to_owned(), new: new.to_owned(), fit, then, bad }
}

const KINDS: &str = "# file: api.yaml
api: Zoo
version: { name: v1, vendor: zoo }
kinds: { resource: Kind, app: app, model: model }
# file: kind.yaml
resource: Kind
table: kind
label: zoo.kind
fields:
  id: { type: integer, primary: true }
  app: { type: string }
  model: { type: string }
# file: note.yaml
resource: Note
table: note
label: zoo.note
fields:
  id: { type: integer, primary: true }
  kind: { to: Kind }
  object_id: { type: integer }
";

fn with_kinds(rest: &str) -> String {
    format!("{KINDS}# file: zoo/animal.yaml\n{rest}")
}

const KEEPER: &str = "# file: zoo/keeper.yaml
resource: Keeper
fields:
  id: { type: integer, primary: true }
  name: { type: string }
";

fn cases() -> Vec<Case> {
    let old_animal = "# file: zoo/animal.yaml
resource: Animal
fields:
  id: { type: integer, primary: true }
  name: { type: string, unique: true }
  parent: { to: Animal, nullable: true }
  keepers: { to: [Keeper] }
checks: { name_is: \"name <> ''\" }
";
    let beast =
        old_animal.replace("resource: Animal", "resource: Beast\nwas: zoo.animal").replace("to: Animal", "to: Beast");
    let moved = beast.replace("# file: zoo/animal.yaml", "# file: park/beast.yaml");
    let rows = "insert into zoo_keeper (id, name) values (5, 'Ann'); \
                insert into zoo_animal (id, name, parent_id) values (1, 'cat', null), (2, 'kitten', 1); \
                insert into zoo_animal_keepers (animal_id, keeper_id) values (2, 5)";
    let join = |table: &str, column: &str| -> &'static str {
        Box::leak(
            format!(
                "select b.name || p.name || k.name from {table} b join {table} p on p.id = b.parent_id \
                 join {table}_keepers j on j.{column} = b.id join zoo_keeper k on k.id = j.keeper_id"
            )
            .into_boxed_str(),
        )
    };
    let mut cases = vec![
        case(
            "a resource is renamed",
            [&format!("{old_animal}{KEEPER}"), &format!("{beast}{KEEPER}")],
            rows,
            (join("zoo_beast", "beast_id"), "kittencatAnn"),
            None,
        ),
        case(
            "a resource moves to another area",
            [&format!("{old_animal}{KEEPER}"), &format!("{moved}{KEEPER}")],
            rows,
            (join("park_beast", "beast_id"), "kittencatAnn"),
            None,
        ),
        case(
            "a table is named by the spec",
            [
                &format!("{old_animal}{KEEPER}"),
                &format!("{}{KEEPER}", old_animal.replace("fields:", "table: beasts\nfields:")),
            ],
            rows,
            (join("beasts", "animal_id"), "kittencatAnn"),
            None,
        ),
        case(
            "a related resource is renamed",
            [
                &format!("{old_animal}{KEEPER}"),
                &format!(
                    "{}{}",
                    old_animal.replace("[Keeper]", "[Guard]"),
                    KEEPER.replace("resource: Keeper", "resource: Guard\nwas: zoo.keeper")
                ),
            ],
            rows,
            (
                "select g.name from zoo_guard g join zoo_animal_keepers j on j.guard_id = g.id where j.animal_id = 2",
                "Ann",
            ),
            None,
        ),
        case(
            "a relation to many is renamed",
            [
                &format!("{old_animal}{KEEPER}"),
                &format!(
                    "{}{KEEPER}",
                    old_animal.replace("keepers: { to: [Keeper] }", "staff: { to: [Keeper], was: keepers }")
                ),
            ],
            rows,
            ("select cast(keeper_id as text) from zoo_animal_staff where animal_id = 2", "5"),
            None,
        ),
        case(
            "kinds of rows follow",
            [
                &with_kinds(&animal("  name: { type: string }")),
                &with_kinds(
                    &animal("  name: { type: string }").replace("resource: Animal", "resource: Beast\nwas: zoo.animal"),
                ),
            ],
            "insert into zoo_animal (id, name) values (7, 'cat'); \
             insert into note (id, kind_id, object_id) select 1, id, 7 from kind where app = 'zoo' and model = 'animal'",
            (
                "select k.app || '.' || k.model || ' ' || b.name from note n join kind k on k.id = n.kind_id \
                 join zoo_beast b on b.id = n.object_id",
                "zoo.beast cat",
            ),
            None,
        ),
    ];
    let one = |field: &str| format!("{}{KEEPER}", animal(field));
    cases.push(case(
        "a relation to one becomes one to many",
        [&one("  keeper: { to: Keeper, nullable: true }"), &one("  keepers: { to: [Keeper], was: keeper }")],
        "insert into zoo_keeper (id, name) values (5, 'Ann'); insert into zoo_animal (id, keeper_id) values (1, 5), (2, null)",
        ("select cast(animal_id as text) || cast(keeper_id as text) from zoo_animal_keepers", "15"),
        None,
    ));
    cases.push(case(
        "a field becomes a relation",
        [&one("  keeper: { type: integer }"), &one("  keeper: { to: Keeper, was: keeper }")],
        "insert into zoo_keeper (id, name) values (5, 'Ann'); insert into zoo_animal (id, keeper) values (1, 5)",
        ("select cast(keeper_id as text) from zoo_animal", "5"),
        Some((
            "insert into zoo_keeper (id, name) values (5, 'Ann'); insert into zoo_animal (id, keeper) values (1, 5), (2, 6)",
            &["1 row of zoo_animal refer by keeper_id to no row of zoo_keeper", "first: 2"],
        )),
    ));
    cases.push(case(
        "a relation becomes a field",
        [&one("  keeper: { to: Keeper }"), &one("  keeper: { type: big, was: keeper_id }")],
        "insert into zoo_keeper (id, name) values (5, 'Ann'); insert into zoo_animal (id, keeper_id) values (1, 5)",
        ("select cast(keeper as text) from zoo_animal", "5"),
        None,
    ));
    cases.push(case(
        "deleting does something else",
        [
            &one("  keeper: { to: Keeper, nullable: true }"),
            &one("  keeper: { to: Keeper, nullable: true, on_delete: set_null }"),
        ],
        "insert into zoo_keeper (id, name) values (5, 'Ann'); insert into zoo_animal (id, keeper_id) values (1, 5)",
        ("select cast(keeper_id as text) from zoo_animal", "5"),
        None,
    ));
    let keyed =
        |kind: &str| format!("{old_animal}{KEEPER}").replace("id: { type: integer,", &format!("id: {{ type: {kind},"));
    let rows_of_keys = "insert into zoo_keeper (id, name) values (5, 'Ann'); \
                insert into zoo_animal (id, name, parent_id) values (1, 'cat', null), (42, 'kitten', 1); \
                insert into zoo_animal_keepers (animal_id, keeper_id) values (42, 5)";
    for (name, kind) in [("keys become larger", "big"), ("keys become uuids", "uuid"), ("keys become text", "string")] {
        let bad: Option<(&'static str, &'static [&'static str])> = match kind {
            "uuid" => Some((
                "insert into zoo_animal (id, name, parent_id) values (-3, 'cat', null)",
                &["1 row of zoo_animal have a value in id that can't be uuid", "first: -3"],
            )),
            _ => None,
        };
        cases.push(case(
            name,
            [&keyed("integer"), &keyed(kind)],
            rows_of_keys,
            (join("zoo_animal", "animal_id"), "kittencatAnn"),
            bad,
        ));
    }
    cases.push(case(
        "keys of text become numbers",
        [&keyed("string"), &keyed("integer")],
        "insert into zoo_keeper (id, name) values ('5', 'Ann'); \
         insert into zoo_animal (id, name, parent_id) values ('1', 'cat', null), ('42', 'kitten', '1'); \
         insert into zoo_animal_keepers (animal_id, keeper_id) values ('42', '5')",
        (join("zoo_animal", "animal_id"), "kittencatAnn"),
        Some((
            "insert into zoo_animal (id, name, parent_id) values ('x', 'cat', null)",
            &["1 row of zoo_animal have a value in id that can't be integer", "first: x"],
        )),
    ));
    cases
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn resources_and_relations_change_with_their_rows() {
    all(cases(), |_, _| {}, "resources_and_relations_change_with_their_rows").await;
}

/// A field has gone: its column stays, and takes rows without a value, until it is dropped.
async fn drops_a_field(on: On) {
    let (old, new) = (
        animal("  size: { type: string, unique: true }\n  name: { type: string }"),
        animal("  name: { type: string }"),
    );
    let zoo = Zoo::new(on).await;
    zoo.migrate(&old).await.expect("it is made");
    zoo.run("insert into zoo_animal (id, size, name) values (1, 'large', 'cat')").await;
    let report = zoo.migrate(&new).await.expect("nothing is lost");
    assert_eq!(report.notes, ["The column zoo_animal.size stays, with its values: the spec has it no more."]);
    assert!(zoo.plan(&new).await.steps.is_empty(), "{on:?}");
    zoo.run("insert into zoo_animal (id, name) values (2, 'dog')").await;
    assert_eq!(zoo.ask("select size from zoo_animal order by id").await, "large,null", "{on:?}");
    // It comes back as it was, if the rows since then allow that.
    let error = zoo.migrate(&old).await.expect_err("a row has no value").to_string();
    assert!(error.contains("1 row of zoo_animal have no value in size"), "{on:?}: {error}");
    let drop = Options { drop: true, ..zoo.options() };
    let report = zoo.migrate_with(&new, &drop).await.expect("it drops");
    assert!(report.notes.is_empty() && report.done.len() == 1, "{on:?}: {:?}", report.done);
    let fresh = Zoo::new(on).await;
    fresh.migrate(&new).await.expect("it is made");
    assert_eq!(zoo.structure().await, fresh.structure().await, "{on:?}");
    assert_eq!(zoo.ask("select name from zoo_animal order by id").await, "cat,dog");
}

/// A resource has gone: its table stays, and doesn't hold on to rows of others, until it is dropped.
async fn drops_a_resource(on: On) {
    let old = format!("{}{KEEPER}", animal("  keeper: { to: Keeper }\n  friends: { to: [Keeper], back: friend_of }"));
    let zoo = Zoo::new(on).await;
    zoo.migrate(&old).await.expect("it is made");
    zoo.run(
        "insert into zoo_keeper (id, name) values (5, 'Ann'); insert into zoo_animal (id, keeper_id) values (1, 5); \
         insert into zoo_animal_friends (animal_id, keeper_id) values (1, 5)",
    )
    .await;
    let report = zoo.migrate(KEEPER).await.expect("nothing is lost");
    assert_eq!(report.notes.len(), 2, "{on:?}: {:?}", report.notes);
    let plan = zoo.plan(KEEPER).await;
    assert!(plan.steps.is_empty(), "{on:?}: {:?}", plan.steps);
    zoo.run("delete from zoo_keeper").await;
    assert_eq!(zoo.ask("select cast(keeper_id as text) from zoo_animal").await, "5");
    let drop = Options { drop: true, ..zoo.options() };
    zoo.migrate_with(KEEPER, &drop).await.expect("it drops");
    let fresh = Zoo::new(on).await;
    fresh.migrate(KEEPER).await.expect("it is made");
    assert_eq!(zoo.structure().await, fresh.structure().await, "{on:?}");
}

/// Where something has gone and something like it is new, the spec has to say which it is.
async fn asks(on: On) {
    let zoo = Zoo::new(on).await;
    let old = animal("  size: { type: string }");
    zoo.migrate(&old).await.expect("it is made");
    zoo.run("insert into zoo_animal (id, size) values (1, 'large')").await;
    let before = zoo.structure().await;
    let field = animal("  weight: { type: string, nullable: true }");
    let error = zoo.migrate(&field).await.expect_err("it asks").to_string();
    assert!(error.contains("say `was: size`") && error.contains("--drop"), "{error}");
    assert_eq!(zoo.plan(&field).await.questions.len(), 1);
    let resource = old.replace("Animal", "Beast");
    let error = zoo.migrate(&resource).await.expect_err("it asks").to_string();
    assert!(error.contains("say `was: zoo.animal` at its resource"), "{error}");
    assert_eq!(zoo.structure().await, before);
    let drop = Options { drop: true, ..zoo.options() };
    zoo.migrate_with(&field, &drop).await.expect("it drops");
    assert_eq!(zoo.ask("select weight from zoo_animal").await, "null");
    assert!(zoo.plan(&field).await.steps.is_empty());
}

/// A relation that leads to other rows than before would name them by keys of those before.
async fn keeps_targets(on: On) {
    let guard = KEEPER.replace("keeper", "guard").replace("Keeper", "Guard");
    let spec = |field: &str| format!("{}{KEEPER}{guard}", animal(field));
    let old = spec("  keeper: { to: Keeper, nullable: true }");
    let filled = async || {
        let zoo = Zoo::new(on).await;
        zoo.migrate(&old).await.expect("it is made");
        zoo.run(
            "insert into zoo_keeper (id, name) values (5, 'Ann'); insert into zoo_guard (id, name) values (5, 'Bo'); \
             insert into zoo_animal (id, keeper_id) values (1, 5)",
        )
        .await;
        zoo
    };
    let zoo = filled().await;
    let before = zoo.structure().await;
    let other = spec("  keeper: { to: Guard, nullable: true }");
    let error = zoo.migrate(&other).await.expect_err("it is refused").to_string();
    assert!(error.contains("led to zoo_keeper, and leads to zoo_guard now"), "{on:?}: {error}");
    assert_eq!(zoo.structure().await, before, "{on:?}");
    // Nor do the values become links to other rows.
    for (many, join) in [("  guards: { to: [Guard], was: keeper }", "guards"), ("  keeper: { to: [Guard] }", "keeper")]
    {
        let zoo = filled().await;
        if zoo.migrate(&spec(many)).await.is_ok() {
            assert_eq!(
                zoo.ask(&format!("select cast(count(*) as text) from zoo_animal_{join}")).await,
                "0",
                "{on:?}: {many}"
            );
        }
        assert_eq!(zoo.ask("select cast(keeper_id as text) from zoo_animal").await, "5", "{on:?}: {many}");
    }
    let renamed =
        old.replace("to: Keeper", "to: Warden").replace("resource: Keeper", "resource: Warden\nwas: zoo.keeper");
    zoo.migrate(&renamed.replace("zoo/keeper.yaml", "zoo/warden.yaml"))
        .await
        .expect("it is the same under another name");
    assert_eq!(
        zoo.ask("select w.name from zoo_animal a join zoo_warden w on w.id = a.keeper_id").await,
        "Ann",
        "{on:?}"
    );
}

/// What no cast can do is refused, with what helps.
async fn refuses(on: On) {
    let to = |kind: &str| animal(&format!("  size: {{ type: {kind}, nullable: true }}"));
    for (old, new) in
        [("uuid", "integer"), ("uuid", "date"), ("text", "floats"), ("json", "integers"), ("date", "boolean")]
    {
        let zoo = Zoo::new(on).await;
        zoo.migrate(&to(old)).await.expect("it is made");
        zoo.run("insert into zoo_animal (id, size) values (1, null)").await;
        let before = zoo.structure().await;
        let error = zoo.migrate(&to(new)).await.expect_err("there is no cast").to_string();
        for part in ["zoo_animal.size is ", "can't become", "a field of another name", "`migrations/`"] {
            assert!(error.contains(part), "{on:?}: {old} to {new}: no `{part}` in {error}");
        }
        assert_eq!(zoo.structure().await, before, "{on:?}: {old} to {new}");
    }
    // Of many, only a person knows which one.
    let many = format!("{}{KEEPER}", animal("  keeper: { to: [Keeper] }"));
    let one = format!("{}{KEEPER}", animal("  keeper: { to: Keeper, nullable: true }"));
    let zoo = Zoo::new(on).await;
    zoo.migrate(&many).await.expect("it is made");
    zoo.run(
        "insert into zoo_keeper (id, name) values (5, 'Ann'), (6, 'Bo'); insert into zoo_animal (id) values (1); \
         insert into zoo_animal_keeper (animal_id, keeper_id) values (1, 6), (1, 5)",
    )
    .await;
    let error = zoo.migrate(&one).await.expect_err("it asks").to_string();
    assert!(error.contains("led to many rows") && error.contains("zoo_animal_keeper"), "{on:?}: {error}");
    let by_hand = "# file: migrations/0001-keeper.sql\nupdate zoo_animal set keeper_id = (select min(k.keeper_id) from \
                   zoo_animal_keeper k where k.animal_id = zoo_animal.id);\n";
    zoo.migrate(&format!("{one}{by_hand}")).await.expect("it is filled by hand");
    assert_eq!(zoo.ask("select cast(keeper_id as text) from zoo_animal").await, "5", "{on:?}");
}

#[tokio::test]
async fn what_has_gone_stays_until_it_is_dropped() {
    for on in databases("what_has_gone_stays_until_it_is_dropped") {
        drops_a_field(on).await;
        drops_a_resource(on).await;
        asks(on).await;
        refuses(on).await;
        keeps_targets(on).await;
    }
}

#[tokio::test]
async fn ranges_that_overlap_are_in_the_way_of_their_constraint() {
    let fields = "  cage: { type: integer, nullable: true }\n  from: { type: date }\n  to: { type: date }";
    let rule = |rule: &str| format!("{}no_overlap: {rule}\n", animal(fields));
    for on in databases("ranges_that_overlap_are_in_the_way_of_their_constraint") {
        let zoo = Zoo::new(on).await;
        zoo.migrate(&animal(fields)).await.expect("it migrates");
        zoo.run(
            "insert into zoo_animal (id, cage, \"from\", \"to\") values (1, 1, '2026-01-01', '2026-01-03'), \
             (2, 1, '2026-01-02', '2026-01-04'), (3, 2, '2026-01-02', '2026-01-04')",
        )
        .await;
        let within = rule("{ of: [from, to], within: cage }");
        let error = zoo.migrate(&within).await.expect_err("two rows overlap").to_string();
        for said in ["2 rows of zoo_animal overlap another one", "first: 1, 2"] {
            assert!(error.contains(said), "{on:?}: {error}");
        }
        zoo.run("update zoo_animal set \"from\" = '2026-01-03' where id = 2").await;
        zoo.migrate(&within).await.unwrap_or_else(|error| panic!("{on:?}: {error}"));
        assert!(zoo.plan(&within).await.steps.is_empty(), "{on:?}");
        // The last day belongs to it from now on: 1 and 2 share one.
        let closed = rule("{ of: [from, to], within: cage, closed: true }");
        let error = zoo.migrate(&closed).await.expect_err("two rows share a day").to_string();
        assert!(error.contains("2 rows of zoo_animal overlap another one"), "{on:?}: {error}");
        zoo.run("update zoo_animal set \"from\" = '2026-01-04', \"to\" = '2026-01-06' where id = 2").await;
        zoo.migrate(&closed).await.unwrap_or_else(|error| panic!("{on:?}: {error}"));
        assert!(zoo.plan(&closed).await.steps.is_empty(), "{on:?}");
        zoo.migrate(&animal(fields)).await.unwrap_or_else(|error| panic!("{on:?}: {error}"));
        zoo.run("update zoo_animal set \"from\" = '2026-01-09'").await;
    }
}
