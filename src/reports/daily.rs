//! What is due for the animals of a user, and what the user did yesterday.

use super::{Of, Source, Table, day, text};
use crate::behaviour::water::{
    self, Control, When,
    daily::requirement,
    fetch::{ReadContext, load_all},
    state::State,
};
use specimen::{
    chrono::{Days, NaiveTime},
    error::RequestError,
    query::wire::RowView,
    sql,
    store::Sql,
    uuid::Uuid,
};
use std::collections::HashMap;

/// The parts, by name, with their titles, in the order of the mail.
pub const PARTS: [(&str, &str); 8] = [
    ("restriction", "Animals on water restriction"),
    ("underweight", "Animals under their least weight, or close to it"),
    ("surgery", "Animals that await surgery"),
    ("changes", "What you changed yesterday"),
    ("training", "Animals trained on fewer than 5 days of the last week"),
    ("genotype", "To be genotyped"),
    ("cull", "To be culled"),
    ("reduce", "To be reduced"),
];

/// Days of a week on which animals are to be trained.
const TRAINED: i64 = 5;
/// Rows of a part.
const MAX_ROWS: usize = 2000;

/// A part by its name; `None`: there is none of this name. `of`: whose animals, and whose changes.
///
/// # Errors
/// Database errors.
pub async fn part(source: Source<'_>, name: &str, of: Of) -> Result<Option<Table>, RequestError> {
    let Some((name, title)) = PARTS.iter().find(|(known, _)| *known == name) else { return Ok(None) };
    let (columns, rows) = match *name {
        "restriction" | "underweight" => restricted(source, of, *name == "underweight").await?,
        "surgery" => surgery(source, of).await?,
        "changes" => changes(source, of).await?,
        "training" => training(source, of).await?,
        name => marked(source, of, name).await?,
    };
    let about = match (rows.len(), *name) {
        (1, "changes") => "1 change".to_owned(),
        (count, "changes") => format!("{count} changes"),
        (1, _) => "1 animal".to_owned(),
        (count, _) => format!("{count} animals"),
    };
    Ok(Some(Table { name: (*name).to_owned(), title: (*title).to_owned(), about, columns, rows }))
}

