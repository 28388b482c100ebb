import {
  type AgentId,
  type AgentNames,
  type ConversationId,
  type ConversationView,
  type Cursor,
  DeskError,
  type SiteId,
  type VisitorCard,
  type VisitorId,
} from "@presently/shared/protocol";
import { isAllowedOrigin } from "../domain/site-origins.ts";
import { readDeskCursor } from "./desk-cursor.ts";
import { all, one, type Script, the } from "../store/script.ts";
import { conversationNamed } from "../store/statements/streams.ts";
import { lastGiftToVisitor } from "../store/statements/goodwill.ts";
import { detailsOf, trackedOf } from "../store/statements/told-of-visitors.ts";
import { formerConversations, visitorCard } from "../store/statements/views.ts";
import { readEnding, readTagIds } from "./tags.ts";
import { readAgentNames } from "./agent-names.ts";
import { browserName } from "./browser-name.ts";
import { readGoodwillLeft } from "./goodwill.ts";
import { readFileNames } from "./file-names.ts";
import { readTeamView } from "./conversation-view.ts";
import { assertMayRead, type Reader } from "./reading-rights.ts";

/** A thread as an agent opens it, as it stands at `upto` of the desk's stream. */
export interface ThreadPicture {
  readonly conversation: number;
  readonly site: number;
  readonly upto: Cursor;
  readonly view: ConversationView;
  readonly card: VisitorCard;
  readonly names: AgentNames;
}

export function* readThread(
  desk: number,
  reader: Reader,
  publicId: ConversationId,
  nowMs: number,
): Script<ThreadPicture> {
  const conversation = yield* one(conversationNamed, { desk, publicId });
  if (conversation === undefined) throw new DeskError("not-found");
  yield* assertMayRead(desk, reader, conversation);
  const view = yield* readTeamView(desk, conversation.id);
  return {
    conversation: conversation.id,
    site: conversation.site,
    upto: yield* readDeskCursor(desk),
    view,
    card: yield* readCard(desk, { ...conversation, reader: reader.agent, nowMs }),
    names: {
      ...(yield* readAgentNames(desk, view.items)),
      ...(yield* readFileNames(desk, view.items)),
    },
  };
}

/** Whose card it is, beside which conversation, for which agent and when. */
interface CardAsked {
  readonly id: number;
  readonly visitor: number;
  readonly reader: number;
  readonly nowMs: number;
}

/** What the team knows of a visitor. Nothing in it was verified but what says so (ID8). */
export function* readCard(
  desk: number,
  { id: current, visitor, reader, nowMs }: CardAsked,
): Script<VisitorCard> {
  const row = yield* the(visitorCard, { desk, visitor });
  const details = yield* one(detailsOf, { desk, conversation: current });
  const acts = yield* all(trackedOf, { desk, visitor });
  const former = yield* all(formerConversations, { desk, visitor });
  // Safe, here and below: the desk writes every public id with its prefix, and `attributes` as a flat JSON object.
  const conversations: VisitorCard["formerConversations"] = [];
  for (const { id, publicId, createdAtMs, state, agentId } of former)
    if (id !== current)
      conversations.push({
        conversationId: publicId as ConversationId,
        startedAtMs: createdAtMs,
        state,
        agentId: agentId as AgentId | null,
        ending: yield* readEnding(desk, id),
        tagIds: yield* readTagIds(desk, id),
      });
  const origins = JSON.parse(row.origins) as string[]; // a JSON list of texts, as the desk writes it
  return {
    visitorId: row.publicId as VisitorId,
    siteId: row.siteId as SiteId,
    siteName: row.siteName,
    name: row.name,
    email: row.email,
    phone: row.phone,
    addressing: row.addressing,
    isVerified: row.verifiedSub !== null,
    verified:
      row.verifiedSub === null
        ? null
        : { subject: row.verifiedSub, name: row.verifiedName, email: row.verifiedEmail },
    language: row.language,
    timeZone: row.timeZone,
    page:
      row.page === null
        ? null
        : { url: row.page, title: row.title, isOnSite: isOn(row.page, origins) },
    referrer: row.referrer,
    browser: browserName(row.userAgent),
    attributes: JSON.parse(row.attributes ?? "{}") as VisitorCard["attributes"],
    conversationAttributes: JSON.parse(details?.attributes ?? "{}") as VisitorCard["attributes"],
    tracked: acts.map(({ name, data, atMs }) => ({
      name,
      data: JSON.parse(data) as VisitorCard["attributes"],
      atMs,
    })),
    presence: row.presence,
    formerConversations: conversations,
    goodwillAtMs: (yield* one(lastGiftToVisitor, { desk, visitor }))?.atMs ?? null,
    goodwillLeft: yield* readGoodwillLeft(desk, current, reader, nowMs),
  };
}

function isOn(page: string, origins: readonly string[]): boolean {
  return URL.canParse(page) && isAllowedOrigin(new URL(page).origin, origins);
}
