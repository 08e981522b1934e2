//! Species: A species of plants by its scientific name.
//! Made from spec/species.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy,
    Pattern, Relation, Representation, Resource, Route, Schema, Serves, Source, Takes,
    Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::moment::Moment;
use specimen::query::render::RowView;
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `species` (spec/species.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Species",
    label: "herbarium.species",
    words: "species",
    record: "Species",
    about: "A species of plants by its scientific name.",
    table: "species",
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
            max: 100,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "family",
            field: "family",
            kind: Kind::Text,
            nullable: false,
            max: 60,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "life",
            field: "life",
            kind: Kind::Int,
            nullable: false,
            max: 0,
            default: Default::Int(3),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "annual",
                },
                Choice {
                    value: ChoiceValue::Int(2),
                    label: "biennial",
                },
                Choice {
                    value: ChoiceValue::Int(3),
                    label: "perennial",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "accepted_id",
            field: "accepted",
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
    ],
    relations: &[
        Relation {
            name: "accepted",
            target: &RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "sheet",
            target: &super::collection::sheet::RESOURCE,
            link: Link::Back {
                column: 2,
                single: false,
                on_delete: OnDelete::Protect,
            },
            secret: false,
        },
        Relation {
            name: "synonyms",
            target: &RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "family",
            descending: false,
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
    hooks: &NO_HOOKS,
};
/// Rows of `species` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "species")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Column `family`.
        pub family: String,
        /// How long a plant lives.
        pub life: i32,
        /// The name in use if this one is no more.
        pub accepted_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/species.yaml:20); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "SpeciesDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(1, "/species"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "",
                nullable: false,
                example: "\"Bellis perennis\"",
            },
        },
        Field {
            name: "genus",
            source: Source::Row(write_detail_genus),
            doc: Doc {
                schema: Schema::Text(""),
                about: "First word of the name.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "family",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(60),
                about: "",
                nullable: false,
                example: "\"Asteraceae\"",
            },
        },
        Field {
            name: "life",
            source: Source::Label(
                3,
                &[
                    Choice {
                        value: ChoiceValue::Int(1),
                        label: "annual",
                    },
                    Choice {
                        value: ChoiceValue::Int(2),
                        label: "biennial",
                    },
                    Choice {
                        value: ChoiceValue::Int(3),
                        label: "perennial",
                    },
                ],
            ),
            doc: Doc {
                schema: Schema::Choice(&["\"annual\"", "\"biennial\"", "\"perennial\""]),
                about: "How long a plant lives.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "accepted",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "The name in use if this one is no more.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "synonyms",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(100)),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", t.\"family\", t.\"life\", j1.\"name\", m1.v",
        sqlite: "t.\"id\", t.\"name\", t.\"family\", t.\"life\", j1.\"name\", m1.v",
    },
    joins: Dialects {
        postgres: "left join \"species\" j1 on j1.\"id\" = t.\"accepted_id\" left join (select r0.\"accepted_id\" as k, array_agg(r0.\"name\" order by r0.\"family\" nulls last, r0.\"name\" nulls last, r0.\"name\") as v from \"species\" r0 where r0.\"accepted_id\" = any(array(select id from page)) group by r0.\"accepted_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join \"species\" j1 on j1.\"id\" = t.\"accepted_id\" left join (select r0.\"accepted_id\" as k, json_group_array(r0.\"name\" order by r0.\"family\" nulls last, r0.\"name\" nulls last, r0.\"name\") as v from \"species\" r0 where r0.\"accepted_id\" in (select id from page) group by r0.\"accepted_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
fn write_detail_genus(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::text(out, <super::Code as SpeciesBehaviour>::genus(now, row.text(1)));
}
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "SpeciesInput",
    patch_schema: "SpeciesPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "name",
            takes: Takes::Text(100, Some(&NAME_PATTERN)),
            target: Target::Column(1),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "",
                nullable: false,
                example: "\"Bellis perennis\"",
            },
        },
        InputField {
            name: "family",
            takes: Takes::Text(60, None),
            target: Target::Column(2),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(60),
                about: "",
                nullable: false,
                example: "\"Asteraceae\"",
            },
        },
        InputField {
            name: "life",
            takes: Takes::Label(
                &[
                    Choice {
                        value: ChoiceValue::Int(1),
                        label: "annual",
                    },
                    Choice {
                        value: ChoiceValue::Int(2),
                        label: "biennial",
                    },
                    Choice {
                        value: ChoiceValue::Int(3),
                        label: "perennial",
                    },
                ],
            ),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["\"annual\"", "\"biennial\"", "\"perennial\""]),
                about: "How long a plant lives.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "accepted",
            takes: Takes::One(&RESOURCE, By::Key(1)),
            target: Target::Column(4),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "The name in use if this one is no more.",
                nullable: true,
                example: "",
            },
        },
    ],
    actors: &[],
};
/// What `name` must match.
static NAME_PATTERN: Pattern = Pattern {
    regex: "^[A-Z][a-z]+ [a-z-]+$",
    message: "A genus and an epithet are needed.",
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
        name: "family",
        test: FilterTest::Text("family"),
        public: false,
        about: "",
    },
    Filter {
        name: "life",
        test: FilterTest::Choice(
            "life",
            &[
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "annual",
                },
                Choice {
                    value: ChoiceValue::Int(2),
                    label: "biennial",
                },
                Choice {
                    value: ChoiceValue::Int(3),
                    label: "perennial",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "accepted",
        test: FilterTest::Row("accepted", &RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "starts",
        test: FilterTest::Text("name__istartswith"),
        public: false,
        about: "",
    },
];
/// What is written by hand for Species (spec/species.yaml:2): implement it for [`Code`](super::Code).
pub trait SpeciesBehaviour {
    /// The value `genus` of a row (spec/species.yaml:17). First word of the name.
    fn genus(now: &Moment, name: Option<String>) -> Option<String>;
}
/// The endpoints under `/species`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/species",
        operation: "species",
        tag: "species",
        title: "Species List",
        words: "species",
        about: "A species of plants by its scientific name.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "family",
                        descending: false,
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
                location: Some("url"),
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/species/{name}",
        operation: "species",
        tag: "species",
        title: "Species Detail",
        words: "species",
        about: "A species of plants by its scientific name.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 1,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
];
/// The endpoints under `/species`.
pub struct SpeciesApi(pub Arc<Server>);
impl OpenApi for SpeciesApi {
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
