//! Prints the pages for people.

use super::print::{self, Printer, flag_setter, list_setter, orders, slice, text_setter, value_setter};
use crate::lower::Parts;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use specimen_tables::{
    Admin, AdminColumn, AdminFilter, AdminForm, AdminList, AdminPage, AdminView, By, CellLink, Field, FilterTest,
    FormGroup, History, Inline, Input, InputField, Narrow, NarrowBy, Representation, Shows, Source, Takes, Target,
};

/// The static of a resource's page: of its first, or of a further one by the end of its address.
fn page_name(page: &AdminPage, is_first: bool) -> Ident {
    match page.path.rsplit('/').next() {
        Some(end) if !is_first => format_ident!("{}_PAGE", end.replace('-', "_").to_uppercase()),
        _ => format_ident!("ADMIN"),
    }
}

fn rows_name(page: &Ident) -> Ident {
    format_ident!("{page}_ROWS")
}

/// Fields of a form that are printed as one list.
enum Fields {
    /// Some inputs (indices) of those under a path of requests.
    Of(String, Vec<usize>),
    /// Columns (indices).
    Columns(Vec<usize>),
    /// Written out.
    Made(Vec<TokenStream>),
}

impl Printer<'_> {
    /// The pages of a resource; nothing if it has none.
    pub fn pages_statics(&self, parts: &Parts) -> TokenStream {
        let Some(form) = parts.pages.first().and_then(|page| page.form) else { return quote!() };
        let facts = form.show.map(|facts| {
            let fields = self.rows_fields(facts.representation);
            self.representation_of(&quote!(static ADMIN_SHOW), facts.representation, &fields)
        });
        let form = self.form(parts, &form);
        let is_shared = parts.pages.len() > 1;
        let shared = is_shared.then(|| {
            quote! {
                /// The form of its pages.
                static ADMIN_FORM: AdminForm = #form;
            }
        });
        let form = if is_shared { quote!(ADMIN_FORM) } else { form };
        let pages = parts.pages.iter().enumerate().map(|(number, page)| {
            let AdminPage { path, title, .. } = page;
            let name = page_name(page, number == 0);
            let rows = rows_name(&name);
            let fields = self.rows_fields(page.list.representation);
            let representation = self.representation_of(&quote!(static #rows), page.list.representation, &fields);
            let list = self.page_list(&page.list);
            let actions = list_setter("actions", page.actions.iter().map(|action| quote!(#action)).collect());
            quote! {
                #representation
                pub(crate) static #name: AdminPage = AdminPage::rows(#path, #title, &#rows) #list #actions.form(#form);
            }
        });
        quote!(#facts #shared #(#pages)*)
    }

    /// The fields of a list's rows: plain columns first.
    fn rows_fields(&self, rows: &Representation) -> TokenStream {
        let is_plain = |(n, field): &(usize, &Field)| {
            rows.wires.get(*n).is_some_and(|wire| format!("{field:?}") == format!("{:?}", Field::column(*n, *wire)))
        };
        let plain = rows.fields.iter().enumerate().take_while(is_plain).count();
        let wires = rows.wires[..plain].iter().map(print::wire);
        let columns = quote!(Field::columns([#(#wires),*]));
        let rest = slice(rows.fields[plain..].iter().map(|field| match field.source {
            Source::Label(column, choices)
                if format!("{field:?}") == format!("{:?}", Field::label(field.name, column, choices)) =>
            {
                let (name, choices) = (field.name, self.choices(choices));
                quote!(Field::label(#name, #column, #choices))
            }
            _ => self.field(field),
        }));
        let all = rows.fields.len();
        if plain == all { quote!(&#columns) } else { quote!(&Field::joined::<#all>(&#columns, #rest)) }
    }

    fn page_list(&self, list: &AdminList) -> TokenStream {
        let columns = slice(list.columns.iter().map(|column| self.page_column(column)));
        let search = list_setter("search", list.search.iter().map(|path| quote!(#path)).collect());
        let filters = list_setter("filters", list.filters.iter().map(|filter| self.page_filter(filter)).collect());
        let only = list_setter("only", list.only.iter().map(|(name, value)| quote!((#name, #value))).collect());
        let views = list_setter("views", list.views.iter().map(view).collect());
        let same = list.order == list.representation.resource.order;
        let order = if same { quote!() } else { list_setter("order", orders(list.order)) };
        let empty = text_setter("empty", list.empty);
        let edit = list_setter("edit", list.edit.iter().map(|(column, field)| quote!((#column, #field))).collect());
        quote!(.columns(#columns) #search #filters #only #views #order #empty #edit)
    }

    fn page_column(&self, column: &AdminColumn) -> TokenStream {
        let (label, sort) = (column.label, text_setter("sort", column.sort));
        let made = match column.shows {
            Shows::Field(field) => quote!(new(#label, #field)),
            Shows::Caption(fields) => quote!(caption(#label, &[#(#fields),*])),
            Shows::Count(relation) => quote!(count(#label, #relation)),
        };
        let link = match column.link {
            CellLink::None => quote!(),
            CellLink::Row => quote!(.link(CellLink::Row)),
            CellLink::Related(of, key) => {
                let of = self.resource(of);
                quote!(.to(#of, #key))
            }
            CellLink::Own(path) => quote!(.link(CellLink::Own(#path))),
        };
        quote!(AdminColumn::#made #sort #link)
    }

    fn page_filter(&self, of: &AdminFilter) -> TokenStream {
        let AdminFilter { label, filter } = of;
        if let FilterTest::BoolRule(rule) = filter.test {
            let (name, rule) = (filter.name, self.hook(rule));
            return quote!(AdminFilter::rule(#label, #name, #rule));
        }
        if filter.about.is_empty() && !filter.public && filter.test.lookup() == Some(filter.name) {
            let test = self.test(&filter.test);
            return quote!(AdminFilter::by(#label, #test));
        }
        let filter = self.filter(filter);
        quote!(AdminFilter::new(#label, #filter))
    }

    /// What may be filled in: inputs of requests, and columns, as far as these say it.
    fn form_input(&self, parts: &Parts, input: &Input) -> TokenStream {
        let mut lists: Vec<Fields> = Vec::new();
        for field in input.fields {
            let made = self.form_field(parts, field);
            match (lists.last_mut(), made) {
                (Some(Fields::Of(of, indices)), Fields::Of(path, more)) if *of == path => indices.extend(more),
                (Some(Fields::Columns(indices)), Fields::Columns(more)) => indices.extend(more),
                (Some(Fields::Made(list)), Fields::Made(more)) => list.extend(more),
                (_, made) => lists.push(made),
            }
        }
        let made = lists.iter().map(|list| match list {
            Fields::Of(path, indices) => {
                let input = print::input_name(path);
                quote!(&#input.by_key([#(#indices),*]))
            }
            Fields::Columns(indices) => quote!(&InputField::columns(&RESOURCE, [#(#indices),*])),
            Fields::Made(list) => quote!(&[#(#list),*]),
        });
        let made: Vec<TokenStream> = made.collect();
        let all = input.fields.len();
        match made.as_slice() {
            [one] => one.clone(),
            several => quote!(&InputField::joined::<#all>(&[#(#several),*])),
        }
    }

    fn form_field(&self, parts: &Parts, field: &InputField) -> Fields {
        let same = |made: &InputField| format!("{made:?}") == format!("{field:?}");
        for (path, input) in &parts.inputs {
            let as_filled_in = |of: &InputField| {
                let made = of.by_key();
                if field.nullable { made.nullable() } else { made }
            };
            if let Some(index) = input.fields.iter().position(|of| of.name == field.name && same(&as_filled_in(of))) {
                return Fields::Of(path.clone(), vec![index]);
            }
        }
        let Target::Column(index) = field.target else { return Fields::Made(vec![self.input_field(field)]) };
        if index >= parts.resource.columns.len() {
            return Fields::Made(vec![self.input_field(field)]);
        }
        let mut made = InputField::column(parts.resource, index);
        if let Takes::One(of, By::Id) = field.takes {
            // Generated code knows to which resource the column refers.
            made = made.one(of);
        }
        if same(&made) {
            return Fields::Columns(vec![index]);
        }
        let mut setters = quote!();
        if format!("{:?}", made.takes) != format!("{:?}", field.takes) {
            let takes = self.takes(&field.takes);
            (setters, made) = (quote!(.takes(#takes)), made.takes(field.takes));
        }
        if field.blank && !made.blank {
            (setters, made) = (quote!(#setters.blank()), made.blank());
        }
        if format!("{:?}", made.doc.schema) != format!("{:?}", field.doc.schema) {
            let schema = self.schema(&field.doc.schema);
            (setters, made) = (quote!(#setters.schema(#schema)), made.schema(field.doc.schema));
        }
        let about = text_setter("about", field.doc.about);
        let example = value_setter("example", (!field.doc.example.is_empty()).then(|| print::sql(field.doc.example)));
        let printed = match same(&made.about(field.doc.about).example(field.doc.example)) {
            true => quote!(InputField::column(&RESOURCE, #index) #setters #about #example),
            false => self.input_field(field),
        };
        Fields::Made(vec![printed])
    }

    fn form(&self, parts: &Parts, form: &AdminForm) -> TokenStream {
        let fields = self.form_input(parts, form.input);
        let actors = list_setter("actors", form.input.actors.iter().map(|actor| quote!(#actor)).collect());
        let input = quote!(&Input::form(&RESOURCE, #fields) #actors);
        let wanted = list_setter("wanted", form.wanted.iter().map(|field| quote!(#field)).collect());
        let inlines = list_setter("inlines", form.inlines.iter().map(|inline| self.inline(inline)).collect());
        let show = form.show.map(|facts| {
            let columns = slice(facts.columns.iter().map(|column| self.page_column(column)));
            quote!(.show(&FormFacts::new(&ADMIN_SHOW, #columns)))
        });
        let plot = text_setter("plot", form.plot);
        let narrow = list_setter("narrow", form.narrow.iter().map(narrowed).collect());
        let remember = list_setter("remember", form.remember.iter().map(|field| quote!(#field)).collect());
        let templates = form.templates.iter().map(|(of, by, setting)| quote!((#of, #by, #setting)));
        let templates = list_setter("templates", templates.collect());
        let inlines = quote!(#show #plot #narrow #remember #templates #inlines);
        let all = form.input.fields.len();
        if let [FormGroup { name: "", fields, closed: false }] = form.groups
            && fields.iter().copied().eq(0..all)
        {
            return quote!(AdminForm::plain::<#all>(#input) #wanted #inlines);
        }
        let groups = slice(form.groups.iter().map(|group| {
            let FormGroup { name, fields, closed } = group;
            let closed = flag_setter("closed", *closed);
            quote!(FormGroup::new(#name, &[#(#fields),*]) #closed)
        }));
        quote!(AdminForm::new(#input, #groups) #wanted #inlines)
    }

    fn inline(&self, inline: &Inline) -> TokenStream {
        let (page, Inline { title, relation, fields, edit, delete, .. }) = (self.page(&inline.page), inline);
        let (edit, delete) = (flag_setter("edit", *edit), flag_setter("delete", *delete));
        quote!(Inline::new(#title, #relation, #page, &[#(#fields),*]) #edit #delete)
    }

    /// A reference to a page.
    fn page(&self, page: &AdminPage) -> TokenStream {
        let of = self.lowered.resources.iter().enumerate();
        let found = of.flat_map(|(id, parts)| parts.pages.iter().enumerate().map(move |(n, made)| (id, n, made)));
        let (id, number, page) = match found.into_iter().find(|(.., made)| made.path == page.path) {
            Some((id, number, page)) => (id, number, *page),
            None => (0, 0, page),
        };
        let path = self.path(id, &page_name(page, number == 0));
        quote!(&#path)
    }

    /// All pages, as a static; nothing if there are none.
    pub fn all_pages(&self, admin: Option<&Admin>) -> TokenStream {
        let Some(admin) = admin else { return quote!() };
        let pages = slice(admin.pages.iter().map(|page| self.page(page)));
        quote! {
            /// All pages for people.
            static PAGES: &[&AdminPage] = #pages;
        }
    }

    /// What all pages have in common.
    pub fn admin(&self, admin: &Admin) -> TokenStream {
        let title = admin.title;
        let menu = slice(admin.menu.iter().map(|group| {
            let indices = group.pages.iter().filter_map(|page| admin.pages.iter().position(|of| of.path == page.path));
            let name = group.name;
            quote!(MenuGroup::new(#name, &MenuGroup::of(PAGES, [#(#indices),*])))
        }));
        let who = self.who(admin.who);
        let marks = admin.marks.iter().map(|(host, mark)| quote!((#host, #mark)));
        let marks = list_setter("marks", marks.collect());
        let sessions = (!admin.sessions.are_own()).then(|| {
            let (resource, data, expires) =
                (self.resource(admin.sessions.resource), admin.sessions.data, admin.sessions.expires);
            quote!(&Sessions::new(#resource, #data, #expires))
        });
        let sessions = value_setter("sessions", sessions);
        let history = match admin.history {
            History::Own => None,
            History::Reversion { revisions, versions, log } => {
                let (revisions, versions) = (self.resource(revisions), self.resource(versions));
                let log = match log {
                    Some(log) => {
                        let log = self.resource(log);
                        quote!(Some(#log))
                    }
                    None => quote!(None),
                };
                Some(quote!(History::Reversion { revisions: #revisions, versions: #versions, log: #log }))
            }
        };
        let history = value_setter("history", history);
        quote!(&Admin::new(#title, #menu, PAGES).who(#who) #marks #sessions #history)
    }
}

fn narrowed(narrow: &Narrow) -> TokenStream {
    let by = slice(narrow.by.iter().map(|(path, by)| {
        let by = match by {
            NarrowBy::Value(value) => quote!(NarrowBy::Value(#value)),
            NarrowBy::Field(field) => quote!(NarrowBy::Field(#field)),
            NarrowBy::User => quote!(NarrowBy::User),
        };
        quote!((#path, #by))
    }));
    let field = narrow.field;
    quote!(Narrow::new(#field, #by))
}

fn view(view: &AdminView) -> TokenStream {
    let AdminView { name, label, query, columns } = view;
    let query = slice(query.iter().map(|(name, value)| quote!((#name, #value))));
    let columns = list_setter("columns", columns.iter().map(|column| quote!(#column)).collect());
    quote!(AdminView::new(#name, #label, #query) #columns)
}
