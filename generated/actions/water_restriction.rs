//! WaterRestriction: A time during which a subject gets its water by measure.
//! Made from spec/actions/water_restriction.yaml:2.
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
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `actions_waterrestriction` (spec/actions/water_restriction.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "WaterRestriction",
    label: "actions.waterrestriction",
    words: "water restriction",
    record: "WaterRestriction",
    about: "A time during which a subject gets its water by measure.",
    table: "actions_waterrestriction",
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
            name: "reference_weight",
            field: "reference_weight",
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
            name: "water_type_id",
            field: "water_type",
            kind: Kind::Uuid,
            nullable: true,
            max: 0,
            default: Default::Row {
                of: &super::super::actions::water_type::RESOURCE,
                column: "name",
                is: "Water",
                make: false,
            },
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
            name: "lab",
            target: &super::super::misc::lab::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "users",
            target: &super::super::misc::user::RESOURCE,
            link: Link::Many {
                table: "actions_waterrestriction_users",
                near: "waterrestriction_id",
                far: "labmember_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "procedures",
            target: &super::super::actions::procedure_type::RESOURCE,
            link: Link::Many {
                table: "actions_waterrestriction_procedures",
                near: "waterrestriction_id",
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
        Relation {
            name: "water_type",
            target: &super::super::actions::water_type::RESOURCE,
            link: Link::One { column: 10 },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "end_time",
            descending: true,
            by: OrderBy::Value,
        },
        Order {
            path: "start_time",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `actions_waterrestriction` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_waterrestriction")]
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
        /// Grams at its start; 0 - not set.
        pub reference_weight: f64,
        /// Column `water_type_id`.
        pub water_type_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `action` (spec/actions/water_restriction.yaml:15); 1 statement a page.
pub static ACTION: Representation = Representation {
    name: "action",
    schema: "WaterRestrictionAction",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "type",
            source: Source::Constant("water_restriction"),
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
            source: Source::Url(0, "/water-restrictions"),
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
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"waterrestriction_id\" as k, array_agg(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_waterrestriction_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"waterrestriction_id\" = any(array(select id from page)) group by x0.\"waterrestriction_id\") m1 on m1.k = t.\"id\" left join (select x0.\"waterrestriction_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_waterrestriction_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"waterrestriction_id\" = any(array(select id from page)) group by x0.\"waterrestriction_id\") m2 on m2.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"waterrestriction_id\" as k, json_group_array(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_waterrestriction_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"waterrestriction_id\" in (select id from page) group by x0.\"waterrestriction_id\") m1 on m1.k = t.\"id\" left join (select x0.\"waterrestriction_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_waterrestriction_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"waterrestriction_id\" in (select id from page) group by x0.\"waterrestriction_id\") m2 on m2.k = t.\"id\"",
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
/// The representation `brief` (spec/actions/water_restriction.yaml:16); 1 statement a page.
pub static BRIEF: Representation = Representation {
    name: "brief",
    schema: "WaterRestrictionBrief",
    resource: &RESOURCE,
    fields: &[
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
            name: "start_time",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "end_time",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "water_type",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(128),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "reference_weight",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Number,
                about: "Grams at its start; 0 - not set.",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"start_time\", t.\"end_time\", j2.\"name\", t.\"reference_weight\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"start_time\", t.\"end_time\", j2.\"name\", t.\"reference_weight\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"actions_watertype\" j2 on j2.\"id\" = t.\"water_type_id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"actions_watertype\" j2 on j2.\"id\" = t.\"water_type_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Float),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/actions/water_restriction.yaml:17); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "WaterRestrictionDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/water-restrictions"),
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
            name: "water_type",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Bounded(128),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "reference_weight",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::Number,
                about: "Grams at its start; 0 - not set.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"name\", j2.\"name\", j3.\"name\", m1.v, m2.v, t.\"narrative\", t.\"start_time\", t.\"end_time\", j4.\"name\", t.\"reference_weight\", t.\"json\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"name\", j2.\"name\", j3.\"name\", m1.v, m2.v, t.\"narrative\", t.\"start_time\", t.\"end_time\", j4.\"name\", t.\"reference_weight\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"waterrestriction_id\" as k, array_agg(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_waterrestriction_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"waterrestriction_id\" = any(array(select id from page)) group by x0.\"waterrestriction_id\") m1 on m1.k = t.\"id\" left join (select x0.\"waterrestriction_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_waterrestriction_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"waterrestriction_id\" = any(array(select id from page)) group by x0.\"waterrestriction_id\") m2 on m2.k = t.\"id\" left join \"actions_watertype\" j4 on j4.\"id\" = t.\"water_type_id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"waterrestriction_id\" as k, json_group_array(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_waterrestriction_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"waterrestriction_id\" in (select id from page) group by x0.\"waterrestriction_id\") m1 on m1.k = t.\"id\" left join (select x0.\"waterrestriction_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_waterrestriction_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"waterrestriction_id\" in (select id from page) group by x0.\"waterrestriction_id\") m2 on m2.k = t.\"id\" left join \"actions_watertype\" j4 on j4.\"id\" = t.\"water_type_id\"",
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
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "WaterRestrictionInput",
    patch_schema: "WaterRestrictionPatch",
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
            name: "water_type",
            takes: Takes::One(&super::super::actions::water_type::RESOURCE, By::Key(2)),
            target: Target::Column(10),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(128),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "reference_weight",
            takes: Takes::Float(0.0, f64::INFINITY),
            target: Target::Column(9),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Grams at its start; 0 - not set.",
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
        name: "json",
        test: FilterTest::Pairs("json"),
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
        test: FilterTest::Text("location__name__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "reference_weight",
        test: FilterTest::Number("reference_weight"),
        public: false,
        about: "",
    },
    Filter {
        name: "water_type",
        test: FilterTest::Row(
            "water_type",
            &super::super::actions::water_type::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "nickname",
        test: FilterTest::Text("subject__nickname__iexact"),
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
/// What is written by hand for WaterRestriction (spec/actions/water_restriction.yaml:2): implement it for [`Code`](super::super::Code).
pub trait WaterRestrictionBehaviour {
    /// Before the row is stored; may change it (spec/actions/water_restriction.yaml:32).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut WaterRestrictionDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is stored, in the same transaction (spec/actions/water_restriction.yaml:32).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut WaterRestrictionDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is deleted, in the same transaction (spec/actions/water_restriction.yaml:32).
    fn after_delete<'a>(
        work: &'a Work<'a>,
        draft: &'a mut WaterRestrictionDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = WaterRestrictionDraft::read(draft);
        <super::super::Code as WaterRestrictionBehaviour>::before_save(work, &mut typed)
            .await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = WaterRestrictionDraft::read(draft);
        <super::super::Code as WaterRestrictionBehaviour>::after_save(work, &mut typed)
            .await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_delete_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = WaterRestrictionDraft::read(draft);
        <super::super::Code as WaterRestrictionBehaviour>::after_delete(work, &mut typed)
            .await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: None,
    before_save: Some(before_save_hook),
    after_save: Some(after_save_hook),
    before_delete: None,
    after_delete: Some(after_delete_hook),
    picture_width: None,
};
/// A water restriction on its way into the database.
#[derive(Debug, Clone)]
pub struct WaterRestrictionDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// Keys of `users`, where the request sets them.
    pub users: Option<Vec<Uuid>>,
    /// Keys of `procedures`, where the request sets them.
    pub procedures: Option<Vec<Uuid>>,
}
impl WaterRestrictionDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "lab",
        "narrative",
        "start_time",
        "end_time",
        "subject",
        "location",
        "reference_weight",
        "water_type",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
            users: draft
                .many[1]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
            procedures: draft
                .many[2]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            lab_id: typed::uuid(&row[3]),
            narrative: typed::text(&row[4]).unwrap_or_default(),
            start_time: typed::date_time(&row[5]),
            end_time: typed::date_time(&row[6]),
            subject_id: typed::uuid(&row[7]).unwrap_or_default(),
            location_id: typed::uuid(&row[8]),
            reference_weight: typed::number(&row[9]).unwrap_or_default(),
            water_type_id: typed::uuid(&row[10]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.lab_id.into();
        draft.row[4] = self.row.narrative.into();
        draft.row[5] = self.row.start_time.into();
        draft.row[6] = self.row.end_time.into();
        draft.row[7] = self.row.subject_id.into();
        draft.row[8] = self.row.location_id.into();
        draft.row[9] = self.row.reference_weight.into();
        draft.row[10] = self.row.water_type_id.into();
        draft.many[1] = self
            .users
            .map(|keys| keys.into_iter().map(Into::into).collect());
        draft.many[2] = self
            .procedures
            .map(|keys| keys.into_iter().map(Into::into).collect());
    }
}
/// The endpoints under `/water-restrictions`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/water-restrictions",
        operation: "water_restrictions",
        tag: "water-restrictions",
        title: "Water Restriction List",
        words: "water restriction",
        about: "A time during which a subject gets its water by measure.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "end_time",
                        descending: true,
                        by: OrderBy::Value,
                    },
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
        path: "/water-restrictions/{id}",
        operation: "water_restrictions",
        tag: "water-restrictions",
        title: "Water Restriction Detail",
        words: "water restriction",
        about: "A time during which a subject gets its water by measure.",
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
    Route {
        path: "/water-restriction",
        operation: "water_restriction",
        tag: "water-restriction",
        title: "Water Restriction List",
        words: "water restriction",
        about: "Times of measured water, open ones first.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &BRIEF,
                public: None,
                order: &[
                    Order {
                        path: "end_time",
                        descending: true,
                        by: OrderBy::Value,
                    },
                    Order {
                        path: "start_time",
                        descending: true,
                        by: OrderBy::Value,
                    },
                ],
                filters: FILTERS,
                create: None,
                created: &BRIEF,
                bulk: false,
                owner: None,
                location: None,
                listed: true,
                narrow: None,
            },
        ),
    },
];
/// The endpoints under `/water-restrictions`.
pub struct WaterRestrictionApi(pub Arc<Server>);
impl OpenApi for WaterRestrictionApi {
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
