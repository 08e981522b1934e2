//! FieldOfView: What a microscope sees at one depth.
//! Made from spec/experiments/field_of_view.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Child, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy, Relation,
    Representation, Resource, Route, Schema, Serves, Source, Takes, Target, Unique, Wire,
};
use specimen::behaviour::{Asked, BoxFuture, Draft, Hooks, Work, typed};
use specimen::fault::Fault;
use specimen::query::condition::Condition;
use specimen::http::routes;
use specimen::server::Server;
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `experiments_fov` (spec/experiments/field_of_view.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "FieldOfView",
    label: "experiments.fov",
    words: "field of view",
    record: "FOV",
    about: "What a microscope sees at one depth.",
    table: "experiments_fov",
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
            name: "session_id",
            field: "session",
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
            name: "imaging_type_id",
            field: "imaging_type",
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
            name: "stack_id",
            field: "stack",
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
            name: "session",
            target: &super::super::actions::session::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "imaging_type",
            target: &super::super::experiments::imaging_type::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "stack",
            target: &super::super::experiments::imaging_stack::RESOURCE,
            link: Link::One { column: 5 },
            secret: false,
        },
        Relation {
            name: "datasets",
            target: &super::super::data::dataset::RESOURCE,
            link: Link::Many {
                table: "experiments_fov_datasets",
                near: "fov_id",
                far: "dataset_id",
                through: None,
            },
            secret: false,
        },
        Relation {
            name: "location",
            target: &super::super::experiments::field_of_view_location::RESOURCE,
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
            path: "session__start_time",
            descending: true,
            by: OrderBy::Value,
        },
        Order {
            path: "name",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[
        Unique {
            columns: &[3, 1],
            condition: "",
        },
    ],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `experiments_fov` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_fov")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `session_id`.
        pub session_id: Uuid,
        /// Column `imaging_type_id`.
        pub imaging_type_id: Uuid,
        /// Column `stack_id`.
        pub stack_id: Option<Uuid>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/experiments/field_of_view.yaml:19); 2 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "FieldOfViewDetail",
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
            name: "imaging_type",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "location",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(
                        &super::super::experiments::field_of_view_location::SUMMARY,
                    ),
                ),
                about: "",
                nullable: false,
                example: "",
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
            name: "json",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Any,
                about: "Anything else worth keeping.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "session",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "stack",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "datasets",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", j1.\"name\", t.\"name\", t.\"json\", t.\"session_id\", t.\"stack_id\", m1.v",
        sqlite: "t.\"id\", j1.\"name\", t.\"name\", t.\"json\", t.\"session_id\", t.\"stack_id\", m1.v",
    },
    joins: Dialects {
        postgres: "left join \"experiments_imagingtype\" j1 on j1.\"id\" = t.\"imaging_type_id\" left join (select x0.\"fov_id\" as k, array_agg(x0.\"dataset_id\" order by x0.\"dataset_id\") as v from \"experiments_fov_datasets\" x0 where x0.\"fov_id\" = any(array(select id from page)) group by x0.\"fov_id\") m1 on m1.k = t.\"id\"",
        sqlite: "left join \"experiments_imagingtype\" j1 on j1.\"id\" = t.\"imaging_type_id\" left join (select x0.\"fov_id\" as k, json_group_array(pg_uuid(x0.\"dataset_id\") order by x0.\"dataset_id\") as v from \"experiments_fov_datasets\" x0 where x0.\"fov_id\" in (select id from page) group by x0.\"fov_id\") m1 on m1.k = t.\"id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Uuid),
        Wire::List(Kind::Uuid),
    ],
    children: &[
        Child {
            key: 0,
            representation: &super::super::experiments::field_of_view_location::SUMMARY,
            parent: "t.\"field_of_view_id\"",
            joins: "",
            order: &[
                Order {
                    path: "default_provenance",
                    descending: true,
                    by: OrderBy::Value,
                },
            ],
            narrow: None,
        },
    ],
    groups: &[],
    statements: 2,
    single: OnceLock::new(),
};
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "FieldOfViewInput",
    patch_schema: "FieldOfViewPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "imaging_type",
            takes: Takes::One(
                &super::super::experiments::imaging_type::RESOURCE,
                By::Key(2),
            ),
            target: Target::Column(4),
            required: false,
            required_on_create: true,
            nullable: false,
            blank: false,
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
            name: "name",
            takes: Takes::Text(255, None),
            target: Target::Column(1),
            required: true,
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
            name: "session",
            takes: Takes::One(&super::super::actions::session::RESOURCE, By::Id),
            target: Target::Column(3),
            required: true,
            required_on_create: false,
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
            name: "stack",
            takes: Takes::One(
                &super::super::experiments::imaging_stack::RESOURCE,
                By::Id,
            ),
            target: Target::Column(5),
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
            name: "datasets",
            takes: Takes::Many(&super::super::data::dataset::RESOURCE, By::Id),
            target: Target::Relation(3),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::List(&Schema::Text("uuid")),
                about: "In place of those whose collection has its name.",
                nullable: false,
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
        name: "session",
        test: FilterTest::Row("session", &super::super::actions::session::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "imaging_type",
        test: FilterTest::Text("imaging_type__name__icontains"),
        public: false,
        about: "",
    },
    Filter {
        name: "stack",
        test: FilterTest::Row(
            "stack",
            &super::super::experiments::imaging_stack::RESOURCE,
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "datasets",
        test: FilterTest::Rule(datasets_rule),
        public: false,
        about: "With datasets of these names.",
    },
    Filter {
        name: "subject",
        test: FilterTest::Text("session__subject__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "lab",
        test: FilterTest::Text("session__lab__name__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "project",
        test: FilterTest::Text("session__projects__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "date",
        test: FilterTest::Text("session__start_time__date"),
        public: false,
        about: "Start day of the session.",
    },
    Filter {
        name: "experiment_number",
        test: FilterTest::Text("session__number"),
        public: false,
        about: "Number of the session, a whole one.",
    },
    Filter {
        name: "dataset_types",
        test: FilterTest::AllOf("datasets__dataset_type__name"),
        public: false,
        about: "With datasets of all these types.",
    },
    Filter {
        name: "atlas_name",
        test: FilterTest::Rule(atlas_name_rule),
        public: false,
        about: "In a region whose name contains it, or below such a region.",
    },
    Filter {
        name: "atlas_acronym",
        test: FilterTest::Rule(atlas_acronym_rule),
        public: false,
        about: "In the region of this acronym or below it.",
    },
    Filter {
        name: "atlas_id",
        test: FilterTest::Rule(atlas_id_rule),
        public: false,
        about: "In the region of this id or below it.",
    },
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// What is written by hand for FieldOfView (spec/experiments/field_of_view.yaml:2): implement it for [`Code`](super::super::Code).
pub trait FieldOfViewBehaviour {
    /// The rule `datasets` (spec/experiments/field_of_view.yaml:36): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn datasets_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_name` (spec/experiments/field_of_view.yaml:37): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_name_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_acronym` (spec/experiments/field_of_view.yaml:38): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_acronym_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// The rule `atlas_id` (spec/experiments/field_of_view.yaml:39): a parameter's text to a condition.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn atlas_id_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String>;
    /// Checks over several fields, when each by itself is right (spec/experiments/field_of_view.yaml:42).
    fn validate<'a>(
        work: &'a Work<'a>,
        draft: &'a mut FieldOfViewDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is stored, in the same transaction (spec/experiments/field_of_view.yaml:42).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut FieldOfViewDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
/// The rule `datasets` (spec/experiments/field_of_view.yaml:36): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn datasets_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as FieldOfViewBehaviour>::datasets_rule(asked, text)
}
/// The rule `atlas_name` (spec/experiments/field_of_view.yaml:37): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_name_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as FieldOfViewBehaviour>::atlas_name_rule(asked, text)
}
/// The rule `atlas_acronym` (spec/experiments/field_of_view.yaml:38): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_acronym_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as FieldOfViewBehaviour>::atlas_acronym_rule(asked, text)
}
/// The rule `atlas_id` (spec/experiments/field_of_view.yaml:39): a parameter's text to a condition.
///
/// # Errors
/// What is wrong with the text.
pub fn atlas_id_rule(asked: &Asked<'_>, text: &str) -> Result<Condition, String> {
    <super::super::Code as FieldOfViewBehaviour>::atlas_id_rule(asked, text)
}
fn validate_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = FieldOfViewDraft::read(draft);
        <super::super::Code as FieldOfViewBehaviour>::validate(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = FieldOfViewDraft::read(draft);
        <super::super::Code as FieldOfViewBehaviour>::after_save(work, &mut typed)
            .await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: Some(validate_hook),
    before_save: None,
    after_save: Some(after_save_hook),
    before_delete: None,
    after_delete: None,
    picture_width: None,
};
/// A field of view on its way into the database.
#[derive(Debug, Clone)]
pub struct FieldOfViewDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// Keys of `datasets`, where the request sets them.
    pub datasets: Option<Vec<Uuid>>,
}
impl FieldOfViewDraft {
    const FIELDS: &[&str] = &["id", "name", "json", "session", "imaging_type", "stack"];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
            datasets: draft
                .many[3]
                .as_ref()
                .map(|keys| keys.iter().filter_map(typed::uuid).collect()),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            session_id: typed::uuid(&row[3]).unwrap_or_default(),
            imaging_type_id: typed::uuid(&row[4]).unwrap_or_default(),
            stack_id: typed::uuid(&row[5]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.session_id.into();
        draft.row[4] = self.row.imaging_type_id.into();
        draft.row[5] = self.row.stack_id.into();
        draft.many[3] = self
            .datasets
            .map(|keys| keys.into_iter().map(Into::into).collect());
    }
}
/// The endpoints under `/fields-of-view`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/fields-of-view",
        operation: "fields_of_view",
        tag: "fields-of-view",
        title: "Field Of View List",
        words: "field of view",
        about: "What a microscope sees at one depth.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "session__start_time",
                        descending: true,
                        by: OrderBy::Value,
                    },
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
                location: None,
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/fields-of-view/{id}",
        operation: "fields_of_view",
        tag: "fields-of-view",
        title: "Field Of View Detail",
        words: "field of view",
        about: "What a microscope sees at one depth.",
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
/// The endpoints under `/fields-of-view`.
pub struct FieldOfViewApi(pub Arc<Server>);
impl OpenApi for FieldOfViewApi {
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
