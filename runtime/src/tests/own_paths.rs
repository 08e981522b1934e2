//! The paths that the generator refuses are those that the server answers itself.

use crate::{
    admin,
    http::{accounts::ACCOUNT_ROUTES, watch},
    tables::OWN_PATHS,
};
use std::collections::BTreeSet;

#[test]
fn paths_of_the_server_are_refused_in_specs() {
    let app = ["/docs", "/api/schema", "/uploaded/"];
    let paths = ACCOUNT_ROUTES.iter().map(|route| route.path).chain(watch::PATHS).chain([admin::PREFIX]).chain(app);
    let first: BTreeSet<&str> = paths.filter_map(|path| path.split('/').nth(1)).collect();
    assert_eq!(first, OWN_PATHS.iter().copied().collect());
}
