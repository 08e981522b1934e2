//! Revision: A name for a later version of datasets. The paths of their files contain it.
//! Declared in spec/data/revision.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, data};
use specimen::generated::*;

/// The table `data_revision` (spec/data/revision.yaml:2).
pub static RESOURCE: Resource = Resource::new("Revision", "data_revision")
    .named("data.revision", "revision", "Revision")
    .about("A name for a later version of datasets. The paths of their files contain it.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")).unique(),
        Column::new("description", Kind::Text).max(1023).default(Default::Text("")),
        Column::new("created_datetime", Kind::DateTime).default(Default::Now).nullable(),
    ])
    .relations(&[Relation::back("dataset", &data::dataset::RESOURCE, 17, OnDelete::SetNull)])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `data_revision` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_revision")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub description: String,
        pub created_datetime: Option<DateTime<Utc>>,
    }
    without_relations!();
}

/// The representation `detail` (spec/data/revision.yaml:16). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "RevisionDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("json", Source::Column(1), Schema::Any).nullable().about("Any further data."),
        Field::new("name", Source::Column(2), Schema::Bounded(255)).example(r#""2021-06-01""#),
        Field::new("description", Source::Column(3), Schema::Bounded(1023)),
        Field::new("created_datetime", Source::Column(4), Schema::Text("date-time")).nullable(),
    ])
    .select(
        r#"t."id", t."json", t."name", t."description", t."created_datetime""#,
        &[UUID, JSON, TEXT, TEXT, DATE_TIME],
    );

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("RevisionInput", "RevisionPatch", &RESOURCE).fields(&[
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
    InputField::new(
        "name",
        Takes::Text(
            255,
            Some(&Pattern::new(
                "^[\\w.-]+$",
                "Revisions must only contain letters, numbers, hyphens, underscores and forward slashes.",
            )),
        ),
        Target::Column(2),
    )
    .blank()
    .example(r#""2021-06-01""#),
    InputField::new("description", Takes::Text(1023, None), Target::Column(3)).blank(),
    InputField::new("created_datetime", Takes::DateTime, Target::Column(4)).nullable(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[Filter::new("name", FilterTest::Text("name"))];

/// The endpoints under `/revisions`.
pub static ROUTES: &[Route] = &[
    Route::list("/revisions", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/revisions/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "RevisionAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT]))
    .select(r#"t."id", t."name", t."description""#, &[UUID, TEXT, TEXT]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("data/revision", "Revisions", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Description", 2).sort("description"),
    ])
    .search(&["name"])
    .filters(&[AdminFilter::by("Created datetime", FilterTest::DateRange("created_datetime"))])
    .order(&[Order::down("created_datetime")])
    .form(AdminForm::plain::<3>(&Input::form(&RESOURCE, &INPUT.by_key([1, 2, 0]))));
