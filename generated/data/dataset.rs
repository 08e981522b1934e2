//! Dataset: A data file of a session or of another record. Its copies in repositories are file records.
//! Declared in spec/data/dataset.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, contenttypes, data, experiments, misc, subjects};
use specimen::generated::*;

/// The table `data_dataset` (spec/data/dataset.yaml:2).
pub static RESOURCE: Resource = Resource::new("Dataset", "data_dataset")
    .named("data.dataset", "dataset", "Dataset")
    .about(
        "A data file of a session or of another record. Its copies in repositories are file \
                records.",
    )
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("session_id", Kind::Uuid).field("session").nullable(),
        Column::new("created_by_id", Kind::Uuid).field("created_by").nullable(),
        Column::new("created_datetime", Kind::DateTime).default(Default::Now).nullable(),
        Column::new("generating_software", Kind::Text).max(255).default(Default::Text("")),
        Column::new("provenance_directory_id", Kind::Uuid).field("provenance_directory").nullable(),
        Column::new("content_type_id", Kind::Int).field("content_type").nullable(),
        Column::new("object_id", Kind::Uuid).nullable(),
        Column::new("file_size", Kind::Big).nullable(),
        Column::new("md5", Kind::Uuid).nullable(),
        Column::new("hash", Kind::Text).max(64).default(Default::Text("")),
        Column::new("version", Kind::Text).max(64).default(Default::Text("")),
        Column::new("collection", Kind::Text).max(255).default(Default::Text("")),
        Column::new("dataset_type_id", Kind::Uuid).field("dataset_type").default(Default::Row {
            of: ResourceRef::Known(&data::dataset_type::RESOURCE),
            column: "name",
            is: "unknown",
            make: true,
        }),
        Column::new("data_format_id", Kind::Uuid).field("data_format").default(Default::Row {
            of: ResourceRef::Known(&data::data_format::RESOURCE),
            column: "name",
            is: "unknown",
            make: true,
        }),
        Column::new("revision_id", Kind::Uuid).field("revision").nullable(),
        Column::new("auto_datetime", Kind::DateTime).auto(Auto::Save).nullable(),
        Column::new("default_dataset", Kind::Bool).default(Default::Bool(true)),
        Column::new("qc", Kind::Int).default(Default::Int(0)).choices(QC_CHOICES),
    ])
    .relations(&[
        Relation::one("session", &actions::session::RESOURCE, 3),
        Relation::one("created_by", &misc::user::RESOURCE, 4),
        Relation::one("provenance_directory", &RESOURCE, 7),
        Relation::one("content_type", &contenttypes::content_type::RESOURCE, 8),
        Relation::one("dataset_type", &data::dataset_type::RESOURCE, 15),
        Relation::one("data_format", &data::data_format::RESOURCE, 16),
        Relation::one("revision", &data::revision::RESOURCE, 17),
        Relation::many("tags", &data::tag::RESOURCE, ["data_dataset_tags", "dataset_id", "tag_id"]).own(),
        Relation::back("data_dataset_provenance_related", &RESOURCE, 7, OnDelete::Cascade),
        Relation::many(
            "data_notices",
            &data::data_notice::RESOURCE,
            ["data_datanotice_datasets", "dataset_id", "datanotice_id"],
        ),
        Relation::back("download", &data::download::RESOURCE, 4, OnDelete::Cascade),
        Relation::many(
            "field_of_view",
            &experiments::field_of_view::RESOURCE,
            ["experiments_fov_datasets", "dataset_id", "fov_id"],
        ),
        Relation::back("file_records", &data::file_record::RESOURCE, 3, OnDelete::Cascade),
        Relation::many(
            "probe_insertion",
            &experiments::probe_insertion::RESOURCE,
            ["experiments_probeinsertion_datasets", "dataset_id", "probeinsertion_id"],
        ),
    ])
    .indexes(&[&["name"], &["created_datetime"]])
    .caption(&["name"])
    .hooks(&[
        (Event::Validate, hook("DatasetBehaviour::validate")),
        (Event::BeforeSave, hook("DatasetBehaviour::before_save")),
        (Event::AfterSave, hook("DatasetBehaviour::after_save")),
        (Event::BeforeDelete, hook("DatasetBehaviour::before_delete")),
    ])
    .access(&ACCESS.update(&[
        Allow::Superuser,
        Allow::Is("session__subject__responsible_user"),
        Allow::Is("session__subject__responsible_user__allowed_users"),
    ]));

