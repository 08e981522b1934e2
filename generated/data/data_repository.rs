//! DataRepository: A place where files are stored: a server, or a computer of a lab.
//! Declared in spec/data/data_repository.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, data, jobs, misc};
use specimen::generated::*;

/// The table `data_datarepository` (spec/data/data_repository.yaml:2).
pub static RESOURCE: Resource = Resource::new("DataRepository", "data_datarepository")
    .named("data.datarepository", "data repository", "DataRepository")
    .about("A place where files are stored: a server, or a computer of a lab.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).unique(),
        Column::new("repository_type_id", Kind::Uuid).field("repository_type").nullable(),
        Column::new("hostname", Kind::Text).max(200).default(Default::Text("")),
        Column::new("data_url", Kind::Text).max(200).nullable(),
        Column::new("timezone", Kind::Text).max(64).default(Default::TimeZone),
        Column::new("globus_path", Kind::Text).max(1000).default(Default::Text("")),
        Column::new("globus_endpoint_id", Kind::Uuid).nullable(),
        Column::new("globus_is_personal", Kind::Bool).nullable(),
    ])
    .relations(&[
        Relation::one("repository_type", &data::data_repository_type::RESOURCE, 3),
        Relation::back("filerecord", &data::file_record::RESOURCE, 4, OnDelete::Cascade),
        Relation::many("lab", &misc::lab::RESOURCE, ["misc_lab_repositories", "datarepository_id", "lab_id"]),
        Relation::back("tasks", &jobs::task::RESOURCE, 18, OnDelete::Cascade),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `data_datarepository` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_datarepository")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub repository_type_id: Option<Uuid>,
        pub hostname: String,
        /// URL of its base folder; relative paths of files begin there.
        pub data_url: Option<String>,
        /// Time zone, by its IANA name.
        pub timezone: String,
        /// Base folder at its Globus endpoint; relative paths of files begin there.
        pub globus_path: String,
        pub globus_endpoint_id: Option<Uuid>,
        /// `true`: a computer of a lab; `false`: a server; null: neither.
        pub globus_is_personal: Option<bool>,
    }
    without_relations!();
}

/// The representation `detail` (spec/data/data_repository.yaml:20). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "DataRepositoryDetail", &RESOURCE)
    .fields(&[
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("timezone", Source::Column(2), Schema::Bounded(64)).about("Time zone, by its IANA name."),
        Field::new("globus_path", Source::Column(3), Schema::Bounded(1000))
            .about("Base folder at its Globus endpoint; relative paths of files begin there."),
        Field::new("hostname", Source::Column(4), Schema::Bounded(200)),
        Field::new("data_url", Source::Column(5), Schema::Blank("uri"))
            .nullable()
            .about("URL of its base folder; relative paths of files begin there."),
        Field::new("repository_type", Source::Column(6), Schema::Bounded(255)).nullable(),
        Field::new("globus_endpoint_id", Source::Column(7), Schema::Text("uuid")).nullable(),
        Field::new("globus_is_personal", Source::Column(8), Schema::Boolean)
            .nullable()
            .about("`true`: a computer of a lab; `false`: a server; null: neither."),
        Field::new("json", Source::Column(9), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."name", t."timezone", t."globus_path", t."hostname", t."data_url", j1."name",
            t."globus_endpoint_id", t."globus_is_personal", t."json""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, UUID, BOOL, JSON],
    )
    .joins(Dialects::same(r#"left join "data_datarepositorytype" j1 on j1."id" = t."repository_type_id""#));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("DataRepositoryInput", "DataRepositoryPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(2)).required(),
    InputField::new("timezone", Takes::Text(64, None), Target::Column(6)).blank().about("Time zone, by its IANA name."),
    InputField::new("globus_path", Takes::Text(1000, None), Target::Column(7))
        .blank()
        .about("Base folder at its Globus endpoint; relative paths of files begin there."),
    InputField::new(
        "hostname",
        Takes::Text(200, Some(&Pattern::new("^[a-zA-Z0-9.\\-_]+$", "Invalid hostname"))),
        Target::Column(4),
    )
    .blank(),
    InputField::new("data_url", Takes::Url(200), Target::Column(5))
        .nullable()
        .blank()
        .about("URL of its base folder; relative paths of files begin there."),
    InputField::new(
        "repository_type",
        Takes::One(&data::data_repository_type::RESOURCE, By::Key(2)),
        Target::Column(3),
    )
    .nullable(),
    InputField::new("globus_endpoint_id", Takes::Uuid, Target::Column(8)).nullable(),
    InputField::new("globus_is_personal", Takes::Bool, Target::Column(9))
        .nullable()
        .about("`true`: a computer of a lab; `false`: a server; null: neither."),
    InputField::new("json", Takes::Json, Target::Column(1)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("globus_is_personal", FilterTest::Bool("globus_is_personal")),
    Filter::new("globus_endpoint_id", FilterTest::Uuid("globus_endpoint_id")),
];

/// The endpoints under `/data-repository`.
pub static ROUTES: &[Route] = &[
    Route::list("/data-repository", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/data-repository/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "DataRepositoryAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, UUID, TEXT, TEXT, TEXT, TEXT, UUID, BOOL]))
    .select(
        r#"t."id", t."name", j1."name", t."repository_type_id", t."timezone", t."hostname", t."data_url",
            t."globus_path", t."globus_endpoint_id", t."globus_is_personal""#,
        &[UUID, TEXT, TEXT, UUID, TEXT, TEXT, TEXT, TEXT, UUID, BOOL],
    )
    .joins(Dialects::same(r#"left join "data_datarepositorytype" j1 on j1."id" = t."repository_type_id""#));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("data/datarepository", "Data repositories", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Repository type", 2)
            .sort("repository_type__name")
            .to(&data::data_repository_type::RESOURCE, 3),
        AdminColumn::new("Timezone", 4).sort("timezone"),
        AdminColumn::new("Hostname", 5).sort("hostname"),
        AdminColumn::new("Data url", 6).sort("data_url"),
        AdminColumn::new("Globus path", 7).sort("globus_path"),
        AdminColumn::new("Globus endpoint id", 8).sort("globus_endpoint_id"),
        AdminColumn::new("Globus is personal", 9).sort("globus_is_personal"),
    ])
    .search(&["name"])
    .filters(&[
        AdminFilter::by("Repository type", FilterTest::Row("repository_type", &data::data_repository_type::RESOURCE)),
        AdminFilter::by("Globus is personal", FilterTest::Bool("globus_is_personal")),
    ])
    .form(AdminForm::plain::<9>(&Input::form(&RESOURCE, &INPUT.by_key([0, 5, 1, 3, 4, 2, 6, 7, 8]))));
