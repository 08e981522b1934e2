//! The pages for people: which resources have pages, what these show, and the menu. What the spec doesn't say follows from the
//! resources.

mod caption;
mod columns;
mod filters;
mod form;
mod inlines;
mod list;
mod menu;
mod offers;

use super::{Checker, names, spot, text};
use crate::{
    model::{Admin, Allow, ColumnLink, Form, History, Kind, Page, ResourceId, Sessions},
    names::{label, plural},
    syntax::{AdminDecl, At, PageDecl, PageListDecl},
};
use list::Gathered;

impl<'a> Checker<'a> {
    /// The pages of the API; none where it has no users.
    pub fn admin(&mut self) {
        if self.api.accounts.is_none() {
            return self.pages_without_users();
        }
        let mut pages: Vec<Page> = Vec::new();
        for id in 0..self.api.resources.len() {
            if !self.decls[id].broken && self.has_pages(id) {
                self.pages_of(id, &mut pages);
            }
        }
        for first in 0..pages.len() {
            let id = pages[first].resource;
            if pages.iter().position(|page| page.resource == id) == Some(first) {
                pages[first].form.inlines = self.inlines(id, self.decls[id].file, &pages);
            }
        }
        let paged: Vec<ResourceId> = pages.iter().map(|page| page.resource).collect();
        for column in pages.iter_mut().flat_map(|page| &mut page.columns) {
            if let ColumnLink::Related(of, _) = column.link
                && !paged.contains(&of)
            {
                column.link = ColumnLink::None;
            }
        }
        let frame = self.spec.admin.as_ref().map(|admin| &admin.value);
        let who = frame.and_then(|frame| frame.who.as_ref());
        self.api.admin = Some(Admin {
            title: frame.map_or_else(String::new, |frame| text(&frame.title)),
            who: self.endpoint_access(self.api_file, who).unwrap_or_else(|| vec![Allow::Token]),
            menu: self.menu(&pages),
            pages,
            marks: frame.map_or_else(Vec::new, |frame| {
                frame.marks.0.iter().map(|(host, mark)| (host.value.clone(), mark.value.clone())).collect()
            }),
            sessions: self.sessions(),
            history: self.history(),
        });
        let name = self.api.name.clone();
        if let Some(admin) = self.api.admin.as_mut().filter(|admin| admin.title.is_empty()) {
            admin.title = name;
        }
    }

