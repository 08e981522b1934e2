//! Answers cost a fixed number of SQL statements: the number that the reference pages state, and one
//! more for the token, however many rows there are; a row comes with the token on PostgreSQL. Statements are
//! counted in the server's log, and on PostgreSQL in the database's too.

use crate::support::{
    browser::Browser,
    home::Home,
    postgres::Cluster,
    reference,
    server::{Server, alyx},
};
use serde_json::{Value, json};

/// A colony that is served, and what is needed to count.
pub(super) struct Counted<'a> {
    pub home: &'a Home,
    pub server: Server,
    pub token: String,
    pub cluster: Option<&'a Cluster>,
}

impl Counted<'_> {
    /// What the pages state for `GET` of a path.
    fn stated(&self, path: &str) -> usize {
        let (sqlite, postgres) = reference::statements(path);
        if self.cluster.is_some() { postgres } else { sqlite }
    }

    fn lines(&self) -> (usize, usize) {
        let log = std::fs::read_to_string(self.home.path().join("server.log")).expect("the server writes a log");
        let told = log.lines().filter(|line| line.contains(" specimen::sql: ")).count();
        let logged = self.cluster.map(Cluster::log).unwrap_or_default();
        let run = |line: &&str| line.contains(" LOG:  execute ") || line.contains(" LOG:  statement: ");
        // A new connection sets itself up; that belongs to no request.
        (told, logged.lines().filter(run).filter(|line| !line.contains("set jit = off")).count())
    }

    /// What something gives, and the statements that the server told of meanwhile.
    pub fn told<T>(&self, act: impl FnOnce() -> T) -> (T, Vec<String>) {
        let log = || std::fs::read_to_string(self.home.path().join("server.log")).expect("the server writes a log");
        let before = log().len();
        let done = act();
        (done, log()[before..].lines().filter(|line| line.contains(" specimen::sql: ")).map(str::to_owned).collect())
    }

    /// The statements of a request, and how many rows its answer has.
    fn cost(&self, path: &str) -> (usize, usize) {
        let before = self.lines();
        let answer = self.server.get(path, Some(&self.token));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let after = self.lines();
        let told = after.0 - before.0;
        if self.cluster.is_some() {
            assert_eq!(after.1 - before.1, told, "{path}: what PostgreSQL ran and what the server tells");
        }
        (told, answer.json()["results"].as_array().map_or(1, Vec::len))
    }
}

/// What PostgreSQL logs: a log has the statements of all databases of the tests that run.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Logged {
    Statements,
    Nothing,
}

