import { DeskError, type Role } from "@presently/shared/protocol";
import { writeDepartment, writeSite } from "../desk/sites-and-departments.ts";
import { readOrigins } from "../domain/site-origins.ts";
import { one, type Script } from "../store/script.ts";
import { owners } from "../store/statements/accounts.ts";
import { anySite } from "../store/statements/team.ts";
import type { Recorded } from "../store/stored-event.ts";
import { appendAudit } from "./audit.ts";
import { type AccountsDeps, DESK, scriptContext } from "./context.ts";
import type { Passwords } from "./passwords.ts";
import { assertGoodPassword } from "./password-rules.ts";
import { normalizeEmail } from "./sign-in.ts";
import {
  addMember,
  assertFreeEmail,
  assertNoOwner,
  siteNamed,
  tellSettingsChanged,
} from "./team-scripts.ts";

export interface FirstSetup {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly siteName: string;
  readonly origins: readonly string[];
  /** What the first department is called. */
  readonly departmentName: string;
}

export interface Installed {
  readonly account: number;
  readonly siteKey: string;
}

const COMMAND_LINE = "command line";

/** What creates people and sites without an invitation: first set-up, and the commands of whoever runs the server. */
export function createInstallation(deps: AccountsDeps, passwords: Passwords) {
  function hasOwner(): Promise<boolean> {
    return deps.flush.read(function* (): Script<boolean> {
      return (yield* one(owners, { desk: DESK })) !== undefined;
    });
  }

  /** Owner, site, department, line and agent, in one transaction; refuses when there is an owner and changes nothing then. */
  async function setUp(setup: FirstSetup): Promise<Installed> {
    const email = goodEmail(setup.email);
    const origins = readOrigins(setup.origins);
    assertGoodPassword(setup.password, email);
    // Before the work of hashing; asked again in the transaction, where the answer counts.
    if (await hasOwner()) throw new DeskError("owner.exists");
    const passwordHash = await passwords.hash(setup.password);
    const context = scriptContext(deps);
    return await deps.flush.submit(function* (): Script<Recorded<Installed>> {
      yield* assertNoOwner();
      yield* assertFreeEmail(email);
      const { id: department } = yield* writeDepartment(DESK, setup.departmentName, context);
      const { siteKey } = yield* writeSite(
        DESK,
        { name: setup.siteName, origins, department, timeZone: "UTC" },
        context,
      );
      const { name } = setup;
      const { account, agentId } = yield* addMember(
        { email, name, passwordHash, role: "owner", site: 0, department },
        context,
      );
      yield* appendAudit({
        atMs: context.nowMs,
        actor: agentId,
        action: "installation.created",
        subject: siteKey,
        detail: { origins },
      });
      return { answer: { account, siteKey }, events: [] };
    });
  }

  async function addSite(name: string, written: readonly string[]): Promise<{ siteKey: string }> {
    const origins = readOrigins(written);
    const context = scriptContext(deps);
    return await deps.flush.submit(function* (): Script<Recorded<{ siteKey: string }>> {
      const department = yield* firstDepartment();
      const site = { name, origins, department, timeZone: "UTC" };
      const { siteKey } = yield* writeSite(DESK, site, context);
      yield* appendAudit({
        atMs: context.nowMs,
        actor: COMMAND_LINE,
        action: "site.created",
        subject: siteKey,
        detail: { origins },
      });
      const events = yield* tellSettingsChanged("site", "system", context);
      return { answer: { siteKey }, events };
    });
  }

  async function addAgent(agent: {
    readonly email: string;
    readonly name: string;
    readonly password: string;
    readonly role: Role;
    readonly siteKey: string;
  }): Promise<{ agentId: string }> {
    const email = goodEmail(agent.email);
    assertGoodPassword(agent.password, email);
    const passwordHash = await passwords.hash(agent.password);
    const context = scriptContext(deps);
    return await deps.flush.submit(function* (): Script<Recorded<{ agentId: string }>> {
      yield* assertInstalled();
      yield* assertFreeEmail(email);
      const { id, department } = yield* siteNamed(agent.siteKey);
      const { name, role } = agent;
      const isForAll = role === "owner" || role === "admin";
      const site = isForAll ? 0 : id;
      const member = { email, name, passwordHash, role, site, department };
      const { account, agentId } = yield* addMember(member, context);
      yield* appendAudit({
        atMs: context.nowMs,
        actor: COMMAND_LINE,
        action: "agent.created",
        subject: String(account),
        detail: { role, site },
      });
      const events = yield* tellSettingsChanged("team", "system", context);
      return { answer: { agentId }, events };
    });
  }

  return { hasOwner, setUp, addSite, addAgent };
}

/** A new site's visitors are served by the team there is, until somebody gives it a department of its own. */
function* firstDepartment(): Script<number> {
  const first = yield* one(anySite, { desk: DESK });
  if (first === undefined) throw new DeskError("not-found");
  return first.department;
}

function* assertInstalled(): Script<void> {
  if ((yield* one(owners, { desk: DESK })) === undefined) throw new DeskError("not-found");
}

export function goodEmail(written: string): string {
  const email = normalizeEmail(written);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new DeskError("contact.invalid");
  return email;
}