    /// What the spec says of a resource's pages.
    pub fn page_decl(&self, id: ResourceId) -> Option<&'a PageDecl> {
        match self.decls[id].decl.admin.as_ref().map(|admin| &admin.value) {
            Some(AdminDecl::Made(page)) => Some(page),
            _ => None,
        }
    }

    /// The lists that the spec declares of a resource's pages.
    pub fn page_lists(&self, id: ResourceId) -> Vec<&'a PageListDecl> {
        let page = self.page_decl(id);
        let further = page.into_iter().flat_map(|page| &page.pages.0).filter_map(|(_, page)| page.value.list.as_ref());
        page.and_then(|page| page.list.as_ref()).into_iter().chain(further).map(|list| &list.value).collect()
    }

    /// Faults where pages are declared, but nobody could log in.
    fn pages_without_users(&mut self) {
        if self.spec.users.is_some() || self.spec.tokens.is_some() {
            return;
        }
        let mut declared: Vec<super::Spot> = Vec::new();
        declared.extend(self.spec.admin.as_ref().map(|at| spot(self.api_file, at)));
        declared.extend(self.spec.sessions.as_ref().map(|at| spot(self.api_file, &at.value.resource)));
        declared.extend(self.spec.history.as_ref().map(|at| spot(self.api_file, &at.value.revisions)));
        let of_resources = self.decls.iter().filter_map(|of| Some((of.file, of.decl.admin.as_ref()?)));
        let made = of_resources.filter(|(_, admin)| !matches!(admin.value, AdminDecl::Has(false)));
        declared.extend(made.map(|(file, at)| spot(file, at)));
        for spot in declared {
            let message = "nobody could log in to these pages".to_owned();
            let remedy = "declare `users` and `tokens` in the `api` file, or take this away";
            self.fault("S173", spot, message, "the API has no users", remedy);
        }
    }

    /// Whether a resource has pages: those with a path do, unless they say otherwise, and never secrets.
    fn has_pages(&mut self, id: ResourceId) -> bool {
        let resource = &self.api.resources[id];
        let is_token = self.api.accounts.as_ref().is_some_and(|accounts| accounts.tokens == id);
        let is_secret = resource.secret || is_token;
        let Some(admin) = &self.decls[id].decl.admin else { return !is_secret && !resource.path.is_empty() };
        let is_wanted = !matches!(admin.value, AdminDecl::Has(false));
        if is_wanted && is_secret {
            let message = format!("`{}` can't have pages", resource.name);
            let reason = if is_token { "it holds tokens" } else { "it is secret" };
            let remedy = if is_token { "take `admin` away" } else { "take `admin` or `secret` away" };
            self.fault("S174", spot(self.decls[id].file, admin), message, reason, remedy);
        }
        is_wanted && !is_secret
    }

    /// The pages of a resource.
    fn pages_of(&mut self, id: ResourceId, pages: &mut Vec<Page>) {
        let (file, decl) = (self.decls[id].file, self.page_decl(id));
        let resource = &self.api.resources[id];
        let (path, title) = (resource.label.replace('.', "/"), label(&plural(&resource.words)));
        let title = decl.and_then(|decl| decl.title.as_ref()).map_or(title, |title| title.value.clone());
        let form = self.page_form(id);
        let list = decl.and_then(|decl| decl.list.as_ref()).map(|list| &list.value);
        pages.push(self.page(id, (path, title), "admin", list, form.clone()));
        for (name, further) in decl.into_iter().flat_map(|decl| &decl.pages.0) {
            let resource = &self.api.resources[id];
            if !resource.also.contains(&name.value) {
                let message = format!("`{}` isn't a further label of `{}`", name.value, resource.name);
                let remedy = names::instead(&name.value, resource.also.iter().map(String::as_str));
                let remedy =
                    if remedy.is_empty() { format!("add it to `also`: `also: [{}]`", name.value) } else { remedy };
                self.fault("S182", spot(file, name), message, "its address would belong to no resource", remedy);
                continue;
            }
            let end = super::relations::model(&name.value);
            let title = further.value.title.as_ref().map_or_else(|| label(end), |title| title.value.clone());
            let own = further.value.list.as_ref().map(|list| list.value.clone()).unwrap_or_default();
            // What it doesn't say is as on the first page.
            let first = list.cloned().unwrap_or_default();
            let whole = PageListDecl {
                columns: own.columns.or(first.columns),
                search: own.search.or(first.search),
                filters: own.filters.or(first.filters),
                order: own.order.or(first.order),
                ..own
            };
            let named = (name.value.replace('.', "/"), title);
            pages.push(self.page(id, named, &format!("admin_{end}"), Some(&whole), form.clone()));
        }
    }

    fn page(
        &mut self,
        id: ResourceId,
        (path, title): (String, String),
        rows: &str,
        list: Option<&PageListDecl>,
        form: Form,
    ) -> Page {
        let (file, usual) = (self.decls[id].file, PageListDecl::default());
        let list = list.unwrap_or(&usual);
        let mut gathered = Gathered::new(id, self.api.resources[id].primary);
        match &list.columns {
            Some(columns) => self.declared_columns(&mut gathered, file, columns),
            None => self.usual_columns(&mut gathered),
        }
        let (rows, columns) = gathered.rows(rows, self.api.resources[id].place.clone());
        let filters = match &list.filters {
            Some(filters) => self.declared_filters(id, file, filters),
            None => self.usual_filters(id),
        };
        let search = match &list.search {
            Some(search) => self.declared_search(id, file, search),
            None => self.usual_search(id),
        };
        let order = match &list.order {
            Some(order) => self.order(id, file, order),
            None => self.usual_order(id),
        };
        let views = self.views(id, file, &list.views, (&columns, &filters));
        let only = self.values(id, file, &list.r#where, &filters);
        let empty = text(&list.empty);
        let edit = self.edited(id, file, &list.edit, (&columns, &form));
        let actions = self.page_decl(id).map_or(&[][..], |page| &page.actions);
        let actions = actions.iter().map(|action| action.value.trim_matches('/').to_owned()).collect();
        Page {
            path,
            title,
            resource: id,
            rows,
            columns,
            search,
            filters,
            only,
            views,
            order,
            empty,
            edit,
            actions,
            form,
        }
    }

    /// Where the history of rows is kept.
    fn history(&mut self) -> Option<History> {
        let (file, decl) = (self.api_file, &self.spec.history.as_ref()?.value);
        let versions =
            ["revision", "object_id", "content_type", "db", "format", "serialized_data", "object_repr"].as_slice();
        let log = ["action_time", "user", "content_type", "object_id", "object_repr", "action_flag", "change_message"]
            .as_slice();
        let revisions = self.keeps_history(file, &decl.revisions, &["date_created", "user", "comment"]);
        let versions = self.keeps_history(file, &decl.versions, versions);
        let log = decl.log.as_ref().map(|name| self.keeps_history(file, name, log));
        Some(History { revisions: revisions?, versions: versions?, log: log.flatten() })
    }

    fn keeps_history(&mut self, file: usize, name: &At<String>, fields: &[&str]) -> Option<ResourceId> {
        let id = self.resource(file, name)?;
        let of = &self.api.resources[id];
        let missing: Vec<&str> =
            fields.iter().copied().filter(|field| !of.fields.iter().any(|known| known.name == *field)).collect();
        let has_kinds = self.spec.kinds.is_some();
        if (missing.is_empty() && has_kinds) || self.decls[id].broken {
            return Some(id);
        }
        let message = format!("`{}` can't keep a part of the history", name.value);
        let (reason, remedy) = match missing.as_slice() {
            [] => ("histories name kinds of rows".to_owned(), "declare `kinds` in the `api` file"),
            missing => {
                (format!("it lacks {}", missing.join(", ")), "name a resource with the fields of Django's table")
            }
        };
        self.fault("S184", spot(file, name), message, reason, remedy);
        None
    }

    /// Where sessions are kept.
    fn sessions(&mut self) -> Option<Sessions> {
        let (file, decl) = (self.api_file, &self.spec.sessions.as_ref()?.value);
        let resource = self.resource(file, &decl.resource)?;
        let of = &self.api.resources[resource];
        let is_key =
            of.fields.get(of.primary).is_none_or(|key| key.kind == Kind::Text && (key.max == 0 || key.max >= 40));
        if !is_key && !self.decls[resource].broken {
            let message = format!("`{}` can't keep sessions", decl.resource.value);
            let reason = "its primary key isn't a text of 40 characters";
            self.fault("S183", spot(file, &decl.resource), message, reason, "make the key `{ type: string, max: 40 }`");
        }
        let data = self.session_field(file, resource, &decl.data, Kind::Text);
        let expires = self.session_field(file, resource, &decl.expires, Kind::DateTime);
        Some(Sessions { resource, data, expires })
    }

    fn session_field(&mut self, file: usize, id: ResourceId, name: &At<String>, kind: Kind) -> String {
        if let Some(field) = self.own_column(id, file, name, "S183") {
            let of = &self.api.resources[id].fields[field];
            if of.kind != kind || (kind == Kind::Text && of.max > 0 && of.max < 4000) {
                let wanted = if kind == Kind::Text { "text of any length" } else { "a date-time" };
                let message = format!("`{}` can't keep this part of a session", name.value);
                self.fault("S183", spot(file, name), message, format!("needs {wanted}"), "name another field");
            }
        }
        name.value.clone()
    }
}
