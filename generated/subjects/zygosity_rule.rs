//! ZygosityRule: A rule that derives the zygosity of an allele from the results of up to two genotype tests, for the
//! subjects of a line.
//! Declared in spec/subjects/zygosity_rule.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, subjects};
use specimen::generated::*;

/// The table `subjects_zygosityrule` (spec/subjects/zygosity_rule.yaml:2).
pub static RESOURCE: Resource = Resource::new("ZygosityRule", "subjects_zygosityrule")
    .named("subjects.zygosityrule", "zygosity rule", "ZygosityRule")
    .about(
        "A rule that derives the zygosity of an allele from the results of up to two genotype \
                tests, for the subjects of a line.",
    )
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("line_id", Kind::Uuid).field("line").nullable(),
        Column::new("allele_id", Kind::Uuid).field("allele").nullable(),
        Column::new("sequence0_id", Kind::Uuid).field("sequence0").nullable(),
        Column::new("sequence0_result", Kind::Int).choices(SEQUENCE0_RESULT_CHOICES).nullable(),
        Column::new("sequence1_id", Kind::Uuid).field("sequence1").nullable(),
        Column::new("sequence1_result", Kind::Int).choices(SEQUENCE1_RESULT_CHOICES).nullable(),
        Column::new("zygosity", Kind::Int).choices(ZYGOSITY_CHOICES),
    ])
    .relations(&[
        Relation::one("line", &subjects::line::RESOURCE, 3),
        Relation::one("allele", &subjects::allele::RESOURCE, 4),
        Relation::one("sequence0", &subjects::sequence::RESOURCE, 5),
        Relation::one("sequence1", &subjects::sequence::RESOURCE, 7),
    ])
    .unique(&[Unique::new(&[3, 4, 5, 6, 7, 8])])
    .caption(&["line__nickname"])
    .hooks(&[
        (Event::AfterSave, hook("ZygosityRuleBehaviour::after_save")),
        (Event::AfterDelete, hook("ZygosityRuleBehaviour::after_delete")),
    ])
    .access(&ACCESS);

/// Values of `sequence0_result`.
pub static SEQUENCE0_RESULT_CHOICES: &[Choice] = &[Choice::int(0, "Absent"), Choice::int(1, "Present")];

/// Values of `sequence1_result`.
pub static SEQUENCE1_RESULT_CHOICES: &[Choice] = &[Choice::int(0, "Absent"), Choice::int(1, "Present")];

/// Values of `zygosity`.
pub static ZYGOSITY_CHOICES: &[Choice] = &[
    Choice::int(0, "Absent"),
    Choice::int(1, "Heterozygous"),
    Choice::int(2, "Homozygous"),
    Choice::int(3, "Present"),
];

