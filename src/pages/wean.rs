//! Litters that are to be weaned, and the sheet of a litter: pups are registered, sexed, marked, weaned and genotyped on one page.

use super::{
    animals::{self, Whose},
    fetch, named_row,
};
use serde_json::{Map, Value as Json, json};
use specimen::{
    admin::{
        Fields, Html,
        own::{PageCall, reason},
        work::Step,
    },
    chrono::{Days, NaiveDate},
    error::RequestError,
    hooks::{BoxFuture, Reply},
    query::wire::RowView,
    sql,
    uuid::Uuid,
};

/// Age in days from which a litter is to be weaned.
const WEANING_AGE: u64 = 21;
/// Pups that can be registered at once.
const MAX_NEW: usize = 20;

const SUBJECTS: &str = "subjects/subject";
const TESTS: &str = "subjects/genotypetest";

/// What a genotype test finds.
const RESULTS: [(&str, &str); 2] = [("0", "Absent"), ("1", "Present")];

/// A litter with pups that aren't weaned.
pub struct Litter {
    /// Its key.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Its living pups that aren't weaned.
    pub pups: i64,
    /// Its age in days.
    pub days: i64,
}

/// Litters old enough, with living pups that aren't weaned, the oldest first.
///
/// # Errors
/// Database errors.
pub async fn due(call: &PageCall<'_>, whose: Whose) -> Result<Vec<Litter>, RequestError> {
    let today = call.now().today();
    let until = today - Days::new(WEANING_AGE);
    let mut sql = sql!(
        call.site().store.dialect,
        "select l.id, l.name, l.birth_date, count(*) from subjects_litter l join subjects_subject s on s.litter_id = l.id \
         where l.birth_date <= {until} and s.wean_date is null and (s.death_date is null or s.death_date > {today})",
        until,
        today
    );
    animals::keep(call, whose, &mut sql);
    sql.push(&format!(" group by l.id, l.name, l.birth_date order by 3, 2 limit {}", animals::MAX_ANIMALS));
    let rows = fetch(call, sql).await?;
    Ok(rows
        .iter()
        .map(RowView::new)
        .filter_map(|row| {
            let born = row.date(2)?;
            Some(Litter {
                id: row.uuid(0)?,
                name: row.text(1)?,
                pups: row.integer(3)?,
                days: (today - born).num_days(),
            })
        })
        .collect())
}

/// `/wean/`.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let whose = Whose::asked(call);
        let mut html = Html::new();
        whose.tabs(&mut html, &call.at("wean/"));
        let litters = due(call, whose).await?;
        html.raw("<p class=count>").text(litters.len()).raw(" litters of ").text(WEANING_AGE);
        html.raw(" days and more have pups that aren't weaned</p>");
        if !litters.is_empty() {
            html.raw("<div class=scroll><table class=list><thead><tr><th scope=col>Litter<th scope=col>Age, days");
            html.raw("<th scope=col>Pups</tr></thead><tbody>");
            for litter in &litters {
                html.raw("<tr><th scope=row>").link(call.at(format_args!("litter/{}/", litter.id)), &litter.name);
                html.raw("</th><td>").text(litter.days).raw("</td><td>").text(litter.pups).raw("</td></tr>");
            }
            html.raw("</tbody></table></div>");
        }
        Ok(call.show(html))
    })
}

/// A pup on the sheet.
struct Pup {
    id: Uuid,
    nickname: String,
    sex: String,
    ear_mark: String,
    cage: String,
    wean_date: Option<NaiveDate>,
    alive: bool,
    /// Results of the line's sequences, in their order: the test's key and its result.
    tests: Vec<Option<(Uuid, i64)>>,
}

/// All that the sheet of a litter shows.
struct Sheet {
    id: Uuid,
    name: String,
    line: Option<Uuid>,
    birth_date: Option<NaiveDate>,
    sequences: Vec<(Uuid, String)>,
    pups: Vec<Pup>,
    /// What new pups have of their father, by field.
    father: Map<String, Json>,
}

