//! The menu of the pages for people.

use super::super::{Checker, names, spot};
use crate::{
    model::Page,
    names::label,
    syntax::{Entries, MenuDecl},
};

/// Headings, each with pages (indices).
type Menu = Vec<(String, Vec<usize>)>;

impl Checker<'_> {
    /// The declared menu; absent: a heading for each area, with the pages of its resources.
    pub fn menu(&mut self, pages: &[Page]) -> Menu {
        if let Some(frame) = self.spec.admin.as_ref().filter(|frame| !frame.value.menu.0.is_empty()) {
            return self.declared_menu(&frame.value.menu, pages);
        }
        let mut menu = Menu::new();
        let area = |page: &Page| self.api.resources[page.resource].area.as_str();
        // What belongs to no area comes last.
        for is_rest in [false, true] {
            for (index, page) in pages.iter().enumerate().filter(|(_, page)| area(page).is_empty() == is_rest) {
                let name = if is_rest { "More".to_owned() } else { label(area(page)) };
                match menu.iter_mut().find(|(heading, _)| *heading == name) {
                    Some((_, below)) => below.push(index),
                    None => menu.push((name, vec![index])),
                }
            }
        }
        menu
    }

    fn declared_menu(&mut self, declared: &Entries<MenuDecl>, pages: &[Page]) -> Menu {
        let mut menu = Menu::new();
        let mut rest = None;
        for (heading, below) in &declared.0 {
            let mut found = Vec::new();
            match &below.value {
                MenuDecl::Word(word) if word == "rest" && rest.is_none() => rest = Some(menu.len()),
                MenuDecl::Word(word) => {
                    let message = format!("`{word}` is no list of pages");
                    let reason = if word == "rest" { "another heading has the rest" } else { "unknown word" };
                    let remedy = "name pages in a list; `rest` stands for all that no heading names";
                    self.fault("S175", spot(self.api_file, below), message, reason, remedy);
                }
                MenuDecl::Pages(names) => {
                    for name in names {
                        let is_there =
                            |index: &usize| found.contains(index) || menu.iter().any(|(_, of)| of.contains(index));
                        match self.page_called(pages, &name.value) {
                            Some(index) if is_there(&index) => {
                                let message = format!("`{}` is in the menu twice", name.value);
                                let at = spot(self.api_file, name);
                                self.fault("S175", at, message, "the second time", "take one of them away");
                            }
                            Some(index) => found.push(index),
                            None => {
                                let known = pages.iter().map(|page| self.api.resources[page.resource].name.clone());
                                let further = pages.iter().map(|page| page.path.replace('/', "."));
                                let known: Vec<String> = known.chain(further).collect();
                                let remedy = match names::nearest(&name.value, known.iter().map(String::as_str)) {
                                    Some(near) => format!("did you mean `{near}`?"),
                                    None => "name a resource that has a `path` or `admin: {}`".to_owned(),
                                };
                                let message = format!("`{}` has no pages", name.value);
                                self.fault("S175", spot(self.api_file, name), message, "unknown page", remedy);
                            }
                        }
                    }
                }
            }
            menu.push((heading.value.clone(), found));
        }
        if let Some(rest) = rest {
            let named: Vec<usize> = menu.iter().flat_map(|(_, below)| below.iter().copied()).collect();
            menu[rest].1 = (0..pages.len()).filter(|index| !named.contains(index)).collect();
        }
        menu.retain(|(_, below)| !below.is_empty());
        menu
    }

    /// The first page of a resource, or the page of a label.
    fn page_called(&self, pages: &[Page], name: &str) -> Option<usize> {
        let of_resource = |page: &Page| self.api.resources[page.resource].name == name;
        let found = pages.iter().position(of_resource);
        found.or_else(|| pages.iter().position(|page| page.path.replace('/', ".") == name))
    }
}
