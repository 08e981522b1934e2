//! The pages for people: the example of docs/admin.md, and what follows from a spec that doesn't speak of them.

use specimen_codegen::{SourceFile, read, tables};
use specimen_tables::{Admin, AdminPage, By, CellLink, FilterTest, Link, NarrowBy, Shows, Takes, Target};

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.into(), text: text.into() }
}

fn admin(files: &[SourceFile]) -> &'static Admin {
    let api = tables(&read(files).unwrap_or_else(|report| panic!("{report}")));
    api.admin.expect("an API with users has pages")
}

/// The files of a document's example.
fn example(document: &str) -> Vec<SourceFile> {
    let blocks = document.split("```yaml\n# ").skip(1).filter_map(|block| block.split_once("```"));
    blocks.filter_map(|(block, _)| block.split_once('\n')).map(|(path, text)| file(path, text)).collect()
}

/// A page as the document's table describes it.
fn described(page: &AdminPage, is_first: bool) -> Vec<String> {
    let AdminPage { path, title, list, form, .. } = page;
    let dotted = |paths: &[&str]| paths.iter().map(|path| path.replace("__", ".")).collect::<Vec<_>>().join(", ");
    let form = form.expect("rows are opened in a form");
    let groups = form.groups.iter().map(|group| {
        let fields: Vec<&str> = group.fields.iter().map(|field| form.input.fields[*field].name).collect();
        let heading = if group.name.is_empty() { String::new() } else { format!("{}: ", group.name) };
        format!("{heading}{}", fields.join(", "))
    });
    vec![
        format!("/admin/{path}/"),
        (*title).to_owned(),
        list.columns.iter().map(|column| column.label).collect::<Vec<_>>().join(", "),
        dotted(list.search),
        list.filters.iter().map(|filter| filter.filter.name).collect::<Vec<_>>().join(", "),
        if is_first { groups.collect::<Vec<_>>().join("; ") } else { "the same".to_owned() },
    ]
}

#[test]
fn the_documented_example_has_the_documented_pages() {
    // A published package has no documents beside it.
    let Ok(document) = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/admin.md")) else {
        return;
    };
    let admin = admin(&example(&document));
    let rows = document.lines().filter_map(|line| line.strip_prefix("| /admin/")?.strip_suffix(" |"));
    let documented: Vec<Vec<String>> =
        rows.map(|row| format!("/admin/{row}").split(" | ").map(str::to_owned).collect()).collect();
    let is_first = |page: &AdminPage| admin.page(page.resource).is_some_and(|first| first.path == page.path);
    let made: Vec<Vec<String>> = admin.pages.iter().map(|page| described(page, is_first(page))).collect();
    assert_eq!(made, documented);
    assert_eq!((admin.title, admin.marks), ("The lab", &[("localhost", "Test")][..]));
    let menu: Vec<(&str, Vec<&str>)> =
        admin.menu.iter().map(|group| (group.name, group.pages.iter().map(|page| page.title).collect())).collect();
    assert_eq!(menu, [("Animals", vec!["Animals", "Pups", "Weighings"]), ("More", vec!["Users"])]);
}

