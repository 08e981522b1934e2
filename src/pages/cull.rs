//! Culling: many animals at once, with day, method, reason and severity, after a look at what will happen.

use super::{
    animals::{self, Whose},
    fetch, undo,
};
use serde_json::{Value as Json, json};
use specimen::{
    admin::{
        Fields, Html,
        own::{PageCall, reason},
        work::Step,
    },
    chrono::NaiveDate,
    error::RequestError,
    hooks::{BoxFuture, Reply},
    query::{key, wire::RowView},
    sea_orm::Value,
    sql,
    store::{Sql, sql::any},
    uuid::Uuid,
};

const SUBJECTS: &str = "subjects/subject";
const CULLS: &str = "actions/cull";

const SEVERITIES: [(&str, &str); 5] =
    [("1", "Sub-threshold"), ("2", "Mild"), ("3", "Moderate"), ("4", "Severe"), ("5", "Non-recovery")];

/// Genotypes that animals are chosen by: name, label, and what no allele `z` may be.
const GENOTYPES: [(&str, &str, &str); 4] = [
    ("negative", "all negative", "z.zygosity <> 0"),
    ("positive", "all positive", "z.zygosity = 0"),
    ("het", "all het", "z.zygosity <> 1"),
    ("homo", "all homo", "z.zygosity <> 2"),
];

/// A living animal that may be culled.
struct Candidate {
    id: Uuid,
    nickname: String,
    cage: String,
    sex: String,
    birth_date: Option<NaiveDate>,
    line: String,
    genotype: String,
    description: String,
    user: String,
    marked: bool,
    restricted: bool,
    housed: bool,
}

/// `/cull/`.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let whose = Whose::asked(call);
        let candidates = candidates(call, whose).await?;
        let Some(form) = call.form else { return show(call, whose, &candidates, None).await };
        if form.text("act") == "undo" {
            return match undo::undo(call, whose, form).await {
                Ok(notice) => Ok(call.done(&call.at(format_args!("cull/?whose={}", call.asked("whose"))), &notice)),
                Err(why) => refused(call, whose, &candidates, form, &why).await,
            };
        }
        let chosen: Vec<&Candidate> =
            candidates.iter().filter(|animal| form.all("animal").any(|id| id == animal.id.to_string())).collect();
        let complete = complete(&chosen, form);
        match (complete, form.text("sure")) {
            (Err(why), _) => refused(call, whose, &candidates, form, &why).await,
            (Ok(()), "") => Ok(preview(call, &chosen, form)),
            (Ok(()), _) => match cull(call, &chosen, form).await {
                Ok(made) => {
                    let notice = format!("{} animals were culled.", chosen.len());
                    let made: Vec<String> = made.iter().map(key::plain).collect();
                    let of = format!("cull/?whose={}&culled={}", call.asked("whose"), made.join(","));
                    Ok(call.done(&call.at(of), &notice))
                }
                Err(error) => refused(call, whose, &candidates, form, &reason(&error)).await,
            },
        }
    })
}

async fn refused(
    call: &PageCall<'_>,
    whose: Whose,
    candidates: &[Candidate],
    form: &Fields,
    why: &str,
) -> Result<Reply, RequestError> {
    let mut reply = show(call, whose, candidates, Some((form, why))).await?;
    reply.status = 400;
    Ok(reply)
}

fn complete(chosen: &[&Candidate], form: &Fields) -> Result<(), String> {
    if chosen.is_empty() {
        return Err("Choose animals.".into());
    }
    form.text("date").parse::<NaiveDate>().map_err(|_| "Choose the day.".to_owned())?;
    if !SEVERITIES.iter().any(|(value, _)| *value == form.text("severity")) {
        return Err("Choose the severity.".into());
    }
    Ok(())
}

