//! What the pages for people cost on a large database: time, statements and bytes of each, beside its budget.

use crate::{measure::lines, process::Server};
use clap::Args;
use std::time::Instant;

/// Measures the pages for people.
#[derive(Debug, Args)]
pub struct Pages {
    /// Where the database is
    #[arg(long)]
    database: String,
    /// The server's program
    #[arg(long, default_value = "target/release/alyx")]
    server: String,
    /// A superuser of the database (`alyx createuser NAME --superuser`)
    #[arg(long)]
    user: String,
    /// The superuser's password
    #[arg(long)]
    password: String,
    /// Requests of each page
    #[arg(long, default_value_t = 40)]
    requests: usize,
}

/// A page: its name, its address (`{…}` is found in a list), and at most how many statements, kB compressed, and ms.
type Page = (&'static str, &'static str, Option<usize>, Option<f64>, Option<f64>);

/// The budgets of the design of the pages.
const PAGES: [Page; 18] = [
    ("Today", "/admin/?whose=all", None, None, None),
    ("subjects, 50 rows", "/admin/subjects/subject/?view=all", Some(10), Some(12.0), Some(15.0)),
    (
        "subjects, last page by key",
        "/admin/subjects/subject/?view=every&o=birth_date&after={subject}",
        Some(10),
        None,
        None,
    ),
    ("subjects, searched", "/admin/subjects/subject/?view=every&q=subject_77", Some(10), None, None),
    ("subject, form", "/admin/subjects/subject/{subject}/change/", Some(12), Some(12.0), None),
    ("choice of subjects, typed", "/admin/actions/weighing/options/subject?q=subject_77", None, None, None),
    ("day sheet", "/admin/day/?whose=all", Some(8), None, None),
    ("restrictions", "/admin/actions/waterrestriction/", Some(8), None, None),
    ("weighing, add", "/admin/actions/weighing/add/", Some(3), Some(5.0), None),
    ("weighings, 50 rows", "/admin/actions/weighing/", None, None, None),
    ("sessions, 50 rows", "/admin/actions/session/", None, None, None),
    ("datasets", "/admin/data/dataset/", None, None, Some(50.0)),
    ("datasets of a type", "/admin/data/dataset/?dataset_type={dataset_type}", None, None, Some(50.0)),
    (
        "datasets of a day",
        "/admin/data/dataset/?created_datetime_from=2020-09-14&created_datetime_to=2020-09-14",
        None,
        None,
        Some(50.0),
    ),
    ("datasets of a session", "/admin/data/dataset/?session={session}", None, None, Some(50.0)),
    ("datasets of a tag", "/admin/data/dataset/?tags={tag}", None, None, Some(50.0)),
    ("find by name", "/admin/find/?q=subject_777", None, None, None),
    ("style and script", "", None, Some(45.0), None),
];

/// A session at the pages.
struct Browser<'s> {
    server: &'s Server,
    cookie: String,
}

impl Browser<'_> {
    fn log_in<'s>(server: &'s Server, user: &str, password: &str) -> Result<Browser<'s>, String> {
        let (head, body) = server.request("GET", "/admin/login/", "", b"")?;
        let body = String::from_utf8_lossy(&body).into_owned();
        let key = between(&body, "name=\"form_key\" value=\"", "\"").ok_or("the log-in has no form")?.to_owned();
        let form = cookie(&head).ok_or("the log-in sets no cookie")?;
        let quoted = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let sent = format!("form_key={}&next=&username={}&password={}", quoted(&key), quoted(user), quoted(password));
        let headers = format!("Cookie: {form}\r\nContent-Type: application/x-www-form-urlencoded\r\n");
        let (head, _) = server.request("POST", "/admin/login/", &headers, sent.as_bytes())?;
        let cookie = cookie(&head).filter(|_| head.starts_with("HTTP/1.1 303")).ok_or("the log-in is refused")?;
        Ok(Browser { server, cookie })
    }

    /// A page, compressed.
    fn get(&self, path: &str, compressed: bool) -> Result<Vec<u8>, String> {
        let encoding = if compressed { "Accept-Encoding: gzip\r\n" } else { "" };
        let (head, body) = self.server.request("GET", path, &format!("Cookie: {}\r\n{encoding}", self.cookie), b"")?;
        match head.starts_with("HTTP/1.1 200") {
            true => Ok(body),
            false => Err(format!("{path}: {}", head.lines().next().unwrap_or_default())),
        }
    }

    /// The key of a row of a list.
    fn key(&self, list: &str) -> Result<String, String> {
        let page = String::from_utf8_lossy(&self.get(list, false)?).into_owned();
        let list = list.split('?').next().unwrap_or(list);
        let found = between(&page, &format!("href=\"{list}"), "/change/").map(str::to_owned);
        found.ok_or_else(|| format!("{list} has no row"))
    }
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    text.split(from).skip(1).map(|rest| rest.split(to).next().unwrap_or(rest)).find(|found| found.len() < 200)
}

