//! Sequence: A piece of the genome for which a genotype test looks.
//! Declared in spec/subjects/sequence.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, subjects};
use specimen::generated::*;

/// The table `subjects_sequence` (spec/subjects/sequence.yaml:2).
pub static RESOURCE: Resource = Resource::new("Sequence", "subjects_sequence")
    .named("subjects.sequence", "sequence", "Sequence")
    .about("A piece of the genome for which a genotype test looks.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).unique(),
        Column::new("base_pairs", Kind::Text).default(Default::Text("")),
        Column::new("description", Kind::Text).max(1023).default(Default::Text("")),
    ])
    .relations(&[
        Relation::many(
            "allele",
            &subjects::allele::RESOURCE,
            ["subjects_allele_sequences", "sequence_id", "allele_id"],
        ),
        Relation::back("genotypetest", &subjects::genotype_test::RESOURCE, 4, OnDelete::Cascade),
        Relation::many("subject", &subjects::subject::RESOURCE, ["subjects_genotypetest", "sequence_id", "subject_id"])
            .through(&subjects::genotype_test::RESOURCE),
        Relation::back("zygosity_rule_sequence0", &subjects::zygosity_rule::RESOURCE, 5, OnDelete::SetNull),
        Relation::back("zygosity_rule_sequence1", &subjects::zygosity_rule::RESOURCE, 7, OnDelete::SetNull),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `subjects_sequence` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_sequence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub base_pairs: String,
        pub description: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/sequence.yaml:15). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "SequenceDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/sequences"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("base_pairs", Source::Column(2), Schema::Text("")),
        Field::new("description", Source::Column(3), Schema::Bounded(1023)),
        Field::new("json", Source::Column(4), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", t."name", t."base_pairs", t."description", t."json""#, &[UUID, TEXT, TEXT, TEXT, JSON]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("SequenceInput", "SequencePatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(2)).required(),
    InputField::new("base_pairs", Takes::Text(0, None), Target::Column(3)).blank(),
    InputField::new("description", Takes::Text(1023, None), Target::Column(4)).blank(),
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("base_pairs", FilterTest::Text("base_pairs")),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/sequences`.
pub static ROUTES: &[Route] = &[
    Route::list("/sequences", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/sequences/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "SequenceAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT]))
    .select(r#"t."id", t."name", t."description""#, &[UUID, TEXT, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/sequence", "Sequences", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Description", 2).sort("description"),
    ])
    .search(&["base_pairs", "name", "description"])
    .form(AdminForm::plain::<4>(&Input::form(&RESOURCE, &INPUT.by_key([1, 0, 2, 3]))));
