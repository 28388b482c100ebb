import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  type Ending,
  MAX_ENDING_CHARS,
} from "@presently/shared/protocol";
import { readNote } from "../content.ts";
import type { Conversation } from "../domain/conversation.ts";
import { readEndingNeeds, withSiteSettings } from "../domain/site-settings.ts";
import { all, one, run, type Script, the } from "../store/script.ts";
import { endingOf, saveEnding, tagsOf } from "../store/statements/tags.ts";
import { saveSite, settingsOfSite } from "../store/statements/team.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { changed, siteNamed } from "./settings.ts";
import { changesTo, retag } from "./tags.ts";
import { note, seqOfNoted, type Work } from "./work.ts";

/** What a site wants said before an agent ends a conversation there, from now on (EN3). */
export function* setEnding(
  work: Work,
  { siteId, needs }: CommandOf<AgentCommand, "site.setEnding">,
): Script<void> {
  const { id, name, origins, isAutoAccept, settings } = yield* siteNamed(work, siteId);
  yield* run(saveSite, {
    id,
    name,
    origins,
    isAutoAccept,
    settings: withSiteSettings(settings, { endingNeeds: needs }),
  });
  yield* changed(work, "site", "site.endingSet", siteId, needs);
}

/** How a conversation ended, said apart from its close: also of one that its visitor has ended, and anew (EN2). */
export function* writeEnding(
  work: Work,
  agent: ActingAgent,
  { type, conversationId, text }: CommandOf<AgentCommand, "ending.write">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, conversationId);
  assertRightOver(agent, type, conversation);
  const line = readNote(text, MAX_ENDING_CHARS);
  if (line === "") throw new DeskError("message.empty");
  yield* keep(work, conversation, line);
}

/** What an agent says as they end a conversation (EN1). Throws `ending.required` where its site's owner wants more said than that (EN3). */
export function* sayEnding(
  work: Work,
  conversation: Conversation,
  ending: Ending | undefined,
): Script<void> {
  const { settings } = yield* the(settingsOfSite, { id: conversation.site });
  const needs = readEndingNeeds(settings);
  const line = readNote(ending?.text ?? "", MAX_ENDING_CHARS);
  const subject = { desk: work.desk, conversation: conversation.id };
  if (needs.line && line === "" && (yield* one(endingOf, subject)) === undefined)
    throw new DeskError("ending.required", { field: "line" });
  const said =
    ending === undefined ? undefined : yield* changesTo(work, conversation, ending.tagIds);
  const has = said?.has ?? (yield* all(tagsOf, subject));
  if (needs.disposition && !has.some(({ kind }) => kind === "disposition"))
    throw new DeskError("ending.required", { field: "disposition" });
  if (said !== undefined) yield* retag(work, conversation, said);
  if (line !== "") yield* keep(work, conversation, line);
}

function* keep(work: Work, conversation: Conversation, text: string): Script<void> {
  const { desk } = work;
  note(work, conversation, { type: "ending.written", text });
  const deskSeq = yield* seqOfNoted(work, "ending.written");
  yield* run(saveEnding, { desk, conversation: conversation.id, deskSeq });
}
