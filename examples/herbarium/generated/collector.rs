//! Collector: A person who gathers and presses plants.
//! Declared in spec/collector.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::{ACCESS, collection};
use specimen::generated::*;

/// The table `collector` (spec/collector.yaml:2).
pub static RESOURCE: Resource = Resource::new("Collector", "collector")
    .named("herbarium.collector", "collector", "Collector")
    .about("A person who gathers and presses plants.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(100).unique(),
        Column::new("institute", Kind::Text).max(200).default(Default::Text("")),
    ])
    .relations(&[Relation::back("sheets", &collection::sheet::RESOURCE, 3, OnDelete::Protect)])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `collector` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "collector")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Institute that keeps the field books.
        pub institute: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/collector.yaml:14). A page costs 2 statements.
pub static DETAIL: Representation = Representation::new("detail", "CollectorDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/collectors"), Schema::Text("uri")),
        Field::new("name", Source::Column(1), Schema::Bounded(100)).example(r#""M. Merian""#),
        Field::new("institute", Source::Column(2), Schema::Bounded(200)).about("Institute that keeps the field books."),
        Field::new("sheets", Source::Many(0), Schema::List(&Schema::Ref(&collection::sheet::BRIEF))),
    ])
    .select(r#"t."id", t."name", t."institute""#, &[UUID, TEXT, TEXT])
    .children(&[Child::new(0, &collection::sheet::BRIEF, r#"t."collector_id""#).order(&[Order::up("collected")])])
    .statements(2);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("CollectorInput", "CollectorPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(100, None), Target::Column(1)).required().example(r#""M. Merian""#),
    InputField::new("institute", Takes::Text(200, None), Target::Column(2))
        .blank()
        .about("Institute that keeps the field books."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("institute", FilterTest::Text("institute")),
];

/// The endpoints under `/collectors`.
pub static ROUTES: &[Route] = &[
    Route::list("/collectors", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/collectors/{name}", &Item::new(&RESOURCE, 1, &DETAIL).read().write(&INPUT).delete()),
    Route::list(
        "/collectors/{name}/sheets",
        &List::new(&collection::sheet::RESOURCE, &collection::sheet::DETAIL)
            .order(&[Order::down("collected")])
            .filters(collection::sheet::FILTERS)
            .owner(Owner::new(&RESOURCE, 1, "collector")),
    )
    .about("Sheets of the collector, newest first."),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "CollectorAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT]))
    .select(r#"t."id", t."name", t."institute""#, &[UUID, TEXT, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("herbarium/collector", "Collectors", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Institute", 2).sort("institute"),
    ])
    .search(&["name"])
    .form(AdminForm::plain::<2>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1]))));
