//! Settings of those who look after a server: who may change users, who may read figures, where spans go.

use super::{Configuration, Origin};
use crate::{account::AccountRule, http::watch::metrics::Access, store::migrate::State};

/// Characters that a token of the figures has at least.
const MIN_TOKEN_LENGTH: usize = 16;

impl Configuration {
    /// What somebody chose, as JSON, as people may see it.
    pub fn logged(&self) -> serde_json::Value {
        let chosen = self.names().filter(|name| *self.origin(name) != Origin::Default);
        chosen.map(|name| (name.to_owned(), self.shown(name).into())).collect::<serde_json::Map<_, _>>().into()
    }

    /// Who may change users by requests, on a database of a kind. `moved`: its users came with a fixture.
    ///
    /// # Errors
    /// It is no such rule.
    pub fn accounts(&self, state: State, moved: bool) -> Result<AccountRule, String> {
        match (self.text("accounts"), state) {
            ("auto" | "", State::Django | State::Adopted) => Ok(AccountRule::Open),
            ("auto" | "", State::Empty | State::Ours) if moved => Ok(AccountRule::Open),
            ("auto" | "", State::Empty | State::Ours) => Ok(AccountRule::Own),
            (name, _) => AccountRule::named(name).ok_or_else(|| self.wrong("accounts", "open, own, superuser or auto")),
        }
    }

    /// Who may read the figures; `None`: nobody.
    ///
    /// # Errors
    /// The token could be guessed.
    pub fn metrics(&self) -> Result<Option<Access>, String> {
        let (token, bind) = (self.text("metrics_token"), self.text("metrics_bind"));
        if !token.is_empty() && (token.len() < MIN_TOKEN_LENGTH || token.contains(|c: char| !c.is_ascii_graphic())) {
            return Err(self.wrong("metrics_token", "at least 16 ASCII characters without blanks"));
        }
        let access = Access { token: token.to_owned(), elsewhere: !bind.is_empty() };
        Ok((!token.is_empty() || !bind.is_empty()).then_some(access))
    }

    /// Where spans are sent; `None`: nowhere.
    ///
    /// # Errors
    /// It is no address of HTTP.
    pub fn otlp_endpoint(&self) -> Result<Option<String>, String> {
        const PATH: &str = "/v1/traces";
        let endpoint = self.text("otlp_endpoint").trim_end_matches('/');
        let host = endpoint.strip_prefix("http://").or_else(|| endpoint.strip_prefix("https://"));
        match host {
            _ if endpoint.is_empty() => Ok(None),
            None | Some("") => Err(self.wrong("otlp_endpoint", "an address like http://127.0.0.1:4318")),
            Some(_) if endpoint.ends_with(PATH) => Ok(Some(endpoint.to_owned())),
            Some(_) => Ok(Some(format!("{endpoint}{PATH}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Configuration {
        let given: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).into(), (*value).into(), "--set".into())).collect();
        let file = std::path::Path::new("/dev/null");
        Configuration::gather(&super::super::tests::PROGRAM, Some(file), std::iter::empty(), &given)
            .expect("the names are right")
    }

    #[test]
    fn users_are_changed_by_whom_the_kind_of_database_says_unless_told() {
        let auto = with(&[]);
        for (state, rule) in [
            (State::Django, AccountRule::Open),
            (State::Adopted, AccountRule::Open),
            (State::Ours, AccountRule::Own),
            (State::Empty, AccountRule::Own),
        ] {
            assert_eq!(auto.accounts(state, false), Ok(rule), "{state:?}");
            assert_eq!(auto.accounts(state, true), Ok(AccountRule::Open), "{state:?}");
            assert_eq!(with(&[("accounts", "superuser")]).accounts(state, true), Ok(AccountRule::Superuser));
            assert!(
                with(&[("accounts", "all")]).accounts(state, false).is_err_and(|error| error.contains("is `all`, but"))
            );
        }
    }

    #[test]
    fn figures_need_a_token_that_nobody_guesses_or_an_address() {
        assert_eq!(with(&[]).metrics(), Ok(None));
        let elsewhere = with(&[("metrics_bind", "127.0.0.1:9000")]).metrics();
        assert_eq!(elsewhere, Ok(Some(Access { token: String::new(), elsewhere: true })));
        let token = "0123456789abcdef";
        let here = with(&[("metrics_token", token)]);
        assert_eq!(here.metrics(), Ok(Some(Access { token: token.into(), elsewhere: false })));
        assert_eq!((here.shown("metrics_token"), here.logged()["metrics_token"].as_str()), ("***".into(), Some("***")));
        for bad in ["short", "0123456789 abcdef", "0123456789abcdefé"] {
            let error = with(&[("metrics_token", bad)]).metrics().expect_err("it is refused");
            assert!(!error.contains(bad), "{error}");
        }
    }

    #[test]
    fn spans_go_to_the_path_of_the_protocol() {
        let of = |endpoint| with(&[("otlp_endpoint", endpoint)]).otlp_endpoint();
        assert_eq!(of(""), Ok(None));
        for endpoint in ["http://h:4318", "http://h:4318/", "http://h:4318/v1/traces"] {
            assert_eq!(of(endpoint), Ok(Some("http://h:4318/v1/traces".into())));
        }
        assert!(of("h:4318").is_err() && of("https://").is_err());
        let masked = with(&[("otlp_endpoint", "https://me:hush@h/x")]);
        assert_eq!(masked.logged()["otlp_endpoint"], "https://me:***@h/x");
    }
}
