//! Names that tables and generated code share: of hooks, representations and inputs.

use crate::names::camel;

/// Hand-written code of a resource: the trait that it implements, and the method.
pub fn hook(resource: &str, method: &str) -> String {
    format!("{resource}Behaviour::{method}")
}

/// The method of a rule.
pub fn rule(rule: &str) -> String {
    format!("{rule}_rule")
}

/// Hand-written code of an endpoint.
pub fn endpoint_hook(endpoint: &str, method: &str) -> String {
    format!("{endpoint}Endpoint::{method}")
}

/// A representation in the OpenAPI document.
pub fn schema(resource: &str, representation: &str) -> String {
    format!("{resource}{}", camel(representation))
}

/// What an operation of an endpoint takes, in the OpenAPI document and as a type.
pub fn taken(endpoint: &str, method: &str) -> String {
    format!("{endpoint}{}", camel(method))
}

/// What it answers with.
pub fn answer(endpoint: &str, method: &str) -> String {
    format!("{endpoint}{}Answer", camel(method))
}
