//! Training: Who was trained on which instrument.
//! Declared in spec/facility/training.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, facility, user};
use specimen::generated::*;

/// The table `facility_training` (spec/facility/training.yaml:2).
pub static RESOURCE: Resource = Resource::new("Training", "facility_training")
    .named("facility.training", "training", "Training")
    .about("Who was trained on which instrument.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("user_id", Kind::Uuid).field("user"),
        Column::new("instrument_id", Kind::Uuid).field("instrument"),
        Column::new("trainer_id", Kind::Uuid).field("trainer").default(Default::Caller),
        Column::new("day", Kind::Date).default(Default::Today),
        Column::new("expires", Kind::Date).nullable(),
    ])
    .relations(&[
        Relation::one("user", &user::RESOURCE, 1),
        Relation::one("instrument", &facility::instrument::RESOURCE, 2),
        Relation::one("trainer", &user::RESOURCE, 3),
    ])
    .order(&[Order::down("day")])
    .unique(&[Unique::new(&[1, 2]).says("This user is trained on this instrument already.")])
    .checks(&[Check::new("lasts", r#""expires" >= "day""#)
        .at("expires")
        .says("A training can't expire before it was given.")])
    .caption(&["user__name", "day"])
    .access(&ACCESS);

/// Rows of `facility_training` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "facility_training")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub user_id: Uuid,
        pub instrument_id: Uuid,
        pub trainer_id: Uuid,
        pub day: NaiveDate,
        pub expires: Option<NaiveDate>,
    }
    without_relations!();
}

/// The representation `detail` (spec/facility/training.yaml:18). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "TrainingDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("user", Source::Column(1), Schema::Bounded(100)),
        Field::new("instrument", Source::Column(2), Schema::Bounded(60)),
        Field::new("trainer", Source::Column(3), Schema::Bounded(100)),
        Field::new("day", Source::Column(4), Schema::Text("date")),
        Field::new("expires", Source::Column(5), Schema::Text("date")).nullable(),
    ])
    .select(r#"t."id", j1."name", j2."name", j3."name", t."day", t."expires""#, &[UUID, TEXT, TEXT, TEXT, DATE, DATE])
    .joins(Dialects::same(
        r#"left join "user" j1 on j1."id" = t."user_id" left join "facility_instrument" j2 on j2."id" =
            t."instrument_id" left join "user" j3 on j3."id" = t."trainer_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("TrainingInput", "TrainingPatch", &RESOURCE).fields(&[
    InputField::new("user", Takes::One(&user::RESOURCE, By::Key(1)), Target::Column(1)).required(),
    InputField::new("instrument", Takes::One(&facility::instrument::RESOURCE, By::Key(1)), Target::Column(2))
        .required(),
    InputField::new("trainer", Takes::One(&user::RESOURCE, By::Key(1)), Target::Column(3)),
    InputField::new("day", Takes::Date, Target::Column(4)).within(&Within::new(Bound::None, Bound::Today)),
    InputField::new("expires", Takes::Date, Target::Column(5)).nullable(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("user", FilterTest::Text("user__name")),
    Filter::new("instrument", FilterTest::Text("instrument__name")),
];

/// The endpoints under `/trainings`.
pub static ROUTES: &[Route] = &[
    Route::list("/trainings", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/trainings/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "TrainingAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, UUID, DATE, TEXT, UUID, TEXT, UUID, DATE]))
    .select(
        r#"t."id", j1."name", t."user_id", t."day", j2."name", t."instrument_id", j3."name", t."trainer_id",
            t."expires""#,
        &[UUID, TEXT, UUID, DATE, TEXT, UUID, TEXT, UUID, DATE],
    )
    .joins(Dialects::same(
        r#"left join "user" j1 on j1."id" = t."user_id" left join "facility_instrument" j2 on j2."id" =
            t."instrument_id" left join "user" j3 on j3."id" = t."trainer_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("facility/training", "Trainings", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("User", 1).sort("user__name").to(&user::RESOURCE, 2),
        AdminColumn::new("Day", 3).sort("day").link(CellLink::Row),
        AdminColumn::new("Instrument", 4).sort("instrument__name").to(&facility::instrument::RESOURCE, 5),
        AdminColumn::new("Trainer", 6).sort("trainer__name").to(&user::RESOURCE, 7),
        AdminColumn::new("Expires", 8).sort("expires"),
    ])
    .search(&["user__name"])
    .filters(&[
        AdminFilter::by("User", FilterTest::Row("user", &user::RESOURCE)),
        AdminFilter::by("Instrument", FilterTest::Row("instrument", &facility::instrument::RESOURCE)),
        AdminFilter::by("Trainer", FilterTest::Row("trainer", &user::RESOURCE)),
        AdminFilter::by("Day", FilterTest::DateRange("day")),
        AdminFilter::by("Expires", FilterTest::DateRange("expires")),
    ])
    .form(AdminForm::plain::<5>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 4]))));