/// Rows of `subjects_zygosityrule` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_zygosityrule")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub line_id: Option<Uuid>,
        pub allele_id: Option<Uuid>,
        pub sequence0_id: Option<Uuid>,
        pub sequence0_result: Option<i32>,
        pub sequence1_id: Option<Uuid>,
        pub sequence1_result: Option<i32>,
        pub zygosity: i32,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/zygosity_rule.yaml:18). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "ZygosityRuleDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/zygosity-rules"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("line", Source::Column(1), Schema::Bounded(255))
            .nullable()
            .about("Short name of the line. Automatic names begin with it, e.g. `<nickname>_0001`."),
        Field::new("allele", Source::Column(2), Schema::Bounded(255)).nullable(),
        Field::new("sequence0", Source::Column(3), Schema::Bounded(255)).nullable(),
        Field::new("sequence0_result", Source::Column(4), Schema::Choice(SEQUENCE0_RESULT_CHOICES)).nullable(),
        Field::new("sequence1", Source::Column(5), Schema::Bounded(255)).nullable(),
        Field::new("sequence1_result", Source::Column(6), Schema::Choice(SEQUENCE1_RESULT_CHOICES)).nullable(),
        Field::new("zygosity", Source::Column(7), Schema::Choice(ZYGOSITY_CHOICES)),
        Field::new("name", Source::Column(8), Schema::Bounded(255)),
        Field::new("json", Source::Column(9), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."nickname", j2."nickname", j3."name", t."sequence0_result", j4."name",
            t."sequence1_result", t."zygosity", t."name", t."json""#,
        &[UUID, TEXT, TEXT, TEXT, INT, TEXT, INT, INT, TEXT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "subjects_line" j1 on j1."id" = t."line_id" left join "subjects_allele" j2 on j2."id" =
            t."allele_id" left join "subjects_sequence" j3 on j3."id" = t."sequence0_id" left join
            "subjects_sequence" j4 on j4."id" = t."sequence1_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("ZygosityRuleInput", "ZygosityRulePatch", &RESOURCE).fields(&[
    InputField::new("line", Takes::One(&subjects::line::RESOURCE, By::Key(5)), Target::Column(3)).nullable(),
    InputField::new("allele", Takes::One(&subjects::allele::RESOURCE, By::Key(3)), Target::Column(4)).nullable(),
    InputField::new("sequence0", Takes::One(&subjects::sequence::RESOURCE, By::Key(2)), Target::Column(5)).nullable(),
    InputField::new("sequence0_result", Takes::Choice(SEQUENCE0_RESULT_CHOICES), Target::Column(6)).nullable(),
    InputField::new("sequence1", Takes::One(&subjects::sequence::RESOURCE, By::Key(2)), Target::Column(7)).nullable(),
    InputField::new("sequence1_result", Takes::Choice(SEQUENCE1_RESULT_CHOICES), Target::Column(8)).nullable(),
    InputField::new("zygosity", Takes::Choice(ZYGOSITY_CHOICES), Target::Column(9)).required(),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("line", FilterTest::Text("line__nickname")),
    Filter::new("allele", FilterTest::Text("allele__nickname")),
    Filter::new("sequence0", FilterTest::Row("sequence0", &subjects::sequence::RESOURCE)),
    Filter::new("sequence0_result", FilterTest::Choice("sequence0_result", SEQUENCE0_RESULT_CHOICES)),
    Filter::new("sequence1", FilterTest::Row("sequence1", &subjects::sequence::RESOURCE)),
    Filter::new("sequence1_result", FilterTest::Choice("sequence1_result", SEQUENCE1_RESULT_CHOICES)),
    Filter::new("zygosity", FilterTest::Choice("zygosity", ZYGOSITY_CHOICES)),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/zygosity-rules`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/zygosity-rules",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/zygosity-rules/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "ZygosityRuleAdmin", &RESOURCE)
    .fields(&Field::joined::<12>(
        &Field::columns([UUID, TEXT, UUID, TEXT, UUID, TEXT, UUID, TEXT, UUID]),
        &[
            Field::label("sequence0_result", 9, SEQUENCE0_RESULT_CHOICES),
            Field::label("sequence1_result", 10, SEQUENCE1_RESULT_CHOICES),
            Field::label("zygosity", 11, ZYGOSITY_CHOICES),
        ],
    ))
    .select(
        r#"t."id", j1."nickname", t."line_id", j2."nickname", t."allele_id", j3."name", t."sequence0_id",
            j4."name", t."sequence1_id", t."sequence0_result", t."sequence1_result", t."zygosity""#,
        &[UUID, TEXT, UUID, TEXT, UUID, TEXT, UUID, TEXT, UUID, INT, INT, INT],
    )
    .joins(Dialects::same(
        r#"left join "subjects_line" j1 on j1."id" = t."line_id" left join "subjects_allele" j2 on j2."id" =
            t."allele_id" left join "subjects_sequence" j3 on j3."id" = t."sequence0_id" left join
            "subjects_sequence" j4 on j4."id" = t."sequence1_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/zygosityrule", "Zygosity rules", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Line", 1).sort("line__nickname").link(CellLink::Row),
        AdminColumn::new("Allele", 3).sort("allele__nickname").to(&subjects::allele::RESOURCE, 4),
        AdminColumn::new("Sequence0", 5).sort("sequence0__name").to(&subjects::sequence::RESOURCE, 6),
        AdminColumn::new("Sequence0 result", 9).sort("sequence0_result"),
        AdminColumn::new("Sequence1", 7).sort("sequence1__name").to(&subjects::sequence::RESOURCE, 8),
        AdminColumn::new("Sequence1 result", 10).sort("sequence1_result"),
        AdminColumn::new("Zygosity", 11).sort("zygosity"),
    ])
    .search(&["line__nickname"])
    .filters(&[
        AdminFilter::by("Line", FilterTest::Row("line", &subjects::line::RESOURCE)),
        AdminFilter::by("Allele", FilterTest::Row("allele", &subjects::allele::RESOURCE)),
    ])
    .order(&[Order::up("line__nickname")])
    .edit(&[(2, 2), (3, 3), (4, 4), (5, 5), (6, 6)])
    .form(AdminForm::plain::<8>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 4, 5, 6, 8]))));

/// The hand-written code of ZygosityRule (spec/subjects/zygosity_rule.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/subjects/zygosity_rule.yaml:2 needs `impl ZygosityRuleBehaviour for App`"
)]
pub trait ZygosityRuleBehaviour {
    /// Runs after the row is stored, in the same transaction (spec/subjects/zygosity_rule.yaml:29).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut ZygosityRuleDraft) -> HookFuture<'a>;

    /// Runs after the row is deleted, in the same transaction (spec/subjects/zygosity_rule.yaml:29).
    fn after_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut ZygosityRuleDraft) -> HookFuture<'a>;
}

/// A row of ZygosityRule before it is stored, with what the request contains.
pub type ZygosityRuleDraft = TypedDraft<entity::Model>;

row!(
    entity::Model,
    [id, name, json, line_id, allele_id, sequence0_id, sequence0_result, sequence1_id, sequence1_result, zygosity]
);

pub const fn functions<C: ZygosityRuleBehaviour>() -> FunctionsOf {
    &[
        ("ZygosityRuleBehaviour::after_save", save_hook!(ZygosityRuleDraft, C::after_save)),
        ("ZygosityRuleBehaviour::after_delete", save_hook!(ZygosityRuleDraft, C::after_delete)),
    ]
}
