//! Lists of rows of several resources: the page is chosen over all of them at once, then each shows its own rows.

use super::{
    plan::{ListRequest, Window, internal, lane},
    run::{owner_key, place},
};
use crate::{
    error::RequestError,
    query::{
        blame::blame,
        filter::{self, Allowed, Parameters},
        hooks::{Hooks, RuleContext},
        key,
        render::{self, Context, RowView},
        selection::Selection,
    },
    store::{self, Lane, Snapshot},
    tables::{Member, Union},
};
use sea_orm::Value;
use std::collections::HashMap;

/// How a list of several resources is answered.
#[derive(Debug)]
pub struct UnionPlan<'a> {
    union: &'static Union,
    /// The members that are asked for.
    members: Vec<(&'static Member, Parameters)>,
    /// What is wrong with the parameters: that there is no such owner goes before it.
    fault: Option<RequestError>,
    owner: &'a str,
    window: Window,
    snapshot: Option<&'a Snapshot>,
    lane: Lane,
}

/// Plans a list of several resources.
///
/// # Errors
/// No such member (400). What is wrong with other parameters, [`run_union`] reports.
pub fn plan_union<'a>(
    hooks: &Hooks,
    union: &'static Union,
    request: ListRequest<'a>,
) -> Result<UnionPlan<'a>, RequestError> {
    let last = request.query.iter().rev().find(|(name, _)| name == union.parameter).map(|(_, value)| value.as_str());
    let wanted = last.filter(|name| !name.is_empty() && *name != "all");
    let asked = union.members.iter().filter(|member| wanted.is_none_or(|name| name == member.name));
    let mut asked = asked.peekable();
    if asked.peek().is_none() {
        let names: Vec<&str> = union.members.iter().map(|member| member.name).collect();
        let text = format!("{:?} is none of: all, {}.", wanted.unwrap_or_default(), names.join(", "));
        return Err(RequestError::field(union.parameter, text));
    }
    let rest: Vec<(String, String)> =
        request.query.iter().filter(|(name, _)| name != union.parameter).cloned().collect();
    let context = RuleContext { query: &rest, ..request.rule_context() };
    let allowed = Allowed { public: false, fields: None, cost: request.most_cost, strict: false, shown: &[] };
    let (mut members, mut fault) = (Vec::new(), None);
    for member in asked {
        let resource = member.representation.resource;
        match filter::plan(hooks, context, resource, union.filters, allowed) {
            Ok(parameters) => members.push((member, parameters)),
            Err(wrong) => fault = fault.or(Some(wrong)),
        }
    }
    let lane = lane(union.filters, request);
    Ok(UnionPlan {
        union,
        members,
        fault,
        owner: request.owner,
        window: request.window,
        snapshot: request.snapshot,
        lane,
    })
}

impl UnionPlan<'_> {
    /// Where its statements run.
    pub fn lane(&self) -> Lane {
        self.lane
    }

    /// Parameters without effect.
    pub fn ignored(&self) -> &[String] {
        self.members.last().map_or(&[], |(_, parameters)| &parameters.ignored)
    }

    /// What the client is told of a failure: what it looks for may be the cause. Filters test what all members have.
    pub fn blame(&self, fault: RequestError) -> RequestError {
        match self.members.first() {
            Some((_, parameters)) => blame(fault, parameters),
            None => fault,
        }
    }
}

/// Runs a list of several resources: how many rows there are over all pages, and the rows of this one.
///
/// # Errors
/// Bad parameters, and as [`run`](super::run).
pub async fn run_union(context: Context<'_>, plan: &mut UnionPlan<'_>) -> Result<(u64, Vec<Vec<u8>>), RequestError> {
    let owner = owner_key(context, &plan.union.owner, plan.owner).await?;
    if let Some(fault) = plan.fault.take() {
        return Err(fault);
    }
    let mut selections = Vec::with_capacity(plan.members.len());
    for (member, parameters) in &mut plan.members {
        parameters.settle(place(context, plan.snapshot)).await?;
        let mut selection = Selection::new(member.representation.resource, context.dialect, context.now.zone);
        for condition in parameters.conditions() {
            selection.keep_resolved(condition);
        }
        selection.keep_related(member.owner, owner.clone()).map_err(internal)?;
        selections.push((member.name, selection));
    }
    let selections: Vec<(&str, &Selection)> = selections.iter().map(|(name, selection)| (*name, selection)).collect();
    let Window { limit, offset } = plan.window;
    let page = Selection::union_page(&selections, plan.union.newest, limit, offset);
    let chosen = store::fetch(context.on, page).await?;
    let count = store::count(context.on, Selection::union_count(&selections), plan.snapshot).await?;

    // The rows of the page in their order, and the keys of each member.
    let mut order: Vec<(&'static Member, String)> = Vec::with_capacity(chosen.len());
    let mut keys: HashMap<&str, Vec<Value>> = HashMap::new();
    for row in chosen.iter().map(RowView::new) {
        let name = row.text(0).unwrap_or_default();
        let Some((member, _)) = plan.members.iter().find(|(member, _)| member.name == name) else { continue };
        let key = row.value(1, member.representation.resource.key().kind);
        order.push((member, key::plain(&key)));
        keys.entry(member.name).or_default().push(key);
    }
    let mut texts: HashMap<(&str, String), Vec<u8>> = HashMap::with_capacity(order.len());
    for (member, _) in &plan.members {
        let Some(keys) = keys.remove(member.name) else { continue };
        let representation = member.representation;
        let selection = Selection::new(representation.resource, context.dialect, context.now.zone);
        let rendered = render::page(context, representation, selection.keyed(keys), "_ids.id").await?;
        for (key, text) in rendered.keys(representation).zip(rendered.rows()) {
            texts.insert((member.name, key::plain(&key)), text.to_vec());
        }
    }
    let rows = order.into_iter().filter_map(|(member, key)| texts.remove(&(member.name, key))).collect();
    Ok((count, rows))
}
