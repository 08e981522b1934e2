//! WaterAdministration: Water that a subject was given.
//! Made from spec/actions/water_administration.yaml:2.
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
/// The table `actions_wateradministration` (spec/actions/water_administration.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "WaterAdministration",
    label: "actions.wateradministration",
    words: "water administration",
    record: "WaterAdministration",
    about: "Water that a subject was given.",
    table: "actions_wateradministration",
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
            name: "water_administered",
            field: "water_administered",
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
            name: "water_type_id",
            field: "water_type",
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
            name: "adlib",
            field: "adlib",
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
            name: "session",
            target: &super::super::actions::session::RESOURCE,
            link: Link::One { column: 6 },
            secret: false,
        },
        Relation {
            name: "water_type",
            target: &super::super::actions::water_type::RESOURCE,
            link: Link::One { column: 8 },
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
/// Rows of `actions_wateradministration` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_wateradministration")]
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
        /// The session in which it was earned.
        pub session_id: Option<Uuid>,
        /// Millilitres.
        pub water_administered: Option<f64>,
        /// Column `water_type_id`.
        pub water_type_id: Option<Uuid>,
        /// As much as it wanted.
        pub adlib: bool,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `session` (spec/actions/water_administration.yaml:21); 1 statement a page.
pub static SESSION: Representation = Representation {
    name: "session",
    schema: "WaterAdministrationSession",
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
            name: "water_type",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(128),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "water_administered",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Number,
                about: "Millilitres.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"name\", j1.\"name\", t.\"water_administered\"",
        sqlite: "t.\"id\", t.\"name\", j1.\"name\", t.\"water_administered\"",
    },
    joins: Dialects {
        postgres: "left join \"actions_watertype\" j1 on j1.\"id\" = t.\"water_type_id\"",
        sqlite: "left join \"actions_watertype\" j1 on j1.\"id\" = t.\"water_type_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Float),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/actions/water_administration.yaml:22); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "WaterAdministrationDetail",
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
            name: "water_administered",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Number,
                about: "Millilitres.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "water_type",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(128),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "user",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "url",
            source: Source::Url(0, "/water-administrations"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "session",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "The session in which it was earned.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "adlib",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Boolean,
                about: "As much as it wanted.",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"nickname\", t.\"date_time\", t.\"water_administered\", j2.\"name\", j3.\"username\", t.\"session_id\", t.\"adlib\"",
        sqlite: "t.\"id\", j1.\"nickname\", t.\"date_time\", t.\"water_administered\", j2.\"name\", j3.\"username\", t.\"session_id\", t.\"adlib\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"actions_watertype\" j2 on j2.\"id\" = t.\"water_type_id\" left join \"misc_labmember\" j3 on j3.\"id\" = t.\"user_id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"actions_watertype\" j2 on j2.\"id\" = t.\"water_type_id\" left join \"misc_labmember\" j3 on j3.\"id\" = t.\"user_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Float),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Bool),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "WaterAdministrationInput",
    patch_schema: "WaterAdministrationPatch",
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
            name: "water_administered",
            takes: Takes::Float(0.0, f64::INFINITY),
            target: Target::Column(7),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Millilitres.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "water_type",
            takes: Takes::One(&super::super::actions::water_type::RESOURCE, By::Key(2)),
            target: Target::Column(8),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(128),
                about: "Absent: that of the last water restriction, else `Water`.",
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
        InputField {
            name: "session",
            takes: Takes::One(&super::super::actions::session::RESOURCE, By::Key(0)),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "The session in which it was earned.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "adlib",
            takes: Takes::Bool,
            target: Target::Column(9),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Boolean,
                about: "As much as it wanted.",
                nullable: false,
                example: "",
            },
        },
    ],
    actors: &[4],
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
        name: "session",
        test: FilterTest::Row("session", &super::super::actions::session::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "water_administered",
        test: FilterTest::Number("water_administered"),
        public: false,
        about: "",
    },
    Filter {
        name: "water_type",
        test: FilterTest::Row(
            "water_type",
            &super::super::actions::water_type::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "adlib",
        test: FilterTest::Bool("adlib"),
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
/// What is written by hand for WaterAdministration (spec/actions/water_administration.yaml:2): implement it for [`Code`](super::super::Code).
pub trait WaterAdministrationBehaviour {
    /// Checks over several fields, when each by itself is right (spec/actions/water_administration.yaml:39).
    fn validate<'a>(
        work: &'a Work<'a>,
        draft: &'a mut WaterAdministrationDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// Before the row is stored; may change it (spec/actions/water_administration.yaml:39).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut WaterAdministrationDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is stored, in the same transaction (spec/actions/water_administration.yaml:39).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut WaterAdministrationDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn validate_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = WaterAdministrationDraft::read(draft);
        <super::super::Code as WaterAdministrationBehaviour>::validate(work, &mut typed)
            .await?;
        typed.write(draft);
        Ok(())
    })
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = WaterAdministrationDraft::read(draft);
        <super::super::Code as WaterAdministrationBehaviour>::before_save(
                work,
                &mut typed,
            )
            .await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = WaterAdministrationDraft::read(draft);
        <super::super::Code as WaterAdministrationBehaviour>::after_save(
                work,
                &mut typed,
            )
            .await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: Some(validate_hook),
    before_save: Some(before_save_hook),
    after_save: Some(after_save_hook),
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A water administration on its way into the database.
#[derive(Debug, Clone)]
pub struct WaterAdministrationDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl WaterAdministrationDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "user",
        "subject",
        "date_time",
        "session",
        "water_administered",
        "water_type",
        "adlib",
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
            session_id: typed::uuid(&row[6]),
            water_administered: typed::number(&row[7]),
            water_type_id: typed::uuid(&row[8]),
            adlib: typed::boolean(&row[9]).unwrap_or_default(),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.user_id.into();
        draft.row[4] = self.row.subject_id.into();
        draft.row[5] = self.row.date_time.into();
        draft.row[6] = self.row.session_id.into();
        draft.row[7] = self.row.water_administered.into();
        draft.row[8] = self.row.water_type_id.into();
        draft.row[9] = self.row.adlib.into();
    }
}
/// The endpoints under `/water-administrations`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/water-administrations",
        operation: "water_administrations",
        tag: "water-administrations",
        title: "Water Administration List",
        words: "water administration",
        about: "Water that a subject was given.",
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
        path: "/water-administrations/{id}",
        operation: "water_administrations",
        tag: "water-administrations",
        title: "Water Administration Detail",
        words: "water administration",
        about: "Water that a subject was given.",
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
/// The endpoints under `/water-administrations`.
pub struct WaterAdministrationApi(pub Arc<Server>);
impl OpenApi for WaterAdministrationApi {
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
