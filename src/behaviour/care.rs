//! Notices about animals on water restriction: after each weighing, and by a scheduled command (`alyx notify check`).

use super::{
    notification::{self, About, Notice},
    water::{
        self, Control,
        alarm::{self, Animal},
        fetch::{self, ReadContext},
    },
};
use specimen::{
    chrono::{DateTime, Utc},
    error::RequestError,
    hooks::WriteContext,
    query::render::RowView,
    request_time::RequestTime,
    sql,
    store::{Executor, Sql, sql::any},
    uuid::Uuid,
};
use std::collections::HashMap;

/// An animal, with the users to notify.
struct RestrictedAnimal {
    animal: Animal,
    about: About,
    measured: water::Subject,
}

/// Creates a notice if an animal that was weighed is underweight. Its latest weighing counts, which may be another one.
/// `before`: a statement that is run before, whose result nobody needs.
///
/// # Errors
/// Database errors.
pub async fn after_weighing(
    context: &WriteContext<'_>,
    subject: Uuid,
    before: Option<Sql>,
) -> Result<(), RequestError> {
    let dialect = context.site.store.dialect;
    let select = sql!(restricted_animals(context), " where s.id = {subject}", subject);
    let select = fetch::with_records(select, subject, context.now);
    let rows = match before {
        Some(before) => context.fetch_after(before, select).await?,
        None => context.fetch(select).await?,
    };
    let Some(animal) = rows.first().map(RowView::new).and_then(animal) else { return Ok(()) };
    let on = Executor::from(context.transaction);
    let source = ReadContext { on: &on, dialect, now: context.now };
    let inputs = fetch::to_compare(source, &animal.measured, &rows, ANIMAL).await?;
    let smallest = alarm::smallest_share(context.site.settings.named.get("min_weight_share").map(String::as_str));
    let control = Control::new(&inputs, context.now);
    if let Some(title) = alarm::underweight(&control, &animal.animal.nickname, smallest) {
        create_notice(context, &animal, notification::UNDERWEIGHT, title, String::new()).await?;
    }
    Ok(())
}

/// Creates notices about living animals on restriction that need water or were not weighed today. Returns the notices.
///
/// # Errors
/// Database errors.
pub async fn check_animals(context: &WriteContext<'_>) -> Result<Vec<Uuid>, RequestError> {
    let sql = sql!(
        restricted_animals(context),
        " where s.death_date is null and exists (select 1 from actions_waterrestriction r \
         where r.subject_id = s.id and r.end_time is null and r.start_time is not null) \
         order by u.username, s.nickname, s.id"
    );
    let restricted_animals: Vec<RestrictedAnimal> =
        context.fetch(sql).await?.iter().map(RowView::new).filter_map(animal).collect();
    let measured: Vec<water::Subject> = restricted_animals.iter().map(|animal| animal.measured.clone()).collect();
    let on = Executor::from(context.transaction);
    let inputs = fetch::load_now(source(context, &on), &measured).await?;
    let last = last_water(context, &measured).await?;
    let mut made = Vec::new();
    for (animal, inputs) in restricted_animals.iter().zip(&inputs) {
        let control = Control::new(inputs, context.now);
        let lab =
            RequestTime { now: context.now.now, zone: water::lab_zone(&animal.measured.timezone, context.now.zone) };
        let last = last.get(&animal.measured.id).copied();
        if let Some((title, details)) = alarm::water_missing(&control, &animal.animal, last, context.now, &lab) {
            made.extend(create_notice(context, animal, notification::WATER, title, details).await?);
        }
        if let Some(title) = alarm::not_weighed(&control, &animal.animal.nickname) {
            made.extend(create_notice(context, animal, notification::NOT_WEIGHED, title, String::new()).await?);
        }
    }
    Ok(made)
}

async fn create_notice(
    context: &WriteContext<'_>,
    animal: &RestrictedAnimal,
    kind: &'static str,
    title: String,
    details: String,
) -> Result<Option<Uuid>, RequestError> {
    notification::make(context, Notice { kind, title, details, about: animal.about, to: Vec::new() }).await
}

fn source<'a>(context: &'a WriteContext<'_>, on: &'a Executor<'a>) -> ReadContext<'a> {
    ReadContext { on, dialect: context.site.store.dialect, now: context.now }
}

/// Columns that `animal` reads.
const ANIMAL: usize = 10;

/// Begins a statement for animals as `animal` reads them.
fn restricted_animals(context: &WriteContext<'_>) -> Sql {
    sql!(
        context,
        "select s.id, s.nickname, s.responsible_user_id, u.username, s.lab_id, s.sex, s.birth_date, l.timezone, \
         l.reference_weight_pct, l.zscore_weight_pct from subjects_subject s \
         join misc_lab l on l.id = s.lab_id left join misc_labmember u on u.id = s.responsible_user_id"
    )
}

fn animal(row: RowView<'_>) -> Option<RestrictedAnimal> {
    let (id, lab) = (row.uuid(0)?, row.uuid(4)?);
    Some(RestrictedAnimal {
        animal: Animal { nickname: row.text(1).unwrap_or_default(), user: row.text(3).unwrap_or_default() },
        about: About { subject: id, responsible: row.uuid(2), lab },
        measured: water::Subject {
            id,
            sex: row.text(5).unwrap_or_default(),
            birth_date: row.date(6),
            timezone: row.text(7).unwrap_or_default(),
            reference_weight_pct: row.number(8).unwrap_or_default(),
            zscore_weight_pct: row.number(9).unwrap_or_default(),
        },
    })
}

/// When each animal was last given water, and mL. Water of unknown volume counts as none.
async fn last_water(
    context: &WriteContext<'_>,
    subjects: &[water::Subject],
) -> Result<HashMap<Uuid, (DateTime<Utc>, f64)>, RequestError> {
    let sql = sql!(
        context,
        "select a.subject_id, a.date_time, a.water_administered from actions_wateradministration a \
         where a.water_administered is not null and a.date_time = (select max(b.date_time) \
         from actions_wateradministration b where b.subject_id = a.subject_id \
         and b.water_administered is not null and b.date_time <= {now}) and a.subject_id {subjects}",
        now = context.now.now,
        subjects = any(subjects.iter().map(|subject| subject.id))
    );
    let rows = context.fetch(sql).await?;
    let rows = rows.iter().map(RowView::new);
    Ok(rows.filter_map(|row| Some((row.uuid(0)?, (row.date_time(1)?, row.number(2)?)))).collect())
}
