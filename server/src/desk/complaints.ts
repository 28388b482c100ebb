import {
  type AgentCommand,
  type CommandOf,
  type ComplaintCause,
  DeskError,
} from "@presently/shared/protocol";
import { readNote } from "../content.ts";
import { causeOf } from "../domain/complaint.ts";
import type { Conversation } from "../domain/conversation.ts";
import { isAtLeast, roleOn } from "../domain/rights.ts";
import { readComplaintsTo, withSiteSettings } from "../domain/site-settings.ts";
import { all, one, run, type Script, the } from "../store/script.ts";
import { complaintOf, saveComplaint, solutionsOf } from "../store/statements/complaints.ts";
import { grantsOfAccount } from "../store/statements/agents.ts";
import { saveSite, settingsOfSite } from "../store/statements/team.ts";
import { type ActingAgent, assertRightOver, conversationFor, findAgent } from "./acting-agent.ts";
import { chatWasHard } from "./effort.ts";
import { changed, siteNamed } from "./settings.ts";
import { note, type Work } from "./work.ts";

/** Who answers for a site's complaints from now on: somebody who may read its conversations (CM2). Throws `not-found`. */
export function* setComplaints(
  work: Work,
  { siteId, agentId }: CommandOf<AgentCommand, "site.setComplaints">,
): Script<void> {
  const { id, name, origins, isAutoAccept, settings } = yield* siteNamed(work, siteId);
  if (agentId !== null) {
    const { account, isDisabled } = yield* findAgent(work, agentId);
    const grants = yield* all(grantsOfAccount, { desk: work.desk, account });
    if (isDisabled || roleOn(id, grants) === undefined) throw new DeskError("not-found");
  }
  yield* run(saveSite, {
    id,
    name,
    origins,
    isAutoAccept,
    settings: withSiteSettings(settings, { complaintsTo: agentId }),
  });
  yield* changed(work, "site", "site.complaintsSet", siteId, { agentId });
}

/** An agent says that a conversation is a complaint, whatever its state (CM1). It is one already: nothing changes. */
export function* raiseComplaint(
  work: Work,
  agent: ActingAgent,
  { type, conversationId, text }: CommandOf<AgentCommand, "complaint.raise">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, conversationId);
  assertRightOver(agent, type, conversation);
  yield* raise(work, conversation, "marked", work.actor, readNote(text));
}

/** What was done about a complaint, by who answers for it or a supervisor: with that it is over (CM3). Throws `reason.required` without words. */
export function* endComplaint(
  work: Work,
  agent: ActingAgent,
  { type, conversationId, text }: CommandOf<AgentCommand, "complaint.end">,
): Script<void> {
  const { desk, nowMs } = work;
  const conversation = yield* conversationFor(work, agent, conversationId);
  assertRightOver(agent, type, conversation);
  const known = yield* one(complaintOf, { desk, conversation: conversation.id });
  if (known === undefined || known.endedAtMs !== null)
    throw new DeskError("conversation.wrong-state");
  const { settings } = yield* the(settingsOfSite, { id: conversation.site });
  const isNamed = readComplaintsTo(settings) === agent.publicId;
  if (!isNamed && !isAtLeast(roleOn(conversation.site, agent.grants), "supervisor"))
    throw new DeskError("not-allowed");
  const said = readNote(text);
  if (said === "") throw new DeskError("reason.required");
  const { cause, sinceMs } = known;
  const row = { desk, conversation: conversation.id, cause, sinceMs, endedAtMs: nowMs };
  yield* run(saveComplaint, row);
  note(work, conversation, { type: "complaint.ended", text: said });
}

/** A low rating makes a complaint, at once (CM1, M13). */
export function* afterRating(
  work: Work,
  conversation: Conversation,
  ratingScore: number,
): Script<void> {
  const cause = causeOf({ ratingScore }, conversation.isTest);
  if (cause !== undefined) yield* raise(work, conversation, cause, "system", "");
}

/** "Not solved", once more, makes a complaint (CM1). What is said in this command is not stored yet. */
export function* afterNotSolved(work: Work, conversation: Conversation): Script<void> {
  const { desk } = work;
  const before = yield* all(solutionsOf, { desk, conversation: conversation.id });
  // Safe: the event's own field, as the desk wrote it.
  const isNo = (data: string) => !(JSON.parse(data) as { isSolved: boolean }).isSolved;
  const notSolvedTimes = before.filter(({ data }) => isNo(data)).length + 1;
  const cause = causeOf({ notSolvedTimes }, conversation.isTest);
  if (cause !== undefined) yield* raise(work, conversation, cause, "system", "");
}

/** One that has ended begins anew: since now, and for what is said now. */
function* raise(
  work: Work,
  conversation: Conversation,
  cause: ComplaintCause,
  by: string,
  text: string,
): Script<void> {
  const { desk, nowMs } = work;
  const known = yield* one(complaintOf, { desk, conversation: conversation.id });
  if (known !== undefined && known.endedAtMs === null) return;
  const row = { desk, conversation: conversation.id, cause, sinceMs: nowMs, endedAtMs: null };
  yield* run(saveComplaint, row);
  note(
    work,
    conversation,
    { type: "complaint.raised", cause, text: text === "" ? null : text },
    { by },
  );
  yield* chatWasHard(work, conversation);
}
