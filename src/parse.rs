//! HTML string → [`Document`], by html5ever. Nothing beside this module names html5ever.
//!
//! Depth is capped while parsing: html5ever looks through all open elements at every tag, which
//! makes 50,000 nested `div`s take nine seconds. Where a page nests deeper than
//! [`Options::max_depth`], the element that is too deep is closed before the next one opens, as
//! browsers do. Whatever nests deeper becomes siblings; no text is lost. Formatting that is never
//! closed is opened again in every paragraph that follows, which makes a page grow as the square of
//! its size: of many such elements the newest is closed before another opens. What grows beyond its
//! bytes all the same is read no further, and the tree says so.

mod attributes;
mod limits;
mod shadow;
mod sink;

pub(crate) use attributes::MAX_ATTRIBUTES;

use crate::dom::{Document, NodeId, PageFacts, Tree};
use crate::{Options, noscript};
use html5ever::interface::{ElementFlags, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{QualName, TokenizerResult, local_name, ns};
use sink::Sink;

/// Parses a whole page, or as much of it as the limits let in.
pub fn parse(html: &str, options: &Options) -> Document {
    let whole = html;
    let html = &html[..html.floor_char_boundary(options.max_bytes)];
    let builder = TreeBuilder::new(Sink::new(html, options), Default::default());
    let (mut tree, is_full) = run(html, builder, TokenizerOpts::default());
    shadow::compose(&mut tree);
    noscript::graft(&mut tree, options);
    let page = PageFacts {
        is_truncated: is_full || html.len() < whole.len(),
        ..PageFacts::default()
    };
    Document::new(tree, page)
}

/// Parses a piece of HTML as if it were the content of a `div`; the pieces are children of the
/// root.
pub(crate) fn parse_fragment(html: &str, options: &Options) -> Tree {
    let sink = Sink::new(html, options);
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let context = sink.create_element(context, Vec::new(), ElementFlags::default());
    let builder = TreeBuilder::new_for_fragment(sink, context, None, Default::default());
    // What begins a piece begins no file: there it is a character as any other.
    let opts = TokenizerOpts {
        discard_bom: false,
        ..TokenizerOpts::default()
    };
    let (mut tree, _) = run(html, builder, opts);
    // html5ever puts the pieces under an `html` element of its own making.
    if let Some(html) = tree.first_child(NodeId::ROOT) {
        tree.unwrap_node(html);
    }
    tree
}

/// Whether a page pretends that an attribute came from the browser.
pub(crate) fn is_reserved(attribute: &str) -> bool {
    attribute.starts_with("live:")
}

fn run(html: &str, builder: TreeBuilder<NodeId, Sink>, opts: TokenizerOpts) -> (Tree, bool) {
    let html = attributes::shorten_tags(html);
    let tokenizer = Tokenizer::new(limits::Limits::new(builder), opts);
    let input = BufferQueue::default();
    for piece in tendrils(&html) {
        input.push_back(piece);
    }
    // The tokenizer stops after scripts and declared encodings, neither of which matter here.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let sink = tokenizer.sink.into_sink();
    let is_full = sink.is_full();
    (sink.finish(), is_full)
}

/// Cuts the input into strings of at most 16 MB, html5ever's unit being limited to 32 bits.
fn tendrils(html: &str) -> impl Iterator<Item = StrTendril> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = rest.split_at(rest.floor_char_boundary(16 << 20));
        rest = after;
        Some(StrTendril::from_slice(piece))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(html: &str) -> String {
        let document = parse(html, &Options::default());
        let names = document
            .descendants(document.body())
            .map(|id| match document.is_text(id) {
                true => format!("'{}'", document.text(id)),
                false => document.name_text(document.name(id)).to_owned(),
            });
        names.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn unclosed_tags_are_closed_as_browsers_do() {
        assert_eq!(
            outline("<p>a<p>b<ul><li>c<li>d"),
            "p 'a' p 'b' ul li 'c' li 'd'"
        );
    }

    #[test]
    fn noscript_is_parsed_in_place() {
        assert_eq!(
            outline("a<noscript><img src=x></noscript>b"),
            "'a' noscript img 'b'"
        );
    }

    #[test]
    fn comments_leave_nothing() {
        assert_eq!(outline("a<!-- x -->b"), "'ab'");
    }

    #[test]
    fn a_page_cannot_speak_for_the_browser() {
        let document = parse("<p live:hidden>a", &Options::default());
        let p = document.first_child(document.body()).expect("p");
        assert_eq!(document.attributes(p).count(), 0);
    }

    #[test]
    fn formatting_that_is_never_closed_does_not_multiply() {
        let html =
            |times: usize| -> String { (0..times).map(|n| format!("<b id=a{n}><p>x")).collect() };
        for times in [100, 1000, 5000] {
            let document = parse(&html(times), &Options::default());
            assert!(!document.page.is_truncated, "{times}");
            assert!(document.len() < times * 20, "{times}");
            let text = document.folded_text(NodeId::ROOT);
            assert_eq!(text.matches('x').count(), times);
        }
    }

    #[test]
    fn what_grows_beyond_its_bytes_is_cut_and_says_so() {
        let opened: String = (0..16).map(|n| format!("<b id=a{n}>")).collect();
        let html = format!("<p>{opened}{}", "<p>x".repeat(50_000));
        let document = parse(&html, &Options::default());
        assert!(document.page.is_truncated);
        assert!(document.len() < 420_000, "{}", document.len());
        let long = format!(
            "<p><b title='{}'>{}",
            "x".repeat(100_000),
            "<p>y".repeat(10_000)
        );
        let document = parse(&long, &Options::default());
        assert!(document.page.is_truncated);
        assert!(document.text_len() < 2_000_000, "{}", document.text_len());
    }

    #[test]
    fn a_page_that_is_too_long_is_read_as_far_as_it_goes() {
        let mut options = Options {
            max_bytes: 20,
            ..Options::default()
        };
        let document = parse("<p>éééééééééé<p>ôôôôôôô", &options);
        assert!(document.page.is_truncated);
        assert_eq!(document.folded_text(NodeId::ROOT), "éééééééé");
        options.max_nodes = 5;
        assert!(parse("<p>a<p>b<p>c<p>d", &options).page.is_truncated);
        assert!(!parse("<p>a<p>b", &Options::default()).page.is_truncated);
    }

    #[test]
    fn depth_is_capped_and_no_text_is_lost() {
        let html = "<div>x".repeat(3000);
        let document = parse(&html, &Options::default());
        let depth = document
            .descendants(NodeId::ROOT)
            .map(|id| document.self_and_ancestors(id).count() - 1)
            .max();
        assert!(depth < Some(520), "{depth:?}");
        assert_eq!(
            document.folded_text(NodeId::ROOT).matches('x').count(),
            3000
        );
    }
}
