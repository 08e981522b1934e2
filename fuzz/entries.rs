//! What reads whatever others write, each as a function of any bytes that must not panic: the targets of cargo-fuzz
//! and the harness of the ordinary tests (`examples/herbarium/tests/fuzz.rs`) both run these.

#[allow(dead_code, reason = "what has nothing to do with reading paths isn't used here")]
#[path = "../src/behaviour/registration/alf.rs"]
mod alf;

use herbarium::generated;
use specimen::{
    fixture::FirstRows,
    http::app::app,
    json::parse,
    poem::{Endpoint, EndpointExt, Request, Response, endpoint::BoxEndpoint, http::Method},
    server::{Server, Settings},
    store::{
        OpenOptions, Store,
        functions::pattern::Pattern,
        migrate::{Options, migrate},
    },
    tables::ddl::Ddl,
};
use specimen_codegen::SourceFile;
use std::sync::{Arc, LazyLock};
use tokio::runtime::Runtime;

/// A reader and its name, which is also its folder's below `fuzz/corpus`.
pub type Entry = (&'static str, fn(&[u8]));

/// All of them.
pub static ENTRIES: &[Entry] = &[
    ("alf", alf_path),
    ("json", json_body),
    ("lookup", lookup),
    ("multipart", multipart),
    ("regex", pattern),
    ("spec", spec),
];

/// Runs the one of a name.
pub fn run(name: &str, bytes: &[u8]) {
    ENTRIES.iter().filter(|(known, _)| *known == name).for_each(|(_, entry)| entry(bytes));
}

/// A server of the herbarium on a database in memory, with a few rows.
struct Herbarium {
    runtime: Runtime,
    app: BoxEndpoint<'static, Response>,
}

/// Somebody who may write, and the token that is sent.
const USER: &[u8] = br#"[
    {"model": "herbarium.user", "pk": "6f1c0f5e-5a38-4a29-9d54-0a3d2a7f0001", "fields": {"name": "fuzz", "password": "!", "active": true}},
    {"model": "herbarium.token", "pk": "fuzz", "fields": {"user": "6f1c0f5e-5a38-4a29-9d54-0a3d2a7f0001", "created": "2026-01-01T00:00:00Z"}}
]"#;
const TOKEN: &str = "Token fuzz";

static HERBARIUM: LazyLock<Herbarium> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let app = runtime.block_on(async {
        let store = Store::open("sqlite::memory:", &OpenOptions::default()).await.expect("a database in memory");
        migrate(&store, &generated::API, &Ddl::of(&generated::API), &FirstRows(USER), &Options::default())
            .await
            .expect("its tables");
        let mut settings =
            Settings::new(&generated::API, "/nonexistent".into()).expect("the spec's defaults are right");
        settings.http.token_lifetime = 0;
        settings.http.burst.clear();
        let server = Arc::new(
            Server::new(&generated::API, generated::FUNCTIONS, store, settings).expect("the settings are right"),
        );
        app(server).boxed()
    });
    let herbarium = Herbarium { runtime, app };
    for (path, row) in [
        ("/collectors", r#"{"name": "M. Merian"}"#),
        ("/species", r#"{"name": "Bellis perennis", "family": "Asteraceae"}"#),
        ("/species", r#"{"name": "Papaver rhoeas", "family": "Papaveraceae", "life": "annual"}"#),
        (
            "/sheets",
            r#"{"species": "Bellis perennis", "collector": "M. Merian", "place": "Basel", "collected": "1901-04-02"}"#,
        ),
    ] {
        assert_eq!(herbarium.post(path, "application/json", row.as_bytes().to_vec()), 201, "{path}");
    }
    herbarium
});

impl Herbarium {
    fn ask(&self, request: Request) -> u16 {
        let answer = self.runtime.block_on(self.app.get_response(request));
        answer.status().as_u16()
    }

    fn post(&self, path: &'static str, content_type: &str, body: Vec<u8>) -> u16 {
        let request = Request::builder()
            .method(Method::POST)
            .uri_str(path)
            .header("host", "localhost")
            .header("authorization", TOKEN);
        self.ask(request.header("content-type", content_type).body(body))
    }
}

/// Asserts that a request was answered by what a client may cause.
fn answered(status: u16) {
    assert!(status < 500, "a client's input is answered by {status}");
}

/// The lookup language, up to the rows that are found.
fn lookup(bytes: &[u8]) {
    let escaped: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
    let request = Request::builder()
        .uri_str(format!("/sheets?where={escaped}"))
        .header("host", "localhost")
        .header("authorization", TOKEN);
    answered(HERBARIUM.ask(request.finish()));
}

/// Bodies of JSON: the parser, then the reader of rows. What another parser reads is read here too.
fn json_body(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let depth = text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    let ours = parse::parse(text.to_string());
    if depth < 90 && serde_json::from_str::<serde_json::Value>(&text).is_ok() {
        assert!(ours.is_ok(), "{ours:?}");
    }
    answered(HERBARIUM.post("/sheets", "application/json", bytes.to_vec()));
}

/// Bodies of forms.
fn multipart(bytes: &[u8]) {
    answered(HERBARIUM.post("/sheets", "multipart/form-data; boundary=b", bytes.to_vec()));
    answered(HERBARIUM.post("/sheets", "application/x-www-form-urlencoded", bytes.to_vec()));
}

/// Regular expressions as PostgreSQL writes them: the first line is the pattern, the rest the text.
fn pattern(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (pattern, text) = all.split_once('\n').unwrap_or((&all, "Bellis perennis L. 1753\n"));
    for ignore_case in [false, true] {
        if let Ok(compiled) = Pattern::new(pattern, ignore_case) {
            // It may give up, but only by saying so.
            let _ = compiled.is_in(text);
        }
    }
}

/// Paths and names of files that are registered: the first line is the folder, the rest the name.
fn alf_path(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (path, name) = all.split_once('\n').unwrap_or((&all, "spikes.times.npy"));
    let path = alf::slashes(path);
    let _ = alf::session_head(&path);
    for place in [alf::in_session(&path, name), alf::elsewhere(&path, name)].into_iter().flatten() {
        assert!(!place.relative_path().is_empty() || place.name.is_empty(), "{place:?}");
    }
    let _ = alf::extension(name);
}

/// Specs, in the form of the generator's tests of faults: `# file: path` begins each file but the first, which is a resource's;
/// without an `api.yaml` there is the usual one.
fn spec(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let file = |path: &str, text: &str| SourceFile { path: path.into(), text: text.into() };
    let mut files = vec![file("spec/zoo/animal.yaml", "")];
    for line in all.split_inclusive('\n') {
        match (line.strip_prefix("# file: "), files.last_mut()) {
            (Some(path), _) => files.push(file(path.trim_end(), "")),
            (None, Some(last)) => last.text.push_str(line),
            (None, None) => {}
        }
    }
    files.retain(|file| !file.text.is_empty());
    if !files.iter().any(|file| file.path.ends_with("api.yaml")) {
        files.push(file("spec/api.yaml", "api: Zoo\nversion: { name: v1, vendor: zoo }\n"));
    }
    if let Err(report) = specimen_codegen::read(&files) {
        assert!(!report.to_string().is_empty(), "a refusal says why");
    }
}
