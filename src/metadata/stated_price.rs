//! The price that JSON-LD says something for sale has: <https://schema.org/offers>; what Open Graph
//! says is in [`super::meta_tags`].

use serde_json::Value;

/// Keys that lead to offers, and from them to prices.
const WAYS: &[&str] = &["offers", "priceSpecification"];
/// Keys whose values are prices.
const PRICES: &[&str] = &["price", "lowPrice", "highPrice"];
/// The most values of a thing that are looked at.
const MAX_VALUES: usize = 200;

/// The prices of one thing, as they are written there.
pub fn of(thing: &Value) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut waiting: Vec<&Value> = thing.get("offers").into_iter().collect();
    for _ in 0..MAX_VALUES {
        match waiting.pop() {
            None => break,
            Some(Value::Array(all)) => waiting.extend(all.iter().rev()),
            Some(offer) => {
                waiting.extend(WAYS.iter().filter_map(|&key| offer.get(key)));
                let prices = PRICES.iter().filter_map(|&key| offer.get(key));
                found.extend(prices.filter_map(written));
            }
        }
    }
    found.dedup();
    found
}

fn written(price: &Value) -> Option<String> {
    match price {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn prices_stand_in_offers() {
        let json = r#"{"price":"1","offers":[{"price":38.5},{"lowPrice":"40","offers":[
            {"priceSpecification":{"price":"41.00"}},{"price":{}}]}]}"#;
        let thing = serde_json::from_str(json).expect("is JSON");
        assert_eq!(super::of(&thing), ["38.5", "40", "41.00"]);
    }
}
