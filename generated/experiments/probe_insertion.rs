//! ProbeInsertion: The insertion of a probe into the brain during a session.
//! Declared in spec/experiments/probe_insertion.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, data, experiments, subjects};
use specimen::generated::*;

/// The table `experiments_probeinsertion` (spec/experiments/probe_insertion.yaml:2).
pub static RESOURCE: Resource = Resource::new("ProbeInsertion", "experiments_probeinsertion")
    .named("experiments.probeinsertion", "probe insertion", "ProbeInsertion")
    .about("The insertion of a probe into the brain during a session.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("session_id", Kind::Uuid).field("session").nullable(),
        Column::new("model_id", Kind::Uuid).field("model").nullable(),
        Column::new("serial", Kind::Text).max(255).default(Default::Text("")),
        Column::new("auto_datetime", Kind::DateTime).auto(Auto::Save).nullable(),
        Column::new("chronic_insertion_id", Kind::Uuid).field("chronic_insertion").nullable(),
    ])
    .relations(&[
        Relation::one("session", &actions::session::RESOURCE, 3),
        Relation::one("model", &experiments::probe_model::RESOURCE, 4),
        Relation::one("chronic_insertion", &experiments::chronic_insertion::RESOURCE, 7),
        Relation::many(
            "datasets",
            &data::dataset::RESOURCE,
            ["experiments_probeinsertion_datasets", "probeinsertion_id", "dataset_id"],
        )
        .own(),
        Relation::back("trajectory_estimate", &experiments::trajectory_estimate::RESOURCE, 1, OnDelete::Cascade),
    ])
    .order(&[Order::down("session__start_time"), Order::up("name")])
    .unique(&[Unique::new(&[1, 3])])
    .caption(&["name"])
    .hooks(&[
        (Event::Validate, hook("ProbeInsertionBehaviour::validate")),
        (Event::AfterSave, hook("ProbeInsertionBehaviour::after_save")),
    ])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("session__subject__responsible_user"),
        Allow::Is("session__subject__responsible_user__allowed_users"),
    ]));

/// Rows of `experiments_probeinsertion` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_probeinsertion")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub session_id: Option<Uuid>,
        pub model_id: Option<Uuid>,
        /// Serial number of the probe.
        pub serial: String,
        /// Time of the last change. The server sets it.
        pub auto_datetime: Option<DateTime<Utc>>,
        /// Id of the chronic insertion, if the probe stays in the subject.
        pub chronic_insertion_id: Option<Uuid>,
    }
    without_relations!();
}

