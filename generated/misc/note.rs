//! Note: A text or a picture about a record of any kind.
//! Declared in spec/misc/note.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, contenttypes, misc};
use specimen::generated::*;

/// The table `misc_note` (spec/misc/note.yaml:2).
pub static RESOURCE: Resource = Resource::new("Note", "misc_note")
    .named("misc.note", "note", "Note")
    .about("A text or a picture about a record of any kind.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("user_id", Kind::Uuid).field("user"),
        Column::new("date_time", Kind::DateTime).default(Default::Now),
        Column::new("text", Kind::Text).default(Default::Text("")),
        Column::new("image", Kind::Text).max(100).nullable().file(),
        Column::new("content_type_id", Kind::Int).field("content_type"),
        Column::new("object_id", Kind::Uuid),
    ])
    .relations(&[
        Relation::one("user", &misc::user::RESOURCE, 3),
        Relation::one("content_type", &contenttypes::content_type::RESOURCE, 7),
    ])
    .order(&[Order::down("date_time")])
    .indexes(&[&["date_time"]])
    .caption(&["user__username", "date_time"])
    .hooks(&[
        (Event::Validate, hook("NoteBehaviour::validate")),
        (Event::BeforeSave, hook("NoteBehaviour::before_save")),
        (Event::AfterSave, hook("NoteBehaviour::after_save")),
        (Event::AfterDelete, hook("NoteBehaviour::after_delete")),
        (Event::PictureWidth, hook("NoteBehaviour::picture_width")),
    ])
    .access(&ACCESS);

/// Rows of `misc_note` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "misc_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        /// User who wrote the note.
        pub user_id: Uuid,
        pub date_time: DateTime<Utc>,
        pub text: String,
        /// Picture. Answers contain its URL.
        pub image: Option<String>,
        /// Kind of the record, as `app.model`.
        pub content_type_id: i32,
        /// Id of the record.
        pub object_id: Uuid,
    }
    without_relations!();
}

