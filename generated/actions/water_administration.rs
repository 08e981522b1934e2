//! WaterAdministration: An amount of water that was given to a subject.
//! Declared in spec/actions/water_administration.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, misc, subjects};
use specimen::generated::*;

/// The table `actions_wateradministration` (spec/actions/water_administration.yaml:2).
pub static RESOURCE: Resource = Resource::new("WaterAdministration", "actions_wateradministration")
    .named("actions.wateradministration", "water administration", "WaterAdministration")
    .about("An amount of water that was given to a subject.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("user_id", Kind::Uuid).field("user").nullable(),
        Column::new("subject_id", Kind::Uuid).field("subject"),
        Column::new("date_time", Kind::DateTime).default(Default::Now).nullable(),
        Column::new("session_id", Kind::Uuid).field("session").nullable(),
        Column::new("water_administered", Kind::Float).nullable(),
        Column::new("water_type_id", Kind::Uuid).field("water_type").nullable(),
        Column::new("adlib", Kind::Bool).default(Default::Bool(false)),
    ])
    .relations(&[
        Relation::one("user", &misc::user::RESOURCE, 3),
        Relation::one("subject", &subjects::subject::RESOURCE, 4),
        Relation::one("session", &actions::session::RESOURCE, 6),
        Relation::one("water_type", &actions::water_type::RESOURCE, 8),
    ])
    .order(&[Order::down("date_time")])
    .indexes(&[&["subject_id", "date_time"], &["date_time"]])
    .caption(&["subject__nickname", "date_time"])
    .hooks(&[
        (Event::Validate, hook("WaterAdministrationBehaviour::validate")),
        (Event::BeforeSave, hook("WaterAdministrationBehaviour::before_save")),
        (Event::AfterSave, hook("WaterAdministrationBehaviour::after_save")),
    ])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
        Allow::Is("user"),
    ]));

/// Rows of `actions_wateradministration` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_wateradministration")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub user_id: Option<Uuid>,
        pub subject_id: Uuid,
        pub date_time: Option<DateTime<Utc>>,
        /// Session in which the subject earned the water; null outside of sessions.
        pub session_id: Option<Uuid>,
        /// Volume, in millilitres.
        pub water_administered: Option<f64>,
        pub water_type_id: Option<Uuid>,
        /// Whether the subject could drink as much as it wanted.
        pub adlib: bool,
    }
    without_relations!();
}

