//! ProcedureType: A kind of procedure, e.g. `Behavior training/tasks`.
//! Declared in spec/actions/procedure_type.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, actions};
use specimen::generated::*;

/// The table `actions_proceduretype` (spec/actions/procedure_type.yaml:2).
pub static RESOURCE: Resource = Resource::new("ProcedureType", "actions_proceduretype")
    .named("actions.proceduretype", "procedure type", "ProcedureType")
    .about("A kind of procedure, e.g. `Behavior training/tasks`.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255),
        Column::new("description", Kind::Text).default(Default::Text("")),
    ])
    .relations(&[
        Relation::many(
            "chronicrecording",
            &actions::chronic_recording::RESOURCE,
            ["actions_chronicrecording_procedures", "proceduretype_id", "chronicrecording_id"],
        ),
        Relation::many(
            "otheraction",
            &actions::other_action::RESOURCE,
            ["actions_otheraction_procedures", "proceduretype_id", "otheraction_id"],
        ),
        Relation::many(
            "session",
            &actions::session::RESOURCE,
            ["actions_session_procedures", "proceduretype_id", "session_id"],
        ),
        Relation::many(
            "surgery",
            &actions::surgery::RESOURCE,
            ["actions_surgery_procedures", "proceduretype_id", "surgery_id"],
        ),
        Relation::many(
            "virusinjection",
            &actions::virus_injection::RESOURCE,
            ["actions_virusinjection_procedures", "proceduretype_id", "virusinjection_id"],
        ),
        Relation::many(
            "waterrestriction",
            &actions::water_restriction::RESOURCE,
            ["actions_waterrestriction_procedures", "proceduretype_id", "waterrestriction_id"],
        ),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `actions_proceduretype` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_proceduretype")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub description: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/actions/procedure_type.yaml:14). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "ProcedureTypeDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("json", Source::Column(2), Schema::Any).nullable().about("Any further data."),
        Field::new("description", Source::Column(3), Schema::Text("")),
    ])
    .select(r#"t."id", t."name", t."json", t."description""#, &[UUID, TEXT, JSON, TEXT]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("ProcedureTypeInput", "ProcedureTypePatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(2)).required(),
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
    InputField::new("description", Takes::Text(0, None), Target::Column(3)).blank(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[];

/// The endpoints under `/procedures`.
pub static ROUTES: &[Route] = &[
    Route::list("/procedures", &List::new(&RESOURCE, &DETAIL).create(&INPUT, &DETAIL)),
    Route::list("/procedure-types", &List::new(&RESOURCE, &DETAIL).create(&INPUT, &DETAIL)).about(
        "The same kinds of procedure as at `/procedures`. Here they can also be changed and \
                deleted.",
    ),
    Route::item("/procedure-types/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()).about(
        "The same kinds of procedure as at `/procedures`. Here they can also be changed and \
                deleted.",
    ),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "ProcedureTypeAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT]))
    .select(r#"t."id", t."name""#, &[UUID, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("actions/proceduretype", "Procedure types", &ADMIN_ROWS)
    .columns(&[AdminColumn::new("Name", 1).sort("name").link(CellLink::Row)])
    .search(&["name"])
    .form(AdminForm::plain::<3>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2]))));
