//! The documentation page in a browser: it shows the operations, and its Content-Security-Policy stands in the way of
//! nothing on it. Runs where Chromium is installed: the program that `CHROMIUM` names, or `chromium`.

use crate::support::{home::Home, server::Server};
use serde_json::{Value, json};
use std::{
    fs::File,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::{Duration, Instant},
};

/// Longest wait for a page, on a busy machine.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(120);

/// What a browser made of a page.
struct Seen {
    /// The document, after scripts have run.
    page: String,
    /// What it complained of that policies forbid.
    forbidden: Vec<String>,
}

/// Whether there is a browser.
fn is_there() -> bool {
    let program = std::env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
    let there = Command::new(program).arg("--version").stdin(Stdio::null()).output();
    there.is_ok_and(|output| output.status.success())
}

/// Opens a page; `None`: there is no browser.
fn seen(folder: &Path, url: &str) -> Option<Seen> {
    if !is_there() {
        return None;
    }
    let program = std::env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
    let file = |name: &str| File::create(folder.join(name)).expect("the folder can be written");
    let mut child = Command::new(&program)
        // Root has no sandbox, and the page is our own. Time runs until nothing is left to load.
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
        .args(["--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(url)
        .env("HOME", folder)
        .stdin(Stdio::null())
        .stdout(file("page"))
        .stderr(file("complaints"))
        .spawn()
        .expect("it starts");
    let since = Instant::now();
    while child.try_wait().expect("its state can be asked").is_none() {
        if since.elapsed() > ANSWER_TIMEOUT {
            // It may have ended meanwhile.
            let _ = child.kill();
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let text = |name: &str| String::from_utf8_lossy(&std::fs::read(folder.join(name)).expect("a file")).into_owned();
    let of_policies = |line: &&str| line.contains("CONSOLE") && line.contains("Content Security Policy");
    let forbidden = text("complaints").lines().filter(of_policies).map(str::to_owned).collect();
    Some(Seen { page: text("page"), forbidden })
}

/// A server of one page whose policy forbids the script on it; its address.
fn forbidding() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // Whoever goes away before the answer doesn't want it.
            let _ = BufReader::new(&stream).lines().map_while(Result::ok).find(String::is_empty);
            let page = "<p id=made>nothing</p><script>made.textContent = 'something'</script>";
            let head = "Content-Type: text/html\r\nContent-Security-Policy: default-src 'self'\r\nConnection: close";
            let length = page.len();
            let _ = write!(&stream, "HTTP/1.1 200 OK\r\n{head}\r\nContent-Length: {length}\r\n\r\n{page}");
        }
    });
    address
}

#[test]
fn the_page_works_in_a_browser_that_holds_to_its_policy() {
    let home = Home::sqlite();
    // What is looked for is found where it is.
    let Some(forbidden) = seen(home.path(), &format!("http://{}/", forbidding())) else {
        println!(
            "SKIPPED the_page_works_in_a_browser_that_holds_to_its_policy: no Chromium that runs (CHROMIUM names it)"
        );
        return;
    };
    assert!(forbidden.page.contains("nothing</p>"), "{}", forbidden.page);
    assert_eq!(forbidden.forbidden.len(), 1, "{:?}", forbidden.forbidden);

    home.migrate();
    let server = Server::start(home.path(), &[]);
    let docs = seen(home.path(), &format!("http://{}/docs", server.address)).expect("it was there");
    assert_eq!(docs.forbidden, Vec::<String>::new());
    // Each tag is an element that the scripts have made.
    let tags = docs.page.matches("class=\"opblock-tag-section").count();
    assert!(tags > 70, "{tags} tags are shown");
}

/// A browser that is driven by its debugging protocol, through two pipes.
struct Driven {
    process: Child,
    requests: File,
    answers: mpsc::Receiver<Value>,
    next: u64,
    /// The page's session; empty before there is one.
    session: String,
    /// Messages of the page's console and log.
    complaints: Vec<String>,
}

