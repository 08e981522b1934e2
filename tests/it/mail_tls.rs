//! Mail over TLS: letters come encrypted to a mail server that can be trusted, and to no other.

use crate::support::{certificate::Certificate, home::Home, server::alyx, smtp::Smtp};
use serde_json::{Value, json};
use std::{path::PathBuf, process::Stdio};

/// A database with a notice to `ann` that waits, and a mail server's certificate.
struct Desk {
    home: Home,
    certificate: Certificate,
    /// The file with the authorities that the program trusts.
    trusted: PathBuf,
}

impl Desk {
    fn new() -> Desk {
        let home = Home::sqlite();
        home.migrate();
        home.done(&["createuser", "bob", "--email", "bob@lab.example", "--password-stdin"], "x\n");
        let users = home.rows(&["misc.labmember"]);
        let bob = users.iter().find(|user| user["fields"]["username"] == "bob").expect("he was made");
        let notice = json!([{
            "model": "actions.notification",
            "pk": "11111111-2222-4333-8444-555555555555",
            "fields": {
                "notification_type": "mouse_water",
                "title": "Water for KS005",
                "message": "It is thirsty.",
                "send_at": "2020-01-01T00:00:00Z",
                "users": [bob["pk"]],
            },
        }]);
        let file = home.path().join("notice.json");
        std::fs::write(&file, notice.to_string()).expect("the folder can be written");
        home.done(&["loaddata", file.to_str().expect("a plain path")], "");
        let trusted = home.path().join("authorities.pem");
        let certificate = Certificate::by("Lab");
        certificate.trust(&trusted);
        Desk { home, certificate, trusted }
    }

    /// Runs a command with a mail server; its status, what it prints and what it complains of.
    fn run(&self, command: &[&str], mail: &[String]) -> (Option<i32>, String, String) {
        let output = alyx(self.home.path())
            .args(command)
            .args(["--database", &self.home.database])
            .args(mail)
            .env("SSL_CERT_FILE", &self.trusted)
            .env_remove("SSL_CERT_DIR")
            .stdin(Stdio::null())
            .output()
            .expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    }

    fn notice(&self) -> Value {
        self.home.rows(&["actions.notification"])[0]["fields"].clone()
    }

    /// Sends the notice, which must arrive encrypted.
    fn arrives(&self, smtp: &Smtp, after: &str) {
        let mail = smtp.settings_with(after);
        let (status, told, complaint) = self.run(&["notify", "send"], &mail);
        assert_eq!((status, told.as_str()), (Some(0), "1 sent.\n"), "{complaint}");
        let letters = smtp.letters();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].encrypted, "it came by TLS");
        assert_eq!(letters[0].header("Subject"), "Water for KS005");
        assert_eq!(letters[0].login.as_deref(), Some("AHJpZwBvcGVuIHNlc2FtZQ=="), "rig and `open sesame`");
        assert_eq!(self.notice()["status"], "sent");
    }

    /// Tries to send the notice, which must fail for a reason that names what is wrong, and stay for another try.
    fn fails(&self, smtp: &Smtp, after: &str, reason: &str) {
        let mail = smtp.settings_with(after);
        let (status, _, complaint) = self.run(&["notify", "send"], &mail);
        assert_eq!(status, Some(1), "{complaint}");
        assert!(complaint.contains("bob@lab.example: ") && complaint.contains(reason), "{complaint}");
        assert!(!complaint.contains("sesame"), "{complaint}");
        let (_, told, _) = self.run(&["check"], &mail);
        assert!(told.contains("can't be used: ") && told.contains(reason), "{told}");
        assert!(smtp.letters().is_empty());
        let notice = self.notice();
        assert_eq!((&notice["status"], &notice["sent_at"]), (&json!("to-send"), &Value::Null));
    }
}

#[test]
fn letters_go_by_smtps() {
    let desk = Desk::new();
    let smtp = Smtp::implicit(&desk.certificate);
    desk.arrives(&smtp, "");
    assert!(smtp.clear().is_empty(), "{:?}", smtp.clear());
}

#[test]
fn letters_go_by_starttls_and_nothing_is_said_before() {
    for after in ["?tls=required", "?tls=opportunistic"] {
        let desk = Desk::new();
        let smtp = Smtp::offering(&desk.certificate);
        desk.arrives(&smtp, after);
        let clear = smtp.clear();
        assert!(clear.len() == 2 && clear[0].starts_with("EHLO ") && clear[1] == "STARTTLS", "{clear:?}");
    }
}

#[test]
fn a_server_whose_certificate_nobody_trusts_gets_nothing() {
    let desk = Desk::new();
    let strange = Certificate::by("Stranger");
    let reason = "this machine doesn't trust who signed the mail server's certificate";
    desk.fails(&Smtp::implicit(&strange), "", reason);
    // Where TLS is only wished for, a certificate that is shown must be good all the same.
    for after in ["?tls=required", "?tls=opportunistic"] {
        let smtp = Smtp::offering(&strange);
        let desk = Desk::new();
        desk.fails(&smtp, after, reason);
        let heard = smtp.clear();
        assert!(heard.iter().all(|line| line.starts_with("EHLO ") || line == "STARTTLS"), "{heard:?}");
    }
}

#[test]
fn where_tls_is_required_nothing_is_sent_to_a_server_without() {
    let desk = Desk::new();
    let smtp = Smtp::start();
    desk.fails(&smtp, "?tls=required", "the mail server doesn't offer STARTTLS");
    let clear = smtp.clear();
    let harmless = |line: &String| line.starts_with("EHLO ") || line == "QUIT";
    assert!(!clear.is_empty() && clear.iter().all(harmless), "{clear:?}");
}
