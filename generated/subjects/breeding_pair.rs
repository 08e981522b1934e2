//! BreedingPair: A father and one or two mothers, while they are kept together.
//! Made from spec/subjects/breeding_pair.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
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
/// The table `subjects_breedingpair` (spec/subjects/breeding_pair.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "BreedingPair",
    label: "subjects.breedingpair",
    words: "breeding pair",
    record: "BreedingPair",
    about: "A father and one or two mothers, while they are kept together.",
    table: "subjects_breedingpair",
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
            name: "name",
            field: "name",
            kind: Kind::Text,
            nullable: false,
            max: 255,
            default: Default::Text("-"),
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
            name: "start_date",
            field: "start_date",
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
            name: "end_date",
            field: "end_date",
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
            name: "father_id",
            field: "father",
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
            name: "mother1_id",
            field: "mother1",
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
            name: "mother2_id",
            field: "mother2",
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
    ],
    relations: &[
        Relation {
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "father",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 6 },
            secret: false,
        },
        Relation {
            name: "mother1",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
        Relation {
            name: "mother2",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
        Relation {
            name: "litter",
            target: &super::super::subjects::litter::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "name",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `subjects_breedingpair` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_breedingpair")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// With a line, `-` becomes the next name of that line.
        pub name: String,
        /// Column `line_id`.
        pub line_id: Option<Uuid>,
        /// Column `start_date`.
        pub start_date: Option<Date>,
        /// Column `end_date`.
        pub end_date: Option<Date>,
        /// Column `father_id`.
        pub father_id: Option<Uuid>,
        /// Column `mother1_id`.
        pub mother1_id: Option<Uuid>,
        /// Column `mother2_id`.
        pub mother2_id: Option<Uuid>,
        /// Column `description`.
        pub description: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/subjects/breeding_pair.yaml:19); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "BreedingPairDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/breeding-pairs"),
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
            name: "name",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "With a line, `-` becomes the next name of that line.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "line",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Begins the names that it gives, e.g. `<nickname>_0001`.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "start_date",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "end_date",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "father",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "mother1",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "mother2",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "description",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(9),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", j1.\"nickname\", t.\"start_date\", t.\"end_date\", j2.\"nickname\", j3.\"nickname\", j4.\"nickname\", t.\"description\", t.\"json\"",
        sqlite: "t.\"id\", t.\"name\", j1.\"nickname\", t.\"start_date\", t.\"end_date\", j2.\"nickname\", j3.\"nickname\", j4.\"nickname\", t.\"description\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_line\" j1 on j1.\"id\" = t.\"line_id\" left join \"subjects_subject\" j2 on j2.\"id\" = t.\"father_id\" left join \"subjects_subject\" j3 on j3.\"id\" = t.\"mother1_id\" left join \"subjects_subject\" j4 on j4.\"id\" = t.\"mother2_id\"",
        sqlite: "left join \"subjects_line\" j1 on j1.\"id\" = t.\"line_id\" left join \"subjects_subject\" j2 on j2.\"id\" = t.\"father_id\" left join \"subjects_subject\" j3 on j3.\"id\" = t.\"mother1_id\" left join \"subjects_subject\" j4 on j4.\"id\" = t.\"mother2_id\"",
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
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "BreedingPairInput",
    patch_schema: "BreedingPairPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(2),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "With a line, `-` becomes the next name of that line.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "line",
            takes: Takes::One(&super::super::subjects::line::RESOURCE, By::Key(5)),
            target: Target::Column(3),
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
            name: "start_date",
            takes: Takes::Date,
            target: Target::Column(4),
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
            name: "end_date",
            takes: Takes::Date,
            target: Target::Column(5),
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
            name: "father",
            takes: Takes::One(&super::super::subjects::subject::RESOURCE, By::Key(3)),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
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
            name: "mother1",
            takes: Takes::One(&super::super::subjects::subject::RESOURCE, By::Key(3)),
            target: Target::Column(7),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
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
            name: "mother2",
            takes: Takes::One(&super::super::subjects::subject::RESOURCE, By::Key(3)),
            target: Target::Column(8),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
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
            name: "description",
            takes: Takes::Text(0, None),
            target: Target::Column(9),
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
            takes: Takes::Json,
            target: Target::Column(1),
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
        name: "line",
        test: FilterTest::Text("line__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "start_date",
        test: FilterTest::Date("start_date"),
        public: false,
        about: "",
    },
    Filter {
        name: "end_date",
        test: FilterTest::Date("end_date"),
        public: false,
        about: "",
    },
    Filter {
        name: "father",
        test: FilterTest::Text("father__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "mother1",
        test: FilterTest::Text("mother1__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "mother2",
        test: FilterTest::Text("mother2__nickname"),
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
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// What is written by hand for BreedingPair (spec/subjects/breeding_pair.yaml:2): implement it for [`Code`](super::super::Code).
pub trait BreedingPairBehaviour {
    /// Before the row is stored; may change it (spec/subjects/breeding_pair.yaml:32).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut BreedingPairDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = BreedingPairDraft::read(draft);
        <super::super::Code as BreedingPairBehaviour>::before_save(work, &mut typed)
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
/// A breeding pair on its way into the database.
#[derive(Debug, Clone)]
pub struct BreedingPairDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl BreedingPairDraft {
    const FIELDS: &[&str] = &[
        "id",
        "json",
        "name",
        "line",
        "start_date",
        "end_date",
        "father",
        "mother1",
        "mother2",
        "description",
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
            json: typed::json(&row[1]),
            name: typed::text(&row[2]).unwrap_or_default(),
            line_id: typed::uuid(&row[3]),
            start_date: typed::date(&row[4]),
            end_date: typed::date(&row[5]),
            father_id: typed::uuid(&row[6]),
            mother1_id: typed::uuid(&row[7]),
            mother2_id: typed::uuid(&row[8]),
            description: typed::text(&row[9]).unwrap_or_default(),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.json.into();
        draft.row[2] = self.row.name.into();
        draft.row[3] = self.row.line_id.into();
        draft.row[4] = self.row.start_date.into();
        draft.row[5] = self.row.end_date.into();
        draft.row[6] = self.row.father_id.into();
        draft.row[7] = self.row.mother1_id.into();
        draft.row[8] = self.row.mother2_id.into();
        draft.row[9] = self.row.description.into();
    }
}
/// The endpoints under `/breeding-pairs`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/breeding-pairs",
        operation: "breeding_pairs",
        tag: "breeding-pairs",
        title: "Breeding Pair List",
        words: "breeding pair",
        about: "A father and one or two mothers, while they are kept together.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "name",
                        descending: false,
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
        path: "/breeding-pairs/{id}",
        operation: "breeding_pairs",
        tag: "breeding-pairs",
        title: "Breeding Pair Detail",
        words: "breeding pair",
        about: "A father and one or two mothers, while they are kept together.",
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
/// The endpoints under `/breeding-pairs`.
pub struct BreedingPairApi(pub Arc<Server>);
impl OpenApi for BreedingPairApi {
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
