//! Metrics for `/metrics`: requests by route, method and status with their durations, rows, statements, connections,
//! memory. Each route and method has its own counters, found when the router is built; a request only increments
//! atomics. Nothing is counted unless settings enable the metrics.

use crate::{
    http::server::Server,
    store::{LaneState, Store},
};
use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, NoLabelSet, text},
    metrics::MetricType,
    registry::{Registry, Unit},
};
use std::{
    fmt, fs,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant, SystemTime},
};

/// Content type of the text.
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Who may read `/metrics`, and the details of `/readyz`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    /// What they show as `Authorization: Bearer …`; empty = nothing is asked.
    pub token: String,
    /// Whether they are served at an address of their own, and not beside the API.
    pub elsewhere: bool,
}

impl Access {
    /// Whether a request's `Authorization` header is right.
    pub fn allows(&self, authorization: Option<&str>) -> bool {
        let sent = authorization.and_then(|sent| {
            let (scheme, token) = sent.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
        });
        self.token.is_empty()
            || sent.is_some_and(|sent| subtle::ConstantTimeEq::ct_eq(sent.as_bytes(), self.token.as_bytes()).into())
    }
}

/// Upper bounds of times, in seconds; what takes longer is counted beyond them.
const BOUNDS: [f64; 15] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// Classes of status; the last is for requests without an answer, since the client went away, or the server panicked.
const CLASSES: [&str; 6] = ["1xx", "2xx", "3xx", "4xx", "5xx", "none"];

/// Figures of a server.
#[derive(Debug)]
pub struct Metrics {
    routes: Mutex<Vec<Arc<RouteMetrics>>>,
    under_way: Arc<AtomicI64>,
    since: SystemTime,
    began: Instant,
}

/// Figures of one route and method.
#[derive(Debug)]
pub struct RouteMetrics {
    route: &'static str,
    method: &'static str,
    classes: [AtomicU64; CLASSES.len()],
    /// Requests by time, each in the first bound that it fits; the last is beyond all.
    times: [AtomicU64; BOUNDS.len() + 1],
    microseconds: AtomicU64,
    rows: AtomicU64,
    under_way: Arc<AtomicI64>,
}

impl Default for Metrics {
    fn default() -> Metrics {
        Metrics { routes: Mutex::default(), under_way: Arc::default(), since: SystemTime::now(), began: Instant::now() }
    }
}

impl Metrics {
    /// Figures of a route, by its pattern, and a method.
    pub fn of(&self, route: &'static str, method: &'static str) -> Arc<RouteMetrics> {
        let figures = Arc::new(RouteMetrics {
            route,
            method,
            classes: Default::default(),
            times: Default::default(),
            microseconds: AtomicU64::new(0),
            rows: AtomicU64::new(0),
            under_way: self.under_way.clone(),
        });
        self.routes.lock().unwrap_or_else(PoisonError::into_inner).push(figures.clone());
        figures
    }

    /// All figures as OpenMetrics text.
    pub fn text(self: &Arc<Self>, server: &Server) -> String {
        let mut registry = Registry::default();
        let (store, statements) = (connections(&server.site.store), server.site.store.statements());
        registry.register_collector(Box::new(Snapshot {
            metrics: self.clone(),
            api: server.site.api.name,
            store,
            statements,
        }));
        let mut out = String::new();
        // It fails only where writing to a string does.
        let _ = text::encode(&mut out, &registry);
        out
    }
}

impl RouteMetrics {
    /// Begins the time of a request.
    pub fn begin(self: &Arc<Self>) -> RequestTimer {
        self.under_way.fetch_add(1, Relaxed);
        RequestTimer { figures: self.clone(), began: Instant::now(), class: CLASSES.len() - 1 }
    }

    fn add(&self, took: Duration, class: usize) {
        let seconds = took.as_secs_f64();
        let place = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
        self.times[place].fetch_add(1, Relaxed);
        self.microseconds.fetch_add(took.as_micros() as u64, Relaxed);
        self.classes[class].fetch_add(1, Relaxed);
    }
}

/// A running request. If it is dropped without `end`, there was no answer.
#[derive(Debug)]
pub struct RequestTimer {
    figures: Arc<RouteMetrics>,
    began: Instant,
    class: usize,
}

impl RequestTimer {
    /// It was answered, with rows if it is a list.
    pub fn end(mut self, status: u16, rows: usize) {
        self.class = usize::from(status / 100).clamp(1, 5) - 1;
        if rows > 0 {
            self.figures.rows.fetch_add(rows as u64, Relaxed);
        }
    }
}

impl Drop for RequestTimer {
    fn drop(&mut self) {
        self.figures.under_way.fetch_sub(1, Relaxed);
        self.figures.add(self.began.elapsed(), self.class);
    }
}

