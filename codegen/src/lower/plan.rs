//! Plans a representation: the SQL that fetches it for a page, for both databases, and the columns from which its
//! fields are written. `representation` turns the result into tables; `gathered` has the lists of values.

use crate::model::{
    Api, ComputedForm, Item, Kind, Link, Order, Path, Relation, Representation, Resource, ResourceId, Shows,
};
use specimen_tables::Derived;

/// SQL in both dialects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Both {
    /// PostgreSQL.
    pub postgres: String,
    /// SQLite.
    pub sqlite: String,
}

impl Both {
    pub(super) fn same(text: String) -> Both {
        Both { sqlite: text.clone(), postgres: text }
    }
}

/// How a selected column comes over the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// A column.
    One(Kind),
    /// A gathered list.
    List(Kind),
}

/// What a representation needs of the database.
#[derive(Debug, Default)]
pub struct Plan {
    /// Selected expressions in order; the first is the primary key.
    pub selects: Vec<(Both, Wire)>,
    /// Joins after the page and its table.
    pub joins: Vec<Both>,
    /// Nested lists.
    pub children: Vec<Child>,
    /// Computed page groups: resource, index in its `computed`, selected columns.
    pub groups: Vec<(ResourceId, usize, Vec<usize>)>,
    /// Aliases of to-one paths already joined.
    aliases: Vec<(Vec<usize>, String)>,
    pub(super) lists: usize,
}

/// A nested list.
#[derive(Debug)]
pub struct Child {
    /// Selected column with this row's key.
    pub key: usize,
    /// Listed resource and representation (index).
    pub target: (ResourceId, usize),
    /// The parent's key in the child's page.
    pub parent: String,
    /// Joins that needs.
    pub joins: String,
    /// Order within a parent.
    pub order: Vec<Order>,
    /// Narrowing rule (index in the target's rules).
    pub narrow: Option<usize>,
}

/// One field and where it comes from; indices as in the runtime's `Source`.
#[derive(Debug)]
pub struct PlannedField<'a> {
    /// The item.
    pub item: &'a Item,
    /// Whether the shown value can be null.
    pub nullable: bool,
    /// Source.
    pub source: Planned<'a>,
}

/// Where a field's value comes from.
#[derive(Debug)]
pub enum Planned<'a> {
    /// Selected column; resource and field for documentation.
    Column(usize, ResourceId, usize),
    /// Selected column with text for null; whether null as sent is shown nevertheless.
    Or(usize, String, bool, ResourceId, usize),
    /// Selected value that the database makes; resource and value.
    Derived(usize, ResourceId, usize),
    /// By label.
    Label(usize, ResourceId, usize),
    /// Address under a path.
    Url(usize, String),
    /// Uploaded file.
    File(usize),
    /// Null.
    Nothing,
    /// `app.model`.
    Kind(usize, usize),
    /// To-one object: present column, resource, fields.
    Object(usize, ResourceId, usize, Vec<PlannedField<'a>>),
    /// Gathered list of a column's values.
    Keys(usize, ResourceId, usize),
    /// Nested list.
    Many(usize, ResourceId, usize),
    /// Constant.
    Constant(&'a str),
    /// Row computed: resource, index in `computed`, selected columns.
    Row(ResourceId, usize, Vec<usize>),
    /// Page computed: group, place in it, resource, index in `computed`.
    Page(usize, usize, ResourceId, usize),
}

/// Plans one representation of a resource.
pub fn plan<'a>(
    api: &'a Api,
    resource: ResourceId,
    representation: &'a Representation,
) -> (Plan, Vec<PlannedField<'a>>) {
    let mut plan = Plan::default();
    plan.aliases.push((Vec::new(), "t".into()));
    let primary = api.resources[resource].primary;
    plan.column(api, resource, &Path { steps: vec![], field: primary });
    let fields = plan.fields(api, resource, resource, &[], &representation.items);
    (plan, fields)
}

/// SQL statements of a representation beside finding its page: one for its rows, those of its groups,
/// and those of its nested lists.
pub fn statements(api: &Api, resource: ResourceId, representation: &Representation) -> usize {
    count(api, resource, representation, 1)
}

/// The same where nested lists, and the rows that values come of, come within their row.
#[cfg(feature = "emit")]
pub fn statements_within(api: &Api, resource: ResourceId, representation: &Representation) -> usize {
    1 + count(api, resource, representation, 0)
}

/// `rows`: the statements of each list of rows.
fn count(api: &Api, resource: ResourceId, representation: &Representation, rows: usize) -> usize {
    let (plan, _) = plan(api, resource, representation);
    let groups: usize = plan
        .groups
        .iter()
        .map(|(of, index, _)| match &api.resources[*of].computed[*index].form {
            ComputedForm::Page { rows_by: Some(_), .. } => rows,
            ComputedForm::Page { statements, .. } => *statements,
            ComputedForm::Row(_) => 0,
        })
        .sum();
    let children: usize = plan
        .children
        .iter()
        .map(|child| {
            let target = &api.resources[child.target.0];
            count(api, child.target.0, &target.representations[child.target.1], rows)
        })
        .sum();
    rows + groups + children
}

