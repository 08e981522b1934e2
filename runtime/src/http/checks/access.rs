//! Access: every route and method needs a token, except those that the tables declare open or public. Then the spec's
//! rules are asked, as far as they depend on the caller alone.

use crate::{
    account::{Caller, missing},
    error::RequestError,
    query::rights::{Sight, Verdict},
    tables::{Act, Api, Route, Serves},
    write::access::refused,
};

/// The access that an endpoint requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequiredAccess {
    /// Nothing: anybody, with any method.
    Nothing,
    /// A token, but readers without one get the public representation.
    TokenOrPublic,
    /// A token.
    Token,
}

/// How much a caller sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Everything.
    All,
    /// The public representation, its filters and its order.
    Public,
}

/// What a route's method needs. Where the method is not offered, an endpoint all of whose operations
/// are open stays open, so that it answers 405.
pub fn needs(api: &Api, route: &Route, method: &str) -> RequiredAccess {
    if api.accounts.is_none() {
        return RequiredAccess::Nothing;
    }
    match &route.serves {
        Serves::List(list) if list.public.is_some() => RequiredAccess::TokenOrPublic,
        Serves::Custom(custom) => {
            let named = if method == "HEAD" { "GET" } else { method };
            let open = match custom.operations.iter().find(|operation| operation.method == named) {
                Some(operation) => operation.open,
                None if method == "OPTIONS" => custom.operations.iter().any(|operation| operation.open),
                None => custom.operations.iter().all(|operation| operation.open),
            };
            if open { RequiredAccess::Nothing } else { RequiredAccess::Token }
        }
        _ => RequiredAccess::Token,
    }
}

/// Refuses what the rules let the caller do with no row at all.
///
/// # Errors
/// 403.
pub fn rules(sight: &Sight<'_>, route: &Route, method: &str) -> Result<(), RequestError> {
    let reads = matches!(method, "GET" | "HEAD");
    let verdict = match &route.serves {
        Serves::List(list) if reads => sight.verdict(list.resource, Act::Read),
        Serves::List(list) if method == "POST" => sight.verdict(list.resource, Act::Create),
        Serves::Item(item) => match method {
            "PUT" | "PATCH" => sight.verdict(item.resource, Act::Update),
            "DELETE" => sight.verdict(item.resource, Act::Delete),
            _ if reads => sight.verdict(item.resource, Act::Read),
            _ => Verdict::Always,
        },
        Serves::Custom(custom) => {
            let named = if method == "HEAD" { "GET" } else { method };
            let operation = custom.operations.iter().find(|operation| operation.method == named);
            operation.and_then(|operation| operation.access).map_or(Verdict::Always, |who| sight.any(None, who))
        }
        Serves::List(_) | Serves::Union(_) => Verdict::Always,
    };
    if verdict == Verdict::Never { Err(refused()) } else { Ok(()) }
}

/// Checks whether the caller has access.
///
/// # Errors
/// 403 without credentials where they are needed, and for a public user who doesn't just read.
pub fn check(needs: RequiredAccess, caller: Option<&Caller>, method: &str) -> Result<Visibility, RequestError> {
    let reads = matches!(method, "GET" | "HEAD" | "OPTIONS");
    match (needs, caller) {
        (RequiredAccess::Nothing, _) => Ok(Visibility::All),
        (_, Some(caller)) if caller.public && !reads => {
            Err(RequestError::Detail(403, "You do not have permission to perform this action.".into()))
        }
        (_, Some(_)) => Ok(Visibility::All),
        (RequiredAccess::TokenOrPublic, None) if reads => Ok(Visibility::Public),
        (_, None) => Err(missing()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        tables::{Answer, Custom, CustomOperation, Hook},
        tests::zoo::API,
    };

    fn caller(public: bool) -> Caller {
        Caller { public, ..Caller::new(1, "ada") }
    }

    static ANSWER: Answer = Answer::object(200, "", &[]);

    const fn operation(method: &'static str, open: bool) -> CustomOperation {
        CustomOperation { open, ..CustomOperation::new(method, Hook::new("handle", 0), &ANSWER) }
    }

    const fn route(custom: &'static Custom) -> Route {
        Route::custom("/x", "x", custom)
    }

    static LOG_IN: Custom = Custom { operations: &[operation("POST", true)] };
    static MIXED: Custom = Custom { operations: &[operation("GET", true), operation("POST", false)] };

    #[test]
    fn open_endpoints_are_open_for_every_method() {
        for method in ["POST", "GET", "OPTIONS", "BREW"] {
            assert_eq!(needs(&API, &route(&LOG_IN), method), RequiredAccess::Nothing, "{method}");
        }
        assert_eq!(check(RequiredAccess::Nothing, Some(&caller(true)), "POST").ok(), Some(Visibility::All));
    }

    #[test]
    fn an_endpoint_may_be_open_in_part() {
        let of = |method| needs(&API, &route(&MIXED), method);
        assert_eq!(["GET", "HEAD", "OPTIONS"].map(of), [RequiredAccess::Nothing; 3]);
        assert_eq!(["POST", "DELETE"].map(of), [RequiredAccess::Token; 2]);
    }

    #[test]
    fn without_a_token_only_public_lists_are_read() {
        for method in ["GET", "HEAD", "OPTIONS"] {
            assert_eq!(check(RequiredAccess::TokenOrPublic, None, method).ok(), Some(Visibility::Public));
            assert_eq!(check(RequiredAccess::Token, None, method).map_err(|fault| fault.status()), Err(403));
        }
        let refusal = check(RequiredAccess::TokenOrPublic, None, "POST").map_err(|fault| fault.body().to_string());
        assert_eq!(refusal, Err(r#"{"detail":"Authentication credentials were not provided."}"#.into()));
    }

    #[test]
    fn public_users_read_everything_and_write_nothing() {
        for method in ["GET", "HEAD", "OPTIONS"] {
            assert_eq!(check(RequiredAccess::TokenOrPublic, Some(&caller(true)), method).ok(), Some(Visibility::All));
        }
        for method in ["POST", "PUT", "PATCH", "DELETE", "BREW"] {
            let refusal =
                check(RequiredAccess::Token, Some(&caller(true)), method).map_err(|fault| fault.body().to_string());
            let want = r#"{"detail":"You do not have permission to perform this action.","status_code":403}"#;
            assert_eq!(refusal, Err(want.into()), "{method}");
        }
    }

    #[test]
    fn users_may_do_everything() {
        for method in ["GET", "DELETE", "BREW"] {
            assert_eq!(check(RequiredAccess::Token, Some(&caller(false)), method).ok(), Some(Visibility::All));
        }
    }

    #[test]
    fn an_api_without_accounts_is_open() {
        let open = Api { accounts: None, ..copy() };
        assert_eq!(needs(&open, &route(&MIXED), "POST"), RequiredAccess::Nothing);
    }

    fn copy() -> Api {
        Api {
            name: API.name,
            about: API.about,
            license: API.license,
            contact: API.contact,
            version: API.version,
            vendor: API.vendor,
            resources: API.resources,
            also: API.also,
            routes: API.routes,
            page_size: API.page_size,
            page_most: API.page_most,
            defaults: crate::tables::Defaults {
                time_zone: "UTC",
                token_lifetime: 0,
                burst: "",
                docs: "",
                act_for_others: false,
                rules: true,
            },
            accounts: API.accounts,
            kinds: None,
            migrations: &[],
            admin: None,
            hooks: &[],
        }
    }
}
