//! NotificationRule: About which subjects a user wants to hear.
//! Made from spec/actions/notification_rule.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Unique, Wire,
};
use specimen::behaviour::NO_HOOKS;
use specimen::http::routes;
use specimen::server::Server;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `actions_notificationrule` (spec/actions/notification_rule.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "NotificationRule",
    label: "actions.notificationrule",
    words: "notification rule",
    record: "NotificationRule",
    about: "About which subjects a user wants to hear.",
    table: "actions_notificationrule",
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
            name: "subjects_scope",
            field: "subjects_scope",
            kind: Kind::Text,
            nullable: false,
            max: 16,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("none"),
                    label: "none",
                },
                Choice {
                    value: ChoiceValue::Text("all"),
                    label: "all",
                },
                Choice {
                    value: ChoiceValue::Text("mine"),
                    label: "mine",
                },
                Choice {
                    value: ChoiceValue::Text("lab"),
                    label: "lab",
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
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "user__username",
            descending: false,
            by: OrderBy::Value,
        },
        Order {
            path: "notification_type",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[
        Unique {
            columns: &[3, 4],
            condition: "",
        },
    ],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `actions_notificationrule` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions_notificationrule")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `user_id`.
        pub user_id: Uuid,
        /// Column `notification_type`.
        pub notification_type: String,
        /// Column `subjects_scope`.
        pub subjects_scope: String,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/actions/notification_rule.yaml:23); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "NotificationRuleDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/notification-rules"),
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
            name: "user",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "notification_type",
            source: Source::Column(2),
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
            name: "subjects_scope",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Choice(&["\"none\"", "\"all\"", "\"mine\"", "\"lab\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "json",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"username\", t.\"notification_type\", t.\"subjects_scope\", t.\"name\", t.\"json\"",
        sqlite: "t.\"id\", j1.\"username\", t.\"notification_type\", t.\"subjects_scope\", t.\"name\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"user_id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"user_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
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
    schema: "NotificationRuleInput",
    patch_schema: "NotificationRulePatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "user",
            takes: Takes::One(&super::super::misc::user::RESOURCE, By::Key(3)),
            target: Target::Column(3),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "notification_type",
            takes: Takes::Choice(
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
            target: Target::Column(4),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
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
        InputField {
            name: "subjects_scope",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Text("none"),
                        label: "none",
                    },
                    Choice {
                        value: ChoiceValue::Text("all"),
                        label: "all",
                    },
                    Choice {
                        value: ChoiceValue::Text("mine"),
                        label: "mine",
                    },
                    Choice {
                        value: ChoiceValue::Text("lab"),
                        label: "lab",
                    },
                ],
            ),
            target: Target::Column(5),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["\"none\"", "\"all\"", "\"mine\"", "\"lab\""]),
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
        name: "user",
        test: FilterTest::Text("user__username"),
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
        name: "subjects_scope",
        test: FilterTest::Choice(
            "subjects_scope",
            &[
                Choice {
                    value: ChoiceValue::Text("none"),
                    label: "none",
                },
                Choice {
                    value: ChoiceValue::Text("all"),
                    label: "all",
                },
                Choice {
                    value: ChoiceValue::Text("mine"),
                    label: "mine",
                },
                Choice {
                    value: ChoiceValue::Text("lab"),
                    label: "lab",
                },
            ],
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
/// The endpoints under `/notification-rules`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/notification-rules",
        operation: "notification_rules",
        tag: "notification-rules",
        title: "Notification Rule List",
        words: "notification rule",
        about: "About which subjects a user wants to hear.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "user__username",
                        descending: false,
                        by: OrderBy::Value,
                    },
                    Order {
                        path: "notification_type",
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
        path: "/notification-rules/{id}",
        operation: "notification_rules",
        tag: "notification-rules",
        title: "Notification Rule Detail",
        words: "notification rule",
        about: "About which subjects a user wants to hear.",
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
/// The endpoints under `/notification-rules`.
pub struct NotificationRuleApi(pub Arc<Server>);
impl OpenApi for NotificationRuleApi {
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
