//! The day sheet: animals on water restriction, their weight and what they still need; weights and water are given for all of them at
//! once.

use super::animals::{self, Animal, Whose};
use crate::behaviour::water::When;
use serde_json::{Map, Value as Json, json};
use specimen::{
    admin::{
        Fields, Html,
        own::{PageCall, reason},
        work::{Refused, Step},
    },
    chrono::{Days, NaiveDate},
    error::RequestError,
    hooks::{BoxFuture, Reply},
    tables::Act,
};

/// Days for which water can be given ahead at once.
const MAX_DAYS: u64 = 14;

const WEIGHINGS: &str = "actions/weighing";
const WATER: &str = "actions/wateradministration";

/// `/day/`.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let whose = Whose::asked(call);
        let animals = animals::on_restriction(call, whose).await?;
        let Some(form) = call.form else { return Ok(show(call, whose, &animals, None)) };
        match save(call, &animals, form).await {
            Ok(what) => Ok(call.done(&call.at(format_args!("day/?whose={}", call.asked("whose"))), &what)),
            Err(wrong) => {
                let mut reply = show(call, whose, &animals, Some((form, &wrong)));
                reply.status = 400;
                Ok(reply)
            }
        }
    })
}

/// What is wrong with one field: its name, and why.
struct Wrong {
    field: String,
    why: String,
}

fn show(call: &PageCall<'_>, whose: Whose, animals: &[Animal], sent: Option<(&Fields, &[Wrong])>) -> Reply {
    let mut html = Html::new();
    whose.tabs(&mut html, &call.at("day/"));
    if let Some((_, wrong)) = sent {
        html.raw("<div class=errors role=alert tabindex=-1><p>Nothing was saved:</p><ul>");
        for Wrong { field, why } in wrong {
            html.raw("<li><a").attr("href", format_args!("#{field}")).raw(">").text(why).raw("</a></li>");
        }
        html.raw("</ul></div>");
    }
    if animals.is_empty() {
        html.raw("<p class=count>No animal is on water restriction.</p>");
        return call.show(html);
    }
    html.raw("<p class=count>").text(animals.len()).raw(" animals on water restriction</p>");
    let gives = call.may(WATER, Act::Create) && call.may(WEIGHINGS, Act::Create);
    call.begin_form(&mut html);
    let fill = call.asked("fill") == "1";
    if gives {
        html.raw("<p class=buttons><a class=button data-fill");
        html.attr("href", call.at(format_args!("day/?whose={}&fill=1", call.asked("whose"))));
        html.raw(">Fill in what is needed</a></p>");
    }
    html.raw("<div class=scroll><table class=sheet><thead><tr>");
    for heading in ["Animal", "Cage", "User", "Weight, g", "Of expected", "Needed, ml", "Given, ml", "Still, ml"] {
        html.raw("<th scope=col>").text(heading).raw("</th>");
    }
    if gives {
        html.raw("<th scope=col>Weighs now, g</th><th scope=col>Give now, ml</th><th scope=col>Ad lib</th>");
    }
    html.raw("</tr></thead><tbody>");
    for animal in animals {
        row(&mut html, call, animal, gives, fill, sent.map(|(form, _)| form));
    }
    html.raw("</tbody></table></div>");
    if gives {
        html.raw("<p class=\"buttons bar\"><button class=primary>Save</button></p></form>");
        ahead(&mut html, call, animals);
    } else {
        html.raw("</form>");
    }
    call.show(html)
}

fn row(html: &mut Html, call: &PageCall<'_>, animal: &Animal, gives: bool, fill: bool, sent: Option<&Fields>) {
    let control = animal.control(call);
    let remaining = control.remaining_water(When::Now);
    html.raw("<tr><th scope=row>");
    html.link(call.at(format_args!("water-history/{}/", animal.id)), &animal.nickname);
    html.raw("</th><td>").text(&animal.cage).raw("</td><td>").text(&animal.user).raw("</td><td>");
    match control.weighing_at(When::Now) {
        Some(weight) => html.raw("<b>").text(format_args!("{weight:.1}")).raw("</b> ✓<span class=hidden> today</span>"),
        None => html.text(format_args!("{:.1}", control.weight(When::Now))),
    };
    html.raw("</td><td>");
    animals::percentage(html, call, &control);
    html.raw("</td><td>").text(format_args!("{:.2}", control.expected_water(When::Now)));
    html.raw("</td><td>").text(format_args!("{:.2}", control.given_water(When::Now).total));
    html.raw("</td><td").attr("data-needed", format_args!("{:.2}", remaining.max(0.0))).raw("><b>");
    html.text(format_args!("{remaining:.2}")).raw("</b></td>");
    if gives {
        let value = |name: &str, usual: String| {
            sent.map_or(usual, |form| form.text(&format!("{name}-{}", animal.id)).to_owned())
        };
        let usual = if fill && remaining > 0.005 { format!("{remaining:.2}") } else { String::new() };
        for (name, label, value) in
            [("weight", "Weight of", value("weight", String::new())), ("water", "Water for", value("water", usual))]
        {
            html.raw("<td><input type=number step=any min=0 inputmode=decimal size=6 autocomplete=off");
            html.attr("id", format_args!("{name}-{}", animal.id)).attr("name", format_args!("{name}-{}", animal.id));
            html.attr("aria-label", format_args!("{label} {}", animal.nickname)).attr("value", value).raw("></td>");
        }
        let ticked = sent.is_some_and(|form| form.find(&format!("adlib-{}", animal.id)).is_some());
        html.raw("<td><input type=checkbox value=on").attr("name", format_args!("adlib-{}", animal.id));
        html.attr("aria-label", format_args!("{} drinks as it likes", animal.nickname)).flag("checked", ticked);
        html.raw("></td>");
    }
    html.raw("</tr>");
}

