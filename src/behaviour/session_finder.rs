//! Finds the session of a subject by day and number. As a side effect the user is added to it, and the base session of
//! the day becomes its parent. Used where files are registered without naming the session itself.

use crate::generated::actions::session;
use specimen::{
    chrono::{Days, NaiveDate, NaiveTime},
    error::RequestError,
    hooks::WriteContext,
    query::render::RowView,
    sea_orm::Value,
    sql,
    store::sql::any,
    uuid::Uuid,
    write::save,
};

/// A session and the base session of its day, which may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundSession {
    /// The day's session without a parent.
    pub base: Uuid,
    /// The session that was meant.
    pub session: Uuid,
    /// Whether it has a parent.
    pub has_parent: bool,
}

/// Which session is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingSession {
    /// One without a parent on that day.
    Base,
    /// One of that number on that day.
    Numbered,
}

impl MissingSession {
    /// What is said of it.
    pub fn text(self, subject: &str, day: NaiveDate, number: Option<i32>) -> String {
        match (self, number) {
            (MissingSession::Base, _) => format!("A base session for {subject} on {day} does not exist"),
            (MissingSession::Numbered, Some(number)) => {
                format!("A session for {subject}/{number} on {day} does not exist")
            }
            (MissingSession::Numbered, None) => format!("A session for {subject}/None on {day} does not exist"),
        }
    }
}

/// One of a day's sessions.
struct Candidate {
    id: Uuid,
    number: Option<i64>,
    has_parent: bool,
}

/// Finds the session; of several that fit, the one of the lowest id.
///
/// # Errors
/// Database errors.
pub async fn find(
    context: &WriteContext<'_>,
    subject: Uuid,
    day: NaiveDate,
    number: Option<i32>,
) -> Result<Result<FoundSession, MissingSession>, RequestError> {
    let start = context.now.instant(day.and_time(NaiveTime::MIN));
    let end = context.now.instant((day + Days::new(1)).and_time(NaiveTime::MIN));
    let of_day = sql!(
        context,
        "select id, number, parent_session_id from actions_session \
         where subject_id = {subject} and start_time >= {start} and start_time < {end} order by id",
        subject,
        start,
        end
    );
    let rows = context.fetch(of_day).await?;
    let sessions: Vec<Candidate> = rows
        .iter()
        .map(RowView::new)
        .filter_map(|row| {
            Some(Candidate { id: row.uuid(0)?, number: row.integer(1), has_parent: row.uuid(2).is_some() })
        })
        .collect();
    Ok(pick(&sessions, number))
}

fn pick(sessions: &[Candidate], number: Option<i32>) -> Result<FoundSession, MissingSession> {
    let base = sessions.iter().find(|session| !session.has_parent).ok_or(MissingSession::Base)?;
    let number = number.map(i64::from);
    let session = sessions.iter().find(|session| session.number == number).ok_or(MissingSession::Numbered)?;
    Ok(FoundSession { base: base.id, session: session.id, has_parent: session.has_parent })
}

/// Makes a user one of both sessions' users and puts the session under the base session.
///
/// # Errors
/// Database errors.
pub async fn join(context: &WriteContext<'_>, found: FoundSession, user: Option<Uuid>) -> Result<(), RequestError> {
    let joined = add_user(context, [found.base, found.session], user).await?;
    if found.base != found.session && joined.contains(&found.base) {
        store(context, found.base, None).await?;
    }
    let parent = (!found.has_parent && found.base != found.session).then_some(found.base);
    if joined.contains(&found.session) || parent.is_some() {
        store(context, found.session, parent).await?;
    }
    Ok(())
}

/// Of some sessions, those of whose users the user was none yet, and is now.
async fn add_user(
    context: &WriteContext<'_>,
    sessions: [Uuid; 2],
    user: Option<Uuid>,
) -> Result<Vec<Uuid>, RequestError> {
    let Some(user) = user else { return Ok(Vec::new()) };
    let added = sql!(
        context,
        "insert into actions_session_users (session_id, labmember_id) \
         select s.id, {user} from actions_session s where s.id {sessions} on conflict do nothing returning session_id",
        user,
        sessions = any(sessions)
    );
    let rows = context.fetch(added).await?;
    Ok(rows.iter().filter_map(|row| RowView::new(row).uuid(0)).collect())
}

/// Saves a session, under a parent if one is given.
async fn store(context: &WriteContext<'_>, id: Uuid, parent: Option<Uuid>) -> Result<(), RequestError> {
    let resource = &session::RESOURCE;
    let Some(mut draft) = save::load(context, resource, &Value::from(id)).await? else { return Ok(()) };
    if let (Some(parent), Some(column)) = (parent, resource.column("parent_session")) {
        draft.row[column] = parent.into();
    }
    save::save(context, &mut draft).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(id: u128, number: Option<i64>, has_parent: bool) -> Candidate {
        Candidate { id: Uuid::from_u128(id), number, has_parent }
    }

    #[test]
    fn the_numbered_session_and_the_first_without_a_parent_are_found() {
        let day = [session(1, Some(2), true), session(2, Some(1), false), session(3, None, false)];
        let wanted = FoundSession { base: Uuid::from_u128(2), session: Uuid::from_u128(1), has_parent: true };
        assert_eq!(pick(&day, Some(2)), Ok(wanted));
    }

    #[test]
    fn no_number_means_a_session_without_one() {
        let day = [session(2, Some(1), false), session(3, None, false)];
        assert_eq!(pick(&day, None).map(|found| found.session), Ok(Uuid::from_u128(3)));
    }

    #[test]
    fn what_is_missing_is_told() {
        let day = NaiveDate::from_ymd_opt(2021, 3, 5).expect("is a day");
        let missing = pick(&[session(1, Some(2), true)], Some(2));
        assert_eq!(missing, Err(MissingSession::Base));
        assert_eq!(MissingSession::Base.text("MN", day, Some(2)), "A base session for MN on 2021-03-05 does not exist");
        let missing = pick(&[session(1, Some(2), false)], Some(9));
        assert_eq!(missing, Err(MissingSession::Numbered));
        assert_eq!(
            MissingSession::Numbered.text("MN", day, Some(9)),
            "A session for MN/9 on 2021-03-05 does not exist"
        );
    }
}
