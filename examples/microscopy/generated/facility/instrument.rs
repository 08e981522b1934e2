//! Instrument: A microscope, or a part of one that is booked by itself.
//! Declared in spec/facility/instrument.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, facility};
use specimen::generated::*;

/// The table `facility_instrument` (spec/facility/instrument.yaml:2).
pub static RESOURCE: Resource = Resource::new("Instrument", "facility_instrument")
    .named("facility.instrument", "instrument", "Instrument")
    .about("A microscope, or a part of one that is booked by itself.")
    .columns(
        &[
            Column::new("id", Kind::Uuid).default(Default::NewUuid),
            Column::new("name", Kind::Text).max(60).unique(),
            Column::new("room", Kind::Text).max(20).default(Default::Text("")),
            Column::new("part_of_id", Kind::Uuid).field("part_of").nullable().tree(),
            Column::new("hourly", Kind::Decimal(Decimal::new(7u8, 2u8))),
            Column::new("longest", Kind::Duration).default(Default::Int(28800000000)),
            Column::new("dyes", Kind::Texts).max(40).default(Default::Empty),
            Column::new("opens", Kind::Time).default(Default::Text("07:00:00.000000")),
            Column::new("picture", Kind::Text).max(100).nullable().file(),
            Column::new("retired", Kind::DateTime).nullable(),
        ],
    )
    .derived(
        &[
            Derived::new(
                    Column::new("booked", Kind::Big),
                    Dialects::same(
                        r#"(select count(*) from {schema}"facility_booking" dv0 where dv0."instrument_id" = {row}."id" and (dv0."state" <> 'cancelled'))"#,
                    ),
                )
                .related(),
        ],
    )
    .relations(
        &[
            Relation::one("part_of", &RESOURCE, 3),
            Relation::back(
                "bookings",
                &facility::booking::RESOURCE,
                1,
                OnDelete::Protect,
            ),
            Relation::back("parts", &RESOURCE, 3, OnDelete::SetNull),
            Relation::back(
                "trainings",
                &facility::training::RESOURCE,
                2,
                OnDelete::Cascade,
            ),
        ],
    )
    .order(&[Order::up("name")])
    .unique(&[Unique::new(&[2, 1]).says("This room has an instrument of this name.")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `facility_instrument` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "facility_instrument")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        pub room: String,
        pub part_of_id: Option<Uuid>,
        /// How long a booking lasts at most.
        pub longest: i64,
        pub picture: Option<String>,
        pub retired: Option<DateTime<Utc>>,
    }
    without_relations!();
}

