//! FieldOfViewLocation: The position of a field of view in the brain, determined by one method.
//! Declared in spec/experiments/field_of_view_location.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, experiments};
use specimen::generated::*;

/// The table `experiments_fovlocation` (spec/experiments/field_of_view_location.yaml:2).
pub static RESOURCE: Resource = Resource::new("FieldOfViewLocation", "experiments_fovlocation")
    .named("experiments.fovlocation", "field of view location", "FOVLocation")
    .about("The position of a field of view in the brain, determined by one method.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("field_of_view_id", Kind::Uuid).field("field_of_view"),
        Column::new("provenance", Kind::Text).max(1).default(Default::Text("L")).choices(PROVENANCE_CHOICES),
        Column::new("default_provenance", Kind::Bool).default(Default::Bool(false)),
        Column::new("coordinate_system_id", Kind::Uuid)
            .field("coordinate_system")
            .default(Default::Row {
                of: ResourceRef::Known(&experiments::coordinate_system::RESOURCE),
                column: "name",
                is: "IBL-Allen",
                make: false,
            })
            .nullable(),
        Column::new("auto_datetime", Kind::DateTime).auto(Auto::Save),
        Column::new("x", Kind::Floats).default(Default::Empty),
        Column::new("y", Kind::Floats).default(Default::Empty),
        Column::new("z", Kind::Floats).default(Default::Empty),
        Column::new("n_xyz", Kind::Ints).default(Default::Empty),
    ])
    .relations(&[
        Relation::one("field_of_view", &experiments::field_of_view::RESOURCE, 3),
        Relation::one("coordinate_system", &experiments::coordinate_system::RESOURCE, 6),
        Relation::many(
            "brain_region",
            &experiments::brain_region::RESOURCE,
            ["experiments_fovlocation_brain_region", "fovlocation_id", "brainregion_id"],
        )
        .own(),
    ])
    .order(&[Order::down("default_provenance")])
    .unique(&[Unique::new(&[4, 3])])
    .caption(&["field_of_view__name", "provenance"])
    .hooks(&[(Event::BeforeSave, hook("FieldOfViewLocationBehaviour::before_save"))])
    .access(&ACCESS);

/// Values of `provenance`.
pub static PROVENANCE_CHOICES: &[Choice] = &[
    Choice::text("E", "Estimate"),
    Choice::text("F", "Functional"),
    Choice::text("L", "Landmark"),
    Choice::text("H", "Histology"),
];

/// Rows of `experiments_fovlocation` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_fovlocation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub field_of_view_id: Uuid,
        /// Method by which the position was determined.
        pub provenance: String,
        /// Whether this is the default location of the field of view. Setting it clears the others.
        pub default_provenance: bool,
        pub coordinate_system_id: Option<Uuid>,
        /// Time of the last change. The server sets it.
        pub auto_datetime: DateTime<Utc>,
    }
    without_relations!();
}

/// The representation `summary` (spec/experiments/field_of_view_location.yaml:26). A page costs 1 statement.
pub static SUMMARY: Representation = Representation::new("summary", "FieldOfViewLocationSummary", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("brain_region", Source::Column(1), Schema::List(&Schema::Integer("int32"))),
        Field::new("coordinate_system", Source::Column(2), Schema::Bounded(255)).nullable(),
        Field::new("provenance", Source::Column(3), Schema::Choice(PROVENANCE_CHOICES))
            .about("Method by which the position was determined."),
        Field::new("x", Source::Column(4), Schema::List(&Schema::Number)).about(
            "Coordinates of the corners, in micrometres: top left, top right, bottom left, bottom \
                right.",
        ),
        Field::new("y", Source::Column(5), Schema::List(&Schema::Number))
            .about("Coordinates of the corners, in micrometres, in the order of `x`."),
        Field::new("z", Source::Column(6), Schema::List(&Schema::Number))
            .about("Coordinates of the corners, in micrometres, in the order of `x`."),
        Field::new("n_xyz", Source::Column(7), Schema::List(&Schema::Integer("int32")))
            .about("Number of pixels along each axis."),
        Field::new("default_provenance", Source::Column(8), Schema::Boolean)
            .about("Whether this is the default location of the field of view. Setting it clears the others."),
        Field::new("auto_datetime", Source::Column(9), Schema::Text("date-time"))
            .about("Time of the last change. The server sets it."),
    ])
    .select(
        r#"t."id", m1.v, j1."name", t."provenance", t."x", t."y", t."z", t."n_xyz", t."default_provenance",
            t."auto_datetime""#,
        &[UUID, INT_LIST, TEXT, TEXT, FLOATS, FLOATS, FLOATS, INTS, BOOL, DATE_TIME],
    )
    .joins(Dialects::new(
        r#"left join (select x0."fovlocation_id" as k, array_agg(r0."id" order by r0."tree_id" nulls last,
            r0."lft" nulls last, r0."id") as v from "experiments_fovlocation_brain_region" x0 join
            "experiments_brainregion" r0 on r0."id" = x0."brainregion_id" where x0."fovlocation_id" =
            any(array(select id from _ids)) group by x0."fovlocation_id") m1 on m1.k = t."id" left join
            "experiments_coordinatesystem" j1 on j1."id" = t."coordinate_system_id""#,
        r#"left join (select x0."fovlocation_id" as k, json_group_array(r0."id" order by r0."tree_id" nulls
            last, r0."lft" nulls last, r0."id") as v from "experiments_fovlocation_brain_region" x0 join
            "experiments_brainregion" r0 on r0."id" = x0."brainregion_id" where x0."fovlocation_id" in (select id
            from _ids) group by x0."fovlocation_id") m1 on m1.k = t."id" left join "experiments_coordinatesystem"
            j1 on j1."id" = t."coordinate_system_id""#,
    ));

