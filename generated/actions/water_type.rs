//! WaterType: A kind of drinking water, e.g. `Hydrogel`.
//! Declared in spec/actions/water_type.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, actions};
use specimen::generated::*;

/// The table `actions_watertype` (spec/actions/water_type.yaml:2).
pub static RESOURCE: Resource = Resource::new("WaterType", "actions_watertype")
    .named("actions.watertype", "water type", "WaterType")
    .about("A kind of drinking water, e.g. `Hydrogel`.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(128).unique(),
    ])
    .relations(&[
        Relation::back("wateradministration", &actions::water_administration::RESOURCE, 8, OnDelete::SetNull),
        Relation::back("waterrestriction", &actions::water_restriction::RESOURCE, 10, OnDelete::SetNull),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `actions_watertype` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_watertype")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/actions/water_type.yaml:13). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "WaterTypeDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/water-type"), Schema::Text("uri")),
        Field::new("json", Source::Column(2), Schema::Any).nullable().about("Any further data."),
        Field::new("name", Source::Column(1), Schema::Bounded(128)).example(r#""Water 10% Sucrose""#),
    ])
    .select(r#"t."id", t."name", t."json""#, &[UUID, TEXT, JSON]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("WaterTypeInput", "WaterTypePatch", &RESOURCE).fields(&[
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
    InputField::new(
        "name",
        Takes::Text(128, Some(&Pattern::new("^[^/]+$", "Names of water types cannot hold slashes."))),
        Target::Column(2),
    )
    .required()
    .example(r#""Water 10% Sucrose""#),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[];

/// The endpoints under `/water-type`.
pub static ROUTES: &[Route] = &[
    Route::list("/water-type", &List::new(&RESOURCE, &DETAIL).create(&INPUT, &DETAIL).location("url")),
    Route::item("/water-type/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read()),
    Route::list("/water-types", &List::new(&RESOURCE, &DETAIL).create(&INPUT, &DETAIL).location("url"))
        .about("The same kinds of water as at `/water-type`. Here they can also be changed and deleted."),
    Route::item("/water-types/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete())
        .about("The same kinds of water as at `/water-type`. Here they can also be changed and deleted."),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "WaterTypeAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT]))
    .select(r#"t."id", t."name""#, &[UUID, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/watertype", "Water types", &ADMIN_ROWS)
    .columns(&[AdminColumn::new("Name", 1).sort("name").link(CellLink::Row)])
    .search(&["name"])
    .form(AdminForm::plain::<2>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1]))));
