//! Subjects: automatic names, effects of changes, age and genotype, and filters that lookups can't express.

use super::{
    autoname, genotype, history,
    notification::{self, About, Notice},
    parameter::truth,
    water,
};
use crate::generated::{
    App,
    actions::cull::entity as cull,
    subjects::{
        line::entity as line,
        subject::{
            GenotypesRow, GenotypesValues, SubjectBehaviour, SubjectDraft, WaterRow, WaterValues, WeightRow,
            WeightValues, entity,
        },
    },
};
use specimen::{
    chrono::NaiveDate,
    error::RequestError,
    hooks::{BoxFuture, HookFuture, Keys, RuleContext, WriteContext},
    query::{
        condition::Condition,
        render::{PageRows, RowView},
    },
    request_time::RequestTime,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect},
    sql,
    store::{Sql, sql::any},
    uuid::Uuid,
};
use std::collections::HashMap;

/// Characters that a nickname may have.
const NICKNAME: usize = 64;

impl SubjectBehaviour for App {
    fn age_weeks(now: &RequestTime, birth_date: Option<NaiveDate>, death_date: Option<NaiveDate>) -> Option<i64> {
        Some(age_weeks(now.today(), birth_date, death_date))
    }

    fn alive(now: &RequestTime, death_date: Option<NaiveDate>) -> Option<bool> {
        Some(is_alive(now.today(), death_date))
    }

    fn genotypes_rows(_: &RequestTime, keys: &Keys<'_>, sql: &mut Sql) {
        sql!(
            sql,
            "select z.subject_id, a.nickname, z.zygosity from subjects_zygosity z \
             join subjects_allele a on a.id = z.allele_id join subjects_subject s on s.id = z.subject_id \
             where z.subject_id {keys} and (s.line_id is null or exists (select 1 from subjects_line_alleles l \
             where l.line_id = s.line_id and l.allele_id = z.allele_id)) order by a.nickname, z.id",
            keys
        );
    }

