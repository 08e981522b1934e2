//! Allele: A variant of a gene.
//! Made from spec/subjects/allele.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `subjects_allele` (spec/subjects/allele.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Allele",
    label: "subjects.allele",
    words: "allele",
    record: "Allele",
    about: "A variant of a gene.",
    table: "subjects_allele",
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
            max: 1023,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "nickname",
            field: "nickname",
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
    ],
    relations: &[
        Relation {
            name: "sequences",
            target: &super::super::subjects::sequence::RESOURCE,
            link: Link::Many {
                table: "subjects_allele_sequences",
                near: "allele_id",
                far: "sequence_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::Many {
                table: "subjects_line_alleles",
                near: "allele_id",
                far: "line_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Many {
                table: "subjects_zygosity",
                near: "allele_id",
                far: "subject_id",
                through: Some(&super::super::subjects::zygosity::RESOURCE),
            },
            secret: false,
        },
        Relation {
            name: "zygosity",
            target: &super::super::subjects::zygosity::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "zygosityrule",
            target: &super::super::subjects::zygosity_rule::RESOURCE,
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
            path: "nickname",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `subjects_allele` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_allele")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Standard name.
        pub name: String,
        /// Column `nickname`.
        pub nickname: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/subjects/allele.yaml:15); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "AlleleDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(1, "/alleles"),
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
            name: "nickname",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(1023),
                about: "Standard name.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "sequences",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"nickname\", t.\"name\", m1.v, t.\"json\"",
        sqlite: "t.\"id\", t.\"nickname\", t.\"name\", m1.v, t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join (select x0.\"allele_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"subjects_allele_sequences\" x0 join \"subjects_sequence\" r0 on r0.\"id\" = x0.\"sequence_id\" where x0.\"allele_id\" = any(array(select id from page)) group by x0.\"allele_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join (select x0.\"allele_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"subjects_allele_sequences\" x0 join \"subjects_sequence\" r0 on r0.\"id\" = x0.\"sequence_id\" where x0.\"allele_id\" in (select id from page) group by x0.\"allele_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "AlleleInput",
    patch_schema: "AllelePatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "nickname",
            takes: Takes::Text(255, None),
            target: Target::Column(3),
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
            name: "name",
            takes: Takes::Text(1023, None),
            target: Target::Column(2),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(1023),
                about: "Standard name.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "sequences",
            takes: Takes::Many(&super::super::subjects::sequence::RESOURCE, By::Key(2)),
            target: Target::Relation(0),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
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
        name: "nickname",
        test: FilterTest::Text("nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "sequences",
        test: FilterTest::Rows("sequences", &super::super::subjects::sequence::RESOURCE),
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
/// The endpoints under `/alleles`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/alleles",
        operation: "alleles",
        tag: "alleles",
        title: "Allele List",
        words: "allele",
        about: "A variant of a gene.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "nickname",
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
        path: "/alleles/{nickname}",
        operation: "alleles",
        tag: "alleles",
        title: "Allele Detail",
        words: "allele",
        about: "A variant of a gene.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 3,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
];
/// The endpoints under `/alleles`.
pub struct AlleleApi(pub Arc<Server>);
impl OpenApi for AlleleApi {
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
