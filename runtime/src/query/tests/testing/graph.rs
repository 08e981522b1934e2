//! A small set of static tables as codegen would write them: every kind of column and relation, for the
//! tests of lookups.

use crate::tables::{Choice, Column, Kind, OnDelete, Relation, Resource};

const fn col(name: &'static str, field: &'static str, kind: Kind, nullable: bool) -> Column {
    Column { nullable, ..Column::new(name, kind).field(field) }
}

const fn own(name: &'static str, kind: Kind) -> Column {
    col(name, name, kind, true)
}

const ID: Column = col("id", "id", Kind::Uuid, false);

const fn resource(
    name: &'static str,
    table: &'static str,
    columns: &'static [Column],
    relations: &'static [Relation],
) -> Resource {
    Resource::new(name, table).columns(columns).relations(relations)
}

const fn one(name: &'static str, target: &'static Resource, column: usize) -> Relation {
    Relation::one(name, target, column)
}

const fn back(name: &'static str, target: &'static Resource, column: usize) -> Relation {
    Relation::back(name, target, column, OnDelete::Cascade)
}

const fn many(
    name: &'static str,
    target: &'static Resource,
    table: &'static str,
    near: &'static str,
    far: &'static str,
) -> Relation {
    Relation::many(name, target, [table, near, far])
}

/// Labels of qualities.
pub static QC: &[Choice] = &[Choice::int(50, "CRITICAL"), Choice::int(0, "NOT_SET"), Choice::int(10, "PASS")];

/// Codes of sexes.
pub static SEX: &[Choice] = &[Choice::text("M", "Male"), Choice::text("F", "Female")];

/// The list that most tests ask.
pub static SESSION: Resource = resource(
    "Session",
    "session",
    &[
        ID,
        own("number", Kind::Int).index(),
        col("subject_id", "subject", Kind::Uuid, false),
        col("lab_id", "lab", Kind::Uuid, true),
        col("task_protocol", "task_protocol", Kind::Text, false),
        own("start_time", Kind::DateTime).index(),
        own("end_time", Kind::DateTime),
        col("qc", "qc", Kind::Int, false),
        own("extended_qc", Kind::Json),
        own("json", Kind::Json),
        col("parent_session_id", "parent_session", Kind::Uuid, true),
        own("performance", Kind::Float),
    ],
    &[
        one("subject", &SUBJECT, 2),
        one("lab", &LAB, 3),
        one("parent_session", &SESSION, 10),
        many("users", &USER, "session_users", "session_id", "user_id"),
        many("projects", &PROJECT, "session_projects", "session_id", "project_id"),
        back("data_dataset_session_related", &DATASET, 5),
        back("probe_insertion", &INSERTION, 2),
        back("session", &SESSION, 10),
        Relation::loose("notes", &NOTE, 2),
    ],
);

/// Animals.
pub static SUBJECT: Resource = resource(
    "Subject",
    "subject",
    &[
        ID,
        col("nickname", "nickname", Kind::Text, false),
        own("birth_date", Kind::Date),
        col("to_be_culled", "to_be_culled", Kind::Bool, false),
        col("responsible_user_id", "responsible_user", Kind::Uuid, true),
        own("sex", Kind::Text),
    ],
    &[
        one("responsible_user", &USER, 4),
        back("actions_sessions", &SESSION, 2),
        back("weighings", &WEIGHING, 1),
        back("zygosity", &ZYGOSITY, 1),
        // One row at most.
        Relation::back_one("cull", &CULL, 1, OnDelete::Cascade),
    ],
);

/// Ends of animals, one each.
pub static CULL: Resource = resource(
    "Cull",
    "cull",
    &[ID, col("subject_id", "subject", Kind::Uuid, false), own("reason", Kind::Text)],
    &[one("subject", &SUBJECT, 1)],
);

/// A resource kept in two tables: a dataset and more.
pub static IMAGE: Resource = Resource {
    parent: Some(0),
    ..resource(
        "Image",
        "image",
        &[col("dataset_ptr_id", "dataset_ptr", Kind::Uuid, false), own("width", Kind::Small)],
        &[one("dataset_ptr", &DATASET, 0)],
    )
};

/// Labs.
pub static LAB: Resource = resource(
    "Lab",
    "lab",
    &[ID, col("name", "name", Kind::Text, false)],
    &[
        many("repositories", &REPOSITORY, "lab_repositories", "lab_id", "repository_id"),
        back("actions_sessions", &SESSION, 3),
    ],
);

/// People, with secrets.
pub static USER: Resource = resource(
    "User",
    "person",
    &[
        ID,
        Column { unique: true, ..col("username", "username", Kind::Text, false) },
        Column { secret: true, ..col("password", "password", Kind::Text, false) },
    ],
    &[
        back("auth_token", &TOKEN, 1),
        back("subjects_responsible", &SUBJECT, 4),
        many("session", &SESSION, "session_users", "user_id", "session_id"),
    ],
);

/// Secret through and through.
pub static TOKEN: Resource = Resource {
    secret: true,
    ..resource(
        "Token",
        "token",
        &[col("key", "key", Kind::Text, false), col("user_id", "user", Kind::Uuid, false)],
        &[one("user", &USER, 1)],
    )
};

/// Projects.
pub static PROJECT: Resource = resource(
    "Project",
    "project",
    // Without a constraint, as databases that were adopted may be.
    &[ID, Column { unique: true, ..col("name", "name", Kind::Text, false) }],
    &[many("session", &SESSION, "session_projects", "project_id", "session_id")],
);

