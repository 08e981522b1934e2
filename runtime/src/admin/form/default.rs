//! Defaults of fields, as forms have them.

use super::content;
use crate::{
    admin::visit::Visit,
    error::RequestError,
    store::{self, Executor, Sql},
    tables::{Default, InputField, Kind, Resource, Takes, Target},
    write::columns,
};
use sea_orm::Value;

/// Whether a field refers to a user.
fn is_user(visit: &Visit<'_>, field: &InputField) -> bool {
    matches!(field.takes, Takes::One(target, _) if target.table == visit.pages.accounts.users.table)
}

/// The default of a field, as a form has it; empty without one, or where it can be known only when the row is made.
///
/// # Errors
/// Database errors.
pub async fn default(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    resource: &'static Resource,
    field: &InputField,
) -> Result<String, RequestError> {
    let column = match field.target {
        Target::Column(place) => columns::at(resource, place).map(|(_, column)| column),
        _ => None,
    };
    let kind = column.map_or(Kind::Text, |column| column.kind);
    let default = match (&field.default, column) {
        (Some(default), _) => *default,
        (None, Some(column)) => column.default,
        (None, None) => Default::None,
    };
    let site = &visit.pages.server.site;
    let value = match default {
        // Who must be named is whoever fills the form in, unless another is chosen.
        Default::None if field.required && is_user(visit, field) => visit.caller.id.clone(),
        Default::None | Default::NewUuid | Default::Empty => return Ok(String::new()),
        Default::Text(text) => text.into(),
        Default::Int(number) => number.into(),
        Default::Float(number) => number.into(),
        Default::Bool(is_so) => is_so.into(),
        Default::Uuid(text) => text.into(),
        Default::Now => visit.now.now.into(),
        Default::Today => visit.now.today().into(),
        Default::Caller => visit.caller.id.clone(),
        Default::TimeZone => visit.now.zone.name().into(),
        Default::Setting(name) => site.settings.named.get(name).map_or(Value::String(None), |text| text.into()),
        Default::Row { of, column, is, .. } => {
            let (of, key) = (of.get(), of.get().key());
            let mut sql = Sql::new(site.store.dialect);
            sql.push("select ").name(key.name).push(" from ").name(of.table).push(" where ").name(column);
            sql.push(" = ").bind(is).push(" order by 1 limit 1");
            match store::fetch(on, sql).await?.first() {
                Some(row) => columns::decode(row, 0, key.kind)?,
                None => Value::String(None),
            }
        }
    };
    let value = columns::fit(if value.is_some() { kind } else { Kind::Text }, value);
    Ok(content::of_value(&field.takes, &value, &visit.now).unwrap_or_default())
}
