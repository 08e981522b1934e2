//! `spec/api.yaml`: what holds for the whole API.

use super::{
    ChoiceDecl, FieldDecl,
    access::{AccessDecl, AccessDefaults, AllowDecl},
    admin::{AdminApiDecl, HistoryDecl, SessionsDecl},
    place::{At, Entries},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// `spec/api.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "api")]
pub struct ApiFile {
    /// Title of the API.
    pub api: At<String>,
    /// One or two sentences for the documentation.
    #[serde(default)]
    pub about: Option<At<String>>,
    /// Licence of the API, for its document: `{ name: MIT, url: "https://..." }`.
    #[serde(default)]
    pub license: Option<At<LicenseDecl>>,
    /// Contact, for the document: `{ name: Anatomy lab, email: data@lab.example }`.
    #[serde(default)]
    pub contact: Option<At<ContactDecl>>,
    /// `{ name: v1, vendor: alyx }`: asked for as `application/vnd.alyx.v1+json`.
    pub version: At<Version>,
    /// Time zone in which date-times are shown and read, e.g. `UTC`.
    #[serde(default)]
    pub time_zone: Option<At<String>>,
    /// Rows per page: default and maximum: `{ size: 250, most: 1000 }`.
    #[serde(default)]
    pub pages: Option<At<Pages>>,
    /// Which resource holds users.
    #[serde(default)]
    pub users: Option<At<Users>>,
    /// Which resource holds their tokens.
    #[serde(default)]
    pub tokens: Option<At<Tokens>>,
    /// Which resource names kinds of rows, for generic references.
    #[serde(default)]
    pub kinds: Option<At<KindsDecl>>,
    /// Rates: `{ burst: 550/minute, docs: 20/minute }`.
    #[serde(default)]
    pub throttle: Option<At<Throttle>>,
    /// Whether users may name another user in inputs that state who did something.
    #[serde(default)]
    pub act_for_others: Option<At<bool>>,
    /// Words for some of those who ask, beside `public`, `token`, `superuser` and `nobody`: `{ staff: { flag: is_staff } }`.
    #[serde(default)]
    pub audiences: Entries<AllowDecl>,
    /// Who may do what, for resources that don't say it themselves.
    #[serde(default)]
    pub access: Option<At<AccessDefaults>>,
    /// Whether the rules of `access` hold for requests: `open` (they don't) or `admin`. The default of the setting
    /// `rest_rules`; absent: `admin`.
    #[serde(default)]
    pub rest_rules: Option<At<String>>,
    /// What all pages for people have in common.
    #[serde(default)]
    pub admin: Option<At<AdminApiDecl>>,
    /// Which resource keeps the sessions of people who use these pages; absent: a table of the server's own.
    #[serde(default)]
    pub sessions: Option<At<SessionsDecl>>,
    /// Which resources keep the history of rows that are changed on these pages, as django-reversion has it; absent: a table
    /// of the server's own.
    #[serde(default)]
    pub history: Option<At<HistoryDecl>>,
    /// Choices that several fields share: `{ state: { open: Open, closed: Closed } }`; a field names them by `enum`.
    #[serde(default)]
    pub enums: Entries<Entries<ChoiceDecl>>,
    /// Groups of fields that resources include with `uses`.
    #[serde(default)]
    pub mixins: Entries<Mixin>,
}

/// Version of the API.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "version")]
pub struct Version {
    /// E.g. `v1`.
    pub name: At<String>,
    /// E.g. `alyx`.
    pub vendor: At<String>,
}

/// Terms on which the API may be used.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "license")]
pub struct LicenseDecl {
    /// Their name, e.g. `MIT`.
    pub name: At<String>,
    /// Where they can be read.
    pub url: At<String>,
}

/// Whom to ask about the API.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "contact")]
pub struct ContactDecl {
    /// A person or group.
    pub name: At<String>,
    /// Their page.
    #[serde(default)]
    pub url: Option<At<String>>,
    /// Their e-mail address.
    #[serde(default)]
    pub email: Option<At<String>>,
}

/// Rows per page.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "pages")]
pub struct Pages {
    /// Default number of rows.
    pub size: At<u64>,
    /// At most.
    pub most: At<u64>,
}

/// The resource of users and its fields.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "users")]
pub struct Users {
    /// E.g. `User`.
    pub resource: At<String>,
    /// Field with the log-in name.
    pub username: At<String>,
    /// Field with the password hash.
    pub password: At<String>,
    /// Boolean field: false refuses the user.
    pub active: At<String>,
    /// Boolean field: true lets the user only read.
    pub public: At<String>,
    /// Boolean field: administrator.
    pub superuser: At<String>,
    /// Fields of their own row that users may change if the setting `accounts` is `own`.
    #[serde(default)]
    pub own: Vec<At<String>>,
    /// Path from a user to the names of groups, for rules: `groups.name`.
    #[serde(default)]
    pub groups: Option<At<String>>,
    /// Where permissions are kept, for rules.
    #[serde(default)]
    pub permissions: Option<At<PermissionsDecl>>,
}

/// Where permissions are kept: rows with a name and the app of what they permit, as Django has them.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "permissions")]
pub struct PermissionsDecl {
    /// Paths from a user to permissions: `[user_permissions, groups.permissions]`.
    pub paths: Vec<At<String>>,
    /// Path from a permission to its app, e.g. `content_type.app_label`.
    pub app: At<String>,
    /// Field with its name, e.g. `codename`: `view_subject`.
    pub name: At<String>,
}

/// The resource of tokens.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "tokens")]
pub struct Tokens {
    /// E.g. `Token`; its primary key is the token's text.
    pub resource: At<String>,
    /// Field that refers to the user.
    pub user: At<String>,
    /// Field with the time of making.
    pub created: At<String>,
    /// Lifetime of a token: `24h`, `30m`, `7d`; `0`: it never expires.
    pub lifetime: At<String>,
}

/// The resource that names kinds of rows.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "kinds")]
pub struct KindsDecl {
    /// E.g. `ContentType`; its primary key is an integer.
    pub resource: At<String>,
    /// Field with the app's name.
    pub app: At<String>,
    /// Field with the model's name.
    pub model: At<String>,
}

/// Rates, `<number>/<second|minute|hour|day>`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "throttle")]
pub struct Throttle {
    /// Every API path.
    #[serde(default)]
    pub burst: Option<At<String>>,
    /// The documentation.
    #[serde(default)]
    pub docs: Option<At<String>>,
}

/// Fields that several resources have.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "mixin")]
pub struct Mixin {
    /// The fields.
    #[serde(default)]
    pub fields: Entries<FieldDecl>,
    /// Who may do what with the rows of resources that use it, unless they say it themselves.
    #[serde(default)]
    pub access: Option<At<AccessDecl>>,
}
