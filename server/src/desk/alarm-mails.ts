import type { AgentId, Alarm, AlarmMailRequest } from "@presently/shared/protocol";
import { ALARM_MAIL_EVERY_MS, areNews, COMPLAINT_MAIL_MS } from "../domain/alarm-mails.ts";
import { isTimeZone } from "../domain/hours.ts";
import { MAIL_TRY_MS, retryDelayMs } from "../domain/mail.ts";
import type { RoleGrant } from "../domain/rights.ts";
import { all, one, run, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { grantsOfAccount } from "../store/statements/agents.ts";
import {
  alarmMailOf,
  chooseAlarmMail,
  saveAlarmMail,
  wantingAlarmMails,
} from "../store/statements/alarm-mails.ts";
import { alarmsOfDesk } from "../store/statements/alarms.ts";
import { complaintsOfSites } from "../store/statements/complaints.ts";
import { setAgentTimeZone } from "../store/statements/team.ts";
import type { Recorded } from "../store/stored-event.ts";
import { readAlarms } from "../views/alarms.ts";
import { type DirectoryView, readDirectory } from "../views/directory-view.ts";
import { directs } from "../views/reading-rights.ts";
import type { DeskContext } from "./context.ts";
import type { MailEnd, MailOutcome } from "./mail-sending.ts";
import { bySystem } from "./work.ts";

type Wanting = RowOf<typeof wantingAlarmMails>;

/** Somebody to whom a mail may go, and when. */
export interface AlarmMailRef {
  readonly agent: number;
  readonly nextAtMs: number;
}

/** A mail of alarms that goes now: due again by itself, should nobody write down what became of it. */
export interface BegunAlarmMail {
  readonly agent: number;
  readonly publicId: string;
  readonly begunAtMs: number;
  readonly email: string;
  readonly timeZone: string;
  /** All that is alarming for them, the oldest first, with the names of where. */
  readonly alarms: readonly (Alarm & {
    readonly departmentName: string;
    readonly siteName: string | null;
  })[];
  /** The complaints for which they answer, of each site that has any. */
  readonly complaints: readonly (OpenComplaints & { readonly siteName: string })[];
}

/** Complaints of a site that go on. `raisedAtMs`: when the newest of them is, or was, old enough to be mailed (AL7). */
interface OpenComplaints {
  readonly site: number;
  readonly count: number;
  readonly sinceMs: number;
  readonly raisedAtMs: number;
}

/** What somebody chose of alarms by mail (AL6). */
export function setAlarmMail(
  { desk }: Pick<DeskContext, "desk">,
  agent: number,
  { choice, timeZone }: AlarmMailRequest,
): () => Script<Recorded<void>> {
  return function* () {
    if (timeZone !== undefined && isTimeZone(timeZone))
      yield* run(setAgentTimeZone, { desk, id: agent, timeZone });
    const fresh = { toldMs: 0, aboutMs: 0, publicId: "", tries: 0, nextAtMs: 0 };
    yield* run(chooseAlarmMail, { desk, agent, choice, ...fresh });
    return { answer: undefined, events: [] };
  };
}

/** To whom there is something to mail, and from when on it may go. Without news, which is nearly always, it asks for nothing of the team. */
export function* alarmMailsToSend(desk: number): Script<AlarmMailRef[]> {
  const wanting = yield* all(wantingAlarmMails, { desk });
  if (wanting.length === 0) return [];
  const complaints = yield* readComplaints(desk);
  const raised = yield* all(alarmsOfDesk, { desk });
  const newestMs = Math.max(...[...raised, ...complaints].map(({ raisedAtMs }) => raisedAtMs ?? 0));
  if (wanting.every(({ toldMs }) => toldMs >= newestMs)) return [];
  const house = yield* readHouse(desk);
  const refs: AlarmMailRef[] = [];
  for (const row of wanting) {
    const news = yield* readNews(desk, row, house, complaints);
    if (news === undefined) continue;
    const untold = allIn(news).filter(({ raisedAtMs }) => raisedAtMs > row.toldMs);
    const fromMs = Math.min(...untold.map(({ raisedAtMs }) => raisedAtMs));
    refs.push({ agent: row.agent, nextAtMs: Math.max(row.nextAtMs, fromMs) });
  }
  return refs;
}

/** Takes the mail to somebody, if there is one to go now. */
export function beginAlarmMail(
  agent: number,
  context: DeskContext,
): () => Script<Recorded<BegunAlarmMail | undefined>> {
  return bySystem(context, function* ({ desk, nowMs }) {
    const row = (yield* all(wantingAlarmMails, { desk })).find((each) => each.agent === agent);
    if (row === undefined || row.nextAtMs > nowMs) return undefined;
    const house = yield* readHouse(desk);
    const old = (yield* readComplaints(desk)).filter(({ raisedAtMs }) => raisedAtMs <= nowMs);
    const news = yield* readNews(desk, row, house, old);
    if (news === undefined) return undefined;
    const aboutMs = newestOf(news);
    // Tried again with nothing new in it, it is the same mail: who gets it twice can tell (ML3).
    const isSame = row.publicId !== "" && row.aboutMs === aboutMs;
    const publicId = isSame ? row.publicId : `alm_${context.newId()}`;
    const tries = isSame ? row.tries + 1 : 1;
    const { toldMs, email, timeZone } = row;
    const nextAtMs = nowMs + MAIL_TRY_MS;
    yield* run(saveAlarmMail, { desk, agent, toldMs, aboutMs, publicId, tries, nextAtMs });
    const alarms = news.alarms.map((alarm) => ({ ...alarm, ...namesOf(alarm, house.directory) }));
    const complaints = news.complaints.map((each) => ({
      ...each,
      siteName: house.directory.sites.get(each.site)?.name ?? "",
    }));
    return { agent, publicId, begunAtMs: nowMs, email, timeZone, alarms, complaints };
  });
}

/** Writes down what became of it. What a mail server will never have is told as far as it can be; all else goes again, soon. `random` in [0, 1). */
export function endAlarmMail(
  begun: BegunAlarmMail,
  outcome: MailOutcome,
  random: number,
  context: DeskContext,
): () => Script<Recorded<MailEnd>> {
  return bySystem(context, function* ({ desk, nowMs }) {
    const { agent } = begun;
    const row = yield* one(alarmMailOf, { desk, agent });
    if (row === undefined) throw new Error(`agent ${agent} never asked for alarm mails`);
    const { aboutMs, publicId, tries } = row;
    const kept = { desk, agent, aboutMs, publicId };
    if (outcome.kind === "trouble") {
      const delayMs = Math.min(ALARM_MAIL_EVERY_MS, retryDelayMs(tries, random));
      const { toldMs } = row;
      yield* run(saveAlarmMail, { ...kept, toldMs, tries, nextAtMs: nowMs + delayMs });
      return "retried";
    }
    const toldMs = Math.max(row.toldMs, newestOf(begun));
    const nextAtMs = begun.begunAtMs + ALARM_MAIL_EVERY_MS;
    yield* run(saveAlarmMail, { ...kept, toldMs, tries: 0, nextAtMs });
    return outcome.kind === "sent" ? "sent" : "failed";
  });
}

function* readComplaints(desk: number): Script<OpenComplaints[]> {
  const bySite = Map.groupBy(yield* all(complaintsOfSites, { desk }), ({ site }) => site);
  return [...bySite].map(([site, rows]) => {
    const sinceMs = Math.max(...rows.map((row) => row.sinceMs));
    return { site, count: rows.length, sinceMs, raisedAtMs: sinceMs + COMPLAINT_MAIL_MS };
  });
}

/** Somebody of the team, as far as it is asked what they answer for. */
interface Answering {
  readonly agentId: AgentId;
  readonly grants: readonly RoleGrant[];
}

/** The team as far as the decision needs it: its names, and everybody with a console open. */
interface House {
  readonly directory: DirectoryView;
  readonly present: readonly Answering[];
}

function* readHouse(desk: number): Script<House> {
  const directory = yield* readDirectory(desk);
  const present: Answering[] = [];
  for (const { account, publicId, presence, isDisabled } of directory.agents.values())
    if (presence !== "offline" && !isDisabled)
      present.push({
        agentId: publicId,
        grants: yield* all(grantsOfAccount, { desk, account }),
      });
  return { directory, present };
}

/** What a mail tells somebody. */
interface News {
  readonly alarms: readonly Alarm[];
  readonly complaints: readonly OpenComplaints[];
}

/** All that is told to somebody, of alarms and these complaints, if one of it is worth a mail. */
function* readNews(
  desk: number,
  row: Pick<Wanting, "account" | "agent" | "choice" | "toldMs">,
  { directory, present }: House,
  complaints: readonly OpenComplaints[],
): Script<News | undefined> {
  const grants = yield* all(grantsOfAccount, { desk, account: row.account });
  const agentId = directory.agents.get(row.agent)?.publicId;
  const alarms = yield* readAlarms(desk, grants, directory);
  const theirs =
    agentId === undefined
      ? []
      : complaints.filter(({ site }) => answersFor(site, { agentId, grants }, directory));
  const siteOf = ({ siteId }: Alarm) =>
    siteId === null ? 0 : [...directory.sites].find(([, { publicId }]) => publicId === siteId)?.[0];
  const isSeen = (each: Alarm | OpenComplaints) =>
    present.some((who) =>
      "site" in each ? answersFor(each.site, who, directory) : directs(siteOf(each), who.grants),
    );
  return areNews([...alarms, ...theirs], row, isSeen) ? { alarms, complaints: theirs } : undefined;
}

/** Whether somebody answers for the complaints of a site: who is named, else whoever directs there (CM2). */
function answersFor(
  site: number,
  { agentId, grants }: Answering,
  { sites, agents }: DirectoryView,
): boolean {
  const named = sites.get(site)?.complaintsTo;
  const isThere = [...agents.values()].some(
    ({ publicId, isDisabled }) => publicId === named && !isDisabled,
  );
  return isThere ? named === agentId : directs(site, grants);
}

function allIn({ alarms, complaints }: News): readonly { readonly raisedAtMs: number }[] {
  return [...alarms, ...complaints];
}

function newestOf(news: News): number {
  return Math.max(...allIn(news).map(({ raisedAtMs }) => raisedAtMs));
}

function namesOf({ siteId, departmentId }: Alarm, { sites, departments }: DirectoryView) {
  const named = <Of extends { publicId: string; name: string }>(
    from: ReadonlyMap<number, Of>,
    id: string | null,
  ) => [...from.values()].find(({ publicId }) => publicId === id)?.name;
  return {
    departmentName: named(departments, departmentId) ?? "",
    siteName: named(sites, siteId) ?? null,
  };
}
