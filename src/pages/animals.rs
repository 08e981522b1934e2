//! Animals as the pages show them, with their water control of today.

use super::fetch;
use crate::behaviour::{
    genotype,
    water::{
        self, Control, Inputs, When,
        fetch::{ReadContext, load_now},
        state::State,
    },
};
use specimen::{
    admin::{Html, own::PageCall},
    error::RequestError,
    query::wire::RowView,
    sql,
    store::{Sql, sql::any},
    uuid::Uuid,
};
use std::collections::HashMap;

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

/// The animals that a list has sent to a page, by key; none: it wasn't led there by a list.
pub fn chosen(call: &PageCall<'_>) -> Vec<Uuid> {
    call.asked("ids").split(',').filter_map(|id| id.parse().ok()).take(MAX_ANIMALS).collect()
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
    let state = State::of(percent, least);
    let class = match state {
        State::TooLow => "bad",
        State::Low => "near",
        State::Fine => "fine",
    };
    html.raw("<span").attr("class", class).raw(">").text(state.sign()).raw(" ");
    html.text(format_args!("{percent:.1} %"));
    if !state.word().is_empty() {
        html.raw(" – ").text(state.word());
    }
    html.raw("</span>");
}

/// The alleles of animals with the symbols of their zygosity, as text; of an animal with a line, only alleles of its line.
///
/// # Errors
/// Database errors.
pub async fn genotypes(call: &PageCall<'_>, keys: &[Uuid]) -> Result<HashMap<Uuid, String>, RequestError> {
    let sql = sql!(
        call.site().store.dialect,
        "select z.subject_id, a.nickname, z.zygosity from subjects_zygosity z \
         join subjects_allele a on a.id = z.allele_id join subjects_subject s on s.id = z.subject_id \
         where z.subject_id {keys} and (s.line_id is null or exists (select 1 from subjects_line_alleles l \
         where l.line_id = s.line_id and l.allele_id = z.allele_id)) order by a.nickname, z.id",
        keys = any(keys.iter().copied())
    );
    let mut found: HashMap<Uuid, String> = HashMap::new();
    for row in fetch(call, sql).await?.iter().map(RowView::new) {
        let (Some(id), Some(allele), Some(zygosity)) = (row.uuid(0), row.text(1), row.integer(2)) else { continue };
        let text = found.entry(id).or_default();
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&genotype::symbol(&allele, zygosity));
    }
    Ok(found)
}