    fn genotypes(_: GenotypesRow, rows: &[RowView<'_>]) -> GenotypesValues {
        let symbol = |row: &RowView<'_>| Some(genotype::symbol(row.str(1)?, row.integer(2)?));
        GenotypesValues { symbols: rows.iter().filter_map(symbol).collect() }
    }

    fn weight<'a>(
        page: &'a PageRows<'a>,
        rows: Vec<WeightRow>,
    ) -> BoxFuture<'a, Result<Vec<WeightValues>, RequestError>> {
        Box::pin(async move {
            let of = |row: WeightRow| WaterRow {
                id: row.id,
                sex: row.sex,
                birth_date: row.birth_date,
                lab_timezone: row.lab_timezone,
                lab_reference_weight_pct: row.lab_reference_weight_pct,
                lab_zscore_weight_pct: row.lab_zscore_weight_pct,
            };
            let subjects: Vec<water::Subject> = rows.into_iter().map(of).map(measured).collect();
            let inputs = water::fetch::load_weights(water::fetch::ReadContext::of(page), &subjects).await?;
            let text = |inputs: &water::Inputs| WeightValues {
                percentage: water::state::text(&water::Control::new(inputs, page.now), water::When::Now),
            };
            Ok(inputs.iter().map(text).collect())
        })
    }

    fn water<'a>(page: &'a PageRows<'a>, rows: Vec<WaterRow>) -> BoxFuture<'a, Result<Vec<WaterValues>, RequestError>> {
        Box::pin(async move {
            let subjects: Vec<water::Subject> = rows.into_iter().map(measured).collect();
            let inputs = water::fetch::load(page, &subjects).await?;
            let of = |inputs: &water::Inputs| {
                let now = water::Control::new(inputs, page.now).figures_now();
                WaterValues {
                    reference_weight: Some(now.reference_weight),
                    last_water_restriction: now.last_water_restriction,
                    expected_water: Some(now.expected_water),
                    remaining_water: Some(now.remaining_water),
                }
            };
            Ok(inputs.iter().map(of).collect())
        })
    }

    fn alive_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let alive = living(asked.now.today());
        Ok(if truth(text) { alive } else { Condition::lookup("death_date__lte", asked.now.today()) })
    }

    fn stock_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let stock = Condition::lookup("responsible_user__is_stock_manager", true);
        Ok(if truth(text) { stock } else { Condition::not(stock) })
    }

    fn water_restricted_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let open = Condition::related("actions_waterrestrictions", Condition::lookup("end_time__isnull", true));
        let open = if truth(text) { open } else { Condition::not(open) };
        Ok(Condition::all([open, living(asked.now.today())]))
    }

    fn breeder_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let in_pair = |role| {
            let started = Condition::lookup("start_date__isnull", false);
            Condition::related(role, Condition::all([started, Condition::lookup("end_date__isnull", true)]))
        };
        let breeder = Condition::any(["litter_father", "mother1", "mother2"].map(in_pair));
        Ok(if truth(text) { breeder } else { Condition::not(breeder) })
    }

    fn all_positive_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(no_allele(text, Condition::lookup("zygosity", 0)))
    }

    fn all_negative_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(no_allele(text, Condition::not(Condition::lookup("zygosity", 0))))
    }

    fn all_het_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(no_allele(text, Condition::not(Condition::lookup("zygosity", 1))))
    }

    fn all_homo_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(no_allele(text, Condition::not(Condition::lookup("zygosity", 2))))
    }

    fn affected_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let unaffected = Condition::lookup("adverse_effects__exact", "");
        Ok(if truth(text) { Condition::not(unaffected) } else { unaffected })
    }

    fn on_restriction_rule(_: &RuleContext<'_>, _: &str) -> Result<Condition, String> {
        Ok(Condition::related("actions_waterrestrictions", Condition::lookup("end_time__isnull", true)))
    }

    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut SubjectDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let given = |field: &str| draft.given.contains(&field);
            if !given("reduced_date") && !given("to_be_culled") {
                return Ok(());
            }
            let cull = cull::Entity::find().filter(cull::Column::SubjectId.eq(draft.row.id));
            let culled = cull.one(context.transaction).await?.map(|cull| cull.date);
            if given("reduced_date")
                && let Some(reduced) = draft.row.reduced_date
            {
                if draft.row.birth_date.is_some_and(|birth| reduced < birth) {
                    return Err(RequestError::field("reduced_date", "Reduced date must be after birth date."));
                }
                if culled.is_some_and(|cull| reduced < cull) {
                    return Err(RequestError::field("reduced_date", "Reduced date must be after cull date."));
                }
            }
            if culled.is_some() {
                draft.row.to_be_culled = false;
            }
            Ok(())
        })
    }

    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut SubjectDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let asked_for = draft.row.nickname.clone();
            if let Some(line) = draft.row.line_id {
                name(context, &mut draft.row, line).await?;
                if draft.row.strain_id.is_none() {
                    let line = line::Entity::find_by_id(line).one(context.transaction).await?;
                    draft.row.strain_id = line.and_then(|line| line.strain_id);
                }
            }
            if let Some(day) = draft.row.death_date {
                let moved = sql!(
                    context,
                    "update actions_cull set date = {day} where subject_id = {subject} and date <> {day}",
                    day,
                    subject = draft.row.id
                );
                context.execute(moved).await?;
            }
            request(context, draft).await?;
            let genotyped = draft.old.as_ref().is_some_and(|old| old.genotype_date != draft.row.genotype_date);
            if genotyped && draft.row.genotype_date.is_some() && !draft.given.contains(&"to_be_genotyped") {
                draft.row.to_be_genotyped = false;
            }
            let changes = changes(&draft.row, draft.old.as_ref(), &asked_for);
            history::append(&mut draft.row.json, &changes, context.now.local(context.now.now));
            Ok(())
        })
    }

    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut SubjectDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let Some(old) = &draft.old else { return Ok(()) };
            let (before, after) = (old.responsible_user_id, draft.row.responsible_user_id);
            if before == after {
                return Ok(());
            }
            let names = usernames(context, [before, after]).await?;
            let name = |user: Option<Uuid>| user.and_then(|id| names.get(&id)).map_or("nobody", String::as_str);
            let title =
                format!("Responsible user of {} changed from {} to {}", draft.row.nickname, name(before), name(after));
            let about = About { subject: draft.row.id, responsible: after, lab: draft.row.lab_id };
            let to = [before, after].into_iter().flatten().collect();
            let kind = notification::RESPONSIBLE_USER_CHANGE;
            notification::make(context, Notice { kind, title, details: String::new(), about, to }).await?;
            Ok(())
        })
    }
}

/// A row as water control sees it.
fn measured(row: WaterRow) -> water::Subject {
    water::Subject {
        // Never null: it is the key.
        id: row.id.unwrap_or_default(),
        sex: row.sex.unwrap_or_default(),
        birth_date: row.birth_date,
        timezone: row.lab_timezone.unwrap_or_default(),
        reference_weight_pct: row.lab_reference_weight_pct.unwrap_or_default(),
        zscore_weight_pct: row.lab_zscore_weight_pct.unwrap_or_default(),
    }
}

/// Subjects with alleles of which none is so, or all other subjects.
fn no_allele(text: &str, is: Condition) -> Condition {
    let some = Condition::related("zygosity", Condition::all([]));
    let found = Condition::all([some, Condition::not(Condition::related("zygosity", is))]);
    if truth(text) { found } else { Condition::not(found) }
}