/// The representation `detail` (spec/misc/note.yaml:19). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "NoteDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("user", Source::Column(1), Schema::Bounded(150)).about("User who wrote the note."),
        Field::new("date_time", Source::Column(2), Schema::Text("date-time")),
        Field::new("content_type", Source::Kind(3, 4), Schema::Text("")).about("Kind of the record, as `app.model`."),
        Field::new("object_id", Source::Column(5), Schema::Text("uuid")).about("Id of the record."),
        Field::new("text", Source::Column(6), Schema::Text("")),
        Field::new("image", Source::File(7), Schema::Text("uri")).nullable().about("Picture. Answers contain its URL."),
        Field::new("json", Source::Column(8), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", j1."username", t."date_time", j2."app_label", j2."model", t."object_id", t."text", t."image",
            t."json""#,
        &[UUID, TEXT, DATE_TIME, TEXT, TEXT, UUID, TEXT, TEXT, JSON],
    )
    .joins(Dialects::same(
        r#"left join "misc_labmember" j1 on j1."id" = t."user_id" left join "django_content_type" j2 on j2."id"
            = t."content_type_id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("NoteInput", "NotePatch", &RESOURCE)
    .fields(&[
        InputField::new("user", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(3))
            .required()
            .about("User who wrote the note."),
        InputField::new("date_time", Takes::DateTime, Target::Column(4)),
        InputField::new(
            "content_type",
            Takes::Kind(&["actions", "data", "experiments", "jobs", "subjects"]),
            Target::Column(7),
        )
        .required()
        .example(r#""actions.session""#),
        InputField::new("object_id", Takes::Uuid, Target::Column(8)).required().about("Id of the record."),
        InputField::new("text", Takes::Text(0, None), Target::Column(5)).blank(),
        InputField::new("image", Takes::Image(100), Target::Column(6))
            .blank()
            .about("Picture. Answers contain its URL."),
        InputField::new("json", Takes::Json, Target::Column(2)).nullable().about("Any further data."),
        InputField::new("width", Takes::Text(0, None), Target::Extra(0))
            .create_only()
            .about("Width to which the picture is reduced, in pixels; `orig` keeps its size. Default: 800."),
    ])
    .actors(&[0]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[Filter::new("django", FilterTest::Lookups)];

/// The endpoints under `/notes`.
pub static ROUTES: &[Route] = &[
    Route::list("/notes", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/notes/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "NoteAdmin", &RESOURCE)
    .fields(&Field::joined::<7>(
        &Field::columns([UUID, TEXT, UUID, DATE_TIME, TEXT]),
        &[
            Field::new("image", Source::File(5), Schema::Text("uri")).nullable(),
            Field::new("content_type", Source::Kind(6, 7), Schema::Text("")),
        ],
    ))
    .select(
        r#"t."id", j1."username", t."user_id", t."date_time", t."text", t."image", j2."app_label", j2."model""#,
        &[UUID, TEXT, UUID, DATE_TIME, TEXT, TEXT, TEXT, TEXT],
    )
    .joins(Dialects::same(
        r#"left join "misc_labmember" j1 on j1."id" = t."user_id" left join "django_content_type" j2 on j2."id"
            = t."content_type_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("misc/note", "Notes", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("User", 1).sort("user__username").to(&misc::user::RESOURCE, 2),
        AdminColumn::new("Date time", 3).sort("date_time").link(CellLink::Row),
        AdminColumn::new("Content type", 6),
        AdminColumn::new("Text", 4).sort("text"),
        AdminColumn::new("Image", 5).sort("image"),
    ])
    .search(&["text"])
    .filters(&[
        AdminFilter::by("User", FilterTest::Row("user", &misc::user::RESOURCE)),
        AdminFilter::by("Date time", FilterTest::DateRange("date_time")),
        AdminFilter::by("Content type", FilterTest::Row("content_type", &contenttypes::content_type::RESOURCE)),
    ])
    .form(AdminForm::new(
        &Input::form(&RESOURCE, &INPUT.by_key([0, 1, 4, 5, 2, 3, 6, 7])).actors(&[0]),
        &[FormGroup::new("", &[0, 1, 2, 3, 4, 5, 6])],
    ));

/// The hand-written code of Note (spec/misc/note.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/misc/note.yaml:2 needs `impl NoteBehaviour for App`")]
pub trait NoteBehaviour {
    /// Checks several fields together, once each of them is valid (spec/misc/note.yaml:29).
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut NoteDraft) -> HookFuture<'a>;

    /// Runs before the row is stored; may change it (spec/misc/note.yaml:29).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut NoteDraft) -> HookFuture<'a>;

    /// Runs after the row is stored, in the same transaction (spec/misc/note.yaml:29).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut NoteDraft) -> HookFuture<'a>;

    /// Runs after the row is deleted, in the same transaction (spec/misc/note.yaml:29).
    fn after_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut NoteDraft) -> HookFuture<'a>;

    /// The maximum width of an uploaded picture in pixels; `None` keeps its width. Called before the transaction begins
    /// (spec/misc/note.yaml:29).
    fn picture_width(settings: &Settings, sent: UploadContext<'_>) -> Option<u32>;
}

/// A row of Note before it is stored, with what the request contains.
pub type NoteDraft = TypedDraft<entity::Model, NoteSent>;

row!(entity::Model, [id, name, json, user_id, date_time, text, image, content_type_id, object_id]);

/// What a request for a row of Note contains besides its columns.
#[derive(Debug, Clone)]
pub struct NoteSent {
    /// The input `width`, if the request contains it.
    pub width: Option<String>,
    /// The file uploaded for `image`. Unless a hook takes it out, it is stored under its own name.
    pub image_file: Option<Upload>,
}

impl Sent for NoteSent {
    fn take(draft: &mut Draft) -> Self {
        Self {
            width: draft.extra.first().and_then(Option::as_ref).and_then(typed::text),
            image_file: draft.take_file(6),
        }
    }

    fn restore(self, draft: &mut Draft) {
        draft.files.extend(self.image_file.map(|file| (6, file)));
    }
}

pub const fn functions<C: NoteBehaviour>() -> FunctionsOf {
    &[
        ("NoteBehaviour::validate", save_hook!(NoteDraft, C::validate)),
        ("NoteBehaviour::before_save", save_hook!(NoteDraft, C::before_save)),
        ("NoteBehaviour::after_save", save_hook!(NoteDraft, C::after_save)),
        ("NoteBehaviour::after_delete", save_hook!(NoteDraft, C::after_delete)),
        ("NoteBehaviour::picture_width", Function::Width(C::picture_width)),
    ]
}
