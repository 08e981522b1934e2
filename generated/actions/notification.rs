//! Notification: A message to users about a subject.
//! Made from spec/actions/notification.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `actions_notification` (spec/actions/notification.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Notification",
    label: "actions.notification",
    words: "notification",
    record: "Notification",
    about: "A message to users about a subject.",
    table: "actions_notification",
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
            name: "send_at",
            field: "send_at",
            kind: Kind::DateTime,
            nullable: false,
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
            name: "sent_at",
            field: "sent_at",
            kind: Kind::DateTime,
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
            name: "notification_type",
            field: "notification_type",
            kind: Kind::Text,
            nullable: false,
            max: 32,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("responsible_user_change"),
                    label: "responsible user has changed",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_underweight"),
                    label: "mouse is underweight",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_water"),
                    label: "water to give to mouse",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_training"),
                    label: "check training days",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_not_weighed"),
                    label: "no weight entered for date",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "title",
            field: "title",
            kind: Kind::Text,
            nullable: false,
            max: 255,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "message",
            field: "message",
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
            name: "subject_id",
            field: "subject",
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
            name: "status",
            field: "status",
            kind: Kind::Text,
            nullable: false,
            max: 16,
            default: Default::Text("to-send"),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("no-send"),
                    label: "do not send",
                },
                Choice {
                    value: ChoiceValue::Text("to-send"),
                    label: "to send",
                },
                Choice {
                    value: ChoiceValue::Text("sent"),
                    label: "sent",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
    ],
    relations: &[
        Relation {
            name: "subject",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::One { column: 8 },
            secret: false,
        },
        Relation {
            name: "users",
            target: &super::super::misc::user::RESOURCE,
            link: Link::Many {
                table: "actions_notification_users",
                near: "notification_id",
                far: "labmember_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "send_at",
            descending: true,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `actions_notification` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_notification")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `send_at`.
        pub send_at: DateTimeUtc,
        /// Column `sent_at`.
        pub sent_at: Option<DateTimeUtc>,
        /// Column `notification_type`.
        pub notification_type: String,
        /// Column `title`.
        pub title: String,
        /// Column `message`.
        pub message: String,
        /// Column `subject_id`.
        pub subject_id: Option<Uuid>,
        /// Column `status`.
        pub status: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/actions/notification.yaml:27); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "NotificationDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/notifications"),
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
            name: "notification_type",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Choice(
                    &[
                        "\"responsible_user_change\"",
                        "\"mouse_underweight\"",
                        "\"mouse_water\"",
                        "\"mouse_training\"",
                        "\"mouse_not_weighed\"",
                    ],
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "title",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "message",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "subject",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "status",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Choice(&["\"no-send\"", "\"to-send\"", "\"sent\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "send_at",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "sent_at",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "users",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(150)),
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
        postgres: "t.\"id\", t.\"notification_type\", t.\"title\", t.\"message\", j1.\"nickname\", t.\"status\", t.\"send_at\", t.\"sent_at\", m1.v, t.\"json\"",
        sqlite: "t.\"id\", t.\"notification_type\", t.\"title\", t.\"message\", j1.\"nickname\", t.\"status\", t.\"send_at\", t.\"sent_at\", m1.v, t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join (select x0.\"notification_id\" as k, array_agg(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_notification_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"notification_id\" = any(array(select id from page)) group by x0.\"notification_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join (select x0.\"notification_id\" as k, json_group_array(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"actions_notification_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"labmember_id\" where x0.\"notification_id\" in (select id from page) group by x0.\"notification_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::DateTime),
        Wire::List(Kind::Text),
        Wire::One(Kind::Json),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "NotificationInput",
    patch_schema: "NotificationPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "status",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Text("no-send"),
                        label: "do not send",
                    },
                    Choice {
                        value: ChoiceValue::Text("to-send"),
                        label: "to send",
                    },
                    Choice {
                        value: ChoiceValue::Text("sent"),
                        label: "sent",
                    },
                ],
            ),
            target: Target::Column(9),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["\"no-send\"", "\"to-send\"", "\"sent\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "send_at",
            takes: Takes::DateTime,
            target: Target::Column(3),
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
            name: "users",
            takes: Takes::Many(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Relation(1),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(150)),
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
        name: "send_at",
        test: FilterTest::DateTime("send_at"),
        public: false,
        about: "",
    },
    Filter {
        name: "sent_at",
        test: FilterTest::DateTime("sent_at"),
        public: false,
        about: "",
    },
    Filter {
        name: "notification_type",
        test: FilterTest::Choice(
            "notification_type",
            &[
                Choice {
                    value: ChoiceValue::Text("responsible_user_change"),
                    label: "responsible user has changed",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_underweight"),
                    label: "mouse is underweight",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_water"),
                    label: "water to give to mouse",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_training"),
                    label: "check training days",
                },
                Choice {
                    value: ChoiceValue::Text("mouse_not_weighed"),
                    label: "no weight entered for date",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "title",
        test: FilterTest::Text("title"),
        public: false,
        about: "",
    },
    Filter {
        name: "message",
        test: FilterTest::Text("message"),
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
        name: "status",
        test: FilterTest::Choice(
            "status",
            &[
                Choice {
                    value: ChoiceValue::Text("no-send"),
                    label: "do not send",
                },
                Choice {
                    value: ChoiceValue::Text("to-send"),
                    label: "to send",
                },
                Choice {
                    value: ChoiceValue::Text("sent"),
                    label: "sent",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "users",
        test: FilterTest::AllOf("users__username"),
        public: false,
        about: "For all these users.",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// The endpoints under `/notifications`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/notifications",
        operation: "notifications",
        tag: "notifications",
        title: "Notification List",
        words: "notification",
        about: "A message to users about a subject.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "send_at",
                        descending: true,
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
        path: "/notifications/{id}",
        operation: "notifications",
        tag: "notifications",
        title: "Notification Detail",
        words: "notification",
        about: "A message to users about a subject.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 0,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: false,
            },
        ),
    },
];
/// The endpoints under `/notifications`.
pub struct NotificationApi(pub Arc<Server>);
impl OpenApi for NotificationApi {
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
