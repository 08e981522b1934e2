//! The Microscopy API.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod billing;
pub mod facility;
pub mod group;
pub mod hooks;
pub mod reference_pages;
pub mod token;
pub mod user;

use specimen::generated::*;

/// What the hand-written traits of all resources are implemented for.
pub struct App;

/// The whole API.
pub static API: Api = Api {
    name: "Microscopy",
    about: "A core facility for microscopes, who may use them, when they are booked, and what is charged.",
    license: None,
    contact: None,
    version: "v1",
    vendor: "microscopy",
    resources: &[
        &group::RESOURCE,
        &token::RESOURCE,
        &user::RESOURCE,
        &billing::invoice::RESOURCE,
        &billing::invoice_line::RESOURCE,
        &facility::booking::RESOURCE,
        &facility::instrument::RESOURCE,
        &facility::training::RESOURCE,
    ],
    also: &[],
    routes: &[
        user::ROUTES,
        billing::invoice::ROUTES,
        billing::invoice_line::ROUTES,
        facility::booking::ROUTES,
        facility::instrument::ROUTES,
        facility::training::ROUTES,
    ],
    page_size: 50,
    page_most: 500,
    defaults: Defaults {
        time_zone: "UTC",
        token_lifetime: 2592000,
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
        superuser: "head",
        own: &["email"],
        tokens: &token::RESOURCE,
        token_user: "user_id",
        token_created: "created",
        roles: Roles { groups: "groups__name", permissions: &[], permission: ("", ""), flags: &[] },
    }),
    kinds: None,
    hooks: hooks::ALL,
    migrations: &[],
    admin: Some(
        &Admin::new(
            "Microscopy",
            &[
                MenuGroup::new("Billing", &MenuGroup::of(PAGES, [1, 2])),
                MenuGroup::new("Facility", &MenuGroup::of(PAGES, [3, 4, 5])),
                MenuGroup::new("More", &MenuGroup::of(PAGES, [0])),
            ],
            PAGES,
        )
        .who(&[Allow::Token]),
    ),
};

/// All pages for people.
static PAGES: &[&AdminPage] = &[
    &user::ADMIN,
    &billing::invoice::ADMIN,
    &billing::invoice_line::ADMIN,
    &facility::booking::ADMIN,
    &facility::instrument::ADMIN,
    &facility::training::ADMIN,
];

/// Who may do what with the rows of resources that don't say it themselves.
pub const ACCESS: Access = Access::new()
    .create(&[Allow::Superuser, Allow::Group("staff")])
    .update(&[Allow::Superuser, Allow::Group("staff")])
    .delete(&[Allow::Superuser]);

/// The hand-written code that the API names.
pub static FUNCTIONS: Functions = &[facility::booking::functions::<App>()];
