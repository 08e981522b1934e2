//! The requests of an editor. Each is answered from the files as the editor has them.

use super::{
    cursor::{Cursor, cursor},
    names::Names,
    rename, schema,
    workspace::Workspace,
};
use specimen_codegen::{
    SourceFile,
    outline::Entry,
    read,
    report::{CODES, Fault},
};
use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
};
use tokio::sync::Mutex;
use tower_lsp_server::{
    Client, LanguageServer,
    jsonrpc::{Error, Result},
    ls_types::*,
};

/// What an editor is told of a fault's code.
const SOURCE: &str = "specimen";

/// The server of one editor.
pub struct Editor {
    client: Client,
    state: Mutex<State>,
}

/// The specs that are open, by their folders.
#[derive(Default)]
struct State {
    specs: HashMap<PathBuf, Workspace>,
    /// Files that were told to have faults, by spec: they are told when they have none any more.
    faulty: HashMap<PathBuf, HashSet<String>>,
}

impl State {
    /// The spec of a file, and the file's path within it.
    fn of(&mut self, uri: &Uri) -> Option<(&mut Workspace, String)> {
        let file = uri.to_file_path()?.into_owned();
        let folder = Workspace::folder_of(&file)?;
        let spec = match self.specs.entry(folder.clone()) {
            std::collections::hash_map::Entry::Occupied(of) => of.into_mut(),
            std::collections::hash_map::Entry::Vacant(of) => of.insert(Workspace::new(folder).ok()?),
        };
        let path = spec.path_of(&file)?;
        Some((spec, path))
    }
}

impl Editor {
    /// The server of an editor.
    pub fn new(client: Client) -> Editor {
        Editor { client, state: Mutex::default() }
    }

    /// Takes the text of a file over, and tells the faults of its spec.
    async fn changed(&self, uri: &Uri, text: Option<String>) {
        let mut state = self.state.lock().await;
        let Some((spec, path)) = state.of(uri) else { return };
        if let Err(error) = spec.change(&path, text) {
            return self.client.show_message(MessageType::ERROR, format!("The spec can't be read: {error}")).await;
        }
        let folder = spec.folder().to_owned();
        self.check(&mut state, folder).await;
    }

    async fn check(&self, state: &mut State, folder: PathBuf) {
        let Some(spec) = state.specs.get(&folder) else { return };
        let files = spec.files().to_vec();
        let faults = read(&files).err().map_or_else(Vec::new, |report| report.faults);
        let mut told: HashMap<String, Vec<Diagnostic>> = HashMap::new();
        for fault in &faults {
            if let Some(file) = files.get(fault.spot.file) {
                told.entry(file.path.clone()).or_default().push(diagnostic(fault, file));
            }
        }
        let faulty: HashSet<String> = told.keys().cloned().collect();
        let before = state.faulty.insert(folder, faulty).unwrap_or_default();
        for path in before {
            told.entry(path).or_default();
        }
        for (path, diagnostics) in told {
            if let Some(uri) = Uri::from_file_path(spec.file_of(&path)) {
                self.client.publish_diagnostics(uri, diagnostics, None).await;
            }
        }
    }
}

