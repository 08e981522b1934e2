//! Prints rules of access.

use super::print::{Printer, given, listed};
use proc_macro2::TokenStream;
use quote::quote;
use specimen_tables::{Access, Allow, FieldAccess, Roles};

impl Printer<'_> {
    /// Who may do what with the rows of a resource; `None`: nothing is said.
    pub fn access(&self, access: &Access) -> Option<TokenStream> {
        let Access { read, create, update, delete, fields, extra } = access;
        if [read, create, update, delete].iter().all(|who| who.is_none()) && fields.is_empty() && extra.is_none() {
            return None;
        }
        let [read, create, update, delete] =
            [("read", read), ("create", create), ("update", update), ("delete", delete)]
                .map(|(name, who)| given(name, who.map(|who| self.who(who))));
        let fields = listed("fields", fields.iter().map(|field| self.field_access(field)).collect());
        let extra = given("extra", extra.map(|rule| self.hook(rule)));
        Some(quote!(&Access::new() #read #create #update #delete #fields #extra))
    }

    fn field_access(&self, of: &FieldAccess) -> TokenStream {
        let (field, read, write) = (of.field, of.read, of.write);
        let [read, write] =
            [("read", read), ("write", write)].map(|(name, who)| given(name, who.map(|who| self.who(who))));
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
