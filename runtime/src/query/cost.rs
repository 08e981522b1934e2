//! What lookups of a request cost, known before any is run: from how they are written and from the static tables alone.
//! It stands for how much of the database is gone through. Every relation has an index on both sides, and no related row
//! is met twice (`selection::sql`), so costs of relations add up. `filter` refuses what costs too much; what costs less
//! but takes long on these rows is ended by the statement's time limit.

use super::lookup::{
    check::{Check, How, JsonCheck},
    path::ResolvedLookup,
};
use crate::store::functions::regex;
use serde_json::Value as Json;

/// What the lookups of one request may cost together, unless the setting `max_lookup_cost` says otherwise: fifty that
/// follow a relation to one row and then one to many.
pub const MAX_COST: u32 = 300;

/// A lookup.
const LOOKUP_COST: u32 = 1;
/// A relation to one row.
const TO_ONE_COST: u32 = 1;
/// A relation to many rows.
const TO_MANY_COST: u32 = 4;
/// A search within texts.
const SEARCH_COST: u32 = 1;
/// A pattern, and so much of its weight adds one more.
const PATTERN_COST: u32 = 5;
const PATTERN_WEIGHT: u64 = 50;
/// So many items of a list, which are found by their values, add one.
const ITEMS_PER_COST: usize = 20;

/// How the cost is counted, in the words of the documentation.
pub const COST_RULES: &str = "1 each, 1 more for each relation to one row that it follows and 4 for each to many, 1 for a \
    search within texts, 5 or more for a regular expression, 1 for every 20 items of a list and for every value that a \
    document is to contain";

/// What one lookup costs.
pub fn of(found: &ResolvedLookup, check: &Check) -> u32 {
    let relations: u32 =
        found.hops.iter().map(|hop| if hop.link.is_single() { TO_ONE_COST } else { TO_MANY_COST }).sum();
    let value = match check {
        Check::Text(How::Regex, ignore_case, pattern) => {
            let weight = regex::translate(pattern, *ignore_case).map_or(0, |translated| translated.weight);
            PATTERN_COST.saturating_add(number(weight / PATTERN_WEIGHT))
        }
        Check::Text(How::Equal, false, _) => 0,
        Check::Text(..) => SEARCH_COST,
        Check::AnyOf(values) => number(values.len() / ITEMS_PER_COST),
        Check::Json(JsonCheck::AnyOf(items)) => number(items.iter().map(values).sum::<usize>() / ITEMS_PER_COST),
        Check::Json(JsonCheck::Compare(_, value)) => number(values(value) / ITEMS_PER_COST),
        Check::Json(JsonCheck::Between(low, high)) => number((values(low) + values(high)) / ITEMS_PER_COST),
        // Each is looked for among all that the document has.
        Check::Json(JsonCheck::Set(_, value)) => number(values(value)),
        Check::Json(JsonCheck::Keys(keys, _)) => number(keys.len()),
        Check::List(_, values) => number(values.len()),
        Check::Always | Check::Never | Check::IsNull(_) | Check::Compare(..) | Check::Between(..) | Check::Span(..) => {
            0
        }
    };
    let made = found.resource.made(found.column).is_some_and(|made| made.related);
    let relations = if made { relations + TO_MANY_COST } else { relations };
    relations.saturating_add(LOOKUP_COST).saturating_add(value)
}

/// Whether a lookup may take long on its own. Other lookups use an index, or read one value of each row.
pub fn is_dear(found: &ResolvedLookup, check: &Check) -> bool {
    let searches = matches!(check, Check::Text(..) | Check::Json(_) | Check::List(..));
    let made = found.resource.made(found.column).is_some_and(|made| made.related);
    searches || made || found.hops.iter().any(|hop| !hop.link.is_single())
}

/// How many values a document has, those within it and itself.
fn values(json: &Json) -> usize {
    match json {
        Json::Array(items) => 1 + items.iter().map(values).sum::<usize>(),
        Json::Object(entries) => 1 + entries.values().map(values).sum::<usize>(),
        _ => 1,
    }
}

fn number(count: impl TryInto<u32>) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}

/// The costs of one parameter's lookups.
#[derive(Debug, Default)]
pub struct Price {
    /// Together.
    pub total: u32,
    dearest: (String, u32),
}

impl Price {
    /// Adds a lookup, as it is written in the request.
    pub fn add(&mut self, lookup: &str, cost: u32) {
        self.total = self.total.saturating_add(cost);
        if cost > self.dearest.1 {
            self.dearest = (lookup.to_owned(), cost);
        }
    }

