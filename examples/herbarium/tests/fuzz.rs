//! Whatever reads what others write is given anything: the files of `fuzz/corpus`, and inputs put together from pieces of them.
//! Without `FUZZ_SECONDS` these are the same in each run, for a second each, so that a change fails on what it changed; with it they
//! are others each time. An input that fails is printed; keep it as a file of the corpus when it is mended.

#[path = "../../../fuzz/entries.rs"]
mod entries;

use entries::{ENTRIES, run};
use proptest::{
    collection::vec,
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    time::{Duration, Instant},
};

/// Bytes that an input has at most.
const LONGEST: usize = 2000;

/// The inputs that are kept for an entry; the faulty specs of the generator's tests are some too.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders = vec![project.join("fuzz/corpus").join(name)];
    if name == "spec" {
        folders.push(project.join("codegen/tests/faults"));
    }
    let mut paths = Vec::new();
    for folder in folders {
        let files = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        paths.extend(files.map(|file| file.expect("a file").path()));
    }
    paths.retain(|path| path.extension().is_none_or(|ending| ending != "txt"));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("it can be read")).collect()
}

/// Words and signs of the inputs, each by itself.
fn pieces(inputs: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut pieces: Vec<Vec<u8>> = Vec::new();
    for input in inputs {
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80;
        pieces.extend(input.chunk_by(|a, b| is_word(a) && is_word(b)).map(<[u8]>::to_vec));
    }
    pieces.sort();
    pieces.dedup();
    pieces
}

/// Inputs with something taken out, put in, or doubled, and inputs put together from pieces.
fn inputs(corpus: &[Vec<u8>]) -> impl Strategy<Value = Vec<u8>> + use<> {
    let piece = prop_oneof![
        8 => prop::sample::select(pieces(corpus)),
        2 => any::<char>().prop_map(|char| char.to_string().into_bytes()),
        1 => vec(any::<u8>(), 1..4),
    ];
    let changed =
        (prop::sample::select(corpus.to_vec()), vec((any::<prop::sample::Index>(), 0..40usize, piece.clone()), 1..4));
    let changed = changed.prop_map(|(mut input, changes)| {
        for (place, gone, new) in changes {
            let start = place.index(input.len() + 1);
            let end = (start + gone).min(input.len());
            input.splice(start..end, new);
        }
        input
    });
    let made = vec(piece, 0..40).prop_map(|pieces| pieces.concat());
    let doubled = (prop::sample::select(corpus.to_vec()), 2..20usize).prop_map(|(input, times)| input.repeat(times));
    prop_oneof![6 => changed, 3 => made, 1 => doubled].prop_map(|mut input| {
        input.truncate(LONGEST);
        input
    })
}

fn feed(name: &str, input: &[u8]) {
    let fed = catch_unwind(AssertUnwindSafe(|| run(name, input)));
    assert!(fed.is_ok(), "{name} fails on {:?}", String::from_utf8_lossy(input));
}

#[test]
fn nothing_that_others_write_is_in_the_way() {
    let asked: Option<f64> = std::env::var("FUZZ_SECONDS").ok().map(|text| text.parse().expect("a number of seconds"));
    let seconds = asked.unwrap_or(1.0);
    for (name, _) in ENTRIES {
        let corpus = corpus(name);
        assert!(corpus.len() >= 3, "{name} has a corpus");
        corpus.iter().for_each(|input| feed(name, input));
        let mut runner = if asked.is_some() { TestRunner::new(Config::default()) } else { TestRunner::deterministic() };
        let strategy = inputs(&corpus);
        let since = Instant::now();
        let mut count = 0;
        while since.elapsed() < Duration::from_secs_f64(seconds) {
            let input = strategy.new_tree(&mut runner).expect("an input").current();
            feed(name, &input);
            count += 1;
        }
        println!("{name}: {count} inputs");
    }
}
