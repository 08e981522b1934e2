//! Summaries and descriptions of operations and parameters for the served document, made from what the spec calls
//! rows and says of them. Called by `operations`.

use crate::query::cost;
use crate::tables::{Filter, FilterTest, Item, Link, List, OnDelete, Order, Resource, Route};

/// A summary and a description.
pub type OperationText = (String, String);

/// Several of what a phrase calls one: `water types`, `fields of view`, `species`.
pub fn plural(words: &str) -> String {
    // `field of view`, but not `field of view location`.
    if let Some((head, of)) = words.split_once(" of ").filter(|(_, of)| !of.contains(' ')) {
        return format!("{} of {of}", plural(head));
    }
    let consonant = |letter: Option<char>| letter.is_some_and(|letter| !"aeiou".contains(letter));
    if words.ends_with("species") || words.ends_with("series") {
        return words.to_owned();
    }
    match words.strip_suffix('y') {
        Some(stem) if consonant(stem.chars().next_back()) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| words.ends_with(end)) => format!("{words}es"),
        _ => format!("{words}s"),
    }
}

/// A phrase with its article: `a user`, `an allele`, `an action of another kind` for `other action`.
pub fn one(words: &str) -> String {
    if let Some(rest) = words.strip_prefix("other ") {
        return format!("{} of another kind", one(rest));
    }
    let sounds_like_a_consonant = ["us", "uni", "eu", "one"].iter().any(|start| words.starts_with(start));
    let vowel = words.starts_with(['a', 'e', 'i', 'o', 'u']) && !sounds_like_a_consonant;
    format!("{} {words}", if vowel { "an" } else { "a" })
}

