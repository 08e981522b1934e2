//! A small brain atlas: the regions that the colony's probes and microscopes meet, as nested sets.

use super::rows::Rows;
use serde_json::json;
use std::io;

/// Regions from the top down: depth, id in the Allen mouse atlas, acronym, name.
const REGIONS: &[(usize, i64, &str, &str)] = &[
    (0, 0, "void", "void"),
    (0, 997, "root", "root"),
    (1, 8, "grey", "Basic cell groups and regions"),
    (2, 567, "CH", "Cerebrum"),
    (3, 688, "CTX", "Cerebral cortex"),
    (4, 315, "Isocortex", "Isocortex"),
    (5, 669, "VIS", "Visual areas"),
    (6, 385, "VISp", "Primary visual area"),
    (7, 593, "VISp1", "Primary visual area, layer 1"),
    (7, 821, "VISp2/3", "Primary visual area, layer 2/3"),
    (7, 721, "VISp4", "Primary visual area, layer 4"),
    (7, 778, "VISp5", "Primary visual area, layer 5"),
    (7, 33, "VISp6a", "Primary visual area, layer 6a"),
    (6, 394, "VISam", "Anteromedial visual area"),
    (5, 31, "ACA", "Anterior cingulate area"),
    (4, 1089, "HPF", "Hippocampal formation"),
    (5, 1080, "HIP", "Hippocampal region"),
    (6, 382, "CA1", "Field CA1"),
    (6, 463, "CA3", "Field CA3"),
    (6, 726, "DG", "Dentate gyrus"),
    (3, 623, "CNU", "Cerebral nuclei"),
    (4, 672, "CP", "Caudoputamen"),
    (2, 343, "BS", "Brain stem"),
    (3, 1129, "IB", "Interbrain"),
    (4, 549, "TH", "Thalamus"),
    (5, 218, "LP", "Lateral posterior nucleus of the thalamus"),
    (5, 170, "LGd", "Dorsal part of the lateral geniculate complex"),
    (3, 313, "MB", "Midbrain"),
    (1, 1009, "fiber tracts", "fiber tracts"),
];

/// The id of a region, void's if there is none of that acronym.
pub fn region(acronym: &str) -> i64 {
    REGIONS.iter().find(|region| region.2 == acronym).map_or(0, |region| region.1)
}

/// The regions, parents first.
pub fn write(rows: &mut Rows) -> io::Result<()> {
    let (mut tree, mut before, mut above) = (0, 0, Vec::new());
    for (at, &(level, id, acronym, name)) in REGIONS.iter().enumerate() {
        if level == 0 {
            (tree, before) = (tree + 1, 0);
        }
        above.truncate(level);
        // Every region counts one on the way down and one on the way up; those above are still open.
        let left = 2 * before + 1 - level;
        let below = REGIONS[at + 1..].iter().take_while(|region| region.0 > level).count();
        let fields = json!({
            "acronym": acronym, "name": name, "parent": above.last(), "ontology": null, "description": null,
            "lft": left, "rght": left + 2 * below + 1, "tree_id": tree, "level": level,
        });
        rows.row("experiments.brainregion", id, fields)?;
        above.push(id);
        before += 1;
    }
    Ok(())
}
