//! ChronicInsertion: A probe that stays in a subject. It extends the chronic recording with the same id.
//! Declared in spec/experiments/chronic_insertion.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, experiments, misc, subjects};
use specimen::generated::*;

/// The table `experiments_chronicinsertion` (spec/experiments/chronic_insertion.yaml:2).
pub static RESOURCE: Resource = Resource::new("ChronicInsertion", "experiments_chronicinsertion")
    .named("experiments.chronicinsertion", "chronic insertion", "ChronicInsertion")
    .about("A probe that stays in a subject. It extends the chronic recording with the same id.")
    .columns(&[
        Column::new("chronicrecording_ptr_id", Kind::Uuid).field("chronicrecording_ptr"),
        Column::new("serial", Kind::Text).max(255).default(Default::Text("")),
        Column::new("model_id", Kind::Uuid).field("model").nullable(),
    ])
    .relations(&[
        Relation::one("chronicrecording_ptr", &actions::chronic_recording::RESOURCE, 0),
        Relation::one("model", &experiments::probe_model::RESOURCE, 2),
        Relation::back("probe_insertion", &experiments::probe_insertion::RESOURCE, 7, OnDelete::SetNull),
        Relation::back("trajectory_estimate", &experiments::trajectory_estimate::RESOURCE, 2, OnDelete::Cascade),
    ])
    .parent(0)
    .order(&[Order::down("start_time")])
    .caption(&["chronicrecording_ptr__subject__nickname", "chronicrecording_ptr__start_time"])
    .access(&ACCESS);

/// Rows of `experiments_chronicinsertion` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_chronicinsertion")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub chronicrecording_ptr_id: Uuid,
        /// Serial number of the probe.
        pub serial: String,
        pub model_id: Option<Uuid>,
    }
    without_relations!();
}

