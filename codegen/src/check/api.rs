//! Checks `api.yaml` except mixins: version, pages, rates, and the resources of users, tokens and kinds.

use super::{
    Checker, names,
    paths::{End, PathUse},
    spot, text, yes,
};
use crate::{
    model::{Accounts, Kind, Kinds, Permissions, ResourceId},
    syntax::{At, PermissionsDecl},
};

/// Paths to groups and permissions.
const ROLES: PathUse = PathUse { code: "S015", lookups: false, secret: true };

const DEFAULT_PAGE: (u64, u64) = (100, 1000);
const DEFAULT_LIFETIME: u64 = 24 * 3600;

impl Checker<'_> {
    /// The API's own part of the model.
    pub fn api(&mut self) {
        let (file, spec) = (self.api_file, self.spec);
        self.api.name = spec.api.value.clone();
        self.api.about = text(&spec.about);
        self.api.license =
            spec.license.as_ref().map(|license| (license.value.name.value.clone(), license.value.url.value.clone()));
        self.api.contact = spec.contact.as_ref().map(|contact| {
            let contact = &contact.value;
            (contact.name.value.clone(), text(&contact.url), text(&contact.email))
        });
        self.api.version = spec.version.value.name.value.clone();
        self.api.vendor = spec.version.value.vendor.value.clone();
        self.api.act_for_others = yes(&spec.act_for_others);
        self.api.rules = match &spec.rest_rules {
            Some(word) if word.value == "open" => false,
            Some(word) if word.value != "admin" => {
                let message = format!("there is no `{}` for `rest_rules`", word.value);
                let remedy = names::instead(&word.value, ["open", "admin"]);
                self.fault("S034", spot(file, word), message, "unknown word", remedy);
                true
            }
            _ => true,
        };
        self.api.time_zone = match &spec.time_zone {
            None => "UTC".into(),
            Some(zone) => {
                if zone.value.parse::<chrono_tz::Tz>().is_err() {
                    let known = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
                    let remedy = match names::nearest(&zone.value, known) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "write it as in the IANA database, e.g. `Europe/Lisbon` or `UTC`".into(),
                    };
                    self.fault(
                        "S012",
                        spot(file, zone),
                        format!("there is no time zone `{}`", zone.value),
                        "unknown zone",
                        remedy,
                    );
                }
                zone.value.clone()
            }
        };
        self.pages(file);
        let throttle = spec.throttle.as_ref().map(|throttle| &throttle.value);
        self.api.burst = self.rate(file, throttle.and_then(|t| t.burst.as_ref()));
        self.api.docs_rate = self.rate(file, throttle.and_then(|t| t.docs.as_ref()));
        let lifetime = spec.tokens.as_ref().map(|tokens| &tokens.value.lifetime);
        self.api.token_lifetime = lifetime.map_or(DEFAULT_LIFETIME, |lifetime| self.duration(file, lifetime));
        self.accounts(file);
        if let Some(kinds) = spec.kinds.as_ref().map(|kinds| &kinds.value)
            && let Some(resource) = self.resource(file, &kinds.resource)
        {
            let primary = &self.api.resources[resource];
            let integer = primary
                .fields
                .get(primary.primary)
                .is_none_or(|f| matches!(f.kind, Kind::Small | Kind::Int | Kind::Big));
            if !integer && !self.decls[resource].broken {
                let message = format!("`{}` can't name kinds of rows", kinds.resource.value);
                self.fault(
                    "S015",
                    spot(file, &kinds.resource),
                    message,
                    "its primary key isn't a whole number",
                    "give it an integer key",
                );
            }
            let app = self.account_field(file, resource, &kinds.app, Kind::Text);
            let model = self.account_field(file, resource, &kinds.model, Kind::Text);
            self.api.kinds = Some(Kinds { resource, app, model });
        }
    }

    fn pages(&mut self, file: usize) {
        let (mut size, mut most) = DEFAULT_PAGE;
        if let Some(pages) = &self.spec.pages {
            (size, most) = (pages.value.size.value, pages.value.most.value);
            if size == 0 || size > most {
                let message = "the usual page is empty or larger than the largest".to_owned();
                let reason = format!("must be between 1 and `most`, {most}");
                self.fault("S013", spot(file, &pages.value.size), message, reason, "e.g. `{ size: 100, most: 1000 }`");
            }
        }
        (self.api.page_size, self.api.page_most) = (size, most);
    }

    fn rate(&mut self, file: usize, rate: Option<&At<String>>) -> String {
        let Some(rate) = rate else { return String::new() };
        let (number, period) = rate.value.split_once('/').unwrap_or((&rate.value, ""));
        let fine = number.parse::<u32>().is_ok_and(|n| n > 0) && ["second", "minute", "hour", "day"].contains(&period);
        if !fine {
            let remedy = match names::nearest(period, ["second", "minute", "hour", "day"]) {
                Some(near) if number.parse::<u32>().is_ok_and(|n| n > 0) => format!("did you mean `{number}/{near}`?"),
                _ => "write requests and period, e.g. `550/minute`; periods: `second`, `minute`, `hour`, `day`".into(),
            };
            self.fault(
                "S010",
                spot(file, rate),
                format!("`{}` is not a rate", rate.value),
                "a number, a slash and a period",
                remedy,
            );
        }
        rate.value.clone()
    }

    pub fn duration(&mut self, file: usize, duration: &At<String>) -> u64 {
        let text = &duration.value;
        let units = [("s", 1), ("m", 60), ("h", 3600), ("d", 86400), ("w", 604_800)];
        let seconds = units
            .iter()
            .find_map(|(unit, seconds)| text.strip_suffix(unit)?.parse::<u64>().ok()?.checked_mul(*seconds));
        match (text.as_str(), seconds) {
            ("0", _) => 0,
            (_, Some(seconds)) => seconds,
            (_, None) => {
                let remedy = "write a number and a unit, e.g. `24h`; units: `s`, `m`, `h`, `d`, `w`; `\"0\"` for ever";
                self.fault(
                    "S011",
                    spot(file, duration),
                    format!("`{text}` is not a duration"),
                    "a number and a unit",
                    remedy,
                );
                0
            }
        }
    }

    fn accounts(&mut self, file: usize) {
        let (users, tokens) = match (&self.spec.users, &self.spec.tokens) {
            (Some(users), Some(tokens)) => (&users.value, &tokens.value),
            (None, None) => return,
            (users, _) => {
                let (at, missing) = match users {
                    Some(users) => (&users.value.resource, "tokens"),
                    // One of the two is there, so it is the tokens.
                    None => (self.spec.tokens.as_ref().map_or(&self.spec.api, |t| &t.value.resource), "users"),
                };
                let message = format!("accounts need `{missing}` too");
                self.fault(
                    "S014",
                    spot(file, at),
                    message,
                    "one is of no use without the other",
                    format!("declare `{missing}`, or take this away"),
                );
                return;
            }
        };
        let found = (self.resource(file, &users.resource), self.resource(file, &tokens.resource));
        let (Some(of_users), Some(of_tokens)) = found else { return };
        for name in &users.own {
            self.own_column(of_users, file, name, "S044");
        }
        let accounts = Accounts {
            own: users.own.iter().map(|name| name.value.clone()).collect(),
            users: of_users,
            username: self.account_field(file, of_users, &users.username, Kind::Text),
            password: self.account_field(file, of_users, &users.password, Kind::Text),
            active: self.account_field(file, of_users, &users.active, Kind::Bool),
            public: self.account_field(file, of_users, &users.public, Kind::Bool),
            superuser: self.account_field(file, of_users, &users.superuser, Kind::Bool),
            tokens: of_tokens,
            token_user: tokens.user.value.clone(),
            token_created: self.account_field(file, of_tokens, &tokens.created, Kind::DateTime),
            groups: users.groups.as_ref().map_or_else(String::new, |path| self.role_path(file, of_users, path)),
            permissions: users.permissions.as_ref().map(|at| self.permissions(file, of_users, &at.value)),
        };
        let refers = self.api.resources[of_tokens].relations.iter().position(|r| r.name == tokens.user.value);
        let refers = refers.map(|relation| self.api.resources[of_tokens].relations[relation].target);
        if refers != Some(of_users) && !self.decls[of_tokens].broken {
            let message = format!("`{}` of `{}` doesn't refer to a user", tokens.user.value, tokens.resource.value);
            let remedy = format!("name its field with `to: {}`", users.resource.value);
            self.fault("S015", spot(file, &tokens.user), message, "says whose token it is", remedy);
        }
        let of = &self.api.resources[of_tokens];
        if of.fields.get(of.primary).is_some_and(|f| f.kind != Kind::Text) {
            let message = format!("`{}` can't hold tokens", tokens.resource.value);
            self.fault(
                "S015",
                spot(file, &tokens.resource),
                message,
                "its primary key isn't text",
                "the primary key is the token itself",
            );
        }
        self.api.accounts = Some(accounts);
    }

    /// Where permissions are kept.
    fn permissions(&mut self, file: usize, of_users: ResourceId, decl: &PermissionsDecl) -> Permissions {
        let mut of_permissions = None;
        let mut paths = Vec::new();
        for path in &decl.paths {
            if let Some(found) = self.walk(of_users, file, path, ROLES) {
                match found.end {
                    End::Relation(relation) => {
                        of_permissions = Some(self.api.resources[found.at].relations[relation].target);
                    }
                    End::Field(_) | End::Derived(_) => self.no_roles(file, path, "to rows of permissions"),
                }
            }
            paths.push(path.value.replace('.', "__"));
        }
        let mut column =
            |path: &At<String>| of_permissions.map_or_else(String::new, |of| self.role_path(file, of, path));
        Permissions { paths, app: column(&decl.app), name: column(&decl.name) }
    }

    /// A path to texts: the names of groups, say.
    fn role_path(&mut self, file: usize, from: ResourceId, path: &At<String>) -> String {
        if let Some(found) = self.walk(from, file, path, ROLES) {
            let text =
                matches!(found.end, End::Field(field) if self.api.resources[found.at].fields[field].kind == Kind::Text);
            if !text {
                self.no_roles(file, path, "to a text");
            }
        }
        path.value.replace('.', "__")
    }

    fn no_roles(&mut self, file: usize, path: &At<String>, wanted: &str) {
        let message = format!("`{}` doesn't lead {wanted}", path.value);
        self.fault("S015", spot(file, path), message, "rules ask for what stands there", "go on to another field");
    }

    fn account_field(&mut self, file: usize, id: ResourceId, name: &At<String>, kind: Kind) -> String {
        if let Some(field) = self.own_column(id, file, name, "S044") {
            let found = self.api.resources[id].fields[field].kind;
            if found != kind {
                let (found, wanted) = (super::fields::kind_word(found), super::fields::kind_word(kind));
                let message = format!("`{}` holds {found}", name.value);
                self.fault(
                    "S015",
                    spot(file, name),
                    message,
                    format!("must hold {wanted}"),
                    "name another field, or change its type",
                );
            }
        }
        name.value.clone()
    }
}
