//! Patterns that the tests here and those of lists share, which ask PostgreSQL the same.

/// Patterns, texts that they are found in, and texts that they are not found in. The test of the
/// selection asks PostgreSQL the same.
pub(crate) const CASES: &[(&str, &[&str], &[&str])] = &[
    ("World[67].1.[01]$", &["World6.1.0"], &["World5.1.0"]),
    ("^.{2,3}_", &["KS_1", "KS0_1"], &["KS00_1", "_"]),
    ("a.c", &["a\nc"], &["ac"]),
    ("^b$", &["b"], &["a\nb\nc"]),
    ("(?n)^b$", &["a\nb\nc"], &["ab"]),
    ("(?i)ABC", &["abc"], &["ab"]),
    ("***=a.c", &["a.c"], &["abc"]),
    ("***=", &["", "\na|"], &[]),
    ("***:", &["", "a"], &[]),
    ("(?q)", &["", "a"], &[]),
    ("(?i)", &["", "a"], &[]),
    ("[[:digit:]]+[[:alpha:]]", &["1a"], &["a1"]),
    ("[]a]", &["]", "a"], &["b"]),
    ("[^]a]", &["b"], &["]a"]),
    ("\\mfoo\\M", &["a foo b"], &["afoo", "foob"]),
    ("(a|b)\\1", &["aa", "bb"], &["ab"]),
    ("(?<=a)b(?!c)", &["abd"], &["abc", "bd"]),
    ("a{,3}", &["a{,3}"], &["aaa"]),
    ("x*?y", &["y", "xxy"], &["x"]),
    ("()|z", &["", "q"], &[]),
    ("[\\d_-]", &["-", "5", "_"], &["a"]),
    ("\\x41\\u0042", &["AB"], &["ab"]),
    ("é+", &["été"], &["ete"]),
    ("(?x) a b # a comment", &["ab"], &["a b"]),
    ("a#b c", &["a#b c"], &["ab c"]),
    ("[a&&b]", &["&", "a"], &["c"]),
];

/// Patterns that both refuse.
pub(crate) const BAD: &[&str] = &[
    "(",
    "a)",
    "[a",
    "a**",
    "*a",
    "^*",
    "a{2,1}",
    "a{256}",
    "\\",
    "\\q",
    "(?z)a",
    "[b-a]",
    "[[:nope:]]",
    "a|*",
    "(?P<n>a)",
    "\\2",
    "a{1",
    "(?=a)*",
    "\\y+",
    "[[.ab.]]",
    "(?<n>a)",
    "\\xg",
];

/// Patterns that neither runs, since they could take all memory or time.
pub(crate) const TOO_COMPLEX: &[&str] = &[
    "(a{0,200}){200}",
    "(((a{9}){9}){9}){9}",
    "\\w{255}\\w{100}",
    "(a(?=.*b))*c",
    "((?!.*b)a){2,}",
    "(?:(a)(?=\\1))+",
];
