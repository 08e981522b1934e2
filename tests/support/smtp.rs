//! A mail server for tests: takes letters, or refuses them, and tells what came; in the clear, or by TLS.

use super::certificate::Certificate;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned};

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
    /// Whether it came by TLS.
    pub encrypted: bool,
}

impl Letter {
    /// The value of a header.
    pub fn header(&self, name: &str) -> &str {
        let lines = self.text.lines().take_while(|line| !line.is_empty());
        let mut values = lines.filter_map(|line| line.split_once(": "));
        values.find(|(have, _)| *have == name).map_or("", |(_, value)| value)
    }
}

/// How a server encrypts.
#[derive(Clone)]
enum Tls {
    /// Not at all, and it offers nothing.
    None,
    /// From the first byte on.
    Implicit(Arc<ServerConfig>),
    /// When the client asks for it.
    Offered(Arc<ServerConfig>),
}

#[derive(Default)]
struct State {
    letters: Mutex<Vec<Letter>>,
    clear: Mutex<Vec<String>>,
    failing: AtomicBool,
    delay: AtomicU64,
}

/// A listening server. Addresses that begin with `gone` are refused for good.
pub struct Smtp {
    port: u16,
    scheme: &'static str,
    state: Arc<State>,
}

impl Smtp {
    /// Listens on a free port, without TLS.
    pub fn start() -> Smtp {
        Smtp::listen(Tls::None)
    }

    /// The same with TLS from the first byte on (`smtps`).
    pub fn implicit(certificate: &Certificate) -> Smtp {
        Smtp::listen(Tls::Implicit(certificate.server()))
    }

    /// The same with TLS for those who ask (STARTTLS).
    pub fn offering(certificate: &Certificate) -> Smtp {
        Smtp::listen(Tls::Offered(certificate.server()))
    }

    fn listen(tls: Tls) -> Smtp {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let scheme = if matches!(tls, Tls::Implicit(_)) { "smtps" } else { "smtp" };
        let state = Arc::new(State::default());
        let shared = state.clone();
        // Ends with the test's process.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (state, tls) = (shared.clone(), tls.clone());
                // A client that hangs up has ended its conversation.
                std::thread::spawn(move || drop(converse(stream, &tls, &state)));
            }
        });
        Smtp { port, scheme, state }
    }

    /// The settings that send mail here.
    pub fn settings(&self) -> [String; 4] {
        self.settings_with("")
    }

    /// The same with something after the server's address, e.g. `?tls=required`.
    pub fn settings_with(&self, after: &str) -> [String; 4] {
        let server = format!("mail_server={}://rig:open%20sesame@127.0.0.1:{}{after}", self.scheme, self.port);
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

    /// The lines that came without TLS.
    pub fn clear(&self) -> Vec<String> {
        self.state.clear.lock().expect("no thread panics with it").clone()
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

trait Stream: Read + Write {}
impl<T: Read + Write> Stream for T {}

/// One end of a conversation, line by line.
struct Line<'s> {
    stream: BufReader<Box<dyn Stream>>,
    encrypted: bool,
    state: &'s State,
}

impl Line<'_> {
    fn say(&mut self, text: &str) -> std::io::Result<()> {
        self.stream.get_mut().write_all(format!("{text}\r\n").as_bytes())?;
        self.stream.get_mut().flush()
    }

    /// The next line; `None` when the other end has hung up.
    fn hear(&mut self) -> std::io::Result<Option<String>> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_end_matches(['\r', '\n']).to_owned();
        if !self.encrypted {
            self.state.clear.lock().expect("no thread panics with it").push(line.clone());
        }
        Ok(Some(line))
    }

    /// What comes from now on is encrypted.
    fn encrypt(&mut self, tcp: TcpStream, config: &Arc<ServerConfig>) -> std::io::Result<()> {
        let connection = ServerConnection::new(config.clone()).map_err(std::io::Error::other)?;
        self.stream = BufReader::new(Box::new(StreamOwned::new(connection, tcp)));
        self.encrypted = true;
        Ok(())
    }
}

fn converse(tcp: TcpStream, tls: &Tls, state: &State) -> std::io::Result<()> {
    let mut line = Line { stream: BufReader::new(Box::new(tcp.try_clone()?)), encrypted: false, state };
    if let Tls::Implicit(config) = tls {
        line.encrypt(tcp.try_clone()?, config)?;
    }
    line.say("220 test")?;
    let (mut from, mut to, mut login) = (String::new(), Vec::new(), None);
    while let Some(heard) = line.hear()? {
        let (verb, rest) = heard.split_once([' ', ':']).unwrap_or((&heard, ""));
        let address = || rest.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        match (verb.to_ascii_uppercase().as_str(), tls) {
            ("EHLO", Tls::Offered(_)) if !line.encrypted => line.say("250-test\r\n250-8BITMIME\r\n250 STARTTLS")?,
            ("EHLO", _) => line.say("250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN")?,
            ("STARTTLS", Tls::Offered(config)) => {
                line.say("220 go on")?;
                line.encrypt(tcp.try_clone()?, config)?;
            }
            ("AUTH", _) => {
                login = rest.strip_prefix("PLAIN ").map(str::to_owned);
                line.say("235 welcome")?;
            }
            ("MAIL", _) => {
                from = address();
                line.say("250 ok")?;
            }
            ("RCPT", _) if address().starts_with("gone") => line.say("550 nobody here")?,
            ("RCPT", _) => {
                to.push(address());
                line.say("250 ok")?;
            }
            ("DATA", _) => {
                line.say("354 go on")?;
                let mut text = String::new();
                while let Some(heard) = line.hear()?.filter(|heard| heard != ".") {
                    text.push_str(heard.strip_prefix('.').unwrap_or(&heard));
                    text.push('\n');
                }
                std::thread::sleep(Duration::from_millis(state.delay.load(Ordering::SeqCst)));
                if state.failing.load(Ordering::SeqCst) {
                    line.say("451 not now")?;
                    continue;
                }
                let (from, to, login) = (from.clone(), std::mem::take(&mut to), login.clone());
                let letter = Letter { from, to, text, login, encrypted: line.encrypted };
                state.letters.lock().expect("no thread panics with it").push(letter);
                line.say("250 taken")?;
            }
            ("QUIT", _) => return line.say("221 bye"),
            _ => line.say("250 ok")?,
        }
    }
    Ok(())
}