type Found = (Vec<&'static str>, Vec<Vec<String>>);

/// Narrows subjects `s` to those of a user, and ends the statement.
fn of_user(sql: &mut Sql, of: Of) {
    if let Some(user) = of {
        sql!(sql, " and s.responsible_user_id = {user}", user);
    }
}

fn end(sql: &mut Sql, order: &str) {
    sql.push(" order by ").push(order).push(&format!(" limit {MAX_ROWS}"));
}

/// Living animals on water restriction: yesterday's weight and water, and what they need today.
async fn restricted(source: Source<'_>, of: Of, only_light: bool) -> Result<Found, RequestError> {
    let today = source.now.today();
    let mut sql = sql!(
        source.dialect,
        "select s.id, s.nickname, coalesce(u.username, ''), s.sex, s.birth_date, l.timezone, l.reference_weight_pct, \
         l.zscore_weight_pct, coalesce(s.cage, '') from subjects_subject s join misc_lab l on l.id = s.lab_id \
         left join misc_labmember u on u.id = s.responsible_user_id where (s.death_date is null or s.death_date > {today}) \
         and exists (select 1 from actions_waterrestriction r where r.subject_id = s.id and r.end_time is null \
         and r.start_time <= {now})",
        today,
        now = source.now.now
    );
    of_user(&mut sql, of);
    end(&mut sql, "3, 2");
    let rows = source.fetch(sql).await?;
    let mut animals = Vec::with_capacity(rows.len());
    for row in rows.iter().map(RowView::new) {
        let Some(id) = row.uuid(0) else { continue };
        let subject = water::Subject {
            id,
            sex: text(row, 3),
            birth_date: row.date(4),
            timezone: text(row, 5),
            reference_weight_pct: row.number(6).unwrap_or_default(),
            zscore_weight_pct: row.number(7).unwrap_or_default(),
        };
        animals.push((subject, text(row, 1), text(row, 2), text(row, 8)));
    }
    let context = ReadContext { on: source.on, dialect: source.dialect, now: source.now };
    let subjects: Vec<water::Subject> = animals.iter().map(|(subject, ..)| subject.clone()).collect();
    let inputs = load_all(context, &subjects).await?;
    let mut found = Vec::new();
    for ((_, nickname, user, cage), inputs) in animals.iter().zip(&inputs) {
        let control = Control::new(inputs, source.now);
        let percent = control.percentage_weight(When::Now);
        let least = control.min_percentage(source.smallest);
        let state = State::of(percent, least);
        if only_light && (percent <= 0.0 || state == State::Fine) {
            continue;
        }
        let yesterday = control.clock(When::Now).date() - Days::new(1);
        let table = requirement(&control, Some(yesterday), Some(yesterday));
        let before = table.as_ref().and_then(|table| table.records.first());
        let share = if percent > 0.0 { format!("{percent:.1} %") } else { String::new() };
        let mut row = vec![nickname.clone(), user.clone(), cage.clone()];
        match only_light {
            true => row.extend([
                format!("{:.1}", control.weight(When::Now)),
                share,
                format!("{least:.1} %"),
                state.word().to_owned(),
            ]),
            false => row.extend([
                before.and_then(|day| day.weighing_at).map(|weight| format!("{weight:.1}")).unwrap_or_default(),
                before.map(|day| format!("{:.2}", day.given_water_total)).unwrap_or_default(),
                share,
                format!("{:.2}", control.expected_water(When::Now)),
                format!("{:.2}", control.given_water(When::Now).total),
            ]),
        }
        found.push(row);
    }
    let columns = match only_light {
        true => vec!["Animal", "User", "Cage", "Weight, g", "Of expected", "At least", "State"],
        false => vec![
            "Animal",
            "User",
            "Cage",
            "Weight yesterday, g",
            "Water yesterday, ml",
            "Of expected",
            "Needs today, ml",
            "Given today, ml",
        ],
    };
    Ok((columns, found))
}

/// Animals that were taken from the stock and had no surgery yet: alive, weaned, not to be culled.
async fn surgery(source: Source<'_>, of: Of) -> Result<Found, RequestError> {
    let today = source.now.today();
    let mut sql = sql!(
        source.dialect,
        "select s.nickname, u.username, coalesce(s.cage, ''), coalesce(l.nickname, ''), s.birth_date, s.sex \
         from subjects_subject s join misc_labmember u on u.id = s.responsible_user_id \
         left join subjects_line l on l.id = s.line_id where (s.death_date is null or s.death_date > {today}) \
         and not u.is_stock_manager and s.wean_date <= {today} and not s.to_be_culled and not exists \
         (select 1 from actions_surgery a where a.subject_id = s.id)",
        today
    );
    of_user(&mut sql, of);
    end(&mut sql, "2, 5, 1");
    let rows = source.fetch(sql).await?;
    let row =
        |row: RowView<'_>| vec![text(row, 0), text(row, 1), text(row, 2), text(row, 3), day(row, 4), text(row, 5)];
    let rows = rows.iter().map(RowView::new).map(row).collect();
    Ok((vec!["Animal", "User", "Cage", "Line", "Born", "Sex"], rows))
}

/// What a user changed yesterday.
async fn changes(source: Source<'_>, of: Of) -> Result<Found, RequestError> {
    let today = source.now.today();
    let midnight = |day: specimen::chrono::NaiveDate| source.now.instant(day.and_time(NaiveTime::MIN));
    let (from, to) = (midnight(today - Days::new(1)), midnight(today));
    let mut sql = sql!(
        source.dialect,
        "select g.action_time, u.username, k.model, g.object_repr, g.action_flag from django_admin_log g \
         join misc_labmember u on u.id = g.user_id left join django_content_type k on k.id = g.content_type_id \
         where g.action_time >= {from} and g.action_time < {to}",
        from,
        to
    );
    if let Some(user) = of {
        sql!(&mut sql, " and g.user_id = {user}", user);
    }
    end(&mut sql, "1");
    let rows = source.fetch(sql).await?;
    let row = |row: RowView<'_>| {
        let time = row.date_time(0).map(|at| source.now.local(at).format("%H:%M").to_string());
        let what = match row.integer(4) {
            Some(1) => "added",
            Some(3) => "deleted",
            _ => "changed",
        };
        vec![time.unwrap_or_default(), text(row, 1), what.to_owned(), text(row, 2), text(row, 3)]
    };
    let rows = rows.iter().map(RowView::new).map(row).collect();
    Ok((vec!["Time", "User", "Was", "Kind", "Row"], rows))
}

