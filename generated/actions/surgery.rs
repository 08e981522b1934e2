//! Surgery: A surgical operation on a subject.
//! Declared in spec/actions/surgery.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, misc, subjects};
use specimen::generated::*;

/// The table `actions_surgery` (spec/actions/surgery.yaml:2).
pub static RESOURCE: Resource = Resource::new("Surgery", "actions_surgery")
    .named("actions.surgery", "surgery", "Surgery")
    .about("A surgical operation on a subject.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("lab_id", Kind::Uuid).field("lab").nullable(),
        Column::new("narrative", Kind::Text).default(Default::Text("")),
        Column::new("start_time", Kind::DateTime).default(Default::Now).nullable(),
        Column::new("end_time", Kind::DateTime).nullable(),
        Column::new("subject_id", Kind::Uuid).field("subject"),
        Column::new("location_id", Kind::Uuid)
            .field("location")
            .default(Default::Row {
                of: ResourceRef::Known(&misc::lab_location::RESOURCE),
                column: "name",
                is: "Surgery Room",
                make: false,
            })
            .nullable(),
        Column::new("outcome_type", Kind::Text).max(1).default(Default::Text("")).choices(OUTCOME_TYPE_CHOICES),
        Column::new("implant_weight", Kind::Float),
    ])
    .relations(&[
        Relation::one("lab", &misc::lab::RESOURCE, 3),
        Relation::many("users", &misc::user::RESOURCE, ["actions_surgery_users", "surgery_id", "labmember_id"]).own(),
        Relation::many(
            "procedures",
            &actions::procedure_type::RESOURCE,
            ["actions_surgery_procedures", "surgery_id", "proceduretype_id"],
        )
        .own(),
        Relation::one("subject", &subjects::subject::RESOURCE, 7),
        Relation::one("location", &misc::lab_location::RESOURCE, 8),
        Relation::loose("notes", &misc::note::RESOURCE, 8),
    ])
    .order(&[Order::down("start_time")])
    .checks(&[Check::new("implant_weight_gte_0", "implant_weight >= 0.0")])
    .caption(&["subject__nickname", "start_time"])
    .hooks(&[
        (Event::AfterSave, hook("SurgeryBehaviour::after_save")),
        (Event::AfterDelete, hook("SurgeryBehaviour::after_delete")),
    ])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
        Allow::Is("users"),
    ]));

/// Values of `outcome_type`.
pub static OUTCOME_TYPE_CHOICES: &[Choice] =
    &[Choice::text("a", "Acute"), Choice::text("r", "Recovery"), Choice::text("n", "Non-recovery")];

/// Rows of `actions_surgery` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_surgery")]
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
        pub outcome_type: String,
        /// Weight of the implant that stays on the subject, in grams.
        pub implant_weight: f64,
    }
    without_relations!();
}