/// Living animals: those that are to be culled, or those that a search finds.
async fn candidates(call: &PageCall<'_>, whose: Whose) -> Result<Vec<Candidate>, RequestError> {
    let today = call.now().today();
    let mut sql = sql!(
        call.site().store.dialect,
        "select s.id, s.nickname, coalesce(s.cage, ''), s.sex, s.birth_date, coalesce(l.nickname, ''), \
         coalesce(u.username, ''), s.to_be_culled, exists (select 1 from actions_waterrestriction r \
         where r.subject_id = s.id and r.end_time is null), exists (select 1 from misc_housingsubject h \
         where h.subject_id = s.id and h.end_datetime is null), s.description from subjects_subject s \
         left join subjects_line l on l.id = s.line_id left join misc_labmember u on u.id = s.responsible_user_id \
         where (s.death_date is null or s.death_date > {today})",
        today
    );
    let text = call.asked("q");
    let chosen = animals::chosen(call);
    if !chosen.is_empty() {
        sql!(&mut sql, " and s.id {chosen}", chosen = any(chosen.iter().copied()));
    } else if let Some((_, _, condition)) = GENOTYPES.iter().find(|(name, ..)| *name == call.asked("zygosity")) {
        sql.push(
            " and exists (select 1 from subjects_zygosity z where z.subject_id = s.id) and not exists (select 1 from ",
        );
        sql.push("subjects_zygosity z where z.subject_id = s.id and ").push(condition).push(")");
    } else if text.is_empty() {
        sql.push(" and s.to_be_culled");
    }
    if !text.is_empty() {
        let pattern = format!("%{}%", text.to_lowercase().replace(['%', '_', '\\'], ""));
        sql!(
            &mut sql,
            " and (lower(s.nickname) like {pattern} or lower(coalesce(s.cage, '')) like {pattern} \
             or lower(coalesce(l.nickname, '')) like {pattern})",
            pattern
        );
    }
    animals::keep(call, whose, &mut sql);
    sql.push(&format!(" order by 2 limit {}", animals::MAX_ANIMALS));
    let rows = fetch(call, sql).await?;
    let keys: Vec<Uuid> = rows.iter().filter_map(|row| RowView::new(row).uuid(0)).collect();
    let mut genotypes = animals::genotypes(call, &keys).await?;
    let candidate = |row: RowView<'_>| {
        let (id, text) = (row.uuid(0)?, |at| row.text(at).unwrap_or_default());
        let truth = |at| row.boolean(at).or_else(|| Some(row.integer(at)? != 0)).unwrap_or_default();
        Some(Candidate {
            id,
            genotype: genotypes.remove(&id).unwrap_or_default(),
            description: text(10),
            nickname: text(1),
            cage: text(2),
            sex: text(3),
            birth_date: row.date(4),
            line: text(5),
            user: text(6),
            marked: truth(7),
            restricted: truth(8),
            housed: truth(9),
        })
    };
    Ok(rows.iter().map(RowView::new).filter_map(candidate).collect())
}

