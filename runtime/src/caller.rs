//! Who asks: known to all code that reads or writes for a request.

use sea_orm::Value;

/// Who asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Caller {
    /// Primary key of the user.
    pub id: Value,
    /// Log-in name.
    pub username: String,
    /// May only read.
    pub public: bool,
    /// Administrator.
    pub superuser: bool,
    /// Further boolean columns of the user that are true, of those that the spec's rules name.
    pub flags: Vec<&'static str>,
    /// Names of the user's groups, where the spec says where these are.
    pub groups: Vec<String>,
    /// The user's permissions, their own and their groups', e.g. `subjects.view_subject`.
    pub permissions: Vec<String>,
    /// Whether the rules of access hold for this caller even where requests of the API are free of them: on the pages.
    pub ruled: bool,
}

impl Caller {
    /// A user of a key and log-in name, who may write, and has no further rights.
    pub fn new(id: impl Into<Value>, username: impl Into<String>) -> Caller {
        Caller {
            id: id.into(),
            username: username.into(),
            public: false,
            superuser: false,
            flags: Vec::new(),
            groups: Vec::new(),
            permissions: Vec::new(),
            ruled: false,
        }
    }

    /// Whether the user is in a group. A `*` at the beginning or end of the name stands for any text; such names are
    /// compared without regard to letter case.
    pub fn is_in(&self, group: &str) -> bool {
        if !group.contains('*') {
            return self.groups.iter().any(|name| name == group);
        }
        let (begins, ends) = (!group.starts_with('*'), !group.ends_with('*'));
        let part = group.trim_matches('*').to_lowercase();
        self.groups.iter().map(|name| name.to_lowercase()).any(|name| match (begins, ends) {
            (true, _) => name.starts_with(&part),
            (false, true) => name.ends_with(&part),
            (false, false) => name.contains(&part),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_found_by_name_or_by_a_part_of_it() {
        let caller = Caller { groups: vec!["Husbandry Team".into()], ..Caller::new(1, "ada") };
        let is_in = |name: &str| caller.is_in(name);
        assert!(is_in("Husbandry Team") && is_in("*husbandry*") && is_in("husb*") && is_in("*TEAM"));
        assert!(!is_in("husbandry team") && !is_in("Husbandry") && !is_in("*husbandry") && !is_in("team*"));
    }
}
