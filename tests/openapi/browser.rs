//! The documentation page in a browser: it shows the operations, and its Content-Security-Policy stands in the way of
//! nothing on it. Runs where Chromium is installed: the program that `CHROMIUM` names, or `chromium`.

use crate::support::{home::Home, server::Server};
use std::{
    fs::File,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Longest wait for a page, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a browser made of a page.
struct Seen {
    /// The document, after scripts have run.
    page: String,
    /// What it complained of that policies forbid.
    forbidden: Vec<String>,
}

/// Opens a page; `None`: there is no browser.
fn seen(folder: &Path, url: &str) -> Option<Seen> {
    let program = std::env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
    let there = Command::new(&program).arg("--version").stdin(Stdio::null()).output();
    if !there.is_ok_and(|output| output.status.success()) {
        return None;
    }
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
        if since.elapsed() > PATIENCE {
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
    // Each operation is an element that the scripts have made.
    let operations = docs.page.matches("class=\"opblock ").count();
    assert!(operations > 100, "{operations} operations are shown");
}
