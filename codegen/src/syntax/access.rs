//! Who may do what: words and conditions.

use super::{
    forms::{self, Form, Scalar},
    place::{At, Entries},
};
use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess},
};

/// Who may do what with the rows of a resource.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "access")]
pub struct AccessDecl {
    /// `public`: the list is open, by the representation `public`. `token`, the default: it needs a token.
    pub list: Option<At<String>>,
    /// `token`, the default.
    pub retrieve: Option<At<String>>,
    /// For whom a row is there at all; `update` stands for those who may change it. Absent: for everybody.
    pub read: Option<At<AllowDecl>>,
    /// Who may make such a row. Absent: everybody with a token.
    pub create: Option<At<AllowDecl>>,
    /// Who may change a row. Absent: everybody with a token.
    pub update: Option<At<AllowDecl>>,
    /// Who may delete a row. Absent: everybody with a token.
    pub delete: Option<At<AllowDecl>>,
    /// Fields with rules of their own: `{ salary: { read: [superuser, { is: user }] } }`.
    pub fields: Entries<FieldAccessDecl>,
    /// A hand-written rule that a row must pass, too, to be there: `{ rule: embargo }`.
    pub extra: Option<At<RuleDecl>>,
}

/// Who may do what where resources don't say it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "default access")]
pub struct AccessDefaults {
    /// For whom rows are there.
    pub read: Option<At<AllowDecl>>,
    /// Who may make rows.
    pub create: Option<At<AllowDecl>>,
    /// Who may change rows.
    pub update: Option<At<AllowDecl>>,
    /// Who may delete rows.
    pub delete: Option<At<AllowDecl>>,
}

/// Who may see and write a field.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "access to a field")]
pub struct FieldAccessDecl {
    /// Who may see it; for others it is null.
    pub read: Option<At<AllowDecl>>,
    /// Who may write it; absent: who may see it.
    pub write: Option<At<AllowDecl>>,
}

/// A hand-written rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "rule")]
pub struct RuleDecl {
    /// Its name.
    pub rule: At<String>,
}

/// Some of those who ask: a word (`public`, `token`, `superuser`, `nobody`), a condition, or a list of these, of which
/// one is enough.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum AllowDecl {
    /// `public`, `token`, `superuser`, `nobody`.
    Word(String),
    /// A condition.
    Form(Box<AllowForm>),
    /// Any of these.
    Any(Vec<At<AllowDecl>>),
}

/// A condition on who asks; exactly one is given.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "condition on the caller")]
pub struct AllowForm {
    /// The caller is the user at the end of this path from the row, or one of those to whom it leads.
    pub is: Option<At<String>>,
    /// The caller is among the users to whom this path from the row leads.
    pub r#in: Option<At<String>>,
    /// The caller is in the group of this name; `*` at its beginning or end stands for any text.
    pub group: Option<At<String>>,
    /// This boolean field of the caller is true.
    pub flag: Option<At<String>>,
    /// The caller has this permission for the resource, e.g. `view`: `app.view_model` of Django.
    pub permission: Option<At<String>>,
    /// This setting of the program is `true`: everybody with a token.
    pub setting: Option<At<String>>,
    /// Hand-written; it knows who asks.
    pub rule: Option<At<String>>,
    /// The caller is among all of these.
    pub all: Option<Vec<At<AllowDecl>>>,
    /// The caller isn't among these.
    pub not: Option<Box<At<AllowDecl>>>,
}

impl Form for AllowDecl {
    const EXPECTS: &'static str = "a word, a condition such as { is: user }, or a list of these is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        forms::text(value).map(AllowDecl::Word)
    }
    fn list<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<Self, A::Error> {
        let mut any = Vec::new();
        while let Some(item) = seq.next_element()? {
            any.push(item);
        }
        Ok(AllowDecl::Any(any))
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        forms::entry(map).map(|form| AllowDecl::Form(Box::new(form)))
    }
}

impl<'de> Deserialize<'de> for AllowDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        forms::read(d)
    }
}
