//! Download: The number of times that a user downloaded a dataset.
//! Declared in spec/data/download.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, data, misc, subjects};
use specimen::generated::*;

/// The table `data_download` (spec/data/download.yaml:2).
pub static RESOURCE: Resource = Resource::new("Download", "data_download")
    .named("data.download", "download", "Download")
    .about("The number of times that a user downloaded a dataset.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("user_id", Kind::Uuid).field("user"),
        Column::new("dataset_id", Kind::Uuid).field("dataset"),
        Column::new("first_download", Kind::DateTime).auto(Auto::Create),
        Column::new("last_download", Kind::DateTime).auto(Auto::Save),
        Column::new("count", Kind::Int).default(Default::Int(0)),
    ])
    .relations(&[
        Relation::one("user", &misc::user::RESOURCE, 3),
        Relation::one("dataset", &data::dataset::RESOURCE, 4),
        Relation::many(
            "projects",
            &subjects::project::RESOURCE,
            ["data_download_projects", "download_id", "project_id"],
        )
        .own(),
    ])
    .unique(&[Unique::new(&[3, 4])])
    .caption(&["user__username", "first_download"])
    .access(&ACCESS);

/// Rows of `data_download` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_download")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub user_id: Uuid,
        pub dataset_id: Uuid,
        pub first_download: DateTime<Utc>,
        pub last_download: DateTime<Utc>,
        /// Number of downloads.
        pub count: i32,
    }
    without_relations!();
}

/// The representation `detail` (spec/data/download.yaml:17). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "DownloadDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("user", Source::Column(1), Schema::Bounded(150)),
        Field::new("dataset", Source::Column(2), Schema::Text("uuid")),
        Field::new("count", Source::Column(3), Schema::Integer("int32")).about("Number of downloads."),
        Field::new("json", Source::Column(4), Schema::Any).nullable().about("Any further data."),
    ])
    .select(r#"t."id", j1."username", t."dataset_id", t."count", t."json""#, &[UUID, TEXT, UUID, INT, JSON])
    .joins(Dialects::same(r#"left join "misc_labmember" j1 on j1."id" = t."user_id""#));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("DownloadInput", "DownloadPatch", &RESOURCE).fields(&[
    InputField::new("user", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(3)).required(),
    InputField::new("count", Takes::Int(-2147483648, 2147483647), Target::Column(7)).about("Number of downloads."),
    InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("count", FilterTest::Number("count")),
    Filter::new("json", FilterTest::Text("json__icontains")),
    Filter::new("dataset", FilterTest::Text("dataset__name")).about("Name of the dataset."),
    Filter::new("user", FilterTest::Text("user__username")),
    Filter::new("dataset_type", FilterTest::Text("dataset__dataset_type__name__icontains")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/downloads`.
pub static ROUTES: &[Route] = &[
    Route::list("/downloads", &List::new(&RESOURCE, &DETAIL).filters(FILTERS)),
    Route::item("/downloads/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT)),
];

/// What the list `data/download` shows.
pub static ADMIN_ROWS: Representation = Representation::new("admin", "DownloadAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, UUID, DATE_TIME, TEXT, UUID, INT]))
    .select(
        r#"t."id", j1."username", t."user_id", t."first_download", j2."name", t."dataset_id", t."count""#,
        &[UUID, TEXT, UUID, DATE_TIME, TEXT, UUID, INT],
    )
    .joins(Dialects::same(
        r#"left join "misc_labmember" j1 on j1."id" = t."user_id" left join "data_dataset" j2 on j2."id" =
            t."dataset_id""#,
    ));

/// The pages for people `data/download`.
pub static ADMIN: AdminPage = AdminPage::rows("data/download", "Downloads", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("User", 1).sort("user__username").to(&misc::user::RESOURCE, 2),
        AdminColumn::new("First download", 3).sort("first_download").link(CellLink::Row),
        AdminColumn::new("Dataset", 4).sort("dataset__name").to(&data::dataset::RESOURCE, 5),
        AdminColumn::new("Count", 6).sort("count"),
    ])
    .search(&["user__username"])
    .filters(&[
        AdminFilter::by("User", FilterTest::Row("user", &misc::user::RESOURCE)),
        AdminFilter::by("Dataset", FilterTest::Row("dataset", &data::dataset::RESOURCE)),
        AdminFilter::by("First download", FilterTest::DateRange("first_download")),
        AdminFilter::by("Last download", FilterTest::DateRange("last_download")),
    ])
    .order(&[Order::down("first_download")])
    .form(AdminForm::new(
        &Input::new("DownloadAdminInput", "DownloadAdminPatch", &RESOURCE).fields(&InputField::joined::<6>(&[
            &INPUT.by_key([0, 1, 2]),
            &InputField::columns(&RESOURCE, [1, 4]),
            &[InputField::new("projects", Takes::Many(&subjects::project::RESOURCE, By::Id), Target::Relation(2))],
        ])),
        &[FormGroup::new("", &[0, 1, 2, 3, 4, 5])],
    ));