/// The representation `detail` (spec/experiments/chronic_insertion.yaml:14). A page costs 2 statements.
pub static DETAIL: Representation = Representation::new("detail", "ChronicInsertionDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("subject", Source::Column(2), Schema::Bounded(64)),
        Field::new("lab", Source::Column(3), Schema::Bounded(255)).nullable(),
        Field::new("model", Source::Column(4), Schema::Bounded(255)).nullable(),
        Field::new("start_time", Source::Column(5), Schema::Text("date-time"))
            .nullable()
            .about("Start. Default: the time of the request."),
        Field::new("serial", Source::Column(6), Schema::Bounded(255)).about("Serial number of the probe."),
        Field::new("json", Source::Column(7), Schema::Any).nullable().about("Any further data."),
        Field::new(
            "probe_insertion",
            Source::Many(0),
            Schema::List(&Schema::Ref(&experiments::probe_insertion::CHRONIC)),
        ),
    ])
    .select(
        r#"t."chronicrecording_ptr_id", j1."name", j2."nickname", j3."name", j4."probe_model", j1."start_time",
            t."serial", j1."json""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, DATE_TIME, TEXT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "actions_chronicrecording" j1 on j1."id" = t."chronicrecording_ptr_id" left join
            "subjects_subject" j2 on j2."id" = j1."subject_id" left join "misc_lab" j3 on j3."id" = j1."lab_id"
            left join "experiments_probemodel" j4 on j4."id" = t."model_id""#,
    ))
    .children(&[Child::new(0, &experiments::probe_insertion::CHRONIC, r#"t."chronic_insertion_id""#)
        .order(&[Order::down("session__start_time"), Order::up("name")])])
    .statements(2);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("ChronicInsertionInput", "ChronicInsertionPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(4)).blank(),
    InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(10))
        .required_on_create(),
    InputField::new("lab", Takes::One(&misc::lab::RESOURCE, By::Key(2)), Target::Column(6))
        .about("Lab in which it was done."),
    InputField::new("model", Takes::One(&experiments::probe_model::RESOURCE, By::Key(4)), Target::Column(2)),
    InputField::new("start_time", Takes::DateTime, Target::Column(8))
        .nullable()
        .about("Start. Default: the time of the request."),
    InputField::new("serial", Takes::Text(255, None), Target::Column(1)).blank().about("Serial number of the probe."),
    InputField::new("json", Takes::Json, Target::Column(5)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("serial", FilterTest::Text("serial")),
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("narrative", FilterTest::Text("narrative")),
    Filter::new("start_time", FilterTest::DateTime("start_time")),
    Filter::new("end_time", FilterTest::DateTime("end_time")),
    Filter::new("subject", FilterTest::Text("subject__nickname")),
    Filter::new("lab", FilterTest::Text("lab__name")),
    Filter::new("location", FilterTest::Row("location", &misc::lab_location::RESOURCE)),
    Filter::new("users", FilterTest::Rows("users", &misc::user::RESOURCE)),
    Filter::new("procedures", FilterTest::Rows("procedures", &actions::procedure_type::RESOURCE)),
    Filter::new("model", FilterTest::Text("model__name")),
    Filter::new("probe", FilterTest::Uuid("probe_insertion__id")).about("Id of one of its probe insertions."),
    Filter::new("session", FilterTest::Uuid("probe_insertion__session__id"))
        .about("Id of the session of one of its probe insertions."),
    Filter::new("atlas_name", FilterTest::Rule(hook("ChronicInsertionBehaviour::atlas_name_rule"))).about(
        "With a channel in a brain region whose name contains this text, in any letter case, or in \
                a region below it.",
    ),
    Filter::new("atlas_acronym", FilterTest::Rule(hook("ChronicInsertionBehaviour::atlas_acronym_rule")))
        .about("With a channel in the brain region with this acronym, or in a region below it."),
    Filter::new("atlas_id", FilterTest::Rule(hook("ChronicInsertionBehaviour::atlas_id_rule")))
        .about("With a channel in the brain region with this id, or in a region below it."),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/chronic-insertions`.
pub static ROUTES: &[Route] = &[
    Route::list("/chronic-insertions", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/chronic-insertions/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "ChronicInsertionAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, UUID, TEXT, TEXT, UUID, DATE_TIME]))
    .select(
        r#"t."chronicrecording_ptr_id", j1."name", j2."nickname", j1."subject_id", t."serial", j3."probe_model",
            t."model_id", j1."start_time""#,
        &[UUID, TEXT, TEXT, UUID, TEXT, TEXT, UUID, DATE_TIME],
    )
    .joins(Dialects::same(
        r#"left join "actions_chronicrecording" j1 on j1."id" = t."chronicrecording_ptr_id" left join
            "subjects_subject" j2 on j2."id" = j1."subject_id" left join "experiments_probemodel" j3 on j3."id" =
            t."model_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("experiments/chronicinsertion", "Chronic insertions", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("chronicrecording_ptr__name").link(CellLink::Row),
        AdminColumn::new("Subject", 2)
            .sort("chronicrecording_ptr__subject__nickname")
            .to(&subjects::subject::RESOURCE, 3),
        AdminColumn::new("Serial", 4).sort("serial"),
        AdminColumn::new("Model", 5).sort("model__probe_model").to(&experiments::probe_model::RESOURCE, 6),
        AdminColumn::new("Start time", 7).sort("chronicrecording_ptr__start_time"),
    ])
    .search(&["subject__nickname", "name", "serial"])
    .filters(&[
        AdminFilter::by("Model", FilterTest::Row("model", &experiments::probe_model::RESOURCE)),
        AdminFilter::by("Subject", FilterTest::Row("subject", &subjects::subject::RESOURCE)),
        AdminFilter::by("Start time", FilterTest::DateRange("start_time")),
    ])
    .form(
        AdminForm::plain::<11>(
            &Input::form(
                &RESOURCE,
                &InputField::joined::<11>(&[
                    &INPUT.by_key([0]),
                    &[InputField::new("users", Takes::Many(&misc::user::RESOURCE, By::Id), Target::Relation(5))],
                    &INPUT.by_key([1]),
                    &[InputField::new(
                        "location",
                        Takes::One(&misc::lab_location::RESOURCE, By::Id),
                        Target::Column(11),
                    )
                    .nullable()],
                    &INPUT.by_key([2]),
                    &[
                        InputField::new(
                            "procedures",
                            Takes::Many(&actions::procedure_type::RESOURCE, By::Id),
                            Target::Relation(6),
                        ),
                        InputField::new("narrative", Takes::Text(0, None), Target::Column(7))
                            .blank()
                            .about("Free text."),
                    ],
                    &INPUT.by_key([4, 5, 3, 6]),
                ]),
            )
            .actors(&[1]),
        )
        .inlines(&[
            Inline::new("Probes", 2, &experiments::probe_insertion::ADMIN, &[1, 0]),
            Inline::new("Trajectories", 3, &experiments::trajectory_estimate::ADMIN, &[2, 3, 4, 5, 6, 7, 8, 9]),
        ]),
    );

/// The hand-written code of ChronicInsertion (spec/experiments/chronic_insertion.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/experiments/chronic_insertion.yaml:2 needs `impl ChronicInsertionBehaviour for App`"
)]
pub trait ChronicInsertionBehaviour {
    /// The rule `atlas_name` (spec/experiments/chronic_insertion.yaml:35): the condition for a text, or what is wrong
    /// with it.
    fn atlas_name_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_acronym` (spec/experiments/chronic_insertion.yaml:36): the condition for a text, or what is
    /// wrong with it.
    fn atlas_acronym_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_id` (spec/experiments/chronic_insertion.yaml:37): the condition for a text, or what is wrong
    /// with it.
    fn atlas_id_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;
}

pub const fn functions<C: ChronicInsertionBehaviour>() -> FunctionsOf {
    &[
        ("ChronicInsertionBehaviour::atlas_name_rule", Function::Rule(C::atlas_name_rule)),
        ("ChronicInsertionBehaviour::atlas_acronym_rule", Function::Rule(C::atlas_acronym_rule)),
        ("ChronicInsertionBehaviour::atlas_id_rule", Function::Rule(C::atlas_id_rule)),
    ]
}