/// `/litter/<litter>/`.
pub fn sheet<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let sheet = load(call).await?;
        let Some(form) = call.form else { return Ok(show(call, &sheet, None)) };
        match save(call, &sheet, form).await {
            Ok(what) => Ok(call.done(&call.at(format_args!("litter/{}/", sheet.id)), &what)),
            Err(why) => {
                let mut reply = show(call, &sheet, Some((form, &why)));
                reply.status = 400;
                Ok(reply)
            }
        }
    })
}

async fn load(call: &PageCall<'_>) -> Result<Sheet, RequestError> {
    let (id, name) = named_row(call, "subjects_litter", "name", "Litter").await?;
    let dialect = call.site().store.dialect;
    let litter = sql!(
        dialect,
        "select l.line_id, l.birth_date, f.species_id, f.strain_id, f.source_id, f.responsible_user_id, f.lab_id, n.strain_id \
         from subjects_litter l left join subjects_breedingpair b on b.id = l.breeding_pair_id \
         left join subjects_subject f on f.id = b.father_id left join subjects_line n on n.id = l.line_id where l.id = {id}",
        id
    );
    let rows = fetch(call, litter).await?;
    let row = rows.first().map(RowView::new).ok_or_else(|| RequestError::no_row("Litter"))?;
    let (line, birth_date) = (row.uuid(0), row.date(1));
    let mut father = Map::new();
    for (at, field) in [(2, "species"), (3, "strain"), (4, "source"), (5, "responsible_user"), (6, "lab")] {
        if let Some(key) = row.uuid(at).or_else(|| if at == 3 { row.uuid(7) } else { None }) {
            father.insert(field.to_owned(), json!(key.to_string()));
        }
    }
    let sequences = sql!(
        dialect,
        "select q.id, q.name from subjects_sequence q where exists (select 1 from subjects_allele_sequences x \
         join subjects_line_alleles a on a.allele_id = x.allele_id where x.sequence_id = q.id and a.line_id = {line}) \
         order by q.name, q.id",
        line
    );
    let sequences: Vec<(Uuid, String)> = fetch(call, sequences)
        .await?
        .iter()
        .map(RowView::new)
        .filter_map(|row| Some((row.uuid(0)?, row.text(1).unwrap_or_default())))
        .collect();
    let tests = sql!(
        dialect,
        "select t.subject_id, t.sequence_id, t.id, t.test_result from subjects_genotypetest t \
         join subjects_subject s on s.id = t.subject_id where s.litter_id = {id} order by t.id",
        id
    );
    let tests = fetch(call, tests).await?;
    let today = call.now().today();
    let pups = sql!(
        dialect,
        "select s.id, s.nickname, s.sex, s.ear_mark, coalesce(s.cage, ''), s.wean_date, s.death_date \
         from subjects_subject s where s.litter_id = {id} order by s.nickname, s.id",
        id
    );
    let pups = fetch(call, pups).await?;
    let pup = |row: RowView<'_>| {
        let (id, text) = (row.uuid(0)?, |at| row.text(at).unwrap_or_default());
        let result = |sequence: &Uuid| {
            let found =
                tests.iter().map(RowView::new).find(|test| test.uuid(0) == Some(id) && test.uuid(1) == Some(*sequence));
            found.and_then(|test| Some((test.uuid(2)?, test.integer(3)?)))
        };
        Some(Pup {
            id,
            nickname: text(1),
            sex: text(2),
            ear_mark: text(3),
            cage: text(4),
            wean_date: row.date(5),
            alive: row.date(6).is_none_or(|death| death > today),
            tests: sequences.iter().map(|(sequence, _)| result(sequence)).collect(),
        })
    };
    let pups = pups.iter().map(RowView::new).filter_map(pup).collect();
    Ok(Sheet { id, name, line, birth_date, sequences, pups, father })
}

