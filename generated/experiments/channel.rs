//! Channel: A recording site of a probe on a trajectory.
//! Declared in spec/experiments/channel.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, experiments};
use specimen::generated::*;

/// The table `experiments_channel` (spec/experiments/channel.yaml:2).
pub static RESOURCE: Resource = Resource::new("Channel", "experiments_channel")
    .named("experiments.channel", "channel", "Channel")
    .about("A recording site of a probe on a trajectory.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("axial", Kind::Float).nullable(),
        Column::new("lateral", Kind::Float).nullable(),
        Column::new("x", Kind::Float).nullable(),
        Column::new("y", Kind::Float).nullable(),
        Column::new("z", Kind::Float).nullable(),
        Column::new("brain_region_id", Kind::Int).field("brain_region").default(Default::Int(0)).nullable(),
        Column::new("trajectory_estimate_id", Kind::Uuid).field("trajectory_estimate").nullable(),
    ])
    .relations(&[
        Relation::one("brain_region", &experiments::brain_region::RESOURCE, 8),
        Relation::one("trajectory_estimate", &experiments::trajectory_estimate::RESOURCE, 9),
    ])
    .unique(&[Unique::new(&[3, 4, 9])])
    .caption(&["brain_region__name"])
    .hooks(&[(Event::AfterSave, hook("ChannelBehaviour::after_save"))])
    .access(&ACCESS);

/// Rows of `experiments_channel` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_channel")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        /// Distance from the tip along the probe, in micrometres.
        pub axial: Option<f64>,
        /// Position across the probe, in micrometres.
        pub lateral: Option<f64>,
        /// Coordinate to the right, in micrometres.
        pub x: Option<f64>,
        /// Coordinate to the front, in micrometres.
        pub y: Option<f64>,
        /// Coordinate upwards, in micrometres.
        pub z: Option<f64>,
        pub brain_region_id: Option<i32>,
        pub trajectory_estimate_id: Option<Uuid>,
    }
    without_relations!();
}

