//! WaterRestriction: A period in which a subject receives measured amounts of water. It has no end time while it is in
//! force.
//! Declared in spec/actions/water_restriction.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, misc, subjects};
use specimen::generated::*;

/// The table `actions_waterrestriction` (spec/actions/water_restriction.yaml:2).
pub static RESOURCE: Resource = Resource::new("WaterRestriction", "actions_waterrestriction")
    .named("actions.waterrestriction", "water restriction", "WaterRestriction")
    .about(
        "A period in which a subject receives measured amounts of water. It has no end time while \
                it is in force.",
    )
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("lab_id", Kind::Uuid).field("lab").nullable(),
        Column::new("narrative", Kind::Text).default(Default::Text("")),
        Column::new("start_time", Kind::DateTime).default(Default::Now).nullable(),
        Column::new("end_time", Kind::DateTime).nullable(),
        Column::new("subject_id", Kind::Uuid).field("subject"),
        Column::new("location_id", Kind::Uuid).field("location").nullable(),
        Column::new("reference_weight", Kind::Float).default(Default::Float(0.0)),
        Column::new("water_type_id", Kind::Uuid)
            .field("water_type")
            .default(Default::Row {
                of: ResourceRef::Known(&actions::water_type::RESOURCE),
                column: "name",
                is: "Water",
                make: false,
            })
            .nullable(),
    ])
    .relations(&[
        Relation::one("lab", &misc::lab::RESOURCE, 3),
        Relation::many(
            "users",
            &misc::user::RESOURCE,
            ["actions_waterrestriction_users", "waterrestriction_id", "labmember_id"],
        )
        .own(),
        Relation::many(
            "procedures",
            &actions::procedure_type::RESOURCE,
            ["actions_waterrestriction_procedures", "waterrestriction_id", "proceduretype_id"],
        )
        .own(),
        Relation::one("subject", &subjects::subject::RESOURCE, 7),
        Relation::one("location", &misc::lab_location::RESOURCE, 8),
        Relation::one("water_type", &actions::water_type::RESOURCE, 10),
    ])
    .order(&[Order::down("end_time"), Order::down("start_time")])
    .caption(&["subject__nickname", "end_time"])
    .hooks(&[
        (Event::BeforeSave, hook("WaterRestrictionBehaviour::before_save")),
        (Event::AfterSave, hook("WaterRestrictionBehaviour::after_save")),
        (Event::AfterDelete, hook("WaterRestrictionBehaviour::after_delete")),
    ])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
        Allow::Is("users"),
        Allow::Setting("open_water_restrictions"),
    ]));

/// Rows of `actions_waterrestriction` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_waterrestriction")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        /// Lab in which it was done.
        pub lab_id: Option<Uuid>,
        /// Free text.
        pub narrative: String,
        /// Start. Default: the time of the request.
        pub start_time: Option<DateTime<Utc>>,
        /// End; null if it has not ended.
        pub end_time: Option<DateTime<Utc>>,
        pub subject_id: Uuid,
        pub location_id: Option<Uuid>,
        /// Weight of the subject at the start, in grams; 0 if it is not set.
        pub reference_weight: f64,
        pub water_type_id: Option<Uuid>,
    }
    without_relations!();
}

