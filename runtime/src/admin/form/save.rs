//! Saving a form: its row and the related rows in one transaction, or nothing.

use super::{Filled, sheet::Sheet};
use crate::{
    admin::{visit::Visit, work::Work},
    error::{Messages, RequestError},
    http::retry::Retry,
    store::Executor,
    tables::AdminPage,
    write::{self, Transaction, body::Body, permits::Permits},
};
use sea_orm::Value;

/// Which row of a form: its own, or one of an inline.
type Place = Option<(usize, usize)>;

/// What is to be done with a row.
struct Step {
    place: Place,
    act: Change,
}

enum Change {
    Create(Body),
    Patch(Value, Body),
    Delete(Value),
}

/// Why nothing was saved.
#[derive(Default)]
struct Report {
    faults: Vec<(Place, Messages)>,
    /// Rows that were changed since the form was made, as they are stored now.
    met: Vec<(Place, Sheet)>,
}

/// Saves a form; the key of its row, or `None` where the form says what is wrong.
///
/// # Errors
/// What the caller may not do; database errors.
pub async fn save(visit: &Visit<'_>, filled: &mut Filled) -> Result<Option<Value>, RequestError> {
    filled.sheet.look(visit).await;
    for row in filled.inlines.iter_mut().flat_map(|rows| &mut rows.rows) {
        row.sheet.look(visit).await;
    }
    let steps = steps(filled);
    // Then it is done all the same, to find all that is wrong, and taken back.
    let doomed = !filled.sheets().all(Sheet::is_right);
    let (page, own) = (filled.page, filled.sheet.key.clone());
    let shared: &Filled = filled;
    let (site, mut retry) = (&visit.pages.server.site, Retry::new(false));
    let (saved, report) = loop {
        let transaction = Transaction::begin(site).await?;
        let context = transaction.context(site, &visit.now, Some(&visit.caller));
        let mut report = Report::default();
        let saved = all(visit, &Work::new(visit, &context), shared, &steps, &own, page, &mut report).await;
        // What else failed after the first fault failed because of it.
        let at_fault = doomed || !report.faults.is_empty() || !report.met.is_empty();
        let saved = if at_fault { Err(RequestError::Detail(400, "The form is at fault.".into())) } else { saved };
        match transaction.finish(saved).await {
            Err(RequestError::Database(error)) => {
                if !retry.again(&visit.pages.server, &error).await {
                    return Err(error.into());
                }
            }
            saved => break (saved, report),
        }
    };
    let stopped = doomed || !report.faults.is_empty() || !report.met.is_empty();
    for (place, messages) in &report.faults {
        if let Some(sheet) = filled.at(*place) {
            sheet.blame(messages);
        }
    }
    for (place, stored) in &report.met {
        if let Some(sheet) = filled.at(*place) {
            sheet.meet(stored);
        }
        filled.met = true;
    }
    match saved {
        _ if stopped => Ok(None),
        Ok(key) => Ok(Some(key)),
        // Constraints that are checked when the transaction ends.
        Err(RequestError::Fields(messages)) => {
            filled.sheet.blame(&messages);
            Ok(None)
        }
        Err(fault) => Err(fault),
    }
}

/// What is to be done, in order.
fn steps(filled: &mut Filled) -> Vec<Step> {
    let mut steps = Vec::new();
    let key = filled.sheet.key.clone();
    let act = match (filled.sheet.body(), key) {
        (body, Some(key)) => Change::Patch(key, body),
        (body, None) => Change::Create(body),
    };
    steps.push(Step { place: None, act });
    for (n, rows) in filled.inlines.iter_mut().enumerate() {
        for (m, row) in rows.rows.iter_mut().enumerate() {
            let (place, key) = (Some((n, m)), row.sheet.key.clone());
            let act = match key {
                Some(key) if row.delete => Change::Delete(key),
                None if row.delete => continue,
                _ if !row.sheet.is_changed() => continue,
                Some(key) => Change::Patch(key, row.sheet.body()),
                None => Change::Create(row.sheet.body()),
            };
            steps.push(Step { place, act });
        }
    }
    steps
}

/// Does all steps in a transaction; what is wrong with them goes to the report.
async fn all(
    visit: &Visit<'_>,
    work: &Work<'_>,
    filled: &Filled,
    steps: &[Step],
    own: &Option<Value>,
    page: &'static AdminPage,
    report: &mut Report,
) -> Result<Value, RequestError> {
    for step in steps {
        if let Change::Patch(key, _) | Change::Delete(key) = &step.act
            && let Some(stored) = stale(visit, work, filled, step.place, key).await?
        {
            report.met.push((step.place, stored));
        }
    }
    if !report.met.is_empty() {
        return Err(RequestError::Detail(409, "Somebody else has changed the row.".into()));
    }
    let mut of = own.clone();
    for step in steps {
        let input = match step.place {
            None => filled.sheet.input,
            Some((n, m)) => filled.inlines[n].rows[m].sheet.input,
        };
        let done = match &step.act {
            Change::Patch(_, Body::Filled(values, files)) if values.is_empty() && files.is_empty() => Ok(()),
            Change::Patch(key, body) => work.change_with(input, key, body).await.map(drop),
            Change::Create(body) => {
                let mut body = body.clone();
                if let (Some((n, _)), Some(of), Body::Filled(values, _)) = (step.place, &of, &mut body) {
                    filled.inlines[n].refer(page, of, values);
                }
                match work.create_with(input, &body).await {
                    Ok(row) => {
                        if step.place.is_none() {
                            of = Some(row.key);
                        }
                        Ok(())
                    }
                    Err(fault) => Err(fault),
                }
            }
            Change::Delete(key) => match step.place {
                Some((n, _)) => work.delete(filled.inlines[n].inline.page.path, key).await,
                None => Ok(()),
            },
        };
        match done {
            Ok(()) => {}
            Err(RequestError::Fields(messages)) => report.faults.push((step.place, messages)),
            Err(RequestError::Detail(status @ (400 | 409), text)) if step.place.is_some() || status == 409 => {
                let mut messages = Messages::default();
                messages.add("non_field_errors", text);
                report.faults.push((step.place, messages));
            }
            Err(fault) => return Err(fault),
        }
        // Related rows need their row.
        if of.is_none() {
            break;
        }
    }
    if report.faults.is_empty() {
        work.keep().await?;
    }
    of.ok_or_else(|| RequestError::Detail(400, "The form is at fault.".into()))
}

/// The row as it is stored now, if that isn't what the form was made with. Nobody else can change it until the transaction ends.
async fn stale(
    visit: &Visit<'_>,
    work: &Work<'_>,
    filled: &Filled,
    place: Place,
    key: &Value,
) -> Result<Option<Sheet>, RequestError> {
    let (sheet, permits) = match place {
        None => (&filled.sheet, &filled.permits),
        Some((n, m)) => (&filled.inlines[n].rows[m].sheet, &filled.permits),
    };
    write::load(work.context, sheet.input.resource, key).await?;
    let (on, view) = (Executor::from(work.context.transaction), work.context.view()?);
    let fields: Vec<usize> = sheet.entries.iter().map(|entry| entry.at).collect();
    let permits: &Permits = permits;
    let stored = Sheet::stored(visit, &on.seeing(&view), (sheet.input, &fields), key, permits, String::new()).await?;
    let stored = stored.ok_or_else(|| RequestError::no_row(sheet.input.resource.record))?;
    Ok(sheet.is_met_by(&stored).then_some(stored))
}
