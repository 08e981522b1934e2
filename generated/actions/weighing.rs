//! Weighing: The weight of a subject at one time.
//! Made from spec/actions/weighing.yaml:2.
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
/// The table `actions_weighing` (spec/actions/weighing.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Weighing",
    label: "actions.weighing",
    words: "weighing",
    record: "Weighing",
    about: "The weight of a subject at one time.",
    table: "actions_weighing",
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
            default: Default::None,
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
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "date_time",
            field: "date_time",
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
            name: "weight",
            field: "weight",
            kind: Kind::Float,
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
    ],
    parent: None,
    order: &[
        Order {
            path: "date_time",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `actions_weighing` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_weighing")]
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
        /// Column `date_time`.
        pub date_time: Option<DateTimeUtc>,
        /// Grams.
        pub weight: f64,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/actions/weighing.yaml:17); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "WeighingDetail",
    resource: &RESOURCE,
    fields: &[
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
            name: "date_time",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "weight",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Number,
                about: "Grams.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "user",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "url",
            source: Source::Url(0, "/weighings"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"date_time\", t.\"weight\", j2.\"username\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"date_time\", t.\"weight\", j2.\"username\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_labmember\" j2 on j2.\"id\" = t.\"user_id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"misc_labmember\" j2 on j2.\"id\" = t.\"user_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Float),
        Wire::One(Kind::Text),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "WeighingInput",
    patch_schema: "WeighingPatch",
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
            name: "date_time",
            takes: Takes::DateTime,
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "weight",
            takes: Takes::Float(0.0, f64::INFINITY),
            target: Target::Column(6),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Grams.",
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
    ],
    actors: &[3],
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
        name: "json",
        test: FilterTest::Pairs("json"),
        public: false,
        about: "",
    },
    Filter {
        name: "user",
        test: FilterTest::Row("user", &super::super::misc::user::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "subject",
        test: FilterTest::Text("subject__nickname__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "date_time",
        test: FilterTest::DateTime("date_time"),
        public: false,
        about: "",
    },
    Filter {
        name: "weight",
        test: FilterTest::Number("weight"),
        public: false,
        about: "",
    },
    Filter {
        name: "nickname",
        test: FilterTest::Text("subject__nickname__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "users",
        test: FilterTest::AllOf("user__username"),
        public: false,
        about: "",
    },
    Filter {
        name: "date_range",
        test: FilterTest::DateRange("date_time"),
        public: false,
        about: "First and last day, e.g. `2019-04-01,2019-04-05`.",
    },
    Filter {
        name: "lab",
        test: FilterTest::Text("subject__lab__name__iexact"),
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
/// What is written by hand for Weighing (spec/actions/weighing.yaml:2): implement it for [`Code`](super::super::Code).
pub trait WeighingBehaviour {
    /// After the row is stored, in the same transaction (spec/actions/weighing.yaml:33).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut WeighingDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = WeighingDraft::read(draft);
        <super::super::Code as WeighingBehaviour>::after_save(work, &mut typed).await?;
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
/// A weighing on its way into the database.
#[derive(Debug, Clone)]
pub struct WeighingDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl WeighingDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "user",
        "subject",
        "date_time",
        "weight",
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
            date_time: typed::date_time(&row[5]),
            weight: typed::number(&row[6]).unwrap_or_default(),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.user_id.into();
        draft.row[4] = self.row.subject_id.into();
        draft.row[5] = self.row.date_time.into();
        draft.row[6] = self.row.weight.into();
    }
}
/// The endpoints under `/weighings`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/weighings",
        operation: "weighings",
        tag: "weighings",
        title: "Weighing List",
        words: "weighing",
        about: "The weight of a subject at one time.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "date_time",
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
        path: "/weighings/{id}",
        operation: "weighings",
        tag: "weighings",
        title: "Weighing Detail",
        words: "weighing",
        about: "The weight of a subject at one time.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 0,
                detail: &DETAIL,
                input: None,
                read: true,
                write: false,
                delete: true,
            },
        ),
    },
];
/// The endpoints under `/weighings`.
pub struct WeighingApi(pub Arc<Server>);
impl OpenApi for WeighingApi {
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
