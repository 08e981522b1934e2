//! `specimen lsp`, asked by a client that speaks the protocol.

use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

const API: &str = "api: Zoo\nversion: { name: v1, vendor: zoo }\nmixins:\n  Keyed:\n    fields:\n      id: { type: uuid, primary: true, default: uuid }\n";
const KEEPER: &str = "resource: Keeper\nuses: [Keyed]\npath: keepers\noperations: [list]\nfields:\n  name: { type: string, unique: true, about: As on the badge. }\nrepresentations: { detail: [id, name] }\n";
const ANIMAL: &str = "resource: Animal\nuses: [Keyed]\npath: animals\noperations: [list]\norder: [-keeper.name]\nfields:\n  keeper: { to: Keeper, by: name, back: animals }\nfilters: { keeper: keeper.name }\nrepresentations:\n  detail:\n    - id\n    - keeper\n";

/// An editor with a spec open.
struct Editor {
    folder: tempfile::TempDir,
    server: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: u64,
    /// What the server told beside its answers.
    told: Vec<Value>,
}

impl Editor {
    fn new() -> Editor {
        let folder = tempfile::tempdir().expect("a folder");
        let zoo = folder.path().join("spec/zoo");
        fs::create_dir_all(&zoo).expect("it can be made");
        for (file, text) in [("../api.yaml", API), ("keeper.yaml", KEEPER), ("animal.yaml", ANIMAL)] {
            fs::write(zoo.join(file), text).expect("it can be written");
        }
        let mut server = Command::new(env!("CARGO_BIN_EXE_specimen"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let to = server.stdin.take().expect("its input");
        let from = BufReader::new(server.stdout.take().expect("its output"));
        let mut editor = Editor { folder, server, to, from, asked: 0, told: Vec::new() };
        editor.ask("initialize", json!({"processId": null, "rootUri": null, "capabilities": {}}));
        editor.tell("initialized", json!({}));
        editor
    }

    fn uri(&self, file: &str) -> String {
        let folder = self.folder.path().canonicalize().expect("it is there");
        format!("file://{}", folder.join("spec/zoo").join(file).display())
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("it reads");
        self.to.flush().expect("it reads");
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// The next message of the server.
    fn next(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.from.read_line(&mut line).expect("a line");
            match line.trim().split_once(": ") {
                Some(("Content-Length", bytes)) => length = bytes.parse().expect("a number"),
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).expect("the message");
        serde_json::from_slice(&body).expect("JSON")
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.next();
            if message["id"] == json!(id) {
                return if message["error"].is_null() { message["result"].clone() } else { message["error"].clone() };
            }
            self.told.push(message);
        }
    }

    fn open(&mut self, file: &str, text: &str) {
        let document = json!({"uri": self.uri(file), "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    fn change(&mut self, file: &str, text: &str) {
        let document = json!({"uri": self.uri(file), "version": 2});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": text}]}));
    }

    /// Waits until the faults that are told of a file are as wanted.
    fn until(&mut self, file: &str, wanted: impl Fn(&[String]) -> bool) {
        let began = Instant::now();
        loop {
            let faults = self.faults(file);
            if wanted(&faults) {
                return;
            }
            assert!(began.elapsed() < Duration::from_secs(30), "{faults:?}: {:?}", self.told);
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The faults that were told last of a file: codes and places.
    fn faults(&mut self, file: &str) -> Vec<String> {
        // Whatever was told before this is answered is read.
        self.ask(
            "textDocument/hover",
            json!({"textDocument": {"uri": self.uri(file)}, "position": {"line": 0, "character": 0}}),
        );
        let uri = self.uri(file);
        let last = self.told.iter().rev().find(|message| message["params"]["uri"] == json!(uri));
        let faults = last.and_then(|message| message["params"]["diagnostics"].as_array().cloned()).unwrap_or_default();
        let place = |of: &Value| format!("{}:{}", of["line"], of["character"]);
        let told = |fault: &Value| {
            let (code, range) = (fault["code"].as_str().unwrap_or_default(), &fault["range"]);
            format!("{code} {} to {}", place(&range["start"]), place(&range["end"]))
        };
        faults.iter().map(told).collect()
    }

    /// Asks about the place of `|` in a text, which the file is changed to.
    fn at(&mut self, method: &str, file: &str, text: &str, more: Value) -> Value {
        let before = &text[..text.find('|').expect("a place")];
        let (line, character) = (before.matches('\n').count(), before.rsplit('\n').next().map_or(0, str::len));
        self.change(file, &text.replacen('|', "", 1));
        let mut params =
            json!({"textDocument": {"uri": self.uri(file)}, "position": {"line": line, "character": character}});
        if let (Some(params), Some(more)) = (params.as_object_mut(), more.as_object()) {
            params.extend(more.clone());
        }
        self.ask(method, params)
    }

    fn offered(&mut self, text: &str) -> Vec<String> {
        let items = self.at("textDocument/completion", "animal.yaml", text, json!({}));
        let items = items.as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["label"].as_str().map(str::to_owned)).collect()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A text with edits of an answer in it.
fn edited(text: &str, edits: &Value) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let mut edits = edits.as_array().cloned().unwrap_or_default();
    let place = |edit: &Value, end: &str| {
        let of = &edit["range"][end];
        (of["line"].as_u64().unwrap_or_default() as usize, of["character"].as_u64().unwrap_or_default() as usize)
    };
    edits.sort_by_key(|edit| std::cmp::Reverse(place(edit, "start")));
    for edit in edits {
        let ((line, from), (_, to)) = (place(&edit, "start"), place(&edit, "end"));
        lines[line].replace_range(from..to, edit["newText"].as_str().unwrap_or_default());
    }
    lines.concat()
}

#[test]
fn faults_are_told_as_they_are_typed_and_when_they_are_gone() {
    let mut editor = Editor::new();
    editor.open("animal.yaml", &ANIMAL.replace("to: Keeper", "to: Keper"));
    editor.until("animal.yaml", |faults| faults == ["S050 6:16 to 6:21"]);
    editor.change("animal.yaml", ANIMAL);
    editor.until("animal.yaml", <[String]>::is_empty);
    // A change of one file is a fault of another.
    editor.open("keeper.yaml", &KEEPER.replace("name", "badge"));
    editor.until("animal.yaml", |faults| faults.iter().any(|fault| fault.starts_with("S060 4:16")));
    editor.change("keeper.yaml", KEEPER);
    editor.until("animal.yaml", <[String]>::is_empty);
    editor.change("animal.yaml", "resource: [");
    editor.until("animal.yaml", |faults| faults.iter().any(|fault| fault.starts_with("S001")));
}

#[test]
fn keys_words_and_names_are_offered_where_they_may_stand() {
    let mut editor = Editor::new();
    editor.open("animal.yaml", ANIMAL);
    for (from, to, offered) in [
        ("to: Keeper", "to: K|", "Keeper"),
        ("by: name", "by: |", "name"),
        ("back: animals }", "on_delete: |", "cascade"),
        ("back: animals }", "nul|", "nullable"),
        ("[-keeper.name]", "[-keeper.|", "name"),
        ("keeper: keeper.name", "keeper: keeper.|", "animals"),
        ("uses: [Keyed]", "uses: [|", "Keyed"),
        ("operations: [list]", "operations: [list, |", "retrieve"),
        ("    - keeper", "    - |", "keeper"),
        ("filters: { keeper: keeper.name }", "fil|", "filters"),
        ("filters: { keeper: keeper.name }", "nested: { all: { of: |", "Animal"),
    ] {
        let found = editor.offered(&ANIMAL.replacen(from, to, 1));
        assert!(found.iter().any(|name| name == offered), "{to}: {found:?}");
        assert!(!found.iter().any(|name| name == "Zoo"), "{to}: {found:?}");
    }
}

#[test]
fn names_lead_to_their_declarations_and_keys_to_what_is_said_of_them() {
    let mut editor = Editor::new();
    editor.open("animal.yaml", ANIMAL);
    for (from, to, file, line) in [
        ("to: Keeper", "to: Kee|per", "keeper.yaml", 0),
        ("[-keeper.name]", "[-keeper.na|me]", "keeper.yaml", 5),
        ("[-keeper.name]", "[-kee|per.name]", "animal.yaml", 6),
        ("    - id", "    - i|d", "api.yaml", 5),
        ("uses: [Keyed]", "uses: [Key|ed]", "api.yaml", 3),
    ] {
        let found = editor.at("textDocument/definition", "animal.yaml", &ANIMAL.replacen(from, to, 1), json!({}));
        let uri = found["uri"].as_str().unwrap_or_default();
        assert!(uri.ends_with(file) && found["range"]["start"]["line"] == json!(line), "{to}: {found}");
    }
    let hover = editor.at("textDocument/hover", "animal.yaml", &ANIMAL.replacen("order:", "or|der:", 1), json!({}));
    assert!(hover["contents"]["value"].as_str().is_some_and(|text| text.contains("Sort keys")), "{hover}");
    let hover =
        editor.at("textDocument/hover", "animal.yaml", &ANIMAL.replacen("keeper.name]", "keeper.na|me]", 1), json!({}));
    assert!(hover["contents"]["value"].as_str().is_some_and(|text| text.contains("As on the badge.")), "{hover}");
}

#[test]
fn a_renamed_field_or_resource_is_renamed_in_all_files_and_keeps_its_former_name() {
    let mut editor = Editor::new();
    editor.open("animal.yaml", ANIMAL);
    let renamed = editor.at(
        "textDocument/rename",
        "animal.yaml",
        &ANIMAL.replacen("keeper.name]", "keeper.na|me]", 1),
        json!({"newName": "badge"}),
    );
    let (keeper, animal) = (editor.uri("keeper.yaml"), editor.uri("animal.yaml"));
    let keeper = edited(KEEPER, &renamed["changes"][&keeper]);
    assert!(keeper.contains("  badge: { was: name, type: string") && keeper.contains("[id, badge]"), "{keeper}");
    let animal = edited(ANIMAL, &renamed["changes"][&animal]);
    for there in ["order: [-keeper.badge]", "by: badge", "keeper: keeper.badge"] {
        assert!(animal.contains(there), "{animal}");
    }
    sound(&[("api.yaml", API), ("zoo/keeper.yaml", &keeper), ("zoo/animal.yaml", &animal)]);

    let renamed = editor.at(
        "textDocument/rename",
        "animal.yaml",
        &ANIMAL.replacen("to: Keeper", "to: Kee|per", 1),
        json!({"newName": "Person"}),
    );
    let (keeper, animal) = (editor.uri("keeper.yaml"), editor.uri("animal.yaml"));
    let keeper = edited(KEEPER, &renamed["changes"][&keeper]);
    assert!(keeper.starts_with("resource: Person\nwas: zoo.keeper\n"), "{keeper}");
    let animal = edited(ANIMAL, &renamed["changes"][&animal]);
    assert!(animal.contains("to: Person"), "{animal}");
    sound(&[("api.yaml", API), ("zoo/keeper.yaml", &keeper), ("zoo/animal.yaml", &animal)]);

    let refused = editor.at(
        "textDocument/rename",
        "animal.yaml",
        &ANIMAL.replacen("path: animals", "path: ani|mals", 1),
        json!({"newName": "x"}),
    );
    assert_eq!(refused["message"], json!("only resources and fields can be renamed"));
}

/// Checks a spec by the program.
fn sound(files: &[(&str, &str)]) {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, text) in files {
        let path = folder.path().join("spec").join(file);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    let checked =
        Command::new(env!("CARGO_BIN_EXE_specimen")).arg("check").arg(folder.path()).output().expect("it runs");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn formatting_keeps_what_a_file_says() {
    let mut editor = Editor::new();
    let untidy = "resource:   Keeper\nuses: [ Keyed ]   # its id\npath: keepers\noperations: [list]\nfields:\n    name: {type: string,unique: true}\nrepresentations: { detail: [id,name] }\n";
    editor.open("keeper.yaml", untidy);
    let params =
        json!({"textDocument": {"uri": editor.uri("keeper.yaml")}, "options": {"tabSize": 2, "insertSpaces": true}});
    let edits = editor.ask("textDocument/formatting", params);
    let text = edits[0]["newText"].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        text,
        "resource: Keeper\nuses: [Keyed] # its id\npath: keepers\noperations: [list]\nfields:\n  name: { type: string, unique: true }\nrepresentations: { detail: [id, name] }\n"
    );
    editor.change("keeper.yaml", &text);
    editor.until("keeper.yaml", <[String]>::is_empty);
}
