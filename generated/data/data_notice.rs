//! DataNotice: Information for users of certain datasets, e.g. about an error in them.
//! Declared in spec/data/data_notice.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, data, misc, subjects};
use specimen::generated::*;

/// The table `data_datanotice` (spec/data/data_notice.yaml:2).
pub static RESOURCE: Resource = Resource::new("DataNotice", "data_datanotice")
    .named("data.datanotice", "data notice", "DataNotice")
    .about("Information for users of certain datasets, e.g. about an error in them.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("description", Kind::Text).default(Default::Text("")),
        Column::new("importance", Kind::Int).default(Default::Int(20)).choices(IMPORTANCE_CHOICES),
        Column::new("created_by_id", Kind::Uuid).field("created_by").nullable(),
        Column::new("created_datetime", Kind::DateTime).auto(Auto::Create),
        Column::new("version_affected", Kind::Text).max(64).default(Default::Text("")),
        Column::new("affected_date_start", Kind::Date).nullable(),
        Column::new("affected_date_end", Kind::Date).nullable(),
    ])
    .relations(&[
        Relation::one("created_by", &misc::user::RESOURCE, 5),
        Relation::many(
            "datasets",
            &data::dataset::RESOURCE,
            ["data_datanotice_datasets", "datanotice_id", "dataset_id"],
        )
        .own(),
    ])
    .order(&[Order::down("importance"), Order::down("created_datetime"), Order::up("name")])
    .caption(&["name"])
    .hooks(&[(Event::Validate, hook("DataNoticeBehaviour::validate"))])
    .access(&ACCESS.update(&[Allow::Token]));

/// Values of `importance`.
pub static IMPORTANCE_CHOICES: &[Choice] = &[
    Choice::int(50, "Critical"),
    Choice::int(40, "Major"),
    Choice::int(30, "Minor"),
    Choice::int(20, "Insignificant"),
];

/// Rows of `data_datanotice` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_datanotice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        /// Text of the notice, in Markdown.
        pub description: String,
        pub importance: i32,
        pub created_by_id: Option<Uuid>,
        pub created_datetime: DateTime<Utc>,
        pub version_affected: String,
        /// First affected day.
        pub affected_date_start: Option<NaiveDate>,
        /// Last affected day.
        pub affected_date_end: Option<NaiveDate>,
    }
    without_relations!();
}

