//! Metadata as YAML front matter. Strings are written as JSON strings, which are YAML.
//! <https://yaml.org/spec/1.2.2/>

use crate::Article;

/// Writes what is known of an article, between lines of `---`.
pub fn front_matter(article: &Article) -> String {
    let fields = [
        ("title", &article.title),
        ("author", &article.byline),
        ("site", &article.site_name),
        ("published", &article.published),
        ("modified", &article.modified),
        ("lang", &article.lang),
        ("url", &article.url),
        ("image", &article.image),
        ("description", &article.excerpt),
    ];
    let mut out = String::from("---\n");
    for (key, value) in fields {
        if let Some(value) = value {
            let quoted = serde_json::Value::from(value.as_str());
            out.push_str(&format!("{key}: {quoted}\n"));
        }
    }
    out.push_str("---\n\n");
    out
}