/// Values of `qc`.
pub static QC_CHOICES: &[Choice] = &[
    Choice::int(50, "CRITICAL"),
    Choice::int(40, "FAIL"),
    Choice::int(30, "WARNING"),
    Choice::int(0, "NOT_SET"),
    Choice::int(10, "PASS"),
];

/// Rows of `data_dataset` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_dataset")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub session_id: Option<Uuid>,
        pub created_by_id: Option<Uuid>,
        pub created_datetime: Option<DateTime<Utc>>,
        pub generating_software: String,
        pub provenance_directory_id: Option<Uuid>,
        /// Kind of record that it belongs to, if it is not a session.
        pub content_type_id: Option<i32>,
        /// Id of that record.
        pub object_id: Option<Uuid>,
        /// Size in bytes.
        pub file_size: Option<i64>,
        pub md5: Option<Uuid>,
        /// Checksum of the file.
        pub hash: String,
        /// Version of the software that made the file.
        pub version: String,
        /// Folder of the file, relative to the folder of the session.
        pub collection: String,
        pub dataset_type_id: Uuid,
        pub data_format_id: Uuid,
        pub revision_id: Option<Uuid>,
        /// Time of the last change. The server sets it.
        pub auto_datetime: Option<DateTime<Utc>>,
        /// Whether this is the default revision of the file.
        pub default_dataset: bool,
        /// Result of quality control.
        pub qc: i32,
    }
    without_relations!();
}

