//! Insertions of probes: the datasets that they are linked to and those that they show, the regions that they
//! are in, and the chronic insertion that they must agree with.

use super::{
    brain_region::{RecordedIn, atlas_rules},
    dataset::{addresses, on_server},
    linked_datasets::{self, INSERTIONS},
    qc,
};
use crate::generated::{
    App,
    experiments::{
        chronic_insertion,
        probe_insertion::{InsideRow, InsideValues, ProbeInsertionBehaviour, ProbeInsertionDraft},
    },
};
use specimen::{
    error::RequestError,
    hooks::{BoxFuture, HookFuture, RuleContext, WriteContext},
    query::{
        condition::Condition,
        render::{PageRows, RowView},
    },
    sea_orm::EntityTrait,
    serde_json::{Value as Json, json},
    sql,
    store::sql::{any, verbatim},
    uuid::Uuid,
};
use std::collections::HashMap;

impl ProbeInsertionBehaviour for App {
    fn inside<'a>(
        page: &'a PageRows<'a>,
        rows: Vec<InsideRow>,
    ) -> BoxFuture<'a, Result<Vec<InsideValues>, RequestError>> {
        Box::pin(async move {
            let contains = linked_datasets::collection_contains(page.dialect, "i.name");
            let sql = sql!(
                page,
                "select i.id, d.id, d.name, y.name, d.file_size, d.hash, d.version, d.collection, d.qc \
                 from experiments_probeinsertion i join data_dataset d on d.session_id = i.session_id and {contains} \
                 join data_datasettype y on y.id = d.dataset_type_id where {on_server} and i.id {insertions} \
                 order by d.collection, d.name, d.id",
                contains = verbatim(&contains),
                on_server = verbatim(&on_server("d", true)),
                insertions = any(rows.iter().filter_map(|row| row.id))
            );
            let found = page.fetch(sql).await?;
            let found: Vec<RowView<'_>> = found.iter().map(RowView::new).collect();
            let urls = addresses(page, found.iter().filter_map(|row| row.uuid(1)).collect()).await?;
            let mut datasets: HashMap<Uuid, Vec<Json>> = HashMap::new();
            for row in &found {
                let (Some(insertion), Some(id)) = (row.uuid(0), row.uuid(1)) else { continue };
                datasets.entry(insertion).or_default().push(json!({
                    "id": id.to_string(),
                    "name": row.str(2),
                    "dataset_type": row.str(3),
                    "data_url": urls.get(&id),
                    "url": format!("{}/datasets/{id}", page.base),
                    "file_size": row.integer(4),
                    "hash": row.str(5),
                    "version": row.str(6),
                    "collection": row.str(7),
                    "qc": row.integer(8),
                }));
            }
            let of = |row: InsideRow| {
                let found = row.id.and_then(|id| datasets.remove(&id)).unwrap_or_default();
                InsideValues { session_datasets: Some(Json::Array(found)) }
            };
            Ok(rows.into_iter().map(of).collect())
        })
    }

    fn datasets_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let worst = asked.parameter("dataset_qc_lte").map_or(Ok(qc::FAIL), qc::code)?;
        Ok(linked_datasets::named(&INSERTIONS, text, Some(worst)))
    }

    fn dataset_qc_lte_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        let worst = qc::code(text)?;
        // Together with `datasets`, even an empty one, it is only the limit for those.
        if asked.has("datasets") {
            return Ok(Condition::True);
        }
        Ok(Condition::lookup("datasets__qc__lte", worst))
    }

    atlas_rules!(RecordedIn::Insertions);

    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut ProbeInsertionDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let Some(chronic) = draft.row.chronic_insertion_id.filter(|_| draft.old.is_none()) else { return Ok(()) };
            let chronic = chronic_insertion::entity::Entity::find_by_id(chronic).one(context.transaction).await?;
            let serial = chronic.map(|chronic| chronic.serial);
            let given = draft.given.contains(&"serial").then_some(&draft.row.serial);
            if given.is_some() && serial.as_ref() == given {
                return Ok(());
            }
            let message = "serial number of chronic insertion and probe insertion do not match";
            Err(RequestError::field("non_field_errors", message))
        })
    }

    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut ProbeInsertionDraft) -> HookFuture<'a> {
        Box::pin(async move {
            match draft.sent.datasets {
                Some(_) => Ok(()),
                None => linked_datasets::relink(context, &INSERTIONS, draft.row.id).await,
            }
        })
    }
}
