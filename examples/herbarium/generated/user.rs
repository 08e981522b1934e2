//! User: Somebody who works with the collection.
//! Declared in spec/user.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::{ACCESS, token};
use specimen::generated::*;

/// The table `user` (spec/user.yaml:2).
pub static RESOURCE: Resource = Resource::new("User", "user")
    .named("herbarium.user", "user", "User")
    .about("Somebody who works with the collection.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(100).unique(),
        Column::new("password", Kind::Text).max(128).default(Default::Text("")).secret(),
        Column::new("email", Kind::Text).max(254).default(Default::Text("")),
        Column::new("active", Kind::Bool).default(Default::Bool(true)),
        Column::new("guest", Kind::Bool).default(Default::Bool(false)),
        Column::new("curator", Kind::Bool).default(Default::Bool(false)),
    ])
    .relations(&[Relation::back_one("token", &token::RESOURCE, 1, OnDelete::Cascade).secret()])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS.fields(&[
        FieldAccess::new("curator").write(&[Allow::Superuser]),
        FieldAccess::new("active").write(&[Allow::Superuser]),
        FieldAccess::new("guest").write(&[Allow::Superuser]),
    ]));

/// Rows of `user` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "user")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// What the user logs in with.
        pub name: String,
        /// Salted hash.
        pub password: String,
        pub email: String,
        /// False for a user who may no longer log in.
        pub active: bool,
        /// True for a user who may only read.
        pub guest: bool,
        /// True for an administrator.
        pub curator: bool,
    }
    without_relations!();
}

/// The representation `detail` (spec/user.yaml:18). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "UserDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(1, "/users"), Schema::Text("uri")),
        Field::new("name", Source::Column(1), Schema::Bounded(100))
            .about("What the user logs in with.")
            .example(r#""merian""#),
        Field::new("email", Source::Column(2), Schema::Blank("email")),
        Field::new("guest", Source::Column(3), Schema::Boolean).about("True for a user who may only read."),
        Field::new("curator", Source::Column(4), Schema::Boolean).about("True for an administrator."),
    ])
    .select(r#"t."id", t."name", t."email", t."guest", t."curator""#, &[UUID, TEXT, TEXT, BOOL, BOOL]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("UserInput", "UserPatch", &RESOURCE).fields(&[
    InputField::new(
        "name",
        Takes::Text(100, Some(&Pattern::new("^[\\w.-]+$", "Enter a valid value."))),
        Target::Column(1),
    )
    .required()
    .about("What the user logs in with.")
    .example(r#""merian""#),
    InputField::new("email", Takes::Email(254), Target::Column(3)).blank(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("email", FilterTest::Text("email")),
    Filter::new("active", FilterTest::Bool("active")),
    Filter::new("guest", FilterTest::Bool("guest")),
    Filter::new("curator", FilterTest::Bool("curator")),
    Filter::new("password", FilterTest::Refused),
];

/// The endpoints under `/users`.
pub static ROUTES: &[Route] = &[
    Route::list("/users", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/users/{name}", &Item::new(&RESOURCE, 1, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "UserAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, BOOL, BOOL]))
    .select(r#"t."id", t."name", t."email", t."guest", t."curator""#, &[UUID, TEXT, TEXT, BOOL, BOOL]);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("herbarium/user", "Users", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Email", 2).sort("email"),
        AdminColumn::new("Guest", 3).sort("guest"),
        AdminColumn::new("Curator", 4).sort("curator"),
    ])
    .search(&["name"])
    .filters(&[
        AdminFilter::by("Active", FilterTest::Bool("active")),
        AdminFilter::by("Guest", FilterTest::Bool("guest")),
        AdminFilter::by("Curator", FilterTest::Bool("curator")),
    ])
    .form(AdminForm::plain::<5>(&Input::form(
        &RESOURCE,
        &InputField::joined::<5>(&[
            &INPUT.by_key([0, 1]),
            &[
                InputField::column(&RESOURCE, 4).about("False for a user who may no longer log in."),
                InputField::column(&RESOURCE, 5).about("True for a user who may only read."),
                InputField::column(&RESOURCE, 6).about("True for an administrator."),
            ],
        ]),
    )));
