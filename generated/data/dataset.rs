//! Dataset: One file by its content, of a session or of any other record; its copies are file records.
//! Made from spec/data/dataset.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Child, Choice, ChoiceValue, Column, Compute, Default, Dialects, Doc, Field,
    Filter, FilterTest, Group, Input, InputField, Item, Kind, Link, List, OnDelete,
    Order, OrderBy, Pattern, Relation, Representation, Resource, Route, Schema, Serves,
    Source, Takes, Target, Wire,
};
use specimen::behaviour::{Asked, BoxFuture, Cells, Draft, Hooks, Keys, Work, typed};
use specimen::fault::Fault;
use specimen::moment::Moment;
use specimen::query::condition::Condition;
use specimen::query::render::RowView;
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use specimen::store::Sql;
use specimen::chrono::NaiveDate;
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `data_dataset` (spec/data/dataset.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Dataset",
    label: "data.dataset",
    words: "dataset",
    record: "Dataset",
    about: "One file by its content, of a session or of any other record; its copies are file records.",
    table: "data_dataset",
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
            name: "session_id",
            field: "session",
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
            name: "created_by_id",
            field: "created_by",
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
            name: "created_datetime",
            field: "created_datetime",
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
            name: "generating_software",
            field: "generating_software",
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
            name: "provenance_directory_id",
            field: "provenance_directory",
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
            name: "content_type_id",
            field: "content_type",
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
            name: "object_id",
            field: "object_id",
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
            name: "file_size",
            field: "file_size",
            kind: Kind::Big,
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
            name: "md5",
            field: "md5",
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
            name: "hash",
            field: "hash",
            kind: Kind::Text,
            nullable: false,
            max: 64,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "version",
            field: "version",
            kind: Kind::Text,
            nullable: false,
            max: 64,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "collection",
            field: "collection",
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
            name: "dataset_type_id",
            field: "dataset_type",
            kind: Kind::Uuid,
            nullable: false,
            max: 0,
            default: Default::Row {
                of: &super::super::data::dataset_type::RESOURCE,
                column: "name",
                is: "unknown",
                make: true,
            },
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "data_format_id",
            field: "data_format",
            kind: Kind::Uuid,
            nullable: false,
            max: 0,
            default: Default::Row {
                of: &super::super::data::data_format::RESOURCE,
                column: "name",
                is: "unknown",
                make: true,
            },
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "revision_id",
            field: "revision",
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
            name: "auto_datetime",
            field: "auto_datetime",
            kind: Kind::DateTime,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::Save,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "default_dataset",
            field: "default_dataset",
            kind: Kind::Bool,
            nullable: false,
            max: 0,
            default: Default::Bool(true),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "qc",
            field: "qc",
            kind: Kind::Int,
            nullable: false,
            max: 0,
            default: Default::Int(0),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "CRITICAL",
                },
                Choice {
                    value: ChoiceValue::Int(40),
                    label: "FAIL",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "WARNING",
                },
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "NOT_SET",
                },
                Choice {
                    value: ChoiceValue::Int(10),
                    label: "PASS",
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
            name: "session",
            target: &super::super::actions::session::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "created_by",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "provenance_directory",
            target: &RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
        Relation {
            name: "content_type",
            target: &super::super::contenttypes::content_type::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
        Relation {
            name: "dataset_type",
            target: &super::super::data::dataset_type::RESOURCE,
            link: Link::One { column: 15 },
            secret: false,
        },
        Relation {
            name: "data_format",
            target: &super::super::data::data_format::RESOURCE,
            link: Link::One { column: 16 },
            secret: false,
        },
        Relation {
            name: "revision",
            target: &super::super::data::revision::RESOURCE,
            link: Link::One { column: 17 },
            secret: false,
        },
        Relation {
            name: "tags",
            target: &super::super::data::tag::RESOURCE,
            link: Link::Many {
                table: "data_dataset_tags",
                near: "dataset_id",
                far: "tag_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "data_dataset_provenance_related",
            target: &RESOURCE,
            link: Link::Back {
                column: 7,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "data_notices",
            target: &super::super::data::data_notice::RESOURCE,
            link: Link::Many {
                table: "data_datanotice_datasets",
                near: "dataset_id",
                far: "datanotice_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "download",
            target: &super::super::data::download::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "field_of_view",
            target: &super::super::experiments::field_of_view::RESOURCE,
            link: Link::Many {
                table: "experiments_fov_datasets",
                near: "dataset_id",
                far: "fov_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "file_records",
            target: &super::super::data::file_record::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "probe_insertion",
            target: &super::super::experiments::probe_insertion::RESOURCE,
            link: Link::Many {
                table: "experiments_probeinsertion_datasets",
                near: "dataset_id",
                far: "probeinsertion_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `data_dataset` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_dataset")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `session_id`.
        pub session_id: Option<Uuid>,
        /// Column `created_by_id`.
        pub created_by_id: Option<Uuid>,
        /// Column `created_datetime`.
        pub created_datetime: Option<DateTimeUtc>,
        /// Column `generating_software`.
        pub generating_software: String,
        /// Column `provenance_directory_id`.
        pub provenance_directory_id: Option<Uuid>,
        /// Kind of record that it belongs to when that is no session.
        pub content_type_id: Option<i32>,
        /// Id of that record.
        pub object_id: Option<Uuid>,
        /// Bytes.
        pub file_size: Option<i64>,
        /// Column `md5`.
        pub md5: Option<Uuid>,
        /// Checksum of the content.
        pub hash: String,
        /// Version of the software that made it.
        pub version: String,
        /// Folder within the session.
        pub collection: String,
        /// Column `dataset_type_id`.
        pub dataset_type_id: Uuid,
        /// Column `data_format_id`.
        pub data_format_id: Uuid,
        /// Column `revision_id`.
        pub revision_id: Option<Uuid>,
        /// Last change.
        pub auto_datetime: Option<DateTimeUtc>,
        /// Whether this revision is the one to use.
        pub default_dataset: bool,
        /// Column `qc`.
        pub qc: i32,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `session` (spec/data/dataset.yaml:39); 2 statements a page.
pub static SESSION: Representation = Representation {
    name: "session",
    schema: "DatasetSession",
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
            name: "dataset_type",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "data_url",
            source: Source::Page(0, 0),
            doc: Doc {
                schema: Schema::Text(""),
                about: "Where it can be fetched, from a server if possible.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "url",
            source: Source::Url(0, "/datasets"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "file_size",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "Bytes.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "hash",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Checksum of the content.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "version",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Version of the software that made it.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "collection",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Folder within the session.",
                nullable: false,
                example: "\"alf/probe00\"",
            },
        },
        Field {
            name: "revision",
            source: Source::Or(7, "\"\""),
            doc: Doc {
                schema: Schema::Blank("uuid"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "default_revision",
            source: Source::Row(write_session_default_revision),
            doc: Doc {
                schema: Schema::Text(""),
                about: "The text `True` or `False`: whether this revision is the one to use.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "qc",
            source: Source::Label(
                9,
                &[
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "CRITICAL",
                    },
                    Choice {
                        value: ChoiceValue::Int(40),
                        label: "FAIL",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "WARNING",
                    },
                    Choice {
                        value: ChoiceValue::Int(0),
                        label: "NOT_SET",
                    },
                    Choice {
                        value: ChoiceValue::Int(10),
                        label: "PASS",
                    },
                ],
            ),
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"CRITICAL\"",
                        "\"FAIL\"",
                        "\"WARNING\"",
                        "\"NOT_SET\"",
                        "\"PASS\"",
                    ],
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", j1.\"name\", t.\"file_size\", t.\"hash\", t.\"version\", t.\"collection\", t.\"revision_id\", t.\"default_dataset\", t.\"qc\"",
        sqlite: "t.\"id\", t.\"name\", j1.\"name\", t.\"file_size\", t.\"hash\", t.\"version\", t.\"collection\", t.\"revision_id\", t.\"default_dataset\", t.\"qc\"",
    },
    joins: Dialects {
        postgres: "left join \"data_datasettype\" j1 on j1.\"id\" = t.\"dataset_type_id\"",
        sqlite: "left join \"data_datasettype\" j1 on j1.\"id\" = t.\"dataset_type_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Big),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Bool),
        Wire::One(Kind::Int),
    ],
    children: &[],
    groups: &[
        Group {
            columns: &[0],
            compute: Compute::Rows {
                key: 0,
                of: "t.\"id\"",
                items: 1,
                rows: download_rows,
                values: download_of_rows,
            },
        },
    ],
    statements: 2,
    single: OnceLock::new(),
};
fn write_session_default_revision(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::text(
        out,
        <super::super::Code as DatasetBehaviour>::default_revision(now, row.boolean(8)),
    );
}
/// The representation `summary` (spec/data/dataset.yaml:40); 3 statements a page.
pub static SUMMARY: Representation = Representation {
    name: "summary",
    schema: "DatasetSummary",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/datasets"),
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
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "created_by",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "created_datetime",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "dataset_type",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "data_format",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "collection",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Folder within the session.",
                nullable: false,
                example: "\"alf/probe00\"",
            },
        },
        Field {
            name: "session",
            source: Source::Url(7, "/sessions"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "file_size",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "Bytes.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "hash",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Checksum of the content.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "version",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Version of the software that made it.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "experiment_number",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Counts the sessions of a subject on one day.",
                nullable: true,
                example: "1",
            },
        },
        Field {
            name: "file_records",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::data::file_record::DATASET),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "auto_datetime",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Last change.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "revision",
            source: Source::Or(13, "\"\""),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "default_dataset",
            source: Source::Column(14),
            doc: Doc {
                schema: Schema::Boolean,
                about: "Whether this revision is the one to use.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "protected",
            source: Source::Page(0, 0),
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "How many of its tags protect it and how many make it public.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "public",
            source: Source::Page(0, 1),
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "How many of its tags protect it and how many make it public.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "tags",
            source: Source::Column(15),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "qc",
            source: Source::Label(
                16,
                &[
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "CRITICAL",
                    },
                    Choice {
                        value: ChoiceValue::Int(40),
                        label: "FAIL",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "WARNING",
                    },
                    Choice {
                        value: ChoiceValue::Int(0),
                        label: "NOT_SET",
                    },
                    Choice {
                        value: ChoiceValue::Int(10),
                        label: "PASS",
                    },
                ],
            ),
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"CRITICAL\"",
                        "\"FAIL\"",
                        "\"WARNING\"",
                        "\"NOT_SET\"",
                        "\"PASS\"",
                    ],
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(17),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", j1.\"username\", t.\"created_datetime\", j2.\"name\", j3.\"name\", t.\"collection\", t.\"session_id\", t.\"file_size\", t.\"hash\", t.\"version\", j4.\"number\", t.\"auto_datetime\", j5.\"name\", t.\"default_dataset\", m1.v, t.\"qc\", t.\"json\"",
        sqlite: "t.\"id\", t.\"name\", j1.\"username\", t.\"created_datetime\", j2.\"name\", j3.\"name\", t.\"collection\", t.\"session_id\", t.\"file_size\", t.\"hash\", t.\"version\", j4.\"number\", t.\"auto_datetime\", j5.\"name\", t.\"default_dataset\", m1.v, t.\"qc\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"created_by_id\" left join \"data_datasettype\" j2 on j2.\"id\" = t.\"dataset_type_id\" left join \"data_dataformat\" j3 on j3.\"id\" = t.\"data_format_id\" left join \"actions_session\" j4 on j4.\"id\" = t.\"session_id\" left join \"data_revision\" j5 on j5.\"id\" = t.\"revision_id\" left join (select x0.\"dataset_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"data_dataset_tags\" x0 join \"data_tag\" r0 on r0.\"id\" = x0.\"tag_id\" where x0.\"dataset_id\" = any(array(select id from page)) group by x0.\"dataset_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"created_by_id\" left join \"data_datasettype\" j2 on j2.\"id\" = t.\"dataset_type_id\" left join \"data_dataformat\" j3 on j3.\"id\" = t.\"data_format_id\" left join \"actions_session\" j4 on j4.\"id\" = t.\"session_id\" left join \"data_revision\" j5 on j5.\"id\" = t.\"revision_id\" left join (select x0.\"dataset_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"data_dataset_tags\" x0 join \"data_tag\" r0 on r0.\"id\" = x0.\"tag_id\" where x0.\"dataset_id\" in (select id from page) group by x0.\"dataset_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Big),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Int),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Bool),
        Wire::List(Kind::Text),
        Wire::One(Kind::Int),
        Wire::One(Kind::Json),
    ],
    children: &[
        Child {
            key: 0,
            representation: &super::super::data::file_record::DATASET,
            parent: "t.\"dataset_id\"",
            joins: "",
            order: &[
                Order {
                    path: "data_repository__data_url",
                    descending: false,
                    by: OrderBy::Filled,
                },
                Order {
                    path: "data_repository__name",
                    descending: false,
                    by: OrderBy::Begins("flatiron"),
                },
                Order {
                    path: "data_repository__name",
                    descending: false,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
    ],
    groups: &[
        Group {
            columns: &[0],
            compute: Compute::Rows {
                key: 0,
                of: "t.\"id\"",
                items: 2,
                rows: tagged_rows,
                values: tagged_of_rows,
            },
        },
    ],
    statements: 3,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/data/dataset.yaml:44); 2 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "DatasetDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/datasets"),
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
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "created_by",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "created_datetime",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "dataset_type",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "data_format",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "collection",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Folder within the session.",
                nullable: false,
                example: "\"alf/probe00\"",
            },
        },
        Field {
            name: "session",
            source: Source::Url(7, "/sessions"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "file_size",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "Bytes.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "hash",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Checksum of the content.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "version",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Version of the software that made it.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "experiment_number",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Counts the sessions of a subject on one day.",
                nullable: true,
                example: "1",
            },
        },
        Field {
            name: "file_records",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::data::file_record::DATASET),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "auto_datetime",
            source: Source::Column(12),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Last change.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "revision",
            source: Source::Or(13, "\"\""),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "default_dataset",
            source: Source::Column(14),
            doc: Doc {
                schema: Schema::Boolean,
                about: "Whether this revision is the one to use.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "tags",
            source: Source::Column(15),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(255)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "qc",
            source: Source::Label(
                16,
                &[
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "CRITICAL",
                    },
                    Choice {
                        value: ChoiceValue::Int(40),
                        label: "FAIL",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "WARNING",
                    },
                    Choice {
                        value: ChoiceValue::Int(0),
                        label: "NOT_SET",
                    },
                    Choice {
                        value: ChoiceValue::Int(10),
                        label: "PASS",
                    },
                ],
            ),
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"CRITICAL\"",
                        "\"FAIL\"",
                        "\"WARNING\"",
                        "\"NOT_SET\"",
                        "\"PASS\"",
                    ],
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(17),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", j1.\"username\", t.\"created_datetime\", j2.\"name\", j3.\"name\", t.\"collection\", t.\"session_id\", t.\"file_size\", t.\"hash\", t.\"version\", j4.\"number\", t.\"auto_datetime\", j5.\"name\", t.\"default_dataset\", m1.v, t.\"qc\", t.\"json\"",
        sqlite: "t.\"id\", t.\"name\", j1.\"username\", t.\"created_datetime\", j2.\"name\", j3.\"name\", t.\"collection\", t.\"session_id\", t.\"file_size\", t.\"hash\", t.\"version\", j4.\"number\", t.\"auto_datetime\", j5.\"name\", t.\"default_dataset\", m1.v, t.\"qc\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"created_by_id\" left join \"data_datasettype\" j2 on j2.\"id\" = t.\"dataset_type_id\" left join \"data_dataformat\" j3 on j3.\"id\" = t.\"data_format_id\" left join \"actions_session\" j4 on j4.\"id\" = t.\"session_id\" left join \"data_revision\" j5 on j5.\"id\" = t.\"revision_id\" left join (select x0.\"dataset_id\" as k, array_agg(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"data_dataset_tags\" x0 join \"data_tag\" r0 on r0.\"id\" = x0.\"tag_id\" where x0.\"dataset_id\" = any(array(select id from page)) group by x0.\"dataset_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"created_by_id\" left join \"data_datasettype\" j2 on j2.\"id\" = t.\"dataset_type_id\" left join \"data_dataformat\" j3 on j3.\"id\" = t.\"data_format_id\" left join \"actions_session\" j4 on j4.\"id\" = t.\"session_id\" left join \"data_revision\" j5 on j5.\"id\" = t.\"revision_id\" left join (select x0.\"dataset_id\" as k, json_group_array(r0.\"name\" order by r0.\"name\" nulls last, r0.\"name\") as v from \"data_dataset_tags\" x0 join \"data_tag\" r0 on r0.\"id\" = x0.\"tag_id\" where x0.\"dataset_id\" in (select id from page) group by x0.\"dataset_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Big),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Int),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Bool),
        Wire::List(Kind::Text),
        Wire::One(Kind::Int),
        Wire::One(Kind::Json),
    ],
    children: &[
        Child {
            key: 0,
            representation: &super::super::data::file_record::DATASET,
            parent: "t.\"dataset_id\"",
            joins: "",
            order: &[
                Order {
                    path: "data_repository__data_url",
                    descending: false,
                    by: OrderBy::Filled,
                },
                Order {
                    path: "data_repository__name",
                    descending: false,
                    by: OrderBy::Begins("flatiron"),
                },
                Order {
                    path: "data_repository__name",
                    descending: false,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
    ],
    groups: &[],
    statements: 2,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "DatasetInput",
    patch_schema: "DatasetPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(1),
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
            name: "created_by",
            takes: Takes::One(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Column(4),
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
            name: "created_datetime",
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
            name: "dataset_type",
            takes: Takes::One(&super::super::data::dataset_type::RESOURCE, By::Key(2)),
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
            name: "data_format",
            takes: Takes::One(&super::super::data::data_format::RESOURCE, By::Key(2)),
            target: Target::Column(16),
            required: false,
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
            name: "collection",
            takes: Takes::Text(255, Some(&COLLECTION_PATTERN)),
            target: Target::Column(14),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Folder within the session.",
                nullable: false,
                example: "\"alf/probe00\"",
            },
        },
        InputField {
            name: "session",
            takes: Takes::One(
                &super::super::actions::session::RESOURCE,
                By::Url("/sessions"),
            ),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "file_size",
            takes: Takes::Int(i64::MIN, 9223372036854775807),
            target: Target::Column(10),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "Bytes.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "hash",
            takes: Takes::Text(64, None),
            target: Target::Column(12),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Checksum of the content.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "version",
            takes: Takes::Text(64, None),
            target: Target::Column(13),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "Version of the software that made it.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "subject",
            takes: Takes::One(&super::super::subjects::subject::RESOURCE, By::Key(3)),
            target: Target::Extra(0),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "With `date` and `number`, names the session of a new dataset where `session` is left out.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "date",
            takes: Takes::Date,
            target: Target::Extra(1),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date"),
                about: "Start day of that session.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "number",
            takes: Takes::Int(-2147483648, 2147483647),
            target: Target::Extra(2),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "Number of that session.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "revision",
            takes: Takes::One(&super::super::data::revision::RESOURCE, By::Key(2)),
            target: Target::Column(17),
            required: false,
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
            name: "default_dataset",
            takes: Takes::Bool,
            target: Target::Column(19),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Boolean,
                about: "Whether this revision is the one to use.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "tags",
            takes: Takes::Many(&super::super::data::tag::RESOURCE, By::Key(2)),
            target: Target::Relation(7),
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
            name: "qc",
            takes: Takes::Label(
                &[
                    Choice {
                        value: ChoiceValue::Int(50),
                        label: "CRITICAL",
                    },
                    Choice {
                        value: ChoiceValue::Int(40),
                        label: "FAIL",
                    },
                    Choice {
                        value: ChoiceValue::Int(30),
                        label: "WARNING",
                    },
                    Choice {
                        value: ChoiceValue::Int(0),
                        label: "NOT_SET",
                    },
                    Choice {
                        value: ChoiceValue::Int(10),
                        label: "PASS",
                    },
                ],
            ),
            target: Target::Column(20),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"CRITICAL\"",
                        "\"FAIL\"",
                        "\"WARNING\"",
                        "\"NOT_SET\"",
                        "\"PASS\"",
                    ],
                ),
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
    actors: &[1],
};
/// What `collection` must match.
static COLLECTION_PATTERN: Pattern = Pattern {
    regex: "^[\\w./-]+$",
    message: "Collections must only contain letters, numbers, hyphens, underscores and forward slashes.",
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
        name: "session",
        test: FilterTest::Row("session", &super::super::actions::session::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "created_by",
        test: FilterTest::Text("created_by__username"),
        public: false,
        about: "",
    },
    Filter {
        name: "created_datetime",
        test: FilterTest::DateTime("created_datetime"),
        public: false,
        about: "",
    },
    Filter {
        name: "generating_software",
        test: FilterTest::Text("generating_software"),
        public: false,
        about: "",
    },
    Filter {
        name: "provenance_directory",
        test: FilterTest::Row("provenance_directory", &RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "content_type",
        test: FilterTest::Row(
            "content_type",
            &super::super::contenttypes::content_type::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "object_id",
        test: FilterTest::Uuid("object_id"),
        public: false,
        about: "",
    },
    Filter {
        name: "file_size",
        test: FilterTest::Number("file_size"),
        public: false,
        about: "",
    },
    Filter {
        name: "md5",
        test: FilterTest::Uuid("md5"),
        public: false,
        about: "",
    },
    Filter {
        name: "hash",
        test: FilterTest::Text("hash"),
        public: false,
        about: "",
    },
    Filter {
        name: "version",
        test: FilterTest::Text("version"),
        public: false,
        about: "",
    },
    Filter {
        name: "collection",
        test: FilterTest::Text("collection"),
        public: false,
        about: "",
    },
    Filter {
        name: "dataset_type",
        test: FilterTest::Text("dataset_type__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "data_format",
        test: FilterTest::Row("data_format", &super::super::data::data_format::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "revision",
        test: FilterTest::Text("revision__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "auto_datetime",
        test: FilterTest::DateTime("auto_datetime"),
        public: false,
        about: "",
    },
    Filter {
        name: "default_dataset",
        test: FilterTest::Bool("default_dataset"),
        public: false,
        about: "",
    },
    Filter {
        name: "qc",
        test: FilterTest::Label(
            "qc",
            &[
                Choice {
                    value: ChoiceValue::Int(50),
                    label: "CRITICAL",
                },
                Choice {
                    value: ChoiceValue::Int(40),
                    label: "FAIL",
                },
                Choice {
                    value: ChoiceValue::Int(30),
                    label: "WARNING",
                },
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "NOT_SET",
                },
                Choice {
                    value: ChoiceValue::Int(10),
                    label: "PASS",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "tags",
        test: FilterTest::Rows("tags", &super::super::data::tag::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "subject",
        test: FilterTest::Text("session__subject__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "lab",
        test: FilterTest::Text("session__lab__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "created_date",
        test: FilterTest::Text("created_datetime__date"),
        public: false,
        about: "",
    },
    Filter {
        name: "date",
        test: FilterTest::Text("session__start_time__date"),
        public: false,
        about: "Start day of its session.",
    },
    Filter {
        name: "experiment_number",
        test: FilterTest::Text("session__number"),
        public: false,
        about: "Number of the session, a whole one.",
    },
    Filter {
        name: "created_date_gte",
        test: FilterTest::Day("created_datetime__date__gte"),
        public: false,
        about: "",
    },
    Filter {
        name: "created_date_lte",
        test: FilterTest::Day("created_datetime__date__lte"),
        public: false,
        about: "",
    },
    Filter {
        name: "exists",
        test: FilterTest::BoolRule(exists_rule),
        public: false,
        about: "Has a file record on a server that exists or not.",
    },
    Filter {
        name: "probe_insertion",
        test: FilterTest::Rule(probe_insertion_rule),
        public: false,
        about: "Datasets of the insertion's session whose collection contains its name.",
    },
    Filter {
        name: "public",
        test: FilterTest::BoolRule(public_rule),
        public: false,
        about: "Has a tag that makes it public.",
    },
    Filter {
        name: "protected",
        test: FilterTest::BoolRule(protected_rule),
        public: false,
        about: "Has a tag that protects it.",
    },
    Filter {
        name: "tag",
        test: FilterTest::Text("tags__name"),
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
/// What is written by hand for Dataset (spec/data/dataset.yaml:2): implement it for [`Code`](super::super::Code).
pub trait DatasetBehaviour {
    /// The value `default_revision` of a row (spec/data/dataset.yaml:33). The text `True` or `False`: whether this revision is the one to use.
    fn default_revision(now: &Moment, default_dataset: Option<bool>) -> Option<String>;
    /// Writes the statement of the rows that `download` comes of (spec/data/dataset.yaml:34): its first column, which it tests with `keys`, is the `id` of the row that they belong to.
    fn download_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql);
    /// Values of a row, from the rows of its own (spec/data/dataset.yaml:34). Where it can be fetched, from a server if possible.
    fn download(row: DownloadRow, rows: &[RowView<'_>]) -> DownloadValues;
    /// Writes the statement of the rows that `tagged` comes of (spec/data/dataset.yaml:35): its first column, which it tests with `keys`, is the `id` of the row that they belong to.
    fn tagged_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql);
    /// Values of a row, from the rows of its own (spec/data/dataset.yaml:35). How many of its tags protect it and how many make it public.
    fn tagged(row: TaggedRow, rows: &[RowView<'_>]) -> TaggedValues;
    /// The rule `on_server` (spec/data/dataset.yaml:81): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn on_server_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `exists` (spec/data/dataset.yaml:73): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn exists_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `probe_insertion` (spec/data/dataset.yaml:74): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn probe_insertion_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `public` (spec/data/dataset.yaml:75): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn public_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `protected` (spec/data/dataset.yaml:76): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn protected_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// Checks over several fields, when each by itself is right (spec/data/dataset.yaml:80).
    fn validate<'a>(
        work: &'a Work<'a>,
        draft: &'a mut DatasetDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// Before the row is stored; may change it (spec/data/dataset.yaml:80).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut DatasetDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is stored, in the same transaction (spec/data/dataset.yaml:80).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut DatasetDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// Before the row is deleted (spec/data/dataset.yaml:80).
    fn before_delete<'a>(
        work: &'a Work<'a>,
        draft: &'a mut DatasetDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
/// What [`DatasetBehaviour::download`] is given of a row.
#[derive(Debug, Clone)]
pub struct DownloadRow {
    /// `id` of the row.
    pub id: Option<Uuid>,
}
/// What [`DatasetBehaviour::download`] computes for a row.
#[derive(Debug, Clone)]
pub struct DownloadValues {
    /// Where it can be fetched, from a server if possible.
    pub data_url: Option<String>,
}
/// Calls [`DatasetBehaviour::download_rows`].
pub fn download_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql) {
    <super::super::Code as DatasetBehaviour>::download_rows(now, keys, sql);
}
/// Calls [`DatasetBehaviour::download`].
pub fn download_of_rows(
    row: &RowView<'_>,
    columns: &[usize],
    rows: &[RowView<'_>],
    cells: &mut Cells,
) {
    let value = <super::super::Code as DatasetBehaviour>::download(
        DownloadRow {
            id: row.uuid(columns[0]),
        },
        rows,
    );
    cells.push(|out| json::text(out, value.data_url));
}
/// What [`DatasetBehaviour::tagged`] is given of a row.
#[derive(Debug, Clone)]
pub struct TaggedRow {
    /// `id` of the row.
    pub id: Option<Uuid>,
}
/// What [`DatasetBehaviour::tagged`] computes for a row.
#[derive(Debug, Clone)]
pub struct TaggedValues {
    /// How many of its tags protect it and how many make it public.
    pub protected: Option<i64>,
    /// How many of its tags protect it and how many make it public.
    pub public: Option<i64>,
}
/// Calls [`DatasetBehaviour::tagged_rows`].
pub fn tagged_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql) {
    <super::super::Code as DatasetBehaviour>::tagged_rows(now, keys, sql);
}
/// Calls [`DatasetBehaviour::tagged`].
pub fn tagged_of_rows(
    row: &RowView<'_>,
    columns: &[usize],
    rows: &[RowView<'_>],
    cells: &mut Cells,
) {
    let value = <super::super::Code as DatasetBehaviour>::tagged(
        TaggedRow {
            id: row.uuid(columns[0]),
        },
        rows,
    );
    cells.push(|out| json::integer(out, value.protected));
    cells.push(|out| json::integer(out, value.public));
}
/// The rule `on_server` (spec/data/dataset.yaml:81): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn on_server_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as DatasetBehaviour>::on_server_rule(asked, text)
}
/// The rule `exists` (spec/data/dataset.yaml:73): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn exists_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as DatasetBehaviour>::exists_rule(asked, text)
}
/// The rule `probe_insertion` (spec/data/dataset.yaml:74): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn probe_insertion_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as DatasetBehaviour>::probe_insertion_rule(asked, text)
}
/// The rule `public` (spec/data/dataset.yaml:75): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn public_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as DatasetBehaviour>::public_rule(asked, text)
}
/// The rule `protected` (spec/data/dataset.yaml:76): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn protected_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as DatasetBehaviour>::protected_rule(asked, text)
}
fn validate_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = DatasetDraft::read(draft);
        <super::super::Code as DatasetBehaviour>::validate(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = DatasetDraft::read(draft);
        <super::super::Code as DatasetBehaviour>::before_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = DatasetDraft::read(draft);
        <super::super::Code as DatasetBehaviour>::after_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn before_delete_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = DatasetDraft::read(draft);
        <super::super::Code as DatasetBehaviour>::before_delete(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: Some(validate_hook),
    before_save: Some(before_save_hook),
    after_save: Some(after_save_hook),
    before_delete: Some(before_delete_hook),
    after_delete: None,
    picture_width: None,
};
/// A dataset on its way into the database.
#[derive(Debug, Clone)]
pub struct DatasetDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// Keys of `tags`, where the request sets them.
    pub tags: Option<Vec<Uuid>>,
    /// The input `subject`, where the request has it.
    pub subject: Option<Uuid>,
    /// The input `date`, where the request has it.
    pub date: Option<NaiveDate>,
    /// The input `number`, where the request has it.
    pub number: Option<i32>,
}
impl DatasetDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "session",
        "created_by",
        "created_datetime",
        "generating_software",
        "provenance_directory",
        "content_type",
        "object_id",
        "file_size",
        "md5",
        "hash",
        "version",
        "collection",
        "dataset_type",
        "data_format",
        "revision",
        "auto_datetime",
        "default_dataset",
        "qc",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
            tags: draft
                .many[7]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
            subject: draft.extra.first().and_then(Option::as_ref).and_then(typed::uuid),
            date: draft.extra.get(1).and_then(Option::as_ref).and_then(typed::date),
            number: draft.extra.get(2).and_then(Option::as_ref).and_then(typed::int),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            session_id: typed::uuid(&row[3]),
            created_by_id: typed::uuid(&row[4]),
            created_datetime: typed::date_time(&row[5]),
            generating_software: typed::text(&row[6]).unwrap_or_default(),
            provenance_directory_id: typed::uuid(&row[7]),
            content_type_id: typed::int(&row[8]),
            object_id: typed::uuid(&row[9]),
            file_size: typed::big(&row[10]),
            md5: typed::uuid(&row[11]),
            hash: typed::text(&row[12]).unwrap_or_default(),
            version: typed::text(&row[13]).unwrap_or_default(),
            collection: typed::text(&row[14]).unwrap_or_default(),
            dataset_type_id: typed::uuid(&row[15]).unwrap_or_default(),
            data_format_id: typed::uuid(&row[16]).unwrap_or_default(),
            revision_id: typed::uuid(&row[17]),
            auto_datetime: typed::date_time(&row[18]),
            default_dataset: typed::boolean(&row[19]).unwrap_or_default(),
            qc: typed::int(&row[20]).unwrap_or_default(),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.session_id.into();
        draft.row[4] = self.row.created_by_id.into();
        draft.row[5] = self.row.created_datetime.into();
        draft.row[6] = self.row.generating_software.into();
        draft.row[7] = self.row.provenance_directory_id.into();
        draft.row[8] = self.row.content_type_id.into();
        draft.row[9] = self.row.object_id.into();
        draft.row[10] = self.row.file_size.into();
        draft.row[11] = self.row.md5.into();
        draft.row[12] = self.row.hash.into();
        draft.row[13] = self.row.version.into();
        draft.row[14] = self.row.collection.into();
        draft.row[15] = self.row.dataset_type_id.into();
        draft.row[16] = self.row.data_format_id.into();
        draft.row[17] = self.row.revision_id.into();
        draft.row[18] = self.row.auto_datetime.into();
        draft.row[19] = self.row.default_dataset.into();
        draft.row[20] = self.row.qc.into();
        draft.many[7] = self.tags.map(|keys| keys.into_iter().map(Into::into).collect());
    }
}
/// The endpoints under `/datasets`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/datasets",
        operation: "datasets",
        tag: "datasets",
        title: "Dataset List",
        words: "dataset",
        about: "One file by its content, of a session or of any other record; its copies are file records.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &SUMMARY,
                public: None,
                order: &[],
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
        path: "/datasets/{id}",
        operation: "datasets",
        tag: "datasets",
        title: "Dataset Detail",
        words: "dataset",
        about: "One file by its content, of a session or of any other record; its copies are file records.",
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
/// The endpoints under `/datasets`.
pub struct DatasetApi(pub Arc<Server>);
impl OpenApi for DatasetApi {
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
