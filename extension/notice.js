/** The popup for pages that the browser lets no extension into. */

import { message, uiLanguage } from "./platform.js";

document.documentElement.lang = uiLanguage();
document.documentElement.dir = message("@@bidi_dir", []);
document.querySelector("#words")?.append(message("forbiddenPage", []));