/// Runs a test on the demo colony in both databases.
pub(super) fn on_a_colony(test: &str, logged: Logged, check: fn(&Counted<'_>)) {
    on_a_colony_with(test, logged, &[], check);
}

/// The same with settings of the server, as `name=value`.
fn on_a_colony_with(test: &str, logged: Logged, settings: &[&str], check: fn(&Counted<'_>)) {
    let settings: Vec<&str> = ["burst="].iter().chain(settings).flat_map(|setting| ["--set", *setting]).collect();
    let sqlite = Home::sqlite();
    assert_eq!(Server::first(sqlite.path(), &[]).stop(), Some(0));
    let token = sqlite.done(&["token", "admin"], "").trim().to_owned();
    let server = Server::telling(sqlite.path(), &settings);
    check(&Counted { home: &sqlite, server, token: token.clone(), cluster: None });

    let Some(cluster) = Cluster::shared(test) else { return };
    let dump = sqlite.path().join("colony.json.gz");
    let dump = dump.to_str().expect("a plain name");
    sqlite.done(&["dumpdata", "-o", dump], "");
    let postgres = Home::postgres(cluster);
    postgres.done(&["migrate"], "");
    let name = postgres.database.rsplit('/').next().expect("a URL ends in a name");
    let loaded = alyx(postgres.path()).args(["loaddata", dump, "--database", &postgres.database]).output();
    let loaded = loaded.expect("the program starts");
    assert!(loaded.status.success(), "{}", String::from_utf8_lossy(&loaded.stderr));
    if logged == Logged::Statements {
        cluster.sql("postgres", &format!("alter database {name} set log_statement = 'all'"));
    }
    let server = Server::telling(postgres.path(), &[&settings[..], &["--database", &postgres.database]].concat());
    check(&Counted { home: &postgres, server, token, cluster: Some(cluster) });
}

pub(super) fn first(of: &Counted<'_>, path: &str, key: &str) -> String {
    let answer = of.server.get(path, Some(&of.token));
    answer.json()["results"][0][key].as_str().unwrap_or_else(|| panic!("{path}: {}", answer.text())).to_owned()
}

fn check(of: &Counted<'_>) {
    let kind = of.home.kind;
    // A list costs what its page states, and one for the token.
    for path in ["/subjects", "/sessions", "/datasets", "/users", "/labs", "/weighings", "/files"] {
        let wanted = of.stated(path) + 1;
        let (few, some) = of.cost(&format!("{path}?limit=2"));
        let (many, more) = of.cost(&format!("{path}?limit=100"));
        assert_eq!((some, few), (2, wanted), "{kind}: {path}");
        // As long as nothing changes, the number of rows that the first list counted is kept.
        assert!(many == wanted || many + 1 == wanted, "{kind}: {path}: {many}, not {wanted}");
        assert!(more > 2, "{kind}: {path} has too few rows to tell");
    }
    // Filters by related rows are part of the same statements; a row that is named is looked up first.
    for (path, filter, more) in [
        ("/sessions", "django=subject__lab__name__icontains,vale", 0),
        ("/sessions", "django=subject__lab__name,valelab", 1),
        ("/datasets", "lab=valelab&dataset_type=spikes.times", 2),
    ] {
        let cost = of.cost(&format!("{path}?{filter}&limit=50")).0;
        let wanted = of.stated(path) + 1 + more;
        // The key of a named row that an earlier request found is kept, too.
        assert!(cost == wanted || cost + more.min(1) == wanted, "{kind}: {path}?{filter}: {cost}, not {wanted}");
    }

    // A row by its natural key is looked up first; on PostgreSQL it is found as it is fetched, and comes with who asks.
    let alone = usize::from(of.cluster.is_none());
    for (path, key) in [("/users/{username}", "ines"), ("/labs/{name}", "valelab"), ("/subjects/{nickname}", "")] {
        let list = path.split('{').next().unwrap_or_default();
        let key = if key.is_empty() { first(of, "/subjects?limit=1", "nickname") } else { key.to_owned() };
        assert_eq!(of.cost(&format!("{list}{key}")).0, of.stated(path) + alone, "{kind}: {path}");
    }
    // A row by its id needs no look-up; nested lists of nothing have no lists of their own.
    let dataset = first(of, "/datasets?limit=1", "url");
    let dataset = dataset.rsplit('/').next().expect("an address ends in an id");
    let cost = of.cost(&format!("/datasets/{dataset}")).0;
    assert_eq!(cost, of.stated("/datasets/{id}") + alone, "{kind}: /datasets/{{id}}");
    let rich = first(of, "/sessions?limit=1&django=field_of_view__isnull,False", "id");
    let poor = first(of, "/sessions?limit=1&django=data_dataset_session_related__isnull,True", "id");
    let stated = of.stated("/sessions/{id}");
    let (rich, poor) = (of.cost(&format!("/sessions/{rich}")).0, of.cost(&format!("/sessions/{poor}")).0);
    assert_eq!(rich, stated + alone, "{kind}: /sessions/{{id}}");
    assert!(poor <= rich, "{kind}: /sessions/{{id}}: {poor} statements");

    // Nested lists; a union shows only the kinds of rows that are on the page.
    let stated = of.stated("/users/{username}/actions") + 1;
    let (few, _) = of.cost("/users/ines/actions?limit=2");
    let (many, rows) = of.cost("/users/ines/actions?limit=100");
    assert!(few <= stated && many <= stated && rows > 10, "{kind}: actions: {few}, {many} of {stated}");
    let (few, _) = of.cost("/users/ines/actions?type=experiment&limit=2");
    let (many, rows) = of.cost("/users/ines/actions?type=experiment&limit=100");
    assert!((many == few || many + 1 == few) && rows > 10, "{kind}: sessions of a user: {few}, {many}");
    let subject = first(of, "/sessions?limit=1&django=data_dataset_session_related__isnull,False", "subject");
    let (cost, rows) = of.cost(&format!("/subjects/{subject}/datasets?limit=100"));
    let wanted = of.stated("/subjects/{nickname}/datasets") + 1;
    assert!(cost == wanted || cost + 1 == wanted, "{kind}: datasets of a subject: {cost}, not {wanted}");
    assert!(rows > 2, "{kind}: {subject} has too few datasets to tell");
}

#[test]
fn answers_cost_what_the_reference_pages_state() {
    on_a_colony("answers_cost_what_the_reference_pages_state", Logged::Statements, check);
}

/// Rows of a list are looked up, checked, stored and read back together.
fn check_lists(of: &Counted<'_>) {
    let kind = of.home.kind;
    let trajectory = first(of, "/trajectories?limit=1", "id");
    // PostgreSQL's colony is the dump of SQLite's, with its channels.
    let lateral = if of.cluster.is_some() { 8 } else { 7 };
    let post = |channels: &[Value]| {
        let before = of.lines().0;
        let answer = of.server.json("POST", "/channels", &of.token, &json!(channels));
        (answer, of.lines().0 - before)
    };
    let channel = |n: usize| {
        json!({"trajectory_estimate": trajectory, "name": format!("channel {n}"), "axial": n + 5000, "lateral": lateral,
               "x": n, "y": 1.5, "z": if n.is_multiple_of(2) { json!(null) } else { json!(2.5) }, "json": {"n": n}})
    };
    let mut first = 0;
    let mut costs = Vec::new();
    for count in [4, 1000] {
        let rows: Vec<Value> = (first..first + count).map(channel).collect();
        first += count;
        let (made, cost) = post(&rows);
        assert_eq!(made.status, 201, "{kind}: {:.300}", made.text());
        let made = made.json();
        let made = made.as_array().expect("a list");
        for (sent, made) in rows.iter().zip(made) {
            for name in ["trajectory_estimate", "name", "json", "z"] {
                assert_eq!(sent[name], made[name], "{kind}: {made}");
            }
            assert_eq!((sent["axial"].as_f64(), sent["x"].as_f64()), (made["axial"].as_f64(), made["x"].as_f64()));
        }
        assert_eq!(made.len(), rows.len());
        costs.push(cost);
    }
    // With the token. SQLite checks and inserts parts of the list.
    let most = if of.cluster.is_some() { 8 } else { 24 };
    assert!(costs[0] <= 12 && costs[1] <= most, "{kind}: {costs:?}");

    // What is there already, or twice in the list, is told for each row, and nothing is stored.
    let mut rows: Vec<Value> = (first..first + 600).map(channel).collect();
    rows[7] = json!({"trajectory_estimate": trajectory, "axial": 5000, "lateral": lateral, "x": 0});
    rows[599] = json!({"trajectory_estimate": trajectory, "axial": first + 5000, "lateral": lateral, "x": 0});
    let refused = post(&rows).0;
    assert_eq!(refused.status, 400, "{kind}: {:.300}", refused.text());
    let messages = refused.json()["non_field_errors"].clone();
    let at_fault: Vec<usize> = (0..600).filter(|n| messages[n] != json!({})).collect();
    assert_eq!(at_fault, [7, 599], "{kind}: {}", messages[7]);
    let stored = of.server.get(&format!("/channels?axial={}&lateral={lateral}", first + 5001), Some(&of.token)).json();
    assert_eq!(stored["count"], 0, "{kind}");
}

#[test]
fn lists_of_rows_are_made_by_few_statements() {
    on_a_colony("lists_of_rows_are_made_by_few_statements", Logged::Nothing, check_lists);
}

/// Rules that hide rows cost no statement, not even for rows that are made together.
fn check_rules(of: &Counted<'_>) {
    let kind = of.home.kind;
    let alone = usize::from(of.cluster.is_none());
    // Nobody restricted makes the demo colony's rows: the user's rights are taken away.
    of.home.beside(&["update misc_labmember set is_superuser = false, is_staff = true where username = 'admin'"]);
    let subject = first(of, "/subjects?limit=1", "nickname");
    let path = format!("/subjects/{subject}");
    // The first request with a token tells whose it is.
    of.cost(&path);
    for path in [path.as_str(), "/labs/valelab", "/users/ines"] {
        let page = match path.split('/').nth(1) {
            Some("subjects") => "/subjects/{nickname}",
            Some("labs") => "/labs/{name}",
            _ => "/users/{username}",
        };
        assert_eq!(of.cost(path).0, of.stated(page) + alone, "{kind}: {path}");
    }
    let wanted = of.stated("/subjects") + 1;
    // What an earlier list has counted may be kept.
    let cost = of.cost("/subjects?limit=3").0;
    assert!(cost == wanted || cost + 1 == wanted, "{kind}: {cost}, not {wanted}");
    of.home.beside(&["update misc_labmember set is_superuser = true where username = 'admin'"]);
    let trajectory = first(of, "/trajectories?limit=1", "id");
    // PostgreSQL's colony is the dump of SQLite's, with its channels.
    let lateral = if of.cluster.is_some() { 10 } else { 9 };
    let mut costs = Vec::new();
    for (from, count) in [(0, 4), (4, 100)] {
        let channel =
            |n: usize| json!({"trajectory_estimate": trajectory, "axial": n + 9000, "lateral": lateral, "x": n});
        let rows: Vec<Value> = (from..from + count).map(channel).collect();
        let before = of.lines().0;
        let made = of.server.json("POST", "/channels", &of.token, &json!(rows));
        assert_eq!(
            (made.status, made.json().as_array().map(Vec::len)),
            (201, Some(count)),
            "{kind}: {:.300}",
            made.text()
        );
        costs.push(of.lines().0 - before);
    }
    assert!(costs[1] <= costs[0] + 4, "{kind}: {costs:?}");
}

#[test]
fn rules_cost_no_statement() {
    on_a_colony_with("rules_cost_no_statement", Logged::Statements, &["rest_rules=admin"], check_rules);
}

/// Pages for people cost few statements, whatever belongs to a row.
fn check_pages(of: &Counted<'_>) {
    let kind = of.home.kind;
    of.home.done(&["changepassword", "admin", "--password-stdin"], "open sesame\n");
    let mut browser = Browser::log_in(&of.server.address, "admin", "open sesame").expect("an administrator may log in");
    let subject = first(of, "/sessions?limit=1&django=data_dataset_session_related__isnull,False", "subject");
    let subject = first(of, &format!("/subjects?nickname={subject}"), "id");
    let row = |list: &str, path: &str| {
        let key = first(of, &format!("{list}limit=1"), if path == "experiments/probeinsertion" { "id" } else { "url" });
        let key = key.rsplit('/').next().expect("an address ends in a key").to_owned();
        format!("/admin/{path}/{key}/change/")
    };
    let session = row("/sessions?django=data_dataset_session_related__isnull,False&", "actions/session");
    let budgets = [
        ("/admin/subjects/subject/?view=every".to_owned(), 10),
        ("/admin/actions/waterrestriction/".to_owned(), 8),
        ("/admin/actions/session/".to_owned(), 8),
        ("/admin/data/dataset/".to_owned(), 8),
        (format!("/admin/subjects/subject/{subject}/change/"), 14),
        (session, 12),
        (row("/weighings?", "actions/weighing"), 8),
        ("/admin/actions/weighing/add/".to_owned(), 5),
        ("/admin/subjects/subject/add/".to_owned(), 8),
        ("/admin/history/".to_owned(), 6),
    ];
    let mut dear = Vec::new();
    for (path, most) in budgets {
        let before = of.lines().0;
        let page = browser.get(&path);
        assert_eq!(page.status, 200, "{kind}: {path}: {}", page.words());
        let cost = of.lines().0 - before;
        println!("{kind}: {path}: {cost} of {most}");
        if cost > most {
            dear.push(format!("{path}: {cost} statements, at most {most}"));
        }
    }
    assert!(dear.is_empty(), "{kind}: {dear:#?}");
}

#[test]
fn pages_cost_few_statements() {
    on_a_colony("pages_cost_few_statements", Logged::Nothing, check_pages);
}
