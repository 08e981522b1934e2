//! FieldOfView: What a microscope sees at one depth.
//! Made from spec/experiments/field_of_view.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Child, Column, Default, Dialects, Doc, Field, Kind, Link, OnDelete, Order,
    Relation, Representation, Resource, Schema, Source, Unique, Wire,
};
use specimen::behaviour::NO_HOOKS;
/// The table `experiments_fov` (spec/experiments/field_of_view.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "FieldOfView",
    label: "experiments.fov",
    words: "field of view",
    record: "FOV",
    about: "What a microscope sees at one depth.",
    table: "experiments_fov",
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
            name: "imaging_type_id",
            field: "imaging_type",
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
            name: "stack_id",
            field: "stack",
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
            name: "session",
            target: &super::super::actions::session::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "imaging_type",
            target: &super::super::experiments::imaging_type::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "stack",
            target: &super::super::experiments::imaging_stack::RESOURCE,
            link: Link::One { column: 5 },
            secret: false,
        },
        Relation {
            name: "datasets",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::Many {
                table: "experiments_fov_datasets",
                near: "fov_id",
                far: "dataset_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "location",
            target: &super::super::experiments::field_of_view_location::RESOURCE,
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
            path: "session__start_time",
            descending: true,
        },
        Order {
            path: "name",
            descending: false,
        },
    ],
    unique: &[
        Unique {
            columns: &[3, 1],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `experiments_fov` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_fov")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `session_id`.
        pub session_id: Uuid,
        /// Column `imaging_type_id`.
        pub imaging_type_id: Uuid,
        /// Column `stack_id`.
        pub stack_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/experiments/field_of_view.yaml:18); 2 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "FieldOfViewDetail",
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
            name: "imaging_type",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "location",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(
                        &super::super::experiments::field_of_view_location::SUMMARY,
                    ),
                ),
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
            name: "session",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "stack",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "datasets",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"name\", t.\"name\", t.\"json\", t.\"session_id\", t.\"stack_id\", m1.v",
        sqlite: "t.\"id\", j1.\"name\", t.\"name\", t.\"json\", t.\"session_id\", t.\"stack_id\", m1.v",
    },
    joins: Dialects {
        postgres: "left join \"experiments_imagingtype\" j1 on j1.\"id\" = t.\"imaging_type_id\" left join (select x0.\"fov_id\" as k, array_agg(x0.\"dataset_id\" order by x0.\"dataset_id\") as v from \"experiments_fov_datasets\" x0 where x0.\"fov_id\" = any(array(select id from page)) group by x0.\"fov_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join \"experiments_imagingtype\" j1 on j1.\"id\" = t.\"imaging_type_id\" left join (select x0.\"fov_id\" as k, json_group_array(pg_uuid(x0.\"dataset_id\") order by x0.\"dataset_id\") as v from \"experiments_fov_datasets\" x0 where x0.\"fov_id\" in (select id from page) group by x0.\"fov_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Uuid),
        Wire::List(Kind::Uuid),
    ],
    children: &[
        Child {
            key: 0,
            representation: &super::super::experiments::field_of_view_location::SUMMARY,
            parent: "t.\"field_of_view_id\"",
            joins: "",
            order: &[
                Order {
                    path: "default_provenance",
                    descending: true,
                },
            ],
            narrow: None,
        },
    ],
    groups: &[],
    statements: 2,
};
