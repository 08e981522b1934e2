//! The query parameters of a resource's list.

use super::{names, representation, resource};
use crate::model::{Api, Filter, FilterTest, Resource, ResourceId};
use proc_macro2::TokenStream;
use quote::quote;

/// The `FILTERS` static; nothing where the resource has no list.
pub fn emit(api: &Api, id: ResourceId) -> TokenStream {
    let resource = &api.resources[id];
    if !resource.operations.list {
        return quote!();
    }
    let filters = list(api, resource, &resource.filters);
    quote! {
        /// Query parameters of the list.
        pub static FILTERS: &[Filter] = #filters;
    }
}

/// A list of query parameters, as an expression.
pub fn list(api: &Api, here: &Resource, filters: &[Filter]) -> TokenStream {
    let filters = filters.iter().map(|filter| {
        let Filter { name, public, about, .. } = filter;
        let test = test(api, here, &filter.test);
        quote!(Filter { name: #name, test: #test, public: #public, about: #about })
    });
    quote!(&[#(#filters),*])
}

fn test(api: &Api, here: &Resource, test: &FilterTest) -> TokenStream {
    let choices = |index: &usize| resource::choices(&here.fields[*index].choices);
    match test {
        FilterTest::Text(lookup) => quote!(FilterTest::Text(#lookup)),
        FilterTest::Uuid(lookup) => quote!(FilterTest::Uuid(#lookup)),
        FilterTest::Number(lookup) => quote!(FilterTest::Number(#lookup)),
        FilterTest::Bool(lookup) => quote!(FilterTest::Bool(#lookup)),
        FilterTest::Date(lookup) => quote!(FilterTest::Date(#lookup)),
        FilterTest::DateTime(lookup) => quote!(FilterTest::DateTime(#lookup)),
        FilterTest::Day(lookup) => quote!(FilterTest::Day(#lookup)),
        FilterTest::Choice(lookup, field) => {
            let choices = choices(field);
            quote!(FilterTest::Choice(#lookup, #choices))
        }
        FilterTest::Label(lookup, field) => {
            let choices = choices(field);
            quote!(FilterTest::Label(#lookup, #choices))
        }
        FilterTest::Row(lookup, of) => {
            let of = names::resource(api, here, *of);
            quote!(FilterTest::Row(#lookup, #of))
        }
        FilterTest::Rows(lookup, of) => {
            let of = names::resource(api, here, *of);
            quote!(FilterTest::Rows(#lookup, #of))
        }
        FilterTest::UuidIn(lookup) => quote!(FilterTest::UuidIn(#lookup)),
        FilterTest::AllOf(lookup) => quote!(FilterTest::AllOf(#lookup)),
        FilterTest::DateRange(lookup) => quote!(FilterTest::DateRange(#lookup)),
        FilterTest::Lookups => quote!(FilterTest::Lookups),
        FilterTest::Pairs(field) => quote!(FilterTest::Pairs(#field)),
        FilterTest::Rule(rule) => {
            let glue = representation::rule_glue(here, *rule);
            quote!(FilterTest::Rule(#glue))
        }
        FilterTest::BoolRule(rule) => {
            let glue = representation::rule_glue(here, *rule);
            quote!(FilterTest::BoolRule(#glue))
        }
        FilterTest::Refused => quote!(FilterTest::Refused),
    }
}
