//! Rules over several fields of a row, or over several rows: checks, what is needed when, ranges that don't overlap, and
//! trees without circles.

use super::{Checker, DeclaredField, spot, text, yes};
use crate::{
    leak,
    model::{Kind, ResourceId},
    syntax::{At, CheckDecl, CheckForm, NeedDecl, NoOverlapDecl, NoOverlapForm, WithinDecl},
};
use specimen_tables::{Check, Dialects, NoOverlap, ddl::bounded};

impl Checker<'_> {
    /// The rules of a resource.
    pub fn rules(&mut self, id: ResourceId) {
        let declared = &self.decls[id];
        let (file, decl) = (declared.file, &declared.decl);
        for (name, check) in &decl.checks.0 {
            let made = match &check.value {
                CheckDecl::Sql(sql) => Some(Check::new(leak::text(&name.value), leak::text(sql))),
                CheckDecl::Made(form) => self.check(id, file, name, form),
            };
            self.api.resources[id].checks.extend(made);
        }
        for (name, need) in &decl.needs.0 {
            let (when, message) = match &need.value {
                NeedDecl::When(when) => {
                    (At { value: when.clone(), line: need.line, column: need.column }, String::new())
                }
                NeedDecl::Made(form) => (form.when.clone(), text(&form.message)),
            };
            self.need(id, file, name, &when, &message);
        }
        match &decl.no_overlap {
            Some(At { value: NoOverlapDecl::One(form), line, column }) => {
                let at = At { value: (), line: *line, column: *column };
                self.apart(id, file, &at, form);
            }
            Some(At { value: NoOverlapDecl::Several(forms), .. }) => {
                for form in forms {
                    let at = At { value: (), line: form.line, column: form.column };
                    self.apart(id, file, &at, &form.value);
                }
            }
            None => {}
        }
        for field in &declared.fields {
            if let Some(tree) = field.decl.tree.as_ref().filter(|tree| tree.value) {
                self.tree(id, field, tree);
            }
        }
    }

    fn check(&mut self, id: ResourceId, file: usize, name: &At<String>, form: &CheckForm) -> Option<Check> {
        let (sql, says) = match (&form.is, &form.sql) {
            (Some(is), None) => (self.row_condition(id, file, is)?, format!("Ensure that {}.", is.value)),
            (None, Some(sql)) => (Dialects::same(leak::text(&sql.value)), format!("Ensure that {}.", name.value)),
            _ => {
                let message = format!("the check `{}` has no condition, or two", name.value);
                let remedy = "give it one of `is`, a condition in words, and `sql`";
                self.fault("S186", spot(file, name), message, "of these, a check has exactly one", remedy);
                return None;
            }
        };
        let at = match &form.at {
            Some(at) => self.own_column(id, file, at, "S044").map(|_| at.value.as_str())?,
            None => "",
        };
        let message = form.message.as_ref().map_or(says, |message| message.value.clone());
        Some(Check { name: leak::text(&name.value), sql, field: leak::text(at), message: leak::text(&message) })
    }

    fn need(&mut self, id: ResourceId, file: usize, name: &At<String>, when: &At<String>, message: &str) {
        let Some(place) = self.own_column(id, file, name, "S187") else { return };
        let Some(condition) = self.row_condition(id, file, when) else { return };
        let resource = &self.api.resources[id];
        let field = &resource.fields[place];
        let is_text = field.kind == Kind::Text;
        if !(field.nullable || (is_text && field.blank)) {
            let reason = format!("a `{}` always has a value in this field", resource.name);
            let remedy =
                if is_text { "say `blank: true` or `nullable: true` there" } else { "say `nullable: true` there" };
            let message = format!("`{}` can't be needed at times", name.value);
            self.fault("S187", spot(file, name), message, reason, remedy);
            return;
        }
        let column = &field.column;
        let given = if is_text {
            format!("(\"{column}\" is not null and \"{column}\" <> '')")
        } else {
            format!("\"{column}\" is not null")
        };
        let sql = |of: &str| leak::text(&format!("({of}) is not true or {given}"));
        let sql = Dialects::new(sql(condition.postgres), sql(condition.sqlite));
        let message = if message.is_empty() { "This field is required." } else { message };
        let constraint = bounded(&format!("{}_{column}_needed", resource.table));
        let field = leak::text(&name.value);
        self.api.resources[id].checks.push(Check {
            name: leak::text(&constraint),
            sql,
            field,
            message: leak::text(message),
        });
    }

    fn apart(&mut self, id: ResourceId, file: usize, at: &At<()>, form: &NoOverlapForm) {
        let [from, to] = form.of.value.as_slice() else {
            let message = "ranges that don't overlap need two fields".to_owned();
            let reason = format!("this names {}", form.of.value.len());
            self.fault("S185", spot(file, &form.of), message, reason, "write `of: [begins, ends]`");
            return;
        };
        let ends = [from, to].map(|field| self.own_column(id, file, field, "S185"));
        let within: Vec<&At<String>> = match form.within.as_ref().map(|within| &within.value) {
            None => Vec::new(),
            Some(WithinDecl::Fields(fields)) => fields.iter().collect(),
            Some(WithinDecl::Field(_)) => Vec::new(),
        };
        let single = form.within.as_ref().and_then(|at| match &at.value {
            WithinDecl::Field(name) => Some(At { value: name.clone(), line: at.line, column: at.column }),
            WithinDecl::Fields(_) => None,
        });
        let within: Vec<(At<String>, Option<usize>)> = within
            .into_iter()
            .chain(&single)
            .map(|name| (name.clone(), self.own_column(id, file, name, "S185")))
            .collect();
        let condition = match &form.unless {
            Some(unless) => self.row_condition(id, file, unless),
            None => Some(Dialects::same("")),
        };
        let ([Some(first), Some(last)], Some(unless)) = (ends, condition) else { return };
        let resource = &self.api.resources[id];
        let (one, other) = (&resource.fields[first], &resource.fields[last]);
        let has_ranges = |kind| {
            matches!(
                kind,
                Kind::Date | Kind::DateTime | Kind::Decimal(_) | Kind::Small | Kind::Int | Kind::Big | Kind::Duration
            )
        };
        if first == last || !has_ranges(one.kind) || one.kind.stored() != other.kind.stored() {
            let message = format!("from `{}` to `{}` is no range", from.value, to.value);
            let reason = "it needs two fields of one type";
            let remedy = "types with ranges are `date datetime duration decimal small integer big`";
            self.fault("S185", spot(file, &form.of), message, reason, remedy);
            return;
        }
        for (name, place) in &within {
            let Some(place) = place else { continue };
            let kind = self.api.resources[id].fields[*place].kind;
            if kind == Kind::Json || kind.is_list() || [first, last].contains(place) {
                let message = format!("rows can't be told apart by `{}`", name.value);
                let reason = "this is json, a list, or an end of the range";
                self.fault(
                    "S185",
                    spot(file, name),
                    message,
                    reason,
                    "name a field of single values, or a relation to one",
                );
            }
        }
        let places: Vec<usize> = within.iter().filter_map(|(_, place)| *place).collect();
        if places.len() < within.len() {
            return;
        }
        let resource = &self.api.resources[id];
        let (one, other) = (resource.fields[first].column.clone(), resource.fields[last].column.clone());
        let of = bounded(&format!("{}_{one}_{other}_order", resource.table));
        let constraint = bounded(&format!("{}_{one}_{other}_apart", resource.table));
        if resource.no_overlap.iter().any(|of| of.name == constraint) {
            let message = format!("two rules are about `{}` and `{}`", from.value, to.value);
            self.fault("S185", spot(file, at), message, "the second rule", "make one rule of them");
            return;
        }
        let closed = yes(&form.closed);
        let sign = if closed { "<=" } else { "<" };
        let words = from.value.replace('_', " ");
        let ordered = match closed {
            true => format!("This must not be before {words}."),
            false => format!("This must be after {words}."),
        };
        let default = format!("This overlaps another {}.", resource.words);
        let message = form.message.as_ref().map_or(default, |message| message.value.clone());
        let resource = &mut self.api.resources[id];
        let sql = leak::text(&format!("\"{one}\" {sign} \"{other}\""));
        resource.checks.push(Check::new(leak::text(&of), sql).at(leak::text(&to.value)).says(leak::text(&ordered)));
        let places: &'static [usize] = Vec::leak(places);
        let made = NoOverlap::new(leak::text(&constraint), [first, last], leak::text(&message));
        let made = made.within(places).unless(unless);
        resource.no_overlap.push(if closed { made.closed() } else { made });
    }

    fn tree(&mut self, id: ResourceId, field: &DeclaredField, tree: &At<bool>) {
        let resource = &self.api.resources[id];
        let place = resource.fields.iter().position(|of| of.name == field.name.value);
        let own = place.filter(|place| {
            let relation = resource.fields[*place].relation;
            relation.is_some_and(|relation| resource.relations[relation].target == id)
        });
        match own {
            Some(place) => self.api.resources[id].fields[place].tree = true,
            None => {
                let message = format!("`{}` makes no tree", field.name.value);
                let reason = "only relations to one row of the same resource do";
                self.fault("S188", spot(field.file, tree), message, reason, "take `tree` away");
            }
        }
    }
}
