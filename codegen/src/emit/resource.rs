//! The statics of a resource's file: the resource, its representations, inputs, filters and routes.

use super::{
    names,
    print::{
        self, Printer, choice, choices_name, dialects, flag_setter, integer, list_setter, number, orders, slice, sql,
        text_setter, value_setter, variant, words,
    },
};
use crate::lower::Parts;
use proc_macro2::TokenStream;
use quote::quote;
use specimen_tables::{
    By, Child, Compute, Field, Group, Input, InputField, Item, Link, List, Owner, Relation, Representation, Resource,
    Route, Serves, Source, Takes, Target, Union, Versions,
};

impl Printer<'_> {
    /// The resource itself, and the choices of its columns.
    pub fn resource_static(&self, resource: &Resource, doc: &str) -> TokenStream {
        let Resource { name, table, label, words, record, primary, .. } = resource;
        let named = if (label, words, record) == (name, name, name) {
            quote!()
        } else {
            quote!(.named(#label, #words, #record))
        };
        let (about, was) = (text_setter("about", resource.about), text_setter("was", resource.was));
        let primary = if *primary > 0 { quote!(.primary(#primary)) } else { quote!() };
        let columns = list_setter("columns", resource.columns.iter().map(|column| self.column(column)).collect());
        let derived = resource.derived.iter().map(|of| {
            let (column, sql) = (self.column(&of.column), dialects(&of.sql));
            let related = flag_setter("related", of.related);
            quote!(Derived::new(#column, #sql) #related)
        });
        let derived = list_setter("derived", derived.collect());
        let relations =
            list_setter("relations", resource.relations.iter().map(|relation| self.relation(relation)).collect());
        let parent = match resource.parent {
            Some(relation) => quote!(.parent(#relation)),
            None => quote!(),
        };
        let order = list_setter("order", orders(resource.order));
        let unique = resource.unique.iter().map(|unique| {
            let (columns, rows) = (unique.columns, sql_setter("of_rows", unique.condition));
            let says = text_setter("says", unique.message);
            quote!(Unique::new(&[#(#columns),*]) #rows #says)
        });
        let unique = list_setter("unique", unique.collect());
        let indexes = list_setter("indexes", resource.indexes.iter().map(|columns| quote!(&[#(#columns),*])).collect());
        let checks = resource.checks.iter().map(|check| {
            let (name, same) = (check.name, sql(check.sql.postgres));
            let other = value_setter("sql", (check.sql.sqlite != check.sql.postgres).then(|| dialects(&check.sql)));
            let (at, says) = (text_setter("at", check.field), text_setter("says", check.message));
            quote!(Check::new(#name, #same) #other #at #says)
        });
        let checks = list_setter("checks", checks.collect());
        let apart = resource.no_overlap.iter().map(|of| {
            let (name, [from, to], message, within) = (of.name, of.range, print::words(of.message), of.within);
            let within = if within.is_empty() { quote!() } else { quote!(.within(&[#(#within),*])) };
            let unless = value_setter("unless", (!of.unless.postgres.is_empty()).then(|| dialects(&of.unless)));
            let closed = flag_setter("closed", of.closed);
            quote!(NoOverlap::new(#name, [#from, #to], #message) #within #unless #closed)
        });
        let no_overlap = list_setter("no_overlap", apart.collect());
        let secret = flag_setter("secret", resource.secret);
        let caption = resource.caption.iter().map(|path| quote!(#path)).collect();
        let caption = list_setter("caption", caption);
        let hooks = resource.hooks.iter().map(|(event, hook)| {
            let (event, hook) = (variant("Event", event), self.hook(*hook));
            quote!((#event, #hook))
        });
        let hooks = list_setter("hooks", hooks.collect());
        let access = value_setter("access", self.access(resource.access));
        let choices = resource.columns.iter().filter(|column| !column.choices.is_empty()).map(|column| {
            let (name, choices) = (choices_name(column.field), slice(column.choices.iter().map(choice)));
            let doc = format!("Values of `{}`.", column.field);
            quote!(#[doc = #doc] pub static #name: &[Choice] = #choices;)
        });
        quote! {
            #[doc = #doc]
            pub static RESOURCE: Resource = Resource::new(#name, #table) #named #about #was #primary #columns #derived #relations #parent
                #order #unique #indexes #checks #no_overlap #secret #caption #hooks #access;
            #(#choices)*
        }
    }

    fn relation(&self, relation: &Relation) -> TokenStream {
        let (name, target) = (relation.name, self.resource(relation.target.get()));
        let secret = flag_setter("secret", relation.secret);
        let was = text_setter("was", relation.was);
        match relation.link {
            Link::One { column } => quote!(Relation::one(#name, #target, #column) #secret),
            Link::Back { column, single, on_delete } => {
                let on_delete = variant("OnDelete", on_delete);
                let made = if single { quote!(back_one) } else { quote!(back) };
                quote!(Relation::#made(#name, #target, #column, #on_delete) #secret)
            }
            Link::Many { table, near, far, through, own } => {
                let through = value_setter("through", through.map(|through| self.resource(through.get())));
                let own = flag_setter("own", own);
                quote!(Relation::many(#name, #target, [#table, #near, #far]) #through #own #secret #was)
            }
            Link::Loose { column } => quote!(Relation::loose(#name, #target, #column) #secret),
        }
    }

    /// One representation.
    pub fn representation_static(&self, of: &Representation, doc: &str) -> TokenStream {
        let fields = slice(of.fields.iter().map(|field| self.field(field)));
        let constant = names::constant(of.name);
        let made = self.representation_of(&quote!(pub static #constant), of, &fields);
        quote!(#[doc = #doc] #made)
    }

    /// A representation as a static item, with these fields.
    pub fn representation_of(&self, item: &TokenStream, of: &Representation, fields: &TokenStream) -> TokenStream {
        let (name, schema) = (of.name, of.schema);
        let (select, wires) = (sql(of.select.postgres), of.wires.iter().map(print::wire));
        let joins = if of.joins.postgres.is_empty() {
            quote!()
        } else {
            let joins = dialects(&of.joins);
            quote!(.joins(#joins))
        };
        let children = list_setter("children", of.children.iter().map(|child| self.child(child)).collect());
        let groups = list_setter("groups", of.groups.iter().map(|group| self.group(group)).collect());
        let statements = of.statements;
        let statements = if statements == 1 { quote!() } else { quote!(.statements(#statements)) };
        quote! {
            #item: Representation = Representation::new(#name, #schema, &RESOURCE)
                .fields(#fields).select(#select, &[#(#wires),*]) #joins #children #groups #statements;
        }
    }

    /// One field of a representation or answer.
    pub fn field(&self, field: &Field) -> TokenStream {
        let (name, source, schema) = (field.name, self.source(&field.source), self.schema(&field.doc.schema));
        let nullable = flag_setter("nullable", field.doc.nullable);
        let (about, example) = (text_setter("about", field.doc.about), sql_setter("example", field.doc.example));
        quote!(Field::new(#name, #source, #schema) #nullable #about #example)
    }

    fn source(&self, source: &Source) -> TokenStream {
        match source {
            Source::Column(column) => quote!(Source::Column(#column)),
            Source::Or(column, text) => {
                let text = sql(text);
                quote!(Source::Or(#column, #text))
            }
            Source::OrSent(column, text) => {
                let text = sql(text);
                quote!(Source::OrSent(#column, #text))
            }
            Source::Label(column, choices) => {
                let choices = self.choices(choices);
                quote!(Source::Label(#column, #choices))
            }
            Source::Url(column, path) => quote!(Source::Url(#column, #path)),
            Source::File(column) => quote!(Source::File(#column)),
            Source::Nothing => quote!(Source::Nothing),
            Source::Kind(app, model) => quote!(Source::Kind(#app, #model)),
            Source::Object(present, fields) => {
                let fields = slice(fields.iter().map(|field| self.field(field)));
                quote!(Source::Object(#present, #fields))
            }
            Source::Many(child) => quote!(Source::Many(#child)),
            Source::Constant(text) => quote!(Source::Constant(#text)),
            Source::Row(hook, columns) => {
                let hook = self.hook(*hook);
                quote!(Source::Row(#hook, &[#(#columns),*]))
            }
            Source::Page(group, item) => quote!(Source::Page(#group, #item)),
        }
    }

    fn child(&self, child: &Child) -> TokenStream {
        let (key, shown, parent) = (child.key, self.representation(child.representation), sql(child.parent));
        let (joins, order) = (sql_setter("joins", child.joins), list_setter("order", orders(child.order)));
        let narrow = value_setter("narrow", child.narrow.map(|rule| self.hook(rule)));
        quote!(Child::new(#key, #shown, #parent) #joins #order #narrow)
    }

    fn group(&self, group: &Group) -> TokenStream {
        let columns = group.columns;
        match group.compute {
            Compute::Page(hook) => {
                let hook = self.hook(hook);
                quote!(Group::page(#hook, &[#(#columns),*]))
            }
            Compute::Rows { hook, key, of, items } => {
                let (hook, of) = (self.hook(hook), sql(of));
                quote!(Group::rows(#hook, &[#(#columns),*], #key, #of, #items))
            }
        }
    }

    /// What create, replace and patch take.
    pub fn input_static(&self, path: &str, input: &Input) -> TokenStream {
        let (constant, schema, patch) = (print::input_name(path), input.schema, input.patch_schema);
        let fields = slice(input.fields.iter().map(|field| self.input_field(field)));
        let actors = input.actors;
        let actors = if actors.is_empty() { quote!() } else { quote!(.actors(&[#(#actors),*])) };
        let (mut rows, mut nested) = (Vec::new(), Vec::new());
        for of in input.nested {
            let (name, about, column) = (of.name, of.about, of.column);
            let both = [(of.input, "row"), (of.stored, "stored_row")].map(|(input, kind)| {
                let constant = names::constant(&format!("{path}{name}_{kind}"));
                let (schema, patch, resource) = (input.schema, input.patch_schema, self.resource(input.resource));
                let fields = slice(input.fields.iter().map(|field| self.input_field(field)));
                let actors = input.actors;
                let actors = if actors.is_empty() { quote!() } else { quote!(.actors(&[#(#actors),*])) };
                let doc = format!("What a row of `{name}` takes.");
                rows.push(quote! {
                    #[doc = #doc]
                    static #constant: Input = Input::new(#schema, #patch, #resource).fields(#fields) #actors;
                });
                constant
            });
            let [taken, stored] = both;
            nested.push(quote!(NestedRows::new(#name, #about, [&#taken, &#stored], #column)));
        }
        let nested = list_setter("nested", nested);
        quote! {
            #(#rows)*
            /// What create, replace and patch take.
            pub static #constant: Input = Input::new(#schema, #patch, &RESOURCE).fields(#fields) #actors #nested;
        }
    }

    pub fn input_field(&self, field: &InputField) -> TokenStream {
        let (name, takes, target) = (field.name, self.takes(&field.takes), target(&field.target));
        let made = InputField::new(field.name, field.takes, field.target);
        let made = if field.blank { made.blank() } else { made };
        let schema = if format!("{:?}", made.doc.schema) == format!("{:?}", field.doc.schema) {
            quote!()
        } else {
            let schema = self.schema(&field.doc.schema);
            quote!(.schema(#schema))
        };
        let default = value_setter(
            "default",
            field.default.as_ref().map(|default| self.default(default).unwrap_or_else(|| quote!(Default::None))),
        );
        let flags = [
            flag_setter("required", field.required),
            flag_setter("required_on_create", field.required_on_create),
            flag_setter("nullable", field.nullable),
            flag_setter("blank", field.blank),
            flag_setter("create_only", field.create_only),
        ];
        let (about, example) = (text_setter("about", field.doc.about), sql_setter("example", field.doc.example));
        let within = value_setter("within", field.within.map(print::within));
        quote!(InputField::new(#name, #takes, #target) #(#flags)* #schema #within #default #about #example)
    }

    pub fn takes(&self, takes: &Takes) -> TokenStream {
        match takes {
            Takes::Text(max, None) => quote!(Takes::Text(#max, None)),
            Takes::Text(max, Some(pattern)) => {
                let (regex, message) = (pattern.regex, words(pattern.message));
                quote!(Takes::Text(#max, Some(&Pattern::new(#regex, #message))))
            }
            Takes::Email(max) => quote!(Takes::Email(#max)),
            Takes::Url(max) => quote!(Takes::Url(#max)),
            Takes::Image(max) => quote!(Takes::Image(#max)),
            Takes::Int(least, most) => {
                let (least, most) = (integer(*least), integer(*most));
                quote!(Takes::Int(#least, #most))
            }
            Takes::Float(least, most) => {
                let (least, most) = (number(*least), number(*most));
                quote!(Takes::Float(#least, #most))
            }
            Takes::Choice(choices) => {
                let choices = self.choices(choices);
                quote!(Takes::Choice(#choices))
            }
            Takes::Label(choices) => {
                let choices = self.choices(choices);
                quote!(Takes::Label(#choices))
            }
            Takes::Kind(apps) => quote!(Takes::Kind(&[#(#apps),*])),
            Takes::One(of, by) => {
                let (of, by) = (self.resource(of), by_tokens(by));
                quote!(Takes::One(#of, #by))
            }
            Takes::Many(of, by) => {
                let (of, by) = (self.resource(of), by_tokens(by));
                quote!(Takes::Many(#of, #by))
            }
            Takes::Decimal(of) => {
                let of = print::decimal(*of);
                quote!(Takes::Decimal(#of))
            }
            Takes::Texts(max) => quote!(Takes::Texts(#max)),
            Takes::Bool
            | Takes::Date
            | Takes::DateTime
            | Takes::Time
            | Takes::Duration
            | Takes::Uuid
            | Takes::Json
            | Takes::JsonObject
            | Takes::Floats
            | Takes::Ints => variant("Takes", takes),
        }
    }

    /// The filters of the resource's list.
    pub fn filters_static(&self, parts: &Parts) -> TokenStream {
        let Some(filters) = parts.filters else { return quote!() };
        let filters = slice(filters.iter().map(|filter| self.filter(filter)));
        quote! {
            /// Query parameters of the list.
            pub static FILTERS: &[Filter] = #filters;
        }
    }

    /// The routes of a file.
    pub fn routes_static(&self, path: &str, routes: &[Route], doc: &str) -> TokenStream {
        if path.is_empty() {
            return quote!();
        }
        let routes = slice(routes.iter().map(|route| self.route(route)));
        quote!(#[doc = #doc] pub static ROUTES: &[Route] = #routes;)
    }

    fn route(&self, route: &Route) -> TokenStream {
        let (path, about, words) = (route.path, text_setter("about", route.about), text_setter("words", route.words));
        let made = match &route.serves {
            Serves::List(list) => {
                let list = self.list(list);
                quote!(list(#path, &#list))
            }
            Serves::Item(item) => {
                let item = self.item(item);
                quote!(item(#path, &#item))
            }
            Serves::Union(union) => {
                let union = self.union(union);
                quote!(union(#path, &#union))
            }
            Serves::Custom(custom) => {
                let operations = slice(custom.operations.iter().map(|operation| self.operation(operation)));
                let operation = route.operation;
                quote!(custom(#path, #operation, &Custom { operations: #operations }))
            }
        };
        quote!(Route::#made #words #about)
    }

    fn list(&self, list: &List) -> TokenStream {
        let (resource, summary) = (self.resource(list.resource), self.representation(list.summary));
        let public = value_setter("public", list.public.map(|public| self.representation(public)));
        let same = format!("{:?}", list.order) == format!("{:?}", list.resource.order);
        let order = if same { quote!() } else { list_setter("order", orders(list.order)) };
        let named = self.lowered.resources.iter().position(|parts| {
            parts.filters.is_some_and(|filters| !filters.is_empty() && std::ptr::eq(filters, list.filters))
        });
        let filters = value_setter("filters", named.map(|id| self.path(id, &names::ident("FILTERS"))));
        let create = match list.create {
            Some(input) => {
                let (input, created) = (self.input(input), self.representation(list.created));
                quote!(.create(#input, #created))
            }
            None => quote!(),
        };
        let owner = value_setter("owner", list.owner.as_ref().map(|of| self.owner(of)));
        let location = text_setter("location", list.location.unwrap_or_default());
        let (bulk, unlisted) = (flag_setter("bulk", list.bulk), flag_setter("unlisted", !list.listed));
        let (strict, versions) = (flag_setter("strict", list.strict), flag_setter("versions", list.versions));
        let seconds = list.once;
        let once = if seconds == 0 { quote!() } else { quote!(.once(#seconds)) };
        let narrow = value_setter("narrow", list.narrow.map(|rule| self.hook(rule)));
        quote! {
            List::new(#resource, #summary) #public #order #filters #create #bulk #owner #location #versions #once #unlisted #strict #narrow
        }
    }

    fn item(&self, item: &Item) -> TokenStream {
        let (resource, key, detail) = (self.resource(item.resource), item.key, self.representation(item.detail));
        let write = value_setter("write", item.input.map(|input| self.input(input)));
        let (read, delete) = (flag_setter("read", item.read), flag_setter("delete", item.delete));
        let versions =
            value_setter("versions", (item.versions != Versions::None).then(|| variant("Versions", item.versions)));
        let archive = value_setter("archive", item.archive.map(|column| quote!(#column)));
        quote!(Item::new(#resource, #key, #detail) #read #write #delete #versions #archive)
    }

    fn owner(&self, owner: &Owner) -> TokenStream {
        let (resource, key, path) = (self.resource(owner.resource), owner.key, owner.path);
        quote!(Owner::new(#resource, #key, #path))
    }

    fn union(&self, union: &Union) -> TokenStream {
        let Union { parameter, newest, schema, .. } = union;
        let owner = self.owner(&union.owner);
        let members = slice(union.members.iter().map(|member| {
            let (name, shown, owner) = (member.name, self.representation(member.representation), member.owner);
            quote!(Member::new(#name, #shown, #owner))
        }));
        let filters = slice(union.filters.iter().map(|filter| self.filter(filter)));
        quote!(Union {
            owner: #owner, members: #members, parameter: #parameter, newest: #newest, filters: #filters, schema: #schema,
        })
    }
}

fn sql_setter(method: &str, text: &str) -> TokenStream {
    let (method, literal) = (names::ident(method), sql(text));
    if text.is_empty() { quote!() } else { quote!(.#method(#literal)) }
}

fn target(target: &Target) -> TokenStream {
    match target {
        Target::Column(index) => quote!(Target::Column(#index)),
        Target::Relation(index) => quote!(Target::Relation(#index)),
        Target::Extra(index) => quote!(Target::Extra(#index)),
    }
}

fn by_tokens(by: &By) -> TokenStream {
    match by {
        By::Key(column) => quote!(By::Key(#column)),
        By::Id => quote!(By::Id),
        By::Pk => quote!(By::Pk),
        By::Url(path) => quote!(By::Url(#path)),
    }
}
