//! Lab: A laboratory, with its data repositories and the defaults for its animals.
//! Declared in spec/misc/lab.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, actions, data, misc, subjects};
use specimen::generated::*;

/// The table `misc_lab` (spec/misc/lab.yaml:2).
pub static RESOURCE: Resource = Resource::new("Lab", "misc_lab")
    .named("misc.lab", "lab", "Lab")
    .about("A laboratory, with its data repositories and the defaults for its animals.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).unique(),
        Column::new("institution", Kind::Text).max(255).default(Default::Text("")),
        Column::new("address", Kind::Text).max(255).default(Default::Text("")),
        Column::new("timezone", Kind::Text).max(64).default(Default::TimeZone),
        Column::new("reference_weight_pct", Kind::Float).default(Default::Float(0.0)),
        Column::new("zscore_weight_pct", Kind::Float).default(Default::Float(0.0)),
        Column::new("cage_type_id", Kind::Uuid).field("cage_type").nullable(),
        Column::new("enrichment_id", Kind::Uuid).field("enrichment").nullable(),
        Column::new("food_id", Kind::Uuid).field("food").nullable(),
        Column::new("cage_cleaning_frequency_days", Kind::Int).nullable(),
        Column::new("light_cycle", Kind::Int).choices(LIGHT_CYCLE_CHOICES).nullable(),
    ])
    .relations(&[
        Relation::one("cage_type", &misc::cage_type::RESOURCE, 8),
        Relation::one("enrichment", &misc::enrichment::RESOURCE, 9),
        Relation::one("food", &misc::food::RESOURCE, 10),
        Relation::many(
            "repositories",
            &data::data_repository::RESOURCE,
            ["misc_lab_repositories", "lab_id", "datarepository_id"],
        )
        .own(),
        Relation::back("chronicrecording", &actions::chronic_recording::RESOURCE, 3, OnDelete::SetNull),
        Relation::back("lablocation", &misc::lab_location::RESOURCE, 3, OnDelete::Cascade),
        Relation::back("labmembership", &misc::lab_membership::RESOURCE, 4, OnDelete::Cascade),
        Relation::back("line", &subjects::line::RESOURCE, 16, OnDelete::Cascade),
        Relation::back("otheraction", &actions::other_action::RESOURCE, 3, OnDelete::SetNull),
        Relation::back("session", &actions::session::RESOURCE, 3, OnDelete::SetNull),
        Relation::back("subject", &subjects::subject::RESOURCE, 15, OnDelete::Cascade),
        Relation::back("surgery", &actions::surgery::RESOURCE, 3, OnDelete::SetNull),
        Relation::back("virusinjection", &actions::virus_injection::RESOURCE, 3, OnDelete::SetNull),
        Relation::back("waterrestriction", &actions::water_restriction::RESOURCE, 3, OnDelete::SetNull),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS.read(&[Allow::Public, Allow::Token]));

/// Values of `light_cycle`.
pub static LIGHT_CYCLE_CHOICES: &[Choice] = &[Choice::int(0, "Normal"), Choice::int(1, "Inverted")];

/// Rows of `misc_lab` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_lab")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub institution: String,
        pub address: String,
        /// Time zone of the lab, by its IANA name.
        pub timezone: String,
        /// Minimum weight during a water restriction, as a fraction of the weight at its start.
        pub reference_weight_pct: f64,
        /// Minimum weight during a water restriction, as a fraction of the weight expected for sex and age. Both parts
        /// of the minimum are added.
        pub zscore_weight_pct: f64,
        pub cage_type_id: Option<Uuid>,
        pub enrichment_id: Option<Uuid>,
        pub food_id: Option<Uuid>,
        pub cage_cleaning_frequency_days: Option<i32>,
        pub light_cycle: Option<i32>,
    }
    without_relations!();
}

