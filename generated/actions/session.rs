//! Session: A recording or training session of a subject. Datasets belong to sessions.
//! Declared in spec/actions/session.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, data, experiments, jobs, misc, subjects};
use specimen::generated::*;

/// The table `actions_session` (spec/actions/session.yaml:2).
pub static RESOURCE: Resource = Resource::new("Session", "actions_session")
    .named("actions.session", "session", "Session")
    .about("A recording or training session of a subject. Datasets belong to sessions.")
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
        Column::new("parent_session_id", Kind::Uuid).field("parent_session").nullable(),
        Column::new("type", Kind::Text).max(255).nullable(),
        Column::new("number", Kind::Int).nullable(),
        Column::new("task_protocol", Kind::Text).max(1023).default(Default::Text("")),
        Column::new("n_trials", Kind::Int).nullable(),
        Column::new("n_correct_trials", Kind::Int).nullable(),
        Column::new("qc", Kind::Int).default(Default::Int(0)).choices(QC_CHOICES),
        Column::new("extended_qc", Kind::Json).nullable(),
        Column::new("auto_datetime", Kind::DateTime).auto(Auto::Save).nullable(),
    ])
    .relations(&[
        Relation::one("lab", &misc::lab::RESOURCE, 3),
        Relation::many("users", &misc::user::RESOURCE, ["actions_session_users", "session_id", "labmember_id"]).own(),
        Relation::many(
            "procedures",
            &actions::procedure_type::RESOURCE,
            ["actions_session_procedures", "session_id", "proceduretype_id"],
        )
        .own(),
        Relation::one("subject", &subjects::subject::RESOURCE, 7),
        Relation::one("location", &misc::lab_location::RESOURCE, 8),
        Relation::one("parent_session", &RESOURCE, 9),
        Relation::many(
            "projects",
            &subjects::project::RESOURCE,
            ["actions_session_projects", "session_id", "project_id"],
        )
        .own(),
        Relation::loose("notes", &misc::note::RESOURCE, 8),
        Relation::back("data_dataset_session_related", &data::dataset::RESOURCE, 3, OnDelete::Cascade),
        Relation::back("field_of_view", &experiments::field_of_view::RESOURCE, 3, OnDelete::Cascade),
        Relation::back("probe_insertion", &experiments::probe_insertion::RESOURCE, 3, OnDelete::Cascade),
        Relation::back("session", &RESOURCE, 9, OnDelete::SetNull),
        Relation::back("tasks", &jobs::task::RESOURCE, 14, OnDelete::Cascade),
        Relation::back("wateradmin_session_related", &actions::water_administration::RESOURCE, 6, OnDelete::SetNull),
    ])
    .order(&[Order::down("start_time")])
    .indexes(&[&["start_time"]])
    .caption(&["subject__nickname", "start_time"])
    .hooks(&[
        (Event::BeforeSave, hook("SessionBehaviour::before_save")),
        (Event::BeforeDelete, hook("SessionBehaviour::before_delete")),
    ])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
        Allow::Is("users"),
    ]));

/// Values of `qc`.
pub static QC_CHOICES: &[Choice] = &[
    Choice::int(50, "CRITICAL"),
    Choice::int(40, "FAIL"),
    Choice::int(30, "WARNING"),
    Choice::int(0, "NOT_SET"),
    Choice::int(10, "PASS"),
];

/// Rows of `actions_session` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_session")]
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
        /// Session that covers the whole day, as its URL.
        pub parent_session_id: Option<Uuid>,
        #[sea_orm(column_name = "type")]
        pub r#type: Option<String>,
        /// Number of the session among those of the subject on the same day.
        pub number: Option<i32>,
        pub task_protocol: String,
        /// Number of trials.
        pub n_trials: Option<i32>,
        /// Number of correct trials.
        pub n_correct_trials: Option<i32>,
        /// Result of quality control.
        pub qc: i32,
        /// Results of the individual quality checks.
        pub extended_qc: Option<Json>,
        /// Time of the last change. The server sets it.
        pub auto_datetime: Option<DateTime<Utc>>,
    }
    without_relations!();
}

