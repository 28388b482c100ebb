import { AlarmMailRequest, type AlarmMailView, DeskError } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { DESK, type SignedIn } from "../accounts/context.ts";
import { setAlarmMail } from "../desk/alarm-mails.ts";
import { isAtLeast } from "../domain/rights.ts";
import { readComplaintsTo } from "../domain/site-settings.ts";
import { mailSettings } from "../mail/mail-settings.ts";
import { all, one } from "../store/script.ts";
import { alarmMailOf } from "../store/statements/alarm-mails.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** Alarms by mail, each for themselves: for who is told of alarms, or answers for a site's complaints (AL6, AL7). */
export function addAlarmMail(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  const { flush, config } = deps;
  const canMail = mailSettings(config) !== undefined;

  api.get("/alarm-mail", async (request): Promise<AlarmMailView> => {
    const { agent, email } = await told(await cookie.require(request));
    const row = await flush.read(() => one(alarmMailOf, { desk: DESK, agent }));
    return { choice: row?.choice ?? "never", canMail, email };
  });

  api.post("/alarm-mail", async (request) => {
    const { agent } = await told(await cookie.require(request));
    const wanted = AlarmMailRequest.parse(request.body);
    await flush.submit(setAlarmMail({ desk: DESK }, agent, wanted));
    deps.alarmMailer?.wake();
    return {};
  });

  async function told(who: SignedIn): Promise<SignedIn> {
    if (isAtLeast(who.role, "supervisor")) return who;
    const sites = await flush.read(() => all(sitesOfDesk, { desk: DESK }));
    if (sites.some(({ settings }) => readComplaintsTo(settings) === who.agentId)) return who;
    throw new DeskError("not-allowed");
  }
}