impl Driven {
    fn start(folder: &Path) -> Driven {
        let pipe = |name: &str| {
            let path = folder.join(name);
            assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo runs").success());
            // Both ends, so that opening waits for nobody.
            File::options().read(true).write(true).open(path).expect("the pipe opens")
        };
        let (requests, from) = (pipe("requests"), pipe("answers"));
        let program = std::env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
        // The browser reads requests from the descriptor 3 and writes answers to 4.
        let process = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<requests 4>answers"])
            .arg(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
            .arg("--remote-debugging-pipe")
            .arg(format!("--user-data-dir={}", folder.join("driven").display()))
            .current_dir(folder)
            .env("HOME", folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let (tell, answers) = mpsc::channel();
        std::thread::spawn(move || {
            for message in BufReader::new(from).split(0).map_while(Result::ok) {
                let Ok(value) = serde_json::from_slice(&message) else { continue };
                if tell.send(value).is_err() {
                    break;
                }
            }
        });
        Driven { process, requests, answers, next: 0, session: String::new(), complaints: Vec::new() }
    }

    /// Calls a method of the protocol, and returns its result.
    fn call(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let mut request = json!({"id": self.next, "method": method, "params": params});
        if !self.session.is_empty() {
            request["sessionId"] = self.session.as_str().into();
        }
        self.requests.write_all(format!("{request}\0").as_bytes()).expect("the browser reads");
        loop {
            let message = self.answers.recv_timeout(ANSWER_TIMEOUT).unwrap_or_else(|_| panic!("{method}: no answer"));
            if message["id"] == self.next {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].clone();
            }
            if ["Log.entryAdded", "Runtime.exceptionThrown"].iter().any(|event| message["method"] == *event) {
                self.complaints.push(message["params"].to_string());
            }
        }
    }

    /// Opens a page.
    fn open(&mut self, url: &str) {
        let target = self.call("Target.createTarget", json!({"url": "about:blank"}))["targetId"].clone();
        let attached = self.call("Target.attachToTarget", json!({"targetId": target, "flatten": true}));
        self.session = attached["sessionId"].as_str().expect("a session").to_owned();
        for domain in ["Page", "Runtime", "Log"] {
            self.call(&format!("{domain}.enable"), json!({}));
        }
        self.call("Page.navigate", json!({"url": url}));
    }

    /// Runs a script on the page, and returns its value as text.
    fn run(&mut self, script: &str) -> String {
        let params = json!({"expression": script, "returnByValue": true});
        let result = self.call("Runtime.evaluate", params);
        assert!(result["exceptionDetails"].is_null(), "{script}: {result}");
        let value = &result["result"]["value"];
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    /// Waits until a script gives a text that is wanted.
    fn wait(&mut self, script: &str, wanted: impl Fn(&str) -> bool) -> String {
        let since = Instant::now();
        loop {
            let value = self.run(script);
            if wanted(&value) {
                return value;
            }
            assert!(since.elapsed() < ANSWER_TIMEOUT, "{script} stays {value}; complaints: {:?}", self.complaints);
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Driven {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_reader_searches_logs_in_and_tries_an_operation() {
    let home = Home::sqlite();
    if !is_there() {
        println!("SKIPPED a_reader_searches_logs_in_and_tries_an_operation: no Chromium that runs (CHROMIUM names it)");
        return;
    }
    home.migrate();
    home.done(&["createuser", "ada", "--superuser", "--password-stdin"], "open sesame\n");
    let server = Server::start(home.path(), &[]);
    let mut page = Driven::start(home.path());
    page.open(&format!("http://{}/docs", server.address));

    let operations = "String(document.querySelectorAll('.opblock').length)";
    let found = "document.getElementById('found')?.textContent ?? ''";
    let all = page.wait(found, |text| text.ends_with("operations"));
    assert!(all.split(' ').next().and_then(|count| count.parse().ok()).is_some_and(|count: u32| count > 300), "{all}");
    assert_eq!(page.run(operations), "0", "tags are closed at first");
    let search = |text: &str| {
        format!(
            "{{ const field = document.getElementById('search'); field.value = '{text}'; \
             field.dispatchEvent(new Event('input')) }}"
        )
    };
    // By tag and method, by path, and by summary.
    for phrase in ["alleles delete", "/alleles/{nickname} patch", "get the user of the token"] {
        page.run(&search(phrase));
        page.wait(found, |text| text == "1 operation");
        page.wait(operations, |count| count == "1");
        page.run(&search("get"));
        page.wait(found, |text| text.ends_with("operations"));
    }
    page.run(&search("no such operation"));
    page.wait(found, |text| text == "0 operations");

    let log_in = |password: &str| {
        format!(
            "{{ const form = document.getElementById('log-in'); form.elements.username.value = 'ada'; \
             form.elements.password.value = '{password}'; form.requestSubmit() }}"
        )
    };
    let state = "document.getElementById('state').textContent";
    page.run(&log_in("wrong"));
    page.wait(state, |text| text.contains("Unable to log in"));
    page.run(&log_in("open sesame"));
    page.wait(state, |text| text.contains("Logged in as ada"));
    assert_eq!(page.run("document.cookie + document.getElementById('log-in').elements.password.value"), "");

    page.run(&search("get the user of the token"));
    page.wait(operations, |count| count == "1");
    for button in [".opblock-summary-control", ".try-out__btn", ".execute"] {
        page.wait(&format!("String(!!document.querySelector('{button}'))"), |there| there == "true");
        page.run(&format!("document.querySelector('{button}').click()"));
    }
    let answer = "document.querySelector('.live-responses-table')?.textContent ?? ''";
    page.wait(answer, |text| text.contains("\"username\"") && text.contains("\"ada\""));

    // The token survives a reload, until the reader logs out.
    page.call("Page.reload", json!({}));
    page.wait("document.getElementById('state')?.textContent ?? ''", |text| text.contains("Logged in as ada"));
    page.run("document.getElementById('logged-in').click()");
    page.wait(state, |text| text.contains("Logged out"));
    assert_eq!(page.run("String(sessionStorage.length)"), "0");

    // The browser reports the refused log-in too.
    let forbidden = |text: &&String| text.contains("Content Security Policy") || text.contains("exceptionDetails");
    assert_eq!(page.complaints.iter().filter(forbidden).collect::<Vec<_>>(), Vec::<&String>::new());
}
