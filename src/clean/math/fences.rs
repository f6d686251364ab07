//! Fences: `mfenced` is a row with brackets around it and signs between its parts, which browsers draw
//! only where they stand as operators.
//! <https://www.w3.org/TR/MathML3/chapter3.html#presm.mfenced>

use crate::dom::{ArticleTree, Namespace, NodeId};

/// Writes the brackets and signs of all fences out.
pub fn run(tree: &mut ArticleTree) {
    let is_fence = |tree: &ArticleTree, id| {
        tree.namespace(id) == Namespace::MathMl && tree.name_text(tree.name(id)) == "mfenced"
    };
    let fences: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| is_fence(tree, id))
        .collect();
    let row = tree.intern("mrow");
    for id in fences {
        write_out(tree, id);
        let row = tree.create_element(Namespace::MathMl, row);
        tree.move_children(id, row);
        tree.insert_before(id, row);
        tree.detach(id);
    }
}

fn write_out(tree: &mut ArticleTree, fence: NodeId) {
    let [open, close, signs] = [("open", "("), ("close", ")"), ("separators", ",")]
        .map(|(key, default)| stated(tree, fence, key).unwrap_or_else(|| default.to_owned()));
    let signs: Vec<char> = signs.chars().filter(|c| !c.is_whitespace()).collect();
    let held: Vec<NodeId> = tree
        .children(fence)
        .filter(|&n| tree.is_element(n))
        .collect();
    for (at, &part) in held.iter().enumerate() {
        let sign = match at.checked_sub(1) {
            None => Some(open.clone()),
            Some(at) => signs.get(at).or(signs.last()).map(char::to_string),
        };
        if let Some(sign) = sign.filter(|sign| !sign.is_empty()) {
            let sign = operator(tree, &sign);
            tree.insert_before(part, sign);
        }
    }
    if !held.is_empty() && !close.is_empty() {
        let sign = operator(tree, &close);
        tree.append(fence, sign);
    }
}

fn stated(tree: &ArticleTree, id: NodeId, key: &str) -> Option<String> {
    let mut all = tree.attributes(id);
    let found = all.find(|&(name, _)| tree.name_text(name) == key);
    found.map(|(_, value)| value.trim().to_owned())
}

fn operator(tree: &mut ArticleTree, sign: &str) -> NodeId {
    let operator = tree.intern("mo");
    let operator = tree.create_element(Namespace::MathMl, operator);
    let text = tree.create_text(sign);
    tree.append(operator, text);
    operator
}

#[cfg(test)]
mod tests {
    #[test]
    fn fences_are_operators() {
        super::super::super::check(
            super::super::run,
            "<math><mfenced><mi>a</mi><mi>b</mi><mi>c</mi></mfenced>\
             <mfenced open='[' close='' separators='; |'><mi>a</mi><mi>b</mi><mi>c</mi></mfenced></math>",
            "<math><mrow><mo>(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo>,</mo><mi>c</mi><mo>)</mo></mrow>\
             <mrow><mo>[</mo><mi>a</mi><mo>;</mo><mi>b</mi><mo>|</mo><mi>c</mi></mrow></math>",
        );
    }
}
