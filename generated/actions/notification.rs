//! Notification: A message about a subject that the server sends to users by e-mail.
//! Declared in spec/actions/notification.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, misc, subjects};
use specimen::generated::*;

/// The table `actions_notification` (spec/actions/notification.yaml:2).
pub static RESOURCE: Resource = Resource::new("Notification", "actions_notification")
    .named("actions.notification", "notification", "Notification")
    .about("A message about a subject that the server sends to users by e-mail.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("send_at", Kind::DateTime).default(Default::Now),
        Column::new("sent_at", Kind::DateTime).nullable(),
        Column::new("notification_type", Kind::Text).max(32).choices(NOTIFICATION_TYPE_CHOICES),
        Column::new("title", Kind::Text).max(255),
        Column::new("message", Kind::Text).default(Default::Text("")),
        Column::new("subject_id", Kind::Uuid).field("subject").nullable(),
        Column::new("status", Kind::Text).max(16).default(Default::Text("to-send")).choices(STATUS_CHOICES),
    ])
    .relations(&[
        Relation::one("subject", &subjects::subject::RESOURCE, 8),
        Relation::many(
            "users",
            &misc::user::RESOURCE,
            ["actions_notification_users", "notification_id", "labmember_id"],
        )
        .own(),
    ])
    .order(&[Order::down("send_at")])
    .caption(&["subject__nickname", "send_at"])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
        Allow::Is("users"),
    ]));

/// Values of `notification_type`.
pub static NOTIFICATION_TYPE_CHOICES: &[Choice] = &[
    Choice::text("responsible_user_change", "responsible user has changed"),
    Choice::text("mouse_underweight", "mouse is underweight"),
    Choice::text("mouse_water", "water to give to mouse"),
    Choice::text("mouse_training", "check training days"),
    Choice::text("mouse_not_weighed", "no weight entered for date"),
];

/// Values of `status`.
pub static STATUS_CHOICES: &[Choice] =
    &[Choice::text("no-send", "do not send"), Choice::text("to-send", "to send"), Choice::text("sent", "sent")];

