//! Tasks: who may change those that belong to no session.

use crate::generated::{App, jobs::task::TaskBehaviour};
use specimen::hooks::{Condition, RuleContext};

impl TaskBehaviour for App {
    /// Members of a lab of the task's repository may, where there is no session whose users could.
    fn of_repository_rule(asked: &RuleContext<'_>, _: &str) -> Result<Condition, String> {
        Ok(match asked.caller {
            Some(caller) => Condition::all([
                Condition::lookup("session__isnull", true),
                Condition::lookup("data_repository__lab__labmembership__user", caller),
            ]),
            None => Condition::False,
        })
    }
}
