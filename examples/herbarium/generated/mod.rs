//! The Herbarium API.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod collection;
pub mod collector;
pub mod hooks;
pub mod reference_pages;
pub mod species;
pub mod token;
pub mod user;

use specimen::generated::*;

/// What the hand-written traits of all resources are implemented for.
pub struct App;

/// The whole API.
pub static API: Api = Api {
    name: "Herbarium",
    about: "Pressed plants: where, when and by whom they were found, and who has borrowed them.",
    license: None,
    contact: None,
    version: "v1",
    vendor: "herbarium",
    resources: &[
        &collector::RESOURCE,
        &species::RESOURCE,
        &token::RESOURCE,
        &user::RESOURCE,
        &collection::loan::RESOURCE,
        &collection::sheet::RESOURCE,
    ],
    also: &[],
    routes: &[collector::ROUTES, species::ROUTES, user::ROUTES, collection::loan::ROUTES, collection::sheet::ROUTES],
    page_size: 50,
    page_most: 200,
    defaults: Defaults {
        time_zone: "UTC",
        token_lifetime: 604800,
        burst: "",
        docs: "",
        act_for_others: false,
        rules: true,
    },
    accounts: Some(&Accounts {
        users: &user::RESOURCE,
        input: Some(&user::INPUT),
        username: "name",
        password: "password",
        active: "active",
        public: "guest",
        superuser: "curator",
        own: &["name", "email"],
        tokens: &token::RESOURCE,
        token_user: "user_id",
        token_created: "created",
        roles: Roles { groups: "", permissions: &[], permission: ("", ""), flags: &["guest"] },
    }),
    kinds: None,
    hooks: hooks::ALL,
    migrations: &[Migration::new(
        "0001-trim-places",
        "-- Places were stored with the blanks that were typed around them.\nupdate collection_sheet set place = trim(place) where place <> trim(place);\n",
        "-- Places were stored with the blanks that were typed around them.\nupdate collection_sheet set place = trim(place) where place <> trim(place);\n",
    )],
    admin: Some(
        &Admin::new(
            "Herbarium",
            &[
                MenuGroup::new("Collection", &MenuGroup::of(PAGES, [3, 4])),
                MenuGroup::new("More", &MenuGroup::of(PAGES, [0, 1, 2])),
            ],
            PAGES,
        )
        .who(&[Allow::Token]),
    ),
};

/// All pages for people.
static PAGES: &[&AdminPage] =
    &[&collector::ADMIN, &species::ADMIN, &user::ADMIN, &collection::loan::ADMIN, &collection::sheet::ADMIN];

/// Who may do what with the rows of resources that don't say it themselves.
pub const ACCESS: Access = Access::new().delete(&[Allow::Superuser]);

/// The hand-written code that the API names.
pub static FUNCTIONS: Functions = &[species::functions::<App>(), collection::sheet::functions::<App>()];
