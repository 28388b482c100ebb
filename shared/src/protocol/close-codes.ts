/** The codes that a client acts on stand by themselves as well: what is bundled for a browser then carries their numbers and no names. */
export const RESTARTING = 1012;
export const OVERLOADED = 1013;
export const NOT_AUTHENTICATED = 4401;
export const NOT_ALLOWED = 4403;
export const UNKNOWN_SITE = 4404;
export const FORGOTTEN = 4410;
export const IDENTITY_REQUIRED = 4411;
export const IDENTITY_INVALID = 4412;
export const RATE_LIMITED = 4429;

/** WebSocket close codes the server uses (R21); the long-poll fallback carries the same numbers in its answer. */
export const closeCodes = {
  normal: 1000,
  goingAway: 1001,
  binaryRefused: 1003,
  invalidText: 1007,
  policy: 1008,
  tooBig: 1009,
  internal: 1011,
  restarting: RESTARTING,
  overloaded: OVERLOADED,
  badMessage: 4400,
  notAuthenticated: NOT_AUTHENTICATED,
  notAllowed: NOT_ALLOWED,
  unknownSite: UNKNOWN_SITE,
  helloTimeout: 4408,
  replaced: 4409,
  forgotten: FORGOTTEN,
  identityRequired: IDENTITY_REQUIRED,
  identityInvalid: IDENTITY_INVALID,
  rateLimited: RATE_LIMITED,
} as const;

/** Codes after which a client must not connect again by itself: nothing but a person's act can change the answer (R19). */
export const finalCloseCodes: ReadonlySet<number> = new Set([
  NOT_AUTHENTICATED,
  NOT_ALLOWED,
  UNKNOWN_SITE,
  FORGOTTEN,
  IDENTITY_REQUIRED,
  IDENTITY_INVALID,
]);
