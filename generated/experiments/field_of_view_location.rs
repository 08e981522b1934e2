//! FieldOfViewLocation: Where a field of view lies, as one method found it.
//! Made from spec/experiments/field_of_view_location.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Unique, Wire,
};
use specimen::behaviour::{BoxFuture, Draft, Hooks, Work, typed};
use specimen::fault::Fault;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
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
            by: OrderBy::Value,
        },
    ],
    unique: &[
        Unique {
            columns: &[4, 3],
            condition: "",
        },
    ],
    secret: false,
    hooks: &HOOKS,
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
/// The representation `summary` (spec/experiments/field_of_view_location.yaml:26); 1 statement a page.
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
    single: OnceLock::new(),
};
/// The representation `detail` (spec/experiments/field_of_view_location.yaml:27); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "FieldOfViewLocationDetail",
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
            name: "json",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "default_provenance",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Boolean,
                about: "The one to use.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "auto_datetime",
            source: Source::Column(10),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "Last change.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "field_of_view",
            source: Source::Column(11),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", m1.v, j1.\"name\", t.\"provenance\", t.\"x\", t.\"y\", t.\"z\", t.\"n_xyz\", t.\"json\", t.\"default_provenance\", t.\"auto_datetime\", t.\"field_of_view_id\"",
        sqlite: "t.\"id\", m1.v, j1.\"name\", t.\"provenance\", t.\"x\", t.\"y\", t.\"z\", t.\"n_xyz\", t.\"json\", t.\"default_provenance\", t.\"auto_datetime\", t.\"field_of_view_id\"",
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
        Wire::One(Kind::Json),
        Wire::One(Kind::Bool),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Uuid),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "FieldOfViewLocationInput",
    patch_schema: "FieldOfViewLocationPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "field_of_view",
            takes: Takes::One(
                &super::super::experiments::field_of_view::RESOURCE,
                By::Id,
            ),
            target: Target::Column(3),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "provenance",
            takes: Takes::Choice(
                &[
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
            ),
            target: Target::Column(4),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["\"E\"", "\"F\"", "\"L\"", "\"H\""]),
                about: "How it was found.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "x",
            takes: Takes::Floats,
            target: Target::Column(8),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Number),
                about: "Micrometres, of each corner: top left, top right, bottom left, bottom right.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "y",
            takes: Takes::Floats,
            target: Target::Column(9),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Number),
                about: "Micrometres, of each corner.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "z",
            takes: Takes::Floats,
            target: Target::Column(10),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Number),
                about: "Micrometres, of each corner.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "n_xyz",
            takes: Takes::Ints,
            target: Target::Column(11),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Integer("int32")),
                about: "Pixels along each axis.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "brain_region",
            takes: Takes::Many(
                &super::super::experiments::brain_region::RESOURCE,
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
                schema: Schema::List(&Schema::Integer("int32")),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "coordinate_system",
            takes: Takes::One(
                &super::super::experiments::coordinate_system::RESOURCE,
                By::Key(1),
            ),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: Some(Default::Row {
                of: &super::super::experiments::coordinate_system::RESOURCE,
                column: "name",
                is: "IBL-Allen",
                make: false,
            }),
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "default_provenance",
            takes: Takes::Bool,
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Boolean,
                about: "The one to use.",
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
        name: "field_of_view",
        test: FilterTest::Row(
            "field_of_view",
            &super::super::experiments::field_of_view::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "provenance",
        test: FilterTest::Label(
            "provenance",
            &[
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
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "default_provenance",
        test: FilterTest::Bool("default_provenance"),
        public: false,
        about: "",
    },
    Filter {
        name: "coordinate_system",
        test: FilterTest::Text("coordinate_system__name"),
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
        name: "x",
        test: FilterTest::Number("x__contains"),
        public: false,
        about: "",
    },
    Filter {
        name: "y",
        test: FilterTest::Number("y__contains"),
        public: false,
        about: "",
    },
    Filter {
        name: "z",
        test: FilterTest::Number("z__contains"),
        public: false,
        about: "",
    },
    Filter {
        name: "n_xyz",
        test: FilterTest::Number("n_xyz__contains"),
        public: false,
        about: "",
    },
    Filter {
        name: "brain_region",
        test: FilterTest::Rows(
            "brain_region",
            &super::super::experiments::brain_region::RESOURCE,
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
/// What is written by hand for FieldOfViewLocation (spec/experiments/field_of_view_location.yaml:2): implement it for [`Code`](super::super::Code).
pub trait FieldOfViewLocationBehaviour {
    /// Before the row is stored; may change it (spec/experiments/field_of_view_location.yaml:41).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut FieldOfViewLocationDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = FieldOfViewLocationDraft::read(draft);
        <super::super::Code as FieldOfViewLocationBehaviour>::before_save(
                work,
                &mut typed,
            )
            .await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: None,
    before_save: Some(before_save_hook),
    after_save: None,
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A field of view location on its way into the database.
#[derive(Debug, Clone)]
pub struct FieldOfViewLocationDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// Keys of `brain_region`, where the request sets them.
    pub brain_region: Option<Vec<i32>>,
}
impl FieldOfViewLocationDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "field_of_view",
        "provenance",
        "default_provenance",
        "coordinate_system",
        "auto_datetime",
        "x",
        "y",
        "z",
        "n_xyz",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
            brain_region: draft
                .many[2]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::int).collect()),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            field_of_view_id: typed::uuid(&row[3]).unwrap_or_default(),
            provenance: typed::text(&row[4]).unwrap_or_default(),
            default_provenance: typed::boolean(&row[5]).unwrap_or_default(),
            coordinate_system_id: typed::uuid(&row[6]),
            auto_datetime: typed::date_time(&row[7]).unwrap_or_default(),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.field_of_view_id.into();
        draft.row[4] = self.row.provenance.into();
        draft.row[5] = self.row.default_provenance.into();
        draft.row[6] = self.row.coordinate_system_id.into();
        draft.row[7] = self.row.auto_datetime.into();
        draft.many[2] = self
            .brain_region
            .map(|keys| keys.into_iter().map(Into::into).collect());
    }
}
/// The endpoints under `/fov-location`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/fov-location",
        operation: "fov_location",
        tag: "fov-location",
        title: "Field Of View Location List",
        words: "field of view location",
        about: "Where a field of view lies, as one method found it.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &SUMMARY,
                public: None,
                order: &[
                    Order {
                        path: "default_provenance",
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
        path: "/fov-location/{id}",
        operation: "fov_location",
        tag: "fov-location",
        title: "Field Of View Location Detail",
        words: "field of view location",
        about: "Where a field of view lies, as one method found it.",
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
/// The endpoints under `/fov-location`.
pub struct FieldOfViewLocationApi(pub Arc<Server>);
impl OpenApi for FieldOfViewLocationApi {
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
