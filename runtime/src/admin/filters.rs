//! What a list is narrowed to: views, filters, the search field; and the form in which people choose it.

use super::{caption::internal, form, html::Html, list::Lists, visit::Visit};
use crate::{
    error::{Messages, RequestError},
    query::{
        condition::Condition,
        filter::{self, Allowed, Place},
        hooks::RuleContext,
        key,
        selection::Selection,
    },
    store::Executor,
    tables::{AdminFilter, AdminPage, AdminView, Choice, ChoiceValue, FilterTest},
};

/// Words of a search that are looked for; more don't narrow a list any more.
const MAX_WORDS: usize = 8;

/// What is asked of a list: the view, and the parameters in force.
#[derive(Debug)]
pub struct Asked {
    /// The view that is shown.
    pub view: Option<&'static AdminView>,
    /// The parameters in force: those of the view, and in their place those of the address.
    pub parameters: Vec<(String, String)>,
}

impl Asked {
    /// What a request asks of a list, by a view of its own choice or the one that is named. What the list is always narrowed
    /// to can't be asked otherwise.
    pub fn new(visit: &Visit<'_>, page: &AdminPage, view: Option<&'static AdminView>) -> Asked {
        let user = key::plain(&visit.caller.id);
        let set = |(name, value): &(&str, &str)| {
            ((*name).to_owned(), if *value == "$user" { user.clone() } else { (*value).to_owned() })
        };
        let is_fixed = |name: &str| page.list.only.iter().any(|(fixed, _)| *fixed == name);
        let of_view = view.map_or(&[][..], |view| view.query).iter().map(set);
        let mut parameters: Vec<(String, String)> =
            of_view.filter(|(name, _)| !visit.query.iter().any(|(of, _)| of == name)).collect();
        parameters.extend(visit.query.iter().cloned());
        parameters.retain(|(name, _)| !is_fixed(name));
        parameters.extend(page.list.only.iter().map(set));
        Asked { view, parameters }
    }

    /// A parameter in force; empty without one.
    pub fn get(&self, name: &str) -> &str {
        self.parameters.iter().rev().find(|(of, _)| of == name).map_or("", |(_, value)| value.trim())
    }
}

/// The rows of a list that a request asks for, in no order yet.
///
/// # Errors
/// 400 by the name of a parameter that means nothing; database errors.
pub async fn narrowed(
    visit: &Visit<'_>,
    lists: &Lists,
    page: &'static AdminPage,
    asked: &Asked,
    on: &Executor<'_>,
) -> Result<Selection, RequestError> {
    let site = &visit.pages.server.site;
    let mut selection = Selection::new(page.resource, site.store.dialect, visit.now.zone);
    let context = RuleContext { now: &visit.now, query: &asked.parameters, caller: Some(&visit.caller) };
    let allowed = Allowed {
        public: false,
        fields: None,
        cost: visit.pages.server.settings.max_lookup_cost,
        strict: false,
        shown: &[],
    };
    let mut parameters = filter::plan(&site.reading, context, page.resource, lists.filters(page), allowed)?;
    parameters.settle(Place { on, dialect: site.store.dialect, now: &visit.now, snapshot: None }).await?;
    for condition in parameters.conditions() {
        selection.keep_resolved(condition);
    }
    for filter in page.list.filters {
        let FilterTest::DateRange(path) = filter.filter.test else { continue };
        for (ending, comparison) in [("_from", "gte"), ("_to", "lte")] {
            let name = format!("{}{ending}", filter.filter.name);
            let day = asked.get(&name);
            if day.is_empty() {
                continue;
            }
            let part = if lists.is_day(page, path) { "" } else { "__date" };
            let condition = Condition::lookup(format!("{path}{part}__{comparison}"), day);
            selection.keep(condition).map_err(|why| RequestError::field(&name, why))?;
        }
    }
    // A list without a search field ignores the parameter.
    let words = if page.list.search.is_empty() { "" } else { asked.get("q") };
    for word in words.split_whitespace().take(MAX_WORDS) {
        let found = page.list.search.iter().map(|path| Condition::lookup(format!("{path}__icontains"), word));
        selection.keep(Condition::any(found)).map_err(internal)?;
    }
    Ok(selection)
}

/// What the names mean that were typed into the filters by related rows.
pub enum Typed {
    /// None were typed.
    Nothing,
    /// All are known: these parameters stand in their place.
    Known(Vec<(String, String)>),
    /// By the name of a filter, why a name means no row.
    Unknown(Messages),
}

/// Finds the related rows whose names were typed. A filter sends what was typed as `<name>:text`, and as `<name>:cap` what the row
/// of its parameter was called when the page was made.
///
/// # Errors
/// Database errors.
pub async fn typed(visit: &Visit<'_>, page: &'static AdminPage, on: &Executor<'_>) -> Result<Typed, RequestError> {
    let (mut changes, mut unknown) = (Vec::new(), Messages::default());
    for filter in page.list.filters {
        let (FilterTest::Row(_, target) | FilterTest::Rows(_, target)) = filter.filter.test else { continue };
        let (name, text) = (filter.filter.name, format!("{}:text", filter.filter.name));
        if !visit.query.iter().any(|(of, _)| *of == text) {
            continue;
        }
        let (typed, cap) = (visit.asked(&text), format!("{name}:cap"));
        let known = typed == visit.asked(&cap) && !visit.asked(name).is_empty();
        if typed.is_empty() {
            changes.push((name.to_owned(), String::new()));
        } else if !known {
            match form::meant(visit, on, target, typed).await? {
                Ok(key) => changes.push((name.to_owned(), key)),
                Err(why) => unknown.add(name, why),
            }
        }
        changes.extend([(text, String::new()), (cap, String::new())]);
    }
    Ok(match (unknown.0.is_empty(), changes.is_empty()) {
        (false, _) => Typed::Unknown(unknown),
        (true, false) => Typed::Known(changes),
        (true, true) => Typed::Nothing,
    })
}