fn show(call: &PageCall<'_>, sheet: &Sheet, sent: Option<(&Fields, &str)>) -> Reply {
    let mut html = Html::new();
    if let Some((_, why)) = sent {
        html.raw("<p class=errors role=alert tabindex=-1>Nothing was saved: ").text(why).raw("</p>");
    }
    html.raw("<p>").link(call.at(format_args!("subjects/litter/{}/change/", sheet.id)), "The litter's form");
    if let Some(born) = sheet.birth_date {
        html.raw(" · born ").text(born).raw(", ").text((call.now().today() - born).num_days()).raw(" days ago");
    }
    html.raw("</p>");
    call.begin_form(&mut html);
    let sent = sent.map(|(form, _)| form);
    if !sheet.pups.is_empty() {
        html.raw("<div class=scroll><table class=sheet><thead><tr>");
        for heading in ["Pup", "Sex", "Ear mark", "Cage", "Weaned on"] {
            html.raw("<th scope=col>").text(heading).raw("</th>");
        }
        for (_, name) in &sheet.sequences {
            html.raw("<th scope=col>").text(name).raw("</th>");
        }
        html.raw("</tr></thead><tbody>");
        for pup in &sheet.pups {
            row(&mut html, call, sheet, pup, sent);
        }
        html.raw("</tbody></table></div>");
    }
    html.raw("<fieldset><legend>Register pups</legend><p class=buttons>");
    for (name, label) in [("new-F", "Females"), ("new-M", "Males"), ("new-U", "Of unknown sex")] {
        html.raw("<label>").text(label).raw(" <input type=number min=0 size=3 inputmode=numeric").attr("max", MAX_NEW);
        html.attr("name", name).attr("value", sent.map_or("", |form| form.text(name))).raw("></label>");
    }
    html.raw("</p><p class=help>They take the line's next names, and species, strain, source, user and lab of their father.</p>");
    html.raw("</fieldset><p class=\"buttons bar\"><button class=primary>Save</button>");
    let unweaned = sheet.pups.iter().any(|pup| pup.alive && pup.wean_date.is_none());
    if unweaned {
        html.raw("<button name=wean value=all>Save and wean all today</button>");
    }
    html.raw("</p></form>");
    call.show_as(format!("Litter {}", sheet.name), html)
}

fn row(html: &mut Html, call: &PageCall<'_>, sheet: &Sheet, pup: &Pup, sent: Option<&Fields>) {
    let value = |name: &str, stored: String| {
        sent.and_then(|form| form.find(&format!("{name}-{}", pup.id))).map_or(stored, str::to_owned)
    };
    html.raw("<tr><th scope=row>").link(call.at(format_args!("subjects/subject/{}/change/", pup.id)), &pup.nickname);
    html.raw(if pup.alive { "</th><td>" } else { " <span class=none>dead</span></th><td>" });
    let sexes = [("F", "F"), ("M", "M"), ("U", "U")];
    select(html, "sex", pup, "Sex", &value("sex", pup.sex.clone()), &sexes, false);
    for (name, label, stored, kind) in [
        ("ear", "Ear mark", pup.ear_mark.clone(), "text"),
        ("cage", "Cage", pup.cage.clone(), "text"),
        ("wean", "Weaned on", pup.wean_date.map(|day| day.to_string()).unwrap_or_default(), "date"),
    ] {
        html.raw("</td><td><input size=8 autocomplete=off")
            .attr("type", kind)
            .attr("name", format_args!("{name}-{}", pup.id));
        html.attr("aria-label", format_args!("{label} of {}", pup.nickname))
            .attr("value", value(name, stored))
            .raw(">");
    }
    for (n, (test, (_, sequence))) in pup.tests.iter().zip(&sheet.sequences).enumerate() {
        html.raw("</td><td>");
        let stored = test.map(|(_, result)| result.to_string()).unwrap_or_default();
        select(html, &format!("test{n}"), pup, sequence, &value(&format!("test{n}"), stored), &RESULTS, true);
    }
    html.raw("</td></tr>");
}

fn select(html: &mut Html, name: &str, pup: &Pup, label: &str, chosen: &str, options: &[(&str, &str)], empty: bool) {
    html.raw("<select").attr("name", format_args!("{name}-{}", pup.id));
    html.attr("aria-label", format_args!("{label} of {}", pup.nickname)).raw(">");
    if empty {
        html.raw("<option value=\"\">–</option>");
    }
    for (value, text) in options {
        html.raw("<option")
            .attr("value", value)
            .flag("selected", *value == chosen)
            .raw(">")
            .text(text)
            .raw("</option>");
    }
    html.raw("</select>");
}

