//! What YAML can't say: a species' genus, the season in which a sheet's plant was gathered, and the
//! accession number of a sheet that comes without one.

use crate::generated::{
    App,
    collection::sheet::{SheetBehaviour, SheetDraft},
    species::SpeciesBehaviour,
};
use specimen::{
    chrono::{Datelike, NaiveDate},
    error::RequestError,
    hooks::{HookFuture, WriteContext},
    query::render::RowView,
    request_time::RequestTime,
    sql,
};

impl SpeciesBehaviour for App {
    fn genus(_: &RequestTime, name: Option<String>) -> Option<String> {
        Some(name?.split(' ').next()?.to_owned())
    }
}

impl SheetBehaviour for App {
    fn season(_: &RequestTime, collected: Option<NaiveDate>, latitude: Option<f64>) -> Option<String> {
        Some(season(collected?, latitude?).to_owned())
    }

    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut SheetDraft) -> HookFuture<'a> {
        Box::pin(async move {
            if draft.row.number.is_empty() {
                draft.row.number = next_number(context).await?;
            }
            Ok(())
        })
    }
}

/// The season by the calendar, in quarters from March; the south has the opposite one.
fn season(day: NaiveDate, latitude: f64) -> &'static str {
    const SEASONS: [&str; 4] = ["winter", "spring", "summer", "autumn"];
    let quarter = day.month() as usize % 12 / 3;
    SEASONS[if latitude < 0.0 { (quarter + 2) % 4 } else { quarter }]
}

/// `H-` and six digits, one more than the greatest so far.
async fn next_number(context: &WriteContext<'_>) -> Result<String, RequestError> {
    let pattern = "H-______";
    let last = sql!(context, "select max(s.number) from collection_sheet s where s.number like {pattern}", pattern);
    let rows = context.fetch(last).await?;
    let last = rows.first().and_then(|row| RowView::new(row).text(0)).unwrap_or_default();
    let last: u32 = last.strip_prefix("H-").and_then(|digits| digits.parse().ok()).unwrap_or(0);
    Ok(format!("H-{:06}", last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seasons_are_opposite_in_the_south() {
        let day = |month| NaiveDate::from_ymd_opt(1890, month, 1).expect("a day");
        assert_eq!(
            [1, 3, 8, 11, 12].map(|month| season(day(month), 47.5)),
            ["winter", "spring", "summer", "autumn", "winter"]
        );
        assert_eq!(
            [1, 3, 8, 11, 12].map(|month| season(day(month), -33.9)),
            ["summer", "autumn", "winter", "spring", "summer"]
        );
    }
}
