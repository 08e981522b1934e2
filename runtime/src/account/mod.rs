//! Users and how they are known: passwords, tokens, failed log-ins, and the queue for hashing.

pub mod bearer;
pub mod failed_log_ins;
pub mod hash_queue;
pub mod known_callers;
mod known_networks;
pub mod login;
pub mod password;
pub mod token;

pub use crate::caller::Caller;
use crate::error::RequestError;
use serde_json::json;

/// Who may make, change and delete users by requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountRule {
    /// Every user who may write.
    Open,
    /// Superusers. Other users may change only their own fields that the spec's `own` lists.
    Own,
    /// Superusers alone.
    Superuser,
}

impl AccountRule {
    /// The rule of a name: `open`, `own` or `superuser`.
    pub fn named(name: &str) -> Option<AccountRule> {
        Some(match name {
            "open" => AccountRule::Open,
            "own" => AccountRule::Own,
            "superuser" => AccountRule::Superuser,
            _ => return None,
        })
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            AccountRule::Open => "open",
            AccountRule::Own => "own",
            AccountRule::Superuser => "superuser",
        }
    }
}

/// The error for a request without credentials on an endpoint that requires them.
pub fn missing() -> RequestError {
    RequestError::Body(403, json!({"detail": "Authentication credentials were not provided."}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_missing_credentials_body_has_no_status_code() {
        assert_eq!(missing().body().to_string(), r#"{"detail":"Authentication credentials were not provided."}"#);
    }
}