/// The representation `chronic` (spec/experiments/probe_insertion.yaml:23). A page costs 1 statement.
pub static CHRONIC: Representation = Representation::new("chronic", "ProbeInsertionChronic", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("model", Source::Column(2), Schema::Bounded(255)).nullable(),
        Field::new("serial", Source::Column(3), Schema::Bounded(255)).about("Serial number of the probe."),
        Field::new(
            "session_info",
            Source::Object(
                4,
                &[
                    Field::new("subject", Source::Column(5), Schema::Bounded(64)),
                    Field::new("start_time", Source::Column(6), Schema::Text("date-time"))
                        .nullable()
                        .about("Start. Default: the time of the request."),
                    Field::new("number", Source::Column(7), Schema::Integer("int32"))
                        .nullable()
                        .about("Number of the session among those of the subject on the same day.")
                        .example("1"),
                    Field::new("lab", Source::Column(8), Schema::Bounded(255))
                        .nullable()
                        .about("Lab in which it was done."),
                    Field::new("id", Source::Column(4), Schema::Text("uuid")),
                    Field::new("projects", Source::Column(9), Schema::List(&Schema::Bounded(255))),
                    Field::new("task_protocol", Source::Column(10), Schema::Bounded(1023)),
                ],
            ),
            Schema::Ref(&actions::session::INFO),
        )
        .nullable(),
    ])
    .select(
        r#"t."id", t."name", j1."name", t."serial", t."session_id", j3."nickname", j2."start_time", j2."number",
            j4."name", m1.v, j2."task_protocol""#,
        &[UUID, TEXT, TEXT, TEXT, UUID, TEXT, DATE_TIME, INT, TEXT, TEXT_LIST, TEXT],
    )
    .joins(Dialects::new(
        r#"left join "experiments_probemodel" j1 on j1."id" = t."model_id" left join "actions_session" j2 on
            j2."id" = t."session_id" left join "subjects_subject" j3 on j3."id" = j2."subject_id" left join
            "misc_lab" j4 on j4."id" = j2."lab_id" left join (select x0."session_id" as k, array_agg(r0."name"
            order by r0."name" nulls last, r0."name") as v from "actions_session_projects" x0 join
            "subjects_project" r0 on r0."id" = x0."project_id" where x0."session_id" = any(array(select
            p0."session_id" as id from _ids join "experiments_probeinsertion" p0 on p0."id" = _ids.id)) group by
            x0."session_id") m1 on m1.k = j2."id""#,
        r#"left join "experiments_probemodel" j1 on j1."id" = t."model_id" left join "actions_session" j2 on
            j2."id" = t."session_id" left join "subjects_subject" j3 on j3."id" = j2."subject_id" left join
            "misc_lab" j4 on j4."id" = j2."lab_id" left join (select x0."session_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_session_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."session_id" in (select p0."session_id" as id from _ids join "experiments_probeinsertion" p0 on
            p0."id" = _ids.id) group by x0."session_id") m1 on m1.k = j2."id""#,
    ));

/// The representation `summary` (spec/experiments/probe_insertion.yaml:24). A page costs 1 statement.
pub static SUMMARY: Representation = Representation::new("summary", "ProbeInsertionSummary", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("session", Source::Column(1), Schema::Text("uuid")).nullable(),
        Field::new("model", Source::Column(2), Schema::Bounded(255)).nullable(),
        Field::new(
            "session_info",
            Source::Object(
                1,
                &[
                    Field::new("subject", Source::Column(3), Schema::Bounded(64)),
                    Field::new("start_time", Source::Column(4), Schema::Text("date-time"))
                        .nullable()
                        .about("Start. Default: the time of the request."),
                    Field::new("number", Source::Column(5), Schema::Integer("int32"))
                        .nullable()
                        .about("Number of the session among those of the subject on the same day.")
                        .example("1"),
                    Field::new("lab", Source::Column(6), Schema::Bounded(255))
                        .nullable()
                        .about("Lab in which it was done."),
                    Field::new("id", Source::Column(1), Schema::Text("uuid")),
                    Field::new("projects", Source::Column(7), Schema::List(&Schema::Bounded(255))),
                    Field::new("task_protocol", Source::Column(8), Schema::Bounded(1023)),
                ],
            ),
            Schema::Ref(&actions::session::INFO),
        )
        .nullable(),
        Field::new("name", Source::Column(9), Schema::Bounded(255)),
        Field::new("json", Source::Column(10), Schema::Any).nullable().about("Any further data."),
        Field::new("serial", Source::Column(11), Schema::Bounded(255)).about("Serial number of the probe."),
        Field::new("auto_datetime", Source::Column(12), Schema::Text("date-time"))
            .nullable()
            .about("Time of the last change. The server sets it."),
        Field::new("chronic_insertion", Source::Column(13), Schema::Text("uuid"))
            .nullable()
            .about("Id of the chronic insertion, if the probe stays in the subject."),
        Field::new("datasets", Source::Column(14), Schema::List(&Schema::Text("uuid"))),
    ])
    .select(
        r#"t."id", t."session_id", j1."probe_model", j3."nickname", j2."start_time", j2."number", j4."name",
            m1.v, j2."task_protocol", t."name", t."json", t."serial", t."auto_datetime",
            t."chronic_insertion_id", m2.v"#,
        &[UUID, UUID, TEXT, TEXT, DATE_TIME, INT, TEXT, TEXT_LIST, TEXT, TEXT, JSON, TEXT, DATE_TIME, UUID, UUID_LIST],
    )
    .joins(Dialects::new(
        r#"left join "experiments_probemodel" j1 on j1."id" = t."model_id" left join "actions_session" j2 on
            j2."id" = t."session_id" left join "subjects_subject" j3 on j3."id" = j2."subject_id" left join
            "misc_lab" j4 on j4."id" = j2."lab_id" left join (select x0."session_id" as k, array_agg(r0."name"
            order by r0."name" nulls last, r0."name") as v from "actions_session_projects" x0 join
            "subjects_project" r0 on r0."id" = x0."project_id" where x0."session_id" = any(array(select
            p0."session_id" as id from _ids join "experiments_probeinsertion" p0 on p0."id" = _ids.id)) group by
            x0."session_id") m1 on m1.k = j2."id" left join (select x0."probeinsertion_id" as k,
            array_agg(x0."dataset_id" order by x0."dataset_id") as v from "experiments_probeinsertion_datasets"
            x0 where x0."probeinsertion_id" = any(array(select id from _ids)) group by x0."probeinsertion_id") m2
            on m2.k = t."id""#,
        r#"left join "experiments_probemodel" j1 on j1."id" = t."model_id" left join "actions_session" j2 on
            j2."id" = t."session_id" left join "subjects_subject" j3 on j3."id" = j2."subject_id" left join
            "misc_lab" j4 on j4."id" = j2."lab_id" left join (select x0."session_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_session_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."session_id" in (select p0."session_id" as id from _ids join "experiments_probeinsertion" p0 on
            p0."id" = _ids.id) group by x0."session_id") m1 on m1.k = j2."id" left join (select
            x0."probeinsertion_id" as k, json_group_array(pg_uuid(x0."dataset_id") order by x0."dataset_id") as v
            from "experiments_probeinsertion_datasets" x0 where x0."probeinsertion_id" in (select id from _ids)
            group by x0."probeinsertion_id") m2 on m2.k = t."id""#,
    ));

