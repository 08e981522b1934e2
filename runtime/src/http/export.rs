//! Whole lists as files: all rows that a list's filters leave, of one state of the database, in its order. The answer is
//! read some rows at a time, when the client has taken those before, and a client that goes ends the reading.

use super::{checks::version::ExportForm, handlers::Request, server::Server};
use crate::{
    caller::Caller,
    error::RequestError,
    hooks::Reply,
    query::{
        list::{self, ExportSource},
        render::{self, Context},
        selection::Selection,
    },
    request_time::RequestTime,
    store::{Executor, Transaction, View},
    tables::{List, Representation},
};
use futures_util::stream;
use sea_orm::Value;
use serde_json::{Map, Value as Json};
use std::sync::Arc;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Rows that are fetched at once.
const PART: u64 = 1000;

/// Exports at the same time: each holds a connection.
const MOST: usize = 4;

static RUNNING: Semaphore = Semaphore::const_new(MOST);

/// GET of a list as a file.
///
/// # Errors
/// As for the list; 503 while too many others are read.
pub async fn list(
    server: &Arc<Server>,
    request: &Request<'_>,
    list: &'static List,
    form: ExportForm,
) -> Result<Reply, RequestError> {
    let running = RUNNING.try_acquire().map_err(|_| {
        RequestError::Detail(503, format!("{MOST} lists are read as files now, which is the most: try again later."))
    })?;
    let view = request.view_of_lists()?;
    let transaction = server.site.store.snapshot().await?;
    let ExportSource { selection, order, representation } = {
        let on = Executor::from(&transaction);
        let on = on.seeing(&view);
        let mut plan = list::plan(&server.site.reading, list, request.listed_whole())?;
        list::export(request.context(&on), &mut plan).await.map_err(|fault| plan.blame(fault))?
    };
    let rest = Rest {
        server: Arc::clone(server),
        transaction,
        view,
        selection,
        order,
        representation,
        form,
        caller: request.caller.clone(),
        now: request.now,
        base: request.base.clone(),
        after: None,
        more: true,
        begun: false,
        _running: running,
    };
    streamed(form.content_type(), rest).await
}

/// Text that is made a part at a time.
pub(crate) trait Parts: Sized + Send + 'static {
    /// The next part, and what is left.
    fn next(self) -> impl Future<Output = Result<(Vec<u8>, Self), RequestError>> + Send;

    /// Whether there may be more.
    fn more(&self) -> bool;
}

/// An answer of parts, each of which is made when the client has taken the one before.
///
/// # Errors
/// What fails before the first part; later the answer ends before its end, which clients see.
pub(crate) async fn streamed<P: Parts>(content_type: &'static str, parts: P) -> Result<Reply, RequestError> {
    let (first, rest) = parts.next().await?;
    let parts = stream::unfold(Some((Some(first), rest)), |state| async {
        let (ready, rest) = state?;
        match ready {
            Some(text) => Some((Ok(text), Some((None, rest)))),
            None if !rest.more() => None,
            None => match rest.next().await {
                Ok((text, rest)) => Some((Ok(text), Some((None, rest)))),
                Err(error) => Some((Err(std::io::Error::other(error.body().to_string())), None)),
            },
        }
    });
    let mut reply = Reply::empty(200);
    reply.content_type = content_type;
    reply.stream = Some((poem::Body::from_bytes_stream(parts), None));
    Ok(reply)
}

/// The rows that are still to be written.
struct Rest {
    server: Arc<Server>,
    transaction: Transaction,
    view: Arc<View>,
    selection: Selection,
    /// All rows in the same order.
    order: Selection,
    representation: &'static Representation,
    form: ExportForm,
    caller: Option<Caller>,
    now: RequestTime,
    base: String,
    /// The last row that was written.
    after: Option<Value>,
    more: bool,
    begun: bool,
    _running: SemaphorePermit<'static>,
}

impl Parts for Rest {
    fn more(&self) -> bool {
        self.more
    }

    async fn next(mut self) -> Result<(Vec<u8>, Rest), RequestError> {
        let site = &self.server.site;
        let mut selection = self.selection.clone();
        if let Some(key) = self.after.take() {
            selection.after(&self.order, key);
        }
        let on = Executor::from(&self.transaction);
        let on = on.seeing(&self.view);
        let context = Context {
            on: &on,
            dialect: site.store.dialect,
            hooks: &site.reading,
            now: &self.now,
            base: &self.base,
            caller: self.caller.as_ref(),
            left_null: &[],
        };
        let outer = selection.order_outer();
        let rendered = render::page(context, self.representation, selection.page(PART, 0), &outer).await?;
        let mut text = Vec::with_capacity(rendered.text.len());
        let names = self.representation.fields.iter().map(|field| field.name);
        if self.form == ExportForm::Csv && !self.begun {
            line(&mut text, names.clone().map(str::to_owned));
        }
        for row in rendered.rows() {
            match self.form {
                // JSON in an answer has no line breaks.
                ExportForm::Lines => {
                    text.extend_from_slice(row);
                    text.push(b'\n');
                }
                ExportForm::Csv => {
                    let row: Map<String, Json> =
                        serde_json::from_slice(row).map_err(|error| RequestError::Detail(500, error.to_string()))?;
                    line(&mut text, names.clone().map(|name| row.get(name).map_or_else(String::new, cell)));
                }
            }
        }
        let key = rendered.keys(self.representation).last();
        let more = rendered.ends.len() as u64 == PART && key.is_some();
        Ok((text, Rest { after: key, more, begun: true, ..self }))
    }
}

/// A value as text: null is nothing, a list or an object its JSON.
fn cell(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// Appends a line of comma-separated values (RFC 4180).
pub(crate) fn line(out: &mut Vec<u8>, cells: impl Iterator<Item = String>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(b',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            out.push(b'"');
            out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}
