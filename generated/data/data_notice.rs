//! DataNotice: Something that users of datasets should know.
//! Made from spec/data/data_notice.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::{BoxFuture, Draft, Hooks, Work, typed};
use specimen::fault::Fault;
use specimen::moment::Moment;
use specimen::query::render::RowView;
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `data_datanotice` (spec/data/data_notice.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "DataNotice",
    label: "data.datanotice",
    words: "data notice",
    record: "DataNotice",
    about: "Something that users of datasets should know.",
    table: "data_datanotice",
    primary: 0,
    columns: &[
        Column {
            name: "id",
            field: "id",
            kind: Kind::Uuid,
            nullable: false,
            max: 0,
            default: Default::NewUuid,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "name",
            field: "name",
            kind: Kind::Text,
            nullable: false,
            max: 255,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "json",
            field: "json",
            kind: Kind::Json,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "description",
            field: "description",
            kind: Kind::Text,
            nullable: false,
            max: 0,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "importance",
            field: "importance",
            kind: Kind::Int,
            nullable: false,
            max: 0,
            default: Default::Int(20),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "Critical",
                },
                Choice {
                    value: ChoiceValue::Int(40),
                    label: "Major",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "Minor",
                },
                Choice {
                    value: ChoiceValue::Int(20),
                    label: "Insignificant",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "created_by_id",
            field: "created_by",
            kind: Kind::Uuid,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "created_datetime",
            field: "created_datetime",
            kind: Kind::DateTime,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::Create,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "version_affected",
            field: "version_affected",
            kind: Kind::Text,
            nullable: false,
            max: 64,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "affected_date_start",
            field: "affected_date_start",
            kind: Kind::Date,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "affected_date_end",
            field: "affected_date_end",
            kind: Kind::Date,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
    ],
    relations: &[
        Relation {
            name: "created_by",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 5 },
            secret: false,
        },
        Relation {
            name: "datasets",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::Many {
                table: "data_datanotice_datasets",
                near: "datanotice_id",
                far: "dataset_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "importance",
            descending: true,
            by: OrderBy::Value,
        },
        Order {
            path: "created_datetime",
            descending: true,
            by: OrderBy::Value,
        },
        Order {
            path: "name",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `data_datanotice` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_datanotice")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Markdown.
        pub description: String,
        /// Column `importance`.
        pub importance: i32,
        /// Column `created_by_id`.
        pub created_by_id: Option<Uuid>,
        /// Column `created_datetime`.
        pub created_datetime: DateTimeUtc,
        /// Column `version_affected`.
        pub version_affected: String,
        /// Column `affected_date_start`.
        pub affected_date_start: Option<Date>,
        /// Included.
        pub affected_date_end: Option<Date>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/data/data_notice.yaml:22); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "DataNoticeDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "id",
            source: Source::Column(0),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "created_by",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "datasets",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "description_html",
            source: Source::Row(write_detail_description_html),
            doc: Doc {
                schema: Schema::Text(""),
                about: "The description, rendered.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "description",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text(""),
                about: "Markdown.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "importance",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Choice(&["50", "40", "30", "20"]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "created_datetime",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "version_affected",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "affected_date_start",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "affected_date_end",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "Included.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"username\", m1.v, t.\"description\", t.\"name\", t.\"json\", t.\"importance\", t.\"created_datetime\", t.\"version_affected\", t.\"affected_date_start\", t.\"affected_date_end\"",
        sqlite: "t.\"id\", j1.\"username\", m1.v, t.\"description\", t.\"name\", t.\"json\", t.\"importance\", t.\"created_datetime\", t.\"version_affected\", t.\"affected_date_start\", t.\"affected_date_end\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"created_by_id\" left join (select x0.\"datanotice_id\" as k, array_agg(x0.\"dataset_id\" order by x0.\"dataset_id\") as v from \"data_datanotice_datasets\" x0 where x0.\"datanotice_id\" = any(array(select id from page)) group by x0.\"datanotice_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"created_by_id\" left join (select x0.\"datanotice_id\" as k, json_group_array(pg_uuid(x0.\"dataset_id\") order by x0.\"dataset_id\") as v from \"data_datanotice_datasets\" x0 where x0.\"datanotice_id\" in (select id from page) group by x0.\"datanotice_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::List(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
        Wire::One(Kind::Int),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
fn write_detail_description_html(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::text(
        out,
        <super::super::Code as DataNoticeBehaviour>::description_html(now, row.text(3)),
    );
}
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "DataNoticeInput",
    patch_schema: "DataNoticePatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "created_by",
            takes: Takes::One(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "datasets",
            takes: Takes::Many(&super::super::data::dataset::RESOURCE, By::Pk),
            target: Target::Relation(1),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(1),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "json",
            takes: Takes::Json,
            target: Target::Column(2),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "description",
            takes: Takes::Text(0, None),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text(""),
                about: "Markdown.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "importance",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "Critical",
                    },
                    Choice {
                        value: ChoiceValue::Int(40),
                        label: "Major",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "Minor",
                    },
                    Choice {
                        value: ChoiceValue::Int(20),
                        label: "Insignificant",
                    },
                ],
            ),
            target: Target::Column(4),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["50", "40", "30", "20"]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "version_affected",
            takes: Takes::Text(64, None),
            target: Target::Column(7),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "affected_date_start",
            takes: Takes::Date,
            target: Target::Column(8),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "affected_date_end",
            takes: Takes::Date,
            target: Target::Column(9),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date"),
                about: "Included.",
                nullable: true,
                example: "",
            },
        },
    ],
    actors: &[0],
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter {
        name: "name",
        test: FilterTest::Text("name"),
        public: false,
        about: "",
    },
    Filter {
        name: "importance",
        test: FilterTest::Choice(
            "importance",
            &[
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "Critical",
                },
                Choice {
                    value: ChoiceValue::Int(40),
                    label: "Major",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "Minor",
                },
                Choice {
                    value: ChoiceValue::Int(20),
                    label: "Insignificant",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "created_by",
        test: FilterTest::Row("created_by", &super::super::misc::user::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "version_affected",
        test: FilterTest::Text("version_affected"),
        public: false,
        about: "",
    },
    Filter {
        name: "affected_date_start",
        test: FilterTest::Date("affected_date_start"),
        public: false,
        about: "",
    },
    Filter {
        name: "affected_date_end",
        test: FilterTest::Date("affected_date_end"),
        public: false,
        about: "",
    },
    Filter {
        name: "datasets",
        test: FilterTest::UuidIn("datasets__id"),
        public: false,
        about: "About any of these.",
    },
    Filter {
        name: "dataset_tag",
        test: FilterTest::Text("datasets__tags__name"),
        public: false,
        about: "About datasets with this tag.",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// What is written by hand for DataNotice (spec/data/data_notice.yaml:2): implement it for [`Code`](super::super::Code).
pub trait DataNoticeBehaviour {
    /// The value `description_html` of a row (spec/data/data_notice.yaml:19). The description, rendered.
    fn description_html(now: &Moment, description: Option<String>) -> Option<String>;
    /// Checks over several fields, when each by itself is right (spec/data/data_notice.yaml:35).
    fn validate<'a>(
        work: &'a Work<'a>,
        draft: &'a mut DataNoticeDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn validate_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = DataNoticeDraft::read(draft);
        <super::super::Code as DataNoticeBehaviour>::validate(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: Some(validate_hook),
    before_save: None,
    after_save: None,
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A data notice on its way into the database.
#[derive(Debug, Clone)]
pub struct DataNoticeDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// Keys of `datasets`, where the request sets them.
    pub datasets: Option<Vec<Uuid>>,
}
impl DataNoticeDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "description",
        "importance",
        "created_by",
        "created_datetime",
        "version_affected",
        "affected_date_start",
        "affected_date_end",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
            datasets: draft
                .many[1]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            description: typed::text(&row[3]).unwrap_or_default(),
            importance: typed::int(&row[4]).unwrap_or_default(),
            created_by_id: typed::uuid(&row[5]),
            created_datetime: typed::date_time(&row[6]).unwrap_or_default(),
            version_affected: typed::text(&row[7]).unwrap_or_default(),
            affected_date_start: typed::date(&row[8]),
            affected_date_end: typed::date(&row[9]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.description.into();
        draft.row[4] = self.row.importance.into();
        draft.row[5] = self.row.created_by_id.into();
        draft.row[6] = self.row.created_datetime.into();
        draft.row[7] = self.row.version_affected.into();
        draft.row[8] = self.row.affected_date_start.into();
        draft.row[9] = self.row.affected_date_end.into();
        draft.many[1] = self
            .datasets
            .map(|keys| keys.into_iter().map(Into::into).collect());
    }
}
/// The endpoints under `/data-notices`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/data-notices",
        operation: "data_notices",
        tag: "data-notices",
        title: "Data Notice List",
        words: "data notice",
        about: "Something that users of datasets should know.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "importance",
                        descending: true,
                        by: OrderBy::Value,
                    },
                    Order {
                        path: "created_datetime",
                        descending: true,
                        by: OrderBy::Value,
                    },
                    Order {
                        path: "name",
                        descending: false,
                        by: OrderBy::Value,
                    },
                ],
                filters: FILTERS,
                create: Some(&INPUT),
                created: &DETAIL,
                bulk: false,
                owner: None,
                location: None,
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/data-notices/{id}",
        operation: "data_notices",
        tag: "data-notices",
        title: "Data Notice Detail",
        words: "data notice",
        about: "Something that users of datasets should know.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 0,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
];
/// The endpoints under `/data-notices`.
pub struct DataNoticeApi(pub Arc<Server>);
impl OpenApi for DataNoticeApi {
    fn meta() -> Vec<MetaApi> {
        routes::meta(ROUTES)
    }
    fn register(registry: &mut Registry) {
        routes::register(registry, ROUTES);
    }
    fn add_routes(
        self,
        table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>,
    ) {
        routes::add(&self.0, table, ROUTES);
    }
}
