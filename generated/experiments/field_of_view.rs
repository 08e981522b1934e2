//! FieldOfView: An area that a microscope records at one depth.
//! Declared in spec/experiments/field_of_view.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, data, experiments, subjects};
use specimen::generated::*;

/// The table `experiments_fov` (spec/experiments/field_of_view.yaml:2).
pub static RESOURCE: Resource = Resource::new("FieldOfView", "experiments_fov")
    .named("experiments.fov", "field of view", "FOV")
    .about("An area that a microscope records at one depth.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("session_id", Kind::Uuid).field("session"),
        Column::new("imaging_type_id", Kind::Uuid).field("imaging_type"),
        Column::new("stack_id", Kind::Uuid).field("stack").nullable(),
    ])
    .relations(&[
        Relation::one("session", &actions::session::RESOURCE, 3),
        Relation::one("imaging_type", &experiments::imaging_type::RESOURCE, 4),
        Relation::one("stack", &experiments::imaging_stack::RESOURCE, 5),
        Relation::many("datasets", &data::dataset::RESOURCE, ["experiments_fov_datasets", "fov_id", "dataset_id"])
            .own(),
        Relation::back("location", &experiments::field_of_view_location::RESOURCE, 3, OnDelete::Cascade),
    ])
    .order(&[Order::down("session__start_time"), Order::up("name")])
    .unique(&[Unique::new(&[3, 1])])
    .caption(&["name"])
    .hooks(&[
        (Event::Validate, hook("FieldOfViewBehaviour::validate")),
        (Event::AfterSave, hook("FieldOfViewBehaviour::after_save")),
    ])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("session__subject__responsible_user"),
        Allow::Is("session__subject__responsible_user__allowed_users"),
    ]));

/// Rows of `experiments_fov` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_fov")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub session_id: Uuid,
        pub imaging_type_id: Uuid,
        pub stack_id: Option<Uuid>,
    }
    without_relations!();
}

