//! Booking: An instrument that is somebody's for a time.
//! Declared in spec/facility/booking.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, billing, facility, user};
use specimen::generated::*;

/// The table `facility_booking` (spec/facility/booking.yaml:2).
pub static RESOURCE: Resource = Resource::new("Booking", "facility_booking")
    .named("facility.booking", "booking", "Booking")
    .about("An instrument that is somebody's for a time.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("instrument_id", Kind::Uuid).field("instrument"),
        Column::new("user_id", Kind::Uuid).field("user").default(Default::Caller),
        Column::new("begins", Kind::DateTime),
        Column::new("ends", Kind::DateTime),
        Column::new("state", Kind::Text).max(9).default(Default::Text("planned")).choices(STATE_CHOICES),
        Column::new("reason", Kind::Text).max(200).default(Default::Text("")),
    ])
    .relations(&[
        Relation::one("instrument", &facility::instrument::RESOURCE, 1),
        Relation::one("user", &user::RESOURCE, 2),
        Relation::back("lines", &billing::invoice_line::RESOURCE, 3, OnDelete::Protect),
    ])
    .order(&[Order::up("begins")])
    .checks(&[
        Check::new(
            "facility_booking_reason_needed",
            r#"("state" = 'cancelled') is not true or ("reason" is not null and "reason" <> '')"#,
        )
        .at("reason")
        .says("Say why the booking was cancelled."),
        Check::new("facility_booking_begins_ends_order", r#""begins" < "ends""#)
            .at("ends")
            .says("This must be after begins."),
    ])
    .no_overlap(&[NoOverlap::new(
        "facility_booking_begins_ends_apart",
        [3, 4],
        "The instrument is booked at this time.",
    )
    .within(&[1])
    .unless(Dialects::same(r#""state" = 'cancelled'"#))])
    .caption(&["instrument__name", "begins"])
    .access(
        &ACCESS
            .create(&[Allow::Token])
            .update(&[Allow::Superuser, Allow::Group("staff"), Allow::Is("user")])
            .delete(&[Allow::Superuser, Allow::Group("staff")]),
    );

/// Values of `state`.
pub static STATE_CHOICES: &[Choice] =
    &[Choice::text("planned", "Planned"), Choice::text("done", "Done"), Choice::text("cancelled", "Cancelled")];

/// Rows of `facility_booking` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "facility_booking")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub instrument_id: Uuid,
        pub user_id: Uuid,
        pub begins: DateTime<Utc>,
        pub ends: DateTime<Utc>,
        pub state: String,
        pub reason: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/facility/booking.yaml:23). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "BookingDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("instrument", Source::Column(1), Schema::Bounded(60)),
        Field::new("user", Source::Column(2), Schema::Bounded(100)),
        Field::new("begins", Source::Column(3), Schema::Text("date-time")),
        Field::new("ends", Source::Column(4), Schema::Text("date-time")),
        Field::new("hours", Source::Row(hook("BookingBehaviour::hours"), &[3, 4]), Schema::Number).nullable(),
        Field::new("state", Source::Column(5), Schema::Choice(STATE_CHOICES)),
        Field::new("reason", Source::Column(6), Schema::Bounded(200)),
    ])
    .select(
        r#"t."id", j1."name", j2."name", t."begins", t."ends", t."state", t."reason""#,
        &[UUID, TEXT, TEXT, DATE_TIME, DATE_TIME, TEXT, TEXT],
    )
    .joins(Dialects::same(
        r#"left join "facility_instrument" j1 on j1."id" = t."instrument_id" left join "user" j2 on j2."id" =
            t."user_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("BookingInput", "BookingPatch", &RESOURCE).fields(&[
    InputField::new("instrument", Takes::One(&facility::instrument::RESOURCE, By::Key(1)), Target::Column(1))
        .required(),
    InputField::new("user", Takes::One(&user::RESOURCE, By::Key(1)), Target::Column(2)),
    InputField::new("begins", Takes::DateTime, Target::Column(3)).required(),
    InputField::new("ends", Takes::DateTime, Target::Column(4)).required(),
    InputField::new("state", Takes::Choice(STATE_CHOICES), Target::Column(5)),
    InputField::new("reason", Takes::Text(200, None), Target::Column(6)).blank(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("state", FilterTest::Choice("state", STATE_CHOICES)),
    Filter::new("instrument", FilterTest::Text("instrument__name")),
    Filter::new("user", FilterTest::Text("user__name")),
    Filter::new("period", FilterTest::Text("begins__range")),
];

/// The endpoints under `/bookings`.
pub static ROUTES: &[Route] = &[
    Route::list("/bookings", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).bulk()),
    Route::item("/bookings/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "BookingAdmin", &RESOURCE)
    .fields(&Field::joined::<10>(
        &Field::columns([UUID, TEXT, UUID, DATE_TIME, TEXT, UUID, DATE_TIME, TEXT]),
        &[
            Field::new("hours", Source::Row(hook("BookingBehaviour::hours"), &[3, 6]), Schema::Number).nullable(),
            Field::label("state", 8, STATE_CHOICES),
        ],
    ))
    .select(
        r#"t."id", j1."name", t."instrument_id", t."begins", j2."name", t."user_id", t."ends", t."reason",
            t."state""#,
        &[UUID, TEXT, UUID, DATE_TIME, TEXT, UUID, DATE_TIME, TEXT, TEXT],
    )
    .joins(Dialects::same(
        r#"left join "facility_instrument" j1 on j1."id" = t."instrument_id" left join "user" j2 on j2."id" =
            t."user_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("facility/booking", "Bookings", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Instrument", 1).sort("instrument__name").to(&facility::instrument::RESOURCE, 2),
        AdminColumn::new("Begins", 3).sort("begins").link(CellLink::Row),
        AdminColumn::new("User", 4).sort("user__name").to(&user::RESOURCE, 5),
        AdminColumn::new("Ends", 6).sort("ends"),
        AdminColumn::new("Hours", 8),
        AdminColumn::new("State", 9).sort("state"),
        AdminColumn::new("Reason", 7).sort("reason"),
    ])
    .search(&["instrument__name"])
    .filters(&[
        AdminFilter::by("Instrument", FilterTest::Row("instrument", &facility::instrument::RESOURCE)),
        AdminFilter::by("User", FilterTest::Row("user", &user::RESOURCE)),
        AdminFilter::by("Begins", FilterTest::DateRange("begins")),
        AdminFilter::by("Ends", FilterTest::DateRange("ends")),
        AdminFilter::by("State", FilterTest::Choice("state", STATE_CHOICES)),
    ])
    .form(AdminForm::plain::<6>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 4, 5]))));

/// The hand-written code of Booking (spec/facility/booking.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/facility/booking.yaml:2 needs `impl BookingBehaviour for App`")]
pub trait BookingBehaviour {
    /// The value `hours` of a row (spec/facility/booking.yaml:20).
    fn hours(now: &RequestTime, begins: Option<DateTime<Utc>>, ends: Option<DateTime<Utc>>) -> Option<f64>;
}

pub const fn functions<C: BookingBehaviour>() -> FunctionsOf {
    &[(
        "BookingBehaviour::hours",
        Function::Row(|row, columns, now, out| {
            json::number(out, C::hours(now, row.date_time(columns[0]), row.date_time(columns[1])))
        }),
    )]
}
