/** Line focus, as a script of its own. */

import { deliver } from "../parts.js";
import * as platform from "../platform.js";
import { useMessages } from "../reader/messages.js";
import * as part from "../reader/place/line-focus.js";

useMessages(platform.message, platform.uiLanguage());
deliver("lineFocus", part);
