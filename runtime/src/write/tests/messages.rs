//! Every message about a field, and what is accepted instead.

use super::*;
use crate::write::body::{Part, Upload};

const DEAD: &str = "00000000-0000-4000-8000-00000000dead";

async fn zoo() -> Zoo {
    let mut zoo = Zoo::sqlite().await;
    zoo.populate().await;
    zoo
}

/// Creates an animal with one field changed and returns what is said of the field.
async fn said(zoo: &Zoo, field: &str, value: Json) -> Json {
    refused_field(zoo.animal(animal("rex", json!({field: value}))).await, field)
}

async fn all_said(field: &str, cases: &[(Json, &str)]) {
    let zoo = zoo().await;
    for (value, message) in cases {
        assert_eq!(said(&zoo, field, value.clone()).await, json!([message]), "{field} = {value}");
    }
}

/// What an animal's column holds after creating it with a field changed.
async fn held(zoo: &Zoo, field: &str, value: Json, column: usize) -> Value {
    let created = zoo.animal(animal("rex", json!({field: value}))).await;
    let key = created.unwrap_or_else(|fault| panic!("{field} = {value}: {}", fault.body()));
    zoo.write(async |context| {
        let row = crate::write::load(context, &ANIMAL, &key).await?.expect("it was made").row;
        crate::write::delete(context, &ANIMAL, &key).await?;
        Ok(row[column].clone())
    })
    .await
    .expect("the row can be read")
}

#[tokio::test]
async fn all_fields_are_refused_together_in_order() {
    let zoo = zoo().await;
    let body = refused(zoo.animal(json!({"weight": "x", "lab": "nowhere", "born": 5})).await);
    assert_eq!(
        body.to_string(),
        r#"{"name":["This field is required."],"lab":["Object with name=nowhere does not exist."],"weight":["A valid number is required."],"born":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."],"status_code":400}"#
    );
}

#[tokio::test]
async fn bodies_that_are_no_objects() {
    let zoo = zoo().await;
    for (body, message) in [
        (json!(["a"]), "Invalid data. Expected a dictionary, but got list."),
        (json!("a"), "Invalid data. Expected a dictionary, but got str."),
        (json!(1), "Invalid data. Expected a dictionary, but got int."),
        (json!(1.5), "Invalid data. Expected a dictionary, but got float."),
        (json!(true), "Invalid data. Expected a dictionary, but got bool."),
        (json!(null), "No data provided"),
    ] {
        assert_eq!(refused(zoo.animal(body).await), json!({"non_field_errors": [message], "status_code": 400}));
    }
}

#[tokio::test]
async fn an_empty_body_is_an_empty_object() {
    let zoo = zoo().await;
    let made = zoo.write(async |context| crate::write::create(context, &ANIMAL_INPUT, &Body::Empty).await).await;
    let required = json!(["This field is required."]);
    assert_eq!(refused(made), json!({"name": required, "lab": required, "status_code": 400}));
}

#[tokio::test]
async fn texts() {
    all_said(
        "name",
        &[
            (json!(null), "This field may not be null."),
            (json!(""), "This field may not be blank."),
            (json!("  "), "This field may not be blank."),
            (json!("abcdefghijklm"), "Ensure this field has no more than 12 characters."),
            (json!(true), "Not a valid string."),
            (json!(["a"]), "Not a valid string."),
            (json!({"a": 1}), "Not a valid string."),
            (json!("a b"), "Only letters."),
            (json!("\0Surrogate U+D800"), "Surrogate characters are not allowed: U+D800."),
        ],
    )
    .await;
    let zoo = zoo().await;
    assert_eq!(said(&zoo, "name", json!("a\0")).await, json!(["Only letters.", "Null characters are not allowed."]));
    assert_eq!(
        said(&zoo, "name", json!("a b c d e f g h")).await,
        json!(["Only letters.", "Ensure this field has no more than 12 characters."])
    );
    assert_eq!(held(&zoo, "name", json!(" abcdefghijkl "), 1).await, Value::from("abcdefghijkl"));
    assert_eq!(held(&zoo, "name", json!(7), 1).await, Value::from("7"));
    assert_eq!(held(&zoo, "name", json!(1.0), 1).await, Value::from("1.0"));
}

