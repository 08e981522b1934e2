//! Zygosity: The zygosity of a subject for one allele.
//! Declared in spec/subjects/zygosity.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, subjects};
use specimen::generated::*;

/// The table `subjects_zygosity` (spec/subjects/zygosity.yaml:2).
pub static RESOURCE: Resource = Resource::new("Zygosity", "subjects_zygosity")
    .named("subjects.zygosity", "zygosity", "Zygosity")
    .about("The zygosity of a subject for one allele.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("subject_id", Kind::Uuid).field("subject"),
        Column::new("allele_id", Kind::Uuid).field("allele"),
        Column::new("zygosity", Kind::Int).choices(ZYGOSITY_CHOICES),
    ])
    .relations(&[
        Relation::one("subject", &subjects::subject::RESOURCE, 3),
        Relation::one("allele", &subjects::allele::RESOURCE, 4),
    ])
    .order(&[Order::up("allele__nickname")])
    .caption(&["subject__nickname", "allele__nickname"])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("subject__responsible_user"),
        Allow::Is("subject__responsible_user__allowed_users"),
    ]));

/// Values of `zygosity`.
pub static ZYGOSITY_CHOICES: &[Choice] = &[
    Choice::int(0, "Absent"),
    Choice::int(1, "Heterozygous"),
    Choice::int(2, "Homozygous"),
    Choice::int(3, "Present"),
];

/// Rows of `subjects_zygosity` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_zygosity")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub subject_id: Uuid,
        pub allele_id: Uuid,
        pub zygosity: i32,
    }
    without_relations!();
}

/// The representation `genotype` (spec/subjects/zygosity.yaml:14). A page costs 1 statement.
pub static GENOTYPE: Representation = Representation::new("genotype", "ZygosityGenotype", &RESOURCE)
    .fields(&[
        Field::new("allele", Source::Column(1), Schema::Bounded(255)),
        Field::new("zygosity", Source::Column(2), Schema::Choice(ZYGOSITY_CHOICES)),
    ])
    .select(r#"t."id", j1."nickname", t."zygosity""#, &[UUID, TEXT, INT])
    .joins(Dialects::same(r#"left join "subjects_allele" j1 on j1."id" = t."allele_id""#));

/// The representation `detail` (spec/subjects/zygosity.yaml:15). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "ZygosityDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/zygosities"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("subject", Source::Column(1), Schema::Bounded(64)),
        Field::new("allele", Source::Column(2), Schema::Bounded(255)),
        Field::new("zygosity", Source::Column(3), Schema::Choice(ZYGOSITY_CHOICES)),
        Field::new("name", Source::Column(4), Schema::Bounded(255)),
        Field::new("json", Source::Column(5), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."nickname", j2."nickname", t."zygosity", t."name", t."json""#,
        &[UUID, TEXT, TEXT, INT, TEXT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "subjects_allele" j2 on j2."id"
            = t."allele_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("ZygosityInput", "ZygosityPatch", &RESOURCE).fields(&[
    InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Column(3)).required(),
    InputField::new("allele", Takes::One(&subjects::allele::RESOURCE, By::Key(3)), Target::Column(4)).required(),
    InputField::new("zygosity", Takes::Choice(ZYGOSITY_CHOICES), Target::Column(5)).required(),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("subject", FilterTest::Text("subject__nickname")),
    Filter::new("allele", FilterTest::Text("allele__nickname")),
    Filter::new("zygosity", FilterTest::Choice("zygosity", ZYGOSITY_CHOICES)),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/zygosities`.
pub static ROUTES: &[Route] = &[
    Route::list("/zygosities", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/zygosities/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "ZygosityAdmin", &RESOURCE)
    .fields(&Field::joined::<6>(
        &Field::columns([UUID, TEXT, UUID, TEXT, UUID]),
        &[Field::label("zygosity", 5, ZYGOSITY_CHOICES)],
    ))
    .select(
        r#"t."id", j1."nickname", t."subject_id", j2."nickname", t."allele_id", t."zygosity""#,
        &[UUID, TEXT, UUID, TEXT, UUID, INT],
    )
    .joins(Dialects::same(
        r#"left join "subjects_subject" j1 on j1."id" = t."subject_id" left join "subjects_allele" j2 on j2."id"
            = t."allele_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/zygosity", "Zygosities", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Subject", 1).sort("subject__nickname").link(CellLink::Row),
        AdminColumn::new("Allele", 3).sort("allele__nickname").to(&subjects::allele::RESOURCE, 4),
        AdminColumn::new("Zygosity", 5).sort("zygosity"),
    ])
    .search(&["subject__nickname", "allele__nickname"])
    .filters(&[
        AdminFilter::by("Allele", FilterTest::Row("allele", &subjects::allele::RESOURCE)),
        AdminFilter::by("Zygosity", FilterTest::Choice("zygosity", ZYGOSITY_CHOICES)),
    ])
    .edit(&[(1, 1), (2, 2)])
    .form(AdminForm::plain::<4>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 4]))));
