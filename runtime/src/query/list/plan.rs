//! A request on a list as a plan: representation, conditions, owner, order and page. No database is needed.

use crate::{
    caller::Caller,
    error::RequestError,
    query::{
        blame::blame,
        filter::{self, Allowed, Parameters},
        hooks::{Hooks, RuleContext},
        resolved::Resolved,
    },
    request_time::RequestTime,
    store::{Client, Lane, Snapshot},
    tables::{Filter, FilterTest, List, Order, Owner, Representation},
};

/// What a list must know of a request.
#[derive(Debug, Clone, Copy)]
pub struct ListRequest<'a> {
    /// When it came.
    pub now: &'a RequestTime,
    /// Query parameters, decoded, in order.
    pub query: &'a [(String, String)],
    /// The owner's key, as the path has it; empty on lists without one.
    pub owner: &'a str,
    /// Whether it is one of those who may see the public representation alone.
    pub public: bool,
    /// What its lookups may cost together.
    pub most_cost: u32,
    /// The page that it asks for.
    pub window: Window,
    /// The client by whom lists are shared out.
    pub asker: Client,
    /// Who asks; `None` without a token.
    pub caller: Option<&'a Caller>,
    /// A state of the primary database since the request came, if it is known.
    pub snapshot: Option<&'a Snapshot>,
}

impl<'a> ListRequest<'a> {
    /// What hand-written filters are given of it.
    pub(super) fn rule_context(&self) -> RuleContext<'a> {
        RuleContext { now: self.now, query: self.query, caller: self.caller }
    }
}

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Rows at most.
    pub limit: u64,
    /// Rows left out before.
    pub offset: u64,
}

/// How a list is answered.
#[derive(Debug)]
pub struct ListPlan<'a> {
    pub(super) list: &'static List,
    pub(super) representation: &'static Representation,
    pub(super) parameters: Parameters,
    /// What hand-written code keeps of all rows.
    pub(super) narrow: Option<Resolved>,
    pub(super) owner: Option<(&'static Owner, &'a str)>,
    pub(super) window: Window,
    pub(super) snapshot: Option<&'a Snapshot>,
    lane: Lane,
}

/// Plans a list.
///
/// # Errors
/// Bad parameters (400), hand-written code that the program lacks (501).
pub fn plan<'a>(hooks: &Hooks, list: &'static List, request: ListRequest<'a>) -> Result<ListPlan<'a>, RequestError> {
    let public = list.public.filter(|_| request.public);
    let fields: Option<Vec<&str>> = public.map(|public| public.fields.iter().map(|field| field.name).collect());
    let representation = public.unwrap_or(list.summary);
    let allowed = Allowed {
        public: public.is_some(),
        fields: fields.as_deref(),
        cost: request.most_cost,
        strict: list.strict,
        shown: representation.fields,
    };
    let parameters = filter::plan(hooks, request.rule_context(), list.resource, list.filters, allowed)?;
    let narrow = match list.narrow {
        Some(rule) => {
            let asked = request.rule_context();
            let condition = hooks.rule(rule)?(&asked, "").map_err(internal)?;
            Some(Resolved::of(list.resource, condition, request.now).map_err(internal)?)
        }
        None => None,
    };
    Ok(ListPlan {
        list,
        representation,
        parameters,
        narrow,
        owner: list.owner.as_ref().map(|owner| (owner, request.owner)),
        window: request.window,
        snapshot: request.snapshot,
        lane: lane(list.filters, request),
    })
}

impl ListPlan<'_> {
    /// Where its statements run.
    pub fn lane(&self) -> Lane {
        self.lane
    }

    /// The fields that are shown of each row, where the client chooses them.
    pub fn fields(&self) -> Option<&[&'static str]> {
        self.parameters.fields.as_deref()
    }

    /// The order of its rows.
    pub(super) fn order(&self) -> &[Order] {
        self.parameters.order.as_deref().unwrap_or(self.list.order)
    }

    /// Parameters without effect.
    pub fn ignored(&self) -> &[String] {
        &self.parameters.ignored
    }

    /// What the client is told of a failure: what it looks for may be the cause.
    pub fn blame(&self, fault: RequestError) -> RequestError {
        blame(fault, &self.parameters)
    }
}

/// The lane of a list. The cost of a client's lookups isn't known in advance.
pub(super) fn lane(filters: &[Filter], request: ListRequest<'_>) -> Lane {
    let free =
        |filter: &&Filter| matches!(filter.test, FilterTest::Lookups | FilterTest::Pairs(_) | FilterTest::Search(_));
    let asked = |filter: &Filter| request.query.iter().any(|(name, value)| name == filter.name && !value.is_empty());
    if filters.iter().filter(free).any(asked) { Lane::Search(request.asker) } else { Lane::List(request.asker) }
}

/// An error of the generated tables, not of the request.
pub(super) fn internal(text: String) -> RequestError {
    tracing::error!("a generated table does not resolve: {text}");
    RequestError::Detail(500, "The server's tables are at fault; the log says more.".into())
}
