/** The protocol of this source. A server speaks it and the one before; a client that is older or newer by one is served (P9). */
export const PROTOCOL_VERSION = 1;
export const OLDEST_PROTOCOL_VERSION = 1;
