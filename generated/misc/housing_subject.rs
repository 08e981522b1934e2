//! HousingSubject: Which subject lived in which housing, from when to when.
//! Made from spec/misc/housing_subject.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, Order, OrderBy, Relation, Representation,
    Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::{BoxFuture, Draft, Hooks, Work, typed};
use specimen::fault::Fault;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `misc_housingsubject` (spec/misc/housing_subject.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "HousingSubject",
    label: "misc.housingsubject",
    words: "housing subject",
    record: "HousingSubject",
    about: "Which subject lived in which housing, from when to when.",
    table: "misc_housingsubject",
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
            name: "subject_id",
            field: "subject",
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
            name: "housing_id",
            field: "housing",
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
            name: "start_datetime",
            field: "start_datetime",
            kind: Kind::DateTime,
            nullable: false,
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
            name: "end_datetime",
            field: "end_datetime",
            kind: Kind::DateTime,
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
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "housing",
            target: &super::super::misc::housing::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "start_datetime",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `misc_housingsubject` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_housingsubject")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `subject_id`.
        pub subject_id: Option<Uuid>,
        /// Column `housing_id`.
        pub housing_id: Option<Uuid>,
        /// Column `start_datetime`.
        pub start_datetime: DateTimeUtc,
        /// Null while the subject lives there.
        pub end_datetime: Option<DateTimeUtc>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `inside` (spec/misc/housing_subject.yaml:15); 1 statement a page.
pub static INSIDE: Representation = Representation {
    name: "inside",
    schema: "HousingSubjectInside",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "subject",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "start_datetime",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "end_datetime",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Null while the subject lives there.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"start_datetime\", t.\"end_datetime\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"start_datetime\", t.\"end_datetime\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::DateTime),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/misc/housing_subject.yaml:16); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "HousingSubjectDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/housing-subjects"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
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
            name: "subject",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "housing",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "start_datetime",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "end_datetime",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Null while the subject lives there.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"housing_id\", t.\"start_datetime\", t.\"end_datetime\", t.\"name\", t.\"json\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"housing_id\", t.\"start_datetime\", t.\"end_datetime\", t.\"name\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "HousingSubjectInput",
    patch_schema: "HousingSubjectPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "subject",
            takes: Takes::One(&super::super::subjects::subject::RESOURCE, By::Key(3)),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "housing",
            takes: Takes::One(&super::super::misc::housing::RESOURCE, By::Id),
            target: Target::Column(4),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "start_datetime",
            takes: Takes::DateTime,
            target: Target::Column(5),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "end_datetime",
            takes: Takes::DateTime,
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Null while the subject lives there.",
                nullable: true,
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
    ],
    actors: &[],
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter {
        name: "id",
        test: FilterTest::Uuid("id"),
        public: false,
        about: "",
    },
    Filter {
        name: "name",
        test: FilterTest::Text("name"),
        public: false,
        about: "",
    },
    Filter {
        name: "subject",
        test: FilterTest::Text("subject__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "housing",
        test: FilterTest::Row("housing", &super::super::misc::housing::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "start_datetime",
        test: FilterTest::DateTime("start_datetime"),
        public: false,
        about: "",
    },
    Filter {
        name: "end_datetime",
        test: FilterTest::DateTime("end_datetime"),
        public: false,
        about: "",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// What is written by hand for HousingSubject (spec/misc/housing_subject.yaml:2): implement it for [`Code`](super::super::Code).
pub trait HousingSubjectBehaviour {
    /// Before the row is stored; may change it (spec/misc/housing_subject.yaml:26).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut HousingSubjectDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = HousingSubjectDraft::read(draft);
        <super::super::Code as HousingSubjectBehaviour>::before_save(work, &mut typed)
            .await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: None,
    before_save: Some(before_save_hook),
    after_save: None,
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A housing subject on its way into the database.
#[derive(Debug, Clone)]
pub struct HousingSubjectDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl HousingSubjectDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "subject",
        "housing",
        "start_datetime",
        "end_datetime",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            subject_id: typed::uuid(&row[3]),
            housing_id: typed::uuid(&row[4]),
            start_datetime: typed::date_time(&row[5]).unwrap_or_default(),
            end_datetime: typed::date_time(&row[6]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.subject_id.into();
        draft.row[4] = self.row.housing_id.into();
        draft.row[5] = self.row.start_datetime.into();
        draft.row[6] = self.row.end_datetime.into();
    }
}
/// The endpoints under `/housing-subjects`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/housing-subjects",
        operation: "housing_subjects",
        tag: "housing-subjects",
        title: "Housing Subject List",
        words: "housing subject",
        about: "Which subject lived in which housing, from when to when.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "start_datetime",
                        descending: true,
                        by: OrderBy::Value,
                    },
                ],
                filters: FILTERS,
                create: Some(&INPUT),
                created: &DETAIL,
                bulk: false,
                owner: None,
                location: Some("url"),
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/housing-subjects/{id}",
        operation: "housing_subjects",
        tag: "housing-subjects",
        title: "Housing Subject Detail",
        words: "housing subject",
        about: "Which subject lived in which housing, from when to when.",
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
/// The endpoints under `/housing-subjects`.
pub struct HousingSubjectApi(pub Arc<Server>);
impl OpenApi for HousingSubjectApi {
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
