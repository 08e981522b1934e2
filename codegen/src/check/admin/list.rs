//! The list of a page: its columns, and what is fetched for them; search, filters and order.

use super::super::Checker;
use crate::{
    leak,
    model::{
        ColumnLink, ColumnShows, ComputedForm, Field, Filter, FilterTest, Item, Kind, Link, Order, OrderBy, PageColumn,
        Path, Place, Representation, ResourceId, Shows, TextKind, ValueType,
    },
    names::label,
};

/// Columns beside those of the caption that a list has where the spec doesn't say which.
const COLUMNS: usize = 7;

/// The columns of a list while they are gathered, with what is fetched for them.
pub struct Gathered {
    id: ResourceId,
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

    fn path(&mut self, name: &str, path: Path, label: bool) -> usize {
        if let Some((_, item)) = self.paths.iter().find(|(have, _)| *have == path) {
            return *item;
        }
        let shows = Shows::Column { path: path.clone(), empty: String::new(), sent_null: false, label };
        let item = self.item(name, shows);
        self.paths.push((path, item));
        item
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
    pub fn usual_list(&self, id: ResourceId) -> (Representation, Vec<PageColumn>) {
        let resource = &self.api.resources[id];
        let mut list = Gathered::new(id, resource.primary);
        self.caption_columns(&mut list);
        let most = list.columns.len() + COLUMNS;
        let shown = resource.representations.get(resource.operations.summary);
        match shown {
            Some(shown) => {
                for item in &shown.items {
                    if list.columns.len() < most {
                        self.shown_column(&mut list, item);
                    }
                }
            }
            None => {
                for field in 0..resource.fields.len() {
                    if list.columns.len() < most && !resource.fields[field].secret {
                        self.field_column(&mut list, Path { steps: Vec::new(), field }, None);
                    }
                }
            }
        }
        list.rows("admin", resource.place.clone())
    }

    /// The columns of the caption. The last leads to the row.
    pub fn caption_columns(&self, list: &mut Gathered) {
        let resource = &self.api.resources[list.id];
        let caption = self.caption_paths(list.id);
        for path in &caption {
            match path.steps.as_slice() {
                [relation] if resource.parent != Some(*relation) => {
                    self.relation_column(list, &[], *relation, None);
                }
                _ => {
                    self.path_column(list, path.clone(), None);
                }
            }
        }
        if caption.is_empty() {
            list.columns.push(PageColumn {
                label: label(&resource.fields[resource.primary].name),
                shows: ColumnShows::Items(vec![0]),
                sort: resource.fields[resource.primary].name.clone(),
                link: ColumnLink::None,
            });
        }
        if let Some(last) = list.columns.last_mut() {
            last.link = ColumnLink::Row;
        }
    }

    /// A column for an item of a representation, if it is short.
    fn shown_column(&self, list: &mut Gathered, item: &Item) {
        let resource = &self.api.resources[list.id];
        let heading = label(&item.name);
        let plain = |shows: Shows| (shows, ColumnLink::None);
        let (shows, link) = match &item.shows {
            Shows::Column { path, .. } => {
                self.field_column(list, path.clone(), Some(&heading));
                return;
            }
            Shows::Url { relation } => {
                self.relation_column(list, &[], *relation, Some(&heading));
                return;
            }
            Shows::Kind { .. } => plain(item.shows.clone()),
            Shows::Keys { path } => {
                let at = path.steps.iter().fold(list.id, |at, step| self.api.resources[at].relations[*step].target);
                if !is_short(&self.api.resources[at].fields[path.field]) {
                    return;
                }
                plain(item.shows.clone())
            }
            Shows::Row(index) => match &resource.computed[*index].form {
                ComputedForm::Row(ty) if is_short_value(*ty) => plain(item.shows.clone()),
                _ => return,
            },
            Shows::Page(index, place) => match &resource.computed[*index].form {
                ComputedForm::Page { gives, .. } if is_short_value(gives[*place].1) => plain(item.shows.clone()),
                _ => return,
            },
            Shows::OwnUrl | Shows::Nothing | Shows::Object { .. } | Shows::Rows { .. } | Shows::Constant(_) => return,
        };
        let item = list.item(&item.name, shows);
        list.columns.push(PageColumn {
            label: heading,
            shows: ColumnShows::Items(vec![item]),
            sort: String::new(),
            link,
        });
    }

    /// A column for a stored value, if it is short. A reference, or the natural key of the row that it leads to, becomes a
    /// link.
    fn field_column(&self, list: &mut Gathered, path: Path, heading: Option<&str>) {
        let at = path.steps.iter().fold(list.id, |at, step| self.api.resources[at].relations[*step].target);
        let field = &self.api.resources[at].fields[path.field];
        if let Some(relation) = field.relation {
            return self.relation_column(list, &path.steps, relation, heading);
        }
        if let Some((relation, before)) = path.steps.split_last() {
            let near = before.iter().fold(list.id, |at, step| self.api.resources[at].relations[*step].target);
            let resource = &self.api.resources[near];
            let relation_to = &resource.relations[*relation];
            let is_key = relation_to.by == Some(path.field) || path.field == self.api.resources[at].primary;
            if is_key && resource.parent != Some(*relation) && matches!(relation_to.link, Link::One { .. }) {
                return self.relation_column(list, before, *relation, heading);
            }
        }
        if is_short(field) {
            self.path_column(list, path, heading);
        }
    }

    /// A column for a stored value.
    pub fn path_column(&self, list: &mut Gathered, path: Path, heading: Option<&str>) {
        let at = path.steps.iter().fold(list.id, |at, step| self.api.resources[at].relations[*step].target);
        let field = &self.api.resources[at].fields[path.field];
        let sort = self.lookup(list.id, &path);
        if list.columns.iter().any(|column| column.sort == sort) {
            return;
        }
        let item = list.path(&field.name, path, !field.choices.is_empty());
        let heading = heading.map_or_else(|| label(&field.name), str::to_owned);
        let shows = ColumnShows::Items(vec![item]);
        list.columns.push(PageColumn { label: heading, shows, sort, link: ColumnLink::None });
    }

    /// A column for the row that a relation to one leads to: its natural key, or what people call it, as a link to it.
    pub fn relation_column(&self, list: &mut Gathered, before: &[usize], relation: usize, heading: Option<&str>) {
        let near = before.iter().fold(list.id, |at, step| self.api.resources[at].relations[*step].target);
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
        if list.columns.iter().any(|column| column.sort == sort) {
            return;
        }
        let name = relation_to.name.clone();
        let items = shown.into_iter().map(|path| list.path(&name, path, false)).collect();
        let key = list.path(&format!("{name}_key"), along(primary), false);
        let heading = heading.map_or_else(|| label(&name), str::to_owned);
        let link = ColumnLink::Related(relation_to.target, key);
        list.columns.push(PageColumn { label: heading, shows: ColumnShows::Items(items), sort, link });
    }

    /// What a list's search looks through: texts of the caption, and texts that tell rows apart.
    pub fn usual_search(&self, id: ResourceId) -> Vec<String> {
        let resource = &self.api.resources[id];
        let mut search = Vec::new();
        let unique = resource.fields.iter().enumerate().filter(|(_, field)| field.unique && !field.secret);
        let unique = unique.map(|(field, _)| Path { steps: Vec::new(), field });
        for path in self.caption_paths(id).into_iter().chain(unique) {
            let at = path.steps.iter().fold(id, |at, step| self.api.resources[at].relations[*step].target);
            let lookup = self.lookup(id, &path);
            if self.api.resources[at].fields[path.field].kind == Kind::Text && !search.contains(&lookup) {
                search.push(lookup);
            }
        }
        search
    }

    /// Filters by truth values, choices, dates and references.
    pub fn usual_filters(&self, id: ResourceId) -> Vec<(String, Filter)> {
        let resource = &self.api.resources[id];
        let filters = resource.fields.iter().enumerate().filter(|(_, field)| !field.secret);
        let filters = filters.filter_map(|(index, field)| {
            let name = leak::text(&field.name);
            let test = match field.relation {
                Some(relation) => {
                    let (parent, relation) = (resource.parent == Some(relation), &resource.relations[relation]);
                    let is_secret = relation.secret || self.api.resources[relation.target].secret;
                    (!parent && !is_secret).then_some(FilterTest::Row(name, relation.target))
                }
                None if !field.choices.is_empty() => Some(FilterTest::Choice(name, index)),
                None => match field.kind {
                    Kind::Bool => Some(FilterTest::Bool(name)),
                    Kind::Date | Kind::DateTime => Some(FilterTest::DateRange(name)),
                    _ => None,
                },
            }?;
            Some((label(&field.name), Filter::new(name, test)))
        });
        filters.collect()
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
