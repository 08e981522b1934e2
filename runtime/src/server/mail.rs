//! E-mail: the server that takes it, and how a text becomes a letter. The settings `mail_server` and `mail_from` make a
//! [`Mail`].

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    address::Envelope,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp,
};
use std::time::{Duration, Instant, SystemTime};
use uuid::Uuid;

/// Longest wait for the mail server to take a letter for one address.
const ADDRESS_TIMEOUT: Duration = Duration::from_secs(60);

/// Longest time for all addresses of a letter.
const MESSAGE_TIMEOUT: Duration = Duration::from_secs(300);

/// How the setting `mail_server` is written.
pub const FORM: &str = "smtps://user:password@host, or smtp://host:port with ?tls=required for STARTTLS \
                        (special characters of user and password as %XX)";

/// A mail server, and the sender.
#[derive(Clone)]
pub struct Mail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// What is sent.
pub struct Letter {
    /// Its key: a letter that comes twice, since nobody knew that it had arrived, is known by it
    pub id: Uuid,
    /// The subject.
    pub title: String,
    /// The text.
    pub text: String,
    /// Names and addresses.
    pub to: Vec<(String, String)>,
}

/// The result of sending, by address, with reasons.
#[derive(Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// The mail server took it.
    pub taken: Vec<String>,
    /// Refused permanently.
    pub refused: Vec<(String, String)>,
    /// Failed temporarily.
    pub failed: Vec<(String, String)>,
}

impl Mail {
    /// A mail server by its URL, and the sender. Nothing is asked of it yet.
    ///
    /// # Errors
    /// What is wrong with the URL; it isn't repeated, for it may have a password.
    pub fn new(server: &str, from: Mailbox) -> Result<Mail, String> {
        // lettre ignores unknown options, and would then send a password without TLS.
        if let Some((_, query)) = server.split_once('?')
            && !matches!(query, "tls=required" | "tls=opportunistic")
        {
            return Err("after `?` there is only tls=required or tls=opportunistic".into());
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server).map_err(|e| e.to_string())?;
        Ok(Mail { transport: transport.timeout(Some(ADDRESS_TIMEOUT)).build(), from })
    }

    /// Connects, and logs in where there is a password.
    ///
    /// # Errors
    /// Why it can't.
    pub async fn test(&self) -> Result<(), String> {
        match tokio::time::timeout(ADDRESS_TIMEOUT, self.transport.test_connection()).await {
            Ok(Ok(true)) => Ok(()),
            Ok(Ok(false)) => Err("it hangs up".into()),
            Ok(Err(error)) => Err(reason(&error)),
            Err(_) => Err(no_answer()),
        }
    }

    /// Sends the message to each address separately: a permanent failure for one does not affect the others.
    pub async fn send(&self, letter: &Letter) -> Delivery {
        let mut delivery = Delivery::default();
        let mut to: Vec<Mailbox> = Vec::new();
        for (name, address) in &letter.to {
            match address.parse::<Address>() {
                Ok(address) if to.iter().any(|known| known.email == address) => {}
                Ok(address) => to.push(Mailbox::new(Some(name.clone()), address)),
                Err(error) => delivery.refused.push((address.clone(), error.to_string())),
            }
        }
        let text = match self.write(letter, &to) {
            Ok(text) => text,
            Err(_) if to.is_empty() => return delivery,
            Err(reason) => {
                delivery.failed.extend(to.iter().map(|to| (to.email.to_string(), reason.clone())));
                return delivery;
            }
        };
        let begun = Instant::now();
        let mut unreachable = None;
        for Mailbox { email, .. } in to {
            let address = email.to_string();
            if begun.elapsed() > MESSAGE_TIMEOUT {
                unreachable = Some("the mail server was too slow for the addresses before".to_owned());
            }
            if let Some(reason) = &unreachable {
                delivery.failed.push((address, String::clone(reason)));
                continue;
            }
            let envelope = match Envelope::new(Some(self.from.email.clone()), vec![email]) {
                Ok(envelope) => envelope,
                Err(error) => {
                    delivery.refused.push((address, error.to_string()));
                    continue;
                }
            };
            match tokio::time::timeout(ADDRESS_TIMEOUT, self.transport.send_raw(&envelope, &text)).await {
                Ok(Ok(_)) => delivery.taken.push(address),
                Ok(Err(error)) if error.is_permanent() => delivery.refused.push((address, reason(&error))),
                Ok(Err(error)) => {
                    // If the server doesn't answer, the other addresses would fail too.
                    unreachable = (!error.is_transient()).then(|| reason(&error));
                    delivery.failed.push((address, reason(&error)));
                }
                Err(_) => {
                    unreachable = Some(no_answer());
                    delivery.failed.push((address, no_answer()));
                }
            }
        }
        delivery
    }

