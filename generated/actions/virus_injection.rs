//! VirusInjection: A virus brought into a subject.
//! Made from spec/actions/virus_injection.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `actions_virusinjection` (spec/actions/virus_injection.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "VirusInjection",
    label: "actions.virusinjection",
    words: "virus injection",
    record: "VirusInjection",
    about: "A virus brought into a subject.",
    table: "actions_virusinjection",
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
            name: "lab_id",
            field: "lab",
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
            name: "narrative",
            field: "narrative",
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
            name: "start_time",
            field: "start_time",
            kind: Kind::DateTime,
            nullable: true,
            max: 0,
            default: Default::Now,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "end_time",
            field: "end_time",
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
        Column {
            name: "subject_id",
            field: "subject",
            kind: Kind::Uuid,
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
            name: "location_id",
            field: "location",
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
            name: "virus_batch",
            field: "virus_batch",
            kind: Kind::Text,
            nullable: true,
            max: 255,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "injection_volume",
            field: "injection_volume",
            kind: Kind::Float,
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
            name: "rate_of_injection",
            field: "rate_of_injection",
            kind: Kind::Float,
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
            name: "injection_type",
            field: "injection_type",
            kind: Kind::Text,
            nullable: false,
            max: 1,
            default: Default::Text("I"),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("I"),
                    label: "Iontophoresis",
                },
                Choice {
                    value: ChoiceValue::Text("P"),
                    label: "Pressure",
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
            name: "lab",
            target: &super::super::misc::lab::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "users",
            target: &super::super::misc::user::RESOURCE,
            link: Link::Many {
                table: "actions_virusinjection_users",
                near: "virusinjection_id",
                far: "labmember_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "procedures",
            target: &super::super::actions::procedure_type::RESOURCE,
            link: Link::Many {
                table: "actions_virusinjection_procedures",
                near: "virusinjection_id",
                far: "proceduretype_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
        Relation {
            name: "location",
            target: &super::super::misc::lab_location::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "start_time",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `actions_virusinjection` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_virusinjection")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Where it was done.
        pub lab_id: Option<Uuid>,
        /// Column `narrative`.
        pub narrative: String,
        /// Column `start_time`.
        pub start_time: Option<DateTimeUtc>,
        /// Column `end_time`.
        pub end_time: Option<DateTimeUtc>,
        /// Column `subject_id`.
        pub subject_id: Uuid,
        /// Column `location_id`.
        pub location_id: Option<Uuid>,
        /// Column `virus_batch`.
        pub virus_batch: Option<String>,
        /// Nanolitres.
        pub injection_volume: Option<f64>,
        /// Nanolitres a minute.
        pub rate_of_injection: Option<f64>,
        /// Column `injection_type`.
        pub injection_type: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `action` (spec/actions/virus_injection.yaml:17); 1 statement a page.
pub static ACTION: Representation = Representation {
    name: "action",
    schema: "VirusInjectionAction",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "type",
            source: Source::Constant("virus_injection"),
            doc: Doc {
                schema: Schema::Text(""),
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
            name: "url",
            source: Source::Url(0, "/virus-injections"),
            doc: Doc {
                schema: Schema::Text("uri"),
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
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Where it was done.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "start_time",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "end_time",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "location",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "users",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(150)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "procedures",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", j2.\"name\", t.\"start_time\", t.\"end_time\", j3.\"name\", m1.v, m2.v",
        sqlite: "t.\"id\", j1.\"nickname\", j2.\"name\", t.\"start_time\", t.\"end_time\", j3.\"name\", m1.v, m2.v",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"virusinjection_id\" as k, array_agg(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_virusinjection_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"virusinjection_id\" = any(array(select id from page)) group by x0.\"virusinjection_id\") m1 on m1.k = t.\"id\" left join (select x0.\"virusinjection_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_virusinjection_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"virusinjection_id\" = any(array(select id from page)) group by x0.\"virusinjection_id\") m2 on m2.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"virusinjection_id\" as k, json_group_array(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_virusinjection_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"virusinjection_id\" in (select id from page) group by x0.\"virusinjection_id\") m1 on m1.k = t.\"id\" left join (select x0.\"virusinjection_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_virusinjection_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"virusinjection_id\" in (select id from page) group by x0.\"virusinjection_id\") m2 on m2.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::List(Kind::Text),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/actions/virus_injection.yaml:18); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "VirusInjectionDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/virus-injections"),
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
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Where it was done.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "location",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "users",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(150)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "procedures",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "narrative",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "start_time",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "end_time",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "virus_batch",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "injection_volume",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::Number,
                about: "Nanolitres.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "rate_of_injection",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::Number,
                about: "Nanolitres a minute.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "injection_type",
            source: Source::Column(13),
            doc: Doc {
                schema: Schema::Choice(&["\"I\"", "\"P\"", "\"\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(14),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"name\", j2.\"name\", j3.\"name\", m1.v, m2.v, t.\"narrative\", t.\"start_time\", t.\"end_time\", t.\"virus_batch\", t.\"injection_volume\", t.\"rate_of_injection\", t.\"injection_type\", t.\"json\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"name\", j2.\"name\", j3.\"name\", m1.v, m2.v, t.\"narrative\", t.\"start_time\", t.\"end_time\", t.\"virus_batch\", t.\"injection_volume\", t.\"rate_of_injection\", t.\"injection_type\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"virusinjection_id\" as k, array_agg(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_virusinjection_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"virusinjection_id\" = any(array(select id from page)) group by x0.\"virusinjection_id\") m1 on m1.k = t.\"id\" left join (select x0.\"virusinjection_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_virusinjection_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"virusinjection_id\" = any(array(select id from page)) group by x0.\"virusinjection_id\") m2 on m2.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"virusinjection_id\" as k, json_group_array(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_virusinjection_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"virusinjection_id\" in (select id from page) group by x0.\"virusinjection_id\") m1 on m1.k = t.\"id\" left join (select x0.\"virusinjection_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_virusinjection_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"virusinjection_id\" in (select id from page) group by x0.\"virusinjection_id\") m2 on m2.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
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
    schema: "VirusInjectionInput",
    patch_schema: "VirusInjectionPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "subject",
            takes: Takes::One(&super::super::subjects::subject::RESOURCE, By::Key(3)),
            target: Target::Column(7),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
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
            name: "lab",
            takes: Takes::One(&super::super::misc::lab::RESOURCE, By::Key(2)),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Where it was done.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "location",
            takes: Takes::One(&super::super::misc::lab_location::RESOURCE, By::Key(2)),
            target: Target::Column(8),
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
            name: "users",
            takes: Takes::Many(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Relation(1),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(150)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "procedures",
            takes: Takes::Many(
                &super::super::actions::procedure_type::RESOURCE,
                By::Key(2),
            ),
            target: Target::Relation(2),
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
            name: "narrative",
            takes: Takes::Text(0, None),
            target: Target::Column(4),
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
            name: "start_time",
            takes: Takes::DateTime,
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "end_time",
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
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "virus_batch",
            takes: Takes::Text(255, None),
            target: Target::Column(9),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
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
            name: "injection_volume",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(10),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Nanolitres.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "rate_of_injection",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(11),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Nanolitres a minute.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "injection_type",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Text("I"),
                        label: "Iontophoresis",
                    },
                    Choice {
                        value: ChoiceValue::Text("P"),
                        label: "Pressure",
                    },
                ],
            ),
            target: Target::Column(12),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["\"I\"", "\"P\"", "\"\""]),
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
    actors: &[4],
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
        name: "lab",
        test: FilterTest::Text("lab__name__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "users",
        test: FilterTest::AllOf("users__username"),
        public: false,
        about: "With all these users.",
    },
    Filter {
        name: "procedures",
        test: FilterTest::Rows(
            "procedures",
            &super::super::actions::procedure_type::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "narrative",
        test: FilterTest::Text("narrative"),
        public: false,
        about: "",
    },
    Filter {
        name: "start_time",
        test: FilterTest::DateTime("start_time"),
        public: false,
        about: "",
    },
    Filter {
        name: "end_time",
        test: FilterTest::DateTime("end_time"),
        public: false,
        about: "",
    },
    Filter {
        name: "subject",
        test: FilterTest::Text("subject__nickname__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "location",
        test: FilterTest::Row("location", &super::super::misc::lab_location::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "virus_batch",
        test: FilterTest::Text("virus_batch"),
        public: false,
        about: "",
    },
    Filter {
        name: "injection_volume",
        test: FilterTest::Number("injection_volume"),
        public: false,
        about: "",
    },
    Filter {
        name: "rate_of_injection",
        test: FilterTest::Number("rate_of_injection"),
        public: false,
        about: "",
    },
    Filter {
        name: "injection_type",
        test: FilterTest::Choice(
            "injection_type",
            &[
                Choice {
                    value: ChoiceValue::Text("I"),
                    label: "Iontophoresis",
                },
                Choice {
                    value: ChoiceValue::Text("P"),
                    label: "Pressure",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "date_range",
        test: FilterTest::DateRange("start_time"),
        public: false,
        about: "First and last start day, e.g. `2019-04-01,2019-04-05`.",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// The endpoints under `/virus-injections`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/virus-injections",
        operation: "virus_injections",
        tag: "virus-injections",
        title: "Virus Injection List",
        words: "virus injection",
        about: "A virus brought into a subject.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "start_time",
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
        path: "/virus-injections/{id}",
        operation: "virus_injections",
        tag: "virus-injections",
        title: "Virus Injection Detail",
        words: "virus injection",
        about: "A virus brought into a subject.",
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
/// The endpoints under `/virus-injections`.
pub struct VirusInjectionApi(pub Arc<Server>);
impl OpenApi for VirusInjectionApi {
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
