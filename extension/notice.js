/** The popup for pages that the browser lets no extension into. */

import * as platform from "./platform.js";
import {
  message,
  uiDirection,
  uiLanguage,
  useMessages,
} from "./reader/messages.js";

useMessages(platform.message, platform.uiLanguage());
document.documentElement.lang = uiLanguage();
document.documentElement.dir = uiDirection();
document.querySelector("#words")?.append(message("forbiddenPage"));
platform.forgetPopup();
