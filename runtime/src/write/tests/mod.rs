//! A small API made by hand, its tables on both databases, and what the tests of writing share.

mod faults;
mod faulty;
mod messages;
mod postgres;
mod removing;
mod saving;

use super::{
    Settings, Site, Transaction,
    body::Body,
    context::{Draft, WriteContext},
};
use crate::{
    account::Caller,
    error::RequestError,
    hooks::{self, Function, Functions},
    request_time::RequestTime,
    store::{self, Dialect, OpenOptions, Sql, Store},
    tables::*,
};
use chrono::DateTime;
use sea_orm::{ConnectionTrait, Value};
use serde_json::{Value as Json, json};
use std::{sync::OnceLock, time::Duration};

const fn column(name: &'static str, kind: Kind) -> Column {
    Column::new(name, kind)
}

const fn key() -> Column {
    Column { default: Default::NewUuid, unique: true, ..column("id", Kind::Uuid) }
}

const fn refers(name: &'static str, field: &'static str) -> Column {
    Column { field, nullable: true, ..column(name, Kind::Uuid) }
}

const fn resource(name: &'static str, table: &'static str, columns: &'static [Column]) -> Resource {
    Resource::new(name, table).columns(columns)
}

const fn one(name: &'static str, target: &'static Resource, column: usize) -> Relation {
    Relation::one(name, target, column)
}

const fn back(name: &'static str, target: &'static Resource, column: usize, on_delete: OnDelete) -> Relation {
    Relation::back(name, target, column, on_delete)
}

/// A lab: animals go with it, papers protect it.
pub static LAB: Resource = Resource {
    label: "misc.lab",
    words: "research lab",
    record: "Lab",
    relations: &[
        back("animals", &ANIMAL, 2, OnDelete::Cascade),
        back("papers", &PAPER, 1, OnDelete::Protect),
        back("devices", &DEVICE, 1, OnDelete::Cascade),
    ],
    ..resource("Lab", "lab", &[key(), Column { unique: true, max: 10, ..column("name", Kind::Text) }])
};

/// Forbids deleting its lab.
pub static PAPER: Resource = Resource {
    words: "paper",
    relations: &[one("lab", &LAB, 1)],
    ..resource("Paper", "paper", &[key(), refers("lab_id", "lab")])
};

/// A person, with a boss and friends among the others.
pub static PERSON: Resource = Resource {
    record: "Person",
    relations: &[
        one("boss", &PERSON, 2),
        back("staff", &PERSON, 2, OnDelete::SetNull),
        back("animals", &ANIMAL, 3, OnDelete::SetNull),
        Relation::many("friends", &PERSON, ["person_friends", "from_id", "to_id"]),
    ],
    ..resource(
        "Person",
        "person",
        &[
            key(),
            Column {
                unique: true,
                unique_message: "A user with that username already exists.",
                ..column("username", Kind::Text)
            },
            refers("boss_id", "boss"),
        ],
    )
};

/// A species; animals of one that goes become mice.
pub static SPECIES: Resource = Resource {
    relations: &[back("animals", &ANIMAL, 4, OnDelete::SetDefault)],
    ..resource("Species", "species", &[key(), Column { unique: true, ..column("name", Kind::Text) }])
};

/// A tag with an integer key that the database makes.
pub static TAG: Resource = Resource {
    words: "tag",
    relations: &[Relation::many("animals", &ANIMAL, ["animal_tag", "tag_id", "animal_id"])],
    ..resource("Tag", "tag", &[column("id", Kind::Int), column("name", Kind::Text)])
};

