const PATIENCE_MS = 10_000;

/** Asks an address, without following where it sends. Rejects where nobody answers within ten seconds. */
export function asked(url: string): Promise<Response> {
  return fetch(url, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
}

const words: Readonly<Record<string, string>> = {
  ENOTFOUND: "its name is not known: look at the DNS",
  EAI_AGAIN: "the name server does not answer",
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection was cut",
  ETIMEDOUT: "it does not answer",
  EHOSTUNREACH: "there is no way there",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself, and browsers refuse it",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate comes without the ones between it and a root",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
};

/** Why nobody could be asked, in words where the reason is a known one. */
export function whyUnreachable(error: unknown): string {
  const { name, code, cause } = (error ?? {}) as Readonly<Record<string, unknown>>;
  if (name === "TimeoutError") return "it does not answer within ten seconds";
  const known = typeof code === "string" ? code : undefined;
  if (known !== undefined) return words[known] ?? known;
  return cause === undefined ? String(error) : whyUnreachable(cause);
}