    fn write(&self, letter: &Letter, to: &[Mailbox]) -> Result<Vec<u8>, String> {
        // A line break would end the header.
        let title = letter.title.split_whitespace().collect::<Vec<_>>().join(" ");
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let mut message = Message::builder()
            .from(self.from.clone())
            .subject(title)
            .date(SystemTime::now())
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            // Prevents automatic replies.
            .raw_header(HeaderValue::new(automatic, "auto-generated".into()))
            .header(ContentType::TEXT_PLAIN);
        for to in to {
            message = message.to(to.clone());
        }
        message.body(letter.text.clone()).map(|message| message.formatted()).map_err(|e| e.to_string())
    }
}

/// Why the mail server can't be used, with what to do where the library's words don't say it.
fn reason(error: &smtp::Error) -> String {
    let text = error.to_string();
    if text.contains("STARTTLS is not supported") {
        return "the mail server doesn't offer STARTTLS, and with tls=required nothing is sent without: another of its \
                ports may (587), or smtps:// (465)"
            .into();
    }
    if text.contains("UnknownIssuer") {
        return format!(
            "{text}: this machine doesn't trust who signed the mail server's certificate. Add that authority to the \
             machine's, or name a file with those to trust by SSL_CERT_FILE"
        );
    }
    // The connection and the transport both report it.
    text.replacen("Connection error: Connection error", "Connection error", 1)
}

fn no_answer() -> String {
    format!("no answer within {} seconds", ADDRESS_TIMEOUT.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(server: &str) -> Result<Mail, String> {
        Mail::new(server, "Lab <server@lab.example>".parse().expect("an address"))
    }

    #[tokio::test]
    async fn urls_with_and_without_tls_and_password_are_known_and_others_refused() {
        for url in
            ["smtp://localhost", "smtp://h:2525?tls=required", "smtps://me:p%40ss@h:465", "smtp://h?tls=opportunistic"]
        {
            assert!(mail(url).is_ok(), "{url}");
        }
        for url in ["localhost:25", "http://h", "smtp://h?tls=maybe", "smtp://me:secret@h?starttls=true", "smtp://"] {
            let error = mail(url).err().unwrap_or_else(|| panic!("{url} is no mail server"));
            assert!(!error.contains("secret"), "{error}");
        }
    }

    #[tokio::test]
    async fn a_letter_has_its_headers_and_no_line_of_a_title_becomes_one() {
        let letter = Letter {
            id: Uuid::from_u128(7),
            title: "WARNING: mäuse\nBcc: all@lab.example".into(),
            text: "Text\n\nwith ü".into(),
            to: Vec::new(),
        };
        let to = ["ann <ann@lab.example>".parse().expect("an address")];
        let text = mail("smtp://localhost").and_then(|mail| mail.write(&letter, &to)).expect("a letter");
        let text = String::from_utf8(text).expect("text");
        for line in [
            "From: Lab <server@lab.example>",
            "To: ann <ann@lab.example>",
            "Message-ID: <00000000-0000-0000-0000-000000000007@lab.example>",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
        ] {
            assert!(text.lines().any(|have| have == line), "{line}: {text}");
        }
        assert!(!text.lines().any(|line| line.starts_with("Bcc")), "{text}");
    }

    #[tokio::test]
    async fn what_is_no_address_is_refused_and_an_unreachable_server_fails() {
        let letter = |to: &str| Letter {
            id: Uuid::nil(),
            title: "t".into(),
            text: "t".into(),
            to: vec![("ann".into(), to.into()), ("bob".into(), to.into())],
        };
        // Nobody listens on port 1.
        let mail = mail("smtp://127.0.0.1:1").expect("a mail server");
        let delivery = mail.send(&letter("no address")).await;
        assert_eq!((delivery.refused.len(), delivery.failed.len()), (2, 0), "{delivery:?}");
        let delivery = mail.send(&letter("ann@lab.example")).await;
        assert_eq!((delivery.refused.len(), delivery.failed.len()), (0, 1), "once to one address: {delivery:?}");
    }
}
