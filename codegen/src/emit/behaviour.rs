//! What hand-written code implements for a resource: a trait with exactly the methods that its spec names, the typed
//! rows that they are given, and the list of functions by which the runtime calls them.

use super::{
    draft, names,
    values::{getter, getter_type, value_type, writer},
};
use crate::{
    lower::{names as hook_names, plan},
    model::{Api, Computed, ComputedForm, Kind, Path, Resource, ResourceId},
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Whether a resource's spec names hand-written code.
pub fn any(resource: &Resource) -> bool {
    resource.behaviour.hooks() || !resource.behaviour.rules.is_empty() || !resource.computed.is_empty()
}

/// A trait under way: its methods, types beside it, and the functions by which the runtime calls it.
struct Parts<'a> {
    resource: &'a Resource,
    /// `<App as SubjectBehaviour>`.
    code: TokenStream,
    methods: Vec<TokenStream>,
    types: Vec<TokenStream>,
    functions: Vec<TokenStream>,
}

impl Parts<'_> {
    /// Adds a function that the runtime calls for a method.
    fn function(&mut self, method: &str, function: TokenStream) {
        let name = hook_names::hook(&self.resource.name, method);
        self.functions.push(quote!((#name, #function)));
    }
}

/// Trait, drafts and functions; nothing where the spec names no behaviour.
pub fn emit(api: &Api, id: ResourceId) -> TokenStream {
    let resource = &api.resources[id];
    if !any(resource) {
        return quote!();
    }
    let name = format_ident!("{}Behaviour", resource.name);
    let doc = format!(
        "The hand-written code of {} ({}:{}). Implement this trait for [`App`].",
        resource.name, resource.place.file, resource.place.line
    );
    let mut parts =
        Parts { resource, code: quote!(<App as #name>), methods: Vec::new(), types: Vec::new(), functions: Vec::new() };
    for computed in &resource.computed {
        match computed.form {
            ComputedForm::Row(_) => row_value(api, id, computed, &mut parts),
            ComputedForm::Page { .. } => page_values(api, id, computed, &name, &mut parts),
        }
    }
    for (rule, place) in &resource.behaviour.rules {
        let rule_method = hook_names::rule(rule);
        let method = format_ident!("{rule_method}");
        let doc = format!(
            "The rule `{rule}` ({}:{}): the condition for a text, or what is wrong with it.",
            place.file, place.line
        );
        parts.methods.push(quote! {
            #[doc = #doc]
            fn #method(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;
        });
        let code = &parts.code;
        let function = quote!(Function::Rule(#code::#method));
        parts.function(&rule_method, function);
    }
    if resource.behaviour.hooks() {
        hooks(api, resource, &mut parts);
    }
    let Parts { methods, types, functions, .. } = parts;
    quote! {
        #[doc = #doc]
        pub trait #name {
            #(#methods)*
        }
        #(#types)*

        /// What the runtime calls.
        pub static FUNCTIONS: &[(&str, Function)] = &[#(#functions),*];
    }
}

/// Name of a path as an argument or field: its parts joined.
fn path_name(api: &Api, from: ResourceId, path: &Path) -> String {
    let mut at = from;
    let mut parts = Vec::new();
    for step in &path.steps {
        let relation = &api.resources[at].relations[*step];
        parts.push(relation.name.clone());
        at = relation.target;
    }
    parts.push(api.resources[at].fields[path.field].name.clone());
    parts.join("_")
}

fn path_kind(api: &Api, from: ResourceId, path: &Path) -> Kind {
    api.resources[plan::reached(api, from, &path.steps)].fields[path.field].kind
}

/// A value of a row: a method of its columns.
fn row_value(api: &Api, id: ResourceId, computed: &Computed, parts: &mut Parts) {
    let ComputedForm::Row(ty) = computed.form else { return };
    let method = names::ident(&computed.name);
    let arguments = computed.from.iter().map(|path| {
        let name = names::ident(&path_name(api, id, path));
        let ty = getter_type(path_kind(api, id, path));
        quote!(#name: #ty)
    });
    let given = computed.from.iter().enumerate().map(|(n, path)| {
        let getter = getter(path_kind(api, id, path), &quote!(columns[#n]));
        quote!(row.#getter)
    });
    let doc = format!(
        "The value `{}` of a row ({}:{}). {}",
        computed.name, computed.place.file, computed.place.line, computed.about
    );
    let (value, write, code) = (value_type(ty), writer(ty), &parts.code);
    parts.methods.push(quote! {
        #[doc = #doc]
        fn #method(now: &RequestTime, #(#arguments),*) -> #value;
    });
    let columns = if computed.from.is_empty() { quote!(_) } else { quote!(columns) };
    let row = if computed.from.is_empty() { quote!(_) } else { quote!(row) };
    let function = quote! {
        Function::Row(|#row, #columns, now, out| json::#write(out, #code::#method(now, #(#given),*)))
    };
    parts.function(&computed.name, function);
}

/// Values of a whole page: what a row has, what it gets, and the method between them.
fn page_values(api: &Api, id: ResourceId, computed: &Computed, name: &proc_macro2::Ident, parts: &mut Parts) {
    let ComputedForm::Page { gives, rows_by, .. } = &computed.form else { return };
    let method = names::ident(&computed.name);
    let camel = names::camel(&computed.name);
    let (row, values) = (format_ident!("{camel}Row"), format_ident!("{camel}Values"));
    let row_fields = computed.from.iter().map(|path| {
        let path_text = path_name(api, id, path);
        let (name, ty) = (names::ident(&path_text), getter_type(path_kind(api, id, path)));
        quote!(pub #name: #ty)
    });
    let value_fields = gives.iter().map(|(name, ty, about)| {
        let doc = if about.is_empty() { format!("The value `{name}`.") } else { about.clone() };
        let (name, ty) = (names::ident(name), value_type(*ty));
        quote!(#[doc = #doc] pub #name: #ty)
    });
    let read = computed.from.iter().enumerate().map(|(n, path)| {
        let (name, getter) =
            (names::ident(&path_name(api, id, path)), getter(path_kind(api, id, path), &quote!(columns[#n])));
        quote!(#name: row.#getter)
    });
    let write = gives.iter().map(|(name, ty, _)| {
        let (name, writer) = (names::ident(name), writer(*ty));
        quote!(cells.push(|out| json::#writer(out, value.#name));)
    });
    let row_doc = format!("The columns of a row that [`{name}::{method}`] receives.");
    let values_doc = format!("The values that [`{name}::{method}`] computes for a row.");
    parts.types.push(quote! {
        #[doc = #row_doc]
        #[derive(Debug, Clone)]
        pub struct #row { #(#row_fields),* }

        #[doc = #values_doc]
        #[derive(Debug, Clone)]
        pub struct #values { #(#value_fields),* }
    });
    let given = quote!(#row { #(#read),* });
    let write = quote!(#(#write)*);
    match rows_by {
        Some(by) => {
            let by = path_name(api, id, &computed.from[*by]);
            values_of_rows(computed, &by, [&row, &values], [&given, &write], parts);
        }
        None => values_of_page(computed, gives.len(), [&row, &values], [&given, &write], parts),
    }
}

/// The method that computes the values of all rows of a page at once. `row` and `values` are its types; `given` reads
/// a row, and `write` writes its values.
fn values_of_page(
    computed: &Computed,
    count: usize,
    [row, values]: [&proc_macro2::Ident; 2],
    [given, write]: [&TokenStream; 2],
    parts: &mut Parts,
) {
    let (method, code) = (names::ident(&computed.name), parts.code.clone());
    let doc = format!(
        "Computes values for all rows of a page, in the order of the rows ({}:{}). {}",
        computed.place.file, computed.place.line, computed.about
    );
    parts.methods.push(quote! {
        #[doc = #doc]
        fn #method<'a>(page: &'a PageRows<'a>, rows: Vec<#row>) -> BoxFuture<'a, Result<Vec<#values>, RequestError>>;
    });
    let function = quote! {
        Function::Page(|page| Box::pin(async move {
            let columns = page.columns;
            let rows = page.views().map(|row| #given).collect();
            let mut cells = ComputedValues::new(#count);
            for value in #code::#method(page, rows).await? {
                #write
            }
            Ok(cells)
        }))
    };
    parts.function(&computed.name, function);
}

/// The methods that find the rows from which values are computed, by the key `by`, and compute the values of one row
/// from them.
fn values_of_rows(
    computed: &Computed,
    by: &str,
    [row, values]: [&proc_macro2::Ident; 2],
    [given, write]: [&TokenStream; 2],
    parts: &mut Parts,
) {
    let (method, code) = (names::ident(&computed.name), parts.code.clone());
    let place = format!("({}:{})", computed.place.file, computed.place.line);
    let rows_method = format_ident!("{}_rows", computed.name);
    let rows_doc = format!(
        "Writes the statement that finds the rows from which `{}` is computed {place}. Its first column is the `{by}` of the row \
         to which they belong; `keys` restricts it.",
        computed.name
    );
    let doc = format!("Computes the values of a row from the rows that were found for it {place}. {}", computed.about);
    parts.methods.push(quote! {
        #[doc = #rows_doc]
        fn #rows_method(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql);

        #[doc = #doc]
        fn #method(row: #row, rows: &[RowView<'_>]) -> #values;
    });
    let function = quote! {
        Function::Rows(#code::#rows_method, |row, columns, rows, cells| {
            let value = #code::#method(#given, rows);
            #write
        })
    };
    parts.function(&computed.name, function);
}

/// The reader of a dynamic value of a kind.
pub fn typed(kind: Kind) -> TokenStream {
    let name = match kind {
        Kind::Uuid => "uuid",
        Kind::Text => "text",
        Kind::Small => "small",
        Kind::Int => "int",
        Kind::Big => "big",
        Kind::Float => "number",
        Kind::Bool => "boolean",
        Kind::Date => "date",
        Kind::DateTime => "date_time",
        Kind::Time => "time",
        Kind::Duration => "big",
        Kind::Json | Kind::Floats | Kind::Ints | Kind::Texts | Kind::Decimal(_) => "json",
    };
    let name = format_ident!("{name}");
    quote!(typed::#name)
}

fn hooks(api: &Api, resource: &Resource, parts: &mut Parts) {
    let draft = format_ident!("{}Draft", resource.name);
    let place = format!("({}:{})", resource.behaviour.place.file, resource.behaviour.place.line);
    let behaviour = &resource.behaviour;
    let code = parts.code.clone();
    for (wanted, hook, about) in [
        (behaviour.validate, "validate", "Checks several fields together, once each of them is valid"),
        (behaviour.before_save, "before_save", "Runs before the row is stored; may change it"),
        (behaviour.after_save, "after_save", "Runs after the row is stored, in the same transaction"),
        (behaviour.before_delete, "before_delete", "Runs before the row is deleted"),
        (behaviour.after_delete, "after_delete", "Runs after the row is deleted, in the same transaction"),
    ] {
        if !wanted {
            continue;
        }
        let method = format_ident!("{hook}");
        let doc = format!("{about} {place}.");
        parts.methods.push(quote! {
            #[doc = #doc]
            fn #method<'a>(context: &'a WriteContext<'a>, draft: &'a mut #draft) -> HookFuture<'a>;
        });
        parts.function(hook, quote!(save_hook!(#draft, #code::#method)));
    }
    if behaviour.picture_width {
        let doc = format!(
            "The maximum width of an uploaded picture in pixels; `None` keeps its width. Called before the transaction begins \
             {place}."
        );
        parts.methods.push(quote! {
            #[doc = #doc]
            fn picture_width(settings: &Settings, sent: UploadContext<'_>) -> Option<u32>;
        });
        parts.function("picture_width", quote!(Function::Width(#code::picture_width)));
    }
    parts.types.push(draft::emit(api, resource, &draft));
}
