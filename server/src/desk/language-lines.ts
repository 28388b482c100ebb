import type { AgentCommand, CommandOf, LanguageCode } from "@presently/shared/protocol";
import {
  ANY_LANGUAGE,
  languageCode,
  membersServing,
  waitsInAnyLanguage,
} from "../domain/language-lines.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, one, run, type Script } from "../store/script.ts";
import { armDeadline } from "../store/statements/deadlines.ts";
import { departmentsServedBy, lineInLanguage } from "../store/statements/departments.ts";
import { addAgentLine, addLine } from "../store/statements/installation.ts";
import {
  addAgentLanguage,
  addDepartmentLanguage,
  agentsOfLine,
  dropAgentLanguages,
  dropDepartmentLanguages,
  languagesOfAgents,
  languagesOfDepartments,
  ownLineInLanguage,
  speakerAtWork,
  waitInLanguage,
} from "../store/statements/languages.ts";
import { dropAgentsOfLine, linesOf } from "../store/statements/team.ts";
import { type ActingAgent, findColleague } from "./acting-agent.ts";
import { apply, conversationOf } from "./conversations.ts";
import { arm } from "./deadline-rows.ts";
import { changed } from "./settings.ts";
import { movedFact } from "./wait-facts.ts";
import type { Work } from "./work.ts";

/** The line of a department that takes every language. */
export function* lineOfEveryLanguage(desk: number, department: number): Script<number> {
  const line = yield* one(lineInLanguage, { desk, department, language: ANY_LANGUAGE });
  if (line === undefined) throw new Error(`department ${department} has no line`);
  return line.id;
}

/**
 * Where a conversation in that language begins to wait in a department: in the language's own line while somebody who speaks it is at work
 * there, else in that of every language (LG2).
 */
export function* lineFor(desk: number, department: number, tag: string): Script<number> {
  const language = languageCode(tag);
  const own = yield* one(ownLineInLanguage, { desk, department, language });
  if (own !== undefined) {
    const speaker = yield* one(speakerAtWork, { desk, line: own.id, language });
    if (speaker !== undefined) return own.id;
  }
  return yield* lineOfEveryLanguage(desk, department);
}

/** Which languages have a line of their own in a department from now on. Lines that are wanted no longer stay for who waits in them (LG3). */
export function* setLanguagesOfDepartment(
  work: Work,
  department: number,
  languages: readonly LanguageCode[],
): Script<void> {
  const { desk } = work;
  yield* run(dropDepartmentLanguages, { desk, department });
  for (const language of new Set(languages)) {
    yield* run(addDepartmentLanguage, { desk, department, language });
    const line = yield* one(lineInLanguage, { desk, department, language });
    if (line === undefined)
      yield* run(addLine, { desk, id: yield* allocateIds(desk), department, language });
  }
}

/** Seats a department's members at its lines anew: those of the line of every language, each where they are to serve (LG1). */
export function* seatMembers(
  { desk, touchedLines }: Pick<Work, "desk" | "touchedLines">,
  department: number,
): Script<void> {
  const said = Map.groupBy(yield* all(languagesOfAgents, { desk }), ({ agent }) => agent);
  const everybody = yield* all(agentsOfLine, {
    desk,
    line: yield* lineOfEveryLanguage(desk, department),
  });
  const members = everybody.map(({ agent }) => ({
    agent,
    speaks: new Set((said.get(agent) ?? []).map(({ language }) => language)),
  }));
  const wanted = new Set(
    (yield* all(languagesOfDepartments, { desk }))
      .filter((own) => own.department === department)
      .map(({ language }) => language),
  );
  for (const { id: line, language } of yield* all(linesOf, { desk, department })) {
    touchedLines.add(line);
    if (language === ANY_LANGUAGE) continue;
    yield* run(dropAgentsOfLine, { desk, line });
    for (const { agent } of membersServing({ language, isWanted: wanted.has(language) }, members))
      yield* run(addAgentLine, { desk, agent, line });
  }
}

/** What an agent speaks with visitors from now on; they serve the lines of these languages in their departments (LG1). Chats at hand go on. */
export function* setAgentLanguages(
  work: Work,
  agent: ActingAgent,
  { type, agentId, languages }: CommandOf<AgentCommand, "agent.setLanguages">,
): Script<void> {
  const { desk } = work;
  const target = yield* findColleague(work, agent, agentId, type);
  const spoken = new Set(languages);
  yield* run(dropAgentLanguages, { desk, agent: target.id });
  for (const language of spoken) yield* run(addAgentLanguage, { desk, agent: target.id, language });
  const served = yield* all(departmentsServedBy, { desk, agent: target.id });
  for (const department of new Set(served.map((line) => line.department)))
    yield* seatMembers(work, department);
  yield* changed(work, "team", "agent.languagesSet", agentId, { languages: [...spoken] });
}

/**
 * Whoever came to stand in the line of one language with this command waits there no longer than the site's limit of a long wait (LG4). Where no
 * language has a line of its own this reads one row of each and writes nothing.
 */
export function* limitWaitInLanguage(work: Work): Script<void> {
  const { desk } = work;
  const queued = work.notes.filter(({ draft }) => draft.type === "conversation.queued");
  for (const id of new Set(queued.map(({ draft }) => draft.conversation))) {
    const wait = yield* one(waitInLanguage, { desk, id });
    if (wait === undefined) continue;
    const dueAtMs = wait.queuedAtMs + readSiteSettings(wait.settings).waitLimitMs;
    yield* run(armDeadline, { desk, kind: "language", subject: id, dueAtMs });
  }
}

/** The limit has passed: who still waits in the line of one language goes on in that of every language (LG4). While they are offered to somebody it is looked at again. */
export function* waitedInLanguage(work: Work, id: number): Script<void> {
  const { desk } = work;
  const wait = yield* one(waitInLanguage, { desk, id });
  if (wait === undefined) return;
  const conversation = yield* conversationOf(work, id);
  if (conversation.state !== "queued") return void (yield* arm(work, "language", id));
  const line = yield* lineOfEveryLanguage(desk, wait.department);
  const decided = waitsInAnyLanguage(conversation, line);
  const fact = movedFact(work, conversation, decided.conversation);
  yield* apply(work, conversation, decided, { fact, by: "system" });
}