/// An animal: every kind of column.
pub static ANIMAL: Resource = Resource {
    label: "zoo.animal",
    words: "animal",
    record: "Animal",
    relations: &[
        one("lab", &LAB, 2),
        one("owner", &PERSON, 3),
        one("species", &SPECIES, 4),
        Relation::many("tags", &TAG, ["animal_tag", "animal_id", "tag_id"]),
        one("mother", &ANIMAL, 5),
        back("children", &ANIMAL, 5, OnDelete::Cascade),
        back("visits", &VISIT, 1, OnDelete::Cascade),
        back("events", &EVENT, 1, OnDelete::Cascade),
    ],
    unique: &[
        Unique::new(&[1, 2]),
        Unique::new(&[1, 3]),
        Unique::new(&[6, 5]).of_rows("owner_id is null"),
        Unique::new(&[8, 12]),
    ],
    ..resource(
        "Animal",
        "animal",
        &[
            key(),
            Column { max: 12, ..column("name", Kind::Text) },
            Column { nullable: false, ..refers("lab_id", "lab") },
            refers("owner_id", "owner"),
            Column {
                default: Default::Row { of: ResourceRef::Known(&SPECIES), column: "name", is: "mouse", make: true },
                ..refers("species_id", "species")
            },
            refers("mother_id", "mother"),
            Column { default: Default::Text("U"), ..column("sex", Kind::Text) },
            Column { nullable: true, ..column("weight", Kind::Float) },
            Column { nullable: true, ..column("number", Kind::Small) },
            Column { nullable: true, ..column("born", Kind::Date) },
            Column { nullable: true, default: Default::Now, ..column("seen", Kind::DateTime) },
            Column { default: Default::Bool(false), ..column("alive", Kind::Bool) },
            Column { nullable: true, ..column("json", Kind::Json) },
            Column { nullable: true, ..column("xs", Kind::Floats) },
            Column { nullable: true, ..column("ns", Kind::Ints) },
            Column { auto: Auto::Save, ..column("changed", Kind::DateTime) },
            Column { default: Default::Int(0), ..column("qc", Kind::Int) },
            Column { nullable: true, ..column("chip", Kind::Uuid) },
            column("image", Kind::Text),
        ],
    )
};

/// Hangs on an animal; nothing hangs on it.
pub static VISIT: Resource = Resource {
    relations: &[one("animal", &ANIMAL, 1)],
    ..resource("Visit", "visit", &[key(), refers("animal_id", "animal")])
};

/// Hangs on an animal; code wants to know when it goes.
pub static EVENT: Resource = Resource {
    relations: &[one("animal", &ANIMAL, 1)],
    hooks: &[
        (Event::BeforeSave, Hook::find(HOOKS, "before_save")),
        (Event::BeforeDelete, Hook::find(HOOKS, "before_delete")),
        (Event::AfterDelete, Hook::find(HOOKS, "after_delete")),
    ],
    ..resource("Event", "event", &[key(), refers("animal_id", "animal"), column("name", Kind::Text)])
};

const HOOKS: &[&str] = &["before_save", "before_delete", "after_delete"];

const FUNCTIONS: Functions = &[&[
    ("before_save", Function::Save(upper_name)),
    ("before_delete", Function::Save(keep_if_told)),
    ("after_delete", Function::Save(note_deletion)),
]];

fn upper_name<'a>(_: &'a WriteContext<'a>, draft: &'a mut Draft) -> hooks::BoxFuture<'a, Result<(), RequestError>> {
    Box::pin(async move {
        if let Value::String(Some(name)) = &mut draft.row[2] {
            *name = name.to_uppercase();
        }
        Ok(())
    })
}

fn keep_if_told<'a>(_: &'a WriteContext<'a>, draft: &'a mut Draft) -> hooks::BoxFuture<'a, Result<(), RequestError>> {
    Box::pin(async move {
        match draft.row[2] == Value::from("KEEP") {
            true => Err(RequestError::Detail(403, "This event stays.".into())),
            false => Ok(()),
        }
    })
}

fn note_deletion<'a>(
    context: &'a WriteContext<'a>,
    draft: &'a mut Draft,
) -> hooks::BoxFuture<'a, Result<(), RequestError>> {
    Box::pin(async move {
        let gone = super::find(context, &EVENT, "id", &draft.row[0]).await?.is_empty();
        let name = format!("event gone: {gone}");
        super::insert_new(context, &TAG, &[("name", name.into())]).await.map(|_| ())
    })
}

/// What probes are, in a table of their own.
pub static DEVICE: Resource = Resource {
    relations: &[one("lab", &LAB, 1), back("probe", &PROBE, 0, OnDelete::Cascade)],
    ..resource(
        "Device",
        "device",
        &[key(), refers("lab_id", "lab"), Column { default: Default::Text("new"), ..column("state", Kind::Text) }],
    )
};

/// A device with a model.
pub static PROBE: Resource = Resource {
    record: "Probe",
    parent: Some(0),
    relations: &[one("device_ptr", &DEVICE, 0)],
    ..resource("Probe", "probe", &[column("device_ptr_id", Kind::Uuid), column("model", Kind::Text)])
};