/// The representation `detail` (spec/experiments/channel.yaml:18). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "ChannelDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("trajectory_estimate", Source::Column(1), Schema::Text("uuid")).nullable(),
        Field::new("brain_region", Source::Column(2), Schema::Integer("int32")).nullable(),
        Field::new("name", Source::Column(3), Schema::Bounded(255)),
        Field::new("json", Source::Column(4), Schema::Any).nullable().about("Any further data."),
        Field::new("axial", Source::Column(5), Schema::Number)
            .nullable()
            .about("Distance from the tip along the probe, in micrometres."),
        Field::new("lateral", Source::Column(6), Schema::Number)
            .nullable()
            .about("Position across the probe, in micrometres."),
        Field::new("x", Source::Column(7), Schema::Number).nullable().about("Coordinate to the right, in micrometres."),
        Field::new("y", Source::Column(8), Schema::Number).nullable().about("Coordinate to the front, in micrometres."),
        Field::new("z", Source::Column(9), Schema::Number).nullable().about("Coordinate upwards, in micrometres."),
    ])
    .select(
        r#"t."id", t."trajectory_estimate_id", t."brain_region_id", t."name", t."json", t."axial", t."lateral",
            t."x", t."y", t."z""#,
        &[UUID, UUID, INT, TEXT, JSON, FLOAT, FLOAT, FLOAT, FLOAT, FLOAT],
    );

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("ChannelInput", "ChannelPatch", &RESOURCE).fields(&[
    InputField::new(
        "trajectory_estimate",
        Takes::One(&experiments::trajectory_estimate::RESOURCE, By::Key(0)),
        Target::Column(9),
    )
    .required_on_create(),
    InputField::new("brain_region", Takes::One(&experiments::brain_region::RESOURCE, By::Key(2)), Target::Column(8)),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
    InputField::new("axial", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(3))
        .nullable()
        .default(Default::None)
        .about("Distance from the tip along the probe, in micrometres."),
    InputField::new("lateral", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(4))
        .nullable()
        .default(Default::None)
        .about("Position across the probe, in micrometres."),
    InputField::new("x", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(5))
        .nullable()
        .about("Coordinate to the right, in micrometres."),
    InputField::new("y", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(6))
        .nullable()
        .about("Coordinate to the front, in micrometres."),
    InputField::new("z", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(7))
        .nullable()
        .about("Coordinate upwards, in micrometres."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("axial", FilterTest::Number("axial")),
    Filter::new("lateral", FilterTest::Number("lateral")),
    Filter::new("x", FilterTest::Number("x")),
    Filter::new("y", FilterTest::Number("y")),
    Filter::new("z", FilterTest::Number("z")),
    Filter::new("brain_region", FilterTest::Row("brain_region", &experiments::brain_region::RESOURCE)),
    Filter::new(
        "trajectory_estimate",
        FilterTest::Row("trajectory_estimate", &experiments::trajectory_estimate::RESOURCE),
    ),
    Filter::new("session", FilterTest::Uuid("trajectory_estimate__probe_insertion__session__id")),
    Filter::new("probe_insertion", FilterTest::Uuid("trajectory_estimate__probe_insertion__id")),
    Filter::new("subject", FilterTest::Text("trajectory_estimate__probe_insertion__session__subject__nickname")),
    Filter::new("lab", FilterTest::Text("trajectory_estimate__probe_insertion__session__lab__name")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/channels`.
pub static ROUTES: &[Route] = &[
    Route::list("/channels", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).bulk()),
    Route::item("/channels/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "ChannelAdmin", &RESOURCE)
    .fields(&Field::joined::<11>(
        &Field::columns([UUID, TEXT, UUID, FLOAT, FLOAT, FLOAT, TEXT, INT, FLOAT, FLOAT]),
        &[Field::label("trajectory_estimate_", 10, experiments::trajectory_estimate::PROVENANCE_CHOICES)],
    ))
    .select(
        r#"t."id", j2."name", t."trajectory_estimate_id", t."x", t."y", t."z", j3."name", t."brain_region_id",
            t."axial", t."lateral", j1."provenance""#,
        &[UUID, TEXT, UUID, FLOAT, FLOAT, FLOAT, TEXT, INT, FLOAT, FLOAT, INT],
    )
    .joins(Dialects::same(
        r#"left join "experiments_trajectoryestimate" j1 on j1."id" = t."trajectory_estimate_id" left join
            "experiments_probeinsertion" j2 on j2."id" = j1."probe_insertion_id" left join
            "experiments_brainregion" j3 on j3."id" = t."brain_region_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("experiments/channel", "Channels", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::caption("Trajectory estimate", &[1, 10])
            .sort("trajectory_estimate__probe_insertion__name")
            .link(CellLink::Row),
        AdminColumn::new("X", 3).sort("x"),
        AdminColumn::new("Y", 4).sort("y"),
        AdminColumn::new("Z", 5).sort("z"),
        AdminColumn::new("Brain region", 6).sort("brain_region__name").to(&experiments::brain_region::RESOURCE, 7),
        AdminColumn::new("Axial", 8).sort("axial"),
        AdminColumn::new("Lateral", 9).sort("lateral"),
    ])
    .search(&["brain_region__name"])
    .filters(&[
        AdminFilter::by(
            "Trajectory estimate",
            FilterTest::Row("trajectory_estimate", &experiments::trajectory_estimate::RESOURCE),
        ),
        AdminFilter::by("Brain region", FilterTest::Row("brain_region", &experiments::brain_region::RESOURCE)),
    ])
    .order(&[Order::up("brain_region__name")])
    .form(AdminForm::plain::<7>(&Input::form(&RESOURCE, &INPUT.by_key([2, 3, 4, 5, 6, 7, 8]))));

/// The hand-written code of Channel (spec/experiments/channel.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/experiments/channel.yaml:2 needs `impl ChannelBehaviour for App`")]
pub trait ChannelBehaviour {
    /// Runs after the row is stored, in the same transaction (spec/experiments/channel.yaml:34).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut ChannelDraft) -> HookFuture<'a>;
}

/// A row of Channel before it is stored, with what the request contains.
pub type ChannelDraft = TypedDraft<entity::Model>;

row!(entity::Model, [id, name, json, axial, lateral, x, y, z, brain_region_id, trajectory_estimate_id]);

pub const fn functions<C: ChannelBehaviour>() -> FunctionsOf {
    &[("ChannelBehaviour::after_save", save_hook!(ChannelDraft, C::after_save))]
}
