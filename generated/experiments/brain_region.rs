//! BrainRegion: A region of the brain atlas; regions form a tree of nested sets.
//! Made from spec/experiments/brain_region.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, Column, Compute, Default, Dialects, Doc, Field, Filter, FilterTest, Group,
    Input, InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::{Asked, Cells, Keys, NO_HOOKS};
use specimen::moment::Moment;
use specimen::query::condition::Condition;
use specimen::query::render::RowView;
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use specimen::store::Sql;
use std::sync::OnceLock;
use specimen::serde_json::Value as Json;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `experiments_brainregion` (spec/experiments/brain_region.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "BrainRegion",
    label: "experiments.brainregion",
    words: "brain region",
    record: "BrainRegion",
    about: "A region of the brain atlas; regions form a tree of nested sets.",
    table: "experiments_brainregion",
    primary: 2,
    columns: &[
        Column {
            name: "acronym",
            field: "acronym",
            kind: Kind::Text,
            nullable: false,
            max: 64,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
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
            name: "id",
            field: "id",
            kind: Kind::Int,
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
            name: "parent_id",
            field: "parent",
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
            name: "ontology",
            field: "ontology",
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
            name: "description",
            field: "description",
            kind: Kind::Text,
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
            name: "lft",
            field: "lft",
            kind: Kind::Int,
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
            name: "rght",
            field: "rght",
            kind: Kind::Int,
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
            name: "tree_id",
            field: "tree_id",
            kind: Kind::Int,
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
            name: "level",
            field: "level",
            kind: Kind::Int,
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
            name: "parent",
            target: &RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "brain_region",
            target: &super::super::experiments::field_of_view_location::RESOURCE,
            link: Link::Many {
                table: "experiments_fovlocation_brain_region",
                near: "brainregion_id",
                far: "fovlocation_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "channels",
            target: &super::super::experiments::channel::RESOURCE,
            link: Link::Back {
                column: 8,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "children",
            target: &RESOURCE,
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
            path: "tree_id",
            descending: false,
            by: OrderBy::Value,
        },
        Order {
            path: "lft",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `experiments_brainregion` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_brainregion")]
    pub struct Model {
        /// Column `acronym`.
        pub acronym: String,
        /// Column `name`.
        pub name: String,
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// Column `parent_id`.
        pub parent_id: Option<i32>,
        /// Column `ontology`.
        pub ontology: Option<String>,
        /// Column `description`.
        pub description: Option<String>,
        /// Smaller than that of every region below.
        pub lft: i32,
        /// Greater than that of every region below.
        pub rght: i32,
        /// Column `tree_id`.
        pub tree_id: i32,
        /// Steps below the root, which has 0.
        pub level: i32,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/experiments/brain_region.yaml:29); 2 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "BrainRegionDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "id",
            source: Source::Column(0),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "acronym",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "\"CA1\"",
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
            name: "description",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "parent",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "related_descriptions",
            source: Source::Page(0, 0),
            doc: Doc {
                schema: Schema::Any,
                about: "Descriptions of the regions above it and of those below, from the root on.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"acronym\", t.\"name\", t.\"description\", t.\"parent_id\"",
        sqlite: "t.\"id\", t.\"acronym\", t.\"name\", t.\"description\", t.\"parent_id\"",
    },
    joins: Dialects {
        postgres: "",
        sqlite: "",
    },
    wires: &[
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
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
                rows: around_rows,
                values: around_of_rows,
            },
        },
    ],
    statements: 2,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "BrainRegionInput",
    patch_schema: "BrainRegionPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "description",
            takes: Takes::Text(0, None),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
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
        test: FilterTest::Number("id"),
        public: false,
        about: "",
    },
    Filter {
        name: "parent",
        test: FilterTest::Row("parent", &RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "acronym",
        test: FilterTest::Text("acronym__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "name",
        test: FilterTest::Text("name__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "description",
        test: FilterTest::Text("description__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "ancestors",
        test: FilterTest::Rule(ancestors_rule),
        public: false,
        about: "Id or acronym: the region and those above it, whatever else is asked for.",
    },
    Filter {
        name: "descendants",
        test: FilterTest::Rule(descendants_rule),
        public: false,
        about: "Id or acronym: the region and those below it, whatever else is asked for.",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// What is written by hand for BrainRegion (spec/experiments/brain_region.yaml:2): implement it for [`Code`](super::super::Code).
pub trait BrainRegionBehaviour {
    /// Writes the statement of the rows that `around` comes of (spec/experiments/brain_region.yaml:25): its first column, which it tests with `keys`, is the `id` of the row that they belong to.
    fn around_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql);
    /// Values of a row, from the rows of its own (spec/experiments/brain_region.yaml:25). Descriptions of the regions above it and of those below, from the root on.
    fn around(row: AroundRow, rows: &[RowView<'_>]) -> AroundValues;
    /// The rule `ancestors` (spec/experiments/brain_region.yaml:40): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn ancestors_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `descendants` (spec/experiments/brain_region.yaml:41): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn descendants_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
}
/// What [`BrainRegionBehaviour::around`] is given of a row.
#[derive(Debug, Clone)]
pub struct AroundRow {
    /// `id` of the row.
    pub id: Option<i64>,
}
/// What [`BrainRegionBehaviour::around`] computes for a row.
#[derive(Debug, Clone)]
pub struct AroundValues {
    /// Descriptions of the regions above it and of those below, from the root on.
    pub related_descriptions: Option<Json>,
}
/// Calls [`BrainRegionBehaviour::around_rows`].
pub fn around_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql) {
    <super::super::Code as BrainRegionBehaviour>::around_rows(now, keys, sql);
}
/// Calls [`BrainRegionBehaviour::around`].
pub fn around_of_rows(
    row: &RowView<'_>,
    columns: &[usize],
    rows: &[RowView<'_>],
    cells: &mut Cells,
) {
    let value = <super::super::Code as BrainRegionBehaviour>::around(
        AroundRow {
            id: row.integer(columns[0]),
        },
        rows,
    );
    cells.push(|out| json::value(out, value.related_descriptions));
}
/// The rule `ancestors` (spec/experiments/brain_region.yaml:40): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn ancestors_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as BrainRegionBehaviour>::ancestors_rule(asked, text)
}
/// The rule `descendants` (spec/experiments/brain_region.yaml:41): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn descendants_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as BrainRegionBehaviour>::descendants_rule(asked, text)
}
/// The endpoints under `/brain-regions`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/brain-regions",
        operation: "brain_regions",
        tag: "brain-regions",
        title: "Brain Region List",
        words: "brain region",
        about: "A region of the brain atlas; regions form a tree of nested sets.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "tree_id",
                        descending: false,
                        by: OrderBy::Value,
                    },
                    Order {
                        path: "lft",
                        descending: false,
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
        path: "/brain-regions/{id}",
        operation: "brain_regions",
        tag: "brain-regions",
        title: "Brain Region Detail",
        words: "brain region",
        about: "A region of the brain atlas; regions form a tree of nested sets.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 2,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: false,
            },
        ),
    },
];
/// The endpoints under `/brain-regions`.
pub struct BrainRegionApi(pub Arc<Server>);
impl OpenApi for BrainRegionApi {
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
