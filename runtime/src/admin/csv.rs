//! The rows of a list as a file of comma-separated values: all that match, some hundred at a time, so that the server never holds
//! more of them.

use super::{
    caption::internal,
    cells,
    filters::{self, Asked},
    list,
    visit::Visit,
};
use crate::{
    caller::Caller,
    error::RequestError,
    hooks::{self, Reply},
    http::{
        export::{Parts, line, streamed},
        server::Server,
    },
    query::{
        key,
        render::{self, Context},
        selection::Selection,
    },
    request_time::RequestTime,
    store::{Lane, View},
    tables::{AdminColumn, AdminPage, Order, Shows},
};
use sea_orm::Value;
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// Rows that are fetched at once.
const PART: u64 = 500;

/// Spreadsheet programs show what follows a mark of the byte order as UTF-8.
pub(super) const MARK: &str = "\u{feff}";

/// `…/?as=csv`: the rows of a list with the columns of its view.
///
/// # Errors
/// 400 by the name of a parameter that means nothing; database errors.
pub async fn csv(visit: &Visit<'_>, page: &'static AdminPage) -> Result<Reply, RequestError> {
    let site = &visit.pages.server.site;
    let (on, view) =
        (site.store.read_current(Lane::List(hooks::asker(Some(&visit.caller), ""))), visit.view_of_lists()?);
    let asked = Asked::new(visit, page, list::view_of(visit, page));
    let selection = filters::narrowed(visit, &visit.pages.lists, page, &asked, &on.seeing(&view)).await?;
    let rest = Rest {
        server: Arc::clone(&visit.pages.server),
        page,
        columns: list::columns(page, asked.view),
        selection,
        order: list::order(visit, page),
        view,
        caller: visit.caller.clone(),
        now: visit.now,
        base: visit.base.clone(),
        after: None,
        more: true,
        begun: false,
    };
    let mut reply = streamed("text/csv; charset=utf-8", rest).await?;
    let name = page.path.rsplit('/').next().unwrap_or(page.path);
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    let today = visit.now.today();
    reply.headers = vec![
        ("Content-Disposition", format!("attachment; filename=\"{name}-{today}.csv\"")),
        ("Cache-Control", "no-store".to_owned()),
    ];
    Ok(reply)
}

/// The rows that are still to be written.
struct Rest {
    server: Arc<Server>,
    page: &'static AdminPage,
    columns: Vec<&'static AdminColumn>,
    selection: Selection,
    order: Vec<Order>,
    view: Arc<View>,
    caller: Caller,
    now: RequestTime,
    base: String,
    /// The last row that was written.
    after: Option<Value>,
    /// Whether there may be more.
    more: bool,
    /// Whether the headings are written.
    begun: bool,
}

impl Parts for Rest {
    fn more(&self) -> bool {
        self.more
    }

    async fn next(mut self) -> Result<(Vec<u8>, Rest), RequestError> {
        let site = &self.server.site;
        let (page, representation) = (self.page, self.page.list.representation);
        let mut selection = self.selection.clone();
        selection.order(&self.order).map_err(internal)?;
        if let Some(key) = self.after.take() {
            let mut sorted = Selection::new(page.resource, site.store.dialect, self.now.zone);
            sorted.order(&self.order).map_err(internal)?;
            selection.after(&sorted, key);
        }
        let on = site.store.read_current(Lane::List(hooks::asker(Some(&self.caller), "")));
        let on = on.seeing(&self.view);
        let context = Context {
            on: &on,
            dialect: site.store.dialect,
            hooks: &site.reading,
            now: &self.now,
            base: &self.base,
            caller: Some(&self.caller),
            left_null: &[],
            fields: None,
        };
        let outer = selection.order_outer();
        let rendered = render::page(context, representation, selection.page(PART, 0), &outer).await?;
        let keys: Vec<Value> = rendered.keys(representation).collect();
        let mut counts = Vec::new();
        for column in &self.columns {
            counts.push(match column.shows {
                Shows::Count(relation) => {
                    Some(cells::count_related(page.resource, relation, &keys, &on, site.store.dialect).await?)
                }
                _ => None,
            });
        }
        let mut text = Vec::new();
        if !self.begun {
            text.extend_from_slice(MARK.as_bytes());
            line(&mut text, self.columns.iter().map(|column| safe(column.label)));
        }
        for (row, key) in rendered.rows().zip(&keys) {
            let row: Map<String, Json> = serde_json::from_slice(row).map_err(|error| internal(error.to_string()))?;
            let field = |field: usize| {
                let name = representation.fields.get(field).map_or("", |field| field.name);
                row.get(name).map_or_else(String::new, cell)
            };
            let cells = self.columns.iter().zip(&counts).map(|(column, counts)| match (column.shows, counts) {
                (Shows::Count(_), counts) => {
                    let count = counts.as_ref().and_then(|counts| counts.get(&key::plain(key)).copied());
                    count.unwrap_or_default().to_string()
                }
                (Shows::Field(at), _) => field(at),
                (Shows::Caption(fields), _) => fields.iter().map(|at| field(*at)).collect::<Vec<_>>().join(" · "),
            });
            line(&mut text, cells);
        }
        let whole = usize::try_from(PART).unwrap_or(usize::MAX);
        let (more, after) = (keys.len() == whole, keys.into_iter().next_back());
        Ok((text, Rest { after, more, begun: true, ..self }))
    }
}

/// A value as text.
fn cell(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::Bool(is_so) => is_so.to_string(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => safe(text),
        Json::Array(items) => {
            let items = items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned));
            safe(&items.collect::<Vec<_>>().join(", "))
        }
        Json::Object(_) => value.to_string(),
    }
}

/// Text that spreadsheet programs don't take for a formula.
pub(super) fn safe(text: &str) -> String {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins && text.parse::<f64>().is_err() { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn formulas_are_text_and_numbers_stay() {
        let text = |value: Json| cell(&value);
        assert_eq!(text(json!("=1+1")), "'=1+1");
        assert_eq!(text(json!("@SUM(A1)")), "'@SUM(A1)");
        assert_eq!(text(json!("-")), "'-");
        assert_eq!(text(json!("-2.5")), "-2.5");
        assert_eq!(text(json!(-2.5)), "-2.5");
        assert_eq!(text(json!(["a", "b"])), "a, b");
        assert_eq!(text(json!(null)), "");
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut out = Vec::new();
        line(&mut out, ["a".to_owned(), "b,c".to_owned(), "d\"e\nf".to_owned(), String::new()].into_iter());
        assert_eq!(str::from_utf8(&out).expect("text"), "a,\"b,c\",\"d\"\"e\nf\",\r\n");
    }
}
