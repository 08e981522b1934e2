//! What a request passes before its work begins, in the order in which clients know it: its form, who asks, what they
//! may do, how often, by which method.

pub mod access;
pub mod authenticate;
pub mod base;
pub mod cors;
pub mod methods;
pub mod throttle;
pub mod version;
