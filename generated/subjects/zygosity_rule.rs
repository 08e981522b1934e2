//! ZygosityRule: Which zygosity of an allele two test results mean, for the subjects of a line.
//! Made from spec/subjects/zygosity_rule.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, Relation, Representation,
    Resource, Route, Schema, Serves, Source, Takes, Target, Unique, Wire,
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
/// The table `subjects_zygosityrule` (spec/subjects/zygosity_rule.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "ZygosityRule",
    label: "subjects.zygosityrule",
    words: "zygosity rule",
    record: "ZygosityRule",
    about: "Which zygosity of an allele two test results mean, for the subjects of a line.",
    table: "subjects_zygosityrule",
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
            name: "allele_id",
            field: "allele",
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
            name: "sequence0_id",
            field: "sequence0",
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
            name: "sequence0_result",
            field: "sequence0_result",
            kind: Kind::Int,
            nullable: true,
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
        Column {
            name: "sequence1_id",
            field: "sequence1",
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
            name: "sequence1_result",
            field: "sequence1_result",
            kind: Kind::Int,
            nullable: true,
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
        Column {
            name: "zygosity",
            field: "zygosity",
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
                    label: "Heterozygous",
                },
                Choice {
                    value: ChoiceValue::Int(2),
                    label: "Homozygous",
                },
                Choice {
                    value: ChoiceValue::Int(3),
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
            name: "line",
            target: &super::super::subjects::line::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "allele",
            target: &super::super::subjects::allele::RESOURCE,
            link: Link::One { column: 4 },
            secret: false,
        },
        Relation {
            name: "sequence0",
            target: &super::super::subjects::sequence::RESOURCE,
            link: Link::One { column: 5 },
            secret: false,
        },
        Relation {
            name: "sequence1",
            target: &super::super::subjects::sequence::RESOURCE,
            link: Link::One { column: 7 },
            secret: false,
        },
    ],
    parent: None,
    order: &[],
    unique: &[
        Unique {
            columns: &[3, 4, 5, 6, 7, 8],
            condition: "",
        },
    ],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `subjects_zygosityrule` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_zygosityrule")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Column `line_id`.
        pub line_id: Option<Uuid>,
        /// Column `allele_id`.
        pub allele_id: Option<Uuid>,
        /// Column `sequence0_id`.
        pub sequence0_id: Option<Uuid>,
        /// Column `sequence0_result`.
        pub sequence0_result: Option<i32>,
        /// Column `sequence1_id`.
        pub sequence1_id: Option<Uuid>,
        /// Column `sequence1_result`.
        pub sequence1_result: Option<i32>,
        /// Column `zygosity`.
        pub zygosity: i32,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/subjects/zygosity_rule.yaml:18); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "ZygosityRuleDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(0, "/zygosity-rules"),
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
            name: "line",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "Begins the names that it gives, e.g. `<nickname>_0001`.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "allele",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "sequence0",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "sequence0_result",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Choice(&["0", "1"]),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "sequence1",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Bounded(255),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "sequence1_result",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Choice(&["0", "1"]),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "zygosity",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Choice(&["0", "1", "2", "3"]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Bounded(255),
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
        postgres: "t.\"id\", j1.\"nickname\", j2.\"nickname\", j3.\"name\", t.\"sequence0_result\", j4.\"name\", t.\"sequence1_result\", t.\"zygosity\", t.\"name\", t.\"json\"",
        sqlite: "t.\"id\", j1.\"nickname\", j2.\"nickname\", j3.\"name\", t.\"sequence0_result\", j4.\"name\", t.\"sequence1_result\", t.\"zygosity\", t.\"name\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"subjects_line\" j1 on j1.\"id\" = t.\"line_id\" left join \"subjects_allele\" j2 on j2.\"id\" = t.\"allele_id\" left join \"subjects_sequence\" j3 on j3.\"id\" = t.\"sequence0_id\" left join \"subjects_sequence\" j4 on j4.\"id\" = t.\"sequence1_id\"",
        sqlite: "left join \"subjects_line\" j1 on j1.\"id\" = t.\"line_id\" left join \"subjects_allele\" j2 on j2.\"id\" = t.\"allele_id\" left join \"subjects_sequence\" j3 on j3.\"id\" = t.\"sequence0_id\" left join \"subjects_sequence\" j4 on j4.\"id\" = t.\"sequence1_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Int),
        Wire::One(Kind::Text),
        Wire::One(Kind::Int),
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
    schema: "ZygosityRuleInput",
    patch_schema: "ZygosityRulePatch",
    resource: &RESOURCE,
    fields: &[
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
            name: "allele",
            takes: Takes::One(&super::super::subjects::allele::RESOURCE, By::Key(3)),
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
            name: "sequence0",
            takes: Takes::One(&super::super::subjects::sequence::RESOURCE, By::Key(2)),
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
            name: "sequence0_result",
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
            target: Target::Column(6),
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
            name: "sequence1",
            takes: Takes::One(&super::super::subjects::sequence::RESOURCE, By::Key(2)),
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
            name: "sequence1_result",
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
            name: "zygosity",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Int(0),
                        label: "Absent",
                    },
                    Choice {
                        value: ChoiceValue::Int(1),
                        label: "Heterozygous",
                    },
                    Choice {
                        value: ChoiceValue::Int(2),
                        label: "Homozygous",
                    },
                    Choice {
                        value: ChoiceValue::Int(3),
                        label: "Present",
                    },
                ],
            ),
            target: Target::Column(9),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["0", "1", "2", "3"]),
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
        name: "line",
        test: FilterTest::Text("line__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "allele",
        test: FilterTest::Text("allele__nickname"),
        public: false,
        about: "",
    },
    Filter {
        name: "sequence0",
        test: FilterTest::Row("sequence0", &super::super::subjects::sequence::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "sequence0_result",
        test: FilterTest::Choice(
            "sequence0_result",
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
        name: "sequence1",
        test: FilterTest::Row("sequence1", &super::super::subjects::sequence::RESOURCE),
        public: false,
        about: "",
    },
    Filter {
        name: "sequence1_result",
        test: FilterTest::Choice(
            "sequence1_result",
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
        name: "zygosity",
        test: FilterTest::Choice(
            "zygosity",
            &[
                Choice {
                    value: ChoiceValue::Int(0),
                    label: "Absent",
                },
                Choice {
                    value: ChoiceValue::Int(1),
                    label: "Heterozygous",
                },
                Choice {
                    value: ChoiceValue::Int(2),
                    label: "Homozygous",
                },
                Choice {
                    value: ChoiceValue::Int(3),
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
/// What is written by hand for ZygosityRule (spec/subjects/zygosity_rule.yaml:2): implement it for [`Code`](super::super::Code).
pub trait ZygosityRuleBehaviour {
    /// After the row is stored, in the same transaction (spec/subjects/zygosity_rule.yaml:29).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut ZygosityRuleDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is deleted, in the same transaction (spec/subjects/zygosity_rule.yaml:29).
    fn after_delete<'a>(
        work: &'a Work<'a>,
        draft: &'a mut ZygosityRuleDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = ZygosityRuleDraft::read(draft);
        <super::super::Code as ZygosityRuleBehaviour>::after_save(work, &mut typed)
            .await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_delete_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = ZygosityRuleDraft::read(draft);
        <super::super::Code as ZygosityRuleBehaviour>::after_delete(work, &mut typed)
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
    after_delete: Some(after_delete_hook),
    picture_width: None,
};
/// A zygosity rule on its way into the database.
#[derive(Debug, Clone)]
pub struct ZygosityRuleDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl ZygosityRuleDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "line",
        "allele",
        "sequence0",
        "sequence0_result",
        "sequence1",
        "sequence1_result",
        "zygosity",
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
            line_id: typed::uuid(&row[3]),
            allele_id: typed::uuid(&row[4]),
            sequence0_id: typed::uuid(&row[5]),
            sequence0_result: typed::int(&row[6]),
            sequence1_id: typed::uuid(&row[7]),
            sequence1_result: typed::int(&row[8]),
            zygosity: typed::int(&row[9]).unwrap_or_default(),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.line_id.into();
        draft.row[4] = self.row.allele_id.into();
        draft.row[5] = self.row.sequence0_id.into();
        draft.row[6] = self.row.sequence0_result.into();
        draft.row[7] = self.row.sequence1_id.into();
        draft.row[8] = self.row.sequence1_result.into();
        draft.row[9] = self.row.zygosity.into();
    }
}
/// The endpoints under `/zygosity-rules`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/zygosity-rules",
        operation: "zygosity_rules",
        tag: "zygosity-rules",
        title: "Zygosity Rule List",
        words: "zygosity rule",
        about: "Which zygosity of an allele two test results mean, for the subjects of a line.",
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
        path: "/zygosity-rules/{id}",
        operation: "zygosity_rules",
        tag: "zygosity-rules",
        title: "Zygosity Rule Detail",
        words: "zygosity rule",
        about: "Which zygosity of an allele two test results mean, for the subjects of a line.",
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
/// The endpoints under `/zygosity-rules`.
pub struct ZygosityRuleApi(pub Arc<Server>);
impl OpenApi for ZygosityRuleApi {
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
