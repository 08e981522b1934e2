//! GenotypeTest: Whether a sequence was found in a subject.
//! Made from spec/subjects/genotype_test.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, Relation, Representation,
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
/// The table `subjects_genotypetest` (spec/subjects/genotype_test.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "GenotypeTest",
    label: "subjects.genotypetest",
    words: "genotype test",
    record: "GenotypeTest",
    about: "Whether a sequence was found in a subject.",
    table: "subjects_genotypetest",
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
            name: "sequence_id",
            field: "sequence",
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
            name: "test_result",
            field: "test_result",
            kind: Kind::Int,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Absent",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Present",
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
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "sequence",
            target: &super::super::subjects::sequence::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `subjects_genotypetest` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_genotypetest")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `subject_id`.
        pub subject_id: Uuid,
        /// Column `sequence_id`.
        pub sequence_id: Uuid,
        /// Column `test_result`.
        pub test_result: i32,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/subjects/genotype_test.yaml:13); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "GenotypeTestDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/genotype-tests"),
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
            name: "sequence",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "test_result",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Choice(&["0", "1"]),
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
        postgres: "t.\"id\", j1.\"nickname\", j2.\"name\", t.\"test_result\", t.\"name\", t.\"json\"",
        sqlite: "t.\"id\", j1.\"nickname\", j2.\"name\", t.\"test_result\", t.\"name\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"subjects_sequence\" j2 on j2.\"id\" = t.\"sequence_id\"",
        sqlite: "left join \"subjects_subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"subjects_sequence\" j2 on j2.\"id\" = t.\"sequence_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Int),
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
    schema: "GenotypeTestInput",
    patch_schema: "GenotypeTestPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "subject",
            takes: Takes::One(&super::super::subjects::subject::RESOURCE, By::Key(3)),
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
            name: "sequence",
            takes: Takes::One(&super::super::subjects::sequence::RESOURCE, By::Key(2)),
            target: Target::Column(4),
            required: true,
            required_on_create: false,
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
            name: "test_result",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Int(0),
                        label: "Absent",
                    },
                    Choice {
                        value: ChoiceValue::Int(1),
                        label: "Present",
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
                schema: Schema::Choice(&["0", "1"]),
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
        name: "subject",
        test: FilterTest::Text("subject__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "sequence",
        test: FilterTest::Text("sequence__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "test_result",
        test: FilterTest::Choice(
            "test_result",
            &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Absent",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Present",
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
/// What is written by hand for GenotypeTest (spec/subjects/genotype_test.yaml:2): implement it for [`Code`](super::super::Code).
pub trait GenotypeTestBehaviour {
    /// After the row is stored, in the same transaction (spec/subjects/genotype_test.yaml:24).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut GenotypeTestDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = GenotypeTestDraft::read(draft);
        <super::super::Code as GenotypeTestBehaviour>::after_save(work, &mut typed)
            .await?;
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
/// A genotype test on its way into the database.
#[derive(Debug, Clone)]
pub struct GenotypeTestDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl GenotypeTestDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "subject",
        "sequence",
        "test_result",
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
            subject_id: typed::uuid(&row[3]).unwrap_or_default(),
            sequence_id: typed::uuid(&row[4]).unwrap_or_default(),
            test_result: typed::int(&row[5]).unwrap_or_default(),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.subject_id.into();
        draft.row[4] = self.row.sequence_id.into();
        draft.row[5] = self.row.test_result.into();
    }
}
/// The endpoints under `/genotype-tests`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/genotype-tests",
        operation: "genotype_tests",
        tag: "genotype-tests",
        title: "Genotype Test List",
        words: "genotype test",
        about: "Whether a sequence was found in a subject.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: None,
                order: &[],
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
        path: "/genotype-tests/{id}",
        operation: "genotype_tests",
        tag: "genotype-tests",
        title: "Genotype Test Detail",
        words: "genotype test",
        about: "Whether a sequence was found in a subject.",
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
/// The endpoints under `/genotype-tests`.
pub struct GenotypeTestApi(pub Arc<Server>);
impl OpenApi for GenotypeTestApi {
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