/// Whether a path may lead to no value.
fn optional(api: &Api, from: ResourceId, path: &Path) -> bool {
    let mut of = from;
    path.steps.iter().any(|step| {
        let relation = &api.resources[of].relations[*step];
        let nullable = match relation.link {
            Link::One { column: field } => api.resources[of].fields[field].nullable,
            _ => true,
        };
        of = relation.target;
        nullable
    }) || api.resources[of].fields[path.field].nullable
        || is_hidden(&api.resources[of], path.field)
}

/// Whether rules hide a field from some callers, who see null.
fn is_hidden(resource: &Resource, field: usize) -> bool {
    let name = &resource.fields[field].name;
    resource.access.fields.iter().any(|access| access.field == *name && access.read.is_some())
}

/// The paths to the app and the model of the kind that a relation leads to.
fn kind_paths(api: &Api, here: &Resource, relation: usize) -> [Path; 2] {
    let target = &api.resources[here.relations[relation].target];
    let name = |field: &str| target.fields.iter().position(|f| f.name == field).unwrap_or(target.primary);
    let (app, model) = api.kinds.as_ref().map_or(("", ""), |k| (k.app.as_str(), k.model.as_str()));
    [app, model].map(|field| Path { steps: vec![relation], field: name(field) })
}

impl Child {
    /// The rows along a relation, from the row whose key is the selected column `key`.
    fn new(
        api: &Api,
        relation: &Relation,
        representation: usize,
        key: usize,
        order: &[Order],
        narrow: Option<usize>,
    ) -> Child {
        let target = &api.resources[relation.target];
        let (parent, joins) = parent(target, &relation.link);
        let order = if order.is_empty() { target.order.clone() } else { order.to_vec() };
        Child { key, target: (relation.target, representation), parent, joins, order, narrow }
    }
}

/// Where the rows of a nested list have the key of the row that they belong to, and the join that this needs.
fn parent(target: &Resource, link: &Link) -> (String, String) {
    match link {
        Link::Back { column: field, .. } | Link::Loose { column: field } => {
            (format!("t.\"{}\"", target.fields[*field].column), String::new())
        }
        Link::Many { table, near, far, .. } => {
            let pk = &target.fields[target.primary].column;
            (format!("x.\"{near}\""), format!("join \"{table}\" x on x.\"{far}\" = t.\"{pk}\""))
        }
        Link::One { .. } => (format!("t.\"{}\"", target.fields[target.primary].column), String::new()),
    }
}

/// The resource that steps lead to.
pub fn reached(api: &Api, from: ResourceId, steps: &[usize]) -> ResourceId {
    steps.iter().fold(from, |at, step| api.resources[at].relations[*step].target)
}

