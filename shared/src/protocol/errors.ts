/**
 * Every refusal a client can be answered with. `status` is the HTTP status of the same refusal; `retry` tells the client whether sending
 * the same command again can help. A test keeps this table and the one in PROTOCOL.md equal in both directions.
 */
export const deskErrors = {
  "frame.malformed": { status: 400, retry: "never" },
  "frame.unknown": { status: 400, retry: "never" },
  "frame.too-large": { status: 413, retry: "never" },
  "session.not-authenticated": { status: 401, retry: "never" },
  "session.expired": { status: 401, retry: "never" },
  "sign-in.failed": { status: 401, retry: "later" },
  "second-factor.needed": { status: 401, retry: "never" },
  "second-factor.failed": { status: 401, retry: "later" },
  "second-factor.required": { status: 403, retry: "never" },
  "identity.required": { status: 401, retry: "never" },
  "identity.invalid": { status: 401, retry: "never" },
  "not-allowed": { status: 403, retry: "never" },
  "origin.not-allowed": { status: 403, retry: "never" },
  "site.unknown": { status: 404, retry: "never" },
  "not-found": { status: 404, retry: "never" },
  "message.empty": { status: 400, retry: "never" },
  "message.too-long": { status: 413, retry: "never" },
  "note.incomplete": { status: 400, retry: "never" },
  "reason.required": { status: 400, retry: "never" },
  "ending.required": { status: 400, retry: "never" },
  "tag.too-many": { status: 409, retry: "never" },
  "question.too-many": { status: 409, retry: "never" },
  "file.too-large": { status: 413, retry: "never" },
  "file.not-accepted": { status: 415, retry: "never" },
  "file.too-many": { status: 429, retry: "later" },
  "files.off": { status: 403, retry: "never" },
  "contact.invalid": { status: 400, retry: "never" },
  "contact.too-many": { status: 429, retry: "later" },
  "conversation.is-closed": { status: 409, retry: "never" },
  "conversation.not-yours": { status: 409, retry: "never" },
  "conversation.wrong-state": { status: 409, retry: "never" },
  "conversation.changed-hands": { status: 409, retry: "never" },
  "undo.too-late": { status: 409, retry: "never" },
  "queue.empty": { status: 409, retry: "never" },
  "agent.at-capacity": { status: 409, retry: "later" },
  "agent.not-available": { status: 409, retry: "later" },
  "transfer.target-unavailable": { status: 409, retry: "later" },
  "goodwill.spent": { status: 409, retry: "never" },
  "goodwill.none-left": { status: 409, retry: "later" },
  "canned-reply.unresolved": { status: 400, retry: "never" },
  "canned-reply.needs-promise": { status: 409, retry: "never" },
  "canned-reply.not-now": { status: 409, retry: "never" },
  "rating.not-possible": { status: 409, retry: "never" },
  "value.invalid": { status: 400, retry: "never" },
  "value.taken": { status: 409, retry: "never" },
  "owner.last": { status: 409, retry: "never" },
  "owner.exists": { status: 409, retry: "never" },
  "link.invalid": { status: 410, retry: "never" },
  "password.too-weak": { status: 400, retry: "never" },
  "rate.limited": { status: 429, retry: "later" },
  "site.busy": { status: 429, retry: "later" },
  overloaded: { status: 503, retry: "later" },
  "storage.unavailable": { status: 503, retry: "later" },
  "server.restarting": { status: 503, retry: "later" },
  internal: { status: 500, retry: "later" },
} as const satisfies Record<string, { status: number; retry: "never" | "later" }>;

export type DeskErrorCode = keyof typeof deskErrors;

/** Numbers and codes that belong to a refusal, never what a person wrote. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/**
 * A refusal that a client can act on. It is thrown where it is known and caught once, at the edge it came in by; its message is the
 * code, since the words belong to the reader's language.
 */
export class DeskError extends Error {
  override readonly name = "DeskError";
  readonly code: DeskErrorCode;
  readonly details: ErrorDetails;
  readonly retryAfterMs: number | undefined;

  constructor(code: DeskErrorCode, details: ErrorDetails = {}, retryAfterMs?: number) {
    super(code);
    this.code = code;
    this.details = details;
    this.retryAfterMs = retryAfterMs;
  }
}
