//! Line: A breeding line. It numbers its subjects, litters and breeding pairs.
//! Declared in spec/subjects/line.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, misc, subjects};
use specimen::generated::*;

/// The table `subjects_line` (spec/subjects/line.yaml:2).
pub static RESOURCE: Resource = Resource::new("Line", "subjects_line")
    .named("subjects.line", "line", "Line")
    .about("A breeding line. It numbers its subjects, litters and breeding pairs.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("description", Kind::Text).default(Default::Text("")),
        Column::new("target_phenotype", Kind::Text).max(1023).default(Default::Text("")),
        Column::new("nickname", Kind::Text).max(255).unique(),
        Column::new("strain_id", Kind::Uuid).field("strain").nullable(),
        Column::new("source_id", Kind::Uuid).field("source").nullable(),
        Column::new("source_identifier", Kind::Text).max(64).default(Default::Text("")),
        Column::new("source_url", Kind::Text).max(200).default(Default::Text("")),
        Column::new("expression_data_url", Kind::Text).max(200).default(Default::Text("")),
        Column::new("species_id", Kind::Uuid)
            .field("species")
            .default(Default::Row {
                of: ResourceRef::Known(&subjects::species::RESOURCE),
                column: "nickname",
                is: "Laboratory mouse",
                make: false,
            })
            .nullable(),
        Column::new("subject_autoname_index", Kind::Int).default(Default::Int(0)),
        Column::new("breeding_pair_autoname_index", Kind::Int).default(Default::Int(0)),
        Column::new("litter_autoname_index", Kind::Int).default(Default::Int(0)),
        Column::new("is_active", Kind::Bool).default(Default::Bool(true)),
        Column::new("lab_id", Kind::Uuid).field("lab").default(Default::Setting("default_lab")),
    ])
    .relations(&[
        Relation::one("strain", &subjects::strain::RESOURCE, 6),
        Relation::one("source", &subjects::source::RESOURCE, 7),
        Relation::one("species", &subjects::species::RESOURCE, 11),
        Relation::one("lab", &misc::lab::RESOURCE, 16),
        Relation::many("alleles", &subjects::allele::RESOURCE, ["subjects_line_alleles", "line_id", "allele_id"]).own(),
        Relation::back("breedingpair", &subjects::breeding_pair::RESOURCE, 3, OnDelete::SetNull),
        Relation::back("litter", &subjects::litter::RESOURCE, 3, OnDelete::SetNull),
        Relation::back("subject", &subjects::subject::RESOURCE, 9, OnDelete::SetNull),
        Relation::back("subjectrequest", &subjects::subject_request::RESOURCE, 4, OnDelete::SetNull),
        Relation::back("zygosityrule", &subjects::zygosity_rule::RESOURCE, 3, OnDelete::SetNull),
    ])
    .order(&[Order::up("name")])
    .unique(&[Unique::new(&[5, 16])])
    .caption(&["nickname"])
    .access(&ACCESS);

