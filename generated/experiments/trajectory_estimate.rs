//! TrajectoryEstimate: The trajectory of a probe in the brain, determined by one method.
//! Declared in spec/experiments/trajectory_estimate.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, experiments, subjects};
use specimen::generated::*;

/// The table `experiments_trajectoryestimate` (spec/experiments/trajectory_estimate.yaml:2).
pub static RESOURCE: Resource = Resource::new("TrajectoryEstimate", "experiments_trajectoryestimate")
    .named("experiments.trajectoryestimate", "trajectory estimate", "TrajectoryEstimate")
    .about("The trajectory of a probe in the brain, determined by one method.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("probe_insertion_id", Kind::Uuid).field("probe_insertion").nullable(),
        Column::new("chronic_insertion_id", Kind::Uuid).field("chronic_insertion").nullable(),
        Column::new("x", Kind::Float).nullable(),
        Column::new("y", Kind::Float).nullable(),
        Column::new("z", Kind::Float).nullable(),
        Column::new("depth", Kind::Float).nullable(),
        Column::new("theta", Kind::Float).nullable(),
        Column::new("phi", Kind::Float).nullable(),
        Column::new("roll", Kind::Float).nullable(),
        Column::new("provenance", Kind::Int).default(Default::Int(10)).choices(PROVENANCE_CHOICES),
        Column::new("coordinate_system_id", Kind::Uuid).field("coordinate_system").nullable(),
        Column::new("datetime", Kind::DateTime).auto(Auto::Save),
        Column::new("json", Kind::Json).nullable(),
    ])
    .relations(&[
        Relation::one("probe_insertion", &experiments::probe_insertion::RESOURCE, 1),
        Relation::one("chronic_insertion", &experiments::chronic_insertion::RESOURCE, 2),
        Relation::one("coordinate_system", &experiments::coordinate_system::RESOURCE, 11),
        Relation::back("channels", &experiments::channel::RESOURCE, 9, OnDelete::Cascade),
    ])
    .unique(&[
        Unique::new(&[10, 1]).of_rows("probe_insertion_id is not null"),
        Unique::new(&[10, 2]).of_rows("probe_insertion_id is null"),
    ])
    .caption(&["probe_insertion__name", "provenance"])
    .access(&ACCESS);

/// Values of `provenance`.
pub static PROVENANCE_CHOICES: &[Choice] = &[
    Choice::int(70, "Ephys aligned histology track"),
    Choice::int(50, "Histology track"),
    Choice::int(30, "Micro-manipulator"),
    Choice::int(10, "Planned"),
];

/// Rows of `experiments_trajectoryestimate` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_trajectoryestimate")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub probe_insertion_id: Option<Uuid>,
        pub chronic_insertion_id: Option<Uuid>,
        /// Point where the probe enters the brain: coordinate to the right, in micrometres.
        pub x: Option<f64>,
        /// Point where the probe enters the brain: coordinate to the front, in micrometres.
        pub y: Option<f64>,
        /// Point where the probe enters the brain: coordinate upwards, in micrometres.
        pub z: Option<f64>,
        /// Distance from the entry point to the tip, in micrometres.
        pub depth: Option<f64>,
        /// Angle to the vertical, in degrees from 0 to 180.
        pub theta: Option<f64>,
        /// Angle in the horizontal plane, measured from the right, in degrees from -180 to 360.
        pub phi: Option<f64>,
        /// Rotation of the probe around its own axis, in degrees from 0 to 360.
        pub roll: Option<f64>,
        /// Method by which the trajectory was determined.
        pub provenance: i32,
        pub coordinate_system_id: Option<Uuid>,
        /// Time of the last change. The server sets it.
        pub datetime: DateTime<Utc>,
        /// Any further data.
        pub json: Option<Json>,
    }
    without_relations!();
}

