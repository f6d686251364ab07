//! The WebAssembly exports: convert in, call once, convert out.
//!
//! Contracts stand in the TypeScript section below; nothing here decides anything. The extension
//! has this in two files, one that reads and one that writes: each has what its exports use, by the
//! features `snapshots`, `pages` and `writers`.

use crate::{Article, EpubImage, Error, Options, reader, sanitize};
use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export interface Article {
  url: string | null;
  title: string | null;
  byline: string | null;
  siteName: string | null;
  published: string | null;
  modified: string | null;
  lang: string | null;
  dir: "ltr" | "rtl" | null;
  excerpt: string | null;
  image: string | null;
  kind: "article" | "thread" | "documentation" | "product" | "listing" | "service" | "other";
  confidence: number;
  html: string;
  words: number;
  outline: { level: number; text: string; id: string }[];
  nextPage: string | null;
  /** Whether the page is over a limit, and the article made of its beginning. */
  truncated: boolean;
  leftOut: { id: number; before: number | null; reason: string; words: number; html: string }[];
}
export interface Options {
  /** Called with the name of each stage as it begins, and with "done". */
  onStage?: (name: string) => void;
  /** 0 gives the best guess whatever it is. */
  minConfidence?: number;
  /** The language of the text, a BCP 47 tag, as the caller guesses it: for pages that declare none. */
  language?: string;
  /** Whether to write the parts left out; without it their `html` is empty. True if not given. */
  leftOut?: boolean;
}
export interface EpubImage {
  /** Its address, as it stands in the article. */
  src: string;
  /** The file: GIF, JPEG or PNG; others are not taken. */
  bytes: Uint8Array;
}
export interface SanitizerConfig {
  elements: (string | { name: string; namespace?: string; attributes: string[] })[];
  attributes: string[];
  comments: boolean;
  dataAttributes: boolean;
}
/** Reads the article of an HTML page that came from `url`. */
export function extractHtml(html: string, url: string, options?: Options | null): Article;
/** Reads the article of a live page, captured by `capture.js`, in UTF-8. */
export function extractSnapshot(snapshot: Uint8Array, options?: Options | null): Article;
/** Writes an article as Markdown with front matter. */
export function toMarkdown(article: Article): string;
/** Writes an article as plain text. */
export function toText(article: Article): string;
/** Writes an article as one HTML file, with its style inside and no script. */
export function toPage(article: Article): string;
/** Writes an article as an EPUB 3 book; pictures not in `images` become their text or a link. */
export function toEpub(article: Article, images: EpubImage[]): Uint8Array;
/** The allow-list, for `new Sanitizer()`. */
export function sanitizerConfig(): SanitizerConfig;
"#;

/// See `TYPES`.
#[cfg(feature = "pages")]
#[wasm_bindgen(js_name = extractHtml, skip_typescript)]
pub fn extract_html(html: &str, url: &str, options: JsValue) -> Result<JsValue, JsValue> {
    let (options, on_stage) = read_options(&options);
    let mut tell = |stage: reader::Stage| tell(on_stage.as_ref(), stage);
    write(reader::read_html_observed(html, url, &options, &mut tell))
}

/// See `TYPES`.
#[cfg(feature = "snapshots")]
#[wasm_bindgen(js_name = extractSnapshot, skip_typescript)]
pub fn extract_snapshot(snapshot: &[u8], options: JsValue) -> Result<JsValue, JsValue> {
    let (options, on_stage) = read_options(&options);
    let mut tell = |stage: reader::Stage| tell(on_stage.as_ref(), stage);
    write(reader::read_snapshot_observed(
        snapshot, &options, &mut tell,
    ))
}

/// Tells how likely a captured page has an article, from 0 to 1.
#[cfg(feature = "snapshots")]
#[wasm_bindgen(js_name = isReadable)]
pub fn is_readable(snapshot: &[u8]) -> Result<f64, JsValue> {
    reader::readability(snapshot, &Options::default()).map_err(to_js_error)
}

/// See `TYPES`.
#[cfg(feature = "writers")]
#[wasm_bindgen(js_name = toMarkdown, skip_typescript)]
pub fn to_markdown(article: JsValue) -> Result<String, JsValue> {
    Ok(reader::to_markdown(&read_article(article)?))
}

/// See `TYPES`.
#[cfg(feature = "writers")]
#[wasm_bindgen(js_name = toText, skip_typescript)]
pub fn to_text(article: JsValue) -> Result<String, JsValue> {
    Ok(reader::to_text(&read_article(article)?))
}

/// See `TYPES`.
#[cfg(feature = "writers")]
#[wasm_bindgen(js_name = toPage, skip_typescript)]
pub fn to_page(article: JsValue) -> Result<String, JsValue> {
    Ok(reader::to_page(&read_article(article)?))
}

/// See `TYPES`.
#[cfg(feature = "writers")]
#[wasm_bindgen(js_name = toEpub, skip_typescript)]
pub fn to_epub(article: JsValue, images: JsValue) -> Result<Vec<u8>, JsValue> {
    let images: Vec<EpubImage> = serde_wasm_bindgen::from_value(images)?;
    Ok(reader::to_epub(&read_article(article)?, &images))
}

/// See `TYPES`.
#[cfg(feature = "snapshots")]
#[wasm_bindgen(js_name = sanitizerConfig, skip_typescript)]
pub fn sanitizer_config() -> Result<JsValue, JsValue> {
    // Some hundred small values: the browser's own parser is quicker than making one by one.
    js_sys::JSON::parse(&sanitize::sanitizer_config().to_string())
}

/// The floor, for `xtask bench`: see `floor.rs`.
#[cfg(feature = "measuring")]
#[wasm_bindgen]
pub fn floor(snapshot: &[u8]) -> Result<usize, JsValue> {
    let (text, written) = crate::floor(snapshot).map_err(to_js_error)?;
    Ok(text + written)
}

fn read_options(options: &JsValue) -> (Options, Option<Function>) {
    let get = |key: &str| js_sys::Reflect::get(options, &key.into()).unwrap_or(JsValue::UNDEFINED);
    if !options.is_object() {
        return (Options::default(), None);
    }
    let mut read = Options::default();
    if let Some(confidence) = get("minConfidence").as_f64() {
        read.min_confidence = confidence;
    }
    read.language = get("language").as_string();
    read.left_out = get("leftOut").as_bool().unwrap_or(true);
    (read, get("onStage").dyn_into::<Function>().ok())
}

fn tell(on_stage: Option<&Function>, stage: reader::Stage) {
    if let Some(call) = on_stage {
        // A listener that throws must not stop the reading.
        let _ = call.call1(&JsValue::NULL, &stage.name().into());
    }
}

fn read_article(article: JsValue) -> Result<Article, JsValue> {
    serde_wasm_bindgen::from_value(article).map_err(JsValue::from)
}

fn write(article: Result<Article, Error>) -> Result<JsValue, JsValue> {
    to_js(&article.map_err(to_js_error)?)
}

/// Absent fields become `null` and not `undefined`, as in JSON.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

fn to_js_error(error: Error) -> JsValue {
    let js = js_sys::Error::new(&error.to_string());
    if matches!(error, Error::NothingToRead(_)) {
        js.set_name("NothingToRead");
    }
    js.into()
}
