//! GenotypeTest: The result of a genotype test: whether a sequence was found in a subject.
//! Declared in spec/subjects/genotype_test.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, subjects};
use specimen::generated::*;

/// The table `subjects_genotypetest` (spec/subjects/genotype_test.yaml:2).
pub static RESOURCE: Resource = Resource::new("GenotypeTest", "subjects_genotypetest")
    .named("subjects.genotypetest", "genotype test", "GenotypeTest")
    .about("The result of a genotype test: whether a sequence was found in a subject.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("subject_id", Kind::Uuid).field("subject"),
        Column::new("sequence_id", Kind::Uuid).field("sequence"),
        Column::new("test_result", Kind::Int).choices(TEST_RESULT_CHOICES),
    ])
    .relations(&[
        Relation::one("subject", &subjects::subject::RESOURCE, 3),
        Relation::one("sequence", &subjects::sequence::RESOURCE, 4),
    ])
    .caption(&["subject__nickname", "sequence__name"])
    .hooks(&[(Event::AfterSave, hook("GenotypeTestBehaviour::after_save"))])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
    ]));

/// Values of `test_result`.
pub static TEST_RESULT_CHOICES: &[Choice] = &[Choice::int(0, "Absent"), Choice::int(1, "Present")];

/// Rows of `subjects_genotypetest` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_genotypetest")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub subject_id: Uuid,
        pub sequence_id: Uuid,
        pub test_result: i32,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/genotype_test.yaml:13). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "GenotypeTestDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/genotype-tests"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("sequence", Source::Column(2), Schema::Bounded(255)),
        Field::new("test_result", Source::Column(3), Schema::Choice(TEST_RESULT_CHOICES)),
        Field::new("name", Source::Column(4), Schema::Bounded(255)),
        Field::new("json", Source::Column(5), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."nickname", j2."name", t."test_result", t."name", t."json""#,
        &[UUID, TEXT, TEXT, INT, TEXT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "subjects_sequence" j2 on
            j2."id" = t."sequence_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("GenotypeTestInput", "GenotypeTestPatch", &RESOURCE).fields(&[
    InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(3)).required(),
    InputField::new("sequence", Takes::One(&subjects::sequence::RESOURCE, By::Key(2)), Target::Column(4)).required(),
    InputField::new("test_result", Takes::Choice(TEST_RESULT_CHOICES), Target::Column(5)).required(),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("subject", FilterTest::Text("subject__nickname")),
    Filter::new("sequence", FilterTest::Text("sequence__name")),
    Filter::new("test_result", FilterTest::Choice("test_result", TEST_RESULT_CHOICES)),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/genotype-tests`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/genotype-tests",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/genotype-tests/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "GenotypeTestAdmin", &RESOURCE)
    .fields(&Field::joined::<6>(
        &Field::columns([UUID, TEXT, UUID, TEXT, UUID]),
        &[Field::label("test_result", 5, TEST_RESULT_CHOICES)],
    ))
    .select(
        r#"t."id", j1."nickname", t."subject_id", j2."name", t."sequence_id", t."test_result""#,
        &[UUID, TEXT, UUID, TEXT, UUID, INT],
    )
    .joins(Dialects::same(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "subjects_sequence" j2 on
            j2."id" = t."sequence_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/genotypetest", "Genotype tests", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Subject", 1).sort("subject__nickname").link(CellLink::Row),
        AdminColumn::new("Sequence", 3).sort("sequence__name").to(&subjects::sequence::RESOURCE, 4),
        AdminColumn::new("Test result", 5).sort("test_result"),
    ])
    .search(&["subject__nickname", "sequence__name"])
    .filters(&[
        AdminFilter::by("Sequence", FilterTest::Row("sequence", &subjects::sequence::RESOURCE)),
        AdminFilter::by("Test result", FilterTest::Choice("test_result", TEST_RESULT_CHOICES)),
    ])
    .order(&[Order::up("subject__nickname"), Order::up("sequence__name")])
    .edit(&[(1, 1), (2, 2)])
    .form(AdminForm::plain::<4>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 4]))));

/// The hand-written code of GenotypeTest (spec/subjects/genotype_test.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/subjects/genotype_test.yaml:2 needs `impl GenotypeTestBehaviour for App`"
)]
pub trait GenotypeTestBehaviour {
    /// Runs after the row is stored, in the same transaction (spec/subjects/genotype_test.yaml:25).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut GenotypeTestDraft) -> HookFuture<'a>;
}

/// A row of GenotypeTest before it is stored, with what the request contains.
pub type GenotypeTestDraft = TypedDraft<entity::Model>;

row!(entity::Model, [id, name, json, subject_id, sequence_id, test_result]);

pub const fn functions<C: GenotypeTestBehaviour>() -> FunctionsOf {
    &[("GenotypeTestBehaviour::after_save", save_hook!(GenotypeTestDraft, C::after_save))]
}
