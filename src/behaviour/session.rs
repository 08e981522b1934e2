//! Sessions: automatic lab and users, filters that lookups can't express, and the protection against deletion.

use super::{
    brain_region::{RecordedIn, atlas_rules},
    parameter::{number, same_sql, truth},
    protection, qc,
};
use crate::generated::{
    App,
    actions::session::{SessionBehaviour, SessionDraft},
    subjects::subject::entity as subject,
};
use specimen::{
    error::RequestError,
    hooks::{HookFuture, RuleContext, WriteContext, typed},
    query::condition::Condition,
    sea_orm::{EntityTrait, QuerySelect, Value, sea_query::ArrayType},
    serde_json::json,
    uuid::Uuid,
};
use std::collections::BTreeSet;

impl SessionBehaviour for App {
    fn datasets_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let worst = asked.parameter("dataset_qc_lte").map_or(Ok(qc::FAIL), qc::code)?;
        let names: BTreeSet<&str> = text.split(',').collect();
        // Fits: a list is never longer than the request.
        let count = i64::try_from(names.len()).unwrap_or(i64::MAX);
        let names = names.into_iter().map(Value::from).collect();
        let found = |any: &str| {
            format!(
                "(select count(distinct d.name) from data_dataset d where d.session_id = t.id and d.name {any} \
                 and d.qc <= $2 and exists (select 1 from data_filerecord f \
                 join data_datarepository r on r.id = f.data_repository_id \
                 where f.dataset_id = d.id and f.\"exists\" = true and r.globus_is_personal = false)) = $3"
            )
        };
        let params = vec![Value::Array(ArrayType::String, Some(Box::new(names))), worst.into(), count.into()];
        Ok(Condition::sql(found("= any($1)"), found("in (select value from json_each($1))"), params))
    }

    fn dataset_qc_lte_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let worst = qc::code(text)?;
        // Together with `datasets`, even an empty one, it is only the limit for those.
        if asked.has("datasets") {
            return Ok(Condition::True);
        }
        Ok(Condition::lookup("data_dataset_session_related__qc__lte", worst))
    }

    fn performance_gte_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        performance(">=", text)
    }

    fn performance_lte_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        performance("<=", text)
    }

    atlas_rules!(RecordedIn::Sessions);

    fn histology_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let has = Condition::lookup("subject__actions_sessions__procedures__name", "Histology");
        Ok(if truth(text) { has } else { Condition::not(has) })
    }

    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut SessionDraft) -> HookFuture<'a> {
        Box::pin(async move {
            if draft.row.lab_id.is_none() {
                let subject = subject::Entity::find_by_id(draft.row.subject_id);
                let lab = subject.select_only().column(subject::Column::LabId).into_tuple::<Uuid>();
                draft.row.lab_id = lab.one(context.transaction).await?;
            }
            if draft.old.is_none() && draft.sent.users.as_ref().is_none_or(Vec::is_empty) {
                draft.sent.users = context.caller.and_then(|caller| typed::uuid(&caller.id)).map(|id| vec![id]);
            }
            Ok(())
        })
    }

    fn before_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut SessionDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let id = draft.row.id;
            let datasets = protection::datasets_of_session(context, id).await?;
            if datasets.is_empty() {
                return Ok(());
            }
            let names = protection::listed(&datasets);
            let detail = format!("Failed to delete session {id} due to protected dataset(s) {names}");
            Err(RequestError::Body(403, json!({"status_code": 403, "detail": detail})))
        })
    }
}

/// Compares the whole percent of correct trials; sessions without trials have none.
fn performance(comparison: &str, text: &str) -> Result<Condition, String> {
    let percent = "100 * cast(t.n_correct_trials as bigint) / nullif(t.n_trials, 0)";
    Ok(same_sql(format!("{percent} {comparison} $1"), vec![number(text)?.into()]))
}
