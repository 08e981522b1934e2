//! The list of a page: its columns, and what is fetched for them; search, filters and order.

use super::super::Checker;
use crate::{
    leak,
    model::{
        ColumnLink, ColumnShows, ComputedForm, Field, Item, Kind, Link, Order, OrderBy, PageColumn, Path, Place,
        Representation, ResourceId, Shows, TextKind, ValueType,
    },
    names::label,
};

/// Columns beside those of the caption that a list has where the spec doesn't say which.
const COLUMNS: usize = 7;

/// The columns of a list while they are gathered, with what is fetched for them.
pub struct Gathered {
    /// Whose rows.
    pub id: ResourceId,
    items: Vec<Item>,
    /// Which items are plain columns.
    paths: Vec<(Path, usize)>,
    /// Columns.
    pub columns: Vec<PageColumn>,
}

impl Gathered {
    /// No columns yet, only the key of the rows.
    pub fn new(id: ResourceId, primary: usize) -> Gathered {
        let mut gathered = Gathered { id, items: Vec::new(), paths: Vec::new(), columns: Vec::new() };
        gathered.path("id", Path { steps: Vec::new(), field: primary }, false);
        gathered
    }

    fn item(&mut self, name: &str, shows: Shows) -> usize {
        let taken = |name: &str| self.items.iter().any(|item| item.name == name);
        let mut unique = name.to_owned();
        while taken(&unique) {
            unique.push('_');
        }
        self.items.push(Item { name: unique, about: String::new(), example: String::new(), shows });
        self.items.len() - 1
    }

    /// The item of a stored value, added if it isn't there.
    pub fn path(&mut self, name: &str, path: Path, label: bool) -> usize {
        if let Some((_, item)) = self.paths.iter().find(|(have, _)| *have == path) {
            return *item;
        }
        let shows = Shows::Column { path: path.clone(), empty: String::new(), sent_null: false, label };
        let item = self.item(name, shows);
        self.paths.push((path, item));
        item
    }

    /// A column, named as its heading until it is renamed.
    pub fn add(&mut self, heading: &str, shows: ColumnShows, sort: String, link: ColumnLink) {
        self.columns.push(PageColumn { name: heading.to_owned(), label: heading.to_owned(), shows, sort, link });
    }

    /// Takes away the last column if another shows the same stored value.
    fn drop_double(&mut self) {
        if let Some((last, before)) = self.columns.split_last()
            && !last.sort.is_empty()
            && before.iter().any(|column| column.sort == last.sort)
        {
            self.columns.pop();
        }
    }

    /// A column that shows an item that isn't one stored value.
    pub fn add_item(&mut self, name: &str, shows: Shows, heading: &str) {
        self.add_sorted(name, shows, heading, String::new());
    }

    /// The same, sorted by a lookup path.
    pub fn add_sorted(&mut self, name: &str, shows: Shows, heading: &str, sort: String) {
        let item = self.item(name, shows);
        self.add(heading, ColumnShows::Items(vec![item]), sort, ColumnLink::None);
    }

    /// What is fetched for the columns, plain columns first.
    pub fn rows(mut self, name: &str, place: Place) -> (Representation, Vec<PageColumn>) {
        let is_plain = |item: &usize| matches!(self.items[*item].shows, Shows::Column { label: false, .. });
        let (plain, rest): (Vec<usize>, Vec<usize>) = (0..self.items.len()).partition(is_plain);
        let order = [plain, rest].concat();
        let now = |item: usize| order.iter().position(|before| *before == item).unwrap_or(item);
        for column in &mut self.columns {
            if let ColumnShows::Items(items) = &mut column.shows {
                items.iter_mut().for_each(|item| *item = now(*item));
            }
            if let ColumnLink::Related(_, key) = &mut column.link {
                *key = now(*key);
            }
        }
        let items = order.iter().map(|item| self.items[*item].clone()).collect();
        (Representation { name: name.to_owned(), place, items }, self.columns)
    }
}

