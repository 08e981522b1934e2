//! Sessions by the brain regions that they recorded in. Regions form a tree kept as nested sets: what is
//! below a region has its `lft` between the region's `lft` and `rght`, in the same tree.

use specimen::{query::condition::Condition, sea_orm::Value};

/// Provenance code of trajectories whose channels are trusted: aligned with ephys and histology.
const TRUSTED: &str = "70";

/// Which regions are asked for; all regions below them count too.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// Those whose name contains the text, letter case aside.
    Name(String),
    /// That of the acronym, letter case aside.
    Acronym(String),
    /// That of the id.
    Id(i64),
}

impl Wanted {
    /// The test of a region `a` on PostgreSQL and SQLite, and its parameter `$1`.
    fn test(self) -> (&'static str, &'static str, Value) {
        match self {
            Wanted::Name(text) => {
                ("strpos(upper(a.name), upper($1)) > 0", "instr(pg_upper(a.name), pg_upper($1)) > 0", text.into())
            }
            Wanted::Acronym(text) => {
                ("upper(a.acronym) = upper($1)", "pg_upper(a.acronym) = pg_upper($1)", text.into())
            }
            Wanted::Id(id) => ("a.id = $1", "a.id = $1", id.into()),
        }
    }
}

/// Sessions with a channel of a trusted trajectory, or a field of view by its default location, in one of
/// the regions.
pub fn recorded_in(wanted: Wanted) -> Condition {
    let (postgres, sqlite, value) = wanted.test();
    Condition::sql(sessions(postgres), sessions(sqlite), vec![value])
}

fn sessions(test: &str) -> String {
    let regions = format!(
        "(select r.id from experiments_brainregion a join experiments_brainregion r \
         on r.tree_id = a.tree_id and r.lft between a.lft and a.rght where {test})"
    );
    format!(
        "t.id in (select i.session_id from experiments_probeinsertion i \
         join experiments_trajectoryestimate e on e.probe_insertion_id = i.id and e.provenance >= {TRUSTED} \
         join experiments_channel c on c.trajectory_estimate_id = e.id \
         where i.session_id is not null and c.brain_region_id in {regions} \
         union all select f.session_id from experiments_fov f \
         join experiments_fovlocation l on l.field_of_view_id = f.id and l.default_provenance = true \
         join experiments_fovlocation_brain_region b on b.fovlocation_id = l.id \
         where b.brainregion_id in {regions})"
    )
}
