//! The look: only directions that turn with the language, no address of anybody else's, small enough for an old phone.

use crate::helpers::files_below;

/// All that a client loads.
const CSS_LIMIT: usize = 30 * 1024;
/// What staff load besides.
const STAFF_CSS_LIMIT: usize = 16 * 1024;
const JS_LIMIT: usize = 30 * 1024;

fn without_comments(css: &str) -> String {
    let mut bare = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        let (comment, after) = after.split_once("*/").expect("a comment ends");
        bare.extend(comment.chars().filter(|sign| *sign == '\n'));
        rest = after;
    }
    bare + rest
}

#[test]
fn style_sheets_know_no_left_and_right() {
    let sheets = files_below("assets", &["css"]);
    assert!(!sheets.is_empty());
    for sheet in sheets {
        for (n, line) in without_comments(&sheet.text).lines().enumerate() {
            let physical =
                line.split(|sign: char| !sign.is_ascii_alphanumeric()).find(|word| ["left", "right"].contains(word));
            assert_eq!(physical, None, "{}:{}: use inline-start and inline-end: {line}", sheet.path, n + 1);
        }
    }
}

#[test]
fn assets_fetch_nothing_from_elsewhere() {
    for file in files_below("assets", &["css", "js", "svg"]) {
        for (n, line) in file.text.lines().enumerate() {
            let line = line.replace("http://www.w3.org/", "");
            assert!(!line.contains("http://") && !line.contains("https://"), "{}:{}: {line}", file.path, n + 1);
            assert!(!line.contains("@import"), "{}:{}: {line}", file.path, n + 1);
        }
    }
}

#[test]
fn templates_hold_no_inline_style_or_script() {
    for file in files_below("templates", &["html"]) {
        for (n, line) in file.text.lines().enumerate() {
            let is_inline = line.contains(" style=\"")
                || line.contains("<style")
                || line.contains("javascript:")
                || (line.contains("<script") && !line.contains(" src="))
                || [" onclick=", " onload=", " onsubmit=", " onchange="].iter().any(|handler| line.contains(handler));
            assert!(!is_inline, "{}:{}: the browser would refuse it: {line}", file.path, n + 1);
        }
    }
}

#[test]
fn assets_are_small() {
    let size = |ending: &str, of_staff: bool| -> usize {
        let files = files_below("assets", &[ending]);
        files.iter().filter(|file| file.path.ends_with("staff.css") == of_staff).map(|file| file.text.len()).sum()
    };
    for (what, size, limit) in [
        ("what clients load of CSS", size("css", false), CSS_LIMIT),
        ("staff.css", size("css", true), STAFF_CSS_LIMIT),
        ("JavaScript", size("js", false), JS_LIMIT),
    ] {
        assert!(size > 0 && size <= limit, "{what} has {size} bytes, allowed are {limit}");
    }
}
