//! A small API with users and tokens, and a server of it on a database in memory, for the tests of
//! this room.

use crate::server::{Server, Settings};
use crate::{
    request_time::RequestTime,
    store::{OpenOptions, Store},
    tables::{Accounts, Api, Column, Defaults, Kind, Resource, Roles},
};
use uuid::Uuid;

const fn column(name: &'static str, kind: Kind) -> Column {
    Column::new(name, kind)
}

const fn resource(name: &'static str, table: &'static str, columns: &'static [Column]) -> Resource {
    Resource::new(name, table).columns(columns)
}

/// The test API's users.
pub static USERS: Resource = resource(
    "Keeper",
    "zoo_keeper",
    &[
        column("id", Kind::Uuid),
        column("login", Kind::Text),
        column("hash", Kind::Text),
        column("active", Kind::Bool),
        column("visitor", Kind::Bool),
        column("chief", Kind::Bool),
    ],
);

static TOKENS: Resource = resource(
    "Ticket",
    "zoo_ticket",
    &[column("code", Kind::Text), column("keeper_id", Kind::Uuid), column("made", Kind::DateTime)],
);

/// Where the test API keeps users and tokens.
pub static ACCOUNTS: Accounts = Accounts {
    users: &USERS,
    input: None,
    username: "login",
    password: "hash",
    active: "active",
    public: "visitor",
    superuser: "chief",
    own: &["login"],
    tokens: &TOKENS,
    token_user: "keeper_id",
    token_created: "made",
    roles: Roles::NONE,
};

/// The test API.
pub static API: Api = Api {
    name: "Zoo",
    about: "",
    license: None,
    contact: None,
    version: "v1",
    vendor: "zoo",
    resources: &[&USERS, &TOKENS],
    also: &[],
    routes: &[],
    page_size: 250,
    page_most: 1000,
    defaults: Defaults {
        time_zone: "UTC",
        token_lifetime: 86400,
        burst: "550/minute",
        docs: "20/minute",
        act_for_others: false,
        rules: true,
    },
    accounts: Some(&ACCOUNTS),
    kinds: None,
    migrations: &[],
    admin: None,
    hooks: &[],
};

/// A server with empty tables of users and tokens.
pub async fn server() -> Server {
    let store = Store::open("sqlite::memory:", &OpenOptions::default()).await.expect("a database in memory");
    for sql in [
        "create table zoo_keeper (id blob primary key, login text not null unique, hash text not null, \
         active boolean not null, visitor boolean not null, chief boolean not null)",
        "create table zoo_ticket (code text primary key, keeper_id blob not null unique, made text not null)",
    ] {
        store.primary().script(sql).await.expect("a table");
    }
    let settings = Settings::new(&API, "/nowhere".into()).expect("the defaults are right");
    Server::new(&API, &[], store, settings).expect("the settings are right")
}

/// Stores a user and returns its key.
pub async fn user(server: &Server, name: &str, hash: &str, active: bool) -> Uuid {
    let id = Uuid::new_v4();
    let sql = format!(
        "insert into zoo_keeper values (x'{}', '{name}', '{hash}', {active}, {}, false)",
        id.simple(),
        name == "visitor"
    );
    server.site.store.primary().script(&sql).await.expect("a row");
    id
}

/// Noon of a day, and some seconds later.
pub fn noon(seconds: i64) -> RequestTime {
    let now = chrono::DateTime::from_timestamp(1_577_880_000 + seconds, 0).expect("a time");
    RequestTime { now, zone: chrono_tz::Tz::UTC }
}
