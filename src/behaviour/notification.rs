//! Notices to users about subjects: their recipients and their rows. Created by hooks and by `alyx notify check`;
//! `mail` sends them.

use crate::{
    generated::actions::{notification, notification_rule::entity},
    notices::postman::Outbox,
};
use specimen::{
    chrono::TimeDelta,
    error::RequestError,
    hooks::WriteContext,
    query::render::RowView,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Value},
    sql, typed,
    uuid::Uuid,
    write::{columns, many, save},
};
use std::collections::BTreeSet;

/// The responsible user of a subject is another one.
pub const RESPONSIBLE_USER_CHANGE: &str = "responsible_user_change";
/// A subject weighs too little.
pub const UNDERWEIGHT: &str = "mouse_underweight";
/// A subject on water restriction has to get water.
pub const WATER: &str = "mouse_water";
/// A subject on water restriction was not weighed.
pub const NOT_WEIGHED: &str = "mouse_not_weighed";

/// Kinds whose notices are not repeated within an hour.
const RATE_LIMITED: [&str; 3] = [RESPONSIBLE_USER_CHANGE, UNDERWEIGHT, WATER];
/// Characters that a title may have.
const MAX_TITLE_LENGTH: usize = 255;

/// A notice before it is known who gets it.
pub struct Notice {
    /// Its kind, one of the choices of `notification_type`.
    pub kind: &'static str,
    /// Its title, which is the first line of its text too.
    pub title: String,
    /// The rest of its text.
    pub details: String,
    /// Whom it is about.
    pub about: About,
    /// Recipients, unless their own rule excludes it; empty: the responsible user.
    pub to: Vec<Uuid>,
}

/// The subject of a notice.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Its key.
    pub subject: Uuid,
    /// Its responsible user.
    pub responsible: Option<Uuid>,
    /// Its lab.
    pub lab: Uuid,
}

/// The rule of a user for a kind of notice.
struct Rule {
    user: Uuid,
    scope: String,
}

/// Stores a notice, unless the same one was created within the hour. It is sent after the commit, if mail is
/// configured. Returns its key, or `None`.
///
/// # Errors
/// Database errors.
pub async fn make(context: &WriteContext<'_>, notice: Notice) -> Result<Option<Uuid>, RequestError> {
    let title: String = notice.title.chars().take(MAX_TITLE_LENGTH).collect();
    if RATE_LIMITED.contains(&notice.kind) && is_recent(context, &notice, &title).await? {
        return Ok(None);
    }
    let users = recipients(
        &notice.to,
        notice.about.responsible,
        &rules(context, notice.kind).await?,
        &members(context, notice.about.lab).await?,
    );
    let message = format!("{title}\n\n{}", notice.details);
    let values: [(&str, Value); 4] = [
        ("notification_type", notice.kind.into()),
        ("title", title.into()),
        ("message", message.into()),
        ("subject", notice.about.subject.into()),
    ];
    let resource = &notification::RESOURCE;
    let draft = save::insert_new(context, resource, &values).await?;
    if let Some(relation) = resource.relations.iter().position(|relation| relation.name == "users") {
        let users: Vec<Value> = users.into_iter().map(Value::from).collect();
        many::set_many(context, resource, relation, &columns::key(&draft), &users).await?;
    }
    let Some(id) = typed::uuid(&columns::key(&draft)) else { return Ok(None) };
    if let Some(outbox) = context.site.extensions.get::<Outbox>().cloned() {
        context.after_commit.add(move || outbox.add(id));
    }
    Ok(Some(id))
}

/// Whether the newest notice of the same kind, title and subject is less than an hour old.
async fn is_recent(context: &WriteContext<'_>, notice: &Notice, title: &str) -> Result<bool, RequestError> {
    let newest = sql!(
        context,
        "select coalesce(n.sent_at, n.send_at) from actions_notification n where n.notification_type = {kind} \
         and n.title = {title} and n.subject_id = {subject} and n.status <> 'no-send' order by n.send_at desc limit 1",
        kind = notice.kind,
        title,
        subject = notice.about.subject
    );
    let rows = context.fetch(newest).await?;
    let last = rows.first().and_then(|row| RowView::new(row).date_time(0));
    Ok(last.is_some_and(|at| context.now.now - at < TimeDelta::hours(1)))
}

