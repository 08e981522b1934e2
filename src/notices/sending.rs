//! One attempt to send a notice: one transaction claims it, it is sent outside of any transaction, and another
//! transaction stores the result. Called by `postman` and `alyx notify`, of which several may run concurrently.

use crate::generated::actions::notification;
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::{Map, Value as Json};
use specimen::{
    error::RequestError,
    error_class::ErrorClass,
    hooks::{Draft, WriteContext},
    query::render::RowView,
    request_time::RequestTime,
    sea_orm::Value,
    server::mail::{Delivery, Letter, Mail},
    sql,
    store::{self, LockWait},
    typed,
    write::{self, Site, Transaction},
};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Waits to be sent.
pub const TO_SEND: &str = "to-send";
/// Will not be sent.
pub const NO_SEND: &str = "no-send";
/// Was sent.
pub const SENT: &str = "sent";

/// Keys of the notice's `json`: since when somebody is sending it, who got it when others didn't, and when it failed.
const SENDING: &str = "sending";
const SENT_TO: &str = "sent_to";
const FAILED_ATTEMPTS: &str = "failed_attempts";

/// Lifetime of a claim: longer than any attempt takes. After a crash others may claim the notice again.
const CLAIM_TIME: TimeDelta = TimeDelta::minutes(10);

/// How long one waits for a notice that another program has locked.
const LOCK_TIMEOUT: Duration = Duration::from_secs(30);

/// Failed tries after which a job gives up.
const TRIES: usize = 3;

/// Who tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// The server, as soon as the notice is created. It never sets a notice to `no-send`.
    First,
    /// A job that began then; what others tried since is left to the next job.
    Job(DateTime<Utc>),
}

/// What a try came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is gone, or somebody else is sending it.
    NotOurs,
    /// None of its users has an address.
    Nobody,
    /// Sent, but for these addresses, which were refused for good.
    Sent(Vec<(String, String)>),
    /// It waits for the next try.
    Failed(String),
    /// It will not be tried again.
    GivenUp(String),
}

/// The notices that are due, longest waiting first.
///
/// # Errors
/// Database errors.
pub async fn due(site: &Site, now: &RequestTime) -> Result<Vec<Uuid>, RequestError> {
    let sql = sql!(
        site.store.dialect,
        "select n.id from actions_notification n where n.status = {status} and n.send_at <= {now} \
         order by n.send_at, n.id",
        status = TO_SEND,
        now = now.now
    );
    let rows = store::fetch(&site.store.primary(), sql).await?;
    Ok(rows.iter().filter_map(|row| RowView::new(row).uuid(0)).collect())
}

/// Tries to send a notice.
///
/// # Errors
/// Database errors.
pub async fn attempt(site: &Site, mail: &Mail, id: Uuid, by: Attempt) -> Result<Outcome, RequestError> {
    let mut lock = RowLock { until: Instant::now() + LOCK_TIMEOUT, blocked: None };
    let claimed = loop {
        match with_notice(site, id, async |context, draft| claim(context, draft, by).await).await {
            Err(fault) => lock.pause(site, fault).await?,
            Ok(claimed) => break claimed,
        }
    };
    drop(lock);
    let letter = match claimed {
        Some(Claim::Ours(letter)) => letter,
        Some(Claim::Nobody) => return Ok(Outcome::Nobody),
        Some(Claim::NotOurs) | None => return Ok(Outcome::NotOurs),
    };
    let delivery = mail.send(&letter).await;
    let mut lock = RowLock { until: Instant::now() + LOCK_TIMEOUT, blocked: None };
    let outcome = loop {
        match with_notice(site, id, async |context, draft| Ok(settle(draft, &delivery, by, context.now.now))).await {
            Err(fault) => lock.pause(site, fault).await?,
            Ok(outcome) => break outcome,
        }
    };
    Ok(outcome.unwrap_or(Outcome::NotOurs))
}

/// Waits for another program's lock on a notice, because a sent message must be recorded.
struct RowLock {
    until: Instant,
    blocked: Option<LockWait>,
}

impl RowLock {
    /// Waits before the next try.
    ///
    /// # Errors
    /// Something else is in the way, or the lock is held for too long.
    async fn pause(&mut self, site: &Site, fault: RequestError) -> Result<(), RequestError> {
        let locked = matches!(&fault, RequestError::Database(error) if ErrorClass::of(error) == ErrorClass::Locked);
        let again = locked && self.blocked.get_or_insert_with(|| site.store.blocked()).pause(self.until).await;
        if again { Ok(()) } else { Err(fault) }
    }
}

