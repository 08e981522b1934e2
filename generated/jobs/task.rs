//! Task: A step of a pipeline that processes the data of a session.
//! Declared in spec/jobs/task.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, data, misc};
use specimen::generated::*;

/// The table `jobs_task` (spec/jobs/task.yaml:2).
pub static RESOURCE: Resource = Resource::new("Task", "jobs_task")
    .named("jobs.task", "task", "Task")
    .about("A step of a pipeline that processes the data of a session.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(64).nullable(),
        Column::new("priority", Kind::Small).nullable(),
        Column::new("io_charge", Kind::Small).nullable(),
        Column::new("level", Kind::Small).nullable(),
        Column::new("gpu", Kind::Small).nullable(),
        Column::new("cpu", Kind::Small).nullable(),
        Column::new("ram", Kind::Small).nullable(),
        Column::new("time_out_secs", Kind::Small).nullable(),
        Column::new("time_elapsed_secs", Kind::Float).nullable(),
        Column::new("executable", Kind::Text).max(128).nullable(),
        Column::new("graph", Kind::Text).max(64).nullable(),
        Column::new("status", Kind::Int).default(Default::Int(20)).choices(STATUS_CHOICES),
        Column::new("log", Kind::Text).nullable(),
        Column::new("session_id", Kind::Uuid).field("session").nullable(),
        Column::new("version", Kind::Text).max(64).nullable(),
        Column::new("datetime", Kind::DateTime).auto(Auto::Save),
        Column::new("arguments", Kind::Json).nullable(),
        Column::new("data_repository_id", Kind::Uuid).field("data_repository").nullable(),
    ])
    .relations(&[
        Relation::one("session", &actions::session::RESOURCE, 14),
        Relation::one("data_repository", &data::data_repository::RESOURCE, 18),
        Relation::many("parents", &RESOURCE, ["jobs_task_parents", "from_task_id", "to_task_id"]).own(),
        Relation::many("children", &RESOURCE, ["jobs_task_parents", "to_task_id", "from_task_id"]),
    ])
    .order(&[Order::up("level"), Order::down("priority"), Order::down("session__start_time")])
    .unique(&[Unique::new(&[1, 14, 17])])
    .caption(&["name"])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("session__users"),
        Allow::Is("session__lab__labmembership__user"),
        Allow::Rule(hook("TaskBehaviour::of_repository_rule")),
    ]));

/// Values of `status`.
pub static STATUS_CHOICES: &[Choice] = &[
    Choice::int(20, "Waiting"),
    Choice::int(25, "Held"),
    Choice::int(30, "Started"),
    Choice::int(40, "Errored"),
    Choice::int(45, "Abandoned"),
    Choice::int(50, "Empty"),
    Choice::int(55, "Incomplete"),
    Choice::int(60, "Complete"),
];

/// Rows of `jobs_task` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs_task")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: Option<String>,
        /// Priority. Of one level, tasks with a larger value are listed first.
        pub priority: Option<i16>,
        /// Load on input and output.
        pub io_charge: Option<i16>,
        /// Depth in the pipeline; tasks without parents have 0.
        pub level: Option<i16>,
        /// Number of graphics processors that it needs.
        pub gpu: Option<i16>,
        /// Number of processors that it needs.
        pub cpu: Option<i16>,
        /// Memory that it needs, in gigabytes.
        pub ram: Option<i16>,
        /// Time limit, in seconds.
        pub time_out_secs: Option<i16>,
        /// Run time, in seconds.
        pub time_elapsed_secs: Option<f64>,
        pub executable: Option<String>,
        /// Name of the pipeline.
        pub graph: Option<String>,
        pub status: i32,
        pub log: Option<String>,
        pub session_id: Option<Uuid>,
        pub version: Option<String>,
        /// Time of the last change. The server sets it.
        pub datetime: DateTime<Utc>,
        /// Arguments of the task.
        pub arguments: Option<Json>,
        pub data_repository_id: Option<Uuid>,
    }
    without_relations!();
}

