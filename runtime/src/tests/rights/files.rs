//! Uploaded files are there for those who see a row that has them.

use super::{
    Lab, served_by,
    world::{API, USERS, World},
};

#[tokio::test]
async fn a_file_is_there_for_those_who_see_its_row() {
    let folder = std::env::temp_dir().join(format!("specimen-files-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for name in ["n1.png", "n2.png", "n9.png"] {
        std::fs::write(folder.join(name), name).expect("a file");
    }
    // Bob and Cy wrote one notice each; Ada is a superuser. No row has the third file.
    let world = World {
        notices: vec![(1, None, None, 2), (2, None, None, 3)],
        salaries: vec![None; USERS.len()],
        ..World::default()
    };
    for (rules, user, seen) in [
        (true, "bob", [200, 404, 404]),
        (true, "cy", [404, 200, 404]),
        (true, "eve", [404, 404, 404]),
        (true, "", [403, 403, 403]),
        (false, "bob", [200, 200, 200]),
    ] {
        let lab = served_by(*API, Lab::database(None, &world).await, rules, &folder);
        let mut found = Vec::new();
        for name in ["n1.png", "n2.png", "n9.png"] {
            found.push(lab.get(user, &format!("/uploaded/{name}")).await.0.as_u16());
        }
        assert_eq!(found, seen, "{user}, rules: {rules}");
        // A file that isn't there is told in the same way.
        let (one, other) = (lab.get(user, "/uploaded/n2.png").await, lab.get(user, "/uploaded/n8.png").await);
        assert!(one.0.is_success() || one == other, "{one:?} {other:?}");
    }
    std::fs::remove_dir_all(&folder).expect("it is removed");
}