static KIND: Resource =
    resource("Kind", "kind", &[column("id", Kind::Int), column("app", Kind::Text), column("model", Kind::Text)]);

const fn doc() -> Doc {
    Doc { schema: Schema::Any, about: "", nullable: false, example: "" }
}

const fn field(name: &'static str, takes: Takes, target: Target) -> InputField {
    InputField {
        within: None,
        name,
        takes,
        target,
        required: false,
        required_on_create: false,
        nullable: true,
        blank: false,
        default: None,
        create_only: false,
        doc: doc(),
    }
}

static LETTERS: Pattern = Pattern { regex: r"^[\w.-]+$", message: "Only letters." };

static SEXES: [Choice; 3] = [Choice::text("M", "Male"), Choice::text("F", "Female"), Choice::text("U", "Unknown")];

static LEVELS: [Choice; 2] = [Choice::int(50, "CRITICAL"), Choice::int(0, "NOT_SET")];

/// All that an animal takes.
pub static ANIMAL_INPUT: Input = Input {
    schema: "AnimalInput",
    patch_schema: "AnimalPatch",
    resource: &ANIMAL,
    fields: &[
        InputField {
            required: true,
            nullable: false,
            ..field("name", Takes::Text(12, Some(&LETTERS)), Target::Column(1))
        },
        InputField { required: true, nullable: false, ..field("lab", Takes::One(&LAB, By::Key(1)), Target::Column(2)) },
        InputField {
            default: Some(Default::Caller),
            nullable: false,
            ..field("owner", Takes::One(&PERSON, By::Key(1)), Target::Column(3))
        },
        field("species", Takes::One(&SPECIES, By::Id), Target::Column(4)),
        field("mother", Takes::One(&ANIMAL, By::Url("/animals")), Target::Column(5)),
        InputField { nullable: false, blank: true, ..field("sex", Takes::Choice(&SEXES), Target::Column(6)) },
        field("weight", Takes::Float(0.0, f64::INFINITY), Target::Column(7)),
        field("number", Takes::Int(-32768, 32767), Target::Column(8)),
        field("born", Takes::Date, Target::Column(9)),
        field("seen", Takes::DateTime, Target::Column(10)),
        InputField { nullable: false, ..field("alive", Takes::Bool, Target::Column(11)) },
        field("json", Takes::Json, Target::Column(12)),
        field("xs", Takes::Floats, Target::Column(13)),
        field("ns", Takes::Ints, Target::Column(14)),
        InputField { nullable: false, ..field("qc", Takes::Label(&LEVELS), Target::Column(16)) },
        field("chip", Takes::Uuid, Target::Column(17)),
        InputField { nullable: false, ..field("image", Takes::Image(20), Target::Column(18)) },
        InputField { nullable: false, ..field("tags", Takes::Many(&TAG, By::Key(0)), Target::Relation(3)) },
        field("mail", Takes::Email(30), Target::Extra(0)),
        field("page", Takes::Url(30), Target::Extra(1)),
        field("about", Takes::Kind(&["misc"]), Target::Extra(2)),
        field("maybe", Takes::Bool, Target::Extra(3)),
        InputField { blank: true, nullable: false, ..field("note", Takes::Text(0, None), Target::Extra(4)) },
        field("object", Takes::JsonObject, Target::Extra(5)),
    ],
    actors: &[],
    nested: &[],
};

/// A person's inputs, with the animals that refer to it.
pub static PERSON_INPUT: Input = Input {
    schema: "PersonInput",
    patch_schema: "PersonPatch",
    resource: &PERSON,
    fields: &[
        InputField { required: true, nullable: false, ..field("username", Takes::Text(20, None), Target::Column(1)) },
        field("boss", Takes::One(&PERSON, By::Key(1)), Target::Column(2)),
        InputField { nullable: false, ..field("animals", Takes::Many(&ANIMAL, By::Key(1)), Target::Relation(2)) },
        InputField { nullable: false, ..field("friends", Takes::Many(&PERSON, By::Key(1)), Target::Relation(3)) },
    ],
    actors: &[],
    nested: &[],
};

/// A probe's inputs, in both of its tables.
pub static PROBE_INPUT: Input = Input {
    schema: "ProbeInput",
    patch_schema: "ProbePatch",
    resource: &PROBE,
    fields: &[
        InputField { required: true, nullable: false, ..field("model", Takes::Text(0, None), Target::Column(1)) },
        InputField { required_on_create: true, ..field("lab", Takes::One(&LAB, By::Key(1)), Target::Column(3)) },
    ],
    actors: &[],
    nested: &[],
};

