//! Channel: A recording site along a trajectory.
//! Made from spec/experiments/channel.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, Relation, Representation, Resource, Route,
    Schema, Serves, Source, Takes, Target, Unique, Wire,
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
/// The table `experiments_channel` (spec/experiments/channel.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Channel",
    label: "experiments.channel",
    words: "channel",
    record: "Channel",
    about: "A recording site along a trajectory.",
    table: "experiments_channel",
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
            name: "axial",
            field: "axial",
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
            name: "lateral",
            field: "lateral",
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
            name: "x",
            field: "x",
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
            name: "y",
            field: "y",
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
            name: "z",
            field: "z",
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
            name: "brain_region_id",
            field: "brain_region",
            kind: Kind::Int,
            nullable: true,
            max: 0,
            default: Default::Int(0),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "trajectory_estimate_id",
            field: "trajectory_estimate",
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
            name: "brain_region",
            target: &super::super::experiments::brain_region::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
        Relation {
            name: "trajectory_estimate",
            target: &super::super::experiments::trajectory_estimate::RESOURCE,
            link: Link::One { column: 9 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[
        Unique {
            columns: &[3, 4, 9],
            condition: "",
        },
    ],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `experiments_channel` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_channel")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Micrometres along the probe from its tip.
        pub axial: Option<f64>,
        /// Micrometres across the probe.
        pub lateral: Option<f64>,
        /// Micrometres, right positive.
        pub x: Option<f64>,
        /// Micrometres, front positive.
        pub y: Option<f64>,
        /// Micrometres, up positive.
        pub z: Option<f64>,
        /// Column `brain_region_id`.
        pub brain_region_id: Option<i32>,
        /// Column `trajectory_estimate_id`.
        pub trajectory_estimate_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/experiments/channel.yaml:18); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "ChannelDetail",
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
            name: "trajectory_estimate",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "brain_region",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "axial",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres along the probe from its tip.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "lateral",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres across the probe.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "x",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres, right positive.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "y",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres, front positive.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "z",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres, up positive.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"trajectory_estimate_id\", t.\"brain_region_id\", t.\"name\", t.\"json\", t.\"axial\", t.\"lateral\", t.\"x\", t.\"y\", t.\"z\"",
        sqlite: "t.\"id\", t.\"trajectory_estimate_id\", t.\"brain_region_id\", t.\"name\", t.\"json\", t.\"axial\", t.\"lateral\", t.\"x\", t.\"y\", t.\"z\"",
    },
    joins: Dialects {
        postgres: "",
        sqlite: "",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
        Wire::One(Kind::Float),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "ChannelInput",
    patch_schema: "ChannelPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "trajectory_estimate",
            takes: Takes::One(
                &super::super::experiments::trajectory_estimate::RESOURCE,
                By::Key(0),
            ),
            target: Target::Column(9),
            required: false,
            required_on_create: true,
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
            name: "brain_region",
            takes: Takes::One(
                &super::super::experiments::brain_region::RESOURCE,
                By::Key(2),
            ),
            target: Target::Column(8),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
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
            name: "axial",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: Some(Default::None),
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres along the probe from its tip.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "lateral",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(4),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: Some(Default::None),
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres across the probe.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "x",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres, right positive.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "y",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres, front positive.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "z",
            takes: Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            target: Target::Column(7),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Micrometres, up positive.",
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
        name: "axial",
        test: FilterTest::Number("axial"),
        public: false,
        about: "",
    },
    Filter {
        name: "lateral",
        test: FilterTest::Number("lateral"),
        public: false,
        about: "",
    },
    Filter {
        name: "x",
        test: FilterTest::Number("x"),
        public: false,
        about: "",
    },
    Filter {
        name: "y",
        test: FilterTest::Number("y"),
        public: false,
        about: "",
    },
    Filter {
        name: "z",
        test: FilterTest::Number("z"),
        public: false,
        about: "",
    },
    Filter {
        name: "brain_region",
        test: FilterTest::Row(
            "brain_region",
            &super::super::experiments::brain_region::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "trajectory_estimate",
        test: FilterTest::Row(
            "trajectory_estimate",
            &super::super::experiments::trajectory_estimate::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "session",
        test: FilterTest::Uuid("trajectory_estimate__probe_insertion__session__id"),
        public: false,
        about: "",
    },
    Filter {
        name: "probe_insertion",
        test: FilterTest::Uuid("trajectory_estimate__probe_insertion__id"),
        public: false,
        about: "",
    },
    Filter {
        name: "subject",
        test: FilterTest::Text(
            "trajectory_estimate__probe_insertion__session__subject__nickname",
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "lab",
        test: FilterTest::Text(
            "trajectory_estimate__probe_insertion__session__lab__name",
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
/// What is written by hand for Channel (spec/experiments/channel.yaml:2): implement it for [`Code`](super::super::Code).
pub trait ChannelBehaviour {
    /// After the row is stored, in the same transaction (spec/experiments/channel.yaml:34).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut ChannelDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = ChannelDraft::read(draft);
        <super::super::Code as ChannelBehaviour>::after_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: None,
    before_save: None,
    after_save: Some(after_save_hook),
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A channel on its way into the database.
#[derive(Debug, Clone)]
pub struct ChannelDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl ChannelDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "axial",
        "lateral",
        "x",
        "y",
        "z",
        "brain_region",
        "trajectory_estimate",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            axial: typed::number(&row[3]),
            lateral: typed::number(&row[4]),
            x: typed::number(&row[5]),
            y: typed::number(&row[6]),
            z: typed::number(&row[7]),
            brain_region_id: typed::int(&row[8]),
            trajectory_estimate_id: typed::uuid(&row[9]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.axial.into();
        draft.row[4] = self.row.lateral.into();
        draft.row[5] = self.row.x.into();
        draft.row[6] = self.row.y.into();
        draft.row[7] = self.row.z.into();
        draft.row[8] = self.row.brain_region_id.into();
        draft.row[9] = self.row.trajectory_estimate_id.into();
    }
}
/// The endpoints under `/channels`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/channels",
        operation: "channels",
        tag: "channels",
        title: "Channel List",
        words: "channel",
        about: "A recording site along a trajectory.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[],
                filters: FILTERS,
                create: Some(&INPUT),
                created: &DETAIL,
                bulk: true,
                owner: None,
                location: None,
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/channels/{id}",
        operation: "channels",
        tag: "channels",
        title: "Channel Detail",
        words: "channel",
        about: "A recording site along a trajectory.",
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
/// The endpoints under `/channels`.
pub struct ChannelApi(pub Arc<Server>);
impl OpenApi for ChannelApi {
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