#[tokio::test]
async fn truth_values() {
    all_said(
        "alive",
        &[
            (json!("perhaps"), "Must be a valid boolean."),
            (json!(""), "Must be a valid boolean."),
            (json!(2), "Must be a valid boolean."),
            (json!([]), "Must be a valid boolean."),
            (json!(null), "This field may not be null."),
        ],
    )
    .await;
    let zoo = zoo().await;
    for value in [json!(true), json!("Yes"), json!("T"), json!(1), json!("on"), json!("1"), json!(1.0)] {
        assert_eq!(held(&zoo, "alive", value, 11).await, Value::from(true));
    }
    for value in [json!(false), json!("NO"), json!(0), json!("off")] {
        assert_eq!(held(&zoo, "alive", value, 11).await, Value::from(false));
    }
    assert!(zoo.animal(animal("a", json!({"maybe": ""}))).await.is_ok());
}

#[tokio::test]
async fn integers() {
    let digits = "1".repeat(1001);
    all_said(
        "number",
        &[
            (json!(1.5), "A valid integer is required."),
            (json!("1e2"), "A valid integer is required."),
            (json!("one"), "A valid integer is required."),
            (json!(true), "A valid integer is required."),
            (json!(""), "A valid integer is required."),
            (json!([1]), "A valid integer is required."),
            (json!("\0NaN"), "A valid integer is required."),
            (json!(digits), "String value too large."),
            (json!(32768), "Ensure this value is less than or equal to 32767."),
            (json!(-32769), "Ensure this value is greater than or equal to -32768."),
            (json!("9".repeat(60)), "Ensure this value is less than or equal to 32767."),
        ],
    )
    .await;
    let zoo = zoo().await;
    for value in [json!(7), json!("7"), json!(" 7 "), json!("7.0"), json!(7.0), json!("+7"), json!("0_7")] {
        assert_eq!(held(&zoo, "number", value, 8).await, Value::SmallInt(Some(7)));
    }
    assert_eq!(
        held(&zoo, "number", serde_json::from_str("1e2").unwrap_or_default(), 8).await,
        Value::SmallInt(Some(100))
    );
    assert_eq!(held(&zoo, "number", json!(null), 8).await, Value::SmallInt(None));
}

#[tokio::test]
async fn numbers() {
    all_said(
        "weight",
        &[
            (json!("heavy"), "A valid number is required."),
            (json!([20]), "A valid number is required."),
            (json!("\0NaN"), "A valid number is required."),
            (json!("nan"), "A valid number is required."),
            (json!("-inf"), "A valid number is required."),
            (json!("\0Integer"), "Integer value too large to convert to float"),
            (json!("1".repeat(1001)), "String value too large."),
            (json!(-0.1), "Ensure this value is greater than or equal to 0."),
        ],
    )
    .await;
    let zoo = zoo().await;
    for (value, number) in [(json!("23.4"), 23.4), (json!("1e3"), 1000.0), (json!(" 1 "), 1.0), (json!(true), 1.0)] {
        assert_eq!(held(&zoo, "weight", value, 7).await, Value::from(number));
    }
}

#[tokio::test]
async fn identifiers_and_choices() {
    all_said(
        "chip",
        &[
            (json!("x"), "Must be a valid UUID."),
            (json!(""), "Must be a valid UUID."),
            (json!(true), "Must be a valid UUID."),
        ],
    )
    .await;
    all_said(
        "sex",
        &[
            (json!("Z"), "\"Z\" is not a valid choice."),
            (json!("Male"), "\"Male\" is not a valid choice."),
            (json!(null), "This field may not be null."),
        ],
    )
    .await;
    let labels = "Invalid qc, choices are: CRITICAL, NOT_SET";
    all_said("qc", &[(json!("critical"), labels), (json!(50), labels), (json!(""), labels)]).await;
    let zoo = zoo().await;
    let id: uuid::Uuid = DEAD.parse().unwrap_or_default();
    for text in [DEAD.to_uppercase(), format!("{{{DEAD}}}"), format!("urn:uuid:{DEAD}"), id.simple().to_string()] {
        assert_eq!(held(&zoo, "chip", json!(text), 17).await, Value::from(id));
    }
    assert_eq!(held(&zoo, "sex", json!(""), 6).await, Value::from(""));
    assert_eq!(held(&zoo, "qc", json!("CRITICAL"), 16).await, Value::from(50));
}

#[tokio::test]
async fn documents() {
    let invalid = "Value must be valid JSON.";
    all_said(
        "json",
        &[
            (json!({"a": ["\0NaN"]}), invalid),
            (json!("\0Infinity"), invalid),
            (json!({"a": "x\0"}), "Null characters are not allowed."),
        ],
    )
    .await;
    all_said("object", &[(json!([]), "Value must be a JSON object."), (json!("x"), "Value must be a JSON object.")])
        .await;
    let zoo = zoo().await;
    assert_eq!(held(&zoo, "json", json!("{\"a\":1}"), 12).await, Value::from(json!("{\"a\":1}")));
    assert_eq!(held(&zoo, "json", json!({"bb": 1, "a": null}), 12).await, Value::from(json!({"a": null, "bb": 1})));
    assert_eq!(held(&zoo, "json", json!(null), 12).await, Value::Json(None));
}

