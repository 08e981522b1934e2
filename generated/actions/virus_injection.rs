//! VirusInjection: An injection of a virus into a subject.
//! Declared in spec/actions/virus_injection.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, actions, misc, subjects};
use specimen::generated::*;

/// The table `actions_virusinjection` (spec/actions/virus_injection.yaml:2).
pub static RESOURCE: Resource = Resource::new("VirusInjection", "actions_virusinjection")
    .named("actions.virusinjection", "virus injection", "VirusInjection")
    .about("An injection of a virus into a subject.")
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
        Column::new("virus_batch", Kind::Text).max(255).nullable(),
        Column::new("injection_volume", Kind::Float).nullable(),
        Column::new("rate_of_injection", Kind::Float).nullable(),
        Column::new("injection_type", Kind::Text).max(1).default(Default::Text("I")).choices(INJECTION_TYPE_CHOICES),
    ])
    .relations(&[
        Relation::one("lab", &misc::lab::RESOURCE, 3),
        Relation::many(
            "users",
            &misc::user::RESOURCE,
            ["actions_virusinjection_users", "virusinjection_id", "labmember_id"],
        )
        .own(),
        Relation::many(
            "procedures",
            &actions::procedure_type::RESOURCE,
            ["actions_virusinjection_procedures", "virusinjection_id", "proceduretype_id"],
        )
        .own(),
        Relation::one("subject", &subjects::subject::RESOURCE, 7),
        Relation::one("location", &misc::lab_location::RESOURCE, 8),
    ])
    .order(&[Order::down("start_time")])
    .caption(&["subject__nickname", "start_time"])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
        Allow::Is("users"),
    ]));

/// Values of `injection_type`.
pub static INJECTION_TYPE_CHOICES: &[Choice] = &[Choice::text("I", "Iontophoresis"), Choice::text("P", "Pressure")];

/// Rows of `actions_virusinjection` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_virusinjection")]
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
        pub virus_batch: Option<String>,
        /// Injected volume, in nanolitres.
        pub injection_volume: Option<f64>,
        /// Rate of the injection, in nanolitres per minute.
        pub rate_of_injection: Option<f64>,
        pub injection_type: String,
    }
    without_relations!();
}

/// The representation `action` (spec/actions/virus_injection.yaml:17). A page costs 1 statement.
pub static ACTION: Representation = Representation::new("action", "VirusInjectionAction", &RESOURCE)
    .fields(&[
        Field::new("type", Source::Constant("virus_injection"), Schema::Text("")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("url", Source::Url(0, "/virus-injections"), Schema::Text("uri")),
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
            x0."virusinjection_id" as k, array_agg(r0."username" order by r0."username" nulls last,
            r0."username") as v from "actions_virusinjection_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."virusinjection_id" = any(array(select id from _ids)) group by
            x0."virusinjection_id") m1 on m1.k = t."id" left join (select x0."virusinjection_id" as k,
            array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_virusinjection_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."virusinjection_id" = any(array(select id from _ids)) group by
            x0."virusinjection_id") m2 on m2.k = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join "misc_lablocation" j3 on j3."id" = t."location_id" left join (select
            x0."virusinjection_id" as k, json_group_array(r0."username" order by r0."username" nulls last,
            r0."username") as v from "actions_virusinjection_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."virusinjection_id" in (select id from _ids) group by
            x0."virusinjection_id") m1 on m1.k = t."id" left join (select x0."virusinjection_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_virusinjection_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."virusinjection_id" in (select id from _ids) group by
            x0."virusinjection_id") m2 on m2.k = t."id""#,
    ));

