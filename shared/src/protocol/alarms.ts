import * as z from "zod";
import { DepartmentId, SiteId } from "./ids.ts";
import { SpanMs, TimeMs, TimeZone } from "./states.ts";

/**
 * What whoever directs is alarmed of (AL1): `waiting`, somebody waits longer than their site means to let them; `promise`, one that no agent at work
 * holds is nearly due, or broken; `answer`, what somebody left is nearly due, or overdue; `unstaffed`, nobody is online in a department that is open.
 */
export const AlarmKind = z.enum(["waiting", "unstaffed", "promise", "answer"]);
export type AlarmKind = z.infer<typeof AlarmKind>;

/** What an alarm is about: one at a time of each kind, department and site. */
export const alarmSubject = {
  /** Null = the department's, whatever the site. */
  siteId: z.nullable(SiteId),
  departmentId: DepartmentId,
  kind: AlarmKind,
};

/** `waiting`: the wait from which on it is too long. `promise`, `answer`: how long before the time at most. `unstaffed`: 0. */
export const AlarmLimitMs = SpanMs;

/** An alarm that holds. */
export const Alarm = z.object({
  ...alarmSubject,
  limitMs: AlarmLimitMs,
  raisedAtMs: TimeMs,
});
export type Alarm = z.infer<typeof Alarm>;

/** When somebody has alarms mailed: never, while nobody who directs there is signed in, or always (AL6). */
export const AlarmMailChoice = z.enum(["never", "absent", "always"]);
export type AlarmMailChoice = z.infer<typeof AlarmMailChoice>;

/** `POST /console/api/alarm-mail`: one's own choice. */
export const AlarmMailRequest = z.object({
  choice: AlarmMailChoice,
  /** Of whoever chooses: by it the mails tell times (AL6). As it was when left out. */
  timeZone: TimeZone.exactOptional(),
});
export type AlarmMailRequest = z.infer<typeof AlarmMailRequest>;
/** `GET /console/api/alarm-mail`; `email` is where they go; without `canMail` the server has no mail server set up, and none goes. */
export const AlarmMailView = z.object({
  choice: AlarmMailChoice,
  canMail: z.boolean(),
  email: z.string(),
});
export type AlarmMailView = z.infer<typeof AlarmMailView>;