async fn rules(context: &WriteContext<'_>, kind: &str) -> Result<Vec<Rule>, RequestError> {
    let of_kind = entity::Entity::find().filter(entity::Column::NotificationType.eq(kind));
    let rules = of_kind.all(context.transaction).await?;
    Ok(rules.into_iter().map(|rule| Rule { user: rule.user_id, scope: rule.subjects_scope }).collect())
}

/// Users who are members of a lab since before today.
async fn members(context: &WriteContext<'_>, lab: Uuid) -> Result<BTreeSet<Uuid>, RequestError> {
    let members = sql!(
        context,
        "select m.user_id from misc_labmembership m where m.lab_id = {lab} and m.start_date < {today} \
         and (m.end_date is null or m.end_date >= {today})",
        lab,
        today = context.now.today()
    );
    let rows = context.fetch(members).await?;
    Ok(rows.iter().filter_map(|row| RowView::new(row).uuid(0)).collect())
}

/// The recipients of a notice about a subject: the given users, unless their rule is `none`, and users whose rule
/// matches the subject.
fn recipients(to: &[Uuid], responsible: Option<Uuid>, rules: &[Rule], members: &BTreeSet<Uuid>) -> BTreeSet<Uuid> {
    let mut users: BTreeSet<Uuid> =
        if to.is_empty() { responsible.into_iter().collect() } else { to.iter().copied().collect() };
    for rule in rules {
        let hears = match rule.scope.as_str() {
            "none" => {
                users.remove(&rule.user);
                false
            }
            "all" => true,
            "lab" => members.contains(&rule.user),
            "mine" | "" => responsible == Some(rule.user),
            _ => false,
        };
        if hears {
            users.insert(rule.user);
        }
    }
    users
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Uuid = Uuid::from_u128(1);
    const TWO: Uuid = Uuid::from_u128(2);

    fn who(to: &[Uuid], responsible: Option<Uuid>, rules: &[(Uuid, &str)], members: &[Uuid]) -> Vec<Uuid> {
        let rules: Vec<Rule> =
            rules.iter().map(|(user, scope)| Rule { user: *user, scope: (*scope).to_owned() }).collect();
        recipients(to, responsible, &rules, &members.iter().copied().collect()).into_iter().collect()
    }

    #[test]
    fn without_rules_the_responsible_user_is_told() {
        assert_eq!(who(&[], Some(ONE), &[], &[]), [ONE]);
        assert!(who(&[], None, &[], &[]).is_empty());
    }

    #[test]
    fn who_wants_none_gets_none() {
        assert!(who(&[], Some(ONE), &[(ONE, "none")], &[]).is_empty());
        assert_eq!(who(&[TWO], Some(ONE), &[(ONE, "none")], &[]), [TWO]);
    }

    #[test]
    fn members_of_the_lab_are_told_when_they_asked_to_be() {
        assert_eq!(who(&[], Some(ONE), &[(TWO, "lab")], &[TWO]), [ONE, TWO]);
        assert_eq!(who(&[], Some(ONE), &[(TWO, "lab")], &[]), [ONE]);
    }

    #[test]
    fn who_asked_for_all_is_told_of_every_subject() {
        assert_eq!(who(&[], Some(TWO), &[(ONE, "all")], &[]), [ONE, TWO]);
    }

    #[test]
    fn who_asked_for_their_own_is_told_of_no_other() {
        assert_eq!(who(&[], Some(TWO), &[(ONE, "mine")], &[]), [TWO]);
        assert_eq!(who(&[TWO], Some(ONE), &[(ONE, "")], &[]), [ONE, TWO]);
    }
}
