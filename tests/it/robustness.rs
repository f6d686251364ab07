//! Any page is input: an article or a clear error, never a panic or a hang.

use stillpage::{Options, read_html, read_snapshot};

const PAGE: &str = "<!doctype html><html lang=en><title>Tea</title><body><article><h1>Tea</h1>\
    <p>Tea is a drink made by pouring hot water over the leaves of a shrub. It has been drunk \
    for some two thousand years.</p><ul><li>green</li><li>black</li></ul><pre>a\n b</pre>\
    <table><tr><th>a</th></tr></table><img src=x srcset='y 2x'></article>";

fn survives(html: &str) {
    let options = Options::default();
    match read_html(html, "https://a.example/", &options) {
        Ok(article) => assert!(!article.html.is_empty()),
        Err(error) => assert!(error.to_string().len() > 10, "{error}"),
    }
}

#[test]
fn a_page_cut_at_any_byte_is_read_or_refused() {
    for cut in (0..PAGE.len()).filter(|&at| PAGE.is_char_boundary(at)) {
        survives(&PAGE[..cut]);
    }
}

#[test]
fn a_page_nested_60000_deep_is_read_or_refused() {
    for tag in [
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<ul><li>",
        "<blockquote>",
    ] {
        survives(&format!(
            "{}text that stands below it all",
            tag.repeat(60_000)
        ));
    }
}

#[test]
fn a_page_of_200000_siblings_is_read_or_refused() {
    survives(&"<p>a".repeat(200_000));
}

#[test]
fn what_is_no_page_is_refused_in_words() {
    for text in [
        "",
        " ",
        "\0\0\0",
        "<frameset><frame src=x></frameset>",
        "<script>a</script>",
    ] {
        let error = read_html(text, "", &Options::default()).expect_err(text);
        assert!(
            error.to_string().starts_with("nothing to read here: "),
            "{error}"
        );
    }
}

#[test]
fn noise_is_read_or_refused() {
    let mut state = 7_u64;
    for _ in 0..200 {
        let noise: String = (0..400)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                b"<>/=\"' abp!-&;\x00\n"[(state >> 60) as usize] as char
            })
            .collect();
        survives(&noise);
    }
}

#[test]
fn rows_a_script_put_into_a_table_are_read_and_mended_as_parsed_ones() {
    let text = "The lamp was first lit in autumn, when the town had boats and no road. ".repeat(8);
    let row = |cell: &str, texts: [&str; 2]| {
        let cells = texts.map(|text| format!("\u{1}{cell}\u{4}{text}\u{5}"));
        format!("\u{1}tr{}\u{5}", cells.concat())
    };
    let rows = [["Bishop", "1858"], ["Skerry", "1931"]].map(|texts| row("td", texts));
    let rows = row("th", ["Lamp", "Year"]) + &rows.concat() + "\u{1}tr\u{5}";
    let snapshot = format!(
        "stillpage/1\u{6}uhttps://page.example/\u{1}html\u{1}body\u{1}p\u{4}{text}\u{5}\
         \u{1}table{rows}\u{5}\u{5}\u{5}"
    );
    let article = read_snapshot(&snapshot, &Options::default()).expect("has an article");
    let (_, table) = article.html.split_once("<table").expect("keeps the table");
    assert!(table.contains("<tbody><tr"), "{table}");
    assert!(table.ends_with("</tr></tbody></table>"), "{table}");
    assert!(!table.contains("<tr></tr>"), "{table}");
}

#[test]
fn a_damaged_snapshot_is_an_error() {
    for text in ["", "stillpage/2", "stillpage/1\u{1}html\u{2}", "<html>"] {
        assert!(
            read_snapshot(text, &Options::default()).is_err(),
            "{text:?}"
        );
    }
}