/// The representation `info` (spec/actions/session.yaml:29). A page costs 1 statement.
pub static INFO: Representation = Representation::new("info", "SessionInfo", &RESOURCE)
    .fields(&[
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("start_time", Source::Column(2), Schema::Text("date-time"))
            .nullable()
            .about("Start. Default: the time of the request."),
        Field::new("number", Source::Column(3), Schema::Integer("int32"))
            .nullable()
            .about("Number of the session among those of the subject on the same day.")
            .example("1"),
        Field::new("lab", Source::Column(4), Schema::Bounded(255)).nullable().about("Lab in which it was done."),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("projects", Source::Column(5), Schema::List(&Schema::Bounded(255))),
        Field::new("task_protocol", Source::Column(6), Schema::Bounded(1023)),
    ])
    .select(
        r#"t."id", j1."nickname", t."start_time", t."number", j2."name", m1.v, t."task_protocol""#,
        &[UUID, TEXT, DATE_TIME, INT, TEXT, TEXT_LIST, TEXT],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join (select x0."session_id" as k, array_agg(r0."name" order by r0."name" nulls last,
            r0."name") as v from "actions_session_projects" x0 join "subjects_project" r0 on r0."id" =
            x0."project_id" where x0."session_id" = any(array(select id from _ids)) group by x0."session_id") m1
            on m1.k = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join (select x0."session_id" as k, json_group_array(r0."name" order by r0."name"
            nulls last, r0."name") as v from "actions_session_projects" x0 join "subjects_project" r0 on r0."id"
            = x0."project_id" where x0."session_id" in (select id from _ids) group by x0."session_id") m1 on m1.k
            = t."id""#,
    ));

/// The representation `action` (spec/actions/session.yaml:30). A page costs 1 statement.
pub static ACTION: Representation = Representation::new("action", "SessionAction", &RESOURCE)
    .fields(&[
        Field::new("type", Source::Constant("experiment"), Schema::Text("")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("url", Source::Url(0, "/sessions"), Schema::Text("uri")),
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
            x0."session_id" as k, array_agg(r0."username" order by r0."username" nulls last, r0."username") as v
            from "actions_session_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."session_id" = any(array(select id from _ids)) group by x0."session_id") m1 on m1.k = t."id" left
            join (select x0."session_id" as k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v
            from "actions_session_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."session_id" = any(array(select id from _ids)) group by
            x0."session_id") m2 on m2.k = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join "misc_lablocation" j3 on j3."id" = t."location_id" left join (select
            x0."session_id" as k, json_group_array(r0."username" order by r0."username" nulls last,
            r0."username") as v from "actions_session_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."session_id" in (select id from _ids) group by x0."session_id") m1 on m1.k
            = t."id" left join (select x0."session_id" as k, json_group_array(r0."name" order by r0."name" nulls
            last, r0."name") as v from "actions_session_procedures" x0 join "actions_proceduretype" r0 on r0."id"
            = x0."proceduretype_id" where x0."session_id" in (select id from _ids) group by x0."session_id") m2
            on m2.k = t."id""#,
    ));

/// The representation `summary` (spec/actions/session.yaml:31). A page costs 1 statement.
pub static SUMMARY: Representation = Representation::new("summary", "SessionSummary", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("start_time", Source::Column(2), Schema::Text("date-time"))
            .nullable()
            .about("Start. Default: the time of the request."),
        Field::new("number", Source::Column(3), Schema::Integer("int32"))
            .nullable()
            .about("Number of the session among those of the subject on the same day.")
            .example("1"),
        Field::new("lab", Source::Column(4), Schema::Bounded(255)).nullable().about("Lab in which it was done."),
        Field::new("projects", Source::Column(5), Schema::List(&Schema::Bounded(255))),
        Field::new("url", Source::Url(0, "/sessions"), Schema::Text("uri")),
        Field::new("task_protocol", Source::Column(6), Schema::Bounded(1023)),
    ])
    .select(
        r#"t."id", j1."nickname", t."start_time", t."number", j2."name", m1.v, t."task_protocol""#,
        &[UUID, TEXT, DATE_TIME, INT, TEXT, TEXT_LIST, TEXT],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join (select x0."session_id" as k, array_agg(r0."name" order by r0."name" nulls last,
            r0."name") as v from "actions_session_projects" x0 join "subjects_project" r0 on r0."id" =
            x0."project_id" where x0."session_id" = any(array(select id from _ids)) group by x0."session_id") m1
            on m1.k = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join (select x0."session_id" as k, json_group_array(r0."name" order by r0."name"
            nulls last, r0."name") as v from "actions_session_projects" x0 join "subjects_project" r0 on r0."id"
            = x0."project_id" where x0."session_id" in (select id from _ids) group by x0."session_id") m1 on m1.k
            = t."id""#,
    ));