/// Files' meaning.
pub static DATASET: Resource = resource(
    "Dataset",
    "dataset",
    &[
        ID,
        col("name", "name", Kind::Text, false),
        own("collection", Kind::Text),
        own("file_size", Kind::Big),
        col("dataset_type_id", "dataset_type", Kind::Uuid, true),
        col("session_id", "session", Kind::Uuid, true),
    ],
    &[
        one("dataset_type", &DATASET_TYPE, 4),
        one("session", &SESSION, 5),
        many("tags", &TAG, "dataset_tags", "dataset_id", "tag_id"),
        back("file_records", &FILE, 1),
        Relation::back_one("image", &IMAGE, 0, OnDelete::Cascade),
    ],
);

/// Kinds of datasets.
pub static DATASET_TYPE: Resource =
    resource("DatasetType", "dataset_type", &[ID, col("name", "name", Kind::Text, false)], &[]);

/// Tags.
pub static TAG: Resource = resource("Tag", "tag", &[ID, col("name", "name", Kind::Text, false)], &[]);

/// Copies of files.
pub static FILE: Resource = resource(
    "FileRecord",
    "file_record",
    &[
        ID,
        col("dataset_id", "dataset", Kind::Uuid, false),
        col("data_repository_id", "data_repository", Kind::Uuid, true),
        col("exists", "exists", Kind::Bool, false),
    ],
    &[one("dataset", &DATASET, 1), one("data_repository", &REPOSITORY, 2)],
);

/// Where files are.
pub static REPOSITORY: Resource = resource(
    "DataRepository",
    "repository",
    &[
        ID,
        col("name", "name", Kind::Text, false),
        own("globus_endpoint_id", Kind::Uuid),
        col("globus_is_personal", "globus_is_personal", Kind::Bool, false),
    ],
    &[],
);

/// Probes.
pub static INSERTION: Resource = resource(
    "ProbeInsertion",
    "insertion",
    &[ID, col("name", "name", Kind::Text, false), col("session_id", "session", Kind::Uuid, false)],
    &[
        one("session", &SESSION, 2),
        back("trajectory_estimate", &TRAJECTORY, 1),
        many("datasets", &DATASET, "dataset_insertions", "insertion_id", "dataset_id"),
    ],
);

/// Their ways.
pub static TRAJECTORY: Resource = resource(
    "Trajectory",
    "trajectory",
    &[ID, col("probe_insertion_id", "probe_insertion", Kind::Uuid, false), own("provenance", Kind::Int)],
    &[one("probe_insertion", &INSERTION, 1), back("channels", &CHANNEL, 1)],
);

/// Their contacts.
pub static CHANNEL: Resource = resource(
    "Channel",
    "channel",
    &[
        ID,
        col("trajectory_estimate_id", "trajectory_estimate", Kind::Uuid, false),
        col("brain_region_id", "brain_region", Kind::Int, true),
    ],
    &[one("trajectory_estimate", &TRAJECTORY, 1), one("brain_region", &REGION, 2)],
);

/// A tree with integer keys.
pub static REGION: Resource = resource(
    "BrainRegion",
    "region",
    &[
        col("id", "id", Kind::Int, false),
        col("acronym", "acronym", Kind::Text, false),
        col("parent_id", "parent", Kind::Int, true),
    ],
    &[one("parent", &REGION, 2), back("children", &REGION, 2)],
);

/// Weights.
pub static WEIGHING: Resource = resource(
    "Weighing",
    "weighing",
    &[ID, col("subject_id", "subject", Kind::Uuid, false), col("weight", "weight", Kind::Float, false)],
    &[one("subject", &SUBJECT, 1)],
);

/// Genotypes.
pub static ZYGOSITY: Resource = resource(
    "Zygosity",
    "zygosity",
    &[ID, col("subject_id", "subject", Kind::Uuid, false), col("zygosity", "zygosity", Kind::Int, false)],
    &[one("subject", &SUBJECT, 1)],
);

/// Work to do.
pub static TASK: Resource = resource(
    "Task",
    "task",
    &[ID, own("status", Kind::Int), own("arguments", Kind::Json)],
    &[many("parents", &TASK, "task_parents", "to_task_id", "from_task_id")],
);

/// Kinds of rows.
pub static CONTENT_TYPE: Resource =
    resource("ContentType", "content_type", &[col("id", "id", Kind::Int, false), own("model", Kind::Text)], &[]);

/// Notes on anything.
pub static NOTE: Resource = resource(
    "Note",
    "note",
    &[ID, col("content_type_id", "content_type", Kind::Int, false), col("object_id", "object_id", Kind::Uuid, false)],
    &[one("content_type", &CONTENT_TYPE, 1)],
);

/// Lists of numbers.
pub static FOV: Resource = resource(
    "FOVLocation",
    "fov",
    &[ID, own("x", Kind::Floats), own("n_xyz", Kind::Ints), own("flag", Kind::Bool)],
    &[],
);

/// All of them.
pub static ALL: &[&Resource] = &[
    &SESSION,
    &SUBJECT,
    &CULL,
    &LAB,
    &USER,
    &TOKEN,
    &PROJECT,
    &DATASET,
    &DATASET_TYPE,
    &TAG,
    &FILE,
    &IMAGE,
    &REPOSITORY,
    &INSERTION,
    &TRAJECTORY,
    &CHANNEL,
    &REGION,
    &WEIGHING,
    &ZYGOSITY,
    &TASK,
    &CONTENT_TYPE,
    &NOTE,
    &FOV,
];
