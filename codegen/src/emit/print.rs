//! Prints tables as Rust. Only values that differ from a default are printed. Items of other files are referred to by
//! path.

use super::names;
use crate::{
    lower::Lowered,
    model::{self, ResourceId},
};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use specimen_tables::{
    Auto, Bound, Choice, ChoiceValue, Column, Decimal, Default, Dialects, Filter, FilterTest, Hook, Input, Kind, Order,
    OrderBy, Representation, Resource, Schema, Wire, Within,
};
use std::fmt::Debug;

/// Prints the tables of one file.
#[derive(Clone, Copy)]
pub struct Printer<'a> {
    pub api: &'a model::Api,
    pub lowered: &'a Lowered,
    /// The resource whose file it is; `None` in the file of an endpoint or of the whole API.
    pub here: Option<ResourceId>,
}

/// A list behind a reference.
pub fn slice(items: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let items = items.into_iter();
    quote!(&[#(#items),*])
}

/// SQL as a raw string, so that its quotes stay as they are.
pub fn sql(text: &str) -> TokenStream {
    if !text.contains('"') || text.contains("\"#") {
        return quote!(#text);
    }
    let raw = format!("r#\"{text}\"#").parse::<Literal>();
    raw.map_or_else(|_| quote!(#text), |literal| quote!(#literal))
}

/// Words for people, broken into lines where they are long: rustfmt leaves alone what it can't make fit.
pub fn words(text: &str) -> TokenStream {
    let (mut out, mut line) = (String::new(), 0);
    let literal = format!("{text:?}");
    for (n, word) in literal.split(' ').enumerate() {
        if n > 0 {
            out.push(' ');
            line += 1;
        }
        if line + word.len() > LINE && !word.is_empty() && !out.ends_with("  ") {
            out.push_str("\\\n                ");
            line = 0;
        }
        out.push_str(word);
        line += word.len();
    }
    out.parse::<Literal>().map_or_else(|_| quote!(#text), |literal| quote!(#literal))
}

/// Characters of a long literal's line.
const LINE: usize = 90;

/// A call of a setter with text; nothing if the text is empty.
pub fn text_setter(method: &str, text: &str) -> TokenStream {
    let (method, literal) = (format_ident!("{method}"), words(text));
    if text.is_empty() { quote!() } else { quote!(.#method(#literal)) }
}

/// A call of a setter with a value; nothing for `None`.
pub fn value_setter(method: &str, value: Option<TokenStream>) -> TokenStream {
    let method = format_ident!("{method}");
    value.map_or_else(TokenStream::new, |value| quote!(.#method(#value)))
}

/// A call of a setter without arguments; nothing if the flag is false.
pub fn flag_setter(method: &str, holds: bool) -> TokenStream {
    let method = format_ident!("{method}");
    if holds { quote!(.#method()) } else { quote!() }
}

/// A call of a setter with a list; nothing if the list is empty.
pub fn list_setter(method: &str, items: Vec<TokenStream>) -> TokenStream {
    let method = format_ident!("{method}");
    if items.is_empty() { quote!() } else { quote!(.#method(&[#(#items),*])) }
}

/// A value of an enum without fields.
pub fn variant(of: &str, value: impl Debug) -> TokenStream {
    let (of, variant) = (format_ident!("{of}"), format_ident!("{value:?}"));
    quote!(#of::#variant)
}

pub fn dialects(of: &Dialects) -> TokenStream {
    let (postgres, sqlite) = (sql(of.postgres), sql(of.sqlite));
    if of.postgres == of.sqlite { quote!(Dialects::same(#postgres)) } else { quote!(Dialects::new(#postgres, #sqlite)) }
}

pub fn order(order: &Order) -> TokenStream {
    let path = order.path;
    let made = if order.descending { quote!(Order::down(#path)) } else { quote!(Order::up(#path)) };
    match order.by {
        OrderBy::Value => made,
        OrderBy::Filled => quote!(#made.by(OrderBy::Filled)),
        OrderBy::Begins(with) => quote!(#made.by(OrderBy::Begins(#with))),
    }
}

pub fn orders(of: &[Order]) -> Vec<TokenStream> {
    of.iter().map(order).collect()
}

/// The name of a column's wire, see `specimen_tables::wire`.
pub fn wire(wire: &Wire) -> TokenStream {
    let (kind, end) = match wire {
        Wire::List(kind) => (kind, "_LIST"),
        Wire::One(kind) => (kind, ""),
    };
    if let Kind::Decimal(of) = kind {
        let (made, of) = (format_ident!("decimal{}", end.to_lowercase()), decimal(*of));
        return quote!(#made(#of));
    }
    let name = format_ident!("{}{end}", names::snake(&format!("{kind:?}")).to_uppercase());
    quote!(#name)
}

/// What a column of decimals holds.
pub fn decimal(of: Decimal) -> TokenStream {
    let (digits, places) = (of.digits, of.places);
    let number = flag_setter("number", of.number);
    quote!(Decimal::new(#digits, #places) #number)
}

/// What a column holds.
fn kind(kind: Kind) -> TokenStream {
    match kind {
        Kind::Decimal(of) => {
            let of = decimal(of);
            quote!(Kind::Decimal(#of))
        }
        kind => variant("Kind", kind),
    }
}

/// Bounds of a value.
pub fn within(of: &Within) -> TokenStream {
    let bound = |bound: Bound| match bound {
        Bound::None | Bound::Today | Bound::Now => variant("Bound", bound),
        Bound::Number(number) => quote!(Bound::Number(#number)),
        Bound::At(text) => quote!(Bound::At(#text)),
    };
    let (least, most) = (bound(of.least), bound(of.most));
    quote!(&Within::new(#least, #most))
}

/// A bound of numbers.
pub fn number(value: f64) -> TokenStream {
    if value == f64::INFINITY {
        quote!(f64::INFINITY)
    } else if value == f64::NEG_INFINITY {
        quote!(f64::NEG_INFINITY)
    } else {
        quote!(#value)
    }
}

/// A bound of integers.
pub fn integer(value: i64) -> TokenStream {
    match value {
        i64::MIN => quote!(i64::MIN),
        i64::MAX => quote!(i64::MAX),
        _ => quote!(#value),
    }
}

/// The static of a field's choices.
pub fn choices_name(field: &str) -> Ident {
    names::constant(&format!("{field}_choices"))
}

/// The static of the inputs under a further list's path; without one, that of the resource's own.
pub fn input_name(path: &str) -> Ident {
    if path.is_empty() { format_ident!("INPUT") } else { names::constant(&format!("{}_input", path.replace('-', "_"))) }
}

impl Printer<'_> {
    /// Path to what stands in a resource's file.
    pub fn path(&self, id: ResourceId, item: &Ident) -> TokenStream {
        if self.here == Some(id) {
            return quote!(#item);
        }
        let resource = &self.api.resources[id];
        let module = names::ident(&names::module(&resource.name));
        match resource.area.as_str() {
            "" => quote!(#module::#item),
            area => {
                let area = names::ident(&names::module(area));
                quote!(#area::#module::#item)
            }
        }
    }

    fn id(&self, resource: &Resource) -> ResourceId {
        let found = self.lowered.resources.iter().position(|parts| parts.resource.name == resource.name);
        found.unwrap_or_default()
    }

    /// A reference to a resource.
    pub fn resource(&self, resource: &Resource) -> TokenStream {
        let path = self.path(self.id(resource), &format_ident!("RESOURCE"));
        quote!(&#path)
    }

    /// A reference to a representation.
    pub fn representation(&self, representation: &Representation) -> TokenStream {
        let path = self.path(self.id(representation.resource), &names::constant(representation.name));
        quote!(&#path)
    }

    /// A reference to an input.
    pub fn input(&self, input: &Input) -> TokenStream {
        let id = self.id(input.resource);
        let named = self.lowered.resources[id].inputs.iter().find(|(_, of)| of.schema == input.schema);
        let path = self.path(id, &input_name(named.map_or("", |(path, _)| path)));
        quote!(&#path)
    }

    /// Hand-written code: one of the constants of `hooks`.
    pub fn hook(&self, hook: Hook) -> TokenStream {
        let name = hook.name;
        quote!(hook(#name))
    }

    /// The static of choices; they are those of a column.
    pub fn choices(&self, choices: &'static [Choice]) -> TokenStream {
        for (id, parts) in self.lowered.resources.iter().enumerate() {
            if let Some(column) = parts.resource.columns.iter().find(|column| std::ptr::eq(column.choices, choices)) {
                return self.path(id, &choices_name(column.field));
            }
        }
        slice(choices.iter().map(choice))
    }

    pub fn column(&self, column: &Column) -> TokenStream {
        let (name, kind) = (column.name, kind(column.kind));
        let field = text_setter("field", if column.field == column.name { "" } else { column.field });
        let max = column.max;
        let max = if max > 0 { quote!(.max(#max)) } else { quote!() };
        let default = match self.default(&column.default) {
            Some(default) => quote!(.default(#default)),
            None => quote!(),
        };
        let auto = match column.auto {
            Auto::No => quote!(),
            auto => {
                let auto = variant("Auto", auto);
                quote!(.auto(#auto))
            }
        };
        let choices = if column.choices.is_empty() {
            quote!()
        } else {
            let choices = self.choices(column.choices);
            quote!(.choices(#choices))
        };
        let flags = [
            flag_setter("nullable", column.nullable),
            flag_setter("unique", column.unique),
            flag_setter("tree", column.tree),
            flag_setter("secret", column.secret),
            flag_setter("file", column.file),
            flag_setter("long", column.long),
            flag_setter("index", column.index),
        ];
        let (taken, was) = (text_setter("taken", column.unique_message), text_setter("was", column.was));
        let fill = value_setter("fill", self.default(&column.fill));
        quote!(Column::new(#name, #kind) #field #max #default #auto #choices #(#flags)* #taken #was #fill)
    }

    /// A default, unless it is none.
    pub fn default(&self, default: &Default) -> Option<TokenStream> {
        Some(match default {
            Default::None => return None,
            Default::Text(text) => quote!(Default::Text(#text)),
            Default::Int(number) => quote!(Default::Int(#number)),
            Default::Float(number) => quote!(Default::Float(#number)),
            Default::Bool(value) => quote!(Default::Bool(#value)),
            Default::Uuid(text) => quote!(Default::Uuid(#text)),
            Default::Setting(name) => quote!(Default::Setting(#name)),
            Default::Row { of, column, is, make } => {
                let of = self.resource(of.get());
                quote!(Default::Row { of: ResourceRef::Known(#of), column: #column, is: #is, make: #make })
            }
            Default::Empty | Default::Now | Default::Today | Default::NewUuid | Default::Caller | Default::TimeZone => {
                variant("Default", default)
            }
        })
    }

    pub fn schema(&self, schema: &Schema) -> TokenStream {
        match schema {
            Schema::Any | Schema::Number | Schema::Boolean => variant("Schema", schema),
            Schema::Text(format) => quote!(Schema::Text(#format)),
            Schema::Blank(format) => quote!(Schema::Blank(#format)),
            Schema::Bounded(max) => quote!(Schema::Bounded(#max)),
            Schema::Integer(format) => quote!(Schema::Integer(#format)),
            Schema::Choice(choices) => {
                let choices = self.choices(choices);
                quote!(Schema::Choice(#choices))
            }
            Schema::ChoiceOrBlank(choices) => {
                let choices = self.choices(choices);
                quote!(Schema::ChoiceOrBlank(#choices))
            }
            Schema::Label(choices) => {
                let choices = self.choices(choices);
                quote!(Schema::Label(#choices))
            }
            Schema::List(of) => {
                let of = self.schema(of);
                quote!(Schema::List(&#of))
            }
            Schema::Ref(representation) => {
                let representation = self.representation(representation);
                quote!(Schema::Ref(#representation))
            }
            Schema::Object(fields) => {
                let fields = slice(fields.iter().map(|field| self.field(field)));
                quote!(Schema::Object(#fields))
            }
        }
    }

    pub fn filter(&self, filter: &Filter) -> TokenStream {
        let (name, test, about) = (filter.name, self.test(&filter.test), text_setter("about", filter.about));
        let public = flag_setter("public", filter.public);
        quote!(Filter::new(#name, #test) #public #about)
    }

    pub fn test(&self, test: &FilterTest) -> TokenStream {
        match test {
            FilterTest::Text(path) => quote!(FilterTest::Text(#path)),
            FilterTest::Uuid(path) => quote!(FilterTest::Uuid(#path)),
            FilterTest::Number(path) => quote!(FilterTest::Number(#path)),
            FilterTest::Bool(path) => quote!(FilterTest::Bool(#path)),
            FilterTest::Date(path) => quote!(FilterTest::Date(#path)),
            FilterTest::DateTime(path) => quote!(FilterTest::DateTime(#path)),
            FilterTest::Day(path) => quote!(FilterTest::Day(#path)),
            FilterTest::Choice(path, choices) => {
                let choices = self.choices(choices);
                quote!(FilterTest::Choice(#path, #choices))
            }
            FilterTest::Label(path, choices) => {
                let choices = self.choices(choices);
                quote!(FilterTest::Label(#path, #choices))
            }
            FilterTest::Row(path, of) => {
                let of = self.resource(of);
                quote!(FilterTest::Row(#path, #of))
            }
            FilterTest::Rows(path, of) => {
                let of = self.resource(of);
                quote!(FilterTest::Rows(#path, #of))
            }
            FilterTest::UuidIn(path) => quote!(FilterTest::UuidIn(#path)),
            FilterTest::AllOf(path) => quote!(FilterTest::AllOf(#path)),
            FilterTest::DateRange(path) => quote!(FilterTest::DateRange(#path)),
            FilterTest::Pairs(column) => quote!(FilterTest::Pairs(#column)),
            FilterTest::Rule(hook) => {
                let hook = self.hook(*hook);
                quote!(FilterTest::Rule(#hook))
            }
            FilterTest::BoolRule(hook) => {
                let hook = self.hook(*hook);
                quote!(FilterTest::BoolRule(#hook))
            }
            FilterTest::Order(paths) => quote!(FilterTest::Order(&[#(#paths),*])),
            FilterTest::Search(paths) => quote!(FilterTest::Search(&[#(#paths),*])),
            FilterTest::Archived(path, live) => quote!(FilterTest::Archived(#path, #live)),
            FilterTest::Fields | FilterTest::Lookups | FilterTest::Refused => variant("FilterTest", test),
        }
    }
}

/// One choice.
pub fn choice(choice: &Choice) -> TokenStream {
    let label = choice.label;
    let was = choice.was.map(|was| match was {
        ChoiceValue::Int(number) => quote!(.was(ChoiceValue::Int(#number))),
        ChoiceValue::Text(text) => quote!(.was(ChoiceValue::Text(#text))),
    });
    match choice.value {
        ChoiceValue::Int(number) => quote!(Choice::int(#number, #label) #was),
        ChoiceValue::Text(text) => quote!(Choice::text(#text, #label) #was),
    }
}