#[test]
fn lists_views_and_inlines_are_as_declared() {
    let Ok(document) = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/admin.md")) else {
        return;
    };
    let admin = admin(&example(&document));
    let page = |path: &str| *admin.pages.iter().find(|page| page.path == path).expect("the page");
    let animal = page("lab/animal");
    let link = |column: usize| match animal.list.columns[column].link {
        CellLink::None => String::new(),
        CellLink::Row => "row".to_owned(),
        CellLink::Own(path) => format!("/{path}"),
        CellLink::Related(of, key) => format!("{} {key}", of.name),
    };
    assert_eq!([link(0), link(2), link(6)], ["row", "", ""]);
    assert!(link(3).starts_with("Animal ") && link(4).starts_with("User ") && link(5).starts_with("Animal "));
    assert!(
        matches!(animal.list.columns[6].shows, Shows::Count(relation) if animal.resource.relations[relation].name == "weighings")
    );
    let sorts: Vec<&str> = animal.list.columns.iter().map(|column| column.sort).collect();
    assert_eq!(sorts, ["name", "sex", "", "mother__name", "owner__name", "mother__mother__name", ""]);
    let [mine, all] = animal.list.views else { panic!("two views") };
    assert_eq!(mine.query, [("owner", "$user"), ("alive", "true")]);
    assert_eq!((all.label, all.columns), ("All animals", &[0, 1, 4][..]));
    assert_eq!((animal.list.only.len(), page("lab/pup").list.only), (0, &[("has_mother", "false")][..]));
    let form = animal.form.expect("a form");
    let edit = animal.list.edit.iter().map(|(column, field)| (*column, form.input.fields[*field].name));
    assert_eq!(edit.collect::<Vec<_>>(), [(1, "sex")]);
    assert!(page("lab/pup").list.edit.is_empty(), "each list says it for itself");
    let [inline] = form.inlines else { panic!("one inline") };
    assert!(inline.edit && inline.delete && inline.page.path == "lab/weighing");
    let fields = inline.fields.iter().map(|field| inline.page.form.expect("a form").input.fields[*field].name);
    assert_eq!(fields.collect::<Vec<_>>(), ["day", "grams"]);
    let facts = form.show.expect("it is shown");
    assert_eq!(facts.columns.iter().map(|column| column.label).collect::<Vec<_>>(), ["Age", "Young"]);
    let named = |field: usize| form.input.fields[field].name;
    let [narrow] = form.narrow else { panic!("one field offers some rows only") };
    let by = narrow.by.iter().map(|(path, by)| match by {
        NarrowBy::Value(value) => format!("{path} {value}"),
        NarrowBy::Field(field) => format!("{path} of {}", named(*field)),
        NarrowBy::User => format!("{path} of the caller"),
    });
    assert_eq!(
        (named(narrow.field), by.collect::<Vec<_>>()),
        ("mother", vec!["sex F".to_owned(), "owner of owner".to_owned()])
    );
    assert_eq!(form.remember.iter().map(|field| named(*field)).collect::<Vec<_>>(), ["owner"]);
    assert!(form.wanted.iter().map(|field| form.input.fields[*field].name).eq(["born"]));
    assert!(page("lab/pup").form.expect("a form").inlines.len() == 1, "further pages have the same form");
}

const ACCOUNTS: &[(&str, &str)] = &[
    (
        "spec/api.yaml",
        "api: Zoo
version: { name: v1, vendor: zoo }
users: { resource: User, username: name, password: hash, active: active, public: guest, superuser: chief }
tokens: { resource: Token, user: user, created: created, lifetime: 24h }
",
    ),
    (
        "spec/staff/user.yaml",
        "resource: User
fields:
  id: { type: uuid, primary: true, default: uuid, read_only: true }
  name: { type: string, unique: true }
  hash: { type: string, secret: true }
  active: { type: boolean, default: true }
  guest: { type: boolean, default: false }
  chief: { type: boolean, default: false }
",
    ),
    (
        "spec/staff/token.yaml",
        "resource: Token
path: tokens
operations: [list]
representations: { detail: [created] }
fields:
  key: { type: string, max: 40, primary: true, secret: true }
  user: { to: User, on_delete: cascade, back: token }
  created: { type: datetime, auto: create }
",
    ),
    (
        "spec/animals/animal.yaml",
        "resource: Animal
words: wild animal
path: animals
operations: [list, create, update]
fields:
  id: { type: uuid, primary: true, default: uuid, read_only: true }
  name: { type: string, unique: true, matches: '^[A-Z]', message: A capital. }
  born: { type: date, nullable: true }
  made: { type: datetime, auto: create }
  keeper: { to: User, by: name, nullable: true, on_delete: set_null }
  friends: { to: [Animal], by: name, back: friend_of }
  note: { type: text, blank: true, about: What is odd. }
  file: { type: url, blank: true }
representations: { summary: [id, name, keeper, friends], detail: [name, born, made, keeper, note, file, visits: { as: brief }] }
write: [width: { type: string, create_only: true }, name: { required: true }, visits: { by: id }, height: { type: float }, keeper: { nullable: false }]
",
    ),
    (
        "spec/animals/visit.yaml",
        "resource: Visit
path: visits
operations: [list]
fields:
  id: { type: uuid, primary: true, default: uuid, read_only: true }
  keeper: { to: User, by: name, nullable: true, on_delete: set_null, actor: true }
  animal: { to: Animal, by: name, on_delete: cascade, back: visits }
  day: { type: date }
representations: { brief: [day], detail: [id, animal, day] }
",
    ),
];

