//! Cull: The end of a subject.
//! Made from spec/actions/cull.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, Order, OrderBy, Relation, Representation,
    Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
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
/// The table `actions_cull` (spec/actions/cull.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Cull",
    label: "actions.cull",
    words: "cull",
    record: "Cull",
    about: "The end of a subject.",
    table: "actions_cull",
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
            name: "user_id",
            field: "user",
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
            name: "subject_id",
            field: "subject",
            kind: Kind::Uuid,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "date",
            field: "date",
            kind: Kind::Date,
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
            name: "cull_reason_id",
            field: "cull_reason",
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
            name: "cull_method_id",
            field: "cull_method",
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
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "cull_reason",
            target: &super::super::actions::cull_reason::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
        Relation {
            name: "cull_method",
            target: &super::super::actions::cull_method::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "date",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `actions_cull` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_cull")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `user_id`.
        pub user_id: Option<Uuid>,
        /// Column `subject_id`.
        pub subject_id: Uuid,
        /// Column `date`.
        pub date: Date,
        /// Column `description`.
        pub description: String,
        /// Column `cull_reason_id`.
        pub cull_reason_id: Option<Uuid>,
        /// Column `cull_method_id`.
        pub cull_method_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/actions/cull.yaml:17); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "CullDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/culls"),
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
            name: "date",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "user",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "cull_reason",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "cull_method",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "description",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
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
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"date\", j2.\"username\", j3.\"name\", j4.\"name\", t.\"description\", t.\"name\", t.\"json\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"date\", j2.\"username\", j3.\"name\", j4.\"name\", t.\"description\", t.\"name\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_labmember\" j2 on j2.\"id\" = t.\"user_id\" left join \"actions_cullreason\" j3 on j3.\"id\" = t.\"cull_reason_id\" left join \"actions_cullmethod\" j4 on j4.\"id\" = t.\"cull_method_id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_labmember\" j2 on j2.\"id\" = t.\"user_id\" left join \"actions_cullreason\" j3 on j3.\"id\" = t.\"cull_reason_id\" left join \"actions_cullmethod\" j4 on j4.\"id\" = t.\"cull_method_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Date),
        Wire::One(Kind::Text),
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
    schema: "CullInput",
    patch_schema: "CullPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "subject",
            takes: Takes::One(&super::super::subjects::subject::RESOURCE, By::Key(3)),
            target: Target::Column(4),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "date",
            takes: Takes::Date,
            target: Target::Column(5),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "user",
            takes: Takes::One(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Column(3),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "cull_reason",
            takes: Takes::One(&super::super::actions::cull_reason::RESOURCE, By::Key(1)),
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
            name: "cull_method",
            takes: Takes::One(&super::super::actions::cull_method::RESOURCE, By::Key(1)),
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
            name: "description",
            takes: Takes::Text(0, None),
            target: Target::Column(6),
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
    ],
    actors: &[2],
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
        name: "user",
        test: FilterTest::Text("user__username"),
        public: false,
        about: "",
    },
    Filter {
        name: "subject",
        test: FilterTest::Text("subject__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "date",
        test: FilterTest::Date("date"),
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
        name: "cull_reason",
        test: FilterTest::Row(
            "cull_reason",
            &super::super::actions::cull_reason::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "cull_method",
        test: FilterTest::Row(
            "cull_method",
            &super::super::actions::cull_method::RESOURCE,
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
/// What is written by hand for Cull (spec/actions/cull.yaml:2): implement it for [`Code`](super::super::Code).
pub trait CullBehaviour {
    /// Checks over several fields, when each by itself is right (spec/actions/cull.yaml:28).
    fn validate<'a>(
        work: &'a Work<'a>,
        draft: &'a mut CullDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// Before the row is stored; may change it (spec/actions/cull.yaml:28).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut CullDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is deleted, in the same transaction (spec/actions/cull.yaml:28).
    fn after_delete<'a>(
        work: &'a Work<'a>,
        draft: &'a mut CullDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn validate_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = CullDraft::read(draft);
        <super::super::Code as CullBehaviour>::validate(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = CullDraft::read(draft);
        <super::super::Code as CullBehaviour>::before_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_delete_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = CullDraft::read(draft);
        <super::super::Code as CullBehaviour>::after_delete(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: Some(validate_hook),
    before_save: Some(before_save_hook),
    after_save: None,
    before_delete: None,
    after_delete: Some(after_delete_hook),
    picture_width: None,
};
/// A cull on its way into the database.
#[derive(Debug, Clone)]
pub struct CullDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl CullDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "user",
        "subject",
        "date",
        "description",
        "cull_reason",
        "cull_method",
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
            user_id: typed::uuid(&row[3]),
            subject_id: typed::uuid(&row[4]).unwrap_or_default(),
            date: typed::date(&row[5]).unwrap_or_default(),
            description: typed::text(&row[6]).unwrap_or_default(),
            cull_reason_id: typed::uuid(&row[7]),
            cull_method_id: typed::uuid(&row[8]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.user_id.into();
        draft.row[4] = self.row.subject_id.into();
        draft.row[5] = self.row.date.into();
        draft.row[6] = self.row.description.into();
        draft.row[7] = self.row.cull_reason_id.into();
        draft.row[8] = self.row.cull_method_id.into();
    }
}
/// The endpoints under `/culls`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/culls",
        operation: "culls",
        tag: "culls",
        title: "Cull List",
        words: "cull",
        about: "The end of a subject.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "date",
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
        path: "/culls/{id}",
        operation: "culls",
        tag: "culls",
        title: "Cull Detail",
        words: "cull",
        about: "The end of a subject.",
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
/// The endpoints under `/culls`.
pub struct CullApi(pub Arc<Server>);
impl OpenApi for CullApi {
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
