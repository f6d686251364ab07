//! The texts that JSON-LD says the page has: the body of an article, the ingredients and steps of
//! a recipe, what a product is described as, questions and their answers.
//! <https://schema.org/articleBody>, <https://schema.org/recipeIngredient>

use super::tidy;
use serde_json::Value;

/// Keys whose values are text of the page, whatever the thing is.
const TEXTS: &[&str] = &[
    "acceptedAnswer",
    "articleBody",
    "ingredients",
    "recipeIngredient",
    "recipeInstructions",
    "step",
    "suggestedAnswer",
    "text",
];
/// Within those, keys of what has text in turn: steps, sections of steps, answers.
const PARTS: &[&str] = &["itemListElement", "name", "step", "steps", "text"];
/// The ends of the types, in lower case, whose description is shown as it stands; those of
/// articles and pages are written for search engines.
const DESCRIBED: &[&str] = &["product", "productgroup", "recipe"];
/// The most values of a thing that are looked at.
const MAX_VALUES: usize = 5000;

/// The texts of one thing, in order, without markup.
pub fn of(thing: &Value, types: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let is_described = types
        .iter()
        .any(|kind| DESCRIBED.iter().any(|end| kind.ends_with(end)));
    let description = thing.get("description").filter(|_| is_described);
    let texts = TEXTS.iter().filter_map(|&key| thing.get(key));
    let mut waiting: Vec<&Value> = texts.chain(description).collect();
    waiting.reverse();
    for _ in 0..MAX_VALUES {
        match waiting.pop() {
            None => break,
            Some(Value::String(text)) if !text.trim().is_empty() => {
                found.push(tidy::without_tags(text))
            }
            Some(Value::Array(all)) => waiting.extend(all.iter().rev()),
            Some(part @ Value::Object(_)) => {
                waiting.extend(PARTS.iter().rev().filter_map(|&key| part.get(key)));
            }
            Some(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, kind: &str, expected: &[&str]) {
        let thing = serde_json::from_str(json).expect("is JSON");
        assert_eq!(of(&thing, &[kind.to_owned()]), expected);
    }

    #[test]
    fn a_recipe_has_ingredients_and_steps_in_any_form() {
        let json = r#"{"recipeIngredient":["1 egg","salt"],"recipeInstructions":[
            {"@type":"HowToSection","name":"Dough","itemListElement":[
            {"@type":"HowToStep","text":"Beat it."},{"text":"Rest."}]},"Bake."]}"#;
        let expected = ["1 egg", "salt", "Beat it.", "Rest.", "Dough", "Bake."];
        check(json, "recipe", &expected);
    }

    #[test]
    fn only_goods_and_recipes_are_described_as_they_are_shown() {
        let json = r#"{"description":"A <b>red</b> bowl.","text":" "}"#;
        check(json, "product", &["A \nred\n bowl."]);
        check(json, "newsarticle", &[]);
    }
}
