//! A plan as people read it.

use super::{MigrateError, Options, Plan, State, plan_with_rows, rows_of, step::Step};
use crate::{
    store::{Dialect, Store},
    tables::ddl::Ddl,
};

/// What `migrate --plan` prints.
#[derive(Debug)]
pub struct Shown {
    /// The lines.
    pub lines: Vec<String>,
    /// Whether a migration would do it all.
    pub is_possible: bool,
    /// What the plan is of.
    pub plan: Plan,
}

/// The steps of a migration as SQL, with the rows that each concerns and whom it blocks; or what is in its way.
///
/// # Errors
/// As [`plan_with_rows`].
pub async fn show(store: &Store, ddl: &Ddl, options: &Options) -> Result<Shown, MigrateError> {
    let plan = plan_with_rows(store, ddl, options).await?;
    let mut lines = Vec::new();
    let refused = plan.refused();
    if !refused.is_empty() {
        lines.push("To be settled first, or nothing is done:".to_owned());
        lines.extend(refused.lines().map(|line| format!("  {line}")));
        return Ok(Shown { lines, is_possible: false, plan });
    }
    let django = matches!(plan.state, State::Django | State::Adopted);
    if django && !options.alter {
        lines.push("Django made this database: nothing is changed without --alter, which would do this.".to_owned());
    }
    let mut heading = None;
    for (number, step) in plan.steps.iter().enumerate() {
        if heading.replace(step.apart) != Some(step.apart) {
            lines.push(match (step.apart, store.dialect) {
                (false, Dialect::Postgres) => "In one transaction, which keeps its locks to the end:".to_owned(),
                (false, Dialect::Sqlite) => "In one transaction, during which nobody else writes:".to_owned(),
                (true, _) => "Apart, so that others go on:".to_owned(),
            });
        }
        lines.extend(of_step(store, number + 1, step).await);
    }
    lines.extend(plan.notes.iter().cloned());
    lines.extend(plan.differences.iter().cloned());
    if !plan.in_the_way.is_empty() {
        lines.push("In the way, so that nothing would be done:".to_owned());
        for rows in &plan.in_the_way {
            lines.extend(rows.to_string().lines().map(|line| format!("  {line}")));
        }
    } else if plan.steps.is_empty() {
        lines.push("The database is up to date.".to_owned());
    }
    Ok(Shown { lines, is_possible: plan.in_the_way.is_empty(), plan })
}

async fn of_step(store: &Store, number: usize, step: &Step) -> Vec<String> {
    // A table that is only made by an earlier step has no rows yet.
    let rows = rows_of(store, step).await.unwrap_or_default();
    let rows = rows.map_or_else(String::new, |rows| format!(" ({rows} {})", if rows == 1 { "row" } else { "rows" }));
    let lost = if step.loses { ", which are lost" } else { "" };
    let mut lines = vec![format!("{number}. {}{rows}{lost}", step.what)];
    for sql in step.statements() {
        lines.extend(sql.lines().map(|line| format!("     {line}")));
    }
    if store.dialect == Dialect::Postgres && !step.blocks.is_empty() {
        lines.push(format!("   blocks {}", step.blocks));
    }
    lines
}
