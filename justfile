# Recipes for daily work; `just` without an argument lists them. Each is a short command that can also be typed.

_default:
    @just --list --unsorted

# Generate code, reference pages, schemas and SQL from the specs
generate:
    cargo specimen generate
    cargo specimen generate examples/herbarium
    cargo specimen generate examples/microscopy

# Everything that must hold before a change is merged (more than half an hour on two cores)
check:
    .ci/run

# Format, lints and freshness of generated files, without tests
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    cargo specimen generate --check
    cargo specimen generate --check examples/herbarium
    cargo specimen generate --check examples/microscopy

# All tests, or those of a package or name: `just test -p specimen lanes`
test *ARGS:
    cargo test {{ ARGS }}

# Make the pictures of docs/operate/technicians.md anew, in a browser (see tests/pages/main.rs)
pictures:
    PICTURES=docs/operate/pictures cargo test --test pages pictures -- --nocapture

# Rewrite the files that tests compare answers, reports and documents with; review the difference
golden:
    UPDATE_GOLDEN=1 cargo test -p specimen-codegen --test faults --test golden
    UPDATE_GOLDEN=1 cargo test -p specimen-cli --test spec
    UPDATE_GOLDEN=1 cargo test --test it generated

# Measure the server on a PostgreSQL database made as bench/README.md says: `just bench postgres://localhost/bench`
bench DATABASE:
    cargo build --release -p alyx -p specimen-bench
    target/release/specimen-bench run --database {{ DATABASE }}

# Serve spec/ as it is saved, without compiling
dev *ARGS:
    cargo run -- dev {{ ARGS }}

# Documentation of the packages; `just docs --open` shows it
docs *ARGS:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps {{ ARGS }}

# Licences, advisories, bans and sources of the dependencies (needs cargo-deny)
deny:
    cargo deny check
