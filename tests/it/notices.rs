//! Notices to users: made by weighings and by the job that looks after animals, and sent by e-mail, once.

use crate::support::{home::Home, server::Server, smtp::Smtp};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde_json::{Value, json};
use std::{
    process::Output,
    time::{Duration, Instant},
};

/// A database with an animal on restriction, whose responsible user is `ann`; served on demand.
struct Colony {
    home: Home,
    token: String,
    smtp: Smtp,
    /// When the first weighing is, to the second.
    begun: DateTime<Utc>,
}

impl Colony {
    /// One in each kind of database.
    fn each(test: &str) -> Vec<Colony> {
        Home::each(test).into_iter().map(Colony::new).collect()
    }

    fn new(home: Home) -> Colony {
        let token = home.migrate();
        let colony = Colony { home, token, smtp: Smtp::start(), begun: Utc::now().trunc_subsecs(0) };
        let server = colony.home.serve();
        let start = Utc::now() - TimeDelta::days(3);
        let ok = |method, path, body: Value| {
            let answer = server.json(method, path, &colony.token, &body);
            assert!(matches!(answer.status, 200 | 201), "{path}: {}", answer.text());
        };
        ok("PATCH", "/users/ann", json!({"email": "ann@lab.example"}));
        ok("PATCH", "/labs/defaultlab", json!({"reference_weight_pct": 0.85}));
        ok("POST", "/subjects", json!({"nickname": "uu", "lab": "defaultlab", "responsible_user": "ann"}));
        ok("POST", "/water-restrictions", json!({"subject": "uu", "reference_weight": 20, "start_time": start}));
        drop(server);
        colony
    }

    /// The server, which sends mail.
    fn serve(&self) -> Server {
        let mail = self.smtp.settings();
        let mut args = vec!["--database", &self.home.database, "--set", "burst="];
        args.extend(mail.iter().map(String::as_str));
        Server::start(self.home.path(), &args)
    }

    /// Weighs the animal, some seconds after the beginning: of two weighings of one time, either may count as the last.
    fn weigh(&self, server: &Server, grams: f64, second: i64) {
        let at = self.begun + TimeDelta::seconds(second);
        let body = json!({"subject": "uu", "weight": grams, "date_time": at});
        let answer = server.json("POST", "/weighings", &self.token, &body);
        assert_eq!(answer.status, 201, "{}", answer.text());
    }

    /// Runs `alyx notify` with mail.
    fn notify(&self, args: &[&str]) -> Output {
        let mail = self.smtp.settings();
        let args = ["notify"].iter().chain(args).copied().chain(mail.iter().map(String::as_str));
        self.home.run(&args.collect::<Vec<_>>(), "")
    }

