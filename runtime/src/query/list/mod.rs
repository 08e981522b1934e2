//! A list is planned, then run. [`plan()`] and [`plan_union`] turn a request into a plan and need no database; only [`run`]
//! and [`run_union`] ask it: for the rows and names that parameters name, the owner's key, the count, the page, and what
//! its rows need.

mod plan;
mod run;
mod union;

pub use plan::{ListRequest, Window, plan};
pub use run::{ExportSource, PageReading, export, run};
pub use union::{plan_union, run_union};
