//! The pages for people: what is listed, found, filled in and deleted, for each resource that has pages.

use crate::{Allow, Column, Filter, FilterTest, Hook, Input, Kind, Order, Representation, Resource};
use std::{ops::Deref, sync::OnceLock};

/// The pages of an API: what all have in common, and those of each resource.
#[derive(Debug)]
pub struct Admin {
    /// What stands at the top of each page, e.g. `Alyx`.
    pub title: &'static str,
    /// Which users may log in.
    pub who: &'static [Allow],
    /// The pages by what they are about, in order.
    pub menu: &'static [MenuGroup],
    /// All pages of resources.
    pub pages: &'static [&'static AdminPage],
    /// Host names, or parts of them, and what a page served there is marked with, so that nobody takes it for another, e.g. `localhost`
    /// and `Test`.
    pub marks: &'static [(&'static str, &'static str)],
    /// Where sessions are kept.
    pub sessions: &'static Sessions,
    /// Where the history of rows is kept.
    pub history: History,
}

impl Admin {
    /// Pages for whoever has an account.
    pub const fn new(title: &'static str, menu: &'static [MenuGroup], pages: &'static [&'static AdminPage]) -> Admin {
        Admin { title, who: &[Allow::Token], menu, pages, marks: &[], sessions: &Sessions::OWN, history: History::Own }
    }

    set! {
        /// Which users may log in.
        who { who: &'static [Allow] }
        /// What pages of a host are marked with.
        marks { marks: &'static [(&'static str, &'static str)] }
        /// Where the history of rows is kept.
        history { history: History }
    }

    /// Where sessions are kept.
    #[must_use]
    pub const fn sessions(mut self, sessions: &'static Sessions) -> Admin {
        self.sessions = sessions;
        self
    }

    /// The page of a resource: its first.
    pub fn page(&self, resource: &Resource) -> Option<&'static AdminPage> {
        self.pages.iter().copied().find(|page| page.resource.table == resource.table)
    }
}

/// Pages that stand together in the menu.
#[derive(Debug)]
pub struct MenuGroup {
    /// Its heading.
    pub name: &'static str,
    /// Its pages in order.
    pub pages: &'static [&'static AdminPage],
}

impl MenuGroup {
    /// Some of all pages, by their indices.
    pub const fn of<const N: usize>(
        pages: &'static [&'static AdminPage],
        indices: [usize; N],
    ) -> [&'static AdminPage; N] {
        let (mut picked, mut at) = ([pages[0]; N], 0);
        while at < N {
            picked[at] = pages[indices[at]];
            at += 1;
        }
        picked
    }

    /// Pages under a heading.
    pub const fn new(name: &'static str, pages: &'static [&'static AdminPage]) -> MenuGroup {
        MenuGroup { name, pages }
    }
}

/// The resource that keeps sessions: its primary key is a text of at least 40 characters.
#[derive(Debug)]
pub struct Sessions {
    /// The resource.
    pub resource: &'static Resource,
    /// Text column, by database name, for what a session consists of.
    pub data: &'static str,
    /// Column with the time when it ends.
    pub expires: &'static str,
}

/// Where the history of rows is kept: what was changed on the pages, by whom, and the rows as they were then.
#[derive(Debug, Clone, Copy)]
pub enum History {
    /// In a table of the server's own.
    Own,
    /// In the tables of django-reversion, which Django's admin pages read and write too.
    Reversion {
        /// What was changed together.
        revisions: &'static Resource,
        /// The rows after it.
        versions: &'static Resource,
        /// What the admin pages log; `None`: they don't.
        log: Option<&'static Resource>,
    },
}

impl History {
    /// The table of the server's own.
    pub const TABLE: &'static Resource = &OWN_HISTORY;
}