/// The representation `detail` (spec/facility/instrument.yaml:25). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "InstrumentDetail", &RESOURCE)
    .fields(&[
        Field::new("name", Source::Column(1), Schema::Bounded(60)).example(r#""Confocal 1""#),
        Field::new("room", Source::Column(2), Schema::Bounded(20)),
        Field::new("part_of", Source::Column(3), Schema::Bounded(60)).nullable(),
        Field::new("parts", Source::Column(4), Schema::List(&Schema::Bounded(60))),
        Field::new("hourly", Source::Column(5), Schema::Text("decimal")).about("Price of an hour."),
        Field::new("longest", Source::Column(6), Schema::Text("duration")).about("How long a booking lasts at most."),
        Field::new("dyes", Source::Column(7), Schema::List(&Schema::Text(""))).about("Dyes that its lasers excite."),
        Field::new("opens", Source::Column(8), Schema::Text("time")),
        Field::new("picture", Source::File(9), Schema::Text("uri")).nullable(),
        Field::new("retired", Source::Column(10), Schema::Text("date-time")).nullable(),
        Field::new("booked", Source::Column(11), Schema::Integer("int64")),
    ])
    .select(
        r#"t."id", t."name", t."room", j1."name", m1.v, t."hourly", t."longest", t."dyes", t."opens",
            t."picture", t."retired", (select count(*) from "facility_booking" dv0 where dv0."instrument_id" =
            t."id" and (dv0."state" <> 'cancelled'))"#,
        &[
            UUID,
            TEXT,
            TEXT,
            TEXT,
            TEXT_LIST,
            decimal(Decimal::new(7u8, 2u8)),
            DURATION,
            TEXTS,
            TIME,
            TEXT,
            DATE_TIME,
            BIG,
        ],
    )
    .joins(Dialects::new(
        r#"left join "facility_instrument" j1 on j1."id" = t."part_of_id" left join (select r0."part_of_id" as
            k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from "facility_instrument" r0
            where r0."part_of_id" = any(array(select id from _ids)) group by r0."part_of_id") m1 on m1.k = t."id""#,
        r#"left join "facility_instrument" j1 on j1."id" = t."part_of_id" left join (select r0."part_of_id" as
            k, json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "facility_instrument" r0 where r0."part_of_id" in (select id from _ids) group by r0."part_of_id") m1
            on m1.k = t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("InstrumentInput", "InstrumentPatch", &RESOURCE).fields(&[
    InputField::new(
        "name",
        Takes::Text(60, Some(&Pattern::new("^[\\w -]+$", "Enter a valid value."))),
        Target::Column(1),
    )
    .required()
    .example(r#""Confocal 1""#),
    InputField::new("room", Takes::Text(20, None), Target::Column(2)).blank(),
    InputField::new("part_of", Takes::One(&RESOURCE, By::Key(1)), Target::Column(3)).nullable(),
    InputField::new("hourly", Takes::Decimal(Decimal::new(7u8, 2u8)), Target::Column(4))
        .required()
        .within(&Within::new(Bound::Number(0), Bound::None))
        .about("Price of an hour."),
    InputField::new("longest", Takes::Duration, Target::Column(5))
        .within(&Within::new(Bound::Number(900000000), Bound::Number(604800000000)))
        .about("How long a booking lasts at most."),
    InputField::new("dyes", Takes::Texts(40), Target::Column(6)).about("Dyes that its lasers excite."),
    InputField::new("opens", Takes::Time, Target::Column(7)),
    InputField::new("picture", Takes::Image(100), Target::Column(8)).nullable().blank(),
    InputField::new("retired", Takes::DateTime, Target::Column(9)).nullable(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("room", FilterTest::Text("room")),
    Filter::new("retired", FilterTest::Archived("retired__isnull", true)),
    Filter::new("cheaper", FilterTest::Number("hourly__lte")),
    Filter::new("dye", FilterTest::Text("dyes__contains")),
    Filter::new("q", FilterTest::Search(&["name", "room"])),
];

/// The endpoints under `/instruments`.
pub static ROUTES: &[Route] = &[
    Route::list("/instruments", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/instruments/{name}", &Item::new(&RESOURCE, 1, &DETAIL).read().write(&INPUT).delete().archive(9)),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "InstrumentAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, TEXT, UUID, DATE_TIME, TEXT_LIST, BIG]))
    .select(
        r#"t."id", t."name", t."room", j1."name", t."part_of_id", t."retired", m1.v, (select count(*) from
            "facility_booking" dv0 where dv0."instrument_id" = t."id" and (dv0."state" <> 'cancelled'))"#,
        &[UUID, TEXT, TEXT, TEXT, UUID, DATE_TIME, TEXT_LIST, BIG],
    )
    .joins(Dialects::new(
        r#"left join "facility_instrument" j1 on j1."id" = t."part_of_id" left join (select r0."part_of_id" as
            k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from "facility_instrument" r0
            where r0."part_of_id" = any(array(select id from _ids)) group by r0."part_of_id") m1 on m1.k = t."id""#,
        r#"left join "facility_instrument" j1 on j1."id" = t."part_of_id" left join (select r0."part_of_id" as
            k, json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "facility_instrument" r0 where r0."part_of_id" in (select id from _ids) group by r0."part_of_id") m1
            on m1.k = t."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("facility/instrument", "Instruments", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Room", 2).sort("room"),
        AdminColumn::new("Part of", 3).sort("part_of__name").to(&RESOURCE, 4),
        AdminColumn::new("Parts", 6),
        AdminColumn::new("Retired", 5).sort("retired"),
        AdminColumn::new("Booked", 7),
    ])
    .search(&["name"])
    .filters(&[
        AdminFilter::by("Part of", FilterTest::Row("part_of", &RESOURCE)),
        AdminFilter::by("Retired", FilterTest::DateRange("retired")),
    ])
    .form(AdminForm::plain::<9>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 4, 5, 6, 7, 8]))));