/// The representation `detail` (spec/data/data_notice.yaml:22). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "DataNoticeDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("created_by", Source::Column(1), Schema::Bounded(150)).nullable(),
        Field::new("datasets", Source::Column(2), Schema::List(&Schema::Text("uuid"))),
        Field::new(
            "description_html",
            Source::Row(hook("DataNoticeBehaviour::description_html"), &[3]),
            Schema::Text(""),
        )
        .nullable()
        .about("The description as HTML."),
        Field::new("name", Source::Column(4), Schema::Bounded(255)),
        Field::new("json", Source::Column(5), Schema::Any).nullable().about("Any further data."),
        Field::new("description", Source::Column(3), Schema::Text("")).about("Text of the notice, in Markdown."),
        Field::new("importance", Source::Column(6), Schema::Choice(IMPORTANCE_CHOICES)),
        Field::new("created_datetime", Source::Column(7), Schema::Text("date-time")),
        Field::new("version_affected", Source::Column(8), Schema::Bounded(64)),
        Field::new("affected_date_start", Source::Column(9), Schema::Text("date"))
            .nullable()
            .about("First affected day."),
        Field::new("affected_date_end", Source::Column(10), Schema::Text("date"))
            .nullable()
            .about("Last affected day."),
    ])
    .select(
        r#"t."id", j1."username", m1.v, t."description", t."name", t."json", t."importance",
            t."created_datetime", t."version_affected", t."affected_date_start", t."affected_date_end""#,
        &[UUID, TEXT, UUID_LIST, TEXT, TEXT, JSON, INT, DATE_TIME, TEXT, DATE, DATE],
    )
    .joins(Dialects::new(
        r#"left join "misc_labmember" j1 on j1."id" = t."created_by_id" left join (select x0."datanotice_id" as
            k, array_agg(x0."dataset_id" order by x0."dataset_id") as v from "data_datanotice_datasets" x0 where
            x0."datanotice_id" = any(array(select id from _ids)) group by x0."datanotice_id") m1 on m1.k = t."id""#,
        r#"left join "misc_labmember" j1 on j1."id" = t."created_by_id" left join (select x0."datanotice_id" as
            k, json_group_array(pg_uuid(x0."dataset_id") order by x0."dataset_id") as v from
            "data_datanotice_datasets" x0 where x0."datanotice_id" in (select id from _ids) group by
            x0."datanotice_id") m1 on m1.k = t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("DataNoticeInput", "DataNoticePatch", &RESOURCE)
    .fields(&[
        InputField::new("created_by", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(5)).nullable(),
        InputField::new("datasets", Takes::Many(&data::dataset::RESOURCE, By::Pk), Target::Relation(1)),
        InputField::new("name", Takes::Text(255, None), Target::Column(1)).blank(),
        InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
        InputField::new("description", Takes::Text(0, None), Target::Column(3))
            .blank()
            .about("Text of the notice, in Markdown."),
        InputField::new("importance", Takes::Choice(IMPORTANCE_CHOICES), Target::Column(4)),
        InputField::new("version_affected", Takes::Text(64, None), Target::Column(7)).blank(),
        InputField::new("affected_date_start", Takes::Date, Target::Column(8)).nullable().about("First affected day."),
        InputField::new("affected_date_end", Takes::Date, Target::Column(9)).nullable().about("Last affected day."),
    ])
    .actors(&[0]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("importance", FilterTest::Choice("importance", IMPORTANCE_CHOICES)),
    Filter::new("created_by", FilterTest::Row("created_by", &misc::user::RESOURCE)),
    Filter::new("version_affected", FilterTest::Text("version_affected")),
    Filter::new("affected_date_start", FilterTest::Date("affected_date_start")),
    Filter::new("affected_date_end", FilterTest::Date("affected_date_end")),
    Filter::new("datasets", FilterTest::UuidIn("datasets__id"))
        .about("About any of these datasets: ids, separated by commas."),
    Filter::new("dataset_tag", FilterTest::Text("datasets__tags__name"))
        .about("About a dataset that has the tag of this name."),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/data-notices`.
pub static ROUTES: &[Route] = &[
    Route::list("/data-notices", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/data-notices/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "DataNoticeAdmin", &RESOURCE)
    .fields(&Field::joined::<9>(
        &Field::columns([UUID, TEXT, TEXT, DATE, DATE, TEXT, UUID, DATE_TIME]),
        &[Field::label("importance", 8, IMPORTANCE_CHOICES)],
    ))
    .select(
        r#"t."id", t."name", t."version_affected", t."affected_date_start", t."affected_date_end",
            j1."username", t."created_by_id", t."created_datetime", t."importance""#,
        &[UUID, TEXT, TEXT, DATE, DATE, TEXT, UUID, DATE_TIME, INT],
    )
    .joins(Dialects::same(r#"left join "misc_labmember" j1 on j1."id" = t."created_by_id""#));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("data/datanotice", "Data notices", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Importance", 8).sort("importance"),
        AdminColumn::new("Version affected", 2).sort("version_affected"),
        AdminColumn::new("From", 3).sort("affected_date_start"),
        AdminColumn::new("To", 4).sort("affected_date_end"),
        AdminColumn::new("Created by", 5).sort("created_by__username").to(&misc::user::RESOURCE, 6),
        AdminColumn::new("Created", 7).sort("created_datetime"),
    ])
    .search(&["name", "description", "version_affected", "created_by__username"])
    .filters(&[
        AdminFilter::by("Importance", FilterTest::Choice("importance", IMPORTANCE_CHOICES)),
        AdminFilter::new("Tag", Filter::new("tag", FilterTest::Rows("datasets__tags", &data::tag::RESOURCE))),
        AdminFilter::new(
            "Project",
            Filter::new("project", FilterTest::Rows("datasets__session__projects", &subjects::project::RESOURCE)),
        ),
    ])
    .form(AdminForm::plain::<9>(&Input::form(&RESOURCE, &INPUT.by_key([2, 4, 5, 6, 7, 8, 1, 0, 3])).actors(&[7])));

/// The hand-written code of DataNotice (spec/data/data_notice.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/data/data_notice.yaml:2 needs `impl DataNoticeBehaviour for App`")]
pub trait DataNoticeBehaviour {
    /// The value `description_html` of a row (spec/data/data_notice.yaml:19). The description as HTML.
    fn description_html(now: &RequestTime, description: Option<String>) -> Option<String>;

    /// Checks several fields together, once each of them is valid (spec/data/data_notice.yaml:36).
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut DataNoticeDraft) -> HookFuture<'a>;
}

/// A row of DataNotice before it is stored, with what the request contains.
pub type DataNoticeDraft = TypedDraft<entity::Model, DataNoticeSent>;

row!(
    entity::Model,
    [
        id,
        name,
        json,
        description,
        importance,
        created_by_id,
        created_datetime,
        version_affected,
        affected_date_start,
        affected_date_end
    ]
);

/// What a request for a row of DataNotice contains besides its columns.
#[derive(Debug, Clone)]
pub struct DataNoticeSent {
    /// Keys of `datasets`, if the request sets them.
    pub datasets: Option<Vec<Uuid>>,
}

impl Sent for DataNoticeSent {
    fn take(draft: &mut Draft) -> Self {
        Self { datasets: draft.many[1].as_deref().map(typed::keys) }
    }

    fn restore(self, draft: &mut Draft) {
        draft.many[1] = self.datasets.map(typed::values);
    }
}

pub const fn functions<C: DataNoticeBehaviour>() -> FunctionsOf {
    &[
        (
            "DataNoticeBehaviour::description_html",
            Function::Row(|row, columns, now, out| json::text(out, C::description_html(now, row.text(columns[0])))),
        ),
        ("DataNoticeBehaviour::validate", save_hook!(DataNoticeDraft, C::validate)),
    ]
}
