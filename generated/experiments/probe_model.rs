//! ProbeModel: A model of probe.
//! Declared in spec/experiments/probe_model.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, experiments};
use specimen::generated::*;

/// The table `experiments_probemodel` (spec/experiments/probe_model.yaml:2).
pub static RESOURCE: Resource = Resource::new("ProbeModel", "experiments_probemodel")
    .named("experiments.probemodel", "probe model", "ProbeModel")
    .about("A model of probe.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("probe_manufacturer", Kind::Text).max(255),
        Column::new("probe_model", Kind::Text).max(255).unique(),
        Column::new("description", Kind::Text).max(255).nullable(),
    ])
    .relations(&[
        Relation::back("chronic_insertion", &experiments::chronic_insertion::RESOURCE, 2, OnDelete::SetNull),
        Relation::back("probe_insertion", &experiments::probe_insertion::RESOURCE, 4, OnDelete::SetNull),
    ])
    .order(&[Order::up("probe_model")])
    .caption(&["probe_model"])
    .access(&ACCESS);

/// Rows of `experiments_probemodel` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_probemodel")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub probe_manufacturer: String,
        pub probe_model: String,
        pub description: Option<String>,
    }
    without_relations!();
}

/// The representation `detail` (spec/experiments/probe_model.yaml:15). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "ProbeModelDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/probe-models"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(2), Schema::Bounded(255)),
        Field::new("probe_manufacturer", Source::Column(3), Schema::Bounded(255)),
        Field::new("probe_model", Source::Column(1), Schema::Bounded(255)).example(r#""3B2""#),
        Field::new("description", Source::Column(4), Schema::Bounded(255)).nullable(),
        Field::new("json", Source::Column(5), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."probe_model", t."name", t."probe_manufacturer", t."description", t."json""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, JSON],
    );

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("ProbeModelInput", "ProbeModelPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
    InputField::new("probe_manufacturer", Takes::Text(255, None), Target::Column(3)).required(),
    InputField::new("probe_model", Takes::Text(255, None), Target::Column(4)).required().example(r#""3B2""#),
    InputField::new("description", Takes::Text(255, None), Target::Column(5)).nullable().blank(),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("probe_manufacturer", FilterTest::Text("probe_manufacturer")),
    Filter::new("probe_model", FilterTest::Text("probe_model")),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/probe-models`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/probe-models",
        &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url"),
    ),
    Route::item("/probe-models/{probe_model}", &Item::new(&RESOURCE, 4, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "ProbeModelAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, TEXT]))
    .select(r#"t."id", t."probe_model", t."probe_manufacturer", t."description""#, &[UUID, TEXT, TEXT, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("experiments/probemodel", "Probe models", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Probe model", 1).sort("probe_model").link(CellLink::Row),
        AdminColumn::new("Probe manufacturer", 2).sort("probe_manufacturer"),
        AdminColumn::new("Description", 3).sort("description"),
    ])
    .search(&["probe_model"])
    .form(AdminForm::plain::<5>(&Input::form(&RESOURCE, &INPUT.by_key([0, 4, 1, 2, 3]))));
