//! Which methods a route offers: the `Allow` header and 405.

use crate::{
    error::RequestError,
    tables::{Route, Serves},
};

/// Every method that a route may offer, in the order in which `Allow` lists them.
const ALL: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// Whether a route offers a method.
fn offers(route: &Route, method: &str) -> bool {
    let method = if method == "HEAD" { "GET" } else { method };
    if method == "OPTIONS" {
        return true;
    }
    match &route.serves {
        Serves::List(list) => match method {
            "GET" => list.listed,
            "POST" => list.create.is_some(),
            _ => false,
        },
        Serves::Item(item) => match method {
            "GET" => item.read,
            "PUT" | "PATCH" => item.write && item.input.is_some(),
            "DELETE" => item.delete,
            _ => false,
        },
        Serves::Union(_) => method == "GET",
        Serves::Custom(custom) => custom.operations.iter().any(|operation| operation.method == method),
    }
}

/// The `Allow` header of a route.
pub fn allow(route: &Route) -> String {
    ALL.into_iter().filter(|method| offers(route, method)).collect::<Vec<_>>().join(", ")
}

/// Lets offered methods through.
///
/// # Errors
/// 405, naming the method as sent.
pub fn check(route: &Route, method: &str) -> Result<(), RequestError> {
    if offers(route, method) { Ok(()) } else { Err(not_offered(method)) }
}

/// 405, naming the method as sent.
pub fn not_offered(method: &str) -> RequestError {
    RequestError::Detail(405, format!("Method \"{method}\" not allowed."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Answer, Custom, CustomOperation, Hook};

    static ANSWER: Answer = Answer::object(200, "", &[]);

    const fn operation(method: &'static str) -> CustomOperation {
        CustomOperation::new(method, Hook::new("handle", 0), &ANSWER)
    }

    static BOTH: Custom = Custom { operations: &[operation("POST"), operation("GET")] };
    static POST: Custom = Custom { operations: &[operation("POST")] };

    const fn route(custom: &'static Custom) -> Route {
        Route::custom("/x", "x", custom)
    }

    #[test]
    fn methods_are_listed_in_their_order() {
        assert_eq!(allow(&route(&BOTH)), "GET, POST, HEAD, OPTIONS");
        assert_eq!(allow(&route(&POST)), "POST, OPTIONS");
    }

    #[test]
    fn others_are_refused_as_sent() {
        assert!(check(&route(&BOTH), "HEAD").is_ok());
        let refusal = check(&route(&POST), "Brew").map_err(|fault| fault.body().to_string());
        assert_eq!(refusal, Err(r#"{"detail":"Method \"Brew\" not allowed.","status_code":405}"#.into()));
        assert!(check(&route(&POST), "HEAD").is_err());
    }
}
