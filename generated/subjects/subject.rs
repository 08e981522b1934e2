//! Subject: An animal under study.
//! Made from spec/subjects/subject.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Child, Choice, ChoiceValue, Column, Compute, Default, Dialects, Doc, Field,
    Filter, FilterTest, Group, Input, InputField, Item, Kind, Link, List, Member,
    OnDelete, Order, OrderBy, Owner, Pattern, Relation, Representation, Resource, Route,
    Schema, Serves, Source, Takes, Target, Union, Unique, Wire,
};
use specimen::behaviour::{Asked, BoxFuture, Cells, Draft, Hooks, Keys, Work, typed};
use specimen::fault::Fault;
use specimen::moment::Moment;
use specimen::query::condition::Condition;
use specimen::query::render::{PageRows, RowView};
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use specimen::store::Sql;
use specimen::chrono::{NaiveDate, NaiveDateTime};
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `subjects_subject` (spec/subjects/subject.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Subject",
    label: "subjects.subject",
    words: "subject",
    record: "Subject",
    about: "An animal under study.",
    table: "subjects_subject",
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
            name: "nickname",
            field: "nickname",
            kind: Kind::Text,
            nullable: false,
            max: 64,
            default: Default::Text("-"),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "species_id",
            field: "species",
            kind: Kind::Uuid,
            nullable: true,
            max: 0,
            default: Default::Row {
                of: &super::super::subjects::species::RESOURCE,
                column: "nickname",
                is: "Laboratory mouse",
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
            name: "litter_id",
            field: "litter",
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
            name: "sex",
            field: "sex",
            kind: Kind::Text,
            nullable: false,
            max: 1,
            default: Default::Text("U"),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("M"),
                    label: "Male",
                },
                Choice {
                    value: ChoiceValue::Text("F"),
                    label: "Female",
                },
                Choice {
                    value: ChoiceValue::Text("U"),
                    label: "Unknown",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "strain_id",
            field: "strain",
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
            name: "source_id",
            field: "source",
            kind: Kind::Uuid,
            nullable: true,
            max: 0,
            default: Default::Row {
                of: &super::super::subjects::source::RESOURCE,
                column: "name",
                is: "$setting.default_source",
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
            name: "birth_date",
            field: "birth_date",
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
            name: "death_date",
            field: "death_date",
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
            name: "wean_date",
            field: "wean_date",
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
            name: "genotype_date",
            field: "genotype_date",
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
            name: "responsible_user_id",
            field: "responsible_user",
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
            name: "lab_id",
            field: "lab",
            kind: Kind::Uuid,
            nullable: false,
            max: 0,
            default: Default::Setting("default_lab"),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "cage",
            field: "cage",
            kind: Kind::Text,
            nullable: true,
            max: 64,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "request_id",
            field: "request",
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
            name: "ear_mark",
            field: "ear_mark",
            kind: Kind::Text,
            nullable: false,
            max: 32,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "protocol_number",
            field: "protocol_number",
            kind: Kind::Text,
            nullable: false,
            max: 1,
            default: Default::Text("1"),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("1"),
                    label: "1",
                },
                Choice {
                    value: ChoiceValue::Text("2"),
                    label: "2",
                },
                Choice {
                    value: ChoiceValue::Text("3"),
                    label: "3",
                },
                Choice {
                    value: ChoiceValue::Text("4"),
                    label: "4",
                },
            ],
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
        Column {
            name: "adverse_effects",
            field: "adverse_effects",
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
            name: "actual_severity",
            field: "actual_severity",
            kind: Kind::Int,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Sub-threshold",
                },
                Choice {
                    value: ChoiceValue::Int(2),
                    label: "Mild",
                },
                Choice {
                    value: ChoiceValue::Int(3),
                    label: "Moderate",
                },
                Choice {
                    value: ChoiceValue::Int(4),
                    label: "Severe",
                },
                Choice {
                    value: ChoiceValue::Int(5),
                    label: "Non-recovery",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "to_be_genotyped",
            field: "to_be_genotyped",
            kind: Kind::Bool,
            nullable: false,
            max: 0,
            default: Default::Bool(false),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "to_be_culled",
            field: "to_be_culled",
            kind: Kind::Bool,
            nullable: false,
            max: 0,
            default: Default::Bool(false),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "reduced_date",
            field: "reduced_date",
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
            name: "species",
            target: &super::super::subjects::species::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "litter",
            target: &super::super::subjects::litter::RESOURCE,
            link: Link::One { column: 5 },
            secret: false,
        },
        Relation {
            name: "strain",
            target: &super::super::subjects::strain::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
        Relation {
            name: "source",
            target: &super::super::subjects::source::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
        Relation {
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::One { column: 9 },
            secret: false,
        },
        Relation {
            name: "responsible_user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 14 },
            secret: false,
        },
        Relation {
            name: "lab",
            target: &super::super::misc::lab::RESOURCE,
            link: Link::One { column: 15 },
            secret: false,
        },
        Relation {
            name: "request",
            target: &super::super::subjects::subject_request::RESOURCE,
            link: Link::One { column: 17 },
            secret: false,
        },
        Relation {
            name: "genotype",
            target: &super::super::subjects::allele::RESOURCE,
            link: Link::Many {
                table: "subjects_zygosity",
                near: "subject_id",
                far: "allele_id",
                through: Some(&super::super::subjects::zygosity::RESOURCE),
            },
            secret: false,
        },
        Relation {
            name: "genotype_test",
            target: &super::super::subjects::sequence::RESOURCE,
            link: Link::Many {
                table: "subjects_genotypetest",
                near: "subject_id",
                far: "sequence_id",
                through: Some(&super::super::subjects::genotype_test::RESOURCE),
            },
            secret: false,
        },
        Relation {
            name: "projects",
            target: &super::super::subjects::project::RESOURCE,
            link: Link::Many {
                table: "subjects_subject_projects",
                near: "subject_id",
                far: "project_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "actions_chronicrecordings",
            target: &super::super::actions::chronic_recording::RESOURCE,
            link: Link::Back {
                column: 7,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "actions_otheractions",
            target: &super::super::actions::other_action::RESOURCE,
            link: Link::Back {
                column: 7,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "actions_sessions",
            target: &super::super::actions::session::RESOURCE,
            link: Link::Back {
                column: 7,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "actions_surgerys",
            target: &super::super::actions::surgery::RESOURCE,
            link: Link::Back {
                column: 7,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "actions_virusinjections",
            target: &super::super::actions::virus_injection::RESOURCE,
            link: Link::Back {
                column: 7,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "actions_waterrestrictions",
            target: &super::super::actions::water_restriction::RESOURCE,
            link: Link::Back {
                column: 7,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "cull",
            target: &super::super::actions::cull::RESOURCE,
            link: Link::Back {
                column: 4,
                single: true,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "genotypetest",
            target: &super::super::subjects::genotype_test::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "housing_subjects",
            target: &super::super::misc::housing_subject::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "housings",
            target: &super::super::misc::housing::RESOURCE,
            link: Link::Many {
                table: "misc_housingsubject",
                near: "subject_id",
                far: "housing_id",
                through: Some(&super::super::misc::housing_subject::RESOURCE),
            },
            secret: false,
        },
        Relation {
            name: "litter_father",
            target: &super::super::subjects::breeding_pair::RESOURCE,
            link: Link::Back {
                column: 6,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "mother1",
            target: &super::super::subjects::breeding_pair::RESOURCE,
            link: Link::Back {
                column: 7,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "mother2",
            target: &super::super::subjects::breeding_pair::RESOURCE,
            link: Link::Back {
                column: 8,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "notification",
            target: &super::super::actions::notification::RESOURCE,
            link: Link::Back {
                column: 8,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "water_administrations",
            target: &super::super::actions::water_administration::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "weighings",
            target: &super::super::actions::weighing::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "zygosity",
            target: &super::super::subjects::zygosity::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
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
        Order {
            path: "birth_date",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[
        Unique {
            columns: &[3, 15],
            condition: "",
        },
        Unique {
            columns: &[3, 14],
            condition: "",
        },
    ],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `subjects_subject` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_subject")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `nickname`.
        pub nickname: String,
        /// Column `species_id`.
        pub species_id: Option<Uuid>,
        /// Column `litter_id`.
        pub litter_id: Option<Uuid>,
        /// Column `sex`.
        pub sex: String,
        /// Column `strain_id`.
        pub strain_id: Option<Uuid>,
        /// Column `source_id`.
        pub source_id: Option<Uuid>,
        /// Column `line_id`.
        pub line_id: Option<Uuid>,
        /// Column `birth_date`.
        pub birth_date: Option<Date>,
        /// Column `death_date`.
        pub death_date: Option<Date>,
        /// Column `wean_date`.
        pub wean_date: Option<Date>,
        /// When it was genotyped; once it is set, that is no longer to be done.
        pub genotype_date: Option<Date>,
        /// Column `responsible_user_id`.
        pub responsible_user_id: Option<Uuid>,
        /// Column `lab_id`.
        pub lab_id: Uuid,
        /// Column `cage`.
        pub cage: Option<String>,
        /// Column `request_id`.
        pub request_id: Option<Uuid>,
        /// Column `ear_mark`.
        pub ear_mark: String,
        /// Class of the licence: 1 nothing done yet, 2 operated on, 3 on water restriction.
        pub protocol_number: String,
        /// Column `description`.
        pub description: String,
        /// Column `adverse_effects`.
        pub adverse_effects: String,
        /// Column `actual_severity`.
        pub actual_severity: Option<i32>,
        /// Column `to_be_genotyped`.
        pub to_be_genotyped: bool,
        /// Whether it is still to be done: a subject with a cull never is.
        pub to_be_culled: bool,
        /// Not before the birth, nor before the cull.
        pub reduced_date: Option<Date>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `public` (spec/subjects/subject.yaml:58); 1 statement a page.
pub static PUBLIC: Representation = Representation {
    name: "public",
    schema: "SubjectPublic",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "nickname",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "\"KS005\"",
            },
        },
        Field {
            name: "url",
            source: Source::Url(1, "/subjects"),
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
            name: "responsible_user",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "birth_date",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "age_weeks",
            source: Source::Row(write_public_age_weeks),
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "Whole weeks from birth to death or today; 0 without a birth date.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "death_date",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "species",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "sex",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Choice(&["\"M\"", "\"F\"", "\"U\"", "\"\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "litter",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "With a line, `-` becomes the next name of that line.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "strain",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "source",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "line",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "projects",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "alive",
            source: Source::Row(write_public_alive),
            doc: Doc {
                schema: Schema::Boolean,
                about: "Not dead by today.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"nickname\", j1.\"username\", t.\"birth_date\", t.\"death_date\", j2.\"nickname\", t.\"sex\", j3.\"name\", j4.\"name\", j5.\"name\", j6.\"name\", m1.v, j7.\"name\"",
        sqlite: "t.\"id\", t.\"nickname\", j1.\"username\", t.\"birth_date\", t.\"death_date\", j2.\"nickname\", t.\"sex\", j3.\"name\", j4.\"name\", j5.\"name\", j6.\"name\", m1.v, j7.\"name\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"responsible_user_id\" left join \"subjects_species\" j2 on j2.\"id\" = t.\"species_id\" left join \"subjects_litter\" j3 on j3.\"id\" = t.\"litter_id\" left join \"subjects_strain\" j4 on j4.\"id\" = t.\"strain_id\" left join \"subjects_source\" j5 on j5.\"id\" = t.\"source_id\" left join \"subjects_line\" j6 on j6.\"id\" = t.\"line_id\" left join (select x0.\"subject_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"subjects_subject_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"subject_id\" = any(array(select id from page)) group by x0.\"subject_id\") m1 on m1.k = t.\"id\" left join \"misc_lab\" j7 on j7.\"id\" = t.\"lab_id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"responsible_user_id\" left join \"subjects_species\" j2 on j2.\"id\" = t.\"species_id\" left join \"subjects_litter\" j3 on j3.\"id\" = t.\"litter_id\" left join \"subjects_strain\" j4 on j4.\"id\" = t.\"strain_id\" left join \"subjects_source\" j5 on j5.\"id\" = t.\"source_id\" left join \"subjects_line\" j6 on j6.\"id\" = t.\"line_id\" left join (select x0.\"subject_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"subjects_subject_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"subject_id\" in (select id from page) group by x0.\"subject_id\") m1 on m1.k = t.\"id\" left join \"misc_lab\" j7 on j7.\"id\" = t.\"lab_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
fn write_public_age_weeks(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::integer(
        out,
        <super::super::Code as SubjectBehaviour>::age_weeks(
            now,
            row.date(3),
            row.date(4),
        ),
    );
}
fn write_public_alive(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::boolean(
        out,
        <super::super::Code as SubjectBehaviour>::alive(now, row.date(4)),
    );
}
/// The representation `summary` (spec/subjects/subject.yaml:59); 6 statements a page.
pub static SUMMARY: Representation = Representation {
    name: "summary",
    schema: "SubjectSummary",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "nickname",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "\"KS005\"",
            },
        },
        Field {
            name: "url",
            source: Source::Url(1, "/subjects"),
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
            name: "responsible_user",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "birth_date",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "age_weeks",
            source: Source::Row(write_summary_age_weeks),
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "Whole weeks from birth to death or today; 0 without a birth date.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "death_date",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "species",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "sex",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Choice(&["\"M\"", "\"F\"", "\"U\"", "\"\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "litter",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "With a line, `-` becomes the next name of that line.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "strain",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "source",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "line",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "projects",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "session_projects",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "Projects of its sessions.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(13),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "genotype",
            source: Source::Page(0, 0),
            doc: Doc {
                schema: Schema::List(&Schema::Text("")),
                about: "Alleles of its line with the symbol of their zygosity, e.g. `Ai148 +/-`.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "description",
            source: Source::Column(15),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "alive",
            source: Source::Row(write_summary_alive),
            doc: Doc {
                schema: Schema::Boolean,
                about: "Not dead by today.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "reference_weight",
            source: Source::Page(1, 0),
            doc: Doc {
                schema: Schema::Number,
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "last_water_restriction",
            source: Source::Page(1, 1),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "expected_water",
            source: Source::Page(1, 2),
            doc: Doc {
                schema: Schema::Number,
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "remaining_water",
            source: Source::Page(1, 3),
            doc: Doc {
                schema: Schema::Number,
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(19),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"nickname\", j1.\"username\", t.\"birth_date\", t.\"death_date\", j2.\"nickname\", t.\"sex\", j3.\"name\", j4.\"name\", j5.\"name\", j6.\"name\", m1.v, m2.v, j7.\"name\", t.\"line_id\", t.\"description\", j7.\"timezone\", j7.\"reference_weight_pct\", j7.\"zscore_weight_pct\", t.\"json\"",
        sqlite: "t.\"id\", t.\"nickname\", j1.\"username\", t.\"birth_date\", t.\"death_date\", j2.\"nickname\", t.\"sex\", j3.\"name\", j4.\"name\", j5.\"name\", j6.\"name\", m1.v, m2.v, j7.\"name\", t.\"line_id\", t.\"description\", j7.\"timezone\", j7.\"reference_weight_pct\", j7.\"zscore_weight_pct\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"responsible_user_id\" left join \"subjects_species\" j2 on j2.\"id\" = t.\"species_id\" left join \"subjects_litter\" j3 on j3.\"id\" = t.\"litter_id\" left join \"subjects_strain\" j4 on j4.\"id\" = t.\"strain_id\" left join \"subjects_source\" j5 on j5.\"id\" = t.\"source_id\" left join \"subjects_line\" j6 on j6.\"id\" = t.\"line_id\" left join (select x0.\"subject_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"subjects_subject_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"subject_id\" = any(array(select id from page)) group by x0.\"subject_id\") m1 on m1.k = t.\"id\" left join (select d.k as k, array_agg(distinct r1.\"name\" order by r1.\"name\") as v from (select distinct r0.\"subject_id\" as k, x1.\"project_id\" as f from \"actions_session\" r0 join \"actions_session_projects\" x1 on x1.\"session_id\" = r0.\"id\" join (select id from page) p on p.id = r0.\"subject_id\") d join \"subjects_project\" r1 on r1.\"id\" = d.f group by d.k) m2 on m2.k = t.\"id\" left join \"misc_lab\" j7 on j7.\"id\" = t.\"lab_id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"responsible_user_id\" left join \"subjects_species\" j2 on j2.\"id\" = t.\"species_id\" left join \"subjects_litter\" j3 on j3.\"id\" = t.\"litter_id\" left join \"subjects_strain\" j4 on j4.\"id\" = t.\"strain_id\" left join \"subjects_source\" j5 on j5.\"id\" = t.\"source_id\" left join \"subjects_line\" j6 on j6.\"id\" = t.\"line_id\" left join (select x0.\"subject_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"subjects_subject_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"subject_id\" in (select id from page) group by x0.\"subject_id\") m1 on m1.k = t.\"id\" left join (select d.k as k, json_group_array(distinct r1.\"name\" order by r1.\"name\") as v from (select distinct r0.\"subject_id\" as k, x1.\"project_id\" as f from \"actions_session\" r0 join \"actions_session_projects\" x1 on x1.\"session_id\" = r0.\"id\" join (select id from page) p on p.id = r0.\"subject_id\") d join \"subjects_project\" r1 on r1.\"id\" = d.f group by d.k) m2 on m2.k = t.\"id\" left join \"misc_lab\" j7 on j7.\"id\" = t.\"lab_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[
        Group {
            columns: &[0, 14],
            compute: Compute::Rows {
                key: 0,
                of: "t.\"id\"",
                items: 1,
                rows: genotypes_rows,
                values: genotypes_of_rows,
            },
        },
        Group {
            columns: &[0, 6, 3, 16, 17, 18],
            compute: Compute::Page(water_for_page),
        },
    ],
    statements: 6,
    single: OnceLock::new(),
};
fn write_summary_age_weeks(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::integer(
        out,
        <super::super::Code as SubjectBehaviour>::age_weeks(
            now,
            row.date(3),
            row.date(4),
        ),
    );
}
fn write_summary_alive(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::boolean(
        out,
        <super::super::Code as SubjectBehaviour>::alive(now, row.date(4)),
    );
}
/// The representation `detail` (spec/subjects/subject.yaml:62); 8 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "SubjectDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "nickname",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "\"KS005\"",
            },
        },
        Field {
            name: "url",
            source: Source::Url(1, "/subjects"),
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
            name: "responsible_user",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "birth_date",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "age_weeks",
            source: Source::Row(write_detail_age_weeks),
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "Whole weeks from birth to death or today; 0 without a birth date.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "death_date",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "species",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "sex",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Choice(&["\"M\"", "\"F\"", "\"U\"", "\"\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "litter",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "With a line, `-` becomes the next name of that line.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "strain",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "source",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "line",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "projects",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "session_projects",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "Projects of its sessions.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(13),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "genotype",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::subjects::zygosity::GENOTYPE),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "description",
            source: Source::Column(14),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "alive",
            source: Source::Row(write_detail_alive),
            doc: Doc {
                schema: Schema::Boolean,
                about: "Not dead by today.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "reference_weight",
            source: Source::Page(0, 0),
            doc: Doc {
                schema: Schema::Number,
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "last_water_restriction",
            source: Source::Page(0, 1),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "expected_water",
            source: Source::Page(0, 2),
            doc: Doc {
                schema: Schema::Number,
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "remaining_water",
            source: Source::Page(0, 3),
            doc: Doc {
                schema: Schema::Number,
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(18),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "weighings",
            source: Source::Many(1),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::actions::weighing::DETAIL),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "water_administrations",
            source: Source::Many(2),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::actions::water_administration::DETAIL),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"nickname\", j1.\"username\", t.\"birth_date\", t.\"death_date\", j2.\"nickname\", t.\"sex\", j3.\"name\", j4.\"name\", j5.\"name\", j6.\"name\", m1.v, m2.v, j7.\"name\", t.\"description\", j7.\"timezone\", j7.\"reference_weight_pct\", j7.\"zscore_weight_pct\", t.\"json\"",
        sqlite: "t.\"id\", t.\"nickname\", j1.\"username\", t.\"birth_date\", t.\"death_date\", j2.\"nickname\", t.\"sex\", j3.\"name\", j4.\"name\", j5.\"name\", j6.\"name\", m1.v, m2.v, j7.\"name\", t.\"description\", j7.\"timezone\", j7.\"reference_weight_pct\", j7.\"zscore_weight_pct\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"responsible_user_id\" left join \"subjects_species\" j2 on j2.\"id\" = t.\"species_id\" left join \"subjects_litter\" j3 on j3.\"id\" = t.\"litter_id\" left join \"subjects_strain\" j4 on j4.\"id\" = t.\"strain_id\" left join \"subjects_source\" j5 on j5.\"id\" = t.\"source_id\" left join \"subjects_line\" j6 on j6.\"id\" = t.\"line_id\" left join (select x0.\"subject_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"subjects_subject_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"subject_id\" = any(array(select id from page)) group by x0.\"subject_id\") m1 on m1.k = t.\"id\" left join (select d.k as k, array_agg(distinct r1.\"name\" order by r1.\"name\") as v from (select distinct r0.\"subject_id\" as k, x1.\"project_id\" as f from \"actions_session\" r0 join \"actions_session_projects\" x1 on x1.\"session_id\" = r0.\"id\" join (select id from page) p on p.id = r0.\"subject_id\") d join \"subjects_project\" r1 on r1.\"id\" = d.f group by d.k) m2 on m2.k = t.\"id\" left join \"misc_lab\" j7 on j7.\"id\" = t.\"lab_id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"responsible_user_id\" left join \"subjects_species\" j2 on j2.\"id\" = t.\"species_id\" left join \"subjects_litter\" j3 on j3.\"id\" = t.\"litter_id\" left join \"subjects_strain\" j4 on j4.\"id\" = t.\"strain_id\" left join \"subjects_source\" j5 on j5.\"id\" = t.\"source_id\" left join \"subjects_line\" j6 on j6.\"id\" = t.\"line_id\" left join (select x0.\"subject_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"subjects_subject_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"subject_id\" in (select id from page) group by x0.\"subject_id\") m1 on m1.k = t.\"id\" left join (select d.k as k, json_group_array(distinct r1.\"name\" order by r1.\"name\") as v from (select distinct r0.\"subject_id\" as k, x1.\"project_id\" as f from \"actions_session\" r0 join \"actions_session_projects\" x1 on x1.\"session_id\" = r0.\"id\" join (select id from page) p on p.id = r0.\"subject_id\") d join \"subjects_project\" r1 on r1.\"id\" = d.f group by d.k) m2 on m2.k = t.\"id\" left join \"misc_lab\" j7 on j7.\"id\" = t.\"lab_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Json),
    ],
    children: &[
        Child {
            key: 0,
            representation: &super::super::subjects::zygosity::GENOTYPE,
            parent: "t.\"subject_id\"",
            joins: "",
            order: &[
                Order {
                    path: "allele__nickname",
                    descending: false,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
        Child {
            key: 0,
            representation: &super::super::actions::weighing::DETAIL,
            parent: "t.\"subject_id\"",
            joins: "",
            order: &[
                Order {
                    path: "date_time",
                    descending: true,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
        Child {
            key: 0,
            representation: &super::super::actions::water_administration::DETAIL,
            parent: "t.\"subject_id\"",
            joins: "",
            order: &[
                Order {
                    path: "date_time",
                    descending: true,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
    ],
    groups: &[
        Group {
            columns: &[0, 6, 3, 15, 16, 17],
            compute: Compute::Page(water_for_page),
        },
    ],
    statements: 8,
    single: OnceLock::new(),
};
fn write_detail_age_weeks(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::integer(
        out,
        <super::super::Code as SubjectBehaviour>::age_weeks(
            now,
            row.date(3),
            row.date(4),
        ),
    );
}
fn write_detail_alive(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::boolean(
        out,
        <super::super::Code as SubjectBehaviour>::alive(now, row.date(4)),
    );
}
/// The representation `record` (spec/subjects/subject.yaml:67); 1 statement a page.
pub static RECORD: Representation = Representation {
    name: "record",
    schema: "SubjectRecord",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "nickname",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "\"KS005\"",
            },
        },
        Field {
            name: "url",
            source: Source::Url(1, "/subjects"),
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
            name: "responsible_user",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "lab",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "projects",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "cage",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "ear_mark",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Bounded(32),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "sex",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Choice(&["\"M\"", "\"F\"", "\"U\"", "\"\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "birth_date",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "wean_date",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "death_date",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "reduced_date",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "Not before the birth, nor before the cull.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "species",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "strain",
            source: Source::Column(13),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "line",
            source: Source::Column(14),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "litter",
            source: Source::Column(15),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "With a line, `-` becomes the next name of that line.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "source",
            source: Source::Column(16),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "request",
            source: Source::Column(17),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "protocol_number",
            source: Source::Column(18),
            doc: Doc {
                schema: Schema::Choice(&["\"1\"", "\"2\"", "\"3\"", "\"4\""]),
                about: "Class of the licence: 1 nothing done yet, 2 operated on, 3 on water restriction.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "to_be_genotyped",
            source: Source::Column(19),
            doc: Doc {
                schema: Schema::Boolean,
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "genotype_date",
            source: Source::Column(20),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "When it was genotyped; once it is set, that is no longer to be done.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "to_be_culled",
            source: Source::Column(21),
            doc: Doc {
                schema: Schema::Boolean,
                about: "Whether it is still to be done: a subject with a cull never is.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "actual_severity",
            source: Source::Column(22),
            doc: Doc {
                schema: Schema::Choice(&["1", "2", "3", "4", "5"]),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "adverse_effects",
            source: Source::Column(23),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "description",
            source: Source::Column(24),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(25),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"nickname\", j1.\"username\", j2.\"name\", m1.v, t.\"cage\", t.\"ear_mark\", t.\"sex\", t.\"birth_date\", t.\"wean_date\", t.\"death_date\", t.\"reduced_date\", j3.\"nickname\", j4.\"name\", j5.\"name\", j6.\"name\", j7.\"name\", t.\"request_id\", t.\"protocol_number\", t.\"to_be_genotyped\", t.\"genotype_date\", t.\"to_be_culled\", t.\"actual_severity\", t.\"adverse_effects\", t.\"description\", t.\"json\"",
        sqlite: "t.\"id\", t.\"nickname\", j1.\"username\", j2.\"name\", m1.v, t.\"cage\", t.\"ear_mark\", t.\"sex\", t.\"birth_date\", t.\"wean_date\", t.\"death_date\", t.\"reduced_date\", j3.\"nickname\", j4.\"name\", j5.\"name\", j6.\"name\", j7.\"name\", t.\"request_id\", t.\"protocol_number\", t.\"to_be_genotyped\", t.\"genotype_date\", t.\"to_be_culled\", t.\"actual_severity\", t.\"adverse_effects\", t.\"description\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"responsible_user_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join (select x0.\"subject_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"subjects_subject_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"subject_id\" = any(array(select id from page)) group by x0.\"subject_id\") m1 on m1.k = t.\"id\" left join \"subjects_species\" j3 on j3.\"id\" = t.\"species_id\" left join \"subjects_strain\" j4 on j4.\"id\" = t.\"strain_id\" left join \"subjects_line\" j5 on j5.\"id\" = t.\"line_id\" left join \"subjects_litter\" j6 on j6.\"id\" = t.\"litter_id\" left join \"subjects_source\" j7 on j7.\"id\" = t.\"source_id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"responsible_user_id\" left join \"misc_lab\" j2 on j2.\"id\" = t.\"lab_id\" left join (select x0.\"subject_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"subjects_subject_projects\" x0 join \"subjects_project\" r0 on r0.\"id\" = x0.\"project_id\" where x0.\"subject_id\" in (select id from page) group by x0.\"subject_id\") m1 on m1.k = t.\"id\" left join \"subjects_species\" j3 on j3.\"id\" = t.\"species_id\" left join \"subjects_strain\" j4 on j4.\"id\" = t.\"strain_id\" left join \"subjects_line\" j5 on j5.\"id\" = t.\"line_id\" left join \"subjects_litter\" j6 on j6.\"id\" = t.\"litter_id\" left join \"subjects_source\" j7 on j7.\"id\" = t.\"source_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
        Wire::One(Kind::Date),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Bool),
        Wire::One(Kind::Date),
        Wire::One(Kind::Bool),
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `restricted` (spec/subjects/subject.yaml:70); 5 statements a page.
pub static RESTRICTED: Representation = Representation {
    name: "restricted",
    schema: "SubjectRestricted",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "nickname",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "\"KS005\"",
            },
        },
        Field {
            name: "url",
            source: Source::Url(1, "/subjects"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "expected_water",
            source: Source::Page(0, 2),
            doc: Doc {
                schema: Schema::Number,
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "remaining_water",
            source: Source::Page(0, 3),
            doc: Doc {
                schema: Schema::Number,
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "reference_weight",
            source: Source::Page(0, 0),
            doc: Doc {
                schema: Schema::Number,
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "last_water_restriction",
            source: Source::Page(0, 1),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "reference_weight_pct",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Number,
                about: "Share of the weight at the start of water restriction below which an animal may not fall.",
                nullable: false,
                example: "0.85",
            },
        },
        Field {
            name: "zscore_weight_pct",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Number,
                about: "The same as a share of the weight expected for sex and age.",
                nullable: false,
                example: "0",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"nickname\", t.\"sex\", t.\"birth_date\", j1.\"timezone\", j1.\"reference_weight_pct\", j1.\"zscore_weight_pct\"",
        sqlite: "t.\"id\", t.\"nickname\", t.\"sex\", t.\"birth_date\", j1.\"timezone\", j1.\"reference_weight_pct\", j1.\"zscore_weight_pct\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_lab\" j1 on j1.\"id\" = t.\"lab_id\"",
        sqlite: "left join \"misc_lab\" j1 on j1.\"id\" = t.\"lab_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Date),
        Wire::One(Kind::Text),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
    ],
    children: &[],
    groups: &[
        Group {
            columns: &[0, 2, 3, 4, 5, 6],
            compute: Compute::Page(water_for_page),
        },
    ],
    statements: 5,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "SubjectInput",
    patch_schema: "SubjectPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "nickname",
            takes: Takes::Text(64, Some(&NICKNAME_PATTERN)),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: Some(Default::Text("-")),
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "\"KS005\"",
            },
        },
        InputField {
            name: "responsible_user",
            takes: Takes::One(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Column(14),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: Some(Default::Caller),
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "birth_date",
            takes: Takes::Date,
            target: Target::Column(10),
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
            name: "death_date",
            takes: Takes::Date,
            target: Target::Column(11),
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
            name: "species",
            takes: Takes::One(&super::super::subjects::species::RESOURCE, By::Key(3)),
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
            name: "sex",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Text("M"),
                        label: "Male",
                    },
                    Choice {
                        value: ChoiceValue::Text("F"),
                        label: "Female",
                    },
                    Choice {
                        value: ChoiceValue::Text("U"),
                        label: "Unknown",
                    },
                ],
            ),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["\"M\"", "\"F\"", "\"U\"", "\"\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "litter",
            takes: Takes::One(&super::super::subjects::litter::RESOURCE, By::Key(2)),
            target: Target::Column(5),
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
            name: "strain",
            takes: Takes::One(&super::super::subjects::strain::RESOURCE, By::Key(1)),
            target: Target::Column(7),
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
            name: "source",
            takes: Takes::One(&super::super::subjects::source::RESOURCE, By::Key(1)),
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
            name: "line",
            takes: Takes::One(&super::super::subjects::line::RESOURCE, By::Key(1)),
            target: Target::Column(9),
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
            name: "projects",
            takes: Takes::Many(&super::super::subjects::project::RESOURCE, By::Key(2)),
            target: Target::Relation(10),
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
            name: "lab",
            takes: Takes::One(&super::super::misc::lab::RESOURCE, By::Key(2)),
            target: Target::Column(15),
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
            name: "description",
            takes: Takes::Text(0, None),
            target: Target::Column(20),
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
            name: "json",
            takes: Takes::JsonObject,
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
    actors: &[],
};
/// What create, replace and patch take.
pub static SUBJECT_RECORDS_INPUT: Input = Input {
    schema: "SubjectRecordsInput",
    patch_schema: "SubjectRecordsPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "nickname",
            takes: Takes::Text(64, Some(&NICKNAME_PATTERN)),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: Some(Default::Text("-")),
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "\"KS005\"",
            },
        },
        InputField {
            name: "responsible_user",
            takes: Takes::One(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Column(14),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: Some(Default::Caller),
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "birth_date",
            takes: Takes::Date,
            target: Target::Column(10),
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
            name: "death_date",
            takes: Takes::Date,
            target: Target::Column(11),
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
            name: "species",
            takes: Takes::One(&super::super::subjects::species::RESOURCE, By::Key(3)),
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
            name: "sex",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Text("M"),
                        label: "Male",
                    },
                    Choice {
                        value: ChoiceValue::Text("F"),
                        label: "Female",
                    },
                    Choice {
                        value: ChoiceValue::Text("U"),
                        label: "Unknown",
                    },
                ],
            ),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["\"M\"", "\"F\"", "\"U\"", "\"\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "litter",
            takes: Takes::One(&super::super::subjects::litter::RESOURCE, By::Key(2)),
            target: Target::Column(5),
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
            name: "strain",
            takes: Takes::One(&super::super::subjects::strain::RESOURCE, By::Key(1)),
            target: Target::Column(7),
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
            name: "source",
            takes: Takes::One(&super::super::subjects::source::RESOURCE, By::Key(1)),
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
            name: "line",
            takes: Takes::One(&super::super::subjects::line::RESOURCE, By::Key(1)),
            target: Target::Column(9),
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
            name: "projects",
            takes: Takes::Many(&super::super::subjects::project::RESOURCE, By::Key(2)),
            target: Target::Relation(10),
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
            name: "lab",
            takes: Takes::One(&super::super::misc::lab::RESOURCE, By::Key(2)),
            target: Target::Column(15),
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
            name: "description",
            takes: Takes::Text(0, None),
            target: Target::Column(20),
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
            name: "json",
            takes: Takes::JsonObject,
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
            name: "cage",
            takes: Takes::Text(64, None),
            target: Target::Column(16),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "ear_mark",
            takes: Takes::Text(32, None),
            target: Target::Column(18),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(32),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "wean_date",
            takes: Takes::Date,
            target: Target::Column(12),
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
            name: "reduced_date",
            takes: Takes::Date,
            target: Target::Column(25),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date"),
                about: "Not before the birth, nor before the cull.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "request",
            takes: Takes::One(
                &super::super::subjects::subject_request::RESOURCE,
                By::Id,
            ),
            target: Target::Column(17),
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
            name: "protocol_number",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Text("1"),
                        label: "1",
                    },
                    Choice {
                        value: ChoiceValue::Text("2"),
                        label: "2",
                    },
                    Choice {
                        value: ChoiceValue::Text("3"),
                        label: "3",
                    },
                    Choice {
                        value: ChoiceValue::Text("4"),
                        label: "4",
                    },
                ],
            ),
            target: Target::Column(19),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["\"1\"", "\"2\"", "\"3\"", "\"4\""]),
                about: "Class of the licence: 1 nothing done yet, 2 operated on, 3 on water restriction.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "to_be_genotyped",
            takes: Takes::Bool,
            target: Target::Column(23),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Boolean,
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "genotype_date",
            takes: Takes::Date,
            target: Target::Column(13),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date"),
                about: "When it was genotyped; once it is set, that is no longer to be done.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "to_be_culled",
            takes: Takes::Bool,
            target: Target::Column(24),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Boolean,
                about: "Whether it is still to be done: a subject with a cull never is.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "actual_severity",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Int(1),
                        label: "Sub-threshold",
                    },
                    Choice {
                        value: ChoiceValue::Int(2),
                        label: "Mild",
                    },
                    Choice {
                        value: ChoiceValue::Int(3),
                        label: "Moderate",
                    },
                    Choice {
                        value: ChoiceValue::Int(4),
                        label: "Severe",
                    },
                    Choice {
                        value: ChoiceValue::Int(5),
                        label: "Non-recovery",
                    },
                ],
            ),
            target: Target::Column(22),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["1", "2", "3", "4", "5"]),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "adverse_effects",
            takes: Takes::Text(0, None),
            target: Target::Column(21),
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
    ],
    actors: &[],
};
/// What `nickname` must match.
static NICKNAME_PATTERN: Pattern = Pattern {
    regex: "^[\\w.-]+$",
    message: "Nicknames must only contain letters, numbers, hyphens and underscores. Dots are reserved for breeding subjects.",
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter {
        name: "id",
        test: FilterTest::Uuid("id"),
        public: true,
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
        test: FilterTest::Text("json"),
        public: false,
        about: "",
    },
    Filter {
        name: "nickname",
        test: FilterTest::Text("nickname"),
        public: true,
        about: "",
    },
    Filter {
        name: "species",
        test: FilterTest::Row("species", &super::super::subjects::species::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "litter",
        test: FilterTest::Row("litter", &super::super::subjects::litter::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "sex",
        test: FilterTest::Choice(
            "sex",
            &[
                Choice {
                    value: ChoiceValue::Text("M"),
                    label: "Male",
                },
                Choice {
                    value: ChoiceValue::Text("F"),
                    label: "Female",
                },
                Choice {
                    value: ChoiceValue::Text("U"),
                    label: "Unknown",
                },
            ],
        ),
        public: true,
        about: "",
    },
    Filter {
        name: "strain",
        test: FilterTest::Row("strain", &super::super::subjects::strain::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "source",
        test: FilterTest::Row("source", &super::super::subjects::source::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "line",
        test: FilterTest::Row("line", &super::super::subjects::line::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "birth_date",
        test: FilterTest::Date("birth_date"),
        public: true,
        about: "",
    },
    Filter {
        name: "death_date",
        test: FilterTest::Date("death_date"),
        public: true,
        about: "",
    },
    Filter {
        name: "wean_date",
        test: FilterTest::Date("wean_date"),
        public: false,
        about: "",
    },
    Filter {
        name: "genotype_date",
        test: FilterTest::Date("genotype_date"),
        public: false,
        about: "",
    },
    Filter {
        name: "responsible_user",
        test: FilterTest::Text("responsible_user__username"),
        public: true,
        about: "",
    },
    Filter {
        name: "lab",
        test: FilterTest::Text("lab__name"),
        public: true,
        about: "",
    },
    Filter {
        name: "cage",
        test: FilterTest::Text("cage"),
        public: false,
        about: "",
    },
    Filter {
        name: "request",
        test: FilterTest::Row(
            "request",
            &super::super::subjects::subject_request::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "ear_mark",
        test: FilterTest::Text("ear_mark"),
        public: false,
        about: "",
    },
    Filter {
        name: "protocol_number",
        test: FilterTest::Choice(
            "protocol_number",
            &[
                Choice {
                    value: ChoiceValue::Text("1"),
                    label: "1",
                },
                Choice {
                    value: ChoiceValue::Text("2"),
                    label: "2",
                },
                Choice {
                    value: ChoiceValue::Text("3"),
                    label: "3",
                },
                Choice {
                    value: ChoiceValue::Text("4"),
                    label: "4",
                },
            ],
        ),
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
        name: "adverse_effects",
        test: FilterTest::Text("adverse_effects"),
        public: false,
        about: "",
    },
    Filter {
        name: "actual_severity",
        test: FilterTest::Choice(
            "actual_severity",
            &[
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Sub-threshold",
                },
                Choice {
                    value: ChoiceValue::Int(2),
                    label: "Mild",
                },
                Choice {
                    value: ChoiceValue::Int(3),
                    label: "Moderate",
                },
                Choice {
                    value: ChoiceValue::Int(4),
                    label: "Severe",
                },
                Choice {
                    value: ChoiceValue::Int(5),
                    label: "Non-recovery",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "to_be_genotyped",
        test: FilterTest::Bool("to_be_genotyped"),
        public: false,
        about: "",
    },
    Filter {
        name: "to_be_culled",
        test: FilterTest::Bool("to_be_culled"),
        public: false,
        about: "",
    },
    Filter {
        name: "reduced_date",
        test: FilterTest::Date("reduced_date"),
        public: false,
        about: "",
    },
    Filter {
        name: "genotype",
        test: FilterTest::Rows("genotype", &super::super::subjects::allele::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "genotype_test",
        test: FilterTest::Rows(
            "genotype_test",
            &super::super::subjects::sequence::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "projects",
        test: FilterTest::Rows("projects", &super::super::subjects::project::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "project",
        test: FilterTest::Text("projects__name"),
        public: true,
        about: "",
    },
    Filter {
        name: "alive",
        test: FilterTest::BoolRule(alive_rule),
        public: true,
        about: "Not dead by today.",
    },
    Filter {
        name: "stock",
        test: FilterTest::BoolRule(stock_rule),
        public: false,
        about: "Whether a stock manager is responsible.",
    },
    Filter {
        name: "water_restricted",
        test: FilterTest::BoolRule(water_restricted_rule),
        public: false,
        about: "Living subjects with or without an open water restriction.",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: true,
        about: "",
    },
];
/// What is written by hand for Subject (spec/subjects/subject.yaml:2): implement it for [`Code`](super::super::Code).
pub trait SubjectBehaviour {
    /// The value `age_weeks` of a row (spec/subjects/subject.yaml:43). Whole weeks from birth to death or today; 0 without a birth date.
    fn age_weeks(
        now: &Moment,
        birth_date: Option<NaiveDate>,
        death_date: Option<NaiveDate>,
    ) -> Option<i64>;
    /// The value `alive` of a row (spec/subjects/subject.yaml:44). Not dead by today.
    fn alive(now: &Moment, death_date: Option<NaiveDate>) -> Option<bool>;
    /// Writes the statement of the rows that `genotypes` comes of (spec/subjects/subject.yaml:45): its first column, which it tests with `keys`, is the `id` of the row that they belong to.
    fn genotypes_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql);
    /// Values of a row, from the rows of its own (spec/subjects/subject.yaml:45). Alleles of its line with the symbol of their zygosity, e.g. `Ai148 +/-`.
    fn genotypes(row: GenotypesRow, rows: &[RowView<'_>]) -> GenotypesValues;
    /// Values for all rows of a page, in their order (spec/subjects/subject.yaml:47). Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.
    fn water<'a>(
        page: &'a PageRows<'a>,
        rows: Vec<WaterRow>,
    ) -> BoxFuture<'a, Result<Vec<WaterValues>, Fault>>;
    /// The rule `on_restriction` (spec/subjects/subject.yaml:91): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn on_restriction_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `alive` (spec/subjects/subject.yaml:85): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn alive_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `stock` (spec/subjects/subject.yaml:86): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn stock_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `water_restricted` (spec/subjects/subject.yaml:87): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn water_restricted_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// Checks over several fields, when each by itself is right (spec/subjects/subject.yaml:90).
    fn validate<'a>(
        work: &'a Work<'a>,
        draft: &'a mut SubjectDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// Before the row is stored; may change it (spec/subjects/subject.yaml:90).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut SubjectDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is stored, in the same transaction (spec/subjects/subject.yaml:90).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut SubjectDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
/// What [`SubjectBehaviour::genotypes`] is given of a row.
#[derive(Debug, Clone)]
pub struct GenotypesRow {
    /// `id` of the row.
    pub id: Option<Uuid>,
    /// `line` of the row.
    pub line: Option<Uuid>,
}
/// What [`SubjectBehaviour::genotypes`] computes for a row.
#[derive(Debug, Clone)]
pub struct GenotypesValues {
    /// Alleles of its line with the symbol of their zygosity, e.g. `Ai148 +/-`.
    pub symbols: Vec<String>,
}
/// Calls [`SubjectBehaviour::genotypes_rows`].
pub fn genotypes_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql) {
    <super::super::Code as SubjectBehaviour>::genotypes_rows(now, keys, sql);
}
/// Calls [`SubjectBehaviour::genotypes`].
pub fn genotypes_of_rows(
    row: &RowView<'_>,
    columns: &[usize],
    rows: &[RowView<'_>],
    cells: &mut Cells,
) {
    let value = <super::super::Code as SubjectBehaviour>::genotypes(
        GenotypesRow {
            id: row.uuid(columns[0]),
            line: row.uuid(columns[1]),
        },
        rows,
    );
    cells.push(|out| json::texts(out, value.symbols));
}
/// What [`SubjectBehaviour::water`] is given of a row.
#[derive(Debug, Clone)]
pub struct WaterRow {
    /// `id` of the row.
    pub id: Option<Uuid>,
    /// `sex` of the row.
    pub sex: Option<String>,
    /// `birth_date` of the row.
    pub birth_date: Option<NaiveDate>,
    /// `lab_timezone` of the row.
    pub lab_timezone: Option<String>,
    /// `lab_reference_weight_pct` of the row.
    pub lab_reference_weight_pct: Option<f64>,
    /// `lab_zscore_weight_pct` of the row.
    pub lab_zscore_weight_pct: Option<f64>,
}
/// What [`SubjectBehaviour::water`] computes for a row.
#[derive(Debug, Clone)]
pub struct WaterValues {
    /// Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.
    pub reference_weight: Option<f64>,
    /// Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.
    pub last_water_restriction: Option<NaiveDateTime>,
    /// Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.
    pub expected_water: Option<f64>,
    /// Water control now - weights in grams, water in millilitres a day, and the start of the restriction in force.
    pub remaining_water: Option<f64>,
}
/// Calls [`SubjectBehaviour::water`] for a page.
pub fn water_for_page<'a>(
    page: &'a PageRows<'a>,
) -> BoxFuture<'a, Result<Cells, Fault>> {
    Box::pin(async move {
        let columns = page.columns;
        let rows = page
            .views()
            .map(|row| WaterRow {
                id: row.uuid(columns[0]),
                sex: row.text(columns[1]),
                birth_date: row.date(columns[2]),
                lab_timezone: row.text(columns[3]),
                lab_reference_weight_pct: row.number(columns[4]),
                lab_zscore_weight_pct: row.number(columns[5]),
            })
            .collect();
        let mut cells = Cells::new(4);
        for value in <super::super::Code as SubjectBehaviour>::water(page, rows).await? {
            cells.push(|out| json::number(out, value.reference_weight));
            cells.push(|out| json::date_time(out, value.last_water_restriction));
            cells.push(|out| json::number(out, value.expected_water));
            cells.push(|out| json::number(out, value.remaining_water));
        }
        Ok(cells)
    })
}
/// The rule `on_restriction` (spec/subjects/subject.yaml:91): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn on_restriction_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SubjectBehaviour>::on_restriction_rule(asked, text)
}
/// The rule `alive` (spec/subjects/subject.yaml:85): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn alive_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SubjectBehaviour>::alive_rule(asked, text)
}
/// The rule `stock` (spec/subjects/subject.yaml:86): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn stock_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as SubjectBehaviour>::stock_rule(asked, text)
}
/// The rule `water_restricted` (spec/subjects/subject.yaml:87): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn water_restricted_rule(
    asked: &Asked<'_>,
    text: &str,
) -> Result<Condition, String> {
    <super::super::Code as SubjectBehaviour>::water_restricted_rule(asked, text)
}
fn validate_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = SubjectDraft::read(draft);
        <super::super::Code as SubjectBehaviour>::validate(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = SubjectDraft::read(draft);
        <super::super::Code as SubjectBehaviour>::before_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = SubjectDraft::read(draft);
        <super::super::Code as SubjectBehaviour>::after_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: Some(validate_hook),
    before_save: Some(before_save_hook),
    after_save: Some(after_save_hook),
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A subject on its way into the database.
#[derive(Debug, Clone)]
pub struct SubjectDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// Keys of `genotype`, where the request sets them.
    pub genotype: Option<Vec<Uuid>>,
    /// Keys of `genotype_test`, where the request sets them.
    pub genotype_test: Option<Vec<Uuid>>,
    /// Keys of `projects`, where the request sets them.
    pub projects: Option<Vec<Uuid>>,
}
impl SubjectDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "nickname",
        "species",
        "litter",
        "sex",
        "strain",
        "source",
        "line",
        "birth_date",
        "death_date",
        "wean_date",
        "genotype_date",
        "responsible_user",
        "lab",
        "cage",
        "request",
        "ear_mark",
        "protocol_number",
        "description",
        "adverse_effects",
        "actual_severity",
        "to_be_genotyped",
        "to_be_culled",
        "reduced_date",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
            genotype: draft
                .many[8]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
            genotype_test: draft
                .many[9]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
            projects: draft
                .many[10]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            nickname: typed::text(&row[3]).unwrap_or_default(),
            species_id: typed::uuid(&row[4]),
            litter_id: typed::uuid(&row[5]),
            sex: typed::text(&row[6]).unwrap_or_default(),
            strain_id: typed::uuid(&row[7]),
            source_id: typed::uuid(&row[8]),
            line_id: typed::uuid(&row[9]),
            birth_date: typed::date(&row[10]),
            death_date: typed::date(&row[11]),
            wean_date: typed::date(&row[12]),
            genotype_date: typed::date(&row[13]),
            responsible_user_id: typed::uuid(&row[14]),
            lab_id: typed::uuid(&row[15]).unwrap_or_default(),
            cage: typed::text(&row[16]),
            request_id: typed::uuid(&row[17]),
            ear_mark: typed::text(&row[18]).unwrap_or_default(),
            protocol_number: typed::text(&row[19]).unwrap_or_default(),
            description: typed::text(&row[20]).unwrap_or_default(),
            adverse_effects: typed::text(&row[21]).unwrap_or_default(),
            actual_severity: typed::int(&row[22]),
            to_be_genotyped: typed::boolean(&row[23]).unwrap_or_default(),
            to_be_culled: typed::boolean(&row[24]).unwrap_or_default(),
            reduced_date: typed::date(&row[25]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.nickname.into();
        draft.row[4] = self.row.species_id.into();
        draft.row[5] = self.row.litter_id.into();
        draft.row[6] = self.row.sex.into();
        draft.row[7] = self.row.strain_id.into();
        draft.row[8] = self.row.source_id.into();
        draft.row[9] = self.row.line_id.into();
        draft.row[10] = self.row.birth_date.into();
        draft.row[11] = self.row.death_date.into();
        draft.row[12] = self.row.wean_date.into();
        draft.row[13] = self.row.genotype_date.into();
        draft.row[14] = self.row.responsible_user_id.into();
        draft.row[15] = self.row.lab_id.into();
        draft.row[16] = self.row.cage.into();
        draft.row[17] = self.row.request_id.into();
        draft.row[18] = self.row.ear_mark.into();
        draft.row[19] = self.row.protocol_number.into();
        draft.row[20] = self.row.description.into();
        draft.row[21] = self.row.adverse_effects.into();
        draft.row[22] = self.row.actual_severity.into();
        draft.row[23] = self.row.to_be_genotyped.into();
        draft.row[24] = self.row.to_be_culled.into();
        draft.row[25] = self.row.reduced_date.into();
        draft.many[8] = self
            .genotype
            .map(|keys| keys.into_iter().map(Into::into).collect());
        draft.many[9] = self
            .genotype_test
            .map(|keys| keys.into_iter().map(Into::into).collect());
        draft.many[10] = self
            .projects
            .map(|keys| keys.into_iter().map(Into::into).collect());
    }
}
/// The endpoints under `/subjects`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/subjects",
        operation: "subjects",
        tag: "subjects",
        title: "Subject List",
        words: "subject",
        about: "An animal under study.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &SUMMARY,
                public: Some(&PUBLIC),
                order: &[
                    Order {
                        path: "nickname",
                        descending: false,
                        by: OrderBy::Value,
                    },
                    Order {
                        path: "birth_date",
                        descending: true,
                        by: OrderBy::Value,
                    },
                ],
                filters: FILTERS,
                create: Some(&INPUT),
                created: &SUMMARY,
                bulk: false,
                owner: None,
                location: Some("url"),
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/subjects/{nickname}",
        operation: "subjects",
        tag: "subjects",
        title: "Subject Detail",
        words: "subject",
        about: "An animal under study.",
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
    Route {
        path: "/subjects/{nickname}/actions",
        operation: "subjects_actions",
        tag: "subjects",
        title: "Action List",
        words: "action",
        about: "What was done with the subject.",
        serves: Serves::Union(
            &Union {
                owner: Owner {
                    resource: &RESOURCE,
                    key: 3,
                    path: "subject",
                },
                members: &[
                    Member {
                        name: "experiment",
                        representation: &super::super::actions::session::ACTION,
                        owner: "subject",
                    },
                    Member {
                        name: "surgery",
                        representation: &super::super::actions::surgery::ACTION,
                        owner: "subject",
                    },
                    Member {
                        name: "virus_injection",
                        representation: &super::super::actions::virus_injection::ACTION,
                        owner: "subject",
                    },
                    Member {
                        name: "chronic_recording",
                        representation: &super::super::actions::chronic_recording::ACTION,
                        owner: "subject",
                    },
                    Member {
                        name: "water_restriction",
                        representation: &super::super::actions::water_restriction::ACTION,
                        owner: "subject",
                    },
                    Member {
                        name: "other",
                        representation: &super::super::actions::other_action::ACTION,
                        owner: "subject",
                    },
                ],
                parameter: "type",
                newest: "start_time",
                filters: &[
                    Filter {
                        name: "date_range",
                        test: FilterTest::DateRange("start_time"),
                        public: false,
                        about: "First and last start day, e.g. `2019-04-01,2019-04-05`.",
                    },
                    Filter {
                        name: "lab",
                        test: FilterTest::Text("lab__name__iexact"),
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
                        name: "procedures",
                        test: FilterTest::Text("procedures__name__icontains"),
                        public: false,
                        about: "",
                    },
                ],
                schema: "Action",
            },
        ),
    },
    Route {
        path: "/subjects/{nickname}/datasets",
        operation: "subjects_datasets",
        tag: "subjects",
        title: "Dataset List",
        words: "dataset",
        about: "Datasets of its sessions, newest first.",
        serves: Serves::List(
            &List {
                resource: &super::super::data::dataset::RESOURCE,
                summary: &super::super::data::dataset::SUMMARY,
                public: None,
                order: &[
                    Order {
                        path: "created_datetime",
                        descending: true,
                        by: OrderBy::Value,
                    },
                ],
                filters: super::super::data::dataset::FILTERS,
                create: None,
                created: &super::super::data::dataset::SUMMARY,
                bulk: false,
                owner: Some(Owner {
                    resource: &RESOURCE,
                    key: 3,
                    path: "session__subject",
                }),
                location: None,
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/water-restricted-subjects",
        operation: "water_restricted_subjects",
        tag: "water-restricted-subjects",
        title: "Subject List",
        words: "water restricted subject",
        about: "Subjects with an open water restriction.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &RESTRICTED,
                public: None,
                order: &[
                    Order {
                        path: "nickname",
                        descending: false,
                        by: OrderBy::Value,
                    },
                    Order {
                        path: "birth_date",
                        descending: true,
                        by: OrderBy::Value,
                    },
                ],
                filters: &[],
                create: None,
                created: &RESTRICTED,
                bulk: false,
                owner: None,
                location: None,
                listed: true,
                narrow: Some(on_restriction_rule),
            },
        ),
    },
    Route {
        path: "/subject-records",
        operation: "subject_records",
        tag: "subject-records",
        title: "Subject List",
        words: "subject record",
        about: "Subjects with all that the people who keep them enter: cage, ear mark, weaning, class of the licence, severity.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &RECORD,
                public: None,
                order: &[
                    Order {
                        path: "nickname",
                        descending: false,
                        by: OrderBy::Value,
                    },
                    Order {
                        path: "birth_date",
                        descending: true,
                        by: OrderBy::Value,
                    },
                ],
                filters: FILTERS,
                create: Some(&SUBJECT_RECORDS_INPUT),
                created: &RECORD,
                bulk: false,
                owner: None,
                location: Some("url"),
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/subject-records/{nickname}",
        operation: "subject_records",
        tag: "subject-records",
        title: "Subject Detail",
        words: "subject record",
        about: "Subjects with all that the people who keep them enter: cage, ear mark, weaning, class of the licence, severity.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 3,
                detail: &RECORD,
                input: Some(&SUBJECT_RECORDS_INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
];
/// The endpoints under `/subjects`.
pub struct SubjectApi(pub Arc<Server>);
impl OpenApi for SubjectApi {
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