#[tokio::test]
async fn lists() {
    all_said(
        "xs",
        &[
            (json!("left"), "Expected a list of items but got type \"str\"."),
            (json!({"a": 1}), "Expected a list of items but got type \"dict\"."),
            (json!(5), "Expected a list of items but got type \"int\"."),
        ],
    )
    .await;
    let zoo = zoo().await;
    let number = json!(["A valid number is required."]);
    assert_eq!(said(&zoo, "xs", json!([1, "x", null, []])).await, json!({"1": number, "3": number}));
    assert_eq!(
        said(&zoo, "ns", json!([null, "1.5", 3e9])).await,
        json!({
            "0": ["This field may not be null."],
            "1": ["A valid integer is required."],
            "2": ["Ensure this value is less than or equal to 2147483647."]
        })
    );
    let whole = vec![Value::Int(Some(1)), Value::Int(Some(-2)), Value::Int(Some(3))];
    assert_eq!(
        held(&zoo, "ns", json!([1.9, -2.5, "3"]), 14).await,
        Value::Array(sea_orm::sea_query::ArrayType::Int, Some(Box::new(whole)))
    );
    let floats = vec![Value::from(1.0), Value::Double(None), Value::from(2.5)];
    assert_eq!(
        held(&zoo, "xs", json!([1, null, "2.5"]), 13).await,
        Value::Array(sea_orm::sea_query::ArrayType::Double, Some(Box::new(floats)))
    );
}

#[tokio::test]
async fn references_by_natural_key() {
    all_said(
        "lab",
        &[
            (json!("nolab"), "Object with name=nolab does not exist."),
            (json!("North"), "Object with name=North does not exist."),
            (json!(" north"), "Object with name= north does not exist."),
            (json!(["north"]), "Object with name=['north'] does not exist."),
            (json!(true), "Object with name=True does not exist."),
            (json!("a\0"), "Invalid value."),
            (json!(null), "This field may not be null."),
            (json!(""), "This field may not be null."),
        ],
    )
    .await;
}

#[tokio::test]
async fn references_by_id() {
    all_said(
        "species",
        &[
            (json!("mouse"), "“mouse” is not a valid UUID."),
            (json!(5), "Invalid pk \"5\" - object does not exist."),
            (json!(-5), "“-5” is not a valid UUID."),
            (json!(1.5), "“1.5” is not a valid UUID."),
            (json!(DEAD), "Invalid pk \"00000000-0000-4000-8000-00000000dead\" - object does not exist."),
            (json!(true), "Incorrect type. Expected pk value, received bool."),
        ],
    )
    .await;
    let zoo = zoo().await;
    assert_eq!(held(&zoo, "species", json!(""), 4).await, Value::Uuid(None));
}

#[tokio::test]
async fn references_by_address() {
    let unknown = format!("http://elsewhere/animals/{DEAD}");
    all_said(
        "mother",
        &[
            (json!("not a url"), "Invalid hyperlink - No URL match."),
            (json!(DEAD), "Invalid hyperlink - No URL match."),
            (json!("/animals/x"), "Invalid hyperlink - No URL match."),
            (json!("http://host/labs/north"), "Invalid hyperlink - Incorrect URL match."),
            (json!(unknown), "Invalid hyperlink - Object does not exist."),
            (json!(5), "Incorrect type. Expected URL string, received int."),
        ],
    )
    .await;
    let zoo = zoo().await;
    let key = zoo.animal(animal("mum", json!({}))).await.expect("nothing is wrong");
    let Value::Uuid(Some(id)) = &key else { panic!("the key is a uuid") };
    for address in
        [format!("http://x:1/animals/{id}"), format!("https://x/animals/{id}/?a=b"), format!("/animals/{id}")]
    {
        assert_eq!(held(&zoo, "mother", json!(address), 5).await, key);
    }
    assert_eq!(held(&zoo, "mother", json!(""), 5).await, Value::Uuid(None));
    for spelling in [id.to_string().to_uppercase(), id.simple().to_string()] {
        let refusal = said(&zoo, "mother", json!(format!("/animals/{spelling}"))).await;
        assert_eq!(refusal, json!(["Invalid hyperlink - No URL match."]), "{spelling}");
    }
}

