import { type AgentCommand, Me } from "@presently/shared/protocol";
import { nanoid } from "nanoid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { handle } from "../desk.ts";
import { codeOf, type HttpApp, httpApp } from "./testing/http-app.ts";

/** What a command of the desk does to sessions: the two rooms meet here. */
let http: HttpApp;
let theirs: string;
let agentId: `agt_${string}`;
beforeEach(async () => {
  http = await httpApp();
  const { siteKey } = await http.setUp();
  const { email, password } = await http.addColleague(siteKey, "agent");
  theirs = await http.signIn(email, password);
  ({ agentId } = Me.parse((await http.get("/console/api/me", { cookie: theirs })).json()));
});
afterEach(() => http.close());

/** The owner's command, through the desk. */
function command(change: AgentCommand): Promise<unknown> {
  const found = http.store.db.prepare(
    "select agents.id as agent, agents.publicId as id, account from agents join accounts on accounts.id = account where email like 'ann@%'",
  );
  const owner = found.get() as { agent: number; id: `agt_${string}`; account: number }; // three columns
  const context = { desk: 1, clock: http.clock, newId: () => nanoid() };
  return http.flush.submit(handle({ kind: "agent", ...owner }, change, nanoid(), context));
}

test.each([
  ["another role", { role: "supervisor" }],
  ["being disabled", { isDisabled: true }],
] as const)("R29: %s ends every session of the account for good", async (_what, change) => {
  await command({ type: "agent.update", agentId, ...change });
  expect(codeOf(await http.get("/console/api/me", { cookie: theirs }))).toBe("session.expired");
  if ("isDisabled" in change) await command({ type: "agent.update", agentId, isDisabled: false });
  expect(codeOf(await http.get("/console/api/me", { cookie: theirs }))).toBe("session.expired");
});

test("R29: another name ends nothing", async () => {
  await command({ type: "agent.update", agentId, name: "Renamed" });
  const me = await http.get("/console/api/me", { cookie: theirs });
  expect(me.json()).toMatchObject({ name: "Renamed" });
});