/// The representation `detail` (spec/experiments/probe_insertion.yaml:25). A page costs 3 statements.
pub static DETAIL: Representation = Representation::new("detail", "ProbeInsertionDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("session", Source::Column(1), Schema::Text("uuid")).nullable(),
        Field::new("model", Source::Column(2), Schema::Bounded(255)).nullable(),
        Field::new(
            "session_info",
            Source::Object(
                1,
                &[
                    Field::new("subject", Source::Column(3), Schema::Bounded(64)),
                    Field::new("start_time", Source::Column(4), Schema::Text("date-time"))
                        .nullable()
                        .about("Start. Default: the time of the request."),
                    Field::new("number", Source::Column(5), Schema::Integer("int32"))
                        .nullable()
                        .about("Number of the session among those of the subject on the same day.")
                        .example("1"),
                    Field::new("lab", Source::Column(6), Schema::Bounded(255))
                        .nullable()
                        .about("Lab in which it was done."),
                    Field::new("id", Source::Column(1), Schema::Text("uuid")),
                    Field::new("projects", Source::Column(7), Schema::List(&Schema::Bounded(255))),
                    Field::new("task_protocol", Source::Column(8), Schema::Bounded(1023)),
                ],
            ),
            Schema::Ref(&actions::session::INFO),
        )
        .nullable(),
        Field::new("datasets", Source::Page(0, 0), Schema::Any)
            .nullable()
            .about("Datasets of its session that are on a server and whose collection contains its name."),
        Field::new("name", Source::Column(9), Schema::Bounded(255)),
        Field::new("json", Source::Column(10), Schema::Any).nullable().about("Any further data."),
        Field::new("serial", Source::Column(11), Schema::Bounded(255)).about("Serial number of the probe."),
        Field::new("auto_datetime", Source::Column(12), Schema::Text("date-time"))
            .nullable()
            .about("Time of the last change. The server sets it."),
        Field::new("chronic_insertion", Source::Column(13), Schema::Text("uuid"))
            .nullable()
            .about("Id of the chronic insertion, if the probe stays in the subject."),
    ])
    .select(
        r#"t."id", t."session_id", j1."probe_model", j3."nickname", j2."start_time", j2."number", j4."name",
            m1.v, j2."task_protocol", t."name", t."json", t."serial", t."auto_datetime", t."chronic_insertion_id""#,
        &[UUID, UUID, TEXT, TEXT, DATE_TIME, INT, TEXT, TEXT_LIST, TEXT, TEXT, JSON, TEXT, DATE_TIME, UUID],
    )
    .joins(Dialects::new(
        r#"left join "experiments_probemodel" j1 on j1."id" = t."model_id" left join "actions_session" j2 on
            j2."id" = t."session_id" left join "subjects_subject" j3 on j3."id" = j2."subject_id" left join
            "misc_lab" j4 on j4."id" = j2."lab_id" left join (select x0."session_id" as k, array_agg(r0."name"
            order by r0."name" nulls last, r0."name") as v from "actions_session_projects" x0 join
            "subjects_project" r0 on r0."id" = x0."project_id" where x0."session_id" = any(array(select
            p0."session_id" as id from _ids join "experiments_probeinsertion" p0 on p0."id" = _ids.id)) group by
            x0."session_id") m1 on m1.k = j2."id""#,
        r#"left join "experiments_probemodel" j1 on j1."id" = t."model_id" left join "actions_session" j2 on
            j2."id" = t."session_id" left join "subjects_subject" j3 on j3."id" = j2."subject_id" left join
            "misc_lab" j4 on j4."id" = j2."lab_id" left join (select x0."session_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_session_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."session_id" in (select p0."session_id" as id from _ids join "experiments_probeinsertion" p0 on
            p0."id" = _ids.id) group by x0."session_id") m1 on m1.k = j2."id""#,
    ))
    .groups(&[Group::page(hook("ProbeInsertionBehaviour::inside"), &[0])])
    .statements(3);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("ProbeInsertionInput", "ProbeInsertionPatch", &RESOURCE).fields(&[
    InputField::new("session", Takes::One(&actions::session::RESOURCE, By::Key(0)), Target::Column(3))
        .required_on_create(),
    InputField::new("model", Takes::One(&experiments::probe_model::RESOURCE, By::Key(4)), Target::Column(4)),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).required().blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
    InputField::new("serial", Takes::Text(255, None), Target::Column(5)).blank().about("Serial number of the probe."),
    InputField::new(
        "chronic_insertion",
        Takes::One(&experiments::chronic_insertion::RESOURCE, By::Id),
        Target::Column(7),
    )
    .nullable()
    .about("Id of the chronic insertion, if the probe stays in the subject."),
    InputField::new("datasets", Takes::Many(&data::dataset::RESOURCE, By::Id), Target::Relation(3))
        .create_only()
        .about(
            "Ids of its datasets. Default: the datasets of the session whose collection contains its \
                name.",
        ),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("session", FilterTest::Uuid("session__id")),
    Filter::new("model", FilterTest::Text("model__name")),
    Filter::new("serial", FilterTest::Text("serial")),
    Filter::new("auto_datetime", FilterTest::DateTime("auto_datetime")),
    Filter::new("chronic_insertion", FilterTest::Row("chronic_insertion", &experiments::chronic_insertion::RESOURCE)),
    Filter::new("datasets", FilterTest::Rule(hook("ProbeInsertionBehaviour::datasets_rule"))).about(
        "With linked datasets of all these names, separated by commas. Each must have a `qc` that \
                is not worse than `dataset_qc_lte` (default: `FAIL`).",
    ),
    Filter::new("subject", FilterTest::Text("session__subject__nickname")),
    Filter::new("date", FilterTest::Text("session__start_time__date"))
        .about("Start day of its session, e.g. `2019-04-01`."),
    Filter::new("experiment_number", FilterTest::Text("session__number")).about("Number of its session."),
    Filter::new("lab", FilterTest::Text("session__lab__name__iexact")),
    Filter::new("project", FilterTest::Text("session__projects__name__icontains")),
    Filter::new("task_protocol", FilterTest::Text("session__task_protocol__icontains")),
    Filter::new("tag", FilterTest::Text("datasets__tags__name__icontains")),
    Filter::new("dataset_types", FilterTest::AllOf("datasets__dataset_type__name"))
        .about("With linked datasets of all these types: names, separated by commas."),
    Filter::new("dataset_qc_lte", FilterTest::Rule(hook("ProbeInsertionBehaviour::dataset_qc_lte_rule"))).about(
        "With a linked dataset whose `qc` is not worse than this label or number. Together with \
                `datasets`, it is only the limit for those.",
    ),
    Filter::new("atlas_name", FilterTest::Rule(hook("ProbeInsertionBehaviour::atlas_name_rule"))).about(
        "With a channel in a brain region whose name contains this text, in any letter case, or in \
                a region below it.",
    ),
    Filter::new("atlas_acronym", FilterTest::Rule(hook("ProbeInsertionBehaviour::atlas_acronym_rule")))
        .about("With a channel in the brain region with this acronym, or in a region below it."),
    Filter::new("atlas_id", FilterTest::Rule(hook("ProbeInsertionBehaviour::atlas_id_rule")))
        .about("With a channel in the brain region with this id, or in a region below it."),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/insertions`.
pub static ROUTES: &[Route] = &[
    Route::list("/insertions", &List::new(&RESOURCE, &SUMMARY).filters(FILTERS).create(&INPUT, &SUMMARY)),
    Route::item("/insertions/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "ProbeInsertionAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, DATE_TIME, TEXT, UUID, DATE_TIME, UUID]))
    .select(
        r#"t."id", t."name", t."auto_datetime", j2."nickname", j1."subject_id", j1."start_time", t."session_id""#,
        &[UUID, TEXT, DATE_TIME, TEXT, UUID, DATE_TIME, UUID],
    )
    .joins(Dialects::same(
        r#"left join "actions_session" j1 on j1."id" = t."session_id" left join "subjects_subject" j2 on j2."id"
            = j1."subject_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("experiments/probeinsertion", "Probe insertions", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Last updated", 2).sort("auto_datetime"),
        AdminColumn::new("Subject", 3).sort("session__subject__nickname").to(&subjects::subject::RESOURCE, 4),
        AdminColumn::caption("Session", &[3, 5]).sort("session__subject__nickname").to(&actions::session::RESOURCE, 6),
    ])
    .search(&["session__subject__nickname", "name", "serial"])
    .filters(&[
        AdminFilter::by("Model", FilterTest::Row("model", &experiments::probe_model::RESOURCE)),
        AdminFilter::by("Session", FilterTest::Row("session", &actions::session::RESOURCE)),
        AdminFilter::by("Auto datetime", FilterTest::DateRange("auto_datetime")),
    ])
    .form(AdminForm::plain::<6>(&Input::form(&RESOURCE, &INPUT.by_key([0, 2, 1, 4, 5, 3]))).inlines(&[Inline::new(
        "Trajectories",
        4,
        &experiments::trajectory_estimate::ADMIN,
        &[2, 3, 4, 5, 6, 7, 8, 9],
    )]));

/// The hand-written code of ProbeInsertion (spec/experiments/probe_insertion.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/experiments/probe_insertion.yaml:2 needs `impl ProbeInsertionBehaviour for App`"
)]
pub trait ProbeInsertionBehaviour {
    /// Computes values for all rows of a page, in the order of the rows (spec/experiments/probe_insertion.yaml:19).
    /// Datasets of its session that are on a server and whose collection contains its name.
    fn inside<'a>(
        page: &'a PageRows<'a>,
        rows: Vec<InsideRow>,
    ) -> BoxFuture<'a, Result<Vec<InsideValues>, RequestError>>;

    /// The rule `datasets` (spec/experiments/probe_insertion.yaml:48): the condition for a text, or what is wrong with
    /// it.
    fn datasets_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `dataset_qc_lte` (spec/experiments/probe_insertion.yaml:49): the condition for a text, or what is wrong
    /// with it.
    fn dataset_qc_lte_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_name` (spec/experiments/probe_insertion.yaml:50): the condition for a text, or what is wrong
    /// with it.
    fn atlas_name_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_acronym` (spec/experiments/probe_insertion.yaml:51): the condition for a text, or what is wrong
    /// with it.
    fn atlas_acronym_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_id` (spec/experiments/probe_insertion.yaml:52): the condition for a text, or what is wrong with
    /// it.
    fn atlas_id_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// Checks several fields together, once each of them is valid (spec/experiments/probe_insertion.yaml:55).
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut ProbeInsertionDraft) -> HookFuture<'a>;

    /// Runs after the row is stored, in the same transaction (spec/experiments/probe_insertion.yaml:55).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut ProbeInsertionDraft) -> HookFuture<'a>;
}