/// The representation `detail` (spec/experiments/field_of_view_location.yaml:27). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "FieldOfViewLocationDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("brain_region", Source::Column(1), Schema::List(&Schema::Integer("int32"))),
        Field::new("coordinate_system", Source::Column(2), Schema::Bounded(255)).nullable(),
        Field::new("provenance", Source::Column(3), Schema::Choice(PROVENANCE_CHOICES))
            .about("Method by which the position was determined."),
        Field::new("x", Source::Column(4), Schema::List(&Schema::Number)).about(
            "Coordinates of the corners, in micrometres: top left, top right, bottom left, bottom \
                right.",
        ),
        Field::new("y", Source::Column(5), Schema::List(&Schema::Number))
            .about("Coordinates of the corners, in micrometres, in the order of `x`."),
        Field::new("z", Source::Column(6), Schema::List(&Schema::Number))
            .about("Coordinates of the corners, in micrometres, in the order of `x`."),
        Field::new("n_xyz", Source::Column(7), Schema::List(&Schema::Integer("int32")))
            .about("Number of pixels along each axis."),
        Field::new("json", Source::Column(8), Schema::Any).nullable().about("Any further data."),
        Field::new("default_provenance", Source::Column(9), Schema::Boolean)
            .about("Whether this is the default location of the field of view. Setting it clears the others."),
        Field::new("auto_datetime", Source::Column(10), Schema::Text("date-time"))
            .about("Time of the last change. The server sets it."),
        Field::new("field_of_view", Source::Column(11), Schema::Text("uuid")),
    ])
    .select(
        r#"t."id", m1.v, j1."name", t."provenance", t."x", t."y", t."z", t."n_xyz", t."json",
            t."default_provenance", t."auto_datetime", t."field_of_view_id""#,
        &[UUID, INT_LIST, TEXT, TEXT, FLOATS, FLOATS, FLOATS, INTS, JSON, BOOL, DATE_TIME, UUID],
    )
    .joins(Dialects::new(
        r#"left join (select x0."fovlocation_id" as k, array_agg(r0."id" order by r0."tree_id" nulls last,
            r0."lft" nulls last, r0."id") as v from "experiments_fovlocation_brain_region" x0 join
            "experiments_brainregion" r0 on r0."id" = x0."brainregion_id" where x0."fovlocation_id" =
            any(array(select id from _ids)) group by x0."fovlocation_id") m1 on m1.k = t."id" left join
            "experiments_coordinatesystem" j1 on j1."id" = t."coordinate_system_id""#,
        r#"left join (select x0."fovlocation_id" as k, json_group_array(r0."id" order by r0."tree_id" nulls
            last, r0."lft" nulls last, r0."id") as v from "experiments_fovlocation_brain_region" x0 join
            "experiments_brainregion" r0 on r0."id" = x0."brainregion_id" where x0."fovlocation_id" in (select id
            from _ids) group by x0."fovlocation_id") m1 on m1.k = t."id" left join "experiments_coordinatesystem"
            j1 on j1."id" = t."coordinate_system_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("FieldOfViewLocationInput", "FieldOfViewLocationPatch", &RESOURCE).fields(&[
    InputField::new("field_of_view", Takes::One(&experiments::field_of_view::RESOURCE, By::Id), Target::Column(3))
        .required(),
    InputField::new("provenance", Takes::Choice(PROVENANCE_CHOICES), Target::Column(4))
        .required()
        .about("Method by which the position was determined."),
    InputField::new("x", Takes::Floats, Target::Column(8)).required().about(
        "Coordinates of the corners, in micrometres: top left, top right, bottom left, bottom \
                right.",
    ),
    InputField::new("y", Takes::Floats, Target::Column(9))
        .required()
        .about("Coordinates of the corners, in micrometres, in the order of `x`."),
    InputField::new("z", Takes::Floats, Target::Column(10))
        .required()
        .about("Coordinates of the corners, in micrometres, in the order of `x`."),
    InputField::new("n_xyz", Takes::Ints, Target::Column(11)).required().about("Number of pixels along each axis."),
    InputField::new("brain_region", Takes::Many(&experiments::brain_region::RESOURCE, By::Key(2)), Target::Relation(2))
        .schema(Schema::List(&Schema::Integer("int32"))),
    InputField::new(
        "coordinate_system",
        Takes::One(&experiments::coordinate_system::RESOURCE, By::Key(1)),
        Target::Column(6),
    )
    .default(Default::Row {
        of: ResourceRef::Known(&experiments::coordinate_system::RESOURCE),
        column: "name",
        is: "IBL-Allen",
        make: false,
    }),
    InputField::new("default_provenance", Takes::Bool, Target::Column(5))
        .about("Whether this is the default location of the field of view. Setting it clears the others."),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("field_of_view", FilterTest::Row("field_of_view", &experiments::field_of_view::RESOURCE)),
    Filter::new("provenance", FilterTest::Label("provenance", PROVENANCE_CHOICES)),
    Filter::new("default_provenance", FilterTest::Bool("default_provenance")),
    Filter::new("coordinate_system", FilterTest::Text("coordinate_system__name")),
    Filter::new("auto_datetime", FilterTest::DateTime("auto_datetime")),
    Filter::new("x", FilterTest::Number("x__contains")),
    Filter::new("y", FilterTest::Number("y__contains")),
    Filter::new("z", FilterTest::Number("z__contains")),
    Filter::new("n_xyz", FilterTest::Number("n_xyz__contains")),
    Filter::new("brain_region", FilterTest::Rows("brain_region", &experiments::brain_region::RESOURCE)),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/fov-location`.
pub static ROUTES: &[Route] = &[
    Route::list("/fov-location", &List::new(&RESOURCE, &SUMMARY).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/fov-location/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "FieldOfViewLocationAdmin", &RESOURCE)
    .fields(&Field::joined::<7>(
        &Field::columns([UUID, TEXT, UUID, BOOL, TEXT, UUID]),
        &[Field::label("provenance", 6, PROVENANCE_CHOICES)],
    ))
    .select(
        r#"t."id", j1."name", t."field_of_view_id", t."default_provenance", j2."name", t."coordinate_system_id",
            t."provenance""#,
        &[UUID, TEXT, UUID, BOOL, TEXT, UUID, TEXT],
    )
    .joins(Dialects::same(
        r#"left join "experiments_fov" j1 on j1."id" = t."field_of_view_id" left join
            "experiments_coordinatesystem" j2 on j2."id" = t."coordinate_system_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("experiments/fovlocation", "Fields of view location", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Field of view", 1).sort("field_of_view__name").link(CellLink::Row),
        AdminColumn::new("Provenance", 6).sort("provenance"),
        AdminColumn::new("Default provenance", 3).sort("default_provenance"),
        AdminColumn::new("Coordinate system", 4)
            .sort("coordinate_system__name")
            .to(&experiments::coordinate_system::RESOURCE, 5),
    ])
    .search(&["field_of_view__name", "provenance"])
    .filters(&[
        AdminFilter::by("Provenance", FilterTest::Choice("provenance", PROVENANCE_CHOICES)),
        AdminFilter::by("Default provenance", FilterTest::Bool("default_provenance")),
    ])
    .form(AdminForm::plain::<6>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 8, 7, 6, 9]))));

/// The hand-written code of FieldOfViewLocation (spec/experiments/field_of_view_location.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/experiments/field_of_view_location.yaml:2 needs `impl FieldOfViewLocationBehaviour for App`"
)]
pub trait FieldOfViewLocationBehaviour {
    /// Runs before the row is stored; may change it (spec/experiments/field_of_view_location.yaml:41).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut FieldOfViewLocationDraft) -> HookFuture<'a>;
}

/// A row of FieldOfViewLocation before it is stored, with what the request contains.
pub type FieldOfViewLocationDraft = TypedDraft<entity::Model, FieldOfViewLocationSent>;

row!(
    entity::Model,
    [id, name, json, field_of_view_id, provenance, default_provenance, coordinate_system_id, auto_datetime]
);

/// What a request for a row of FieldOfViewLocation contains besides its columns.
#[derive(Debug, Clone)]
pub struct FieldOfViewLocationSent {
    /// Keys of `brain_region`, if the request sets them.
    pub brain_region: Option<Vec<i32>>,
}

impl Sent for FieldOfViewLocationSent {
    fn take(draft: &mut Draft) -> Self {
        Self { brain_region: draft.many[2].as_deref().map(typed::keys) }
    }

    fn restore(self, draft: &mut Draft) {
        draft.many[2] = self.brain_region.map(typed::values);
    }
}

pub const fn functions<C: FieldOfViewLocationBehaviour>() -> FunctionsOf {
    &[("FieldOfViewLocationBehaviour::before_save", save_hook!(FieldOfViewLocationDraft, C::before_save))]
}
