//! Endpoints written by hand: what each operation takes and answers as Rust types, the trait that
//! hand-written code implements, the glue by which the runtime calls it, and the routes.

use super::{
    behaviour::{called, missing, typed},
    names,
    print::{Printer, flag_setter, slice, text_setter, value_setter, variant},
    values::{value_type, writer},
};
use crate::{
    lower::names as hook_names,
    model::{Endpoint, EndpointOperation, Given, GivenShape, Kind, Taken, ValueType},
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use specimen_tables::{Answer, CustomOperation, Parameter, Serves};

/// Types, trait, functions and routes of an endpoint.
pub fn emit(printer: &Printer, endpoint: &Endpoint, routes: &'static [specimen_tables::Route]) -> TokenStream {
    let trait_name = format_ident!("{}Endpoint", endpoint.name);
    let doc = format!(
        "The hand-written code of `/{}` ({}:{}). `App` implements it.",
        endpoint.path, endpoint.place.file, endpoint.place.line,
    );
    let methods = endpoint.operations.iter().map(|operation| method(endpoint, operation));
    let tables = routes.iter().flat_map(|route| match &route.serves {
        Serves::Custom(custom) => custom.operations,
        _ => &[],
    });
    let parts = endpoint.operations.iter().zip(tables).map(|(operation, table)| {
        let (taken, given) = (takes(printer, endpoint, operation, table), gives(endpoint, operation));
        let (doc, constant) = (answer_doc(operation), constant(operation, "ANSWER"));
        let answer = printer.answer(table.answer);
        quote!(#taken #given #[doc = #doc] static #constant: Answer = #answer;)
    });
    let functions: Vec<_> = endpoint.operations.iter().map(|operation| function(endpoint, operation)).collect();
    let (missing, functions) = (missing(&trait_name, &endpoint.place), called(&trait_name, &functions));
    let routes = printer.routes_static(&endpoint.path, routes, &format!("The endpoints under `/{}`.", endpoint.path));
    quote! {
        #[doc = #doc]
        #missing
        pub trait #trait_name {
            #(#methods)*
        }
        #(#parts)*
        #functions

        #routes
    }
}

fn answer_doc(operation: &EndpointOperation) -> String {
    format!("The successful answer of `{}` {}.", operation.method.to_uppercase(), place(operation))
}

fn input(endpoint: &Endpoint, operation: &EndpointOperation) -> Ident {
    format_ident!("{}", hook_names::taken(&endpoint.name, operation.method))
}

fn output(endpoint: &Endpoint, operation: &EndpointOperation) -> Ident {
    format_ident!("{}", hook_names::answer(&endpoint.name, operation.method))
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
    let doc = if operation.writes() { format!("{doc} After an error nothing is written.") } else { doc };
    let on = if operation.writes() { quote!(context: &'a WriteContext<'a>) } else { quote!(call: &'a Call<'a>) };
    quote! {
        #[doc = #doc]
        fn #name<'a>(#on, #taken) -> BoxFuture<'a, Result<#given, RequestError>>;
    }
}

/// What an operation takes, as a type that is read from a request.
fn takes(
    printer: &Printer,
    endpoint: &Endpoint,
    operation: &EndpointOperation,
    table: &CustomOperation,
) -> TokenStream {
    if operation.takes.is_empty() {
        return quote!();
    }
    let (name, constant) = (input(endpoint, operation), constant(operation, "TAKES"));
    let doc =
        format!("The parameters of `{} /{}` {}.", operation.method.to_uppercase(), endpoint.path, place(operation));
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
    let parameters = slice(table.takes.iter().map(|taken| printer.parameter(taken)));
    let doc_table =
        format!("The same fields, as the runtime reads them and the OpenAPI document shows them {}.", place(operation));
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone)]
        pub struct #name { #(#fields,)* }

        impl #name {
            fn read(call: &Call<'_>) -> Result<Self, RequestError> {
                let values = endpoint::read(call, #constant)?;
                Ok(Self { #(#read,)* })
            }
        }

        #[doc = #doc_table]
        static #constant: &[Parameter] = #parameters;
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

/// What an operation answers, as types that write themselves.
fn gives(endpoint: &Endpoint, operation: &EndpointOperation) -> TokenStream {
    if !operation.media.is_empty() || operation.value.is_some() {
        return quote!();
    }
    let doc = format!("The answer of `{} /{}` {}.", operation.method.to_uppercase(), endpoint.path, place(operation));
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

/// The function by which the runtime calls an operation, with its name.
fn function(endpoint: &Endpoint, operation: &EndpointOperation) -> TokenStream {
    let name = hook_names::endpoint_hook(&endpoint.name, operation.method);
    let method = names::ident(operation.method);
    let taken = (!operation.takes.is_empty()).then(|| {
        let input = input(endpoint, operation);
        quote!(let taken = #input::read(call)?;)
    });
    let argument = (!operation.takes.is_empty()).then(|| quote!(taken));
    let run = if operation.writes() {
        quote! {
            let transaction = endpoint::begin(call).await?;
            let context = endpoint::context(call, &transaction);
            let result = C::#method(&context, #argument).await;
            let given = transaction.finish(result).await?;
        }
    } else {
        quote!(let given = C::#method(call, #argument).await?;)
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
    quote! {
        (#name, Function::Endpoint(|call| Box::pin(async move {
            #taken
            #run
            #reply
        })))
    }
}

impl Printer<'_> {
    /// The good answer of an operation.
    fn answer(&self, answer: &Answer) -> TokenStream {
        let Answer { status, media, schema, optional, .. } = answer;
        let made = match &answer.value {
            _ if !media.is_empty() => quote!(Answer::other(#status, #media)),
            Some(value) => {
                let value = self.schema(value);
                quote!(Answer::value(#status, #value))
            }
            None => {
                let fields = slice(answer.fields.iter().map(|field| self.field(field)));
                quote!(Answer::object(#status, #schema, #fields))
            }
        };
        let optional = if optional.is_empty() { quote!() } else { quote!(.optional(&[#(#optional),*])) };
        let many = flag_setter("many", answer.many);
        quote!(#made #optional #many)
    }

    fn parameter(&self, parameter: &Parameter) -> TokenStream {
        let (name, place) = (parameter.name, variant("ParameterLocation", parameter.place));
        let (holds, schema) = (variant("Holds", parameter.holds), self.schema(&parameter.doc.schema));
        let (required, nullable) =
            (flag_setter("required", parameter.required), flag_setter("nullable", parameter.doc.nullable));
        let (about, example) =
            (text_setter("about", parameter.doc.about), text_setter("example", parameter.doc.example));
        quote!(Parameter::new(#name, #place, #holds, #schema) #required #nullable #about #example)
    }

    /// One operation of an endpoint; its parameters and its answer are statics of the file.
    pub fn operation(&self, operation: &CustomOperation) -> TokenStream {
        let (method, handle) = (operation.method, self.hook(operation.handle));
        let answer = format_ident!("{method}_ANSWER");
        let takes = if operation.takes.is_empty() {
            quote!()
        } else {
            let takes = format_ident!("{method}_TAKES");
            quote!(.takes(#takes))
        };
        let also = operation.also.iter().map(|(status, about)| quote!((#status, #about)));
        let also = if operation.also.is_empty() { quote!() } else { quote!(.also(&[#(#also),*])) };
        let (body, about, open) = (
            text_setter("body", operation.body),
            text_setter("about", operation.about),
            flag_setter("open", operation.open),
        );
        let access = value_setter("access", operation.access.map(|who| self.who(who)));
        quote!(CustomOperation::new(#method, #handle, &#answer) #open #access #takes #body #also #about)
    }
}