/// Sentences that are not empty, with blanks between.
fn sentences(all: &[&str]) -> String {
    all.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `` `a`, `b` and `c` ``, without quotes for words.
fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A lookup as the spec writes it.
fn dots(lookup: &str) -> String {
    format!("`{}`", lookup.replace("__", "."))
}

fn sorted(order: &[Order]) -> String {
    let keys: Vec<String> = order
        .iter()
        .map(|key| format!("{}{}", dots(key.path), if key.descending { " in descending order" } else { "" }))
        .collect();
    if keys.is_empty() { String::new() } else { format!("Sorted by {}.", keys.join(", then by ")) }
}

/// GET of a list.
pub fn list(route: &Route, list: &List) -> OperationText {
    let rows = plural(route.row_words());
    let summary = match &list.owner {
        Some(owner) => format!("List the {rows} of {}", one(owner.resource.words)),
        None => format!("List {rows}"),
    };
    let public = list.public.map_or_else(String::new, |public| {
        format!("Without a token, rows have only the fields of `{}`.", public.schema)
    });
    (summary, sentences(&[route.description(), &sorted(list.order), &public]))
}

/// GET of a list of several resources.
pub fn union(route: &Route, owner: &Resource) -> OperationText {
    let summary = format!("List the {} of {}", plural(route.row_words()), one(owner.words));
    (summary, sentences(&[route.description(), "Newest first."]))
}

/// POST.
pub fn create(route: &Route, list: &List) -> OperationText {
    let many = if list.bulk {
        "A list of objects creates one row for each; if one of them is wrong, none is created."
    } else {
        ""
    };
    let defaults = "Optional fields that are left out get their defaults.";
    (
        format!("Create {}", one(route.row_words())),
        sentences(&[route.description(), defaults, many, &rules(list.resource)]),
    )
}

/// What is refused of a row as a whole, in the words that are said then.
fn rules(resource: &Resource) -> String {
    let checks = resource.checks.iter().map(|check| (check.field, check.message));
    let apart = resource.no_overlap.iter().map(|of| ("", of.message));
    let unique = resource.unique.iter().map(|set| ("", set.message));
    let said = checks.chain(apart).chain(unique).filter(|(_, message)| !message.is_empty());
    let said: Vec<String> = said
        .map(|(field, message)| match field {
            "" => message.to_owned(),
            field => format!("`{field}`: {message}"),
        })
        .collect();
    if said.is_empty() { String::new() } else { format!("Rows are refused with: {}", said.join(" ")) }
}

/// How the path names the row.
fn named(item: &Item) -> String {
    if item.key == item.resource.primary {
        return String::new();
    }
    let (key, primary) = (item.resource.columns[item.key].field, item.resource.key().field);
    format!("The path contains its `{key}` or its `{primary}`.")
}

/// GET of a row.
pub fn retrieve(route: &Route, item: &Item) -> OperationText {
    (format!("Retrieve {}", one(route.row_words())), sentences(&[route.description(), &named(item)]))
}

/// PUT.
pub fn replace(route: &Route, item: &Item) -> OperationText {
    let rest = "Optional fields that are left out get their defaults; those without a default stay as they are.";
    (
        format!("Replace {}", one(route.row_words())),
        sentences(&[route.description(), rest, &named(item), &rules(item.resource)]),
    )
}

/// PATCH.
pub fn change(route: &Route, item: &Item) -> OperationText {
    let rest = "Fields that are left out stay as they are.";
    (
        format!("Change fields of {}", one(route.row_words())),
        sentences(&[route.description(), rest, &named(item), &rules(item.resource)]),
    )
}

/// DELETE.
pub fn delete(route: &Route, item: &Item) -> OperationText {
    let referring = |wanted: OnDelete| {
        let mut names: Vec<String> = Vec::new();
        for relation in item.resource.relations {
            let matches = matches!(relation.link, Link::Back { on_delete, .. } if on_delete == wanted);
            let name = plural(relation.target.words);
            if matches && !relation.target.secret && !names.contains(&name) {
                names.push(name);
            }
        }
        and(&names)
    };
    let also = match referring(OnDelete::Cascade) {
        none if none.is_empty() => none,
        rows => format!("The {rows} that belong to it are deleted too."),
    };
    let kept = match referring(OnDelete::Protect) {
        none if none.is_empty() => none,
        rows => format!("Refused while {rows} refer to it."),
    };
    (format!("Delete {}", one(route.row_words())), sentences(&[route.description(), &also, &kept, &named(item)]))
}

/// An operation written by hand: the first sentence of its text, and all of it where there are more.
pub fn custom(about: &str) -> OperationText {
    let about = about.trim();
    match about.split_once(". ") {
        Some((first, _)) => (first.to_owned(), about.to_owned()),
        None => (about.trim_end_matches('.').to_owned(), about.to_owned()),
    }
}

/// What a query parameter of a list means, where the spec has no text for it.
pub fn filter(filter: &Filter) -> String {
    let text = if filter.about.is_empty() { meaning(filter) } else { filter.about.to_owned() };
    match filter.test {
        FilterTest::Lookups | FilterTest::Pairs(_) => {
            let (counted, most) = (cost::COST_RULES, cost::MAX_COST);
            format!(
                "{text} All lookups of a request may cost {most} together, unless the server has another limit. The costs \
                 are: {counted}."
            )
        }
        _ => text,
    }
}

/// Lookup paths as people read them.
fn listed(paths: &[&str]) -> String {
    paths.iter().map(|path| format!("`{}`", path.replace("__", "."))).collect::<Vec<_>>().join(", ")
}

fn meaning(filter: &Filter) -> String {
    let is = |lookup: &str| format!("{} equals this value.", dots(lookup));
    match filter.test {
        FilterTest::Text(lookup) => text(lookup),
        FilterTest::Day(lookup) => match lookup.rsplit_once("__") {
            Some((of, "gte")) => format!("{} is this day or later.", dots(of)),
            Some((of, "lte")) => format!("{} is this day or earlier.", dots(of)),
            _ => is(lookup),
        },
        FilterTest::Uuid(lookup)
        | FilterTest::Number(lookup)
        | FilterTest::Bool(lookup)
        | FilterTest::Date(lookup)
        | FilterTest::DateTime(lookup)
        | FilterTest::Choice(lookup, _) => is(lookup),
        FilterTest::Label(lookup, choices) => {
            let labels: Vec<String> = choices.iter().map(|choice| format!("`{}`", choice.label)).collect();
            format!("{} is this label, in any letter case: {}.", dots(lookup), labels.join(", "))
        }
        FilterTest::Row(lookup, of) => format!("{} is the {} with this key.", dots(lookup), of.words),
        FilterTest::Rows(lookup, of) => {
            format!("{} contains {} with this key. If repeated: with any of these keys.", dots(lookup), one(of.words))
        }
        FilterTest::UuidIn(lookup) => format!("{} is one of these ids, separated by commas.", dots(lookup)),
        FilterTest::AllOf(lookup) => format!("{} contains all of these values, separated by commas.", dots(lookup)),
        FilterTest::DateRange(lookup) => {
            format!("{} is within these two days, separated by a comma; both are included.", dots(lookup))
        }
        FilterTest::Lookups => "Conditions on fields and related rows. Each is a lookup and a value, e.g. \
             `name__icontains,x` or `lab__name__in,['a', 'b']`; several are separated by commas."
            .to_owned(),
        FilterTest::Order(paths) => format!(
            "Keys by which the list is sorted, separated by commas: {}. `-` before a key: large values first.",
            listed(paths)
        ),
        FilterTest::Search(paths) => {
            format!("Words, each of which is found in {}, in any letter case.", listed(paths))
        }
        FilterTest::Archived(..) => {
            "`true`: archived rows alone; `all`: both; absent or `false`: those that aren't archived.".to_owned()
        }
        FilterTest::Fields => "Names of the fields that are shown of each row, separated by commas.".to_owned(),
        FilterTest::Pairs(lookup) => {
            format!(
                "Conditions on values inside {}. Each is a path and a value; all are separated by commas.",
                dots(lookup)
            )
        }
        FilterTest::Rule(_) | FilterTest::BoolRule(_) | FilterTest::Refused => String::new(),
    }
}

fn text(lookup: &str) -> String {
    let (of, comparison) = lookup.rsplit_once("__").unwrap_or((lookup, ""));
    let of = dots(of);
    match comparison {
        "iexact" => format!("{of} equals this value, in any letter case."),
        "contains" => format!("{of} contains this text."),
        "icontains" => format!("{of} contains this text, in any letter case."),
        "startswith" => format!("{of} starts with this text."),
        "istartswith" => format!("{of} starts with this text, in any letter case."),
        "gte" => format!("{of} is this value or more."),
        "lte" => format!("{of} is this value or less."),
        _ => format!("{} equals this value.", dots(lookup)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_called_as_people_call_them() {
        for (words, several, a) in [
            ("water type", "water types", "a water type"),
            ("field of view", "fields of view", "a field of view"),
            ("field of view location", "field of view locations", "a field of view location"),
            ("species", "species", "a species"),
            ("zygosity", "zygosities", "a zygosity"),
            ("key", "keys", "a key"),
            ("box", "boxes", "a box"),
            ("allele", "alleles", "an allele"),
            ("user", "users", "a user"),
            ("other action", "other actions", "an action of another kind"),
        ] {
            assert_eq!((plural(words), one(words)), (several.to_owned(), a.to_owned()));
        }
    }

    #[test]
    fn the_first_sentence_is_the_summary() {
        assert_eq!(custom("Count downloads."), ("Count downloads".into(), "Count downloads.".into()));
        let (summary, description) = custom("Register files, e.g.\nof a session. Each is a dataset.");
        assert_eq!(summary, "Register files, e.g.\nof a session");
        assert!(description.ends_with("Each is a dataset."), "{description}");
    }

    #[test]
    fn filters_say_what_they_compare() {
        let of = |test| filter(&Filter { name: "x", test, public: false, about: "" });
        assert_eq!(of(FilterTest::Text("lab__name__iexact")), "`lab.name` equals this value, in any letter case.");
        assert_eq!(of(FilterTest::Text("lab__name")), "`lab.name` equals this value.");
        assert_eq!(of(FilterTest::Day("made__date__gte")), "`made.date` is this day or later.");
    }
}
