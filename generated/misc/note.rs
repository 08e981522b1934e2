//! Note: A text or an image about any record.
//! Made from spec/misc/note.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Auto, By, Column, Default, Dialects, Doc, Field, Filter, FilterTest, Input,
    InputField, Item, Kind, Link, List, Order, OrderBy, Relation, Representation,
    Resource, Route, Schema, Serves, Source, Takes, Target, Wire,
};
use specimen::behaviour::{BoxFuture, Draft, Hooks, Sent, Work, typed};
use specimen::fault::Fault;
use specimen::http::routes;
use specimen::server::{Server, Settings};
use std::sync::OnceLock;
use specimen::sea_orm::Value;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// The table `misc_note` (spec/misc/note.yaml:2).
pub static RESOURCE: Resource = Resource {
    name: "Note",
    label: "misc.note",
    words: "note",
    record: "Note",
    about: "A text or an image about any record.",
    table: "misc_note",
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
            name: "date_time",
            field: "date_time",
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
            name: "text",
            field: "text",
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
            name: "image",
            field: "image",
            kind: Kind::Text,
            nullable: true,
            max: 100,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: true,
        },
        Column {
            name: "content_type_id",
            field: "content_type",
            kind: Kind::Int,
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
            name: "object_id",
            field: "object_id",
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
    ],
    relations: &[
        Relation {
            name: "user",
            target: &super::super::misc::user::RESOURCE,
            link: Link::One { column: 3 },
            secret: false,
        },
        Relation {
            name: "content_type",
            target: &super::super::contenttypes::content_type::RESOURCE,
            link: Link::One { column: 7 },
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
/// Rows of `misc_note` as sea-orm reads and writes them.
pub mod entity {
    use specimen::sea_orm;
    use sea_orm::entity::prelude::*;
    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_note")]
    pub struct Model {
        /// Column `id`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Column `name`.
        pub name: String,
        /// Anything else worth keeping.
        pub json: Option<Json>,
        /// Who wrote it.
        pub user_id: Uuid,
        /// Column `date_time`.
        pub date_time: DateTimeUtc,
        /// Column `text`.
        pub text: String,
        /// Shown as its address.
        pub image: Option<String>,
        /// Kind of record that it is about.
        pub content_type_id: i32,
        /// Id of the record that it is about.
        pub object_id: Uuid,
    }
    /// Relations are in the resource's table of relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
/// The representation `detail` (spec/misc/note.yaml:19); 1 statement a page.
pub static DETAIL: Representation = Representation {
    name: "detail",
    schema: "NoteDetail",
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
            name: "user",
            source: Source::Column(1),
            doc: Doc {
                schema: Schema::Bounded(150),
                about: "Who wrote it.",
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
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "content_type",
            source: Source::Kind(3, 4),
            doc: Doc {
                schema: Schema::Text(""),
                about: "Kind of record that it is about.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "object_id",
            source: Source::Column(5),
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "Id of the record that it is about.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "text",
            source: Source::Column(6),
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "image",
            source: Source::File(7),
            doc: Doc {
                schema: Schema::Text("uri"),
                about: "Shown as its address.",
                nullable: true,
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
        postgres: "t.\"id\", j1.\"username\", t.\"date_time\", j2.\"app_label\", j2.\"model\", t.\"object_id\", t.\"text\", t.\"image\", t.\"json\"",
        sqlite: "t.\"id\", j1.\"username\", t.\"date_time\", j2.\"app_label\", j2.\"model\", t.\"object_id\", t.\"text\", t.\"image\", t.\"json\"",
    },
    joins: Dialects {
        postgres: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"user_id\" left join \"django_content_type\" j2 on j2.\"id\" = t.\"content_type_id\"",
        sqlite: "left join \"misc_labmember\" j1 on j1.\"id\" = t.\"user_id\" left join \"django_content_type\" j2 on j2.\"id\" = t.\"content_type_id\"",
    },
    wires: &[
        Wire::One(Kind::Uuid),
        Wire::One(Kind::Text),
        Wire::One(Kind::DateTime),
        Wire::One(Kind::Text),
        Wire::One(Kind::Text),
        Wire::One(Kind::Uuid),
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
    schema: "NoteInput",
    patch_schema: "NotePatch",
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
                about: "Who wrote it.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "date_time",
            takes: Takes::DateTime,
            target: Target::Column(4),
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
            name: "content_type",
            takes: Takes::Kind(&["actions", "data", "experiments", "jobs", "subjects"]),
            target: Target::Column(7),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "\"actions.session\"",
            },
        },
        InputField {
            name: "object_id",
            takes: Takes::Uuid,
            target: Target::Column(8),
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "Id of the record that it is about.",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "text",
            takes: Takes::Text(0, None),
            target: Target::Column(5),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        InputField {
            name: "image",
            takes: Takes::Image(100),
            target: Target::Column(6),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: true,
            default: None,
            create_only: false,
            doc: Doc {
                schema: Schema::Text("binary"),
                about: "Shown as its address.",
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
            name: "width",
            takes: Takes::Text(0, None),
            target: Target::Extra(0),
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            default: None,
            create_only: true,
            doc: Doc {
                schema: Schema::Text(""),
                about: "Width in pixels that the image is shrunk to, or `orig`; absent: 800.",
                nullable: false,
                example: "",
            },
        },
    ],
    actors: &[0],
};
/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter {
        name: "django",
        test: FilterTest::Lookups,
        public: false,
        about: "",
    },
];
/// What is written by hand for Note (spec/misc/note.yaml:2): implement it for [`Code`](super::super::Code).
pub trait NoteBehaviour {
    /// Checks over several fields, when each by itself is right (spec/misc/note.yaml:29).
    fn validate<'a>(
        work: &'a Work<'a>,
        draft: &'a mut NoteDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// Before the row is stored; may change it (spec/misc/note.yaml:29).
    fn before_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut NoteDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is stored, in the same transaction (spec/misc/note.yaml:29).
    fn after_save<'a>(
        work: &'a Work<'a>,
        draft: &'a mut NoteDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// After the row is deleted, in the same transaction (spec/misc/note.yaml:29).
    fn after_delete<'a>(
        work: &'a Work<'a>,
        draft: &'a mut NoteDraft,
    ) -> BoxFuture<'a, Result<(), Fault>>;
    /// Pixels that an uploaded picture is kept wide at the most, `None`: as it is sent. Asked before the transaction begins (spec/misc/note.yaml:29).
    fn picture_width(settings: &Settings, sent: Sent<'_>) -> Option<u32>;
}
fn validate_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = NoteDraft::read(draft);
        <super::super::Code as NoteBehaviour>::validate(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn before_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = NoteDraft::read(draft);
        <super::super::Code as NoteBehaviour>::before_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_save_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = NoteDraft::read(draft);
        <super::super::Code as NoteBehaviour>::after_save(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
fn after_delete_hook<'a>(
    work: &'a Work<'a>,
    draft: &'a mut Draft,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut typed = NoteDraft::read(draft);
        <super::super::Code as NoteBehaviour>::after_delete(work, &mut typed).await?;
        typed.write(draft);
        Ok(())
    })
}
static HOOKS: Hooks = Hooks {
    validate: Some(validate_hook),
    before_save: Some(before_save_hook),
    after_save: Some(after_save_hook),
    before_delete: None,
    after_delete: Some(after_delete_hook),
    picture_width: Some(<super::super::Code as NoteBehaviour>::picture_width),
};
/// A note on its way into the database.
#[derive(Debug, Clone)]
pub struct NoteDraft {
    /// The row as it will be stored.
    pub row: entity::Model,
    /// The stored row, when it exists already.
    pub old: Option<entity::Model>,
    /// Names of the fields that the request gives.
    pub given: Vec<&'static str>,
    /// Names of the fields that the request sets to null, even where null stands for a default.
    pub nulled: Vec<&'static str>,
    /// The input `width`, where the request has it.
    pub width: Option<String>,
    /// The file sent for `image`. Take it out and keep it, or it is kept under its name.
    pub image_file: Option<specimen::http::body::Upload>,
}
impl NoteDraft {
    const FIELDS: &[&str] = &[
        "id",
        "name",
        "json",
        "user",
        "date_time",
        "text",
        "image",
        "content_type",
        "object_id",
    ];
    fn read(draft: &Draft) -> Self {
        let given = Self::FIELDS.iter().zip(&draft.given).filter(|(_, given)| **given);
        Self {
            row: Self::model(&draft.row),
            old: draft.old.as_deref().map(Self::model),
            given: given.map(|(name, _)| *name).collect(),
            nulled: draft.nulled.clone(),
            width: draft.extra.first().and_then(Option::as_ref).and_then(typed::text),
            image_file: draft
                .files
                .iter()
                .find(|(column, _)| *column == 6)
                .map(|(_, file)| file.clone()),
        }
    }
    fn model(row: &[Value]) -> entity::Model {
        entity::Model {
            id: typed::uuid(&row[0]).unwrap_or_default(),
            name: typed::text(&row[1]).unwrap_or_default(),
            json: typed::json(&row[2]),
            user_id: typed::uuid(&row[3]).unwrap_or_default(),
            date_time: typed::date_time(&row[4]).unwrap_or_default(),
            text: typed::text(&row[5]).unwrap_or_default(),
            image: typed::text(&row[6]),
            content_type_id: typed::int(&row[7]).unwrap_or_default(),
            object_id: typed::uuid(&row[8]).unwrap_or_default(),
        }
    }
    fn write(self, draft: &mut Draft) {
        draft.row[0] = self.row.id.into();
        draft.row[1] = self.row.name.into();
        draft.row[2] = self.row.json.into();
        draft.row[3] = self.row.user_id.into();
        draft.row[4] = self.row.date_time.into();
        draft.row[5] = self.row.text.into();
        draft.row[6] = self.row.image.into();
        draft.row[7] = self.row.content_type_id.into();
        draft.row[8] = self.row.object_id.into();
        draft.files.retain(|(column, _)| *column != 6);
        draft.files.extend(self.image_file.map(|file| (6, file)));
    }
}
/// The endpoints under `/notes`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/notes",
        operation: "notes",
        tag: "notes",
        title: "Note List",
        words: "note",
        about: "A text or an image about any record.",
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
                location: None,
                listed: true,
                narrow: None,
            },
        ),
    },
    Route {
        path: "/notes/{id}",
        operation: "notes",
        tag: "notes",
        title: "Note Detail",
        words: "note",
        about: "A text or an image about any record.",
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
/// The endpoints under `/notes`.
pub struct NoteApi(pub Arc<Server>);
impl OpenApi for NoteApi {
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
