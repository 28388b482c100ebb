import { deskErrors } from "@presently/shared/protocol";
import { ZodError } from "zod";
import { refusalOf } from "../http/errors.ts";

interface Words {
  readonly status: number;
  /** What happened, for the person who reads a log. */
  readonly message: string;
  /** What they can do about it. */
  readonly hint: string;
}

/**
 * Every refusal of the HTTP API (API6). Those that the desk knows by the same name have its status, but for an agent who may not sign in: it is
 * the token's holder who asks, and they are known.
 */
export const apiErrors = {
  "token.missing": {
    status: 401,
    message: "The request has no token.",
    hint: "Send the header “Authorization: Bearer …” with a token made in the console under Settings > API.",
  },
  "token.invalid": {
    status: 401,
    message: "The token opens nothing.",
    hint: "It was revoked, has run out, or was never made; or the agent it wrote as got a higher role. Make another under Settings > API.",
  },
  "scope.missing": {
    status: 403,
    message: "The token may not do this.",
    hint: "Make a token with the right that this route names in the documentation at /docs.",
  },
  "not-allowed": {
    status: 403,
    message: "The agent this token writes as may not do this.",
    hint: "Ask an owner to change the agent's role, or make a token that writes as somebody else.",
  },
  "session.not-authenticated": {
    status: 403,
    message: "The agent this token writes as may not sign in any more.",
    hint: "Make a token that writes as somebody else.",
  },
  "not-found": {
    status: 404,
    message: "There is nothing here by that name.",
    hint: "Look at the id and the address. What belongs to a site that the token does not speak of is not found either.",
  },
  "conversation.is-closed": {
    status: 409,
    message: "The conversation has ended.",
    hint: "Nothing can be written in it, unless something is still promised there.",
  },
  "conversation.not-yours": {
    status: 409,
    message: "The agent this token writes as does not have this conversation.",
    hint: "Messages come from the agent who has it. Leave a note instead, or hand the conversation over in the console.",
  },
  "conversation.wrong-state": {
    status: 409,
    message: "The conversation is not in a state that allows this.",
    hint: "Read the conversation: its “state” says how it stands now.",
  },
  "conversation.changed-hands": {
    status: 409,
    message: "Somebody else has the conversation by now, or nobody has. Nothing was changed.",
    hint: "Read the conversation again, and decide by its “agentId”.",
  },
  "agent.not-available": {
    status: 409,
    message: "The agent is away, on a break or not connected. Nothing was changed.",
    hint: "Choose somebody who is online and connected, by the list of agents.",
  },
  "agent.at-capacity": {
    status: 409,
    message: "Every place of the agent is in use. Nothing was changed.",
    hint: "Choose somebody else, or send “isBeyondCapacity” as true if you mean it.",
  },
  "key.used": {
    status: 409,
    message: "This Idempotency-Key was used for something else before.",
    hint: "Take another key for each thing you send, and the same one only to send it again. What came first was kept.",
  },
  "request.invalid": {
    status: 422,
    message: "Something in the request is not as this route takes it.",
    hint: "Look at “problems”: each says where it is and what is wrong with it.",
  },
  "message.empty": {
    status: 422,
    message: "The text is empty.",
    hint: "Send at least one character that can be seen.",
  },
  "message.too-long": {
    status: 422,
    message: "The text is too long.",
    hint: "Send it in several messages.",
  },
  "value.invalid": {
    status: 422,
    message: "The desk can't take this value.",
    hint: "Look at the route's description at /docs.",
  },
  "frame.malformed": {
    status: 400,
    message: "The request can't be read.",
    hint: "Send JSON with the header “Content-Type: application/json”.",
  },
  "frame.too-large": {
    status: 413,
    message: "The request is too large.",
    hint: "Send less at once.",
  },
  "rate.limited": {
    status: 429,
    message: "Too many requests.",
    hint: "Wait for as many seconds as the header “Retry-After” says, then go on.",
  },
  overloaded: {
    status: 503,
    message: "The server has too much to do right now.",
    hint: "Try again in a while; nothing was changed.",
  },
  "storage.unavailable": {
    status: 503,
    message: "The server can't store anything right now.",
    hint: "Try again in a while; nothing was changed.",
  },
  refused: {
    status: 409,
    message: "The desk does not do this as things stand.",
    hint: "Look at “details”, which names its reason.",
  },
  internal: {
    status: 500,
    message: "Something went wrong on the server.",
    hint: "Tell whoever runs it the “requestId”: it stands in the log.",
  },
} as const satisfies Record<string, Words>;
export type ApiErrorCode = keyof typeof apiErrors;

/** A refusal of the API's own. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  constructor(code: ApiErrorCode) {
    super(code);
    this.code = code;
  }
}

/** A refusal as it is sent. */
export interface ToldError {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  readonly body: {
    readonly code: ApiErrorCode;
    readonly message: string;
    readonly hint: string;
    readonly problems?: readonly { readonly where: string; readonly what: string }[];
    readonly details?: Readonly<Record<string, string | number>>;
  };
}

/** The words for what was thrown; `internal` for what nobody expected. */
export function toldError(error: unknown): ToldError {
  if (error instanceof ApiError) return told(error.code);
  if (error instanceof ZodError) {
    const problems = error.issues.map(({ path, message }) => ({
      where: path.join("."),
      what: message,
    }));
    return told("request.invalid", { problems });
  }
  const refusal = refusalOf(error);
  if (refusal === undefined) return told("internal");
  const { code, details, retryAfterMs } = refusal;
  if (isApiErrorCode(code)) {
    const words = told(code, Object.keys(details).length === 0 ? {} : { details });
    return { ...words, retryAfterMs };
  }
  const refused = told("refused", { details: { ...details, reason: code } });
  return { ...refused, status: deskErrors[code].status, retryAfterMs };
}

function told(code: ApiErrorCode, more: Partial<ToldError["body"]> = {}): ToldError {
  const { status, message, hint } = apiErrors[code];
  return { status, retryAfterMs: undefined, body: { code, message, hint, ...more } };
}

function isApiErrorCode(code: string): code is ApiErrorCode {
  return Object.hasOwn(apiErrors, code);
}