/// Whole weeks from birth to death (which may lie ahead) or today; 0 without a birth date.
fn age_weeks(today: NaiveDate, birth: Option<NaiveDate>, death: Option<NaiveDate>) -> i64 {
    birth.map_or(0, |birth| (death.unwrap_or(today) - birth).num_days().div_euclid(7))
}

fn is_alive(today: NaiveDate, death: Option<NaiveDate>) -> bool {
    death.is_none_or(|death| death > today)
}

fn living(today: NaiveDate) -> Condition {
    Condition::any([Condition::lookup("death_date__isnull", true), Condition::lookup("death_date__gt", today)])
}

/// Gives a subject without a name the next one of its line.
async fn name(context: &WriteContext<'_>, row: &mut entity::Model, line: Uuid) -> Result<(), RequestError> {
    if row.nickname != autoname::UNNAMED {
        return Ok(());
    }
    let Some(name) = autoname::next_subject(context, line).await? else { return Ok(()) };
    if !autoname::is_nickname(&name) {
        return Err(RequestError::field(
            "nickname",
            format!("The line's nickname can't begin a subject's name: \"{name}\"."),
        ));
    }
    if name.chars().count() > NICKNAME {
        return Err(RequestError::field(
            "nickname",
            format!("Ensure this field has no more than {NICKNAME} characters."),
        ));
    }
    row.nickname = name;
    Ok(())
}

/// If the responsible user changes, links the subject to an open request of the new user for its line.
async fn request(context: &WriteContext<'_>, draft: &mut SubjectDraft) -> Result<(), RequestError> {
    let row = &draft.row;
    let is_handed_on = draft.old.as_ref().is_some_and(|old| old.responsible_user_id != row.responsible_user_id);
    let (true, None, Some(line), Some(user)) = (is_handed_on, row.request_id, row.line_id, row.responsible_user_id)
    else {
        return Ok(());
    };
    let newest = sql!(
        context,
        "select r.id from subjects_subjectrequest r where r.user_id = {user} and r.line_id = {line} \
         order by r.date_time desc nulls first, r.id limit 1",
        user,
        line
    );
    draft.row.request_id = context.fetch(newest).await?.first().and_then(|row| RowView::new(row).uuid(0));
    Ok(())
}

/// Former values of the fields that have a history. A new subject has only a name that it might have had.
fn changes(row: &entity::Model, old: Option<&entity::Model>, asked_for: &str) -> Vec<(&'static str, String)> {
    let mut changes = Vec::new();
    let former = old.map_or(asked_for, |old| old.nickname.as_str());
    if former != row.nickname {
        changes.push(("nickname", former.to_owned()));
    }
    if let Some(old) = old {
        if old.responsible_user_id != row.responsible_user_id {
            changes.push(("responsible_user", history::text(old.responsible_user_id)));
        }
        if old.cage != row.cage {
            changes.push(("cage", history::text(old.cage.as_ref())));
        }
    }
    changes
}

/// The name of a subject; `None` if there is no such subject.
///
/// # Errors
/// Database errors.
pub async fn nickname(context: &WriteContext<'_>, subject: Uuid) -> Result<Option<String>, RequestError> {
    let name = entity::Entity::find_by_id(subject).select_only().column(entity::Column::Nickname);
    Ok(name.into_tuple().one(context.transaction).await?)
}

async fn usernames(
    context: &WriteContext<'_>,
    users: [Option<Uuid>; 2],
) -> Result<HashMap<Uuid, String>, RequestError> {
    let users = any(users.into_iter().flatten());
    let rows =
        context.fetch(sql!(context, "select u.id, u.username from misc_labmember u where u.id {users}", users)).await?;
    Ok(rows.iter().map(RowView::new).filter_map(|row| Some((row.uuid(0)?, row.text(1)?))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("is a day")
    }

    #[test]
    fn age_is_whole_weeks_until_death_or_today() {
        let today = day("2026-11-22");
        for (birth, death, weeks, alive) in [
            (Some("2026-01-01"), Some("2026-01-14"), 1, false),
            (Some("2026-01-01"), Some("2026-01-15"), 2, false),
            (Some("2026-11-02"), None, 2, true),
            (Some("2026-11-25"), None, -1, true),
            (None, None, 0, true),
            (None, Some("2026-01-01"), 0, false),
            (Some("2024-01-01"), Some("2023-01-01"), -53, false),
            (Some("2026-01-01"), Some("2026-11-22"), 46, false),
            (Some("2026-01-01"), Some("2026-11-23"), 46, true),
        ] {
            let (birth, death) = (birth.map(day), death.map(day));
            assert_eq!(age_weeks(today, birth, death), weeks, "{birth:?} {death:?}");
            assert_eq!(is_alive(today, death), alive, "{death:?}");
        }
    }
}
