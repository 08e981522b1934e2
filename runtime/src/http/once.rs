//! Creations that are done once: a client that doesn't know whether its request arrived sends it again with the same
//! `Idempotency-Key`, and is answered as before. The answer is stored in the transaction of the creation, so that there are both
//! or neither; requests that come at the same moment wait for each other.

use super::handlers::Request;
use crate::{
    error::RequestError,
    hooks::Reply,
    query::key,
    store::{self, Dialect, Executor, Sql},
    tables::{KEPT_ANSWERS, List},
    write::{
        self,
        body::{Body, Part},
        context::WriteContext,
    },
};
use chrono::TimeDelta;
use sea_orm::Value;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// The header.
const HEADER: &str = "Idempotency-Key";
/// Characters of a key at most.
const LONGEST: usize = 255;
/// Answers that are kept of one caller; the oldest go first.
const MOST: u32 = 1000;
/// Answers that have ended and are forgotten at once.
const FORGOTTEN: u32 = 100;

/// A request with a key.
#[derive(Debug)]
pub struct Keyed {
    id: String,
    caller: String,
    sent: String,
    seconds: u64,
}

impl Keyed {
    /// The key of a creation, if it has one that counts.
    ///
    /// # Errors
    /// 400 for a key that can't be, or one for several rows.
    pub fn of(request: &Request<'_>, list: &List, body: &Body) -> Result<Option<Keyed>, RequestError> {
        let given = request.headers.get(HEADER).filter(|_| list.once > 0);
        let Some(given) = given else { return Ok(None) };
        let text = given.to_str().unwrap_or_default().trim();
        let fits =
            (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
        if !fits {
            let why = format!("The header {HEADER} has 1 to {LONGEST} letters, digits and signs.");
            return Err(RequestError::Detail(400, why));
        }
        if matches!(body, Body::List(_)) {
            let why = format!("A request with {HEADER} makes one row, not a list.");
            return Err(RequestError::Detail(400, why));
        }
        let caller = request.caller.as_ref().map(|caller| key::plain(&caller.id)).unwrap_or_default();
        let path = request.path.trim_end_matches('/');
        let id = digest(|hash| [&caller, path, text].iter().for_each(|part| piece(hash, part.as_bytes())));
        Ok(Some(Keyed { id, caller, sent: digest(|hash| sent(hash, body)), seconds: list.once }))
    }

    /// The answer to the same request, if it was done before. Others with the key wait until this one ends.
    ///
    /// # Errors
    /// 422 for a key that came with something else.
    pub async fn answered(&self, context: &WriteContext<'_>) -> Result<Option<Reply>, RequestError> {
        write::wait_for(context, &self.id).await?;
        let dialect = context.site.store.dialect;
        let mut sql = Sql::new(dialect);
        sql.push("select sent, headers, body from ")
            .name(KEPT_ANSWERS.table)
            .push(" where id = ")
            .bind(self.id.clone());
        sql.push(" and at > ").bind(self.ended(context));
        let rows = store::fetch(&Executor::from(context.transaction), sql).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        if row.try_get_by_index::<String>(0)? != self.sent {
            let why = format!("The header {HEADER} has a key that came with another request before: use a new one.");
            return Err(RequestError::Detail(422, why));
        }
        let mut reply = Reply::raw_json(201, row.try_get_by_index::<String>(2)?.into_bytes());
        let headers: Json = serde_json::from_str(&row.try_get_by_index::<String>(1)?).unwrap_or_default();
        for name in ["ETag", "Location"] {
            reply.headers.extend(headers[name].as_str().map(|value| (name, value.to_owned())));
        }
        Ok(Some(reply))
    }

    /// Stores the answer, and forgets old ones.
    ///
    /// # Errors
    /// Database errors.
    pub async fn keep(&self, context: &WriteContext<'_>, reply: &Reply) -> Result<(), RequestError> {
        let (on, dialect) = (Executor::from(context.transaction), context.site.store.dialect);
        let table = || {
            let mut sql = Sql::new(dialect);
            sql.push("delete from ")
                .name(KEPT_ANSWERS.table)
                .push(" where id in (select id from ")
                .name(KEPT_ANSWERS.table);
            sql
        };
        // What others forget now is left to them: two never wait for each other.
        let skip = if dialect == Dialect::Postgres { " for update skip locked)" } else { ")" };
        let mut ended = table();
        ended.push(" where at <= ").bind(self.ended(context)).push(&format!(" order by at limit {FORGOTTEN}{skip}"));
        store::execute(&on, ended).await?;
        let mut oldest = table();
        oldest.push(" where caller = ").bind(self.caller.clone());
        oldest.push(&format!(" order by at desc, id limit {FORGOTTEN} offset {}{skip}", MOST - 1));
        store::execute(&on, oldest).await?;
        let mut own = Sql::new(dialect);
        own.push("delete from ").name(KEPT_ANSWERS.table).push(" where id = ").bind(self.id.clone());
        store::execute(&on, own).await?;
        let headers: serde_json::Map<String, Json> =
            reply.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
        let values: [Value; 6] = [
            self.id.clone().into(),
            self.caller.clone().into(),
            self.sent.clone().into(),
            context.now.now.into(),
            Json::Object(headers).to_string().into(),
            String::from_utf8_lossy(&reply.body).into_owned().into(),
        ];
        let mut sql = Sql::new(dialect);
        sql.push("insert into ").name(KEPT_ANSWERS.table).push(" (");
        for (n, column) in KEPT_ANSWERS.columns.iter().enumerate() {
            sql.push(if n == 0 { "" } else { ", " }).name(column.name);
        }
        sql.push(") values (");
        for (n, value) in values.into_iter().enumerate() {
            sql.push(if n == 0 { "" } else { ", " }).bind(value);
        }
        sql.push(")");
        store::execute(&on, sql).await?;
        Ok(())
    }

    /// Answers of this time and before have ended.
    fn ended(&self, context: &WriteContext<'_>) -> chrono::DateTime<chrono::Utc> {
        context.now.now - TimeDelta::seconds(i64::try_from(self.seconds).unwrap_or(i64::MAX / 1000))
    }
}

fn digest(write: impl FnOnce(&mut Sha256)) -> String {
    let mut hash = Sha256::new();
    write(&mut hash);
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A piece of what is hashed, which no other pieces come to.
fn piece(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

/// What was sent.
fn sent(hash: &mut Sha256, body: &Body) {
    match body {
        Body::Empty | Body::List(_) => {}
        Body::Json(json) => piece(hash, json.to_string().as_bytes()),
        Body::Form(fields) => {
            for (name, part) in fields {
                piece(hash, name.as_bytes());
                match part {
                    Part::Text(text) => piece(hash, text.as_bytes()),
                    Part::File(file) => {
                        piece(hash, file.name.as_bytes());
                        piece(hash, &file.data);
                    }
                }
            }
        }
        Body::Filled(fields, files) => {
            piece(hash, Json::Object(fields.clone()).to_string().as_bytes());
            files.iter().for_each(|(name, file)| {
                piece(hash, name.as_bytes());
                piece(hash, &file.data);
            });
        }
    }
}
