//! Prints rules of access.

use super::print::{Printer, list_setter, value_setter};
use proc_macro2::TokenStream;
use quote::quote;
use specimen_tables::{Access, Allow, Api, FieldAccess, Roles};

impl Printer<'_> {
    /// Who may do what with the rows of a resource; `None`: nothing is said. Where it is what the API says for most, only
    /// the difference is printed.
    pub fn access(&self, access: &Access) -> Option<TokenStream> {
        let common = usual(self.lowered.api);
        let differs =
            access_parts(access).iter().zip(access_parts(&common)).filter(|(own, of)| !same(**own, *of)).count();
        // What is said for most can't be taken back by a setter.
        let takes = |of: Option<&[Allow]>, own: Option<&[Allow]>| of.is_some() && own.is_none();
        let takes_back = access_parts(access).iter().zip(access_parts(&common)).any(|(own, of)| takes(of, *own));
        let silent =
            access_parts(access).iter().all(Option::is_none) && access.fields.is_empty() && access.extra.is_none();
        if silent {
            return None;
        }
        let (base, common) = match differs < 4 && !takes_back && !access_parts(&common).iter().all(Option::is_none) {
            true => (quote!(ACCESS), common),
            false => (quote!(Access::new()), Access::OPEN),
        };
        let access = self.access_from(base, &common, access);
        Some(quote!(&#access))
    }

    fn access_from(&self, base: TokenStream, common: &Access, access: &Access) -> TokenStream {
        let setters = ["read", "create", "update", "delete"].into_iter();
        let parts = access_parts(access).into_iter().zip(access_parts(common)).zip(setters);
        let parts =
            parts.map(|((own, of), name)| value_setter(name, own.filter(|_| !same(own, of)).map(|who| self.who(who))));
        let fields = list_setter("fields", access.fields.iter().map(|field| self.field_access(field)).collect());
        let extra = value_setter("extra", access.extra.map(|rule| self.hook(rule)));
        quote!(#base #(#parts)* #fields #extra)
    }

    /// What the API says for most of its resources, as a constant; nothing if it says nothing.
    pub fn usual_access(&self) -> TokenStream {
        let common = usual(self.lowered.api);
        if access_parts(&common).iter().all(Option::is_none) {
            return quote!();
        }
        let access = self.access_from(quote!(Access::new()), &Access::OPEN, &common);
        quote! {
            /// Who may do what with the rows of resources that don't say it themselves.
            pub const ACCESS: Access = #access;
        }
    }

    fn field_access(&self, of: &FieldAccess) -> TokenStream {
        let (field, read, write) = (of.field, of.read, of.write);
        let [read, write] =
            [("read", read), ("write", write)].map(|(name, who)| value_setter(name, who.map(|who| self.who(who))));
        quote!(FieldAccess::new(#field) #read #write)
    }

    /// Some of those who ask, as a list behind a reference.
    pub fn who(&self, who: &[Allow]) -> TokenStream {
        let who = who.iter().map(|allow| self.allow(allow));
        quote!(&[#(#who),*])
    }

    fn allow(&self, allow: &Allow) -> TokenStream {
        match allow {
            Allow::Public => quote!(Allow::Public),
            Allow::Token => quote!(Allow::Token),
            Allow::Superuser => quote!(Allow::Superuser),
            Allow::Flag(column) => quote!(Allow::Flag(#column)),
            Allow::Group(name) => quote!(Allow::Group(#name)),
            Allow::Permission(name) => quote!(Allow::Permission(#name)),
            Allow::Setting(name) => quote!(Allow::Setting(#name)),
            Allow::Update => quote!(Allow::Update),
            Allow::Is(path) => quote!(Allow::Is(#path)),
            Allow::Rule(rule) => {
                let rule = self.hook(*rule);
                quote!(Allow::Rule(#rule))
            }
            Allow::All(all) => {
                let all = self.who(all);
                quote!(Allow::All(#all))
            }
            Allow::Not(not) => {
                let not = self.allow(not);
                quote!(Allow::Not(&#not))
            }
        }
    }
}

/// What is said of each act by most of an API's resources that say something.
fn usual(api: &Api) -> Access {
    let mut common = [None; 4];
    for (act, common) in common.iter_mut().enumerate() {
        let said: Vec<&'static [Allow]> =
            api.resources.iter().filter_map(|resource| access_parts(resource.access)[act]).collect();
        let count = |who: &[Allow]| said.iter().filter(|other| same(Some(other), Some(who))).count();
        *common = said.iter().copied().find(|who| count(who) * 2 > api.resources.len());
    }
    let [read, create, update, delete] = common;
    Access { read, create, update, delete, ..Access::OPEN }
}

fn access_parts(access: &Access) -> [Option<&'static [Allow]>; 4] {
    [access.read, access.create, access.update, access.delete]
}

/// Whether two lists say the same.
fn same(one: Option<&[Allow]>, other: Option<&[Allow]>) -> bool {
    format!("{one:?}") == format!("{other:?}")
}

/// What rules ask of users.
pub fn roles(roles: &Roles) -> TokenStream {
    let Roles { groups, permissions, permission: (app, name), flags } = roles;
    if groups.is_empty() && permissions.is_empty() && flags.is_empty() {
        return quote!(Roles::NONE);
    }
    quote!(Roles {
        groups: #groups, permissions: &[#(#permissions),*], permission: (#app, #name), flags: &[#(#flags),*]
    })
}