/// The columns of a row that [`ProbeInsertionBehaviour::inside`] receives.
#[derive(Debug, Clone)]
pub struct InsideRow {
    pub id: Option<Uuid>,
}

/// The values that [`ProbeInsertionBehaviour::inside`] computes for a row.
#[derive(Debug, Clone)]
pub struct InsideValues {
    /// Datasets of its session that are on a server and whose collection contains its name.
    pub session_datasets: Option<Json>,
}

/// A row of ProbeInsertion before it is stored, with what the request contains.
pub type ProbeInsertionDraft = TypedDraft<entity::Model, ProbeInsertionSent>;

row!(entity::Model, [id, name, json, session_id, model_id, serial, auto_datetime, chronic_insertion_id]);

/// What a request for a row of ProbeInsertion contains besides its columns.
#[derive(Debug, Clone)]
pub struct ProbeInsertionSent {
    /// Keys of `datasets`, if the request sets them.
    pub datasets: Option<Vec<Uuid>>,
}

impl Sent for ProbeInsertionSent {
    fn take(draft: &mut Draft) -> Self {
        Self { datasets: draft.many[3].as_deref().map(typed::keys) }
    }

    fn restore(self, draft: &mut Draft) {
        draft.many[3] = self.datasets.map(typed::values);
    }
}

