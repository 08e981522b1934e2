//! Loan: Sheets that another institute has borrowed.
//! Made from spec/collection/loan.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, Order, OrderBy, Relation, Representation,
    Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `collection_loan` (spec/collection/loan.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Loan",
    label: "collection.loan",
    words: "loan",
    record: "Loan",
    about: "Sheets that another institute has borrowed.",
    table: "collection_loan",
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
            name: "borrower",
            field: "borrower",
            kind: Kind::Text,
            nullable: false,
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
            name: "contact",
            field: "contact",
            kind: Kind::Text,
            nullable: false,
            max: 254,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "lent",
            field: "lent",
            kind: Kind::Date,
            nullable: false,
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
            name: "due",
            field: "due",
            kind: Kind::Date,
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
            name: "returned",
            field: "returned",
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
            name: "sheets",
            target: &super::super::collection::sheet::RESOURCE,
            link: Link::Many {
                table: "collection_loan_sheets",
                near: "loan_id",
                far: "sheet_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "lent",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `collection_loan` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "collection_loan")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `borrower`.
        pub borrower: String,
        /// Column `contact`.
        pub contact: String,
        /// Column `lent`.
        pub lent: Date,
        /// Column `due`.
        pub due: Date,
        /// Column `returned`.
        pub returned: Option<Date>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `brief` (spec/collection/loan.yaml:18); 1 statement a page.
pub static BRIEF: Representation = Representation {
    name: "brief",
    schema: "LoanBrief",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "borrower",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(200),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lent",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "due",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "returned",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"borrower\", t.\"lent\", t.\"due\", t.\"returned\"",
        sqlite: "t.\"id\", t.\"borrower\", t.\"lent\", t.\"due\", t.\"returned\"",
    },
    joins: Dialects {
        postgres: "",
        sqlite: "",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/collection/loan.yaml:19); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "LoanDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/loans"),
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
            name: "borrower",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(200),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "contact",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Blank("email"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "sheets",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(20)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lent",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "due",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "returned",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"borrower\", t.\"contact\", m1.v, t.\"lent\", t.\"due\", t.\"returned\"",
        sqlite: "t.\"id\", t.\"borrower\", t.\"contact\", m1.v, t.\"lent\", t.\"due\", t.\"returned\"",
    },
    joins: Dialects {
        postgres: "left join (select x0.\"loan_id\" as k, array_agg(r0.\"number\" order by r0.\"number\" nulls last, r0.\"number\") as v from \"collection_loan_sheets\" x0 join \"collection_sheet\" r0 on r0.\"id\" = x0.\"sheet_id\" where x0.\"loan_id\" = any(array(select id from page)) group by x0.\"loan_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join (select x0.\"loan_id\" as k, json_group_array(r0.\"number\" order by r0.\"number\" nulls last, r0.\"number\") as v from \"collection_loan_sheets\" x0 join \"collection_sheet\" r0 on r0.\"id\" = x0.\"sheet_id\" where x0.\"loan_id\" in (select id from page) group by x0.\"loan_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "LoanInput",
    patch_schema: "LoanPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "borrower",
            takes: Takes::Text(200, None),
            target: Target::Column(1),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
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
            name: "contact",
            takes: Takes::Email(254),
            target: Target::Column(2),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Blank("email"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "sheets",
            takes: Takes::Many(&super::super::collection::sheet::RESOURCE, By::Key(1)),
            target: Target::Relation(0),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(20)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "lent",
            takes: Takes::Date,
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "due",
            takes: Takes::Date,
            target: Target::Column(4),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "returned",
            takes: Takes::Date,
            target: Target::Column(5),
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
    ],
    actors: &[],
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter {
        name: "borrower",
        test: FilterTest::Text("borrower"),
        public: false,
        about: "",
    },
    Filter {
        name: "due",
        test: FilterTest::Date("due"),
        public: false,
        about: "",
    },
    Filter {
        name: "out",
        test: FilterTest::Bool("returned__isnull"),
        public: false,
        about: "Whether it is still out.",
    },
];
/// The endpoints under `/loans`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/loans",
        operation: "loans",
        tag: "loans",
        title: "Loan List",
        words: "loan",
        about: "Sheets that another institute has borrowed.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "lent",
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
        path: "/loans/{id}",
        operation: "loans",
        tag: "loans",
        title: "Loan Detail",
        words: "loan",
        about: "Sheets that another institute has borrowed.",
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
/// The endpoints under `/loans`.
pub struct LoanApi(pub Arc<Server>);
impl OpenApi for LoanApi {
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