impl Plan {
    fn fields<'a>(
        &mut self,
        api: &'a Api,
        root: ResourceId,
        at: ResourceId,
        prefix: &[usize],
        items: &'a [Item],
    ) -> Vec<PlannedField<'a>> {
        items
            .iter()
            .map(|item| {
                let (source, nullable) = self.source(api, root, at, prefix, item);
                PlannedField { item, nullable, source }
            })
            .collect()
    }

    fn source<'a>(
        &mut self,
        api: &'a Api,
        root: ResourceId,
        at: ResourceId,
        prefix: &[usize],
        item: &'a Item,
    ) -> (Planned<'a>, bool) {
        let here = &api.resources[at];
        let full = |path: &Path| Path { steps: [prefix, &path.steps].concat(), field: path.field };
        let optional = |path: &Path| optional(api, at, path);
        match &item.shows {
            Shows::Column { path, empty, sent_null, label } => {
                let of = reached(api, at, &path.steps);
                let field = &api.resources[of].fields[path.field];
                let index = self.column(api, root, &full(path));
                if *label {
                    (Planned::Label(index, of, path.field), optional(path))
                } else if !empty.is_empty() {
                    (Planned::Or(index, empty.clone(), *sent_null, of, path.field), *sent_null)
                } else if field.text == crate::model::TextKind::Image {
                    (Planned::File(index), true)
                } else {
                    (Planned::Column(index, of, path.field), optional(path))
                }
            }
            Shows::Derived { path } => {
                let of = reached(api, at, &path.steps);
                let value = &api.resources[of].derived[path.field];
                let alias = self.alias(api, root, &[prefix, &path.steps].concat());
                let sql = |sql: &str| Derived::of(sql, &alias, "");
                let both = Both { postgres: sql(value.sql.postgres), sqlite: sql(value.sql.sqlite) };
                let index = self.select(both, Wire::One(value.kind));
                let hidden = value.fields.iter().any(|field| is_hidden(&api.resources[of], *field));
                let primary = api.resources[of].primary;
                let missing = optional(&Path { steps: path.steps.clone(), field: primary });
                (Planned::Derived(index, of, path.field), value.nullable || hidden || missing)
            }
            Shows::Nothing => (Planned::Nothing, true),
            Shows::OwnUrl => {
                let index = self.column(api, root, &Path { steps: prefix.to_vec(), field: here.key });
                (Planned::Url(index, format!("/{}", here.path)), false)
            }
            Shows::Url { relation } => {
                let target = &api.resources[here.relations[*relation].target];
                let path = Path { steps: vec![*relation], field: target.key };
                let index = self.column(api, root, &full(&path));
                (Planned::Url(index, format!("/{}", target.path)), optional(&path))
            }
            Shows::Kind { relation } => {
                let [app, model] = kind_paths(api, here, *relation);
                let nullable = optional(&app);
                (Planned::Kind(self.column(api, root, &full(&app)), self.column(api, root, &full(&model))), nullable)
            }
            Shows::Object { through, relation, representation } => {
                let near = reached(api, at, through);
                let target = api.resources[near].relations[*relation].target;
                let primary = api.resources[target].primary;
                let path = Path { steps: [through.as_slice(), &[*relation]].concat(), field: primary };
                let present = self.column(api, root, &full(&path));
                let steps = full(&path).steps;
                let items = &api.resources[target].representations[*representation].items;
                let fields = self.fields(api, root, target, &steps, items);
                (Planned::Object(present, target, *representation, fields), optional(&path))
            }
            Shows::Keys { path } => {
                let of = reached(api, at, &path.steps);
                let index = self.list(api, root, &full(path));
                (Planned::Keys(index, of, path.field), false)
            }
            Shows::Rows { relation, representation, order, narrow } => {
                let key = self.column(api, root, &Path { steps: prefix.to_vec(), field: here.primary });
                let child = Child::new(api, &here.relations[*relation], *representation, key, order, *narrow);
                let target = child.target.0;
                self.children.push(child);
                (Planned::Many(self.children.len() - 1, target, *representation), false)
            }
            Shows::Constant(text) => (Planned::Constant(text), false),
            Shows::Row(index) => {
                let from = &here.computed[*index].from;
                let columns = from.iter().map(|path| self.column(api, root, &full(path))).collect();
                (Planned::Row(at, *index, columns), true)
            }
            Shows::Page(index, place) => {
                let from = &here.computed[*index].from;
                let columns = from.iter().map(|path| self.column(api, root, &full(path))).collect();
                (Planned::Page(self.group((at, *index, columns)), *place, at, *index), true)
            }
        }
    }

    /// The place of a group, added if needed.
    fn group(&mut self, group: (ResourceId, usize, Vec<usize>)) -> usize {
        self.groups.iter().position(|have| *have == group).unwrap_or_else(|| {
            self.groups.push(group);
            self.groups.len() - 1
        })
    }

    /// The selected column of a to-one path, selecting it if needed.
    fn column(&mut self, api: &Api, root: ResourceId, path: &Path) -> usize {
        let mut path = path.clone();
        // The key of a row that a column here refers to is that column itself: no join.
        if let Some(last) = path.steps.last().copied() {
            let before = reached(api, root, &path.steps[..path.steps.len() - 1]);
            let relation = &api.resources[before].relations[last];
            if let Link::One { column: field } = relation.link
                && path.field == api.resources[relation.target].primary
            {
                path.steps.pop();
                path.field = field;
            }
        }
        let alias = self.alias(api, root, &path.steps);
        let field = &api.resources[reached(api, root, &path.steps)].fields[path.field];
        self.select(Both::same(format!("{alias}.\"{}\"", field.column)), Wire::One(field.kind))
    }

    pub(super) fn select(&mut self, sql: Both, wire: Wire) -> usize {
        if let Some(index) = self.selects.iter().position(|(have, _)| *have == sql) {
            return index;
        }
        self.selects.push((sql, wire));
        self.selects.len() - 1
    }

    /// The alias of the row that a to-one path leads to, joining it if needed.
    pub(super) fn alias(&mut self, api: &Api, root: ResourceId, steps: &[usize]) -> String {
        if let Some((_, alias)) = self.aliases.iter().find(|(have, _)| have == steps) {
            return alias.clone();
        }
        let (last, before) = (steps[steps.len() - 1], &steps[..steps.len() - 1]);
        let near = self.alias(api, root, before);
        let from = &api.resources[reached(api, root, before)];
        let relation = &from.relations[last];
        let target = &api.resources[relation.target];
        let alias = format!("j{}", self.aliases.len());
        let on = match &relation.link {
            Link::Back { column: field, .. } => {
                let pk = &from.fields[from.primary].column;
                format!("{alias}.\"{}\" = {near}.\"{pk}\"", target.fields[*field].column)
            }
            Link::One { column: field } => {
                let pk = &target.fields[target.primary].column;
                format!("{alias}.\"{pk}\" = {near}.\"{}\"", from.fields[*field].column)
            }
            // The checker lets no other link into a to-one path.
            Link::Many { .. } | Link::Loose { .. } => "false".into(),
        };
        self.joins.push(Both::same(format!("left join \"{}\" {alias} on {on}", target.table)));
        self.aliases.push((steps.to_vec(), alias.clone()));
        alias
    }
}