/// The last cookie that an answer sets.
fn cookie(head: &str) -> Option<String> {
    let mut set = head
        .lines()
        .filter_map(|line| line.split_once(": ").filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie")));
    set.next_back().and_then(|(_, value)| value.split(';').next()).map(str::to_owned)
}

/// Measures the pages.
pub fn pages(command: &Pages) -> Result<(), String> {
    let log = std::env::temp_dir().join(format!("specimen-bench-pages-{}.log", std::process::id()));
    let counted = Server::start(&command.server, &command.database, Some(("warn,specimen::sql=debug", &log)))?;
    let browser = Browser::log_in(&counted, &command.user, &command.password)?;
    let mut pages: Vec<(Page, String)> = PAGES.iter().map(|page| (*page, page.1.to_owned())).collect();
    for (name, list) in [
        ("{subject}", "/admin/subjects/subject/?view=every"),
        ("{session}", "/admin/actions/session/"),
        ("{dataset_type}", "/admin/data/datasettype/"),
        ("{tag}", "/admin/data/tag/"),
    ] {
        let key = browser.key(list)?;
        pages.iter_mut().for_each(|(_, path)| *path = path.replace(name, &key));
    }
    let first = String::from_utf8_lossy(&browser.get("/admin/", false)?).into_owned();
    let assets = between(&first, "href=\"/admin/-/", "/pages.css").ok_or("no style")?.to_owned();
    let mut costs = Vec::new();
    for (_, path) in &pages {
        if path.is_empty() {
            costs.push(0);
            continue;
        }
        // What is asked for once only, such as kinds of rows, isn't a page's.
        browser.get(path, true)?;
        let before = lines(&log);
        browser.get(path, true)?;
        costs.push(lines(&log) - before);
    }
    let cookie = browser.cookie.clone();
    drop(counted);
    // What it told is counted; the file was only for that.
    let _ = std::fs::remove_file(&log);
    let server = Server::start(&command.server, &command.database, None)?;
    let browser = Browser { server: &server, cookie };
    println!("| page | statements | kB gz | p50 ms | p99 ms | budget | kept |");
    println!("|---|---|---|---|---|---|---|");
    for (((name, _, statements, kilobytes, time), path), cost) in pages.iter().zip(costs) {
        let (mut bytes, mut times) = (0, Vec::new());
        let paths = match path.is_empty() {
            true => vec![format!("/admin/-/{assets}/pages.css"), format!("/admin/-/{assets}/pages.js")],
            false => vec![path.clone()],
        };
        for path in &paths {
            bytes += browser.get(path, true)?.len();
            for _ in 0..command.requests.max(1) {
                let began = Instant::now();
                browser.get(path, true)?;
                times.push(began.elapsed().as_secs_f64() * 1000.0);
            }
        }
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        let size = bytes as f64 / 1000.0;
        let kept = statements.is_none_or(|most| cost <= most)
            && kilobytes.is_none_or(|most| size <= most)
            && time.is_none_or(|most| at(0.5) <= most);
        let budget = [
            statements.map(|most| format!("{most} statements")),
            kilobytes.map(|most| format!("{most} kB")),
            time.map(|most| format!("{most} ms")),
        ];
        let budget = budget.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let kept = if budget.is_empty() {
            ""
        } else if kept {
            "yes"
        } else {
            "**no**"
        };
        println!("| {name} | {cost} | {size:.1} | {:.1} | {:.1} | {budget} | {kept} |", at(0.5), at(0.99));
    }
    Ok(())
}
