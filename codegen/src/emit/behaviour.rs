//! What hand-written code implements for a resource: a trait with exactly the methods that its spec names, the typed
//! rows that they are given, and the list of functions by which the runtime calls them.

use super::{
    entity, names,
    values::{getter, getter_type, value_type, writer},
};
use crate::{
    lower::{names as hook_names, plan},
    model::{
        Api, Computed, ComputedForm, ExtraType, Field, InputTarget, Kind, Link, Path, Resource, ResourceId, TextKind,
    },
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
            "The rule `{rule}` ({}:{}): turns the text of a parameter into a condition.",
            place.file, place.line
        );
        parts.methods.push(quote! {
            #[doc = #doc]
            ///
            /// # Errors
            /// What is wrong with the text.
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
        let getter = getter(path_kind(api, id, path));
        quote!(row.#getter(columns[#n]))
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
    let place = format!("({}:{})", computed.place.file, computed.place.line);
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
        let (name, getter) = (names::ident(&path_name(api, id, path)), getter(path_kind(api, id, path)));
        quote!(#name: row.#getter(columns[#n]))
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
    let code = parts.code.clone();
    let Some(by) = rows_by else {
        let doc =
            format!("Computes values for all rows of a page, in the order of the rows {place}. {}", computed.about);
        parts.methods.push(quote! {
            #[doc = #doc]
            fn #method<'a>(page: &'a PageRows<'a>, rows: Vec<#row>) -> BoxFuture<'a, Result<Vec<#values>, RequestError>>;
        });
        let count = gives.len();
        let function = quote! {
            Function::Page(|page| Box::pin(async move {
                let columns = page.columns;
                let rows = page.views().map(|row| #row { #(#read),* }).collect();
                let mut cells = ComputedValues::new(#count);
                for value in #code::#method(page, rows).await? {
                    #(#write)*
                }
                Ok(cells)
            }))
        };
        parts.function(&computed.name, function);
        return;
    };
    let rows_method = format_ident!("{}_rows", computed.name);
    let by = path_name(api, id, &computed.from[*by]);
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
            let value = #code::#method(#row { #(#read),* }, rows);
            #(#write)*
        })
    };
    parts.function(&computed.name, function);
}

/// Type of a row's field in a draft.
fn key_type(field: &Field) -> TokenStream {
    match field.kind {
        Kind::Uuid => quote!(Uuid),
        Kind::Small | Kind::Int => quote!(i32),
        Kind::Big => quote!(i64),
        _ => quote!(String),
    }
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
        Kind::Json | Kind::Floats | Kind::Ints => "json",
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
            fn #method<'a>(context: &'a WriteContext<'a>, draft: &'a mut #draft) -> BoxFuture<'a, Result<(), RequestError>>;
        });
        let function = quote! {
            Function::Save(|context, draft| Box::pin(async move {
                let mut typed = #draft::read(draft);
                #code::#method(context, &mut typed).await?;
                typed.write(draft);
                Ok(())
            }))
        };
        parts.function(hook, function);
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
    parts.types.push(draft_struct(api, resource, &draft));
}