/// The form that gives water ad lib to a cage for several days.
fn ahead(html: &mut Html, call: &PageCall<'_>, animals: &[Animal]) {
    let mut cages: Vec<&str> =
        animals.iter().map(|animal| animal.cage.as_str()).filter(|cage| !cage.is_empty()).collect();
    cages.dedup();
    if cages.is_empty() {
        return;
    }
    let today = call.now().today();
    html.raw("<h2>Water as they like, for a cage</h2>");
    call.begin_form(html);
    html.raw("<p class=buttons><label>Cage <select name=cage>");
    for cage in cages {
        let count = animals.iter().filter(|animal| animal.cage == cage).count();
        html.raw("<option").attr("value", cage).raw(">").text(cage).raw(" (").text(count).raw(")</option>");
    }
    html.raw("</select></label><label>from <input type=date name=from required").attr("value", today);
    html.raw("></label><label>to <input type=date name=to required").attr("value", today);
    html.raw("></label><button>Give</button></p></form>");
}

/// Saves what was filled in; says what was saved.
async fn save(call: &PageCall<'_>, animals: &[Animal], form: &Fields) -> Result<String, Vec<Wrong>> {
    if let Some(cage) = form.find("cage") {
        return give_ahead(call, animals, cage, form).await;
    }
    let mut rows: Vec<(&'static str, String, Json)> = Vec::new();
    let mut wrong = Vec::new();
    for animal in animals {
        for (page, name, field) in [(WEIGHINGS, "weight", "weight"), (WATER, "water", "water_administered")] {
            let id = format!("{name}-{}", animal.id);
            let text = form.text(&id).trim().replace(',', ".");
            let adlib = name == "water" && form.find(&format!("adlib-{}", animal.id)).is_some();
            if text.is_empty() && !adlib {
                continue;
            }
            let mut fields = Map::from_iter([("subject".to_owned(), json!(animal.id.to_string()))]);
            if !text.is_empty() {
                match text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0) {
                    Some(number) => drop(fields.insert(field.to_owned(), json!(number))),
                    None => wrong.push(Wrong {
                        field: id.clone(),
                        why: format!("{}: {text} is no number from 0 on.", animal.nickname),
                    }),
                }
            }
            if adlib {
                fields.insert("adlib".to_owned(), json!(true));
            }
            rows.push((page, id, Json::Object(fields)));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    if rows.is_empty() {
        return Err(vec![Wrong { field: "main".into(), why: "Nothing was filled in.".into() }]);
    }
    store(call, &rows, animals).await?;
    let count = |page: &str| rows.iter().filter(|(of, ..)| *of == page).count();
    Ok(format!("Saved: {} weighings, {} times water.", count(WEIGHINGS), count(WATER)))
}

async fn give_ahead(call: &PageCall<'_>, animals: &[Animal], cage: &str, form: &Fields) -> Result<String, Vec<Wrong>> {
    let day = |name: &str| form.text(name).parse::<NaiveDate>().ok();
    let wrong = |why: &str| vec![Wrong { field: "main".into(), why: why.into() }];
    let (Some(from), Some(to)) = (day("from"), day("to")) else { return Err(wrong("Choose two days.")) };
    if to < from {
        return Err(wrong("The last day is before the first."));
    }
    let days: Vec<NaiveDate> = from.iter_days().take_while(|day| *day <= to).collect();
    if from.checked_add_days(Days::new(MAX_DAYS)).is_none_or(|most| to >= most) {
        return Err(wrong(&format!("At most {MAX_DAYS} days at once.")));
    }
    let mut rows = Vec::new();
    for animal in animals.iter().filter(|animal| animal.cage == cage) {
        for day in &days {
            let fields =
                json!({"subject": animal.id.to_string(), "adlib": true, "date_time": format!("{day}T12:00:00")});
            rows.push((WATER, format!("water-{}", animal.id), fields));
        }
    }
    if rows.is_empty() {
        return Err(wrong("There is no animal on water restriction in this cage."));
    }
    store(call, &rows, animals).await?;
    Ok(format!("Cage {cage}: water ad lib on {} days, {} entries.", days.len(), rows.len()))
}

/// Stores all rows, or none.
async fn store(
    call: &PageCall<'_>,
    rows: &[(&'static str, String, Json)],
    animals: &[Animal],
) -> Result<(), Vec<Wrong>> {
    let steps: Vec<Step> = rows.iter().map(|(page, _, fields)| Step::Create(page, fields.clone())).collect();
    call.work(&steps).await.map(drop).map_err(|Refused { step, error }| {
        let field = step.and_then(|step| rows.get(step)).map_or_else(String::new, |(_, field, _)| field.clone());
        let named = animals.iter().find(|animal| field.ends_with(&animal.id.to_string()));
        let name = named.map_or("", |animal| animal.nickname.as_str());
        vec![Wrong { field, why: format!("{name}: {}", reason(&error)) }]
    })
}