/// The representation `session` (spec/actions/water_administration.yaml:21). A page costs 1 statement.
pub static SESSION: Representation = Representation::new("session", "WaterAdministrationSession", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("water_type", Source::Column(2), Schema::Bounded(128)).nullable(),
        Field::new("water_administered", Source::Column(3), Schema::Number).nullable().about("Volume, in millilitres."),
    ])
    .select(r#"t."id", t."name", j1."name", t."water_administered""#, &[UUID, TEXT, TEXT, FLOAT])
    .joins(Dialects::same(r#"left join "actions_watertype" j1 on j1."id" = t."water_type_id""#));

/// The representation `detail` (spec/actions/water_administration.yaml:22). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "WaterAdministrationDetail", &RESOURCE)
    .fields(&[
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("date_time", Source::Column(2), Schema::Text("date-time")).nullable(),
        Field::new("water_administered", Source::Column(3), Schema::Number).nullable().about("Volume, in millilitres."),
        Field::new("water_type", Source::Column(4), Schema::Bounded(128)).nullable(),
        Field::new("user", Source::Column(5), Schema::Bounded(150)).nullable(),
        Field::new("url", Source::Url(0, "/water-administrations"), Schema::Text("uri")),
        Field::new("session", Source::Column(6), Schema::Text("uuid"))
            .nullable()
            .about("Session in which the subject earned the water; null outside of sessions."),
        Field::new("adlib", Source::Column(7), Schema::Boolean)
            .about("Whether the subject could drink as much as it wanted."),
    ])
    .select(
        r#"t."id", j1."nickname", t."date_time", t."water_administered", j2."name", j3."username",
            t."session_id", t."adlib""#,
        &[UUID, TEXT, DATE_TIME, FLOAT, TEXT, TEXT, UUID, BOOL],
    )
    .joins(Dialects::same(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "actions_watertype" j2 on
            j2."id" = t."water_type_id" left join "misc_labmember" j3 on j3."id" = t."user_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("WaterAdministrationInput", "WaterAdministrationPatch", &RESOURCE)
    .fields(&[
        InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(4)).required(),
        InputField::new("date_time", Takes::DateTime, Target::Column(5)).nullable(),
        InputField::new("water_administered", Takes::Float(0.0, f64::INFINITY), Target::Column(7))
            .nullable()
            .about("Volume, in millilitres."),
        InputField::new("water_type", Takes::One(&actions::water_type::RESOURCE, By::Key(2)), Target::Column(8))
            .about("Default: the type of the latest water restriction of the subject, otherwise `Water`."),
        InputField::new("user", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(3))
            .default(Default::Caller),
        InputField::new("session", Takes::One(&actions::session::RESOURCE, By::Key(0)), Target::Column(6))
            .about("Session in which the subject earned the water; null outside of sessions."),
        InputField::new("adlib", Takes::Bool, Target::Column(9))
            .about("Whether the subject could drink as much as it wanted."),
    ])
    .actors(&[4]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("json", FilterTest::Pairs("json")),
    Filter::new("user", FilterTest::Row("user", &misc::user::RESOURCE)),
    Filter::new("subject", FilterTest::Text("subject__nickname__iexact")),
    Filter::new("date_time", FilterTest::DateTime("date_time")),
    Filter::new("session", FilterTest::Row("session", &actions::session::RESOURCE)),
    Filter::new("water_administered", FilterTest::Number("water_administered")),
    Filter::new("water_type", FilterTest::Row("water_type", &actions::water_type::RESOURCE)),
    Filter::new("adlib", FilterTest::Bool("adlib")),
    Filter::new("nickname", FilterTest::Text("subject__nickname__iexact")),
    Filter::new("users", FilterTest::AllOf("user__username")),
    Filter::new("date_range", FilterTest::DateRange("date_time"))
        .about("Time within these two days, both included, e.g. `2019-04-01,2019-04-05`."),
    Filter::new("lab", FilterTest::Text("subject__lab__name__iexact")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/water-administrations`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/water-administrations",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/water-administrations/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "WaterAdministrationAdmin", &RESOURCE)
    .fields(&Field::columns([
        UUID, TEXT, UUID, FLOAT, TEXT, UUID, DATE_TIME, TEXT, UUID, BOOL, TEXT, DATE_TIME, UUID, TEXT_LIST,
    ]))
    .select(
        r#"t."id", j1."nickname", t."subject_id", t."water_administered", j2."username", t."user_id",
            t."date_time", j3."name", t."water_type_id", t."adlib", j5."nickname", j4."start_time",
            t."session_id", m1.v"#,
        &[UUID, TEXT, UUID, FLOAT, TEXT, UUID, DATE_TIME, TEXT, UUID, BOOL, TEXT, DATE_TIME, UUID, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_labmember" j2 on j2."id"
            = t."user_id" left join "actions_watertype" j3 on j3."id" = t."water_type_id" left join
            "actions_session" j4 on j4."id" = t."session_id" left join "subjects_subject" j5 on j5."id" =
            j4."subject_id" left join (select x0."subject_id" as k, array_agg(r0."name" order by r0."name" nulls
            last, r0."name") as v from "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" =
            x0."project_id" where x0."subject_id" = any(array(select p0."subject_id" as id from _ids join
            "actions_wateradministration" p0 on p0."id" = _ids.id)) group by x0."subject_id") m1 on m1.k =
            j1."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_labmember" j2 on j2."id"
            = t."user_id" left join "actions_watertype" j3 on j3."id" = t."water_type_id" left join
            "actions_session" j4 on j4."id" = t."session_id" left join "subjects_subject" j5 on j5."id" =
            j4."subject_id" left join (select x0."subject_id" as k, json_group_array(r0."name" order by r0."name"
            nulls last, r0."name") as v from "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id"
            = x0."project_id" where x0."subject_id" in (select p0."subject_id" as id from _ids join
            "actions_wateradministration" p0 on p0."id" = _ids.id) group by x0."subject_id") m1 on m1.k = j1."id""#,
    ));

pub(crate) static ADMIN: AdminPage =
    AdminPage::rows("actions/wateradministration", "Water administrations", &ADMIN_ROWS)
        .columns(&[
            AdminColumn::new("Subject", 1).sort("subject__nickname").to(&subjects::subject::RESOURCE, 2),
            AdminColumn::new("Water administered", 3).sort("water_administered").link(CellLink::Row),
            AdminColumn::new("User", 4).sort("user__username").to(&misc::user::RESOURCE, 5),
            AdminColumn::new("Date time", 6).sort("date_time"),
            AdminColumn::new("Water type", 7).sort("water_type__name").to(&actions::water_type::RESOURCE, 8),
            AdminColumn::new("Ad lib", 9).sort("adlib"),
            AdminColumn::caption("Session", &[10, 11])
                .sort("session__subject__nickname")
                .to(&actions::session::RESOURCE, 12),
            AdminColumn::new("Projects", 13),
        ])
        .search(&["subject__nickname", "subject__projects__name"])
        .filters(&[
            AdminFilter::new(
                "Responsible user",
                Filter::new("responsible_user", FilterTest::Row("subject__responsible_user", &misc::user::RESOURCE)),
            ),
            AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
            AdminFilter::by("Adlib", FilterTest::Bool("adlib")),
            AdminFilter::by("Date time", FilterTest::DateRange("date_time")),
        ])
        .order(&[Order::down("date_time"), Order::up("subject__nickname")])
        .form(
            AdminForm::plain::<8>(
                &Input::form(
                    &RESOURCE,
                    &InputField::joined::<8>(&[
                        &INPUT.by_key([0, 1, 2, 3, 6, 4, 5]),
                        &[InputField::column(&RESOURCE, 2).about("Any further data.")],
                    ]),
                )
                .actors(&[5]),
            )
            .remember(&[0]),
        );

/// The hand-written code of WaterAdministration (spec/actions/water_administration.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/actions/water_administration.yaml:2 needs `impl WaterAdministrationBehaviour for App`"
)]
pub trait WaterAdministrationBehaviour {
    /// Checks several fields together, once each of them is valid (spec/actions/water_administration.yaml:40).
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterAdministrationDraft) -> HookFuture<'a>;

    /// Runs before the row is stored; may change it (spec/actions/water_administration.yaml:40).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterAdministrationDraft) -> HookFuture<'a>;

    /// Runs after the row is stored, in the same transaction (spec/actions/water_administration.yaml:40).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterAdministrationDraft) -> HookFuture<'a>;
}

/// A row of WaterAdministration before it is stored, with what the request contains.
pub type WaterAdministrationDraft = TypedDraft<entity::Model>;

row!(
    entity::Model,
    [id, name, json, user_id, subject_id, date_time, session_id, water_administered, water_type_id, adlib]
);

pub const fn functions<C: WaterAdministrationBehaviour>() -> FunctionsOf {
    &[
        ("WaterAdministrationBehaviour::validate", save_hook!(WaterAdministrationDraft, C::validate)),
        ("WaterAdministrationBehaviour::before_save", save_hook!(WaterAdministrationDraft, C::before_save)),
        ("WaterAdministrationBehaviour::after_save", save_hook!(WaterAdministrationDraft, C::after_save)),
    ]
}
