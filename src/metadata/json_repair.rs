//! JSON as pages write it, made JSON: what a program forgot to escape, commas too many, brackets
//! that never close.

use serde_json::Value;

/// Reads the first JSON value of `text`, mending it if need be. `None` when it is beyond that.
pub fn parse(text: &str) -> Option<Value> {
    let text = unwrapped(text);
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let mended = mend(text);
    let mut values = serde_json::Deserializer::from_str(&mended).into_iter::<Value>();
    values.next()?.ok()
}

/// Without the comment that old pages hide scripts in, and without a closing semicolon.
fn unwrapped(text: &str) -> &str {
    let text = text.find("<![CDATA[").map_or(text, |at| &text[at + 9..]);
    let text = text.find("]]>").map_or(text, |at| &text[..at]);
    let start = text.find(['{', '[']).unwrap_or(0);
    let end = text.rfind(['}', ']']).map_or(text.len(), |at| at + 1);
    text.get(start..end).unwrap_or_default()
}

/// Escapes what must be, drops commas before a closing bracket, closes what is open.
fn mend(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut open = Vec::new();
    let mut in_string = false;
    let mut rest = text.char_indices();
    while let Some((at, c)) = rest.next() {
        match (in_string, c) {
            (true, '\\') => match rest.next() {
                Some((_, next)) if r#""\/bfnrtu"#.contains(next) => out.extend(['\\', next]),
                Some((_, next)) => out.push(next),
                None => {}
            },
            (true, '"') if !ends_string(&text[at + 1..]) => out.push_str("\\\""),
            (true, c) if c.is_control() => out.push(' '),
            (_, '"') => {
                in_string = !in_string;
                out.push('"');
            }
            (true, c) => out.push(c),
            (false, '{' | '[') => {
                open.push(if c == '{' { '}' } else { ']' });
                out.push(c);
            }
            (false, '}' | ']') => {
                trim_comma(&mut out);
                if open.pop() == Some(c) {
                    out.push(c);
                }
            }
            (false, c) => out.push(c),
        }
    }
    if in_string {
        out.push('"');
    }
    trim_comma(&mut out);
    out.extend(open.into_iter().rev());
    out
}

/// Whether a quote before `rest` ends its string: then only punctuation of JSON may follow.
fn ends_string(rest: &str) -> bool {
    let mut next = rest.trim_start().chars();
    match next.next() {
        None | Some('}' | ']' | ':') => true,
        Some(',') => matches!(
            next.as_str().trim_start().chars().next(),
            Some('"' | '{' | '[' | '}' | ']' | '0'..='9' | '-' | 't' | 'f' | 'n') | None
        ),
        _ => false,
    }
}

/// The white space before it goes too, or brackets that were never opened would each be a search
/// through it.
fn trim_comma(out: &mut String) {
    out.truncate(out.trim_end().len());
    if out.ends_with(',') {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = parse(text).map(|v| v.to_string());
        assert_eq!(found.as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn sound_json_is_read_as_it_is() {
        check(r#"{"a":"b\u00e9"}"#, r#"{"a":"bé"}"#);
    }

    #[test]
    fn what_was_not_escaped_is() {
        check("{\"a\":\"one\ntwo\"}", r#"{"a":"one two"}"#);
        check(
            r#"{"a":"he said "no" twice","b":1}"#,
            r#"{"a":"he said \"no\" twice","b":1}"#,
        );
        check(r#"{"a":"don\'t"}"#, r#"{"a":"don't"}"#);
    }

    #[test]
    fn commas_and_brackets_are_mended() {
        check(r#"{"a":[1,2,],}"#, r#"{"a":[1,2]}"#);
        check("{\"a\":[1 ,\n ] , }", r#"{"a":[1]}"#);
        check(r#"{"a":{"b":"c"}"#, r#"{"a":{"b":"c"}}"#);
    }

    #[test]
    fn wrappings_are_taken_off() {
        check("//<![CDATA[\n{\"a\":1}\n//]]>", r#"{"a":1}"#);
        check("<!-- {\"a\":1} -->", r#"{"a":1}"#);
        check("{\"a\":1};", r#"{"a":1}"#);
        assert_eq!(parse("var a"), None);
    }
}
