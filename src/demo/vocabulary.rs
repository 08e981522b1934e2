//! The words of the colony: what is done, given, recorded and stored, by name. Most labs start with
//! much the same list; what every database begins with (`first_rows`) isn't here.

use super::rows::Rows;
use serde_json::json;
use std::io;

const PROCEDURES: &[(&str, &str)] = &[
    ("Headplate implant", "A plate that holds the head still during experiments"),
    ("Craniotomy", "An opening above the recording site"),
    ("Cranial window", "A glass window above visual cortex"),
    ("Virus injection", "Expression of an indicator or actuator"),
    ("Chronic implant", "A probe that stays in the brain"),
    ("Handling", "Getting used to the experimenter and the rig"),
    ("Behavior training", "Learning the wheel task"),
    ("Ephys recording with acute probe(s)", "Probes inserted for one session"),
    ("Ephys recording with chronic probe(s)", "Probes left in the brain"),
    ("Imaging", "Two-photon imaging through the window"),
    ("Histology", "Perfusion and imaging of the brain"),
    ("Water restriction", "Water by measure"),
];

const CULL_REASONS: &[(&str, &str)] = &[
    ("End of study", "All experiments were done"),
    ("End of breeding", "Retired breeder"),
    ("Surplus", "Genotype not needed"),
    ("Health", "Reached the humane end point"),
];

const CULL_METHODS: &[(&str, &str)] =
    &[("Perfusion", "Under terminal anaesthesia"), ("CO2", "Rising concentration"), ("Overdose", "Of anaesthetic")];

/// Extension, description, reader in Python.
const FORMATS: &[(&str, &str, &str)] = &[
    ("npy", "Array of numbers", "numpy.load"),
    ("pqt", "Table by columns", "pandas.read_parquet"),
    ("tsv", "Table as text", "pandas.read_csv"),
    ("json", "Settings and small records", "json.load"),
    ("mp4", "Video", "cv2.VideoCapture"),
    ("tif", "Image stack", "tifffile.imread"),
    ("cbin", "Compressed voltage traces", ""),
];

/// Name, pattern of file names if the name alone doesn't tell, description.
const DATASET_TYPES: &[(&str, Option<&str>, &str)] = &[
    ("trials.table", None, "One line a trial: times, choices, outcomes"),
    ("trials.goCue_times", None, "When the go cue sounded, seconds"),
    ("wheel.position", None, "Angle of the wheel, radians"),
    ("wheel.timestamps", None, "Times of the wheel's positions, seconds"),
    ("taskData.raw", None, "What the task controller wrote"),
    ("taskSettings.raw", None, "Settings of the task"),
    ("camera.raw", Some("*camera.raw*.mp4"), "Video of face or body"),
    ("ephysData.raw.ap", Some("*ephysdata*.ap.cbin"), "Voltage traces, action potential band"),
    ("spikes.times", None, "When each spike happened, seconds"),
    ("spikes.clusters", None, "Cluster of each spike"),
    ("spikes.amps", None, "Amplitude of each spike, volts"),
    ("clusters.metrics", None, "Quality of each cluster"),
    ("channels.localCoordinates", None, "Place of each channel on the probe, micrometres"),
    ("mpci.times", None, "When each imaging frame was taken, seconds"),
    ("mpci.ROIActivityF", None, "Fluorescence of each cell in each frame"),
    ("mpciROIs.stackPos", None, "Place of each cell in the field of view"),
    ("mpciMeanImage.images", None, "Mean image of the field of view"),
    ("histology.stack", Some("*histology.stack*.tif"), "Sections of the whole brain"),
];

/// All words.
pub fn write(rows: &mut Rows) -> io::Result<()> {
    let described = [
        ("actions.proceduretype", PROCEDURES),
        ("actions.cullreason", CULL_REASONS),
        ("actions.cullmethod", CULL_METHODS),
        ("misc.cagetype", &[("Ventilated", "Filter-top cage in a ventilated rack"), ("Open top", "For quarantine")]),
        ("misc.enrichment", &[("Tunnel and nest", "Cardboard tunnel, paper nest"), ("Running wheel", "Angled disc")]),
        ("misc.food", &[("Maintenance", "Pellets, 14% protein"), ("Breeding", "Pellets, 19% protein")]),
        (
            "experiments.coordinatesystem",
            &[("Manipulator", "Axes of the micro-manipulator, origin at bregma, micrometres")],
        ),
        ("subjects.source", &[("Northmoor Breeders", "Commercial breeder"), ("Own colony", "Bred in house")]),
        ("subjects.strain", &[("C57BL/6J", "Black 6"), ("B6.129", "Mixed background")]),
    ];
    for (model, words) in described {
        for (name, description) in words {
            rows.named(model, name, json!({ "description": description }))?;
        }
    }
    for name in ["Fileserver", "Acquisition computer"] {
        rows.named("data.datarepositorytype", name, json!({}))?;
    }
    rows.named("experiments.imagingtype", "two-photon", json!({}))?;
    for (extension, description, loader) in FORMATS {
        let fields = json!({
            "description": description, "file_extension": format!(".{extension}"),
            "matlab_loader_function": "", "python_loader_function": loader,
        });
        rows.named("data.dataformat", extension, fields)?;
    }
    for (name, pattern, description) in DATASET_TYPES {
        let fields = json!({ "created_by": null, "description": description, "filename_pattern": pattern });
        rows.named("data.datasettype", name, fields)?;
    }
    Ok(())
}
