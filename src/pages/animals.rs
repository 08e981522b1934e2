//! Animals as the pages show them, with their water control of today.

use super::fetch;
use crate::behaviour::water::{
    self, Control, Inputs, When,
    fetch::{ReadContext, load_now},
};
use specimen::{
    admin::{Html, own::PageCall},
    error::RequestError,
    query::wire::RowView,
    sql,
    store::Sql,
    uuid::Uuid,
};

/// Animals that a page shows at most.
pub const MAX_ANIMALS: usize = 300;

/// An animal, and all that its water control is computed from.
pub struct Animal {
    /// Its key.
    pub id: Uuid,
    /// What it is called.
    pub nickname: String,
    /// Its cage; empty without one.
    pub cage: String,
    /// Name of its responsible user; empty without one.
    pub user: String,
    /// Weighings, water, restrictions.
    pub inputs: Inputs,
}

impl Animal {
    /// Its water control at the time of a request.
    pub fn control(&self, call: &PageCall<'_>) -> Control<'_> {
        Control::new(&self.inputs, call.now())
    }
}

/// Which animals are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Those of the caller, and of whoever lets the caller care for theirs.
    Mine,
    /// All that the caller may see.
    All,
}

impl Whose {
    /// As the address says it; mine, if nothing is said.
    pub fn asked(call: &PageCall<'_>) -> Whose {
        if call.asked("whose") == "all" { Whose::All } else { Whose::Mine }
    }

    /// Links between the two.
    pub fn tabs(self, html: &mut Html, address: &str) {
        html.raw("<nav class=tabs aria-label=\"Whose animals\">");
        for (whose, name, text) in [(Whose::Mine, "mine", "My animals"), (Whose::All, "all", "All animals")] {
            html.raw("<a").attr("href", format_args!("{address}?whose={name}"));
            html.raw(if whose == self { " aria-current=page>" } else { ">" }).text(text).raw("</a>");
        }
        html.raw("</nav>");
    }
}

/// Keeps the animals that are meant: `s` is the subject.
pub fn keep(call: &PageCall<'_>, whose: Whose, sql: &mut Sql) {
    if whose == Whose::Mine {
        let user = call.caller().id.clone();
        sql!(
            sql,
            " and (s.responsible_user_id = {user} or exists (select 1 from misc_labmember_allowed_users a \
             where a.from_labmember_id = s.responsible_user_id and a.to_labmember_id = {user}))",
            user
        );
    }
}

/// Living animals with a water restriction in force, by cage and nickname.
///
/// # Errors
/// Database errors.
pub async fn on_restriction(call: &PageCall<'_>, whose: Whose) -> Result<Vec<Animal>, RequestError> {
    let mut sql = living(call);
    let now = call.now().now;
    sql!(
        &mut sql,
        " and exists (select 1 from actions_waterrestriction r where r.subject_id = s.id and r.end_time is null \
         and r.start_time <= {now})",
        now
    );
    keep(call, whose, &mut sql);
    animals(call, sql).await
}

/// The statement of living animals, with a condition to add to.
fn living(call: &PageCall<'_>) -> Sql {
    let today = call.now().today();
    sql!(
        call.site().store.dialect,
        "select s.id, s.nickname, coalesce(s.cage, ''), coalesce(u.username, ''), s.sex, s.birth_date, l.timezone, \
         l.reference_weight_pct, l.zscore_weight_pct from subjects_subject s join misc_lab l on l.id = s.lab_id \
         left join misc_labmember u on u.id = s.responsible_user_id where (s.death_date is null or s.death_date > {today})",
        today
    )
}

/// Animals by key, in no order.
///
/// # Errors
/// Database errors.
async fn animals(call: &PageCall<'_>, mut sql: Sql) -> Result<Vec<Animal>, RequestError> {
    sql.push(&format!(" order by 3, 2 limit {MAX_ANIMALS}"));
    let rows = fetch(call, sql).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows.iter().map(RowView::new) {
        let Some(id) = row.uuid(0) else { continue };
        let text = |at| row.text(at).unwrap_or_default();
        let subject = water::Subject {
            id,
            sex: text(4),
            birth_date: row.date(5),
            timezone: text(6),
            reference_weight_pct: row.number(7).unwrap_or_default(),
            zscore_weight_pct: row.number(8).unwrap_or_default(),
        };
        found.push((id, text(1), text(2), text(3), subject));
    }
    let (on, view) = (call.on(), call.view()?);
    let on = on.seeing(&view);
    let context = ReadContext { on: &on, dialect: call.site().store.dialect, now: call.now() };
    let subjects: Vec<water::Subject> = found.iter().map(|(.., subject)| subject.clone()).collect();
    let inputs = load_now(context, &subjects).await?;
    let animals = found.into_iter().zip(inputs);
    Ok(animals.map(|((id, nickname, cage, user, _), inputs)| Animal { id, nickname, cage, user, inputs }).collect())
}

/// The weight in percent of the expected one, with a word for how it is: not by colour alone.
pub fn percentage(html: &mut Html, call: &PageCall<'_>, control: &Control<'_>) {
    let percent = control.percentage_weight(When::Now);
    if percent <= 0.0 {
        html.raw("<span class=none>–</span>");
        return;
    }
    let smallest = water::alarm::smallest_share(call.site().settings.named.get("min_weight_share").map(String::as_str));
    let least = control.min_percentage(smallest);
    let (class, sign, word) = match percent {
        _ if percent < least => ("bad", "▼", "too low"),
        _ if percent < least + 2.0 => ("near", "▲", "low"),
        _ => ("fine", "✓", ""),
    };
    html.raw("<span").attr("class", class).raw(">").text(sign).raw(" ");
    html.text(format_args!("{percent:.1} %"));
    if !word.is_empty() {
        html.raw(" – ").text(word);
    }
    html.raw("</span>");
}
