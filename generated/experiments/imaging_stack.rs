//! ImagingStack: A stack of fields of view at different depths.
//! Declared in spec/experiments/imaging_stack.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, experiments};
use specimen::generated::*;

/// The table `experiments_imagingstack` (spec/experiments/imaging_stack.yaml:2).
pub static RESOURCE: Resource = Resource::new("ImagingStack", "experiments_imagingstack")
    .named("experiments.imagingstack", "imaging stack", "ImagingStack")
    .about("A stack of fields of view at different depths.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
    ])
    .relations(&[Relation::back("slices", &experiments::field_of_view::RESOURCE, 5, OnDelete::Cascade)])
    .order(&[Order::up("slices__name")])
    .access(&ACCESS);

/// Rows of `experiments_imagingstack` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_imagingstack")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
    }
    without_relations!();
}

/// The representation `summary` (spec/experiments/imaging_stack.yaml:9). A page costs 3 statements.
pub static SUMMARY: Representation = Representation::new("summary", "ImagingStackSummary", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("slices", Source::Many(0), Schema::List(&Schema::Ref(&experiments::field_of_view::DETAIL))),
    ])
    .select(r#"t."id""#, &[UUID])
    .children(&[Child::new(0, &experiments::field_of_view::DETAIL, r#"t."stack_id""#)
        .order(&[Order::down("session__start_time"), Order::up("name")])])
    .statements(3);

/// The representation `detail` (spec/experiments/imaging_stack.yaml:10). A page costs 3 statements.
pub static DETAIL: Representation = Representation::new("detail", "ImagingStackDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("slices", Source::Many(0), Schema::List(&Schema::Ref(&experiments::field_of_view::DETAIL))),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("json", Source::Column(2), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", t."name", t."json""#, &[UUID, TEXT, JSON])
    .children(&[Child::new(0, &experiments::field_of_view::DETAIL, r#"t."stack_id""#)
        .order(&[Order::down("session__start_time"), Order::up("name")])])
    .statements(3);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("ImagingStackInput", "ImagingStackPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).required(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("atlas_name", FilterTest::Rule(hook("ImagingStackBehaviour::atlas_name_rule"))).about(
        "With a field of view in a brain region whose name contains this text, in any letter case, \
                or in a region below it.",
    ),
    Filter::new("atlas_acronym", FilterTest::Rule(hook("ImagingStackBehaviour::atlas_acronym_rule")))
        .about("With a field of view in the brain region with this acronym, or in a region below it."),
    Filter::new("atlas_id", FilterTest::Rule(hook("ImagingStackBehaviour::atlas_id_rule")))
        .about("With a field of view in the brain region with this id, or in a region below it."),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/imaging-stack`.
pub static ROUTES: &[Route] = &[
    Route::list("/imaging-stack", &List::new(&RESOURCE, &SUMMARY).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/imaging-stack/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read()),
    Route::list("/imaging-stacks", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)).about(
        "The same stacks as at `/imaging-stack`. Here they can also be changed and deleted. \
                Deleting a stack deletes its fields of view.",
    ),
    Route::item("/imaging-stacks/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()).about(
        "The same stacks as at `/imaging-stack`. Here they can also be changed and deleted. \
                Deleting a stack deletes its fields of view.",
    ),
];

/// The hand-written code of ImagingStack (spec/experiments/imaging_stack.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/experiments/imaging_stack.yaml:2 needs `impl ImagingStackBehaviour for App`"
)]
pub trait ImagingStackBehaviour {
    /// The rule `atlas_name` (spec/experiments/imaging_stack.yaml:23): the condition for a text, or what is wrong with
    /// it.
    fn atlas_name_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_acronym` (spec/experiments/imaging_stack.yaml:24): the condition for a text, or what is wrong
    /// with it.
    fn atlas_acronym_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `atlas_id` (spec/experiments/imaging_stack.yaml:25): the condition for a text, or what is wrong with
    /// it.
    fn atlas_id_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;
}

pub const fn functions<C: ImagingStackBehaviour>() -> FunctionsOf {
    &[
        ("ImagingStackBehaviour::atlas_name_rule", Function::Rule(C::atlas_name_rule)),
        ("ImagingStackBehaviour::atlas_acronym_rule", Function::Rule(C::atlas_acronym_rule)),
        ("ImagingStackBehaviour::atlas_id_rule", Function::Rule(C::atlas_id_rule)),
    ]
}
