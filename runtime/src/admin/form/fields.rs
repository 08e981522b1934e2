//! Fields as people fill them in: a label, an input, help, and what is wrong, all tied together.

use super::{
    content::{self, Content},
    narrow,
    sheet::{Entry, Sheet, article, label},
    targets::Targets,
};
use crate::{
    admin::{html::Html, list, visit::Visit},
    http::url,
    tables::{Act, AdminForm, AdminPage, Kind, Resource, Takes, Target},
    write::columns,
};

/// Text of at most so many characters stands in an input of one line.
const ONE_LINE: usize = 255;

/// Where fields are written.
pub struct Writer<'a> {
    /// The request.
    pub visit: &'a Visit<'a>,
    /// The page, whose addresses give options.
    pub page: &'static AdminPage,
    /// Rows that can be referred to.
    pub targets: &'a Targets,
    /// What stands before a field's name in addresses of options: the relation of an inline, and a dot.
    pub of: String,
    /// The form, which narrows what its fields offer; `None`: nothing is narrowed.
    pub form: Option<&'static AdminForm>,
}

impl Writer<'_> {
    /// A field with its label, help and errors.
    pub fn field(&self, html: &mut Html, sheet: &Sheet, entry: &Entry, wanted: bool) {
        let name = sheet.name(entry);
        html.raw("<div class=field>");
        let group = self.is_group(entry);
        let class = match (entry.open, entry.field.required, wanted) {
            (true, true, _) => "required",
            (true, false, true) => "wanted",
            _ => "",
        };
        html.raw(if group { "<span" } else { "<label" });
        html.attr("class", if group { format!("label {class}") } else { class.to_owned() });
        match group {
            true => html.attr("id", format_args!("{name}:label")),
            false => html.attr("for", &name),
        };
        html.raw(">").text(label(entry.field.name)).raw(if group { "</span>" } else { "</label>" });
        if entry.open {
            self.control(html, sheet, entry, &label(entry.field.name));
        } else {
            html.raw("<output").attr("id", &name).raw(">");
            self.shown(html, entry, &entry.now);
            html.raw("</output>");
        }
        if !entry.field.doc.about.is_empty() {
            html.raw("<span class=help").attr("id", format_args!("{name}:help")).raw(">");
            html.text(entry.field.doc.about).raw("</span>");
        }
        self.below(html, sheet, entry);
        html.raw("</div>");
    }

    /// A field in a table of rows: its column says what it is.
    pub fn cell(&self, html: &mut Html, sheet: &Sheet, entry: &Entry, row: &str) {
        if entry.open {
            self.control(html, sheet, entry, &format!("{} of {row}", label(entry.field.name)));
        } else {
            self.shown(html, entry, &entry.now);
        }
        self.below(html, sheet, entry);
    }

    /// What is wrong with a field, and what somebody else has made of it.
    fn below(&self, html: &mut Html, sheet: &Sheet, entry: &Entry) {
        let name = sheet.name(entry);
        if let Some(theirs) = &entry.theirs {
            html.raw("<span class=\"help warning\"").attr("id", format_args!("{name}:theirs")).raw(">");
            html.raw("Changed by somebody else meanwhile. Theirs: ");
            self.shown(html, entry, theirs);
            if *theirs != entry.now || entry.file.is_some() {
                html.raw(" Yours stands in the field, and is saved if you save again.");
            }
            html.raw("</span>");
        }
        if !entry.errors.is_empty() {
            html.raw("<span class=error").attr("id", format_args!("{name}:error")).raw(">");
            html.text(entry.errors.join(" ")).raw("</span>");
        }
    }

    /// Whether several inputs stand for a field.
    fn is_group(&self, entry: &Entry) -> bool {
        matches!(entry.field.takes, Takes::Many(..)) && entry.open
    }

    /// The attributes of a field's main input.
    fn attributes(&self, html: &mut Html, sheet: &Sheet, entry: &Entry, says: &str) {
        let name = sheet.name(entry);
        html.attr("id", &name);
        if !sheet.prefix.is_empty() {
            html.attr("aria-label", says);
        }
        let mut described = Vec::new();
        if !entry.field.doc.about.is_empty() && sheet.prefix.is_empty() {
            described.push(format!("{name}:help"));
        }
        if entry.theirs.is_some() {
            described.push(format!("{name}:theirs"));
        }
        if !entry.errors.is_empty() {
            described.push(format!("{name}:error"));
            html.raw(" aria-invalid=true");
        }
        if !described.is_empty() {
            html.attr("aria-describedby", described.join(" "));
        }
        if entry.field.required {
            html.raw(" aria-required=true");
        }
    }

    /// The inputs of a field, and what the form is made with.
    fn control(&self, html: &mut Html, sheet: &Sheet, entry: &Entry, says: &str) {
        let (name, now) = (sheet.name(entry), entry.now.text());
        let input = |html: &mut Html, kind: &'static str| {
            html.raw("<input").attr("type", kind).attr("name", &name);
            self.attributes(html, sheet, entry, says);
        };
        match entry.field.takes {
            Takes::Bool if entry.field.nullable => {
                let options = [("", "unknown"), ("true", "yes"), ("false", "no")];
                self.select(html, sheet, entry, says, options.into_iter());
            }
            Takes::Bool => {
                input(html, "checkbox");
                html.raw(" value=true").flag("checked", now == "true").raw(">");
            }
            Takes::Choice(choices) => {
                let values: Vec<(String, &str)> =
                    choices.iter().map(|choice| (content::stored(choice), choice.label)).collect();
                self.choices(html, sheet, entry, says, &values);
            }
            Takes::Label(choices) => {
                let values: Vec<(String, &str)> =
                    choices.iter().map(|choice| (choice.label.to_owned(), choice.label)).collect();
                self.choices(html, sheet, entry, says, &values);
            }
            Takes::Kind(apps) => {
                let api = self.visit.pages.server.site.api;
                let kinds = api.resources.iter().map(|resource| (resource.label, resource.words));
                let kinds = kinds.filter(|(label, _)| {
                    label.split_once('.').is_some_and(|(app, _)| apps.is_empty() || apps.contains(&app))
                });
                let values: Vec<(String, &str)> = kinds.map(|(label, words)| (label.to_owned(), words)).collect();
                self.choices(html, sheet, entry, says, &values);
            }
            Takes::Int(least, most) => {
                input(html, "number");
                html.raw(" step=1 inputmode=numeric");
                // Browsers calculate with doubles.
                for (bound, number) in [("min", least), ("max", most)] {
                    if number.unsigned_abs() < 1 << 53 && number != i64::from(i32::MIN) && number != i64::from(i32::MAX)
                    {
                        html.attr(bound, number);
                    }
                }
                html.attr("value", now).raw(">");
            }
            Takes::Float(least, most) => {
                input(html, "number");
                html.raw(" step=any inputmode=decimal");
                for (bound, number) in [("min", least), ("max", most)] {
                    if number.is_finite() {
                        html.attr(bound, number);
                    }
                }
                html.attr("value", now).raw(">");
            }
            Takes::Decimal(of) => {
                input(html, "number");
                html.raw(" inputmode=decimal").attr("step", of.unit()).attr("value", now).raw(">");
            }
            Takes::Time => {
                input(html, "time");
                html.raw(" step=1").attr("value", now).raw(">");
            }
            Takes::Duration => {
                input(html, "text");
                html.raw(" placeholder=PT1H30M autocomplete=off").attr("value", now).raw(">");
            }
            Takes::Texts(_) => self.area(html, sheet, entry, says, 3, false),
            Takes::Date => {
                input(html, "date");
                html.attr("value", now).raw(">");
            }
            Takes::DateTime => {
                html.raw("<span>");
                input(html, "datetime-local");
                html.raw(" step=1").attr("value", now).raw("> <span class=help>");
                html.text(self.visit.now.zone.name()).raw("</span></span>");
            }
            Takes::Email(most) | Takes::Url(most) => {
                input(html, if matches!(entry.field.takes, Takes::Email(_)) { "email" } else { "url" });
                self.most(html, most);
                html.raw(" autocomplete=off").attr("value", now).raw(">");
            }
            Takes::Json | Takes::JsonObject => self.area(html, sheet, entry, says, 6, true),
            Takes::Text(most, _) if most == 0 || most > ONE_LINE || now.contains('\n') || is_long(sheet, entry) => {
                self.area(html, sheet, entry, says, 3, false);
            }
            Takes::Image(_) => {
                html.raw("<span class=file>");
                if !entry.was.is_empty() {
                    self.shown(html, entry, &entry.was);
                    html.raw(" ");
                    if entry.field.nullable {
                        html.raw("<label><input type=checkbox value=true").attr("name", format_args!("{name}:remove"));
                        html.flag("checked", entry.now.is_empty()).raw("> remove</label> ");
                    }
                }
                input(html, "file");
                html.raw(" accept=\"image/*\"></span>");
            }
            Takes::Text(most, _) => {
                input(html, "text");
                self.most(html, most);
                html.raw(" autocomplete=off").attr("value", now).raw(">");
            }
            Takes::Uuid | Takes::Floats | Takes::Ints => {
                input(html, "text");
                html.raw(" autocomplete=off").attr("value", now).raw(">");
            }
            Takes::One(target, _) => self.one(html, sheet, entry, says, target),
            Takes::Many(target, _) => self.many(html, sheet, entry, says, target),
        }
        html.hidden(format_args!("{name}:was"), entry.was.carried());
    }

    fn most(&self, html: &mut Html, most: usize) {
        if most > 0 {
            html.attr("maxlength", most);
        }
    }

    fn area(&self, html: &mut Html, sheet: &Sheet, entry: &Entry, says: &str, rows: usize, code: bool) {
        let rows = entry.now.text().lines().count().clamp(rows, 20);
        html.raw("<textarea").attr("name", sheet.name(entry)).attr("rows", rows);
        if let Takes::Text(most, _) = entry.field.takes {
            self.most(html, most);
        }
        if code {
            html.raw(" class=code spellcheck=false");
        }
        if let Some((by, texts)) = self.templates(entry) {
            html.attr("data-by", by).attr("data-templates", texts);
        }
        self.attributes(html, sheet, entry, says);
        // Browsers drop a line end at the beginning.
        html.raw(">\n").text(entry.now.text()).raw("</textarea>");
    }

    /// The templates with which a text may begin, as JSON, and the field that decides it.
    fn templates(&self, entry: &Entry) -> Option<(&'static str, &str)> {
        let form = self.form?;
        let (_, by, setting) = form.templates.iter().find(|(of, ..)| *of == entry.at)?;
        let texts = self.visit.pages.server.site.settings.named.get(*setting)?;
        Some((form.input.fields.get(*by)?.name, texts))
    }

    /// A closed set of values; the present one is kept where it isn't among them.
    fn choices(&self, html: &mut Html, sheet: &Sheet, entry: &Entry, says: &str, values: &[(String, &str)]) {
        let now = entry.now.text();
        let known = now.is_empty() || values.iter().any(|(value, _)| value == now);
        let empty = (!entry.field.required || now.is_empty() || entry.field.nullable || entry.field.blank)
            .then_some(("", "–"))
            .filter(|_| !values.iter().any(|(value, _)| value.is_empty()));
        let other = (!known).then_some((now, now));
        let options = values.iter().map(|(value, label)| (value.as_str(), *label));
        self.select(html, sheet, entry, says, empty.into_iter().chain(other).chain(options));
    }

    fn select<'o>(
        &self,
        html: &mut Html,
        sheet: &Sheet,
        entry: &Entry,
        says: &str,
        options: impl Iterator<Item = (&'o str, &'o str)>,
    ) {
        html.raw("<select").attr("name", sheet.name(entry));
        self.attributes(html, sheet, entry, says);
        html.raw(">");
        for (value, label) in options {
            html.raw("<option").attr("value", value).flag("selected", value == entry.now.text()).raw(">");
            html.text(label).raw("</option>");
        }
        html.raw("</select>");
    }

    /// One related row: a choice among few, or a text that is looked for among many.
    fn one(&self, html: &mut Html, sheet: &Sheet, entry: &Entry, says: &str, target: &'static Resource) {
        let (name, now) = (sheet.name(entry), entry.now.text());
        html.raw("<span>");
        let narrow = self.form.and_then(|form| Some((form, narrow::of(form, entry.field.name)?)));
        let few = self.targets.few(target).filter(|_| entry.typed.is_none() && narrow.is_none());
        if let Some(rows) = few {
            let values: Vec<(String, &str)> = rows.iter().map(|row| (row.key_text(), row.text.as_str())).collect();
            let caption = self.targets.caption(target, now);
            let other = (!now.is_empty() && !values.iter().any(|(key, _)| key == now)).then_some((now, &*caption));
            let options = values.iter().map(|(key, text)| (key.as_str(), *text));
            self.select(html, sheet, entry, says, [("", "–")].into_iter().chain(other).chain(options));
        } else {
            let caption = if now.is_empty() { String::new() } else { self.targets.caption(target, now) };
            html.raw("<input data-combobox autocomplete=off").attr("name", format_args!("{name}:text"));
            html.attr("data-name", &name).attr("data-options", self.options(entry));
            if let Some((form, narrow)) = narrow {
                html.attr("data-with", narrow::with(form, narrow));
            }
            html.attr("placeholder", article(target.words));
            self.attributes(html, sheet, entry, says);
            html.attr("value", entry.typed.as_deref().unwrap_or(&caption)).raw(">");
            html.hidden(&name, now).hidden(format_args!("{name}:cap"), &caption);
        }
        if let Some(address) = self.address(target, now) {
            html.raw(" <a class=quiet").attr("href", address);
            html.attr("aria-label", format_args!("Open this {}", target.words)).raw(">open</a>");
        }
        html.raw("</span>");
    }

    /// Related rows: boxes to check; where there are many, those that are chosen, and a text that adds one.
    fn many(&self, html: &mut Html, sheet: &Sheet, entry: &Entry, says: &str, target: &'static Resource) {
        let (name, now) = (sheet.name(entry), entry.now.named());
        html.raw("<div role=group");
        if sheet.prefix.is_empty() {
            html.attr("aria-labelledby", format_args!("{name}:label"));
        } else {
            html.attr("aria-label", says);
        }
        html.raw(">");
        let few = self.targets.few(target);
        let rows: Vec<(String, String)> = match few {
            Some(rows) => {
                let all: Vec<_> = rows.iter().map(|row| (row.key_text(), row.text.clone())).collect();
                let others = now.iter().filter(|key| !all.iter().any(|(known, _)| known == *key));
                let others: Vec<_> = others.map(|key| (key.clone(), self.targets.caption(target, key))).collect();
                all.into_iter().chain(others).collect()
            }
            None => now.iter().map(|key| (key.clone(), self.targets.caption(target, key))).collect(),
        };
        html.raw("<ul class=choices").attr("data-chosen", &name);
        html.flag("hidden", rows.is_empty()).raw(">");
        for (key, text) in &rows {
            html.raw("<li><label><input type=checkbox").attr("name", &name).attr("value", key);
            html.flag("checked", now.contains(key)).raw("> ").text(text).raw("</label></li>");
        }
        html.raw("</ul>");
        if few.is_none() || entry.typed.is_some() {
            html.raw("<input data-combobox data-many autocomplete=off").attr("name", format_args!("{name}:text"));
            html.attr("data-name", &name).attr("data-options", self.options(entry));
            html.attr("placeholder", format_args!("add {}", article(target.words)));
            self.attributes(html, sheet, entry, says);
            if sheet.prefix.is_empty() {
                html.attr("aria-label", format_args!("Add to {says}"));
            }
            html.attr("value", entry.typed.as_deref().unwrap_or_default()).raw(">");
        } else {
            // Links of the summary lead here.
            html.raw("<span tabindex=-1").attr("id", &name).raw("></span>");
        }
        html.raw("</div>");
    }

    /// Where rows for a field are looked for.
    fn options(&self, entry: &Entry) -> String {
        self.visit.at(format_args!("{}/options/{}{}", self.page.path, self.of, entry.field.name))
    }

    /// The address of a related row's form, if there is one for the caller.
    fn address(&self, target: &'static Resource, key: &str) -> Option<String> {
        let page = self.visit.pages.admin.page(target).filter(|page| page.form.is_some())?;
        (!key.is_empty() && self.visit.may(target, Act::Read)).then(|| list::change(self.visit, page, key))
    }

    /// What a field contains, as text.
    fn shown(&self, html: &mut Html, entry: &Entry, content: &Content) {
        if content.is_empty() {
            html.raw("<span class=none>–</span>");
            return;
        }
        let text = content.text();
        match entry.field.takes {
            Takes::One(target, _) | Takes::Many(target, _) => {
                let most = super::sheet::MAX_RELATED;
                for (n, key) in content.named().iter().take(most).enumerate() {
                    html.raw(if n == 0 { "" } else { ", " });
                    let caption = self.targets.caption(target, key);
                    match self.address(target, key) {
                        Some(address) => html.link(address, caption),
                        None => html.text(caption),
                    };
                }
                if content.named().len() > most {
                    html.raw(", and more: they can't be changed here");
                }
            }
            Takes::Bool => {
                html.raw(if text == "true" { "yes" } else { "no" });
            }
            Takes::Choice(choices) => {
                let found = choices.iter().find(|choice| content::stored(choice) == text);
                html.text(found.map_or(text, |choice| choice.label));
            }
            Takes::DateTime => {
                html.text(text.replace('T', " ")).raw(" ").text(self.visit.now.zone.name());
            }
            Takes::Image(_) => {
                let mut address = self.visit.at("uploaded");
                for part in text.split('/') {
                    address.push('/');
                    url::quote_name(part, &mut address);
                }
                html.link(address, text.rsplit('/').next().unwrap_or(text));
            }
            Takes::Json | Takes::JsonObject => {
                html.raw("<code>").text(text).raw("</code>");
            }
            _ => {
                html.text(text);
            }
        }
    }
}

/// Whether a column holds text of any length, however much a body may send.
fn is_long(sheet: &Sheet, entry: &Entry) -> bool {
    let Target::Column(place) = entry.field.target else { return false };
    columns::at(sheet.input.resource, place).is_some_and(|(_, column)| column.kind == Kind::Text && column.long)
}
