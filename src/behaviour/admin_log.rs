//! The log of the admin pages. Weighings and water administrations that are entered over REST are recorded there too,
//! so that it is complete.

use specimen::{
    hooks::{WriteContext, typed},
    sql,
    store::Sql,
    uuid::Uuid,
};

/// How the log codes an addition.
const ADDITION: i16 = 1;

/// The statement that records that the caller added a record of a kind (`app`, `model`) to a subject, whose name follows
/// the description (a concurrent request may have deleted it); `None` without a caller. The log keeps 200 characters of a description.
pub fn added(
    context: &WriteContext<'_>,
    (app, model): (&str, &str),
    id: Uuid,
    description: &str,
    subject: Uuid,
) -> Option<Sql> {
    let user = context.caller.and_then(|caller| typed::uuid(&caller.id))?;
    Some(sql!(
        context,
        "insert into django_admin_log \
         (action_time, user_id, content_type_id, object_id, object_repr, action_flag, change_message) \
         values ({now}, {user}, \
         (select k.id from django_content_type k where k.app_label = {app} and k.model = {model} limit 1), {id}, \
         substr({description} || coalesce((select n.nickname from subjects_subject n where n.id = {subject}), ''), 1, 200), \
         {flag}, {message})",
        now = context.now.now,
        user,
        app,
        model,
        id = id.to_string(),
        description,
        subject,
        flag = ADDITION,
        message = r#"[{"added": {}}]"#
    ))
}
