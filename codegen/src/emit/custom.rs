//! Endpoints written by hand: what each operation takes and answers as Rust types, the trait that
//! hand-written code implements, the glue by which the runtime calls it, and the routes.

use super::{
    behaviour::typed,
    endpoint::service,
    names,
    representation::{value_schema, value_type, writer},
};
use crate::model::{Endpoint, EndpointOperation, Given, GivenShape, Kind, Taken, TakenFrom, ValueType};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// Types, trait, glue and routes of an endpoint.
pub fn emit(endpoint: &Endpoint) -> TokenStream {
    let trait_name = format_ident!("{}Endpoint", endpoint.name);
    let doc = format!(
        "What is written by hand for `/{}` ({}:{}): implement it for [`Code`]({}).",
        endpoint.path,
        endpoint.place.file,
        endpoint.place.line,
        names::code(&endpoint.area).to_string().replace(' ', "")
    );
    let methods = endpoint.operations.iter().map(|operation| method(endpoint, operation));
    let parts = endpoint.operations.iter().map(|operation| {
        let (taken, given) = (takes(endpoint, operation), gives(endpoint, operation));
        let glue = glue(endpoint, operation);
        quote!(#taken #given #glue)
    });
    let operations = endpoint.operations.iter().map(|operation| table(endpoint, operation));
    let path = format!("/{}", endpoint.path);
    let plain: Vec<&str> = endpoint.path.split('/').filter(|part| !part.starts_with('{')).collect();
    let (tag, name) = (plain.first().copied().unwrap_or(&endpoint.path), names::snake(&endpoint.name));
    let (title, about) = (title(&endpoint.name), &endpoint.about);
    let route = quote!(Route {
        path: #path, operation: #name, tag: #tag, title: #title, words: "", about: #about,
        serves: Serves::Custom(&Custom { operations: &[#(#operations),*] }),
    });
    let service = service(&endpoint.name, &endpoint.path, &route);
    quote! {
        #[doc = #doc]
        pub trait #trait_name {
            #(#methods)*
        }
        #(#parts)*
        #service
    }
}

/// `RegisterFile` as `Register File`.
fn title(name: &str) -> String {
    names::snake(name).split('_').map(names::camel).collect::<Vec<_>>().join(" ")
}

fn input(endpoint: &Endpoint, operation: &EndpointOperation) -> Ident {
    format_ident!("{}{}", endpoint.name, names::camel(operation.method))
}

fn output(endpoint: &Endpoint, operation: &EndpointOperation) -> Ident {
    format_ident!("{}{}Answer", endpoint.name, names::camel(operation.method))
}

fn constant(operation: &EndpointOperation, what: &str) -> Ident {
    format_ident!("{}_{what}", operation.method.to_uppercase())
}

fn place(operation: &EndpointOperation) -> String {
    format!("({}:{})", operation.place.file, operation.place.line)
}

fn method(endpoint: &Endpoint, operation: &EndpointOperation) -> TokenStream {
    let name = names::ident(operation.method);
    let doc = format!(
        "`{} /{}` {}. {}",
        operation.method.to_uppercase(),
        endpoint.path,
        place(operation),
        operation.about.trim()
    );
    let given = match operation.value {
        _ if !operation.media.is_empty() => quote!(Reply),
        Some(ty) => plain_type(ty),
        None => {
            let output = output(endpoint, operation);
            if operation.many { quote!(Vec<#output>) } else { quote!(#output) }
        }
    };
    let taken = (!operation.takes.is_empty()).then(|| {
        let input = input(endpoint, operation);
        quote!(taken: #input)
    });
    let on = if operation.writes() { quote!(work: &'a Work<'a>) } else { quote!(call: &'a Call<'a>) };
    quote! {
        #[doc = #doc]
        ///
        /// # Errors
        /// What is refused; then nothing is written.
        fn #name<'a>(#on, #taken) -> BoxFuture<'a, Result<#given, Fault>>;
    }
}

/// What an operation takes, as a type that is read from a request.
fn takes(endpoint: &Endpoint, operation: &EndpointOperation) -> TokenStream {
    if operation.takes.is_empty() {
        return quote!();
    }
    let (name, constant) = (input(endpoint, operation), constant(operation, "TAKES"));
    let doc = format!("What `{} /{}` takes {}.", operation.method.to_uppercase(), endpoint.path, place(operation));
    let fields = operation.takes.iter().map(|taken| {
        let (name, ty) = (names::ident(&taken.name), taken_type(taken));
        let about = about(&taken.about, &taken.name);
        quote!(#[doc = #about] pub #name: #ty)
    });
    let read = operation.takes.iter().enumerate().map(|(index, taken)| {
        let (name, read) = (names::ident(&taken.name), read(taken.value));
        let value = if index == 0 { quote!(values.first()) } else { quote!(values.get(#index)) };
        if taken.value == ValueType::Texts {
            quote!(#name: #value.map(#read).unwrap_or_default())
        } else if taken.required {
            quote!(#name: #value.and_then(#read).unwrap_or_default())
        } else {
            quote!(#name: #value.and_then(#read))
        }
    });
    let parameters = operation.takes.iter().map(parameter);
    let doc_table = format!("The same as the runtime reads it and the document shows it {}.", place(operation));
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone)]
        pub struct #name { #(#fields,)* }

        impl #name {
            fn read(call: &Call<'_>) -> Result<Self, Fault> {
                let values = endpoint::read(call, #constant)?;
                Ok(Self { #(#read,)* })
            }
        }

        #[doc = #doc_table]
        static #constant: &[Parameter] = &[#(#parameters),*];
    }
}

fn about(about: &str, name: &str) -> String {
    if about.trim().is_empty() { format!("`{name}`.") } else { about.trim().to_owned() }
}

fn taken_type(taken: &Taken) -> TokenStream {
    let ty = match taken.value {
        ValueType::Text | ValueType::Url => quote!(String),
        ValueType::Integer => quote!(i64),
        ValueType::Number => quote!(f64),
        ValueType::Boolean => quote!(bool),
        ValueType::Date => quote!(NaiveDate),
        ValueType::DateTime => quote!(DateTime<Utc>),
        ValueType::Uuid => quote!(Uuid),
        ValueType::Json => quote!(Json),
        ValueType::Texts => return quote!(Vec<String>),
    };
    if taken.required { ty } else { quote!(Option<#ty>) }
}

/// The reader of a dynamic value.
fn read(ty: ValueType) -> TokenStream {
    typed(match ty {
        ValueType::Text | ValueType::Url => Kind::Text,
        ValueType::Integer => Kind::Big,
        ValueType::Number => Kind::Float,
        ValueType::Boolean => Kind::Bool,
        ValueType::Date => Kind::Date,
        ValueType::DateTime => Kind::DateTime,
        ValueType::Uuid => Kind::Uuid,
        ValueType::Json => Kind::Json,
        ValueType::Texts => return quote!(typed::texts),
    })
}

fn parameter(taken: &Taken) -> TokenStream {
    let holds = match taken.value {
        ValueType::Text | ValueType::Url => quote!(Text),
        ValueType::Integer => quote!(Integer),
        ValueType::Number => quote!(Number),
        ValueType::Boolean => quote!(Boolean),
        ValueType::Date => quote!(Date),
        ValueType::DateTime => quote!(DateTime),
        ValueType::Uuid => quote!(Uuid),
        ValueType::Json => quote!(Json),
        ValueType::Texts => quote!(Texts),
    };
    let place = match taken.from {
        TakenFrom::Path => quote!(Path),
        TakenFrom::Query => quote!(Query),
        TakenFrom::Body => quote!(Body),
    };
    // A list in a query is one text with commas.
    let schema = match (taken.value, taken.from) {
        (ValueType::Texts | ValueType::Json, TakenFrom::Query) => quote!(Schema::Text("")),
        (ty, _) => value_schema(ty),
    };
    let Taken { name, required, nullable, about, example, .. } = taken;
    let nullable = !required && *nullable && taken.from == TakenFrom::Body;
    let example = match (taken.value, taken.from) {
        // The example of a list is one of its texts.
        (ValueType::Texts, TakenFrom::Body) if !example.is_empty() => format!("[{example}]"),
        _ => example.clone(),
    };
    quote!(Parameter {
        name: #name, place: Place::#place, holds: Holds::#holds, required: #required,
        doc: Doc { schema: #schema, about: #about, nullable: #nullable, example: #example },
    })
}

/// What an operation answers, as types that write themselves.
fn gives(endpoint: &Endpoint, operation: &EndpointOperation) -> TokenStream {
    if !operation.media.is_empty() || operation.value.is_some() {
        return quote!();
    }
    let doc = format!("What `{} /{}` answers {}.", operation.method.to_uppercase(), endpoint.path, place(operation));
    let prefix = format!("{}{}", endpoint.name, names::camel(operation.method));
    object(&prefix, &output(endpoint, operation), &doc, &operation.gives)
}

fn inner(prefix: &str, field: &Given) -> Ident {
    format_ident!("{prefix}{}", names::camel(&field.name))
}

fn object(prefix: &str, name: &Ident, doc: &str, fields: &[Given]) -> TokenStream {
    let declared = fields.iter().map(|field| {
        let (name, ty) = (names::ident(&field.name), given_type(prefix, field));
        let about = about(&field.about, &field.name);
        quote!(#[doc = #about] pub #name: #ty)
    });
    let written = fields.iter().map(|field| {
        let (ident, name) = (names::ident(&field.name), &field.name);
        match (field.optional, field.nullable) {
            (false, _) => write(field, &quote!(self.#ident), &quote!(object.field(#name)), false),
            (true, nullable) => {
                let write = write(field, &quote!(#ident), &quote!(object.field(#name)), !nullable);
                quote!(if let Some(#ident) = self.#ident { #write })
            }
        }
    });
    let nested = fields.iter().map(|field| match &field.shape {
        GivenShape::Value(_) => quote!(),
        GivenShape::Object(fields) | GivenShape::List(fields) => {
            let doc = format!("`{}` of an answer.", field.name);
            object(&inner(prefix, field).to_string(), &inner(prefix, field), &doc, fields)
        }
    });
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone)]
        pub struct #name { #(#declared,)* }

        impl #name {
            fn write(self, out: &mut Vec<u8>) {
                let mut object = endpoint::Object::new(out);
                #(#written)*
                object.end();
            }
        }

        #(#nested)*
    }
}

/// `Option` for null, and around that for an absent field.
fn given_type(prefix: &str, field: &Given) -> TokenStream {
    let plain = match &field.shape {
        GivenShape::Value(ValueType::Texts) => quote!(Vec<String>),
        GivenShape::Value(ty) => plain_type(*ty),
        GivenShape::Object(_) => {
            let name = inner(prefix, field);
            quote!(#name)
        }
        GivenShape::List(_) => {
            let name = inner(prefix, field);
            quote!(Vec<#name>)
        }
    };
    let mut ty = plain;
    if field.nullable {
        ty = quote!(Option<#ty>);
    }
    if field.optional {
        ty = quote!(Option<#ty>);
    }
    ty
}

fn plain_type(ty: ValueType) -> TokenStream {
    match ty {
        ValueType::Text | ValueType::Url => quote!(String),
        ValueType::Integer => quote!(i64),
        ValueType::Number => quote!(f64),
        ValueType::Boolean => quote!(bool),
        ValueType::Date => quote!(NaiveDate),
        ValueType::DateTime => quote!(NaiveDateTime),
        ValueType::Uuid => quote!(Uuid),
        ValueType::Json => quote!(Json),
        ValueType::Texts => value_type(ty),
    }
}

fn write(field: &Given, value: &TokenStream, out: &TokenStream, bare: bool) -> TokenStream {
    let optional = if bare || !field.nullable { quote!(Some(#value)) } else { quote!(#value) };
    match &field.shape {
        GivenShape::Value(ValueType::Texts) if !field.nullable => quote!(json::texts(#out, #value);),
        GivenShape::Value(ValueType::Texts) => quote! {
            match #value {
                Some(texts) => json::texts(#out, texts),
                None => #out.extend_from_slice(b"null"),
            }
        },
        GivenShape::Value(ty) => {
            let writer = writer(*ty);
            quote!(json::#writer(#out, #optional);)
        }
        GivenShape::Object(_) if !field.nullable => quote!(#value.write(#out);),
        GivenShape::List(_) if !field.nullable => {
            quote!(endpoint::list(#out, #value, |item, out| item.write(out));)
        }
        GivenShape::Object(_) => quote! {
            match #value {
                Some(value) => value.write(#out),
                None => #out.extend_from_slice(b"null"),
            }
        },
        GivenShape::List(_) => quote! {
            match #value {
                Some(items) => endpoint::list(#out, items, |item, out| item.write(out)),
                None => #out.extend_from_slice(b"null"),
            }
        },
    }
}

/// The function that the route calls.
fn glue(endpoint: &Endpoint, operation: &EndpointOperation) -> TokenStream {
    let name = names::ident(operation.method);
    let (trait_name, code) = (format_ident!("{}Endpoint", endpoint.name), names::code(&endpoint.area));
    let taken = (!operation.takes.is_empty()).then(|| {
        let input = input(endpoint, operation);
        quote!(let taken = #input::read(call)?;)
    });
    let argument = (!operation.takes.is_empty()).then(|| quote!(taken));
    let run = if operation.writes() {
        quote! {
            let transaction = endpoint::begin(call).await?;
            let work = endpoint::work(call, &transaction);
            let result = <#code as #trait_name>::#name(&work, #argument).await;
            let given = transaction.finish(result).await?;
        }
    } else {
        quote!(let given = <#code as #trait_name>::#name(call, #argument).await?;)
    };
    let answer = constant(operation, "ANSWER");
    let reply = match operation.value {
        _ if !operation.media.is_empty() => quote!(Ok(given)),
        Some(ValueType::Texts) => quote!(Ok(endpoint::answer(&#answer, |out| json::texts(out, given)))),
        Some(ty) => {
            let writer = writer(ty);
            quote!(Ok(endpoint::answer(&#answer, |out| json::#writer(out, Some(given)))))
        }
        None if operation.many => {
            quote!(Ok(endpoint::answer(&#answer, |out| endpoint::list(out, given, |item, out| item.write(out)))))
        }
        None => quote!(Ok(endpoint::answer(&#answer, |out| given.write(out)))),
    };
    let (fields, optional) = (answer_fields(&operation.gives), optional(&operation.gives));
    let schema = match (&operation.value, operation.media.as_str()) {
        (None, "") => output(endpoint, operation).to_string(),
        _ => String::new(),
    };
    let value = match operation.value {
        Some(ty) => {
            let schema = value_schema(ty);
            quote!(Some(#schema))
        }
        None => quote!(None),
    };
    let EndpointOperation { status, media, many, .. } = operation;
    let doc = format!("The good answer of `{}` {}.", operation.method.to_uppercase(), place(operation));
    quote! {
        fn #name<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
            Box::pin(async move {
                #taken
                #run
                #reply
            })
        }

        #[doc = #doc]
        static #answer: Answer = Answer {
            status: #status, media: #media, schema: #schema, value: #value, many: #many, fields: &[#(#fields),*],
            optional: &[#(#optional),*],
        };
    }
}

fn optional(fields: &[Given]) -> Vec<&str> {
    fields.iter().filter(|field| field.optional).map(|field| field.name.as_str()).collect()
}

fn answer_fields(fields: &[Given]) -> Vec<TokenStream> {
    fields
        .iter()
        .map(|field| {
            let schema = match &field.shape {
                GivenShape::Value(ty) => value_schema(*ty),
                GivenShape::Object(fields) => {
                    let fields = answer_fields(fields);
                    quote!(Schema::Object(&[#(#fields),*]))
                }
                GivenShape::List(fields) => {
                    let fields = answer_fields(fields);
                    quote!(Schema::List(&Schema::Object(&[#(#fields),*])))
                }
            };
            let Given { name, nullable, about, .. } = field;
            let example = match field.shape {
                GivenShape::Value(ValueType::Texts) if !field.example.is_empty() => format!("[{}]", field.example),
                _ => field.example.clone(),
            };
            quote!(Field {
                name: #name, source: Source::Nothing,
                doc: Doc { schema: #schema, about: #about, nullable: #nullable, example: #example },
            })
        })
        .collect()
}

fn table(endpoint: &Endpoint, operation: &EndpointOperation) -> TokenStream {
    let (method, about) = (operation.method.to_uppercase(), &operation.about);
    let takes = if operation.takes.is_empty() {
        quote!(&[])
    } else {
        let takes = constant(operation, "TAKES");
        quote!(#takes)
    };
    let body = if operation.has_body() { input(endpoint, operation).to_string() } else { String::new() };
    let also = operation.also.iter().map(|(status, about)| quote!((#status, #about)));
    let (answer, handle) = (constant(operation, "ANSWER"), names::ident(operation.method));
    quote!(CustomOperation {
        method: #method, open: false, takes: #takes, body: #body, answer: &#answer, also: &[#(#also),*], about: #about,
        handle: #handle,
    })
}