/// The representation `detail` (spec/experiments/field_of_view.yaml:19). A page costs 2 statements.
pub static DETAIL: Representation = Representation::new("detail", "FieldOfViewDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("imaging_type", Source::Column(1), Schema::Bounded(255)),
        Field::new(
            "location",
            Source::Many(0),
            Schema::List(&Schema::Ref(&experiments::field_of_view_location::SUMMARY)),
        ),
        Field::new("name", Source::Column(2), Schema::Bounded(255)),
        Field::new("json", Source::Column(3), Schema::Any).nullable().about("Any further data."),
        Field::new("session", Source::Column(4), Schema::Text("uuid")),
        Field::new("stack", Source::Column(5), Schema::Text("uuid")).nullable(),
        Field::new("datasets", Source::Column(6), Schema::List(&Schema::Text("uuid"))),
    ])
    .select(
        r#"t."id", j1."name", t."name", t."json", t."session_id", t."stack_id", m1.v"#,
        &[UUID, TEXT, TEXT, JSON, UUID, UUID, UUID_LIST],
    )
    .joins(Dialects::new(
        r#"left join "experiments_imagingtype" j1 on j1."id" = t."imaging_type_id" left join (select x0."fov_id"
            as k, array_agg(x0."dataset_id" order by x0."dataset_id") as v from "experiments_fov_datasets" x0
            where x0."fov_id" = any(array(select id from _ids)) group by x0."fov_id") m1 on m1.k = t."id""#,
        r#"left join "experiments_imagingtype" j1 on j1."id" = t."imaging_type_id" left join (select x0."fov_id"
            as k, json_group_array(pg_uuid(x0."dataset_id") order by x0."dataset_id") as v from
            "experiments_fov_datasets" x0 where x0."fov_id" in (select id from _ids) group by x0."fov_id") m1 on
            m1.k = t."id""#,
    ))
    .children(&[Child::new(0, &experiments::field_of_view_location::SUMMARY, r#"t."field_of_view_id""#)
        .order(&[Order::down("default_provenance")])])
    .statements(2);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("FieldOfViewInput", "FieldOfViewPatch", &RESOURCE).fields(&[
    InputField::new("imaging_type", Takes::One(&experiments::imaging_type::RESOURCE, By::Key(2)), Target::Column(4))
        .required_on_create(),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).required().blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
    InputField::new("session", Takes::One(&actions::session::RESOURCE, By::Id), Target::Column(3)).required(),
    InputField::new("stack", Takes::One(&experiments::imaging_stack::RESOURCE, By::Id), Target::Column(5)).nullable(),
    InputField::new("datasets", Takes::Many(&data::dataset::RESOURCE, By::Id), Target::Relation(3)).about(
        "Ids of its datasets. Default: the datasets of the session whose collection contains its \
                name.",
    ),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("session", FilterTest::Row("session", &actions::session::RESOURCE)),
    Filter::new("imaging_type", FilterTest::Text("imaging_type__name__icontains")),
    Filter::new("stack", FilterTest::Row("stack", &experiments::imaging_stack::RESOURCE)),
    Filter::new("datasets", FilterTest::Rule(hook("FieldOfViewBehaviour::datasets_rule")))
        .about("With linked datasets of all these names, separated by commas."),
    Filter::new("subject", FilterTest::Text("session__subject__nickname")),
    Filter::new("lab", FilterTest::Text("session__lab__name__iexact")),
    Filter::new("project", FilterTest::Text("session__projects__name")),
    Filter::new("date", FilterTest::Text("session__start_time__date"))
        .about("Start day of its session, e.g. `2019-04-01`."),
    Filter::new("experiment_number", FilterTest::Text("session__number")).about("Number of its session."),
    Filter::new("dataset_types", FilterTest::AllOf("datasets__dataset_type__name"))
        .about("With linked datasets of all these types: names, separated by commas."),
    Filter::new("atlas_name", FilterTest::Rule(hook("FieldOfViewBehaviour::atlas_name_rule"))).about(
        "With a default location in a brain region whose name contains this text, in any letter \
                case, or in a region below it.",
    ),
    Filter::new("atlas_acronym", FilterTest::Rule(hook("FieldOfViewBehaviour::atlas_acronym_rule")))
        .about("With a default location in the brain region with this acronym, or in a region below it."),
    Filter::new("atlas_id", FilterTest::Rule(hook("FieldOfViewBehaviour::atlas_id_rule")))
        .about("With a default location in the brain region with this id, or in a region below it."),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/fields-of-view`.
pub static ROUTES: &[Route] = &[
    Route::list("/fields-of-view", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/fields-of-view/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "FieldOfViewAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, UUID, DATE_TIME, UUID, TEXT, UUID]))
    .select(
        r#"t."id", t."name", j2."nickname", j1."subject_id", j1."start_time", t."session_id", j3."name",
            t."imaging_type_id""#,
        &[UUID, TEXT, TEXT, UUID, DATE_TIME, UUID, TEXT, UUID],
    )
    .joins(Dialects::same(
        r#"left join "actions_session" j1 on j1."id" = t."session_id" left join "subjects_subject" j2 on j2."id"
            = j1."subject_id" left join "experiments_imagingtype" j3 on j3."id" = t."imaging_type_id""#,
    ));

pub(crate) static ADMIN: AdminPage =
    AdminPage::rows("experiments/fov", "Fields of view", &ADMIN_ROWS)
        .columns(&[
            AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
            AdminColumn::new("Subject", 2).sort("session__subject__nickname").to(&subjects::subject::RESOURCE, 3),
            AdminColumn::caption("Session", &[2, 4])
                .sort("session__subject__nickname")
                .to(&actions::session::RESOURCE, 5),
            AdminColumn::new("Imaging type", 6).sort("imaging_type__name").to(&experiments::imaging_type::RESOURCE, 7),
        ])
        .search(&["session__subject__nickname", "name", "imaging_type__name"])
        .filters(&[
            AdminFilter::by("Imaging type", FilterTest::Row("imaging_type", &experiments::imaging_type::RESOURCE)),
            AdminFilter::by("Session", FilterTest::Row("session", &actions::session::RESOURCE)),
        ])
        .form(AdminForm::plain::<5>(&Input::form(&RESOURCE, &INPUT.by_key([3, 1, 0, 4, 2]))).inlines(&[
            Inline::new("Locations", 4, &experiments::field_of_view_location::ADMIN, &[1, 2, 3, 4]).edit(),
        ]));

/// The hand-written code of FieldOfView (spec/experiments/field_of_view.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/experiments/field_of_view.yaml:2 needs `impl FieldOfViewBehaviour for App`"
)]
pub trait FieldOfViewBehaviour {
    /// The rule `datasets` (spec/experiments/field_of_view.yaml:37): the condition for a text, or what is wrong with
    /// it.
    fn datasets_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_name` (spec/experiments/field_of_view.yaml:38): the condition for a text, or what is wrong with
    /// it.
    fn atlas_name_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_acronym` (spec/experiments/field_of_view.yaml:39): the condition for a text, or what is wrong
    /// with it.
    fn atlas_acronym_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_id` (spec/experiments/field_of_view.yaml:40): the condition for a text, or what is wrong with
    /// it.
    fn atlas_id_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// Checks several fields together, once each of them is valid (spec/experiments/field_of_view.yaml:43).
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut FieldOfViewDraft) -> HookFuture<'a>;

    /// Runs after the row is stored, in the same transaction (spec/experiments/field_of_view.yaml:43).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut FieldOfViewDraft) -> HookFuture<'a>;
}

/// A row of FieldOfView before it is stored, with what the request contains.
pub type FieldOfViewDraft = TypedDraft<entity::Model, FieldOfViewSent>;

row!(entity::Model, [id, name, json, session_id, imaging_type_id, stack_id]);

/// What a request for a row of FieldOfView contains besides its columns.
#[derive(Debug, Clone)]
pub struct FieldOfViewSent {
    /// Keys of `datasets`, if the request sets them.
    pub datasets: Option<Vec<Uuid>>,
}

impl Sent for FieldOfViewSent {
    fn take(draft: &mut Draft) -> Self {
        Self { datasets: draft.many[3].as_deref().map(typed::keys) }
    }

    fn restore(self, draft: &mut Draft) {
        draft.many[3] = self.datasets.map(typed::values);
    }
}

pub const fn functions<C: FieldOfViewBehaviour>() -> FunctionsOf {
    &[
        ("FieldOfViewBehaviour::datasets_rule", Function::Rule(C::datasets_rule)),
        ("FieldOfViewBehaviour::atlas_name_rule", Function::Rule(C::atlas_name_rule)),
        ("FieldOfViewBehaviour::atlas_acronym_rule", Function::Rule(C::atlas_acronym_rule)),
        ("FieldOfViewBehaviour::atlas_id_rule", Function::Rule(C::atlas_id_rule)),
        ("FieldOfViewBehaviour::validate", save_hook!(FieldOfViewDraft, C::validate)),
        ("FieldOfViewBehaviour::after_save", save_hook!(FieldOfViewDraft, C::after_save)),
    ]
}
