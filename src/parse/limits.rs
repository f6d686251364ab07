//! Closes elements before they are too many, between html5ever's tokenizer and its tree builder.

use super::Sink;
use crate::dom::NodeId;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use std::cell::RefCell;

/// The most formatting elements that are open at once.
const MAX_FORMATTING: usize = 16;

/// Elements that a tree builder opens again where they were not closed.
/// <https://html.spec.whatwg.org/multipage/parsing.html#formatting>
fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Stands between tokenizer and tree builder and closes elements that nest too deep.
pub(super) struct Limits {
    builder: TreeBuilder<NodeId, Sink>,
    /// Formatting elements that no tag has closed.
    formatting: RefCell<Vec<LocalName>>,
}

impl Limits {
    pub fn new(builder: TreeBuilder<NodeId, Sink>) -> Limits {
        Limits {
            builder,
            formatting: RefCell::default(),
        }
    }

    /// What has been built.
    pub fn into_sink(self) -> Sink {
        self.builder.sink
    }

    fn close(&self, name: LocalName, line: u64) {
        let close = Tag {
            kind: TagKind::EndTag,
            name,
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        };
        // An end tag never changes how the tokenizer goes on.
        let _ = self.builder.process_token(Token::TagToken(close), line);
    }

    /// Closes what is one too deep or one too many before a tag opens another.
    fn make_room(&self, name: &LocalName, line: u64) {
        if let Some(name) = self.builder.sink.too_deep() {
            self.close(name, line);
        }
        if is_formatting(name) {
            let mut open = self.formatting.borrow_mut();
            if open.len() >= MAX_FORMATTING
                && let Some(newest) = open.pop()
            {
                self.close(newest, line);
            }
            open.push(name.clone());
        }
    }
}

impl TokenSink for Limits {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if self.builder.sink.is_full() && !matches!(token, Token::EOFToken) {
            return TokenSinkResult::Continue;
        }
        match &token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                self.make_room(&tag.name, line)
            }
            Token::TagToken(tag) => {
                let mut open = self.formatting.borrow_mut();
                if let Some(at) = open.iter().rposition(|name| *name == tag.name) {
                    open.remove(at);
                }
            }
            _ => {}
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}
