//! The pages for people: which resources have pages, what these show, and the menu. What the spec doesn't say follows from the
//! resources.

mod caption;
mod form;
mod list;

use super::Checker;
use crate::{
    model::{Admin, Allow, ColumnLink, Page, ResourceId},
    names::{label, plural},
};

impl Checker<'_> {
    /// The pages of the API; none where it has no users.
    pub fn admin(&mut self) {
        if self.api.accounts.is_none() {
            return;
        }
        let mut pages: Vec<Page> = Vec::new();
        for id in 0..self.api.resources.len() {
            if !self.decls[id].broken && self.has_pages(id) {
                pages.push(self.page(id));
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
        self.api.admin = Some(Admin {
            title: self.api.name.clone(),
            who: vec![Allow::Token],
            menu: self.menu(&pages),
            pages,
            marks: Vec::new(),
            sessions: None,
        });
    }

    /// Whether a resource has pages: those with a path do, and never secrets.
    fn has_pages(&self, id: ResourceId) -> bool {
        let resource = &self.api.resources[id];
        let is_token = self.api.accounts.as_ref().is_some_and(|accounts| accounts.tokens == id);
        !resource.secret && !is_token && !resource.path.is_empty()
    }

    /// The page of a resource.
    fn page(&mut self, id: ResourceId) -> Page {
        let resource = &self.api.resources[id];
        let (path, title) = (resource.label.replace('.', "/"), label(&plural(&resource.words)));
        let order = self.usual_order(id);
        let (rows, columns) = self.usual_list(id);
        Page {
            path,
            title,
            resource: id,
            rows,
            columns,
            search: self.usual_search(id),
            filters: self.usual_filters(id),
            views: Vec::new(),
            order,
            empty: String::new(),
            form: self.usual_form(id),
        }
    }

    /// A heading for each area, with the pages of its resources.
    fn menu(&self, pages: &[Page]) -> Vec<(String, Vec<usize>)> {
        let mut menu: Vec<(String, Vec<usize>)> = Vec::new();
        let area = |page: &Page| self.api.resources[page.resource].area.as_str();
        // What belongs to no area comes last.
        for rest in [false, true] {
            for (index, page) in pages.iter().enumerate().filter(|(_, page)| area(page).is_empty() == rest) {
                let name = if rest { "More".to_owned() } else { label(area(page)) };
                match menu.iter_mut().find(|(heading, _)| *heading == name) {
                    Some((_, below)) => below.push(index),
                    None => menu.push((name, vec![index])),
                }
            }
        }
        menu
    }
}
