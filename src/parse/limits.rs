//! Closes elements before they are too many, between html5ever's tokenizer and its tree builder.

use super::sink::Sink;
use crate::dom::NodeId;
use html5ever::LocalName;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;

/// Stands between tokenizer and tree builder and closes elements that nest too deep.
pub(super) struct Limits {
    builder: TreeBuilder<NodeId, Sink>,
}

impl Limits {
    pub fn new(builder: TreeBuilder<NodeId, Sink>) -> Limits {
        Limits { builder }
    }

    /// What has been built.
    pub fn into_sink(self) -> Sink {
        self.builder.sink
    }

    /// Closes what is one too deep or one too many before a tag opens another.
    fn make_room(&self, name: &LocalName, line: u64) {
        let sink = &self.builder.sink;
        if let Some(name) = sink.too_deep() {
            self.close(name, line);
        }
        if let Some(name) = sink.too_many_before(name) {
            self.close(name, line);
        }
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
}

impl TokenSink for Limits {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if self.builder.sink.is_full() && !matches!(token, Token::EOFToken) {
            return TokenSinkResult::Continue;
        }
        if let Token::TagToken(tag) = &token
            && tag.kind == TagKind::StartTag
        {
            self.make_room(&tag.name, line);
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
