//! DataRepository: A place where files are kept - a server, or a computer of a lab.
//! Made from spec/data/data_repository.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy, Pattern, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `data_datarepository` (spec/data/data_repository.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "DataRepository",
    label: "data.datarepository",
    words: "data repository",
    record: "DataRepository",
    about: "A place where files are kept - a server, or a computer of a lab.",
    table: "data_datarepository",
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
            name: "name",
            field: "name",
            kind: Kind::Text,
            nullable: false,
            max: 255,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "repository_type_id",
            field: "repository_type",
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
            name: "hostname",
            field: "hostname",
            kind: Kind::Text,
            nullable: false,
            max: 200,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "data_url",
            field: "data_url",
            kind: Kind::Text,
            nullable: true,
            max: 200,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "timezone",
            field: "timezone",
            kind: Kind::Text,
            nullable: false,
            max: 64,
            default: Default::TimeZone,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "globus_path",
            field: "globus_path",
            kind: Kind::Text,
            nullable: false,
            max: 1000,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "globus_endpoint_id",
            field: "globus_endpoint_id",
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
            name: "globus_is_personal",
            field: "globus_is_personal",
            kind: Kind::Bool,
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
            name: "repository_type",
            target: &super::super::data::data_repository_type::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "filerecord",
            target: &super::super::data::file_record::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "lab",
            target: &super::super::misc::lab::RESOURCE,
            link: Link::Many {
                table: "misc_lab_repositories",
                near: "datarepository_id",
                far: "lab_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "tasks",
            target: &super::super::jobs::task::RESOURCE,
            link: Link::Back {
                column: 18,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "name",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `data_datarepository` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_datarepository")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `name`.
        pub name: String,
        /// Column `repository_type_id`.
        pub repository_type_id: Option<Uuid>,
        /// Column `hostname`.
        pub hostname: String,
        /// Address that the paths of its files are added to.
        pub data_url: Option<String>,
        /// Column `timezone`.
        pub timezone: String,
        /// Folder at its Globus endpoint that the paths of its files are added to.
        pub globus_path: String,
        /// Column `globus_endpoint_id`.
        pub globus_endpoint_id: Option<Uuid>,
        /// True: a computer of a lab; false: a server; null: neither.
        pub globus_is_personal: Option<bool>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/data/data_repository.yaml:20); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "DataRepositoryDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "name",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "timezone",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "globus_path",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(1000),
                about: "Folder at its Globus endpoint that the paths of its files are added to.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "hostname",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(200),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "data_url",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Blank("uri"),
                about: "Address that the paths of its files are added to.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "repository_type",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "globus_endpoint_id",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "globus_is_personal",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Boolean,
                about: "True: a computer of a lab; false: a server; null: neither.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", t.\"timezone\", t.\"globus_path\", t.\"hostname\", t.\"data_url\", j1.\"name\", t.\"globus_endpoint_id\", t.\"globus_is_personal\", t.\"json\"",
        sqlite: "t.\"id\", t.\"name\", t.\"timezone\", t.\"globus_path\", t.\"hostname\", t.\"data_url\", j1.\"name\", t.\"globus_endpoint_id\", t.\"globus_is_personal\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"data_datarepositorytype\" j1 on j1.\"id\" = t.\"repository_type_id\"",
        sqlite: "left join \"data_datarepositorytype\" j1 on j1.\"id\" = t.\"repository_type_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Bool),
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "DataRepositoryInput",
    patch_schema: "DataRepositoryPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(2),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
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
            name: "timezone",
            takes: Takes::Text(64, None),
            target: Target::Column(6),
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
            name: "globus_path",
            takes: Takes::Text(1000, None),
            target: Target::Column(7),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(1000),
                about: "Folder at its Globus endpoint that the paths of its files are added to.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "hostname",
            takes: Takes::Text(200, Some(&HOSTNAME_PATTERN)),
            target: Target::Column(4),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(200),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "data_url",
            takes: Takes::Url(200),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Blank("uri"),
                about: "Address that the paths of its files are added to.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "repository_type",
            takes: Takes::One(
                &super::super::data::data_repository_type::RESOURCE,
                By::Key(2),
            ),
            target: Target::Column(3),
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
            name: "globus_endpoint_id",
            takes: Takes::Uuid,
            target: Target::Column(8),
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
            name: "globus_is_personal",
            takes: Takes::Bool,
            target: Target::Column(9),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Boolean,
                about: "True: a computer of a lab; false: a server; null: neither.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "json",
            takes: Takes::Json,
            target: Target::Column(1),
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
/// What `hostname` must match.
static HOSTNAME_PATTERN: Pattern = Pattern {
    regex: "^[a-zA-Z0-9.\\-_]+$",
    message: "Invalid hostname",
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
        name: "globus_is_personal",
        test: FilterTest::Bool("globus_is_personal"),
        public: false,
        about: "",
    },
    Filter {
        name: "globus_endpoint_id",
        test: FilterTest::Uuid("globus_endpoint_id"),
        public: false,
        about: "",
    },
];
/// The endpoints under `/data-repository`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/data-repository",
        operation: "data_repository",
        tag: "data-repository",
        title: "Data Repository List",
        words: "data repository",
        about: "A place where files are kept - a server, or a computer of a lab.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
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
        path: "/data-repository/{name}",
        operation: "data_repository",
        tag: "data-repository",
        title: "Data Repository Detail",
        words: "data repository",
        about: "A place where files are kept - a server, or a computer of a lab.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 2,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
];
/// The endpoints under `/data-repository`.
pub struct DataRepositoryApi(pub Arc<Server>);
impl OpenApi for DataRepositoryApi {
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