fn zoo() -> &'static Admin {
    admin(&ACCOUNTS.iter().map(|(path, text)| file(path, text)).collect::<Vec<_>>())
}

#[test]
fn a_spec_that_says_nothing_has_pages() {
    let admin = zoo();
    let titles: Vec<(&str, &str)> = admin.pages.iter().map(|page| (page.path, page.title)).collect();
    // Neither the resource of tokens nor one without a path.
    assert_eq!(titles, [("animals/animal", "Wild animals"), ("animals/visit", "Visits")]);
    let [animal, visit] = admin.pages else { panic!("two pages") };
    assert_eq!((animal.resource.caption, visit.resource.caption), (&["name"][..], &["animal__name", "day"][..]));
    let labels = |page: &AdminPage| page.list.columns.iter().map(|column| column.label).collect::<Vec<_>>();
    assert_eq!((labels(animal), labels(visit)), (vec!["Name", "Keeper", "Friends"], vec!["Animal", "Day"]));
    assert!(matches!(animal.list.columns[1].link, CellLink::None), "users have no pages to lead to");
    assert!(matches!(visit.list.columns[0].link, CellLink::Related(..)));
    assert!(matches!(visit.list.columns[1].link, CellLink::Row), "the last column of the caption leads to the row");
    let tests: Vec<_> = visit.list.filters.iter().map(|filter| (filter.filter.name, filter.filter.test)).collect();
    assert!(matches!(
        tests[..],
        [("keeper", FilterTest::Row(..)), ("animal", FilterTest::Row(..)), ("day", FilterTest::DateRange("day"))]
    ));
    assert!(visit.list.order[0].descending && visit.list.order[0].path == "day");
    assert_eq!(
        animal.list.representation.fields.len(),
        5,
        "the keys of the animal and of its keeper, and three columns"
    );
}

#[test]
fn forms_take_what_requests_write_and_more() {
    let [animal, ..] = zoo().pages else { panic!("pages") };
    let input = animal.form.expect("a form").input;
    let names: Vec<&str> = input.fields.iter().map(|field| field.name).collect();
    // Rows of others that refer to an animal aren't filled in; what is set by itself isn't either.
    assert_eq!(names, ["width", "name", "height", "keeper", "born", "friends", "note", "file"]);
    // Hand-written code finds its inputs by their order.
    assert!(matches!(input.fields[0].target, Target::Extra(0)) && matches!(input.fields[2].target, Target::Extra(1)));
    assert!(matches!(input.fields[1].takes, Takes::Text(255, Some(pattern)) if pattern.message == "A capital."));
    assert!(input.fields[1].required && input.fields[0].create_only);
    assert!(matches!(input.fields[3].takes, Takes::One(of, By::Id) if of.name == "User"));
    assert!(input.fields[3].nullable, "people empty what requests can't");
    assert!(matches!(input.fields[5].takes, Takes::Many(_, By::Id)));
    assert_eq!(input.fields[6].doc.about, "What is odd.");
}

