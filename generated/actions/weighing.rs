//! Weighing: A measurement of the weight of a subject.
//! Declared in spec/actions/weighing.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, misc, subjects};
use specimen::generated::*;

/// The table `actions_weighing` (spec/actions/weighing.yaml:2).
pub static RESOURCE: Resource = Resource::new("Weighing", "actions_weighing")
    .named("actions.weighing", "weighing", "Weighing")
    .about("A measurement of the weight of a subject.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("user_id", Kind::Uuid).field("user").nullable(),
        Column::new("subject_id", Kind::Uuid).field("subject"),
        Column::new("date_time", Kind::DateTime).default(Default::Now).nullable(),
        Column::new("weight", Kind::Float),
    ])
    .relations(&[
        Relation::one("user", &misc::user::RESOURCE, 3),
        Relation::one("subject", &subjects::subject::RESOURCE, 4),
    ])
    .order(&[Order::down("date_time")])
    .indexes(&[&["subject_id", "date_time"], &["date_time"]])
    .caption(&["subject__nickname", "date_time"])
    .hooks(&[(Event::AfterSave, hook("WeighingBehaviour::after_save"))])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
        Allow::Is("user"),
    ]));

/// Rows of `actions_weighing` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_weighing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub user_id: Option<Uuid>,
        pub subject_id: Uuid,
        pub date_time: Option<DateTime<Utc>>,
        /// Weight including implants, in grams.
        pub weight: f64,
    }
    without_relations!();
}