/// The representation `detail` (spec/experiments/trajectory_estimate.yaml:32). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "TrajectoryEstimateDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("probe_insertion", Source::Column(1), Schema::Text("uuid")).nullable(),
        Field::new("x", Source::Column(2), Schema::Number)
            .nullable()
            .about("Point where the probe enters the brain: coordinate to the right, in micrometres."),
        Field::new("y", Source::Column(3), Schema::Number)
            .nullable()
            .about("Point where the probe enters the brain: coordinate to the front, in micrometres."),
        Field::new("z", Source::Column(4), Schema::Number)
            .nullable()
            .about("Point where the probe enters the brain: coordinate upwards, in micrometres."),
        Field::new("depth", Source::Column(5), Schema::Number)
            .nullable()
            .about("Distance from the entry point to the tip, in micrometres."),
        Field::new("theta", Source::Column(6), Schema::Number)
            .nullable()
            .about("Angle to the vertical, in degrees from 0 to 180."),
        Field::new("phi", Source::Column(7), Schema::Number)
            .nullable()
            .about("Angle in the horizontal plane, measured from the right, in degrees from -180 to 360."),
        Field::new("roll", Source::Column(8), Schema::Number)
            .nullable()
            .about("Rotation of the probe around its own axis, in degrees from 0 to 360."),
        Field::new("provenance", Source::Label(9, PROVENANCE_CHOICES), Schema::Label(PROVENANCE_CHOICES))
            .about("Method by which the trajectory was determined."),
        Field::new(
            "session",
            Source::Object(
                10,
                &[
                    Field::new("subject", Source::Column(11), Schema::Bounded(64)),
                    Field::new("start_time", Source::Column(12), Schema::Text("date-time"))
                        .nullable()
                        .about("Start. Default: the time of the request."),
                    Field::new("number", Source::Column(13), Schema::Integer("int32"))
                        .nullable()
                        .about("Number of the session among those of the subject on the same day.")
                        .example("1"),
                    Field::new("lab", Source::Column(14), Schema::Bounded(255))
                        .nullable()
                        .about("Lab in which it was done."),
                    Field::new("id", Source::Column(10), Schema::Text("uuid")),
                    Field::new("projects", Source::Column(15), Schema::List(&Schema::Bounded(255))),
                    Field::new("task_protocol", Source::Column(16), Schema::Bounded(1023)),
                ],
            ),
            Schema::Ref(&actions::session::INFO),
        )
        .nullable(),
        Field::new(
            "probe_name",
            Source::Row(hook("TrajectoryEstimateBehaviour::probe_name"), &[17, 18]),
            Schema::Text(""),
        )
        .nullable()
        .about("Name of the probe insertion, otherwise of the chronic insertion."),
        Field::new("coordinate_system", Source::Column(19), Schema::Bounded(255)).nullable(),
        Field::new("datetime", Source::Column(20), Schema::Text("date-time"))
            .about("Time of the last change. The server sets it."),
        Field::new("json", Source::Column(21), Schema::Any).nullable().about("Any further data."),
        Field::new("chronic_insertion", Source::Column(22), Schema::Text("uuid")).nullable(),
    ])
    .select(
        r#"t."id", t."probe_insertion_id", t."x", t."y", t."z", t."depth", t."theta", t."phi", t."roll",
            t."provenance", j1."session_id", j3."nickname", j2."start_time", j2."number", j4."name", m1.v,
            j2."task_protocol", j1."name", j6."name", j7."name", t."datetime", t."json", t."chronic_insertion_id""#,
        &[
            UUID, UUID, FLOAT, FLOAT, FLOAT, FLOAT, FLOAT, FLOAT, FLOAT, INT, UUID, TEXT, DATE_TIME, INT, TEXT,
            TEXT_LIST, TEXT, TEXT, TEXT, TEXT, DATE_TIME, JSON, UUID,
        ],
    )
    .joins(Dialects::new(
        r#"left join "experiments_probeinsertion" j1 on j1."id" = t."probe_insertion_id" left join
            "actions_session" j2 on j2."id" = j1."session_id" left join "subjects_subject" j3 on j3."id" =
            j2."subject_id" left join "misc_lab" j4 on j4."id" = j2."lab_id" left join (select x0."session_id" as
            k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from "actions_session_projects"
            x0 join "subjects_project" r0 on r0."id" = x0."project_id" where x0."session_id" = any(array(select
            p1."session_id" as id from _ids join "experiments_trajectoryestimate" p0 on p0."id" = _ids.id join
            "experiments_probeinsertion" p1 on p1."id" = p0."probe_insertion_id")) group by x0."session_id") m1
            on m1.k = j2."id" left join "experiments_chronicinsertion" j5 on j5."chronicrecording_ptr_id" =
            t."chronic_insertion_id" left join "actions_chronicrecording" j6 on j6."id" =
            j5."chronicrecording_ptr_id" left join "experiments_coordinatesystem" j7 on j7."id" =
            t."coordinate_system_id""#,
        r#"left join "experiments_probeinsertion" j1 on j1."id" = t."probe_insertion_id" left join
            "actions_session" j2 on j2."id" = j1."session_id" left join "subjects_subject" j3 on j3."id" =
            j2."subject_id" left join "misc_lab" j4 on j4."id" = j2."lab_id" left join (select x0."session_id" as
            k, json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_session_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."session_id" in (select p1."session_id" as id from _ids join "experiments_trajectoryestimate" p0
            on p0."id" = _ids.id join "experiments_probeinsertion" p1 on p1."id" = p0."probe_insertion_id") group
            by x0."session_id") m1 on m1.k = j2."id" left join "experiments_chronicinsertion" j5 on
            j5."chronicrecording_ptr_id" = t."chronic_insertion_id" left join "actions_chronicrecording" j6 on
            j6."id" = j5."chronicrecording_ptr_id" left join "experiments_coordinatesystem" j7 on j7."id" =
            t."coordinate_system_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("TrajectoryEstimateInput", "TrajectoryEstimatePatch", &RESOURCE).fields(&[
    InputField::new(
        "probe_insertion",
        Takes::One(&experiments::probe_insertion::RESOURCE, By::Key(0)),
        Target::Column(1),
    )
    .nullable()
    .default(Default::None),
    InputField::new("x", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(3))
        .required()
        .nullable()
        .about("Point where the probe enters the brain: coordinate to the right, in micrometres."),
    InputField::new("y", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(4))
        .required()
        .nullable()
        .about("Point where the probe enters the brain: coordinate to the front, in micrometres."),
    InputField::new("z", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(5))
        .nullable()
        .about("Point where the probe enters the brain: coordinate upwards, in micrometres."),
    InputField::new("depth", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(6))
        .required()
        .nullable()
        .about("Distance from the entry point to the tip, in micrometres."),
    InputField::new("theta", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(7))
        .required()
        .nullable()
        .about("Angle to the vertical, in degrees from 0 to 180."),
    InputField::new("phi", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(8))
        .required()
        .nullable()
        .about("Angle in the horizontal plane, measured from the right, in degrees from -180 to 360."),
    InputField::new("roll", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(9))
        .nullable()
        .about("Rotation of the probe around its own axis, in degrees from 0 to 360."),
    InputField::new("provenance", Takes::Label(PROVENANCE_CHOICES), Target::Column(10))
        .required()
        .about("Method by which the trajectory was determined."),
    InputField::new(
        "coordinate_system",
        Takes::One(&experiments::coordinate_system::RESOURCE, By::Key(1)),
        Target::Column(11),
    ),
    InputField::new("json", Takes::Json, Target::Column(13)).nullable().about("Any further data."),
    InputField::new(
        "chronic_insertion",
        Takes::One(&experiments::chronic_insertion::RESOURCE, By::Id),
        Target::Column(2),
    )
    .nullable()
    .default(Default::None),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("probe_insertion", FilterTest::Row("probe_insertion", &experiments::probe_insertion::RESOURCE)),
    Filter::new("chronic_insertion", FilterTest::Row("chronic_insertion", &experiments::chronic_insertion::RESOURCE)),
    Filter::new("x", FilterTest::Number("x")),
    Filter::new("y", FilterTest::Number("y")),
    Filter::new("z", FilterTest::Number("z")),
    Filter::new("depth", FilterTest::Number("depth")),
    Filter::new("theta", FilterTest::Number("theta")),
    Filter::new("phi", FilterTest::Number("phi")),
    Filter::new("roll", FilterTest::Number("roll")),
    Filter::new("provenance", FilterTest::Label("provenance", PROVENANCE_CHOICES)),
    Filter::new("coordinate_system", FilterTest::Row("coordinate_system", &experiments::coordinate_system::RESOURCE)),
    Filter::new("datetime", FilterTest::DateTime("datetime")),
    Filter::new("subject", FilterTest::Text("probe_insertion__session__subject__nickname")),
    Filter::new("project", FilterTest::Text("probe_insertion__session__projects__name")),
    Filter::new("date", FilterTest::Text("probe_insertion__session__start_time__date"))
        .about("Start day of its session, e.g. `2019-04-01`."),
    Filter::new("experiment_number", FilterTest::Text("probe_insertion__session__number"))
        .about("Number of its session."),
    Filter::new("session", FilterTest::Uuid("probe_insertion__session__id")),
    Filter::new("probe", FilterTest::Text("probe_insertion__name")).about("Name of the probe insertion."),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/trajectories`.
pub static ROUTES: &[Route] = &[
    Route::list("/trajectories", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/trajectories/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "TrajectoryEstimateAdmin", &RESOURCE)
    .fields(&Field::joined::<18>(
        &Field::columns([
            UUID, DATE_TIME, TEXT, UUID, TEXT, UUID, TEXT, DATE_TIME, UUID, FLOAT, FLOAT, FLOAT, FLOAT, FLOAT, FLOAT,
            DATE_TIME, UUID,
        ]),
        &[Field::label("provenance", 17, PROVENANCE_CHOICES)],
    ))
    .select(
        r#"t."id", t."datetime", j3."nickname", j2."subject_id", j1."name", t."probe_insertion_id",
            j6."nickname", j5."start_time", t."chronic_insertion_id", t."x", t."y", t."z", t."depth", t."theta",
            t."phi", j2."start_time", j1."session_id", t."provenance""#,
        &[
            UUID, DATE_TIME, TEXT, UUID, TEXT, UUID, TEXT, DATE_TIME, UUID, FLOAT, FLOAT, FLOAT, FLOAT, FLOAT, FLOAT,
            DATE_TIME, UUID, INT,
        ],
    )
    .joins(Dialects::same(
        r#"left join "experiments_probeinsertion" j1 on j1."id" = t."probe_insertion_id" left join
            "actions_session" j2 on j2."id" = j1."session_id" left join "subjects_subject" j3 on j3."id" =
            j2."subject_id" left join "experiments_chronicinsertion" j4 on j4."chronicrecording_ptr_id" =
            t."chronic_insertion_id" left join "actions_chronicrecording" j5 on j5."id" =
            j4."chronicrecording_ptr_id" left join "subjects_subject" j6 on j6."id" = j5."subject_id""#,
    ));

pub(crate) static ADMIN: AdminPage =
    AdminPage::rows("experiments/trajectoryestimate", "Trajectory estimates", &ADMIN_ROWS)
        .columns(&[
            AdminColumn::new("Last update", 1).sort("datetime").link(CellLink::Row),
            AdminColumn::new("Subject", 2)
                .sort("probe_insertion__session__subject__nickname")
                .to(&subjects::subject::RESOURCE, 3),
            AdminColumn::new("Probe insertion", 4)
                .sort("probe_insertion__name")
                .to(&experiments::probe_insertion::RESOURCE, 5),
            AdminColumn::caption("Chronic insertion", &[6, 7])
                .sort("chronic_insertion__chronicrecording_ptr__subject__nickname")
                .to(&experiments::chronic_insertion::RESOURCE, 8),
            AdminColumn::new("Provenance", 17).sort("provenance"),
            AdminColumn::count("# channels", 3),
            AdminColumn::new("X", 9).sort("x"),
            AdminColumn::new("Y", 10).sort("y"),
            AdminColumn::new("Z", 11).sort("z"),
            AdminColumn::new("Depth", 12).sort("depth"),
            AdminColumn::new("Theta", 13).sort("theta"),
            AdminColumn::new("Phi", 14).sort("phi"),
            AdminColumn::caption("Session", &[2, 15])
                .sort("probe_insertion__session__subject__nickname")
                .to(&actions::session::RESOURCE, 16),
        ])
        .search(&["probe_insertion__session__subject__nickname", "chronic_insertion__subject__nickname"])
        .filters(&[
            AdminFilter::by("Provenance", FilterTest::Choice("provenance", PROVENANCE_CHOICES)),
            AdminFilter::by(
                "Coordinate system",
                FilterTest::Row("coordinate_system", &experiments::coordinate_system::RESOURCE),
            ),
        ])
        .order(&[Order::down("provenance"), Order::down("probe_insertion__session__start_time")])
        .edit(&[(6, 2), (7, 3), (8, 4), (9, 5), (10, 6), (11, 7)])
        .form(AdminForm::plain::<12>(&Input::form(&RESOURCE, &INPUT.by_key([0, 11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))));

/// The hand-written code of TrajectoryEstimate (spec/experiments/trajectory_estimate.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/experiments/trajectory_estimate.yaml:2 needs `impl TrajectoryEstimateBehaviour for App`"
)]
pub trait TrajectoryEstimateBehaviour {
    /// The value `probe_name` of a row (spec/experiments/trajectory_estimate.yaml:28). Name of the probe insertion,
    /// otherwise of the chronic insertion.
    fn probe_name(
        now: &RequestTime,
        probe_insertion_name: Option<String>,
        chronic_insertion_chronicrecording_ptr_name: Option<String>,
    ) -> Option<String>;
}

pub const fn functions<C: TrajectoryEstimateBehaviour>() -> FunctionsOf {
    &[(
        "TrajectoryEstimateBehaviour::probe_name",
        Function::Row(|row, columns, now, out| {
            json::text(out, C::probe_name(now, row.text(columns[0]), row.text(columns[1])))
        }),
    )]
}
