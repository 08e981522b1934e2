//! Sheet: One pressed plant, mounted on paper.
//! Made from spec/collection/sheet.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Child, Choice, ChoiceValue, Column, Default, Dialects, Doc, Field, Filter,
    FilterTest, Input, InputField, Item, Kind, Link, List, Order, OrderBy, Pattern,
    Relation, Representation, Resource, Route, Schema, Serves, Source, Takes, Target,
    Wire,
};
use specimen::behaviour::{BoxFuture, Draft, Hooks, Work, typed};
use specimen::fault::Fault;
use specimen::moment::Moment;
use specimen::query::render::RowView;
use specimen::query::json;
use specimen::http::routes;
use specimen::server::Server;
use specimen::chrono::NaiveDate;
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `collection_sheet` (spec/collection/sheet.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Sheet",
    label: "collection.sheet",
    words: "sheet",
    record: "Sheet",
    about: "One pressed plant, mounted on paper.",
    table: "collection_sheet",
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
            name: "number",
            field: "number",
            kind: Kind::Text,
            nullable: false,
            max: 20,
            default: Default::Text(""),
            auto: Auto::No,
            choices: &[],
            unique: true,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "species_id",
            field: "species",
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
            name: "collector_id",
            field: "collector",
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
            name: "place",
            field: "place",
            kind: Kind::Text,
            nullable: false,
            max: 200,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "latitude",
            field: "latitude",
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
            name: "collected",
            field: "collected",
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
            name: "state",
            field: "state",
            kind: Kind::Text,
            nullable: false,
            max: 1,
            default: Default::Text("G"),
            auto: Auto::No,
            choices: &[
                Choice {
                    value: ChoiceValue::Text("G"),
                    label: "good",
                },
                Choice {
                    value: ChoiceValue::Text("F"),
                    label: "foxed",
                },
                Choice {
                    value: ChoiceValue::Text("E"),
                    label: "eaten by beetles",
                },
            ],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
        },
        Column {
            name: "notes",
            field: "notes",
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
    ],
    relations: &[
        Relation {
            name: "species",
            target: &super::super::species::RESOURCE,
            link: Link::One { column: 2 },
            secret: false,
        },
        Relation {
            name: "collector",
            target: &super::super::collector::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "loans",
            target: &super::super::collection::loan::RESOURCE,
            link: Link::Many {
                table: "collection_loan_sheets",
                near: "sheet_id",
                far: "loan_id",
                through: None,
            },
            secret: false,
        },
    ],
    parent: None,
    order: &[
        Order {
            path: "number",
            descending: false,
            by: OrderBy::Value,
        },
    ],
    unique: &[],
    secret: false,
    hooks: &HOOKS,
};
/// Rows of `collection_sheet` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "collection_sheet")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Accession number; the next free one if none is given.
        pub number: String,
        /// Column `species_id`.
        pub species_id: Uuid,
        /// Column `collector_id`.
        pub collector_id: Uuid,
        /// Where the plant grew.
        pub place: String,
        /// Degrees north.
        pub latitude: Option<f64>,
        /// When it was gathered.
        pub collected: Date,
        /// Column `state`.
        pub state: String,
        /// Column `notes`.
        pub notes: Option<Json>,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `public` (spec/collection/sheet.yaml:24); 1 statement a page.