/// The representation `detail` (spec/actions/weighing.yaml:21). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "WeighingDetail", &RESOURCE)
    .fields(&[
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("date_time", Source::Column(2), Schema::Text("date-time")).nullable(),
        Field::new("weight", Source::Column(3), Schema::Number).about("Weight including implants, in grams."),
        Field::new("user", Source::Column(4), Schema::Bounded(150)).nullable(),
        Field::new("url", Source::Url(0, "/weighings"), Schema::Text("uri")),
    ])
    .select(r#"t."id", j1."nickname", t."date_time", t."weight", j2."username""#, &[UUID, TEXT, DATE_TIME, FLOAT, TEXT])
    .joins(Dialects::same(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_labmember" j2 on j2."id"
            = t."user_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("WeighingInput", "WeighingPatch", &RESOURCE)
    .fields(&[
        InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(4)).required(),
        InputField::new("date_time", Takes::DateTime, Target::Column(5)),
        InputField::new("weight", Takes::Float(0.0, f64::INFINITY), Target::Column(6))
            .required()
            .about("Weight including implants, in grams."),
        InputField::new("user", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(3))
            .default(Default::Caller),
    ])
    .actors(&[3]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("json", FilterTest::Pairs("json")),
    Filter::new("user", FilterTest::Row("user", &misc::user::RESOURCE)),
    Filter::new("subject", FilterTest::Text("subject__nickname__iexact")),
    Filter::new("date_time", FilterTest::DateTime("date_time")),
    Filter::new("weight", FilterTest::Number("weight")),
    Filter::new("nickname", FilterTest::Text("subject__nickname__iexact")),
    Filter::new("users", FilterTest::AllOf("user__username")),
    Filter::new("date_range", FilterTest::DateRange("date_time"))
        .about("Time within these two days, both included, e.g. `2019-04-01,2019-04-05`."),
    Filter::new("lab", FilterTest::Text("subject__lab__name__iexact")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/weighings`.
pub static ROUTES: &[Route] = &[
    Route::list("/weighings", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/weighings/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "WeighingAdmin", &RESOURCE)
    .fields(&Field::joined::<9>(
        &Field::columns([UUID, TEXT, UUID, FLOAT, DATE_TIME, TEXT, UUID]),
        &[
            Field::new("percentage", Source::Page(0, 0), Schema::Text("")).nullable(),
            Field::new("subject.projects", Source::Column(12), Schema::List(&Schema::Bounded(255))),
        ],
    ))
    .select(
        r#"t."id", j1."nickname", t."subject_id", t."weight", t."date_time", j2."username", t."user_id",
            j1."sex", j1."birth_date", j3."timezone", j3."reference_weight_pct", j3."zscore_weight_pct", m1.v"#,
        &[UUID, TEXT, UUID, FLOAT, DATE_TIME, TEXT, UUID, TEXT, DATE, TEXT, FLOAT, FLOAT, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_labmember" j2 on j2."id"
            = t."user_id" left join "misc_lab" j3 on j3."id" = j1."lab_id" left join (select x0."subject_id" as
            k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" = any(array(select p0."subject_id" as id from _ids join "actions_weighing" p0 on
            p0."id" = _ids.id)) group by x0."subject_id") m1 on m1.k = j1."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_labmember" j2 on j2."id"
            = t."user_id" left join "misc_lab" j3 on j3."id" = j1."lab_id" left join (select x0."subject_id" as
            k, json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" in (select p0."subject_id" as id from _ids join "actions_weighing" p0 on p0."id" =
            _ids.id) group by x0."subject_id") m1 on m1.k = j1."id""#,
    ))
    .groups(&[Group::page(hook("WeighingBehaviour::state"), &[2, 7, 8, 9, 10, 11, 4])])
    .statements(6);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/weighing", "Weighings", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Subject", 1).sort("subject__nickname").to(&subjects::subject::RESOURCE, 2),
        AdminColumn::new("Weight", 3).sort("weight").link(CellLink::Row),
        AdminColumn::new("Weight %", 7),
        AdminColumn::new("Date time", 4).sort("date_time"),
        AdminColumn::new("User", 5).sort("user__username").to(&misc::user::RESOURCE, 6),
        AdminColumn::new("Projects", 8),
    ])
    .search(&["subject__nickname", "subject__projects__name"])
    .filters(&[
        AdminFilter::new(
            "Responsible user",
            Filter::new("responsible_user", FilterTest::Row("subject__responsible_user", &misc::user::RESOURCE)),
        ),
        AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
        AdminFilter::by("Date time", FilterTest::DateRange("date_time")),
    ])
    .form(
        AdminForm::plain::<5>(
            &Input::form(
                &RESOURCE,
                &InputField::joined::<5>(&[
                    &INPUT.by_key([0, 1, 2, 3]),
                    &[InputField::column(&RESOURCE, 2).about("Any further data.")],
                ]),
            )
            .actors(&[3]),
        )
        .remember(&[0]),
    );

/// The hand-written code of Weighing (spec/actions/weighing.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/actions/weighing.yaml:2 needs `impl WeighingBehaviour for App`")]
pub trait WeighingBehaviour {
    /// Computes values for all rows of a page, in the order of the rows (spec/actions/weighing.yaml:17). Weight in
    /// percent of the weight that was expected then, both without the implant; empty where none was.
    fn state<'a>(page: &'a PageRows<'a>, rows: Vec<StateRow>) -> BoxFuture<'a, Result<Vec<StateValues>, RequestError>>;

    /// Runs after the row is stored, in the same transaction (spec/actions/weighing.yaml:38).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut WeighingDraft) -> HookFuture<'a>;
}

/// The columns of a row that [`WeighingBehaviour::state`] receives.
#[derive(Debug, Clone)]
pub struct StateRow {
    pub subject_id: Option<Uuid>,
    pub subject_sex: Option<String>,
    pub subject_birth_date: Option<NaiveDate>,
    pub subject_lab_timezone: Option<String>,
    pub subject_lab_reference_weight_pct: Option<f64>,
    pub subject_lab_zscore_weight_pct: Option<f64>,
    pub date_time: Option<DateTime<Utc>>,
}

/// The values that [`WeighingBehaviour::state`] computes for a row.
#[derive(Debug, Clone)]
pub struct StateValues {
    /// Weight in percent of the weight that was expected then, both without the implant; empty where none was.
    pub percentage: Option<String>,
}

/// A row of Weighing before it is stored, with what the request contains.
pub type WeighingDraft = TypedDraft<entity::Model>;

row!(entity::Model, [id, name, json, user_id, subject_id, date_time, weight]);

pub const fn functions<C: WeighingBehaviour>() -> FunctionsOf {
    &[
        (
            "WeighingBehaviour::state",
            Function::Page(|page| {
                Box::pin(async move {
                    let columns = page.columns;
                    let rows = page
                        .views()
                        .map(|row| StateRow {
                            subject_id: row.uuid(columns[0]),
                            subject_sex: row.text(columns[1]),
                            subject_birth_date: row.date(columns[2]),
                            subject_lab_timezone: row.text(columns[3]),
                            subject_lab_reference_weight_pct: row.number(columns[4]),
                            subject_lab_zscore_weight_pct: row.number(columns[5]),
                            date_time: row.date_time(columns[6]),
                        })
                        .collect();
                    let mut cells = ComputedValues::new(1);
                    for value in C::state(page, rows).await? {
                        cells.push(|out| json::text(out, value.percentage));
                    }
                    Ok(cells)
                })
            }),
        ),
        ("WeighingBehaviour::after_save", save_hook!(WeighingDraft, C::after_save)),
    ]
}
