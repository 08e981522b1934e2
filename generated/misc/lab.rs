//! Lab: A laboratory, with its repositories and the defaults for its animals.
//! Made from spec/misc/lab.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy,
    Pattern, Relation, Representation, Resource, Route, Schema, Serves, Source, Takes,
    Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `misc_lab` (spec/misc/lab.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Lab",
    label: "misc.lab",
    words: "lab",
    record: "Lab",
    about: "A laboratory, with its repositories and the defaults for its animals.",
    table: "misc_lab",
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
            name: "institution",
            field: "institution",
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
            name: "address",
            field: "address",
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
            name: "reference_weight_pct",
            field: "reference_weight_pct",
            kind: Kind::Float,
            nullable: false,
            max: 0,
            default: Default::Float(0.0),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "zscore_weight_pct",
            field: "zscore_weight_pct",
            kind: Kind::Float,
            nullable: false,
            max: 0,
            default: Default::Float(0.0),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "cage_type_id",
            field: "cage_type",
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
            name: "enrichment_id",
            field: "enrichment",
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
            name: "food_id",
            field: "food",
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
            name: "cage_cleaning_frequency_days",
            field: "cage_cleaning_frequency_days",
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
            name: "light_cycle",
            field: "light_cycle",
            kind: Kind::Int,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Normal",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Inverted",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
    ],
    relations: &[
        Relation {
            name: "cage_type",
            target: &super::super::misc::cage_type::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
        Relation {
            name: "enrichment",
            target: &super::super::misc::enrichment::RESOURCE,
            link: Link::One { column: 9 },
            secret: false,
        },
        Relation {
            name: "food",
            target: &super::super::misc::food::RESOURCE,
            link: Link::One { column: 10 },
            secret: false,
        },
        Relation {
            name: "repositories",
            target: &super::super::data::data_repository::RESOURCE,
            link: Link::Many {
                table: "misc_lab_repositories",
                near: "lab_id",
                far: "datarepository_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "chronicrecording",
            target: &super::super::actions::chronic_recording::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "lablocation",
            target: &super::super::misc::lab_location::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "labmembership",
            target: &super::super::misc::lab_membership::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::Back {
                column: 16,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "otheraction",
            target: &super::super::actions::other_action::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "session",
            target: &super::super::actions::session::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Back {
                column: 15,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "surgery",
            target: &super::super::actions::surgery::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "virusinjection",
            target: &super::super::actions::virus_injection::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "waterrestriction",
            target: &super::super::actions::water_restriction::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
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
/// Rows of `misc_lab` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_lab")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `name`.
        pub name: String,
        /// Column `institution`.
        pub institution: String,
        /// Column `address`.
        pub address: String,
        /// Zone of its clocks.
        pub timezone: String,
        /// Share of the weight at the start of water restriction below which an animal may not fall.
        pub reference_weight_pct: f64,
        /// The same as a share of the weight expected for sex and age.
        pub zscore_weight_pct: f64,
        /// Column `cage_type_id`.
        pub cage_type_id: Option<Uuid>,
        /// Column `enrichment_id`.
        pub enrichment_id: Option<Uuid>,
        /// Column `food_id`.
        pub food_id: Option<Uuid>,
        /// Column `cage_cleaning_frequency_days`.
        pub cage_cleaning_frequency_days: Option<i32>,
        /// Column `light_cycle`.
        pub light_cycle: Option<i32>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/misc/lab.yaml:26); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "LabDetail",
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
            name: "institution",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "address",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "timezone",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Zone of its clocks.",
                nullable: false,
                example: "\"Europe/London\"",
            },
        },
        Field {
            name: "repositories",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "reference_weight_pct",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Number,
                about: "Share of the weight at the start of water restriction below which an animal may not fall.",
                nullable: false,
                example: "0.85",
            },
        },
        Field {
            name: "zscore_weight_pct",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Number,
                about: "The same as a share of the weight expected for sex and age.",
                nullable: false,
                example: "0",
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
        postgres: "t.\"id\", t.\"name\", t.\"institution\", t.\"address\", t.\"timezone\", m1.v, t.\"reference_weight_pct\", t.\"zscore_weight_pct\", t.\"json\"",
        sqlite: "t.\"id\", t.\"name\", t.\"institution\", t.\"address\", t.\"timezone\", m1.v, t.\"reference_weight_pct\", t.\"zscore_weight_pct\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join (select x0.\"lab_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"misc_lab_repositories\" x0 join \"data_datarepository\" r0 on r0.\"id\" = x0.\"datarepository_id\" where x0.\"lab_id\" = any(array(select id from page)) group by x0.\"lab_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join (select x0.\"lab_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"misc_lab_repositories\" x0 join \"data_datarepository\" r0 on r0.\"id\" = x0.\"datarepository_id\" where x0.\"lab_id\" in (select id from page) group by x0.\"lab_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "LabInput",
    patch_schema: "LabPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "name",
            takes: Takes::Text(255, Some(&NAME_PATTERN)),
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
            name: "institution",
            takes: Takes::Text(255, None),
            target: Target::Column(3),
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
            name: "address",
            takes: Takes::Text(255, None),
            target: Target::Column(4),
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
            name: "timezone",
            takes: Takes::Text(64, None),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Zone of its clocks.",
                nullable: false,
                example: "\"Europe/London\"",
            },
        },
        InputField {
            name: "repositories",
            takes: Takes::Many(
                &super::super::data::data_repository::RESOURCE,
                By::Key(2),
            ),
            target: Target::Relation(3),
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
            name: "reference_weight_pct",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Share of the weight at the start of water restriction below which an animal may not fall.",
                nullable: false,
                example: "0.85",
            },
        },
        InputField {
            name: "zscore_weight_pct",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(7),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "The same as a share of the weight expected for sex and age.",
                nullable: false,
                example: "0",
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
/// What `name` must match.
static NAME_PATTERN: Pattern = Pattern {
    regex: "^\\w+$",
    message: "Lab name must only contain letters, numbers, and underscores.",
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
        name: "institution",
        test: FilterTest::Text("institution"),
        public: false,
        about: "",
    },
    Filter {
        name: "address",
        test: FilterTest::Text("address"),
        public: false,
        about: "",
    },
    Filter {
        name: "timezone",
        test: FilterTest::Text("timezone"),
        public: false,
        about: "",
    },
    Filter {
        name: "reference_weight_pct",
        test: FilterTest::Number("reference_weight_pct"),
        public: false,
        about: "",
    },
    Filter {
        name: "zscore_weight_pct",
        test: FilterTest::Number("zscore_weight_pct"),
        public: false,
        about: "",
    },
    Filter {
        name: "cage_type",
        test: FilterTest::Row("cage_type", &super::super::misc::cage_type::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "enrichment",
        test: FilterTest::Row("enrichment", &super::super::misc::enrichment::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "food",
        test: FilterTest::Row("food", &super::super::misc::food::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "cage_cleaning_frequency_days",
        test: FilterTest::Number("cage_cleaning_frequency_days"),
        public: false,
        about: "",
    },
    Filter {
        name: "light_cycle",
        test: FilterTest::Choice(
            "light_cycle",
            &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Normal",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Inverted",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "repositories",
        test: FilterTest::Rows(
            "repositories",
            &super::super::data::data_repository::RESOURCE,
        ),
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
/// The endpoints under `/labs`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/labs",
        operation: "labs",
        tag: "labs",
        title: "Lab List",
        words: "lab",
        about: "A laboratory, with its repositories and the defaults for its animals.",
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
        path: "/labs/{name}",
        operation: "labs",
        tag: "labs",
        title: "Lab Detail",
        words: "lab",
        about: "A laboratory, with its repositories and the defaults for its animals.",
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
/// The endpoints under `/labs`.
pub struct LabApi(pub Arc<Server>);
impl OpenApi for LabApi {
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
