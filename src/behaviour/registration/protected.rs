//! `/check-protected`: which of some files would meet protected datasets; registration asks the same.

use super::{
    alf::{self, AlfPath},
    owner::{self, FileOwner},
};
use crate::{
    behaviour::acting,
    generated::{
        App,
        data::check_protected::{CheckProtectedEndpoint, CheckProtectedGet, CheckProtectedGetAnswer},
    },
};
use specimen::{
    error::RequestError,
    hooks::{BoxFuture, Call, WriteContext, endpoint},
    query::render::RowView,
    serde_json::{Map, Value as Json, json},
    sql,
    store::sql::any,
};

/// Said when a dataset is protected.
const PROTECTED: &str = "One or more datasets is protected";

impl CheckProtectedEndpoint for App {
    fn get<'a>(
        call: &'a Call<'a>,
        taken: CheckProtectedGet,
    ) -> BoxFuture<'a, Result<CheckProtectedGetAnswer, RequestError>> {
        Box::pin(async move {
            // As in registration, the user is added to the users of the session.
            let transaction = endpoint::begin(call).await?;
            let context = endpoint::context(call, &transaction);
            let result = answer(&context, taken).await;
            transaction.finish(result).await
        })
    }
}

async fn answer(context: &WriteContext<'_>, taken: CheckProtectedGet) -> Result<CheckProtectedGetAnswer, RequestError> {
    let public = context.caller.is_some_and(|caller| caller.public);
    let user = match public {
        true => None,
        false => Some(acting::user(context, "created_by", taken.created_by.as_deref()).await?.0),
    };
    let path = alf::slashes(&taken.path);
    let found = owner::find(context, &path, taken.content_type.as_deref(), taken.object_id.as_deref(), user).await?;
    let places = taken.filenames.iter().map(|name| found.place(&path, name)).collect::<Result<Vec<_>, _>>()?;
    Ok(match protected(context, &found, &taken.filenames, &places).await? {
        Some(details) => CheckProtectedGetAnswer { status_code: 403, error: Some(PROTECTED.to_owned()), details },
        None => CheckProtectedGetAnswer {
            status_code: 200,
            error: None,
            details: "None of the datasets are protected".into(),
        },
    })
}

/// Refuses files that would meet protected datasets.
///
/// # Errors
/// 403 with the revisions of every file.
pub async fn refuse(
    context: &WriteContext<'_>,
    found: &FileOwner,
    names: &[String],
    places: &[AlfPath],
) -> Result<(), RequestError> {
    match protected(context, found, names, places).await? {
        Some(details) => {
            Err(RequestError::Body(403, json!({"status_code": 403, "error": PROTECTED, "details": details})))
        }
        None => Ok(()),
    }
}

/// For each file the revisions of its dataset, newest first, and whether each is protected; `None` when none is.
async fn protected(
    context: &WriteContext<'_>,
    found: &FileOwner,
    names: &[String],
    places: &[AlfPath],
) -> Result<Option<Json>, RequestError> {
    // Without a revision last; of revisions without a time, those too.
    let sql = sql!(
        context,
        "select d.collection, d.name, r.name, exists (select 1 from data_dataset_tags j \
         join data_tag g on g.id = j.tag_id where j.dataset_id = d.id and g.protected = true) as protected \
         from data_dataset d left join data_revision r on r.id = d.revision_id where {owner} and d.name {names} \
         order by case when d.revision_id is null then 2 when r.created_datetime is null then 1 else 0 end, \
         r.created_datetime desc, r.name desc",
        owner = found.owner,
        names = any(places.iter().map(|place| place.name.as_str()))
    );
    let rows = context.fetch(sql).await?;
    let rows: Vec<RowView<'_>> = rows.iter().map(RowView::new).collect();
    let mut any = false;
    let mut details = Vec::new();
    for (name, place) in names.iter().zip(places) {
        let mut revisions = Vec::new();
        for row in &rows {
            if row.str(0) == Some(&place.collection) && row.str(1) == Some(&place.name) {
                let protected = row.boolean(3).unwrap_or_default();
                any |= protected;
                revisions.push(one(row.str(2).unwrap_or_default(), protected.into()));
            }
        }
        details.push(one(name, revisions.into()));
    }
    Ok(any.then_some(Json::Array(details)))
}

/// An object of one key.
fn one(name: &str, value: Json) -> Json {
    Json::Object(Map::from_iter([(name.to_owned(), value)]))
}
