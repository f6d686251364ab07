/** What was left out, as a script of its own. */

import { deliver } from "../parts.js";
import * as platform from "../platform.js";
import { useMessages } from "../reader/messages.js";
import * as part from "../reader/content/left-out.js";

useMessages(platform.message, platform.uiLanguage());
deliver("leftOut", part);