/// Whether any filter or search is in force beyond the view.
pub fn is_narrowed(page: &AdminPage, visit: &Visit<'_>) -> bool {
    let named = |name: &str| !visit.asked(name).is_empty();
    named("q") || page.list.filters.iter().flat_map(names).any(|name| named(&name))
}

/// The parameters of a filter.
fn names(filter: &AdminFilter) -> Vec<String> {
    let name = filter.filter.name;
    match filter.filter.test {
        FilterTest::DateRange(_) => vec![format!("{name}_from"), format!("{name}_to")],
        _ => vec![name.to_owned()],
    }
}

/// The search field and the filters, as a form. `chosen`: captions of the related rows that parameters name.
pub fn write(html: &mut Html, visit: &Visit<'_>, page: &'static AdminPage, asked: &Asked, chosen: &[(&str, String)]) {
    html.raw("<form class=filters method=get role=search>");
    for name in ["view", "o"] {
        let value = visit.asked(name);
        if !value.is_empty() {
            html.hidden(name, value);
        }
    }
    if !page.list.search.is_empty() {
        html.raw("<input type=search name=q id=q autocomplete=off placeholder=Search aria-label=Search");
        html.attr("value", asked.get("q")).raw(">");
    }
    let used = is_narrowed(page, visit)
        && page.list.filters.iter().any(|filter| names(filter).iter().any(|name| !visit.asked(name).is_empty()));
    if !page.list.filters.is_empty() {
        html.raw("<details").flag("open", used).raw("><summary>Filters</summary><div class=grid>");
        let is_fixed = |filter: &&AdminFilter| page.list.only.iter().any(|(fixed, _)| *fixed == filter.filter.name);
        for filter in page.list.filters.iter().filter(|filter| !is_fixed(filter)) {
            one(html, visit, filter, asked, chosen, page);
        }
        html.raw("</div></details>");
    }
    html.raw("<button>Show</button>");
    if is_narrowed(page, visit) {
        html.raw("<a class=quiet href=\"?").text(page_view(visit)).raw("\">Clear</a>");
    }
    html.raw("</form>");
}

fn page_view(visit: &Visit<'_>) -> String {
    let view = visit.asked("view");
    if view.is_empty() { String::new() } else { format!("view={view}") }
}

fn one(
    html: &mut Html,
    visit: &Visit<'_>,
    filter: &AdminFilter,
    asked: &Asked,
    chosen: &[(&str, String)],
    page: &AdminPage,
) {
    let name = filter.filter.name;
    let id = format!("f-{name}");
    html.raw("<p class=field>");
    match filter.filter.test {
        FilterTest::DateRange(_) => {
            for (ending, word) in [("_from", "from"), ("_to", "to")] {
                let id = format!("{id}{ending}");
                html.raw("<label").attr("for", &id).raw(">").text(filter.label).raw(" ").text(word).raw("</label>");
                html.raw("<input type=date").attr("id", &id).attr("name", format_args!("{name}{ending}"));
                html.attr("value", asked.get(&format!("{name}{ending}"))).raw(">");
            }
        }
        FilterTest::Bool(_) | FilterTest::BoolRule(_) => {
            label(html, &id, filter.label);
            select(html, &id, name, asked.get(name), [("", "all"), ("true", "yes"), ("false", "no")].into_iter());
        }
        FilterTest::Choice(_, choices) => {
            label(html, &id, filter.label);
            let values: Vec<(String, &str)> = choices.iter().map(|choice| (stored(choice), choice.label)).collect();
            let options = values.iter().map(|(value, label)| (value.as_str(), *label));
            select(html, &id, name, asked.get(name), [("", "all")].into_iter().chain(options));
        }
        FilterTest::Row(_, target) | FilterTest::Rows(_, target) => {
            label(html, &id, filter.label);
            let caption = chosen.iter().find(|(of, _)| *of == name).map_or("", |(_, caption)| caption.as_str());
            let typed = visit.asked(&format!("{name}:text"));
            html.raw("<input data-combobox autocomplete=off").attr("id", &id).attr("data-name", name);
            html.attr("value", if typed.is_empty() { caption } else { typed });
            html.attr("data-options", visit.at(format_args!("{}/options/filter-{name}", page.path)));
            html.attr("placeholder", form::article(target.words)).attr("name", format_args!("{name}:text")).raw(">");
            html.hidden(name, asked.get(name)).hidden(format_args!("{name}:cap"), caption);
        }
        _ => {
            label(html, &id, filter.label);
            html.raw("<input").attr("id", &id).attr("name", name).attr("value", asked.get(name)).raw(">");
        }
    }
    html.raw("</p>");
}

fn label(html: &mut Html, id: &str, text: &str) {
    html.raw("<label").attr("for", id).raw(">").text(text).raw("</label>");
}

fn select<'a>(html: &mut Html, id: &str, name: &str, chosen: &str, options: impl Iterator<Item = (&'a str, &'a str)>) {
    html.raw("<select").attr("id", id).attr("name", name).raw(">");
    for (value, label) in options {
        html.raw("<option")
            .attr("value", value)
            .flag("selected", value == chosen)
            .raw(">")
            .text(label)
            .raw("</option>");
    }
    html.raw("</select>");
}

/// A stored choice as parameters and forms have it.
pub fn stored(choice: &Choice) -> String {
    match choice.value {
        ChoiceValue::Int(number) => number.to_string(),
        ChoiceValue::Text(text) => text.to_owned(),
    }
}
