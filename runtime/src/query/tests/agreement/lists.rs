//! Random requests on lists, asked as the routes ask them: the parameters with which a json column is tested by the
//! keys in it, and pages, which put together must be the evaluator's rows in the list's order.

use super::{
    ZONES,
    dice::{self, Rolls},
    evaluator::{Refused, Tables},
    in_memory,
    requests::{self, MAX_PAGE, PAGE},
    runner, shown, tables,
};
use crate::{
    error::RequestError,
    http::{
        handlers,
        server::{Server, Settings},
        url,
    },
    query::{
        list::PageReading,
        tests::testing::{data, graph},
    },
    request_time::RequestTime,
    tables::{
        Api, Defaults, Dialects, Doc, Field, Filter, FilterTest, Kind, List, Order, OrderBy, Representation, Resource,
        Schema, Source, Wire,
    },
};
use chrono::DateTime;
use chrono_tz::Tz;
use poem::http::HeaderMap;
use proptest::{
    collection::vec,
    strategy::{Strategy, ValueTree},
    test_runner::TestCaseError,
};
use serde_json::Value as Json;
use std::sync::OnceLock;

/// Worlds of rows that are tried; each is asked up to `REQUESTS` times.
const WORLDS: u32 = 40;
const REQUESTS: usize = 20;

static API: Api = Api {
    name: "Lists",
    about: "",
    license: None,
    contact: None,
    version: "v1",
    vendor: "lists",
    resources: graph::ALL,
    also: &[],
    routes: &[],
    page_size: PAGE as u64,
    page_most: MAX_PAGE as u64,
    defaults: Defaults { time_zone: "UTC", token_lifetime: 0, burst: "", docs: "", act_for_others: false, rules: true },
    accounts: None,
    kinds: None,
    migrations: &[],
    admin: None,
    hooks: &[],
};

/// Rows met in the page's order, among all that there are; among the first few, else found before they are sorted; and
/// met where the database meets them.
const READINGS: [PageReading; 3] =
    [PageReading::USUAL, PageReading { first: Some(4), ..PageReading::USUAL }, PageReading { few: 0, first: Some(0) }];

/// Rows that show nothing but their key.
const fn keys(resource: &'static Resource, select: &'static str, wires: &'static [Wire]) -> Representation {
    Representation {
        name: "keys",
        schema: "Keys",
        resource,
        fields: &[Field {
            name: "id",
            source: Source::Column(0),
            doc: Doc { schema: Schema::Any, about: "", nullable: false, example: "" },
        }],
        select: Dialects { postgres: select, sqlite: select },
        joins: Dialects { postgres: "", sqlite: "" },
        wires,
        children: &[],
        groups: &[],
        statements: 1,
        single: OnceLock::new(),
    }
}

static SESSIONS: Representation = keys(&graph::SESSION, "t.\"id\"", &[Wire::One(Kind::Uuid)]);
static SUBJECTS: Representation = keys(&graph::SUBJECT, "t.\"id\"", &[Wire::One(Kind::Uuid)]);
static TASKS: Representation = keys(&graph::TASK, "t.\"id\"", &[Wire::One(Kind::Uuid)]);
static INSERTIONS: Representation = keys(&graph::INSERTION, "t.\"id\"", &[Wire::One(Kind::Uuid)]);
static REGIONS: Representation = keys(&graph::REGION, "t.\"id\"", &[Wire::One(Kind::Int)]);
static IMAGES: Representation = keys(&graph::IMAGE, "t.\"dataset_ptr_id\"", &[Wire::One(Kind::Uuid)]);

const fn list(
    resource: &'static Resource,
    shown: &'static Representation,
    filters: &'static [Filter],
    order: &'static [Order],
) -> List {
    List {
        resource,
        summary: shown,
        public: None,
        order,
        filters,
        create: None,
        created: shown,
        bulk: false,
        owner: None,
        location: None,
        listed: true,
        narrow: None,
    }
}

const fn filter(name: &'static str, test: FilterTest) -> Filter {
    Filter { name, test, public: false, about: "" }
}

const fn up(path: &'static str) -> Order {
    Order { path, descending: false, by: OrderBy::Value }
}

const fn down(path: &'static str) -> Order {
    Order { path, descending: true, by: OrderBy::Value }
}

const DJANGO: Filter = filter("django", FilterTest::Lookups);
static ANY: &[Filter] = &[DJANGO];
static OF_SESSIONS: &[Filter] = &[
    filter("json", FilterTest::Pairs("json")),
    filter("extended_qc", FilterTest::Pairs("extended_qc")),
    DJANGO,
    filter("document", FilterTest::Text("json")),
    filter("within", FilterTest::Text("json__icontains")),
];
static OF_TASKS: &[Filter] =
    &[filter("pairs", FilterTest::Pairs("arguments")), filter("arguments", FilterTest::Text("arguments")), DJANGO];