/// The representation `action` (spec/actions/water_restriction.yaml:33). A page costs 1 statement.
pub static ACTION: Representation = Representation::new("action", "WaterRestrictionAction", &RESOURCE)
    .fields(&[
        Field::new("type", Source::Constant("water_restriction"), Schema::Text("")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("url", Source::Url(0, "/water-restrictions"), Schema::Text("uri")),
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("lab", Source::Column(2), Schema::Bounded(255)).nullable().about("Lab in which it was done."),
        Field::new("start_time", Source::Column(3), Schema::Text("date-time"))
            .nullable()
            .about("Start. Default: the time of the request."),
        Field::new("end_time", Source::Column(4), Schema::Text("date-time"))
            .nullable()
            .about("End; null if it has not ended."),
        Field::new("location", Source::Column(5), Schema::Bounded(255)).nullable(),
        Field::new("users", Source::Column(6), Schema::List(&Schema::Bounded(150))),
        Field::new("procedures", Source::Column(7), Schema::List(&Schema::Bounded(255))),
    ])
    .select(
        r#"t."id", j1."nickname", j2."name", t."start_time", t."end_time", j3."name", m1.v, m2.v"#,
        &[UUID, TEXT, TEXT, DATE_TIME, DATE_TIME, TEXT, TEXT_LIST, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join "misc_lablocation" j3 on j3."id" = t."location_id" left join (select
            x0."waterrestriction_id" as k, array_agg(r0."username" order by r0."username" nulls last,
            r0."username") as v from "actions_waterrestriction_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."waterrestriction_id" = any(array(select id from _ids)) group by
            x0."waterrestriction_id") m1 on m1.k = t."id" left join (select x0."waterrestriction_id" as k,
            array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_waterrestriction_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."waterrestriction_id" = any(array(select id from _ids)) group by
            x0."waterrestriction_id") m2 on m2.k = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join "misc_lablocation" j3 on j3."id" = t."location_id" left join (select
            x0."waterrestriction_id" as k, json_group_array(r0."username" order by r0."username" nulls last,
            r0."username") as v from "actions_waterrestriction_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."waterrestriction_id" in (select id from _ids) group by
            x0."waterrestriction_id") m1 on m1.k = t."id" left join (select x0."waterrestriction_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_waterrestriction_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."waterrestriction_id" in (select id from _ids) group by
            x0."waterrestriction_id") m2 on m2.k = t."id""#,
    ));

/// The representation `brief` (spec/actions/water_restriction.yaml:34). A page costs 1 statement.
pub static BRIEF: Representation = Representation::new("brief", "WaterRestrictionBrief", &RESOURCE)
    .fields(&[
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("start_time", Source::Column(2), Schema::Text("date-time"))
            .nullable()
            .about("Start. Default: the time of the request."),
        Field::new("end_time", Source::Column(3), Schema::Text("date-time"))
            .nullable()
            .about("End; null if it has not ended."),
        Field::new("water_type", Source::Column(4), Schema::Bounded(128)).nullable(),
        Field::new("reference_weight", Source::Column(5), Schema::Number)
            .about("Weight of the subject at the start, in grams; 0 if it is not set."),
    ])
    .select(
        r#"t."id", j1."nickname", t."start_time", t."end_time", j2."name", t."reference_weight""#,
        &[UUID, TEXT, DATE_TIME, DATE_TIME, TEXT, FLOAT],
    )
    .joins(Dialects::same(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "actions_watertype" j2 on
            j2."id" = t."water_type_id""#,
    ));

/// The representation `detail` (spec/actions/water_restriction.yaml:35). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "WaterRestrictionDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/water-restrictions"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("name", Source::Column(2), Schema::Bounded(255)),
        Field::new("lab", Source::Column(3), Schema::Bounded(255)).nullable().about("Lab in which it was done."),
        Field::new("location", Source::Column(4), Schema::Bounded(255)).nullable(),
        Field::new("users", Source::Column(5), Schema::List(&Schema::Bounded(150))),
        Field::new("procedures", Source::Column(6), Schema::List(&Schema::Bounded(255))),
        Field::new("narrative", Source::Column(7), Schema::Text("")).about("Free text."),
        Field::new("start_time", Source::Column(8), Schema::Text("date-time"))
            .nullable()
            .about("Start. Default: the time of the request."),
        Field::new("end_time", Source::Column(9), Schema::Text("date-time"))
            .nullable()
            .about("End; null if it has not ended."),
        Field::new("water_type", Source::Column(10), Schema::Bounded(128)).nullable(),
        Field::new("reference_weight", Source::Column(11), Schema::Number)
            .about("Weight of the subject at the start, in grams; 0 if it is not set."),
        Field::new("json", Source::Column(12), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."nickname", t."name", j2."name", j3."name", m1.v, m2.v, t."narrative", t."start_time",
            t."end_time", j4."name", t."reference_weight", t."json""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, TEXT_LIST, TEXT_LIST, TEXT, DATE_TIME, DATE_TIME, TEXT, FLOAT, JSON],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join "misc_lablocation" j3 on j3."id" = t."location_id" left join (select
            x0."waterrestriction_id" as k, array_agg(r0."username" order by r0."username" nulls last,
            r0."username") as v from "actions_waterrestriction_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."waterrestriction_id" = any(array(select id from _ids)) group by
            x0."waterrestriction_id") m1 on m1.k = t."id" left join (select x0."waterrestriction_id" as k,
            array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_waterrestriction_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."waterrestriction_id" = any(array(select id from _ids)) group by
            x0."waterrestriction_id") m2 on m2.k = t."id" left join "actions_watertype" j4 on j4."id" =
            t."water_type_id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join "misc_lablocation" j3 on j3."id" = t."location_id" left join (select
            x0."waterrestriction_id" as k, json_group_array(r0."username" order by r0."username" nulls last,
            r0."username") as v from "actions_waterrestriction_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."waterrestriction_id" in (select id from _ids) group by
            x0."waterrestriction_id") m1 on m1.k = t."id" left join (select x0."waterrestriction_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_waterrestriction_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."waterrestriction_id" in (select id from _ids) group by
            x0."waterrestriction_id") m2 on m2.k = t."id" left join "actions_watertype" j4 on j4."id" =
            t."water_type_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("WaterRestrictionInput", "WaterRestrictionPatch", &RESOURCE)
    .fields(&[
        InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(7)).required(),
        InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
        InputField::new("lab", Takes::One(&misc::lab::RESOURCE, By::Key(2)), Target::Column(3))
            .nullable()
            .about("Lab in which it was done."),
        InputField::new("location", Takes::One(&misc::lab_location::RESOURCE, By::Key(2)), Target::Column(8))
            .nullable(),
        InputField::new("users", Takes::Many(&misc::user::RESOURCE, By::Key(3)), Target::Relation(1))
            .schema(Schema::List(&Schema::Bounded(150))),
        InputField::new("procedures", Takes::Many(&actions::procedure_type::RESOURCE, By::Key(2)), Target::Relation(2))
            .schema(Schema::List(&Schema::Bounded(255))),
        InputField::new("narrative", Takes::Text(0, None), Target::Column(4)).blank().about("Free text."),
        InputField::new("start_time", Takes::DateTime, Target::Column(5))
            .nullable()
            .about("Start. Default: the time of the request."),
        InputField::new("end_time", Takes::DateTime, Target::Column(6))
            .nullable()
            .about("End; null if it has not ended."),
        InputField::new("water_type", Takes::One(&actions::water_type::RESOURCE, By::Key(2)), Target::Column(10))
            .nullable(),
        InputField::new("reference_weight", Takes::Float(0.0, f64::INFINITY), Target::Column(9))
            .about("Weight of the subject at the start, in grams; 0 if it is not set."),
        InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
    ])
    .actors(&[4]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("json", FilterTest::Pairs("json")),
    Filter::new("lab", FilterTest::Text("lab__name__iexact")),
    Filter::new("users", FilterTest::AllOf("users__username"))
        .about("Done by all of these users: user names, separated by commas."),
    Filter::new("procedures", FilterTest::Rows("procedures", &actions::procedure_type::RESOURCE)),
    Filter::new("narrative", FilterTest::Text("narrative")),
    Filter::new("start_time", FilterTest::DateTime("start_time")),
    Filter::new("end_time", FilterTest::DateTime("end_time")),
    Filter::new("subject", FilterTest::Text("subject__nickname__iexact")),
    Filter::new("location", FilterTest::Text("location__name__icontains")),
    Filter::new("reference_weight", FilterTest::Number("reference_weight")),
    Filter::new("water_type", FilterTest::Row("water_type", &actions::water_type::RESOURCE)),
    Filter::new("nickname", FilterTest::Text("subject__nickname__iexact")),
    Filter::new("date_range", FilterTest::DateRange("start_time"))
        .about("Start time within these two days, both included, e.g. `2019-04-01,2019-04-05`."),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/water-restrictions`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/water-restrictions",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/water-restrictions/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
    Route::list("/water-restriction", &List::new(&RESOURCE, &BRIEF).filters(FILTERS))
        .about("Water restrictions in a short form. Those without an end time come first."),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "WaterRestrictionAdmin", &RESOURCE)
    .fields(&Field::joined::<20>(
        &Field::columns([UUID, TEXT, UUID, DATE_TIME, DATE_TIME, TEXT, UUID, FLOAT]),
        &[
            Field::new("weight", Source::Page(0, 0), Schema::Text("")).nullable(),
            Field::new("weight_ref", Source::Page(0, 1), Schema::Text("")).nullable(),
            Field::new("weight_exp", Source::Page(0, 2), Schema::Text("")).nullable(),
            Field::new("weight_min", Source::Page(0, 3), Schema::Text("")).nullable(),
            Field::new("weight_pct", Source::Page(0, 4), Schema::Text("")).nullable(),
            Field::new("water_reward", Source::Page(0, 5), Schema::Text("")).nullable(),
            Field::new("water_suppl", Source::Page(0, 6), Schema::Text("")).nullable(),
            Field::new("water_tot", Source::Page(0, 7), Schema::Text("")).nullable(),
            Field::new("water_exp", Source::Page(0, 8), Schema::Text("")).nullable(),
            Field::new("water_excess", Source::Page(0, 9), Schema::Text("")).nullable(),
            Field::new("implant", Source::Page(0, 10), Schema::Text("")).nullable(),
            Field::new("subject.projects", Source::Column(13), Schema::List(&Schema::Bounded(255))),
        ],
    ))
    .select(
        r#"t."id", j1."nickname", t."subject_id", t."start_time", t."end_time", j2."name", t."water_type_id",
            t."reference_weight", j1."sex", j1."birth_date", j3."timezone", j3."reference_weight_pct",
            j3."zscore_weight_pct", m1.v"#,
        &[UUID, TEXT, UUID, DATE_TIME, DATE_TIME, TEXT, UUID, FLOAT, TEXT, DATE, TEXT, FLOAT, FLOAT, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "actions_watertype" j2 on
            j2."id" = t."water_type_id" left join "misc_lab" j3 on j3."id" = j1."lab_id" left join (select
            x0."subject_id" as k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" = any(array(select p0."subject_id" as id from _ids join "actions_waterrestriction" p0
            on p0."id" = _ids.id)) group by x0."subject_id") m1 on m1.k = j1."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "actions_watertype" j2 on
            j2."id" = t."water_type_id" left join "misc_lab" j3 on j3."id" = j1."lab_id" left join (select
            x0."subject_id" as k, json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" in (select p0."subject_id" as id from _ids join "actions_waterrestriction" p0 on
            p0."id" = _ids.id) group by x0."subject_id") m1 on m1.k = j1."id""#,
    ))
    .groups(&[Group::page(hook("WaterRestrictionBehaviour::today"), &[2, 8, 9, 10, 11, 12])])
    .statements(6);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/waterrestriction", "Water restrictions", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Subject", 1).sort("subject__nickname").to(&subjects::subject::RESOURCE, 2),
        AdminColumn::new("Start time", 3).sort("start_time").link(CellLink::Row),
        AdminColumn::new("End time", 4).sort("end_time"),
        AdminColumn::new("Water type", 5).sort("water_type__name").to(&actions::water_type::RESOURCE, 6),
        AdminColumn::new("Weight", 8),
        AdminColumn::new("Weight ref", 9),
        AdminColumn::new("Reference weight", 7).sort("reference_weight"),
        AdminColumn::new("Weight exp", 10),
        AdminColumn::new("Weight min", 11),
        AdminColumn::new("Weight pct", 12),
        AdminColumn::new("Water reward", 13),
        AdminColumn::new("Water suppl", 14),
        AdminColumn::new("Water tot", 15),
        AdminColumn::new("Water exp", 16),
        AdminColumn::new("Water excess", 17),
        AdminColumn::new("Implant weight", 18),
        AdminColumn::new("Projects", 19),
    ])
    .search(&["subject__nickname", "subject__projects__name"])
    .filters(&[
        AdminFilter::new(
            "Responsible user",
            Filter::new("responsible_user", FilterTest::Row("subject__responsible_user", &misc::user::RESOURCE)),
        ),
        AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
        AdminFilter::new("Not ended", Filter::new("open", FilterTest::Bool("end_time__isnull"))),
        AdminFilter::by("Start time", FilterTest::DateRange("start_time")),
    ])
    .views(&[AdminView::new("all", "All", &[]), AdminView::new("active", "Active", &[("open", "true")])])
    .order(&[Order::down("start_time"), Order::up("subject__nickname")])
    .form(
        AdminForm::plain::<8>(&Input::form(&RESOURCE, &INPUT.by_key([0, 10, 7, 8, 9, 4, 6, 11])).actors(&[5]))
            .narrow(&[Narrow::new(0, &[("death_date__isnull", NarrowBy::Value("true"))])])
            .remember(&[0]),
    );

/// The hand-written code of WaterRestriction (spec/actions/water_restriction.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/actions/water_restriction.yaml:2 needs `impl WaterRestrictionBehaviour for App`"
)]
pub trait WaterRestrictionBehaviour {
    /// Computes values for all rows of a page, in the order of the rows (spec/actions/water_restriction.yaml:15). Of
    /// the subject today: grams, percent, millilitres.
    fn today<'a>(page: &'a PageRows<'a>, rows: Vec<TodayRow>) -> BoxFuture<'a, Result<Vec<TodayValues>, RequestError>>;

    /// Runs before the row is stored; may change it (spec/actions/water_restriction.yaml:50).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterRestrictionDraft) -> HookFuture<'a>;

    /// Runs after the row is stored, in the same transaction (spec/actions/water_restriction.yaml:50).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterRestrictionDraft) -> HookFuture<'a>;

    /// Runs after the row is deleted, in the same transaction (spec/actions/water_restriction.yaml:50).
    fn after_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut WaterRestrictionDraft) -> HookFuture<'a>;
}

/// The columns of a row that [`WaterRestrictionBehaviour::today`] receives.
#[derive(Debug, Clone)]
pub struct TodayRow {
    pub subject_id: Option<Uuid>,
    pub subject_sex: Option<String>,
    pub subject_birth_date: Option<NaiveDate>,
    pub subject_lab_timezone: Option<String>,
    pub subject_lab_reference_weight_pct: Option<f64>,
    pub subject_lab_zscore_weight_pct: Option<f64>,
}

/// The values that [`WaterRestrictionBehaviour::today`] computes for a row.
#[derive(Debug, Clone)]
pub struct TodayValues {
    /// Of the subject today: grams, percent, millilitres.
    pub weight: Option<String>,
    /// Of the subject today: grams, percent, millilitres.
    pub weight_ref: Option<String>,
    /// Of the subject today: grams, percent, millilitres.
    pub weight_exp: Option<String>,
    /// Of the subject today: grams, percent, millilitres.
    pub weight_min: Option<String>,
    /// Of the subject today: grams, percent, millilitres.
    pub weight_pct: Option<String>,
    /// Of the subject today: grams, percent, millilitres.
    pub water_reward: Option<String>,
    /// Of the subject today: grams, percent, millilitres.
    pub water_suppl: Option<String>,
    /// Of the subject today: grams, percent, millilitres.
    pub water_tot: Option<String>,
    /// Of the subject today: grams, percent, millilitres.
    pub water_exp: Option<String>,
    /// Of the subject today: grams, percent, millilitres.
    pub water_excess: Option<String>,
    /// Of the subject today: grams, percent, millilitres.
    pub implant: Option<String>,
}

/// A row of WaterRestriction before it is stored, with what the request contains.
pub type WaterRestrictionDraft = TypedDraft<entity::Model, WaterRestrictionSent>;

row!(
    entity::Model,
    [id, name, json, lab_id, narrative, start_time, end_time, subject_id, location_id, reference_weight, water_type_id]
);

/// What a request for a row of WaterRestriction contains besides its columns.
#[derive(Debug, Clone)]
pub struct WaterRestrictionSent {
    /// Keys of `users`, if the request sets them.
    pub users: Option<Vec<Uuid>>,
    /// Keys of `procedures`, if the request sets them.
    pub procedures: Option<Vec<Uuid>>,
}

impl Sent for WaterRestrictionSent {
    fn take(draft: &mut Draft) -> Self {
        Self { users: draft.many[1].as_deref().map(typed::keys), procedures: draft.many[2].as_deref().map(typed::keys) }
    }

    fn restore(self, draft: &mut Draft) {
        draft.many[1] = self.users.map(typed::values);
        draft.many[2] = self.procedures.map(typed::values);
    }
}

pub const fn functions<C: WaterRestrictionBehaviour>() -> FunctionsOf {
    &[
        (
            "WaterRestrictionBehaviour::today",
            Function::Page(|page| {
                Box::pin(async move {
                    let columns = page.columns;
                    let rows = page
                        .views()
                        .map(|row| TodayRow {
                            subject_id: row.uuid(columns[0]),
                            subject_sex: row.text(columns[1]),
                            subject_birth_date: row.date(columns[2]),
                            subject_lab_timezone: row.text(columns[3]),
                            subject_lab_reference_weight_pct: row.number(columns[4]),
                            subject_lab_zscore_weight_pct: row.number(columns[5]),
                        })
                        .collect();
                    let mut cells = ComputedValues::new(11);
                    for value in C::today(page, rows).await? {
                        cells.push(|out| json::text(out, value.weight));
                        cells.push(|out| json::text(out, value.weight_ref));
                        cells.push(|out| json::text(out, value.weight_exp));
                        cells.push(|out| json::text(out, value.weight_min));
                        cells.push(|out| json::text(out, value.weight_pct));
                        cells.push(|out| json::text(out, value.water_reward));
                        cells.push(|out| json::text(out, value.water_suppl));
                        cells.push(|out| json::text(out, value.water_tot));
                        cells.push(|out| json::text(out, value.water_exp));
                        cells.push(|out| json::text(out, value.water_excess));
                        cells.push(|out| json::text(out, value.implant));
                    }
                    Ok(cells)
                })
            }),
        ),
        ("WaterRestrictionBehaviour::before_save", save_hook!(WaterRestrictionDraft, C::before_save)),
        ("WaterRestrictionBehaviour::after_save", save_hook!(WaterRestrictionDraft, C::after_save)),
        ("WaterRestrictionBehaviour::after_delete", save_hook!(WaterRestrictionDraft, C::after_delete)),
    ]
}
