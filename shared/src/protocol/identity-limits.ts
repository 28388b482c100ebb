/** How many keys a site may have: one in use, and one to change over to. */
export const MAX_IDENTITY_KEYS = 2;
/** Of a signed identity: a subject, a name and an address take some hundred characters. */
export const MAX_IDENTITY_CHARS = 4096;