impl Checker<'_> {
    /// The list of a resource where the spec doesn't say it: what people call its rows, then short fields of what lists show.
    pub fn usual_columns(&self, list: &mut Gathered) {
        let resource = &self.api.resources[list.id];
        self.caption_columns(list);
        let most = list.columns.len() + COLUMNS;
        let shown = resource.representations.get(resource.operations.summary);
        match shown {
            Some(shown) => {
                for item in &shown.items {
                    if list.columns.len() < most {
                        self.shown_column(list, item);
                        list.drop_double();
                    }
                }
            }
            None => {
                for field in 0..resource.fields.len() {
                    if list.columns.len() < most && !resource.fields[field].secret {
                        self.field_column(list, Path { steps: Vec::new(), field }, None);
                        list.drop_double();
                    }
                }
            }
        }
    }

    /// Whether a path ends with the one value that names the row to which its last relation leads.
    fn is_its_name(&self, id: ResourceId, path: &Path) -> bool {
        let Some((relation, before)) = path.steps.split_last() else { return false };
        let near = &self.api.resources[self.at(id, before)];
        let relation_to = &near.relations[*relation];
        let is_key = path.field == self.api.resources[relation_to.target].primary;
        let is_named = relation_to.by == Some(path.field)
            || self.caption_paths(relation_to.target) == [Path { steps: Vec::new(), field: path.field }];
        near.parent != Some(*relation) && matches!(relation_to.link, Link::One { .. }) && (is_key || is_named)
    }

    /// The resource that steps lead to.
    pub fn at(&self, id: ResourceId, steps: &[usize]) -> ResourceId {
        steps.iter().fold(id, |at, step| self.api.resources[at].relations[*step].target)
    }

    /// The column that a path leads to.
    pub fn column_at(&self, id: ResourceId, path: &Path) -> &Field {
        &self.api.resources[self.at(id, &path.steps)].fields[path.field]
    }

    /// The columns of the caption. The last leads to the row.
    pub fn caption_columns(&self, list: &mut Gathered) {
        let resource = &self.api.resources[list.id];
        let caption = self.caption_paths(list.id);
        for path in &caption {
            match path.steps.split_last() {
                Some((relation, before)) if self.is_its_name(list.id, path) => {
                    self.relation_column(list, before, *relation, None);
                }
                _ => self.path_column(list, path.clone(), None),
            }
        }
        if caption.is_empty() {
            let key = &resource.fields[resource.primary].name;
            list.add(&label(key), ColumnShows::Items(vec![0]), key.clone(), ColumnLink::None);
        }
        if let Some(last) = list.columns.last_mut() {
            last.link = ColumnLink::Row;
        }
    }

    /// A column for an item of a representation, if it is short.
    fn shown_column(&self, list: &mut Gathered, item: &Item) {
        let resource = &self.api.resources[list.id];
        let heading = label(&item.name);
        let is_short = match &item.shows {
            Shows::Column { path, .. } => return self.field_column(list, path.clone(), Some(&heading)),
            Shows::Url { relation } => return self.relation_column(list, &[], *relation, Some(&heading)),
            Shows::Kind { .. } | Shows::Derived { .. } => true,
            Shows::Keys { path } => is_short(self.column_at(list.id, path)),
            Shows::Row(index) => match &resource.computed[*index].form {
                ComputedForm::Row(ty) => is_short_value(*ty),
                ComputedForm::Page { .. } => false,
            },
            Shows::Page(index, place) => match &resource.computed[*index].form {
                ComputedForm::Page { gives, .. } => is_short_value(gives[*place].1),
                ComputedForm::Row(_) => false,
            },
            Shows::OwnUrl | Shows::Nothing | Shows::Object { .. } | Shows::Rows { .. } | Shows::Constant(_) => false,
        };
        if is_short {
            list.add_item(&item.name, item.shows.clone(), &heading);
        }
    }

    /// A column for a stored value, if it is short. A reference, or the natural key of the row that it leads to, becomes a
    /// link.
    fn field_column(&self, list: &mut Gathered, path: Path, heading: Option<&str>) {
        let at = self.at(list.id, &path.steps);
        let field = &self.api.resources[at].fields[path.field];
        if let Some(relation) = field.relation {
            return self.relation_column(list, &path.steps, relation, heading);
        }
        if let Some((relation, before)) = path.steps.split_last().filter(|_| self.is_its_name(list.id, &path)) {
            return self.relation_column(list, before, *relation, heading);
        }
        if is_short(field) && path.field != self.api.resources[at].primary {
            self.path_column(list, path, heading);
        }
    }

    /// A column for a stored value.
    pub fn path_column(&self, list: &mut Gathered, path: Path, heading: Option<&str>) {
        let field = self.column_at(list.id, &path);
        let sort = self.lookup(list.id, &path);
        let item = list.path(&field.name, path, !field.choices.is_empty());
        let heading = heading.map_or_else(|| label(&field.name), str::to_owned);
        list.add(&heading, ColumnShows::Items(vec![item]), sort, ColumnLink::None);
    }

    /// A column for the row that a relation to one leads to: its natural key, or what people call it, as a link to it.
    pub fn relation_column(&self, list: &mut Gathered, before: &[usize], relation: usize, heading: Option<&str>) {
        let near = self.at(list.id, before);
        let relation_to = &self.api.resources[near].relations[relation];
        let target = &self.api.resources[relation_to.target];
        if relation_to.secret || target.secret {
            return;
        }
        let steps = [before, &[relation]].concat();
        let by = relation_to.by.filter(|by| *by != target.primary && is_short(&target.fields[*by]));
        let shown = match by {
            Some(field) => vec![Path { steps: Vec::new(), field }],
            None => self.caption_paths(relation_to.target),
        };
        let primary = Path { steps: Vec::new(), field: target.primary };
        let shown = if shown.is_empty() { vec![primary.clone()] } else { shown };
        let along = |path: Path| Path { steps: [steps.clone(), path.steps].concat(), field: path.field };
        let shown: Vec<Path> = shown.into_iter().map(along).collect();
        let sort = shown.first().map_or_else(String::new, |path| self.lookup(list.id, path));
        let name = relation_to.name.clone();
        let items = shown
            .into_iter()
            .map(|path| {
                let has_labels = !self.column_at(list.id, &path).choices.is_empty();
                list.path(&name, path, has_labels)
            })
            .collect();
        let key = list.path(&format!("{name}_key"), along(primary), false);
        let heading = heading.map_or_else(|| label(&name), str::to_owned);
        let link = ColumnLink::Related(relation_to.target, key);
        list.add(&heading, ColumnShows::Items(items), sort, link);
    }

    /// The order of a list: that of the resource, or newest first, or by what people call the rows.
    pub fn usual_order(&self, id: ResourceId) -> Vec<Order> {
        let resource = &self.api.resources[id];
        if !resource.order.is_empty() {
            return resource.order.clone();
        }
        let is_date = |field: &&Field| matches!(field.kind, Kind::Date | Kind::DateTime) && !field.secret;
        let key = |path: &str, descending| Order { path: leak::text(path), descending, by: OrderBy::Value };
        match resource.fields.iter().find(is_date) {
            Some(date) => vec![key(&date.name, true)],
            None => resource.caption.iter().map(|path| key(path, false)).collect(),
        }
    }
}

/// Whether the values of a column are short enough for a list.
fn is_short(field: &Field) -> bool {
    let is_text = matches!(field.text, TextKind::Text | TextKind::Url | TextKind::Image);
    let is_line = field.kind == Kind::Text && !is_text;
    let is_number = matches!(field.kind, Kind::Small | Kind::Int | Kind::Big | Kind::Float);
    let is_other = matches!(field.kind, Kind::Bool | Kind::Date | Kind::DateTime);
    is_line || is_number || is_other
}

fn is_short_value(ty: ValueType) -> bool {
    !matches!(ty, ValueType::Json | ValueType::Url | ValueType::Uuid)
}
