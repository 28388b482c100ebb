import { Availability, ClosedBy, ConversationState, FileKind } from "@presently/shared/protocol";
import * as z from "zod";

/** An id by its kind, as a pattern that a document can show. */
function idOf<Prefix extends string>(prefix: Prefix, what: string) {
  const pattern = z.templateLiteral([`${prefix}_`, z.string().regex(/[A-Za-z0-9_-]{21}/)]);
  return pattern.meta({ description: what });
}

export const SiteName = idOf("ste", "A site, by the key in its script tag.");
export const AgentName = idOf("agt", "An agent.");
export const VisitorName = idOf("vis", "A visitor.");
export const ConversationName = idOf("cnv", "A conversation.");
export const DepartmentName = idOf("dep", "A department.");
const EventName = idOf("evt", "What happened in a conversation.");
const FileName = idOf("fil", "A file of a message.");

/** Times are whole milliseconds since 1970, UTC, as everywhere in the product. */
const time = (what: string) =>
  z
    .int()
    .min(0)
    .meta({ description: `${what} Milliseconds since 1970, UTC.` });
const whether = (what: string) => z.boolean().meta({ description: what });

export const Site = z
  .object({ siteId: SiteName, name: z.string() })
  .meta({ id: "Site", description: "A web site that carries the chat." });

export const Agent = z
  .object({
    agentId: AgentName,
    name: z.string(),
    availability: Availability.meta({ description: "What the agent chose." }),
    isConnected: whether("Whether a console of theirs is connected now."),
    isDisabled: whether("Whether they may not sign in any more."),
    capacity: z.int().min(0).meta({ description: "Conversations they take at once." }),
    load: z.int().min(0).meta({ description: "How many of these are taken now." }),
  })
  .meta({ id: "Agent", description: "A member of the team." });

const Visitor = z
  .object({
    visitorId: VisitorName,
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    isVerified: whether("Whether the site's own server said, signed, who this is."),
  })
  .meta({ id: "Visitor", description: "Who wrote. What is not verified is what somebody typed." });

export const Conversation = z
  .object({
    conversationId: ConversationName,
    siteId: SiteName,
    departmentId: DepartmentName,
    agentId: AgentName.nullable().meta({ description: "Who has it, or had it last." }),
    state: ConversationState,
    language: z.string(),
    startedAtMs: time("When it began."),
    acceptedAtMs: time("When an agent first had it.").nullable(),
    firstResponseAtMs: time("When an agent first wrote.").nullable(),
    owesAnswerSinceMs: time("Since when the visitor has been waiting for an answer.").nullable(),
    closedAtMs: time("When it ended.").nullable(),
    closedBy: ClosedBy.nullable(),
    ratingScore: z.int().min(1).max(5).nullable(),
    isSolved: whether("What the visitor said at the end; null = nothing.").nullable(),
    isTest: whether("Whether the team marked it as a test."),
    visitor: Visitor,
  })
  .meta({ id: "Conversation", description: "A visitor's conversation with the team." });

export const Message = z
  .object({
    messageId: EventName,
    number: z
      .int()
      .min(1)
      .meta({ description: "Its place in the conversation: larger is later. Numbers have gaps." }),
    atMs: time("When it was stored."),
    author: z.object({
      kind: z.enum(["visitor", "agent", "system"]),
      id: z.string().nullable().meta({ description: "The visitor's or agent's id." }),
    }),
    text: z.string(),
    files: z.array(z.object({ fileId: FileName, kind: FileKind, bytes: z.int().min(1) })),
  })
  .meta({
    id: "Message",
    description: "What a visitor or an agent wrote. Notes of the team are no messages.",
  });

export const Posted = z
  .object({
    eventId: EventName,
    isRepeat: whether("Whether this very request was answered before, and nothing was posted now."),
  })
  .meta({ id: "Posted", description: "What was posted." });

/** The error that every route can answer with. */
export const ErrorBody = z
  .object({
    code: z.string().meta({ description: "Constant: what programs look at." }),
    message: z.string(),
    hint: z.string().meta({ description: "What can be done about it." }),
    requestId: z.string(),
    problems: z
      .array(z.object({ where: z.string(), what: z.string() }))
      .exactOptional()
      .meta({ description: "Each thing in the request that is not as it should be." }),
    details: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  })
  .meta({ id: "Error", description: "Why a request was refused." });
