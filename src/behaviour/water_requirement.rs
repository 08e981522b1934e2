//! `/water-requirement/{nickname}`: weight and water of a subject, day by day.

use super::water::{
    Control,
    daily::{self, Day},
    fetch::{self, ReadContext},
};
use crate::generated::{
    App,
    actions::water_requirement::{
        WaterRequirementEndpoint, WaterRequirementGet, WaterRequirementGetAnswer, WaterRequirementGetRecords,
    },
    subjects::subject,
};
use specimen::{
    chrono::NaiveDate,
    error::RequestError,
    hooks::{BoxFuture, Call},
    query::key,
    sea_orm::Value,
    store::Lane,
};

/// Maximum number of days in an answer: 27 years, longer than any laboratory animal lives.
const MAX_DAYS: i64 = 10_000;

impl WaterRequirementEndpoint for App {
    fn get<'a>(
        call: &'a Call<'a>,
        taken: WaterRequirementGet,
    ) -> BoxFuture<'a, Result<WaterRequirementGetAnswer, RequestError>> {
        Box::pin(async move {
            let (site, view) = (call.site, call.view()?);
            let on = call.read(Lane::List(call.asker())).await;
            let on = on.seeing(&view);
            let resource = &subject::RESOURCE;
            let column = resource.column("nickname").unwrap_or(resource.primary);
            let key = key::find(&on, site.store.dialect, resource, column, &taken.nickname).await?;
            let Value::Uuid(Some(id)) = key else { return Err(RequestError::no_row(resource.record)) };
            let source = ReadContext { on: &on, dialect: site.store.dialect, now: &call.now };
            let Some((animal, _)) = fetch::subject(source, id).await? else {
                return Err(RequestError::no_row(resource.record));
            };
            let loaded = fetch::load_all(source, std::slice::from_ref(&animal)).await?;
            let inputs = loaded.first().ok_or_else(|| RequestError::no_row(resource.record))?;
            let control = Control::new(inputs, &call.now);
            short_enough(daily::span(&control, taken.start_date, taken.end_date))?;
            let Some(table) = daily::requirement(&control, taken.start_date, taken.end_date) else {
                let text = "The subject has neither weighings nor water nor a birth date: give the first day.";
                return Err(RequestError::field("start_date", text));
            };
            Ok(WaterRequirementGetAnswer {
                subject: taken.nickname,
                implant_weight: table.implant_weight,
                reference_weight_pct: animal.reference_weight_pct,
                zscore_weight_pct: animal.zscore_weight_pct,
                records: table.records.into_iter().map(record).collect(),
            })
        })
    }
}

fn short_enough(span: Option<(NaiveDate, NaiveDate)>) -> Result<(), RequestError> {
    match span {
        Some((first, last)) if (last - first).num_days() >= MAX_DAYS => {
            let text = format!("From {first} to {last} are more than {MAX_DAYS} days: ask for fewer at a time.");
            Err(RequestError::field("end_date", text))
        }
        _ => Ok(()),
    }
}

fn record(day: Day) -> WaterRequirementGetRecords {
    WaterRequirementGetRecords {
        date: day.date,
        weight: day.weight,
        weighing_at: day.weighing_at,
        reference_weight: day.reference_weight,
        expected_weight: day.expected_weight,
        min_weight: day.min_weight,
        percentage_weight: day.percentage_weight,
        given_water_reward: day.given_water_reward,
        given_water_supplement: day.given_water_supplement,
        given_water_total: day.given_water_total,
        expected_water: day.expected_water,
        excess_water: day.excess_water,
        is_water_restricted: day.is_water_restricted,
        implant_weight: day.implant_weight,
    }
}