/// The representation `detail` (spec/jobs/task.yaml:33). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "TaskDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("parents", Source::Column(1), Schema::List(&Schema::Text("uuid"))),
        Field::new("session", Source::Column(2), Schema::Text("uuid")).nullable(),
        Field::new("data_repository", Source::Column(3), Schema::Bounded(255)).nullable(),
        Field::new("status", Source::Label(4, STATUS_CHOICES), Schema::Label(STATUS_CHOICES)),
        Field::new("name", Source::Column(5), Schema::Bounded(64)).nullable(),
        Field::new("priority", Source::Column(6), Schema::Integer("int32"))
            .nullable()
            .about("Priority. Of one level, tasks with a larger value are listed first."),
        Field::new("io_charge", Source::Column(7), Schema::Integer("int32"))
            .nullable()
            .about("Load on input and output."),
        Field::new("level", Source::Column(8), Schema::Integer("int32"))
            .nullable()
            .about("Depth in the pipeline; tasks without parents have 0."),
        Field::new("gpu", Source::Column(9), Schema::Integer("int32"))
            .nullable()
            .about("Number of graphics processors that it needs."),
        Field::new("cpu", Source::Column(10), Schema::Integer("int32"))
            .nullable()
            .about("Number of processors that it needs."),
        Field::new("ram", Source::Column(11), Schema::Integer("int32"))
            .nullable()
            .about("Memory that it needs, in gigabytes."),
        Field::new("time_out_secs", Source::Column(12), Schema::Integer("int32"))
            .nullable()
            .about("Time limit, in seconds."),
        Field::new("time_elapsed_secs", Source::Column(13), Schema::Number).nullable().about("Run time, in seconds."),
        Field::new("executable", Source::Column(14), Schema::Bounded(128)).nullable(),
        Field::new("graph", Source::Column(15), Schema::Bounded(64)).nullable().about("Name of the pipeline."),
        Field::new("log", Source::Column(16), Schema::Text("")).nullable(),
        Field::new("version", Source::Column(17), Schema::Bounded(64)).nullable(),
        Field::new("datetime", Source::Column(18), Schema::Text("date-time"))
            .about("Time of the last change. The server sets it."),
        Field::new("arguments", Source::Column(19), Schema::Any).nullable().about("Arguments of the task."),
    ])
    .select(
        r#"t."id", m1.v, t."session_id", j1."name", t."status", t."name", t."priority", t."io_charge",
            t."level", t."gpu", t."cpu", t."ram", t."time_out_secs", t."time_elapsed_secs", t."executable",
            t."graph", t."log", t."version", t."datetime", t."arguments""#,
        &[
            UUID, UUID_LIST, UUID, TEXT, INT, TEXT, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, FLOAT, TEXT, TEXT,
            TEXT, TEXT, DATE_TIME, JSON,
        ],
    )
    .joins(Dialects::new(
        r#"left join (select x0."from_task_id" as k, array_agg(r0."id" order by r0."level" nulls last,
            r0."priority" desc nulls first, r0."id") as v from "jobs_task_parents" x0 join "jobs_task" r0 on
            r0."id" = x0."to_task_id" where x0."from_task_id" = any(array(select id from _ids)) group by
            x0."from_task_id") m1 on m1.k = t."id" left join "data_datarepository" j1 on j1."id" =
            t."data_repository_id""#,
        r#"left join (select x0."from_task_id" as k, json_group_array(pg_uuid(r0."id") order by r0."level" nulls
            last, r0."priority" desc nulls first, r0."id") as v from "jobs_task_parents" x0 join "jobs_task" r0
            on r0."id" = x0."to_task_id" where x0."from_task_id" in (select id from _ids) group by
            x0."from_task_id") m1 on m1.k = t."id" left join "data_datarepository" j1 on j1."id" =
            t."data_repository_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("TaskInput", "TaskPatch", &RESOURCE).fields(&[
    InputField::new("parents", Takes::Many(&RESOURCE, By::Key(0)), Target::Relation(2)),
    InputField::new("session", Takes::One(&actions::session::RESOURCE, By::Key(0)), Target::Column(14))
        .required_on_create()
        .nullable(),
    InputField::new("data_repository", Takes::One(&data::data_repository::RESOURCE, By::Key(2)), Target::Column(18)),
    InputField::new("status", Takes::Label(STATUS_CHOICES), Target::Column(12)),
    InputField::new("name", Takes::Text(64, None), Target::Column(1)).nullable().blank().default(Default::None),
    InputField::new("priority", Takes::Int(-32768, 32767), Target::Column(2))
        .nullable()
        .about("Priority. Of one level, tasks with a larger value are listed first."),
    InputField::new("io_charge", Takes::Int(-32768, 32767), Target::Column(3))
        .nullable()
        .about("Load on input and output."),
    InputField::new("level", Takes::Int(-32768, 32767), Target::Column(4))
        .nullable()
        .about("Depth in the pipeline; tasks without parents have 0."),
    InputField::new("gpu", Takes::Int(-32768, 32767), Target::Column(5))
        .nullable()
        .about("Number of graphics processors that it needs."),
    InputField::new("cpu", Takes::Int(-32768, 32767), Target::Column(6))
        .nullable()
        .about("Number of processors that it needs."),
    InputField::new("ram", Takes::Int(-32768, 32767), Target::Column(7))
        .nullable()
        .about("Memory that it needs, in gigabytes."),
    InputField::new("time_out_secs", Takes::Int(-32768, 32767), Target::Column(8))
        .nullable()
        .about("Time limit, in seconds."),
    InputField::new("time_elapsed_secs", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(9))
        .nullable()
        .about("Run time, in seconds."),
    InputField::new("executable", Takes::Text(128, None), Target::Column(10)).nullable().blank(),
    InputField::new("graph", Takes::Text(64, None), Target::Column(11))
        .nullable()
        .blank()
        .about("Name of the pipeline."),
    InputField::new("log", Takes::Text(0, None), Target::Column(13)).nullable().blank(),
    InputField::new("version", Takes::Text(64, None), Target::Column(15)).nullable().blank(),
    InputField::new("arguments", Takes::Json, Target::Column(17))
        .nullable()
        .default(Default::None)
        .about("Arguments of the task."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("priority", FilterTest::Number("priority")),
    Filter::new("io_charge", FilterTest::Number("io_charge")),
    Filter::new("level", FilterTest::Number("level")),
    Filter::new("gpu", FilterTest::Number("gpu")),
    Filter::new("cpu", FilterTest::Number("cpu")),
    Filter::new("ram", FilterTest::Number("ram")),
    Filter::new("time_out_secs", FilterTest::Number("time_out_secs")),
    Filter::new("time_elapsed_secs", FilterTest::Number("time_elapsed_secs")),
    Filter::new("executable", FilterTest::Text("executable")),
    Filter::new("graph", FilterTest::Text("graph")),
    Filter::new("status", FilterTest::Label("status", STATUS_CHOICES)),
    Filter::new("log", FilterTest::Text("log")),
    Filter::new("session", FilterTest::Row("session", &actions::session::RESOURCE)),
    Filter::new("version", FilterTest::Text("version")),
    Filter::new("datetime", FilterTest::DateTime("datetime")),
    Filter::new("arguments", FilterTest::Text("arguments")),
    Filter::new("data_repository", FilterTest::Row("data_repository", &data::data_repository::RESOURCE)),
    Filter::new("parents", FilterTest::Rows("parents", &RESOURCE)),
    Filter::new("lab", FilterTest::Text("session__lab__name")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/tasks`.
pub static ROUTES: &[Route] = &[
    Route::list("/tasks", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/tasks/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "TaskAdmin", &RESOURCE)
    .fields(&Field::joined::<12>(
        &Field::columns([UUID, TEXT, TEXT, TEXT, SMALL, DATE_TIME, TEXT, DATE_TIME, UUID, TEXT]),
        &[
            Field::label("status", 10, STATUS_CHOICES),
            Field::new("session.projects", Source::Column(11), Schema::List(&Schema::Bounded(255))),
        ],
    ))
    .select(
        r#"t."id", t."name", t."graph", t."version", t."level", t."datetime", j2."nickname", j1."start_time",
            t."session_id", j1."task_protocol", t."status", m1.v"#,
        &[UUID, TEXT, TEXT, TEXT, SMALL, DATE_TIME, TEXT, DATE_TIME, UUID, TEXT, INT, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join "actions_session" j1 on j1."id" = t."session_id" left join "subjects_subject" j2 on j2."id"
            = j1."subject_id" left join (select x0."session_id" as k, array_agg(r0."name" order by r0."name"
            nulls last, r0."name") as v from "actions_session_projects" x0 join "subjects_project" r0 on r0."id"
            = x0."project_id" where x0."session_id" = any(array(select p0."session_id" as id from _ids join
            "jobs_task" p0 on p0."id" = _ids.id)) group by x0."session_id") m1 on m1.k = j1."id""#,
        r#"left join "actions_session" j1 on j1."id" = t."session_id" left join "subjects_subject" j2 on j2."id"
            = j1."subject_id" left join (select x0."session_id" as k, json_group_array(r0."name" order by
            r0."name" nulls last, r0."name") as v from "actions_session_projects" x0 join "subjects_project" r0
            on r0."id" = x0."project_id" where x0."session_id" in (select p0."session_id" as id from _ids join
            "jobs_task" p0 on p0."id" = _ids.id) group by x0."session_id") m1 on m1.k = j1."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("jobs/task", "Tasks", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Graph", 2).sort("graph"),
        AdminColumn::new("Status", 10).sort("status"),
        AdminColumn::new("Version", 3).sort("version"),
        AdminColumn::new("Level", 4).sort("level"),
        AdminColumn::new("Datetime", 5).sort("datetime"),
        AdminColumn::caption("Session", &[6, 7]).sort("session__subject__nickname").to(&actions::session::RESOURCE, 8),
        AdminColumn::new("Task protocol", 9).sort("session__task_protocol"),
        AdminColumn::new("Projects", 11),
    ])
    .search(&[
        "session__lab__name",
        "session__subject__nickname",
        "log",
        "version",
        "session__task_protocol",
        "session__projects__name",
    ])
    .filters(&[
        AdminFilter::new("Name", Filter::new("name", FilterTest::Text("name__icontains"))),
        AdminFilter::by("Status", FilterTest::Choice("status", STATUS_CHOICES)),
        AdminFilter::new("Graph", Filter::new("graph", FilterTest::Text("graph__icontains"))),
        AdminFilter::new("Lab", Filter::new("lab", FilterTest::Row("session__lab", &misc::lab::RESOURCE))),
        AdminFilter::new("Users", Filter::new("users", FilterTest::Rows("session__users", &misc::user::RESOURCE))),
        AdminFilter::by("Session", FilterTest::Row("session", &actions::session::RESOURCE)),
    ])
    .order(&[Order::down("session__start_time"), Order::up("level")])
    .edit(&[(2, 11)])
    .form(AdminForm::plain::<15>(&Input::form(
        &RESOURCE,
        &INPUT.by_key([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 3, 16, 17, 2]),
    )));

/// The hand-written code of Task (spec/jobs/task.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/jobs/task.yaml:2 needs `impl TaskBehaviour for App`")]
pub trait TaskBehaviour {
    /// The rule `of_repository` (spec/jobs/task.yaml:40): the condition for a text, or what is wrong with it.
    fn of_repository_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;
}

pub const fn functions<C: TaskBehaviour>() -> FunctionsOf {
    &[("TaskBehaviour::of_repository_rule", Function::Rule(C::of_repository_rule))]
}
