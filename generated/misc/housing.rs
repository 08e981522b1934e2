//! Housing: A cage with its conditions over a period; changed conditions make a new one.
//! Made from spec/misc/housing.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Child, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, OnDelete, Order, OrderBy,
    Relation, Representation, Resource, Route, Schema, Serves, Source, Takes, Target,
    Wire,
};
use specimen::behaviour::{BoxFuture, Draft, Hooks, Work, typed};
use specimen::fault::Fault;
use specimen::http::routes;
use specimen::server::Server;
use specimen::uuid::Uuid;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `misc_housing` (spec/misc/housing.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Housing",
    label: "misc.housing",
    words: "housing",
    record: "Housing",
    about: "A cage with its conditions over a period; changed conditions make a new one.",
    table: "misc_housing",
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
            name: "cage_name",
            field: "cage_name",
            kind: Kind::Text,
            nullable: false,
            max: 64,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "cage_type_id",
            field: "cage_type",
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
            name: "enrichment_id",
            field: "enrichment",
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
            name: "food_id",
            field: "food",
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
            name: "cage_cleaning_frequency_days",
            field: "cage_cleaning_frequency_days",
            kind: Kind::Int,
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
            name: "light_cycle",
            field: "light_cycle",
            kind: Kind::Int,
            nullable: true,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Normal",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Inverted",
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
            name: "cage_type",
            target: &super::super::misc::cage_type::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "enrichment",
            target: &super::super::misc::enrichment::RESOURCE,
            link: Link::One { column: 5 },
            secret: false,
        },
        Relation {
            name: "food",
            target: &super::super::misc::food::RESOURCE,
            link: Link::One { column: 6 },
            secret: false,
        },
        Relation {
            name: "subjects",
            target: &super::super::subjects::subject::RESOURCE,
            link: Link::Many {
                table: "misc_housingsubject",
                near: "housing_id",
                far: "subject_id",
                through: Some(&super::super::misc::housing_subject::RESOURCE),
            },
            secret: false,
        },
        Relation {
            name: "housing_subjects",
            target: &super::super::misc::housing_subject::RESOURCE,
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
            path: "cage_name",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `misc_housing` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_housing")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `cage_name`.
        pub cage_name: String,
        /// Column `cage_type_id`.
        pub cage_type_id: Option<Uuid>,
        /// Column `enrichment_id`.
        pub enrichment_id: Option<Uuid>,
        /// Column `food_id`.
        pub food_id: Option<Uuid>,
        /// Column `cage_cleaning_frequency_days`.
        pub cage_cleaning_frequency_days: Option<i32>,
        /// Column `light_cycle`.
        pub light_cycle: Option<i32>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/misc/housing.yaml:18); 2 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "HousingDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/housings"),
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
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "cage_name",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(64),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "cage_type",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "enrichment",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "food",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "cage_cleaning_frequency_days",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "light_cycle",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Choice(&["0", "1"]),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "subjects",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::misc::housing_subject::INSIDE),
                ),
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
        postgres: "t.\"id\", t.\"name\", t.\"cage_name\", j1.\"name\", j2.\"name\", j3.\"name\", t.\"cage_cleaning_frequency_days\", t.\"light_cycle\", t.\"json\"",
        sqlite: "t.\"id\", t.\"name\", t.\"cage_name\", j1.\"name\", j2.\"name\", j3.\"name\", t.\"cage_cleaning_frequency_days\", t.\"light_cycle\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_cagetype\" j1 on j1.\"id\" = t.\"cage_type_id\" left join \"misc_enrichment\" j2 on j2.\"id\" = t.\"enrichment_id\" left join \"misc_food\" j3 on j3.\"id\" = t.\"food_id\"",
        sqlite: "left join \"misc_cagetype\" j1 on j1.\"id\" = t.\"cage_type_id\" left join \"misc_enrichment\" j2 on j2.\"id\" = t.\"enrichment_id\" left join \"misc_food\" j3 on j3.\"id\" = t.\"food_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Int),
        Wire::One(Kind::Int),
        Wire::One(Kind::Json),
    ],
    children: &[
        Child {
            key: 0,
            representation: &super::super::misc::housing_subject::INSIDE,
            parent: "t.\"housing_id\"",
            joins: "",
            order: &[
                Order {
                    path: "start_datetime",
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
    schema: "HousingInput",
    patch_schema: "HousingPatch",
    resource: &RESOURCE,
    fields: &[
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
            name: "cage_name",
            takes: Takes::Text(64, None),
            target: Target::Column(3),
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
            name: "cage_type",
            takes: Takes::One(&super::super::misc::cage_type::RESOURCE, By::Key(1)),
            target: Target::Column(4),
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
            name: "enrichment",
            takes: Takes::One(&super::super::misc::enrichment::RESOURCE, By::Key(2)),
            target: Target::Column(5),
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
            name: "food",
            takes: Takes::One(&super::super::misc::food::RESOURCE, By::Key(2)),
            target: Target::Column(6),
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
            name: "cage_cleaning_frequency_days",
            takes: Takes::Int(-2147483648, 2147483647),
            target: Target::Column(7),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Integer("int32"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "light_cycle",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Int(0),
                        label: "Normal",
                    },
                    Choice {
                        value: ChoiceValue::Int(1),
                        label: "Inverted",
                    },
                ],
            ),
            target: Target::Column(8),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["0", "1"]),
                about: "",
                nullable: true,
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
        name: "cage_name",
        test: FilterTest::Text("cage_name"),
        public: false,
        about: "",
    },
    Filter {
        name: "cage_type",
        test: FilterTest::Row("cage_type", &super::super::misc::cage_type::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "enrichment",
        test: FilterTest::Row("enrichment", &super::super::misc::enrichment::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "food",
        test: FilterTest::Row("food", &super::super::misc::food::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "cage_cleaning_frequency_days",
        test: FilterTest::Number("cage_cleaning_frequency_days"),
        public: false,
        about: "",
    },
    Filter {
        name: "light_cycle",
        test: FilterTest::Choice(
            "light_cycle",
            &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Normal",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Inverted",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "subjects",
        test: FilterTest::Rows("subjects", &super::super::subjects::subject::RESOURCE),
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
/// What is written by hand for Housing (spec/misc/housing.yaml:2): implement it for [`Code`](super::super::Code).
pub trait HousingBehaviour {
    /// Before the row is stored; may change it (spec/misc/housing.yaml:27).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut HousingDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = HousingDraft::read(draft);
        <super::super::Code as HousingBehaviour>::before_save(work, &mut typed).await?;
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
/// A housing on its way into the database.
#[derive(Debug, Clone)]
pub struct HousingDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// Keys of `subjects`, where the request sets them.
    pub subjects: Option<Vec<Uuid>>,
}
impl HousingDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "cage_name",
        "cage_type",
        "enrichment",
        "food",
        "cage_cleaning_frequency_days",
        "light_cycle",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
            subjects: draft
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
            cage_name: typed::text(&row[3]).unwrap_or_default(),
            cage_type_id: typed::uuid(&row[4]),
            enrichment_id: typed::uuid(&row[5]),
            food_id: typed::uuid(&row[6]),
            cage_cleaning_frequency_days: typed::int(&row[7]),
            light_cycle: typed::int(&row[8]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.cage_name.into();
        draft.row[4] = self.row.cage_type_id.into();
        draft.row[5] = self.row.enrichment_id.into();
        draft.row[6] = self.row.food_id.into();
        draft.row[7] = self.row.cage_cleaning_frequency_days.into();
        draft.row[8] = self.row.light_cycle.into();
        draft.many[3] = self
            .subjects
            .map(|keys| keys.into_iter().map(Into::into).collect());
    }
}
/// The endpoints under `/housings`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/housings",
        operation: "housings",
        tag: "housings",
        title: "Housing List",
        words: "housing",
        about: "A cage with its conditions over a period; changed conditions make a new one.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[
                    Order {
                        path: "cage_name",
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
        path: "/housings/{id}",
        operation: "housings",
        tag: "housings",
        title: "Housing Detail",
        words: "housing",
        about: "A cage with its conditions over a period; changed conditions make a new one.",
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
/// The endpoints under `/housings`.
pub struct HousingApi(pub Arc<Server>);
impl OpenApi for HousingApi {
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
