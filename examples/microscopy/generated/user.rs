//! User: Somebody who uses the facility or works there.
//! Declared in spec/user.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::{ACCESS, billing, facility, group, token};
use specimen::generated::*;

/// The table `user` (spec/user.yaml:2).
pub static RESOURCE: Resource = Resource::new("User", "user")
    .named("microscopy.user", "user", "User")
    .about("Somebody who uses the facility or works there.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(100).unique(),
        Column::new("password", Kind::Text).max(128).default(Default::Text("")).secret(),
        Column::new("email", Kind::Text).max(254).default(Default::Text("")),
        Column::new("active", Kind::Bool).default(Default::Bool(true)),
        Column::new("guest", Kind::Bool).default(Default::Bool(false)),
        Column::new("head", Kind::Bool).default(Default::Bool(false)),
    ])
    .relations(&[
        Relation::many("groups", &group::RESOURCE, ["user_groups", "user_id", "group_id"]).own(),
        Relation::back("bookings", &facility::booking::RESOURCE, 2, OnDelete::Protect),
        Relation::back("invoices", &billing::invoice::RESOURCE, 2, OnDelete::Protect),
        Relation::back_one("token", &token::RESOURCE, 1, OnDelete::Cascade).secret(),
        Relation::back("trainings", &facility::training::RESOURCE, 1, OnDelete::Cascade),
        Relation::back("trainings_given", &facility::training::RESOURCE, 3, OnDelete::Protect),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS.fields(&[
        FieldAccess::new("head").write(&[Allow::Superuser]),
        FieldAccess::new("active").write(&[Allow::Superuser]),
        FieldAccess::new("guest").write(&[Allow::Superuser]),
        FieldAccess::new("groups").write(&[Allow::Superuser]),
    ]));

/// Rows of `user` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "user")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        pub password: String,
        pub email: String,
        /// False for a user who may no longer log in.
        pub active: bool,
        /// True for a user who may only read.
        pub guest: bool,
        /// True for the head of the facility.
        pub head: bool,
    }
    without_relations!();
}

/// The representation `detail` (spec/user.yaml:19). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "UserDetail", &RESOURCE)
    .fields(&[
        Field::new("name", Source::Column(1), Schema::Bounded(100)).example(r#""ada""#),
        Field::new("email", Source::Column(2), Schema::Blank("email")),
        Field::new("groups", Source::Column(3), Schema::List(&Schema::Bounded(50))),
    ])
    .select(r#"t."id", t."name", t."email", m1.v"#, &[UUID, TEXT, TEXT, TEXT_LIST])
    .joins(Dialects::new(
        r#"left join (select x0."user_id" as k, array_agg(r0."name" order by r0."name") as v from "user_groups"
            x0 join "group" r0 on r0."id" = x0."group_id" where x0."user_id" = any(array(select id from _ids))
            group by x0."user_id") m1 on m1.k = t."id""#,
        r#"left join (select x0."user_id" as k, json_group_array(r0."name" order by r0."name") as v from
            "user_groups" x0 join "group" r0 on r0."id" = x0."group_id" where x0."user_id" in (select id from
            _ids) group by x0."user_id") m1 on m1.k = t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("UserInput", "UserPatch", &RESOURCE).fields(&[
    InputField::new(
        "name",
        Takes::Text(100, Some(&Pattern::new("^[\\w.-]+$", "Enter a valid value."))),
        Target::Column(1),
    )
    .required()
    .example(r#""ada""#),
    InputField::new("email", Takes::Email(254), Target::Column(3)).blank(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[Filter::new("name", FilterTest::Text("name"))];

/// The endpoints under `/users`.
pub static ROUTES: &[Route] = &[
    Route::list("/users", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/users/{name}", &Item::new(&RESOURCE, 1, &DETAIL).read().write(&INPUT)),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "UserAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, TEXT_LIST]))
    .select(r#"t."id", t."name", t."email", m1.v"#, &[UUID, TEXT, TEXT, TEXT_LIST])
    .joins(Dialects::new(
        r#"left join (select x0."user_id" as k, array_agg(r0."name" order by r0."name") as v from "user_groups"
            x0 join "group" r0 on r0."id" = x0."group_id" where x0."user_id" = any(array(select id from _ids))
            group by x0."user_id") m1 on m1.k = t."id""#,
        r#"left join (select x0."user_id" as k, json_group_array(r0."name" order by r0."name") as v from
            "user_groups" x0 join "group" r0 on r0."id" = x0."group_id" where x0."user_id" in (select id from
            _ids) group by x0."user_id") m1 on m1.k = t."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("microscopy/user", "Users", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Email", 2).sort("email"),
        AdminColumn::new("Groups", 3),
    ])
    .search(&["name"])
    .filters(&[
        AdminFilter::by("Active", FilterTest::Bool("active")),
        AdminFilter::by("Guest", FilterTest::Bool("guest")),
        AdminFilter::by("Head", FilterTest::Bool("head")),
    ])
    .form(AdminForm::plain::<6>(&Input::form(
        &RESOURCE,
        &InputField::joined::<6>(&[
            &INPUT.by_key([0, 1]),
            &[
                InputField::column(&RESOURCE, 4).about("False for a user who may no longer log in."),
                InputField::column(&RESOURCE, 5).about("True for a user who may only read."),
                InputField::column(&RESOURCE, 6).about("True for the head of the facility."),
                InputField::new("groups", Takes::Many(&group::RESOURCE, By::Id), Target::Relation(0)),
            ],
        ]),
    )));