pub static PUBLIC: Representation = Representation {
    name: "public",
    schema: "SheetPublic",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(1, "/sheets"),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "number",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(20),
                about: "Accession number; the next free one if none is given.",
                nullable: false,
                example: "\"H-000017\"",
            },
        },
        Field {
            name: "species",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "place",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(200),
                about: "Where the plant grew.",
                nullable: false,
                example: "\"Basel\"",
            },
        },
        Field {
            name: "collected",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "When it was gathered.",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"number\", j1.\"name\", t.\"place\", t.\"collected\"",
        sqlite: "t.\"id\", t.\"number\", j1.\"name\", t.\"place\", t.\"collected\"",
    },
    joins: Dialects {
        postgres: "left join \"species\" j1 on j1.\"id\" = t.\"species_id\"",
        sqlite: "left join \"species\" j1 on j1.\"id\" = t.\"species_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Date),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `brief` (spec/collection/sheet.yaml:25); 1 statement a page.
pub static BRIEF: Representation = Representation {
    name: "brief",
    schema: "SheetBrief",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "number",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(20),
                about: "Accession number; the next free one if none is given.",
                nullable: false,
                example: "\"H-000017\"",
            },
        },
        Field {
            name: "species",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "collected",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "When it was gathered.",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"number\", j1.\"name\", t.\"collected\"",
        sqlite: "t.\"id\", t.\"number\", j1.\"name\", t.\"collected\"",
    },
    joins: Dialects {
        postgres: "left join \"species\" j1 on j1.\"id\" = t.\"species_id\"",
        sqlite: "left join \"species\" j1 on j1.\"id\" = t.\"species_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Date),
    ],
    children: &[],
    groups: &[],
    statements: 1,
    single: OnceLock::new(),
};
/// The representation `detail` (spec/collection/sheet.yaml:26); 2 statements a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "SheetDetail",
    resource: &RESOURCE,
    fields: &[
        Field {
            name: "url",
            source: Source::Url(1, "/sheets"),
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
            name: "number",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(20),
                about: "Accession number; the next free one if none is given.",
                nullable: false,
                example: "\"H-000017\"",
            },
        },
        Field {
            name: "species",
            source: Source::Column(2),
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "collector",
            source: Source::Column(3),
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "place",
            source: Source::Column(4),
            doc: Doc {
                schema: Schema::Bounded(200),
                about: "Where the plant grew.",
                nullable: false,
                example: "\"Basel\"",
            },
        },
        Field {
            name: "latitude",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Number,
                about: "Degrees north.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "collected",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Text("date"),
                about: "When it was gathered.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "season",
            source: Source::Row(write_detail_season),
            doc: Doc {
                schema: Schema::Text(""),
                about: "Season when and where it was gathered; null at an unknown latitude.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "state",
            source: Source::Column(7),
            doc: Doc {
                schema: Schema::Choice(&["\"G\"", "\"F\"", "\"E\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "notes",
            source: Source::Column(8),
            doc: Doc {
                schema: Schema::Any,
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "loans",
            source: Source::Many(0),
            doc: Doc {
                schema: Schema::List(
                    &Schema::Ref(&super::super::collection::loan::BRIEF),
                ),
                about: "",
                nullable: false,
                example: "",
            },
        },
    ],
    select: Dialects {
        postgres: "t.\"id\", t.\"number\", j1.\"name\", j2.\"name\", t.\"place\", t.\"latitude\", t.\"collected\", t.\"state\", t.\"notes\"",
        sqlite: "t.\"id\", t.\"number\", j1.\"name\", j2.\"name\", t.\"place\", t.\"latitude\", t.\"collected\", t.\"state\", t.\"notes\"",
    },
    joins: Dialects {
        postgres: "left join \"species\" j1 on j1.\"id\" = t.\"species_id\" left join \"collector\" j2 on j2.\"id\" = t.\"collector_id\"",
        sqlite: "left join \"species\" j1 on j1.\"id\" = t.\"species_id\" left join \"collector\" j2 on j2.\"id\" = t.\"collector_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Float),
        Wire::One(Kind::Date),
        Wire::One(Kind::Text),
        Wire::One(Kind::Json),
    ],
    children: &[
        Child {
            key: 0,
            representation: &super::super::collection::loan::BRIEF,
            parent: "x.\"sheet_id\"",
            joins: "join \"collection_loan_sheets\" x on x.\"loan_id\" = t.\"id\"",
            order: &[
                Order {
                    path: "lent",
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
fn write_detail_season(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
    json::text(
        out,
        <super::super::Code as SheetBehaviour>::season(now, row.date(6), row.number(5)),
    );
}
/// What create, replace and patch take.
pub static INPUT: Input = Input {
    schema: "SheetInput",
    patch_schema: "SheetPatch",
    resource: &RESOURCE,
    fields: &[
        InputField {
            name: "number",
            takes: Takes::Text(20, Some(&NUMBER_PATTERN)),
            target: Target::Column(1),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(20),
                about: "Accession number; the next free one if none is given.",
                nullable: false,
                example: "\"H-000017\"",
            },
        },
        InputField {
            name: "species",
            takes: Takes::One(&super::super::species::RESOURCE, By::Key(1)),
            target: Target::Column(2),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "collector",
            takes: Takes::One(&super::super::collector::RESOURCE, By::Key(1)),
            target: Target::Column(3),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(100),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "place",
            takes: Takes::Text(200, None),
            target: Target::Column(4),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Bounded(200),
                about: "Where the plant grew.",
                nullable: false,
                example: "\"Basel\"",
            },
        },
        InputField {
            name: "latitude",
            takes: Takes::Float(-90.0, 90.0),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Number,
                about: "Degrees north.",
                nullable: true,
                example: "",
            },
        },
        InputField {
            name: "collected",
            takes: Takes::Date,
            target: Target::Column(6),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("date"),
                about: "When it was gathered.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "state",
            takes: Takes::Choice(
                &[
                    Choice {
                        value: ChoiceValue::Text("G"),
                        label: "good",
                    },
                    Choice {
                        value: ChoiceValue::Text("F"),
                        label: "foxed",
                    },
                    Choice {
                        value: ChoiceValue::Text("E"),
                        label: "eaten by beetles",
                    },
                ],
            ),
            target: Target::Column(7),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Choice(&["\"G\"", "\"F\"", "\"E\""]),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "notes",
            takes: Takes::Json,
            target: Target::Column(8),
            required: false,
            required_on_create: false,
            nullable: true,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Any,
                about: "",
                nullable: true,
                example: "",
            },
        },
    ],
    actors: &[],
};
/// What `number` must match.
static NUMBER_PATTERN: Pattern = Pattern {
    regex: "^[\\w-]+$",
    message: "Enter a valid value.",
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
        name: "number",
        test: FilterTest::Text("number"),
        public: true,
        about: "",
    },
    Filter {
        name: "species",
        test: FilterTest::Text("species__name"),
        public: true,
        about: "",
    },
    Filter {
        name: "collector",
        test: FilterTest::Text("collector__name"),
        public: false,
        about: "",
    },
    Filter {
        name: "place",
        test: FilterTest::Text("place"),
        public: true,
        about: "",
    },
    Filter {
        name: "latitude",
        test: FilterTest::Number("latitude"),
        public: false,
        about: "",
    },
    Filter {
        name: "collected",
        test: FilterTest::Date("collected"),
        public: true,
        about: "",
    },
    Filter {
        name: "state",
        test: FilterTest::Choice(
            "state",
            &[
                Choice {
                    value: ChoiceValue::Text("G"),
                    label: "good",
                },
                Choice {
                    value: ChoiceValue::Text("F"),
                    label: "foxed",
                },
                Choice {
                    value: ChoiceValue::Text("E"),
                    label: "eaten by beetles",
                },
            ],
        ),
        public: false,
        about: "",
    },
    Filter {
        name: "family",
        test: FilterTest::Text("species__family__iexact"),
        public: false,
        about: "",
    },
    Filter {
        name: "years",
        test: FilterTest::DateRange("collected"),
        public: true,
        about: "First and last day, e.g. `1900-01-01,1909-12-31`.",
    },
    Filter {
        name: "where",
        test: FilterTest::Lookups,
        public: true,
        about: "",
    },
];
/// What is written by hand for Sheet (spec/collection/sheet.yaml:2): implement it for [`Code`](super::super::Code).
pub trait SheetBehaviour {
    /// The value `season` of a row (spec/collection/sheet.yaml:21). Season when and where it was gathered; null at an unknown latitude.
    fn season(
        now: &Moment,
        collected: Option<NaiveDate>,
        latitude: Option<f64>,
    ) -> Option<String>;
    /// Before the row is stored; may change it (spec/collection/sheet.yaml:41).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut SheetDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = SheetDraft::read(draft);
        <super::super::Code as SheetBehaviour>::before_save(work, &mut typed).await?;
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
/// A sheet on its way into the database.
#[derive(Debug, Clone)]
pub struct SheetDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
}
impl SheetDraft {
    const FIELDS: &[&str] = &[
        "id",
        "number",
        "species",
        "collector",
        "place",
        "latitude",
        "collected",
        "state",
        "notes",
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
            number: typed::text(&row[1]).unwrap_or_default(),
            species_id: typed::uuid(&row[2]).unwrap_or_default(),
            collector_id: typed::uuid(&row[3]).unwrap_or_default(),
            place: typed::text(&row[4]).unwrap_or_default(),
            latitude: typed::number(&row[5]),
            collected: typed::date(&row[6]).unwrap_or_default(),
            state: typed::text(&row[7]).unwrap_or_default(),
            notes: typed::json(&row[8]),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.number.into();
        draft.row[2] = self.row.species_id.into();
        draft.row[3] = self.row.collector_id.into();
        draft.row[4] = self.row.place.into();
        draft.row[5] = self.row.latitude.into();
        draft.row[6] = self.row.collected.into();
        draft.row[7] = self.row.state.into();
        draft.row[8] = self.row.notes.into();
    }
}
/// The endpoints under `/sheets`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/sheets",
        operation: "sheets",
        tag: "sheets",
        title: "Sheet List",
        words: "sheet",
        about: "One pressed plant, mounted on paper.",
        serves: Serves::List(
            &List {
                resource: &RESOURCE,
                summary: &DETAIL,
                public: Some(&PUBLIC),
                order: &[
                    Order {
                        path: "number",
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
        path: "/sheets/{number}",
        operation: "sheets",
        tag: "sheets",
        title: "Sheet Detail",
        words: "sheet",
        about: "One pressed plant, mounted on paper.",
        serves: Serves::Item(
            &Item {
                resource: &RESOURCE,
                key: 1,
                detail: &DETAIL,
                input: Some(&INPUT),
                read: true,
                write: true,
                delete: true,
            },
        ),
    },
];
/// The endpoints under `/sheets`.
pub struct SheetApi(pub Arc<Server>);
impl OpenApi for SheetApi {
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
