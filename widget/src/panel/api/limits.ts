import type * as Limits from "@presently/shared/protocol/clean-text";
import type * as Install from "@presently/shared/protocol/install";

/** The wire's limits, written again: imported, they would be a file of their own that every visitor fetches. Another value does not compile. */
export const MAX_MESSAGE_CHARS: typeof Limits.MAX_MESSAGE_CHARS = 4000;
export const MAX_ATTRIBUTES: typeof Limits.MAX_ATTRIBUTES = 20;
export const MAX_ATTRIBUTE_CHARS: typeof Limits.MAX_ATTRIBUTE_CHARS = 200;
export const MAX_TITLE_CHARS: typeof Limits.MAX_TITLE_CHARS = 300;
export const MAX_URL_CHARS: typeof Limits.MAX_URL_CHARS = 2048;
export const MAX_NAME_CHARS: typeof Limits.MAX_NAME_CHARS = 80;
export const MAX_TAG_VALUE_CHARS: typeof Install.MAX_TAG_VALUE_CHARS = 60;
