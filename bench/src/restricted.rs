//! Lists of a large table that rules of access hide for the most part: what they cost beside lists without rules.

use crate::process::Server;
use clap::Args;
use specimen::{
    fixture::FirstRows,
    store::{
        OpenOptions, Store,
        migrate::{Options, migrate},
    },
    tables::ddl::Ddl,
};
use specimen_codegen::SourceFile;
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

/// Measures restricted lists.
#[derive(Debug, Args)]
pub struct Restricted {
    /// An empty PostgreSQL database
    #[arg(long)]
    database: String,
    /// The server's program, which needs the command `dev`
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// Rows of the table
    #[arg(long, default_value_t = 1_000_000)]
    rows: u64,
    /// How often each request is sent; the median is printed
    #[arg(long, default_value_t = 9)]
    times: usize,
}

const FILES: [(&str, &str); 5] = [
    (
        "api.yaml",
        "api: Bench\nversion: { name: v1, vendor: bench }\n\
         users: { resource: User, username: name, password: password, active: active, public: guest, superuser: chief, groups: groups.name }\n\
         tokens: { resource: Token, user: user, created: created, lifetime: \"0\" }\n",
    ),
    (
        "user.yaml",
        "resource: User\nfields:\n  id: { type: integer, primary: true }\n  name: { type: string, max: 20, unique: true }\n  \
         password: { type: string, max: 128, blank: true, secret: true }\n  active: { type: boolean, default: true }\n  \
         guest: { type: boolean, default: false }\n  chief: { type: boolean, default: false }\n  groups: { to: [Group], by: name }\n  \
         allowed: { to: [User], by: name, back: allows }\n",
    ),
    (
        "group.yaml",
        "resource: Group\nfields:\n  id: { type: integer, primary: true }\n  name: { type: string, max: 20, unique: true }\n",
    ),
    (
        "token.yaml",
        "resource: Token\nsecret: true\nfields:\n  key: { type: string, max: 40, primary: true, secret: true }\n  \
         user: { to: User, on_delete: cascade, unique: true, back: token }\n  created: { type: datetime, auto: create }\n",
    ),
    (
        "lab.yaml",
        "resource: Lab\nfields:\n  id: { type: integer, primary: true }\n  name: { type: string, max: 20, unique: true }\n  \
         members: { to: [User], by: name, back: labs }\n",
    ),
];

const ANIMAL: &str = "resource: Animal\npath: animals\nkey: name\norder: [name]\nfields:\n  id: { type: integer, primary: true, read_only: true }\n  \
     name: { type: string, max: 20, unique: true }\n  lab: { to: Lab, by: name }\n  owner: { to: User, by: name, back: animals }\n  \
     size: { type: integer }\nrepresentations: { detail: [name, lab, owner, size] }\noperations: [list, retrieve]\n\
     filters: { own: all, lookups: where }\n";

/// Rules by the name under which they are printed.
const RULES: [(&str, &str); 6] = [
    ("none", "token"),
    ("is", "[superuser, { is: owner }]"),
    ("is among", "[superuser, { is: owner.allowed }]"),
    ("in", "[superuser, { in: lab.members }]"),
    ("group", "[superuser, { group: husbandry }]"),
    ("all of them", "[superuser, { group: husbandry }, { is: owner }, { is: owner.allowed }, { in: lab.members }]"),
];

/// A thousand users, who each own a thousandth of the animals and let the next two act for them; a thousand labs of three users.
const FILL: &str = "
    insert into \"group\" (id, name) values (1, 'husbandry');
    insert into \"user\" (id, name, password, active, guest, chief) select n, 'u' || n, '!', true, false, n = 0 from generate_series(0, 1000) n;
    insert into token (key, user_id, created) select 'u' || n, n, now() from generate_series(0, 1000) n;
    insert into user_groups (user_id, group_id) values (8, 1);
    insert into user_allowed (from_user_id, to_user_id) select n, (n + k) % 1000 + 1 from generate_series(1, 1000) n, generate_series(0, 1) k;
    insert into lab (id, name) select n, 'lab' || n from generate_series(1, 1000) n;
    insert into lab_members (lab_id, user_id) select n, (n + k) % 1000 + 1 from generate_series(1, 1000) n, generate_series(0, 2) k;
    insert into animal (id, name, lab_id, owner_id, size)
        select n, 'a' || n, n % 1000 * 79 % 1000 + 1, (n + n / 1000) % 1000 + 1, n % 1000 from generate_series(1, $ROWS) n;
    analyze";

