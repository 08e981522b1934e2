//! Undoing culls: the animals live again, in their housings, on their restrictions, marked as they were.

use super::{
    animals::{self, Whose},
    fetch,
};
use crate::behaviour::cull::end_of;
use serde_json::{Map, Value as Json, json};
use specimen::{
    admin::{
        Fields, Html,
        own::{PageCall, reason},
        work::Step,
    },
    chrono::{Days, NaiveDate},
    error::RequestError,
    query::wire::RowView,
    sql,
    tables::Act,
    uuid::Uuid,
};

const SUBJECTS: &str = "subjects/subject";
const CULLS: &str = "actions/cull";
const RESTRICTIONS: &str = "actions/waterrestriction";
const STAYS: &str = "misc/housingsubject";

/// Days for which culls are offered.
const OFFERED: Days = Days::new(14);

/// A cull that may be undone.
struct Cull {
    id: Uuid,
    subject: Uuid,
    nickname: String,
    date: NaiveDate,
    user: String,
}

/// The culls of the last days.
async fn culls(call: &PageCall<'_>, whose: Whose) -> Result<Vec<Cull>, RequestError> {
    let since = call.now().today() - OFFERED;
    let mut sql = sql!(
        call.site().store.dialect,
        "select c.id, s.id, s.nickname, c.date, coalesce(u.username, '') from actions_cull c \
         join subjects_subject s on s.id = c.subject_id left join misc_labmember u on u.id = c.user_id \
         where c.date >= {since}",
        since
    );
    animals::keep(call, whose, &mut sql);
    sql.push(&format!(" order by 4 desc, 3 limit {}", animals::MAX_ANIMALS));
    let cull = |row: RowView<'_>| {
        Some(Cull {
            id: row.uuid(0)?,
            subject: row.uuid(1)?,
            nickname: row.text(2).unwrap_or_default(),
            date: row.date(3)?,
            user: row.text(4).unwrap_or_default(),
        })
    };
    Ok(fetch(call, sql).await?.iter().map(RowView::new).filter_map(cull).collect())
}

/// The culls of the last days, for whoever may delete some; those that the address names are ticked.
///
/// # Errors
/// Database errors.
pub async fn offer(call: &PageCall<'_>, whose: Whose, html: &mut Html) -> Result<(), RequestError> {
    if !call.may(CULLS, Act::Delete) {
        return Ok(());
    }
    let culls = culls(call, whose).await?;
    if culls.is_empty() {
        return Ok(());
    }
    let just: Vec<&str> = call.asked("culled").split(',').collect();
    html.raw("<details class=group").flag("open", !call.asked("culled").is_empty()).raw("><summary>");
    html.text(culls.len()).raw(" culled in the last two weeks</summary>");
    call.begin_form(html);
    html.raw("<ul class=choices>");
    for cull in &culls {
        html.raw("<li><label><input type=checkbox name=undo").attr("value", cull.id);
        html.flag("checked", just.contains(&cull.id.to_string().as_str())).raw("> ").text(&cull.nickname);
        html.raw(", ").text(cull.date).raw(" ").text(&cull.user).raw("</label></li>");
    }
    html.raw("</ul><p class=buttons><button name=act value=undo>Undo these culls</button> <span class=help>");
    html.raw("The animals live again, in their housings and on their restrictions, marked as they were.");
    html.raw("</span></p></form></details>");
    Ok(())
}

/// Undoes the chosen culls in one transaction; says what was done.
///
/// # Errors
/// Why nothing was changed, for people.
pub async fn undo(call: &PageCall<'_>, whose: Whose, form: &Fields) -> Result<String, String> {
    let culls = culls(call, whose).await.map_err(|error| reason(&error))?;
    let chosen: Vec<&Cull> = culls.iter().filter(|cull| form.all("undo").any(|id| id == cull.id.to_string())).collect();
    if chosen.is_empty() {
        return Err("Choose culls of the last two weeks.".into());
    }
    let mut steps = Vec::new();
    let mut of = Vec::new();
    for cull in &chosen {
        let back = back(call, cull).await.map_err(|error| reason(&error))?;
        of.extend(std::iter::repeat_n(cull.nickname.as_str(), back.len()));
        steps.extend(back);
    }
    call.work(&steps).await.map_err(|refused| {
        let named = refused.step.and_then(|step| of.get(step)).map(|nickname| format!("{nickname}: "));
        format!("{}{}", named.unwrap_or_default(), reason(&refused.error))
    })?;
    Ok(format!("{} culls were undone.", chosen.len()))
}

/// What makes a cull undone: what it ended, it ended at the beginning of its day.
async fn back(call: &PageCall<'_>, cull: &Cull) -> Result<Vec<Step>, RequestError> {
    let mut steps = vec![Step::Delete(CULLS, cull.id.into())];
    let (dialect, subject, end) = (call.site().store.dialect, cull.subject, end_of(cull.date, call.now()));
    let ended = sql!(
        dialect,
        "select r.id from actions_waterrestriction r where r.subject_id = {subject} and r.end_time = {end}",
        subject,
        end
    );
    for row in fetch(call, ended).await?.iter().filter_map(|row| RowView::new(row).uuid(0)) {
        steps.push(Step::Change(RESTRICTIONS, row.into(), json!({"end_time": null})));
    }
    let left = sql!(
        dialect,
        "select h.id from misc_housingsubject h where h.subject_id = {subject} and (h.end_datetime = {end} \
         or (h.start_datetime > {end} and h.end_datetime = h.start_datetime)) order by h.start_datetime desc limit 1",
        subject,
        end
    );
    for row in fetch(call, left).await?.iter().filter_map(|row| RowView::new(row).uuid(0)) {
        steps.push(Step::Change(STAYS, row.into(), json!({"end_datetime": null})));
    }
    let fields = before(call, cull).await?;
    if !fields.is_empty() {
        steps.push(Step::Change(SUBJECTS, subject.into(), Json::Object(fields)));
    }
    Ok(steps)
}

/// How the animal was marked before the cull, if its history has that.
async fn before(call: &PageCall<'_>, cull: &Cull) -> Result<Map<String, Json>, RequestError> {
    let (subject, id) = (cull.subject.to_string(), cull.id.to_string());
    let kept = sql!(
        call.site().store.dialect,
        "select v.serialized_data from reversion_version v where v.object_id = {subject} and v.revision_id < \
         (select min(c.revision_id) from reversion_version c where c.object_id = {id}) order by v.id desc limit 1",
        subject,
        id
    );
    let rows = fetch(call, kept).await?;
    let kept = rows.first().and_then(|row| RowView::new(row).text(0));
    let kept = kept.and_then(|text| serde_json::from_str::<Json>(&text).ok()).unwrap_or_default();
    let fields = ["to_be_culled", "actual_severity"];
    let was =
        fields.iter().filter_map(|field| Some(((*field).to_owned(), kept.pointer("/0/fields")?.get(field)?.clone())));
    Ok(was.collect())
}
