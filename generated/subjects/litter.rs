//! Litter: The offspring that a breeding pair has at one time.
//! Made from spec/subjects/litter.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy, Relation,
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
/// The table `subjects_litter` (spec/subjects/litter.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Litter",
    label: "subjects.litter",
    words: "litter",
    record: "Litter",
    about: "The offspring that a breeding pair has at one time.",
    table: "subjects_litter",
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
            name: "breeding_pair_id",
            field: "breeding_pair",
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
    ],
    relations: &[
        Relation {
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "breeding_pair",
            target: &super::super::subjects::breeding_pair::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Back {
                column: 5,
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
        Order {
            path: "birth_date",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[
        Unique {
            columns: &[2],
            condition: "",
        },
    ],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `subjects_litter` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_litter")]
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
        /// Column `breeding_pair_id`.
        pub breeding_pair_id: Option<Uuid>,
        /// Column `description`.
        pub description: String,
        /// Column `birth_date`.
        pub birth_date: Option<Date>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/subjects/litter.yaml:18); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "LitterDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(1, "/litters"),
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
            name: "breeding_pair",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "birth_date",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "description",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", j1.\"nickname\", t.\"breeding_pair_id\", t.\"birth_date\", t.\"description\", t.\"json\"",
        sqlite: "t.\"id\", t.\"name\", j1.\"nickname\", t.\"breeding_pair_id\", t.\"birth_date\", t.\"description\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_line\" j1 on j1.\"id\" = t.\"line_id\"",
        sqlite: "left join \"subjects_line\" j1 on j1.\"id\" = t.\"line_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Date),
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
    schema: "LitterInput",
    patch_schema: "LitterPatch",
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
            name: "breeding_pair",
            takes: Takes::One(&super::super::subjects::breeding_pair::RESOURCE, By::Id),
            target: Target::Column(4),
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
            name: "birth_date",
            takes: Takes::Date,
            target: Target::Column(6),
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
            name: "description",
            takes: Takes::Text(0, None),
            target: Target::Column(5),
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
        name: "breeding_pair",
        test: FilterTest::Row(
            "breeding_pair",
            &super::super::subjects::breeding_pair::RESOURCE,
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
        name: "birth_date",
        test: FilterTest::Date("birth_date"),
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
/// What is written by hand for Litter (spec/subjects/litter.yaml:2): implement it for [`Code`](super::super::Code).
pub trait LitterBehaviour {
    /// Checks over several fields, when each by itself is right (spec/subjects/litter.yaml:28).
    fn validate<'a>(
        work: &'a Work<'a>,
        draft: &'a mut LitterDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// Before the row is stored; may change it (spec/subjects/litter.yaml:28).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut LitterDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn validate_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = LitterDraft::read(draft);
        <super::super::Code as LitterBehaviour>::validate(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = LitterDraft::read(draft);
        <super::super::Code as LitterBehaviour>::before_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: Some(validate_hook),
    before_save: Some(before_save_hook),
    after_save: None,
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A litter on its way into the database.
#[derive(Debug, Clone)]
pub struct LitterDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl LitterDraft {
    const FIELDS: &[&str] = &[
        "id",
        "json",
        "name",
        "line",
        "breeding_pair",
        "description",
        "birth_date",
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
            breeding_pair_id: typed::uuid(&row[4]),
            description: typed::text(&row[5]).unwrap_or_default(),
            birth_date: typed::date(&row[6]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.json.into();
        draft.row[2] = self.row.name.into();
        draft.row[3] = self.row.line_id.into();
        draft.row[4] = self.row.breeding_pair_id.into();
        draft.row[5] = self.row.description.into();
        draft.row[6] = self.row.birth_date.into();
    }
}
/// The endpoints under `/litters`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/litters",
        operation: "litters",
        tag: "litters",
        title: "Litter List",
        words: "litter",
        about: "The offspring that a breeding pair has at one time.",
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
                    Order {
                        path: "birth_date",
                        descending: true,
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
        path: "/litters/{name}",
        operation: "litters",
        tag: "litters",
        title: "Litter Detail",
        words: "litter",
        about: "The offspring that a breeding pair has at one time.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 2,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
];
/// The endpoints under `/litters`.
pub struct LitterApi(pub Arc<Server>);
impl OpenApi for LitterApi {
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