    /// The error message if the lookups of a request, of which these are the last, cost too much.
    pub fn refusal(&self, together: u32, most: u32) -> String {
        let (lookup, cost) = &self.dearest;
        format!(
            "The lookups of this request cost {together}, and may cost {most} ({COST_RULES}). '{lookup}' costs {cost}: leave it \
             out, or ask for the rows that it is about by their own list first, and name those by their ids ('…__in')."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        query::{
            lookup::{
                self,
                path::{self, Reach},
                value,
            },
            tests::testing::graph,
        },
        request_time::RequestTime,
        tables::Resource,
    };
    use chrono::DateTime;
    use chrono_tz::Tz;

    fn cost(resource: &'static Resource, django: &str) -> u32 {
        let now = RequestTime { now: DateTime::UNIX_EPOCH, zone: Tz::UTC };
        let pairs = lookup::parse(django, None).unwrap_or_else(|e| panic!("{django}: {e}"));
        let costs = pairs.iter().map(|pair| {
            let found = path::find(resource, &pair.lookup, Reach::Open).unwrap_or_else(|e| panic!("{e}"));
            let check = value::check(&found, &pair.value, &now).unwrap_or_else(|e| panic!("{e}"));
            of(&found, &check)
        });
        costs.sum()
    }

    #[test]
    fn what_labs_ask_for_costs_little() {
        let some = "[\"spikes.times.npy\",\"spikes.clusters.npy\"]";
        for (resource, django, wanted) in [
            (&graph::SESSION, "number,1".to_owned(), 1),
            (&graph::SESSION, "subject__nickname,KS005".into(), 2),
            (&graph::SESSION, "parent_session__lab__name__icontains,ucl".into(), 4),
            (&graph::SESSION, "projects__name__icontains,ibl,qc__lt,50".into(), 7),
            (&graph::SESSION, "task_protocol__regex,^_iblrig.*[67]".into(), 6),
            (&graph::SESSION, format!("data_dataset_session_related__name__in,{some}"), 5),
            (&graph::SESSION, "extended_qc__contains,({\"task\":\"PASS\",\"n\":3})".into(), 4),
            (&graph::SESSION, "extended_qc__task,PASS,~json__IS_MOCK,True".into(), 2),
            (&graph::DATASET, "session__subject__nickname,KS005,session__projects__name__icontains,ibl".into(), 10),
            (&graph::USER, "subjects_responsible__nickname,KS005".into(), 5),
        ] {
            assert_eq!(cost(resource, &django), wanted, "{django}");
        }
    }

    #[test]
    fn fifty_conditions_or_eight_relations_are_within_bounds() {
        let letters = |n: u32| format!("{}{}", char::from(b'a' + (n / 26) as u8), char::from(b'a' + (n % 26) as u8));
        let fifty: Vec<String> =
            (0..50).map(|n| format!("subject__actions_sessions__json__{},1", letters(n))).collect();
        assert!(cost(&graph::SESSION, &fifty.join(",")) <= MAX_COST);
        let eight = format!("{}nickname,x", "responsible_user__subjects_responsible__".repeat(4));
        assert!(cost(&graph::SUBJECT, &eight) <= MAX_COST / 4);
        let ids: Vec<String> = (0..500).map(|n| format!("'{}'", uuid::Uuid::from_u128(n))).collect();
        assert!(cost(&graph::SESSION, &format!("id__in,[{}]", ids.join(","))) <= MAX_COST / 4);
    }

    #[test]
    fn many_relations_patterns_and_values_cost_too_much_together() {
        let dear = |test: &str| format!("{}{test}", "responsible_user__subjects_responsible__".repeat(8));
        let tests =
            ["nickname", "sex", "id", "birth_date", "birth_date__year", "birth_date__month", "to_be_culled", "pk"];
        let eight: Vec<String> = tests.iter().map(|test| dear(&format!("{test}__isnull,True"))).collect();
        assert!(cost(&graph::SUBJECT, &eight.join(",")) > MAX_COST);
        let patterns: Vec<String> = (0..60).map(|n| format!("json__a{n}__regex,^x")).collect();
        assert!(cost(&graph::SESSION, &patterns.join(",")) > MAX_COST);
        let numbers: Vec<String> = (0..400).map(|n| n.to_string()).collect();
        assert!(cost(&graph::SESSION, &format!("json__a__contains,[{}]", numbers.join(","))) > MAX_COST);
    }
}