/// The spec with a rule for reading animals.
fn files(rule: &str) -> Vec<SourceFile> {
    let animal = format!("{ANIMAL}access: {{ read: {rule} }}\n");
    let all = FILES.iter().map(|(path, text)| ((*path), (*text).to_owned())).chain([("animal.yaml", animal)]);
    all.map(|(path, text)| SourceFile { path: format!("spec/{path}"), text }).collect()
}

/// Fills a table, and asks for its rows by each rule.
pub async fn restricted(command: &Restricted) -> Result<(), String> {
    let told = |error: &dyn std::fmt::Display| error.to_string();
    let api = specimen_codegen::read(&files(RULES[0].1)).map_err(|report| report.to_string())?;
    let api = specimen_codegen::tables(&api);
    let store = Store::open(&command.database, &OpenOptions::default()).await.map_err(|error| told(&error))?;
    let made = migrate(&store, api, &Ddl::of(api), &FirstRows(b""), &Options::default()).await;
    made.map_err(|error| told(&error))?;
    let fill = FILL.replace("$ROWS", &command.rows.to_string());
    store.primary().script(&fill).await.map_err(|error| told(&error))?;
    store.primary().script("vacuum analyze animal").await.map_err(|error| told(&error))?;
    // User 8 is in the group; user 7 isn't.
    println!("{:12} {:6} {:>9} {:>9} {:>9} {:>9} {:>9}", "rule", "user", "rows", "page", "counted", "filtered", "row");
    for (name, rule) in RULES {
        let folder = tempfile::tempdir().map_err(|error| told(&error))?;
        for file in files(rule) {
            let path = folder.path().join(file.path.trim_start_matches("spec/"));
            fs::write(path, file.text).map_err(|error| told(&error))?;
        }
        let server = Server::dev(&command.server, &command.database, folder.path(), &["rest_rules=admin"])?;
        for user in ["u0", "u7", "u8"] {
            let ask = |path: &str| request(&server.address, user, path).ok_or_else(|| format!("{path} fails"));
            let list = ask("/animals?limit=1")?;
            let rows = number(&list, "\"count\":");
            let name_of =
                list.split_once("\"name\":\"").and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned);
            let row = format!("/animals/{}", name_of.unwrap_or_else(|| "a1".into()));
            let mut medians = Vec::new();
            for (path, changed) in [
                ("/animals?limit=50", false),
                ("/animals?limit=50", true),
                ("/animals?limit=50&where=size__gte,500", true),
                (row.as_str(), true),
            ] {
                let mut times = Vec::new();
                for _ in 0..command.times {
                    if changed {
                        // What the server keeps of counts is of no use then.
                        let change = "update lab set name = name where id = 1";
                        store.primary().script(change).await.map_err(|error| told(&error))?;
                    }
                    let began = Instant::now();
                    request(&server.address, user, path).ok_or_else(|| format!("{path} fails"))?;
                    times.push(began.elapsed());
                }
                times.sort();
                medians.push(times[times.len() / 2]);
            }
            let ms = |time: &Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
            let columns = medians.iter().map(|time| format!(" {:>9}", ms(time))).collect::<String>();
            println!("{name:12} {user:6} {rows:>9}{columns}");
        }
    }
    Ok(())
}

fn number(text: &str, after: &str) -> String {
    let digits = text.split_once(after).map_or("", |(_, rest)| rest.trim_start());
    digits.chars().take_while(char::is_ascii_digit).collect()
}

/// The body of an answer, good or a refusal.
fn request(address: &str, user: &str, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAuthorization: Token {user}\r\n\r\n");
    stream.write_all(head.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    ["200", "403", "404"].contains(&head.split(' ').nth(1)?).then(|| body.to_owned())
}