/// The connections to one server, or of one kind.
#[derive(Debug)]
struct Connections {
    pool: &'static str,
    /// Open, and as many as there may be.
    size: (usize, usize),
    lanes: [(&'static str, LaneState); 5],
    refused: u64,
}

/// The connections that the store tells of; several replicas count as one.
fn connections(store: &Store) -> Vec<Connections> {
    let mut all: Vec<Connections> = Vec::new();
    for (name, pool) in store.pools() {
        let one = Connections { pool: name, size: pool.size(), lanes: pool.lanes(), refused: pool.refused() };
        match all.iter_mut().find(|connections| connections.pool == name) {
            Some(known) => known.add(&one),
            None => all.push(one),
        }
    }
    all
}

impl Connections {
    fn add(&mut self, more: &Connections) {
        self.size = (self.size.0 + more.size.0, self.size.1 + more.size.1);
        self.refused += more.refused;
        for ((_, lane), (_, more)) in self.lanes.iter_mut().zip(&more.lanes) {
            lane.used += more.used;
            lane.waiting += more.waiting;
        }
    }
}

/// A snapshot of all metrics.
#[derive(Debug)]
struct Snapshot {
    metrics: Arc<Metrics>,
    api: &'static str,
    store: Vec<Connections>,
    statements: u64,
}

impl Snapshot {
    fn requests(&self, out: &mut DescriptorEncoder<'_>) -> fmt::Result {
        let routes = self.metrics.routes.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let asked = |figures: &&Arc<RouteMetrics>| figures.classes.iter().any(|count| count.load(Relaxed) > 0);
        let routes: Vec<_> = routes.iter().filter(asked).collect();
        let about = "Requests by route, method and class of status; none: the client went away, or the server panicked";
        let mut family = out.encode_descriptor("specimen_http_requests", about, None, MetricType::Counter)?;
        for figures in &routes {
            for (class, count) in CLASSES.iter().zip(&figures.classes).filter(|(_, count)| count.load(Relaxed) > 0) {
                let labels = [("route", figures.route), ("method", figures.method), ("status", class)];
                count_of(&mut family.encode_family(&labels)?, count.load(Relaxed))?;
            }
        }
        let about = "Time from a request's first check to its answer";
        let name = "specimen_http_request_duration";
        let mut family = out.encode_descriptor(name, about, Some(&Unit::Seconds), MetricType::Histogram)?;
        for figures in &routes {
            let labels = [("route", figures.route), ("method", figures.method)];
            let bounds = BOUNDS.iter().copied().chain([f64::INFINITY]);
            let buckets: Vec<_> = bounds.zip(figures.times.iter().map(|count| count.load(Relaxed))).collect();
            let count = buckets.iter().map(|(_, count)| count).sum();
            let seconds = figures.microseconds.load(Relaxed) as f64 / 1e6;
            family.encode_family(&labels)?.encode_histogram::<NoLabelSet>(seconds, count, &buckets, None)?;
        }
        let about = "Rows in the answers of lists";
        let mut family = out.encode_descriptor("specimen_http_rows", about, None, MetricType::Counter)?;
        for figures in routes.iter().filter(|figures| figures.rows.load(Relaxed) > 0) {
            let labels = [("route", figures.route), ("method", figures.method)];
            count_of(&mut family.encode_family(&labels)?, figures.rows.load(Relaxed))?;
        }
        let about = "Requests under way";
        let mut metric = out.encode_descriptor("specimen_http_requests_under_way", about, None, MetricType::Gauge)?;
        metric.encode_gauge(&self.metrics.under_way.load(Relaxed))
    }

    fn database(&self, out: &mut DescriptorEncoder<'_>) -> fmt::Result {
        let about = "Statements run, without the beginnings and ends of transactions";
        let mut metric = out.encode_descriptor("specimen_sql_statements", about, None, MetricType::Counter)?;
        count_of(&mut metric, self.statements)?;
        let about = "Connections to the database: open, and as many as there may be";
        let mut family = out.encode_descriptor("specimen_sql_connections", about, None, MetricType::Gauge)?;
        for Connections { pool, size: (open, most), .. } in &self.store {
            for (state, count) in [("open", *open as u64), ("most", *most as u64)] {
                family.encode_family(&[("pool", *pool), ("state", state)])?.encode_gauge(&count)?;
            }
        }
        let about = "Statements and transactions that hold a connection, or wait for one, by lane";
        let mut family = out.encode_descriptor("specimen_sql_lane", about, None, MetricType::Gauge)?;
        for Connections { pool, lanes, .. } in &self.store {
            for (lane, state) in lanes {
                for (what, count) in [("used", state.used as u64), ("waiting", state.waiting as u64)] {
                    family.encode_family(&[("pool", *pool), ("lane", *lane), ("state", what)])?.encode_gauge(&count)?;
                }
            }
        }
        let about = "Statements and transactions that were refused, since the wait for a connection was too long";
        let mut family = out.encode_descriptor("specimen_sql_refused", about, None, MetricType::Counter)?;
        for Connections { pool, refused, .. } in &self.store {
            count_of(&mut family.encode_family(&[("pool", *pool)])?, *refused)?;
        }
        Ok(())
    }

    fn process(&self, out: &mut DescriptorEncoder<'_>) -> fmt::Result {
        let about = "The program";
        let labels = [("api", self.api), ("version", env!("CARGO_PKG_VERSION"))];
        out.encode_descriptor("specimen_build", about, None, MetricType::Info)?.encode_info(&labels)?;
        let mut gauge = |name: &str, about: &str, unit: Option<Unit>, value: f64| {
            out.encode_descriptor(name, about, unit.as_ref(), MetricType::Gauge)?.encode_gauge(&value)
        };
        let uptime = self.metrics.began.elapsed().as_secs_f64();
        gauge("specimen_uptime", "Time since the server started", Some(Unit::Seconds), uptime)?;
        let since = self.metrics.since.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs_f64();
        gauge("process_start_time", "When the server started, since 1970", Some(Unit::Seconds), since)?;
        // Left out on systems without this information about processes.
        if let Some((size, resident)) = memory() {
            gauge("process_virtual_memory", "Memory asked for", Some(Unit::Bytes), size)?;
            gauge("process_resident_memory", "Memory held", Some(Unit::Bytes), resident)?;
        }
        if let Ok(open) = fs::read_dir("/proc/self/fd") {
            gauge("process_open_fds", "Open files and connections", None, open.count() as f64)?;
        }
        Ok(())
    }
}

impl Collector for Snapshot {
    fn encode(&self, mut out: DescriptorEncoder<'_>) -> fmt::Result {
        self.requests(&mut out)?;
        self.database(&mut out)?;
        self.process(&mut out)
    }
}

fn count_of(metric: &mut prometheus_client::encoding::MetricEncoder<'_>, count: u64) -> fmt::Result {
    metric.encode_counter::<NoLabelSet, _, u64>(&count, None)
}

/// Bytes that the process asked for, and that it holds.
fn memory() -> Option<(f64, f64)> {
    let pages = fs::read_to_string("/proc/self/statm").ok()?;
    let mut pages = pages.split(' ').map(|pages| pages.parse::<f64>().ok());
    let page = rustix::param::page_size() as f64;
    Some((pages.next()?? * page, pages.next()?? * page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::server;

    #[tokio::test]
    async fn figures_are_told_by_route_and_never_before_they_are_there() {
        let (server, metrics) = (server().await, Arc::new(Metrics::default()));
        let list = metrics.of("/rows", "GET");
        metrics.of("/never", "GET");
        list.begin().end(200, 250);
        list.begin().end(404, 0);
        drop(list.begin());
        let under_way = list.begin();
        let text = metrics.text(&server);
        drop(under_way);
        for line in [
            r#"specimen_http_requests_total{route="/rows",method="GET",status="2xx"} 1"#,
            r#"specimen_http_requests_total{route="/rows",method="GET",status="4xx"} 1"#,
            r#"specimen_http_requests_total{route="/rows",method="GET",status="none"} 1"#,
            r#"specimen_http_request_duration_seconds_count{route="/rows",method="GET"} 3"#,
            r#"specimen_http_rows_total{route="/rows",method="GET"} 250"#,
            "specimen_http_requests_under_way 1",
        ] {
            assert!(text.lines().any(|have| have == line), "{line} in\n{text}");
        }
        assert!(
            text.contains(r#"{le="+Inf",route="/rows",method="GET"} 3"#)
                && text.ends_with("# EOF\n")
                && !text.contains("/never"),
            "{text}"
        );
        let held = text.lines().find_map(|line| line.strip_prefix("process_resident_memory_bytes "));
        assert!(held.and_then(|bytes| bytes.parse::<f64>().ok()).is_some_and(|bytes| bytes > 1e6), "{text}");
    }

    #[test]
    fn times_are_counted_in_the_first_bound_that_fits() {
        let figures = Metrics::default().of("/", "GET");
        figures.add(Duration::from_micros(500), 1);
        figures.add(Duration::from_micros(501), 1);
        figures.add(Duration::from_secs(31), 1);
        let counts: Vec<u64> = figures.times.iter().map(|count| count.load(Relaxed)).collect();
        assert_eq!((counts[0], counts[1], counts[BOUNDS.len()]), (1, 1, 1));
    }

    #[test]
    fn the_token_is_asked_for_if_there_is_one() {
        let with = Access { token: "0123456789abcdef".into(), elsewhere: false };
        assert!(with.allows(Some("Bearer 0123456789abcdef")) && with.allows(Some("bearer  0123456789abcdef ")));
        for bad in
            [None, Some(""), Some("Bearer"), Some("Bearer "), Some("0123456789abcdef"), Some("Bearer 0123456789abcdeF")]
        {
            assert!(!with.allows(bad), "{bad:?}");
        }
        assert!(Access::default().allows(None));
    }
}