/// Saves what was changed; says what was.
async fn save(call: &PageCall<'_>, sheet: &Sheet, form: &Fields) -> Result<String, String> {
    let today = call.now().today();
    let wean_all = form.text("wean") == "all";
    let mut changes: Vec<(&Pup, Map<String, Json>)> = Vec::new();
    let mut tests: Vec<(&Pup, usize, String)> = Vec::new();
    for pup in &sheet.pups {
        let mut fields = Map::new();
        let sent = |name: &str| form.find(&format!("{name}-{}", pup.id)).map(str::trim);
        for (name, field, stored) in
            [("sex", "sex", &pup.sex), ("ear", "ear_mark", &pup.ear_mark), ("cage", "cage", &pup.cage)]
        {
            if let Some(text) = sent(name).filter(|text| text != stored) {
                fields.insert(field.to_owned(), json!(text));
            }
        }
        let stored = pup.wean_date.map(|day| day.to_string()).unwrap_or_default();
        let mut wean = sent("wean").unwrap_or(&stored).to_owned();
        if wean.is_empty() && wean_all && pup.alive {
            wean = today.to_string();
        }
        if wean != stored {
            fields.insert("wean_date".to_owned(), if wean.is_empty() { Json::Null } else { json!(wean) });
        }
        if !fields.is_empty() {
            changes.push((pup, fields));
        }
        for (n, test) in pup.tests.iter().enumerate() {
            let stored = test.map(|(_, result)| result.to_string()).unwrap_or_default();
            if let Some(text) = sent(&format!("test{n}")).filter(|text| *text != stored) {
                tests.push((pup, n, text.to_owned()));
            }
        }
    }
    let new = new_pups(sheet, form)?;
    if changes.is_empty() && tests.is_empty() && new.is_empty() {
        return Ok("Nothing was changed.".into());
    }
    let mut steps = Vec::new();
    for (pup, fields) in &changes {
        steps.push(Step::Change(SUBJECTS, pup.id.into(), Json::Object(fields.clone())));
    }
    for (pup, n, result) in &tests {
        match (pup.tests[*n], result.parse::<i64>().ok()) {
            (Some((id, _)), Some(result)) => steps.push(Step::Change(TESTS, id.into(), json!({"test_result": result}))),
            (Some((id, _)), None) => steps.push(Step::Delete(TESTS, id.into())),
            (None, Some(result)) => {
                let sequence = sheet.sequences[*n].0.to_string();
                let fields = json!({"subject": pup.id.to_string(), "sequence": sequence, "test_result": result});
                steps.push(Step::Create(TESTS, fields));
            }
            (None, None) => {}
        }
    }
    steps.extend(new.iter().map(|fields| Step::Create(SUBJECTS, Json::Object(fields.clone()))));
    call.work(&steps).await.map_err(|refused| reason(&refused.error))?;
    Ok(format!("Saved: {} pups changed, {} results, {} new pups.", changes.len(), tests.len(), new.len()))
}

/// The fields of the pups that are registered.
fn new_pups(sheet: &Sheet, form: &Fields) -> Result<Vec<Map<String, Json>>, String> {
    let mut new = Vec::new();
    for sex in ["F", "M", "U"] {
        let text = form.text(&format!("new-{sex}")).trim();
        let count: usize =
            if text.is_empty() { 0 } else { text.parse().map_err(|_| format!("{text} is no number of pups."))? };
        for _ in 0..count.min(MAX_NEW + 1) {
            let mut fields = sheet.father.clone();
            fields.insert("nickname".into(), json!("-"));
            fields.insert("sex".into(), json!(sex));
            fields.insert("litter".into(), json!(sheet.id.to_string()));
            fields.insert("line".into(), json!(sheet.line.map(|line| line.to_string())));
            fields.insert("birth_date".into(), json!(sheet.birth_date.map(|day| day.to_string())));
            new.push(fields);
        }
    }
    if new.len() > MAX_NEW {
        return Err(format!("At most {MAX_NEW} pups at once."));
    }
    if !new.is_empty() && sheet.line.is_none() {
        return Err("The litter has no line that could name the pups: give it one in its form.".into());
    }
    Ok(new)
}