    fn notify_done(&self, args: &[&str]) -> String {
        let output = self.notify(args);
        assert!(output.status.success(), "{}: {}", self.home.kind, String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The stored notices.
    fn notices(&self) -> Vec<Value> {
        self.home.rows(&["actions.notification"]).iter().map(|row| row["fields"].clone()).collect()
    }

    /// Waits until the one notice is as wanted.
    fn wait(&self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let since = Instant::now();
        loop {
            let notices = self.notices();
            if let [notice] = notices.as_slice()
                && wanted(notice)
            {
                return notice.clone();
            }
            assert!(since.elapsed() < Duration::from_secs(60), "{}: {what}: {notices:?}", self.home.kind);
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

fn attempts(notice: &Value) -> usize {
    notice["json"]["failed_attempts"].as_array().map_or(0, Vec::len)
}

#[test]
fn a_weight_that_is_too_low_is_told_by_mail_at_once_and_once() {
    for colony in Colony::each("a_weight_that_is_too_low_is_told_by_mail_at_once_and_once") {
        let server = colony.serve();
        colony.weigh(&server, 17.5, 0);
        colony.weigh(&server, 14.9, 1);
        let letters = colony.smtp.wait(1);
        let letter = &letters[0];
        assert_eq!((letter.from.as_str(), letter.to.as_slice()), ("alyx@lab.example", &["ann@lab.example".into()][..]));
        // The base64 of rig and `open sesame`, with NULs before.
        assert_eq!(letter.login.as_deref(), Some("AHJpZwBvcGVuIHNlc2FtZQ=="));
        let notice = colony.wait("sent", |notice| notice["status"] == "sent");
        let title = notice["title"].as_str().unwrap_or_default();
        assert!(title.starts_with("WARNING: uu weight was 74.5% on "), "{title}");
        assert_eq!(letter.header("Subject"), title);
        assert!(letter.text.contains(&format!("\n\n{title}\n")), "{}", letter.text);
        assert!(notice["sent_at"].is_string(), "{notice}");
        assert_eq!((&notice["json"], notice["users"].as_array().map(Vec::len)), (&Value::Null, Some(1)), "{notice}");

        colony.weigh(&server, 14.9, 1);
        assert_eq!(server.stop(), Some(0));
        assert_eq!(colony.notices().len(), 1, "the same within the hour");
        assert_eq!(colony.notify_done(&[]), "0 sent.\n");
        assert_eq!(colony.smtp.letters().len(), 1);
    }
}

#[test]
fn a_slow_mail_server_holds_up_no_request_and_the_letter_under_way_is_finished() {
    for colony in Colony::each("a_slow_mail_server_holds_up_no_request_and_the_letter_under_way_is_finished") {
        let server = colony.serve();
        colony.smtp.slow(Duration::from_secs(3));
        let since = Instant::now();
        colony.weigh(&server, 14.9, 0);
        colony.weigh(&server, 15.0, 1);
        assert!(since.elapsed() < Duration::from_secs(3), "{:?}", since.elapsed());
        // Somebody sends the first: a job leaves it alone.
        let first = |notice: &Value| notice["json"]["sending"].is_string();
        let since = Instant::now();
        while !colony.notices().iter().any(first) {
            assert!(since.elapsed() < Duration::from_secs(60), "nobody sends it");
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(server.stop(), Some(0));
        colony.smtp.slow(Duration::ZERO);
        colony.notify_done(&[]);
        let letters = colony.smtp.letters();
        let ids: std::collections::BTreeSet<&str> = letters.iter().map(|letter| letter.header("Message-ID")).collect();
        assert_eq!((letters.len(), ids.len()), (2, 2), "{letters:?}");
        assert!(colony.notices().iter().all(|notice| notice["status"] == "sent"), "{:?}", colony.notices());
    }
}

#[test]
fn a_notice_that_fails_three_times_is_given_up() {
    for colony in Colony::each("a_notice_that_fails_three_times_is_given_up") {
        colony.smtp.fail(true);
        let server = colony.serve();
        colony.weigh(&server, 14.9, 0);
        let notice = colony.wait("failed once", |notice| attempts(notice) == 1);
        assert_eq!((notice["status"].as_str(), &notice["sent_at"]), (Some("to-send"), &Value::Null));
        let at = notice["json"]["failed_attempts"][0].as_str().expect("a time");
        assert!((Utc::now() - at.parse::<DateTime<Utc>>().expect("ISO")).num_seconds() < 60, "{at}");
        for (tries, status) in [(2, "to-send"), (3, "no-send")] {
            let output = colony.notify(&["send"]);
            assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(complaint.contains("ann@lab.example: transient error (451): not now"), "{complaint}");
            let notice = colony.wait("failed again", |notice| attempts(notice) == tries);
            assert_eq!(notice["status"], status, "{notice}");
        }
        colony.smtp.fail(false);
        assert_eq!(colony.notify_done(&[]), "0 sent.\n");
        assert!(colony.smtp.letters().is_empty());
    }
}

#[test]
fn what_was_made_without_mail_is_sent_later_by_one_of_two_jobs() {
    for colony in Colony::each("what_was_made_without_mail_is_sent_later_by_one_of_two_jobs") {
        let server = colony.home.serve();
        let weights = [14.1, 14.2, 14.3, 14.4, 14.5];
        (0..).zip(weights).for_each(|(second, grams)| colony.weigh(&server, grams, second));
        assert_eq!(server.stop(), Some(0));
        assert!(colony.notices().iter().all(|notice| notice["status"] == "to-send" && notice["json"].is_null()));
        colony.home.refused(&["notify"], 2);
        colony.smtp.slow(Duration::from_millis(100));
        std::thread::scope(|scope| {
            let jobs: Vec<_> = (0..3).map(|_| scope.spawn(|| colony.notify_done(&[]))).collect();
            let told = jobs.into_iter().map(|job| job.join().expect("it ends"));
            let count = |text: String| text.split(' ').next().and_then(|n| n.parse::<usize>().ok()).expect("a number");
            assert_eq!(told.map(count).sum::<usize>(), weights.len());
        });
        let letters = colony.smtp.letters();
        let ids: std::collections::BTreeSet<&str> = letters.iter().map(|letter| letter.header("Message-ID")).collect();
        assert_eq!((letters.len(), ids.len()), (weights.len(), weights.len()), "{}", colony.home.kind);
        assert!(colony.notices().iter().all(|notice| notice["status"] == "sent" && notice["json"].is_null()));
    }
}

#[test]
fn an_address_that_is_refused_keeps_nobody_else_from_being_told() {
    for colony in Colony::each("an_address_that_is_refused_keeps_nobody_else_from_being_told") {
        let rule = |user| json!({"user": user, "notification_type": "mouse_underweight", "subjects_scope": "all"});
        colony.home.done(&["createuser", "bob", "--email", "gone@lab.example", "--password-stdin"], "x\n");
        let server = colony.serve();
        let made = server.json("POST", "/notification-rules", &colony.token, &rule("bob"));
        assert_eq!(made.status, 201, "{}", made.text());
        colony.weigh(&server, 14.9, 0);
        let notice = colony.wait("sent", |notice| notice["status"] == "sent");
        assert_eq!(notice["users"].as_array().map(Vec::len), Some(2));
        let letters = colony.smtp.letters();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].to, ["ann@lab.example"]);
        assert_eq!(letters[0].header("To"), "ann <ann@lab.example>, bob <gone@lab.example>");
    }
}

#[test]
fn a_notice_to_nobody_with_an_address_is_given_up_by_the_job() {
    for colony in Colony::each("a_notice_to_nobody_with_an_address_is_given_up_by_the_job") {
        let server = colony.serve();
        assert_eq!(server.json("PATCH", "/users/ann", &colony.token, &json!({"email": ""})).status, 200);
        colony.weigh(&server, 14.9, 0);
        assert_eq!(server.stop(), Some(0));
        assert_eq!(colony.notices()[0]["status"], "to-send");
        let told = "0 sent.\n1 will not be sent: none of their users has an e-mail address.\n";
        assert_eq!(colony.notify_done(&[]), told);
        assert_eq!(colony.notices()[0]["status"], "no-send");
    }
}

#[test]
fn the_job_tells_of_animals_without_water_or_weighing() {
    for colony in Colony::each("the_job_tells_of_animals_without_water_or_weighing") {
        let server = colony.home.serve();
        let at = |hours| Utc::now() - TimeDelta::hours(hours);
        let ok = |path, body: Value| {
            let answer = server.json("POST", path, &colony.token, &body);
            assert_eq!(answer.status, 201, "{path}: {}", answer.text());
        };
        ok("/weighings", json!({"subject": "uu", "weight": 20, "date_time": at(48)}));
        ok("/water-administrations", json!({"subject": "uu", "water_administered": 0.5, "date_time": at(30)}));
        // Dead, and never restricted: nobody is told of these.
        ok("/subjects", json!({"nickname": "free", "lab": "defaultlab", "responsible_user": "ann"}));
        ok(
            "/subjects",
            json!({"nickname": "late", "lab": "defaultlab", "responsible_user": "ann", "death_date": "2026-01-01"}),
        );
        ok("/water-restrictions", json!({"subject": "late", "reference_weight": 20, "start_time": at(48)}));
        let made = colony.notify_done(&["check"]);
        assert_eq!(made, "2 notices made.\n2 sent.\n", "{}", colony.home.kind);
        let mut subjects: Vec<String> =
            colony.smtp.letters().iter().map(|letter| letter.header("Subject").to_owned()).collect();
        subjects.sort();
        assert_eq!(subjects[0], "0.8 mL remaining for uu");
        assert!(subjects[1].starts_with("ATTENTION: subject \"uu\" weighing missing for "), "{subjects:?}");
        let letters = colony.smtp.letters();
        assert!(letters.iter().any(|letter| letter.text.contains("Last water: 0.50 mL at ")), "{letters:?}");

        colony.weigh(&server, 20.0, 0);
        ok("/water-administrations", json!({"subject": "uu", "water_administered": 0.8}));
        assert_eq!(colony.notify_done(&["check"]), "0 notices made.\n");
    }
}

#[test]
fn old_notices_are_deleted_by_age_and_status() {
    for colony in Colony::each("old_notices_are_deleted_by_age_and_status") {
        let server = colony.home.serve();
        for (second, days, status) in [(0, 40, "sent"), (1, 40, "to-send"), (2, 1, "sent")] {
            let grams = 14.0 + second as f64;
            colony.weigh(&server, grams, second);
            let newest = server.get("/notifications?status=to-send", Some(&colony.token)).json();
            let newest = newest["results"].as_array().into_iter().flatten().find(|notice| {
                notice["title"].as_str().is_some_and(|title| title.contains(&format!(" {:.1}%", grams * 5.0)))
            });
            let id = newest.and_then(|notice| notice["id"].as_str()).expect("it was made").to_owned();
            let send_at = Utc::now() - TimeDelta::days(days);
            let body = json!({"status": status, "send_at": send_at});
            let answer = server.json("PATCH", &format!("/notifications/{id}"), &colony.token, &body);
            assert_eq!(answer.status, 200, "{}", answer.text());
        }
        let delete = |args: &[&str]| colony.notify_done(&[&["delete"], args].concat());
        assert_eq!(delete(&["--dry-run"]), "2 notices would be deleted.\n");
        assert_eq!(colony.notices().len(), 3);
        assert_eq!(delete(&["--status", "sent"]), "1 notices deleted.\n");
        assert_eq!(delete(&["--days", "41"]), "0 notices deleted.\n");
        assert_eq!(delete(&[]), "1 notices deleted.\n");
        let left = colony.notices();
        assert_eq!((left.len(), left[0]["status"].as_str()), (1, Some("sent")));
    }
}

#[test]
fn check_says_whether_the_mail_server_answers_and_no_password() {
    let home = Home::sqlite();
    home.migrate();
    let smtp = Smtp::start();
    let settings = smtp.settings();
    let args: Vec<&str> = ["check"].into_iter().chain(settings.iter().map(String::as_str)).collect();
    let told = home.done(&args, "");
    assert!(told.contains("smtp://rig:***@127.0.0.1:") && told.contains("\n  answers\n"), "{told}");
    assert!(!told.contains("sesame"), "{told}");
    let nobody = ["check", "--set", "mail_server=smtp://127.0.0.1:1", "--set", "mail_from=a@lab.example"];
    assert!(home.done(&nobody, "").contains("can't be used: Connection error"), "nobody listens there");
}