impl LanguageServer for Editor {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        let capabilities = ServerCapabilities {
            text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some([" ", ".", "[", "{", ","].map(str::to_owned).to_vec()),
                ..CompletionOptions::default()
            }),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            definition_provider: Some(OneOf::Left(true)),
            rename_provider: Some(OneOf::Left(true)),
            document_formatting_provider: Some(OneOf::Left(true)),
            ..ServerCapabilities::default()
        };
        let version = Some(env!("CARGO_PKG_VERSION").to_owned());
        let server_info = Some(ServerInfo { name: SOURCE.to_owned(), version });
        Ok(InitializeResult { capabilities, server_info, ..InitializeResult::default() })
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.changed(&params.text_document.uri, Some(params.text_document.text)).await;
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        // The whole text comes each time.
        let text = params.content_changes.into_iter().next_back().map(|change| change.text);
        self.changed(&params.text_document.uri, text).await;
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.changed(&params.text_document.uri, None).await;
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let mut state = self.state.lock().await;
        for change in params.changes {
            let Some((spec, _)) = state.of(&change.uri) else { continue };
            let folder = spec.folder().to_owned();
            if spec.reload().is_ok() {
                self.check(&mut state, folder).await;
            }
        }
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let mut state = self.state.lock().await;
        let Some((spec, path)) = state.of(&text_document.uri) else { return Ok(None) };
        let Some(text) = spec.text(&path) else { return Ok(None) };
        let at = cursor(text, position.line as usize, characters(text, position));
        Ok(Some(CompletionResponse::Array(completions(spec, &path, text, &at))))
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let mut state = self.state.lock().await;
        let Some((spec, path)) = state.of(&text_document.uri) else { return Ok(None) };
        let Some((entry, at)) = entry_at(spec, &path, position) else { return Ok(None) };
        let said = match entry.is_key {
            true => schema::about(kind(spec, &path), &entry.path, &entry.text),
            false => None,
        };
        let said = said.or_else(|| about(spec, &path, entry, at));
        let contents = |value| HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
        Ok(said.map(|text| Hover { contents: contents(text), range: None }))
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let mut state = self.state.lock().await;
        let Some((spec, path)) = state.of(&text_document.uri) else { return Ok(None) };
        let Some((entry, at)) = entry_at(spec, &path, position) else { return Ok(None) };
        let names = Names(spec);
        let declared =
            names.meaning(&path, &entry.path, entry.is_key).and_then(|of| names.declared(&of, &entry.text, at));
        Ok(declared.and_then(|declared| {
            let uri = Uri::from_file_path(spec.file_of(declared.file))?;
            let (text, entry) = (spec.text(declared.file)?, declared.entry);
            let range = range(text, entry.line, entry.column, entry.column + entry.text.chars().count());
            Some(GotoDefinitionResponse::Scalar(Location { uri, range }))
        }))
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let mut state = self.state.lock().await;
        let Some((spec, path)) = state.of(&text_document.uri) else { return Ok(None) };
        let renamed = entry_at(spec, &path, position).and_then(|(entry, at)| rename::at(spec, &path, entry, at));
        let Some(renamed) = renamed else {
            return Err(Error::invalid_params("only resources and fields can be renamed"));
        };
        let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
        for edit in rename::edits(spec, &renamed, &params.new_name) {
            let (Some(uri), Some(text)) = (Uri::from_file_path(spec.file_of(&edit.file)), spec.text(&edit.file)) else {
                continue;
            };
            let range = range(text, edit.line, edit.from, edit.to);
            changes.entry(uri).or_default().push(TextEdit { range, new_text: edit.text });
        }
        Ok(Some(WorkspaceEdit::new(changes)))
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let mut state = self.state.lock().await;
        let Some((spec, path)) = state.of(&params.text_document.uri) else { return Ok(None) };
        let Some(text) = spec.text(&path) else { return Ok(None) };
        let Some(formatted) = format(text).filter(|formatted| formatted != text) else { return Ok(None) };
        let end = Position::new(text.lines().count() as u32 + 1, 0);
        Ok(Some(vec![TextEdit { range: Range::new(Position::new(0, 0), end), new_text: formatted }]))
    }
}

/// The text as the formatter sets it; `None` if it isn't YAML.
fn format(text: &str) -> Option<String> {
    let mut options = pretty_yaml::config::FormatOptions::default();
    options.layout.print_width = 160;
    options.language.quotes = pretty_yaml::config::Quotes::PreferSingle;
    options.language.trailing_comma = false;
    pretty_yaml::format_text(text, &options).ok()
}

/// The first key of a file, which tells its kind.
fn kind<'a>(spec: &'a Workspace, path: &str) -> &'a str {
    spec.outline(path).first().map_or("", |entry| entry.text.as_str())
}

