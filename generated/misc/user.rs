//! User: Somebody who works with the database.
//! Made from spec/misc/user.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Compute, Default, Dialects, Doc, Field, Filter, FilterTest, Group,
    Input, InputField, Item, Kind, Link, List, Member, OnDelete, Order, OrderBy, Owner,
    Pattern, Relation, Representation, Resource, Route, Schema, Serves, Source, Takes,
    Target, Union, Wire,
};
use specimen::behaviour::{Cells, Keys, NO_HOOKS};
use specimen::moment::Moment;
use specimen::query::render::RowView;
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use specimen::store::Sql;
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `misc_labmember` (spec/misc/user.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "User",
    label: "misc.labmember",
    words: "user",
    record: "LabMember",
    about: "Somebody who works with the database.",
    table: "misc_labmember",
    primary: 10,
    columns: &[
        Column {
            name: "password",
            field: "password",
            kind: Kind::Text,
            nullable: false,
            max: 128,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: true,
            file: false,
        },
        Column {
            name: "last_login",
            field: "last_login",
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
            name: "is_superuser",
            field: "is_superuser",
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
            name: "username",
            field: "username",
            kind: Kind::Text,
            nullable: false,
            max: 150,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "A user with that username already exists.",
            secret: false,
            file: false,
        },
        Column {
            name: "first_name",
            field: "first_name",
            kind: Kind::Text,
            nullable: false,
            max: 150,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "last_name",
            field: "last_name",
            kind: Kind::Text,
            nullable: false,
            max: 150,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "email",
            field: "email",
            kind: Kind::Text,
            nullable: false,
            max: 254,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "is_staff",
            field: "is_staff",
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
            name: "is_active",
            field: "is_active",
            kind: Kind::Bool,
            nullable: false,
            max: 0,
            default: Default::Bool(true),
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "date_joined",
            field: "date_joined",
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
            name: "is_stock_manager",
            field: "is_stock_manager",
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
            name: "is_public_user",
            field: "is_public_user",
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
            name: "groups",
            target: &super::super::auth::group::RESOURCE,
            link: Link::Many {
                table: "misc_labmember_groups",
                near: "labmember_id",
                far: "group_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "user_permissions",
            target: &super::super::auth::permission::RESOURCE,
            link: Link::Many {
                table: "misc_labmember_user_permissions",
                near: "labmember_id",
                far: "permission_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "allowed_users",
            target: &RESOURCE,
            link: Link::Many {
                table: "misc_labmember_allowed_users",
                near: "from_labmember_id",
                far: "to_labmember_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "auth_token",
            target: &super::super::auth::token::RESOURCE,
            link: Link::Back {
                column: 1,
                single: true,
                on_delete: OnDelete::Cascade,
            },
            secret: true,
        },
        Relation {
            name: "chronicrecording",
            target: &super::super::actions::chronic_recording::RESOURCE,
            link: Link::Many {
                table: "actions_chronicrecording_users",
                near: "labmember_id",
                far: "chronicrecording_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "cull",
            target: &super::super::actions::cull::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "data_dataset_created_by_related",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::Back {
                column: 4,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "data_datasettype_created_by_related",
            target: &super::super::data::dataset_type::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "data_notices",
            target: &super::super::data::data_notice::RESOURCE,
            link: Link::Back {
                column: 5,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "download",
            target: &super::super::data::download::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "labmember",
            target: &RESOURCE,
            link: Link::Many {
                table: "misc_labmember_allowed_users",
                near: "to_labmember_id",
                far: "from_labmember_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "labmembership",
            target: &super::super::misc::lab_membership::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "logentry",
            target: &super::super::admin::log_entry::RESOURCE,
            link: Link::Back {
                column: 2,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: true,
        },
        Relation {
            name: "note",
            target: &super::super::misc::note::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "notification",
            target: &super::super::actions::notification::RESOURCE,
            link: Link::Many {
                table: "actions_notification_users",
                near: "labmember_id",
                far: "notification_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "notificationrule",
            target: &super::super::actions::notification_rule::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::Cascade,
            },
            secret: false,
        },
        Relation {
            name: "otheraction",
            target: &super::super::actions::other_action::RESOURCE,
            link: Link::Many {
                table: "actions_otheraction_users",
                near: "labmember_id",
                far: "otheraction_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "project",
            target: &super::super::subjects::project::RESOURCE,
            link: Link::Many {
                table: "subjects_project_users",
                near: "labmember_id",
                far: "project_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "revision",
            target: &super::super::reversion::change_set::RESOURCE,
            link: Link::Back {
                column: 2,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: true,
        },
        Relation {
            name: "session",
            target: &super::super::actions::session::RESOURCE,
            link: Link::Many {
                table: "actions_session_users",
                near: "labmember_id",
                far: "session_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "subjects_requested",
            target: &super::super::subjects::subject_request::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "subjects_responsible",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Back {
                column: 14,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "surgery",
            target: &super::super::actions::surgery::RESOURCE,
            link: Link::Many {
                table: "actions_surgery_users",
                near: "labmember_id",
                far: "surgery_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "virusinjection",
            target: &super::super::actions::virus_injection::RESOURCE,
            link: Link::Many {
                table: "actions_virusinjection_users",
                near: "labmember_id",
                far: "virusinjection_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "wateradministration",
            target: &super::super::actions::water_administration::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
        Relation {
            name: "waterrestriction",
            target: &super::super::actions::water_restriction::RESOURCE,
            link: Link::Many {
                table: "actions_waterrestriction_users",
                near: "labmember_id",
                far: "waterrestriction_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "weighing",
            target: &super::super::actions::weighing::RESOURCE,
            link: Link::Back {
                column: 3,
                single: false,
                on_delete: OnDelete::SetNull,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "username",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &NO_HOOKS,
};
/// Rows of `misc_labmember` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_labmember")]
    pub struct Model {
        /// Salted hash.
        pub password: String,
        /// Column `last_login`.
        pub last_login: Option<DateTimeUtc>,
        /// Administrator.
        pub is_superuser: bool,
        /// Column `username`.
        pub username: String,
        /// Column `first_name`.
        pub first_name: String,
        /// Column `last_name`.
        pub last_name: String,
        /// Column `email`.
        pub email: String,
        /// May use the admin pages.
        pub is_staff: bool,
        /// May come in.
        pub is_active: bool,
        /// Column `date_joined`.
        pub date_joined: DateTimeUtc,
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Looks after the animals that nobody works with.
        pub is_stock_manager: bool,
        /// May only read.
        pub is_public_user: bool,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `public` (spec/misc/user.yaml:35); 1 statement a page.
pub static PUBLIC: Representation = Representation {
    name: "public",
    schema: "UserPublic",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "username",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "url",
            source: Source::Url(1, "/users"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "subjects_responsible",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(64)),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"username\", m1.v",
        sqlite: "t.\"id\", t.\"username\", m1.v",
    },
    joins: Dialects {
        postgres: "left join (select r0.\"responsible_user_id\" as k, array_agg(r0.\"nickname\" order by r0.\"nickname\" nulls last, r0.\"birth_date\" desc nulls first, r0.\"nickname\") as v from \"subjects_subject\" r0 where r0.\"responsible_user_id\" = any(array(select id from page)) group by r0.\"responsible_user_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join (select r0.\"responsible_user_id\" as k, json_group_array(r0.\"nickname\" order by r0.\"nickname\" nulls last, r0.\"birth_date\" desc nulls first, r0.\"nickname\") as v from \"subjects_subject\" r0 where r0.\"responsible_user_id\" in (select id from page) group by r0.\"responsible_user_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[Wire::One(Kind::Uuid), Wire::One(Kind::Text), Wire::List(Kind::Text)],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/misc/user.yaml:36); 2 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "UserDetail",
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
            name: "username",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "email",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Blank("email"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "subjects_responsible",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(64)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "lab",
            source: Source::Page(0, 0),
            doc: Doc {
                schema: Schema::List(&Schema::Text("")),
                about: "Names of the labs that the user is a member of today.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "allowed_users",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(150)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "is_stock_manager",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Boolean,
                about: "Looks after the animals that nobody works with.",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"username\", t.\"email\", m1.v, m2.v, t.\"is_stock_manager\"",
        sqlite: "t.\"id\", t.\"username\", t.\"email\", m1.v, m2.v, t.\"is_stock_manager\"",
    },
    joins: Dialects {
        postgres: "left join (select r0.\"responsible_user_id\" as k, array_agg(r0.\"nickname\" order by r0.\"nickname\" nulls last, r0.\"birth_date\" desc nulls first, r0.\"nickname\") as v from \"subjects_subject\" r0 where r0.\"responsible_user_id\" = any(array(select id from page)) group by r0.\"responsible_user_id\") m1 on m1.k = t.\"id\" left join (select x0.\"from_labmember_id\" as k, array_agg(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"misc_labmember_allowed_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"to_labmember_id\" where x0.\"from_labmember_id\" = any(array(select id from page)) group by x0.\"from_labmember_id\") m2 on m2.k = t.\"id\"",
        sqlite: "left join (select r0.\"responsible_user_id\" as k, json_group_array(r0.\"nickname\" order by r0.\"nickname\" nulls last, r0.\"birth_date\" desc nulls first, r0.\"nickname\") as v from \"subjects_subject\" r0 where r0.\"responsible_user_id\" in (select id from page) group by r0.\"responsible_user_id\") m1 on m1.k = t.\"id\" left join (select x0.\"from_labmember_id\" as k, json_group_array(r0.\"username\" order by r0.\"username\" nulls last, r0.\"username\") as v from \"misc_labmember_allowed_users\" x0 join \"misc_labmember\" r0 on r0.\"id\" = x0.\"to_labmember_id\" where x0.\"from_labmember_id\" in (select id from page) group by x0.\"from_labmember_id\") m2 on m2.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::List(Kind::Text),
        Wire::List(Kind::Text),
        Wire::One(Kind::Bool),
    ],
    children: &[],
    groups: &[
        Group {
            columns: &[0],
            compute: Compute::Rows {
                key: 0,
                of: "t.\"id\"",
                items: 1,
                rows: labs_rows,
                values: labs_of_rows,
            },
        },
    ],
    statements: 2,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "UserInput",
    patch_schema: "UserPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "username",
            takes: Takes::Text(150, Some(&USERNAME_PATTERN)),
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
            name: "email",
            takes: Takes::Email(254),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Blank("email"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "subjects_responsible",
            takes: Takes::Many(&super::super::subjects::subject::RESOURCE, By::Key(3)),
            target: Target::Relation(21),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Bounded(64)),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "allowed_users",
            takes: Takes::Many(&RESOURCE, By::Key(3)),
            target: Target::Relation(2),
            required: true,
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
            name: "is_stock_manager",
            takes: Takes::Bool,
            target: Target::Column(11),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Boolean,
                about: "Looks after the animals that nobody works with.",
                nullable: false,
                example: "",
            },
        },
    ],
    actors: &[],
};
/// What `username` must match.
static USERNAME_PATTERN: Pattern = Pattern {
    regex: "^[\\w.@+-]+$",
    message: "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.",
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter {
        name: "last_login",
        test: FilterTest::DateTime("last_login"),
        public: false,
        about: "",
    },
    Filter {
        name: "is_superuser",
        test: FilterTest::Bool("is_superuser"),
        public: false,
        about: "",
    },
    Filter {
        name: "username",
        test: FilterTest::Text("username"),
        public: true,
        about: "",
    },
    Filter {
        name: "first_name",
        test: FilterTest::Text("first_name"),
        public: false,
        about: "",
    },
    Filter {
        name: "last_name",
        test: FilterTest::Text("last_name"),
        public: false,
        about: "",
    },
    Filter {
        name: "email",
        test: FilterTest::Text("email"),
        public: false,
        about: "",
    },
    Filter {
        name: "is_staff",
        test: FilterTest::Bool("is_staff"),
        public: false,
        about: "",
    },
    Filter {
        name: "is_active",
        test: FilterTest::Bool("is_active"),
        public: false,
        about: "",
    },
    Filter {
        name: "date_joined",
        test: FilterTest::DateTime("date_joined"),
        public: false,
        about: "",
    },
    Filter {
        name: "id",
        test: FilterTest::Uuid("id"),
        public: false,
        about: "",
    },
    Filter {
        name: "is_stock_manager",
        test: FilterTest::Bool("is_stock_manager"),
        public: false,
        about: "",
    },
    Filter {
        name: "is_public_user",
        test: FilterTest::Bool("is_public_user"),
        public: false,
        about: "",
    },
    Filter {
        name: "groups",
        test: FilterTest::Rows("groups", &super::super::auth::group::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "user_permissions",
        test: FilterTest::Rows(
            "user_permissions",
            &super::super::auth::permission::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "allowed_users",
        test: FilterTest::Rows("allowed_users", &RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "password",
        test: FilterTest::Refused,
        public: false,
        about: "",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: true,
        about: "",
    },
];
/// What is written by hand for User (spec/misc/user.yaml:2): implement it for [`Code`](super::super::Code).
pub trait UserBehaviour {
    /// Writes the statement of the rows that `labs` comes of (spec/misc/user.yaml:32): its first column, which it tests with `keys`, is the `id` of the row that they belong to.
    fn labs_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql);
    /// Values of a row, from the rows of its own (spec/misc/user.yaml:32). Names of the labs that the user is a member of today.
    fn labs(row: LabsRow, rows: &[RowView<'_>]) -> LabsValues;
}
/// What [`UserBehaviour::labs`] is given of a row.
#[derive(Debug, Clone)]
pub struct LabsRow {
    /// `id` of the row.
    pub id: Option<Uuid>,
}
/// What [`UserBehaviour::labs`] computes for a row.
#[derive(Debug, Clone)]
pub struct LabsValues {
    /// Names of the labs that the user is a member of today.
    pub lab: Vec<String>,
}
/// Calls [`UserBehaviour::labs_rows`].
pub fn labs_rows(now: &Moment, keys: &Keys<'_>, sql: &mut Sql) {
    <super::super::Code as UserBehaviour>::labs_rows(now, keys, sql);
}
/// Calls [`UserBehaviour::labs`].
pub fn labs_of_rows(
    row: &RowView<'_>,
    columns: &[usize],
    rows: &[RowView<'_>],
    cells: &mut Cells,
) {
    let value = <super::super::Code as UserBehaviour>::labs(
        LabsRow {
            id: row.uuid(columns[0]),
        },
        rows,
    );
    cells.push(|out| json::texts(out, value.lab));
}
/// The endpoints under `/users`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/users",
        operation: "users",
        tag: "users",
        title: "User List",
        words: "user",
        about: "Somebody who works with the database.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: Some(&PUBLIC),
                order: &[
                    Order {
                        path: "username",
                        descending: false,
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
        path: "/users/{username}",
        operation: "users",
        tag: "users",
        title: "User Detail",
        words: "user",
        about: "Somebody who works with the database.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 3,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
    Route {
        path: "/users/{username}/actions",
        operation: "users_actions",
        tag: "users",
        title: "Action List",
        words: "action",
        about: "What the user did with subjects.",
        serves: Serves::Union(
            &Union {
                owner: Owner {
                    resource: &RESOURCE,
                    key: 3,
                    path: "users",
                },
                members: &[
                    Member {
                        name: "experiment",
                        representation: &super::super::actions::session::ACTION,
                        owner: "users",
                    },
                    Member {
                        name: "surgery",
                        representation: &super::super::actions::surgery::ACTION,
                        owner: "users",
                    },
                    Member {
                        name: "virus_injection",
                        representation: &super::super::actions::virus_injection::ACTION,
                        owner: "users",
                    },
                    Member {
                        name: "chronic_recording",
                        representation: &super::super::actions::chronic_recording::ACTION,
                        owner: "users",
                    },
                    Member {
                        name: "water_restriction",
                        representation: &super::super::actions::water_restriction::ACTION,
                        owner: "users",
                    },
                    Member {
                        name: "other",
                        representation: &super::super::actions::other_action::ACTION,
                        owner: "users",
                    },
                ],
                parameter: "type",
                newest: "start_time",
                filters: &[
                    Filter {
                        name: "date_range",
                        test: FilterTest::DateRange("start_time"),
                        public: false,
                        about: "First and last start day, e.g. `2019-04-01,2019-04-05`.",
                    },
                    Filter {
                        name: "lab",
                        test: FilterTest::Text("lab__name__iexact"),
                        public: false,
                        about: "",
                    },
                    Filter {
                        name: "location",
                        test: FilterTest::Text("location__name__icontains"),
                        public: false,
                        about: "",
                    },
                    Filter {
                        name: "procedures",
                        test: FilterTest::Text("procedures__name__icontains"),
                        public: false,
                        about: "",
                    },
                ],
                schema: "Action",
            },
        ),
    },
];
/// The endpoints under `/users`.
pub struct UserApi(pub Arc<Server>);
impl OpenApi for UserApi {
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