/// The resource of histories where the spec names none.
static OWN_HISTORY: Resource = Resource::new("PageHistory", "specimen_history")
    .named("specimen.history", "change", "Change")
    .secret()
    .columns(&[
        Column::new("id", Kind::Int),
        Column::new("at", Kind::DateTime).index(),
        Column::new("user_key", Kind::Text).long(),
        Column::new("username", Kind::Text).long(),
        Column::new("label", Kind::Text).max(200),
        Column::new("object_id", Kind::Text).max(200),
        Column::new("comment", Kind::Text).long(),
        Column::new("object_repr", Kind::Text).long(),
        Column::new("serialized_data", Kind::Text).long(),
    ])
    .indexes(&[&["label", "object_id"]]);

/// The resource of sessions where the spec names none.
static OWN_SESSION: Resource = Resource::new("PageSession", "specimen_session").secret().columns(&[
    Column::new("session_key", Kind::Text).max(40),
    Column::new("session_data", Kind::Text).long(),
    Column::new("expire_date", Kind::DateTime).index(),
]);

impl Sessions {
    /// A table of the server's own, for APIs whose spec names no resource for sessions.
    pub const OWN: Sessions = Sessions::new(&OWN_SESSION, "session_data", "expire_date");

    /// Whether the spec names no resource for them.
    pub fn are_own(&self) -> bool {
        std::ptr::eq(self.resource, &raw const OWN_SESSION)
    }

    /// A resource, and its columns by database name.
    pub const fn new(resource: &'static Resource, data: &'static str, expires: &'static str) -> Sessions {
        Sessions { resource, data, expires }
    }
}

/// The list and the form of a resource.
#[derive(Debug)]
pub struct AdminPage {
    /// Its address below that of the pages, e.g. `subjects/subject`.
    pub path: &'static str,
    /// What it is called, e.g. `Subjects`.
    pub title: &'static str,
    /// Whose rows.
    pub resource: &'static Resource,
    /// The list.
    pub list: AdminList,
    /// Paths of the project's own pages that take rows that were chosen in the list.
    pub actions: &'static [&'static str],
    /// The form; `None`: rows are listed, not opened.
    pub form: Option<AdminForm>,
}

impl AdminPage {
    /// A list of a resource's rows, under an address and a title.
    pub const fn new(
        path: &'static str,
        title: &'static str,
        resource: &'static Resource,
        list: AdminList,
    ) -> AdminPage {
        AdminPage { path, title, resource, list, actions: &[], form: None }
    }

    /// A list of the rows that a representation shows, which says its columns later.
    pub const fn rows(path: &'static str, title: &'static str, representation: &'static Representation) -> AdminPage {
        AdminPage::new(path, title, representation.resource, AdminList::new(representation, &[]))
    }

    /// The columns of its list.
    #[must_use]
    pub const fn columns(mut self, columns: &'static [AdminColumn]) -> AdminPage {
        self.list.columns = columns;
        self
    }

    /// Lookup paths that its search field looks through.
    #[must_use]
    pub const fn search(mut self, search: &'static [&'static str]) -> AdminPage {
        self.list.search = search;
        self
    }

    /// The filters of its list.
    #[must_use]
    pub const fn filters(mut self, filters: &'static [AdminFilter]) -> AdminPage {
        self.list.filters = filters;
        self
    }

    /// Query parameters that are always in force in its list.
    #[must_use]
    pub const fn only(mut self, only: &'static [(&'static str, &'static str)]) -> AdminPage {
        self.list.only = only;
        self
    }

    /// The saved filters of its list.
    #[must_use]
    pub const fn views(mut self, views: &'static [AdminView]) -> AdminPage {
        self.list.views = views;
        self
    }

    /// The order of its list.
    #[must_use]
    pub const fn order(mut self, order: &'static [Order]) -> AdminPage {
        self.list.order = order;
        self
    }

    /// What its list says where there are no rows.
    #[must_use]
    pub const fn empty(mut self, empty: &'static str) -> AdminPage {
        self.list.empty = empty;
        self
    }

    /// Columns (indices) whose cells are inputs, each with its field (index) of the form.
    #[must_use]
    pub const fn edit(mut self, edit: &'static [(usize, usize)]) -> AdminPage {
        self.list.edit = edit;
        self
    }

    /// Paths of the project's own pages that take rows that were chosen in the list.
    #[must_use]
    pub const fn actions(mut self, actions: &'static [&'static str]) -> AdminPage {
        self.actions = actions;
        self
    }

    /// Rows are opened in a form.
    #[must_use]
    pub const fn form(mut self, form: AdminForm) -> AdminPage {
        self.form = Some(form);
        self
    }
}

