//! Brain regions, and what was recorded in them. Regions form a tree kept as nested sets: what is below a
//! region has its `lft` between the region's `lft` and `rght`, in the same tree.

use super::parameter::{number, same_sql};
use crate::generated::{
    App,
    experiments::brain_region::{AroundRow, AroundValues, BrainRegionBehaviour, RESOURCE},
};
use specimen::{
    hooks::{Keys, RuleContext},
    query::{condition::Condition, render::RowView},
    request_time::RequestTime,
    sea_orm::Value,
    serde_json::{Value as Json, json},
    sql,
    store::Sql,
};

/// Provenance code of trajectories whose channels are trusted: aligned with ephys and histology.
const TRUSTED_PROVENANCE: &str = "70";

/// Selects regions; all regions below them are included.
#[derive(Debug, Clone, PartialEq)]
pub enum RegionFilter {
    /// Those whose name contains the text, letter case aside.
    Name(String),
    /// That of the acronym, letter case aside.
    Acronym(String),
    /// That of the id.
    Id(i64),
}

impl RegionFilter {
    /// The region of an id, from a parameter's text.
    ///
    /// # Errors
    /// It is no number.
    pub fn id(text: &str) -> Result<RegionFilter, String> {
        // Ids are whole numbers; a fraction is cut, as in every number filter.
        Ok(RegionFilter::Id(number(text)?.trunc() as i64))
    }

    /// The test of a region `a` on PostgreSQL and SQLite, and its parameter `$1`.
    fn test(self) -> (&'static str, &'static str, Value) {
        match self {
            RegionFilter::Name(text) => {
                ("strpos(upper(a.name), upper($1)) > 0", "instr(pg_upper(a.name), pg_upper($1)) > 0", text.into())
            }
            RegionFilter::Acronym(text) => {
                ("upper(a.acronym) = upper($1)", "pg_upper(a.acronym) = pg_upper($1)", text.into())
            }
            RegionFilter::Id(id) => ("a.id = $1", "a.id = $1", id.into()),
        }
    }
}

/// What can be recorded in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordedIn {
    /// Sessions with such an insertion or field of view.
    Sessions,
    /// Insertions with a channel of a trusted trajectory there.
    Insertions,
    /// The same of trajectories that name the chronic insertion.
    ChronicInsertions,
    /// Fields of view whose default location covers it.
    FieldsOfView,
    /// Stacks with such a field of view.
    Stacks,
}

/// The rules `atlas_name`, `atlas_acronym` and `atlas_id` of a resource, within the implementation of its trait.
macro_rules! atlas_rules {
    ($what:expr) => {
        fn atlas_name_rule(
            _: &specimen::hooks::RuleContext<'_>,
            text: &str,
        ) -> Result<specimen::hooks::Condition, String> {
            Ok($what.of(crate::behaviour::brain_region::RegionFilter::Name(text.to_owned())))
        }

        fn atlas_acronym_rule(
            _: &specimen::hooks::RuleContext<'_>,
            text: &str,
        ) -> Result<specimen::hooks::Condition, String> {
            Ok($what.of(crate::behaviour::brain_region::RegionFilter::Acronym(text.to_owned())))
        }

        fn atlas_id_rule(
            _: &specimen::hooks::RuleContext<'_>,
            text: &str,
        ) -> Result<specimen::hooks::Condition, String> {
            Ok($what.of(crate::behaviour::brain_region::RegionFilter::id(text)?))
        }
    };
}
pub(super) use atlas_rules;

impl RecordedIn {
    /// The rows that were recorded in one of the regions.
    pub fn of(self, wanted: RegionFilter) -> Condition {
        let (postgres, sqlite, value) = wanted.test();
        Condition::sql(recorded(self, postgres), recorded(self, sqlite), vec![value])
    }
}

fn recorded(what: RecordedIn, test: &str) -> String {
    let regions = format!(
        "(select r.id from experiments_brainregion a join experiments_brainregion r \
         on r.tree_id = a.tree_id and r.lft between a.lft and a.rght where {test})"
    );
    let channels = |shown: &str, by: &str| {
        format!(
            "select {shown} from experiments_trajectoryestimate e {by} \
             join experiments_channel c on c.trajectory_estimate_id = e.id \
             where e.provenance >= {TRUSTED_PROVENANCE} and c.brain_region_id in {regions}"
        )
    };
    let locations = |shown: &str| {
        format!(
            "select {shown} from experiments_fov f \
             join experiments_fovlocation l on l.field_of_view_id = f.id and l.default_provenance = true \
             join experiments_fovlocation_brain_region b on b.fovlocation_id = l.id \
             where b.brainregion_id in {regions}"
        )
    };
    let insertions = "join experiments_probeinsertion i on i.id = e.probe_insertion_id";
    match what {
        RecordedIn::Sessions => {
            let (channels, locations) = (channels("i.session_id", insertions), locations("f.session_id"));
            format!("t.id in ({channels} and i.session_id is not null union all {locations})")
        }
        RecordedIn::Insertions => format!("t.id in ({})", channels("i.id", insertions)),
        RecordedIn::ChronicInsertions => {
            let channels = channels("e.chronic_insertion_id", "");
            format!("t.chronicrecording_ptr_id in ({channels} and e.chronic_insertion_id is not null)")
        }
        RecordedIn::FieldsOfView => format!("t.id in ({})", locations("f.id")),
        RecordedIn::Stacks => format!("t.id in ({} and f.stack_id is not null)", locations("f.stack_id")),
    }
}

impl BrainRegionBehaviour for App {
    fn around_rows(_: &RequestTime, keys: &Keys<'_>, sql: &mut Sql) {
        // In the order of the tree those above come from the root on, then those below.
        sql!(
            sql,
            "select p.id, r.id, r.name, r.description, r.level from experiments_brainregion p \
             join experiments_brainregion r on r.tree_id = p.tree_id and r.id <> p.id \
             and (r.lft between p.lft and p.rght or p.lft between r.lft and r.rght) \
             where r.description is not null and p.id {keys} order by r.lft",
            keys
        );
    }

    fn around(_: AroundRow, rows: &[RowView<'_>]) -> AroundValues {
        let shown = |row: &RowView<'_>| json!({"id": row.integer(1), "name": row.str(2), "description": row.str(3), "level": row.integer(4)});
        AroundValues { related_descriptions: Some(Json::Array(rows.iter().map(shown).collect())) }
    }

    fn ancestors_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(family("a.lft between t.lft and t.rght", text))
    }

    fn descendants_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(family("t.lft between a.lft and a.rght", text))
    }
}

/// A region and those above or below it, except the void. Replaces all other filters, as clients expect.
fn family(related: &str, text: &str) -> Condition {
    let id = text.parse::<i32>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let (column, value, is) = match id {
        Some(id) => ("id", Value::from(id), Condition::lookup("id", i64::from(id))),
        None => ("acronym", Value::from(text), Condition::lookup("acronym", text)),
    };
    let keep = same_sql(
        format!(
            "t.id <> 0 and exists (select 1 from experiments_brainregion a \
             where a.{column} = $1 and a.tree_id = t.tree_id and {related})"
        ),
        vec![value],
    );
    let otherwise = format!("BrainRegion matching query does not exist: {text}.");
    Condition::alone(Condition::provided(&RESOURCE, is, otherwise, keep))
}