/// The representation `detail` (spec/actions/session.yaml:32). A page costs 8 statements.
pub static DETAIL: Representation = Representation::new("detail", "SessionDetail", &RESOURCE)
    .fields(&[
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("users", Source::Column(2), Schema::List(&Schema::Bounded(150))),
        Field::new("location", Source::Column(3), Schema::Bounded(255)).nullable(),
        Field::new("procedures", Source::Column(4), Schema::List(&Schema::Bounded(255))),
        Field::new("lab", Source::Column(5), Schema::Bounded(255)).nullable().about("Lab in which it was done."),
        Field::new("projects", Source::Column(6), Schema::List(&Schema::Bounded(255))),
        Field::new("type", Source::Column(7), Schema::Bounded(255)).nullable().example(r#""Experiment""#),
        Field::new("task_protocol", Source::Column(8), Schema::Bounded(1023)),
        Field::new("number", Source::Column(9), Schema::Integer("int32"))
            .nullable()
            .about("Number of the session among those of the subject on the same day.")
            .example("1"),
        Field::new("start_time", Source::Column(10), Schema::Text("date-time"))
            .nullable()
            .about("Start. Default: the time of the request."),
        Field::new("end_time", Source::Column(11), Schema::Text("date-time"))
            .nullable()
            .about("End; null if it has not ended."),
        Field::new("narrative", Source::Column(12), Schema::Text("")).about("Free text."),
        Field::new("parent_session", Source::Url(13, "/sessions"), Schema::Text("uri"))
            .nullable()
            .about("Session that covers the whole day, as its URL."),
        Field::new("n_correct_trials", Source::Column(14), Schema::Integer("int32"))
            .nullable()
            .about("Number of correct trials."),
        Field::new("n_trials", Source::Column(15), Schema::Integer("int32")).nullable().about("Number of trials."),
        Field::new("url", Source::Url(0, "/sessions"), Schema::Text("uri")),
        Field::new("extended_qc", Source::Column(16), Schema::Any)
            .nullable()
            .about("Results of the individual quality checks."),
        Field::new("qc", Source::Label(17, QC_CHOICES), Schema::Label(QC_CHOICES)).about("Result of quality control."),
        Field::new(
            "wateradmin_session_related",
            Source::Many(0),
            Schema::List(&Schema::Ref(&actions::water_administration::SESSION)),
        ),
        Field::new(
            "data_dataset_session_related",
            Source::Many(1),
            Schema::List(&Schema::Ref(&data::dataset::SESSION)),
        ),
        Field::new("auto_datetime", Source::Column(18), Schema::Text("date-time"))
            .nullable()
            .about("Time of the last change. The server sets it."),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("json", Source::Column(19), Schema::Any).nullable().about("Any further data."),
        Field::new(
            "probe_insertion",
            Source::Many(2),
            Schema::List(&Schema::Ref(&experiments::probe_insertion::SUMMARY)),
        ),
        Field::new("field_of_view", Source::Many(3), Schema::List(&Schema::Ref(&experiments::field_of_view::DETAIL))),
        Field::new("notes", Source::Many(4), Schema::List(&Schema::Ref(&misc::note::DETAIL))),
    ])
    .select(
        r#"t."id", j1."nickname", m1.v, j2."name", m2.v, j3."name", m3.v, t."type", t."task_protocol",
            t."number", t."start_time", t."end_time", t."narrative", t."parent_session_id", t."n_correct_trials",
            t."n_trials", t."extended_qc", t."qc", t."auto_datetime", t."json""#,
        &[
            UUID, TEXT, TEXT_LIST, TEXT, TEXT_LIST, TEXT, TEXT_LIST, TEXT, TEXT, INT, DATE_TIME, DATE_TIME, TEXT, UUID,
            INT, INT, JSON, INT, DATE_TIME, JSON,
        ],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."session_id" as k,
            array_agg(r0."username" order by r0."username" nulls last, r0."username") as v from
            "actions_session_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."session_id" = any(array(select id from _ids)) group by x0."session_id") m1 on m1.k = t."id" left
            join "misc_lablocation" j2 on j2."id" = t."location_id" left join (select x0."session_id" as k,
            array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from "actions_session_procedures"
            x0 join "actions_proceduretype" r0 on r0."id" = x0."proceduretype_id" where x0."session_id" =
            any(array(select id from _ids)) group by x0."session_id") m2 on m2.k = t."id" left join "misc_lab" j3
            on j3."id" = t."lab_id" left join (select x0."session_id" as k, array_agg(r0."name" order by
            r0."name" nulls last, r0."name") as v from "actions_session_projects" x0 join "subjects_project" r0
            on r0."id" = x0."project_id" where x0."session_id" = any(array(select id from _ids)) group by
            x0."session_id") m3 on m3.k = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."session_id" as k,
            json_group_array(r0."username" order by r0."username" nulls last, r0."username") as v from
            "actions_session_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."session_id" in (select id from _ids) group by x0."session_id") m1 on m1.k = t."id" left join
            "misc_lablocation" j2 on j2."id" = t."location_id" left join (select x0."session_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_session_procedures" x0 join "actions_proceduretype" r0 on r0."id" = x0."proceduretype_id"
            where x0."session_id" in (select id from _ids) group by x0."session_id") m2 on m2.k = t."id" left
            join "misc_lab" j3 on j3."id" = t."lab_id" left join (select x0."session_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_session_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."session_id" in (select id from _ids) group by x0."session_id") m3 on m3.k = t."id""#,
    ))
    .children(&[
        Child::new(0, &actions::water_administration::SESSION, r#"t."session_id""#).order(&[Order::down("date_time")]),
        Child::new(0, &data::dataset::SESSION, r#"t."session_id""#).narrow(hook("DatasetBehaviour::on_server_rule")),
        Child::new(0, &experiments::probe_insertion::SUMMARY, r#"t."session_id""#)
            .order(&[Order::down("session__start_time"), Order::up("name")]),
        Child::new(0, &experiments::field_of_view::DETAIL, r#"t."session_id""#).order(&[Order::up("name")]),
        Child::new(0, &misc::note::DETAIL, r#"t."object_id""#).order(&[Order::down("date_time")]),
    ])
    .statements(8);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("SessionInput", "SessionPatch", &RESOURCE)
    .fields(&[
        InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(7)).required(),
        InputField::new("users", Takes::Many(&misc::user::RESOURCE, By::Key(3)), Target::Relation(1))
            .schema(Schema::List(&Schema::Bounded(150)))
            .about("User names. If a session is created without users, the caller is entered."),
        InputField::new("location", Takes::One(&misc::lab_location::RESOURCE, By::Key(2)), Target::Column(8))
            .nullable(),
        InputField::new("procedures", Takes::Many(&actions::procedure_type::RESOURCE, By::Key(2)), Target::Relation(2))
            .schema(Schema::List(&Schema::Bounded(255))),
        InputField::new("lab", Takes::One(&misc::lab::RESOURCE, By::Key(2)), Target::Column(3))
            .about("Lab in which it was done."),
        InputField::new("projects", Takes::Many(&subjects::project::RESOURCE, By::Key(2)), Target::Relation(6))
            .schema(Schema::List(&Schema::Bounded(255))),
        InputField::new("type", Takes::Text(255, None), Target::Column(10))
            .nullable()
            .blank()
            .example(r#""Experiment""#),
        InputField::new("task_protocol", Takes::Text(1023, None), Target::Column(12)).blank(),
        InputField::new("number", Takes::Int(-2147483648, 2147483647), Target::Column(11))
            .nullable()
            .about("Number of the session among those of the subject on the same day.")
            .example("1"),
        InputField::new("start_time", Takes::DateTime, Target::Column(5))
            .nullable()
            .about("Start. Default: the time of the request."),
        InputField::new("end_time", Takes::DateTime, Target::Column(6))
            .nullable()
            .about("End; null if it has not ended."),
        InputField::new("narrative", Takes::Text(0, None), Target::Column(4)).blank().about("Free text."),
        InputField::new("parent_session", Takes::One(&RESOURCE, By::Url("/sessions")), Target::Column(9))
            .nullable()
            .about("Session that covers the whole day, as its URL."),
        InputField::new("n_correct_trials", Takes::Int(-2147483648, 2147483647), Target::Column(14))
            .nullable()
            .about("Number of correct trials."),
        InputField::new("n_trials", Takes::Int(-2147483648, 2147483647), Target::Column(13))
            .nullable()
            .about("Number of trials."),
        InputField::new("extended_qc", Takes::Json, Target::Column(16))
            .nullable()
            .about("Results of the individual quality checks."),
        InputField::new("qc", Takes::Label(QC_CHOICES), Target::Column(15)).about("Result of quality control."),
        InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
    ])
    .actors(&[1]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("json", FilterTest::Pairs("json")),
    Filter::new("lab", FilterTest::Text("lab__name__iexact")),
    Filter::new("users", FilterTest::AllOf("users__username"))
        .about("Done by all of these users: user names, separated by commas."),
    Filter::new("procedures", FilterTest::Text("procedures__name__icontains")),
    Filter::new("narrative", FilterTest::Text("narrative")),
    Filter::new("start_time", FilterTest::DateTime("start_time")),
    Filter::new("end_time", FilterTest::DateTime("end_time")),
    Filter::new("subject", FilterTest::Text("subject__nickname__iexact")),
    Filter::new("location", FilterTest::Text("location__name__icontains")),
    Filter::new("parent_session", FilterTest::Row("parent_session", &RESOURCE)),
    Filter::new("type", FilterTest::Text("type__iexact")),
    Filter::new("number", FilterTest::Number("number")),
    Filter::new("task_protocol", FilterTest::Text("task_protocol__icontains")),
    Filter::new("n_trials", FilterTest::Number("n_trials")),
    Filter::new("n_correct_trials", FilterTest::Number("n_correct_trials")),
    Filter::new("qc", FilterTest::Label("qc", QC_CHOICES)),
    Filter::new("extended_qc", FilterTest::Pairs("extended_qc")),
    Filter::new("auto_datetime", FilterTest::DateTime("auto_datetime")),
    Filter::new("projects", FilterTest::Text("projects__name__icontains")),
    Filter::new("nickname", FilterTest::Text("subject__nickname__iexact")),
    Filter::new("project", FilterTest::Text("projects__name__icontains")),
    Filter::new("date_range", FilterTest::DateRange("start_time"))
        .about("Start time within these two days, both included, e.g. `2019-04-01,2019-04-05`."),
    Filter::new("dataset_types", FilterTest::AllOf("data_dataset_session_related__dataset_type__name"))
        .about("With datasets of all these types: names, separated by commas."),
    Filter::new("datasets", FilterTest::Rule(hook("SessionBehaviour::datasets_rule"))).about(
        "With datasets of all these names, separated by commas. Each dataset must have a file on a \
                server, and a `qc` that is not worse than `dataset_qc_lte` (default: `FAIL`).",
    ),
    Filter::new("dataset_qc_lte", FilterTest::Rule(hook("SessionBehaviour::dataset_qc_lte_rule"))).about(
        "With a dataset whose `qc` is not worse than this label or number. Together with \
                `datasets`, it is only the limit for those.",
    ),
    Filter::new("performance_gte", FilterTest::Rule(hook("SessionBehaviour::performance_gte_rule")))
        .about("At least this percentage of correct trials, compared as whole numbers."),
    Filter::new("performance_lte", FilterTest::Rule(hook("SessionBehaviour::performance_lte_rule")))
        .about("At most this percentage of correct trials, compared as whole numbers."),
    Filter::new("atlas_name", FilterTest::Rule(hook("SessionBehaviour::atlas_name_rule"))).about(
        "Recorded in a brain region whose name contains this text, in any letter case, or in a \
                region below it.",
    ),
    Filter::new("atlas_acronym", FilterTest::Rule(hook("SessionBehaviour::atlas_acronym_rule")))
        .about("Recorded in the brain region with this acronym, or in a region below it."),
    Filter::new("atlas_id", FilterTest::Rule(hook("SessionBehaviour::atlas_id_rule")))
        .about("Recorded in the brain region with this id, or in a region below it."),
    Filter::new("histology", FilterTest::BoolRule(hook("SessionBehaviour::histology_rule")))
        .about("Whether the subject has a session with the procedure `Histology`."),
    Filter::new("tag", FilterTest::Text("data_dataset_session_related__tags__name__icontains")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/sessions`.
pub static ROUTES: &[Route] = &[
    Route::list("/sessions", &List::new(&RESOURCE, &SUMMARY).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/sessions/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_SHOW: Representation = Representation::new("admin_show", "SessionAdminShow", &RESOURCE)
    .fields(&Field::columns([UUID, DATE_TIME]))
    .select(r#"t."id", t."auto_datetime""#, &[UUID, DATE_TIME]);

/// The form of its pages.
static ADMIN_FORM: AdminForm = AdminForm::plain::<17>(
    &Input::form(&RESOURCE, &INPUT.by_key([0, 9, 10, 1, 2, 4, 3, 11, 16, 15, 5, 6, 7, 8, 13, 14, 17])).actors(&[3]),
)
.show(&FormFacts::new(
    &ADMIN_SHOW,
    &[AdminColumn::new("Changed", 1).sort("auto_datetime"), AdminColumn::count("Datasets", 8)],
))
.narrow(&[Narrow::new(0, &[("death_date__isnull", NarrowBy::Value("true"))])])
.remember(&[0])
.templates(&[(7, 6, "narrative_templates")])
.inlines(&[
    Inline::new("Probe insertions", 10, &experiments::probe_insertion::ADMIN, &[1, 2]).edit(),
    Inline::new("Fields of view", 9, &experiments::field_of_view::ADMIN, &[1, 2]).edit(),
    Inline::new("Water given", 13, &actions::water_administration::ADMIN, &[1, 2, 3]),
    Inline::new("Tasks", 12, &jobs::task::ADMIN, &[0, 11, 12]),
    Inline::new("Datasets", 8, &data::dataset::ADMIN, &[0, 2, 5, 1, 7, 8]),
    Inline::new("Notes", 7, &misc::note::ADMIN, &[0, 1, 2, 3]).edit(),
]);

static ADMIN_ROWS: Representation = Representation::new("admin", "SessionAdmin", &RESOURCE)
    .fields(&Field::joined::<11>(
        &Field::columns([UUID, TEXT, UUID, DATE_TIME, INT, TEXT, UUID, TEXT]),
        &[
            Field::label("qc", 8, QC_CHOICES),
            Field::new("users", Source::Column(9), Schema::List(&Schema::Bounded(150))),
            Field::new("projects", Source::Column(10), Schema::List(&Schema::Bounded(255))),
        ],
    ))
    .select(
        r#"t."id", j1."nickname", t."subject_id", t."start_time", t."number", j2."name", t."lab_id",
            t."task_protocol", t."qc", m1.v, m2.v"#,
        &[UUID, TEXT, UUID, DATE_TIME, INT, TEXT, UUID, TEXT, INT, TEXT_LIST, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join (select x0."session_id" as k, array_agg(r0."username" order by r0."username"
            nulls last, r0."username") as v from "actions_session_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."session_id" = any(array(select id from _ids)) group by x0."session_id")
            m1 on m1.k = t."id" left join (select x0."session_id" as k, array_agg(r0."name" order by r0."name"
            nulls last, r0."name") as v from "actions_session_projects" x0 join "subjects_project" r0 on r0."id"
            = x0."project_id" where x0."session_id" = any(array(select id from _ids)) group by x0."session_id")
            m2 on m2.k = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join (select x0."session_id" as k, json_group_array(r0."username" order by
            r0."username" nulls last, r0."username") as v from "actions_session_users" x0 join "misc_labmember"
            r0 on r0."id" = x0."labmember_id" where x0."session_id" in (select id from _ids) group by
            x0."session_id") m1 on m1.k = t."id" left join (select x0."session_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_session_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."session_id" in (select id from _ids) group by x0."session_id") m2 on m2.k = t."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/session", "Sessions", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Subject", 1).sort("subject__nickname").to(&subjects::subject::RESOURCE, 2),
        AdminColumn::new("Start time", 3).sort("start_time").link(CellLink::Row),
        AdminColumn::new("Number", 4).sort("number"),
        AdminColumn::new("Lab", 5).sort("lab__name").to(&misc::lab::RESOURCE, 6),
        AdminColumn::count("# datasets", 8),
        AdminColumn::new("Task protocol", 7).sort("task_protocol"),
        AdminColumn::new("QC", 8).sort("qc"),
        AdminColumn::new("Users", 9),
        AdminColumn::new("Projects", 10),
    ])
    .search(&["subject__nickname", "lab__name", "projects__name", "users__username", "task_protocol"])
    .filters(&[
        AdminFilter::by("Users", FilterTest::Rows("users", &misc::user::RESOURCE)),
        AdminFilter::by("Start time", FilterTest::DateRange("start_time")),
        AdminFilter::by("Projects", FilterTest::Rows("projects", &subjects::project::RESOURCE)),
        AdminFilter::by("Lab", FilterTest::Row("lab", &misc::lab::RESOURCE)),
        AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
        AdminFilter::by("Qc", FilterTest::Choice("qc", QC_CHOICES)),
        AdminFilter::new("Procedure", Filter::new("procedure", FilterTest::Text("procedures__name__icontains"))),
        AdminFilter::new("Narrative", Filter::new("narrative", FilterTest::Text("narrative__icontains"))),
    ])
    .form(ADMIN_FORM);

static EPHYSSESSION_PAGE_ROWS: Representation =
    Representation::new("admin_ephyssession", "SessionAdminEphyssession", &RESOURCE)
        .fields(&Field::joined::<11>(
            &Field::columns([UUID, TEXT, UUID, DATE_TIME, INT, TEXT, UUID, TEXT]),
            &[
                Field::label("qc", 8, QC_CHOICES),
                Field::new("users", Source::Column(9), Schema::List(&Schema::Bounded(150))),
                Field::new("projects", Source::Column(10), Schema::List(&Schema::Bounded(255))),
            ],
        ))
        .select(
            r#"t."id", j1."nickname", t."subject_id", t."start_time", t."number", j2."name", t."lab_id",
            t."task_protocol", t."qc", m1.v, m2.v"#,
            &[UUID, TEXT, UUID, DATE_TIME, INT, TEXT, UUID, TEXT, INT, TEXT_LIST, TEXT_LIST],
        )
        .joins(Dialects::new(
            r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join (select x0."session_id" as k, array_agg(r0."username" order by r0."username"
            nulls last, r0."username") as v from "actions_session_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."session_id" = any(array(select id from _ids)) group by x0."session_id")
            m1 on m1.k = t."id" left join (select x0."session_id" as k, array_agg(r0."name" order by r0."name"
            nulls last, r0."name") as v from "actions_session_projects" x0 join "subjects_project" r0 on r0."id"
            = x0."project_id" where x0."session_id" = any(array(select id from _ids)) group by x0."session_id")
            m2 on m2.k = t."id""#,
            r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join (select x0."session_id" as k, json_group_array(r0."username" order by
            r0."username" nulls last, r0."username") as v from "actions_session_users" x0 join "misc_labmember"
            r0 on r0."id" = x0."labmember_id" where x0."session_id" in (select id from _ids) group by
            x0."session_id") m1 on m1.k = t."id" left join (select x0."session_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_session_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."session_id" in (select id from _ids) group by x0."session_id") m2 on m2.k = t."id""#,
        ));

pub(crate) static EPHYSSESSION_PAGE: AdminPage =
    AdminPage::rows("actions/ephyssession", "Ephys sessions", &EPHYSSESSION_PAGE_ROWS)
        .columns(&[
            AdminColumn::new("Subject", 1).sort("subject__nickname").to(&subjects::subject::RESOURCE, 2),
            AdminColumn::new("Start time", 3).sort("start_time").link(CellLink::Row),
            AdminColumn::new("Number", 4).sort("number"),
            AdminColumn::new("Lab", 5).sort("lab__name").to(&misc::lab::RESOURCE, 6),
            AdminColumn::count("# datasets", 8),
            AdminColumn::new("Task protocol", 7).sort("task_protocol"),
            AdminColumn::new("QC", 8).sort("qc"),
            AdminColumn::new("Users", 9),
            AdminColumn::new("Projects", 10),
        ])
        .search(&["subject__nickname", "lab__name", "projects__name", "users__username", "task_protocol"])
        .filters(&[
            AdminFilter::by("Users", FilterTest::Rows("users", &misc::user::RESOURCE)),
            AdminFilter::by("Start time", FilterTest::DateRange("start_time")),
            AdminFilter::by("Projects", FilterTest::Rows("projects", &subjects::project::RESOURCE)),
            AdminFilter::by("Lab", FilterTest::Row("lab", &misc::lab::RESOURCE)),
            AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
            AdminFilter::by("Qc", FilterTest::Choice("qc", QC_CHOICES)),
            AdminFilter::new("Procedure", Filter::new("procedure", FilterTest::Text("procedures__name__icontains"))),
            AdminFilter::new("Narrative", Filter::new("narrative", FilterTest::Text("narrative__icontains"))),
        ])
        .only(&[("procedure", "ephys")])
        .form(ADMIN_FORM);

static IMAGINGSESSION_PAGE_ROWS: Representation =
    Representation::new("admin_imagingsession", "SessionAdminImagingsession", &RESOURCE)
        .fields(&Field::joined::<11>(
            &Field::columns([UUID, TEXT, UUID, DATE_TIME, INT, TEXT, UUID, TEXT]),
            &[
                Field::label("qc", 8, QC_CHOICES),
                Field::new("users", Source::Column(9), Schema::List(&Schema::Bounded(150))),
                Field::new("projects", Source::Column(10), Schema::List(&Schema::Bounded(255))),
            ],
        ))
        .select(
            r#"t."id", j1."nickname", t."subject_id", t."start_time", t."number", j2."name", t."lab_id",
            t."task_protocol", t."qc", m1.v, m2.v"#,
            &[UUID, TEXT, UUID, DATE_TIME, INT, TEXT, UUID, TEXT, INT, TEXT_LIST, TEXT_LIST],
        )
        .joins(Dialects::new(
            r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join (select x0."session_id" as k, array_agg(r0."username" order by r0."username"
            nulls last, r0."username") as v from "actions_session_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."session_id" = any(array(select id from _ids)) group by x0."session_id")
            m1 on m1.k = t."id" left join (select x0."session_id" as k, array_agg(r0."name" order by r0."name"
            nulls last, r0."name") as v from "actions_session_projects" x0 join "subjects_project" r0 on r0."id"
            = x0."project_id" where x0."session_id" = any(array(select id from _ids)) group by x0."session_id")
            m2 on m2.k = t."id""#,
            r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join (select x0."session_id" as k, json_group_array(r0."username" order by
            r0."username" nulls last, r0."username") as v from "actions_session_users" x0 join "misc_labmember"
            r0 on r0."id" = x0."labmember_id" where x0."session_id" in (select id from _ids) group by
            x0."session_id") m1 on m1.k = t."id" left join (select x0."session_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_session_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."session_id" in (select id from _ids) group by x0."session_id") m2 on m2.k = t."id""#,
        ));

pub(crate) static IMAGINGSESSION_PAGE: AdminPage =
    AdminPage::rows("actions/imagingsession", "Imaging sessions", &IMAGINGSESSION_PAGE_ROWS)
        .columns(&[
            AdminColumn::new("Subject", 1).sort("subject__nickname").to(&subjects::subject::RESOURCE, 2),
            AdminColumn::new("Start time", 3).sort("start_time").link(CellLink::Row),
            AdminColumn::new("Number", 4).sort("number"),
            AdminColumn::new("Lab", 5).sort("lab__name").to(&misc::lab::RESOURCE, 6),
            AdminColumn::count("# datasets", 8),
            AdminColumn::new("Task protocol", 7).sort("task_protocol"),
            AdminColumn::new("QC", 8).sort("qc"),
            AdminColumn::new("Users", 9),
            AdminColumn::new("Projects", 10),
        ])
        .search(&["subject__nickname", "lab__name", "projects__name", "users__username", "task_protocol"])
        .filters(&[
            AdminFilter::by("Users", FilterTest::Rows("users", &misc::user::RESOURCE)),
            AdminFilter::by("Start time", FilterTest::DateRange("start_time")),
            AdminFilter::by("Projects", FilterTest::Rows("projects", &subjects::project::RESOURCE)),
            AdminFilter::by("Lab", FilterTest::Row("lab", &misc::lab::RESOURCE)),
            AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
            AdminFilter::by("Qc", FilterTest::Choice("qc", QC_CHOICES)),
            AdminFilter::new("Procedure", Filter::new("procedure", FilterTest::Text("procedures__name__icontains"))),
            AdminFilter::new("Narrative", Filter::new("narrative", FilterTest::Text("narrative__icontains"))),
        ])
        .only(&[("procedure", "imaging")])
        .form(ADMIN_FORM);

/// The hand-written code of Session (spec/actions/session.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/actions/session.yaml:2 needs `impl SessionBehaviour for App`")]
pub trait SessionBehaviour {
    /// The rule `datasets` (spec/actions/session.yaml:59): the condition for a text, or what is wrong with it.
    fn datasets_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `dataset_qc_lte` (spec/actions/session.yaml:61): the condition for a text, or what is wrong with it.
    fn dataset_qc_lte_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `performance_gte` (spec/actions/session.yaml:63): the condition for a text, or what is wrong with it.
    fn performance_gte_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `performance_lte` (spec/actions/session.yaml:64): the condition for a text, or what is wrong with it.
    fn performance_lte_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_name` (spec/actions/session.yaml:65): the condition for a text, or what is wrong with it.
    fn atlas_name_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_acronym` (spec/actions/session.yaml:67): the condition for a text, or what is wrong with it.
    fn atlas_acronym_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_id` (spec/actions/session.yaml:68): the condition for a text, or what is wrong with it.
    fn atlas_id_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `histology` (spec/actions/session.yaml:69): the condition for a text, or what is wrong with it.
    fn histology_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// Runs before the row is stored; may change it (spec/actions/session.yaml:73).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut SessionDraft) -> HookFuture<'a>;

    /// Runs before the row is deleted (spec/actions/session.yaml:73).
    fn before_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut SessionDraft) -> HookFuture<'a>;
}

/// A row of Session before it is stored, with what the request contains.
pub type SessionDraft = TypedDraft<entity::Model, SessionSent>;

row!(
    entity::Model,
    [
        id,
        name,
        json,
        lab_id,
        narrative,
        start_time,
        end_time,
        subject_id,
        location_id,
        parent_session_id,
        r#type,
        number,
        task_protocol,
        n_trials,
        n_correct_trials,
        qc,
        extended_qc,
        auto_datetime
    ]
);

/// What a request for a row of Session contains besides its columns.
#[derive(Debug, Clone)]
pub struct SessionSent {
    /// Keys of `users`, if the request sets them.
    pub users: Option<Vec<Uuid>>,
    /// Keys of `procedures`, if the request sets them.
    pub procedures: Option<Vec<Uuid>>,
    /// Keys of `projects`, if the request sets them.
    pub projects: Option<Vec<Uuid>>,
}

impl Sent for SessionSent {
    fn take(draft: &mut Draft) -> Self {
        Self {
            users: draft.many[1].as_deref().map(typed::keys),
            procedures: draft.many[2].as_deref().map(typed::keys),
            projects: draft.many[6].as_deref().map(typed::keys),
        }
    }

    fn restore(self, draft: &mut Draft) {
        draft.many[1] = self.users.map(typed::values);
        draft.many[2] = self.procedures.map(typed::values);
        draft.many[6] = self.projects.map(typed::values);
    }
}

pub const fn functions<C: SessionBehaviour>() -> FunctionsOf {
    &[
        ("SessionBehaviour::datasets_rule", Function::Rule(C::datasets_rule)),
        ("SessionBehaviour::dataset_qc_lte_rule", Function::Rule(C::dataset_qc_lte_rule)),
        ("SessionBehaviour::performance_gte_rule", Function::Rule(C::performance_gte_rule)),
        ("SessionBehaviour::performance_lte_rule", Function::Rule(C::performance_lte_rule)),
        ("SessionBehaviour::atlas_name_rule", Function::Rule(C::atlas_name_rule)),
        ("SessionBehaviour::atlas_acronym_rule", Function::Rule(C::atlas_acronym_rule)),
        ("SessionBehaviour::atlas_id_rule", Function::Rule(C::atlas_id_rule)),
        ("SessionBehaviour::histology_rule", Function::Rule(C::histology_rule)),
        ("SessionBehaviour::before_save", save_hook!(SessionDraft, C::before_save)),
        ("SessionBehaviour::before_delete", save_hook!(SessionDraft, C::before_delete)),
    ]
}
