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

static ADMIN_ROWS: Representation = Representation::new("admin", "DownloadAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, UUID, TEXT, UUID, TEXT, UUID, TEXT, UUID, DATE_TIME, DATE_TIME, INT]))
    .select(
        r#"t."id", j2."name", j1."dataset_type_id", j4."nickname", j3."subject_id", j5."username",
            j1."created_by_id", j6."username", t."user_id", t."first_download", t."last_download", t."count""#,
        &[UUID, TEXT, UUID, TEXT, UUID, TEXT, UUID, TEXT, UUID, DATE_TIME, DATE_TIME, INT],
    )
    .joins(Dialects::same(
        r#"left join "data_dataset" j1 on j1."id" = t."dataset_id" left join "data_datasettype" j2 on j2."id" =
            j1."dataset_type_id" left join "actions_session" j3 on j3."id" = j1."session_id" left join
            "subjects_subject" j4 on j4."id" = j3."subject_id" left join "misc_labmember" j5 on j5."id" =
            j1."created_by_id" left join "misc_labmember" j6 on j6."id" = t."user_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("data/download", "Downloads", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Dataset type", 1).sort("dataset__dataset_type__name").to(&data::dataset_type::RESOURCE, 2),
        AdminColumn::new("Subject", 3).sort("dataset__session__subject__nickname").to(&subjects::subject::RESOURCE, 4),
        AdminColumn::new("Created by", 5).sort("dataset__created_by__username").to(&misc::user::RESOURCE, 6),
        AdminColumn::new("User", 7).sort("user__username").to(&misc::user::RESOURCE, 8),
        AdminColumn::new("First download", 9).sort("first_download").link(CellLink::Row),
        AdminColumn::new("Last download", 10).sort("last_download"),
        AdminColumn::new("Count", 11).sort("count"),
    ])
    .search(&["user__username"])
    .filters(&[AdminFilter::by("User", FilterTest::Row("user", &misc::user::RESOURCE))])
    .order(&[Order::down("first_download")])
    .form(AdminForm::plain::<5>(&Input::form(
        &RESOURCE,
        &InputField::joined::<5>(&[
            &INPUT.by_key([0]),
            &InputField::columns(&RESOURCE, [4]),
            &INPUT.by_key([1]),
            &[InputField::new("projects", Takes::Many(&subjects::project::RESOURCE, By::Id), Target::Relation(2))],
            &INPUT.by_key([2]),
        ]),
    )));