async fn show(
    call: &PageCall<'_>,
    whose: Whose,
    candidates: &[Candidate],
    sent: Option<(&Fields, &str)>,
) -> Result<Reply, RequestError> {
    let mut html = Html::new();
    whose.tabs(&mut html, &call.at("cull/"));
    if let Some((_, why)) = sent {
        html.raw("<p class=errors role=alert tabindex=-1>").text(why).raw("</p>");
    }
    html.raw("<form class=filters method=get role=search>").hidden("whose", call.asked("whose"));
    html.raw("<input type=search name=q aria-label=\"Nickname, cage or line\" placeholder=\"Nickname, cage or line\"");
    html.attr("value", call.asked("q"))
        .raw("><select name=zygosity aria-label=Zygosities><option value=\"\">all zygosities</option>");
    for (name, label, _) in GENOTYPES {
        html.raw("<option").attr("value", name).flag("selected", name == call.asked("zygosity")).raw(">").text(label);
        html.raw("</option>");
    }
    html.raw("</select><button>Find</button></form>");
    undo::offer(call, whose, &mut html).await?;
    html.raw("<p class=count>").text(candidates.len());
    html.raw(if ["q", "zygosity", "ids"].iter().all(|name| call.asked(name).is_empty()) {
        " animals are marked to be culled</p>"
    } else {
        " living animals found</p>"
    });
    if candidates.is_empty() {
        return Ok(call.show(html));
    }
    call.begin_form(&mut html);
    let form = sent.map(|(form, _)| form);
    html.raw("<div class=scroll><table class=list><thead><tr><th scope=col>Cull");
    for heading in ["Animal", "Genotype", "Cage", "Sex", "Born", "Line", "User", "Description"] {
        html.raw("<th scope=col>").text(heading).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    for animal in candidates {
        let ticked = match form {
            Some(form) => form.all("animal").any(|id| id == animal.id.to_string()),
            None => !call.asked("ids").is_empty(),
        };
        html.raw("<tr><td><input type=checkbox name=animal").attr("value", animal.id);
        html.attr("aria-label", format_args!("Cull {}", animal.nickname))
            .flag("checked", ticked)
            .raw("></td><th scope=row>");
        html.link(call.at(format_args!("subjects/subject/{}/change/", animal.id)), &animal.nickname).raw("</th><td>");
        html.text(&animal.genotype)
            .raw("</td><td>")
            .text(&animal.cage)
            .raw("</td><td>")
            .text(&animal.sex)
            .raw("</td><td>");
        if let Some(born) = animal.birth_date {
            html.text(born);
        }
        html.raw("</td><td>").text(&animal.line).raw("</td><td>").text(&animal.user);
        html.raw("</td><td>").text(&animal.description).raw("</td></tr>");
    }
    html.raw("</tbody></table></div><fieldset><legend>Cull</legend>");
    let value = |name: &str, usual: String| form.map_or(usual, |form| form.text(name).to_owned());
    html.raw("<p class=field><label for=date>Day</label><input type=date id=date name=date required");
    html.attr("value", value("date", call.now().today().to_string())).raw("></p>");
    for (name, label, table) in [("method", "Method", "actions_cullmethod"), ("reason", "Reason", "actions_cullreason")]
    {
        let mut sql = Sql::new(call.site().store.dialect);
        sql.push("select m.id, m.name from ").name(table).push(" m order by 2 limit 100");
        let rows = fetch(call, sql).await?;
        let options: Vec<(String, String)> = rows
            .iter()
            .map(RowView::new)
            .map(|row| (row.uuid(0).unwrap_or_default().to_string(), row.text(1).unwrap_or_default()))
            .collect();
        let options = options.iter().map(|(id, text)| (id.as_str(), text.as_str()));
        select(&mut html, name, label, &value(name, String::new()), options);
    }
    select(&mut html, "severity", "Severity", &value("severity", String::new()), SEVERITIES.into_iter());
    html.raw("</fieldset><p class=\"buttons bar\"><button class=primary>Look at it first</button></p></form>");
    Ok(call.show(html))
}

fn select<'o>(
    html: &mut Html,
    name: &'static str,
    label: &str,
    chosen: &str,
    options: impl Iterator<Item = (&'o str, &'o str)>,
) {
    html.raw("<p class=field><label").attr("for", name).raw(">").text(label).raw("</label><select");
    html.attr("id", name).attr("name", name).raw("><option value=\"\">–</option>");
    for (value, text) in options {
        html.raw("<option").attr("value", value).flag("selected", value == chosen).raw(">").text(text).raw("</option>");
    }
    html.raw("</select></p>");
}

/// What will happen, with a button that does it.
fn preview(call: &PageCall<'_>, chosen: &[&Candidate], form: &Fields) -> Reply {
    let mut html = Html::new();
    html.raw("<p class=warning>").text(chosen.len()).raw(" animals will be culled on ").text(form.text("date"));
    html.raw(". Their death date is set, and they aren't marked to be culled any more.</p><ul>");
    for animal in chosen {
        html.raw("<li>").text(&animal.nickname);
        if animal.restricted {
            html.raw(" – its water restriction ends");
        }
        if animal.housed {
            html.raw(" – it leaves its housing");
        }
        if !animal.marked {
            html.raw(" – it wasn't marked to be culled");
        }
        html.raw("</li>");
    }
    html.raw("</ul>");
    call.begin_form(&mut html);
    for animal in chosen {
        html.hidden("animal", animal.id);
    }
    for name in ["date", "method", "reason", "severity"] {
        html.hidden(name, form.text(name));
    }
    html.hidden("sure", "1");
    html.raw("<p class=buttons><button class=danger>Cull them</button>")
        .link(call.at("cull/"), "Back")
        .raw("</p></form>");
    call.show_as("Cull: is this right?", html)
}

/// Culls the chosen animals; the keys of the culls.
async fn cull(call: &PageCall<'_>, chosen: &[&Candidate], form: &Fields) -> Result<Vec<Value>, RequestError> {
    let key = |name: &str| match form.text(name) {
        "" => Json::Null,
        key => json!(key),
    };
    let severity: Json = form.text("severity").parse::<i64>().map_or(Json::Null, |number| json!(number));
    let steps = chosen.iter().flat_map(|animal| {
        let fields = json!({
            "subject": animal.id.to_string(),
            "date": form.text("date"),
            "cull_method": key("method"),
            "cull_reason": key("reason"),
        });
        // A cull needs the severity.
        [Step::Change(SUBJECTS, animal.id.into(), json!({"actual_severity": severity})), Step::Create(CULLS, fields)]
    });
    call.work(&steps.collect::<Vec<_>>()).await.map_err(|refused| refused.error)
}