/// Rows of `subjects_line` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_line")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub description: String,
        pub target_phenotype: String,
        /// Short name of the line. Automatic names begin with it, e.g. `<nickname>_0001`.
        pub nickname: String,
        pub strain_id: Option<Uuid>,
        pub source_id: Option<Uuid>,
        pub source_identifier: String,
        pub source_url: String,
        pub expression_data_url: String,
        pub species_id: Option<Uuid>,
        /// Number in the last automatic name of a subject.
        pub subject_autoname_index: i32,
        /// Number in the last automatic name of a breeding pair.
        pub breeding_pair_autoname_index: i32,
        /// Number in the last automatic name of a litter.
        pub litter_autoname_index: i32,
        pub is_active: bool,
        pub lab_id: Uuid,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/line.yaml:28). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "LineDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/lines"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("nickname", Source::Column(1), Schema::Bounded(255))
            .about("Short name of the line. Automatic names begin with it, e.g. `<nickname>_0001`."),
        Field::new("name", Source::Column(2), Schema::Bounded(255)),
        Field::new("description", Source::Column(3), Schema::Text("")),
        Field::new("target_phenotype", Source::Column(4), Schema::Bounded(1023)),
        Field::new("strain", Source::Column(5), Schema::Bounded(255)).nullable(),
        Field::new("source", Source::Column(6), Schema::Bounded(255)).nullable(),
        Field::new("source_identifier", Source::Column(7), Schema::Bounded(64)),
        Field::new("source_url", Source::Column(8), Schema::Blank("uri")),
        Field::new("expression_data_url", Source::Column(9), Schema::Blank("uri")),
        Field::new("species", Source::Column(10), Schema::Bounded(255)).nullable().about("Common name."),
        Field::new("subject_autoname_index", Source::Column(11), Schema::Integer("int32"))
            .about("Number in the last automatic name of a subject."),
        Field::new("breeding_pair_autoname_index", Source::Column(12), Schema::Integer("int32"))
            .about("Number in the last automatic name of a breeding pair."),
        Field::new("litter_autoname_index", Source::Column(13), Schema::Integer("int32"))
            .about("Number in the last automatic name of a litter."),
        Field::new("is_active", Source::Column(14), Schema::Boolean),
        Field::new("lab", Source::Column(15), Schema::Bounded(255)),
        Field::new("alleles", Source::Column(16), Schema::List(&Schema::Bounded(255))),
        Field::new("json", Source::Column(17), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."nickname", t."name", t."description", t."target_phenotype", j1."name", j2."name",
            t."source_identifier", t."source_url", t."expression_data_url", j3."nickname",
            t."subject_autoname_index", t."breeding_pair_autoname_index", t."litter_autoname_index",
            t."is_active", j4."name", m1.v, t."json""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, INT, INT, INT, BOOL, TEXT, TEXT_LIST, JSON],
    )
    .joins(Dialects::new(
        r#"left join "subjects_strain" j1 on j1."id" = t."strain_id" left join "subjects_source" j2 on j2."id" =
            t."source_id" left join "subjects_species" j3 on j3."id" = t."species_id" left join "misc_lab" j4 on
            j4."id" = t."lab_id" left join (select x0."line_id" as k, array_agg(r0."nickname" order by
            r0."nickname" nulls last, r0."nickname") as v from "subjects_line_alleles" x0 join "subjects_allele"
            r0 on r0."id" = x0."allele_id" where x0."line_id" = any(array(select id from _ids)) group by
            x0."line_id") m1 on m1.k = t."id""#,
        r#"left join "subjects_strain" j1 on j1."id" = t."strain_id" left join "subjects_source" j2 on j2."id" =
            t."source_id" left join "subjects_species" j3 on j3."id" = t."species_id" left join "misc_lab" j4 on
            j4."id" = t."lab_id" left join (select x0."line_id" as k, json_group_array(r0."nickname" order by
            r0."nickname" nulls last, r0."nickname") as v from "subjects_line_alleles" x0 join "subjects_allele"
            r0 on r0."id" = x0."allele_id" where x0."line_id" in (select id from _ids) group by x0."line_id") m1
            on m1.k = t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("LineInput", "LinePatch", &RESOURCE).fields(&[
    InputField::new("nickname", Takes::Text(255, None), Target::Column(5))
        .required()
        .about("Short name of the line. Automatic names begin with it, e.g. `<nickname>_0001`."),
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).required(),
    InputField::new("description", Takes::Text(0, None), Target::Column(3)).blank(),
    InputField::new("target_phenotype", Takes::Text(1023, None), Target::Column(4)).blank(),
    InputField::new("strain", Takes::One(&subjects::strain::RESOURCE, By::Key(1)), Target::Column(6)).nullable(),
    InputField::new("source", Takes::One(&subjects::source::RESOURCE, By::Key(1)), Target::Column(7)).nullable(),
    InputField::new("source_identifier", Takes::Text(64, None), Target::Column(8)).blank(),
    InputField::new("source_url", Takes::Url(200), Target::Column(9)).blank(),
    InputField::new("expression_data_url", Takes::Url(200), Target::Column(10)).blank(),
    InputField::new("species", Takes::One(&subjects::species::RESOURCE, By::Key(3)), Target::Column(11)).nullable(),
    InputField::new("subject_autoname_index", Takes::Int(-2147483648, 2147483647), Target::Column(12))
        .about("Number in the last automatic name of a subject."),
    InputField::new("breeding_pair_autoname_index", Takes::Int(-2147483648, 2147483647), Target::Column(13))
        .about("Number in the last automatic name of a breeding pair."),
    InputField::new("litter_autoname_index", Takes::Int(-2147483648, 2147483647), Target::Column(14))
        .about("Number in the last automatic name of a litter."),
    InputField::new("is_active", Takes::Bool, Target::Column(15)),
    InputField::new("lab", Takes::One(&misc::lab::RESOURCE, By::Key(2)), Target::Column(16)),
    InputField::new("alleles", Takes::Many(&subjects::allele::RESOURCE, By::Key(3)), Target::Relation(4))
        .schema(Schema::List(&Schema::Bounded(255))),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("target_phenotype", FilterTest::Text("target_phenotype")),
    Filter::new("nickname", FilterTest::Text("nickname")),
    Filter::new("strain", FilterTest::Row("strain", &subjects::strain::RESOURCE)),
    Filter::new("source", FilterTest::Row("source", &subjects::source::RESOURCE)),
    Filter::new("source_identifier", FilterTest::Text("source_identifier")),
    Filter::new("source_url", FilterTest::Text("source_url")),
    Filter::new("expression_data_url", FilterTest::Text("expression_data_url")),
    Filter::new("species", FilterTest::Row("species", &subjects::species::RESOURCE)),
    Filter::new("subject_autoname_index", FilterTest::Number("subject_autoname_index")),
    Filter::new("breeding_pair_autoname_index", FilterTest::Number("breeding_pair_autoname_index")),
    Filter::new("litter_autoname_index", FilterTest::Number("litter_autoname_index")),
    Filter::new("is_active", FilterTest::Bool("is_active")),
    Filter::new("lab", FilterTest::Text("lab__name")),
    Filter::new("alleles", FilterTest::Rows("alleles", &subjects::allele::RESOURCE)),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/lines`.
pub static ROUTES: &[Route] = &[
    Route::list("/lines", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/lines/{nickname}", &Item::new(&RESOURCE, 5, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "LineAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, TEXT, TEXT, UUID, TEXT, UUID, TEXT, BOOL]))
    .select(
        r#"t."id", t."name", t."nickname", t."target_phenotype", j1."name", t."strain_id", j2."name",
            t."source_id", t."expression_data_url", t."is_active""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, UUID, TEXT, UUID, TEXT, BOOL],
    )
    .joins(Dialects::same(
        r#"left join "subjects_strain" j1 on j1."id" = t."strain_id" left join "subjects_source" j2 on j2."id" =
            t."source_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/line", "Lines", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Nickname", 2).sort("nickname"),
        AdminColumn::new("Target phenotype", 3).sort("target_phenotype"),
        AdminColumn::new("Strain", 4).sort("strain__name").to(&subjects::strain::RESOURCE, 5),
        AdminColumn::new("Source", 6).sort("source__name").to(&subjects::source::RESOURCE, 7),
        AdminColumn::new("Expression", 8).sort("expression_data_url"),
        AdminColumn::new("Active", 9).sort("is_active"),
    ])
    .search(&["nickname", "name"])
    .filters(&[
        AdminFilter::by("Is active", FilterTest::Bool("is_active")),
        AdminFilter::by("Lab", FilterTest::Row("lab", &misc::lab::RESOURCE)),
        AdminFilter::by("Strain", FilterTest::Row("strain", &subjects::strain::RESOURCE)),
        AdminFilter::by("Species", FilterTest::Row("species", &subjects::species::RESOURCE)),
    ])
    .views(&[AdminView::new("active", "Active", &[("is_active", "true")]), AdminView::new("all", "All", &[])])
    .order(&[Order::up("nickname")])
    .edit(&[(6, 3)])
    .form(
        AdminForm::plain::<17>(&Input::form(
            &RESOURCE,
            &INPUT.by_key([1, 0, 3, 13, 4, 9, 14, 15, 2, 10, 11, 12, 5, 6, 7, 8, 16]),
        ))
        .inlines(&[
            Inline::new("Subject requests", 8, &subjects::subject_request::ADMIN, &[1, 3, 4]).edit(),
            Inline::new("Breeding pairs", 5, &subjects::breeding_pair::ADMIN, &[0, 4, 5, 6]).edit(),
        ]),
    );
