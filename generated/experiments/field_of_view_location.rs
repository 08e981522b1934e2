//! FieldOfViewLocation: Where a field of view lies, as one method found it.
//! Made from spec/experiments/field_of_view_location.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Kind, Link, Order,
    Relation, Representation, Resource, Schema, Source, Unique, Wire,
};
use specimen::behaviour::NO_HOOKS;
/// The table `experiments_fovlocation` (spec/experiments/field_of_view_location.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "FieldOfViewLocation",
    label: "experiments.fovlocation",
    words: "field of view location",
    record: "FOVLocation",
    about: "Where a field of view lies, as one method found it.",
    table: "experiments_fovlocation",
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
            name: "field_of_view_id",
            field: "field_of_view",
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
            name: "provenance",
            field: "provenance",
            kind: Kind::Text,
            nullable: false,
            max: 1,
            default: Default::Text("L"),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("E"),
                    label: "Estimate",
                },
                Choice {
                    value: ChoiceValue::Text("F"),
                    label: "Functional",
                },
                Choice {
                    value: ChoiceValue::Text("L"),
                    label: "Landmark",
                },
                Choice {
                    value: ChoiceValue::Text("H"),
                    label: "Histology",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "default_provenance",
            field: "default_provenance",
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
            name: "coordinate_system_id",
            field: "coordinate_system",
            kind: Kind::Uuid,
            nullable: true,
            max: 0,
            default: Default::Row {
                of: &super::super::experiments::coordinate_system::RESOURCE,
                column: "name",
                is: "IBL-Allen",
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
            name: "auto_datetime",
            field: "auto_datetime",
            kind: Kind::DateTime,
            nullable: false,
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
            name: "x",
            field: "x",
            kind: Kind::Floats,
            nullable: false,
            max: 0,
            default: Default::Empty,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "y",
            field: "y",
            kind: Kind::Floats,
            nullable: false,
            max: 0,
            default: Default::Empty,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "z",
            field: "z",
            kind: Kind::Floats,
            nullable: false,
            max: 0,
            default: Default::Empty,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "n_xyz",
            field: "n_xyz",
            kind: Kind::Ints,
            nullable: false,
            max: 0,
            default: Default::Empty,
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
            name: "field_of_view",
            target: &super::super::experiments::field_of_view::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "coordinate_system",
            target: &super::super::experiments::coordinate_system::RESOURCE,
            link: Link::One { column: 6 },
            secret: false,
        },
        Relation {
            name: "brain_region",
            target: &super::super::experiments::brain_region::RESOURCE,
            link: Link::Many {
                table: "experiments_fovlocation_brain_region",
                near: "fovlocation_id",
                far: "brainregion_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "default_provenance",
            descending: true,
        },
    ],
    unique: &[
        Unique {
            columns: &[4, 3],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `experiments_fovlocation` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_fovlocation")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `field_of_view_id`.
        pub field_of_view_id: Uuid,
        /// How it was found.
        pub provenance: String,
        /// The one to use.
        pub default_provenance: bool,
        /// Column `coordinate_system_id`.
        pub coordinate_system_id: Option<Uuid>,
        /// Last change.
        pub auto_datetime: DateTimeUtc,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `summary` (spec/experiments/field_of_view_location.yaml:25); 1 statement a page.
pub static SUMMARY: Representation = Representation {
    name: "summary",
    schema: "FieldOfViewLocationSummary",
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
            name: "brain_region",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::List(&Schema::Integer("int32")),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "coordinate_system",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "provenance",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Choice(&["\"E\"", "\"F\"", "\"L\"", "\"H\""]),
                about: "How it was found.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "x",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::List(&Schema::Number),
                about: "Micrometres, of each corner: top left, top right, bottom left, bottom right.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "y",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::List(&Schema::Number),
                about: "Micrometres, of each corner.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "z",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::List(&Schema::Number),
                about: "Micrometres, of each corner.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "n_xyz",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::List(&Schema::Integer("int32")),
                about: "Pixels along each axis.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "default_provenance",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Boolean,
                about: "The one to use.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "auto_datetime",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Last change.",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", m1.v, j1.\"name\", t.\"provenance\", t.\"x\", t.\"y\", t.\"z\", t.\"n_xyz\", t.\"default_provenance\", t.\"auto_datetime\"",
        sqlite: "t.\"id\", m1.v, j1.\"name\", t.\"provenance\", t.\"x\", t.\"y\", t.\"z\", t.\"n_xyz\", t.\"default_provenance\", t.\"auto_datetime\"",
    },
    joins: Dialects {
        postgres: "left join (select x0.\"fovlocation_id\" as k, array_agg(r0.\"id\" order by r0.\"tree_id\" nulls last, r0.\"lft\" nulls last, r0.\"id\") as v from \"experiments_fovlocation_brain_region\" x0 join \"experiments_brainregion\" r0 on r0.\"id\" = x0.\"brainregion_id\" where x0.\"fovlocation_id\" = any(array(select id from page)) group by x0.\"fovlocation_id\") m1 on m1.k = t.\"id\" left join \"experiments_coordinatesystem\" j1 on j1.\"id\" = t.\"coordinate_system_id\"",
        sqlite: "left join (select x0.\"fovlocation_id\" as k, json_group_array(r0.\"id\" order by r0.\"tree_id\" nulls last, r0.\"lft\" nulls last, r0.\"id\") as v from \"experiments_fovlocation_brain_region\" x0 join \"experiments_brainregion\" r0 on r0.\"id\" = x0.\"brainregion_id\" where x0.\"fovlocation_id\" in (select id from page) group by x0.\"fovlocation_id\") m1 on m1.k = t.\"id\" left join \"experiments_coordinatesystem\" j1 on j1.\"id\" = t.\"coordinate_system_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::List(Kind::Int),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Floats),
        Wire::One(Kind::Floats),
        Wire::One(Kind::Floats),
        Wire::One(Kind::Ints),
        Wire::One(Kind::Bool),
        Wire::One(Kind::DateTime),
    ],
    children: &[],
    groups: &[],
    statements: 1,
};
