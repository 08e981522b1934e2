//! SubjectRequest: A user asks for some subjects of a line.
//! Made from spec/subjects/subject_request.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Compute, Default, Dialects, Doc, Field, Filter, FilterTest, Group,
    Input, InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::{Cells, Keys, NO_HOOKS};
use specimen::moment::Moment;
use specimen::query::render::RowView;
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use specimen::store::Sql;
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `subjects_subjectrequest` (spec/subjects/subject_request.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "SubjectRequest",
    label: "subjects.subjectrequest",
    words: "subject request",
    record: "SubjectRequest",
    about: "A user asks for some subjects of a line.",
    table: "subjects_subjectrequest",
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
            name: "user_id",
            field: "user",
            kind: Kind::Uuid,
            nullable: true,
            max: 0,
            default: Default::Caller,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "line_id",
            field: "line",
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
            name: "count",
            field: "count",
            kind: Kind::Int,
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
            name: "date_time",
            field: "date_time",
            kind: Kind::Date,
            nullable: true,
            max: 0,
            default: Default::Today,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "due_date",
            field: "due_date",
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
    ],
    relations: &[
        Relation {
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Back {
                column: 17,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "date_time",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `subjects_subjectrequest` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_subjectrequest")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `user_id`.
        pub user_id: Option<Uuid>,
        /// Column `line_id`.
        pub line_id: Option<Uuid>,
        /// Column `count`.
        pub count: Option<i32>,
        /// Column `date_time`.
        pub date_time: Option<Date>,
        /// Column `due_date`.
        pub due_date: Option<Date>,
        /// Column `description`.
        pub description: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/subjects/subject_request.yaml:20); 2 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "SubjectRequestDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/subject-requests"),
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
            name: "user",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "line",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Begins the names that it gives, e.g. `<nickname>_0001`.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "count",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "remaining",
            source: Source::Page(0, 0),
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "Living subjects of the line that the user still has to get.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "date_time",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "due_date",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "description",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"username\", j2.\"nickname\", t.\"count\", t.\"date_time\", t.\"due_date\", t.\"description\", t.\"name\", t.\"json\"",
        sqlite: "t.\"id\", j1.\"username\", j2.\"nickname\", t.\"count\", t.\"date_time\", t.\"due_date\", t.\"description\", t.\"name\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"user_id\" left join \"subjects_line\" j2 on j2.\"id\" = t.\"line_id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"user_id\" left join \"subjects_line\" j2 on j2.\"id\" = t.\"line_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Int),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[
        Group {
            columns: &[0],
            compute: Compute::Rows {
                key: 0,
                of: "t.\"id\"",
                items: 1,
                rows: open_rows,
                values: open_of_rows,
            },
        },
    ],
    statements: 2,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "SubjectRequestInput",
    patch_schema: "SubjectRequestPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "user",
            takes: Takes::One(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Column(3),
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
            name: "line",
            takes: Takes::One(&super::super::subjects::line::RESOURCE, By::Key(5)),
            target: Target::Column(4),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "count",
            takes: Takes::Int(1, 2147483647),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "date_time",
            takes: Takes::Date,
            target: Target::Column(6),
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
            name: "due_date",
            takes: Takes::Date,
            target: Target::Column(7),
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
            name: "description",
            takes: Takes::Text(0, None),
            target: Target::Column(8),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text(""),
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
    ],
    actors: &[0],
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
        name: "user",
        test: FilterTest::Text("user__username"),
        public: false,
        about: "",
    },
    Filter {
        name: "line",
        test: FilterTest::Text("line__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "count",
        test: FilterTest::Number("count"),
        public: false,
        about: "",
    },
    Filter {
        name: "date_time",
        test: FilterTest::Date("date_time"),
        public: false,
        about: "",
    },
    Filter {
        name: "due_date",
        test: FilterTest::Date("due_date"),
        public: false,
        about: "",
    },
    Filter {
        name: "description",
        test: FilterTest::Text("description"),
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
/// What is written by hand for SubjectRequest (spec/subjects/subject_request.yaml:2): implement it for [`Code`](super::super::Code).
pub trait SubjectRequestBehaviour {
    /// Writes the statement of the rows that `open` comes of (spec/subjects/subject_request.yaml:17): its first column, which it tests with `keys`, is the `id` of the row that they belong to.
    fn open_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql);
    /// Values of a row, from the rows of its own (spec/subjects/subject_request.yaml:17). Living subjects of the line that the user still has to get.
    fn open(row: OpenRow, rows: &[RowView<'_>]) -> OpenValues;
}
/// What [`SubjectRequestBehaviour::open`] is given of a row.
#[derive(Debug, Clone)]
pub struct OpenRow {
    /// `id` of the row.
    pub id: Option<Uuid>,
}
/// What [`SubjectRequestBehaviour::open`] computes for a row.
#[derive(Debug, Clone)]
pub struct OpenValues {
    /// Living subjects of the line that the user still has to get.
    pub remaining: Option<i64>,
}
/// Calls [`SubjectRequestBehaviour::open_rows`].
pub fn open_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql) {
    <super::super::Code as SubjectRequestBehaviour>::open_rows(now, keys, sql);
}
/// Calls [`SubjectRequestBehaviour::open`].
pub fn open_of_rows(
    row: &RowView<'_>,
    columns: &[usize],
    rows: &[RowView<'_>],
    cells: &mut Cells,
) {
    let value = <super::super::Code as SubjectRequestBehaviour>::open(
        OpenRow {
            id: row.uuid(columns[0]),
        },
        rows,
    );
    cells.push(|out| json::integer(out, value.remaining));
}
/// The endpoints under `/subject-requests`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/subject-requests",
        operation: "subject_requests",
        tag: "subject-requests",
        title: "Subject Request List",
        words: "subject request",
        about: "A user asks for some subjects of a line.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "date_time",
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
        path: "/subject-requests/{id}",
        operation: "subject_requests",
        tag: "subject-requests",
        title: "Subject Request Detail",
        words: "subject request",
        about: "A user asks for some subjects of a line.",
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
/// The endpoints under `/subject-requests`.
pub struct SubjectRequestApi(pub Arc<Server>);
impl OpenApi for SubjectRequestApi {
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