const fn representation(resource: &'static Resource) -> Representation {
    Representation {
        name: "detail",
        schema: "",
        resource,
        fields: &[],
        select: Dialects { postgres: "", sqlite: "" },
        joins: Dialects { postgres: "", sqlite: "" },
        wires: &[],
        children: &[],
        groups: &[],
        statements: 0,
        single: OnceLock::new(),
    }
}

const fn item(resource: &'static Resource, key: usize, detail: &'static Representation) -> Item {
    Item { write: true, ..Item::new(resource, key, detail).read().delete() }
}

static ANIMAL_DETAIL: Representation = representation(&ANIMAL);
static LAB_DETAIL: Representation = representation(&LAB);
static ANIMAL_ITEM: Item = item(&ANIMAL, 0, &ANIMAL_DETAIL);
static LAB_ITEM: Item = item(&LAB, 1, &LAB_DETAIL);

const fn route(path: &'static str, serves: Serves) -> Route {
    Route { path, operation: "", title: "", words: "", about: "", serves }
}

static KINDS: Kinds = Kinds { resource: &KIND, app: "app", model: "model" };

static API: Api = Api {
    name: "Zoo",
    about: "",
    license: None,
    contact: None,
    version: "v1",
    vendor: "zoo",
    resources: &[&LAB, &PAPER, &PERSON, &SPECIES, &TAG, &ANIMAL, &VISIT, &EVENT, &DEVICE, &PROBE],
    also: &[("misc.place", &LAB)],
    routes: &[&[route("/animals/{id}", Serves::Item(&ANIMAL_ITEM)), route("/labs/{name}", Serves::Item(&LAB_ITEM))]],
    page_size: 250,
    page_most: 1000,
    defaults: Defaults { time_zone: "UTC", token_lifetime: 0, burst: "", docs: "", act_for_others: true, rules: true },
    accounts: None,
    kinds: Some(&KINDS),
    migrations: &[],
    admin: None,
    hooks: HOOKS,
};

fn schema(dialect: Dialect) -> String {
    let text = r#"
        create table lab (id UUID primary key, name text not null unique);
        create table paper (id UUID primary key, lab_id UUID references lab DEFER);
        create table person (id UUID primary key, username text not null unique, boss_id UUID references person DEFER);
        create table person_friends (id SERIAL, from_id UUID not null references person DEFER,
            to_id UUID not null references person DEFER, unique (from_id, to_id));
        create table species (id UUID primary key, name text not null unique);
        create table tag (id SERIAL, name text not null);
        create table animal (id UUID primary key, name text not null, lab_id UUID not null references lab DEFER,
            owner_id UUID references person DEFER, species_id UUID references species DEFER,
            mother_id UUID references animal DEFER, sex text not null, weight double precision check (weight >= 0),
            number smallint, born date, seen TIME, alive boolean not null, json JSON, xs FLOATS, ns INTS,
            changed TIME not null, qc integer not null, chip UUID, image text not null,
            unique (name, lab_id), unique (name, owner_id));
        create table animal_tag (id SERIAL, animal_id UUID not null references animal DEFER,
            tag_id integer not null references tag DEFER, unique (animal_id, tag_id));
        create table visit (id UUID primary key, animal_id UUID references animal DEFER);
        create table event (id UUID primary key, animal_id UUID references animal DEFER, name text not null);
        create table device (id UUID primary key, lab_id UUID references lab DEFER, state text not null);
        create table probe (device_ptr_id UUID primary key references device DEFER, model text not null);
        create table kind (id SERIAL, app text not null, model text not null);
    "#;
    let words: [(&str, &str, &str); 7] = [
        ("UUID", "uuid", "blob"),
        ("SERIAL", "serial primary key", "integer primary key"),
        ("DEFER", "deferrable initially deferred", "deferrable initially deferred"),
        ("TIME", "timestamp with time zone", "text"),
        ("JSON", "jsonb", "text"),
        ("FLOATS", "double precision[]", "text"),
        ("INTS", "integer[]", "text"),
    ];
    words.iter().fold(text.to_owned(), |text, (word, postgres, sqlite)| {
        text.replace(word, if dialect == Dialect::Postgres { postgres } else { sqlite })
    })
}