#[tokio::test]
async fn many_references() {
    all_said(
        "tags",
        &[
            (json!("1"), "Expected a list of items but got type \"str\"."),
            (json!([1, 99, 98]), "Object with id=99 does not exist."),
            (json!([1, "red"]), "Invalid value."),
            (json!([null]), "Object with id=None does not exist."),
            (json!(null), "This field may not be null."),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_natural_key_of_several_rows_is_ambiguous() {
    let zoo = zoo().await;
    for lab in ["north", "south"] {
        let body = json!({"name": "twin", "lab": lab, "owner": if lab == "north" { "ann" } else { "bob" }});
        zoo.animal(body).await.expect("another lab, another owner");
    }
    let made = zoo
        .write(async |context| {
            let body = Body::Json(json!({"username": "x", "animals": ["twin"]}));
            crate::write::create(context, &PERSON_INPUT, &body).await
        })
        .await;
    let message = refused_field(made, "animals");
    assert!(message[0].as_str().is_some_and(|text| text.starts_with("Several objects have name=twin: ")), "{message}");
}

#[tokio::test]
async fn addresses_of_mail_and_pages() {
    all_said("mail", &[(json!("no"), "Enter a valid email address."), (json!(["a@b.org"]), "Not a valid string.")])
        .await;
    all_said("page", &[(json!("no"), "Enter a valid URL."), (json!(""), "This field may not be blank.")]).await;
}

#[tokio::test]
async fn kinds_of_records() {
    all_said(
        "about",
        &[
            (json!("labb"), "\"labb\" is no kind of record; the nearest is \"misc.lab\"."),
            (json!("zoo.animal"), "\"zoo.animal\" is no kind of record; the nearest is \"misc.lab\"."),
            (json!(5), "Not a valid string."),
        ],
    )
    .await;
    let zoo = zoo().await;
    for (name, sent) in [("a", "misc.lab"), ("b", "lab")] {
        zoo.animal(animal(name, json!({"about": sent}))).await.expect("the kind is known");
    }
    assert_eq!(zoo.texts("select app || '.' || model from kind").await, ["misc.lab"]);
}

#[tokio::test]
async fn unique_columns() {
    let zoo = zoo().await;
    let create = async |input: &'static Input, body: Json| {
        zoo.write(async |context| crate::write::create(context, input, &Body::Json(body)).await).await
    };
    static LAB_INPUT: Input = Input {
        schema: "",
        patch_schema: "",
        resource: &LAB,
        fields: &[field("name", Takes::Text(10, None), Target::Column(1))],
        actors: &[],
        nested: &[],
    };
    let already = refused_field(create(&LAB_INPUT, json!({"name": "north"})).await, "name");
    assert_eq!(already, json!(["research lab with this name already exists."]));
    let special = refused_field(create(&PERSON_INPUT, json!({"username": "ann"})).await, "username");
    assert_eq!(special, json!(["A user with that username already exists."]));
    assert!(create(&PERSON_INPUT, json!({"username": "Ann"})).await.is_ok());
}

#[tokio::test]
async fn unique_sets_are_all_named() {
    let zoo = zoo().await;
    zoo.animal(animal("rex", json!({}))).await.expect("nothing is wrong");
    assert_eq!(
        refused_field(zoo.animal(animal("rex", json!({}))).await, "non_field_errors"),
        json!(["The fields name, lab must make a unique set.", "The fields name, owner must make a unique set."])
    );
    assert_eq!(
        refused_field(zoo.animal(animal("rex", json!({"lab": "south"}))).await, "non_field_errors"),
        json!(["The fields name, owner must make a unique set."])
    );
    assert!(zoo.animal(animal("rex", json!({"lab": "south", "owner": "bob"}))).await.is_ok());
}

#[tokio::test]
async fn files() {
    let zoo = zoo().await;
    let send = async |part: Part| {
        let parts = [("name", "rex"), ("lab", "north")].map(|(name, text)| (name.to_owned(), Part::Text(text.into())));
        let mut parts = parts.to_vec();
        parts.push(("image".to_owned(), part));
        zoo.write(async |context| crate::write::create(context, &ANIMAL_INPUT, &Body::Form(parts)).await).await
    };
    let file = |name: &str, data: &[u8]| {
        Part::File(Upload {
            name: name.into(),
            content_type: "image/png".into(),
            data: data.to_vec().into(),
            checked: None,
        })
    };
    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(2, 2).write_to(&mut png, image::ImageFormat::Png).expect("memory takes it");
    let png = png.into_inner();
    for (part, message) in [
        (
            file("a.png", b"hello"),
            "Upload a valid image. The file you uploaded was either not an image or a corrupted image.",
        ),
        (
            file("a.png", &png[..png.len() / 2]),
            "Upload a valid image. The file you uploaded was either not an image or a corrupted image.",
        ),
        (file("a.png", b""), "The submitted file is empty."),
        (file("", &png), "No filename could be determined."),
        (file("abcdefghijklmnopq.png", &png), "Ensure this filename has at most 20 characters (it has 21)."),
        (Part::Text("a.png".into()), "The submitted data was not a file. Check the encoding type on the form."),
    ] {
        assert_eq!(refused_field(send(part).await, "image"), json!([message]));
    }
    let not_a_file = "The submitted data was not a file. Check the encoding type on the form.";
    assert_eq!(said(&zoo, "image", json!("a.png")).await, json!([not_a_file]));
    assert_eq!(said(&zoo, "image", json!(null)).await, json!(["This field may not be null."]));
    send(file("a b.png", &png)).await.expect("it is an image");
    assert_eq!(zoo.texts("select image from animal").await, ["2020/09/13/a_b.png"]);
    let kept = zoo.site.settings.media_root.join("2020/09/13/a_b.png");
    assert_eq!(std::fs::read(&kept).ok(), Some(png));
    std::fs::remove_dir_all(&zoo.site.settings.media_root).expect("it was made by this test");
}

#[tokio::test]
async fn forms_say_what_json_says_by_types() {
    let zoo = zoo().await;
    let send = async |pairs: &[(&str, &str)]| {
        let parts = pairs.iter().map(|(name, text)| (name.to_string(), Part::Text(text.to_string()))).collect();
        let made =
            zoo.write(async |context| crate::write::create(context, &ANIMAL_INPUT, &Body::Form(parts)).await).await;
        let key = made?.key;
        let row =
            zoo.write(async |context| Ok(crate::write::load(context, &ANIMAL, &key).await?.expect("made").row)).await?;
        Ok::<_, RequestError>(row)
    };
    let row = send(&[
        ("name", "a"),
        ("lab", "south"),
        ("lab", "north"),
        ("weight", ""),
        ("owner", ""),
        ("sex", ""),
        ("alive", ""),
        ("json", "{\"b\":1}"),
        ("xs[1]", "2"),
        ("xs[0]", "1"),
        ("tags", "1"),
        ("tags", "2"),
    ])
    .await
    .expect("nothing is wrong");
    assert_eq!(row[7], Value::Double(None), "an empty nullable number is null");
    assert_eq!(Some(&row[3]), zoo.caller.as_ref().map(|caller| &caller.id), "an empty reference counts as left out");
    assert_eq!(row[6], Value::from(""), "text that may be blank is");
    assert_eq!(row[11], Value::from(false));
    assert_eq!(row[12], Value::from(json!({"b": 1})));
    let numbered =
        Value::Array(sea_orm::sea_query::ArrayType::Double, Some(Box::new(vec![Value::from(1.0), Value::from(2.0)])));
    assert_eq!(row[13], numbered);
    assert_eq!(zoo.count("animal_tag").await, 2);
    let refusal = send(&[("name", "b"), ("lab", "north"), ("json", "{"), ("alive", "x")]).await;
    assert_eq!(
        refused(refusal),
        json!({"alive": ["Must be a valid boolean."], "json": ["Value must be valid JSON."], "status_code": 400})
    );
}

#[tokio::test]
async fn forms_empty_what_they_leave_out_except_in_patch() {
    let zoo = zoo().await;
    let key =
        zoo.animal(animal("rex", json!({"alive": true, "tags": [1], "xs": [1]}))).await.expect("nothing is wrong");
    let form = |pairs: &[(&str, &str)]| {
        Body::Form(pairs.iter().map(|(name, text)| (name.to_string(), Part::Text(text.to_string()))).collect())
    };
    let alive = async || {
        zoo.write(async |context| Ok(crate::write::load(context, &ANIMAL, &key).await?.expect("made").row[11].clone()))
            .await
    };
    zoo.write(async |context| crate::write::patch(context, &ANIMAL_INPUT, &key, &form(&[("sex", "M")])).await)
        .await
        .expect("nothing is wrong");
    assert_eq!(alive().await.ok(), Some(Value::from(true)));
    assert_eq!(zoo.count("animal_tag").await, 1);
    zoo.write(async |context| {
        crate::write::replace(context, &ANIMAL_INPUT, &key, &form(&[("name", "rex"), ("lab", "north")])).await
    })
    .await
    .expect("nothing is wrong");
    assert_eq!(alive().await.ok(), Some(Value::from(false)));
    assert_eq!(zoo.count("animal_tag").await, 0);
}