/// The representation `action` (spec/actions/surgery.yaml:20). A page costs 1 statement.
pub static ACTION: Representation = Representation::new("action", "SurgeryAction", &RESOURCE)
    .fields(&[
        Field::new("type", Source::Constant("surgery"), Schema::Text("")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("url", Source::Url(0, "/surgeries"), Schema::Text("uri")),
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
            x0."surgery_id" as k, array_agg(r0."username" order by r0."username" nulls last, r0."username") as v
            from "actions_surgery_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."surgery_id" = any(array(select id from _ids)) group by x0."surgery_id") m1 on m1.k = t."id" left
            join (select x0."surgery_id" as k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v
            from "actions_surgery_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."surgery_id" = any(array(select id from _ids)) group by
            x0."surgery_id") m2 on m2.k = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join "misc_lablocation" j3 on j3."id" = t."location_id" left join (select
            x0."surgery_id" as k, json_group_array(r0."username" order by r0."username" nulls last,
            r0."username") as v from "actions_surgery_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."surgery_id" in (select id from _ids) group by x0."surgery_id") m1 on m1.k
            = t."id" left join (select x0."surgery_id" as k, json_group_array(r0."name" order by r0."name" nulls
            last, r0."name") as v from "actions_surgery_procedures" x0 join "actions_proceduretype" r0 on r0."id"
            = x0."proceduretype_id" where x0."surgery_id" in (select id from _ids) group by x0."surgery_id") m2
            on m2.k = t."id""#,
    ));

/// The representation `detail` (spec/actions/surgery.yaml:21). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "SurgeryDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("name", Source::Column(2), Schema::Bounded(255)),
        Field::new("json", Source::Column(3), Schema::Any).nullable().about("Any further data."),
        Field::new("narrative", Source::Column(4), Schema::Text("")).about("Free text."),
        Field::new("start_time", Source::Column(5), Schema::Text("date-time"))
            .nullable()
            .about("Start. Default: the time of the request."),
        Field::new("end_time", Source::Column(6), Schema::Text("date-time"))
            .nullable()
            .about("End; null if it has not ended."),
        Field::new("outcome_type", Source::Column(7), Schema::ChoiceOrBlank(OUTCOME_TYPE_CHOICES)),
        Field::new("implant_weight", Source::Column(8), Schema::Number)
            .about("Weight of the implant that stays on the subject, in grams."),
        Field::new("lab", Source::Column(9), Schema::Text("uuid")).nullable().about("Lab in which it was done."),
        Field::new("location", Source::Column(10), Schema::Text("uuid")).nullable(),
        Field::new("users", Source::Column(11), Schema::List(&Schema::Text("uuid"))),
        Field::new("procedures", Source::Column(12), Schema::List(&Schema::Text("uuid"))),
    ])
    .select(
        r#"t."id", j1."nickname", t."name", t."json", t."narrative", t."start_time", t."end_time",
            t."outcome_type", t."implant_weight", t."lab_id", t."location_id", m1.v, m2.v"#,
        &[UUID, TEXT, TEXT, JSON, TEXT, DATE_TIME, DATE_TIME, TEXT, FLOAT, UUID, UUID, UUID_LIST, UUID_LIST],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."surgery_id" as k,
            array_agg(r0."id" order by r0."username" nulls last, r0."id") as v from "actions_surgery_users" x0
            join "misc_labmember" r0 on r0."id" = x0."labmember_id" where x0."surgery_id" = any(array(select id
            from _ids)) group by x0."surgery_id") m1 on m1.k = t."id" left join (select x0."surgery_id" as k,
            array_agg(r0."id" order by r0."name" nulls last, r0."id") as v from "actions_surgery_procedures" x0
            join "actions_proceduretype" r0 on r0."id" = x0."proceduretype_id" where x0."surgery_id" =
            any(array(select id from _ids)) group by x0."surgery_id") m2 on m2.k = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."surgery_id" as k,
            json_group_array(pg_uuid(r0."id") order by r0."username" nulls last, r0."id") as v from
            "actions_surgery_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."surgery_id" in (select id from _ids) group by x0."surgery_id") m1 on m1.k = t."id" left join
            (select x0."surgery_id" as k, json_group_array(pg_uuid(r0."id") order by r0."name" nulls last,
            r0."id") as v from "actions_surgery_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."surgery_id" in (select id from _ids) group by x0."surgery_id") m2 on
            m2.k = t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("SurgeryInput", "SurgeryPatch", &RESOURCE)
    .fields(&[
        InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(7)).required(),
        InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
        InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
        InputField::new("narrative", Takes::Text(0, None), Target::Column(4)).blank().about("Free text."),
        InputField::new("start_time", Takes::DateTime, Target::Column(5))
            .nullable()
            .about("Start. Default: the time of the request."),
        InputField::new("end_time", Takes::DateTime, Target::Column(6))
            .nullable()
            .about("End; null if it has not ended."),
        InputField::new("outcome_type", Takes::Choice(OUTCOME_TYPE_CHOICES), Target::Column(9)).blank(),
        InputField::new("implant_weight", Takes::Float(0.0, f64::INFINITY), Target::Column(10))
            .required()
            .about("Weight of the implant that stays on the subject, in grams."),
        InputField::new("lab", Takes::One(&misc::lab::RESOURCE, By::Id), Target::Column(3))
            .nullable()
            .about("Lab in which it was done."),
        InputField::new("location", Takes::One(&misc::lab_location::RESOURCE, By::Id), Target::Column(8)).nullable(),
        InputField::new("users", Takes::Many(&misc::user::RESOURCE, By::Id), Target::Relation(1)),
        InputField::new("procedures", Takes::Many(&actions::procedure_type::RESOURCE, By::Id), Target::Relation(2)),
    ])
    .actors(&[10]);

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
    Filter::new("outcome_type", FilterTest::Choice("outcome_type", OUTCOME_TYPE_CHOICES)),
    Filter::new("implant_weight", FilterTest::Number("implant_weight")),
    Filter::new("nickname", FilterTest::Text("subject__nickname__iexact")),
    Filter::new("procedure", FilterTest::Text("procedures__name__iexact")),
    Filter::new("date_range", FilterTest::DateRange("start_time"))
        .about("Start time within these two days, both included, e.g. `2019-04-01,2019-04-05`."),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/surgeries`.
pub static ROUTES: &[Route] = &[
    Route::list("/surgeries", &List::new(&RESOURCE, &DETAIL).filters(FILTERS)),
    Route::item("/surgeries/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT)),
    Route::list("/surgery-records", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL))
        .words("surgery record")
        .about("The same surgeries as at `/surgeries`. Here they can also be created and deleted."),
    Route::item("/surgery-records/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete())
        .words("surgery record")
        .about("The same surgeries as at `/surgeries`. Here they can also be created and deleted."),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "SurgeryAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, UUID, DATE_TIME, TEXT, FLOAT, TEXT_LIST, TEXT_LIST, TEXT_LIST]))
    .select(
        r#"t."id", j1."nickname", t."subject_id", t."start_time", t."narrative", t."implant_weight", m1.v, m2.v,
            m3.v"#,
        &[UUID, TEXT, UUID, DATE_TIME, TEXT, FLOAT, TEXT_LIST, TEXT_LIST, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."surgery_id" as k,
            array_agg(r0."username" order by r0."username" nulls last, r0."username") as v from
            "actions_surgery_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."surgery_id" = any(array(select id from _ids)) group by x0."surgery_id") m1 on m1.k = t."id" left
            join (select x0."surgery_id" as k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v
            from "actions_surgery_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."surgery_id" = any(array(select id from _ids)) group by
            x0."surgery_id") m2 on m2.k = t."id" left join (select x0."subject_id" as k, array_agg(r0."name"
            order by r0."name" nulls last, r0."name") as v from "subjects_subject_projects" x0 join
            "subjects_project" r0 on r0."id" = x0."project_id" where x0."subject_id" = any(array(select
            p0."subject_id" as id from _ids join "actions_surgery" p0 on p0."id" = _ids.id)) group by
            x0."subject_id") m3 on m3.k = j1."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."surgery_id" as k,
            json_group_array(r0."username" order by r0."username" nulls last, r0."username") as v from
            "actions_surgery_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."surgery_id" in (select id from _ids) group by x0."surgery_id") m1 on m1.k = t."id" left join
            (select x0."surgery_id" as k, json_group_array(r0."name" order by r0."name" nulls last, r0."name") as
            v from "actions_surgery_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."surgery_id" in (select id from _ids) group by x0."surgery_id") m2 on
            m2.k = t."id" left join (select x0."subject_id" as k, json_group_array(r0."name" order by r0."name"
            nulls last, r0."name") as v from "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id"
            = x0."project_id" where x0."subject_id" in (select p0."subject_id" as id from _ids join
            "actions_surgery" p0 on p0."id" = _ids.id) group by x0."subject_id") m3 on m3.k = j1."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/surgery", "Surgeries", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Subject", 1).sort("subject__nickname").to(&subjects::subject::RESOURCE, 2),
        AdminColumn::new("Start time", 3).sort("start_time").link(CellLink::Row),
        AdminColumn::new("Users", 6),
        AdminColumn::new("Procedures", 7),
        AdminColumn::new("Narrative", 4).sort("narrative"),
        AdminColumn::new("Projects", 8),
        AdminColumn::new("Implant weight", 5).sort("implant_weight"),
    ])
    .search(&["subject__nickname", "subject__projects__name"])
    .filters(&[
        AdminFilter::new(
            "Responsible user",
            Filter::new("responsible_user", FilterTest::Row("subject__responsible_user", &misc::user::RESOURCE)),
        ),
        AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
        AdminFilter::new("Line", Filter::new("line", FilterTest::Row("subject__line", &subjects::line::RESOURCE))),
        AdminFilter::by("Outcome type", FilterTest::Choice("outcome_type", OUTCOME_TYPE_CHOICES)),
        AdminFilter::by("Start time", FilterTest::DateRange("start_time")),
    ])
    .form(
        AdminForm::plain::<11>(
            &Input::form(&RESOURCE, &INPUT.by_key([0, 4, 5, 10, 9, 8, 11, 3, 6, 7, 2])).actors(&[3]),
        )
        .narrow(&[Narrow::new(0, &[("death_date__isnull", NarrowBy::Value("true"))])])
        .remember(&[0])
        .templates(&[(7, 6, "narrative_templates")])
        .inlines(&[Inline::new("Notes", 5, &misc::note::ADMIN, &[0, 1, 2, 3]).edit()]),
    );

/// The hand-written code of Surgery (spec/actions/surgery.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/actions/surgery.yaml:2 needs `impl SurgeryBehaviour for App`")]
pub trait SurgeryBehaviour {
    /// Runs after the row is stored, in the same transaction (spec/actions/surgery.yaml:41).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut SurgeryDraft) -> HookFuture<'a>;

    /// Runs after the row is deleted, in the same transaction (spec/actions/surgery.yaml:41).
    fn after_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut SurgeryDraft) -> HookFuture<'a>;
}

/// A row of Surgery before it is stored, with what the request contains.
pub type SurgeryDraft = TypedDraft<entity::Model, SurgerySent>;

row!(
    entity::Model,
    [id, name, json, lab_id, narrative, start_time, end_time, subject_id, location_id, outcome_type, implant_weight]
);

/// What a request for a row of Surgery contains besides its columns.
#[derive(Debug, Clone)]
pub struct SurgerySent {
    /// Keys of `users`, if the request sets them.
    pub users: Option<Vec<Uuid>>,
    /// Keys of `procedures`, if the request sets them.
    pub procedures: Option<Vec<Uuid>>,
}

impl Sent for SurgerySent {
    fn take(draft: &mut Draft) -> Self {
        Self { users: draft.many[1].as_deref().map(typed::keys), procedures: draft.many[2].as_deref().map(typed::keys) }
    }

    fn restore(self, draft: &mut Draft) {
        draft.many[1] = self.users.map(typed::values);
        draft.many[2] = self.procedures.map(typed::values);
    }
}

pub const fn functions<C: SurgeryBehaviour>() -> FunctionsOf {
    &[
        ("SurgeryBehaviour::after_save", save_hook!(SurgeryDraft, C::after_save)),
        ("SurgeryBehaviour::after_delete", save_hook!(SurgeryDraft, C::after_delete)),
    ]
}
