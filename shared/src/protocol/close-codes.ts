/** WebSocket close codes the server uses (R21); the long-poll fallback carries the same numbers in its answer. */
export const closeCodes = {
  normal: 1000,
  goingAway: 1001,
  binaryRefused: 1003,
  invalidText: 1007,
  policy: 1008,
  tooBig: 1009,
  internal: 1011,
  restarting: 1012,
  overloaded: 1013,
  badMessage: 4400,
  notAuthenticated: 4401,
  notAllowed: 4403,
  unknownSite: 4404,
  helloTimeout: 4408,
  replaced: 4409,
  rateLimited: 4429,
} as const;

/** Codes after which a client must not connect again by itself: nothing but a person's act can change the answer (R19). */
export const finalCloseCodes: ReadonlySet<number> = new Set([
  closeCodes.notAuthenticated,
  closeCodes.notAllowed,
  closeCodes.unknownSite,
]);