/// The representation `detail` (spec/misc/lab.yaml:26). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "LabDetail", &RESOURCE)
    .fields(&[
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("institution", Source::Column(2), Schema::Bounded(255)),
        Field::new("address", Source::Column(3), Schema::Bounded(255)),
        Field::new("timezone", Source::Column(4), Schema::Bounded(64))
            .about("Time zone of the lab, by its IANA name.")
            .example(r#""Europe/London""#),
        Field::new("repositories", Source::Column(5), Schema::List(&Schema::Bounded(255))),
        Field::new("reference_weight_pct", Source::Column(6), Schema::Number)
            .about("Minimum weight during a water restriction, as a fraction of the weight at its start.")
            .example("0.85"),
        Field::new("zscore_weight_pct", Source::Column(7), Schema::Number)
            .about(
                "Minimum weight during a water restriction, as a fraction of the weight expected for sex \
                and age. Both parts of the minimum are added.",
            )
            .example("0"),
        Field::new("json", Source::Column(8), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."name", t."institution", t."address", t."timezone", m1.v, t."reference_weight_pct",
            t."zscore_weight_pct", t."json""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, TEXT_LIST, FLOAT, FLOAT, JSON],
    )
    .joins(Dialects::new(
        r#"left join (select x0."lab_id" as k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as
            v from "misc_lab_repositories" x0 join "data_datarepository" r0 on r0."id" = x0."datarepository_id"
            where x0."lab_id" = any(array(select id from _ids)) group by x0."lab_id") m1 on m1.k = t."id""#,
        r#"left join (select x0."lab_id" as k, json_group_array(r0."name" order by r0."name" nulls last,
            r0."name") as v from "misc_lab_repositories" x0 join "data_datarepository" r0 on r0."id" =
            x0."datarepository_id" where x0."lab_id" in (select id from _ids) group by x0."lab_id") m1 on m1.k =
            t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("LabInput", "LabPatch", &RESOURCE).fields(&[
    InputField::new(
        "name",
        Takes::Text(
            255,
            Some(&Pattern::new("^\\w+$", "Lab name must only contain letters, numbers, and underscores.")),
        ),
        Target::Column(2),
    )
    .required(),
    InputField::new("institution", Takes::Text(255, None), Target::Column(3)).blank(),
    InputField::new("address", Takes::Text(255, None), Target::Column(4)).blank(),
    InputField::new("timezone", Takes::Text(64, None), Target::Column(5))
        .blank()
        .about("Time zone of the lab, by its IANA name.")
        .example(r#""Europe/London""#),
    InputField::new("repositories", Takes::Many(&data::data_repository::RESOURCE, By::Key(2)), Target::Relation(3))
        .schema(Schema::List(&Schema::Bounded(255))),
    InputField::new("reference_weight_pct", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(6))
        .about("Minimum weight during a water restriction, as a fraction of the weight at its start.")
        .example("0.85"),
    InputField::new("zscore_weight_pct", Takes::Float(f64::NEG_INFINITY, f64::INFINITY), Target::Column(7))
        .about(
            "Minimum weight during a water restriction, as a fraction of the weight expected for sex \
                and age. Both parts of the minimum are added.",
        )
        .example("0"),
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("institution", FilterTest::Text("institution")),
    Filter::new("address", FilterTest::Text("address")),
    Filter::new("timezone", FilterTest::Text("timezone")),
    Filter::new("reference_weight_pct", FilterTest::Number("reference_weight_pct")),
    Filter::new("zscore_weight_pct", FilterTest::Number("zscore_weight_pct")),
    Filter::new("cage_type", FilterTest::Row("cage_type", &misc::cage_type::RESOURCE)),
    Filter::new("enrichment", FilterTest::Row("enrichment", &misc::enrichment::RESOURCE)),
    Filter::new("food", FilterTest::Row("food", &misc::food::RESOURCE)),
    Filter::new("cage_cleaning_frequency_days", FilterTest::Number("cage_cleaning_frequency_days")),
    Filter::new("light_cycle", FilterTest::Choice("light_cycle", LIGHT_CYCLE_CHOICES)),
    Filter::new("repositories", FilterTest::Rows("repositories", &data::data_repository::RESOURCE)),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/labs`.
pub static ROUTES: &[Route] = &[
    Route::list("/labs", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/labs/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "LabAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, TEXT, TEXT, FLOAT, FLOAT]))
    .select(
        r#"t."id", t."name", t."institution", t."address", t."timezone", t."reference_weight_pct",
            t."zscore_weight_pct""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, FLOAT, FLOAT],
    );

pub(crate) static ADMIN: AdminPage = AdminPage::rows("misc/lab", "Labs", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Institution", 2).sort("institution"),
        AdminColumn::new("Address", 3).sort("address"),
        AdminColumn::new("Timezone", 4).sort("timezone"),
        AdminColumn::new("Reference weight pct", 5).sort("reference_weight_pct"),
        AdminColumn::new("Zscore weight pct", 6).sort("zscore_weight_pct"),
    ])
    .search(&["name"])
    .filters(&[
        AdminFilter::by("Cage type", FilterTest::Row("cage_type", &misc::cage_type::RESOURCE)),
        AdminFilter::by("Enrichment", FilterTest::Row("enrichment", &misc::enrichment::RESOURCE)),
        AdminFilter::by("Food", FilterTest::Row("food", &misc::food::RESOURCE)),
        AdminFilter::by("Light cycle", FilterTest::Choice("light_cycle", LIGHT_CYCLE_CHOICES)),
    ])
    .form(AdminForm::plain::<13>(&Input::form(
        &RESOURCE,
        &InputField::joined::<13>(&[
            &INPUT.by_key([0, 1, 2, 3, 5, 6]),
            &InputField::columns(&RESOURCE, [8, 9, 10, 11, 12]),
            &INPUT.by_key([4, 7]),
        ]),
    )));
