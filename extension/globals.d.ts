/** Style sheets are bundled as strings. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** The HTML Sanitizer API, which TypeScript's library does not know yet. */
declare class Sanitizer {
  constructor(config: object);
}

interface Element {
  setHTML(html: string, options?: { sanitizer: Sanitizer }): void;
}
