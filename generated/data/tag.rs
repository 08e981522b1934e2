//! Tag: A label of datasets, e.g. for a publication. It may protect them or make them public.
//! Declared in spec/data/tag.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, data};
use specimen::generated::*;

/// The table `data_tag` (spec/data/tag.yaml:2).
pub static RESOURCE: Resource = Resource::new("Tag", "data_tag")
    .named("data.tag", "tag", "Tag")
    .about("A label of datasets, e.g. for a publication. It may protect them or make them public.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")).unique(),
        Column::new("description", Kind::Text).max(1023).default(Default::Text("")),
        Column::new("protected", Kind::Bool).default(Default::Bool(false)),
        Column::new("public", Kind::Bool).default(Default::Bool(false)),
        Column::new("hash", Kind::Text).max(64).nullable(),
    ])
    .relations(&[Relation::many("datasets", &data::dataset::RESOURCE, ["data_dataset_tags", "tag_id", "dataset_id"])])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `data_tag` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_tag")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub description: String,
        /// Whether datasets with this tag are protected: they cannot be replaced or deleted.
        pub protected: bool,
        /// Whether datasets with this tag are public.
        pub public: bool,
        /// Checksum over the ids of its datasets.
        pub hash: Option<String>,
    }
    without_relations!();
}

/// The representation `detail` (spec/data/tag.yaml:17). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "TagDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("json", Source::Column(1), Schema::Any).nullable().about("Any further data."),
        Field::new("name", Source::Column(2), Schema::Bounded(255)),
        Field::new("description", Source::Column(3), Schema::Bounded(1023)),
        Field::new("protected", Source::Column(4), Schema::Boolean)
            .about("Whether datasets with this tag are protected: they cannot be replaced or deleted."),
        Field::new("public", Source::Column(5), Schema::Boolean).about("Whether datasets with this tag are public."),
        Field::new("hash", Source::Column(6), Schema::Bounded(64))
            .nullable()
            .about("Checksum over the ids of its datasets."),
    ])
    .select(
        r#"t."id", t."json", t."name", t."description", t."protected", t."public", t."hash""#,
        &[UUID, JSON, TEXT, TEXT, BOOL, BOOL, TEXT],
    );

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("TagInput", "TagPatch", &RESOURCE).fields(&[
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
    InputField::new("name", Takes::Text(255, None), Target::Column(2)).blank(),
    InputField::new("description", Takes::Text(1023, None), Target::Column(3)).blank(),
    InputField::new("protected", Takes::Bool, Target::Column(4))
        .about("Whether datasets with this tag are protected: they cannot be replaced or deleted."),
    InputField::new("public", Takes::Bool, Target::Column(5)).about("Whether datasets with this tag are public."),
    InputField::new("hash", Takes::Text(64, None), Target::Column(6))
        .nullable()
        .blank()
        .about("Checksum over the ids of its datasets."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[Filter::new("name", FilterTest::Text("name"))];

/// The endpoints under `/tags`.
pub static ROUTES: &[Route] = &[
    Route::list("/tags", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/tags/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "TagAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, BOOL, BOOL]))
    .select(r#"t."id", t."name", t."description", t."protected", t."public""#, &[UUID, TEXT, TEXT, BOOL, BOOL]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("data/tag", "Tags", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Description", 2).sort("description"),
        AdminColumn::count("# datasets", 0),
        AdminColumn::new("Protected", 3).sort("protected"),
        AdminColumn::new("Public", 4).sort("public"),
    ])
    .search(&["name"])
    .filters(&[
        AdminFilter::by("Protected", FilterTest::Bool("protected")),
        AdminFilter::by("Public", FilterTest::Bool("public")),
    ])
    .form(AdminForm::plain::<5>(&Input::form(&RESOURCE, &INPUT.by_key([1, 2, 3, 4, 0]))));