/// A reference to a page. Pages may be shown in each other's forms in circles, so tables that are made at run time refer to
/// pages before they exist.
#[derive(Clone, Copy)]
pub enum PageRef {
    /// One that is there.
    Known(&'static AdminPage),
    /// Set before the reference is followed.
    Later(&'static OnceLock<&'static AdminPage>),
}

impl Deref for PageRef {
    type Target = AdminPage;

    /// # Panics
    /// If the reference is followed while the tables are still being made.
    fn deref(&self) -> &AdminPage {
        match *self {
            PageRef::Known(page) => page,
            PageRef::Later(cell) => cell.get().expect("tables are handed out when all pages are made"),
        }
    }
}

impl std::fmt::Debug for PageRef {
    // By hand: pages may be shown in each other's forms in circles.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AdminPage({})", self.path)
    }
}

/// A list of rows for people.
#[derive(Debug)]
pub struct AdminList {
    /// What is fetched of each row. Its first field is the row's key.
    pub representation: &'static Representation,
    /// Columns in order.
    pub columns: &'static [AdminColumn],
    /// Lookup paths of the text that the search field looks through, e.g. `responsible_user__username`.
    pub search: &'static [&'static str],
    /// Filters in order. Their names are query parameters.
    pub filters: &'static [AdminFilter],
    /// Query parameters that are always in force; `$user` is the caller's key.
    pub only: &'static [(&'static str, &'static str)],
    /// Saved filters, as tabs; the first is shown when nothing is asked for.
    pub views: &'static [AdminView],
    /// Order; the primary key is always the last sort key.
    pub order: &'static [Order],
    /// Said where there are no rows at all; empty: nothing special.
    pub empty: &'static str,
    /// Columns (indices) whose cells are inputs, each with its field (index) of the form.
    pub edit: &'static [(usize, usize)],
}

impl AdminList {
    /// A list in the order of its resource, with neither search nor filters.
    pub const fn new(representation: &'static Representation, columns: &'static [AdminColumn]) -> AdminList {
        AdminList {
            representation,
            columns,
            search: &[],
            filters: &[],
            only: &[],
            views: &[],
            order: representation.resource.order,
            empty: "",
            edit: &[],
        }
    }