/// The representation `session` (spec/data/dataset.yaml:40). A page costs 2 statements.
pub static SESSION: Representation = Representation::new("session", "DatasetSession", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("dataset_type", Source::Column(2), Schema::Bounded(255)),
        Field::new("data_url", Source::Page(0, 0), Schema::Text(""))
            .nullable()
            .about("URL of an existing copy, on a server if possible; null if there is none."),
        Field::new("url", Source::Url(0, "/datasets"), Schema::Text("uri")),
        Field::new("file_size", Source::Column(3), Schema::Integer("int64")).nullable().about("Size in bytes."),
        Field::new("hash", Source::Column(4), Schema::Bounded(64)).about("Checksum of the file."),
        Field::new("version", Source::Column(5), Schema::Bounded(64))
            .about("Version of the software that made the file."),
        Field::new("collection", Source::Column(6), Schema::Bounded(255))
            .about("Folder of the file, relative to the folder of the session.")
            .example(r#""alf/probe00""#),
        Field::new("revision", Source::Or(7, r#""""#), Schema::Blank("uuid")),
        Field::new("default_revision", Source::Row(hook("DatasetBehaviour::default_revision"), &[8]), Schema::Text(""))
            .nullable()
            .about("Whether this is the default revision of the file, as the text `True` or `False`."),
        Field::new("qc", Source::Label(9, QC_CHOICES), Schema::Label(QC_CHOICES)).about("Result of quality control."),
    ])
    .select(
        r#"t."id", t."name", j1."name", t."file_size", t."hash", t."version", t."collection", t."revision_id",
            t."default_dataset", t."qc""#,
        &[UUID, TEXT, TEXT, BIG, TEXT, TEXT, TEXT, UUID, BOOL, INT],
    )
    .joins(Dialects::same(r#"left join "data_datasettype" j1 on j1."id" = t."dataset_type_id""#))
    .groups(&[Group::rows(hook("DatasetBehaviour::download"), &[0], 0, r#"t."id""#, 1)])
    .statements(2);

/// The representation `summary` (spec/data/dataset.yaml:41). A page costs 3 statements.
pub static SUMMARY: Representation = Representation::new("summary", "DatasetSummary", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/datasets"), Schema::Text("uri")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("created_by", Source::Column(2), Schema::Bounded(150)).nullable(),
        Field::new("created_datetime", Source::Column(3), Schema::Text("date-time")).nullable(),
        Field::new("dataset_type", Source::Column(4), Schema::Bounded(255)),
        Field::new("data_format", Source::Column(5), Schema::Bounded(255)),
        Field::new("collection", Source::Column(6), Schema::Bounded(255))
            .about("Folder of the file, relative to the folder of the session.")
            .example(r#""alf/probe00""#),
        Field::new("session", Source::Url(7, "/sessions"), Schema::Text("uri")).nullable(),
        Field::new("file_size", Source::Column(8), Schema::Integer("int64")).nullable().about("Size in bytes."),
        Field::new("hash", Source::Column(9), Schema::Bounded(64)).about("Checksum of the file."),
        Field::new("version", Source::Column(10), Schema::Bounded(64))
            .about("Version of the software that made the file."),
        Field::new("experiment_number", Source::Column(11), Schema::Integer("int32"))
            .nullable()
            .about("Number of the session among those of the subject on the same day.")
            .example("1"),
        Field::new("file_records", Source::Many(0), Schema::List(&Schema::Ref(&data::file_record::DATASET))),
        Field::new("auto_datetime", Source::Column(12), Schema::Text("date-time"))
            .nullable()
            .about("Time of the last change. The server sets it."),
        Field::new("revision", Source::Or(13, r#""""#), Schema::Bounded(255)),
        Field::new("default_dataset", Source::Column(14), Schema::Boolean)
            .about("Whether this is the default revision of the file."),
        Field::new("protected", Source::Page(0, 0), Schema::Integer("int64"))
            .nullable()
            .about("Number of its tags that protect it (`protected`), or that make it public (`public`)."),
        Field::new("public", Source::Page(0, 1), Schema::Integer("int64"))
            .nullable()
            .about("Number of its tags that protect it (`protected`), or that make it public (`public`)."),
        Field::new("tags", Source::Column(15), Schema::List(&Schema::Bounded(255))),
        Field::new("qc", Source::Label(16, QC_CHOICES), Schema::Label(QC_CHOICES)).about("Result of quality control."),
        Field::new("json", Source::Column(17), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."name", j1."username", t."created_datetime", j2."name", j3."name", t."collection",
            t."session_id", t."file_size", t."hash", t."version", j4."number", t."auto_datetime", j5."name",
            t."default_dataset", m1.v, t."qc", t."json""#,
        &[
            UUID, TEXT, TEXT, DATE_TIME, TEXT, TEXT, TEXT, UUID, BIG, TEXT, TEXT, INT, DATE_TIME, TEXT, BOOL,
            TEXT_LIST, INT, JSON,
        ],
    )
    .joins(Dialects::new(
        r#"left join "misc_labmember" j1 on j1."id" = t."created_by_id" left join "data_datasettype" j2 on
            j2."id" = t."dataset_type_id" left join "data_dataformat" j3 on j3."id" = t."data_format_id" left
            join "actions_session" j4 on j4."id" = t."session_id" left join "data_revision" j5 on j5."id" =
            t."revision_id" left join (select x0."dataset_id" as k, array_agg(r0."name" order by r0."name" nulls
            last, r0."name") as v from "data_dataset_tags" x0 join "data_tag" r0 on r0."id" = x0."tag_id" where
            x0."dataset_id" = any(array(select id from _ids)) group by x0."dataset_id") m1 on m1.k = t."id""#,
        r#"left join "misc_labmember" j1 on j1."id" = t."created_by_id" left join "data_datasettype" j2 on
            j2."id" = t."dataset_type_id" left join "data_dataformat" j3 on j3."id" = t."data_format_id" left
            join "actions_session" j4 on j4."id" = t."session_id" left join "data_revision" j5 on j5."id" =
            t."revision_id" left join (select x0."dataset_id" as k, json_group_array(r0."name" order by r0."name"
            nulls last, r0."name") as v from "data_dataset_tags" x0 join "data_tag" r0 on r0."id" = x0."tag_id"
            where x0."dataset_id" in (select id from _ids) group by x0."dataset_id") m1 on m1.k = t."id""#,
    ))
    .children(&[Child::new(0, &data::file_record::DATASET, r#"t."dataset_id""#).order(&[
        Order::up("data_repository__data_url").by(OrderBy::Filled),
        Order::up("data_repository__name").by(OrderBy::Begins("flatiron")),
        Order::up("data_repository__name"),
    ])])
    .groups(&[Group::rows(hook("DatasetBehaviour::tagged"), &[0], 0, r#"t."id""#, 2)])
    .statements(3);

/// The representation `detail` (spec/data/dataset.yaml:45). A page costs 2 statements.
pub static DETAIL: Representation = Representation::new("detail", "DatasetDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/datasets"), Schema::Text("uri")),
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("created_by", Source::Column(2), Schema::Bounded(150)).nullable(),
        Field::new("created_datetime", Source::Column(3), Schema::Text("date-time")).nullable(),
        Field::new("dataset_type", Source::Column(4), Schema::Bounded(255)),
        Field::new("data_format", Source::Column(5), Schema::Bounded(255)),
        Field::new("collection", Source::Column(6), Schema::Bounded(255))
            .about("Folder of the file, relative to the folder of the session.")
            .example(r#""alf/probe00""#),
        Field::new("session", Source::Url(7, "/sessions"), Schema::Text("uri")).nullable(),
        Field::new("file_size", Source::Column(8), Schema::Integer("int64")).nullable().about("Size in bytes."),
        Field::new("hash", Source::Column(9), Schema::Bounded(64)).about("Checksum of the file."),
        Field::new("version", Source::Column(10), Schema::Bounded(64))
            .about("Version of the software that made the file."),
        Field::new("experiment_number", Source::Column(11), Schema::Integer("int32"))
            .nullable()
            .about("Number of the session among those of the subject on the same day.")
            .example("1"),
        Field::new("file_records", Source::Many(0), Schema::List(&Schema::Ref(&data::file_record::DATASET))),
        Field::new("auto_datetime", Source::Column(12), Schema::Text("date-time"))
            .nullable()
            .about("Time of the last change. The server sets it."),
        Field::new("revision", Source::Or(13, r#""""#), Schema::Bounded(255)),
        Field::new("default_dataset", Source::Column(14), Schema::Boolean)
            .about("Whether this is the default revision of the file."),
        Field::new("tags", Source::Column(15), Schema::List(&Schema::Bounded(255))),
        Field::new("qc", Source::Label(16, QC_CHOICES), Schema::Label(QC_CHOICES)).about("Result of quality control."),
        Field::new("json", Source::Column(17), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."name", j1."username", t."created_datetime", j2."name", j3."name", t."collection",
            t."session_id", t."file_size", t."hash", t."version", j4."number", t."auto_datetime", j5."name",
            t."default_dataset", m1.v, t."qc", t."json""#,
        &[
            UUID, TEXT, TEXT, DATE_TIME, TEXT, TEXT, TEXT, UUID, BIG, TEXT, TEXT, INT, DATE_TIME, TEXT, BOOL,
            TEXT_LIST, INT, JSON,
        ],
    )
    .joins(Dialects::new(
        r#"left join "misc_labmember" j1 on j1."id" = t."created_by_id" left join "data_datasettype" j2 on
            j2."id" = t."dataset_type_id" left join "data_dataformat" j3 on j3."id" = t."data_format_id" left
            join "actions_session" j4 on j4."id" = t."session_id" left join "data_revision" j5 on j5."id" =
            t."revision_id" left join (select x0."dataset_id" as k, array_agg(r0."name" order by r0."name" nulls
            last, r0."name") as v from "data_dataset_tags" x0 join "data_tag" r0 on r0."id" = x0."tag_id" where
            x0."dataset_id" = any(array(select id from _ids)) group by x0."dataset_id") m1 on m1.k = t."id""#,
        r#"left join "misc_labmember" j1 on j1."id" = t."created_by_id" left join "data_datasettype" j2 on
            j2."id" = t."dataset_type_id" left join "data_dataformat" j3 on j3."id" = t."data_format_id" left
            join "actions_session" j4 on j4."id" = t."session_id" left join "data_revision" j5 on j5."id" =
            t."revision_id" left join (select x0."dataset_id" as k, json_group_array(r0."name" order by r0."name"
            nulls last, r0."name") as v from "data_dataset_tags" x0 join "data_tag" r0 on r0."id" = x0."tag_id"
            where x0."dataset_id" in (select id from _ids) group by x0."dataset_id") m1 on m1.k = t."id""#,
    ))
    .children(&[Child::new(0, &data::file_record::DATASET, r#"t."dataset_id""#).order(&[
        Order::up("data_repository__data_url").by(OrderBy::Filled),
        Order::up("data_repository__name").by(OrderBy::Begins("flatiron")),
        Order::up("data_repository__name"),
    ])])
    .statements(2);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("DatasetInput", "DatasetPatch", &RESOURCE)
    .fields(&[
        InputField::new("name", Takes::Text(255, None), Target::Column(1)).required(),
        InputField::new("created_by", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(4))
            .default(Default::Caller),
        InputField::new("created_datetime", Takes::DateTime, Target::Column(5)).nullable(),
        InputField::new("dataset_type", Takes::One(&data::dataset_type::RESOURCE, By::Key(2)), Target::Column(15))
            .required(),
        InputField::new("data_format", Takes::One(&data::data_format::RESOURCE, By::Key(2)), Target::Column(16)),
        InputField::new(
            "collection",
            Takes::Text(
                255,
                Some(&Pattern::new(
                    "^[\\w./-]+$",
                    "Collections must only contain letters, numbers, hyphens, underscores and forward \
                slashes.",
                )),
            ),
            Target::Column(14),
        )
        .blank()
        .about("Folder of the file, relative to the folder of the session.")
        .example(r#""alf/probe00""#),
        InputField::new("session", Takes::One(&actions::session::RESOURCE, By::Url("/sessions")), Target::Column(3)),
        InputField::new("file_size", Takes::Int(i64::MIN, i64::MAX), Target::Column(10))
            .nullable()
            .about("Size in bytes."),
        InputField::new("hash", Takes::Text(64, None), Target::Column(12)).about("Checksum of the file."),
        InputField::new("version", Takes::Text(64, None), Target::Column(13))
            .about("Version of the software that made the file."),
        InputField::new("subject", Takes::One(&subjects::subject::RESOURCE, By::Key(3)), Target::Extra(0)).about(
            "Nickname of a subject. With `date` and `number`, it identifies the session of a new \
                dataset if `session` is left out.",
        ),
        InputField::new("date", Takes::Date, Target::Extra(1)).about("Start day of the session; see `subject`."),
        InputField::new("number", Takes::Int(-2147483648, 2147483647), Target::Extra(2))
            .about("Number of the session; see `subject`."),
        InputField::new("revision", Takes::One(&data::revision::RESOURCE, By::Key(2)), Target::Column(17)),
        InputField::new("default_dataset", Takes::Bool, Target::Column(19))
            .nullable()
            .about("Whether this is the default revision of the file."),
        InputField::new("tags", Takes::Many(&data::tag::RESOURCE, By::Key(2)), Target::Relation(7))
            .schema(Schema::List(&Schema::Bounded(255))),
        InputField::new("qc", Takes::Label(QC_CHOICES), Target::Column(20)).about("Result of quality control."),
        InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
    ])
    .actors(&[1]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("session", FilterTest::Row("session", &actions::session::RESOURCE)),
    Filter::new("created_by", FilterTest::Text("created_by__username")),
    Filter::new("created_datetime", FilterTest::DateTime("created_datetime")),
    Filter::new("generating_software", FilterTest::Text("generating_software")),
    Filter::new("provenance_directory", FilterTest::Row("provenance_directory", &RESOURCE)),
    Filter::new("content_type", FilterTest::Row("content_type", &contenttypes::content_type::RESOURCE)),
    Filter::new("object_id", FilterTest::Uuid("object_id")),
    Filter::new("file_size", FilterTest::Number("file_size")),
    Filter::new("md5", FilterTest::Uuid("md5")),
    Filter::new("hash", FilterTest::Text("hash")),
    Filter::new("version", FilterTest::Text("version")),
    Filter::new("collection", FilterTest::Text("collection")),
    Filter::new("dataset_type", FilterTest::Text("dataset_type__name")),
    Filter::new("data_format", FilterTest::Row("data_format", &data::data_format::RESOURCE)),
    Filter::new("revision", FilterTest::Text("revision__name")),
    Filter::new("auto_datetime", FilterTest::DateTime("auto_datetime")),
    Filter::new("default_dataset", FilterTest::Bool("default_dataset")),
    Filter::new("qc", FilterTest::Label("qc", QC_CHOICES)),
    Filter::new("tags", FilterTest::Rows("tags", &data::tag::RESOURCE)),
    Filter::new("subject", FilterTest::Text("session__subject__nickname")),
    Filter::new("lab", FilterTest::Text("session__lab__name")),
    Filter::new("created_date", FilterTest::Text("created_datetime__date")),
    Filter::new("date", FilterTest::Text("session__start_time__date"))
        .about("Start day of its session, e.g. `2019-04-01`."),
    Filter::new("experiment_number", FilterTest::Text("session__number")).about("Number of its session."),
    Filter::new("created_date_gte", FilterTest::Day("created_datetime__date__gte")),
    Filter::new("created_date_lte", FilterTest::Day("created_datetime__date__lte")),
    Filter::new("exists", FilterTest::BoolRule(hook("DatasetBehaviour::exists_rule")))
        .about("With a file record on a server whose `exists` has this value."),
    Filter::new("probe_insertion", FilterTest::Rule(hook("DatasetBehaviour::probe_insertion_rule"))).about(
        "Id of a probe insertion: datasets of its session whose collection contains the name of \
                the insertion.",
    ),
    Filter::new("public", FilterTest::BoolRule(hook("DatasetBehaviour::public_rule")))
        .about("Whether one of its tags makes it public."),
    Filter::new("protected", FilterTest::BoolRule(hook("DatasetBehaviour::protected_rule")))
        .about("Whether one of its tags protects it."),
    Filter::new("tag", FilterTest::Text("tags__name")),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/datasets`.
pub static ROUTES: &[Route] = &[
    Route::list("/datasets", &List::new(&RESOURCE, &SUMMARY).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/datasets/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "DatasetAdmin", &RESOURCE)
    .fields(&Field::joined::<14>(
        &Field::columns([UUID, TEXT, TEXT, TEXT, TEXT, UUID, BIG, TEXT, DATE_TIME, UUID, TEXT, UUID, DATE_TIME]),
        &[Field::label("qc", 13, QC_CHOICES)],
    ))
    .select(
        r#"t."id", t."name", t."version", t."collection", j1."name", t."dataset_type_id", t."file_size",
            j3."nickname", j2."start_time", t."session_id", j4."username", t."created_by_id",
            t."created_datetime", t."qc""#,
        &[UUID, TEXT, TEXT, TEXT, TEXT, UUID, BIG, TEXT, DATE_TIME, UUID, TEXT, UUID, DATE_TIME, INT],
    )
    .joins(Dialects::same(
        r#"left join "data_datasettype" j1 on j1."id" = t."dataset_type_id" left join "actions_session" j2 on
            j2."id" = t."session_id" left join "subjects_subject" j3 on j3."id" = j2."subject_id" left join
            "misc_labmember" j4 on j4."id" = t."created_by_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("data/dataset", "Datasets", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Version", 2).sort("version"),
        AdminColumn::new("Collection", 3).sort("collection"),
        AdminColumn::new("Dataset type", 4).sort("dataset_type__name").to(&data::dataset_type::RESOURCE, 5),
        AdminColumn::new("File size", 6).sort("file_size"),
        AdminColumn::caption("Session", &[7, 8]).sort("session__subject__nickname").to(&actions::session::RESOURCE, 9),
        AdminColumn::new("Created by", 10).sort("created_by__username").to(&misc::user::RESOURCE, 11),
        AdminColumn::new("Created", 12).sort("created_datetime"),
        AdminColumn::new("QC", 13).sort("qc"),
    ])
    .search(&["name", "collection", "dataset_type__name", "dataset_type__filename_pattern", "version"])
    .filters(&[
        AdminFilter::by("Created by", FilterTest::Row("created_by", &misc::user::RESOURCE)),
        AdminFilter::by("Created datetime", FilterTest::DateRange("created_datetime")),
        AdminFilter::by("Dataset type", FilterTest::Row("dataset_type", &data::dataset_type::RESOURCE)),
        AdminFilter::by("Tags", FilterTest::Rows("tags", &data::tag::RESOURCE)),
        AdminFilter::by("Qc", FilterTest::Choice("qc", QC_CHOICES)),
        AdminFilter::rule("On server", "on_server", hook("DatasetBehaviour::exists_rule")),
        AdminFilter::by("Session", FilterTest::Row("session", &actions::session::RESOURCE)),
    ])
    .order(&[Order::down("created_datetime")])
    .form(
        AdminForm::new(
            &Input::form(&RESOURCE, &INPUT.by_key([0, 9, 3, 7, 8, 5, 14, 1, 2, 10, 11, 12])).actors(&[7]),
            &[FormGroup::new("", &[0, 1, 2, 3, 4, 5, 6, 7, 8])],
        )
        .inlines(&[Inline::new("File records", 12, &data::file_record::ADMIN, &[1, 0, 3])]),
    );

/// The hand-written code of Dataset (spec/data/dataset.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/data/dataset.yaml:2 needs `impl DatasetBehaviour for App`")]
pub trait DatasetBehaviour {
    /// The value `default_revision` of a row (spec/data/dataset.yaml:34). Whether this is the default revision of the
    /// file, as the text `True` or `False`.
    fn default_revision(now: &RequestTime, default_dataset: Option<bool>) -> Option<String>;

    /// Writes the statement that finds the rows from which `download` is computed (spec/data/dataset.yaml:35). Its
    /// first column is the `id` of the row to which they belong; `keys` restricts it.
    fn download_rows(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql);

    /// Computes the values of a row from the rows that were found for it (spec/data/dataset.yaml:35). URL of an
    /// existing copy, on a server if possible; null if there is none.
    fn download(row: DownloadRow, rows: &[RowView<'_>]) -> DownloadValues;

    /// Writes the statement that finds the rows from which `tagged` is computed (spec/data/dataset.yaml:36). Its first
    /// column is the `id` of the row to which they belong; `keys` restricts it.
    fn tagged_rows(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql);

    /// Computes the values of a row from the rows that were found for it (spec/data/dataset.yaml:36). Number of its
    /// tags that protect it (`protected`), or that make it public (`public`).
    fn tagged(row: TaggedRow, rows: &[RowView<'_>]) -> TaggedValues;

    /// The rule `on_server` (spec/data/dataset.yaml:83): the condition for a text, or what is wrong with it.
    fn on_server_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `exists` (spec/data/dataset.yaml:75): the condition for a text, or what is wrong with it.
    fn exists_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `probe_insertion` (spec/data/dataset.yaml:76): the condition for a text, or what is wrong with it.
    fn probe_insertion_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `public` (spec/data/dataset.yaml:77): the condition for a text, or what is wrong with it.
    fn public_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `protected` (spec/data/dataset.yaml:78): the condition for a text, or what is wrong with it.
    fn protected_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// Checks several fields together, once each of them is valid (spec/data/dataset.yaml:82).
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetDraft) -> HookFuture<'a>;

    /// Runs before the row is stored; may change it (spec/data/dataset.yaml:82).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetDraft) -> HookFuture<'a>;

    /// Runs after the row is stored, in the same transaction (spec/data/dataset.yaml:82).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetDraft) -> HookFuture<'a>;

    /// Runs before the row is deleted (spec/data/dataset.yaml:82).
    fn before_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut DatasetDraft) -> HookFuture<'a>;
}

/// The columns of a row that [`DatasetBehaviour::download`] receives.
#[derive(Debug, Clone)]
pub struct DownloadRow {
    pub id: Option<Uuid>,
}

/// The values that [`DatasetBehaviour::download`] computes for a row.
#[derive(Debug, Clone)]
pub struct DownloadValues {
    /// URL of an existing copy, on a server if possible; null if there is none.
    pub data_url: Option<String>,
}

/// The columns of a row that [`DatasetBehaviour::tagged`] receives.
#[derive(Debug, Clone)]
pub struct TaggedRow {
    pub id: Option<Uuid>,
}

/// The values that [`DatasetBehaviour::tagged`] computes for a row.
#[derive(Debug, Clone)]
pub struct TaggedValues {
    /// Number of its tags that protect it (`protected`), or that make it public (`public`).
    pub protected: Option<i64>,
    /// Number of its tags that protect it (`protected`), or that make it public (`public`).
    pub public: Option<i64>,
}

/// A row of Dataset before it is stored, with what the request contains.
pub type DatasetDraft = TypedDraft<entity::Model, DatasetSent>;

row!(
    entity::Model,
    [
        id,
        name,
        json,
        session_id,
        created_by_id,
        created_datetime,
        generating_software,
        provenance_directory_id,
        content_type_id,
        object_id,
        file_size,
        md5,
        hash,
        version,
        collection,
        dataset_type_id,
        data_format_id,
        revision_id,
        auto_datetime,
        default_dataset,
        qc
    ]
);

/// What a request for a row of Dataset contains besides its columns.
#[derive(Debug, Clone)]
pub struct DatasetSent {
    /// Keys of `tags`, if the request sets them.
    pub tags: Option<Vec<Uuid>>,
    /// The input `subject`, if the request contains it.
    pub subject: Option<Uuid>,
    /// The input `date`, if the request contains it.
    pub date: Option<NaiveDate>,
    /// The input `number`, if the request contains it.
    pub number: Option<i32>,
}

impl Sent for DatasetSent {
    fn take(draft: &mut Draft) -> Self {
        Self {
            tags: draft.many[7].as_deref().map(typed::keys),
            subject: draft.extra.first().and_then(Option::as_ref).and_then(typed::uuid),
            date: draft.extra.get(1).and_then(Option::as_ref).and_then(typed::date),
            number: draft.extra.get(2).and_then(Option::as_ref).and_then(typed::int),
        }
    }

    fn restore(self, draft: &mut Draft) {
        draft.many[7] = self.tags.map(typed::values);
    }
}

pub const fn functions<C: DatasetBehaviour>() -> FunctionsOf {
    &[
        (
            "DatasetBehaviour::default_revision",
            Function::Row(|row, columns, now, out| json::text(out, C::default_revision(now, row.boolean(columns[0])))),
        ),
        (
            "DatasetBehaviour::download",
            Function::Rows(C::download_rows, |row, columns, rows, cells| {
                let value = C::download(DownloadRow { id: row.uuid(columns[0]) }, rows);
                cells.push(|out| json::text(out, value.data_url));
            }),
        ),
        (
            "DatasetBehaviour::tagged",
            Function::Rows(C::tagged_rows, |row, columns, rows, cells| {
                let value = C::tagged(TaggedRow { id: row.uuid(columns[0]) }, rows);
                cells.push(|out| json::integer(out, value.protected));
                cells.push(|out| json::integer(out, value.public));
            }),
        ),
        ("DatasetBehaviour::on_server_rule", Function::Rule(C::on_server_rule)),
        ("DatasetBehaviour::exists_rule", Function::Rule(C::exists_rule)),
        ("DatasetBehaviour::probe_insertion_rule", Function::Rule(C::probe_insertion_rule)),
        ("DatasetBehaviour::public_rule", Function::Rule(C::public_rule)),
        ("DatasetBehaviour::protected_rule", Function::Rule(C::protected_rule)),
        ("DatasetBehaviour::validate", save_hook!(DatasetDraft, C::validate)),
        ("DatasetBehaviour::before_save", save_hook!(DatasetDraft, C::before_save)),
        ("DatasetBehaviour::after_save", save_hook!(DatasetDraft, C::after_save)),
        ("DatasetBehaviour::before_delete", save_hook!(DatasetDraft, C::before_delete)),
    ]
}
