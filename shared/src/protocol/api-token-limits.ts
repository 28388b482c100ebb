/** What a token of the HTTP API may be allowed (API2); whatever it may, it may on its sites alone. */
export const apiScopes = [
  "conversations.read",
  "messages.write",
  "conversations.write",
  "agents.read",
  "agents.write",
  "figures.read",
] as const;
export type ApiScope = (typeof apiScopes)[number];

/** Those that do something in somebody's name: a token that has one of them names the agent (API5). */
export const scopesOfAnAgent: readonly ApiScope[] = [
  "messages.write",
  "conversations.write",
  "agents.write",
];

/** Days after which a token ends by itself, as the console offers them. */
export const API_TOKEN_DAYS = [30, 90, 365] as const;
/** The most that can be asked for; without any a token lasts until it is revoked. */
export const MAX_API_TOKEN_DAYS = 3650;
export const MAX_API_TOKEN_NAME_CHARS = 80;
/** Tokens that an installation has at once. */
export const MAX_API_TOKENS = 100;