    set! {
        /// Lookup paths that the search field looks through.
        search { search: &'static [&'static str] }
        /// Filters in order.
        filters { filters: &'static [AdminFilter] }
        /// Query parameters that are always in force.
        only { only: &'static [(&'static str, &'static str)] }
        /// Saved filters.
        views { views: &'static [AdminView] }
        /// Order of the rows.
        order { order: &'static [Order] }
        /// Said where there are no rows.
        empty { empty: &'static str }
    }
}

/// A column of a list.
#[derive(Debug)]
pub struct AdminColumn {
    /// Its heading.
    pub label: &'static str,
    /// What it shows.
    pub shows: Shows,
    /// Lookup path by which rows are sorted when its heading is chosen; empty: they can't be.
    pub sort: &'static str,
    /// Where its cells lead.
    pub link: CellLink,
}

impl AdminColumn {
    /// A column that shows a field (index) of the list's representation.
    pub const fn new(label: &'static str, field: usize) -> AdminColumn {
        AdminColumn { label, shows: Shows::Field(field), sort: "", link: CellLink::None }
    }

    /// A column that shows several fields (indices) of the list's representation, which together are what people call a row.
    pub const fn caption(label: &'static str, fields: &'static [usize]) -> AdminColumn {
        AdminColumn { label, shows: Shows::Caption(fields), sort: "", link: CellLink::None }
    }

    /// A column that shows how many rows a relation (index) leads to.
    pub const fn count(label: &'static str, relation: usize) -> AdminColumn {
        AdminColumn { label, shows: Shows::Count(relation), sort: "", link: CellLink::None }
    }

    set! {
        /// Lookup path by which rows are sorted.
        sort { sort: &'static str }
        /// Where its cells lead.
        link { link: CellLink }
    }

    /// Its cells lead to the related row whose key is a field (index) of the list's representation.
    #[must_use]
    pub const fn to(mut self, of: &'static Resource, key: usize) -> AdminColumn {
        self.link = CellLink::Related(of, key);
        self
    }
}

/// What a column shows.
#[derive(Debug, Clone, Copy)]
pub enum Shows {
    /// A field (index) of the list's representation.
    Field(usize),
    /// Several of these fields, with a space between: what people call a row.
    Caption(&'static [usize]),
    /// How many rows a relation (index) leads to.
    Count(usize),
}

/// Where a cell leads.
#[derive(Debug, Clone, Copy)]
pub enum CellLink {
    /// Nowhere.
    None,
    /// To the form of its row.
    Row,
    /// To the related row whose key is a field (index) of the list's representation.
    Related(&'static Resource, usize),
    /// To the project's own page with this path, about its row.
    Own(&'static str),
}

/// A filter of a list for people.
#[derive(Debug)]
pub struct AdminFilter {
    /// What it is called.
    pub label: &'static str,
    /// Its query parameter and what that means.
    pub filter: Filter,
}

impl AdminFilter {
    /// A query parameter, under a name for people.
    pub const fn new(label: &'static str, filter: Filter) -> AdminFilter {
        AdminFilter { label, filter }
    }

    /// The same of a parameter that is called as the lookup by which it tests.
    pub const fn by(label: &'static str, test: FilterTest) -> AdminFilter {
        let name = match test.lookup() {
            Some(lookup) => lookup,
            None => "",
        };
        AdminFilter { label, filter: Filter::new(name, test) }
    }

    /// A truth value that hand-written code tests.
    pub const fn rule(label: &'static str, name: &'static str, rule: Hook) -> AdminFilter {
        AdminFilter { label, filter: Filter::new(name, FilterTest::BoolRule(rule)) }
    }
}

/// A saved filter.
#[derive(Debug)]
pub struct AdminView {
    /// Its name in addresses, e.g. `to_cull`.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// Query parameters; the value `$user` is the caller's key.
    pub query: &'static [(&'static str, &'static str)],
    /// The columns (indices) that it shows; empty: all.
    pub columns: &'static [usize],
}

impl AdminView {
    /// Query parameters under a name.
    pub const fn new(
        name: &'static str,
        label: &'static str,
        query: &'static [(&'static str, &'static str)],
    ) -> AdminView {
        AdminView { name, label, query, columns: &[] }
    }

    set! {
        /// The columns (indices) that it shows.
        columns { columns: &'static [usize] }
    }
}

/// A form in which a row is made or changed.
#[derive(Debug, Clone, Copy)]
pub struct AdminForm {
    /// What may be filled in. References are by primary key.
    pub input: &'static Input,
    /// Its fields, in groups.
    pub groups: &'static [FormGroup],
    /// Fields (indices in the input) that are marked as wanted; they may be left out.
    pub wanted: &'static [usize],
    /// What is shown of a row.
    pub show: Option<&'static FormFacts>,
    /// Path of the project's own page whose picture of the row is shown; empty: none.
    pub plot: &'static str,
    /// Fields that offer some rows only.
    pub narrow: &'static [Narrow],
    /// Fields (indices in the input) that begin with the row that was chosen last in the session.
    pub remember: &'static [usize],
    /// Texts (indices in the input) that begin as a template, the fields whose chosen rows decide it, and the setting that has the
    /// templates.
    pub templates: &'static [(usize, usize, &'static str)],
    /// Related rows that are shown or changed in the same form.
    pub inlines: &'static [Inline],
}

/// What is shown of a row in its form, beside its fields.
#[derive(Debug)]
pub struct FormFacts {
    /// What is fetched. Its first field is the row's key.
    pub representation: &'static Representation,
    /// What is shown.
    pub columns: &'static [AdminColumn],
}

impl FormFacts {
    /// Columns about a row that a representation has.
    pub const fn new(representation: &'static Representation, columns: &'static [AdminColumn]) -> FormFacts {
        FormFacts { representation, columns }
    }
}

/// The rows that a field of a form offers.
#[derive(Debug, Clone, Copy)]
pub struct Narrow {
    /// The field (index in the input).
    pub field: usize,
    /// Lookup paths of the rows, and what they must be.
    pub by: &'static [(&'static str, NarrowBy)],
}

impl Narrow {
    /// Rows that a field offers.
    pub const fn new(field: usize, by: &'static [(&'static str, NarrowBy)]) -> Narrow {
        Narrow { field, by }
    }
}

/// What a value of offered rows must be.
#[derive(Debug, Clone, Copy)]
pub enum NarrowBy {
    /// This.
    Value(&'static str),
    /// What stands in another field (index in the input), if anything does.
    Field(usize),
    /// The caller.
    User,
}

impl AdminForm {
    /// A form for an input, its fields in groups.
    pub const fn new(input: &'static Input, groups: &'static [FormGroup]) -> AdminForm {
        AdminForm {
            input,
            groups,
            wanted: &[],
            show: None,
            plot: "",
            narrow: &[],
            remember: &[],
            templates: &[],
            inlines: &[],
        }
    }

    /// A form for an input of `N` fields, all in one group without a heading.
    pub const fn plain<const N: usize>(input: &'static Input) -> AdminForm {
        AdminForm::new(input, First::<N>::GROUP)
    }

    set! {
        /// Fields (indices in the input) that are marked as wanted.
        wanted { wanted: &'static [usize] }
        /// Path of the project's own page whose picture of the row is shown.
        plot { plot: &'static str }
        /// Fields that offer some rows only.
        narrow { narrow: &'static [Narrow] }
        /// Fields (indices in the input) that begin with the row that was chosen last.
        remember { remember: &'static [usize] }
        /// Texts that begin as a template.
        templates { templates: &'static [(usize, usize, &'static str)] }
        /// Related rows in the same form.
        inlines { inlines: &'static [Inline] }
    }
}

impl AdminForm {
    /// What is shown of a row.
    #[must_use]
    pub const fn show(mut self, facts: &'static FormFacts) -> AdminForm {
        self.show = Some(facts);
        self
    }
}

/// The first `N` indices.
struct First<const N: usize>;

impl<const N: usize> First<N> {
    const INDICES: [usize; N] = {
        let (mut indices, mut at) = ([0; N], 0);
        while at < N {
            indices[at] = at;
            at += 1;
        }
        indices
    };
    const GROUP: &'static [FormGroup] = &[FormGroup::new("", &Self::INDICES)];
}

/// Fields of a form that stand together.
#[derive(Debug)]
pub struct FormGroup {
    /// Its heading; empty: none.
    pub name: &'static str,
    /// Fields (indices in the input).
    pub fields: &'static [usize],
    /// Whether it is closed at first.
    pub closed: bool,
}

impl FormGroup {
    /// Fields (indices in the input) under a heading.
    pub const fn new(name: &'static str, fields: &'static [usize]) -> FormGroup {
        FormGroup { name, fields, closed: false }
    }

    flags! {
        /// Closed at first.
        closed
    }
}

/// Related rows in a form.
#[derive(Debug)]
pub struct Inline {
    /// Its heading.
    pub title: &'static str,
    /// The relation (index in the form's resource) that leads to the rows.
    pub relation: usize,
    /// The page of the rows.
    pub page: PageRef,
    /// Fields (indices in the input of that page's form) that are shown.
    pub fields: &'static [usize],
    /// Whether rows can be changed and added here; else each is a link to its form.
    pub edit: bool,
    /// Whether rows can be deleted here.
    pub delete: bool,
}

impl Inline {
    /// Rows that a relation leads to, as links to their forms.
    pub const fn new(
        title: &'static str,
        relation: usize,
        page: &'static AdminPage,
        fields: &'static [usize],
    ) -> Inline {
        Inline { title, relation, page: PageRef::Known(page), fields, edit: false, delete: false }
    }

    flags! {
        /// Rows can be changed and added here.
        edit
        /// Rows can be deleted here.
        delete
    }
}