/// Does something with a notice's row, which nobody else can change meanwhile, and stores it; `None` if it is gone.
async fn with_notice<T>(
    site: &Site,
    id: Uuid,
    act: impl AsyncFnOnce(&WriteContext<'_>, &mut Notice) -> Result<T, RequestError>,
) -> Result<Option<T>, RequestError> {
    let now = RequestTime::now(site.settings.zone);
    let transaction = Transaction::begin(site).await?;
    let context = transaction.context(site, &now, None);
    let result = async {
        let Some(draft) = write::load(&context, &notification::RESOURCE, &id.into()).await? else { return Ok(None) };
        let mut notice = Notice { draft };
        let done = act(&context, &mut notice).await?;
        write::save::save(&context, &mut notice.draft).await?;
        Ok(Some(done))
    };
    let result = result.await;
    transaction.finish(result).await
}

enum Claim {
    Ours(Letter),
    Nobody,
    NotOurs,
}

/// Takes a notice that waits, unless somebody is sending it.
async fn claim(context: &WriteContext<'_>, notice: &mut Notice, by: Attempt) -> Result<Claim, RequestError> {
    let (now, mut document) = (context.now.now, notice.document());
    if notice.text("status") != TO_SEND || claimed(&document, now) || tried_since(&document, by) {
        return Ok(Claim::NotOurs);
    }
    let to = addresses(context, notice.id()).await?;
    if to.is_empty() {
        // At the first attempt the address may not have been entered yet.
        if by != Attempt::First {
            notice.set("status", NO_SEND.into());
        }
        return Ok(Claim::Nobody);
    }
    let got_it = texts(&document, SENT_TO);
    document.insert(SENDING.into(), iso(now).into());
    notice.set_document(document);
    Ok(Claim::Ours(Letter {
        id: notice.id(),
        title: notice.text("title"),
        text: notice.text("message"),
        to: to.into_iter().filter(|(_, address)| !got_it.contains(address)).collect(),
    }))
}

fn claimed(document: &Map<String, Json>, now: DateTime<Utc>) -> bool {
    let since = document.get(SENDING).and_then(Json::as_str).and_then(instant);
    since.is_some_and(|since| now - since < CLAIM_TIME)
}

fn tried_since(document: &Map<String, Json>, by: Attempt) -> bool {
    let last = texts(document, FAILED_ATTEMPTS).last().and_then(|text| instant(text));
    matches!((by, last), (Attempt::Job(start), Some(last)) if last >= start)
}

fn instant(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc())
}

/// Names and addresses of those who get a notice.
async fn addresses(context: &WriteContext<'_>, notice: Uuid) -> Result<Vec<(String, String)>, RequestError> {
    let addresses = sql!(
        context,
        "select u.username, trim(u.email) from actions_notification_users j \
         join misc_labmember u on u.id = j.labmember_id where j.notification_id = {notice} \
         and trim(u.email) <> '' order by u.username",
        notice
    );
    let rows = context.fetch(addresses).await?;
    Ok(rows.iter().map(RowView::new).filter_map(|row| Some((row.text(0)?, row.text(1)?))).collect())
}

/// Notes what became of a notice.
fn settle(notice: &mut Notice, delivery: &Delivery, by: Attempt, now: DateTime<Utc>) -> Outcome {
    let mut document = notice.document();
    document.remove(SENDING);
    let mut got_it = texts(&document, SENT_TO);
    got_it.extend(delivery.taken.iter().cloned());
    let outcome = if delivery.failed.is_empty() && !got_it.is_empty() {
        document.remove(SENT_TO);
        notice.set("sent_at", now.into());
        notice.set("status", SENT.into());
        Outcome::Sent(delivery.refused.clone())
    } else {
        if !got_it.is_empty() {
            document.insert(SENT_TO.into(), got_it.clone().into());
        }
        let mut attempts = texts(&document, FAILED_ATTEMPTS);
        attempts.push(iso(now));
        let last = by != Attempt::First && attempts.len() >= TRIES;
        document.insert(FAILED_ATTEMPTS.into(), attempts.into());
        let reasons = delivery.refused.iter().chain(&delivery.failed);
        let reason = reasons.map(|(address, reason)| format!("{address}: {reason}")).collect::<Vec<_>>().join("; ");
        match (last, got_it.is_empty()) {
            (false, _) => Outcome::Failed(reason),
            (true, true) => {
                notice.set("status", NO_SEND.into());
                Outcome::GivenUp(reason)
            }
            // Some recipients received it: it counts as sent, and the others are not tried again.
            (true, false) => {
                notice.set("sent_at", now.into());
                notice.set("status", SENT.into());
                Outcome::GivenUp(reason)
            }
        }
    };
    notice.set_document(document);
    outcome
}

/// A list of texts in a document.
fn texts(document: &Map<String, Json>, key: &str) -> Vec<String> {
    let items = document.get(key).and_then(Json::as_array).into_iter().flatten();
    items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

/// An instant as text, to the microsecond.
fn iso(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// A notice's row by the names of its columns.
struct Notice {
    draft: Draft,
}

impl Notice {
    fn place(name: &str) -> usize {
        notification::RESOURCE.column(name).unwrap_or_default()
    }

    fn id(&self) -> Uuid {
        typed::uuid(&self.draft.row[Notice::place("id")]).unwrap_or_default()
    }

    fn text(&self, name: &str) -> String {
        typed::text(&self.draft.row[Notice::place(name)]).unwrap_or_default()
    }

    fn set(&mut self, name: &str, value: Value) {
        self.draft.row[Notice::place(name)] = value;
    }

    /// Its `json`; what is no object is kept under a key of its own.
    fn document(&self) -> Map<String, Json> {
        match typed::json(&self.draft.row[Notice::place("json")]) {
            Some(Json::Object(object)) => object,
            None | Some(Json::Null) => Map::new(),
            Some(other) => Map::from_iter([("value".to_owned(), other)]),
        }
    }

    fn set_document(&mut self, document: Map<String, Json>) {
        let document = (!document.is_empty()).then(|| Box::new(Json::Object(document)));
        self.set("json", Value::Json(document));
    }
}
