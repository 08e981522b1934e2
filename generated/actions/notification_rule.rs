//! NotificationRule: A rule that states for which subjects a user receives one type of notification. Without a rule,
//! users are notified about subjects for which they are responsible.
//! Declared in spec/actions/notification_rule.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, misc};
use specimen::generated::*;

/// The table `actions_notificationrule` (spec/actions/notification_rule.yaml:2).
pub static RESOURCE: Resource = Resource::new("NotificationRule", "actions_notificationrule")
    .named("actions.notificationrule", "notification rule", "NotificationRule")
    .about(
        "A rule that states for which subjects a user receives one type of notification. Without a \
                rule, users are notified about subjects for which they are responsible.",
    )
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("user_id", Kind::Uuid).field("user"),
        Column::new("notification_type", Kind::Text).max(32).choices(NOTIFICATION_TYPE_CHOICES),
        Column::new("subjects_scope", Kind::Text).max(16).choices(SUBJECTS_SCOPE_CHOICES),
    ])
    .relations(&[Relation::one("user", &misc::user::RESOURCE, 3)])
    .order(&[Order::up("user__username"), Order::up("notification_type")])
    .unique(&[Unique::new(&[3, 4])])
    .caption(&["user__username"])
    .access(&ACCESS);

/// Values of `notification_type`.
pub static NOTIFICATION_TYPE_CHOICES: &[Choice] = &[
    Choice::text("responsible_user_change", "responsible user has changed"),
    Choice::text("mouse_underweight", "mouse is underweight"),
    Choice::text("mouse_water", "water to give to mouse"),
    Choice::text("mouse_training", "check training days"),
    Choice::text("mouse_not_weighed", "no weight entered for date"),
];

/// Values of `subjects_scope`.
pub static SUBJECTS_SCOPE_CHOICES: &[Choice] = &[
    Choice::text("none", "none"),
    Choice::text("all", "all"),
    Choice::text("mine", "mine"),
    Choice::text("lab", "lab"),
];

/// Rows of `actions_notificationrule` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_notificationrule")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub user_id: Uuid,
        pub notification_type: String,
        /// `none`: no subject; `all`: every subject; `mine`: subjects for which the user is responsible; `lab`:
        /// subjects of the labs of the user.
        pub subjects_scope: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/actions/notification_rule.yaml:24). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "NotificationRuleDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/notification-rules"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("user", Source::Column(1), Schema::Bounded(150)),
        Field::new("notification_type", Source::Column(2), Schema::Choice(NOTIFICATION_TYPE_CHOICES)),
        Field::new("subjects_scope", Source::Column(3), Schema::Choice(SUBJECTS_SCOPE_CHOICES)).about(
            "`none`: no subject; `all`: every subject; `mine`: subjects for which the user is \
                responsible; `lab`: subjects of the labs of the user.",
        ),
        Field::new("name", Source::Column(4), Schema::Bounded(255)),
        Field::new("json", Source::Column(5), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."username", t."notification_type", t."subjects_scope", t."name", t."json""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, JSON],
    )
    .joins(Dialects::same(r#"left join "misc_labmember" j1 on j1."id" = t."user_id""#));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("NotificationRuleInput", "NotificationRulePatch", &RESOURCE).fields(&[
    InputField::new("user", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(3)).required(),
    InputField::new("notification_type", Takes::Choice(NOTIFICATION_TYPE_CHOICES), Target::Column(4)).required(),
    InputField::new("subjects_scope", Takes::Choice(SUBJECTS_SCOPE_CHOICES), Target::Column(5)).required().about(
        "`none`: no subject; `all`: every subject; `mine`: subjects for which the user is \
                responsible; `lab`: subjects of the labs of the user.",
    ),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("user", FilterTest::Text("user__username")),
    Filter::new("notification_type", FilterTest::Choice("notification_type", NOTIFICATION_TYPE_CHOICES)),
    Filter::new("subjects_scope", FilterTest::Choice("subjects_scope", SUBJECTS_SCOPE_CHOICES)),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/notification-rules`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/notification-rules",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/notification-rules/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "NotificationRuleAdmin", &RESOURCE)
    .fields(&Field::joined::<5>(
        &Field::columns([UUID, TEXT, UUID]),
        &[
            Field::label("notification_type", 3, NOTIFICATION_TYPE_CHOICES),
            Field::label("subjects_scope", 4, SUBJECTS_SCOPE_CHOICES),
        ],
    ))
    .select(
        r#"t."id", j1."username", t."user_id", t."notification_type", t."subjects_scope""#,
        &[UUID, TEXT, UUID, TEXT, TEXT],
    )
    .joins(Dialects::same(r#"left join "misc_labmember" j1 on j1."id" = t."user_id""#));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/notificationrule", "Notification rules", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Notification type", 3).sort("notification_type").link(CellLink::Row),
        AdminColumn::new("User", 1).sort("user__username").to(&misc::user::RESOURCE, 2),
        AdminColumn::new("Subjects scope", 4).sort("subjects_scope"),
    ])
    .search(&["user__username"])
    .filters(&[
        AdminFilter::by("User", FilterTest::Row("user", &misc::user::RESOURCE)),
        AdminFilter::by("Notification type", FilterTest::Choice("notification_type", NOTIFICATION_TYPE_CHOICES)),
        AdminFilter::by("Subjects scope", FilterTest::Choice("subjects_scope", SUBJECTS_SCOPE_CHOICES)),
    ])
    .form(AdminForm::plain::<4>(&Input::form(&RESOURCE, &INPUT.by_key([1, 0, 2, 4]))));