/// Lists with orders of all sorts: of what may be missing, of other tables, of the first of several, and none.
static LISTS: &[List] = &[
    list(&graph::SESSION, &SESSIONS, OF_SESSIONS, &[down("start_time")]),
    list(&graph::SESSION, &SESSIONS, OF_SESSIONS, &[up("number"), down("end_time")]),
    list(&graph::SESSION, &SESSIONS, OF_SESSIONS, &[down("lab__name"), up("performance")]),
    list(&graph::SESSION, &SESSIONS, OF_SESSIONS, &[up("data_dataset_session_related__name")]),
    list(&graph::SESSION, &SESSIONS, OF_SESSIONS, &[down("users__username"), down("qc")]),
    list(&graph::SESSION, &SESSIONS, OF_SESSIONS, &[]),
    list(&graph::TASK, &TASKS, OF_TASKS, &[down("status")]),
    list(&graph::SUBJECT, &SUBJECTS, ANY, &[up("sex"), down("birth_date")]),
    list(&graph::SUBJECT, &SUBJECTS, ANY, &[up("actions_sessions__lab__name"), up("to_be_culled")]),
    list(&graph::INSERTION, &INSERTIONS, ANY, &[down("session__start_time"), up("name")]),
    list(&graph::REGION, &REGIONS, ANY, &[down("parent__acronym")]),
    list(&graph::IMAGE, &IMAGES, ANY, &[up("name"), down("width")]),
];

/// An answer to a request on a list.
#[derive(Debug, PartialEq)]
struct Answer {
    count: usize,
    ids: Vec<u64>,
    next: Option<String>,
    previous: Option<String>,
}

/// What the handler answers. `few`: see there.
async fn ask(
    server: &Server,
    list: &'static List,
    query: &[(String, String)],
    zone: Tz,
    reading: PageReading,
) -> Result<Answer, Refused> {
    let request = handlers::Request {
        snapshot: None,
        last_write: None,
        server,
        now: RequestTime { now: DateTime::UNIX_EPOCH, zone },
        caller: None,
        base: "http://host".into(),
        path: "/rows",
        key: String::new(),
        query: query.to_vec(),
        export: None,
        headers: &HeaderMap::new(),
        address: String::new(),
    };
    let reply = match handlers::list_by(&request, list, reading).await {
        Ok(reply) => reply,
        Err(RequestError::Fields(_)) => return Err(Refused),
        Err(other) => panic!("{:?} {query:?}: {other:?}", server.site.store.dialect),
    };
    let body: Json = serde_json::from_slice(&reply.body).expect("JSON");
    let id = |row: &Json| match &row["id"] {
        // The first digits of an id are its number.
        Json::String(text) => u64::from_str_radix(&text[..2], 16).expect("digits"),
        id => id.as_u64().expect("a number"),
    };
    Ok(Answer {
        count: usize::try_from(body["count"].as_u64().expect("a number")).expect("few"),
        ids: body["results"].as_array().expect("a list").iter().map(id).collect(),
        next: body["next"].as_str().map(str::to_owned),
        previous: body["previous"].as_str().map(str::to_owned),
    })
}

/// The parameters of a link.
fn parameters(link: &str) -> Vec<(String, String)> {
    url::parse_query(link.split_once('?').map_or("", |(_, query)| query).as_bytes())
}

/// What is wrong with the answers to a request, if anything is.
async fn fault(
    server: &Server,
    list: &'static List,
    request: &requests::Request,
    zone: Tz,
    reading: PageReading,
    expected: &Result<Vec<u64>, Refused>,
) -> Option<String> {
    let answer = ask(server, list, &request.query, zone, reading).await;
    let (rows, answer) = match (expected, answer) {
        (Ok(rows), Ok(answer)) => (rows, answer),
        (Err(_), Err(_)) => return None,
        (expected, answer) => return Some(format!("{expected:?} is answered by {answer:?}")),
    };
    let is = |answer: &Answer, limit: usize, offset: usize| {
        let ids: Vec<u64> = rows.iter().copied().skip(offset).take(limit).collect();
        let more = offset.saturating_add(limit) < rows.len();
        let right = answer.count == rows.len()
            && answer.ids == ids
            && answer.next.is_some() == more
            && answer.previous.is_some() == (offset > 0);
        (!right).then(|| format!("{limit} from {offset} of {rows:?} are {answer:?}"))
    };
    if let Some(fault) = is(&answer, request.limit, request.offset) {
        return Some(fault);
    }
    // From the first page on to the last, and back.
    let mut query = request.query.clone();
    query.retain(|(name, _)| name != "offset");
    let (mut offset, mut all) = (0, Vec::new());
    let mut page = ask(server, list, &query, zone, reading).await.ok()?;
    loop {
        if let Some(fault) = is(&page, request.limit, offset) {
            return Some(fault);
        }
        all.extend_from_slice(&page.ids);
        let Some(next) = &page.next else { break };
        offset += request.limit;
        page = ask(server, list, &parameters(next), zone, reading).await.ok()?;
    }
    if all != *rows {
        return Some(format!("all pages together are {all:?}, not {rows:?}"));
    }
    while let Some(previous) = &page.previous {
        offset = offset.saturating_sub(request.limit);
        page = match ask(server, list, &parameters(previous), zone, reading).await {
            Ok(page) => page,
            Err(Refused) => return Some(format!("{previous} is refused")),
        };
        if let Some(fault) = is(&page, request.limit, offset) {
            return Some(fault);
        }
    }
    None
}

