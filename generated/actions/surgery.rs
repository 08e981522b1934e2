//! Surgery: An operation on a subject.
//! Made from spec/actions/surgery.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
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
/// The table `actions_surgery` (spec/actions/surgery.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Surgery",
    label: "actions.surgery",
    words: "surgery",
    record: "Surgery",
    about: "An operation on a subject.",
    table: "actions_surgery",
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
            default: Default::Row {
                of: &super::super::misc::lab_location::RESOURCE,
                column: "name",
                is: "Surgery Room",
                make: false,
            },
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "outcome_type",
            field: "outcome_type",
            kind: Kind::Text,
            nullable: false,
            max: 1,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("a"),
                    label: "Acute",
                },
                Choice {
                    value: ChoiceValue::Text("r"),
                    label: "Recovery",
                },
                Choice {
                    value: ChoiceValue::Text("n"),
                    label: "Non-recovery",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "implant_weight",
            field: "implant_weight",
            kind: Kind::Float,
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
                table: "actions_surgery_users",
                near: "surgery_id",
                far: "labmember_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "procedures",
            target: &super::super::actions::procedure_type::RESOURCE,
            link: Link::Many {
                table: "actions_surgery_procedures",
                near: "surgery_id",
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
    hooks: &HOOKS,
};
/// Rows of `actions_surgery` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_surgery")]
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
        /// Column `outcome_type`.
        pub outcome_type: String,
        /// Grams that stay on the animal.
        pub implant_weight: f64,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `action` (spec/actions/surgery.yaml:17); 1 statement a page.
pub static ACTION: Representation = Representation {
    name: "action",
    schema: "SurgeryAction",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "type",
            source: Source::Constant("surgery"),
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
            source: Source::Url(0, "/surgeries"),
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
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"surgery_id\" as k, array_agg(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_surgery_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"surgery_id\" = any(array(select id from page)) group by x0.\"surgery_id\") m1 on m1.k = t.\"id\" left join (select x0.\"surgery_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_surgery_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"surgery_id\" = any(array(select id from page)) group by x0.\"surgery_id\") m2 on m2.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"surgery_id\" as k, json_group_array(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_surgery_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"surgery_id\" in (select id from page) group by x0.\"surgery_id\") m1 on m1.k = t.\"id\" left join (select x0.\"surgery_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"actions_surgery_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"surgery_id\" in (select id from page) group by x0.\"surgery_id\") m2 on m2.k = t.\"id\"",
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
/// The representation `detail` (spec/actions/surgery.yaml:18); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "SurgeryDetail",
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
            name: "json",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "narrative",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "start_time",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "end_time",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "outcome_type",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Choice(&["\"a\"", "\"r\"", "\"n\"", "\"\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "implant_weight",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Number,
                about: "Grams that stay on the animal.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "Where it was done.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "location",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "users",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "procedures",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"name\", t.\"json\", t.\"narrative\", t.\"start_time\", t.\"end_time\", t.\"outcome_type\", t.\"implant_weight\", t.\"lab_id\", t.\"location_id\", m1.v, m2.v",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"name\", t.\"json\", t.\"narrative\", t.\"start_time\", t.\"end_time\", t.\"outcome_type\", t.\"implant_weight\", t.\"lab_id\", t.\"location_id\", m1.v, m2.v",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join (select x0.\"surgery_id\" as k, array_agg(r0.\"id\" order by r0.\"username\" nulls last, r0.\"id\") as v from \"actions_surgery_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"surgery_id\" = any(array(select id from page)) group by x0.\"surgery_id\") m1 on m1.k = t.\"id\" left join (select x0.\"surgery_id\" as k, array_agg(r0.\"id\" order by r0.\"name\" nulls last, r0.\"id\") as v from \"actions_surgery_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"surgery_id\" = any(array(select id from page)) group by x0.\"surgery_id\") m2 on m2.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join (select x0.\"surgery_id\" as k, json_group_array(pg_uuid(r0.\"id\") order by r0.\"username\" nulls last, r0.\"id\") as v from \"actions_surgery_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"surgery_id\" in (select id from page) group by x0.\"surgery_id\") m1 on m1.k = t.\"id\" left join (select x0.\"surgery_id\" as k, json_group_array(pg_uuid(r0.\"id\") order by r0.\"name\" nulls last, r0.\"id\") as v from \"actions_surgery_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"surgery_id\" in (select id from page) group by x0.\"surgery_id\") m2 on m2.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Float),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Uuid),
        Wire::List(Kind::Uuid),
        Wire::List(Kind::Uuid),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "SurgeryInput",
    patch_schema: "SurgeryPatch",
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
            name: "outcome_type",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Text("a"),
                        label: "Acute",
                    },
                    Choice {
                        value: ChoiceValue::Text("r"),
                        label: "Recovery",
                    },
                    Choice {
                        value: ChoiceValue::Text("n"),
                        label: "Non-recovery",
                    },
                ],
            ),
            target: Target::Column(9),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["\"a\"", "\"r\"", "\"n\"", "\"\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "implant_weight",
            takes: Takes::Float(0.0, f64::INFINITY),
            target: Target::Column(10),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Grams that stay on the animal.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "lab",
            takes: Takes::One(&super::super::misc::lab::RESOURCE, By::Id),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "Where it was done.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "location",
            takes: Takes::One(&super::super::misc::lab_location::RESOURCE, By::Id),
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
            name: "users",
            takes: Takes::Many(&super::super::misc::user::RESOURCE, By::Id),
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
            name: "procedures",
            takes: Takes::Many(&super::super::actions::procedure_type::RESOURCE, By::Id),
            target: Target::Relation(2),
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
    ],
    actors: &[10],
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
        name: "outcome_type",
        test: FilterTest::Choice(
            "outcome_type",
            &[
                Choice {
                    value: ChoiceValue::Text("a"),
                    label: "Acute",
                },
                Choice {
                    value: ChoiceValue::Text("r"),
                    label: "Recovery",
                },
                Choice {
                    value: ChoiceValue::Text("n"),
                    label: "Non-recovery",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "implant_weight",
        test: FilterTest::Number("implant_weight"),
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
        name: "procedure",
        test: FilterTest::Text("procedures__name__iexact"),
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
/// What is written by hand for Surgery (spec/actions/surgery.yaml:2): implement it for [`Code`](super::super::Code).
pub trait SurgeryBehaviour {
    /// After the row is stored, in the same transaction (spec/actions/surgery.yaml:38).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut SurgeryDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is deleted, in the same transaction (spec/actions/surgery.yaml:38).
    fn after_delete<'a>(
        work: &'a Work<'a>,
        draft: &'a mut SurgeryDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = SurgeryDraft::read(draft);
        <super::super::Code as SurgeryBehaviour>::after_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_delete_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = SurgeryDraft::read(draft);
        <super::super::Code as SurgeryBehaviour>::after_delete(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: None,
    before_save: None,
    after_save: Some(after_save_hook),
    before_delete: None,
    after_delete: Some(after_delete_hook),
    picture_width: None,
};
/// A surgery on its way into the database.
#[derive(Debug, Clone)]
pub struct SurgeryDraft {
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
impl SurgeryDraft {
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
        "outcome_type",
        "implant_weight",
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
            outcome_type: typed::text(&row[9]).unwrap_or_default(),
            implant_weight: typed::number(&row[10]).unwrap_or_default(),
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
        draft.row[9] = self.row.outcome_type.into();
        draft.row[10] = self.row.implant_weight.into();
        draft.many[1] = self
            .users
            .map(|keys| keys.into_iter().map(Into::into).collect());
        draft.many[2] = self
            .procedures
            .map(|keys| keys.into_iter().map(Into::into).collect());
    }
}
/// The endpoints under `/surgeries`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/surgeries",
        operation: "surgeries",
        tag: "surgeries",
        title: "Surgery List",
        words: "surgery",
        about: "An operation on a subject.",
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
                create: None,
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
        path: "/surgeries/{id}",
        operation: "surgeries",
        tag: "surgeries",
        title: "Surgery Detail",
        words: "surgery",
        about: "An operation on a subject.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 0,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: false,
            },
        ),
    },
    Route {
        path: "/surgery-records",
        operation: "surgery_records",
        tag: "surgery-records",
        title: "Surgery List",
        words: "surgery record",
        about: "Surgeries, which are made and deleted here.",
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
                location: None,
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/surgery-records/{id}",
        operation: "surgery_records",
        tag: "surgery-records",
        title: "Surgery Detail",
        words: "surgery record",
        about: "Surgeries, which are made and deleted here.",
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
/// The endpoints under `/surgeries`.
pub struct SurgeryApi(pub Arc<Server>);
impl OpenApi for SurgeryApi {
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