/// Animals on restriction with sessions on fewer than 5 of the last 7 days, without today.
async fn training(source: Source<'_>, of: Of) -> Result<Found, RequestError> {
    let now = source.now;
    let today = now.today();
    let from = now.instant((today - Days::new(7)).and_time(NaiveTime::MIN));
    let to = now.instant(today.and_time(NaiveTime::MIN));
    let mut sql = sql!(
        source.dialect,
        "select s.id, s.nickname, coalesce(u.username, ''), coalesce(s.cage, '') from subjects_subject s \
         left join misc_labmember u on u.id = s.responsible_user_id where (s.death_date is null or s.death_date > {today}) \
         and exists (select 1 from actions_waterrestriction r where r.subject_id = s.id and r.end_time is null \
         and r.start_time < {from})",
        today,
        from
    );
    of_user(&mut sql, of.clone());
    end(&mut sql, "3, 2");
    let animals = source.fetch(sql).await?;
    let sessions = sql!(
        source.dialect,
        "select a.subject_id, a.start_time from actions_session a where a.start_time >= {from} and a.start_time < {to}",
        from,
        to
    );
    let mut days: HashMap<Uuid, Vec<specimen::chrono::NaiveDate>> = HashMap::new();
    for row in source.fetch(sessions).await?.iter().map(RowView::new) {
        if let (Some(id), Some(at)) = (row.uuid(0), row.date_time(1)) {
            days.entry(id).or_default().push(now.local(at).date());
        }
    }
    let row = |row: RowView<'_>| {
        let mut of = days.get(&row.uuid(0)?).cloned().unwrap_or_default();
        of.sort_unstable();
        of.dedup();
        let count = i64::try_from(of.len()).unwrap_or_default();
        (count < TRAINED).then(|| vec![text(row, 1), text(row, 2), text(row, 3), count.to_string()])
    };
    let rows = animals.iter().map(RowView::new).filter_map(row).collect();
    Ok((vec!["Animal", "User", "Cage", "Days"], rows))
}

/// Animals that are to be genotyped, culled or reduced.
async fn marked(source: Source<'_>, of: Of, name: &str) -> Result<Found, RequestError> {
    let today = source.now.today();
    let mut sql = Sql::new(source.dialect);
    sql.push(
        "select s.nickname, coalesce(u.username, ''), coalesce(s.cage, ''), coalesce(l.nickname, ''), s.birth_date, s.death_date, \
         s.ear_mark from subjects_subject s left join misc_labmember u on u.id = s.responsible_user_id \
         left join subjects_line l on l.id = s.line_id where ",
    );
    match name {
        "reduce" => sql!(&mut sql, "s.reduced_date is null and s.death_date <= {today}", today),
        name => {
            sql.push(if name == "cull" { "s.to_be_culled" } else { "s.to_be_genotyped" });
            sql!(&mut sql, " and (s.death_date is null or s.death_date > {today})", today)
        }
    };
    of_user(&mut sql, of);
    end(&mut sql, "2, 3, 1");
    let rows = source.fetch(sql).await?;
    let died = name == "reduce";
    let row = |row: RowView<'_>| {
        let when = if died { day(row, 5) } else { day(row, 4) };
        vec![text(row, 0), text(row, 1), text(row, 2), text(row, 6), text(row, 3), when]
    };
    let rows = rows.iter().map(RowView::new).map(row).collect();
    Ok((vec!["Animal", "User", "Cage", "Ear mark", "Line", if died { "Died" } else { "Born" }], rows))
}
