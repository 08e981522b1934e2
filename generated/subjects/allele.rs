//! Allele: A variant of a gene.
//! Declared in spec/subjects/allele.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, subjects};
use specimen::generated::*;

/// The table `subjects_allele` (spec/subjects/allele.yaml:2).
pub static RESOURCE: Resource = Resource::new("Allele", "subjects_allele")
    .named("subjects.allele", "allele", "Allele")
    .about("A variant of a gene.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(1023).default(Default::Text("")),
        Column::new("nickname", Kind::Text).max(255).unique(),
    ])
    .relations(&[
        Relation::many(
            "sequences",
            &subjects::sequence::RESOURCE,
            ["subjects_allele_sequences", "allele_id", "sequence_id"],
        )
        .own(),
        Relation::many("line", &subjects::line::RESOURCE, ["subjects_line_alleles", "allele_id", "line_id"]),
        Relation::many("subject", &subjects::subject::RESOURCE, ["subjects_zygosity", "allele_id", "subject_id"])
            .through(&subjects::zygosity::RESOURCE),
        Relation::back("zygosity", &subjects::zygosity::RESOURCE, 4, OnDelete::Cascade),
        Relation::back("zygosityrule", &subjects::zygosity_rule::RESOURCE, 4, OnDelete::SetNull),
    ])
    .order(&[Order::up("nickname")])
    .caption(&["nickname"])
    .access(&ACCESS);

/// Rows of `subjects_allele` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_allele")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        /// Standard name.
        pub name: String,
        pub nickname: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/allele.yaml:15). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "AlleleDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/alleles"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("nickname", Source::Column(1), Schema::Bounded(255)),
        Field::new("name", Source::Column(2), Schema::Bounded(1023)).about("Standard name."),
        Field::new("sequences", Source::Column(3), Schema::List(&Schema::Bounded(255))),
        Field::new("json", Source::Column(4), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", t."nickname", t."name", m1.v, t."json""#, &[UUID, TEXT, TEXT, TEXT_LIST, JSON])
    .joins(Dialects::new(
        r#"left join (select x0."allele_id" as k, array_agg(r0."name" order by r0."name" nulls last, r0."name")
            as v from "subjects_allele_sequences" x0 join "subjects_sequence" r0 on r0."id" = x0."sequence_id"
            where x0."allele_id" = any(array(select id from _ids)) group by x0."allele_id") m1 on m1.k = t."id""#,
        r#"left join (select x0."allele_id" as k, json_group_array(r0."name" order by r0."name" nulls last,
            r0."name") as v from "subjects_allele_sequences" x0 join "subjects_sequence" r0 on r0."id" =
            x0."sequence_id" where x0."allele_id" in (select id from _ids) group by x0."allele_id") m1 on m1.k =
            t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("AlleleInput", "AllelePatch", &RESOURCE).fields(&[
    InputField::new("nickname", Takes::Text(255, None), Target::Column(3)).required(),
    InputField::new("name", Takes::Text(1023, None), Target::Column(2)).blank().about("Standard name."),
    InputField::new("sequences", Takes::Many(&subjects::sequence::RESOURCE, By::Key(2)), Target::Relation(0))
        .schema(Schema::List(&Schema::Bounded(255))),
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("nickname", FilterTest::Text("nickname")),
    Filter::new("sequences", FilterTest::Rows("sequences", &subjects::sequence::RESOURCE)),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/alleles`.
pub static ROUTES: &[Route] = &[
    Route::list("/alleles", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/alleles/{nickname}", &Item::new(&RESOURCE, 3, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "AlleleAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT]))
    .select(r#"t."id", t."nickname", t."name""#, &[UUID, TEXT, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/allele", "Alleles", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Nickname", 1).sort("nickname").link(CellLink::Row),
        AdminColumn::new("Name", 2).sort("name"),
    ])
    .search(&["nickname", "name"])
    .form(AdminForm::plain::<4>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3]))));