pub const fn functions<C: ProbeInsertionBehaviour>() -> FunctionsOf {
    &[
        (
            "ProbeInsertionBehaviour::inside",
            Function::Page(|page| {
                Box::pin(async move {
                    let columns = page.columns;
                    let rows = page.views().map(|row| InsideRow { id: row.uuid(columns[0]) }).collect();
                    let mut cells = ComputedValues::new(1);
                    for value in C::inside(page, rows).await? {
                        cells.push(|out| json::value(out, value.session_datasets));
                    }
                    Ok(cells)
                })
            }),
        ),
        ("ProbeInsertionBehaviour::datasets_rule", Function::Rule(C::datasets_rule)),
        ("ProbeInsertionBehaviour::dataset_qc_lte_rule", Function::Rule(C::dataset_qc_lte_rule)),
        ("ProbeInsertionBehaviour::atlas_name_rule", Function::Rule(C::atlas_name_rule)),
        ("ProbeInsertionBehaviour::atlas_acronym_rule", Function::Rule(C::atlas_acronym_rule)),
        ("ProbeInsertionBehaviour::atlas_id_rule", Function::Rule(C::atlas_id_rule)),
        ("ProbeInsertionBehaviour::validate", save_hook!(ProbeInsertionDraft, C::validate)),
        ("ProbeInsertionBehaviour::after_save", save_hook!(ProbeInsertionDraft, C::after_save)),
    ]
}
