//! Which methods a route offers: the `Allow` header and 405.

use crate::{
    fault::Fault,
    tables::{Route, Serves},
};

/// The methods of a route, in the order in which `Allow` lists them.
pub fn offered(route: &Route) -> Vec<&'static str> {
    let here: &dyn Fn(&str) -> bool = match &route.serves {
        Serves::List(list) => &|method| match method {
            "GET" => list.listed,
            "POST" => list.create.is_some(),
            _ => false,
        },
        Serves::Item(item) => &|method| match method {
            "GET" => item.read,
            "PUT" | "PATCH" => item.write && item.input.is_some(),
            "DELETE" => item.delete,
            _ => false,
        },
        Serves::Union(_) => &|method| method == "GET",
        Serves::Custom(custom) => &|method| custom.operations.iter().any(|operation| operation.method == method),
    };
    let mut methods: Vec<&'static str> =
        ["GET", "POST", "PUT", "PATCH", "DELETE"].into_iter().filter(|m| here(m)).collect();
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    methods.push("OPTIONS");
    methods
}

/// The `Allow` header of a route.
pub fn allow(route: &Route) -> String {
    offered(route).join(", ")
}

/// Lets offered methods through.
///
/// # Errors
/// 405, naming the method as sent.
pub fn check(route: &Route, method: &str) -> Result<(), Fault> {
    if offered(route).contains(&method) { Ok(()) } else { Err(not_offered(method)) }
}

/// 405, naming the method as sent.
pub fn not_offered(method: &str) -> Fault {
    Fault::Detail(405, format!("Method \"{method}\" not allowed."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        behaviour::BoxFuture,
        http::{Call, Reply},
        tables::{Answer, Custom, CustomOperation},
    };

    fn handle<'a>(_: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
        Box::pin(async { Err(not_offered("x")) })
    }

    static ANSWER: Answer =
        Answer { status: 200, media: "", schema: "", value: None, many: false, fields: &[], optional: &[] };

    const fn operation(method: &'static str) -> CustomOperation {
        CustomOperation { method, open: false, takes: &[], body: "", answer: &ANSWER, also: &[], about: "", handle }
    }

    static BOTH: Custom = Custom { operations: &[operation("POST"), operation("GET")] };
    static POST: Custom = Custom { operations: &[operation("POST")] };

    const fn route(custom: &'static Custom) -> Route {
        Route { path: "/x", operation: "x", tag: "x", title: "X", about: "", serves: Serves::Custom(custom) }
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
