//! Sanitised HTML as plain text, for whoever compares what is read.

/// Tags that stand within a line of text; every other one ends the paragraph.
const WITHIN: [&str; 5] = ["a", "code", "em", "strong", "img"];

/// The paragraphs of sanitised HTML as plain text, each link followed by where it leads.
pub(super) fn text_of(html: &str) -> Vec<String> {
    let (mut found, mut current, mut leads_to) = (Vec::new(), String::new(), String::new());
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        current.push_str(text);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        rest = after;
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match tag {
            "/a" => current.extend([" (", leads_to.as_str(), ")"]),
            _ if name == "a" => attribute(tag, "href").clone_into(&mut leads_to),
            _ if name == "img" => current.extend([attribute(tag, "alt"), " (", attribute(tag, "src"), ")"]),
            _ if WITHIN.contains(&name) => {}
            _ => found.push(std::mem::take(&mut current)),
        }
    }
    current.push_str(rest);
    found.push(current);
    let plain = found.iter().map(|text| readable(text));
    plain.filter(|text| !text.is_empty()).collect()
}

fn attribute<'t>(tag: &'t str, name: &str) -> &'t str {
    let value = tag.split_once(&format!("{name}=\"")).map_or("", |(_, rest)| rest);
    value.split('"').next().unwrap_or_default()
}

/// Without the marks of HTML, and with single spaces.
fn readable(text: &str) -> String {
    let plain = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    // Last, so that what an author wrote about marks is not taken for one.
    plain.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn what_is_shown_as_html_is_compared_as_it_reads() {
        let html = "<h2 id=\"t-a\">Ring</h2>\n<p>Call <strong>112</strong> or <a href=\"tel:020505666\">the line</a> &amp; wait.</p><ul><li>One</li></ul>";
        assert_eq!(text_of(html), ["Ring", "Call 112 or the line (tel:020505666) & wait.", "One"]);
    }
}
