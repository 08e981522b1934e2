//! The pages for people.

use super::{Lowering, list, text, value};
use crate::model::{self, ColumnLink, ColumnShows};
use specimen_tables::{
    Admin, AdminColumn, AdminFilter, AdminForm, AdminList, AdminPage, AdminView, CellLink, Field, FormFacts, FormGroup,
    History, Inline, Input, InputField, MenuGroup, Narrow, NarrowBy, PageRef, Representation, Sessions, Shows, Source,
    Takes,
};
use std::sync::OnceLock;

impl Lowering<'_> {
    /// The pages, made in the order of the model.
    pub(super) fn pages(&self) -> Vec<&'static AdminPage> {
        let Some(admin) = &self.api.admin else { return Vec::new() };
        let cells: Vec<&'static OnceLock<&'static AdminPage>> =
            admin.pages.iter().map(|_| value(OnceLock::new())).collect();
        let mut pages: Vec<&'static AdminPage> = Vec::new();
        for (page, cell) in admin.pages.iter().zip(&cells) {
            // Further pages of a resource share the form of its first.
            let shared = pages.iter().find(|made| std::ptr::eq(made.resource, self.resource(page.resource)));
            let form = shared.and_then(|made| made.form).unwrap_or_else(|| self.form(page, &cells));
            let made = AdminPage {
                path: text(&page.path),
                title: text(&page.title),
                resource: self.resource(page.resource),
                list: self.page_list(page),
                actions: list(page.actions.iter().map(|action| text(action))),
                form: Some(form),
            };
            pages.push(cell.get_or_init(|| value(made)));
        }
        pages
    }

    fn page_list(&self, page: &model::Page) -> AdminList {
        let (labels, filters): (Vec<&String>, Vec<model::Filter>) =
            page.filters.iter().map(|(label, filter)| (label, *filter)).unzip();
        let filters = labels.into_iter().zip(self.filters(page.resource, &filters));
        let views = page.views.iter().map(|view| AdminView {
            name: text(&view.name),
            label: text(&view.label),
            query: list(view.query.iter().map(|(name, value)| (text(name), text(value)))),
            columns: list(view.columns.iter().copied()),
        });
        AdminList {
            representation: value(self.page_rows(page.resource, &page.rows)),
            columns: list(self.page_columns(&page.columns)),
            search: list(page.search.iter().map(|path| text(path))),
            filters: list(filters.map(|(label, filter)| AdminFilter { label: text(label), filter: *filter })),
            only: list(page.only.iter().map(|(name, value)| (text(name), text(value)))),
            views: list(views),
            order: list(page.order.iter().copied()),
            empty: text(&page.empty),
            edit: list(page.edit.iter().copied()),
        }
    }

    fn page_columns(&self, columns: &[model::PageColumn]) -> impl Iterator<Item = AdminColumn> {
        columns.iter().map(|column| AdminColumn {
            label: text(&column.label),
            shows: match &column.shows {
                ColumnShows::Items(items) => match items.as_slice() {
                    [item] => Shows::Field(*item),
                    items => Shows::Caption(list(items.iter().copied())),
                },
                ColumnShows::Count(relation) => Shows::Count(*relation),
            },
            sort: text(&column.sort),
            link: match column.link {
                ColumnLink::None => CellLink::None,
                ColumnLink::Row => CellLink::Row,
                ColumnLink::Related(of, key) => CellLink::Related(self.resource(of), key),
                ColumnLink::Own(path) => CellLink::Own(path),
            },
        })
    }

    /// What is fetched for columns.
    fn page_rows(&self, resource: model::ResourceId, rows: &model::Representation) -> Representation {
        let mut rows = self.represent(resource, rows, false);
        // Plain columns come first, and are known by their numbers.
        let plain = rows.fields.iter().enumerate().take_while(|(n, field)| match field.source {
            Source::Column(column) => column == *n && *n < Field::NUMBERED,
            _ => false,
        });
        let plain = plain.count();
        rows.fields = list(rows.fields.iter().enumerate().map(|(n, field)| match n < plain {
            true => Field::column(n, rows.wires[n]),
            false if matches!(field.source, Source::Label(..)) => field.nullable(),
            false => *field,
        }));
        rows
    }

    fn form(&self, page: &model::Page, cells: &[&'static OnceLock<&'static AdminPage>]) -> AdminForm {
        let form = &page.form;
        let fields: Vec<&model::InputField> = form.input.iter().collect();
        let groups = form.groups.iter().map(|group| FormGroup {
            name: text(&group.name),
            fields: list(group.fields.iter().copied()),
            closed: group.closed,
        });
        let inlines = form.inlines.iter().map(|inline| Inline {
            title: text(&inline.title),
            relation: inline.relation,
            page: PageRef::Later(cells[inline.page]),
            fields: list(inline.fields.iter().copied()),
            edit: inline.edit,
            delete: inline.delete,
        });
        let input = self.input_table(page.resource, &fields, "");
        let fields = list(input.fields.iter().map(|field| match field.takes {
            Takes::One(..) | Takes::Many(..) => InputField::by_key(*field),
            _ => *field,
        }));
        AdminForm {
            input: value(Input { actors: input.actors, ..Input::form(input.resource, fields) }),
            groups: list(groups),
            wanted: list(form.wanted.iter().copied()),
            show: form.show.as_ref().map(|(rows, columns)| {
                let rows: &'static Representation = value(self.page_rows(page.resource, rows));
                value(FormFacts { representation: rows, columns: list(self.page_columns(columns)) })
            }),
            plot: text(&form.plot),
            narrow: list(form.narrow.iter().map(|narrow| Narrow {
                field: narrow.field,
                by: list(narrow.by.iter().map(|(path, by)| {
                    let by = match by {
                        model::NarrowBy::Value(value) => NarrowBy::Value(text(value)),
                        model::NarrowBy::Field(field) => NarrowBy::Field(*field),
                        model::NarrowBy::User => NarrowBy::User,
                    };
                    (text(path), by)
                })),
            })),
            remember: list(form.remember.iter().copied()),
            templates: list(form.templates.iter().map(|(of, by, setting)| (*of, *by, text(setting)))),
            inlines: list(inlines),
        }
    }

    /// What all pages have in common.
    pub(super) fn admin(&self, pages: &[&'static AdminPage]) -> Option<&'static Admin> {
        let admin = self.api.admin.as_ref()?;
        let menu = admin
            .menu
            .iter()
            .map(|(name, below)| MenuGroup { name: text(name), pages: list(below.iter().map(|page| pages[*page])) });
        let field = |of: &model::Sessions, name: &str| {
            let field = self.api.resources[of.resource].fields.iter().find(|field| field.name == name);
            text(field.map_or(name, |field| &field.column))
        };
        let sessions = admin
            .sessions
            .as_ref()
            .map(|of| Sessions::new(self.resource(of.resource), field(of, &of.data), field(of, &of.expires)));
        let sessions = value(sessions.unwrap_or(Sessions::OWN));
        Some(value(Admin {
            title: text(&admin.title),
            who: self.who(None, &admin.who),
            menu: list(menu),
            pages: list(pages.iter().copied()),
            marks: list(admin.marks.iter().map(|(host, mark)| (text(host), text(mark)))),
            sessions,
            history: admin.history.map_or(History::Own, |of| History::Reversion {
                revisions: self.resource(of.revisions),
                versions: self.resource(of.versions),
                log: of.log.map(|log| self.resource(log)),
            }),
        }))
    }
}
