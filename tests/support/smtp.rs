//! A mail server for tests: takes letters, or refuses them, and tells what came. No TLS.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// A letter that was taken.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Who sends it.
    pub from: String,
    /// Whom it is for, as the server was told.
    pub to: Vec<String>,
    /// Headers and text.
    pub text: String,
    /// User and password, as `AUTH PLAIN` sends them.
    pub login: Option<String>,
}

impl Letter {
    /// The value of a header.
    pub fn header(&self, name: &str) -> &str {
        let lines = self.text.lines().take_while(|line| !line.is_empty());
        let mut values = lines.filter_map(|line| line.split_once(": "));
        values.find(|(have, _)| *have == name).map_or("", |(_, value)| value)
    }
}

#[derive(Default)]
struct State {
    letters: Mutex<Vec<Letter>>,
    failing: AtomicBool,
    delay: AtomicU64,
}

/// A listening server. Addresses that begin with `gone` are refused for good.
pub struct Smtp {
    port: u16,
    state: Arc<State>,
}

impl Smtp {
    /// Listens on a free port.
    pub fn start() -> Smtp {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let state = Arc::new(State::default());
        let shared = state.clone();
        // Ends with the test's process.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = shared.clone();
                // A client that hangs up has ended its conversation.
                std::thread::spawn(move || drop(converse(&stream, &state)));
            }
        });
        Smtp { port, state }
    }

    /// The settings that send mail here.
    pub fn settings(&self) -> [String; 4] {
        let server = format!("mail_server=smtp://rig:open%20sesame@127.0.0.1:{}", self.port);
        ["--set".into(), server, "--set".into(), "mail_from=Alyx <alyx@lab.example>".into()]
    }

    /// From now on every letter is put off (or not).
    pub fn fail(&self, failing: bool) {
        self.state.failing.store(failing, Ordering::SeqCst);
    }

    /// From now on a letter takes this long.
    pub fn slow(&self, delay: Duration) {
        self.state.delay.store(delay.as_millis() as u64, Ordering::SeqCst);
    }

    /// What came so far.
    pub fn letters(&self) -> Vec<Letter> {
        self.state.letters.lock().expect("no thread panics with it").clone()
    }

    /// Waits for a number of letters, and gives them.
    pub fn wait(&self, count: usize) -> Vec<Letter> {
        let since = Instant::now();
        while self.letters().len() < count {
            assert!(since.elapsed() < Duration::from_secs(60), "{} of {count} letters", self.letters().len());
            std::thread::sleep(Duration::from_millis(10));
        }
        self.letters()
    }
}

fn converse(stream: &TcpStream, state: &State) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let say = |text: &str| (&*stream).write_all(format!("{text}\r\n").as_bytes());
    say("220 test")?;
    let (mut from, mut to, mut login) = (String::new(), Vec::new(), None);
    while let Some(line) = lines.next().transpose()? {
        let (verb, rest) = line.split_once([' ', ':']).unwrap_or((&line, ""));
        let address = || rest.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => say("250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN")?,
            "AUTH" => {
                login = rest.strip_prefix("PLAIN ").map(str::to_owned);
                say("235 welcome")?;
            }
            "MAIL" => {
                from = address();
                say("250 ok")?;
            }
            "RCPT" if address().starts_with("gone") => say("550 nobody here")?,
            "RCPT" => {
                to.push(address());
                say("250 ok")?;
            }
            "DATA" => {
                say("354 go on")?;
                let mut text = String::new();
                while let Some(line) = lines.next().transpose()?.filter(|line| line != ".") {
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push('\n');
                }
                std::thread::sleep(Duration::from_millis(state.delay.load(Ordering::SeqCst)));
                if state.failing.load(Ordering::SeqCst) {
                    say("451 not now")?;
                    continue;
                }
                let letter = Letter { from: from.clone(), to: std::mem::take(&mut to), text, login: login.clone() };
                state.letters.lock().expect("no thread panics with it").push(letter);
                say("250 taken")?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok")?,
        }
    }
    Ok(())
}