fn diagnostic(fault: &Fault, file: &SourceFile) -> Diagnostic {
    let to = fault.spot.column + fault.spot.length_in(&file.text);
    let rule = CODES.iter().find(|code| code.code == fault.code).map_or("", |code| code.about);
    let parts = [fault.message.as_str(), fault.reason.as_str(), fault.remedy.as_str(), rule];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Diagnostic {
        range: range(&file.text, fault.spot.line, fault.spot.column, to),
        severity: Some(DiagnosticSeverity::ERROR),
        code: Some(NumberOrString::String(fault.code.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: said.join("\n"),
        ..Diagnostic::default()
    }
}

fn completions(spec: &Workspace, path: &str, text: &str, at: &Cursor) -> Vec<CompletionItem> {
    let kind = text.lines().find_map(|line| line.split_once(':').map(|(key, _)| key)).unwrap_or_default();
    let item = |label: String, detail: String, kind, insert: Option<String>| CompletionItem {
        label,
        kind: Some(kind),
        documentation: Some(Documentation::String(detail)),
        insert_text: insert,
        ..CompletionItem::default()
    };
    let mut items = Vec::new();
    let word = |items: &mut Vec<CompletionItem>, word: schema::Word| {
        items.push(item(word.name, word.about, CompletionItemKind::ENUM_MEMBER, None));
    };
    let names = Names(spec);
    // An item of a list may be text, though a mapping could begin there, too.
    if at.is_key {
        for key in schema::keys(kind, &at.path) {
            let insert = format!("{}: ", key.name);
            items.push(item(key.name, key.about, CompletionItemKind::PROPERTY, Some(insert)));
        }
    }
    schema::words(kind, &at.path).into_iter().for_each(|of| word(&mut items, of));
    let meaning = names.meaning(path, &at.path, false).or_else(|| names.meaning(path, &at.path, true));
    if let Some(meaning) = meaning {
        for (name, what) in names.possible(&meaning, &at.typed) {
            items.push(item(name, what, CompletionItemKind::REFERENCE, None));
        }
    }
    items
}

/// What a name stands for, in words.
fn about(spec: &Workspace, path: &str, entry: &Entry, at: usize) -> Option<String> {
    let names = Names(spec);
    let declared = names.declared(&names.meaning(path, &entry.path, entry.is_key)?, &entry.text, at)?;
    let entries = spec.outline(declared.file);
    let under: Vec<String> = match declared.entry.is_key {
        true => declared.entry.path.iter().chain([&declared.entry.text]).cloned().collect(),
        false => declared.entry.path[..declared.entry.path.len().saturating_sub(1)].to_vec(),
    };
    let text = |key: &str| {
        let found = entries.iter().find(|e| {
            !e.is_key
                && e.path.len() == under.len() + 1
                && e.path.starts_with(&under)
                && e.path.last().is_some_and(|last| last == key)
        });
        found.map(|entry| entry.text.clone())
    };
    let what = text("type").or_else(|| text("to").map(|to| format!("to {to}"))).unwrap_or_default();
    let lines = [
        format!("**{}** {what}", declared.entry.text).trim().to_owned(),
        text("about").unwrap_or_default(),
        format!("{}:{}", declared.file, declared.entry.line),
    ];
    Some(lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n"))
}

/// The key or value at a position, and the character of it.
fn entry_at<'a>(spec: &'a Workspace, path: &str, position: Position) -> Option<(&'a Entry, usize)> {
    let text = spec.text(path)?;
    let column = characters(text, position) + 1;
    let line = position.line as usize + 1;
    let found = spec.outline(path).iter().rev().find(|entry| {
        let end = entry.column + entry.text.chars().count() + 1;
        entry.line == line && (entry.column..=end).contains(&column)
    })?;
    Some((found, column - found.column))
}

/// The characters of a line before a position, which counts UTF-16.
fn characters(text: &str, position: Position) -> usize {
    let line = text.lines().nth(position.line as usize).unwrap_or_default();
    let mut units = 0;
    line.chars()
        .take_while(|c| {
            let before = units < position.character as usize;
            units += c.len_utf16();
            before
        })
        .count()
}

/// A range of characters of a line, both from 1.
fn range(text: &str, line: usize, from: usize, to: usize) -> Range {
    let whole = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let units = |column: usize| whole.chars().take(column.saturating_sub(1)).map(char::len_utf16).sum::<usize>() as u32;
    let line = line.saturating_sub(1) as u32;
    Range::new(Position::new(line, units(from)), Position::new(line, units(to)))
}