/// A server on a database of its own.
pub struct Zoo {
    site: Site,
    now: RequestTime,
    caller: Option<Caller>,
}

impl Zoo {
    /// On SQLite, in memory.
    pub async fn sqlite() -> Zoo {
        Zoo::at("sqlite::memory:").await
    }

    /// On the database of a URL, which gets the tables.
    pub async fn at(url: &str) -> Zoo {
        Zoo::open(url, None, true).await
    }

    /// The same, where a statement may take only so long.
    pub async fn limited(url: &str, limit: Duration) -> Zoo {
        Zoo::open(url, Some(limit), true).await
    }

    /// On a database that has the tables.
    pub async fn on(url: &str) -> Zoo {
        Zoo::open(url, None, false).await
    }

    async fn open(url: &str, limit: Option<Duration>, new: bool) -> Zoo {
        let options = OpenOptions { statement_timeout: limit, ..OpenOptions::default() };
        let store = Store::open(url, &options).await.expect("the database can be opened");
        if new {
            store.primary().script(&schema(store.dialect)).await.expect("the tables can be made");
        }
        let media_root = std::env::temp_dir().join(format!("zoo-{}", uuid::Uuid::new_v4()));
        let settings = Settings::new(&API, media_root).expect("the zone exists");
        let site = hooks::site(&API, FUNCTIONS, store, settings);
        let now =
            RequestTime { now: DateTime::from_timestamp(1_600_000_000, 0).unwrap_or_default(), zone: chrono_tz::UTC };
        Zoo { site, now, caller: None }
    }

    /// Does something in a transaction of its own, which is kept if it succeeds.
    pub async fn write<T>(
        &self,
        act: impl for<'a> AsyncFnOnce(&'a WriteContext<'a>) -> Result<T, RequestError>,
    ) -> Result<T, RequestError> {
        let transaction = Transaction::begin(&self.site).await?;
        let done = act(&transaction.context(&self.site, &self.now, self.caller.as_ref())).await;
        transaction.finish(done).await
    }

    /// The first column of a statement's rows as text.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let mut query = Sql::new(self.site.store.dialect);
        query.push(sql);
        let rows = store::fetch(&self.site.store.primary(), query).await.expect("the statement is right");
        rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("the column is text")).collect()
    }

    /// Whether a table has that many rows.
    pub async fn count(&self, table: &str) -> usize {
        self.texts(&format!("select 'x' from {table}")).await.len()
    }

    /// Makes labs, people, species and tags that tests refer to, and lets `ann` be the caller.
    pub async fn populate(&mut self) {
        let ann = self
            .write(async |context| {
                for name in ["north", "south"] {
                    super::insert_new(context, &LAB, &[("name", name.into())]).await?;
                }
                for name in ["red", "green", "blue"] {
                    super::insert_new(context, &TAG, &[("name", name.into())]).await?;
                }
                super::insert_new(context, &PERSON, &[("username", "bob".into())]).await?;
                super::insert_new(context, &PERSON, &[("username", "ann".into())]).await
            })
            .await
            .expect("the rows can be made");
        self.caller = Some(Caller::new(ann.row[0].clone(), "ann"));
    }

    /// Creates an animal from JSON.
    pub async fn animal(&self, body: Json) -> Result<Value, RequestError> {
        let made = self.write(async |context| super::create(context, &ANIMAL_INPUT, &Body::Json(body)).await).await;
        Ok(made?.key)
    }
}

/// A body as it is read when it is sent.
pub fn sent(value: &Json) -> Body {
    Body::json(value.to_string()).expect("JSON").0
}

/// The body of a refusal.
pub fn refused<T: std::fmt::Debug>(result: Result<T, RequestError>) -> Json {
    result.expect_err("it must be refused").body()
}

/// A refusal's messages of one field.
pub fn refused_field<T: std::fmt::Debug>(result: Result<T, RequestError>, field: &str) -> Json {
    let mut body = refused(result);
    let messages = body[field].take();
    let others: Vec<_> = body
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(key, value)| *key != "status_code" && !value.is_null())
        .collect();
    assert!(others.is_empty(), "also refused: {others:?}");
    messages
}

/// An animal that nothing is wrong with, and a change to it.
pub fn animal(name: &str, more: Json) -> Json {
    let mut body = json!({"name": name, "lab": "north"});
    if let (Some(body), Json::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    body
}
