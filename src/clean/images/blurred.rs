//! Addresses that ask their server for a blurred picture, shown until scripts ask for a sharp one:
//! the same address asks for that.
//!
//! ```text
//! https://static.wixstatic.com/media/<file>/v1/fill/w_147,h_98,al_c,q_80,blur_2,enc_avif/<name>
//!                                                   └─ what is asked for, parted by commas
//! ```

use super::srcset::WANTED_WIDTH;

/// A server that makes pictures as their address asks.
struct Server {
    /// How addresses begin.
    start: &'static str,
    /// What stands before the part with what is asked for.
    before: &'static str,
    /// How what blurs begins.
    blur: &'static str,
    /// How width and height begin.
    sides: [&'static str; 2],
    /// How else begins what is said of the small picture only.
    small: &'static [&'static str],
}

/// Servers whose addresses are known and not signed: others would answer a changed one with nothing.
const SERVERS: &[Server] = &[Server {
    start: "https://static.wixstatic.com/media/",
    before: "/v1/fill/",
    blur: "blur_",
    sides: ["w_", "h_"],
    small: &["enc_", "quality_auto"],
}];

/// The address of the sharp picture, as wide as pictures are wanted; `None` if it is not blurred.
pub fn sharp(address: &str) -> Option<String> {
    let server = SERVERS.iter().find(|s| address.starts_with(s.start))?;
    let (before, rest) = address.split_once(server.before)?;
    let (asked, name) = rest.split_once('/')?;
    let asked: Vec<&str> = asked.split(',').collect();
    if !asked.iter().any(|part| part.starts_with(server.blur)) {
        return None;
    }
    let side = |key| asked.iter().find_map(|part| number(part, key));
    let [width, height] = server.sides.map(side);
    let scale = (WANTED_WIDTH / width?).max(1.0);
    let sides = server.sides.into_iter().zip([width?, height?]);
    // Without fractions, for the code that writes them is large.
    let sides = sides.map(|(key, pixels)| format!("{key}{}", (pixels * scale).round() as u32));
    let is_small_only = |part: &str| {
        let mut keys = [server.blur].into_iter().chain(server.sides);
        let mut small = server.small.iter();
        keys.any(|key| part.starts_with(key)) || small.any(|key| part.starts_with(key))
    };
    let others = asked.iter().filter(|part| !is_small_only(part));
    let asked: Vec<String> = sides.chain(others.map(|&part| part.to_owned())).collect();
    Some([before, server.before, &asked.join(","), "/", name].concat())
}

fn number(part: &str, key: &str) -> Option<f64> {
    let value: u32 = part.strip_prefix(key)?.parse().ok()?;
    (value > 0).then_some(f64::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blurred_picture_is_asked_for_sharp() {
        let of = |asked: &str| {
            sharp(&format!(
                "https://static.wixstatic.com/media/a~mv2.jpg/v1/fill/{asked}/a~mv2.jpg"
            ))
        };
        assert_eq!(
            of("w_147,h_98,al_c,q_80,usm_0.66_1.00_0.01,blur_2,enc_avif,quality_auto").as_deref(),
            Some(
                "https://static.wixstatic.com/media/a~mv2.jpg/v1/fill/\
                 w_1600,h_1067,al_c,q_80,usm_0.66_1.00_0.01/a~mv2.jpg"
            )
        );
        assert_eq!(of("w_740,h_493,al_c,q_80"), None);
        assert_eq!(of("w_0,h_98,blur_2"), None);
        assert_eq!(
            sharp("https://a.example/v1/fill/w_9,h_9,blur_2/a.jpg"),
            None
        );
    }
}
