//! LabLocation: A room or rig in a lab.
//! Declared in spec/misc/lab_location.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, actions, misc};
use specimen::generated::*;

/// The table `misc_lablocation` (spec/misc/lab_location.yaml:2).
pub static RESOURCE: Resource = Resource::new("LabLocation", "misc_lablocation")
    .named("misc.lablocation", "lab location", "LabLocation")
    .about("A room or rig in a lab.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255),
        Column::new("lab_id", Kind::Uuid).field("lab").default(Default::Setting("default_lab")),
    ])
    .relations(&[
        Relation::one("lab", &misc::lab::RESOURCE, 3),
        Relation::back("chronicrecording", &actions::chronic_recording::RESOURCE, 8, OnDelete::SetNull),
        Relation::back("otheraction", &actions::other_action::RESOURCE, 8, OnDelete::SetNull),
        Relation::back("session", &actions::session::RESOURCE, 8, OnDelete::SetNull),
        Relation::back("surgery", &actions::surgery::RESOURCE, 8, OnDelete::SetNull),
        Relation::back("virusinjection", &actions::virus_injection::RESOURCE, 8, OnDelete::SetNull),
        Relation::back("waterrestriction", &actions::water_restriction::RESOURCE, 8, OnDelete::SetNull),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `misc_lablocation` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_lablocation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub lab_id: Uuid,
    }
    without_relations!();
}

/// The representation `detail` (spec/misc/lab_location.yaml:14). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "LabLocationDetail", &RESOURCE)
    .fields(&[
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("lab", Source::Column(2), Schema::Bounded(255)),
        Field::new("json", Source::Column(3), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", t."name", j1."name", t."json""#, &[UUID, TEXT, TEXT, JSON])
    .joins(Dialects::same(r#"left join "misc_lab" j1 on j1."id" = t."lab_id""#));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("LabLocationInput", "LabLocationPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(2)).required(),
    InputField::new("lab", Takes::One(&misc::lab::RESOURCE, By::Key(2)), Target::Column(3)),
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[];

/// The endpoints under `/locations`.
pub static ROUTES: &[Route] = &[
    Route::list("/locations", &List::new(&RESOURCE, &DETAIL)),
    Route::item("/locations/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT)),
    Route::list("/lab-locations", &List::new(&RESOURCE, &DETAIL).create(&INPUT, &DETAIL))
        .about("The same rooms and rigs as at `/locations`. Here they can also be created and deleted."),
    Route::item("/lab-locations/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete())
        .about("The same rooms and rigs as at `/locations`. Here they can also be created and deleted."),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "LabLocationAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, UUID]))
    .select(r#"t."id", t."name", j1."name", t."lab_id""#, &[UUID, TEXT, TEXT, UUID])
    .joins(Dialects::same(r#"left join "misc_lab" j1 on j1."id" = t."lab_id""#));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("misc/lablocation", "Lab locations", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Lab", 2).sort("lab__name").to(&misc::lab::RESOURCE, 3),
    ])
    .search(&["lab__name", "name"])
    .filters(&[AdminFilter::by("Lab", FilterTest::Row("lab", &misc::lab::RESOURCE))])
    .order(&[Order::up("lab__name"), Order::up("name")])
    .form(AdminForm::plain::<3>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2]))));
