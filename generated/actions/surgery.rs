//! Surgery: An operation on a subject.
//! Made from spec/actions/surgery.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Kind, Link,
    Relation, Representation, Resource, Schema, Source, Wire,
};
use specimen::behaviour::NO_HOOKS;
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
    order: &[],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
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
/// The representation `action` (spec/actions/surgery.yaml:15); 1 statement a page.
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
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: true,
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
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"surgery_id\" as k, array_agg(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_surgery_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"surgery_id\" = any(array(select id from page)) group by x0.\"surgery_id\") m1 on m1.k = t.\"id\" left join (select x0.\"surgery_id\" as k, array_agg(r0.\"name\" order by r0.\"name\") as v from \"actions_surgery_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"surgery_id\" = any(array(select id from page)) group by x0.\"surgery_id\") m2 on m2.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join \"misc_lablocation\" j3 on j3.\"id\" = t.\"location_id\" left join (select x0.\"surgery_id\" as k, json_group_array(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_surgery_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"surgery_id\" in (select id from page) group by x0.\"surgery_id\") m1 on m1.k = t.\"id\" left join (select x0.\"surgery_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\") as v from \"actions_surgery_procedures\" x0 join \"actions_proceduretype\" r0 on r0.\"id\" = x0.\"proceduretype_id\" where x0.\"surgery_id\" in (select id from page) group by x0.\"surgery_id\") m2 on m2.k = t.\"id\"",
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
};