#[test]
fn a_form_with_groups_takes_nothing_else_but_extras_in_their_order() {
    let mut files: Vec<SourceFile> = ACCOUNTS.iter().map(|(path, text)| file(path, text)).collect();
    files[3].text += "admin: { form: { groups: [{ Animal: [height, born, name] }] } }\n";
    let [animal, ..] = admin(&files).pages else { panic!("pages") };
    let form = animal.form.expect("a form");
    let names: Vec<&str> = form.input.fields.iter().map(|field| field.name).collect();
    assert_eq!(names, ["born", "name", "width", "height"]);
    let grouped: Vec<&str> = form.groups[0].fields.iter().map(|field| form.input.fields[*field].name).collect();
    assert_eq!(grouped, ["height", "born", "name"]);
    assert!(matches!(form.input.fields[3].target, Target::Extra(1)));
}

#[test]
fn pages_may_show_each_other_in_their_forms() {
    let mut files: Vec<SourceFile> = ACCOUNTS.iter().map(|(path, text)| file(path, text)).collect();
    files[3].text += "admin: { form: { inlines: { visits: { edit: true } } } }\n";
    files[4].text = files[4]
        .text
        .replace("  day: ", "  next: { to: Visit, nullable: true, on_delete: set_null, back: before }\n  day: ");
    files[4].text += "admin: { form: { inlines: { before: {} } } }\n";
    let [animal, visit] = admin(&files).pages else { panic!("two pages") };
    let inlines = |page: &AdminPage| page.form.expect("a form").inlines;
    assert_eq!((inlines(animal)[0].page.path, inlines(visit)[0].page.path), (visit.path, visit.path));
    assert!(matches!(visit.resource.relations[inlines(visit)[0].relation].link, Link::Back { .. }));
    let shown = inlines(animal)[0].fields.iter().map(|field| visit.form.expect("a form").input.fields[*field].name);
    assert_eq!(shown.collect::<Vec<_>>(), ["keeper", "next", "day"], "all but the animal itself");
}

#[test]
fn a_faulty_resource_is_reported_though_pages_lead_to_it() {
    for fields in
        ["fields: { id: { type: uid, primary: true } }", "fields: {}", "fields: { id: [] }", "path: [animals]"]
    {
        let mut files: Vec<SourceFile> = ACCOUNTS.iter().map(|(path, text)| file(path, text)).collect();
        files[3].text = format!("resource: Animal\n{fields}\n");
        files[4].text += "admin: { caption: [animal.name], list: { columns: [animal], filters: [animal] } }\n";
        let report = read(&files).expect_err("a faulty resource");
        assert!(
            report.faults.iter().any(|fault| files[fault.spot.file].path == "spec/animals/animal.yaml"),
            "{report}"
        );
    }
}

#[test]
fn only_shown_values_of_the_form_are_changed_in_lists() {
    let with = |edit: &str| {
        let mut files: Vec<SourceFile> = ACCOUNTS.iter().map(|(path, text)| file(path, text)).collect();
        let list = format!("admin: {{ list: {{ columns: [name, friends, keeper, made], edit: [{edit}] }} }}\n");
        files.iter_mut().filter(|file| file.path.ends_with("animal.yaml")).for_each(|file| file.text += &list);
        read(&files).map(|_| ()).map_err(|report| report.to_string())
    };
    assert_eq!(with("name, keeper"), Ok(()));
    for (edit, said) in [
        ("note", "the list has no column `note`"),
        ("friends", "`friends` can't be changed in the list"),
        ("made", "the form of `Animal` has no field `made`"),
        ("name, name", "`name` can't be changed in the list"),
    ] {
        assert!(with(edit).is_err_and(|report| report.contains(said)), "{edit}: {:?}", with(edit));
    }
}

#[test]
fn without_users_there_are_no_pages() {
    let spec = [
        file("spec/api.yaml", "api: Zoo\nversion: { name: v1, vendor: zoo }\n"),
        file(
            "spec/animal.yaml",
            "resource: Animal\npath: animals\noperations: [list]\nrepresentations: { detail: [id] }\nfields: { id: { type: uuid, primary: true } }\n",
        ),
    ];
    assert!(tables(&read(&spec).unwrap_or_else(|report| panic!("{report}"))).admin.is_none());
}
