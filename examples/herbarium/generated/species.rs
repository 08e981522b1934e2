//! Species: A species of plants, with its scientific name.
//! Declared in spec/species.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::hooks::hook;
use super::{ACCESS, collection};
use specimen::generated::*;

/// The table `species` (spec/species.yaml:2).
pub static RESOURCE: Resource = Resource::new("Species", "species")
    .named("herbarium.species", "species", "Species")
    .about("A species of plants, with its scientific name.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(100).unique(),
        Column::new("family", Kind::Text).max(60).default(Default::Text("")),
        Column::new("life", Kind::Int).default(Default::Int(3)).choices(LIFE_CHOICES),
        Column::new("accepted_id", Kind::Uuid).field("accepted").nullable(),
    ])
    .relations(&[
        Relation::one("accepted", &RESOURCE, 4),
        Relation::back("sheet", &collection::sheet::RESOURCE, 2, OnDelete::Protect),
        Relation::back("synonyms", &RESOURCE, 4, OnDelete::SetNull),
    ])
    .order(&[Order::up("family"), Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Values of `life`.
pub static LIFE_CHOICES: &[Choice] =
    &[Choice::int(1, "annual"), Choice::int(2, "biennial"), Choice::int(3, "perennial")];

/// Rows of `species` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "species")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        pub family: String,
        /// Life span of the plants.
        pub life: i32,
        /// Accepted species, if this name is no longer in use.
        pub accepted_id: Option<Uuid>,
    }
    without_relations!();
}

/// The representation `detail` (spec/species.yaml:20). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "SpeciesDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/species"), Schema::Text("uri")),
        Field::new("name", Source::Column(1), Schema::Bounded(100)).example(r#""Bellis perennis""#),
        Field::new("genus", Source::Row(hook("SpeciesBehaviour::genus"), &[1]), Schema::Text(""))
            .nullable()
            .about("First word of the name."),
        Field::new("family", Source::Column(2), Schema::Bounded(60)).example(r#""Asteraceae""#),
        Field::new("life", Source::Label(3, LIFE_CHOICES), Schema::Label(LIFE_CHOICES))
            .about("Life span of the plants."),
        Field::new("accepted", Source::Column(4), Schema::Bounded(100))
            .nullable()
            .about("Accepted species, if this name is no longer in use."),
        Field::new("synonyms", Source::Column(5), Schema::List(&Schema::Bounded(100))),
    ])
    .select(r#"t."id", t."name", t."family", t."life", j1."name", m1.v"#, &[UUID, TEXT, TEXT, INT, TEXT, TEXT_LIST])
    .joins(Dialects::new(
        r#"left join "species" j1 on j1."id" = t."accepted_id" left join (select r0."accepted_id" as k,
            array_agg(r0."name" order by r0."family" nulls last, r0."name" nulls last, r0."name") as v from
            "species" r0 where r0."accepted_id" = any(array(select id from _ids)) group by r0."accepted_id") m1
            on m1.k = t."id""#,
        r#"left join "species" j1 on j1."id" = t."accepted_id" left join (select r0."accepted_id" as k,
            json_group_array(r0."name" order by r0."family" nulls last, r0."name" nulls last, r0."name") as v
            from "species" r0 where r0."accepted_id" in (select id from _ids) group by r0."accepted_id") m1 on
            m1.k = t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("SpeciesInput", "SpeciesPatch", &RESOURCE).fields(&[
    InputField::new(
        "name",
        Takes::Text(100, Some(&Pattern::new("^[A-Z][a-z]+ [a-z-]+$", "A genus and an epithet are needed."))),
        Target::Column(1),
    )
    .required()
    .example(r#""Bellis perennis""#),
    InputField::new("family", Takes::Text(60, None), Target::Column(2)).blank().example(r#""Asteraceae""#),
    InputField::new("life", Takes::Label(LIFE_CHOICES), Target::Column(3)).about("Life span of the plants."),
    InputField::new("accepted", Takes::One(&RESOURCE, By::Key(1)), Target::Column(4))
        .nullable()
        .about("Accepted species, if this name is no longer in use."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("family", FilterTest::Text("family")),
    Filter::new("life", FilterTest::Choice("life", LIFE_CHOICES)),
    Filter::new("accepted", FilterTest::Row("accepted", &RESOURCE)),
    Filter::new("starts", FilterTest::Text("name__istartswith")),
];

/// The endpoints under `/species`.
pub static ROUTES: &[Route] = &[
    Route::list("/species", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/species/{name}", &Item::new(&RESOURCE, 1, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "SpeciesAdmin", &RESOURCE)
    .fields(&Field::joined::<8>(
        &Field::columns([UUID, TEXT, TEXT, TEXT, UUID]),
        &[
            Field::new("genus", Source::Row(hook("SpeciesBehaviour::genus"), &[1]), Schema::Text("")).nullable(),
            Field::label("life", 5, LIFE_CHOICES),
            Field::new("synonyms", Source::Column(6), Schema::List(&Schema::Bounded(100))),
        ],
    ))
    .select(
        r#"t."id", t."name", t."family", j1."name", t."accepted_id", t."life", m1.v"#,
        &[UUID, TEXT, TEXT, TEXT, UUID, INT, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join "species" j1 on j1."id" = t."accepted_id" left join (select r0."accepted_id" as k,
            array_agg(r0."name" order by r0."family" nulls last, r0."name" nulls last, r0."name") as v from
            "species" r0 where r0."accepted_id" = any(array(select id from _ids)) group by r0."accepted_id") m1
            on m1.k = t."id""#,
        r#"left join "species" j1 on j1."id" = t."accepted_id" left join (select r0."accepted_id" as k,
            json_group_array(r0."name" order by r0."family" nulls last, r0."name" nulls last, r0."name") as v
            from "species" r0 where r0."accepted_id" in (select id from _ids) group by r0."accepted_id") m1 on
            m1.k = t."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("herbarium/species", "Species", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Genus", 5),
        AdminColumn::new("Family", 2).sort("family"),
        AdminColumn::new("Life", 6).sort("life"),
        AdminColumn::new("Accepted", 3).sort("accepted__name").to(&RESOURCE, 4),
        AdminColumn::new("Synonyms", 7),
    ])
    .search(&["name"])
    .filters(&[
        AdminFilter::by("Life", FilterTest::Choice("life", LIFE_CHOICES)),
        AdminFilter::by("Accepted", FilterTest::Row("accepted", &RESOURCE)),
    ])
    .form(AdminForm::plain::<4>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3]))));

/// The hand-written code of Species (spec/species.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/species.yaml:2 needs `impl SpeciesBehaviour for App`")]
pub trait SpeciesBehaviour {
    /// The value `genus` of a row (spec/species.yaml:17). First word of the name.
    fn genus(now: &RequestTime, name: Option<String>) -> Option<String>;
}

pub const fn functions<C: SpeciesBehaviour>() -> FunctionsOf {
    &[(
        "SpeciesBehaviour::genus",
        Function::Row(|row, columns, now, out| json::text(out, C::genus(now, row.text(columns[0])))),
    )]
}