/// Rows of `actions_notification` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_notification")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        /// Earliest time at which it is sent.
        pub send_at: DateTime<Utc>,
        /// Time at which it was sent; null before that.
        pub sent_at: Option<DateTime<Utc>>,
        pub notification_type: String,
        pub title: String,
        pub message: String,
        pub subject_id: Option<Uuid>,
        pub status: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/actions/notification.yaml:27). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "NotificationDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/notifications"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("notification_type", Source::Column(1), Schema::Choice(NOTIFICATION_TYPE_CHOICES)),
        Field::new("title", Source::Column(2), Schema::Bounded(255)),
        Field::new("message", Source::Column(3), Schema::Text("")),
        Field::new("subject", Source::Column(4), Schema::Bounded(64)).nullable(),
        Field::new("status", Source::Column(5), Schema::Choice(STATUS_CHOICES)),
        Field::new("send_at", Source::Column(6), Schema::Text("date-time")).about("Earliest time at which it is sent."),
        Field::new("sent_at", Source::Column(7), Schema::Text("date-time"))
            .nullable()
            .about("Time at which it was sent; null before that."),
        Field::new("users", Source::Column(8), Schema::List(&Schema::Bounded(150))),
        Field::new("json", Source::Column(9), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."notification_type", t."title", t."message", j1."nickname", t."status", t."send_at",
            t."sent_at", m1.v, t."json""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, TEXT, DATE_TIME, DATE_TIME, TEXT_LIST, JSON],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."notification_id" as
            k, array_agg(r0."username" order by r0."username" nulls last, r0."username") as v from
            "actions_notification_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."notification_id" = any(array(select id from _ids)) group by x0."notification_id") m1 on m1.k =
            t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."notification_id" as
            k, json_group_array(r0."username" order by r0."username" nulls last, r0."username") as v from
            "actions_notification_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."notification_id" in (select id from _ids) group by x0."notification_id") m1 on m1.k = t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("NotificationInput", "NotificationPatch", &RESOURCE).fields(&[
    InputField::new("status", Takes::Choice(STATUS_CHOICES), Target::Column(9)),
    InputField::new("send_at", Takes::DateTime, Target::Column(3)).about("Earliest time at which it is sent."),
    InputField::new("users", Takes::Many(&misc::user::RESOURCE, By::Key(3)), Target::Relation(1))
        .schema(Schema::List(&Schema::Bounded(150))),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("send_at", FilterTest::DateTime("send_at")),
    Filter::new("sent_at", FilterTest::DateTime("sent_at")),
    Filter::new("notification_type", FilterTest::Choice("notification_type", NOTIFICATION_TYPE_CHOICES)),
    Filter::new("title", FilterTest::Text("title")),
    Filter::new("message", FilterTest::Text("message")),
    Filter::new("subject", FilterTest::Text("subject__nickname")),
    Filter::new("status", FilterTest::Choice("status", STATUS_CHOICES)),
    Filter::new("users", FilterTest::AllOf("users__username"))
        .about("Sent to all of these users: user names, separated by commas."),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/notifications`.
pub static ROUTES: &[Route] = &[
    Route::list("/notifications", &List::new(&RESOURCE, &DETAIL).filters(FILTERS)),
    Route::item("/notifications/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT)),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "NotificationAdmin", &RESOURCE)
    .fields(&Field::joined::<9>(
        &Field::columns([UUID, TEXT, TEXT, UUID, DATE_TIME, DATE_TIME, TEXT_LIST]),
        &[Field::label("status", 7, STATUS_CHOICES), Field::label("notification_type", 8, NOTIFICATION_TYPE_CHOICES)],
    ))
    .select(
        r#"t."id", t."title", j1."nickname", t."subject_id", t."send_at", t."sent_at", m1.v, t."status",
            t."notification_type""#,
        &[UUID, TEXT, TEXT, UUID, DATE_TIME, DATE_TIME, TEXT_LIST, TEXT, TEXT],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."notification_id" as
            k, array_agg(r0."username" order by r0."username" nulls last, r0."username") as v from
            "actions_notification_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."notification_id" = any(array(select id from _ids)) group by x0."notification_id") m1 on m1.k =
            t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."notification_id" as
            k, json_group_array(r0."username" order by r0."username" nulls last, r0."username") as v from
            "actions_notification_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."notification_id" in (select id from _ids) group by x0."notification_id") m1 on m1.k = t."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/notification", "Notifications", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Title", 1).sort("title").link(CellLink::Row),
        AdminColumn::new("Subject", 2).sort("subject__nickname").to(&subjects::subject::RESOURCE, 3),
        AdminColumn::new("Users", 6),
        AdminColumn::new("Send at", 4).sort("send_at"),
        AdminColumn::new("Sent at", 5).sort("sent_at"),
        AdminColumn::new("Status", 7).sort("status"),
        AdminColumn::new("Notification type", 8).sort("notification_type"),
    ])
    .search(&["notification_type", "subject__nickname", "title"])
    .filters(&[
        AdminFilter::by("Users", FilterTest::Rows("users", &misc::user::RESOURCE)),
        AdminFilter::by("Notification type", FilterTest::Choice("notification_type", NOTIFICATION_TYPE_CHOICES)),
        AdminFilter::by("Status", FilterTest::Choice("status", STATUS_CHOICES)),
        AdminFilter::by("Send at", FilterTest::DateRange("send_at")),
    ])
    .views(&[AdminView::new("mine", "Mine", &[("users", "$user")]), AdminView::new("all", "All", &[])])
    .form(AdminForm::plain::<9>(&Input::form(
        &RESOURCE,
        &InputField::joined::<9>(&[
            &InputField::columns(&RESOURCE, [6, 5, 8, 7]),
            &INPUT.by_key([2, 0, 1]),
            &[InputField::column(&RESOURCE, 4).about("Time at which it was sent; null before that.")],
            &INPUT.by_key([3]),
        ]),
    )));