/// The representation `detail` (spec/actions/virus_injection.yaml:18). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "VirusInjectionDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/virus-injections"), Schema::Text("uri")),
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
        Field::new("virus_batch", Source::Column(10), Schema::Bounded(255)).nullable(),
        Field::new("injection_volume", Source::Column(11), Schema::Number)
            .nullable()
            .about("Injected volume, in nanolitres."),
        Field::new("rate_of_injection", Source::Column(12), Schema::Number)
            .nullable()
            .about("Rate of the injection, in nanolitres per minute."),
        Field::new("injection_type", Source::Column(13), Schema::ChoiceOrBlank(INJECTION_TYPE_CHOICES)),
        Field::new("json", Source::Column(14), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."nickname", t."name", j2."name", j3."name", m1.v, m2.v, t."narrative", t."start_time",
            t."end_time", t."virus_batch", t."injection_volume", t."rate_of_injection", t."injection_type",
            t."json""#,
        &[
            UUID, TEXT, TEXT, TEXT, TEXT, TEXT_LIST, TEXT_LIST, TEXT, DATE_TIME, DATE_TIME, TEXT, FLOAT, FLOAT, TEXT,
            JSON,
        ],
    )
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join "misc_lablocation" j3 on j3."id" = t."location_id" left join (select
            x0."virusinjection_id" as k, array_agg(r0."username" order by r0."username" nulls last,
            r0."username") as v from "actions_virusinjection_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."virusinjection_id" = any(array(select id from _ids)) group by
            x0."virusinjection_id") m1 on m1.k = t."id" left join (select x0."virusinjection_id" as k,
            array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_virusinjection_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."virusinjection_id" = any(array(select id from _ids)) group by
            x0."virusinjection_id") m2 on m2.k = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "misc_lab" j2 on j2."id" =
            t."lab_id" left join "misc_lablocation" j3 on j3."id" = t."location_id" left join (select
            x0."virusinjection_id" as k, json_group_array(r0."username" order by r0."username" nulls last,
            r0."username") as v from "actions_virusinjection_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."virusinjection_id" in (select id from _ids) group by
            x0."virusinjection_id") m1 on m1.k = t."id" left join (select x0."virusinjection_id" as k,
            json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "actions_virusinjection_procedures" x0 join "actions_proceduretype" r0 on r0."id" =
            x0."proceduretype_id" where x0."virusinjection_id" in (select id from _ids) group by
            x0."virusinjection_id") m2 on m2.k = t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("VirusInjectionInput", "VirusInjectionPatch", &RESOURCE)
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
        InputField::new("virus_batch", Takes::Text(255, None), Target::Column(9)).nullable().blank(),
        InputField::new("injection_volume", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(10))
            .nullable()
            .about("Injected volume, in nanolitres."),
        InputField::new("rate_of_injection", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(11))
            .nullable()
            .about("Rate of the injection, in nanolitres per minute."),
        InputField::new("injection_type", Takes::Choice(INJECTION_TYPE_CHOICES), Target::Column(12)).blank(),
        InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
    ])
    .actors(&[4]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("lab", FilterTest::Text("lab__name__iexact")),
    Filter::new("users", FilterTest::AllOf("users__username"))
        .about("Done by all of these users: user names, separated by commas."),
    Filter::new("procedures", FilterTest::Rows("procedures", &actions::procedure_type::RESOURCE)),
    Filter::new("narrative", FilterTest::Text("narrative")),
    Filter::new("start_time", FilterTest::DateTime("start_time")),
    Filter::new("end_time", FilterTest::DateTime("end_time")),
    Filter::new("subject", FilterTest::Text("subject__nickname__iexact")),
    Filter::new("location", FilterTest::Row("location", &misc::lab_location::RESOURCE)),
    Filter::new("virus_batch", FilterTest::Text("virus_batch")),
    Filter::new("injection_volume", FilterTest::Number("injection_volume")),
    Filter::new("rate_of_injection", FilterTest::Number("rate_of_injection")),
    Filter::new("injection_type", FilterTest::Choice("injection_type", INJECTION_TYPE_CHOICES)),
    Filter::new("date_range", FilterTest::DateRange("start_time"))
        .about("Start time within these two days, both included, e.g. `2019-04-01,2019-04-05`."),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/virus-injections`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/virus-injections",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/virus-injections/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "VirusInjectionAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, UUID, DATE_TIME, TEXT_LIST]))
    .select(r#"t."id", j1."nickname", t."subject_id", t."start_time", m1.v"#, &[UUID, TEXT, UUID, DATE_TIME, TEXT_LIST])
    .joins(Dialects::new(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."virusinjection_id"
            as k, array_agg(r0."username" order by r0."username" nulls last, r0."username") as v from
            "actions_virusinjection_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."virusinjection_id" = any(array(select id from _ids)) group by x0."virusinjection_id") m1 on m1.k
            = t."id""#,
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join (select x0."virusinjection_id"
            as k, json_group_array(r0."username" order by r0."username" nulls last, r0."username") as v from
            "actions_virusinjection_users" x0 join "misc_labmember" r0 on r0."id" = x0."labmember_id" where
            x0."virusinjection_id" in (select id from _ids) group by x0."virusinjection_id") m1 on m1.k = t."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/virusinjection", "Virus injections", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Subject", 1).sort("subject__nickname").to(&subjects::subject::RESOURCE, 2),
        AdminColumn::new("Start time", 3).sort("start_time").link(CellLink::Row),
        AdminColumn::new("Users", 4),
    ])
    .search(&["subject__nickname"])
    .filters(&[
        AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
        AdminFilter::by("Start time", FilterTest::DateRange("start_time")),
    ])
    .form(
        AdminForm::plain::<13>(
            &Input::form(&RESOURCE, &INPUT.by_key([0, 7, 8, 4, 3, 2, 5, 6, 9, 10, 11, 12, 13])).actors(&[3]),
        )
        .narrow(&[Narrow::new(0, &[("death_date__isnull", NarrowBy::Value("true"))])])
        .remember(&[0])
        .templates(&[(7, 6, "narrative_templates")]),
    );