fn numbers(
    list: &List,
    rows: &data::Rows,
    memory: &Tables,
    request: &requests::Request,
    zone: Tz,
) -> Result<Vec<u64>, Refused> {
    let all = rows.iter().find(|(r, _)| r.table == list.resource.table).map_or(&[][..], |(_, rows)| rows);
    let number = |place: &usize| all[*place][list.resource.primary].as_u64().expect("a number");
    Ok(request.answer(memory, list, zone)?.iter().map(number).collect())
}

#[test]
fn pages_of_both_databases_agree_with_the_contract_on_random_rows_and_requests() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let on = runtime.block_on(data::empty("pages_of_both_databases_agree_with_the_contract"));
    let servers: Vec<Server> = on
        .iter()
        .map(|filled| {
            let settings = Settings::new(&API, "/nowhere".into()).expect("the defaults are right");
            Server::new(&API, &[], filled.store.clone(), settings).expect("the settings are right")
        })
        .collect();
    let most = |table: &str| if matches!(table, "session" | "task" | "subject") { 9 } else { 5 };
    let world: Vec<_> = tables().iter().map(|r| vec(vec(0..120_u16, 14), 0..=most(r.table))).collect();
    let requests = vec((0..LISTS.len(), vec(0..120_u16, 80)), 1..=REQUESTS);
    let strategy = (world, vec(0..120_u16, 60), 0..ZONES.len(), requests);
    let result = runner(WORLDS).run(&strategy, |(world, joined, zone, requests)| {
        let (rows, zone) = (dice::rows(&tables(), &world), ZONES[zone]);
        let pairs = dice::pairs(&rows, &joined);
        // Stored the other way round, so that no order comes about by itself.
        let backwards = rows.iter().map(|(r, rows)| (*r, rows.iter().rev().cloned().collect())).collect();
        runtime.block_on(async {
            for filled in &on {
                data::clear(filled).await;
                data::load(filled, &backwards, &pairs).await;
            }
        });
        let memory = in_memory(&rows, &pairs);
        for (place, rolls) in &requests {
            let list = &LISTS[*place];
            let request = requests::draw(list, rolls);
            let expected = numbers(list, &rows, &memory, &request, zone);
            for server in &servers {
                for reading in READINGS {
                    let fault = runtime.block_on(fault(server, list, &request, zone, reading, &expected));
                    if let Some(fault) = fault {
                        return Err(TestCaseError::fail(format!(
                            "{:?} {} {:?} {zone}, {reading:?}: {:?}\n  {fault}\n  rows {}",
                            server.site.store.dialect,
                            list.resource.name,
                            list.order,
                            request.query,
                            shown(&rows, &pairs)
                        )));
                    }
                }
            }
        }
        Ok(())
    });
    if let Err(error) = result {
        // Without the numbers that it was made of, which say nothing.
        let text = error.to_string();
        panic!("{}", text.split("minimal failing input").next().unwrap_or_default());
    }
}

#[test]
fn random_requests_on_lists_are_neither_all_refused_nor_on_one_page() {
    // Otherwise the test would show little.
    let (mut refused, mut some, mut several) = (0, 0, 0);
    let mut rng = runner(1);
    for n in 0..1000 {
        let rolls = vec(0..120_u16, 80).new_tree(&mut rng).expect("a value").current();
        let world: Vec<_> = tables().iter().map(|_| vec(vec(0..120_u16, 14), 6)).collect();
        let world: Vec<Rolls> = world.new_tree(&mut rng).expect("a value").current();
        let rows = dice::rows(&tables(), &world);
        let memory = in_memory(&rows, &dice::pairs(&rows, &rolls));
        let list = &LISTS[n % LISTS.len()];
        let request = requests::draw(list, &rolls);
        match numbers(list, &rows, &memory, &request, Tz::UTC) {
            Err(Refused) => refused += 1,
            Ok(rows) => {
                some += usize::from(!rows.is_empty());
                several += usize::from(rows.len() > request.limit);
            }
        }
    }
    assert!(refused > 30 && refused < 350, "{refused} of 1000 are refused");
    assert!(some > 350, "{some} of 1000 find rows");
    assert!(several > 150, "{several} of 1000 have several pages");
}