fn draft_struct(api: &Api, resource: &Resource, draft: &proc_macro2::Ident) -> TokenStream {
    let many: Vec<(usize, proc_macro2::Ident, TokenStream, TokenStream, String)> = resource
        .relations
        .iter()
        .enumerate()
        .filter(|(index, relation)| {
            matches!(relation.link, Link::Many { own: true, .. })
                || resource.inputs().any(|i| matches!(i.target, InputTarget::Many(r, _) if r == *index))
        })
        .map(|(index, relation)| {
            let key = &api.resources[relation.target];
            let key = &key.fields[key.primary];
            (index, names::ident(&relation.name), key_type(key), typed(key.kind), relation.name.clone())
        })
        .collect();
    let extras: Vec<(usize, proc_macro2::Ident, TokenStream, TokenStream, String)> = resource
        .input
        .iter()
        .filter_map(|input| match &input.target {
            InputTarget::Extra(ty) => Some((input, ty)),
            _ => None,
        })
        .enumerate()
        .map(|(place, (input, ty))| {
            let kind = match ty {
                ExtraType::Value(kind) => *kind,
                ExtraType::One(of, _) => api.resources[*of].fields[api.resources[*of].primary].kind,
            };
            let rust = match kind {
                Kind::Uuid => quote!(Uuid),
                Kind::Text => quote!(String),
                Kind::Small => quote!(i16),
                Kind::Int => quote!(i32),
                Kind::Big => quote!(i64),
                Kind::Float => quote!(f64),
                Kind::Bool => quote!(bool),
                Kind::Date => quote!(NaiveDate),
                Kind::DateTime => quote!(DateTime<Utc>),
                Kind::Json | Kind::Floats | Kind::Ints => quote!(Json),
            };
            (place, names::ident(&input.name), rust, typed(kind), input.name.clone())
        })
        .collect();
    let many_fields = many.iter().map(|(_, name, ty, _, text)| {
        let doc = format!("Keys of `{text}`, if the request sets them.");
        quote!(#[doc = #doc] pub #name: Option<Vec<#ty>>)
    });
    let extra_fields = extras.iter().map(|(_, name, ty, _, text)| {
        let doc = format!("The input `{text}`, if the request contains it.");
        quote!(#[doc = #doc] pub #name: Option<#ty>)
    });
    let read_many = many.iter().map(|(index, name, _, typed, _)| {
        quote!(#name: draft.many[#index].as_ref().map(|keys| keys.iter().filter_map(#typed).collect()))
    });
    let read_extra = extras.iter().map(|(place, name, _, typed, _)| {
        let slot = if *place == 0 { quote!(first()) } else { quote!(get(#place)) };
        quote!(#name: draft.extra.#slot.and_then(Option::as_ref).and_then(#typed))
    });
    let write_many = many.iter().map(|(index, name, _, _, _)| {
        quote!(draft.many[#index] = self.#name.map(|keys| keys.into_iter().map(Into::into).collect());)
    });
    let columns: Vec<(usize, &Field)> = entity::columns(resource)
        .filter_map(|field| resource.fields.iter().position(|f| f.column == field.column).map(|i| (i, field)))
        .collect();
    let read_columns = columns.iter().map(|(index, field)| {
        let (name, typed) = (names::ident(&field.column), typed(field.kind));
        if field.nullable {
            quote!(#name: #typed(&row[#index]))
        } else {
            quote!(#name: #typed(&row[#index]).unwrap_or_default())
        }
    });
    let write_columns = columns.iter().map(|(index, field)| {
        let name = names::ident(&field.column);
        quote!(draft.row[#index] = self.row.#name.into();)
    });
    let files: Vec<(usize, proc_macro2::Ident, &str)> = columns
        .iter()
        .filter(|(_, field)| field.text == TextKind::Image)
        .map(|(index, field)| (*index, format_ident!("{}_file", field.column), field.name.as_str()))
        .collect();
    let file_fields = files.iter().map(|(_, name, text)| {
        let doc =
            format!("The file uploaded for `{text}`. Unless a hook takes it out, it is stored under its own name.");
        quote!(#[doc = #doc] pub #name: Option<Upload>)
    });
    let read_files = files.iter().map(|(index, name, _)| {
        quote!(#name: draft.files.iter().find(|(column, _)| *column == #index).map(|(_, file)| file.clone()))
    });
    let write_files = files.iter().map(|(index, name, _)| {
        quote! {
            draft.files.retain(|(column, _)| *column != #index);
            draft.files.extend(self.#name.map(|file| (#index, file)));
        }
    });
    let doc = format!("A row of {} before it is stored, with what the request contains.", resource.name);
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone)]
        pub struct #draft {
            /// The row as it will be stored.
            pub row: entity::Model,
            /// The stored row, when it exists already.
            pub old: Option<entity::Model>,
            /// Names of the fields that the request gives.
            pub given: Vec<&'static str>,
            /// Names of the fields that the request sets to null, even where null stands for a default.
            pub nulled: Vec<&'static str>,
            #(#many_fields,)*
            #(#extra_fields,)*
            #(#file_fields,)*
        }

        impl #draft {
            fn read(draft: &Draft) -> Self {
                let given = RESOURCE.columns.iter().zip(&draft.given).filter(|(_, given)| **given);
                Self {
                    row: Self::model(&draft.row),
                    old: draft.old.as_deref().map(Self::model),
                    given: given.map(|(column, _)| column.field).collect(),
                    nulled: draft.nulled.clone(),
                    #(#read_many,)*
                    #(#read_extra,)*
                    #(#read_files,)*
                }
            }

            fn model(row: &[Value]) -> entity::Model {
                entity::Model { #(#read_columns,)* }
            }

            fn write(self, draft: &mut Draft) {
                #(#write_columns)*
                #(#write_many)*
                #(#write_files)*
            }
        }
    }
}
